"""The ZIM: whole, sound by zimcheck, the same bytes each time, and searchable in Indonesian."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from debian import Missing, program
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from berdaya.corpus import Corpus
from berdaya.exports.zim import NEEDED, Entry, archive
from berdaya.portable import ZIM, one_files, zim
from berdaya.render.document import published_files
from berdaya.render.icons import png_icon
from berdaya.render.page import Settings
from berdaya.render.site import Site, render

ABOUT = {name: "x" for name in NEEDED} | {"Date": "2026-11-22", "Language": "ind"}
PAGE = "<html><head><title>T</title></head><body><p>{}</p></body></html>"


@pytest.fixture(scope="session")
def path(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site as a ZIM file."""
    file = tmp_path_factory.mktemp("zim") / ZIM
    file.write_bytes(zim(site))
    return file


def small(*entries: Entry, **about: str) -> bytes:
    """A ZIM with a first page and `entries`."""
    return archive([Entry("index.html", PAGE.format("x").encode(), "T"), *entries], ABOUT | about, png_icon(48), "index.html", "ind")


def opened(content: bytes, folder: Path) -> Archive:
    """A ZIM, as readers open it."""
    file = folder / "x.zim"
    file.write_bytes(content)
    return Archive(file)


def zimcheck(file: Path) -> subprocess.CompletedProcess[str]:
    """What openZIM's own checker says."""
    try:
        command = [program("zimcheck"), str(file)]
    except Missing as missing:
        pytest.fail(str(missing))
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_zimcheck_finds_nothing(path: Path) -> None:
    done = zimcheck(path)
    assert "Overall Test Status: Pass" in done.stdout, done.stdout
    assert "[ERROR]" not in done.stdout and "[WARNING]" not in done.stdout and done.returncode == 0


def test_zimcheck_would_find_a_dead_link(tmp_path: Path) -> None:
    file = tmp_path / "x.zim"
    file.write_bytes(small(Entry("a/", b'<html><head><title>A</title></head><body><a href="../b/">b</a></body></html>', "A")))
    assert "a/" in zimcheck(file).stdout and zimcheck(file).returncode != 0


def test_every_page_and_file_of_the_site_is_in_it(path: Path, site: Site) -> None:
    book = Archive(path)
    for page in site.pages.values():
        entry = book.get_entry_by_path(page.address or "index.html")
        assert entry.title == page.title and entry.get_item().mimetype == "text/html"
    for name in [name for name in site.files if name != "worker.js"] + ["schema/concept.schema.json"]:
        assert book.has_entry_by_path(name), name
    for name, body in one_files(site).items():
        assert bytes(book.get_entry_by_path(f"downloads/{name}").get_item().content) == body
    assert book.main_entry.get_item().path == "index.html"
    assert book.get_entry_by_path("concepts/facilitator-role/").get_item().mimetype == "text/html"


def test_what_needs_a_worker_or_the_web_is_not(path: Path, corpus: Corpus, tmp_path: Path) -> None:
    with_address = render(corpus, Settings("https://example.org/kb/"))
    assert {"worker.js", "sitemap.xml"} <= published_files(with_address).keys()
    book = opened(zim(with_address), tmp_path)
    assert not [name for name in ("worker.js", "sitemap.xml", "404.html") if book.has_entry_by_path(name)]
    assert book.get_metadata("Source").decode() == "https://example.org/kb/"


def test_it_says_what_it_is(path: Path, corpus: Corpus) -> None:
    book = Archive(path)
    said = {name: book.get_metadata(name).decode() for name in book.metadata_keys if not name.startswith("Illustration")}
    assert NEEDED.keys() <= said.keys() and all(said.values())
    assert said["Language"] == "ind,eng" and said["Title"] == "Berdaya" and said["License"] == "CC BY 4.0"
    assert said["Date"] == str(max(record.changed for _, record in corpus.records() if hasattr(record, "changed")))
    assert "Source" not in said
    assert bytes(book.get_illustration_item(48).content) == png_icon(48)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("memberdayakan", "concepts/household-empowerment/"), ("mendampingi", "concepts/accompanist-roles/"),
     ("facilitator", "en/concepts/facilitator-role/")],
)  # fmt: skip
def test_its_index_finds_word_families(path: Path, query: str, wanted: str) -> None:
    found = Searcher(Archive(path)).search(Query().set_query(query))
    paths = list(found.getResults(0, 40))
    assert wanted in paths
    assert not [each for each in paths if each.startswith("downloads/")]  # each passage stands on its own page, too


def test_titles_are_suggested(path: Path) -> None:
    found = SuggestionSearcher(Archive(path)).suggest("peran fas")
    assert "concepts/facilitator-role/" in list(found.getResults(0, 10))


def test_only_pages_are_articles(path: Path, site: Site) -> None:
    assert Archive(path).article_count == len(site.pages)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    entries = [Entry(f"{n}/", PAGE.format(f"kata {n}").encode(), f"T{n}") for n in range(50)]
    one, two = small(*entries), small(*entries)
    assert one == two
    other = small(*entries[1:])
    assert other[8:24] != one[8:24] and any(one[8:24])  # Kiwix tells editions apart by this
    assert opened(one, tmp_path).check()
    (checksum,) = struct.unpack_from("<Q", one, 72)
    assert checksum == len(one) - 16


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    broken = bytearray(small())
    broken[8] ^= 1
    assert not opened(bytes(broken), tmp_path).check()


@pytest.mark.parametrize("about", [{"Title": ""}, {"Title": "x" * 31}, {"Description": "x" * 81}])
def test_what_it_says_must_be_whole_and_short(about: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(about))):
        small(**about)


def test_a_path_that_comes_twice_is_refused() -> None:
    with pytest.raises(RuntimeError, match="a/"):
        small(Entry("a/", b"x"), Entry("a/", b"y"))


@pytest.mark.parametrize(
    ("address", "home"),
    [("index.html", "index.html"), ("en/", "../index.html"), ("concepts/facilitator-role/", "../../index.html")],
)
def test_links_to_the_first_page_name_its_file(path: Path, address: str, home: str) -> None:
    """That no link leads to the folder is for zimcheck to say."""
    html = bytes(Archive(path).get_entry_by_path(address).get_item().content).decode()
    assert f'href="{home}"' in html


def test_pages_keep_their_policy_and_let_kiwix_style_its_bar(path: Path) -> None:
    html = bytes(Archive(path).get_entry_by_path("concepts/facilitator-role/").get_item().content).decode()
    assert "script-src 'self';" in html and "style-src 'self' 'sha256-" in html and "unsafe" not in html


def test_nothing_is_printed_while_it_is_made(capfd: pytest.CaptureFixture[str]) -> None:
    small()
    print("after")
    assert capfd.readouterr().out == "after\n"


def test_the_command_writes_and_weighs_it(checkout: Path) -> None:
    command = [sys.executable, "-m", "berdaya", "export", "zim", "--output", "carried"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"carried/berdaya\.zim: \d+ kB\n", done.stdout)
    assert [file.name for file in (checkout / "carried").iterdir()] == [ZIM]
