"""P02: a text is written in each language, not copied.

Threshold: likeness of both sides above .85, from three words on. Names, titles in quotes or italics and the locators
of citations are alike by nature and are left out of the count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.measures import fold, likeness_from, words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Text
from berdaya.links import without_links
from berdaya.problems import Said

LIKE = 0.85
FEWEST = 3
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\*)\*[^*]+\*(?!\*)|\([^)]*\)")
# Capitals inside a sentence, initials and years: names.
_NAME = re.compile(r"\b[A-Z][\w'’.-]*|\b\d+\b|&")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text of which both sides are the same, or nearly so."""
    for record, keys, text in corpus.texts:
        likeness = copied(text) if keys[-1] != "locator" else None
        if likeness is not None:
            same = fold(text.id) == fold(text.en)
            message = Said(
                en="both languages have the same text" if same else f"both languages are {int(likeness * 100)}% alike",
                id="kedua bahasa berisi teks yang sama" if same else f"kedua bahasa {int(likeness * 100)}% serupa",
            )
            hint = Said(en="write the other language", id="tulis bahasa yang satunya")
            yield Finding(record, keys, message, hint)


def copied(text: Text) -> float | None:
    """How alike both sides of a text are, if so much that one is a copy of the other; else None."""
    if not _share_most(text.id, text.en) or len(words(text.id)) < FEWEST:
        return None
    likeness = likeness_from(text.id, text.en, LIKE)
    is_copy = likeness is not None and likeness > LIKE and _is_prose(text.id) and _is_prose(text.en)
    return likeness if is_copy else None


def _share_most(one: str, other: str) -> bool:
    """Whether the sides share a fifth of their words; texts above the threshold share nearly all."""
    mine, theirs = set(one.lower().split()), set(other.lower().split())
    return 5 * len(mine & theirs) >= max(len(mine), len(theirs))


def _is_prose(text: str) -> bool:
    text = _QUOTED.sub(" ", without_links(text))
    first, _, rest = text.strip().partition(" ")
    # The first word has a capital anyway: it counts unless a name follows.
    bare = _NAME.sub(" ", rest)
    starts_a_name = bool(_NAME.match(rest)) or not rest
    return len(words(bare)) + (not starts_a_name) >= FEWEST


RULE = Rule("P02", "error", Said(en="each language is written", id="tiap bahasa ditulis"), check)
