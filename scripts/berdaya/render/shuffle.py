"""The order in which parts are shown: the same everywhere and for both languages, and not the writer's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

TRIES = 64


def shuffled(parts: Sequence[str], seed: str) -> list[str]:
    """`parts` in an order that depends on `seed` and on nothing else (each part's SHA-256 with the seed)."""
    return sorted(parts, key=lambda part: hashlib.sha256(f"{seed}/{part}".encode()).digest())


def arranged(parts: Sequence[str], seed: str, gives_away: Callable[[Sequence[str]], bool]) -> list[str]:
    """The first order of `parts`, shuffled with one seed after another, that does not give the solution away.

    Where each one does (a list of one), the last that was tried.
    """
    order = shuffled(parts, seed)
    for number in range(2, TRIES):
        if not gives_away(order):
            break
        order = shuffled(parts, f"{seed}/{number}")
    return order
