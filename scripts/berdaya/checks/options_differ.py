"""S04: no two options, premises, responses or steps of an item are the same, or nearly the same.

Threshold: the same after folding case and space, error; likeness (SequenceMatcher) from .92, warning.
Options that differ by one decisive word ("sebelum", "sesudah") may be waived.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import likeness_from
from berdaya.checks.parts import lists, noun
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said
from berdaya.yamlfile import Keys

LIKE = 0.92


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of options that a reader can hardly tell apart."""
    for slug, at, members in lists(corpus):
        for (one, first), (other, second) in combinations(members.items(), 2):
            if found := in_languages(lambda lang: likeness_from(first[lang], second[lang], LIKE)):
                yield _finding(slug, at, (one, other), found)


def _finding(slug: str, at: Keys, letters: tuple[str, str], found: dict) -> Finding:
    one, other = letters
    what = noun((*at, other))
    keys = keys_of((*at, other, "text"), found)
    most = max(found.values())
    if most == 1:
        message = Said(
            en=f"{what.en}s {one!r} and {other!r} are the same", id=f"{what.id} {one!r} dan {other!r} sama"
        )
        hint = Said(
            en=f"write another {what.en} or take one out", id=f"tulis {what.id} lain atau hapus salah satunya"
        )
        return Finding(("item", slug), keys, message, hint, "error")
    percent = int(most * 100)
    message = Said(
        en=f"{what.en}s {one!r} and {other!r} are {percent}% alike",
        id=f"{what.id} {one!r} dan {other!r} {percent}% serupa",
    )
    hint = Said(
        en="make them differ in more than a word, or waive S04 if that word decides",
        id="bedakan lebih dari satu kata, atau kecualikan S04 bila kata itu yang menentukan",
    )
    return Finding(("item", slug), keys, message, hint, "warn")


RULE = Rule("S04", "error", Said(en="options differ from each other", id="opsi saling berbeda"), check)
