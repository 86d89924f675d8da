"""S09: what an item refers to exists: its concept, objective, statements, section of the page and misconceptions.

An anchor names a section that the concept's page has; `diagram` and `notes` only where the concept has them.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks import targets
from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said
from berdaya.yamlfile import Keys


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference of an item that names nothing; an owner that is missing is told once an item."""
    for slug, item, _, models in walked(corpus):
        references: list[tuple[Keys, str, str]] = [(("objective",), "objective", item.objective)]
        references += [(("statements", number), "statement", name) for number, name in enumerate(item.statements)]
        references += [(("anchor",), "section", item.anchor)]
        for keys, model in models:
            misconception = getattr(model, "misconception", None)
            if misconception:
                references.append(((*keys, "misconception"), "misconception", misconception))
        missing = set()
        wrong = targets.record(corpus, "concept", item.concept)
        if wrong:
            missing.add(item.concept)
            yield Finding(("item", slug), ("concept",), *wrong)
        for keys, kind, reference in references:
            owner = reference.partition("--")[0]
            wrong = None if owner in missing else targets.part(corpus, kind, reference)
            if wrong:
                if kind != "objective" and not corpus.has("concept", owner):
                    missing.add(owner)
                yield Finding(("item", slug), keys, *wrong)


RULE = Rule("S09", "error", Said(en="what an item refers to exists", id="yang dirujuk butir memang ada"), check)
