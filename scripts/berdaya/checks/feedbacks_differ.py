"""F05: no two feedback texts of an item are nearly the same.

Threshold: likeness (SequenceMatcher) from .90, warning. Source: boilerplate explains no single option.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from berdaya.checks.choices import OPTIONS, choices, in_languages, keys_of
from berdaya.checks.measures import likeness_from
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

LIKE = 0.90


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of feedback texts of one item that say the same."""
    for slug, _, choice in choices(corpus):
        for (one, first), (other, second) in combinations(choice.options.items(), 2):
            found = in_languages(lambda lang: likeness_from(first.feedback[lang], second.feedback[lang], LIKE))
            if found:
                most = max(found.values())
                percent = f"{int(most * 100)}% "
                message = Said(
                    en=f"feedback of {one!r} and {other!r} is {'the same' if most == 1 else percent + 'alike'}",
                    id=f"umpan balik {one!r} dan {other!r} {'sama' if most == 1 else percent + 'serupa'}",
                )
                hint = Said(en="give each option a reason of its own", id="beri setiap opsi penjelasannya sendiri")
                yield Finding(("item", slug), keys_of((*OPTIONS, other, "feedback"), found), message, hint)


RULE = Rule(
    "F05", "warn", Said(en="each option has feedback of its own", id="setiap opsi punya umpan baliknya sendiri"), check
)
