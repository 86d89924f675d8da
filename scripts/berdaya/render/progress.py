"""The page of a reader's own progress. What it holds for everybody is the index of all scored items; the numbers are
the reader's own and are filled in by `progress.js`, from what the browser has kept."""

from __future__ import annotations

from dataclasses import dataclass

from berdaya.corpus import Corpus
from berdaya.render.addresses import address
from berdaya.render.content import fill
from berdaya.render.inline import Inline
from berdaya.render.items import ItemView
from berdaya.render.page import Page
from berdaya.render.words import WORDS, word


@dataclass(frozen=True)
class Line:
    """One scored item: its stem as plain text, where it is asked, and the passage that answers it."""

    slug: str
    code: str
    rev: int
    concept: str
    stem: str
    link: str
    passage: str
    section: str


@dataclass(frozen=True)
class Part:
    """One concept with its items. `confusable`: the concepts it is set against, from either side."""

    slug: str
    unit: str
    name: str
    link: str
    confusable: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """One unit with its concepts; the last group holds the concepts that stand in no unit."""

    slug: str
    title: str
    parts: tuple[Part, ...]


def progress(corpus: Corpus, page: Page) -> str:
    """The body of the page."""
    assert corpus.scheme
    inline = Inline(corpus, page)
    units = list(corpus.written_units)
    first = address("unit", units[0], page.lang) if units else address("page", "course", page.lang)
    return fill(
        "progress.html",
        page,
        corpus,
        inline=inline,
        groups=groups(corpus, page, inline),
        first=page.link(first),
        site=corpus.scheme.title["id"],
        words=WORDS["progress"],
        quiz_words=WORDS["quiz"],
    )


def groups(corpus: Corpus, page: Page, inline: Inline) -> list[Group]:
    """The index: units, concepts and items in the order of the course."""
    made = [
        Group(
            slug,
            unit.title[page.lang],
            tuple(
                _part(corpus, page, inline, slug, entry.concept)
                for entry in unit.concepts
                if entry.concept in corpus.concepts
            ),
        )
        for slug, unit in corpus.written_units.items()
    ]
    others = tuple(
        _part(corpus, page, inline, "", slug) for slug in corpus.concepts if slug not in corpus.unit_of
    )
    made.append(Group("", word(page.lang, "progress_others"), others))
    return [group for group in made if any(part.lines for part in group.parts)]


def _part(corpus: Corpus, page: Page, inline: Inline, unit: str, slug: str) -> Part:
    return Part(
        slug,
        unit,
        corpus.concepts[slug].pref_label[page.lang],
        page.link(address("concept", slug, page.lang)),
        corpus.relations[slug].get("contrasts_with", ()),
        tuple(_line(corpus, page, inline, item) for item in corpus.scored_of.get(slug, ())),
    )


def _line(corpus: Corpus, page: Page, inline: Inline, slug: str) -> Line:
    item, view = corpus.items[slug], ItemView(corpus, page, inline, slug, None)
    return Line(
        slug,
        item.code,
        item.rev,
        item.concept,
        inline.plain(item.stem[page.lang]),
        f"{page.link(address('quiz', item.concept, page.lang))}#item-{slug}",
        view.again,
        view.section,
    )
