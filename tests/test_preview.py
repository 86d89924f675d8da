"""`berdaya serve`: pages from memory, both languages, renewed after an edit, and honest about a faulty one."""

from __future__ import annotations

import re
import shutil
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from berdaya.preview import server
from berdaya.render.document import document, environment
from berdaya.render.site import render

Get = Callable[[str], tuple[int, str]]


@pytest.fixture
def said() -> list[str]:
    """What the preview told the person at the keyboard."""
    return []


@pytest.fixture
def get(checkout: Path, said: list[str]) -> Iterator[Get]:
    """Ask a running preview of the checkout for a path: status and text."""
    web, stop = server(checkout, 0, "en", said.append)
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def ask(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{web.server_port}/{path}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    yield ask
    stop()
    web.shutdown()
    web.server_close()


def wait(true: Callable[[], bool]) -> None:
    """Until `true()`, or fail after 10 seconds."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def test_pages_of_both_languages_and_files(get: Get) -> None:
    for path, part in (("", 'lang="id"'), ("en/", 'lang="en"'), ("en/glossary/", "Glossary"), ("concepts/listening-first/", "item-"),
                       ("assets/mark.svg", "<svg"), ("schema/concept.schema.json", "$schema")):  # fmt: skip
        status, text = get(path)
        assert status == 200 and part in text, path


def test_nothing_else_of_the_disk_is_served(get: Get) -> None:
    for path in ("mkdocs.yml", "../mkdocs.yml", "assets/../../mkdocs.yml", "assets/%2e%2e/%2e%2e/mkdocs.yml", "glossary/terms.yml", "nowhere/"):
        status, text = get(path)
        assert status == 404 and "Halaman tidak ditemukan" in text


def test_an_edit_renews_both_languages(get: Get, checkout: Path) -> None:
    before = get("_edition")[1]
    file = checkout / "glossary" / "concepts" / "listening-first.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Mendengar dahulu", "Menyimak dahulu").replace("Listening first", "Hearing first"), "utf-8")
    wait(lambda: get("_edition")[1] != before and "Menyimak dahulu" in get("concepts/listening-first/")[1])
    assert "Hearing first" in get("en/concepts/listening-first/")[1]


def test_a_faulty_edit_shows_its_problem_and_then_goes(get: Get, checkout: Path, said: list[str]) -> None:
    file = checkout / "glossary" / "concepts" / "listening-first.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("pref_label:", "pref_lable:", 1), "utf-8")
    wait(lambda: get("")[0] == 500)
    assert "did you mean &#x27;pref_label&#x27;?" in get("concepts/listening-first/")[1]
    assert any("pref_lable" in line for line in said)
    file.write_text(text, "utf-8")
    wait(lambda: get("")[0] == 200)


def test_a_page_file_and_a_new_or_lost_record(get: Get, checkout: Path) -> None:
    for lang in ("en", "id"):
        page = checkout / "docs" / lang / "catatan.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("<!-- Catatan. -->\n# Catatan lapangan\n\nIsi.\n", "utf-8")
    wait(lambda: "Catatan lapangan" in get("catatan/")[1])
    shutil.rmtree(checkout / "glossary" / "sources")
    wait(lambda: get("")[0] == 500)


def test_preview_pages_differ_only_by_what_reloads_them(get: Get, checkout: Path) -> None:
    from berdaya.corpus import load

    site = render(load(checkout)[0])
    built = document(site, site.pages["concepts/listening-first.md"], environment(site))
    shown = get("concepts/listening-first/")[1]
    script = '<script defer src="../../_reload.js"></script>\n'
    assert script in shown
    assert shown.replace(script, "").replace(" data-preview>", ">") == re.sub(r"-[0-9a-f]{8}\.js", ".js", built)


def test_odd_requests_are_answered(get: Get) -> None:
    for path in ("%00", "assets/%00", "assets/" + "a" * 5000, "a" * 5000, "assets/"):
        assert get(path)[0] == 404, path


def test_a_template_that_is_being_edited_does_not_end_the_preview(get: Get, checkout: Path, said: list[str]) -> None:
    template = checkout / "overrides" / "header.html"
    text = template.read_text("utf-8")
    template.write_text(text + "{% if %}", "utf-8")
    wait(lambda: get("")[0] == 500)
    assert any("TemplateSyntaxError" in line for line in said)
    template.write_text(text, "utf-8")
    wait(lambda: get("")[0] == 200)


def test_faults_from_the_start_and_folders_that_are_not_there(checkout: Path) -> None:
    shutil.rmtree(checkout / "course")
    (checkout / "glossary" / "scheme.yml").unlink()  # without it nothing can be shown
    web, stop = server(checkout, 0, "en", lambda line: None)
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    for path, expected in (("", 500), ("favicon.ico", 404), ("assets/site.js", 404)):
        with pytest.raises(urllib.error.HTTPError) as error:
            urllib.request.urlopen(f"http://127.0.0.1:{web.server_port}/{path}")
        assert error.value.code == expected
    with pytest.raises(OSError, match="in use"):
        server(checkout, web.server_port, "en", lambda line: None)
    stop()
    web.shutdown()
    web.server_close()
