"""A list names each of its members once, and what a diagram shows has a label."""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.models import Concept
from berdaya.problems import Said
from berdaya.yamlfile import Keys


def check(corpus: Corpus) -> Iterator[Finding]:
    """Members that stand twice in a list, and members of a diagram's lists without label."""
    for slug, concept in corpus.concepts.items():
        for keys, message, hint in (*_twice(concept), *_without_label(concept)):
            yield Finding(("concept", slug), keys, message, hint)


def _twice(concept: Concept) -> Iterator[tuple[Keys, Said, Said]]:
    lists = {("lists", name, "members"): entry.members for name, entry in concept.lists.items()}
    if concept.body.diagram:
        lists["body", "diagram", "lists"] = concept.body.diagram.lists
        lists["body", "diagram", "then"] = concept.body.diagram.then
    for keys, members in lists.items():
        for number, member in enumerate(members):
            if member in members[:number]:
                message = Said(
                    en=f"{member!r} stands twice in this list", id=f"{member!r} ada dua kali dalam daftar ini"
                )
                yield (*keys, number), message, Said(en="take one of them out", id="hapus salah satunya")


def _without_label(concept: Concept) -> Iterator[tuple[Keys, Said, Said]]:
    diagram = concept.body.diagram
    if not diagram:
        return
    shown = [*diagram.then]
    for name in diagram.lists:
        shown += concept.lists[name].members if name in concept.lists else []
    for member in dict.fromkeys(shown):
        if member in concept.statements and concept.statements[member].label is None:
            message = Said(
                en=f"{member!r} is in the diagram and has no label", id=f"{member!r} ada di diagram tetapi tanpa label"
            )
            hint = Said(en="add 'label:' with one to four words in each language",
                        id="tambahkan 'label:' berisi satu sampai empat kata dalam tiap bahasa")  # fmt: skip
            yield ("statements", member), message, hint


RULE = Rule(
    "list-members",
    "error",
    Said(en="lists name each member once", id="daftar menyebut tiap anggota sekali"),
    check,
)
