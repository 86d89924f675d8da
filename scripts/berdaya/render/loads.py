"""What a page loads, read off what stands on it: the parts of the stylesheet it needs, and the scripts.

So no page carries the rules of another kind, and a part is wanted by writing its class in a template, nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import string
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from berdaya.render.script import KIND_SCRIPTS, scripts_for


# The parts of `overrides/style/`, in the order of the stylesheet, each with what calls for it in a page's HTML.
# `base` is on every page.
STYLES = {
    "base": ("",),
    "aims": ('class="aims"',),
    "hero": ('class="hero"',),
    "systems": ('class="systems"',),
    "units": ('class="units"',),
    "steps": ('class="steps',),
    "soon": ('class="soon"',),
    "plan": ('class="plan"',),
    "table": ("<table",),
    "diagram": ('class="diagram"',),
    "chain": ('class="chain"',),
    "tree": ('class="tree"',),
    "cards": ('class="cards"',),
    "mistake": ('class="mistake"',),
    "notes": ('class="notes"',),
    "statements": ('class="statements"',),
    "letters": ('class="letters"',),
    "glossary": ('class="glossary"',),
    "code": ("<code",),
    "term": ('class="term"',),
    "quiz": ('class="quiz"',),
    "case": ('class="case"',),
    "task": ('class="task"',),
    "rows": ('class="rows',),
    "ordered": ('class="options ordered"',),
    "gap": ('class="gap"',),
    "progress": ('class="progress"',),
    "search": ('class="search"',),
    "keep": ('class="keep',),
    "onefile": ('class="onefile"',),
}
# Scripts of single pages, each with what calls for it.
SCRIPTS = {"search": 'class="search"', "keep": 'class="keep'}
# A session brings items of every kind to the page of a reader's progress.
SESSION = 'class="progress"'
_OF_ITEMS = ("case", "term", "rows", "ordered", "gap")

# One block of rules for paper, as rcssmin leaves it: rules in it hold no braces of their own.
_PRINT = re.compile(r"@media print\{((?:[^{}]+\{[^{}]*\})*)\}")
# Variables keep their names in the parts, for whoever reads those.
_VARIABLE = re.compile(r"--([a-z-]+)(?=[:),])")
_LETTERS = string.ascii_letters
_KIND = re.compile(r'data-kind="(\w+)"')


@dataclass(frozen=True)
class Style:
    """A stylesheet as it is inlined, and its digest for the page's policy."""

    text: str
    digest: str


def styles_of(html: str) -> tuple[str, ...]:
    """The names of the stylesheet's parts that a page with `html` needs."""
    more = _OF_ITEMS if SESSION in html else ()
    return tuple(name for name, marks in STYLES.items() if name in more or any(mark in html for mark in marks))


def scripts_of(html: str) -> tuple[str, ...]:
    """The scripts that a page with `html` loads, in their order."""
    if SESSION in html:
        return (*scripts_for(KIND_SCRIPTS), "progress")
    more = tuple(entry for entry, mark in SCRIPTS.items() if mark in html)
    return (*scripts_for(_KIND.findall(html)), *more)


def style(folder: Path, parts: tuple[str, ...]) -> Style:
    """The parts, read from `folder`, as one small stylesheet."""
    text = rcssmin.cssmin("".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in parts))
    assert isinstance(text, str)
    # What is for paper stands together, last, so that it is announced once.
    names = sorted(set(_VARIABLE.findall(text)))
    text = _VARIABLE.sub(lambda name: f"--{_LETTERS[names.index(name[1])]}", text)
    text = f"{_PRINT.sub('', text)}@media print{{{''.join(_PRINT.findall(text))}}}"
    return Style(text, base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
