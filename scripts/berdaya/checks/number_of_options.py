"""S02: single choice has 3 or 4 options (5 is reported), multiple response 4 to 6.

Threshold and source: three good options are enough (Rodriguez 2005), and a telephone screen holds few.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.choices import OPTIONS, written_choices
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.problems import Said

SINGLE = range(3, 6)
SINGLE_USUAL = range(3, 5)
MULTIPLE = range(4, 7)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every choice with too few options or too many."""
    for slug, item, choice in written_choices(corpus):
        count, allowed = len(choice.options), MULTIPLE if choice.multiple else SINGLE
        usual = MULTIPLE if choice.multiple else SINGLE_USUAL
        if count in usual:
            continue
        message = Said(en=f"{count} option{'s' * (count != 1)}", id=f"{count} opsi")
        hint = Said(en="give 4 to 6", id="beri 4 sampai 6")
        if not choice.multiple:
            hint = Said(
                en="give 3 or 4, or 5 where an official list has 5",
                id="beri 3 atau 4, atau 5 bila daftar resminya berisi 5",
            )
        severity = "report" if count in allowed else "error"
        yield Finding(("item", slug), OPTIONS, message, hint, severity, at_key=True)


RULE = Rule(
    "S02",
    "error",
    Said(
        en="three or four options in single choice, four to six in multiple response",
        id="tiga atau empat opsi pada pilihan tunggal, empat sampai enam pada respons ganda",
    ),
    check,
)
