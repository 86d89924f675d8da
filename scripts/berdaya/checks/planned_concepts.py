"""A concept is either written or announced as planned, and a written one stands in a unit of the course."""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Concepts that are written and planned (error), and written ones that no unit names (report)."""
    placed = set()
    for slug, unit in corpus.units.items():
        for number, entry in enumerate(unit.concepts):
            placed.add(entry.concept)
            if entry.planned and corpus.has("concept", entry.concept):
                message = Said(
                    en=f"concept {entry.concept!r} is written, and planned here",
                    id=f"konsep {entry.concept!r} sudah ditulis, tetapi di sini direncanakan",
                )
                hint = Said(en="take 'planned' and its text out", id="hapus 'planned' beserta teksnya")
                yield Finding(("unit", slug), ("concepts", number, "planned"), message, hint)
    is_misspelt = any(not corpus.has("concept", name) and name not in corpus.planned for name in placed)
    if is_misspelt or any(kind == "unit" for kind, _ in corpus.broken):  # either may mean any of them
        return
    for slug in corpus.concepts:
        if slug not in placed:
            message = Said(en=f"concept {slug!r} is in no unit", id=f"konsep {slug!r} tidak ada di unit mana pun")
            hint = Said(en="add it to a unit in course/", id="tambahkan ke sebuah unit di course/")
            yield Finding(("concept", slug), ("slug",), message, hint, "report")


RULE = Rule("planned", "error", Said(en="planned is what is not written", id="yang direncanakan belum ditulis"), check)
