"""A term: a word of the field, in both languages, with the forms that are not used."""

from __future__ import annotations

from berdaya.fields import Model, Slug, Text, TextList


class Term(Model):
    """A word of the field, in `glossary/terms.yml` under its English slug."""

    preferred: Text
    accepted: TextList = TextList()
    forbidden: TextList = TextList()
    sense: Text
    note: Text | None = None
    concept: Slug | None = None
