"""The preview in a browser: an edit shows without a touch, and the policy holds."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from berdaya.preview import server

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small sound checkout that may be edited."""
    shutil.copytree(ROOT / "tests" / "cases" / "good", tmp_path / "checkout")
    shutil.copytree(ROOT / "overrides", tmp_path / "checkout" / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", tmp_path / "checkout" / "docs" / "assets")
    return tmp_path / "checkout"


def test_an_edit_reloads_the_page(open_page: Callable[..., Page], checkout: Path) -> None:
    web, stop = server(checkout, 0, "id", lambda line: None)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    try:
        page = open_page()
        page.goto(f"http://127.0.0.1:{web.server_port}/concepts/listening-first/")
        page.wait_for_function("performance.getEntriesByType('resource').some((each) => each.name.endsWith('_edition'))")
        file = checkout / "glossary" / "concepts" / "listening-first.yml"
        file.write_text(file.read_text("utf-8").replace("Mendengar dahulu", "Menyimak dahulu"), "utf-8")
        page.get_by_role("heading", name="Menyimak dahulu", level=1).wait_for(timeout=10_000)
        page.close()
    finally:
        stop()
        web.shutdown()
        web.server_close()
