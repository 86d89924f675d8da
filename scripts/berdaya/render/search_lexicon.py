"""The words of a site, small: each root once, and each of its forms as one letter for what stands around the root."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

# The letters of the commonest affixes; nothing that a word may hold.
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Affix(NamedTuple):
    """How a form is made: `before` + the root without its first `left` and last `right` letters + `after`.

    As text, men<- makes menulis of tulis: one sign for each letter that is lost.
    """

    before: str
    left: int
    right: int
    after: str

    def __str__(self) -> str:
        return f"{self.before}{'<' * self.left}-{'>' * self.right}{self.after}"


class Lexicon(NamedTuple):
    """Packed words: `affixes`, each after its letter, between commas; `words`, each root before the letters of its forms."""

    affixes: str
    words: str


def pack(families: Iterable[tuple[str, Iterable[str]]]) -> Lexicon:
    """Roots with their forms, in the order in which they are given; search_index.js unpacks them."""
    made = [(root, [affix_of(root, form) for form in sorted(forms)]) for root, forms in families]
    common = Counter(affix for _, affixes in made for affix in affixes)
    letters = {affix: _letter(n) for n, (affix, _) in enumerate(sorted(common.items(), key=_by_number))}
    return Lexicon(
        ",".join(f"{letter}{affix}" for affix, letter in letters.items()),
        "".join(root + "".join(sorted(letters[affix] for affix in affixes)) for root, affixes in made),
    )


def _by_number(counted: tuple[Affix, int]) -> tuple[int, str]:
    return -counted[1], str(counted[0])


def _letter(number: int) -> str:
    return _CAPITALS[number] if number < len(_CAPITALS) else chr(0xC0 + number - len(_CAPITALS))


@cache
def affix_of(root: str, form: str) -> Affix:
    """The affix that makes `form` of `root`: what is left when their longest common part is taken away."""
    if (at := form.find(root)) >= 0:
        return Affix(form[:at], 0, 0, form[at + len(root) :])
    length, here, there = 0, 0, 0
    for start in range(len(root)):
        while (at := form.find(root[start : start + length + 1])) >= 0 and start + length < len(root):
            length, here, there = length + 1, start, at
    return Affix(form[:there], here, len(root) - here - length, form[there + length :])


def unpack(lexicon: Lexicon) -> Mapping[str, str]:
    """Every form with its root; what the browser does (search_index.js), for tests."""
    affixes = {
        match[1]: (match[2], len(match[3]), len(match[4]), match[5])
        for match in re.finditer(r"([^,])([^,<-]*)(<*)-(>*)([^,]*)", lexicon.affixes)
    }
    forms = {}
    for root, letters in re.findall(r"([a-z0-9]+)([^a-z0-9]+)", lexicon.words):
        for letter in letters:
            before, left, right, after = affixes[letter]
            forms[before + root[left : len(root) - right] + after] = root
    return forms
