"""K05: a consequence has 5 to 35 words; 8 to 25 read best.

Threshold: fewer or more, warning. Source: it goes on with the story and does not explain, which is the feedback's task.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.measures import words
from berdaya.checks.parts import name, remarks
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

FEWEST, MOST = 5, 35  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every consequence with too few words or too many."""
    for slug, keys, text in remarks(corpus):
        if keys[-1] != "consequence":
            continue
        if found := in_languages(lambda lang: n if not FEWEST <= (n := len(words(text[lang]))) <= MOST else None):
            counts, letter = "/".join(dict.fromkeys(map(str, found.values()))), name(keys[:-1])
            message = Said(
                en=f"the consequence of {letter.en} has {counts} words",
                id=f"akibat {letter.id} terdiri atas {counts} kata",
            )
            hint = Said(
                en=f"write {FEWEST} to {MOST}; 8 to 25 read best",
                id=f"tulis {FEWEST} sampai {MOST}; paling baik 8 sampai 25",
            )
            yield Finding(("item", slug), keys_of(keys, found), message, hint)


RULE = Rule(
    "K05", "warn", Said(en="a consequence has 5 to 35 words", id="akibat terdiri atas 5 sampai 35 kata"), check
)
