"""C11, for gaps: the key is not the only option that is a verb, nor the only one that is none, in Indonesian.

Threshold: the first word of the key alone has, or alone lacks, one of the prefixes me-, ber-, di- and ter-; warning.
Source: an odd word class is a grammatical cue (Haladyna & Rodriguez 2013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.gaps import at, gapped
from berdaya.checks.measures import vocabulary, words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

_PREFIX = re.compile(r"(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every gap whose key is of another word class than all distractors."""
    for slug, _, act in gapped(corpus):
        for letter, gap in act.gaps.items():
            keys = [other for other, option in gap.options.items() if option.correct]
            distractors = [option for option in gap.options.values() if not option.correct]
            if len(keys) != 1 or len(distractors) < 2:
                continue
            is_verb = begins_with_verb(gap.options[keys[0]].text.id)
            if all(begins_with_verb(option.text.id) != is_verb for option in distractors):
                has = Said(en="has", id="berawalan") if is_verb else Said(en="lacks", id="tidak berawalan")
                key = keys[0]
                message = Said(
                    en=f"in gap {letter!r} only the key {key!r} {has.en} a prefix such as 'me-' or 'ber-'",
                    id=f"pada rumpang {letter!r} hanya kunci {key!r} yang {has.id} seperti 'me-' atau 'ber-'",
                )
                hint = Said(en="let all options be of one word class", id="samakan kelas kata semua opsinya")
                yield Finding(("item", slug), at(letter, "options", keys[0], "text", "id"), message, hint)


def begins_with_verb(text: str) -> bool:
    """Whether the first word of an Indonesian text has the prefix of a verb."""
    first = next(iter(words(text)), "")
    return bool(_PREFIX.match(first)) and first not in vocabulary("id", "no_verb")


RULE = Rule(
    "C11",
    "warn",
    Said(en="the key of a gap is of no word class of its own", id="kunci rumpang tidak sendirian kelas katanya"),
    check,
)
