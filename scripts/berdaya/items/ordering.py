"""Ordering: three to six steps whose order has a source or a stated dependency."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from berdaya.fields import Model, PartKey
from berdaya.interactions import Order, Step
from berdaya.items.record import ItemRecord


class Ordering(Model):
    """The steps in the right order; each list of `ties` names steps that may swap."""

    kind: Literal["order"]
    steps: dict[PartKey, Step] = Field(min_length=3, max_length=6)
    ties: list[list[PartKey]] = []


class OrderingItem(ItemRecord):
    """An item whose parts are brought into order."""

    type: Literal["ordering"]
    interaction: Ordering


def interaction(item: OrderingItem) -> Order:
    """The item as an order."""
    return Order(steps=item.interaction.steps, ties=item.interaction.ties)
