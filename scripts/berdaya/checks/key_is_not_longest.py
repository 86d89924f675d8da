"""C03: the key of a single choice, or of a gap, is not much longer than the longest distractor.

Threshold: characters without marks, where they differ by 12 or more: from 1.35 times warning, from 1.60 error.
Source: the long-key cue (Haladyna & Rodriguez 2013). Not applied to multiple response, whose keys are several.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, option_lists
from berdaya.checks.measures import plain
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Choice
from berdaya.problems import Said

LEAST_DIFFERENCE = 12  # characters
WARN, ERROR = 1.35, 1.60


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every key that its length gives away."""
    for slug, at, choice in option_lists(corpus):
        if choice.multiple or len(choice.key) != 1 or len(choice.options) < 2:
            continue
        if found := in_languages(lambda lang: _too_long(choice, lang)):
            keys = "/".join(str(key) for key, _ in found.values())
            longest = "/".join(str(distractor) for _, distractor in found.values())
            message = Said(
                en=f"the key has {keys} characters, the longest distractor {longest}",
                id=f"kunci sepanjang {keys} karakter, pengecoh terpanjang {longest}",
            )
            hint = Said(
                en="shorten the key, or make the distractors as precise",
                id="ringkaskan kunci, atau buat pengecoh serinci itu",
            )
            error = any(key >= ERROR * distractor for key, distractor in found.values())
            place = keys_of((*at, choice.key[0], "text"), found)
            yield Finding(("item", slug), place, message, hint, "error" if error else "warn")


def _too_long(choice: Choice, lang: Lang) -> tuple[int, int] | None:
    lengths = {letter: len(plain(option.text[lang])) for letter, option in choice.options.items()}
    key = lengths.pop(choice.key[0])
    longest = max(lengths.values())
    return (key, longest) if key - longest >= LEAST_DIFFERENCE and key >= WARN * longest else None


RULE = Rule(
    "C03",
    "warn",
    Said(
        en="the key is not much longer than the longest distractor",
        id="kunci tidak jauh lebih panjang daripada pengecoh terpanjang",
    ),
    check,
)
