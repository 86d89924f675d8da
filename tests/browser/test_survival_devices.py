"""Answers on several devices, each with several tabs, and what travels between them: nothing is lost or doubled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

DAY = 20779
KEY = "berdaya::2"
INDEX = {
    "items": [{"slug": f"item-{n}", "code": f"aaa{'abcde'[n]}", "rev": 1, "concept": "xy"[n % 2]} for n in range(5)]
}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the state, what writes to it, and the code."""
    with probing(browser, "state.js", "learn.js", "code.js") as page:
        yield page


TWO = st.integers(0, 1)
ITEM = st.integers(0, 4)
STEPS = st.one_of(
    *[st.tuples(st.just("answer"), TWO, TWO, ITEM, st.booleans(), st.booleans())] * 4,
    st.tuples(st.just("clear"), TWO, TWO, st.lists(ITEM, max_size=3)),
    st.tuples(st.just("wake"), TWO, TWO),
    st.tuples(st.just("reload"), TWO, TWO),
    st.tuples(st.just("day"), st.integers(1, 9)),
    st.tuples(st.just("export"), TWO, TWO),
    st.tuples(st.just("import"), TWO, TWO, st.integers(0, 9)),
    st.tuples(st.just("code"), TWO, TWO),
    st.tuples(st.just("type in"), TWO, TWO, st.integers(0, 9)),
)

PLAY = """([steps, index, day]) => {
  const devices = [makeDevice(), makeDevice()];
  for (const device of devices) { device.open(); device.open(); }
  const [files, codes, events, faults] = [[], [], [], []];
  const clone = (value) => JSON.parse(JSON.stringify(value));
  const stored = (device) => device.data["berdaya::2"] || "{}";
  const twice = (device, state, other) => {
    const counts = state.absorb(other());
    const once = stored(device);
    const again = state.absorb(other());
    if (counts.error || again.newer || once !== stored(device)) faults.push(["twice", counts, again]);
  };
  let serial = 0;
  for (const [what, d, t, which, right, mixed] of steps) {
    if (what === "day") { day += d; continue; }
    const device = devices[d];
    const {state, learn, clear, wake} = device.tabs[t];
    if (what === "answer") {
      const {slug, rev, concept} = index.items[which];
      const chosen = [`answer ${serial++}`];
      const item = {slug, rev, concept, weight: 1, promotes: Number(which < 3), applied: Number(which === 0)};
      learn(state, item, {chosen, right, mixed}, day);
      events.push([slug, state.get(slug).n, chosen]);
    }
    if (what === "clear") {
      const slugs = which.map((each) => index.items[each].slug);
      const before = slugs.map((slug) => (state.get(slug) || {}).n);
      clear(state, slugs, day);
      slugs.forEach((slug, at) => {
        const now = state.get(slug);
        if (now && now.n !== before[at]) events.push([slug, now.n, now.chosen]);
      });
    }
    if (what === "wake") wake();
    if (what === "reload") { device.tabs.splice(t, 1); device.tabs.splice(t, 0, device.open()); device.tabs.pop(); }
    if (what === "export") files.push(clone(state.all()));
    if (what === "import" && files.length) twice(device, state, () => clone(files[which % files.length]));
    if (what === "code") codes.push(encode(entriesOf(index, state.all()), day));
    if (what === "type in" && codes.length) {
      twice(device, state, () => stateOf(decode(codes[which % codes.length], day).entries, index, state.all()));
    }
    for (const {state, told} of device.tabs) {
      if (told.length) faults.push(["told", told]);
      for (const record of Object.values(state.all().concepts)) {
        if (!(record.level >= 1 && record.level <= 4)) faults.push(["level", record]);
      }
    }
  }
  // In the end both learn all of each other, in whichever order.
  for (const [one, other] of [[0, 1], [1, 0], [0, 1]]) {
    twice(devices[one], devices[one].tabs[0].state, () => clone(devices[other].tabs[1].state.all()));
    for (const device of devices) device.tabs.forEach((tab) => tab.wake());
  }
  const ends = devices.map((device) => [clone(device.tabs[0].state.all()), clone(device.tabs[1].state.all()),
    JSON.parse(stored(device))]);
  return {ends, events, faults};
}"""


@settings(max_examples=250)
@given(steps=st.lists(STEPS, max_size=30))
def test_no_answer_is_lost_or_doubled(probe: Page, steps: list[Any]) -> None:
    played = probe.evaluate(PLAY, [steps, INDEX, DAY])
    assert played["faults"] == []
    (one, one_b, one_stored), (other, other_b, other_stored) = played["ends"]
    assert one == one_b == other == other_b  # tabs and devices agree
    if not played["events"]:
        return
    assert one_stored["items"] == other_stored["items"] == one["items"]
    assert one_stored["concepts"] == one["concepts"]
    # Each item that was ever answered is there once, with its last answer: that of the most changes.
    assert {slug for slug, *_ in played["events"]} == set(one["items"])
    for slug, record in one["items"].items():
        events = [(n, chosen) for each, n, chosen in played["events"] if each == slug]
        last = max(n for n, _ in events)
        # A record moved up beside another one has a change more than its answer.
        assert record["n"] >= last and record["chosen"] in [chosen for _, chosen in events]
        if "at" not in record and record["n"] == last:
            assert record["chosen"] in [chosen for n, chosen in events if n == last]
        assert 1 <= record["box"] <= 5
        assert record["due"] > record["day"] or any(step[0] == "type in" for step in steps)


@settings(max_examples=60)
@given(steps=st.lists(STEPS.filter(lambda step: step[0] not in ("import", "type in")), max_size=20))
def test_without_codes_the_answer_is_that_of_the_last_change(probe: Page, steps: list[Any]) -> None:
    """Nothing moves up beside another one here, so that the counts of items say it all."""
    plain = [[*step[:3], step[3] % 3, *step[4:]] if step[0] == "answer" else list(step) for step in steps]
    played = probe.evaluate(PLAY, [plain, INDEX, DAY])
    for slug, record in played["ends"][0][0]["items"].items():
        events = [(n, chosen) for each, n, chosen in played["events"] if each == slug]
        assert record["n"] == max(n for n, _ in events)
        assert record["chosen"] in [chosen for n, chosen in events if n == record["n"]]


WIPE = """([before, awake, after, day]) => {
  const device = makeDevice({"berdaya::theme": "dark", "berdaya:/other/:2": "{}", x: "y", "berdaya::2:broken": "{"});
  const tabs = [device.open(), device.open(), device.open()];
  const learnIn = ({state, learn}, n) => learn(state,
    {slug: `item-${n}`, rev: 1, concept: "x", weight: 1, promotes: 1, applied: 1},
    {chosen: ["a"], right: true, mixed: false}, day);
  for (const [at, n] of before) learnIn(tabs[at], n);
  device.data["berdaya::notes"] = "{}";
  tabs[0].state.wipe();
  const left = Object.keys(device.data).sort();
  const seen = awake.map((at) => {
    tabs[at].wake();
    return Object.keys(tabs[at].state.all().items);
  });
  after.forEach(([at, n], place) => {
    // The first to answer may have slept since; the others have the events before the reader can touch them.
    if (place > 0) tabs[at].wake();
    learnIn(tabs[at], n);
  });
  tabs.forEach((tab) => tab.wake());
  return [left, seen, tabs.map((tab) => Object.keys(tab.state.all().items).sort()),
    Object.keys(JSON.parse(device.data["berdaya::2"] || '{"items": {}}').items).sort()];
}"""


@settings(max_examples=100)
@given(
    before=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), max_size=6),
    awake=st.lists(st.integers(0, 2), max_size=3, unique=True),
    after=st.lists(st.tuples(st.integers(0, 2), st.integers(5, 9)), max_size=4),
)
def test_what_was_wiped_stays_wiped(probe: Page, before: list[Any], awake: list[int], after: list[Any]) -> None:
    """In all tabs, whether they wake before the next answer or answer first themselves."""
    left, seen, tabs, stored = probe.evaluate(WIPE, [before, awake, after, DAY])
    assert left == ["berdaya:/other/:2", "berdaya::theme", "x"]
    assert all(found == [] for found in seen)
    expected = sorted({f"item-{n}" for _, n in after})
    assert tabs == [expected] * 3 and stored == expected


def test_an_item_from_a_code_has_an_empty_answer_that_does_not_travel(probe: Page) -> None:
    found = probe.evaluate(
        """(day) => {
          const {state, learn, clear} = makeDevice().open();
          state.absorb({items: {a: {rev: 1, n: 3, box: 2, due: day}}});
          clear(state, ["a"], day);
          return [state.get("a").chosen, JSON.stringify(state.all().items)];
        }""",
        DAY,
    )
    assert found == [[], json.dumps({"a": {"rev": 1, "n": 3, "box": 2, "due": DAY}}, separators=(",", ":"))]


FILES: dict[str, Any] = {
    "nothing": None,
    "a list": [],
    "a text": "[]",
    "a number": 7,
    "no items": {"concepts": {}},
    "odd items": {"items": []},
    "odd version": {"items": {}, "version": -1},
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_state_is_not_taken_in(probe: Page, name: str) -> None:
    found = probe.evaluate(
        "(other) => { const {state} = makeDevice().open(); return [state.absorb(other), state.all()]; }", FILES[name]
    )
    assert found[0] == {"error": "foreign"} and found[1]["items"] == {}


def test_files_of_other_versions_and_their_oddities(probe: Page) -> None:
    old = {"rev": 1, "n": 1, "chosen": ["b"], "right": False, "first": False, "tries": 1, "day": "2026-11-22"}
    sound = {"rev": 1, "n": 2, "chosen": ["a"], "right": 1, "first": 1, "tries": 1, "day": DAY}
    sound |= {"box": 1, "due": DAY + 1}
    odd = {"a": 7, "constructor": {"n": 1}, "__proto__": None, "b": {"n": -1, "chosen": []}}
    files = [
        {"version": 2, "items": {"sound": sound} | odd, "concepts": {"x": {"n": 1, "level": 2}, "y": 5}}
        | {"settings": {"n": 1, "target": DAY + 9}, "notes": {"secret": "text"}},
        {"version": 1, "items": {"old": old, "sound": old}},
        {"version": 3, "items": {"newer": sound}},
    ]
    counts, state, stored = probe.evaluate(
        """(texts) => {
          const device = makeDevice();
          const {state} = device.open();
          const counts = texts.map((text) => state.absorb(JSON.parse(text)));
          return [counts, state.all(), device.data["berdaya::2"]];
        }""",
        [json.dumps(each) for each in files],
    )
    assert counts == [{"items": 1, "newer": 1}, {"items": 2, "newer": 1}, {"error": "newer"}]
    migrated = old | {"right": 0, "first": 0, "day": DAY, "box": 1, "due": DAY + 1}
    assert state["items"] == {"sound": sound, "old": migrated}
    assert state["concepts"] == {"x": {"n": 1, "level": 2}} and state["settings"] == {"n": 1, "target": DAY + 9}
    assert "secret" not in stored and "constructor" not in stored


def test_settings_are_changed_one_by_one(probe: Page) -> None:
    settings_ = probe.evaluate(
        """() => {
          const device = makeDevice();
          const [one, other] = [device.open(), device.open()];
          one.state.change(() => ({settings: {target: 20800}}));
          other.state.change(() => ({settings: {exported: 20779}}));
          one.wake();
          const both = one.state.settings();
          one.state.change((state) => ({settings: {...state.settings, target: undefined}}));
          other.wake();
          return [both, other.state.settings(), JSON.parse(device.data["berdaya::2"]).settings];
        }"""
    )
    assert settings_ == [
        {"n": 2, "target": 20800, "exported": 20779},
        {"n": 3, "exported": 20779},
        {"n": 3, "exported": 20779},
    ]


TROUBLE = """([trouble, day]) => {
  const device = makeDevice();
  const learnIn = ({state, learn}, n) => learn(state,
    {slug: `item-${n}`, rev: 1, concept: "x", weight: 1, promotes: 1, applied: 1},
    {chosen: ["a"], right: true, mixed: false}, day);
  const one = device.open();
  learnIn(one, 0);
  const other = device.open();
  device[trouble] = true;
  const before = JSON.stringify(device.data);
  learnIn(one, 1);
  learnIn(one, 2);
  one.state.absorb({items: {file: {rev: 1, n: 1, chosen: ["a"]}}});
  const kept = [before === JSON.stringify(device.data), Object.keys(one.state.all().items), [...new Set(one.told)]];
  device[trouble] = false;
  learnIn(other, 3); // another tab could write in the meantime
  one.wake();
  learnIn(one, 4);
  other.wake();
  return [...kept, Object.keys(JSON.parse(device.data["berdaya::2"]).items).sort(),
    Object.keys(other.state.all().items).sort()];
}"""


@pytest.mark.parametrize(("trouble", "reason"), [("full", "full"), ("denied", "denied")])
def test_what_could_not_be_stored_is_stored_as_soon_as_it_can(probe: Page, trouble: str, reason: str) -> None:
    untouched, shown, told, stored, other = probe.evaluate(TROUBLE, [trouble, DAY])
    assert untouched and shown == ["item-0", "item-1", "item-2", "file"] and told == [reason]
    assert stored == other == ["file", "item-0", "item-1", "item-2", "item-3", "item-4"]


def test_unreadable_text_that_cannot_be_set_aside_is_not_overwritten(probe: Page) -> None:
    found = probe.evaluate(
        """(day) => {
          const device = makeDevice({"berdaya::2": "{"});
          device.full = true;
          const {state, learn, told} = device.open();
          learn(state, {slug: "a", rev: 1, concept: "x"}, {chosen: ["a"], right: true}, day);
          const before = [{...device.data}, state.get("a").n, [...new Set(told)]];
          device.full = false;
          learn(state, {slug: "b", rev: 1, concept: "x"}, {chosen: ["a"], right: true}, day);
          return [...before, device.data["berdaya::2:broken"],
            Object.keys(JSON.parse(device.data["berdaya::2"]).items)];
        }""",
        DAY,
    )
    assert found == [{KEY: "{"}, 1, ["full"], "{", ["a", "b"]]


def test_the_old_key_goes_after_the_new_one_is_written(probe: Page) -> None:
    old = {"items": {"old": {"rev": 1, "n": 2, "chosen": ["b"], "right": False, "tries": 1, "day": "2026-11-21"}}}
    found = probe.evaluate(
        """([old, day]) => {
          const device = makeDevice({"berdaya::1": old, "berdaya::0": "{"});
          const [one, other] = [device.open(), device.open()];
          const keys = () => Object.keys(device.data).sort();
          const steps = [keys()];
          const item = {slug: "a", rev: 1, concept: "x"};
          const answer = () => one.learn(one.state, item, {chosen: ["a"], right: true}, day);
          device.full = true;
          answer();
          steps.push(keys());
          device.full = false;
          answer();
          other.wake();
          steps.push(keys());
          return [steps, Object.keys(other.state.all().items).sort(), other.state.get("old").due];
        }""",
        [json.dumps(old), DAY],
    )
    before = ["berdaya::0", "berdaya::1"]
    assert found == [[before, before, ["berdaya::0", KEY]], ["a", "old"], DAY]


def test_the_view_cannot_be_changed(probe: Page) -> None:
    caught = probe.evaluate(
        """(day) => {
          "use strict";
          const {state, learn} = makeDevice().open();
          learn(state, {slug: "a", rev: 1, concept: "x"}, {chosen: ["a"], right: true}, day);
          const tries = [() => state.all().items.b = 1, () => state.get("a").n = 9,
            () => state.get("a").chosen.push("b"), () => state.concept("x").level = 4,
            () => state.settings().target = 1];
          return tries.map((each) => { try { each(); return ""; } catch (error) { return error.name; } });
        }""",
        DAY,
    )
    assert caught == ["TypeError"] * 5
