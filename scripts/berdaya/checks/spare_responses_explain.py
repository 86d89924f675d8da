"""M03: a response that fits no premise says why, and whose mistake it is; one that fits leaves that to its premise.

Threshold: no feedback, error; no misconception, warning. Source: such a response is a distractor, and feedback on each
is what makes an item teach (Van der Kleij, Feskens & Eggen 2015). Feedback of a response is shown as that of one
without a partner.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Match
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every spare response that explains nothing, and every fitting one that does."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Match):
            partners = {premise.match: letter for letter, premise in act.premises.items()}
            is_sound = partners.keys() <= act.responses.keys() and (act.reuse or len(partners) == len(act.premises))
            if is_sound:  # else M01 says so, and nobody knows which ones are spare
                yield from _responses(slug, act, partners)


def _responses(slug: str, act: Match, partners: dict[str, str]) -> Iterator[Finding]:
    for letter, response in act.responses.items():
        at = ("interaction", "responses", letter)
        if letter in partners:
            for field in ("feedback", "misconception"):
                if getattr(response, field):
                    message = Said(
                        en=f"response {letter!r} fits {partners[letter]!r} and has {field!r}",
                        id=f"respons {letter!r} cocok dengan {partners[letter]!r} tetapi punya {field!r}",
                    )
                    hint = Said(en="write it under that premise", id="tulis di bawah premis itu")
                    yield Finding(("item", slug), (*at, field), message, hint, at_key=True)
        elif not act.reuse and response.feedback is None:  # an empty head is M01's
            message = Said(
                en=f"response {letter!r} fits nothing and has no feedback",
                id=f"respons {letter!r} tidak berpasangan dan tanpa umpan balik",
            )
            hint = Said(
                en="say why it is tempting and why it fits nothing",
                id="jelaskan mengapa respons itu menarik dan mengapa tidak cocok dengan apa pun",
            )
            yield Finding(("item", slug), at, message, hint, at_key=True)
        elif not act.reuse and response.misconception is None:
            message = Said(
                en=f"response {letter!r} fits nothing and names no misconception",
                id=f"respons {letter!r} tidak berpasangan dan tidak menyebut miskonsepsi",
            )
            hint = Said(
                en="add 'misconception:' with the mistaken idea of those who choose it",
                id="tambahkan 'misconception:' berisi gagasan keliru orang yang memilihnya",
            )
            yield Finding(("item", slug), at, message, hint, "warn", at_key=True)


RULE = Rule(
    "M03",
    "error",
    Said(en="a response that fits nothing says why", id="respons tanpa pasangan dijelaskan sebabnya"),
    check,
)
