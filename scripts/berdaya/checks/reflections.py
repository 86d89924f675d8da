"""The items that are reflections: written for oneself, without a plan to carry out."""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.corpus import Corpus
from berdaya.interactions import ExtendedText
from berdaya.items.record import ItemRecord


def reflections(corpus: Corpus) -> Iterator[tuple[str, ItemRecord, ExtendedText]]:
    """Every reflection: slug, record, interaction."""
    for slug, item, act, _ in walked(corpus):
        if isinstance(act, ExtendedText) and not act.plan:
            yield slug, item, act
