"""A small site with a quiz, in the HTML that the templates agree on with the script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from berdaya.render.script import bundle
from berdaya.render.words import WORDS

STYLE = (
    "body{font:16px/1.5 sans-serif;margin:0 1rem}header{position:sticky;top:0;background:Canvas}"
    "[hidden]{display:none!important}section,form{margin:1rem 0;min-height:20rem;scroll-margin-top:4rem}"
    "label,button,summary,a{display:inline-block;min-height:44px}h2{scroll-margin-top:4rem}"
)
POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)
LETTERS = {"id": "huruf", "en": "letter"}


@dataclass(frozen=True)
class Item:
    """A question: which letters there are, and which of them are right."""

    slug: str
    letters: str
    key: str
    rev: int = 1

    @property
    def kind(self) -> str:
        """The type of its inputs."""
        return "checkbox" if len(self.key) > 1 else "radio"

    def html(self, lang: str) -> str:
        """Its form, with texts that name item, letter and language."""
        options = "".join(
            f'<label class="option"><input type="{self.kind}" name="part" value="{letter}"> '
            f"<span>{self.slug} {LETTERS[lang]} {letter}</span></label> "
            for letter in self.letters
        )
        reasons = "".join(
            f'<li data-part="{letter}"{" data-correct" if letter in self.key else ""}>'
            f'<p class="verdict"><strong>{WORDS["quiz"]["right" if letter in self.key else "wrong"][lang]}</strong> '
            f'<span class="shown">{self.slug} {LETTERS[lang]} {letter}</span></p>'
            f'<p class="reason">reason {lang} {letter} of <em id="why-{self.slug}-{letter}">{self.slug}</em></p></li>'
            for letter in self.letters
        )
        return (
            f'<form class="item" id="item-{self.slug}" data-item="{self.slug}" data-rev="{self.rev}" '
            f'data-kind="choice" autocomplete="off" method="dialog">'
            f'<div class="scenario">A village.</div><fieldset><legend>{self.slug}?</legend>'
            f'<div class="options">{options}</div></fieldset>'
            f'<details class="reasons"><summary>Key and reasons</summary><ul>{reasons}</ul>'
            f'<div class="explanation"><p>Why {self.slug}.</p></div>'
            f'<p class="again"><a href="#mistakes">Read again</a></p></details></form>'
        )


SINGLE = Item("single-one", "abc", "b")
MULTIPLE = Item("multiple-one", "abcd", "ac")
TRUE_FALSE = Item("constructor", "tf", "f")  # a slug that every JavaScript object seems to have


@dataclass
class Site:
    """The pages /concepts/x/ and /en/concepts/x/, and the two scripts."""

    items: tuple[Item, ...] = (SINGLE, MULTIPLE, TRUE_FALSE)
    scripts: dict[str, str] = field(default_factory=dict)

    def page(self, lang: str) -> str:
        """One page."""
        base, twin = ("../../", "../../en/concepts/x/") if lang == "id" else ("../../../", "../../../concepts/x/")
        other = "en" if lang == "id" else "id"
        words = " ".join(f'data-{name}="{escape(text[lang])}"' for name, text in WORDS["quiz"].items())
        return (
            f'<!doctype html><html lang="{lang}" data-base="{base}"><head><meta charset="utf-8"><title>Quiz</title>'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{STYLE}</style>'
            f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f'<script async src="{base}site.js"></script><script defer src="{base}quiz.js"></script></head><body>'
            f'<header><a class="switch-language" hreflang="{other}" lang="{other}" href="{twin}index.html">{other}</a> '
            f'<button type="button" class="switch-theme" hidden aria-pressed="false" '
            f'data-light="Light" data-dark="Dark">◐</button></header>'
            f'<main><h1>Concept</h1><p>Text.</p><section id="idea"><h2>Idea</h2></section>'
            f'<section id="mistakes"><h2>Mistakes</h2></section>'
            f'<section class="quiz" id="quiz" data-heading="3" {words}><h2>Quiz</h2>'
            f"{''.join(item.html(lang) for item in self.items)}</section></main></body></html>"
        )

    def write(self, folder: Path) -> Path:
        """Write the site into a folder."""
        for lang, path in (("id", "concepts/x"), ("en", "en/concepts/x")):
            (folder / path).mkdir(parents=True, exist_ok=True)
            (folder / path / "index.html").write_text(self.page(lang), encoding="utf-8")
        for entry in ("site.js", "quiz.js"):
            (folder / entry).write_text(self.scripts.get(entry) or bundle(entry), encoding="utf-8")
        return folder
