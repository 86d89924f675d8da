"""The closed set of interactions (QTI's names): what a reader can do with an item.

Scripts and exporters know only these; item types (`items/`) yield them.
"""

from __future__ import annotations

from typing import Literal

from berdaya.fields import Model, PartKey, Ref, Text, TextList


class Option(Model):
    """One option of a choice or of a gap, with the reason why it is right or wrong.

    `consequence`: what happens in the case if one decides so; only where the item is a decision of a case.
    """

    text: Text
    correct: bool
    consequence: Text | None = None
    feedback: Text
    misconception: Ref | None = None


class Choice(Model):
    """Choose one (or, with `multiple`, several) of the options; `fixed`: their order is part of them."""

    kind: Literal["choice"] = "choice"
    multiple: bool = False
    fixed: bool = False
    options: dict[PartKey, Option]

    @property
    def key(self) -> list[str]:
        """The letters of the correct options, in the order of the file."""
        return [letter for letter, option in self.options.items() if option.correct]


class Premise(Model):
    """One thing to be matched: with which response, and why."""

    text: Text
    match: PartKey
    feedback: Text
    misconception: Ref | None = None


class Response(Model):
    """What premises are matched with. One that fits no premise says why: `feedback`."""

    text: Text
    feedback: Text | None = None
    misconception: Ref | None = None


class Match(Model):
    """Give each premise its response; with `reuse`, a response may fit several premises, and their order is fixed."""

    kind: Literal["match"] = "match"
    reuse: bool = False
    premises: dict[PartKey, Premise]
    responses: dict[PartKey, Response]

    @property
    def key(self) -> list[str]:
        """Each premise's letter with that of its response, in the order of the file: `["ap", "bq"]`."""
        return [letter + premise.match for letter, premise in self.premises.items()]


class Step(Model):
    """One step of an order, and why it stands where it does."""

    text: Text
    feedback: Text


class Order(Model):
    """Bring the steps into order; they are written in the right one. The steps of one of `ties` may swap."""

    kind: Literal["order"] = "order"
    steps: dict[PartKey, Step]
    ties: list[list[PartKey]] = []

    @property
    def key(self) -> list[str]:
        """The letters of the steps in the right order."""
        return list(self.steps)

    def rank(self, letter: str) -> int:
        """The place of a step; the steps of a tie share the first of their places."""
        tie = next((tie for tie in self.ties if letter in tie), [letter])
        return min(self.key.index(each) for each in tie)


class Gap(Model):
    """One gap: `options` to choose from, or `accepted` words to type (the first one is shown) with their feedback."""

    options: dict[PartKey, Option] = {}
    accepted: TextList | None = None
    feedback: Text | None = None


class TextEntry(Model):
    """Fill the gaps `[a]`, `[b]`, … of a text."""

    kind: Literal["text_entry"] = "text_entry"
    text: Text
    gaps: dict[PartKey, Gap]


class Plan(Model):
    """What to do in one's own village: with whom, by whose leave, how, and what shows it."""

    who: Text
    permission: Text
    steps: list[Text]
    minutes: int
    evidence: Text
    if_then: Text
    debrief: Text


class ExtendedText(Model):
    """Write for oneself: nothing is marked. `criteria` or a `sample` to check oneself by; or a `plan` to carry out."""

    kind: Literal["extended_text"] = "extended_text"
    cues: list[Text] = []
    criteria: dict[PartKey, Text] = {}
    sample: Text | None = None
    plan: Plan | None = None


Interaction = Choice | Match | Order | TextEntry | ExtendedText
