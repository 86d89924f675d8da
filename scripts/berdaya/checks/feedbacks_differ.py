"""F05: no two feedback texts of an item are nearly the same, and no two consequences of a decision.

Threshold: likeness (SequenceMatcher) from .90, warning. Source: boilerplate explains no single option.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import likeness_from
from berdaya.checks.parts import name, walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

LIKE = 0.90
_FIELDS = (
    (
        "feedback",
        Said(en="feedback", id="umpan balik"),
        Said(en="give each one a reason of its own", id="beri masing-masing penjelasannya sendiri"),
    ),
    (
        "consequence",
        Said(en="the consequence", id="akibat"),
        Said(en="let each choice lead to something else", id="biarkan tiap pilihan berujung lain"),
    ),
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of feedback texts of one item that say the same."""
    for slug, _, _, models in walked(corpus):
        for field, what, hint in _FIELDS:
            said = [(keys, text) for keys, model in models if (text := getattr(model, field, None)) is not None]
            for (one, first), (other, second) in combinations(said, 2):
                found = in_languages(lambda lang: likeness_from(first[lang], second[lang], LIKE))
                if found:
                    message = _message(what, (name(one), name(other)), max(found.values()))
                    yield Finding(("item", slug), keys_of((*other, field), found), message, hint)


def _message(what: Said, names: tuple[Said, Said], most: float) -> Said:
    (one, other), percent = names, f"{int(most * 100)}% "
    return Said(
        en=f"{what.en} of {one.en} and {other.en} is {'the same' if most == 1 else percent + 'alike'}",
        id=f"{what.id} {one.id} dan {other.id} {'sama' if most == 1 else percent + 'serupa'}",
    )


RULE = Rule(
    "F05", "warn", Said(en="each part has feedback of its own", id="setiap bagian punya umpan baliknya sendiri"), check
)
