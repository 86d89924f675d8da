"""M05: a premise shares no word with its own response only; a thing to be sorted does not hold the words of its head.

Threshold: content stems of the premise that its response has and no other response has, report. Source: the clang of
words solves a pair without knowledge (Haladyna & Rodriguez 2013); sometimes the word is the very term under test.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import stem, stems, words
from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Match, Premise
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every premise that a word leads to its response."""
    for slug, _, act, _ in walked(corpus):
        for letter, premise in act.premises.items() if isinstance(act, Match) else ():
            if premise.match not in act.responses:  # M01 says so
                continue
            if found := in_languages(lambda lang: _shared(act, premise, lang)):
                message = Said(
                    en=f"only response {premise.match!r} shares {quoted(found)} with premise {letter!r}",
                    id=f"hanya respons {premise.match!r} yang berbagi {quoted(found)} dengan premis {letter!r}",
                )
                hint = Said(
                    en="say it in another word, or let another response have the word too",
                    id="pakai kata lain, atau pakai kata itu juga pada respons lain",
                )
                at = ("interaction", "premises", letter, "text")
                yield Finding(("item", slug), keys_of(at, found), message, hint)


def _shared(act: Match, premise: Premise, lang: Lang) -> str | None:
    """The first word of a premise that only its own response has, in some form."""
    own = stems(act.responses[premise.match].text[lang], lang)
    for letter, response in act.responses.items():
        own -= stems(response.text[lang], lang) if letter != premise.match else frozenset()
    shared = own & stems(premise.text[lang], lang)
    if not shared:
        return None
    every = (part for word in words(premise.text[lang]) for part in (word, *word.split("-")))
    return next(word for word in every if stem(word, lang) in shared)


RULE = Rule(
    "M05",
    "report",
    Said(
        en="no word leads from a premise to its response alone",
        id="tidak ada kata yang menghubungkan premis dengan responsnya saja",
    ),
    check,
)
