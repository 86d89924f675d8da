"""The level of a concept: held against a model that was written from the prose, from a list of all answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

NONE, MULAI, KENAL, CAKAP, MANTAP = range(5)


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the levels."""
    with probing(browser, "levels.js") as page:
        yield page


@dataclass(frozen=True)
class Answer:
    """One answer to an item of the concept."""

    day: int
    item: int
    right: bool
    mixed: bool = False

    @property
    def weight(self) -> float:
        """Items 3 and 4 are true or false."""
        return 0.5 if self.item in (3, 4) else 1

    @property
    def applied(self) -> bool:
        """Items 0 and 3 ask to apply the concept."""
        return self.item in (0, 3)


def levels(page: Page, history: list[Answer]) -> tuple[list[int], Any]:
    """The level after each answer, and the last record."""
    seen: set[tuple[int, int]] = set()
    answers = []
    for each in history:
        fresh = (each.day, each.item) not in seen
        seen.add((each.day, each.item))
        answers.append(
            {"slug": f"item-{each.item}", "weight": each.weight, "applied": int(each.applied), "right": each.right}
            | {"mixed": each.mixed, "fresh": fresh, "today": each.day}
        )
    found: tuple[list[int], Any] = page.evaluate(
        """(answers) => {
          let record;
          const found = answers.map((answer) => {
            record = JSON.parse(JSON.stringify({...relevel(record, answer), n: 1})); // as it is stored
            return levelOf(record);
          });
          return [found, record];
        }""",
        answers,
    )
    return found[0], found[1]


def model(history: list[Answer]) -> list[int]:
    """The same, by looking back at the whole history after each answer."""
    found: list[int] = []
    level = NONE
    begun_run = 0  # place of the first answer that may count for a run
    reached: int | None = None  # place of the answer that made the level Cakap
    for place, each in enumerate(history):
        level = max(level, MULAI)
        past = history[: place + 1]
        is_first = all((other.day, other.item) != (each.day, each.item) for other in past[:-1])
        if not each.right:
            begun_run = place + 1
            if each.mixed:
                level = max(level - 1, MULAI)
                reached = place if level == CAKAP else None
            found.append(level)
            continue
        if level == CAKAP:
            if is_first:
                later = [
                    other
                    for at, other in enumerate(past)
                    if reached is not None and at > reached and other.right and other.day != past[reached].day
                    and all((before.day, before.item) != (other.day, other.item) for before in past[:at])
                ]
                days = {other.day for other in later}
                mixed_days = {other.day for other in later if other.mixed}
                if len(days) >= 3 and len(mixed_days) >= 2:
                    level = MANTAP
        elif level < CAKAP:
            run: dict[int, Answer] = {}
            for at in range(begun_run, place + 1):
                other = history[at]
                if all((before.day, before.item) != (other.day, other.item) for before in history[:at]):
                    run.setdefault(other.item, other)
            if sum(other.weight for other in run.values()) >= 3 and any(other.applied for other in run.values()):
                level, reached, begun_run = CAKAP, place, place + 1
            else:
                level = max(level, kenal(past))
        found.append(level)
    return found


def kenal(past: list[Answer]) -> int:
    """Kenal, if today is the first day on which three items were answered, and 70 % were right at first."""
    firsts: dict[int, dict[int, bool]] = {}
    for each in past:
        firsts.setdefault(each.day, {}).setdefault(each.item, each.right)
    sessions = [day for day, items in firsts.items() if len(items) >= 3]
    if not sessions or sessions[0] != past[-1].day:
        return NONE
    first = firsts[sessions[0]].values()
    return KENAL if 100 * sum(first) >= 70 * len(first) else NONE


@st.composite
def histories(draw: Any) -> list[Answer]:
    """Answers on some days, each later than the one before; mostly right, or few would come far."""
    history = []
    day = 20779
    for _ in range(draw(st.integers(1, 8))):
        for _ in range(draw(st.integers(1, 6))):
            right = draw(st.integers(0, 9)) < 8
            history.append(Answer(day, draw(st.integers(0, 7)), right, draw(st.booleans())))
        day += draw(st.integers(1, 9))
    return history


@settings(max_examples=400)
@given(history=histories())
def test_levels_are_those_of_the_prose(probe: Page, history: list[Answer]) -> None:
    found, record = levels(probe, history)
    assert found == model(history)
    before = NONE
    for place, (level, each) in enumerate(zip(found, history, strict=True)):
        assert MULAI <= level <= MANTAP
        if not each.right:
            assert level == (max(before - 1, MULAI) if each.mixed else max(before, MULAI))
        assert level <= CAKAP or before >= CAKAP  # Mantap only from Cakap
        if level == CAKAP > before:
            assert any(other.applied and other.right for other in history[: place + 1])
        before = level
    # Small enough for 45 concepts, and nothing that only a lower level needs.
    assert not {"run", "sum", "applied"} & record.keys() or record["level"] < CAKAP
    assert not {"since", "days"} & record.keys() or record["level"] == CAKAP


def right(day: int, *items: int, mixed: bool = False) -> list[Answer]:
    """Right answers of one day."""
    return [Answer(day, item, True, mixed) for item in items]


def wrong(day: int, item: int, mixed: bool = False) -> list[Answer]:
    """A wrong answer."""
    return [Answer(day, item, False, mixed)]


STEADY = right(1, 0, 1, 2) + right(2, 1, mixed=True) + right(5, 2) + right(9, 0, mixed=True)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (wrong(1, 0), [MULAI]),
        (right(1, 0, 1, 2), [MULAI, MULAI, CAKAP]),
        (right(1, 1, 2, 5), [MULAI, MULAI, KENAL]),  # none applied
        (right(1, 1, 2, 5, 0), [MULAI, MULAI, KENAL, CAKAP]),
        (right(1, 0, 3, 4), [MULAI, MULAI, KENAL]),  # two true or false weigh as one
        (right(1, 0, 3, 4, 1), [MULAI, MULAI, KENAL, CAKAP]),
        (right(1, 0, 0, 0), [MULAI] * 3),  # one item is one item
        (right(1, 0) + right(2, 0) + right(3, 0), [MULAI] * 3),
        (right(1, 0) + right(2, 1) + right(3, 2), [MULAI, MULAI, CAKAP]),
        (wrong(1, 1) + right(1, 2, 5, 6), [MULAI, MULAI, MULAI, KENAL]),  # 3 of 4
        (right(1, 1, 2) + wrong(1, 5) + right(1, 6), [MULAI, MULAI, MULAI, KENAL]),
        (right(1, 1, 2) + right(2, 5, 6, 7), [MULAI] * 4 + [KENAL]),  # two are no session
        (wrong(1, 1) + right(1, 2) + wrong(1, 5) + right(2, 1, 2, 5), [MULAI] * 6),  # the first session was missed
        (wrong(1, 0) + right(1, 0, 1, 2), [MULAI] * 4),  # a second try counts for nothing: 2 of 3, and a run of two
        (right(1, 0, 1) + wrong(1, 2) + right(2, 2, 5), [MULAI] * 5),  # a miss breaks the run
        (STEADY, [MULAI, MULAI, CAKAP, CAKAP, CAKAP, MANTAP]),
        (right(1, 0, 1, 2, 5) + right(2, 0, 1) + right(3, 0), [MULAI, MULAI, *[CAKAP] * 5]),  # not in mixed sets
        (STEADY + wrong(10, 1), [MULAI, MULAI, CAKAP, CAKAP, CAKAP, MANTAP, MANTAP]),
        (STEADY + wrong(10, 1, mixed=True), [MULAI, MULAI, CAKAP, CAKAP, CAKAP, MANTAP, CAKAP]),
        (
            STEADY + wrong(10, 1, mixed=True) + right(10, 2, mixed=True)
            + right(11, 2, mixed=True) + right(12, 2, mixed=True) + right(13, 2),
            [MULAI, MULAI, CAKAP, CAKAP, CAKAP, MANTAP, CAKAP, CAKAP, CAKAP, CAKAP, MANTAP],
        ),
        (
            right(1, 0, 1, 2) + wrong(2, 1, mixed=True) + wrong(2, 2, mixed=True) + wrong(2, 5, mixed=True),
            [MULAI, MULAI, CAKAP, KENAL, MULAI, MULAI],
        ),
    ],
)
def test_levels_step_by_step(probe: Page, history: list[Answer], expected: list[int]) -> None:
    assert levels(probe, history)[0] == expected == model(history)


@pytest.mark.parametrize("record", [None, {}, {"level": 9}, {"level": "3"}, {"level": -1}, {"level": 2.5}])
def test_an_odd_record_has_no_level(probe: Page, record: Any) -> None:
    assert probe.evaluate("(record) => levelOf(record || undefined)", record) == NONE


def test_a_clock_that_ran_ahead_does_not_stop_the_climb(probe: Page) -> None:
    """Some answers in 2090, then the clock is put right."""
    begin = right(43779, 0, 1) + wrong(43779, 2)
    climb = right(20779, 0, 1, 2) + right(20780, 0, mixed=True) + right(20783, 1, mixed=True) + right(20790, 2)
    assert levels(probe, begin + climb)[0][-1] == MANTAP
    assert levels(probe, right(43779, 0, 1, 2) + climb)[0][-1] == MANTAP


def test_a_level_from_a_progress_code_goes_on(probe: Page) -> None:
    """Such a record knows only its level."""
    answer = {"slug": "a", "weight": 1, "applied": 1, "right": True, "mixed": True, "fresh": True}
    days = [answer | {"today": day} for day in (20790, 20791, 20795)]
    found = probe.evaluate(
        "(days) => days.reduce((record, answer) => relevel(record, answer), {n: 1, level: 3}).level", days
    )
    assert found == MANTAP
