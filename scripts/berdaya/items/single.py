"""Single choice: one best answer among three to five options."""

from __future__ import annotations

from typing import Literal

from berdaya.fields import Model, PartKey
from berdaya.interactions import Choice, Option
from berdaya.items.record import ItemRecord


class SingleChoice(Model):
    """The options as written; exactly one is correct."""

    kind: Literal["choice"]
    options: dict[PartKey, Option]


class SingleItem(ItemRecord):
    """An item with one key."""

    type: Literal["single"]
    interaction: SingleChoice


def interaction(item: SingleItem) -> Choice:
    """The item as a choice of one."""
    return Choice(options=item.interaction.options)
