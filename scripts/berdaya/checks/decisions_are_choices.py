"""K02: each decision of a case is an item that is a choice, and of that case only.

Threshold: exact. Source: a decision shows what follows from each option; an item shared by two cases would need both.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Choice
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every decision that is no choice, stands twice, or is another case's."""
    choices = {slug for slug, _, act, _ in walked(corpus) if isinstance(act, Choice)}
    first: dict[str, str] = {}
    for slug, case in corpus.cases.items():
        for number, decision in enumerate(case.decisions):
            owner = first.get(decision)
            first.setdefault(decision, slug)
            if owner == slug:
                message = Said(en=f"item {decision!r} stands twice", id=f"butir {decision!r} ada dua kali")
                hint = Said(en="take one of them out", id="hapus salah satunya")
            elif owner:
                message = Said(
                    en=f"item {decision!r} is a decision of case {owner!r}",
                    id=f"butir {decision!r} milik kasus {owner!r}",
                )
                hint = Said(en="leave it in one case", id="sisakan dalam satu kasus")
            elif decision in corpus.items and decision not in choices:
                kind = corpus.items[decision].type  # type: ignore[attr-defined]
                message = Said(
                    en=f"item {decision!r} is of type {kind!r}, nothing to decide",
                    id=f"butir {decision!r} bertipe {kind!r}, bukan keputusan",
                )
                hint = Said(
                    en="decisions are of type 'single', 'multiple' or 'true_false'",
                    id="keputusan bertipe 'single', 'multiple', atau 'true_false'",
                )
            else:
                continue
            yield Finding(("case", slug), ("decisions", number), message, hint)


RULE = Rule(
    "K02",
    "error",
    Said(en="decisions are choices of one case", id="keputusan adalah pilihan dalam satu kasus"),
    check,
)
