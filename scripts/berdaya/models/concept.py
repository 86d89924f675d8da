"""A concept: its page, what the documents say of it, and its place among the others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from berdaya.fields import Date, Model, Prose, Slug, Text, TextList


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


class Body(Model):
    """The page of a concept; with its reflection and its task, which are items, 450 to 750 words a language."""

    aims: list[Text] = Field(min_length=1, max_length=2)
    situation: Text
    idea: list[Text] = Field(min_length=1)
    contrast: Contrast
    diagram: Diagram | None = None
    case: WorkedCase
    mistakes: list[Mistake] = Field(min_length=2, max_length=4)


class ConceptReview(Model):
    """Dates of real checks; null until somebody did it. `judge`: read blind against the rubric, by another than the writer."""

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
    reflection: Slug
    task: Slug
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
