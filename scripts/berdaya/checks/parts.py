"""The parts of items, found by walking each record as it is written: whatever in an interaction has feedback is one.

So the rules on feedback hold for every type of item, and for types that nobody has thought of yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang, Text, TextList
from berdaya.interactions import Choice, Interaction, Match, Option, Order, Premise, Response, Step, TextEntry
from berdaya.items import interaction
from berdaya.items.record import ItemRecord
from berdaya.problems import Said
from berdaya.yamlfile import Keys

OPTION = Said(en="option", id="opsi")
# What the members of a list are called, by the list's name in the file.
_NOUNS = {
    "options": OPTION,
    "premises": Said(en="premise", id="premis"),
    "responses": Said(en="response", id="respons"),
    "steps": Said(en="step", id="langkah"),
    "gaps": Said(en="gap", id="rumpang"),
}
_PART = Said(en="part", id="bagian")
_STATEMENT = Said(en="statement", id="pernyataan")
_PAIR = Said(en="pair", id="pasangan")

_NOTHING: Mapping[Lang, str] = {"id": "", "en": ""}


class Part(NamedTuple):
    """One part: whose, where in the record, what it says, and what it answers a reader who chose it."""

    slug: str
    item: ItemRecord
    keys: Keys
    what: Said  # what `said` is called
    said: Mapping[Lang, str]  # the option, the pair, the step, the words of the gap; the statement to be judged
    beside: Mapping[Lang, str]  # what else the reader has read: the stem, and the text around gaps
    feedback: Text
    correct: bool | None  # None: its feedback is shown whatever the reader did

    @property
    def noun(self) -> Said:
        """What such a part is called."""
        return noun(self.keys)

    @property
    def name(self) -> Said:
        """Its letter in quotes, with the gap to which it belongs."""
        return name(self.keys)


class Walked(NamedTuple):
    """One item: its slug, its record, its interaction, and every model in the record with its keys."""

    slug: str
    item: ItemRecord
    act: Interaction
    models: tuple[tuple[Keys, BaseModel], ...]


def noun(keys: Keys) -> Said:
    """What the member of a list at `keys` is called."""
    return _NOUNS.get(str(keys[-2]), _PART) if len(keys) > 1 else _PART


def name(keys: Keys) -> Said:
    """The letter at the end of `keys` in quotes; with the gap to which it belongs, if there is one."""
    letter, gap = repr(keys[-1]), keys[2] if len(keys) > 3 and keys[1] == "gaps" else None
    inside = Said(en=f" of gap {gap!r}", id=f" pada rumpang {gap!r}") if gap else Said(en="", id="")
    return Said(en=letter + inside.en, id=letter + inside.id)


def parts(corpus: Corpus) -> tuple[Part, ...]:
    """Every part of every item whose feedback is to be judged."""
    return _parts(_Same(corpus))


def walked(corpus: Corpus) -> tuple[Walked, ...]:
    """Every item, walked through."""
    return _walked(_Same(corpus))


def remarks(corpus: Corpus) -> Iterator[tuple[str, Keys, Text]]:
    """Every text that answers a reader: feedback, consequences, explanations; whose, under which keys."""
    for slug, item, _, models in walked(corpus):
        for keys, model in models:
            for field in ("consequence", "feedback"):
                text = getattr(model, field, None)
                if text is not None:
                    yield slug, (*keys, field), text
        if item.explanation:
            yield slug, ("explanation",), item.explanation


def lists(corpus: Corpus) -> Iterator[tuple[str, Keys, dict[str, Text]]]:
    """Every list that a reader sees at one time (options, premises, steps …): its place, its texts by letter."""
    for slug, _, act, _ in walked(corpus):
        if isinstance(act, Choice) and not act.fixed:
            yield slug, ("interaction", "options"), _texts(act.options)
        elif isinstance(act, Match):
            yield slug, ("interaction", "premises"), _texts(act.premises)
            yield slug, ("interaction", "responses"), _texts(act.responses)
        elif isinstance(act, Order):
            yield slug, ("interaction", "steps"), _texts(act.steps)
        elif isinstance(act, TextEntry):
            for letter, gap in act.gaps.items():
                yield slug, ("interaction", "gaps", letter, "options"), _texts(gap.options)


def _texts(members: Mapping[str, Any]) -> dict[str, Text]:
    return {letter: member.text for letter, member in members.items()}


class _Same:
    """A corpus as a key: one that is the very same, not one that is equal (which no corpus can be asked)."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __hash__(self) -> int:
        return id(self.corpus)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.corpus is other.corpus


@lru_cache(1)
def _walked(same: _Same) -> tuple[Walked, ...]:
    def written(item: Any) -> tuple[tuple[Keys, BaseModel], ...]:
        return tuple(_models(item.interaction, ("interaction",)))

    return tuple(Walked(slug, item, interaction(item), written(item)) for slug, item in same.corpus.items.items())


@lru_cache(1)
def _parts(same: _Same) -> tuple[Part, ...]:
    return tuple(
        _part(item, keys, model)
        for item in _walked(same)
        for keys, model in item.models
        if getattr(model, "feedback", None) is not None
    )


def _models(value: Any, keys: Keys) -> Iterator[tuple[Keys, BaseModel]]:
    """Every model in `value` but texts, the outer before the inner."""
    if isinstance(value, (str, bool, Text, TextList)) or value is None:
        return
    if isinstance(value, BaseModel):
        yield keys, value
        for field in type(value).model_fields:
            yield from _models(getattr(value, field), (*keys, field))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _models(member, (*keys, key))
    elif isinstance(value, (list, tuple)):
        for number, member in enumerate(value):
            yield from _models(member, (*keys, number))


def _part(owner: Walked, keys: Keys, model: Any) -> Part:
    slug, item, act, _ = owner
    what, feedback = noun(keys), model.feedback
    if isinstance(act, Choice) and act.fixed:
        what, said = _STATEMENT, _both(item.stem)
    elif isinstance(model, Premise) and isinstance(act, Match) and model.match in act.responses:
        what, said = _PAIR, _both(model.text, act.responses[model.match].text)
    else:
        # A type may write its parts in its own way; what they are is in the interaction that it yields.
        model = _in_interaction(act, str(keys[-1])) or model
        said = _said(model)
    correct = False if isinstance(model, Response) else getattr(model, "correct", None)
    beside = _both(item.stem, act.text) if isinstance(act, TextEntry) else _both(item.stem)
    return Part(slug, item, keys, what, said, beside, feedback, correct)


def _in_interaction(act: Interaction, letter: str) -> Option | Step | None:
    if isinstance(act, Choice):
        return act.options.get(letter)
    return act.steps.get(letter) if isinstance(act, Order) else None


def _said(model: Any) -> Mapping[Lang, str]:
    accepted = getattr(model, "accepted", None)
    if accepted:
        return {lang: ", ".join(accepted[lang]) for lang in LANGS}
    text = getattr(model, "text", None)
    return _both(text) if isinstance(text, Text) else _NOTHING


def _both(*texts: Text) -> Mapping[Lang, str]:
    return {lang: " ".join(text[lang] for text in texts) for lang in LANGS}
