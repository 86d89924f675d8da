"""Progress taken to another phone, by file and by code, and deleted: nothing gets lost, and odd input changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from playwright.sync_api import Page, expect
from progress_page import KEY, MONDAY, NOTES, Reader, number, record

Open = Callable[..., Reader]
SHARING = (
    "window.shared = []; Object.defineProperty(Navigator.prototype, 'share',"
    "{configurable: true, value: async (data) => { shared.push(data); }})"
)


@pytest.fixture
def open_reader(open_page: Callable[..., Page], serve: Callable[[Path], str], site_dir: Path, corpus: Corpus) -> Open:
    """Readers, each with a phone of their own."""
    home = f"{serve(site_dir.parent)}/{site_dir.name}/"

    def start(lang: Lang = "id", **options: Any) -> Reader:
        reader = Reader(open_page(**options), home, corpus, lang)
        reader.come()
        return reader

    return start


def full(corpus: Corpus) -> dict[str, Any]:
    """A state in which a third of all items has been answered."""
    slugs = [slug for concept in corpus.path for slug in corpus.scored_of[concept]][::3]
    items = {slug: record(n=2 + at % 5, box=1 + at % 5, due=number(MONDAY) + at % 36, sure=at % 2) for at, slug in enumerate(slugs)}
    concepts = {slug: {"n": 3, "level": 1 + at % 4} for at, slug in enumerate(corpus.path)}
    return {"items": items, "concepts": concepts, "settings": {"n": 1, "target": number(MONDAY) + 90}}


def put(reader: Reader, state: dict[str, Any], days: int = 0) -> None:
    """Give a reader a past."""
    reader.store(**state)
    reader.come(days)


def save(reader: Reader) -> tuple[str, str]:
    """Save the file: its name and its text."""
    with reader.page.expect_download() as download:
        reader.page.locator("#transfer .save").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def load(reader: Reader, text: str | bytes, name: str = "berdaya.json") -> str:
    """Choose a file; what the page says then."""
    note = reader.note("in")
    note.evaluate("each => { each.textContent = ''; }")
    body = text.encode() if isinstance(text, str) else text
    reader.page.locator("#file-in").set_input_files({"name": name, "mimeType": "application/json", "buffer": body})
    expect(note).not_to_be_empty()
    return note.inner_text()


def make_code(reader: Reader) -> str:
    """Have a code made."""
    reader.page.locator("#transfer .encode").click()
    expect(reader.page.locator("#code-out")).to_be_focused()
    return reader.page.locator("#code-out").input_value()


def paste(reader: Reader, text: str) -> str:
    """Paste a code; what the page says then."""
    reader.page.locator("#code-in").fill(text)
    reader.page.locator("#transfer .decode").click()
    return reader.note("in").inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_by_file(open_reader: Open, corpus: Corpus, lang: Lang) -> None:
    mine, theirs = open_reader(lang), open_reader(lang)
    state = full(corpus)
    put(mine, state)
    name, text = save(mine)
    file = json.loads(text)
    assert name == f"berdaya-{MONDAY.isoformat()}.json"
    assert mine.note("out").inner_text() == mine.word("saved", name=name)
    assert (file["format"], file["version"], file["site"]) == ("berdaya-progress", 2, "Berdaya")
    assert set(file) == {"format", "version", "site", "state"}  # no notes were kept, so there are none
    assert file["state"]["items"] == state["items"] and file["state"]["concepts"] == state["concepts"]
    count = len(state["items"])
    assert load(theirs, text) == theirs.word("came_in", items=count, newer=0)
    assert theirs.stored()["items"] == state["items"] and theirs.stored()["concepts"] == state["concepts"]
    assert theirs.page.locator("#target-day").input_value() == (MONDAY + timedelta(days=90)).isoformat()
    before = theirs.stored()
    assert load(theirs, text) == theirs.word("all_here")
    assert theirs.stored() == before
    assert load(mine, text) == mine.word("all_here")


def test_a_file_brings_what_is_new_and_what_is_newer(open_reader: Open, corpus: Corpus) -> None:
    mine, theirs = open_reader(), open_reader()
    a, b, c, d = corpus.scored_of[corpus.path[0]][:4]
    put(mine, {"items": {a: record(n=5, box=4, due=number(MONDAY) + 9), b: record(n=1), c: record()}})
    put(theirs, {"items": {a: record(n=2), b: record(n=3, right=0), d: record()}})
    assert load(theirs, save(mine)[1]) == theirs.word("came_in", items=1, newer=1)
    items = theirs.stored()["items"]
    assert items[a]["n"] == 5 and items[b]["n"] == 3 and set(items) == {a, b, c, d}


def test_notes_travel_by_file_only_where_they_were_kept(open_reader: Open, corpus: Corpus) -> None:
    mine, theirs = open_reader(), open_reader()
    slug = corpus.concepts[corpus.path[0]].reflection
    put(mine, full(corpus))
    mine.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [NOTES, json.dumps({slug: "My own words."})])
    theirs.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [NOTES, json.dumps({slug: "Other words."})])
    text = save(mine)[1]
    assert json.loads(text)["notes"] == {slug: "My own words."}
    for _ in range(2):
        load(theirs, text)
        kept = json.loads(theirs.page.evaluate("key => localStorage.getItem(key)", NOTES))
        assert kept == {slug: "Other words.\n\nMy own words."}
    assert "My own words" not in make_code(mine)


@pytest.mark.parametrize("lang", LANGS)
def test_by_code(open_reader: Open, corpus: Corpus, lang: Lang) -> None:
    mine, theirs = open_reader(lang), open_reader("en" if lang == "id" else "id")
    state = full(corpus)
    put(mine, state)
    put(theirs, {"items": {}}, days=2)
    code = make_code(mine)
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") and len(code) < 2500
    count = len(state["items"])
    said = paste(theirs, f"Kode Berdaya:\n {code[:40]}\n{code[40:]} \n")
    assert said == theirs.word("came_in", items=count, newer=0)
    for slug, old in state["items"].items():
        new = theirs.stored()["items"][slug]
        assert [new[name] for name in ("rev", "n", "box", "due")] == [old[name] for name in ("rev", "n", "box", "due")]
        assert not new.get("chosen") and "sure" not in new
    for slug in corpus.path:
        assert theirs.standing(slug).split(" (")[0] == theirs.quiz_word(f"level_{state['concepts'][slug]['level']}")
    assert paste(theirs, code) == theirs.word("all_here")
    before = mine.stored()["items"]
    assert paste(mine, code) == mine.word("all_here")
    assert mine.stored()["items"] == before  # their answers are still there
    for slug in theirs.begin():
        assert theirs.answer(slug) == "right"


def test_a_code_can_be_copied_and_sent(open_reader: Open, corpus: Corpus) -> None:
    mine = open_reader(permissions=["clipboard-read", "clipboard-write"])
    page = mine.page
    assert page.locator("#transfer .share").is_hidden() or page.evaluate("'share' in navigator")
    page.add_init_script(SHARING)
    put(mine, {"items": full(corpus)["items"]})
    code = make_code(mine)
    assert page.locator("#code-out").get_attribute("readonly") is not None
    assert "exported" not in mine.stored().get("settings", {})  # made, but not yet taken anywhere
    page.locator("#transfer .copy").click()
    expect(mine.note("out")).to_have_text(mine.word("copied"))
    assert page.evaluate("navigator.clipboard.readText()") == code
    assert mine.stored()["settings"]["exported"] == number(MONDAY)
    page.locator("#transfer .share").click()
    assert page.evaluate("shared") == [{"text": mine.word("code_line", code=code)}]
    page.evaluate("document.execCommand = () => false")
    page.locator("#transfer .copy").click()
    expect(mine.note("out")).to_have_text(mine.word("by_hand"))
    assert page.evaluate("getSelection().toString()") == code


def test_nothing_to_take_out(open_reader: Open) -> None:
    mine = open_reader()
    for name in ("save", "encode"):
        mine.page.locator(f"#transfer .{name}").click()
        assert mine.note("out").inner_text() == mine.word("nothing_out")
    assert mine.page.locator("#code-out").is_hidden() and mine.stored() is None


@pytest.mark.parametrize("lang", LANGS)
def test_odd_input_is_named_and_changes_nothing(open_reader: Open, corpus: Corpus, lang: Lang) -> None:
    mine = open_reader(lang)
    put(mine, full(corpus))
    text, code = save(mine)[1], make_code(mine)
    file, before = json.loads(text), mine.stored()

    def changed(**more: Any) -> str:
        return json.dumps(file | more)

    own = {"format": "berdaya-progress", "version": 2, "site": "Berdaya"}
    files: list[tuple[str | bytes, str]] = [
        ("", "empty"), ("  \n", "empty"), (changed(state={"items": {}}), "empty"),
        (text[:-20], "damaged"), (changed(state=None), "damaged"), (changed(state={"items": []}), "damaged"),
        (json.dumps(own), "damaged"), (changed(format="moodle"), "foreign"), (changed(site="Lain"), "foreign"),
        ("[1, 2]", "foreign"), ("null", "foreign"), ("<html>", "foreign"), (b"\x89PNG\r\n\x1a\n\x00\xff", "foreign"),
        (changed(state={"items": {"unknown-item": record()}}), "foreign"), (changed(version=3), "newer"),
        (" " * 1_000_001, "huge"),
    ]  # fmt: skip
    for body, reason in files:
        assert load(mine, body) == mine.word(reason), body[:60]
    middle = len(code) // 2
    other = "A" if code[middle] != "A" else "B"
    codes = [
        ("", "empty"), (" ", "empty"), (code[:-9], "damaged"), (code[20:], "damaged"), ("Kode Berdaya: apa kabar", "foreign"),
        (code[:middle] + other + code[middle + 1 :], "damaged"), ("A" * 200, "foreign"), ("x" * 1_000_001, "huge"),
    ]  # fmt: skip
    for body, reason in codes:
        assert paste(mine, body) == mine.word(reason), body[:60]
    assert mine.stored() == before


def test_a_file_with_odd_records_brings_the_sound_ones(open_reader: Open, corpus: Corpus) -> None:
    mine = open_reader()
    one, two, three = corpus.scored_of[corpus.path[0]][:3]
    items = {one: record(), two: {"n": "many", "chosen": {}}, three: record(due="soon", box=None), "__proto__": record()}
    state = {"items": items, "concepts": {corpus.path[0]: 7}, "settings": ["x"]}
    text = json.dumps({"format": "berdaya-progress", "version": 2, "site": "Berdaya", "state": state, "notes": ["<b>"]})
    load(mine, text)
    assert mine.stored()["items"][one] == record() and two not in mine.stored()["items"]
    mine.come()
    assert mine.word("answered", n=1, all=len(corpus.scored_of[corpus.path[0]])) in mine.standing(corpus.path[0])
    assert mine.page.evaluate("key => localStorage.getItem(key)", NOTES) is None


def test_a_file_of_the_first_version(open_reader: Open, corpus: Corpus) -> None:
    mine = open_reader()
    slug = corpus.scored_of[corpus.path[0]][0]
    old = {"rev": 1, "n": 3, "chosen": ["a"], "right": False, "first": False, "tries": 1, "day": "2026-11-20"}
    file = {"format": "berdaya-progress", "version": 1, "site": "Berdaya", "state": {"items": {slug: old}}}
    assert load(mine, json.dumps(file)) == mine.word("came_in", items=1, newer=0)
    assert mine.stored()["items"][slug]["due"] == number(MONDAY) - 2
    assert load(mine, json.dumps(file | {"version": 0})) == mine.word("foreign")


def test_a_copy_is_called_for_after_two_weeks(open_reader: Open, corpus: Corpus) -> None:
    mine = open_reader()
    backup = mine.page.locator(".backup")
    put(mine, {"items": full(corpus)["items"]}, days=14)
    expect(backup).to_be_hidden()
    mine.come(15)
    expect(backup).to_be_visible()
    save(mine)
    expect(backup).to_be_hidden()
    mine.come(29)
    expect(backup).to_be_hidden()
    mine.come(30)
    expect(backup).to_be_visible()
    backup.locator("a").click()
    expect(mine.page.locator("#transfer")).to_be_in_viewport()


@pytest.mark.parametrize("lang", LANGS)
def test_everything_is_deleted_after_asking(open_reader: Open, corpus: Corpus, lang: Lang) -> None:
    mine = open_reader(lang)
    put(mine, full(corpus))
    page = mine.page
    page.evaluate("localStorage.setItem('berdaya:/berdaya/:notes', '{}'); localStorage.setItem('berdaya:/berdaya/:theme', 'dark')")
    page.evaluate("localStorage.setItem('berdaya:/berdaya/:1', '{}'); localStorage.setItem('other', 'x')")
    mine.begin()
    ask, confirm = page.locator("#forget .ask"), page.locator("#forget .confirm")
    ask.click()
    expect(page.locator("#forget .no")).to_be_focused()
    page.keyboard.press("Escape")
    expect(ask).to_be_focused()
    assert confirm.is_hidden() and mine.stored()
    ask.click()
    page.keyboard.press("Enter")  # a second press too many
    expect(ask).to_be_focused()
    assert mine.stored()
    ask.click()
    page.locator("#forget .yes").click()
    note = page.locator("#forget .note")
    expect(note).to_be_focused()
    assert note.inner_text() == mine.word("forgotten") and confirm.is_hidden()
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["berdaya:/berdaya/:theme", "other"]
    expect(page.locator(".session")).to_be_hidden()
    assert page.locator("#today .due").inner_text() == mine.word("fresh")
    assert page.locator("#target-day").input_value() == ""
    mine.come()
    assert mine.standing(corpus.path[0]).startswith(mine.word("not_begun")) and page.evaluate("key => localStorage.getItem(key)", KEY) is None
