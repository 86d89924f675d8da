"""The course: units, with objectives, path, cases and session plan."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from berdaya.fields import Date, Model, Prose, Ref, Slug, Text


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
