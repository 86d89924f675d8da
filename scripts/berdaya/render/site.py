"""The whole site in memory: every page of both languages, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.ownpages import HOME
from berdaya.render import citation, content, lists
from berdaya.render.addresses import address
from berdaya.render.assets import ASSETS, Asset, published
from berdaya.render.handwritten import handwritten
from berdaya.render.inline import Inline
from berdaya.render.items import Items
from berdaya.render.offline import ALL, keep_box, offline
from berdaya.render.page import EVERY, SHELL, Page, Settings, Step
from berdaya.render.progress import progress
from berdaya.render.search import search
from berdaya.render.words import WORDS, word

Body = Callable[[Page], str]


@dataclass(frozen=True)
class Site:
    """Pages by their `uri`, in the order of reading; the files beside them are made when they are asked for."""

    corpus: Corpus
    settings: Settings
    pages: dict[str, Page] = field(repr=False)

    def navigation(self, lang: Lang) -> list[Page]:
        """The pages of one language."""
        return [page for page in self.pages.values() if page.lang == lang]

    def asset(self, name: str) -> Asset:
        """The file of a plain name."""
        if name not in self._made:
            self._made[name] = ASSETS[name](self)
        return self._made[name]

    def published(self, name: str) -> str:
        """The published name of the file of a plain name; a preview makes a file only when it is asked for it."""
        return name if self.settings.reloads == "berdaya" else published(name, self.asset(name))

    @property
    def files(self) -> dict[str, Asset]:
        """All files beside the pages, by published name."""
        return {self.published(name): self.asset(name) for name in ASSETS}

    @cached_property
    def _made(self) -> dict[str, Asset]:
        return {}


def render(corpus: Corpus, settings: Settings | None = None) -> Site:
    """Every page of the site for a corpus without errors. Bodies are made when they are asked for.

    What a body is made of, besides the corpus, is in the keywords of its partial: `reuse` looks there.
    """
    settings, items = settings or Settings(), content.items_of(corpus)
    pages = [replace(page, settings=settings) for lang in LANGS for page in _pages(corpus, items, lang)]
    pages += [replace(_search(corpus, lang, lambda name: site.published(name)), settings=settings) for lang in LANGS]
    site = Site(corpus, settings, {page.uri: page for page in pages})
    return site


def _pages(corpus: Corpus, items: Items, lang: Lang) -> list[Page]:
    own = _written_by_hand(corpus, lang)
    course = _course(corpus, lang)
    path: list[Page] = []  # the way through the course: each unit's page, its concepts, its quiz
    for slug in corpus.written_units:
        path.append(_unit(corpus, lang, slug))
        path += [_concept(corpus, items, lang, entry.concept) for entry in corpus.units[slug].concepts
                 if entry.concept in corpus.concepts]  # fmt: skip
        path.append(_unit_quiz(corpus, items, lang, slug))
    made = [_home(corpus, lang, own.pop(HOME, None)), course, *_along(path, lang, course)]
    made += [_concept(corpus, items, lang, slug) for slug in corpus.concepts if slug not in corpus.unit_of]
    made += [_concept_quiz(corpus, items, lang, slug) for slug in corpus.concepts if slug in corpus.scored_of]
    made += [
        _list(corpus, lang, "quizzes", "quizzes_title", "quizzes_intro", lists.quizzes),
        _list(corpus, lang, "glossary", "glossary_title", "glossary_intro", lists.glossary),
        _list(corpus, lang, "sources", "sources_title", "sources_intro", lists.sources),
        _offline(corpus, lang),
        replace(_list(corpus, lang, "progress", "progress_title", "progress_intro", progress), is_tool=True),
    ]
    uses = citation.uses(corpus)
    made += [_source(corpus, lang, slug, uses[slug]) for slug in corpus.sources]
    return made + list(own.values())


def _home(corpus: Corpus, lang: Lang, own: Page | None) -> Page:
    assert corpus.scheme
    return Page("home", "", lang, corpus.scheme.title[lang], _plain(corpus, lang, corpus.scheme.description[lang]),
                partial(_home_body, corpus, own=own), source_path=own.source_path if own else None,
                sets=(EVERY,))  # fmt: skip


def _home_body(corpus: Corpus, page: Page, own: Page | None) -> str:
    return lists.home(corpus, page, own.body(page) if own else "")


def _course(corpus: Corpus, lang: Lang) -> Page:
    return _list(corpus, lang, "course", "course_title", "course_intro", _course_body)


def _list(
    corpus: Corpus, lang: Lang, slug: str, title: str, intro: str, body: Callable[[Corpus, Page], str]
) -> Page:
    return Page("page", slug, lang, word(lang, title), word(lang, intro), partial(body, corpus), sets=(EVERY,))


def _along(path: list[Page], lang: Lang, course: Page) -> list[Page]:
    """The pages of the path, each knowing the one before it (the first: the course) and the one after it."""
    steps = [Step(word(lang, "course"), course.address), *(Step(page.title, page.address) for page in path), None]
    return [replace(page, previous=steps[at], next=steps[at + 2]) for at, page in enumerate(path)]


def _crumbs(corpus: Corpus, lang: Lang, unit: str | None) -> tuple[Step, ...]:
    trail = [Step(word(lang, "course"), address("page", "course", lang))]
    if unit:
        number = list(corpus.units).index(unit) + 1
        trail.append(Step(f"{word(lang, 'unit')} {number}: {corpus.units[unit].title[lang]}", address("unit", unit, lang)))
    return tuple(trail)


def _unit(corpus: Corpus, lang: Lang, slug: str) -> Page:
    unit = corpus.written_units[slug]
    return Page("unit", slug, lang, unit.title[lang], _plain(corpus, lang, unit.summary[lang]),
                partial(_unit_body, corpus), source_path=_file(corpus, "unit", slug),
                crumbs=_crumbs(corpus, lang, None), sets=(slug,))  # fmt: skip


def _unit_body(corpus: Corpus, page: Page) -> str:
    return content.unit(corpus, page, keep_box(corpus, page, page.slug))


def _course_body(corpus: Corpus, page: Page) -> str:
    return lists.course(corpus, page, keep_box(corpus, page, ALL))


def _offline(corpus: Corpus, lang: Lang) -> Page:
    said = WORDS["keeping"]["page"]
    return Page("page", "offline", lang, said["title"][lang], said["description"][lang], partial(offline, corpus),
                sets=(EVERY, SHELL), is_tool=True)  # fmt: skip


def _search(corpus: Corpus, lang: Lang, published: Callable[[str], str]) -> Page:
    body = partial(_search_body, corpus, published)
    return Page("page", "search", lang, word(lang, "search_title"), word(lang, "search_intro"), body, sets=(EVERY,), is_tool=True)


def _search_body(corpus: Corpus, published: Callable[[str], str], page: Page) -> str:
    list(corpus.records())  # so that whoever watches sees what the index, whose name tells what is in it, is made of
    return search(corpus, page, page.link(published(f"assets/search-{page.lang}.json")))


def _concept(corpus: Corpus, items: Items, lang: Lang, slug: str) -> Page:
    concept = corpus.concepts[slug]
    names = ["situation", "idea", "contrast", "case", "mistakes", "self_check", "reflection", "task", "statements"]
    names += ["notes"] if concept.notes else []
    return Page(
        "concept", slug, lang, concept.pref_label[lang], _plain(corpus, lang, concept.definition[lang]),
        partial(content.concept, corpus, items), source_path=_file(corpus, "concept", slug),
        crumbs=_crumbs(corpus, lang, corpus.unit_of.get(slug)),
        sections=tuple(Step(word(lang, name), f"#{name.replace('_', '-')}") for name in names),
        sets=_units(corpus, slug),
    )  # fmt: skip


def _unit_quiz(corpus: Corpus, items: Items, lang: Lang, slug: str) -> Page:
    unit = corpus.written_units[slug]
    concepts = [entry.concept for entry in unit.concepts if entry.concept in corpus.concepts]
    back = Step(unit.title[lang], address("unit", slug, lang))
    intro = _plain(corpus, lang, unit.quiz_intro[lang])
    return Page("quiz", slug, lang, word(lang, "quiz_of", title=unit.title[lang]), intro,
                partial(content.quiz, corpus, items, concepts=concepts, back=back, intro=intro),
                source_path=_file(corpus, "unit", slug), crumbs=_crumbs(corpus, lang, slug), sets=(slug,))  # fmt: skip


def _concept_quiz(corpus: Corpus, items: Items, lang: Lang, slug: str) -> Page:
    label = corpus.concepts[slug].pref_label[lang]
    back = Step(label, address("concept", slug, lang))
    intro = word(lang, "self_check_intro")
    path = corpus.origins["item", corpus.scored_of[slug][0]].file.path
    return Page("quiz", slug, lang, word(lang, "quiz_of", title=label), intro,
                partial(content.quiz, corpus, items, concepts=[slug], back=back, intro=intro), source_path=path,
                crumbs=(*_crumbs(corpus, lang, corpus.unit_of.get(slug)), back), sets=_units(corpus, slug))  # fmt: skip


def _source(corpus: Corpus, lang: Lang, slug: str, uses: list[str]) -> Page:
    source = corpus.sources[slug]
    return Page("source", slug, lang, source.label[lang], _plain(corpus, lang, source.takes[lang]),
                partial(lists.source, corpus, uses=uses), source_path=_file(corpus, "source", slug),
                crumbs=(Step(word(lang, "sources"), address("page", "sources", lang)),),
                sets=_units(corpus, *uses))  # fmt: skip


def _units(corpus: Corpus, *concepts: str) -> tuple[str, ...]:
    """The units in which concepts stand, with which their pages are kept."""
    return tuple(dict.fromkeys(corpus.unit_of[slug] for slug in concepts if slug in corpus.unit_of))


def _file(corpus: Corpus, kind: str, slug: str) -> str:
    return corpus.origins[kind, slug].file.path


def _plain(corpus: Corpus, lang: Lang, text: str) -> str:
    return Inline(corpus, Page("page", "", lang, "", "", lambda page: "")).plain(text)


def _written_by_hand(corpus: Corpus, lang: Lang) -> dict[str, Page]:
    return {
        own.slug: Page("page", own.slug, lang, own.title, own.description, partial(handwritten, corpus, text=own.text),
                       source_path=own.path)
        for own in corpus.own_pages if own.lang == lang
    }  # fmt: skip
