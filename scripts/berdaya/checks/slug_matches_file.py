"""A record stands in the file that has its name, and an item in the file of its concept or of a unit that has it."""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks import targets
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every record whose slug, or whose concept, is not what the file's name says."""
    for record, value in corpus.records():
        name = corpus.origins[record].name
        if record[0] in ("concept", "source", "case", "unit") and value.slug != name:
            message = Said(
                en=f"slug {value.slug!r} in a file named {name!r}", id=f"slug {value.slug!r} di berkas bernama {name!r}"
            )
            hint = Said(
                en=f"write 'slug: {name}', or rename the file; a slug that was published stays",
                id=f"tulis 'slug: {name}', atau ganti nama berkas; slug yang sudah terbit tetap",
            )
            yield Finding(record, ("slug",), message, hint)
    yield from _quizzes(corpus)


def _quizzes(corpus: Corpus) -> Iterator[Finding]:
    said = set()
    for slug, item in corpus.items.items():
        name = corpus.origins["item", slug].name
        unit = corpus.units.get(name)
        if corpus.has("unit", name):
            concepts = {entry.concept for entry in unit.concepts} if unit else {item.concept}
        else:
            concepts = {name}
            wrong = targets.record(corpus, "concept", name)
            if wrong and name not in said:
                said.add(name)
                known = [other for kind, other in corpus.origins if kind in ("concept", "unit")]
                message, hint = wrong if name in corpus.planned else targets.no_such("quiz", name, known)
                yield Finding(("item", slug), (), message, hint, at_key=True)
            if wrong:
                continue
        if item.concept not in concepts and corpus.has("concept", item.concept):
            message = Said(
                en=f"an item of {item.concept!r} in the file of {name!r}",
                id=f"butir {item.concept!r} di berkas {name!r}",
            )
            hint = Said(
                en=f"move it to quizzes/{item.concept}.yml, or mend its concept",
                id=f"pindahkan ke quizzes/{item.concept}.yml, atau perbaiki konsepnya",
            )
            yield Finding(("item", slug), ("concept",), message, hint)


RULE = Rule("slug-file", "error", Said(en="records stand in their file", id="rekaman ada di berkasnya"), check)
