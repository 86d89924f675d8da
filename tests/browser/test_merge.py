"""Merging two states, in the browser that does it, over random ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with `merge` and the migrations."""
    with probing(browser, "merge.js", "migrations.js") as page:
        yield page


SLUGS = st.sampled_from(["a", "b", "constructor", "__proto__", "7"])
ODD = st.one_of(
    st.none(),
    st.integers(-9, 9),
    st.text(max_size=2),
    st.just([]),
    st.fixed_dictionaries(
        {"n": st.sampled_from(["2", 0, -1, 1.5, 2, 10**6, 10**6 + 1, 2**53, None])},
        optional={
            "rev": st.sampled_from([-1, 0, 1, "1", None]),
            "chosen": st.sampled_from([None, "a", ["a"], [1], [None]]),
            "box": st.sampled_from([None, 1, 2, 1.5, "1"]),
            "due": st.sampled_from([None, 7, 8]),
            "at": st.sampled_from([0, 1, 2, 3, "1"]),
        },
    ),
)
PLACE = {"box": st.integers(1, 3), "due": st.integers(20779, 20781)}
ANSWERED = st.fixed_dictionaries(
    {"rev": st.integers(1, 2), "n": st.integers(1, 4), "chosen": st.lists(st.sampled_from("ab"), max_size=2), **PLACE},
    optional={"right": st.integers(0, 1), "day": st.integers(20778, 20780)},
)
CODED = st.fixed_dictionaries({"rev": st.integers(1, 2), "n": st.integers(1, 4), **PLACE})
UNSCORED = st.fixed_dictionaries({"rev": st.integers(1, 2), "n": st.integers(1, 3), "chosen": st.just(["done"])})
MIXED = st.fixed_dictionaries(
    {"rev": st.integers(1, 2), "n": st.integers(2, 4), "at": st.integers(1, 4), "chosen": st.just(["a"]), **PLACE}
)
ITEMS = st.dictionaries(SLUGS, st.one_of(ANSWERED, ANSWERED, CODED, CODED, UNSCORED, MIXED, ODD), max_size=3)
CONCEPT = st.fixed_dictionaries({"n": st.integers(1, 3), "level": st.integers(0, 4)}, optional={"run": st.just(["a"])})
STATES = st.fixed_dictionaries(
    {"items": ITEMS},
    optional={
        "concepts": st.dictionaries(SLUGS, st.one_of(CONCEPT, ODD), max_size=2),
        "settings": st.one_of(st.fixed_dictionaries({"n": st.integers(1, 3), "target": st.integers(0, 1)}), ODD),
        "later": st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 2)),
    },
)

MERGES = """(texts) => {
  const [a, b, c] = texts.map((text) => JSON.parse(text));
  return [merge(a, b), merge(b, a), merge(merge(a, b), c), merge(a, merge(b, c)), merge(a, a),
    merge(merge(a, b), b)].map((state) => JSON.stringify(state));
}"""


def merged(probe: Page, *states: Any) -> list[Any]:
    """ab, ba, (ab)c, a(bc), aa, (ab)b."""
    return [json.loads(text) for text in probe.evaluate(MERGES, [json.dumps(state) for state in states])]


@settings(max_examples=400)
@given(a=STATES, b=STATES, c=STATES)
def test_merge_is_commutative_associative_and_idempotent(probe: Page, a: Any, b: Any, c: Any) -> None:
    ab, ba, ab_c, a_bc, aa, ab_b = merged(probe, a, b, c)
    assert ab == ba == ab_b
    assert ab_c == a_bc
    odd = "concepts" in a and not isinstance(a["concepts"], dict)
    assert odd or aa == a
    assert ab["items"].keys() == a["items"].keys() | b["items"].keys()


@settings(max_examples=200)
@given(counts=st.permutations(range(1, 5)), given_=st.lists(st.one_of(ANSWERED, CODED), min_size=4, max_size=4))
def test_answer_and_schedule_are_the_last_of_all(probe: Page, counts: list[int], given_: list[dict[str, Any]]) -> None:
    """Whatever the order: the schedule of the last change that is known of, and the answer of the last that has one."""
    records = [record | {"n": n, "rev": 1} for n, record in zip(counts, given_, strict=True)]
    found = probe.evaluate(
        "(all) => all.map((record) => ({items: {a: record}})).reduce((a, b) => merge(a, b)).items.a", records
    )
    last = max(records, key=lambda each: each["n"])
    assert (found["n"], found["box"], found["due"]) == (last["n"], last["box"], last["due"])
    answered = [each for each in records if "chosen" in each]
    if not answered:
        assert found == last
        return
    answer = max(answered, key=lambda each: each["n"])
    assert found["chosen"] == answer["chosen"] and found.get("day") == answer.get("day")
    assert found.get("at", found["n"]) == answer["n"]


def test_a_newer_revision_wins_and_takes_no_answer_of_an_older_one(probe: Page) -> None:
    old = {"rev": 1, "n": 9, "chosen": ["a"], "box": 4, "due": 20800}
    new = {"rev": 2, "n": 1, "box": 1, "due": 20790}
    for states in ([old, new], [new, old]):
        ab, *_ = merged(probe, *({"items": {"x": each}} for each in states), {"items": {}})
        assert ab["items"]["x"] == new


def test_an_odd_mark_of_the_answer_is_none(probe: Page) -> None:
    """`at` says when the answer was given, which cannot be after the last change."""
    odd = {"rev": 1, "n": 2, "at": 9, "chosen": ["a"], **{"box": 1, "due": 20780}}
    answered = {"rev": 1, "n": 3, "chosen": ["b"], **{"box": 1, "due": 20780}}
    coded = {"rev": 1, "n": 4, **{"box": 2, "due": 20781}}
    found = merged(probe, *({"items": {"x": each}} for each in (odd, coded, answered)))
    assert found[2]["items"]["x"] == answered | coded | {"at": 3}


def test_version_1_becomes_version_2(probe: Page) -> None:
    old = {
        "items": {
            "right": {"rev": 1, "n": 3, "chosen": ["a"], "right": True, "first": False, "tries": 2}
            | {"day": "2026-11-22"},
            "open": {"rev": 1, "n": 2, "chosen": [], "right": False, "first": True, "tries": 1, "day": "2026-02-28"},
            "deleted": {"rev": 1, "n": 4, "chosen": []},
            "odd": 7,
            "no-day": {"rev": 1, "n": 1, "chosen": ["a"], "right": 1, "tries": 1, "day": "yesterday"},
        },
        "later": {"kept": True},
    }
    new = probe.evaluate("(state) => MIGRATIONS[1](state)", old)
    assert new == {
        "items": {
            "right": {"rev": 1, "n": 3, "chosen": ["a"], "right": 1, "first": 0, "tries": 2}
            | {"day": 20779, "box": 1, "due": 20780},
            "open": {"rev": 1, "n": 2, "chosen": [], "right": 0, "first": 1, "tries": 1}
            | {"day": 20512, "box": 1, "due": 20513},
            "deleted": {"rev": 1, "n": 4, "chosen": []},
            "odd": 7,
            "no-day": {"rev": 1, "n": 1, "chosen": ["a"], "right": 0, "tries": 1},
        },
        "later": {"kept": True},
    }
    # A reading of the old text after a change of the new one takes nothing back.
    changed = new | {"items": new["items"] | {"open": new["items"]["open"] | {"n": 3, "chosen": ["b"]}}}
    assert merged(probe, new, changed, changed)[0] == changed
