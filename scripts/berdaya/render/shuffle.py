"""The order in which options are shown: the same everywhere and for both languages, and not the writer's."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def shuffled(parts: Sequence[str], seed: str) -> list[str]:
    """`parts` in an order that depends on `seed` and on nothing else (each part's SHA-256 with the seed)."""
    return sorted(parts, key=lambda part: hashlib.sha256(f"{seed}/{part}".encode()).digest())
