"""G01: the marks `[a]`, `[b]` in a text are its gaps, each once in each language.

Threshold: exact. A mark without a gap would stand on the page as it is written, a gap without a mark would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.gaps import MARK, TEXT, at, gapped
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every mark that is no gap or stands twice, and every gap that a language lacks."""
    for slug, _, act in gapped(corpus):
        marks = {lang: MARK.findall(act.text[lang]) for lang in LANGS}
        for letter in dict.fromkeys([*marks["id"], *marks["en"]]):
            most = 1 if letter in act.gaps else 0
            found = in_languages(lambda lang: n if (n := marks[lang].count(letter)) > most else None)
            if found:
                message = Said(en=f"'[{letter}]' is no gap", id=f"'[{letter}]' bukan rumpang")
                hint = Said(
                    en=f"write gap {letter!r} under 'gaps', or take the mark out",
                    id=f"tulis rumpang {letter!r} di bawah 'gaps', atau hapus tandanya",
                )
                if most:
                    message = Said(en=f"'[{letter}]' stands twice", id=f"'[{letter}]' ada dua kali")
                    hint = Said(en="leave one of them", id="sisakan satu")
                yield Finding(("item", slug), keys_of(TEXT, found), message, hint)
        for letter in act.gaps:
            lacking = in_languages(lambda lang: None if letter in marks[lang] else True)
            if len(lacking) == 1:
                message = Said(en=f"'[{letter}]' is missing here", id=f"'[{letter}]' tidak ada di sini")
                hint = Said(en="both languages have the same gaps", id="rumpang kedua bahasa sama")
                yield Finding(("item", slug), keys_of(TEXT, lacking), message, hint)
            elif lacking:
                message = Said(en=f"gap {letter!r} is not in the text", id=f"rumpang {letter!r} tidak ada dalam teks")
                hint = Said(
                    en=f"write '[{letter}]' where it belongs, in both languages",
                    id=f"tulis '[{letter}]' di tempatnya, dalam kedua bahasa",
                )
                yield Finding(("item", slug), at(letter), message, hint, at_key=True)


RULE = Rule(
    "G01",
    "error",
    Said(en="the marks in a text are its gaps", id="tanda dalam teks adalah rumpangnya"),
    check,
)
