"""Classification: three to six things, each sorted under one of two to four heads (tasks under roles)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from berdaya.fields import Model, PartKey
from berdaya.interactions import Match, Premise, Response
from berdaya.items.record import ItemRecord


class Classification(Model):
    """The things (`premises`) and the heads (`responses`) as written; several things may share a head."""

    kind: Literal["match"]
    premises: dict[PartKey, Premise] = Field(min_length=3, max_length=6)
    responses: dict[PartKey, Response] = Field(min_length=2, max_length=4)


class ClassificationItem(ItemRecord):
    """An item whose parts are sorted."""

    type: Literal["classification"]
    interaction: Classification


def interaction(item: ClassificationItem) -> Match:
    """The item as a match of many to one."""
    return Match(premises=item.interaction.premises, responses=item.interaction.responses, reuse=True)
