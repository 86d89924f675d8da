"""S07: no placeholder, no template brace, no sentence of a chat program in any text.

Threshold: any. Source: such residue shows that nobody has read the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find, plain
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

_BRACE = re.compile(r"\{+[^{}]*\}+|\{[{%#]|[}%#]\}|\$\{|<%|%>")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every text of every record in which a draft left something behind."""
    for record, keys, text in corpus.texts:
        if found := in_languages(lambda lang: _residue(text[lang], lang)):
            message = Said(en=f"{quoted(found)} is left over from a draft", id=f"{quoted(found)} tersisa dari draf")
            hint = Said(en="write what belongs there, or take it out", id="tulis isi yang semestinya, atau hapus")
            yield Finding(record, keys_of(keys, found), message, hint)


def _residue(text: str, lang: Lang) -> str | None:
    may_hold_brace = "{" in text or "}" in text or "%" in text
    match = (_BRACE.search(plain(text)) if may_hold_brace else None) or find(text, lang, "residue")
    return match[0] if match else None


RULE = Rule(
    "S07",
    "error",
    Said(en="no placeholder and no residue of a draft", id="tidak ada isian sementara atau sisa draf"),
    check,
)
