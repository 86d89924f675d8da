"""The items of a page are of its own concept: those that check it, each once; its reflection; its task.

How many check it is the model's to say (3 to 5). An item in this concept's file that says it is another's has a
mistake of its own, which `slug-file` or S09 tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.interactions import ExtendedText, Interaction
from berdaya.items import interaction
from berdaya.items.record import ItemRecord
from berdaya.models import Concept
from berdaya.problems import Said
from berdaya.yamlfile import Keys

Fault = tuple[Said, Said]
Wanted = tuple[Callable[[ItemRecord, Interaction], bool], Said]


def _is_reflection(item: ItemRecord, act: Interaction) -> bool:
    return isinstance(act, ExtendedText) and act.plan is None


def _is_task(item: ItemRecord, act: Interaction) -> bool:
    return isinstance(act, ExtendedText) and act.plan is not None


def _is_scored(item: ItemRecord, act: Interaction) -> bool:
    return item.scored


# What an item must be to stand there, and what to say of one that is not.
_SELF_CHECK = (_is_scored, Said(en="a marked question", id="soal yang dinilai"))
_REFLECTION = (_is_reflection, Said(en="a reflection", id="refleksi"))
_TASK = (_is_task, Said(en="a task", id="tugas"))


def check(corpus: Corpus) -> Iterator[Finding]:
    """Items of another concept or of the wrong kind, and items that stand twice in `self_check`."""
    for slug, concept in corpus.concepts.items():
        for keys, name, wanted in _named(concept):
            fault = _twice(concept, keys, name) or _stranger(corpus, slug, name) or _kind(corpus, slug, name, wanted)
            if fault:
                yield Finding(("concept", slug), keys, *fault)


def _named(concept: Concept) -> Iterator[tuple[Keys, str, Wanted]]:
    for number, name in enumerate(concept.self_check):
        yield ("self_check", number), name, _SELF_CHECK
    yield ("reflection",), concept.reflection, _REFLECTION
    yield ("task",), concept.task, _TASK


def _twice(concept: Concept, keys: Keys, name: str) -> Fault | None:
    if keys[0] == "self_check" and name in concept.self_check[: int(keys[1])]:
        message = Said(en=f"item {name!r} stands twice", id=f"butir {name!r} ada dua kali")
        return message, _another(concept.slug)
    return None


def _stranger(corpus: Corpus, slug: str, name: str) -> Fault | None:
    item = corpus.items.get(name)
    if item and item.concept != slug and corpus.origins["item", name].name != slug:
        message = Said(en=f"item {name!r} is of {item.concept!r}", id=f"butir {name!r} milik {item.concept!r}")
        return message, _another(slug)
    return None


def _kind(corpus: Corpus, slug: str, name: str, wanted: Wanted) -> Fault | None:
    item = corpus.items.get(name)
    fits, what = wanted
    if item and not fits(item, interaction(item)):
        message = Said(en=f"item {name!r} is not {what.en}", id=f"butir {name!r} bukan {what.id}")
        return message, Said(en=f"choose {what.en} of {slug!r}", id=f"pilih {what.id} dari {slug!r}")
    return None


def _another(slug: str) -> Said:
    return Said(en=f"choose another item of {slug!r}", id=f"pilih butir lain dari {slug!r}")


RULE = Rule(
    "self-check",
    "error",
    Said(en="a page has items of its own", id="halaman memakai butirnya sendiri"),
    check,
)
