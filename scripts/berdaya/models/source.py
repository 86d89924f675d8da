"""A source: a work, and how each of its fields was checked."""

from __future__ import annotations

from typing import Literal

from berdaya.fields import Date, Model, Prose, Slug, Text, WebAddress


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
    url: WebAddress | None = None
    language: Literal["id", "en", "de"]
    verified: dict[SourceField, Verified]
    label: Text
    takes: Text
    note: Text | None = None
    waive: dict[str, Prose] = {}
    changed: Date
