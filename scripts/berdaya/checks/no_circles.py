"""Nothing is broader than itself, part of itself, required by itself or under itself, by whatever detour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

Graph = dict[str, list[str]]


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every circle, told once, at the record of it that comes first."""
    for relation in ("broader", "part_of"):
        graph = {slug: list(getattr(concept, relation)) for slug, concept in corpus.concepts.items()}
        for circle in circles(graph):
            keys = (relation, graph[circle[0]].index(circle[1]))
            yield Finding(("concept", circle[0]), keys, *_said(relation, circle))
    requires = {slug: list(unit.requires) for slug, unit in corpus.units.items()}
    for circle in circles(requires):
        keys = ("requires", requires[circle[0]].index(circle[1]))
        yield Finding(("unit", circle[0]), keys, *_said("requires", circle))
    for slug, concept in corpus.concepts.items():
        # A list stands under a statement, which is a member of other lists.
        under = {
            name: [other for other, entry in concept.lists.items() if listed.under in entry.members]
            for name, listed in concept.lists.items()
        }
        for circle in circles(under):
            yield Finding(("concept", slug), ("lists", circle[0], "under"), *_said("under", circle))


def circles(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """The circles of a graph (node: nodes it points to), each from its first node in order back to that node.

    Each circle found is cut at one arrow and the search goes on, so of circles that share an arrow one is told.
    """
    order = {node: number for number, node in enumerate(graph)}
    arrows: Graph = {node: [other for other in others if other in graph] for node, others in graph.items()}
    while True:
        try:
            TopologicalSorter(arrows).prepare()
        except CycleError as error:
            circle = error.args[1][:0:-1]  # the sorter names predecessors; without the node that stands at both ends
            first = min(range(len(circle)), key=lambda number: order[circle[number]])
            circle = [*circle[first:], *circle[:first]]
            circle.append(circle[0])
            yield circle
            arrows[circle[0]].remove(circle[1])
        else:
            return


def _said(relation: str, circle: list[str]) -> tuple[Said, Said]:
    names = " → ".join(circle)
    return (
        Said(en=f"a circle of {relation!r}: {names}", id=f"lingkaran {relation!r}: {names}"),
        Said(en="take one of these arrows out", id="hapus salah satu panah itu"),
    )


RULE = Rule("circular", "error", Said(en="no relation runs in a circle", id="tidak ada hubungan yang melingkar"), check)
