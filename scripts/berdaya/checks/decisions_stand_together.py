"""K03: the decisions of a case are of one concept and stand side by side in its quiz file, in the case's order.

Threshold: exact. Source: a quiz shows the case once, with its decisions under it as the story goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """The first decision of every case that is of another concept, or not where it belongs."""
    for slug, case in corpus.cases.items():
        known = [name for name in dict.fromkeys(case.decisions) if ("item", name) in corpus.origins]
        if len(known) == len(case.decisions):  # else one is missing or stands twice, which is told already
            finding = _strangers(corpus, slug, known) or _order(corpus, slug, known)
            if finding:
                yield finding


def _strangers(corpus: Corpus, slug: str, decisions: list[str]) -> Finding | None:
    concepts = {name: corpus.items[name].concept for name in decisions if name in corpus.items}
    for name, concept in concepts.items():
        first, of_first = next(iter(concepts.items()))
        if concept != of_first:
            message = Said(
                en=f"decision {name!r} is of {concept!r}, {first!r} of {of_first!r}",
                id=f"keputusan {name!r} milik {concept!r}, {first!r} milik {of_first!r}",
            )
            hint = Said(en="a case has decisions of one concept", id="keputusan sebuah kasus milik satu konsep")
            return Finding(("case", slug), ("decisions", decisions.index(name)), message, hint)
    return None


def _order(corpus: Corpus, slug: str, decisions: list[str]) -> Finding | None:
    file = corpus.origins["item", decisions[0]].file
    listed = list(file.data)
    start = listed.index(decisions[0])
    together = listed[start : start + len(decisions)]
    for number, name in enumerate(decisions):
        if together[number : number + 1] != [name]:
            before = decisions[number - 1]
            message = Said(
                en=f"decision {name!r} does not come right after {before!r} in {file.path}",
                id=f"keputusan {name!r} tidak tepat setelah {before!r} di {file.path}",
            )
            hint = Said(
                en="put the decisions side by side, in the order of the case",
                id="letakkan keputusan berdampingan, menurut urutan kasus",
            )
            return Finding(("case", slug), ("decisions", number), message, hint)
    return None


RULE = Rule(
    "K03",
    "error",
    Said(
        en="decisions stand side by side, in the order of their case",
        id="keputusan berdampingan, menurut urutan kasusnya",
    ),
    check,
)
