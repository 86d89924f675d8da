"""The shape of each record: the only schema. JSON Schema is generated from it."""

from __future__ import annotations

from berdaya.fields import Slug
from berdaya.items import Item
from berdaya.models.case import Case
from berdaya.models.concept import Citation, Concept, Misconception, Statement
from berdaya.models.course import Objective, PlannedUnit, Unit
from berdaya.models.retired import Retired
from berdaya.models.scheme import Scheme, Voice
from berdaya.models.source import Source
from berdaya.models.term import Term

TermsFile = dict[Slug, Term]
QuizFile = dict[Slug, Item]
RetiredFile = dict[Slug, Retired]

__all__ = [
    "Case",
    "Citation",
    "Concept",
    "Misconception",
    "Objective",
    "PlannedUnit",
    "QuizFile",
    "Retired",
    "RetiredFile",
    "Scheme",
    "Source",
    "Statement",
    "Term",
    "TermsFile",
    "Unit",
    "Voice",
]
