"""The browser compares what is typed as the checks do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from berdaya.checks.typed_answers import normal
from playwright.sync_api import Browser, Page
from probe import probing

PAIRS = yaml.safe_load((Path(__file__).parent.parent / "golden" / "typed.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def compare(browser: Browser) -> Iterator[Page]:
    """A page with the browser's `normal`."""
    with probing(browser, "normal.js") as page:
        yield page


def test_the_same_pairs_are_alike(compare: Page) -> None:
    for kind, alike in (("equal", True), ("different", False)):
        found = compare.evaluate("pairs => pairs.map(([a, b]) => normal(a) === normal(b))", PAIRS[kind])
        assert [pair for pair, same in zip(PAIRS[kind], found, strict=True) if same != alike] == []


def test_the_same_text_is_compared(compare: Page) -> None:
    texts = [text for kind in PAIRS.values() for pair in kind for text in pair]
    found = compare.evaluate("texts => texts.map(normal)", texts)
    # Here a comma among figures is a point, too: "1,5" is what an Indonesian types for "1.5".
    assert [text.replace(",", ".") for text in map(normal, texts)] == found
    assert compare.evaluate("['1,5', '1.5', '15', '0,5', '0.5'].map(normal)") == ["1.5", "1.5", "15", "0.5", "0.5"]
