"""The list of L01: every form the rule was begun with, and no better form that is itself on the list."""

from __future__ import annotations

import pytest

from berdaya.checks.measures import words
from berdaya.checks.official_spelling import spellings

ALL = [spelling for group in spellings().values() for spelling in group]


def faults(text: str) -> list[str]:
    known = spellings()
    found = [(match, each) for word in dict.fromkeys(words(text)) for each in known.get(word, ())
             if (match := each.pattern.search(text))]  # fmt: skip
    return [match.expand(each.better) for match, each in found]


@pytest.mark.parametrize(
    ("faulty", "better"),
    [
        ("dimana", "di mana"), ("didalam", "di dalam"), ("di lakukan", "dilakukan"), ("anda", "Anda"),
        ("resiko", "risiko"), ("praktek", "praktik"), ("analisa", "analisis"), ("aktifitas", "aktivitas"),
        ("kerjasama", "kerja sama"), ("tanggungjawab", "tanggung jawab"), ("antar desa", "antardesa"),
        ("non formal", "nonformal"), ("mempengaruhi", "memengaruhi"), ("mensosialisasikan", "menyosialisasikan"),
        ("mengkoordinasi", "mengoordinasi"), ("Rp. 5.000", "Rp"), ("Rp 5.000", "Rp"), ("yg", "yang"),
        ("para ibu-ibu", "para ibu"), ("adalah merupakan", "merupakan"), ("di perlukannya", "diperlukannya"),
    ],
)  # fmt: skip
def test_forms_the_rule_was_begun_with(faulty: str, better: str) -> None:
    assert faults(f"kata {faulty} itu") == [better]


def test_there_are_enough() -> None:
    assert len(ALL) >= 52
    assert len({(each.pattern.pattern, each.is_exact) for each in ALL}) == len(ALL)


@pytest.mark.parametrize("spelling", ALL, ids=lambda spelling: spelling.better)
def test_the_better_form_is_good(spelling: object) -> None:
    better = spelling.better.replace("\\1", "kata").replace("\\2", "").replace("\\g<0>", "")
    assert faults(better) == []


@pytest.mark.parametrize(
    "text",
    ["di mana pun", "keluar dari rumah", "Survey Sosial", "di bawah pohon", "datang ke dua desa", "antara desa dan kota",
     "Rp5.000", "Anda", "ibu-ibu", "praktikum", "nonformal", "ke depan", "pascapanen", "di undang-undang itu"],
)  # fmt: skip
def test_good_forms_pass(text: str) -> None:
    assert faults(text) == []
