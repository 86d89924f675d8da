"""No concept and term share a slug, since `[[slug]]` may name either."""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every term that has the slug of a written concept; one that is only planned cannot be linked to."""
    for slug in corpus.terms:
        if corpus.has("concept", slug):
            message = Said(en=f"{slug!r} is a term and a concept", id=f"{slug!r} menjadi istilah sekaligus konsep")
            hint = Said(
                en="take the term out, or give it another slug; its words can go to the concept's alt_labels",
                id="hapus istilah itu, atau beri slug lain; bentuk katanya dapat masuk alt_labels konsep",
            )
            yield Finding(("term", slug), (), message, hint, at_key=True)


RULE = Rule("link-target", "error", Said(en="a link names one thing", id="satu tautan satu tujuan"), check)
