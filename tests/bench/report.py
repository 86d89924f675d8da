"""Rows of measured figures, each beside its limit."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence


class Report:
    """Prints rows as they come, and counts those over their limit."""

    def __init__(self) -> None:
        self.over: list[str] = []
        self._title = ""

    def title(self, text: str) -> None:
        """A heading above the rows that follow; what stands before its first colon or bracket names them at the end."""
        self._title = re.split(r"[:(,]", text)[0].strip()
        print(f"\n{text}", flush=True)

    def row(self, name: str, figure: float, unit: str, *, at_most: float | None = None, at_least: float | None = None, note: str = "") -> None:
        """One figure; with a limit, whether it is kept."""
        bound, verdict = "", ""
        for limit, sign, kept in ((at_most, "≤", at_most is None or figure <= at_most), (at_least, "≥", at_least is None or figure >= at_least)):
            if limit is not None:
                bound, verdict = f"{sign} {_number(limit)}", "ok" if kept else "OVER"
        if verdict == "OVER":
            self.over.append(f"{self._title}: {name}")
        print(f"  {name:<48}{_number(figure):>9} {unit:<6}{bound:>9} {verdict:<5} {note}".rstrip(), flush=True)

    def note(self, text: str) -> None:
        """A sentence between rows: what was left out, and why."""
        print(f"  {text}", flush=True)

    def failed(self, section: str, why: str) -> None:
        """A section that could not be measured to its end: that is no better than a figure over its limit."""
        self.over.append(f"{section}: not measured")
        self.note(f"NOT MEASURED: {why}")

    def end(self) -> None:
        """How many figures are over their limits, and which."""
        print(f"\n{len(self.over)} figures over their limits{':' if self.over else '.'}")
        for name in self.over:
            print(f"  {name}")


def median(figures: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(figures)


def spread(figures: Sequence[float]) -> str:
    """The smallest and the largest of several figures, and how many there were."""
    return f"({_number(min(figures))} to {_number(max(figures))}, {len(figures)} runs)" if len(figures) > 1 else "(1 run)"


def _number(figure: float) -> str:
    if figure == int(figure) and abs(figure) >= 10 or isinstance(figure, int):
        return f"{int(figure):,}"
    return f"{figure:.3f}" if abs(figure) < 0.1 and figure else f"{figure:.2f}" if abs(figure) < 100 else f"{figure:,.0f}"
