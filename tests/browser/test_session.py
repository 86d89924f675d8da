"""What is asked today: random states of a random site, and what must hold of every session."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

TODAY = 20779
CONCEPTS = ["alpha", "beta", "constructor", "delta", "echo"]
GAPS = {1: 1, 2: 3, 3: 7, 4: 16, 5: 35}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the choice of a session."""
    with probing(browser, "session.js") as page:
        yield page


def choose(page: Page, index: Any, state: Any, target: int | None = None) -> list[str]:
    """The session of today."""
    found: list[list[str]] = page.evaluate(
        "([index, state, today, target]) => [1, 2].map(() => choose(index, state, today, target || undefined))",
        [index, state, TODAY, target],
    )
    assert found[0] == found[1]
    return found[0]


def item(concept: str, number: int, rev: int = 1) -> dict[str, Any]:
    """An item of the index."""
    return {"slug": f"{concept}-{number}", "code": "aaaa", "rev": rev, "concept": concept}


def record(**changes: Any) -> dict[str, Any]:
    """The record of an item that was right and is not due."""
    found = {"rev": 1, "n": 1, "chosen": ["a"], "right": 1, "first": 1, "tries": 1}
    return found | {"day": TODAY - 1, "box": 2, "due": TODAY + 2} | changes


DUE = record(due=TODAY)
WRONG = record(right=0, box=1, due=TODAY + 1)
UNSURE = record(sure=0)
TAKEN_AWAY = record(right=0, chosen=[])
WRONG_TODAY = WRONG | {"day": TODAY}
KINDS = {
    "new": None,
    "fine": record(),
    "due": DUE,
    "wrong": WRONG,
    "unsure": UNSURE,
    "taken away": TAKEN_AWAY,
    "wrong today": WRONG_TODAY,
    "fine today": record(day=TODAY, sure=0),
    "old": record(rev=0),
    "coded": {"rev": 1, "n": 3, "box": 3, "due": TODAY + 2, "chosen": []},
    "ahead": record(rev=2, due=TODAY - 3),
}


@st.composite
def sites(draw: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, str]]:
    """An index, a state, and of which kind each item is."""
    items = [item(concept, number) for concept in CONCEPTS for number in range(draw(st.integers(0, 5)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(CONCEPTS), st.sampled_from(CONCEPTS)), max_size=4))
    confusable: dict[str, list[str]] = {}
    for one, other in pairs:
        if one != other:
            confusable.setdefault(one, []).append(other)
    kinds = {each["slug"]: draw(st.sampled_from(list(KINDS))) for each in items}
    records = {}
    for slug, kind in kinds.items():
        if found := KINDS[kind]:
            overdue = draw(st.integers(0, 9)) if kind == "due" else 0
            records[slug] = found | {"due": found["due"] - overdue}
    return {"items": items, "confusable": confusable}, {"items": records, "concepts": {}, "settings": {}}, kinds


ORDER = ["due", "wrong", "unsure", "taken away", "new", "wrong today"]


@settings(max_examples=300)
@given(site=sites())
def test_every_session(probe: Page, site: tuple[dict[str, Any], dict[str, Any], dict[str, str]]) -> None:
    index, state, kinds = site
    session = choose(probe, index, state)
    assert len(session) <= 8 and len(session) == len(set(session))
    # An item whose question has changed is as good as new.
    kinds = {slug: {"old": "new"}.get(kind, kind) for slug, kind in kinds.items()}
    chosen = [kinds[slug] for slug in session]
    assert set(chosen) <= set(ORDER)
    assert chosen.count("new") <= 1
    # What there is of each kind, in the order in which it is taken: nothing later is there while an earlier one is not.
    room = 8
    for kind in ORDER:
        there = min(sum(each == kind for each in kinds.values()), 1 if kind == "new" else 8)
        assert chosen.count(kind) == min(there, room)
        room -= chosen.count(kind)
    # The longest overdue are in.
    due = {slug: state["items"][slug]["due"] for slug, kind in kinds.items() if kind == "due"}
    left = [day for slug, day in due.items() if slug not in session]
    assert not left or max(due[slug] for slug in session if slug in due) <= min(left)
    # A new one of a begun concept, if there is one, and the first of the course.
    begun = {slug.rsplit("-", 1)[0] for slug in state["items"] if kinds[slug] != "ahead"}
    new = [slug for slug, kind in kinds.items() if kind == "new"]
    first = [slug for slug in new if slug.rsplit("-", 1)[0] in begun] or new
    assert [slug for slug in session if kinds[slug] == "new"] in (first[:1], [])
    check_order(session, index["confusable"])


def check_order(session: list[str], confusable: dict[str, list[str]]) -> None:
    """Items of a concept stand together, unless what stands between is confusable with it."""
    concepts = [slug.rsplit("-", 1)[0] for slug in session]

    def is_pair(one: str, other: str) -> bool:
        return other in confusable.get(one, []) or one in confusable.get(other, [])

    for concept in set(concepts):
        first, last = concepts.index(concept), len(concepts) - 1 - concepts[::-1].index(concept)
        assert all(other == concept or is_pair(concept, other) for other in concepts[first : last + 1])


def site(**counts: int) -> dict[str, Any]:
    """An index with so many items of each concept."""
    return {
        "items": [item(concept, number) for concept, count in counts.items() for number in range(count)],
        "confusable": {},
    }


def test_confusable_concepts_come_by_turns(probe: Page) -> None:
    index = site(alpha=2, beta=3, delta=2)
    state = {"items": {each["slug"]: DUE for each in index["items"]}, "concepts": {}}
    assert choose(probe, index, state) == [each["slug"] for each in index["items"]]
    for confusable in ({"alpha": ["delta"]}, {"delta": ["alpha", "gone"]}):
        session = choose(probe, index | {"confusable": confusable}, state)
        assert session == ["alpha-0", "delta-0", "alpha-1", "delta-1", "beta-0", "beta-1", "beta-2"]
    # alpha is confusable with both others, but these are not with each other.
    session = choose(probe, index | {"confusable": {"alpha": ["beta", "delta"]}}, state)
    assert session == ["alpha-0", "beta-0", "alpha-1", "beta-1", "beta-2", "delta-0", "delta-1"]
    every = {"alpha": ["beta", "delta"], "beta": ["delta"]}
    session = choose(probe, index | {"confusable": every}, state)
    assert [key for key, _ in groupby(slug[0] for slug in session)] == list("abdabdb")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ({}, ["alpha-0"]),
        ({"beta-1": record()}, ["beta-0"]),  # of a begun concept
        ({"alpha-0": record(), "beta-1": record()}, ["alpha-1"]),
        ({"alpha-1": DUE, "beta-0": WRONG_TODAY}, ["alpha-1", "alpha-0", "beta-0"]),
        ({"alpha-0": record(rev=2, due=TODAY)}, ["alpha-1"]),  # this page is old
        ({"alpha-0": WRONG_TODAY | {"chosen": []}}, ["alpha-1", "alpha-0"]),
        ({"alpha-0": {"n": "x"}, "alpha-1": 7, "beta-0": None}, ["alpha-0"]),
        ({"alpha-0": record(day=TODAY + 900, due=TODAY + 901)}, ["alpha-0", "alpha-1"]),  # the clock was wrong
    ],
)
def test_small_sessions(probe: Page, records: Any, expected: list[str]) -> None:
    assert choose(probe, site(alpha=2, beta=2), {"items": records, "concepts": {}}) == expected


def test_a_level_alone_makes_a_concept_begun(probe: Page) -> None:
    state = {"items": {}, "concepts": {"beta": {"n": 1, "level": 1}, "alpha": {"n": 1, "level": 0}}}
    assert choose(probe, site(alpha=1, beta=1), state) == ["beta-0"]


def test_a_target_day_makes_more_due(probe: Page) -> None:
    index = site(alpha=3)
    state = {"items": {f"alpha-{n}": record(day=TODAY - 2, due=TODAY + n) for n in (1, 2)}, "concepts": {}}
    assert choose(probe, index, state) == ["alpha-0"]
    assert choose(probe, index, state, TODAY + 10) == ["alpha-1", "alpha-2", "alpha-0"]
    assert choose(probe, index, state, TODAY + 20) == ["alpha-0"]  # a fifth of it is four days
    assert choose(probe, index, state, TODAY - 1) == ["alpha-0"]


def test_nothing_left(probe: Page) -> None:
    index = site(alpha=1)
    assert choose(probe, index, {"items": {"alpha-0": record()}, "concepts": {}}) == []
    assert choose(probe, {"items": []}, {"items": {}, "concepts": {}}) == []
