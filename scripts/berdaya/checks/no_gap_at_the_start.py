"""G02: three words or more stand before the first gap.

Threshold: fewer, error. Source: a gap at the start is met before the reader knows what the sentence is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.gaps import MARK, TEXT, gapped
from berdaya.checks.measures import words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

LEAST = 3  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text that begins with a gap, or nearly so."""
    for slug, _, act in gapped(corpus):
        if found := in_languages(lambda lang: _too_early(act.text[lang])):
            letter, before = next(iter(found.values()))
            message = Said(
                en=f"gap {letter!r} comes after {before or 'no'} word{'s' * (before != 1)}",
                id=f"rumpang {letter!r} " + (f"muncul setelah {before} kata" if before else "berada di awal teks"),
            )
            hint = Said(
                en=f"let {LEAST} words or more stand before the first gap",
                id=f"beri {LEAST} kata atau lebih sebelum rumpang yang pertama",
            )
            yield Finding(("item", slug), keys_of(TEXT, found), message, hint)


def _too_early(text: str) -> tuple[str, int] | None:
    match = MARK.search(text)
    before = len(words(text[: match.start()])) if match else LEAST
    return (match[1], before) if match and before < LEAST else None


RULE = Rule(
    "G02", "error", Said(en="no text begins with a gap", id="tidak ada teks yang diawali rumpang"), check
)
