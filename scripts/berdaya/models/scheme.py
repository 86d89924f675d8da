"""The scheme: the knowledge base as a whole, and the voices of which chains of citation are made."""

from __future__ import annotations

from berdaya.fields import Date, Model, Prose, Slug, Text


class Voice(Model):
    """One link of a chain of citation: who speaks, as the documents print it."""

    name: Prose
    year: int | None
    as_printed: Prose
    source: Slug | None
    candidates: list[Slug] = []
    taken_up: Text | None = None  # how the next voice uses this one, where it does not cite it: "referred to in"
    at_first: Text | None = None  # how to name this voice at its first mention on a page


class Scheme(Model):
    """The knowledge base as a whole: its names, and the voices that chains of citation are made of."""

    title: Text
    tagline: Text
    description: Text
    voices: dict[Slug, Voice]
    changed: Date
