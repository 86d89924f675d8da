"""The shape of each record: the only schema. JSON Schema is generated from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from berdaya.fields import Date, Model, Prose, Ref, Slug, Text, TextList
from berdaya.items import Item

# ---- scheme -------------------------------------------------------------------------------------------------


class Voice(Model):
    """One link of a chain of citation: who speaks, as the documents print it."""

    name: Prose
    year: int | None
    as_printed: Prose
    source: Slug | None
    candidates: list[Slug] = []
    at_first: Text | None = None  # how to name this voice at its first mention on a page


class Scheme(Model):
    """The knowledge base as a whole: its names, and the voices that chains of citation are made of."""

    title: Text
    tagline: Text
    description: Text
    voices: dict[Slug, Voice]
    changed: Date


# ---- concepts -----------------------------------------------------------------------------------------------


class Citation(Model):
    """One use of a source: which, and where in it."""

    source: Slug
    locator: Text


class Statement(Model):
    """One thing that somebody says. `said_by` runs from the speaker to the text in hand, by voices of the scheme."""

    text: Text
    label: Text | None = None
    concept: Slug | None = None
    said_by: list[Slug] = Field(min_length=1)
    citations: list[Citation] = Field(min_length=1)
    basis: Literal["documents", "editorial"]


class ListRecord(Model):
    """Statements that belong together, in the documents' order."""

    label: Text
    ordered: bool
    members: list[Slug] = Field(min_length=2)
    under: Slug | None = None


class Misconception(Model):
    """A wrong idea that readers hold; distractors point to it."""

    belief: Text


class Note(Model):
    """A source note: a departure of the review, a misprint, a matter of translation or of attribution."""

    code: Annotated[str, Field(pattern=r"^[AR][0-9]{2}$")]
    kind: Literal["departure", "misprint", "translation", "attribution", "scope"]
    about: list[Slug] = []
    text: Text
    basis: Literal["documents", "editorial"]
    citations: list[Citation] = []


class Contrast(Model):
    """A table that sets the concept beside its confusable neighbours."""

    caption: Text
    columns: list[Text] = Field(min_length=2, max_length=4)
    rows: list[list[Text]] = Field(min_length=1)


class Diagram(Model):
    """A picture made from the concept's own lists: `chain` (steps), `tree` (parts) or `cards` (roles and tasks)."""

    kind: Literal["chain", "tree", "cards"]
    caption: Text
    lists: list[Slug] = Field(min_length=1)
    then: list[Slug] = []


class CaseStep(Model):
    """One labelled step of a worked case."""

    label: Text
    text: Text


class WorkedCase(Model):
    """What a facilitator noticed, chose, said, and what happened."""

    title: Text
    intro: Text
    steps: list[CaseStep] = Field(min_length=2)


class Mistake(Model):
    """A misconception refuted: why it is tempting, what is better, the sign by which one notices it."""

    misconception: Slug
    why: Text
    better: Text
    sign: Text


class Reflection(Model):
    """A private question with cues and criteria to check oneself by."""

    prompt: Text
    cues: list[Text] = Field(min_length=2, max_length=4)
    criteria: list[Text] = Field(min_length=3, max_length=3)


class VillageTask(Model):
    """Something to do in one's own village within an hour."""

    aim: Text
    who: Text
    permission: Text
    steps: list[Text] = Field(min_length=3, max_length=6)
    minutes: Annotated[int, Field(ge=10, le=60)]
    evidence: Text
    if_then: Text
    debrief: Text


class Body(Model):
    """The page of a concept, 450 to 750 words a language."""

    aims: list[Text] = Field(min_length=1, max_length=2)
    situation: Text
    idea: list[Text] = Field(min_length=1)
    contrast: Contrast
    diagram: Diagram | None = None
    case: WorkedCase
    mistakes: list[Mistake] = Field(min_length=2, max_length=4)
    reflection: Reflection
    task: VillageTask


class ConceptReview(Model):
    """Dates of real checks; null until somebody did it."""

    judge: Date | None
    practitioner: Date | None
    lang_id: Date | None
    lang_en: Date | None


class Concept(Model):
    """A concept: `glossary/concepts/<slug>.yml`."""

    slug: Slug
    pref_label: Text
    alt_labels: TextList = TextList()
    definition: Text
    body: Body
    self_check: list[Slug] = Field(min_length=3, max_length=5)
    statements: dict[Slug, Statement] = Field(min_length=1)
    lists: dict[Slug, ListRecord] = {}
    misconceptions: dict[Slug, Misconception] = Field(min_length=1)
    notes: dict[Slug, Note] = {}
    broader: list[Slug] = []
    part_of: list[Slug] = []
    causes: list[Slug] = []
    contrasts_with: list[Slug] = []
    related: list[Slug] = []
    waive: dict[str, Prose] = {}
    review: ConceptReview
    changed: Date


# ---- sources and terms --------------------------------------------------------------------------------------


class Name(Model):
    """A person (`family`, `given`) or a body (`literal`), as in CSL."""

    family: Prose | None = None
    given: Prose | None = None
    literal: Prose | None = None


class Verified(Model):
    """How a field of a source was checked. Only `seen` fields are printed as fact."""

    status: Literal["seen", "memory", "inferred", "blank"]
    how: Prose


SourceField = Literal[
    "author", "editor", "title", "container_title", "issued", "volume", "issue", "page", "publisher",
    "publisher_place", "event_title", "isbn", "doi", "url",
]  # fmt: skip


class Source(Model):
    """A work: `glossary/sources/<slug>.yml`, with CSL's fields in snake case."""

    slug: Slug
    role: Literal["primary", "cited", "candidate", "probable", "supporting", "further"]
    type: Literal[
        "article-journal", "book", "chapter", "paper-conference", "post-weblog", "thesis", "report", "legislation",
        "webpage",
    ]  # fmt: skip
    cited_as: Prose | None
    author: list[Name] = []
    editor: list[Name] = []
    issued: int | None
    title: Prose | None
    container_title: Prose | None = None
    event_title: Prose | None = None
    volume: Prose | None = None
    issue: Prose | None = None
    page: Prose | None = None
    publisher: Prose | None = None
    publisher_place: Prose | None = None
    isbn: Prose | None = None
    doi: Prose | None = None
    url: Prose | None = None
    language: Literal["id", "en", "de"]
    verified: dict[SourceField, Verified]
    label: Text
    takes: Text
    note: Text | None = None
    waive: dict[str, Prose] = {}
    changed: Date


class Term(Model):
    """A word of the field, in `glossary/terms.yml` under its English slug."""

    preferred: Text
    accepted: TextList = TextList()
    forbidden: TextList = TextList()
    sense: Text
    note: Text | None = None
    concept: Slug | None = None


# ---- the course ---------------------------------------------------------------------------------------------


class Objective(Model):
    """What a learner can do afterwards: an observable act."""

    text: Text
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class UnitConcept(Model):
    """A concept on the path. With `planned` (its name) it is announced and not linked."""

    concept: Slug
    planned: Text | None = None


class UnitCase(Model):
    """A case for the group: a place, a tension, a task, and what a good answer holds."""

    title: Text
    text: Text
    task: Text
    answer: Text


class PlanStep(Model):
    """One part of a session."""

    minutes: Annotated[int, Field(ge=5, le=60)]
    title: Text
    text: Text


class ExpectedAnswer(Model):
    """A wrong answer to expect, and what to do about it in five minutes."""

    misconception: Ref
    response: Text


class SessionPlan(Model):
    """A session of a group: timed, with what to bring and how to do it with little."""

    preparation: Text
    materials: list[Text] = Field(min_length=1)
    steps: list[PlanStep] = Field(min_length=4)
    offline: Text
    group_of_8: Text
    group_of_20: Text
    group_of_40: Text
    expected: list[ExpectedAnswer] = Field(min_length=2)


class Unit(Model):
    """A unit of the course: `course/<nn>-<slug>.yml`."""

    slug: Slug
    title: Text
    summary: Text
    requires: list[Slug] = []
    concepts: list[UnitConcept] = Field(min_length=1)
    objectives: dict[Slug, Objective] = Field(min_length=1)
    opening_case: Slug
    cases: dict[Slug, UnitCase] = Field(min_length=1)
    quiz_intro: Text
    session_plan: SessionPlan
    waive: dict[str, Prose] = {}
    changed: Date


class PlannedUnit(Model):
    """A unit that is announced and not written yet."""

    slug: Slug
    planned: Literal[True]
    title: Text
    requires: list[Slug] = []
    concepts: list[UnitConcept] = Field(min_length=1)
    changed: Date


# ---- files --------------------------------------------------------------------------------------------------


class Retired(Model):
    """A record that is gone; its slug and code are never used again."""

    code: str | None
    last_rev: int | None
    date: Date
    moved_to: Slug | None


TermsFile = dict[Slug, Term]
QuizFile = dict[Slug, Item]
RetiredFile = dict[Slug, Retired]
