"""M01: each premise has a response; in matching no two have the same, in classification each head has a premise.

Threshold: exact. Source: a pair that is not there cannot be made, and a head that nothing belongs under is a trap.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Match
from berdaya.problems import Said
from berdaya.yamlfile import Keys

Words = tuple[Keys, Said, Said]


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every premise without its response, every response used twice, every head that is not used."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Match):
            missing = list(_missing(act))
            for keys, message, hint in missing or (_heads(act) if act.reuse else _twice(act)):
                yield Finding(("item", slug), ("interaction", *keys), message, hint, at_key=keys[0] == "responses")


def _missing(act: Match) -> Iterator[Words]:
    for letter, premise in act.premises.items():
        if premise.match not in act.responses:
            message = Said(en=f"no response {premise.match!r}", id=f"tidak ada respons {premise.match!r}")
            letters = ", ".join(act.responses)
            hint = Said(en=f"choose one of: {letters}", id=f"pilih salah satu: {letters}")
            yield ("premises", letter, "match"), message, hint


def _twice(act: Match) -> Iterator[Words]:
    first: dict[str, str] = {}
    for letter, premise in act.premises.items():
        other = first.setdefault(premise.match, letter)
        if other != letter:
            message = Said(
                en=f"response {premise.match!r} fits {other!r} and {letter!r}",
                id=f"respons {premise.match!r} cocok dengan {other!r} dan {letter!r}",
            )
            hint = Said(
                en="give each premise a response of its own, or make it a classification",
                id="beri tiap premis respons sendiri, atau jadikan klasifikasi",
            )
            yield ("premises", letter, "match"), message, hint


def _heads(act: Match) -> Iterator[Words]:
    used = {premise.match for premise in act.premises.values()}
    if len(used) == 1 and len(act.responses) > 1:
        head = used.pop()
        message = Said(en=f"everything belongs under {head!r}", id=f"semuanya masuk {head!r}")
        hint = Said(en="add things that belong elsewhere", id="tambahkan hal yang masuk kelompok lain")
        yield ("premises",), message, hint
        return
    for letter in act.responses:
        if letter not in used:
            message = Said(en=f"nothing belongs under {letter!r}", id=f"tidak ada yang masuk {letter!r}")
            hint = Said(
                en="add something that does, or take this head out",
                id="tambahkan hal yang masuk ke situ, atau hapus kepala kelompok ini",
            )
            yield ("responses", letter), message, hint


RULE = Rule(
    "M01",
    "error",
    Said(
        en="each premise has a response, and no head stays empty",
        id="tiap premis punya respons, dan tiap kepala kelompok terpakai",
    ),
    check,
)
