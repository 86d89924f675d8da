"""Matching: three to five premises, each with a response of its own, among one or two responses more than needed."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from berdaya.fields import Model, PartKey
from berdaya.interactions import Match, Premise, Response
from berdaya.items.record import ItemRecord


class Matching(Model):
    """Both lists as written."""

    kind: Literal["match"]
    premises: dict[PartKey, Premise] = Field(min_length=3, max_length=5)
    responses: dict[PartKey, Response]


class MatchingItem(ItemRecord):
    """An item whose parts are pairs. The last pair is half guessed, so it promotes with another item only."""

    promotes: ClassVar[bool] = False

    type: Literal["matching"]
    interaction: Matching


def interaction(item: MatchingItem) -> Match:
    """The item as a match of one to one."""
    return Match(premises=item.interaction.premises, responses=item.interaction.responses)
