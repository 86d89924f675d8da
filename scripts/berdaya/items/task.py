"""Village task: something to do in one's own village within an hour; the stem says its aim."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from berdaya.fields import Model, Text
from berdaya.interactions import ExtendedText, Plan
from berdaya.items.record import ItemRecord


class Doing(Model):
    """Who takes part, by whose leave, the steps, how long, the evidence, an if-then plan, what to discuss afterwards."""

    kind: Literal["extended_text"]
    who: Text
    permission: Text
    steps: list[Text] = Field(min_length=3, max_length=6)
    minutes: Annotated[int, Field(ge=10, le=60)]
    evidence: Text
    if_then: Text
    debrief: Text


class TaskItem(ItemRecord):
    """An item that is done, and not marked."""

    scored: ClassVar[bool] = False

    type: Literal["task"]
    interaction: Doing


def interaction(item: TaskItem) -> ExtendedText:
    """The item as a plan to carry out."""
    return ExtendedText(plan=Plan(**{name: getattr(item.interaction, name) for name in Plan.model_fields}))
