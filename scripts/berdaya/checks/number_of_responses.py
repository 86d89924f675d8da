"""M02: matching has one or two responses more than premises.

Threshold and source: with as many, the last pair follows from the others; a telephone screen holds few more.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Match
from berdaya.problems import Said

MORE = range(1, 3)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every matching with too few responses or too many; heads to sort under are not counted."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Match) and not act.reuse and len(act.responses) - len(act.premises) not in MORE:
            premises, responses = len(act.premises), len(act.responses)
            message = Said(
                en=f"{responses} responses for {premises} premises", id=f"{responses} respons untuk {premises} premis"
            )
            least, most = premises + MORE.start, premises + MORE.stop - 1
            hint = Said(en=f"give {least} or {most}", id=f"beri {least} atau {most}")
            yield Finding(("item", slug), ("interaction", "responses"), message, hint, at_key=True)


RULE = Rule(
    "M02",
    "error",
    Said(
        en="matching has one or two responses more than premises",
        id="penjodohan punya satu atau dua respons lebih banyak daripada premis",
    ),
    check,
)
