"""A record that is gone."""

from __future__ import annotations

from berdaya.fields import Date, Model, Slug


class Retired(Model):
    """A record that is gone; its slug and code are never used again."""

    code: str | None
    last_rev: int | None
    date: Date
    moved_to: Slug | None
