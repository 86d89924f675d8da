"""T07: a statement to be judged is one idea, without absolutes and without negation.

Threshold: a strong absolute or a negation, warning; "dan/and" in more than 14 words, report. Source: an absolute is
false to the testwise, two ideas can be half true, and a false negation has to be turned round twice (Haladyna &
Rodriguez 2013). The statement is the last sentence of the stem; what comes before tells of a case. "Tidak hanya", a
denied absolute ("tidak selalu") and a negation inside a clause ("jika warga tidak hadir") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import choices, in_languages, keys_of, quoted
from berdaya.checks.measures import find_all, sentences, without, words
from berdaya.checks.no_absolutes_in_distractors import absolute
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang, Text
from berdaya.problems import Said, Severity

MOST_WORDS = 14  # of a statement with "and"

# Clauses after these are what the statement says; after other conjunctions, and in relative clauses, a negation is
# no part of the judgement ("warga yang tidak hadir").
_SAYS = ("bahwa", "that")
_RELATIVE = re.compile(r"\b(?:yang|who|whom|which)\b", re.IGNORECASE)
_AND = {"id": "dan", "en": "and"}
_ONLY = re.compile(r"\s+(?:hanya|sekadar|saja|cuma|only|just|merely)\b", re.IGNORECASE)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every fault of a statement whose two options are fixed."""
    for slug, item, choice in choices(corpus):
        if choice.fixed:
            for found, severity, message, hint in _faults(item.stem):
                yield Finding(("item", slug), keys_of(("stem",), found), message, hint, severity)


def _faults(stem: Text) -> Iterator[tuple[dict[Lang, str], Severity, Said, Said]]:
    said = {lang: (sentences(stem[lang]) or [""])[-1] for lang in LANGS}
    if found := in_languages(lambda lang: absolute(said[lang], lang, "absolute")):
        message = Said(
            en=f"{quoted(found)} makes the statement false to the testwise",
            id=f"{quoted(found)} membuat pernyataan itu mudah ditebak salah",
        )
        yield found, "warn", message, Said(en="say it without the absolute word", id="tulis tanpa kata mutlak itu")
    if found := in_languages(lambda lang: _negation(said[lang], lang)):
        message = Said(
            en=f"the statement is negated: {quoted(found)}", id=f"pernyataan itu bernada negatif: {quoted(found)}"
        )
        hint = Said(
            en="state what is so; a false denial has to be turned round twice",
            id="nyatakan apa adanya; ingkar yang salah harus dibalik dua kali",
        )
        yield found, "warn", message, hint
    if found := in_languages(lambda lang: _double(said[lang], lang)):
        counts = "/".join(dict.fromkeys(found.values()))
        message = Said(
            en=f"{counts} words with 'and' may be two ideas", id=f"{counts} kata dengan 'dan' bisa jadi dua gagasan"
        )
        yield found, "report", message, Said(en="leave one of them", id="sisakan satu")


def _negation(text: str, lang: Lang) -> str | None:
    shown = without(text, lang, "absolute", "absolute_denied")
    for match in find_all(shown, lang, "negation"):
        clause = re.split(r"[,;:]", match.string[: match.start()])[-1]
        subordinate = [word for word in find_all(clause, lang, "subordinate") if word[0].casefold() not in _SAYS]
        if not (subordinate or _RELATIVE.search(clause) or _ONLY.match(match.string[match.end() :])):
            return match[0]
    return None


def _double(text: str, lang: Lang) -> str | None:
    found = words(text)
    return str(len(found)) if len(found) > MOST_WORDS and _AND[lang] in found else None


RULE = Rule(
    "T07",
    "warn",
    Said(
        en="a statement to be judged is one plain idea",
        id="pernyataan yang dinilai memuat satu gagasan yang lugas",
    ),
    check,
)
