"""R01: a reflection is more than a question that yes or no answers ("Apakah …?", "Do you …?").

Threshold: every question of the stem is one, and nothing else in it asks to be told something; warning. Source: such a
question ends the thinking that it should begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find, pattern, plain, sentences
from berdaya.checks.reflections import reflections
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said

_CLAUSE = re.compile(r"[,;:–—]|\b(?:dan|atau|serta|lalu|tetapi|and|or|then|but)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:(?:di|ke|dari|kepada|pada|untuk|dengan|oleh|bagi|tentang|jika ya|bila ya"
    r"|in|at|to|for|with|by|from|about|of|on|if so)\s+)+",
    re.IGNORECASE,
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reflection whose stem asks for yes or no alone."""
    for slug, item, _ in reflections(corpus):
        if found := in_languages(lambda lang: closed_question(item.stem[lang], lang)):
            message = Said(
                en=f"{quoted(found)} can be answered with yes or no",
                id=f"{quoted(found)} dapat dijawab dengan ya atau tidak",
            )
            hint = Said(
                en="ask what, who, when, why or how, or ask to be told",
                id="tanyakan apa, siapa, kapan, mengapa, atau bagaimana, atau minta diceritakan",
            )
            yield Finding(("item", slug), keys_of(("stem",), found), message, hint)


def closed_question(stem: str, lang: Lang) -> str | None:
    """The last question of `stem`, if yes or no answers all that it asks; else None."""
    listed = sentences(plain(stem))
    if any(find(sentence, lang, "asks_to_tell") for sentence in listed):
        return None
    questions = [sentence for sentence in listed if "?" in sentence]
    closed = [question for question in questions if find(question, lang, "yes_no") and not _asks_openly(question, lang)]
    return questions[-1] if questions and len(closed) == len(questions) else None


def _asks_openly(question: str, lang: Lang) -> bool:
    """Whether a clause of the question begins with an open one ("…, and why?")."""
    clauses = (clause.strip() for clause in _CLAUSE.split(question))
    return any(pattern(lang, "open_question").match(_PREPOSITION.sub("", clause, count=1)) for clause in clauses)


RULE = Rule(
    "R01",
    "warn",
    Said(en="a reflection asks openly", id="pertanyaan refleksi bersifat terbuka"),
    check,
)
