"""A case: a place, people and a tension, shared by two to four items that are its decisions."""

from __future__ import annotations

from pydantic import Field

from berdaya.fields import Date, Model, Prose, Slug, Text


class Case(Model):
    """A case: `quizzes/cases/<slug>.yml`. Its `decisions` are items, in the order in which they come up."""

    slug: Slug
    title: Text
    text: Text
    decisions: list[Slug] = Field(min_length=2, max_length=4)
    waive: dict[str, Prose] = {}
    changed: Date
