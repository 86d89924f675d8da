"""S05: no option refers to another option ("A dan B", "kedua jawaban").

Threshold: any. Source: options are shuffled, and the reference is a logical cue. Letters that name something else
("Golongan A dan B") are content.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, option_lists, quoted
from berdaya.checks.feedback_names_no_position import is_somebodys
from berdaya.checks.measures import find, find_all
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every option that points to another. "All of the above" is C01's."""
    for slug, at, choice in option_lists(corpus):
        for letter, option in choice.options.items():
            if found := in_languages(lambda lang: _reference(option.text[lang], lang)):
                message = Said(
                    en=f"option {letter!r} refers to others: {quoted(found)}",
                    id=f"opsi {letter!r} merujuk opsi lain: {quoted(found)}",
                )
                hint = Said(
                    en="options are shuffled; say in words what this one means",
                    id="urutan opsi diacak; tuliskan maksud opsi ini dengan kata-kata",
                )
                yield Finding(("item", slug), keys_of((*at, letter, "text"), found), message, hint)


def _reference(text: str, lang: Lang) -> str | None:
    if find(text, lang, "all_or_none"):
        return None
    references = find_all(text, lang, "both_options", "option_name")
    return next((match[0] for match in references if not is_somebodys(match, lang)), None)


RULE = Rule(
    "S05", "error", Said(en="no option refers to another", id="tidak ada opsi yang merujuk opsi lain"), check
)
