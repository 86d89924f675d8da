"""What a reader is told of each kind: every part of the answer, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from quiz_page import QUIZ, give, item, parts, record, store, word
from quiz_site import DECISION, GAPS, KINDS, MATCH, ORDER, SINGLE, SORT, Case, Gaps, Match, Part, Site


@pytest.fixture
def show(page: Page, tmp_path: Path, serve: Callable[[Path], str]) -> Callable[..., Page]:
    """Open a page with these items."""
    folder = tmp_path / "kb"
    address = serve(tmp_path) + "/kb"

    def start(*items: Part, lang: str = "id") -> Page:
        Site(items=items).write(folder)
        page.goto(address + QUIZ[lang])
        return page

    return start


def said(slug: str, lang: str, *expected: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """The parts of a feedback: word, what is shown, and whose reason."""
    return [(name, shown, f"reason {lang} {part} of {slug}") for name, shown, part in expected]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_pairs(show: Callable[..., Page], lang: str) -> None:
    page = show(MATCH, lang=lang)
    yes, no = word("pair_right", lang), word("pair_wrong", lang)
    pair = {each[0]: f"premise {lang} {each[0]} → response {lang} {each[1]}" for each in ("ap", "bq", "cr")}
    right = said("match-one", lang, (yes, pair["a"], "a"), (yes, pair["b"], "b"), (yes, pair["c"], "c"))
    assert parts(give(page, "match-one", "ap bq cr")) == right
    item(page, "match-one").get_by_role("button", name=word("retry", lang)).click()
    form = give(page, "match-one", "ap bs cs")
    assert parts(form) == said(
        "match-one",
        lang,
        (yes, pair["a"], "a"),
        (no, pair["b"], "b"),
        (no, pair["c"], "c"),
        (word("mistook", lang), f"response {lang} s", "s"),  # once, and with its own reason
    )
    assert [row.get_attribute("data-mark") for row in form.locator(".row").all()] == ["right", "wrong", "wrong"]
    chose = word("chose", lang, own=f"response {lang} s")
    assert form.locator(".feedback .own").all_inner_texts() == [chose, chose]
    assert form.locator(".row .premise > .icon").count() == 3
    form.get_by_role("button", name=word("retry", lang)).click()
    form = give(page, "match-one", "aq bp cr")
    assert [entry[0] for entry in parts(form)] == [no, no, yes]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_heads(show: Callable[..., Page], lang: str) -> None:
    page = show(SORT, lang=lang)
    form = give(page, "sort-one", "ap bp cq")
    yes, no = word("pair_right", lang), word("pair_wrong", lang)
    pair = {each[0]: f"premise {lang} {each[0]} → response {lang} {each[1]}" for each in ("ap", "bq", "cp")}
    assert parts(form) == said("sort-one", lang, (yes, pair["a"], "a"), (no, pair["b"], "b"), (no, pair["c"], "c"))
    chose = [word("chose", lang, own=f"response {lang} {each}") for each in "pq"]
    assert form.locator(".feedback .own").all_inner_texts() == chose
    assert [row.get_attribute("data-mark") for row in form.locator(".row").all()] == ["right", "wrong", "wrong"]


def test_a_premise_and_a_response_may_have_one_letter(show: Callable[..., Page]) -> None:
    page = show(Match(slug="clash", pairs="ab bc", responses="abc", lost="a"))
    form = give(page, "clash", "aa bc")
    wrong, right, extra = parts(form)
    assert (wrong[0], wrong[1]) == (word("pair_wrong"), "premise id a → response id b")
    assert right[0] == word("pair_right")
    assert (extra[0], extra[1]) == (word("mistook"), "response id a")
    assert [row.get_attribute("data-mark") for row in form.locator(".row").all()] == ["wrong", "right"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_steps(show: Callable[..., Page], lang: str) -> None:
    page = show(*KINDS, lang=lang)
    form = give(page, "order-one", "a c b d")
    expected = [("a", 1, "right"), ("b", 3, "wrong"), ("c", 2, "wrong"), ("d", 4, "right")]
    entries = [(word("place", lang, place=place), f"step {lang} {letter}", letter) for letter, place, _ in expected]
    assert parts(form) == said("order-one", lang, *entries)
    # The right order is that of the list, with its numbers; the reader's stand in words.
    assert [entry.get_attribute("value") for entry in form.locator(".feedback ol > li").all()] == ["1", "2", "3", "4"]
    assert [entry.get_attribute("data-mark") for entry in form.locator(".feedback li").all()] == [m for _, _, m in expected]
    form = give(page, "order-tied", "a c b d")
    assert form.get_attribute("data-state") == "right"
    assert [entry[0] for entry in parts(form)] == [
        word("place", lang, place=1),
        word("place_tied", lang, place=3),
        word("place_tied", lang, place=2),
        word("place", lang, place=4),
    ]
    assert [entry.get_attribute("value") for entry in form.locator(".feedback ol > li").all()] == ["1", "2", "2", "4"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_gaps(show: Callable[..., Page], lang: str) -> None:
    page = show(GAPS, lang=lang)
    took, mistook, key = (word(name, lang) for name in ("took", "mistook", "answer"))
    form = give(page, "gaps-one", "ay bpasar")
    assert parts(form) == said("gaps-one", lang, (took, f"word {lang} y", "ay"), (took, "pasar desa", "b"))
    assert form.locator(".own").count() == 0  # it is one of the accepted words as it stands
    form.get_by_role("button", name=word("retry", lang)).click()
    form = give(page, "gaps-one", "ax bKota")
    assert parts(form) == said(
        "gaps-one",
        lang,
        (mistook, f"word {lang} x", "ax"),
        (key, f"word {lang} y", "ay"),
        (key, "pasar desa", "b"),
    )
    expect(form.locator(".feedback .own")).to_have_text(word("typed", lang, own="Kota"))
    assert [gap.get_attribute("data-mark") for gap in form.locator(".gap").all()] == ["wrong", "wrong"]
    assert form.locator(".gap > .icon").count() == 2


def test_what_is_typed_is_text(show: Callable[..., Page]) -> None:
    page = show(GAPS)
    form = item(page, "gaps-one")
    form.locator("select").select_option("y")
    form.locator("[name=b]").fill("<b>{own}</b> |pasar")
    page.keyboard.press("Enter")  # checks from the line of text itself
    expect(form.locator(".feedback .own")).to_have_text(word("typed", own="<b>{own}</b> |pasar"))
    expect(form.locator(".feedback > h3")).to_be_focused()


TYPED: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    # accepted; right; wrong
    ("Pasar Desa", ("pasar desa", " PASAR  DESA ", "pasardesa", "pasar-desa", "pasar‑desa"), ("pasar", "pasar desah")),
    ("di desa", ("didesa", "Di Desa", "ｄｉ desa"), ("desa", "de sa di")),
    ("antitesis", ("anti-tesis", "anti tesis", "ANTITESIS"), ("tesis",)),
    ("1.000", ("1000", "1,000", "1 000"), ("1.0000", "10.00", "1")),
    ("1000000", ("1.000.000", "1,000,000"), ("1.000.00", "1.000")),
    ("1,5", ("1.5", "1, 5"), ("15", "1.50.0")),
    ("1.000,5", ("1.000.5",), ("1000",)),
    ("0.125", ("0,125",), ("125", "0125")),
    ("Jum'at", ("jum’at", "Jum‘at"), ("jumat",)),
]


@pytest.mark.parametrize(("accepted", "right", "wrong"), TYPED, ids=[each[0] for each in TYPED])
def test_spelling_is_no_matter(
    show: Callable[..., Page], accepted: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    page = show(Gaps(slug="typed", gaps={"a": ("something else", accepted)}))
    form = item(page, "typed")
    for text, verdict in [(each, "right") for each in (accepted, *right)] + [(each, "wrong") for each in wrong]:
        form.locator("[name=a]").fill(text)
        page.keyboard.press("Enter")
        assert form.get_attribute("data-state") == verdict, text
        said_own = form.locator(".own").all_inner_texts()
        assert said_own == ([] if text.strip() == accepted else [word("typed", own=" ".join(text.split()))])
        form.get_by_role("button", name=word("retry")).click()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_decision_shows_its_consequence_before_the_reason(show: Callable[..., Page], lang: str) -> None:
    page = show(Case((DECISION,)), SINGLE, lang=lang)
    form = give(page, "decision-one", "c")
    told = [
        [line.get_attribute("class") for line in entry.locator("p").all()] for entry in form.locator(".feedback li").all()
    ]
    assert told == [["verdict", "consequence", "reason"]] * 2
    expect(form.locator(".feedback .consequence").first).to_have_text(f"consequence {lang} c of decision-one")
    expect(form.locator(".feedback > h4")).to_be_focused()  # the case has a heading of its own above it
    assert give(page, "single-one", "b").locator(".feedback > h3").count() == 1
    expect(page.locator(".score")).to_have_text(word("score", lang, answered=2, all=2, right=1))


ODD: list[Any] = [[], [""], ["z"], ["a", "a"], ["ap", "bq", "zz"], ["constructor"], ['"]', "\\"], ["a", "b", "c", "z"]]


def test_odd_answers_from_elsewhere_count_as_wrong(show: Callable[..., Page]) -> None:
    page = show(*KINDS)
    slugs = page.locator("form.item").evaluate_all("forms => forms.map((form) => form.dataset.item)")
    for chosen in ODD:
        state = {"items": {slug: record(chosen=chosen) for slug in slugs}}
        store(page, json.dumps(state))
        page.reload()
        for slug in slugs:
            verdict = item(page, slug).get_attribute("data-state")
            assert verdict in ({"open"} if not chosen else {"wrong", "partly", "done"}), (slug, chosen, verdict)
        scored = len(slugs) - 2  # a reflection and a task
        expect(page.locator(".score")).to_contain_text(f"{scored if chosen else 0} dari {scored} dijawab, 0 tepat")


def test_keys_taken_and_one_that_does_not_exist(show: Callable[..., Page]) -> None:
    page = show(*KINDS)
    too_many = {"multiple-one": ["a", "c", "z"], "order-one": ["a", "b", "c", "d", "z"], "single-one": ["b", "z"]}
    store(page, json.dumps({"items": {slug: record(chosen=chosen) for slug, chosen in too_many.items()}}))
    page.reload()
    for slug in too_many:
        assert item(page, slug).get_attribute("data-state") in {"partly", "wrong"}, slug


def test_another_tab_does_not_take_what_is_not_checked(
    show: Callable[..., Page], open_page: Callable[..., Page]
) -> None:
    page = show(*KINDS)
    form = item(page, "order-one")
    for letter in "db":
        form.locator(f".option:has([value={letter}])").click()
    item(page, "match-one").locator("[name=a]").select_option("p")
    item(page, "sort-one").locator("[name=b][value=q]").check()
    item(page, "gaps-one").locator("[name=b]").fill("pas")
    form.locator("[name=sure][value='1']").check()
    item(page, "reflection-one").locator("textarea").fill("My note")
    other = open_page(context=page.context)
    other.goto(page.url)
    give(other, "single-one", "b")
    expect(item(page, "single-one").locator(".feedback > h3")).to_have_text(word("right"))
    assert "".join(form.locator(".rank").all_inner_texts()) == "12"
    assert form.locator("[name=sure][value='1']").is_checked()
    assert item(page, "match-one").locator("[name=a]").input_value() == "p"
    assert item(page, "sort-one").locator("[name=b][value=q]").is_checked()
    assert item(page, "gaps-one").locator("[name=b]").input_value() == "pas"
    assert item(page, "reflection-one").locator("textarea").input_value() == "My note"
    # What is being read stays as it is, too, although the answer moves the item's record in the schedule.
    item(page, "single-one").locator("summary").click()
    give(other, "order-one", "a b c d")
    give(other, "match-one", "ap bq cr")
    expect(item(page, "match-one")).to_have_attribute("data-state", "right")
    expect(item(page, "single-one").locator(".reasons")).to_have_attribute("open", "")


def test_each_thing_is_said_once_to_assistive_technology(show: Callable[..., Page]) -> None:
    page = show(ORDER, MATCH)
    form = item(page, "order-one")
    group = form.get_by_role("radiogroup", name=word("sure_ask"))
    assert group.get_by_role("radio").count() == 2
    box = group.bounding_box()
    button = form.locator("button[type=submit]").bounding_box()
    assert box and button and box["y"] + box["height"] <= button["y"]
    assert all((chip.bounding_box() or {})["height"] >= 44 for chip in group.locator("label").all())
