"""Pages that list others: home, course, quizzes, glossary, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from berdaya.corpus import Corpus
from berdaya.render.addresses import address
from berdaya.render.citation import reference
from berdaya.render.content import fill, other, unit_concepts, unit_items
from berdaya.render.inline import Inline
from berdaya.render.page import Page, Step

_ROLES = ("primary", "cited", "candidate", "probable", "supporting", "further")


def home(corpus: Corpus, page: Page, own: str) -> str:
    """What this is and where to begin; `own` is what was written by hand."""
    inline = Inline(corpus, page)
    begin = [Step(unit.title[page.lang], address("unit", slug, page.lang)) for slug, unit in corpus.written_units.items()]
    systems = [
        {
            "name": corpus.concepts[slug].pref_label[page.lang],
            "address": address("concept", slug, page.lang),
            "definition": inline.html(corpus.concepts[slug].definition[page.lang]),
        }
        for slug in corpus.path
        if not corpus.concepts[slug].part_of
    ]
    return fill(
        "home.html",
        page,
        corpus,
        inline=inline,
        scheme=corpus.scheme,
        first=begin[0] if begin else None,
        course=address("page", "course", page.lang),
        today=f"{address('page', 'progress', page.lang)}#today",
        systems=systems,
        own=Markup(own),
    )


def course(corpus: Corpus, page: Page, keep: Markup) -> str:
    """All units, written and planned; `keep` saves them for offline."""
    inline = Inline(corpus, page)
    units = []
    for slug, unit in corpus.units.items():
        written = slug in corpus.written_units
        units.append(
            {
                "title": unit.title[page.lang],
                "address": address("unit", slug, page.lang) if written else None,
                "summary": inline.html(unit.summary[page.lang]) if written else None,
                "concepts": unit_concepts(corpus, slug, page.lang),
                "quiz": address("quiz", slug, page.lang) if written else None,
                "count": len(unit_items(corpus, slug)),
            }
        )
    return fill("course.html", page, corpus, inline=inline, units=units, keep=keep)


def quizzes(corpus: Corpus, page: Page) -> str:
    """Every quiz, with its own address."""

    def entry(slug: str, name: str, count: int) -> dict[str, Any]:
        return {"name": name, "link": page.link(address("quiz", slug, page.lang)), "count": count}

    return fill(
        "quizzes.html",
        page,
        corpus,
        today=f"{address('page', 'progress', page.lang)}#today",
        units=[entry(slug, unit.title[page.lang], len(unit_items(corpus, slug)))
               for slug, unit in corpus.written_units.items()],
        concepts=[entry(slug, corpus.concepts[slug].pref_label[page.lang], len(corpus.scored_of[slug]))
                  for slug in corpus.path if slug in corpus.scored_of],
    )  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One line of the glossary: a concept (with the link to its page) or a term."""

    slug: str
    name: str
    other: str  # the name in the other language
    sense: str
    link: str | None = None
    note: str | None = None
    accepted: Sequence[str] = ()
    forbidden: Sequence[str] = ()
    more: tuple[str, str] | None = None  # the concept that explains a term: its name and its link


def glossary(corpus: Corpus, page: Page) -> str:
    """Concepts and terms from A to Z in the page's language, each with the other language's name."""
    lang, inline = page.lang, Inline(corpus, page)
    entries = [
        Entry(
            slug=slug,
            name=concept.pref_label[lang],
            other=concept.pref_label[other(lang)],
            sense=inline.html(concept.definition[lang]),
            link=page.link(address("concept", slug, lang)),
            accepted=concept.alt_labels[lang],
        )
        for slug, concept in corpus.concepts.items()
    ]
    for slug, term in corpus.terms.items():
        explained = corpus.concepts.get(term.concept or "")
        entries.append(
            Entry(
                slug=slug,
                name=term.preferred[lang],
                other=term.preferred[other(lang)],
                sense=inline.html(term.sense[lang]),
                note=inline.html(term.note[lang]) if term.note else None,
                accepted=term.accepted[lang],
                forbidden=term.forbidden[lang],
                more=(explained.pref_label[lang], page.link(address("concept", explained.slug, lang)))
                if explained
                else None,
            )
        )
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.name.lower()):
        letters.setdefault(entry.name[0].upper(), []).append(entry)
    return fill("glossary.html", page, corpus, inline=inline, letters=list(letters.items()))


def sources(corpus: Corpus, page: Page) -> str:
    """Every source, by role."""
    groups = [
        (role, [Step(source.label[page.lang], address("source", slug, page.lang))
                for slug, source in corpus.sources.items() if source.role == role])
        for role in _ROLES
    ]  # fmt: skip
    return fill("sources.html", page, corpus, groups=[(role, steps) for role, steps in groups if steps])


def source(corpus: Corpus, page: Page, uses: Sequence[str]) -> str:
    """One source: what this project takes from it, through whom, what is known of it, and the concepts of its `uses`."""
    record = corpus.sources[page.slug]
    return fill("source.html", page, corpus, s=record, fields=reference(record), used=uses)
