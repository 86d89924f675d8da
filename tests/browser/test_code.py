"""The progress code: short, exact, and never wrong in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from berdaya.fields import CODE_ALPHABET
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from probe import probing

TODAY = 20779
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
DAMAGED = {"error": "damaged"}


@pytest.fixture(scope="module")
def probe(browser: Browser) -> Iterator[Page]:
    """A blank page with the functions of the code."""
    with probing(browser, "code.js", "merge.js", "learn.js", "state.js") as page:
        yield page


def encode(page: Page, entries: list[dict[str, Any]], today: int = TODAY) -> str:
    """The code of entries."""
    code: str = page.evaluate("([entries, today]) => encode(entries, today)", [entries, today])
    return code


def decode(page: Page, text: Any, today: int = TODAY) -> Any:
    """What a text says."""
    return page.evaluate("([text, today]) => decode(text, today)", [text, today])


ENTRIES = st.fixed_dictionaries(
    {
        "code": st.text(CODE_ALPHABET, min_size=4, max_size=4),
        "rev": st.integers(0, 15),
        "box": st.integers(1, 5),
        "due": st.integers(TODAY, TODAY + 63),
        "n": st.integers(1, 63),
        "level": st.integers(0, 4),
    }
)
LISTS = st.lists(ENTRIES, max_size=12)


def bank(size: int = 320, concepts: int = 45) -> dict[str, Any]:
    """An index."""
    alphabet = CODE_ALPHABET
    return {
        "items": [
            {"slug": f"item-{n}", "rev": 1 + n % 3, "concept": f"concept-{n % concepts}"}
            | {"code": "".join(alphabet[n * 7919 // 32**place % 32] for place in range(4))}
            for n in range(size)
        ]
    }


@settings(max_examples=200)
@given(entries=LISTS, later=st.integers(0, 400))
def test_round_trip(probe: Page, entries: list[dict[str, Any]], later: int) -> None:
    code = encode(probe, entries)
    assert re.fullmatch("[A-Za-z0-9_-]+", code)
    assert decode(probe, code, TODAY + later) == {"day": TODAY, "entries": entries}


def test_what_does_not_fit_is_clamped(probe: Page) -> None:
    wide = {"code": "zzzz", "rev": 35, "box": 5, "due": TODAY + 99, "n": 1000, "level": 4}
    narrow = {"code": "2222", "rev": 1, "box": 1, "due": TODAY - 99, "n": 1, "level": 0}
    found = decode(probe, encode(probe, [wide, narrow]))["entries"]
    assert found == [wide | {"rev": 3, "due": TODAY + 63, "n": 63}, narrow | {"due": TODAY}]


def test_a_code_from_a_clock_that_runs_ahead(probe: Page) -> None:
    entry = {"code": "abcd", "rev": 1, "box": 2, "due": TODAY + 503, "n": 1, "level": 1}
    found = decode(probe, encode(probe, [entry], TODAY + 500), TODAY)
    assert found == {"day": TODAY + 500, "entries": [entry | {"due": TODAY + 3}]}


@settings(max_examples=60)
@given(
    entries=LISTS,
    before=st.sampled_from(["", "Kode Berdaya: ", "[22/11 19.05] Sari: kode saya\n", "> ", "Bdy ", "ydB"]),
    after=st.sampled_from(["", "\n", " terima kasih", "\nydB", " Bdy"]),
    gap=st.sampled_from([" ", "\n", "\r\n> ", "\u200b", "\u00a0", "\t"]),
    every=st.integers(1, 80),
)
def test_what_a_messenger_adds_does_no_harm(
    probe: Page, entries: list[dict[str, Any]], before: str, after: str, gap: str, every: int
) -> None:
    code = encode(probe, entries)
    broken = gap.join(code[place : place + every] for place in range(0, len(code), every))
    assert decode(probe, before + broken + after) == {"day": TODAY, "entries": entries}


def test_of_two_codes_the_first_sound_one_counts(probe: Page) -> None:
    one = [{"code": "abcd", "rev": 1, "box": 2, "due": TODAY, "n": 1, "level": 1}]
    code, other = encode(probe, one), encode(probe, [one[0] | {"n": 2}])
    assert decode(probe, f"{code} {other}")["entries"] == one
    assert decode(probe, f"{other[:20]} {code}")["entries"] == one
    assert decode(probe, f"{other[20:]} {code}")["entries"] == one


@settings(max_examples=300)
@given(entries=LISTS, data=st.data())
def test_a_changed_code_is_refused(probe: Page, entries: list[dict[str, Any]], data: st.DataObject) -> None:
    """Another character, two neighbours swapped, a piece cut out, cut off, or doubled: equal, or refused as damaged."""
    code = encode(probe, entries)
    place = data.draw(st.integers(0, len(code) - 1))
    length = data.draw(st.integers(1, min(40, len(code) - place)))
    changed = [
        code[:place] + data.draw(st.sampled_from(DIGITS + " .é😀")) + code[place + 1 :],
        code[:place] + code[place + 1 : place + 2] + code[place : place + 1] + code[place + 2 :],
        code[:place] + code[place + length :],
        code[: place + length] + code[place:],
        code[: max(place, 3)],
        code[min(place, len(code) - 3) :],
    ]
    whole = {"day": TODAY, "entries": entries}
    for text in changed:
        found = decode(probe, text)
        if code[:-3] in re.sub("[ .é😀]", "", text):  # all but the end, which says nothing
            assert found == whole
        else:
            assert found == (DAMAGED if re.search("Bdy|ydB", text) else {"error": "foreign"})


def test_every_single_change_of_one_code(probe: Page) -> None:
    """All other characters at all places, and all neighbours swapped."""
    entries = [{"code": "k7qd", "rev": 1, "box": 2, "due": TODAY + 3, "n": 4, "level": 2}] * 3
    code = encode(probe, entries)[:-3]  # without the end, which says nothing
    changed = [code[:at] + digit + code[at + 1 :] for at in range(len(code)) for digit in DIGITS if digit != code[at]]
    changed += [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1) if code[at] != code[at + 1]
    ]
    changed = [each + "ydB" for each in changed]
    found = probe.evaluate("(all) => [...new Set(all.map((each) => JSON.stringify(decode(each, 20779))))]", changed)
    assert found == ['{"error":"damaged"}']


def test_newer_and_foreign_texts(probe: Page) -> None:
    foreign = ["", " ", "Halo, apa kabar?", "https://example.org/take/#1.k7qd.abc", "x" * 30_000, "Bdy" * 10_000]
    for text in [*foreign, None, 5, [], {}]:
        assert decode(probe, text) == {"error": "foreign"}
    assert decode(probe, "Bdy") == DAMAGED
    # A later version keeps the frame, whatever is in it.
    framed = """(body) => {
      const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      const text = "AA" + digits[body.length] + body;
      let hash = 0x811c9dc5;
      for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
      const sum = [5, 4, 3, 2, 1, 0].map((place) => digits[Math.floor(hash / 64 ** place) % 64]).join("");
      return decode("Bdy" + text + sum + "ydB", 20779);
    }"""
    assert probe.evaluate(framed, "C") == {"error": "newer"}
    assert probe.evaluate(framed, "Cwhatever-comes_next") == {"error": "newer"}
    for body in ("", "A", "B", "BFE", "BFEr123456", "BFEr12345678", "AFEr1234567"):
        assert probe.evaluate(framed, body) == DAMAGED
    assert len(probe.evaluate(framed, "BFEr1234567")["entries"]) == 1


@settings(max_examples=150)
@given(text=st.one_of(st.text(), st.text(DIGITS), st.lists(st.sampled_from(["Bdy", "ydB", "B", "A" * 9])).map("".join)))
def test_no_text_throws(probe: Page, text: str) -> None:
    assert decode(probe, text).get("error") in ("foreign", "damaged")


def everything(index: dict[str, Any]) -> dict[str, Any]:
    """A state in which all is answered."""
    items = {
        each["slug"]: {"rev": each["rev"], "n": 1 + n % 60, "chosen": ["a"], "box": 1 + n % 5, "due": TODAY + n % 36}
        | {"right": 1, "first": 1, "tries": 1, "day": TODAY - 1}
        for n, each in enumerate(index["items"])
    }
    concepts = {each["concept"]: {"n": 3, "level": 1 + len(each["concept"]) % 4} for each in index["items"]}
    return {"items": items, "concepts": concepts, "settings": {}}


def test_all_items_of_the_course_fit_into_a_message(probe: Page) -> None:
    index = bank()
    state = everything(index)
    code = probe.evaluate("([index, state, today]) => encode(entriesOf(index, state), today)", [index, state, TODAY])
    print(f"{len(code)} characters for 320 items")
    assert len(code) <= 2500
    found = probe.evaluate(
        "([index, code, today]) => stateOf(decode(code, today).entries, index, {items: {}, concepts: {}})",
        [index, code, TODAY],
    )
    assert found["items"] == {
        slug: {name: each[name] for name in ("rev", "n", "box", "due")} for slug, each in state["items"].items()
    }
    assert {slug: each["level"] for slug, each in found["concepts"].items()} == {
        slug: each["level"] for slug, each in state["concepts"].items()
    }


ABSORB = """([index, code, own, today]) => {
  const {state, absorb} = makeDevice(own ? {"berdaya::2": JSON.stringify(own)} : {}).open();
  const take = () => state.absorb(stateOf(decode(code, today).entries, index, state.all()));
  const first = take();
  const once = JSON.stringify(state.all());
  const second = take();
  return [first, second, once === JSON.stringify(state.all()), JSON.parse(once)];
}"""


@settings(max_examples=100)
@given(data=st.data())
def test_a_code_taken_in_twice_changes_nothing_more(probe: Page, data: st.DataObject) -> None:
    """Whatever is there already; and the answers that are there stay."""
    index = bank(12, 3)
    entries = [
        data.draw(ENTRIES) | {"code": each["code"], "rev": data.draw(st.sampled_from([each["rev"], each["rev"] + 1]))}
        for each in index["items"]
        if data.draw(st.booleans())
    ]
    own: dict[str, Any] = everything(index)
    own["items"] = {
        slug: each | {"n": data.draw(st.integers(1, 70)), "rev": each["rev"] + data.draw(st.integers(0, 1))}
        for slug, each in own["items"].items()
        if data.draw(st.booleans())
    }
    code = encode(probe, entries)
    first, second, same, after = probe.evaluate(ABSORB, [index, code, own, TODAY])
    assert same and second["newer"] == 0
    by_code = {each["code"]: each for each in entries}
    for each in index["items"]:
        slug, entry, mine = each["slug"], by_code.get(each["code"]), own["items"].get(each["slug"])
        found = after["items"].get(slug)
        if not entry:
            assert found == mine
        elif not mine or entry["rev"] > mine["rev"]:
            assert found == {name: entry[name] for name in ("rev", "n", "box", "due")}
        elif entry["rev"] < mine["rev"] or entry["n"] <= mine["n"]:
            assert found == mine
        else:
            later = {name: entry[name] for name in ("n", "box", "due")}
            assert found == mine | later | {"at": mine["n"]}


def test_levels_come_with_the_code_that_knows_more(probe: Page) -> None:
    index = bank(4, 1)
    entry = {"box": 3, "due": TODAY, "n": 5, "level": 3}
    entries = [{"code": each["code"], "rev": each["rev"], **entry} for each in index["items"]]
    code = encode(probe, entries)
    for n, level in ((4, 3), (5, 1), (6, 1)):
        own = everything(index)
        own["items"] = {slug: each | {"n": n} for slug, each in own["items"].items()}
        own["concepts"]["concept-0"] = {"n": 9, "level": 1, "run": ["item-0"], "sum": 1, "applied": 0}
        after = probe.evaluate(ABSORB, [index, code, own, TODAY])[3]["concepts"]["concept-0"]
        assert after["level"] == level and after["run"] == ["item-0"]
    # What is learned on goes on from there.
    assert probe.evaluate(ABSORB, [index, code, None, TODAY])[3]["concepts"] == {"concept-0": {"n": 1, "level": 3}}


@pytest.mark.parametrize("entry", [{"box": 0}, {"box": 7}, {"n": 0}, {"code": "zzzz"}])
def test_what_no_site_writes_is_passed_over(probe: Page, entry: dict[str, Any]) -> None:
    index = bank(1, 1)
    sound = {"code": index["items"][0]["code"], "rev": 1, "box": 3, "due": TODAY, "n": 5, "level": 3}
    first, *_, after = probe.evaluate(ABSORB, [index, encode(probe, [sound | entry]), None, TODAY])
    assert first == {"items": 0, "newer": 0} and after["items"] == {}


@pytest.mark.parametrize(("bits", "rev"), [(1, 17), (0, 16), (15, 15), (8, 8), (7, 23)])
def test_a_high_revision_is_told_by_its_last_bits(probe: Page, bits: int, rev: int) -> None:
    index = {"items": [{"slug": "x", "code": "abcd", "rev": 16, "concept": "c"}]}
    entry = {"code": "abcd", "rev": bits, "box": 3, "due": TODAY, "n": 5, "level": 3}
    first, *_, after = probe.evaluate(ABSORB, [index, encode(probe, [entry]), None, TODAY])
    assert first == {"items": 1, "newer": 1} and after["items"]["x"]["rev"] == rev


def test_a_revision_before_the_first_is_none(probe: Page) -> None:
    index = bank(1, 1)
    entry = {"code": index["items"][0]["code"], "rev": 12, "box": 3, "due": TODAY, "n": 5, "level": 3}
    first, *_, after = probe.evaluate(ABSORB, [index, encode(probe, [entry]), None, TODAY])
    assert first == {"items": 0, "newer": 0} and after["items"] == {}
