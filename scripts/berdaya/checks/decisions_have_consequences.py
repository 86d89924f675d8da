"""K04: each option of a decision says what happens next, and no option elsewhere does.

Threshold: exact. Source: in a case a reader learns from what follows; an item without a case has no story to go on.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.parts import name, noun, walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import Choice
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every option of a decision without a consequence; every item of no case with one, at the first."""
    # A decision that names nothing may mean any item, and so may a case that does not fit.
    unsure = any(kind == "case" for kind, _ in corpus.broken) or not corpus.case_of.keys() <= corpus.items.keys()
    for slug, _, act, models in walked(corpus):
        told = [keys for keys, model in models if getattr(model, "consequence", None) is not None]
        if slug in corpus.case_of and isinstance(act, Choice):
            untold = [keys for keys, model in models if hasattr(model, "consequence") and keys not in told]
            for keys in untold if told else untold[:1]:  # one mistake where none has any
                what, letter = noun(keys), name(keys)
                message = Said(
                    en=f"{what.en} {letter.en} of a decision has no consequence",
                    id=f"{what.id} {letter.id} dari sebuah keputusan tanpa akibat",
                )
                if not told:
                    message = Said(en="a decision without consequences", id="keputusan tanpa akibat")
                hint = Said(
                    en="add 'consequence:' with what happens in the story then",
                    id="tambahkan 'consequence:' berisi kelanjutan ceritanya",
                )
                at = keys if told else ("interaction",)
                yield Finding(("item", slug), at, message, hint, at_key=True)
        elif told and slug not in corpus.case_of and not unsure:
            message = Said(
                en="a consequence, and the item is in no case", id="ada akibat, padahal butir ini di luar kasus"
            )
            hint = Said(
                en="add the item to the decisions of a case, or take its consequences out",
                id="tambahkan butir ini ke keputusan sebuah kasus, atau hapus akibat-akibatnya",
            )
            yield Finding(("item", slug), (*told[0], "consequence"), message, hint, at_key=True)


RULE = Rule(
    "K04",
    "error",
    Said(en="each option of a decision has a consequence", id="tiap opsi keputusan punya akibat"),
    check,
)
