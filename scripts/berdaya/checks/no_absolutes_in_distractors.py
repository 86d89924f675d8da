"""C02: no absolute in a distractor where no key has one.

Threshold: a strong one (always, selalu) in any distractor, warning; a weak one (all, semua) in every distractor,
report. Source: testwise readers discard absolutes; in a measured bank of 1,461 items they stood in 25.7% of the
distractors and 12.3% of the keys. A denied absolute ("tidak selalu") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, option_lists, quoted
from berdaya.checks.measures import find, without
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Choice, Option
from berdaya.problems import Said
from berdaya.yamlfile import Keys


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every distractor with a strong absolute, and every item whose distractors all have a weak one."""
    for slug, at, choice in option_lists(corpus):
        keys, distractors = _sides(choice)
        if not keys or not distractors:
            continue
        strong = list(_strong(slug, at, choice, keys))
        yield from strong
        weak = None if strong else in_languages(lambda lang: _weak(keys, distractors, lang))
        if weak:
            message = Said(
                en=f"every distractor has a word such as {quoted(weak)}, no key has",
                id=f"setiap pengecoh memuat kata seperti {quoted(weak)}, kunci tidak",
            )
            hint = Said(
                en="take the word out of a distractor, or let the key have it too",
                id="hapus kata itu dari salah satu pengecoh, atau pakai juga pada kunci",
            )
            yield Finding(("item", slug), at, message, hint, "report", at_key=True)


def _sides(choice: Choice) -> tuple[list[Option], list[Option]]:
    options = choice.options.values()
    return [option for option in options if option.correct], [option for option in options if not option.correct]


def _strong(slug: str, at: Keys, choice: Choice, keys: list[Option]) -> Iterator[Finding]:
    for letter, option in choice.options.items():
        if option.correct:
            continue
        found = in_languages(
            lambda lang: None if _among(keys, lang, "absolute") else absolute(option.text[lang], lang, "absolute")
        )
        if found:
            message = Said(
                en=f"distractor {letter!r} says {quoted(found)}, no key is as absolute",
                id=f"pengecoh {letter!r} memuat {quoted(found)}, kunci tidak semutlak itu",
            )
            hint = Said(
                en="say what the act is without the absolute word", id="tuliskan tindakannya tanpa kata mutlak itu"
            )
            yield Finding(("item", slug), keys_of((*at, letter, "text"), found), message, hint)


def _weak(keys: list[Option], distractors: list[Option], lang: Lang) -> str | None:
    every = [absolute(option.text[lang], lang, "absolute_weak") for option in distractors]
    return every[0] if all(every) and not _among(keys, lang, "absolute_weak", "absolute") else None


def _among(keys: list[Option], lang: Lang, *names: str) -> bool:
    return any(absolute(option.text[lang], lang, *names) for option in keys)


def absolute(text: str, lang: Lang, *names: str) -> str | None:
    """The first absolute word of some lists that stands in `text` and is not denied there."""
    if not find(text, lang, *names):
        return None
    match = find(without(text, lang, "absolute_denied"), lang, *names)
    return match[0] if match else None


RULE = Rule(
    "C02",
    "warn",
    Said(en="no absolute that only distractors have", id="tidak ada kata mutlak yang hanya ada pada pengecoh"),
    check,
)
