"""When an item is asked again: held against a model that was written from the prose alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

TODAY = 20779
BOXES = {1: 1, 2: 3, 3: 7, 4: 16, 5: 35}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the functions of the schedule and of days."""
    with probing(browser, "schedule.js", "days.js") as page:
        yield page


def reschedule(page: Page, old: Any, right: bool, today: int, target: int | None, together: bool) -> dict[str, Any]:
    """Box, due day and whether the item waits."""
    found: dict[str, Any] = page.evaluate(
        "([old, right, today, target, together]) => reschedule(old || undefined, right,"
        " {today, target: target === null ? undefined : target, together})",
        [old, right, today, target, together],
    )
    return found


def due_on(page: Page, record: Any, today: int, target: int | None) -> int:
    """The day on which a record is due."""
    found: int = page.evaluate(
        "([record, today, target]) => dueOn(record, today, target === null ? undefined : target)",
        [record, today, target],
    )
    return found


def scheduled(draw: Any, most_ago: int = 60) -> dict[str, Any]:
    """A record as honest answers leave it: its day is past, its due day within the gap of its box."""
    box = draw(st.integers(1, 5))
    asked = TODAY - draw(st.integers(0, most_ago))
    seen = draw(st.integers(0, min(BOXES[box] - 1, TODAY - asked)))  # answered too early since
    return {"rev": 1, "n": 3, "chosen": ["a"], "box": box, "due": asked + BOXES[box], "day": asked + seen}


RECORDS = st.composite(scheduled)()
TARGETS = st.one_of(st.none(), st.integers(TODAY - 5, TODAY + 300))


@settings(max_examples=200)
@given(old=st.one_of(st.none(), RECORDS), right=st.booleans(), target=TARGETS, together=st.booleans())
def test_an_answer_moves_the_item_as_the_prose_says(
    probe: Page, old: Any, right: bool, target: int | None, together: bool
) -> None:
    found = reschedule(probe, old, right, TODAY, target, together)
    assert found["due"] >= TODAY + 1  # never again on the same day
    if not right or old is None:
        assert found == {"box": 1, "due": TODAY + 1, "waits": False}
        return
    assert 0 <= found["box"] - old["box"] <= 1  # at most one up
    due = old["due"]
    if target is not None and target >= TODAY:
        due = min(due, old["day"] + max(1, int(0.2 * (target - TODAY) + 0.5)))
    if due > TODAY or old["day"] == TODAY:
        assert found == {"box": old["box"], "due": max(old["due"], TODAY + 1), "waits": False}
    elif not together:
        assert found == {"box": old["box"], "due": max(old["due"], TODAY + 1), "waits": True}
    else:
        box = min(old["box"] + 1, 5)
        assert found == {"box": box, "due": TODAY + BOXES[box], "waits": False}


@settings(max_examples=200)
@given(record=RECORDS, target=TARGETS, later=st.integers(0, 40))
def test_a_target_day_shortens_gaps_and_only_that(probe: Page, record: Any, target: int | None, later: int) -> None:
    today = TODAY + later
    capped = due_on(probe, record, today, target)
    free = due_on(probe, record, today, None)
    assert free == record["due"]  # whatever has been set before
    assert capped <= free
    if target is None or target < today:
        assert capped == free
    else:
        gap = capped - record["day"]
        assert gap <= max(1, int(0.2 * (target - today) + 0.5))
        assert gap >= min(1, record["due"] - record["day"])


@pytest.mark.parametrize(
    ("left", "cap"), [(0, 1), (1, 1), (7, 1), (8, 2), (12, 2), (13, 3), (30, 6), (100, 20), (174, 35), (400, 80)]
)
def test_the_cap_is_a_fifth_of_the_days_left(probe: Page, left: int, cap: int) -> None:
    assert probe.evaluate("([today, target]) => capFor(today, target)", [TODAY, TODAY + left]) == cap


@pytest.mark.parametrize("target", [None, TODAY - 1, "20790", 20790.5])
def test_what_is_no_day_to_come_caps_nothing(probe: Page, target: Any) -> None:
    assert probe.evaluate("([today, target]) => String(capFor(today, target))", [TODAY, target]) == "Infinity"


@pytest.mark.parametrize(
    "record",
    [
        {"box": 2, "day": TODAY + 1, "due": TODAY + 4},  # answered tomorrow
        {"box": 5, "day": TODAY + 3000, "due": TODAY + 3035},  # answered in eight years
        {"box": 3, "day": TODAY - 1, "due": TODAY + 36},  # further away than any gap
        {"box": 1, "due": 10**9},
    ],
)
def test_a_clock_that_was_wrong_blocks_nothing(probe: Page, record: Any) -> None:
    """What cannot be is due at once, and a right answer puts it in order."""
    record = {"rev": 1, "n": 1, "chosen": ["a"], **record}
    assert due_on(probe, record, TODAY, None) == TODAY
    moved = reschedule(probe, record, True, TODAY, None, True)
    assert moved["due"] == TODAY + BOXES[moved["box"]] and moved["box"] == record["box"] + (record["box"] < 5)


@pytest.mark.parametrize("old", [{"chosen": []}, {"chosen": ["a"], "box": 3}, {"chosen": ["a"], "due": TODAY}])
def test_a_record_without_a_place_in_the_schedule_is_new(probe: Page, old: Any) -> None:
    moved = reschedule(probe, {"rev": 1, "n": 2, **old}, True, TODAY, None, True)
    assert moved == {"box": 1, "due": TODAY + 1, "waits": False}


def test_a_second_answer_of_a_day_moves_nothing(probe: Page) -> None:
    """Even if a progress code, written elsewhere and earlier, says that the item is due."""
    old = {"rev": 1, "n": 5, "at": 3, "chosen": ["a"], "box": 3, "day": TODAY, "due": TODAY}
    assert reschedule(probe, old, True, TODAY, None, True) == {"box": 3, "due": TODAY + 1, "waits": False}


@pytest.mark.parametrize("box", [0, -3, 9, 10**6])
def test_an_odd_box_is_put_among_the_five(probe: Page, box: int) -> None:
    record = {"rev": 1, "n": 1, "chosen": ["a"], "box": box, "day": TODAY - 9, "due": TODAY}
    assert reschedule(probe, record, True, TODAY, None, True)["box"] in BOXES


def test_five_right_answers_in_time(probe: Page) -> None:
    """A life of an item: 1, 3, 7, 16, 35, 35 days."""
    today, record, gaps = TODAY, None, []
    for _ in range(6):
        moved = reschedule(probe, record, True, today, None, True)
        gaps.append(moved["due"] - today)
        record = {"rev": 1, "n": 1, "chosen": ["a"], "box": moved["box"], "due": moved["due"], "day": today}
        today = moved["due"]
    assert gaps == [1, 3, 7, 16, 35, 35]


# `today()` at some times of some local days; 2026-03-29 has 23 hours in Amsterdam.
TODAYS = """() => {
  const Real = Date;
  const at = (...parts) => {
    const now = new Real(...parts);
    window.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [now])); } };
    try { return today(); } finally { window.Date = Real; }
  };
  return [at(2026, 10, 22, 0, 1), at(2026, 10, 22, 23, 59), at(2026, 2, 29, 0, 1), at(2026, 2, 29, 23, 59),
    at(2026, 2, 30, 0, 1)];
}"""


def test_days_are_those_of_the_calendar_on_the_wall(browser: Browser) -> None:
    """In whatever zone, a minute before midnight and a minute after it are two days; one of 23 hours is a day, too."""
    for zone in ("Asia/Jayapura", "Asia/Jakarta", "America/Anchorage", "Europe/Amsterdam"):
        with probing(browser, "days.js", "isoday.js", timezone_id=zone) as page:
            assert page.evaluate("[dayOf('2026-11-22'), isoDay(20779)]") == [TODAY, "2026-11-22"]
            assert page.evaluate("[NaN, 1e18, 'x'].map(isoDay)") == ["", "", ""]
            odd = ["", "2026-13-01", "x", None, 5, "2026-11-22T00:00"]
            assert page.evaluate("(odd) => odd.every((text) => isNaN(dayOf(text)))", odd)
            assert page.evaluate(TODAYS) == [TODAY, TODAY, 20541, 20541, 20542]
