"""P06: both languages have the same number of links, emphasised words and blanks.

Threshold: any difference. Placeholders in braces are left over from a draft wherever they stand, which is S07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

_WEB = re.compile(r"(?<!!)\[[^\[\]]*\]\(https://")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EM = re.compile(r"(?<!\*)\*([^*\s](?:[^*]*[^*\s])?)\*(?!\*)")
_BLANK = re.compile(r"_{3,}|…{2,}|\.{4,}")
# What is counted, and how it is called.
_MARKS = (
    (lambda text: max(text.count("[["), text.count("]]")) + len(_WEB.findall(text)), Said(en="links", id="tautan")),
    (lambda text: len(_STRONG.findall(text)), Said(en="passages in bold", id="bagian tebal")),
    (lambda text: len(_EM.findall(_STRONG.sub(" ", text))), Said(en="passages in italics", id="bagian miring")),
    (lambda text: len(_BLANK.findall(text)), Said(en="blanks", id="bagian kosong")),
)
_ANY = re.compile(r"[*_…\[]|\.{4}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text of which one side has more of a mark than the other."""
    for record, keys, text in corpus.texts:
        if not (_ANY.search(text.id) or _ANY.search(text.en)):
            continue
        for count, name in _MARKS:
            here, there = count(text.id), count(text.en)
            if here != there:
                message = Said(
                    en=f"{name.en}: {here} in Indonesian, {there} in English",
                    id=f"{name.id}: {here} dalam bahasa Indonesia, {there} dalam bahasa Inggris",
                )
                hint = Said(en="mark the same words in both", id="tandai kata yang sama dalam keduanya")
                yield Finding(record, keys, message, hint)


RULE = Rule("P06", "error", Said(en="both languages have the same marks", id="penanda kedua bahasa sama"), check)
