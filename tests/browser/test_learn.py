"""What an answer writes: held against a model of the schedule that was written from the prose alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

DAY = 20779
GAPS = {1: 1, 2: 3, 3: 7, 4: 16, 5: 35}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with what writes answers."""
    with probing(browser, "learn.js", "state.js") as page:
        yield page


@dataclass(frozen=True)
class Answer:
    """An answer to one of six items: 0-2 of concept x, 3-5 of concept y; 2, 4 and 5 are true or false."""

    day: int
    item: int
    right: bool
    mixed: bool = False
    sure: bool | None = None
    rev: int = 1

    @property
    def concept(self) -> str:
        return "xy"[self.item // 3]

    @property
    def promotes(self) -> bool:
        return self.item not in (2, 4, 5)

    def call(self) -> list[Any]:
        """The arguments of `learn`."""
        item = {"slug": f"item-{self.item}", "rev": self.rev, "concept": self.concept}
        item |= {"weight": 1 if self.promotes else 0.5, "promotes": int(self.promotes), "applied": int(self.item < 2)}
        answer: dict[str, Any] = {"chosen": ["a" if self.right else "b"], "right": self.right, "mixed": self.mixed}
        return [item, answer | ({} if self.sure is None else {"sure": self.sure}), self.day]


LEARN = """([calls, target]) => {
  const {state, learn} = makeDevice().open();
  if (target) state.change(() => ({settings: {target}}));
  return calls.map((call) => {
    learn(state, ...call);
    return JSON.parse(JSON.stringify(state.all()));
  });
}"""


def learned(page: Page, history: list[Answer], target: int | None = None) -> list[dict[str, Any]]:
    """The whole state after each answer."""
    found: list[dict[str, Any]] = page.evaluate(LEARN, [[each.call() for each in history], target])
    return found


@dataclass
class Model:
    """The schedule of the prose: box and due day of each item."""

    target: int | None = None
    place: dict[int, tuple[int, int]] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    today: int = 0
    proved: set[str] = field(default_factory=set)
    waiting: list[Answer] = field(default_factory=list)

    def take(self, each: Answer) -> set[int]:
        """Take an answer in; which other items moved by it."""
        if each.day != self.today:
            self.today, self.proved, self.waiting = each.day, set(), []
        is_first = self.last.get(each.item) != each.day
        before = self.last.get(each.item)
        self.last[each.item] = each.day
        if not each.right:
            self.place[each.item] = (1, each.day + 1)
            self.waiting = [other for other in self.waiting if other.item != each.item]
            return set()
        moved = set()
        if each.promotes and is_first:
            self.proved.add(each.concept)
            moved = {other.item for other in self.waiting if other.concept == each.concept}
            self.waiting = [other for other in self.waiting if other.concept != each.concept]
            for item in moved:
                self._up(item, each.day)
        if each.item not in self.place:
            self.place[each.item] = (1, each.day + 1)
        elif is_first and self._due(each.item, before) <= each.day:
            if each.promotes or each.concept in self.proved:
                self._up(each.item, each.day)
            else:
                box, due = self.place[each.item]
                self.place[each.item] = (box, max(due, each.day + 1))
                self.waiting.append(each)
        return moved

    def _up(self, item: int, day: int) -> None:
        box = min(self.place[item][0] + 1, 5)
        self.place[item] = (box, day + GAPS[box])

    def _due(self, item: int, answered: int | None) -> int:
        due = self.place[item][1]
        if self.target is None or self.target < self.today or answered is None:
            return due
        return min(due, answered + max(1, int(0.2 * (self.target - self.today) + 0.5)))


@st.composite
def histories(draw: Any) -> list[Answer]:
    """Answers on some days; gaps like those of the boxes, so that many are due."""
    history, day = [], DAY
    for _ in range(draw(st.integers(1, 7))):
        for _ in range(draw(st.integers(1, 6))):
            sure = draw(st.sampled_from([None, True, False]))
            right = draw(st.integers(0, 9)) < 8
            history.append(Answer(day, draw(st.integers(0, 5)), right, draw(st.booleans()), sure))
        day += draw(st.sampled_from([1, 1, 2, 3, 7, 16, 35]))
    return history


@settings(max_examples=250)
@given(history=histories(), target=st.one_of(st.none(), st.integers(DAY - 1, DAY + 200)))
def test_histories_follow_the_model(probe: Page, history: list[Answer], target: int | None) -> None:
    model = Model(target)
    before: dict[str, Any] = {"items": {}, "concepts": {}}
    tries: dict[int, int] = {}
    firsts: dict[int, int] = {}
    for each, state in zip(history, learned(probe, history, target), strict=True):
        moved = model.take(each)
        tries[each.item] = tries.get(each.item, 0) + 1
        firsts.setdefault(each.item, int(each.right))
        places = {slug: (record["box"], record["due"]) for slug, record in state["items"].items()}
        assert places == {f"item-{item}": place for item, place in model.place.items()}
        slug = f"item-{each.item}"
        record = state["items"][slug]
        assert record["chosen"] == each.call()[1]["chosen"] and record["right"] == int(each.right)
        assert (record["day"], record["tries"], record["first"]) == (each.day, tries[each.item], firsts[each.item])
        assert record.get("sure") == (None if each.sure is None else int(each.sure))
        # One change is counted for what this answer touched, and the rest is as it was.
        touched = {slug, *(f"item-{item}" for item in moved)}
        for name, now in state["items"].items():
            if name in touched:
                assert now["n"] == before["items"].get(name, {"n": 0})["n"] + 1
            else:
                assert now == before["items"][name]
        assert state["concepts"][each.concept]["n"] == before["concepts"].get(each.concept, {"n": 0})["n"] + 1
        before = state


def test_true_or_false_waits_for_another_item_of_the_concept(probe: Page) -> None:
    begin = [Answer(DAY, item, True) for item in (0, 2)]
    waits = [*begin, Answer(DAY + 1, 2, True)]
    states = learned(probe, [*waits, Answer(DAY + 1, 3, True), Answer(DAY + 1, 0, True), Answer(DAY + 2, 0, True)])
    assert [(state["items"]["item-2"]["box"], state["items"]["item-2"]["due"]) for state in states[1:]] == [
        (1, DAY + 1),
        (1, DAY + 2),  # right and due, but alone
        (1, DAY + 2),  # an item of another concept does not help
        (2, DAY + 4),  # this one does
        (2, DAY + 4),
    ]
    assert states[2]["concepts"]["x"]["held"] == ["item-2"] and "held" not in states[4]["concepts"]["x"]
    # After it, too; but not by a second try, nor on another day, nor once it was wrong.
    for others, box in [
        ([Answer(DAY + 1, 0, True), Answer(DAY + 1, 2, True)], 2),
        ([Answer(DAY + 1, 0, False), Answer(DAY + 1, 0, True), Answer(DAY + 1, 2, True)], 1),
        ([Answer(DAY + 1, 2, True), Answer(DAY + 2, 0, True)], 1),
        ([Answer(DAY + 1, 2, True), Answer(DAY + 1, 2, False), Answer(DAY + 1, 0, True)], 1),
    ]:
        assert learned(probe, [*begin, *others])[-1]["items"]["item-2"]["box"] == box


def test_a_new_revision_begins_anew(probe: Page) -> None:
    days = [DAY, DAY + 1, DAY + 4]
    states = learned(probe, [*(Answer(day, 0, True) for day in days), Answer(DAY + 4, 0, False, rev=2)])
    assert states[2]["items"]["item-0"]["box"] == 3
    new = {"rev": 2, "n": 4, "chosen": ["b"], "right": 0, "first": 0, "tries": 1, "day": DAY + 4}
    assert states[3]["items"]["item-0"] == new | {"box": 1, "due": DAY + 5}


def test_an_old_page_writes_nothing(probe: Page) -> None:
    states = learned(probe, [Answer(DAY, 0, True, rev=2), Answer(DAY + 1, 0, False, rev=1)])
    assert states[0] == states[1]
    changed = probe.evaluate(
        """(day) => {
          const {state, learn, note} = makeDevice().open();
          note(state, {slug: "a", rev: 3}, ["done"], day);
          note(state, {slug: "a", rev: 2}, ["done", "b"], day + 1);
          return state.get("a");
        }""",
        DAY,
    )
    assert changed == {"rev": 3, "n": 1, "chosen": ["done"], "day": DAY}


def test_taking_an_answer_away_keeps_the_schedule(probe: Page) -> None:
    found = probe.evaluate(
        """([call, day]) => {
          const {state, learn, note, clear} = makeDevice().open();
          learn(state, ...call);
          note(state, {slug: "reflection", rev: 1}, ["done", "a"], day);
          const counts = [];
          for (const slugs of [["item-0", "unknown", "constructor"], ["item-0"], ["reflection"]]) {
            clear(state, slugs, day);
            counts.push(state.get("item-0").n);
          }
          return [state.all(), counts];
        }""",
        [Answer(DAY, 0, True, sure=False).call(), DAY],
    )
    item = {"rev": 1, "n": 2, "chosen": [], "right": 0, "first": 1, "tries": 1, "day": DAY, "box": 1, "due": DAY + 1}
    reflection = {"rev": 1, "n": 2, "chosen": [], "right": 0, "day": DAY}
    assert found[0]["items"] == {"item-0": item, "reflection": reflection}
    assert found[1] == [2, 2, 2]  # what is open already is not changed


def test_a_clock_that_ran_ahead_does_not_stop_learning(probe: Page) -> None:
    """Some answers in 2090, then the clock is put right."""
    ahead = DAY + 23000
    history = [Answer(ahead, item, True) for item in (0, 1, 2)]
    history += [Answer(DAY, item, True) for item in (2, 0, 1)]
    states = learned(probe, history)
    assert {slug: each["due"] for slug, each in states[-1]["items"].items()} == {
        f"item-{item}": DAY + GAPS[2] for item in (0, 1, 2)
    }


SEEDED = """([stored, calls, cleared, day]) => {
  const {state, learn, clear} = makeDevice({"berdaya::2": JSON.stringify(stored)}).open();
  for (const call of calls) learn(state, ...call);
  clear(state, cleared, day);
  return JSON.parse(JSON.stringify(state.all()));
}"""


def test_what_waited_yesterday_or_was_replaced_does_not_move(probe: Page) -> None:
    """The concept's record may come from another device than the item's."""
    place = {"rev": 1, "n": 3, "chosen": ["a"], "right": 1, "tries": 1, "box": 2, "due": DAY + 1}
    held = {"n": 5, "level": 1, "held": ["item-2", "gone"]}
    for item_day, concept_day, box in ((DAY, DAY, 3), (DAY - 1, DAY, 2), (DAY, DAY - 1, 2)):
        stored = {"items": {"item-2": place | {"day": item_day}}, "concepts": {"x": held | {"day": concept_day}}}
        found = probe.evaluate(SEEDED, [stored, [Answer(DAY, 0, True).call()], [], DAY])
        assert found["items"]["item-2"]["box"] == box and "held" not in found["concepts"]["x"]
        if concept_day < DAY:
            found = probe.evaluate(SEEDED, [stored, [Answer(DAY, 0, False).call()], [], DAY])
            assert "held" not in found["concepts"]["x"]


def test_changes_count_on_from_what_can_be(probe: Page) -> None:
    """A count that no one reaches is no count; an answer taken away is a change like others, after a code as well."""
    place = {"rev": 1, "chosen": ["a"], "right": 1, "tries": 1, "box": 2, "due": DAY, "day": DAY - 1}
    stored = {"items": {"item-0": place | {"n": 2**53}, "item-1": place | {"n": 6, "at": 4}}}
    found = probe.evaluate(SEEDED, [stored, [Answer(DAY, 0, True).call()], ["item-1"], DAY])
    assert found["items"]["item-0"]["n"] == 1 and found["items"]["item-0"]["tries"] == 1
    assert found["items"]["item-1"] == place | {"n": 7, "chosen": [], "right": 0}


@pytest.mark.parametrize("slug", ["constructor", "__proto__", "toString"])
def test_any_slug_will_do(probe: Page, slug: str) -> None:
    found = probe.evaluate(
        """([slug, day]) => {
          const {state, learn} = makeDevice().open();
          const item = {slug, rev: 1, concept: slug, weight: 1, promotes: 1, applied: 1};
          const before = [state.get(slug), state.concept(slug)];
          learn(state, item, {chosen: ["a"], right: true, mixed: false}, day);
          return [before, state.get(slug).n, state.concept(slug).level];
        }""",
        [slug, DAY],
    )
    assert found == [[None, None], 1, 1]
