"""All records in memory: read, indexed, linked, frozen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from berdaya import models
from berdaya.fields import Text, texts_in
from berdaya.items.record import ItemRecord
from berdaya.links import links_in
from berdaya.ownpages import OwnPage, read_own_pages
from berdaya.problems import Place, Problem, Said
from berdaya.reading import FOLDERS, MANY, Reading, content_paths, kind_of, misplaced, not_a_record, read_records
from berdaya.yamlfile import Keys, YamlFile

# (kind, slug), as in ("concept", "facilitator-role"); the scheme is ("scheme", "scheme").
RecordId = tuple[str, str]

# The files without which the rest cannot be judged, and what each holds.
_NEEDED: tuple[tuple[RecordId, str, Said], ...] = (
    (
        ("scheme", "scheme"),
        "glossary/scheme.yml",
        Said(en="the names and the voices of the whole", id="nama dan suara untuk seluruh isi"),
    ),
    (
        ("term", "terms"),
        "glossary/terms.yml",
        Said(en="the words that texts explain", id="istilah yang dijelaskan dalam teks"),
    ),
)

# What a relation is called when it is seen from the other side.
INVERSES = {
    "broader": "narrower",
    "part_of": "parts",
    "causes": "caused_by",
    "contrasts_with": "contrasts_with",
    "related": "related",
}


@dataclass(frozen=True)
class Origin:
    """Where a record comes from: its file, the keys under which it stands there, the slug in the file's name."""

    file: YamlFile
    keys: Keys
    name: str


@dataclass(frozen=True)
class Corpus:
    """All records that fit their models. `broken` names those that are there and do not fit."""

    root: Path
    scheme: models.Scheme | None
    concepts: Mapping[str, models.Concept]
    sources: Mapping[str, models.Source]
    terms: Mapping[str, models.Term]
    items: Mapping[str, ItemRecord]
    cases: Mapping[str, models.Case]
    units: Mapping[str, models.Unit | models.PlannedUnit]
    retired: Mapping[str, models.Retired]
    origins: Mapping[RecordId, Origin] = field(repr=False)
    broken: frozenset[RecordId] = frozenset()
    own_pages: tuple[OwnPage, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict, repr=False)  # by path

    def place(self, record: RecordId, keys: Keys = (), at_key: bool = False) -> Place:
        """Where the value under `keys` of a record stands (or its key)."""
        origin = self.origins[record]
        return origin.file.place((*origin.keys, *keys), at_key)

    def records(self) -> Iterator[tuple[RecordId, Any]]:
        """Every record with its kind and slug, in the order of files."""
        if self.scheme:
            yield ("scheme", "scheme"), self.scheme
        for kind, table in (("concept", self.concepts), ("source", self.sources), ("term", self.terms),
                            ("item", self.items), ("case", self.cases), ("unit", self.units)):  # fmt: skip
            for slug, record in table.items():
                yield (kind, slug), record

    @cached_property
    def texts(self) -> tuple[tuple[RecordId, Keys, Text], ...]:
        """Every bilingual text of every record: whose, under which keys, the text."""
        return tuple(
            (record_id, keys, text) for record_id, record in self.records() for keys, text in texts_in(record)
        )

    @cached_property
    def statements(self) -> Mapping[str, models.Statement]:
        """Statements by `concept--name`."""
        return self._named("statements")

    @cached_property
    def misconceptions(self) -> Mapping[str, models.Misconception]:
        """Misconceptions by `concept--name`."""
        return self._named("misconceptions")

    def _named(self, part: str) -> dict[str, Any]:
        return {
            f"{slug}--{name}": value
            for slug, concept in self.concepts.items()
            for name, value in getattr(concept, part).items()
        }

    @cached_property
    def written_units(self) -> Mapping[str, models.Unit]:
        """The units that are written, in the order of the course."""
        return {slug: unit for slug, unit in self.units.items() if isinstance(unit, models.Unit)}

    @cached_property
    def objectives(self) -> Mapping[str, models.Objective]:
        """Objectives by `unit--name`."""
        return {
            f"{slug}--{name}": value
            for slug, unit in self.written_units.items()
            for name, value in unit.objectives.items()
        }

    @cached_property
    def planned(self) -> Mapping[str, Text]:
        """Concepts that a unit announces and nobody has written: slug to name."""
        return {
            entry.concept: entry.planned for unit in self.units.values() for entry in unit.concepts if entry.planned
        }

    @cached_property
    def unit_of(self) -> Mapping[str, str]:
        """The written unit in which each concept stands: concept slug to unit slug."""
        return {entry.concept: slug for slug, unit in self.written_units.items() for entry in unit.concepts}

    @cached_property
    def path(self) -> tuple[str, ...]:
        """The written concepts in the order of the course."""
        return tuple(
            entry.concept
            for unit in self.written_units.values()
            for entry in unit.concepts
            if entry.concept in self.concepts
        )

    @cached_property
    def items_of(self) -> Mapping[str, tuple[str, ...]]:
        """Item slugs by concept, in file order."""
        found: dict[str, list[str]] = {}
        for slug, item in self.items.items():
            found.setdefault(item.concept, []).append(slug)
        return {concept: tuple(slugs) for concept, slugs in found.items()}

    @cached_property
    def scored_of(self) -> Mapping[str, tuple[str, ...]]:
        """Slugs of the items that have a right answer, by concept; concepts without any are left out."""
        kept = {slug: tuple(name for name in names if self.items[name].scored) for slug, names in self.items_of.items()}
        return {slug: names for slug, names in kept.items() if names}

    @cached_property
    def case_of(self) -> Mapping[str, str]:
        """The case of which an item is a decision: item slug to case slug."""
        return {item: slug for slug, case in self.cases.items() for item in case.decisions}

    @cached_property
    def relations(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Relations of each concept to others, stated and inverse: concept, relation, concepts."""
        found: dict[str, dict[str, list[str]]] = {slug: {} for slug in self.concepts}
        for slug, concept in self.concepts.items():
            for name, inverse in INVERSES.items():
                for other in getattr(concept, name):
                    for here, relation, there in ((slug, name, other), (other, inverse, slug)):
                        known = found.get(here, {}).setdefault(relation, [])
                        if there not in known and there in self.concepts:
                            known.append(there)
        return {slug: {name: tuple(others) for name, others in table.items()} for slug, table in found.items()}

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[str, ...]]:
        """The concepts whose texts link to each concept or term: slug to concept slugs."""
        found: dict[str, list[str]] = {}
        for slug, concept in self.concepts.items():
            for _, text in texts_in(concept):
                for link in links_in(text.id) + links_in(text.en):
                    if slug != link.slug and slug not in found.setdefault(link.slug, []):
                        found[link.slug].append(slug)
        return {target: tuple(slugs) for target, slugs in found.items()}

    def has(self, kind: str, slug: str) -> bool:
        """Whether there is such a record, even one that does not fit its model."""
        return (kind, slug) in self.origins


def load(root: Path, known: Mapping[str, Reading] | None = None) -> tuple[Corpus, list[Problem]]:
    """Read all content below `root`. `known` are readings of files that have not changed since, by path.

    Returns the corpus of all records that fit, and the problems of those that do not.
    """
    problems: list[Problem] = []
    tables: dict[str, dict[str, Any]] = {kind: {} for kind, _ in FOLDERS}
    origins: dict[RecordId, Origin] = {}
    broken: set[RecordId] = set()
    readings: dict[str, Reading] = {}
    for path in content_paths(root):
        kind_and_name = kind_of(path)
        if kind_and_name is None:
            problems.append(misplaced(path))
            continue
        kind, name = kind_and_name
        reading = readings[path] = (known or {}).get(path) or read_records(root, path, kind, name)
        file = reading.file
        problems += file.problems
        if kind not in MANY:
            if (kind, name) in origins:  # two units may differ in their number only
                problems.append(_twice(file, (), name, origins[kind, name]))
                continue
            origins[kind, name] = Origin(file, (), name)
        if not isinstance(file.data, dict):
            broken.add((kind, name))
            problems += [] if file.problems else [not_a_record(file)]
            continue
        for slug, keys, record, faults in reading.records:
            problems += faults
            if (kind, slug) in origins and kind in MANY:
                problems.append(_twice(file, keys, slug, origins[kind, slug]))
                continue
            origins[kind, slug] = Origin(file, keys, name)
            if record is None:
                broken.add((kind, slug))
            else:
                tables[kind][slug] = record
    for record, path, holds in _NEEDED:
        if not os.path.lexists(root / path):
            broken.add(record)  # so that nothing that refers to its content is a mistake as well
            message = Said(en="there is no such file", id="berkas ini tidak ada")
            hint = Said(en=f"bring it back; it holds {holds.en}", id=f"kembalikan; berkas ini memuat {holds.id}")
            problems.append(Problem(Place(path), "missing-file", message, hint))
    own_pages, faults = read_own_pages(root)
    problems += faults
    corpus = Corpus(
        root=root,
        scheme=tables["scheme"].get("scheme"),
        concepts=tables["concept"],
        sources=tables["source"],
        terms=tables["term"],
        items=tables["item"],
        cases=tables["case"],
        units=tables["unit"],
        retired=tables["retired"],
        origins=origins,
        broken=frozenset(broken),
        own_pages=own_pages,
        readings=readings,
    )
    return corpus, problems


def _twice(file: YamlFile, keys: Keys, slug: str, first: Origin) -> Problem:
    there = first.file.place(first.keys, at_key=bool(first.keys))
    message = Said(en=f"{slug!r} stands twice", id=f"{slug!r} ada dua kali")
    hint = Said(
        en=f"the first is at {there.path}:{there.line}; give one of them another slug",
        id=f"yang pertama di {there.path}:{there.line}; beri salah satunya slug lain",
    )
    return Problem(file.place(keys, at_key=bool(keys)), "slug-unique", message, hint)
