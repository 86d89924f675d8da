"""A small site with a quiz, in the HTML that the templates agree on with the script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Protocol

from berdaya.render.script import KIND_SCRIPTS, bundle, scripts_for
from berdaya.render.words import WORDS

# All kinds, so that a test may put any item on the page.
SCRIPTS = scripts_for(KIND_SCRIPTS)
STYLE = (
    ".switch-theme{visibility:hidden}[data-js] .switch-theme{visibility:visible}:root{color-scheme:light dark;background:Canvas;color:CanvasText}body{font:16px/1.5 sans-serif;margin:0 1rem}"
    "header{position:sticky;top:0;background:Canvas}"
    ".icon{width:20px}[hidden]{display:none!important}section,form{margin:1rem 0;min-height:20rem;scroll-margin-top:4rem}"
    "label,button,summary,a{display:inline-block;min-height:44px}h2{scroll-margin-top:4rem}"
)
POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
LETTERS = {"id": "huruf", "en": "letter"}


class Part(Protocol):
    """What stands in a quiz: an item, or a case with items."""

    def html(self, lang: str) -> str:
        """Its HTML."""


def reason(slug: str, lang: str, part: str, shown: str, attributes: str = "", consequence: bool = False) -> str:
    """An entry of the list of reasons; the text of each names its language and part."""
    return (
        f'<li data-part="{part}"{attributes}><p class="verdict"><strong>Verdict</strong> '
        f'<span class="shown">{shown}</span></p>'
        + (f'<p class="consequence">consequence {lang} {part} of {slug}</p>' if consequence else "")
        + f'<p class="reason">reason {lang} {part} of <em id="why-{slug}-{part}">{slug}</em></p></li>'
    )


@dataclass(frozen=True, kw_only=True)
class Form:
    """What all items share; `concept` with weight, promotes and applied as the templates write them."""

    slug: str
    rev: int = 1
    concept: str = "x"
    weight: str = "1"
    promotes: str = "1"
    applied: str = "0"

    def form(self, kind: str, parts: str, reasons: str, scored: bool = True) -> str:
        """The form around the parts."""
        counts = f'data-weight="{self.weight}" data-promotes="{self.promotes}" data-applied="{self.applied}"'
        inside = f"<ul>{reasons}</ul>" if scored else reasons
        return (
            f'<form class="item" id="item-{self.slug}" data-item="{self.slug}" data-rev="{self.rev}" '
            f'data-kind="{kind}" data-concept="{self.concept}" {counts if scored else "data-unscored"} '
            f'autocomplete="off" method="dialog"><div class="scenario">A village.</div>'
            f"<fieldset><legend>{self.slug}?</legend>{parts}</fieldset>"
            f'<details class="reasons"{"" if scored else " open"}><summary>Key and reasons</summary>{inside}'
            f'<div class="explanation"><p>Why {self.slug}.</p></div>'
            f'<p class="again"><a href="#mistakes">Read again</a></p></details></form>'
        )


@dataclass(frozen=True)
class Item(Form):
    """A choice: which letters there are, and which of them are right; a decision of a case has consequences."""

    slug: str
    letters: str
    key: str
    decision: bool = field(default=False, kw_only=True)

    @property
    def kind(self) -> str:
        """The type of its inputs."""
        return "checkbox" if len(self.key) > 1 else "radio"

    def html(self, lang: str) -> str:
        """Its form, with texts that name item, letter and language."""
        shown = {letter: f"{self.slug} {LETTERS[lang]} {letter}" for letter in self.letters}
        options = "".join(
            f'<label class="option"><input type="{self.kind}" name="part" value="{letter}"> <span>{text}</span></label> '
            for letter, text in shown.items()
        )
        reasons = "".join(
            reason(self.slug, lang, letter, text, " data-correct" if letter in self.key else "", self.decision)
            for letter, text in shown.items()
        )
        return self.form("choice", f'<div class="options">{options}</div>', reasons)


@dataclass(frozen=True, kw_only=True)
class Match(Form):
    """Pairs, as "ap bq"; all responses; those that fit nothing and say why; with `reuse`, a classification."""

    pairs: str
    responses: str
    lost: str = ""
    reuse: bool = False

    def row(self, lang: str, letter: str) -> str:
        """One premise with its responses."""
        premise = f"premise {lang} {letter}"
        if self.reuse:
            chips = "".join(
                f'<label class="chip"><input type="radio" name="{letter}" value="{other}"> '
                f"<span>response {lang} {other}</span></label> "
                for other in self.responses
            )
            return f'<fieldset class="row" data-part="{letter}"><legend class="premise">{premise}</legend>{chips}</fieldset>'
        options = "".join(f'<option value="{other}">response {lang} {other}</option>' for other in self.responses)
        return (
            f'<div class="row" data-part="{letter}"><label><span class="premise">{premise}</span> '
            f'<select name="{letter}"><option value="">…</option>{options}</select></label></div>'
        )

    def html(self, lang: str) -> str:
        """Its form."""
        pairs = self.pairs.split()
        reasons = [
            reason(self.slug, lang, a, f"premise {lang} {a} → response {lang} {b}", f' data-key="{b}"') for a, b in pairs
        ]
        reasons += [reason(self.slug, lang, other, f"response {lang} {other}") for other in self.lost]
        return self.form("match", "".join(self.row(lang, pair[0]) for pair in pairs), "".join(reasons))


@dataclass(frozen=True, kw_only=True)
class Order(Form):
    """Steps as they are shown, and in the right order with their ranks, as "a0 b1 c1"."""

    shown: str
    ranks: str

    def html(self, lang: str) -> str:
        """Its form."""
        options = "".join(
            f'<label class="option"><input type="checkbox" name="part" value="{letter}"> <span class="rank"></span> '
            f'<span class="step">step {lang} {letter}</span></label> '
            for letter in self.shown
        )
        reasons = "".join(
            reason(self.slug, lang, letter, f"step {lang} {letter}", f' data-rank="{rank}"')
            for letter, rank in self.ranks.split()
        )
        return self.form("order", f'<div class="options">{options}</div>', reasons)


@dataclass(frozen=True, kw_only=True)
class Gaps(Form):
    """Gaps by letter: three options with the right one first, or the words that may be typed."""

    gaps: dict[str, str | tuple[str, ...]]

    def html(self, lang: str) -> str:
        """Its form."""
        text, reasons = [], []
        for number, (letter, way) in enumerate(self.gaps.items(), start=1):
            if isinstance(way, str):
                options = "".join(f'<option value="{each}">word {lang} {each}</option>' for each in sorted(way))
                control = f'<select name="{letter}" aria-label="Gap {number}"><option value="">…</option>{options}</select>'
                for each in sorted(way):
                    mark = " data-correct" if each == way[0] else ""
                    reasons.append(reason(self.slug, lang, letter + each, f"word {lang} {each}", mark))
            else:
                control = f'<input type="text" name="{letter}" maxlength="40" aria-label="Gap {number}">'
                accepted = f' data-accepted="{escape("|".join(way))}"'
                reasons.append(reason(self.slug, lang, letter, way[0], accepted))
            text.append(f'Text <span class="gap">{control}</span> ')
        return self.form("text_entry", f'<p class="cloze">{"".join(text)}.</p>', "".join(reasons))


@dataclass(frozen=True, kw_only=True)
class Reflection(Form):
    """A text for oneself, with criteria to tick, or a sample answer."""

    criteria: str = ""

    def html(self, lang: str) -> str:
        """Its form."""
        criteria = "".join(
            f'<label class="option criterion"><input type="checkbox" name="part" value="{letter}"> '
            f"<span>criterion {lang} {letter}</span></label> "
            for letter in self.criteria
        )
        parts = (
            '<ul class="cues"><li>Cue</li></ul><label>Notes <textarea name="text"></textarea></label>'
            '<label class="keep"><input type="checkbox" name="keep"> <span>Keep</span></label>'
        )
        return self.form("extended_text", parts, criteria or f'<p class="sample">sample {lang}</p>', scored=False)


@dataclass(frozen=True, kw_only=True)
class Task(Form):
    """Something to do in the village."""

    def html(self, lang: str) -> str:
        """Its form."""
        parts = "<dl><dt>Who</dt><dd>Neighbours</dd></dl>"
        return self.form("extended_text", parts, f'<p class="debrief">debrief {lang}</p>', scored=False)


@dataclass(frozen=True)
class Case:
    """A case with its decisions."""

    items: tuple[Item, ...]

    def html(self, lang: str) -> str:
        """Its forms below its text."""
        forms = "".join(item.html(lang) for item in self.items)
        return f'<div class="case" data-case="case-one"><div class="case-text"><h3>Case</h3><p>Text.</p></div>{forms}</div>'


SINGLE = Item("single-one", "abc", "b")
MULTIPLE = Item("multiple-one", "abcd", "ac")
TRUE_FALSE = Item("constructor", "tf", "f")  # a slug that every JavaScript object seems to have
DECISION = Item("decision-one", "abc", "a", decision=True)
MATCH = Match(slug="match-one", pairs="ap bq cr", responses="qsprt", lost="s", promotes="0")
SORT = Match(slug="sort-one", pairs="ap bq cp", responses="pq", reuse=True)
ORDER = Order(slug="order-one", shown="cadb", ranks="a0 b1 c2 d3")
TIED = Order(slug="order-tied", shown="dbca", ranks="a0 b1 c1 d3")
GAPS = Gaps(slug="gaps-one", gaps={"a": "yxz", "b": ("pasar desa", "pasar", "village market")})
REFLECTION = Reflection(slug="reflection-one", criteria="abc")
SAMPLE = Reflection(slug="reflection-sample")
TASK = Task(slug="task-one")
# One of each kind; the unscored ones count nowhere.
KINDS = (SINGLE, MULTIPLE, MATCH, SORT, ORDER, TIED, GAPS, Case((DECISION,)), REFLECTION, TASK)


@dataclass
class Site:
    """The pages /concepts/x/ and /en/concepts/x/, and their scripts. There is no worker, as in a preview."""

    items: Sequence[Part] = (SINGLE, MULTIPLE, TRUE_FALSE)
    scripts: dict[str, str] = field(default_factory=dict)
    mixed: bool = False

    def page(self, lang: str) -> str:
        """One page."""
        base, twin = ("../../", "../../en/concepts/x/") if lang == "id" else ("../../../", "../../../concepts/x/")
        other = "en" if lang == "id" else "id"
        scripts = "".join(f'<script defer src="{base}{entry}.js"></script>' for entry in SCRIPTS)
        words = " ".join(f'data-{name}="{escape(text[lang])}"' for name, text in WORDS["quiz"].items())
        return (
            f'<!doctype html><html lang="{lang}" data-base="{base}" data-preview><head><meta charset="utf-8"><title>Quiz</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{STYLE}</style>'
            f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f"{scripts}</head><body>"
            f'<header><a class="switch-language" hreflang="{other}" lang="{other}" href="{twin}index.html">{other}</a> '
            f'<button type="button" class="switch-theme" aria-pressed="false" '
            f'aria-label="Dark">◐</button></header>'
            f'<main><h1>Concept</h1><p>Text.</p><section id="idea"><h2>Idea</h2></section>'
            f'<section id="mistakes"><h2>Mistakes</h2></section>'
            f'<section class="quiz" id="quiz" data-heading="3" {"data-mixed " if self.mixed else ""}{words}><h2>Quiz</h2>'
            f"{''.join(item.html(lang) for item in self.items)}</section></main></body></html>"
        )

    def write(self, folder: Path) -> Path:
        """Write the site into a folder."""
        for lang, path in (("id", "concepts/x"), ("en", "en/concepts/x")):
            (folder / path).mkdir(parents=True, exist_ok=True)
            (folder / path / "index.html").write_text(self.page(lang), encoding="utf-8")
        for entry in SCRIPTS:
            name = f"{entry}.js"
            (folder / name).write_text(self.scripts.get(name) or bundle(name), encoding="utf-8")
        return folder
