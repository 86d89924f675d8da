"""G05: what fills a gap stands nowhere else in the text, the stem or the scenario.

Threshold: all content stems of an answer (a key, or any accepted form) in one of these texts, error. A gap that is
typed is given away by the options of the other gaps as well. Function words ("sebelum") stand everywhere and give
nothing away. Source: the answer could be copied.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import in_languages, quoted
from berdaya.checks.gaps import MARK, at, gapped, right_answers
from berdaya.checks.measures import stems
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import TextEntry
from berdaya.items.record import ItemRecord
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every gap whose answer can be read elsewhere in the item."""
    for slug, item, act in gapped(corpus):
        for letter, gap in act.gaps.items():
            if found := in_languages(lambda lang: _elsewhere(item, act, letter, lang)):
                message = Said(
                    en=f"the answer of gap {letter!r} stands elsewhere in the item: {quoted(found)}",
                    id=f"jawaban rumpang {letter!r} ada di tempat lain dalam butir: {quoted(found)}",
                )
                hint = Said(
                    en="say it in another word there, or put the gap elsewhere",
                    id="pakai kata lain di sana, atau pindahkan rumpangnya",
                )
                keys = at(letter, "options" if gap.options else "accepted")
                yield Finding(("item", slug), keys, message, hint, at_key=True)


def _elsewhere(item: ItemRecord, act: TextEntry, letter: str, lang: Lang) -> str | None:
    """The first answer of a gap that stands elsewhere, or None."""
    gap = act.gaps[letter]
    texts = [item.stem[lang], MARK.sub(" ", act.text[lang])]
    texts += [item.scenario[lang]] if item.scenario else []
    if not gap.options:
        texts += [option.text[lang] for other in act.gaps.values() for option in other.options.values()]
    for answer in right_answers(gap, lang):
        sought = stems(answer, lang)
        if sought and any(sought <= stems(text, lang) for text in texts):
            return answer
    return None


RULE = Rule(
    "G05",
    "error",
    Said(en="what fills a gap stands nowhere else", id="isi rumpang tidak ada di tempat lain"),
    check,
)
