"""What every item has, whatever its type."""

from __future__ import annotations

from typing import ClassVar, Literal

from berdaya.fields import Code, Date, Model, Prose, Ref, Slug, Text

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
# The levels at which something is done with what was learnt.
AT_WORK: tuple[Bloom, ...] = ("apply", "analyse", "evaluate", "create")


class ItemReview(Model):
    """Dates of real checks by others than the writer; null until somebody did it."""

    solver: Date | None
    practitioner: Date | None
    lang_id: Date | None
    lang_en: Date | None


class ItemRecord(Model):
    """The fields that all items share; each type adds `type` and `interaction`, and may set what follows here.

    `scored`: there is a right answer. `weight`: how much a right answer counts towards a level (a guess that is
    right half the time counts half). `promotes`: a right answer alone moves the item to a longer gap.
    """

    scored: ClassVar[bool] = True
    weight: ClassVar[float] = 1
    promotes: ClassVar[bool] = True

    code: Code
    rev: int
    concept: Slug
    objective: Ref
    bloom: Bloom
    statements: list[Ref]
    anchor: Ref
    scenario: Text | None = None
    stem: Text
    explanation: Text | None = None
    review: ItemReview
    waive: dict[str, Prose] = {}
    changed: Date
