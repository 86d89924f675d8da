"""Merging two states, in the browser that does it, over random ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from berdaya.render.script import join, read_module
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page


PROBE = 'import {merge} from "./merge.js";\nwindow.merge = merge;\n'


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the function `merge` of the script."""
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(join("probe.js", lambda name: PROBE if name == "probe.js" else read_module(name)).rstrip(";\n"))
    yield page
    context.close()


SLUGS = st.sampled_from(["a", "b", "constructor", "__proto__", "7"])
RECORDS = st.fixed_dictionaries(
    {"n": st.integers(0, 3), "chosen": st.lists(st.sampled_from("abc"), max_size=2)},
    optional={"rev": st.integers(1, 2), "right": st.booleans(), "day": st.sampled_from(["2026-11-21", "2026-11-22"])},
)
ODD = st.one_of(st.none(), st.integers(-9, 9), st.text(max_size=2), st.just([]), st.just({"n": "2"}))
STATES = st.fixed_dictionaries(
    {"items": st.dictionaries(SLUGS, st.one_of(RECORDS, RECORDS, ODD), max_size=4)},
    optional={"later": st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 2))},
)


@settings(max_examples=150, deadline=None)
@given(a=STATES, b=STATES, c=STATES)
def test_merge_is_commutative_associative_and_idempotent(probe: Page, a: Any, b: Any, c: Any) -> None:
    texts = [json.dumps(state) for state in (a, b, c)]
    merged = probe.evaluate(
        """(texts) => {
          const [a, b, c] = texts.map((text) => JSON.parse(text));
          return [merge(a, b), merge(b, a), merge(merge(a, b), c), merge(a, merge(b, c)), merge(a, a), a,
            merge(merge(a, b), b)].map((state) => JSON.stringify(state));
        }""",
        texts,
    )
    ab, ba, ab_c, a_bc, aa, only_a, ab_b = map(json.loads, merged)
    assert ab == ba == ab_b
    assert ab_c == a_bc
    assert aa == only_a == a
    # Nothing is lost: every item is there, in a form that one of the two had, with the larger count.
    for slug in a["items"].keys() | b["items"].keys():
        found = [state["items"][slug] for state in (a, b) if slug in state["items"]]
        assert ab["items"][slug] in found
        counts = [part["n"] for part in found if isinstance(part, dict) and isinstance(part["n"], int)]
        if counts and max(counts) > 0:
            assert ab["items"][slug]["n"] == max(counts)
