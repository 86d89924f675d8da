"""What can be found: every page and every entry of the glossary, with its names and the text of its sections.

Taken from records, never from HTML. Scored items are left out: who searches must not land on a wrong option.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang, texts_in
from berdaya.links import LINK
from berdaya.models import Concept, Unit
from berdaya.ownpages import HOME
from berdaya.render.addresses import address
from berdaya.render.citation import reference
from berdaya.render.content import other
from berdaya.render.inline import Inline
from berdaya.render.page import Page
from berdaya.render.words import word

# How a result is called, by the letter that stands for it in the index; in the order of their rank.
KINDS = {"c": "search_concept", "t": "search_term", "u": "search_unit", "s": "search_source", "p": "search_page"}

_HEADING = re.compile(r"^#{2,3} (.+?)(?: *\{: *#([\w-]+) *\})?$", re.MULTILINE)
_MARKS = re.compile(r"<!--.*?-->|</?(?:br|code|kbd)>|&#\d+;|\{:.*?\}|\]\([^)]*\)|[`*\[]", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A part of a page: its id there ("": the page itself), its name, its text without marks."""

    anchor: str
    name: str
    text: str


@dataclass(frozen=True)
class Entry:
    """Something that can be found. `names` and `foreign` lead to it, in the page's language and in the other."""

    kind: str
    slug: str
    title: str
    address: str
    summary: str
    names: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(default=(), repr=False)


def entries(corpus: Corpus, pages: Iterable[Page]) -> list[Entry]:
    """Everything that can be found in the language of `pages`, in the order of rank."""
    found: list[Entry] = []
    glossary = ""
    for page in pages:
        lang = page.lang
        if page.slug == "glossary":
            glossary = page.address
        if page.kind == "concept":
            found.append(_concept(corpus, page))
        elif page.kind == "unit":
            found.append(_unit(corpus, page))
        elif page.kind == "source":
            found.append(_source(corpus, page))
        elif page.kind in ("page", "home") and page.slug not in ("search", "offline"):
            found.append(_page(corpus, page))
    if found:
        found += [_term(corpus, lang, slug, glossary) for slug in corpus.terms]
    return sorted(found, key=lambda entry: list(KINDS).index(entry.kind))


def _plain(corpus: Corpus, page: Page, parts: Any) -> str:
    """All texts inside `parts`, in the page's language, without marks."""
    text = "\n".join(text[page.lang] for _, text in texts_in(parts))
    return Inline(corpus, page).plain(text)


def _concept(corpus: Corpus, page: Page) -> Entry:
    record: Concept = corpus.concepts[page.slug]
    body, lang = record.body, page.lang
    plain = partial(_plain, corpus, page)
    beliefs = [record.misconceptions[mistake.misconception].belief for mistake in body.mistakes]
    statements = list(record.statements.values())
    labels = [table.label for table in record.lists.values()]
    sections = [
        Section("", "", plain([record.definition, body.aims])),
        Section("situation", word(lang, "situation"), plain(body.situation)),
        Section("idea", word(lang, "idea"), plain([body.idea, body.diagram and body.diagram.caption])),
        Section("contrast", word(lang, "contrast"), plain(body.contrast)),
        Section("case", word(lang, "case"), plain(body.case)),
        Section("mistakes", word(lang, "mistakes"), plain([beliefs, body.mistakes])),
        Section("reflection", word(lang, "reflection"), plain(_asked(corpus, record.reflection))),
        Section("task", word(lang, "task"), plain(_asked(corpus, record.task))),
        Section("statements", word(lang, "statements"),
                "\n".join([plain([labels, [[each.text, each.label] for each in statements]]), *_voices(corpus, record)])),
        Section("notes", word(lang, "notes"), plain([note.text for note in record.notes.values()])),
    ]  # fmt: skip
    terms = [term for term in corpus.terms.values() if term.concept == page.slug]

    def names(lang: Lang) -> tuple[str, ...]:
        forms = [form for term in terms for form in (term.preferred[lang], *term.accepted[lang], *term.forbidden[lang])]
        return (*record.alt_labels[lang], *forms)

    return Entry("c", page.slug, page.title, page.address, page.description, names(lang),
                 (record.pref_label[other(lang)], *names(other(lang))), _filled(sections))  # fmt: skip


def _asked(corpus: Corpus, slug: str) -> Any:
    """What a reflection or a village task asks and advises; without what one checks oneself by."""
    item = corpus.items[slug]
    given = {name: getattr(item.interaction, name) for name in type(item.interaction).model_fields}  # type: ignore[attr-defined]
    return [item.scenario, item.stem, [value for name, value in given.items() if name not in ("criteria", "sample")]]


def _voices(corpus: Corpus, record: Concept) -> Iterator[str]:
    """Who is quoted on a concept's page."""
    assert corpus.scheme
    for slug in dict.fromkeys(name for statement in record.statements.values() for name in statement.said_by):
        voice = corpus.scheme.voices[slug]
        yield f"{voice.name} {voice.year or ''} {voice.at_first.id if voice.at_first else ''}"


def _unit(corpus: Corpus, page: Page) -> Entry:
    unit = corpus.units[page.slug]
    assert isinstance(unit, Unit)
    lang, plan = page.lang, unit.session_plan
    plain = partial(_plain, corpus, page)
    cases = [unit.cases[unit.opening_case], *(case for name, case in unit.cases.items() if name != unit.opening_case)]
    expected = [[corpus.misconceptions[entry.misconception].belief, entry.response] for entry in plan.expected]
    sections = [
        Section("", "", plain(unit.summary)),
        *(Section(f"case-{n}" if n > 1 else "case", case.title[lang], plain(case)) for n, case in enumerate(cases, 1)),
        Section("objectives", word(lang, "objectives"), plain(list(unit.objectives.values()))),
        Section("session-plan", word(lang, "session_plan"),
                plain([plan.preparation, plan.materials, plan.steps, plan.offline])),
        Section("groups", word(lang, "groups"), plain([plan.group_of_8, plan.group_of_20, plan.group_of_40])),
        Section("expected", word(lang, "expected"), plain(expected)),
    ]  # fmt: skip
    foreign = (unit.title[other(lang)],)
    return Entry("u", page.slug, page.title, page.address, page.description, (), foreign, _filled(sections))


def _source(corpus: Corpus, page: Page) -> Entry:
    record = corpus.sources[page.slug]
    fields = [value for name, value in reference(record) if name not in ("url", "doi", "isbn")]
    text = _plain(corpus, page, [record.takes, record.note])
    whole = (Section("", "", "\n".join([text, record.cited_as or "", *fields])),)
    foreign = (record.label[other(page.lang)],)
    return Entry("s", page.slug, page.title, page.address, page.description, (), foreign, whole)


def _page(corpus: Corpus, page: Page) -> Entry:
    """A page written by hand, or one that lists others: of that, only what it says itself."""
    lang = page.lang
    written = {own.slug: own for own in corpus.own_pages if own.lang == lang}
    own = written.get(HOME if page.kind == "home" else page.slug)
    sections = [Section("", "", page.description)]
    if own:
        sections += _sections(corpus, page, own.text)
    if page.slug == "course":
        planned = [unit.title[lang] for slug, unit in corpus.units.items() if slug not in corpus.written_units]
        sections.append(Section("", "", "\n".join([*planned, *(name[lang] for name in corpus.planned.values())])))
    return Entry("p", page.slug, page.title, page.address, page.description, sections=_filled(sections))


def _sections(corpus: Corpus, page: Page, text: str) -> Iterator[Section]:
    """The parts of a page written in Markdown, by its headings of the second and third level."""
    inline = Inline(corpus, page)
    text = text.split("\n", 1)[1] if text.startswith("# ") else text
    starts = [*_HEADING.finditer(text)]
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    yield Section("", "", _bare(inline, text[: starts[0].start()] if starts else text))
    for match, end in zip(starts, ends, strict=True):
        yield Section(match[2] or "", _bare(inline, match[1]), _bare(inline, text[match.start() : end]))


def _bare(inline: Inline, text: str) -> str:
    """Markdown without its marks; <slug> and the like are code, and readers see them."""
    return _MARKS.sub(" ", LINK.sub(lambda match: inline.plain(match[0]), text)).strip()


def _term(corpus: Corpus, lang: Lang, slug: str, glossary: str) -> Entry:
    term = corpus.terms[slug]
    page = Page("page", "glossary", lang, "", "", lambda page: "")
    texts = _plain(corpus, page, [term.sense, term.note])
    names, foreign = (
        (*term.accepted[each], *term.forbidden[each]) for each in (lang, next(each for each in LANGS if each != lang))
    )
    return Entry("t", slug, term.preferred[lang], f"{glossary}#{slug}", _plain(corpus, page, term.sense), names,
                 (term.preferred[other(lang)], *foreign), (Section("", "", texts),))  # fmt: skip


def _filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.text)
