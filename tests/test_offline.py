"""What is listed for saving, the page where it is saved, and what makes the site an app."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import struct
import zlib

import brotli
import pytest
from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render.icons import GROUND, PEOPLE, png_icon, svg_icon
from berdaya.render.offline import Entry, entry, keep_box, manifests, offline, weight
from berdaya.render.page import EVERY, SHELL, Page
from berdaya.render.script import FOLDER, bundle, collect
from berdaya.render.webapp import APP_FILES, app_files, web_manifest
from berdaya.render.words import WORDS

SITE = [
    entry("", b"home", "id", (EVERY,)),
    entry("en/", b"home", "en", (EVERY,)),
    entry("offline/", b"offline", "id", (EVERY, SHELL)),
    entry("en/offline/", b"offline", "en", (EVERY, SHELL)),
    entry("assets/site-1.js", b"script", None, (EVERY, SHELL)),
    entry("units/one/", b"one", "id", ("one",)),
    entry("en/units/one/", b"one", "en", ("one",)),
    entry("units/two/", b"two", "id", ("two",)),
    entry("concepts/shared/", b"shared", "id", ("one", "two")),
    entry("about/", b"about", "id"),
]


def listed(files: dict[str, bytes], name: str) -> list[str]:
    """The paths that a manifest lists."""
    return [path for path, _, _ in json.loads(files[f"offline/{name}.json"])["files"]]


def test_each_set_has_its_own_and_what_belongs_to_every() -> None:
    files = manifests(SITE, ["one", "two"])
    every = ["", "assets/site-1.js", "offline/"]
    assert listed(files, "one.id") == sorted([*every, "concepts/shared/", "units/one/"])
    assert listed(files, "two.id") == sorted([*every, "concepts/shared/", "units/two/"])
    assert listed(files, "one.en") == ["assets/site-1.js", "en/", "en/offline/", "en/units/one/"]
    assert listed(files, "all.id") == sorted([*every, "about/", "concepts/shared/", "units/one/", "units/two/"])
    assert listed(files, "shell") == ["assets/site-1.js", "en/offline/", "offline/"]
    assert set(files) == {f"offline/{name}.json" for name in
                          ("one.id", "one.en", "two.id", "two.en", "all.id", "all.en", "shell", "sets")}  # fmt: skip


def test_manifests_say_digest_size_and_edition() -> None:
    files = manifests(SITE, ["one"][:1] + ["two"])
    record = json.loads(files["offline/shell.json"])
    assert record["files"][0] == ["assets/site-1.js", hashlib.sha256(b"script").hexdigest()[:32], weight(b"script")]
    assert record["total"] == sum(size for _, _, size in record["files"])
    offers = json.loads(files["offline/sets.json"])
    assert offers["shell"] == [record["edition"], record["total"]]
    assert offers.keys() == {name.removeprefix("offline/").removesuffix(".json") for name in files} - {"sets"}


def test_an_edition_changes_with_what_is_in_it_and_with_nothing_else() -> None:
    before = json.loads(manifests(SITE, ["one", "two"])["offline/sets.json"])
    changed = [entry("units/two/", b"changed", "id", ("two",)) if each.path == "units/two/" else each for each in SITE]
    after = json.loads(manifests(reversed(changed), ["one", "two"])["offline/sets.json"])
    assert {name for name in before if before[name][0] != after[name][0]} == {"two.id", "all.id"}


@pytest.mark.parametrize(
    ("entries", "units", "message"),
    [
        ([entry("x/", b"", "id", ("three",))], ["one"], "x/ belongs to three, which is no set"),
        ([entry("x/", b"a"), entry("x/", b"b")], [], "x/ is listed twice"),
        ([], ["all"], "no unit can be called all"),
        ([], ["shell", "one"], "no unit can be called shell"),
    ],
)
def test_what_cannot_be_listed_is_named(entries: list[Entry], units: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        manifests(entries, units)


def test_weight_is_about_what_travels(corpus: Corpus) -> None:
    page = offline(corpus, Page("page", "offline", "id", "x", "", lambda page: ""))
    for body in (page.encode(), bundle("worker.js").encode(), svg_icon()):
        assert weight(body) == pytest.approx(len(gzip.compress(body, 9)), rel=0.1)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_lists_each_written_unit_and_everything(corpus: Corpus, lang: Lang) -> None:
    html = offline(corpus, Page("page", "offline", lang, "x", "", lambda page: ""))
    assert re.findall(r'data-set="([\w-]+)"', html) == ["all", *corpus.written_units]
    assert html.count("<noscript>") == 1
    assert "style=" not in html and " on" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", html)
    ids = re.findall(r' id="([\w-]+)"', html)
    assert len(ids) == len(set(ids)) and set(re.findall(r'aria-describedby="([\w-]+)"', html)) <= set(ids)


@pytest.mark.parametrize(("name", "label"), [("uneven-development", "save_unit"), ("all", "save_all")])
def test_a_box_is_hidden_until_the_script_has_something_to_say(corpus: Corpus, name: str, label: str) -> None:
    html = keep_box(corpus, Page("unit", name, "en", "x", "", lambda page: ""), name)
    assert html.startswith('<div class="keep quietly"') and html.split(">")[0].endswith(" hidden")
    assert f'data-set="{name}" data-label="{label}"' in html
    said = WORDS["keeping"]["script"]
    assert all(f"data-{word}=" in html for word in said)


def test_the_script_says_its_words_and_no_others() -> None:
    source = "".join((FOLDER / name).read_text("utf-8") for name in collect("keep.js"))
    words = WORDS["keeping"]["script"]
    for name in words:
        is_label = name.startswith("save")  # named by the box itself
        assert re.search(rf'[wW]ords\.{name}\b|"{name}"', source) or is_label, f"nobody says '{name}'"
    used = set(re.findall(r"words\.(\w+)", source)) | set(re.findall(r'word\("(\w+)"', source))
    assert used <= set(words)
    for name, text in words.items():
        assert len({tuple(sorted(re.findall(r"{\w+}", text[lang]))) for lang in LANGS}) == 1, name


@pytest.mark.parametrize("entry_name", ["worker", "keep"])
def test_scripts_for_offline_are_small(entry_name: str) -> None:
    script = bundle(f"{entry_name}.js").encode()
    size = len(brotli.compress(script))
    print(f"{entry_name}.js: {len(script)} characters, {size} bytes compressed")
    assert size <= 3_000


def test_the_worker_knows_no_page() -> None:
    """What stands in it is there for pages and worker alike: no document, no window, no local storage."""
    assert not re.search(r"\b(document|window|localStorage)\.", bundle("worker.js"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_app_of_a_language(corpus: Corpus, lang: Lang) -> None:
    assert corpus.scheme
    record = json.loads(web_manifest(corpus.scheme, lang))
    assert record["name"].startswith(corpus.scheme.title[lang]) and record["lang"] == lang
    assert record["start_url"] == {"id": "./", "en": "en/"}[lang]
    assert record["display"] == "standalone" and record["scope"] == "./" and "id" not in record
    files = app_files(corpus.scheme)
    assert set(files) == set(APP_FILES)
    assert {icon["src"] for icon in record["icons"]} == {name for name in files if name.startswith("assets/")}
    assert {icon["purpose"] for icon in record["icons"]} == {"any", "maskable"}
    assert record["shortcuts"][0]["url"] == {"id": "progress/#today", "en": "en/progress/#today"}[lang]
    assert "\n" not in record["description"]


def test_icons_show_the_mark() -> None:
    """The same people as in the header, on the same ground as the site's own picture."""
    mark = (FOLDER.parent / "templates" / "mark.svg").read_text("utf-8")
    for _, (x, y, r), (body_x, body_y, body_r), foot in PEOPLE:
        assert f"cx='{x}' cy='{y}' r='{r}'" in mark
        shape = rf"M{body_x - body_r} {foot}[Vv]-?\d+a{body_r} {body_r} 0 0 1 {2 * body_r} 0v{foot - body_y}z"
        assert re.search(shape, mark)
    assert f'fill="{GROUND}"'.encode() in svg_icon()


@pytest.mark.parametrize("size", [16, 192])
def test_png_is_well_formed_and_leaves_the_edge_alone(size: int) -> None:
    picture = png_icon(size)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        name, data = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", picture, at + 8 + length) == (zlib.crc32(name + data),)
        chunks[name], at = data, at + 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (size, size)
    rows = zlib.decompress(chunks[b"IDAT"])
    colours = [chunks[b"PLTE"][3 * number : 3 * number + 3].hex() for number in range(len(chunks[b"PLTE"]) // 3)]
    pixels = {(x, y): colours[rows[y * (size + 1) + 1 + x]] for y in range(size) for x in range(size)}
    safe = 0.4 * size  # systems may cut away what is farther from the middle (w3.org/TR/appmanifest)
    for (x, y), colour in pixels.items():
        if ((x + 0.5 - size / 2) ** 2 + (y + 0.5 - size / 2) ** 2) ** 0.5 > safe + 1:
            assert f"#{colour}" == GROUND
    if size > 100:
        assert {GROUND, *(person[0] for person in PEOPLE)} <= {f"#{colour}" for colour in pixels.values()}
