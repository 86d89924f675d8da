"""G07: an option of a gap has at most 4 words.

Threshold: more, warning. Source: a gap is read within its sentence, on a telephone.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of
from berdaya.checks.gaps import at, gapped
from berdaya.checks.measures import words
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

MOST = 4  # words


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every option of a gap with too many words."""
    for slug, _, act in gapped(corpus):
        for letter, gap in act.gaps.items():
            for other, option in gap.options.items():
                if found := in_languages(lambda lang: n if (n := len(words(option.text[lang]))) > MOST else None):
                    counts = "/".join(dict.fromkeys(map(str, found.values())))
                    message = Said(
                        en=f"option {other!r} of gap {letter!r} has {counts} words",
                        id=f"opsi {other!r} pada rumpang {letter!r} terdiri atas {counts} kata",
                    )
                    hint = Said(en=f"write at most {MOST}", id=f"tulis paling banyak {MOST}")
                    keys = keys_of(at(letter, "options", other, "text"), found)
                    yield Finding(("item", slug), keys, message, hint)


RULE = Rule(
    "G07",
    "warn",
    Said(en="options of gaps have at most 4 words", id="opsi rumpang terdiri atas paling banyak 4 kata"),
    check,
)
