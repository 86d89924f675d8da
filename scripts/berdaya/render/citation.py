"""Chains of citation in words: who said it, through whom, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from berdaya.corpus import Corpus
from berdaya.fields import Lang, Text
from berdaya.models import Citation, Source, Statement

_AS_CITED_IN = Text(id="dikutip dalam", en="as cited in")


@dataclass
class Chains:
    """Chains on one page: the first mention of a voice is the full one."""

    corpus: Corpus
    lang: Lang
    _met: set[str] = field(default_factory=set)

    def chain(self, statement: Statement) -> str:
        """For instance 'Friedmann, as cited in Hutomo (2000), as cited in Nugraha (2009)'."""
        words = ""
        for slug, through in zip(statement.said_by, [*statement.said_by[1:], None]):
            taken_up = self.corpus.scheme.voices[slug].taken_up or _AS_CITED_IN
            words += self._voice(slug) + (f", {taken_up[self.lang]} " if through else "")
        return words

    def _voice(self, slug: str) -> str:
        voice = self.corpus.scheme.voices[slug]
        first = slug not in self._met
        self._met.add(slug)
        if first and voice.at_first:
            return voice.at_first[self.lang]
        return voice.name if voice.year is None else f"{voice.name} ({voice.year})"

    def where(self, citation: Citation) -> tuple[str, str, str]:
        """One citation: the source's slug, its label, the locator."""
        return citation.source, self.corpus.sources[citation.source].label[self.lang], citation.locator[self.lang]


def sources_of(corpus: Corpus, slug: str) -> list[str]:
    """The sources that a concept page rests on, in order of first use: of its chains, citations and notes."""
    concept = corpus.concepts[slug]
    found: list[str] = []
    for statement in concept.statements.values():
        for name in statement.said_by:
            voice = corpus.scheme.voices[name]
            found += [voice.source] if voice.source else voice.candidates
        found += [citation.source for citation in statement.citations]
    for note in concept.notes.values():
        found += [citation.source for citation in note.citations]
    return list(dict.fromkeys(found))


def uses(corpus: Corpus) -> dict[str, list[str]]:
    """The concepts whose pages rest on each source."""
    found: dict[str, list[str]] = {source: [] for source in corpus.sources}
    for slug in corpus.concepts:
        for source in sources_of(corpus, slug):
            found.setdefault(source, []).append(slug)
    return found


def reference(source: Source) -> list[tuple[str, str]]:
    """The fields of a source that were seen in a public copy or in the documents, as (field, value)."""
    names = {"author": source.author, "editor": source.editor}
    shown: list[tuple[str, str]] = []
    for name in ("author", "editor", "issued", "title", "container_title", "volume", "issue", "page", "event_title",
                 "publisher", "publisher_place", "isbn", "doi", "url"):  # fmt: skip
        seen = name in source.verified and source.verified[name].status == "seen"
        value = names.get(name, getattr(source, name, None))
        if value and seen:
            people = [person.literal or ", ".join(filter(None, (person.family, person.given))) for person in names[name]] \
                if name in names else [str(value)]  # fmt: skip
            shown.append((name, "; ".join(people)))
    return shown
