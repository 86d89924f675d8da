"""Multiple response: two or more keys and at least one distractor; the stem says how many to choose."""

from __future__ import annotations

from typing import Literal

from berdaya.fields import Model, PartKey
from berdaya.interactions import Choice, Option
from berdaya.items.record import ItemRecord


class MultipleChoice(Model):
    """The options as written; two or more are correct."""

    kind: Literal["choice"]
    options: dict[PartKey, Option]


class MultipleItem(ItemRecord):
    """An item with several keys."""

    type: Literal["multiple"]
    interaction: MultipleChoice


def interaction(item: MultipleItem) -> Choice:
    """The item as a choice of several."""
    return Choice(options=item.interaction.options, multiple=True)
