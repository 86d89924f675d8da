"""What a reader types is compared without what is no mistake; the browser's script is held to the same table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from berdaya.checks.typed_answers import normal

PAIRS = yaml.safe_load((Path(__file__).parent / "golden" / "typed.yml").read_text("utf-8"))


@pytest.mark.parametrize(("one", "other"), PAIRS["equal"])
def test_alike(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), PAIRS["different"])
def test_different(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_the_table_holds_text_only() -> None:
    """YAML reads 1.000 as a number, which would hide what is to be compared."""
    assert all(isinstance(side, str) for pairs in PAIRS.values() for pair in pairs for side in pair)


@given(st.text("aB1.,-' ’ \u00e9", max_size=12))
def test_what_is_compared_has_no_capitals_and_no_spaces(answer: str) -> None:
    assert not set(normal(answer)) & set("AB- ’")


@given(st.integers(1, 10**12))
def test_thousands(number: int) -> None:
    assert normal(f"{number:,}") == normal(f"{number:,}".replace(",", ".")) == str(number)
