"""What search finds on the project's own content, asked of the browser's own code: families, names, slips, nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from berdaya.fields import LANGS, Lang
from berdaya.render.roots import data, smaller, words_in
from berdaya.render.search import search_index
from berdaya.render.search_lexicon import Lexicon, unpack
from berdaya.render.site import Site
from playwright.sync_api import Browser, Page
from probe import probing
from search_truth import occurring, truth

GOLDEN = yaml.safe_load((Path(__file__).parent.parent / "golden" / "search.yml").read_text("utf-8"))
RECALL, PRECISION = 0.98, 0.95
ASK = """([lang, text, unfinished]) => {
  const {wanted, unknown, guessed} = readQuery(indices[lang], text, unfinished);
  const {found, partly} = rank(indices[lang], wanted);
  const show = ({entry, where, via}) => {
    return {address: entry.address, where: where.map(({anchor}) => anchor), via: via ? via.text : ""};
  };
  return {found: found.map(show), unknown, guessed, partly};
}"""


class Answer(NamedTuple):
    """What a query brings, best first."""

    addresses: list[str]
    where: dict[str, list[str]]
    via: dict[str, str]
    unknown: list[str]
    guessed: str
    partly: bool


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def probe(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with the modules of search and both indices of the site."""
    with probing(browser, "affix.js", "typo.js", "search_index.js", "search_words.js", "search_rank.js") as page:
        files = {lang: search_index(site, lang).decode() for lang in LANGS}
        page.evaluate("(files) => { window.files = files; window.indices = {}; }", files)
        page.evaluate("() => { for (const lang in files) indices[lang] = readIndex(JSON.parse(files[lang])); }")
        yield page


@pytest.fixture(scope="module")
def ask(probe: Page) -> Ask:
    """ask(lang, text, unfinished=False)."""

    def asked(lang: Lang, text: str, unfinished: bool = False) -> Answer:
        said = probe.evaluate(ASK, [lang, text, unfinished])
        found = said["found"]
        return Answer(
            [each["address"] for each in found],
            {each["address"]: each["where"] for each in found},
            {each["address"]: each["via"] for each in found},
            said["unknown"], said["guessed"], said["partly"],
        )  # fmt: skip

    return asked


def root(lang: Lang) -> str:
    """Where the pages of a language begin."""
    return "" if lang == "id" else "en/"


@pytest.mark.parametrize("lang", LANGS)
def test_families(site: Site, ask: Ask, lang: Lang) -> None:
    texts = truth(site, lang)
    site_words = occurring(site, lang)
    hits = missed = wrong = unseen = queries = 0
    faults: list[str] = []
    for family in GOLDEN[lang]:
        forms = set(family["forms"].split())
        right = {address for address, words in texts.items() if words & forms}
        for query in family["ask"].split():
            queries += 1
            unseen += query not in site_words
            found = set(ask(lang, query).addresses)
            hits, missed, wrong = hits + len(found & right), missed + len(right - found), wrong + len(found - right)
            if found != right:
                faults.append(f"{query}: without {sorted(right - found)[:3]}, but with {sorted(found - right)[:3]}")
    recall, precision = hits / (hits + missed), hits / (hits + wrong)
    print(f"search, {lang}: {len(GOLDEN[lang])} families, {queries} queries, {unseen} of them in no text: "
          f"recall {recall:.4f}, precision {precision:.4f}")  # fmt: skip
    assert len(GOLDEN[lang]) >= 60 and unseen >= 60
    assert recall >= RECALL and precision >= PRECISION, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGS)
def test_every_query_of_a_family_is_one_of_its_forms(lang: Lang) -> None:
    for family in GOLDEN[lang]:
        assert set(family["ask"].split()) <= set(family["forms"].split()), family["ask"]


@pytest.mark.parametrize("lang", LANGS)
def test_names_come_first(ask: Ask, lang: Lang) -> None:
    for name, address in GOLDEN["names"][lang].items():
        assert ask(lang, name).addresses[:1] == [root(lang) + address], name


@pytest.mark.parametrize("lang", LANGS)
def test_every_name_and_variant_finds_its_concept_and_its_term(site: Site, ask: Ask, lang: Lang) -> None:
    corpus = site.corpus
    for slug, term in corpus.terms.items():
        for each in LANGS:
            for form in (term.preferred[each], *term.accepted[each], *term.forbidden[each]):
                found = ask(lang, form)
                assert f"{root(lang)}glossary/#{slug}" in found.addresses[:6], form
                if term.concept in corpus.concepts:
                    assert f"{root(lang)}concepts/{term.concept}/" in found.addresses, form
                assert not found.partly and not found.guessed, form
    for slug, concept in corpus.concepts.items():
        for each in LANGS:
            for form in (concept.pref_label[each], *concept.alt_labels[each]):
                assert f"{root(lang)}concepts/{slug}/" in ask(lang, form).addresses[:2], form


@pytest.mark.parametrize("lang", LANGS)
def test_one_slip_of_the_fingers_is_forgiven(ask: Ask, lang: Lang) -> None:
    for typed, meant in GOLDEN["slips"][lang].items():
        found = ask(lang, typed)
        assert set(found.addresses) == set(ask(lang, meant).addresses) != set(), typed
        assert not found.unknown, typed


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_of_the_site_is_never_taken_for_another(site: Site, ask: Ask, lang: Lang) -> None:
    """Forgiving must not harm who types without slips."""
    texts = truth(site, lang)
    for word in sorted(occurring(site, lang))[::7]:
        found = ask(lang, word)
        stop = any(word in data("stopwords")[each].split() for each in LANGS)  # type: ignore[attr-defined]
        assert not found.guessed and not found.unknown or len(word) == 1, word
        if not stop and len(word) > 1:
            assert {address for address, words in texts.items() if word in words} <= set(found.addresses), word


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_nowhere_is_not_found(ask: Ask, lang: Lang) -> None:
    for words in GOLDEN["absent"][lang]:
        found = ask(lang, words)
        assert found.addresses == [] and found.unknown == words.split(), words
    assert ask(lang, "").addresses == ask(lang, "  ?! ").addresses == []
    assert ask(lang, "dan yang di" if lang == "id" else "the and of").addresses == []


def test_all_words_are_wanted_and_a_page_that_has_them_in_one_section_is_better(ask: Ask) -> None:
    both = ask("id", "rumah tangga miskin")
    for word in ("rumah", "tangga", "miskin"):
        assert set(both.addresses) <= set(ask("id", word).addresses)
    assert both.addresses[0] == "concepts/household-empowerment/"
    partly = ask("id", "pemberdayaan xylophone")
    assert partly.unknown == ["xylophone"] and partly.addresses == ask("id", "pemberdayaan").addresses
    partly = ask("id", "hedonistik mencetak javascript")
    assert partly.partly and partly.addresses


def test_results_say_where(ask: Ask) -> None:
    found = ask("id", "gudang lampu hias")
    assert found.addresses[0] == "concepts/growth-oriented-development/"
    assert found.where[found.addresses[0]][0] == "situation"
    by_name = ask("id", "village facilitator")
    assert by_name.via["glossary/#accompanist"] == "village facilitator"


def test_two_words_may_be_written_as_one_and_one_as_two(ask: Ask) -> None:
    assert set(ask("id", "kerjasama").addresses) == set(ask("id", "kerja sama").addresses) != set()
    assert set(ask("id", "tuna daya").addresses) == set(ask("id", "tunadaya").addresses) != set()


def test_results_come_while_one_types(ask: Ask) -> None:
    assert not ask("id", "pemberd").addresses
    assert set(ask("id", "pemberd", True).addresses) == set(ask("id", "pemberdayaan").addresses)
    assert set(ask("id", "rumah tangg", True).addresses) >= set(ask("id", "rumah tangga").addresses) != set()
    assert not ask("id", "pe", True).addresses


def test_the_browser_has_the_words_and_affixes_of_the_build(probe: Page, site: Site) -> None:
    texts = ["Sumodiningrat’s 5 pokok: café & anak-anaknya'", "‘Mardi’ (2000); 1.000 l’état"]
    assert probe.evaluate("(all) => all.map(wordsIn)", texts) == [words_in(text) for text in texts]
    for lang in LANGS:
        some = sorted(occurring(site, lang))[::25]
        there = probe.evaluate("([lang, all]) => all.map((word) => smaller(word, indices[lang].own.rules))", [lang, some])
        assert there == [list(smaller(word, lang)) for word in some]


def test_a_slip_is_one_letter(probe: Page) -> None:
    slips = ["desaa", "dsa", "deas", "dexa", "edsa", "esa", "desax", "adesa"]
    others = ["desa", "ds", "desaxx", "edas", "dxxa", "asde", "daes"]
    told = probe.evaluate("(all) => all.map((word) => isOneSlip(word, 'desa'))", slips + others)
    assert told == [True] * len(slips) + [False] * len(others)


def test_the_index_unpacks_to_what_was_packed(probe: Page, site: Site) -> None:
    for lang in LANGS:
        made: Any = json.loads(search_index(site, lang))
        there = probe.evaluate("(lang) => [...indices[lang].own.forms.keys()]", lang)
        assert set(there) == set(unpack(Lexicon(made["affixes"], made["words"])))
