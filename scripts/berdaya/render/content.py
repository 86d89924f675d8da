"""The body of each kind of page, from records by way of templates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.items import interaction
from berdaya.models import Unit
from berdaya.render import citation
from berdaya.render.addresses import address
from berdaya.render.inline import Inline
from berdaya.render.items import Items
from berdaya.render.page import Page, Step
from berdaya.render.words import quiz_words, word


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("berdaya", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, page: Page, corpus: Corpus, **more: Any) -> str:
    """The body of `page`: `template` filled with the page's tools and `more`."""
    tools = {
        "page": page,
        "lang": page.lang,
        "other_lang": other(page.lang),
        "corpus": corpus,
        "t": partial(word, page.lang),
        "x": more.pop("inline", None) or Inline(corpus, page),
        "concept_link": lambda slug: page.link(address("concept", slug, page.lang)),
        "source_link": lambda slug: page.link(address("source", slug, page.lang)),
    }
    return _templates().get_template(template).render(**tools, **more)


def other(lang: Lang) -> Lang:
    """The other language."""
    return LANGS[1] if lang == LANGS[0] else LANGS[0]


def items_of(corpus: Corpus) -> Items:
    """The forms of all items, for the pages of one site."""
    return Items(_templates(), corpus)


def concept(corpus: Corpus, items: Items, page: Page) -> str:
    """The page of a concept."""
    record = corpus.concepts[page.slug]
    inline, chains = Inline(corpus, page), citation.Chains(corpus, page.lang)
    listed = {name for table in record.lists.values() for name in table.members}
    related = [(name, slugs) for name, slugs in corpus.relations[page.slug].items()]
    known = {slug for _, slugs in related for slug in slugs}
    backlinks = tuple(slug for slug in corpus.backlinks.get(page.slug, ()) if slug not in known)
    return fill(
        "concept.html",
        page,
        corpus,
        inline=inline,
        c=record,
        b=record.body,
        chains=chains,
        loose=[name for name in record.statements if name not in listed],
        page_sources=citation.sources_of(corpus, page.slug),
        related=related + ([("backlinks", backlinks)] if backlinks else []),
        items=items,
        quiz_words=_quiz_words(corpus, [*record.self_check, record.reflection, record.task]),
        quiz_links=_quiz_links(corpus, page),
        reviewed=_reviewed(corpus, page),
    )


def _quiz_links(corpus: Corpus, page: Page) -> Markup:
    """Where the rest of a concept's items are: its own quiz, and the unit's."""
    count = len(corpus.scored_of.get(page.slug, ()))
    links = [(word(page.lang, "all_items", n=count), address("quiz", page.slug, page.lang))]
    if unit := corpus.unit_of.get(page.slug):
        links.append((word(page.lang, "unit_quiz_link"), address("quiz", unit, page.lang)))
    return Markup(" · ").join(Markup('<a href="{}">{}</a>').format(page.link(there), name) for name, there in links)


def _reviewed(corpus: Corpus, page: Page) -> list[str]:
    record = corpus.concepts[page.slug]
    t = partial(word, page.lang)
    slugs = corpus.scored_of.get(page.slug, ())
    solved = sum(corpus.items[slug].review.solver is not None for slug in slugs)
    said = [t("reviewed_items", n=solved, all=len(slugs))]
    native = record.review.lang_id if page.lang == "id" else record.review.lang_en
    said.append(t("reviewed_lang_done", date=native) if native else t("reviewed_lang"))
    done = record.review.practitioner
    said.append(t("reviewed_practitioner_done", date=done) if done else t("reviewed_practitioner"))
    return said


def quiz(corpus: Corpus, items: Items, page: Page, concepts: list[str], back: Step, intro: str) -> str:
    """A quiz with an address of its own: all items of `concepts`, numbered through, a heading for each concept."""
    inline = Inline(corpus, page)
    parts, first = [], 1
    for slug in concepts:
        if entries := corpus.scored_of.get(slug, ()):
            # No dictionary: a template would find its own method `items` first.
            parts.append(Part(slug, corpus.concepts[slug].pref_label[page.lang], first, entries))
            first += len(entries)
    heading = 3 if len(parts) > 1 else 2
    words = _quiz_words(corpus, [slug for part in parts for slug in part.items])
    return fill("quiz.html", page, corpus, inline=inline, parts=parts, heading=heading, back=back, intro=intro, items=items,
                quiz_words=words)  # fmt: skip


def _quiz_words(corpus: Corpus, slugs: Iterable[str]) -> dict[str, Any]:
    return quiz_words({interaction(corpus.items[slug]).kind for slug in slugs})


class Part(NamedTuple):
    """The items of one concept in a quiz, and the number of the first."""

    slug: str
    name: str
    first: int
    items: tuple[str, ...]


def unit(corpus: Corpus, page: Page, keep: Markup) -> str:
    """The page of a unit: case, path, objectives, session plan; `keep` saves it for offline."""
    record = corpus.units[page.slug]
    assert isinstance(record, Unit)
    steps, clock = [], 0
    for step in record.session_plan.steps:
        steps.append((step, clock, clock + step.minutes))
        clock += step.minutes
    expected = [
        (entry, corpus.misconceptions[entry.misconception].belief[page.lang], _mistake_link(corpus, page, entry.misconception))
        for entry in record.session_plan.expected
    ]
    return fill(
        "unit.html",
        page,
        corpus,
        u=record,
        plan=record.session_plan,
        opening=record.cases[record.opening_case],
        others=[case for name, case in record.cases.items() if name != record.opening_case],
        concepts=unit_concepts(corpus, page.slug, page.lang),
        required=[unit_step(corpus, slug, page.lang) for slug in record.requires],
        quiz=address("quiz", page.slug, page.lang),
        count=len(unit_items(corpus, page.slug)),
        steps=steps,
        expected=expected,
        keep=keep,
    )


def _mistake_link(corpus: Corpus, page: Page, misconception: str) -> str:
    owner, name = misconception.rsplit("--", 1)
    on_page = any(mistake.misconception == name for mistake in corpus.concepts[owner].body.mistakes)
    section = misconception if on_page else "mistakes"
    return f"{page.link(address('concept', owner, page.lang))}#{section}"


def unit_step(corpus: Corpus, slug: str, lang: Lang) -> Step:
    """A unit's title, with its address if it is written."""
    written = slug in corpus.written_units
    return Step(corpus.units[slug].title[lang], address("unit", slug, lang) if written else None)


def unit_concepts(corpus: Corpus, slug: str, lang: Lang) -> list[Step]:
    """The concepts of a unit in order, planned ones without an address."""
    return [
        Step(entry.planned[lang], None)
        if entry.planned
        else Step(corpus.concepts[entry.concept].pref_label[lang], address("concept", entry.concept, lang))
        for entry in corpus.units[slug].concepts
    ]


def unit_items(corpus: Corpus, slug: str) -> list[str]:
    """The items of a unit's quiz: all of its concepts, in the order of the path."""
    return [item for entry in corpus.units[slug].concepts for item in corpus.scored_of.get(entry.concept, ())]
