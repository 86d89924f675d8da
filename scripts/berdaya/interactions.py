"""The closed set of interactions (QTI's names): what a reader can do with an item.

Scripts and exporters know only these; item types (`items/`) yield them.
"""

from __future__ import annotations

from typing import Literal

from berdaya.fields import Model, PartKey, Ref, Text


class Option(Model):
    """One option of a choice, with the reason why it is right or wrong."""

    text: Text
    correct: bool
    feedback: Text
    misconception: Ref | None = None


class Choice(Model):
    """Choose one (or, with `multiple`, several) of the options."""

    kind: Literal["choice"] = "choice"
    multiple: bool = False
    options: dict[PartKey, Option]

    @property
    def key(self) -> list[str]:
        """The letters of the correct options, in the order of the file."""
        return [letter for letter, option in self.options.items() if option.correct]


Interaction = Choice
