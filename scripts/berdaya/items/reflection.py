"""Reflection: a private question without a key, with cues, and criteria or a sample answer to check oneself by."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from berdaya.fields import Model, PartKey, Text
from berdaya.interactions import ExtendedText
from berdaya.items.record import ItemRecord


class Reflecting(Model):
    """Two to four cues; three criteria, or a sample answer."""

    kind: Literal["extended_text"]
    cues: list[Text] = Field(min_length=2, max_length=4)
    criteria: dict[PartKey, Text] = {}
    sample: Text | None = None


class ReflectionItem(ItemRecord):
    """An item that nobody marks."""

    scored: ClassVar[bool] = False

    type: Literal["reflection"]
    interaction: Reflecting


def interaction(item: ReflectionItem) -> ExtendedText:
    """The item as a text for oneself."""
    written = item.interaction
    return ExtendedText(cues=written.cues, criteria=written.criteria, sample=written.sample)
