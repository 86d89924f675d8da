"""The index of search as it is made: what is in it and what is not, where it leads, and what it weighs."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import brotli
import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from berdaya.corpus import Corpus, load
from berdaya.fields import LANGS, Lang
from berdaya.interactions import Choice
from berdaya.items import interaction
from berdaya.render.page import Page
from berdaya.render.roots import data, irregular, root_of, smaller, words_in
from berdaya.render.script import FOLDER, bundle
from berdaya.render.search import search, search_index
from berdaya.render.search_entries import KINDS, entries
from berdaya.render.search_index import index
from berdaya.render.search_lexicon import Lexicon, affix_of, pack, unpack
from berdaya.render.site import Site, render
from berdaya.render.words import WORDS

LIMIT = 40_000  # bytes of brotli for a first query: script and index


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def files(site: Site) -> dict[Lang, bytes]:
    """The indices of the project's own site."""
    return {lang: search_index(site, lang) for lang in LANGS}


@pytest.fixture
def made(files: dict[Lang, bytes], lang: Lang) -> Any:
    """The index of one language."""
    return json.loads(files[lang])


def forms(made: Any) -> dict[str, str]:
    """Every word of an index with its root."""
    return dict(unpack(Lexicon(made["affixes"], made["words"])))


def weight(files: dict[Lang, bytes], lang: Lang) -> int:
    """What a reader downloads for a first query."""
    return sum(len(brotli.compress(body)) for body in (bundle("search.js").encode(), files[lang]))


# --- words and roots


def test_words_are_small_and_bare() -> None:
    assert words_in("Sumodiningrat’s Five Points; café, 1999 – anak-anaknya's") == [
        "sumodiningrat", "five", "points", "cafe", "1999", "anak", "anaknya",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "family"),
    [
        ("id", "memberdayakan pemberdayaan berdaya keberdayaan diberdayakan ketidakberdayaan"),
        ("id", "memperdaya keperdayaan perdaya diperdaya"),
        ("id", "menulis penulis tulisan ditulis tertulis"),
        ("id", "kekerasan keras mengeras pengerasan"),
        ("id", "kenaikan naik menaikkan dinaikkan"),
        ("id", "berikan memberi pemberian"),
        ("id", "partisipatif berpartisipasi partisipan"),
        ("id", "setuju menyetujui persetujuan"),
        ("id", "tujuan menuju dituju"),
        ("en", "empower empowerment empowering empowered"),
        ("en", "accompanist accompaniment accompanying"),
        ("en", "organise organization organisations organizing"),
        ("en", "poor poverty poorest"),
        ("en", "choose chosen choice"),
        ("en", "politics political"),
        ("en", "politely polite"),
    ],
)
def test_families_have_one_root(lang: Lang, family: str) -> None:
    assert len({root_of(lang)(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [("id", "berdaya", "perdaya"), ("id", "setuju", "tujuan"), ("id", "pendapat", "pendapatan"), ("id", "berikan", "ikan"),
     ("en", "politics", "polite"), ("en", "business", "busy"), ("en", "department", "departs")],
)  # fmt: skip
def test_families_stay_apart(lang: Lang, one: str, other: str) -> None:
    assert root_of(lang)(one) != root_of(lang)(other)


def test_roots_agree_with_the_stemmer_of_pysastrawi(corpus: Corpus) -> None:
    """Where they differ, ours is meant to: see search_families.yml."""
    words = sorted({word for _, _, text in corpus.texts for word in re.findall(r"\b[a-z]{4,}\b", text.id)})
    stemmer, root = StemmerFactory().create_stemmer(), root_of("id")
    differ = [word for word in words if stemmer.stem(word) != root(word)]
    assert len(words) > 2000 and len(differ) < 0.04 * len(words), differ


def test_english_roots_are_those_of_snowball(corpus: Corpus) -> None:
    """But for what is spelt the British way, and for the families of search_families.yml."""
    stem, root = snowballstemmer.stemmer("english").stemWord, root_of("en")
    joined = {root(word) for word in irregular("en")}
    words = {word for _, _, text in corpus.texts for word in words_in(text.en)} | {"zoo", "ski", "taxi", "h2o", "relay", "x"}
    differ = {word for word in words if root(word) not in joined | {stem(word)}}
    assert all(re.search("is|our|tre|ramme", word) for word in differ), differ


def test_affixes_come_off_one_after_the_other() -> None:
    made = list(smaller("pemberdayaannya", "id"))
    assert made.index("pemberdayaan") < made.index("daya")
    assert len(made) < 40
    assert list(smaller("ya", "id")) == []


@pytest.mark.parametrize("part", ["together", "apart"])
def test_no_word_is_in_two_families(lang: Lang, part: str) -> None:
    words = [word for line in data("families")[part][lang] for word in line.split()]  # type: ignore[attr-defined]
    assert sorted(words) == sorted(set(words)), {word for word in words if words.count(word) > 1}


# --- the lexicon


_SMALL = st.from_regex(r"[a-z0-9]{2,9}", fullmatch=True)


@given(st.dictionaries(_SMALL, _SMALL))
def test_packing_loses_nothing(root_of_form: dict[str, str]) -> None:
    families: dict[str, list[str]] = {}
    for form, root in root_of_form.items():
        families.setdefault(root, []).append(form)
    assert unpack(pack(families.items())) == root_of_form


def test_an_affix_is_what_stands_around_the_root() -> None:
    assert str(affix_of("daya", "memberdayakan")) == "member-kan"
    assert str(affix_of("tulis", "menulis")) == "men<-"
    assert str(affix_of("communiti", "community")) == "->y"


# --- what is in the index


def test_every_page_and_term_can_be_found(site: Site, lang: Lang) -> None:
    found = {entry.address for entry in entries(site.corpus, site.navigation(lang))}
    for page in site.navigation(lang):
        assert (page.address in found) == (page.kind != "quiz" and page.slug not in ("search", "offline")), page.address
    assert all(f"{'' if lang == 'id' else 'en/'}glossary/#{slug}" in found for slug in site.corpus.terms)


def test_every_place_exists_on_its_page(site: Site, lang: Lang) -> None:
    bodies = {page.address: page.body(page) for page in site.navigation(lang) if page.slug != "search"}
    for entry in entries(site.corpus, site.navigation(lang)):
        address, _, anchor = entry.address.partition("#")
        for each in [anchor, *(section.anchor for section in entry.sections)]:
            assert not each or f'id="{each}"' in bodies[address], f"{address}#{each}"


def test_sections_have_the_names_that_stand_on_the_page(site: Site) -> None:
    for page in site.navigation("id"):
        if page.kind == "concept":
            entry = next(entry for entry in entries(site.corpus, [page]) if entry.address == page.address)
            for section in entry.sections[1:]:
                assert re.search(rf'<h2 id="{section.anchor}"[^>]*>{re.escape(section.name)}', page.body(page))


def test_names_of_both_languages_lead_to_a_concept_and_a_term(corpus: Corpus, site: Site, lang: Lang) -> None:
    found = {entry.slug: entry for entry in entries(corpus, site.navigation(lang)) if entry.kind in "ct"}
    for slug, concept in corpus.concepts.items():
        names = {found[slug].title, *found[slug].names, *found[slug].foreign}
        assert {concept.pref_label.id, concept.pref_label.en, *concept.alt_labels.id, *concept.alt_labels.en} <= names
    for slug, term in corpus.terms.items():
        both = (term.preferred, term.accepted, term.forbidden)
        every = {term.preferred.id, term.preferred.en, *(form for table in both[1:] for form in (*table.id, *table.en))}
        assert every <= {found[slug].title, *found[slug].names, *found[slug].foreign}
        if term.concept in corpus.concepts:
            assert every <= {*found[term.concept].names, *found[term.concept].foreign}


def test_no_word_of_a_scored_item_leads_anywhere(corpus: Corpus, site: Site, made: Any, lang: Lang) -> None:
    """Who searches must not land on a wrong option, nor be told an answer."""
    known = forms(made)
    only = set()
    others = (text for (kind, _), _, text in corpus.texts if kind not in ("item", "case"))
    elsewhere = {word for text in others for word in words_in(text[lang])}
    elsewhere |= {word for own in corpus.own_pages if own.lang == lang for word in words_in(own.text)}
    for term in corpus.terms.values():
        elsewhere |= {word for form in (*term.accepted[lang], *term.forbidden[lang]) for word in words_in(form)}
    for concept in corpus.concepts.values():
        elsewhere |= {word for slug in (concept.reflection, concept.task) for word in _words_of_item(corpus, slug, lang)}
    for item in corpus.items.values():
        act = interaction(item)
        if isinstance(act, Choice):
            texts = [text[lang] for option in act.options.values() for text in (option.text, option.feedback)]
            only |= {word for text in texts for word in words_in(text)}
    only -= elsewhere
    assert len(only) > 300
    assert (only - set(irregular(lang))) & set(known) == set()


def _words_of_item(corpus: Corpus, slug: str, lang: Lang) -> set[str]:
    return {word for record, _, text in corpus.texts if record == ("item", slug) for word in words_in(text[lang])}


def test_names_of_people_are_not_cut(site: Site, files: dict[Lang, bytes]) -> None:
    text = "Pak Kasan datang. Menurut Kasan, kas desa kosong; kata Kasan, isi kas itu hilang."
    page = Page("page", "x", "id", "X", text, lambda page: "")
    made = json.loads(index(site.corpus, [page]))
    assert forms(made)["kas"] == "kas"
    assert forms(json.loads(files["id"])).get("kasan", "kasan") == "kasan"


def test_no_affix_leads_into_a_family_that_only_sounds_alike(site: Site) -> None:
    """A word that is nowhere, and that belongs to a family apart, is known to be nowhere."""
    page = Page("page", "x", "en", "X", "They give the author a response.", lambda page: "")
    known = forms(json.loads(index(site.corpus, [page])))
    assert known["responsible"] == known["responsibility"] != known["respond"]
    assert known["authority"] != known["author"]


def test_the_index_is_the_same_each_time(site: Site, files: dict[Lang, bytes]) -> None:
    again = render(site.corpus)
    assert {lang: search_index(again, lang) for lang in LANGS} == files


def test_kinds_have_names() -> None:
    assert {f"kind_{kind}" for kind in KINDS} == {name for name in WORDS["search"] if name.startswith("kind_")}


# --- bytes


def test_a_first_query_is_light(files: dict[Lang, bytes], lang: Lang) -> None:
    weighed = weight(files, lang)
    print(f"search, first query on the real content, {lang}: {weighed} bytes of brotli, of at most {LIMIT}")
    assert weighed <= LIMIT


def test_a_first_query_is_light_with_45_concepts(tmp_path: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parent / "bench"))
    from generate import generate

    generate(tmp_path, 45)
    site = render(load(tmp_path)[0])
    files = {lang: search_index(site, lang) for lang in LANGS}
    for lang in LANGS:
        weighed = weight(files, lang)
        print(f"search, first query with 45 generated concepts, {lang}: {weighed} bytes of brotli, of at most {LIMIT}")
        assert weighed <= LIMIT


# --- the page and its script


def test_the_page_says_what_to_do_without_its_script(corpus: Corpus, lang: Lang) -> None:
    page = Page("page", "search", lang, "Cari", "", lambda page: "")
    html = search(corpus, page, "../assets/search.json")
    assert 'data-index="../assets/search.json"' in html and "<script" not in html and "style=" not in html
    assert re.search(r'<form role="search"[^>]* hidden>', html)
    hint = re.search(r'<p class="needs-script">(.+)</p>', html)
    assert hint and 'href="../glossary/"' in hint[1] and 'href="../course/"' in hint[1]


def test_the_script_finds_its_words() -> None:
    source = "".join((FOLDER / name).read_text("utf-8") for name in ("search.js", "search_results.js"))
    for name, text in WORDS["search"].items():
        places = [sorted(re.findall(r"{\w+}", text[each])) for each in LANGS]
        assert places[0] == places[1], name
        assert f"words.{name}" in source or name.startswith("kind_"), f"no module uses the word '{name}'"
    for name in re.findall(r"words\.(\w+)", source):
        assert name in WORDS["search"] or name in ("index", "js")
