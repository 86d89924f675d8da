"""L01: Indonesian is spelt by EYD V and KBBI.

Source: the patterns in words/eyd.id.txt, each with the better form and how grave it is. A pattern is read in small
letters, so that names ("Strategi Kerjasama") pass; the first letter of a sentence counts as small. Names that hold a
faulty form in small letters stand in words/official_names.id.txt. What notes, statements, sources and terms put in
quotes is somebody else's spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from berdaya.checks.measures import forms, plain, words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus, RecordId
from berdaya.problems import Said, Severity
from berdaya.yamlfile import Keys

_START = re.compile(r"(?:^|[.?!…:]\s+)[\"“‘(]*[A-Z](?![A-Z])")
_TO_SPACE = str.maketrans(dict.fromkeys(".,;:!?()[]{}\"“”‘*_/|…", " "))
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|‘[^’]*’")


class Spelling(NamedTuple):
    """One line of the list: what to look for, what to write, how grave it is, whether capitals count."""

    pattern: re.Pattern[str]
    better: str
    severity: Severity
    is_exact: bool


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every faulty form, once a text."""
    known = spellings()
    for record, keys, text in corpus.texts:
        # Splitting is enough to see that most texts hold no first word of a pattern.
        if known.keys().isdisjoint(text.id.lower().translate(_TO_SPACE).split()):
            continue
        suspects = {word for word in words(text.id) if word in known}
        shown = plain(_QUOTED.sub(" ", text.id) if _quotes_others(record, keys) else text.id)
        shown = _names().sub(" ", shown)
        small = _START.sub(lambda match: match[0].lower(), shown)
        for word in sorted(suspects):
            for spelling in known[word]:
                match = spelling.pattern.search(shown if spelling.is_exact else small)
                if match:
                    yield _finding(record, (*keys, "id"), match, spelling)


def _finding(record: RecordId, keys: Keys, match: re.Match[str], spelling: Spelling) -> Finding:
    better = match.expand(spelling.better)
    if spelling.severity == "error":
        message = Said(en=f"{match[0]!r} is misspelt", id=f"{match[0]!r} salah eja")
    else:
        message = Said(en=f"{match[0]!r} is better avoided", id=f"{match[0]!r} sebaiknya dihindari")
    hint = Said(en=f"write {better!r}", id=f"tulis {better!r}")
    return Finding(record, keys, message, hint, spelling.severity)


def _quotes_others(record: RecordId, keys: Keys) -> bool:
    return record[0] in ("term", "source") or keys[0] in ("notes", "statements")


@lru_cache
def spellings() -> dict[str, list[Spelling]]:
    """The list by the first word of each pattern, without which the pattern cannot stand in a text."""
    text = files("berdaya.checks").joinpath("words", "eyd.id.txt").read_text(encoding="utf-8")
    found: dict[str, list[Spelling]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, better, severity = line.split("\t")
            is_exact, pattern = pattern.startswith("="), pattern.removeprefix("=")
            first = re.match(r"[\w-]+", pattern)
            assert first and severity in ("error", "warn"), line
            end = "" if "(?=" in pattern else r"(?![\w-])"
            spelling = Spelling(re.compile(rf"(?<![\w-])(?:{pattern}){end}"), better, severity, is_exact)
            found.setdefault(first[0].lower(), []).append(spelling)
    return found


@lru_cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, forms("official_names", "id"))))


RULE = Rule("L01", "error", Said(en="Indonesian is spelt by EYD and KBBI", id="ejaan mengikuti EYD dan KBBI"), check)
