"""Cloze: one to three gaps in a text, chosen from three options each, or typed where the answer is one or two words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from berdaya.fields import Model, PartKey, Text
from berdaya.interactions import Gap, TextEntry
from berdaya.items.record import ItemRecord


class Cloze(Model):
    """The text with its gaps `[a]`, `[b]`, `[c]`, and what belongs into each."""

    kind: Literal["text_entry"]
    text: Text
    gaps: dict[PartKey, Gap] = Field(min_length=1, max_length=3)


class ClozeItem(ItemRecord):
    """An item whose parts are gaps."""

    type: Literal["cloze"]
    interaction: Cloze


def interaction(item: ClozeItem) -> TextEntry:
    """The item as a text with gaps."""
    return TextEntry(text=item.interaction.text, gaps=item.interaction.gaps)
