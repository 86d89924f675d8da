"""What references may name, and what to say of one that names nothing. Records that do not fit are not reported."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any

from berdaya.corpus import Corpus
from berdaya.models import Concept
from berdaya.problems import Said

Words = tuple[Said, Said]

# What each kind of target is called.
NAMES = {
    "concept": Said(en="concept", id="konsep"),
    "source": Said(en="source", id="sumber"),
    "term": Said(en="term", id="istilah"),
    "item": Said(en="item", id="butir"),
    "unit": Said(en="unit", id="unit"),
    "voice": Said(en="voice", id="suara"),
    "statement": Said(en="statement", id="pernyataan"),
    "list": Said(en="list", id="daftar"),
    "misconception": Said(en="misconception", id="miskonsepsi"),
    "objective": Said(en="objective", id="tujuan"),
    "case": Said(en="case", id="kasus"),
    "section": Said(en="section", id="bagian"),
    "quiz": Said(en="concept or unit", id="konsep atau unit"),
    "link": Said(en="concept or term", id="konsep atau istilah"),
}

# The sections of a concept's page to which an anchor may point; two of them only where the concept has them.
SECTIONS = (
    "aims", "situation", "idea", "contrast", "diagram", "case", "mistakes", "reflection", "task", "statements", "notes",
)  # fmt: skip


def no_such(kind: str, name: str, known: Collection[str], owner: str = "") -> Words:
    """That there is no such target (in `owner`), and which one of `known` may be meant."""
    what = NAMES[kind]
    inside = Said(en=f" in {owner!r}", id=f" pada {owner!r}") if owner else Said(en="", id="")
    message = Said(en=f"no {what.en} {name!r}{inside.en}", id=f"tidak ada {what.id} {name!r}{inside.id}")
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return message, Said(en=f"did you mean {near[0]!r}?", id=f"maksud Anda {near[0]!r}?")
    if 0 < len(known) <= 12:
        names = ", ".join(known)
        return message, Said(en=f"choose one of: {names}", id=f"pilih salah satu: {names}")
    return message, Said(en="write it first, or take this out", id="tulis dahulu, atau hapus ini")


def only_planned(slug: str) -> Words:
    """That a concept is announced and cannot be referred to yet."""
    return (
        Said(
            en=f"concept {slug!r} is planned, not written yet", id=f"konsep {slug!r} baru direncanakan, belum ditulis"
        ),
        Said(en="take this out until it is written", id="hapus ini sampai konsep itu ditulis"),
    )


def record(corpus: Corpus, kind: str, slug: str) -> Words | None:
    """What is wrong with a reference to a record (concept, source, term, item, unit), or None."""
    if _is_there(corpus, kind, slug) or is_unreadable(corpus, kind):
        return None
    if kind == "concept" and slug in corpus.planned:
        return only_planned(slug)
    return no_such(kind, slug, [other for of_kind, other in corpus.origins if of_kind == kind])


def link(corpus: Corpus, slug: str) -> Words | None:
    """What is wrong with a `[[link]]` in a text, which names a concept or a term, or None."""
    if corpus.has("concept", slug) or _is_there(corpus, "term", slug) or is_unreadable(corpus, "term"):
        return None
    if slug in corpus.planned:
        return only_planned(slug)
    return no_such("link", slug, [other for kind, other in corpus.origins if kind in ("concept", "term")])


def part(corpus: Corpus, kind: str, reference: str) -> Words | None:
    """What is wrong with `owner--name`: a concept's statement, misconception or section, or a unit's objective."""
    slug, _, name = reference.partition("--")
    owner_kind = "unit" if kind == "objective" else "concept"
    wrong = record(corpus, owner_kind, slug)
    if wrong or (owner_kind, slug) in corpus.broken:
        return wrong
    if kind == "objective":
        unit = corpus.written_units.get(slug)
        known: Collection[str] = unit.objectives if unit else ()
    elif slug not in corpus.concepts:  # in a file that cannot be read
        return None
    else:
        known = parts_of(corpus.concepts[slug], kind)
    return None if name in known else no_such(kind, name, list(known), slug)


def parts_of(concept: Concept, kind: str) -> Collection[str]:
    """The names to which references of a kind may point inside a concept."""
    if kind == "section":
        absent = {"diagram"} if concept.body.diagram is None else set()
        absent |= set() if concept.notes else {"notes"}
        return [section for section in SECTIONS if section not in absent]
    tables: Mapping[str, Mapping[str, Any]] = {"statement": concept.statements, "misconception": concept.misconceptions}
    return tables[kind]


def is_unreadable(corpus: Corpus, kind: str) -> bool:
    """Whether a file with many records of a kind could not be read, so that nobody knows which there are."""
    return any(of_kind == kind and (of_kind, slug) not in corpus.origins for of_kind, slug in corpus.broken)


def _is_there(corpus: Corpus, kind: str, slug: str) -> bool:
    """Whether there is such a record, or one whose slug is no slug and surely means this one ('Hamlet')."""
    meant = (other for of_kind, other in corpus.broken if of_kind == kind)
    return corpus.has(kind, slug) or any(re.sub("[ _]+", "-", other.lower()) == slug for other in meant)
