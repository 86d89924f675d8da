"""A problem: one fault in one place, said so that the person who can mend it knows what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warn", "report"]


@dataclass(frozen=True, order=True)
class Place:
    """Where in the checkout: `path` relative to its root with forward slashes; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Said:
    """A sentence in English and Indonesian, without a final stop."""

    en: str
    id: str

    def __getitem__(self, lang: str) -> str:
        """The sentence in `lang` ('id' or 'en')."""
        return self.id if lang == "id" else self.en


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: place, rule, what is wrong (with the value quoted), and what to do."""

    place: Place
    rule: str
    message: Said = field(compare=False)
    hint: Said | None = field(default=None, compare=False)
    severity: Severity = field(default="error", compare=False)


def exit_code(problems: Iterable[Problem]) -> int:
    """1 if any problem is an error or a warning that stands, else 0."""
    return int(any(problem.severity != "report" for problem in problems))


def as_text(problem: Problem, lang: str = "en") -> str:
    """`path:line:column: message [rule]` and the hint on a line of its own."""
    place = problem.place
    severity = "" if problem.severity == "error" else f"{_SEVERITY[problem.severity][lang]}: "
    line = f"{place.path}:{place.line}:{place.column}: {severity}{problem.message[lang]} [{problem.rule}]"
    return f"{line}\n    {_HINT[lang]}: {problem.hint[lang]}" if problem.hint else line


def as_github(problem: Problem, lang: str = "en") -> str:
    """A workflow command of GitHub Actions (docs.github.com, "Workflow commands"), which becomes an annotation."""
    place, level = problem.place, {"error": "error", "warn": "warning", "report": "notice"}[problem.severity]
    text = problem.message[lang] + (f"\n{_HINT[lang]}: {problem.hint[lang]}" if problem.hint else "")
    where = f"file={_escape(place.path, True)},line={place.line},col={place.column}"
    return f"::{level} {where},title={_escape(problem.rule, True)}::{_escape(text, False)}"


def _escape(text: str, is_property: bool) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


_HINT = Said(en="hint", id="petunjuk")
_SEVERITY = {"warn": Said(en="warning", id="peringatan"), "report": Said(en="note", id="catatan")}

FORMATS: dict[str, Callable[[Problem, str], str]] = {"text": as_text, "github": as_github}
