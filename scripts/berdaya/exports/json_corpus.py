"""The whole corpus as one JSON document, documented and versioned.

Version: `major.minor`. A new field or a new kind of interaction raises the minor number, a changed or removed one the
major. Readers must ignore fields and kinds they do not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from berdaya.corpus import Corpus
from berdaya.fields import Text, TextList
from berdaya.interactions import Choice, ExtendedText, Match, Order, Plan, TextEntry
from berdaya.items import interaction
from berdaya.items.record import ItemRecord
from berdaya.models import Concept, Source, Term, Unit

VERSION = "2.0"
FILE_NAME = "berdaya.json"
SCHEMA_NAME = "berdaya-2.schema.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(_Part):
    """One link of a chain of citation. `candidates`: works that may be meant, where the documents name none."""

    name: str
    year: int | None
    as_printed: str
    source: str | None
    candidates: list[str]
    taken_up: Text | None


class Use(_Part):
    """One use of a source."""

    source: str
    locator: Text


class StatementOut(_Part):
    """One statement, under `concept--name`."""

    slug: str
    concept: str
    text: Text
    label: Text | None
    said_by: list[Link]
    citations: list[Use]
    basis: Literal["documents", "editorial"]


class OptionOut(_Part):
    """One option of a choice or of a gap; `consequence`: what happens in the case if one decides so."""

    key: str
    text: Text
    correct: bool
    consequence: Text | None
    feedback: Text
    misconception: str | None


class ChoiceOut(_Part):
    """Choose one or several; `fixed`: the order of the options is part of them."""

    kind: Literal["choice"]
    multiple: bool
    fixed: bool
    options: list[OptionOut]


class PremiseOut(_Part):
    """What is matched, with the key of the right response (`match`)."""

    key: str
    text: Text
    match: str
    feedback: Text
    misconception: str | None


class ResponseOut(_Part):
    """What it is matched with; one that fits nothing has feedback of its own."""

    key: str
    text: Text
    feedback: Text | None
    misconception: str | None


class MatchOut(_Part):
    """Give each premise its response; with `reuse`, several premises may share one."""

    kind: Literal["match"]
    reuse: bool
    premises: list[PremiseOut]
    responses: list[ResponseOut]


class StepOut(_Part):
    """One step, and why it stands where it does."""

    key: str
    text: Text
    feedback: Text


class OrderOut(_Part):
    """Bring steps into order; they stand in the right one, and the steps of one of `ties` may swap."""

    kind: Literal["order"]
    steps: list[StepOut]
    ties: list[list[str]]


class GapOut(_Part):
    """The gap `[key]`: options to choose from, or words to type."""

    key: str
    options: list[OptionOut]
    accepted: TextList | None
    feedback: Text | None


class TextEntryOut(_Part):
    """Fill the gaps of a text."""

    kind: Literal["text_entry"]
    text: Text
    gaps: list[GapOut]


class CriterionOut(_Part):
    """Something to check one's own text by."""

    key: str
    text: Text


class ExtendedTextOut(_Part):
    """Write for oneself, or carry out a plan; nothing is marked."""

    kind: Literal["extended_text"]
    cues: list[Text]
    criteria: list[CriterionOut]
    sample: Text | None
    plan: Plan | None


InteractionOut = Annotated[
    ChoiceOut | MatchOut | OrderOut | TextEntryOut | ExtendedTextOut, Field(discriminator="kind")
]


class ItemOut(_Part):
    """One item; `interaction.kind` says what a reader does with it."""

    slug: str
    code: str
    rev: int
    type: str
    concept: str
    objective: str
    bloom: str
    statements: list[str]
    anchor: str
    scenario: Text | None
    stem: Text
    interaction: InteractionOut
    explanation: Text | None
    changed: date


class CaseOut(_Part):
    """A case with its decisions, which are items."""

    slug: str
    title: Text
    text: Text
    decisions: list[str]


class UnitCaseOut(_Part):
    """A case of a unit, for the group to talk over."""

    slug: str
    unit: str
    opening: bool
    title: Text
    text: Text
    task: Text
    answer: Text


class ConceptOut(Concept):
    """A concept as written; `statements` are names here, and stand in full in the document's own list."""

    statements: list[str]  # type: ignore[assignment]


class SourceOut(Source):
    """A source as written."""


class TermOut(Term):
    """A term with its slug."""

    slug: str


class UnitOut(_Part):
    """A unit: written in full, or planned (then only its title and path)."""

    slug: str
    number: int
    planned: bool
    title: Text
    summary: Text | None
    requires: list[str]
    concepts: list[dict[str, Any]]
    objectives: dict[str, dict[str, Any]]
    items: list[str]
    session_plan: dict[str, Any] | None


class Document(_Part):
    """berdaya.json."""

    format: Literal["berdaya"]
    version: str
    changed: date
    title: Text
    concepts: list[ConceptOut]
    statements: list[StatementOut]
    sources: list[SourceOut]
    terms: list[TermOut]
    units: list[UnitOut]
    unit_cases: list[UnitCaseOut]
    cases: list[CaseOut]
    items: list[ItemOut]


def export(corpus: Corpus) -> dict[str, str]:
    """`{berdaya.json: text}`. The same corpus always gives the same bytes; `changed` is the latest date in it."""
    document = Document(
        format="berdaya",
        version=VERSION,
        changed=max(record.changed for _, record in corpus.records() if hasattr(record, "changed")),
        title=corpus.scheme.title,
        concepts=[_concept(concept) for concept in corpus.concepts.values()],
        statements=list(_statements(corpus)),
        sources=[SourceOut(**dict(source)) for source in corpus.sources.values()],
        terms=[TermOut(slug=slug, **dict(term)) for slug, term in corpus.terms.items()],
        units=[_unit(corpus, number, slug) for number, slug in enumerate(corpus.units, 1)],
        unit_cases=[
            UnitCaseOut(slug=f"{slug}--{name}", unit=slug, opening=name == unit.opening_case, **dict(case))
            for slug, unit in corpus.written_units.items()
            for name, case in unit.cases.items()
        ],
        cases=[
            CaseOut(slug=slug, title=case.title, text=case.text, decisions=case.decisions)
            for slug, case in corpus.cases.items()
        ],
        items=[_item(slug, item) for slug, item in corpus.items.items()],
    )
    return {FILE_NAME: document.model_dump_json(indent=1) + "\n"}


def _concept(concept: Concept) -> ConceptOut:
    names = [f"{concept.slug}--{name}" for name in concept.statements]
    return ConceptOut(**(dict(concept) | {"statements": names}))


def _statements(corpus: Corpus) -> Iterator[StatementOut]:
    for slug, statement in corpus.statements.items():
        voices = [corpus.scheme.voices[name] for name in statement.said_by]
        yield StatementOut(
            slug=slug,
            concept=slug.split("--")[0],
            text=statement.text,
            label=statement.label,
            said_by=[Link(**voice.model_dump(exclude={"at_first"})) for voice in voices],
            citations=[Use(**dict(citation)) for citation in statement.citations],
            basis=statement.basis,
        )


def _unit(corpus: Corpus, number: int, slug: str) -> UnitOut:
    unit = corpus.units[slug]
    written = unit if isinstance(unit, Unit) else None
    return UnitOut(
        slug=slug,
        number=number,
        planned=written is None,
        title=unit.title,
        summary=written and written.summary,
        requires=unit.requires,
        concepts=[entry.model_dump() for entry in unit.concepts],
        objectives={name: objective.model_dump() for name, objective in written.objectives.items()} if written else {},
        items=[item for entry in unit.concepts for item in corpus.items_of.get(entry.concept, ())],
        session_plan=written and written.session_plan.model_dump(),
    )


def _item(slug: str, item: ItemRecord) -> ItemOut:
    act = interaction(item)
    return ItemOut(
        slug=slug,
        interaction=_KINDS[type(act)](act),
        **{name: getattr(item, name) for name in ItemOut.model_fields if name not in ("slug", "interaction")},
    )


def _listed(shape: type[Any], table: Mapping[str, Any]) -> list[Any]:
    """A table as a list, each entry with its `key`, so that the order is part of the document."""
    return [shape(key=key, **dict(entry)) for key, entry in table.items()]


def _text_entry(act: TextEntry) -> TextEntryOut:
    gaps = [
        GapOut(key=key, options=_listed(OptionOut, gap.options), accepted=gap.accepted, feedback=gap.feedback)
        for key, gap in act.gaps.items()
    ]
    return TextEntryOut(kind=act.kind, text=act.text, gaps=gaps)


_KINDS: dict[type[Any], Callable[[Any], Any]] = {
    Choice: lambda act: ChoiceOut(**dict(act) | {"options": _listed(OptionOut, act.options)}),
    Match: lambda act: MatchOut(
        **dict(act)
        | {"premises": _listed(PremiseOut, act.premises), "responses": _listed(ResponseOut, act.responses)}
    ),
    Order: lambda act: OrderOut(**dict(act) | {"steps": _listed(StepOut, act.steps)}),
    TextEntry: _text_entry,
    ExtendedText: lambda act: ExtendedTextOut(
        **dict(act) | {"criteria": [CriterionOut(key=key, text=text) for key, text in act.criteria.items()]}
    ),
}
