"""The items that check a page are of its own concept, each once. How many is the model's to say (3 to 5).

An item in this concept's file that says it is another's has a mistake of its own, which `slug-file` or S09 tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Items of another concept, and items that stand twice, in `self_check`."""
    for slug, concept in corpus.concepts.items():
        for number, name in enumerate(concept.self_check):
            item = corpus.items.get(name)
            if name in concept.self_check[:number]:
                message = Said(en=f"item {name!r} stands twice", id=f"butir {name!r} ada dua kali")
            elif item and item.concept != slug and corpus.origins["item", name].name != slug:
                message = Said(en=f"item {name!r} is of {item.concept!r}", id=f"butir {name!r} milik {item.concept!r}")
            else:
                continue
            hint = Said(en=f"choose another item of {slug!r}", id=f"pilih butir lain dari {slug!r}")
            yield Finding(("concept", slug), ("self_check", number), message, hint)


RULE = Rule(
    "self-check",
    "error",
    Said(en="a page is checked by its own items", id="halaman diuji butirnya sendiri"),
    check,
)
