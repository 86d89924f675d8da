"""A corpus that remembers what is read of it, so that a page is made anew only when something it was made of has changed.

What a page rests on is not declared anywhere, it is seen: a list of dependencies that people keep would one day be wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from berdaya.corpus import Corpus

# One look: a table of the corpus and a key of it, or None for the table as a whole (its keys, or all that it holds).
Look = tuple[str, str | None]

# Tables of records, and of parts of records under `owner--name`, each with the kind of record whose file holds them.
_RECORDS = {"concepts": "concept", "sources": "source", "terms": "term", "items": "item", "cases": "case", "units": "unit",
            "written_units": "unit", "statements": "concept", "misconceptions": "concept", "objectives": "unit"}  # fmt: skip
# Tables that are worked out of the records, and hold nothing but names.
_DERIVED = ("planned", "unit_of", "items_of", "scored_of", "case_of", "relations", "backlinks")


class _Watched(Mapping[str, Any]):
    """A table that writes down what is looked up in it."""

    def __init__(self, name: str, table: Mapping[str, Any], looks: set[Look]) -> None:
        self._name, self._table, self._looks = name, table, looks

    def __getitem__(self, key: str) -> Any:
        self._looks.add((self._name, key))
        return self._table[key]

    def __contains__(self, key: object) -> bool:
        self._looks.add((self._name, str(key)))
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        self._looks.add((self._name, None))
        return iter(self._table)

    def __len__(self) -> int:
        self._looks.add((self._name, None))
        return len(self._table)


def watch(corpus: Corpus) -> tuple[Corpus, set[Look]]:
    """The same corpus, and the set into which it writes every look; whoever makes a page empties it before."""
    looks: set[Look] = set()
    tables = {name: _Watched(name, getattr(corpus, name), looks) for name in (*_RECORDS, *_DERIVED)}
    fields = {name: table for name, table in tables.items() if name in corpus.__dataclass_fields__}
    watched = replace(corpus, **fields)
    for name, table in tables.items():
        if name not in fields:
            # Where a cached property keeps what it has worked out, so that working it out is not taken for a look.
            watched.__dict__[name] = table
    watched.__dict__["path"] = corpus.path
    return watched, looks


class States:
    """What each look would see in a corpus now, as a digest."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._files = {path: _digest(reading.file.text) for path, reading in corpus.readings.items()}
        self._known: dict[Look, str] = {}
        # What every page may read without a look: the scheme, the order of the course, what is written by hand.
        self.common = _digest(repr((self._file("scheme", "scheme"), corpus.path, corpus.own_pages, [p.text for p in corpus.own_pages])))

    def of(self, looks: set[Look]) -> str:
        """One digest of all that these looks would see."""
        return _digest("\n".join(f"{name} {key} {self._state((name, key))}" for name, key in sorted(looks, key=str)))

    def _state(self, look: Look) -> str:
        if look not in self._known:
            self._known[look] = self._see(*look)
        return self._known[look]

    def _see(self, name: str, key: str | None) -> str:
        table = getattr(self._corpus, name)
        if key is None:
            return _digest(repr([(each, self._state((name, each))) for each in table]))
        if key not in table:
            return ""
        if name in _DERIVED:
            return _digest(repr(table[key]))
        return self._file(_RECORDS[name], key.split("--")[0])

    def _file(self, kind: str, slug: str) -> str:
        origin = self._corpus.origins.get((kind, slug))
        return self._files[origin.file.path] if origin else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
