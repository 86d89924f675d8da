"""The measures of the rules: examples of each, and what must hold for any text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdaya.checks import measures
from berdaya.fields import LANGS

# Files with tabs are tables of expressions, which their rules read for themselves.
LISTS = sorted(
    file
    for file in (Path(measures.__file__).parent / "words").glob("*.txt")
    if "\t" not in file.read_text(encoding="utf-8")
)


# ---- texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("biasa saja", "biasa saja"),
        ("**tebal** dan *miring* dan _miring_", "tebal dan miring dan miring"),
        ("***keduanya***", "keduanya"),
        ("[[facilitator-role|fasilitator]] desa", "fasilitator desa"),
        ("[[needs-analysis]]", "needs analysis"),
        ("the residents’  own\nplan", "the residents' own plan"),
        ("isi ____ di sini", "isi ____ di sini"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("nama_berkas_panjang", "nama_berkas_panjang"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert measures.plain(text) == shown


def test_words() -> None:
    assert measures.words("Ibu-ibu di RT 03, don't **wait**!") == ("ibu-ibu", "di", "rt", "03", "don't", "wait")


def test_sentences() -> None:
    text = "Warga datang. Apa langkah berikutnya? Pilih dua."
    assert measures.sentences(text) == ["Warga datang.", "Apa langkah berikutnya?", "Pilih dua."]
    assert measures.sentences("Harganya 1.500 rupiah") == ["Harganya 1.500 rupiah"]


@pytest.mark.parametrize(
    ("text", "head", "mark"),
    [
        ("Benar, warga hadir.", "Benar", ","),
        ("Benar bahwa warga hadir, tetapi ...", "Benar bahwa warga hadir", ","),
        ("Not quite: wait", "Not quite", ":"),
        ("Right - but late", "Right", "-"),
        ("Benar", "Benar", ""),
        ("**Salah!** Ulangi", "Salah", "!"),
    ],
)
def test_opening(text: str, head: str, mark: str) -> None:
    assert measures.opening(text) == (head, mark)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rp1.000", "1,000 rupiah"), ("3,5 hektare", "3.5 hectares"), ("pasal 78, 79.", "articles 79 and 78")],
)
def test_numbers_alike(one: str, other: str) -> None:
    assert measures.numbers(one) == measures.numbers(other)


def test_numbers() -> None:
    assert measures.numbers("ke-2, 2 dari 10.000.") == Counter({"2": 2, "10000": 1})
    assert measures.numbers("tiga") == Counter()


# ---- stems --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "family", "stem"),
    [
        ("id", "menyusun penyusunan disusun", "susun"),
        ("id", "memberdayakan pemberdayaan", "daya"),
        ("id", "pendampingan mendampingi", "damping"),
        ("en", "empower empowering empowered", "empow"),
    ],
)
def test_a_family_has_one_stem(lang: str, family: str, stem: str) -> None:
    assert measures.stems(family, lang) == {stem}


def test_stems_are_content() -> None:
    assert measures.stems("Apa yang tidak boleh dari itu?", "id") == frozenset()
    assert measures.stems("What should they not do with it?", "en") == frozenset()
    assert measures.stems("Warga-warga di 3 desa", "id") == {"warga", "3", "desa"}
    assert measures.stems("The village's plan", "en") == measures.stems("villages plan", "en")


def test_words_of_a_list_are_set_aside() -> None:
    assert measures.stems("Jawaban itu kurang tepat: warga pergi", "id", "verdict_wrong", "verdict_filler") == {
        "warga",
        "pergi",
    }


# ---- likeness -----------------------------------------------------------------------------------------------

PROSE = st.text("aeinrt kw", min_size=0, max_size=60)


@st.composite
def relatives(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same text after a few edits."""
    one = draw(PROSE)
    other = list(one)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(other)))
        other[at : at + draw(st.integers(0, 3))] = draw(st.text("aeinrt kw", max_size=3))
    return one, "".join(other)


@given(st.one_of(relatives(), st.tuples(PROSE, PROSE)), st.sampled_from([0.5, 0.75, 0.85, 0.9, 0.92, 1.0]))
def test_the_bounds_never_part_what_is_alike(pair: tuple[str, str], least: float) -> None:
    one, other = map(measures.fold, pair)
    if measures.likeness(one, other) >= least:
        assert measures.can_be_like(one, other, least)


@given(relatives(), st.sampled_from([0.75, 0.9, 0.92]))
def test_likeness_from_is_likeness(pair: tuple[str, str], least: float) -> None:
    ratio = measures.likeness(*pair)
    assert measures.likeness_from(*pair, least) == (ratio if ratio >= least else None)


@given(PROSE, PROSE)
def test_likeness_has_no_order(one: str, other: str) -> None:
    assert measures.likeness(one, other) == measures.likeness(other, one)


def test_likeness_folds() -> None:
    assert measures.likeness("Warga  **desa**", "warga desa") == 1


def test_long_texts_are_compared_whole() -> None:
    one = "warga desa itu berkumpul di balai dan membahas irigasi " * 6
    assert measures.likeness(one, one + "x") > 0.99


def test_the_bounds_spare_most_comparisons() -> None:
    one = "Gambar rapi sejak awal membuat tamu tampak sudah memutuskan, sehingga nelayan tinggal mengangguk."
    other = "Kursus dari tamu tetap rencana dari luar, sebab kebutuhan mereka masih tersembunyi. Simaklah dahulu."
    assert not measures.can_be_like(measures.fold(one), measures.fold(other), 0.9)


# ---- word lists ---------------------------------------------------------------------------------------------


def standing_for(form: str) -> str:
    """A text in which the form stands."""
    return form.strip("^$").replace("@", "B").replace("~", "2").replace("*", "x")


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_a_list_is_in_order(file: Path) -> None:
    name, lang, _ = file.name.split(".")
    listed = measures.forms(name, lang)
    assert listed and len(listed) == len(set(listed))
    assert file.read_text("utf-8").startswith("# ")
    assert [form for form in listed if not measures.find(standing_for(form), lang, name)] == []


@pytest.mark.parametrize(
    ("name", "lang", "text", "found"),
    [
        ("absolute", "id", "Ia selalu hadir", "selalu"),
        ("absolute", "id", "Ia memastikan jadwal", None),
        ("absolute", "id", "Tidak  pernah hadir", "Tidak pernah"),
        ("all_or_none", "id", "Semua benar-benar hadir", None),
        ("all_or_none", "en", "All of these.", "All of these"),
        ("all_or_none", "en", "All of these people", None),
        ("option_name", "en", "the best option a village has", None),
        ("option_name", "en", "see option a.", "option a"),
        ("option_name", "id", "lihat opsi b saja", "opsi b"),
        ("option_name", "id", "opsi bersama", None),
        ("option_name", "id", "opsi ke-2 itu", "opsi ke-2"),
        ("residue", "en", "in Todo village", None),
        ("residue", "en", "TODO write", "TODO"),
        ("negation", "en", "it isn’t so", "isn't"),
    ],
)
def test_find(name: str, lang: str, text: str, found: str | None) -> None:
    match = measures.find(text, lang, name)
    assert (match[0] if match else None) == found


def test_find_all_prefers_the_longer_form() -> None:
    assert [match[0] for match in measures.find_all("Belum sepenuhnya benar, salah", "id", "verdict_wrong")] == [
        "Belum sepenuhnya benar",
        "salah",
    ]


def test_without() -> None:
    assert measures.without("Tidak selalu pasti", "id", "absolute_denied").split() == ["pasti"]


@given(st.data(), st.sampled_from(["absolute", "option_name", "verdict_wrong", "evaluative"]), st.sampled_from(LANGS))
def test_looking_up_words_finds_what_one_long_expression_finds(data: st.DataObject, name: str, lang: str) -> None:
    pieces = [*map(standing_for, measures.forms(name, lang)), "warga", "-", ",", "x", "B"]
    text = "".join(data.draw(st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from([" ", "", "-"])).map("".join))))
    whole = measures.pattern(lang, name).search(measures.plain(text))
    found = measures.find(text, lang, name)
    assert (found and found.span()) == (whole and whole.span())


def test_no_form_is_an_expression() -> None:
    """Forms know `* ~ @ ^ $` and nothing of regular expressions."""
    for file in LISTS:
        name, lang, _ = file.name.split(".")
        assert [form for form in measures.forms(name, lang) if re.search(r"[\\|()+?]", form)] == []
