"""Texts hold inline Markdown only: emphasis, `[[links]]` to concepts and terms, links to https addresses.

No HTML, no pictures, no other addresses (a `javascript:` link is a program), no headings, lists, tables or code. A
number with a stop ("1. Utang") begins a list only on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, shorten
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.links import LINK
from berdaya.problems import Said

_LINE = r"(?:^|(?<=\n))[ ]{0,3}"
# Each kind: what it looks like, what it is called, what to do. Brackets are looked at with whole `[[links]]` taken out.
_KINDS = (
    (
        re.compile(r"<(?:[a-zA-Z][^>]*>?|/[a-zA-Z][^>]*>?|!--.*?(?:-->|$)|[!?][^>]*>?)", re.DOTALL),
        Said(en="HTML", id="HTML"),
        Said(en="write words, *emphasis* and [[links]] only", id="pakai kata, *penekanan*, dan [[tautan]] saja"),
    ),
    (
        re.compile(r"!\[[^\]]*\]\(?[^)\s]*\)?"),
        Said(en="a picture", id="gambar"),
        Said(en="take it out; diagrams are made from lists", id="hapus; diagram dibuat dari daftar"),
    ),
    (
        re.compile(r"(?<!!)\[[^\[\]]*\]\((?!https://[^\s()\"'`]+\))[^)\n]*\)?"),
        Said(en="a link that is not to https", id="tautan yang bukan ke https"),
        Said(
            en="write [words](https://…), or [[slug]] for a concept or term",
            id="tulis [kata](https://…), atau [[slug]] untuk konsep atau istilah",
        ),
    ),
    (
        re.compile(_LINE + r"(?:#{1,6}[ ]?\S*|[-+*][ ]+\S*|(?<=\n)\d{1,3}[.)][ ]+\S*|>[ ]?\S*|`{3}\S*|~{3}\S*|\|[^\n]*"
                   r"|[-=_*]{3,}[ ]*(?=\n|$)|\[[^\]\n]+\]:[^\n]*)"),
        Said(en="a heading, list, table, quotation or code", id="judul, daftar, tabel, kutipan, atau kode"),
        Said(
            en="write running text; lists and tables have fields of their own",
            id="tulis teks biasa; daftar dan tabel punya isian sendiri",
        ),
    ),
    (
        re.compile(r"\[\[[^\[\]]{0,30}\]?|[^\[\]]{0,30}\]\]"),
        Said(en="half a link", id="tautan yang tidak lengkap"),
        Said(en="write [[slug]] or [[slug|shown words]]", id="tulis [[slug]] atau [[slug|kata yang tampil]]"),
    ),
)  # fmt: skip
_SUSPECT = re.compile(r"[<\[\]#|`~>=]|^[ ]*[-+*_\d]|\n")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Each kind of mark that may not stand in a text, once a text."""
    for record, keys, text in corpus.texts:
        if not (_SUSPECT.search(text.id) or _SUSPECT.search(text.en)):
            continue
        bare = {"id": LINK.sub("", text.id), "en": LINK.sub("", text.en)}
        for pattern, name, hint in _KINDS:
            found = in_languages(lambda lang: pattern.search(bare[lang]))
            if found:
                shown = shorten(next(iter(found.values()))[0].strip())
                message = Said(en=f"{name.en}: {shown!r}", id=f"{name.id}: {shown!r}")
                yield Finding(record, keys_of(keys, found), message, hint)


RULE = Rule(
    "markup",
    "error",
    Said(en="texts hold inline Markdown only", id="teks hanya memuat Markdown sebaris"),
    check,
)
