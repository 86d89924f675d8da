"""A rule: its code, how grave a breach is, what it demands in one sentence, and the function that finds breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from berdaya.corpus import Corpus, RecordId
from berdaya.problems import Place, Said, Severity
from berdaya.yamlfile import Keys


@dataclass(frozen=True)
class Finding:
    """One breach: in which record, under which keys, what is wrong, what to do."""

    record: RecordId
    keys: Keys
    message: Said
    hint: Said | None = None
    severity: Severity | None = None  # where it differs from the rule's
    at_key: bool = False  # point at the key, not at its value
    place: Place | None = None  # where the breach stands outside any record


@dataclass(frozen=True)
class Rule:
    """`check` yields the breaches of one rule in the corpus; `demand` says what the rule wants."""

    code: str
    severity: Severity
    demand: Said
    check: Callable[[Corpus], Iterator[Finding]]
