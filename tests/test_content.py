"""The content as it stands: nothing that the documents say is missing, and each page is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from berdaya.checks import run
from berdaya.corpus import Corpus, load
from berdaya.fields import LANGS, texts_in
from berdaya.items import ITEM_TYPES, interaction
from berdaya.links import links_in
from berdaya.problems import as_text, exit_code

ROOT = Path(__file__).parent.parent
INVENTORY = yaml.safe_load((Path(__file__).parent / "golden" / "inventory.yml").read_text("utf-8"))
CODES = {"A01", "A03", "A05", "A06", "A07", "A08", "A13", "A16", "A22", "R01", "R03", "R04", "R05", "R13"}


def test_the_content_has_no_problems() -> None:
    corpus, problems = load(ROOT)
    problems += run(corpus)
    assert exit_code(problems) == 0, "\n".join(as_text(problem) for problem in sorted(problems))


@pytest.mark.parametrize("slug", INVENTORY)
def test_every_statement_of_the_documents_is_there(slug: str, corpus: Corpus) -> None:
    """Under its name, with its chain of citation and its locators in both languages."""
    statements = corpus.concepts[slug].statements
    wanted = INVENTORY[slug]["statements"]
    assert {name for name, each in statements.items() if each.basis == "documents"} == set(wanted)
    for name, expected in wanted.items():
        assert statements[name].said_by == expected["said_by"], name
        at = [{"source": each.source, "id": each.locator.id, "en": each.locator.en} for each in statements[name].citations]
        assert at == expected["at"], name


@pytest.mark.parametrize("slug", INVENTORY)
def test_lists_keep_membership_and_order(slug: str, corpus: Corpus) -> None:
    lists = corpus.concepts[slug].lists
    assert {name: each.members for name, each in lists.items()} == INVENTORY[slug]["lists"]
    assert all(corpus.concepts[slug].statements[name].label for each in lists.values() for name in each.members)


@pytest.mark.parametrize("slug", INVENTORY)
def test_every_discrepancy_stands_as_a_note(slug: str, corpus: Corpus) -> None:
    notes = corpus.concepts[slug].notes
    assert set(INVENTORY[slug]["codes"]) <= {note.code for note in notes.values()}
    assert all(key == note.code.lower() for key, note in notes.items())
    assert all(note.citations for note in notes.values() if note.basis == "editorial")


def test_the_golden_inventory_is_whole() -> None:
    assert {code for group in INVENTORY.values() for code in group["codes"]} == CODES
    sizes = {slug: {name: len(members) for name, members in group["lists"].items()} for slug, group in INVENTORY.items()}
    assert sizes["growth-oriented-development"]["consequences"] == 8
    assert [sizes[f"{role}-role"]["tasks"] for role in ("facilitator", "educator", "community-representative", "technical")] == [5, 4, 5, 7]
    assert sizes["household-empowerment"] == {"dimensions": 3, "social-access": 4}
    assert sizes["empowerment-logic-chain"] == {"steps": 4} and sizes["sumodiningrat-points"]["points"] == 5


@pytest.mark.parametrize("slug", INVENTORY)
def test_pages_are_of_the_right_length(slug: str, corpus: Corpus) -> None:
    """450 to 750 words of body in each language; a definition of at most 25."""
    concept = corpus.concepts[slug]
    for lang in LANGS:
        records = [concept.body, *(corpus.items[name] for name in (concept.reflection, concept.task))]
        words = sum(len(text[lang].split()) for record in records for _, text in texts_in(record))
        assert 450 <= words <= 750, (lang, words)
        assert len(concept.definition[lang].split()) <= 25


@pytest.mark.parametrize("slug", INVENTORY)
def test_both_languages_link_to_the_same(slug: str, corpus: Corpus) -> None:
    for _, text in texts_in(corpus.concepts[slug]):
        assert sorted(link.slug for link in links_in(text.id)) == sorted(link.slug for link in links_in(text.en)), text.en


@pytest.mark.parametrize("slug", INVENTORY)
def test_every_concept_has_its_items(slug: str, corpus: Corpus) -> None:
    slugs = corpus.scored_of[slug]
    items = [corpus.items[each] for each in slugs]
    assert len(items) >= 9
    types = {item.type for item in items}
    assert types >= {"single", "multiple", "true_false", "cloze"} and types & {"matching", "ordering", "classification"}
    assert sum(item.scenario is not None or each in corpus.case_of for each, item in zip(slugs, items)) * 2 >= len(items)
    shown = {corpus.items[each].type for each in corpus.concepts[slug].self_check}
    assert shown & {"matching", "ordering", "classification", "cloze"} and shown & {"single", "multiple"}
    assert 3 <= len(corpus.concepts[slug].self_check) <= 5 and set(corpus.concepts[slug].self_check) <= set(slugs)
    assert sum(item.bloom == "remember" for item in items) <= 0.3 * len(items) + 0.5


def test_every_misconception_is_a_distractor_somewhere(corpus: Corpus) -> None:
    used = set(re.findall(r'"misconception":"([^"]+)"', "".join(item.model_dump_json() for item in corpus.items.values())))
    assert set(corpus.misconceptions) <= used


def test_every_unit_has_a_case_with_decisions(corpus: Corpus) -> None:
    """And every type of item is used somewhere; true/false at most 15 %, single at most 60 % of a unit (quality.md, V07)."""
    assert {item.type for item in corpus.items.values()} == set(ITEM_TYPES)
    for unit in corpus.written_units.values():
        types = [corpus.items[slug].type for entry in unit.concepts for slug in corpus.scored_of.get(entry.concept, ())]
        assert types.count("true_false") <= 0.15 * len(types) and types.count("single") <= 0.6 * len(types)
        assert any(corpus.items[case.decisions[0]].concept in {entry.concept for entry in unit.concepts} for case in corpus.cases.values())


def test_every_objective_is_tested(corpus: Corpus) -> None:
    tested = {item.objective for item in corpus.items.values()}
    assert set(corpus.objectives) == tested


def test_the_course_is_announced_whole(corpus: Corpus) -> None:
    assert len(corpus.units) == 10 and len(corpus.written_units) == 4
    listed = [entry.concept for unit in corpus.units.values() for entry in unit.concepts]
    assert len(listed) == len(set(listed)) and set(corpus.concepts) <= set(listed)
    for unit in corpus.written_units.values():
        assert sum(step.minutes for step in unit.session_plan.steps) == 90


def test_nobody_has_claimed_a_check_by_a_native_editor_or_a_practitioner(corpus: Corpus) -> None:
    """These fields stay empty until a person did it; whoever did may say so here."""
    for item in corpus.items.values():
        assert (item.review.practitioner, item.review.lang_id, item.review.lang_en) == (None, None, None)
    for concept in corpus.concepts.values():
        assert (concept.review.practitioner, concept.review.lang_id, concept.review.lang_en) == (None, None, None)


@pytest.mark.parametrize("lang", LANGS)
def test_the_key_is_seldom_the_longest_option(lang: str, corpus: Corpus) -> None:
    """The commonest cue of all, over the bank: chance and ten points at most, where one option alone is longest."""
    singles = [interaction(item) for item in corpus.items.values() if item.type == "single"]
    hits = 0
    for choice in singles:
        lengths = {letter: len(option.text[lang]) for letter, option in choice.options.items()}
        longest = max(lengths.values())
        hits += lengths[choice.key[0]] == longest and list(lengths.values()).count(longest) == 1
    assert hits / len(singles) <= 1 / 3 + 0.1
