"""What stands in the one file of a unit: its page, its concepts with all their items, its words and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from berdaya.corpus import Corpus, RecordId
from berdaya.fields import Lang
from berdaya.items import interaction
from berdaya.links import links_in
from berdaya.render import citation, content
from berdaya.render.addresses import address
from berdaya.render.inline import Inline
from berdaya.render.lists import Entry
from berdaya.render.page import Page, Settings
from berdaya.render.part import Target, as_part
from berdaya.render.words import WORDS, quiz_words

# Where the files stand on the site, from where they are taken along.
FOLDER = "downloads"

_TO_WORD = re.compile(r'href="#word/([^"]+)"')


def file_name(unit: str, lang: Lang) -> str:
    """The name of the file of a unit, by which people know it again among what they were sent."""
    return f"berdaya-{unit}-{lang}.html"


@dataclass(frozen=True)
class Section:
    """One concept: its slug and name, its HTML, and the number of its questions."""

    slug: str
    name: str
    html: Markup
    count: int


@dataclass(frozen=True)
class Booklet:
    """The content of the file of the written unit `unit` in one language."""

    corpus: Corpus
    settings: Settings
    unit: str
    lang: Lang

    def body(self) -> str:
        """Its HTML, for the main part of the file."""
        unit = str(self._part(content.unit(self.corpus, self.page, Markup("")), self.page, "", 0))
        start = unit.index("<h2")  # what the file is comes after the unit's title and summary
        sections = self._sections()
        met = dict.fromkeys(slug for html in (unit, *(each.html for each in sections)) for slug in _TO_WORD.findall(html))
        return content.fill(
            "onefile.html",
            self.page,
            self.corpus,
            said=WORDS["onefile"],
            number=list(self.corpus.units).index(self.unit) + 1,
            changed=self._changed(),
            url=self.settings.site_url,
            other_file=file_name(self.unit, content.other(self.lang)),
            folder=FOLDER,
            opening=Markup(unit[:start]),  # noqa: S704 (made by our templates)
            rest=Markup(unit[start:]),  # noqa: S704
            sections=sections,
            entries=sorted([*self._terms(), *self._others(met)], key=lambda entry: entry.name.casefold()),
            sources=[(self.corpus.sources[slug], citation.reference(self.corpus.sources[slug])) for slug in self._sources],
            quiz_words=quiz_words({interaction(self.corpus.items[item]).kind for item in self._items}),
        )

    @cached_property
    def page(self) -> Page:
        """The unit's own page."""
        return self._page("unit", self.unit, self.corpus.units[self.unit].title[self.lang])

    def _page(self, kind: str, slug: str, title: str) -> Page:
        # Without a repository no item brings a link for reports of its own: together they would be a tenth of the file.
        settings = replace(self.settings, repo_url="")
        return Page(kind, slug, self.lang, title, "", lambda page: "", settings=settings)

    @cached_property
    def _slugs(self) -> tuple[str, ...]:
        entries = self.corpus.written_units[self.unit].concepts
        return tuple(entry.concept for entry in entries if entry.concept in self.corpus.concepts)

    @cached_property
    def _items(self) -> tuple[str, ...]:
        return tuple(item for slug in self._slugs for item in self.corpus.items_of.get(slug, ()))

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for slug in self._slugs for name in citation.sources_of(self.corpus, slug)))

    @cached_property
    def _records(self) -> set[RecordId]:
        """All records that are printed, but for terms."""
        cases = [slug for slug, case in self.corpus.cases.items() if set(case.decisions) & set(self._items)]
        tables = {"unit": [self.unit], "concept": self._slugs, "item": self._items, "case": cases, "source": self._sources}
        return {(kind, slug) for kind, slugs in tables.items() for slug in slugs}

    def _changed(self) -> str:
        """The edition: when the newest record of the file was changed."""
        return str(max(record.changed for name, record in self.corpus.records() if name in self._records))

    def _sections(self) -> list[Section]:
        # Not only the items of the self-check: the quizzes have no pages of their own here.
        concepts = dict(self.corpus.concepts)
        for slug in self._slugs:
            scored = list(self.corpus.scored_of.get(slug, ()))
            concepts[slug] = concepts[slug].model_copy(update={"self_check": scored})
        corpus = replace(self.corpus, concepts=concepts)
        items, made = content.items_of(corpus), []
        for slug in self._slugs:
            page = self._page("concept", slug, concepts[slug].pref_label[self.lang])
            html = self._part(content.concept(corpus, items, page), page, slug)
            made.append(Section(slug, page.title, html, len(concepts[slug].self_check)))
        return made

    def _part(self, html: str, page: Page, prefix: str, lower: int = 1) -> Markup:
        return Markup(as_part(html, page.address, prefix, self._targets, self._outside, lower))  # noqa: S704

    @cached_property
    def _targets(self) -> dict[str, Target]:
        return dict(self._places())

    def _places(self) -> Iterator[tuple[str, Target]]:
        yield self.page.address, Target("", "top")
        for slug in self._slugs:
            yield address("concept", slug, self.lang), Target(slug, slug)
            yield address("quiz", slug, self.lang), Target(slug, f"{slug}/self-check")
        for slug in self._sources:
            yield address("source", slug, self.lang), Target("", f"source/{slug}", whole=False)
        for slug in self.corpus.concepts.keys() - set(self._slugs):
            yield address("concept", slug, self.lang), Target("", f"word/{slug}", whole=False)

    def _outside(self, there: str) -> str | None:
        return self.settings.site_url + there if self.settings.site_url else None

    def _terms(self) -> Iterator[Entry]:
        """The terms that texts of the file explain, and those that its concepts explain."""
        used = {link.slug for name, _, text in self.corpus.texts if name in self._records for link in links_in(text[self.lang])}
        inline = Inline(self.corpus, self.page)
        for slug, term in self.corpus.terms.items():
            if slug in used or term.concept in self._slugs:
                yield Entry(
                    slug=slug,
                    name=term.preferred[self.lang],
                    other=term.preferred[content.other(self.lang)],
                    sense=inline.plain(term.sense[self.lang]),
                    note=inline.plain(term.note[self.lang]) if term.note else None,
                    accepted=term.accepted[self.lang],
                    forbidden=term.forbidden[self.lang],
                )

    def _others(self, met: dict[str, None]) -> Iterator[Entry]:
        """Concepts of other units to which the texts lead: what they are, so that no link ends in nothing."""
        inline = Inline(self.corpus, self.page)
        for slug in met:
            concept = self.corpus.concepts[slug]
            yield Entry(
                slug=slug,
                name=concept.pref_label[self.lang],
                other=concept.pref_label[content.other(self.lang)],
                sense=inline.plain(concept.definition[self.lang]),
                link=self._outside(address("concept", slug, self.lang)) or "",
                accepted=concept.alt_labels[self.lang],
            )
