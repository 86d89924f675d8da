"""True or false: one statement in the stem, judged; the words of the two options are the type's own."""

from __future__ import annotations

from typing import ClassVar, Literal

from berdaya.fields import Model, Ref, Text
from berdaya.interactions import Choice, Option
from berdaya.items.record import ItemRecord

TRUE = Text(id="Benar", en="True")
FALSE = Text(id="Salah", en="False")


class Judgement(Model):
    """What to say to a reader who chose this side."""

    correct: bool
    consequence: Text | None = None
    feedback: Text
    misconception: Ref | None = None


class Judgements(Model):
    """Both sides: `t` for those who say true, `f` for those who say false."""

    t: Judgement
    f: Judgement


class TrueFalseChoice(Model):
    """The two sides as written."""

    kind: Literal["choice"]
    options: Judgements


class TrueFalseItem(ItemRecord):
    """A statement to be judged. A guess is right half the time."""

    weight: ClassVar[float] = 0.5
    promotes: ClassVar[bool] = False

    type: Literal["true_false"]
    interaction: TrueFalseChoice


def interaction(item: TrueFalseItem) -> Choice:
    """The item as a choice between true and false."""
    sides = item.interaction.options
    return Choice(
        fixed=True,
        options={
            letter: Option(text=text, **dict(side))
            for letter, text, side in (("t", TRUE, sides.t), ("f", FALSE, sides.f))
        }
    )
