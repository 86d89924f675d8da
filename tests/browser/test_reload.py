"""The preview in a browser: an edit shows without a touch, and the policy holds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from berdaya.preview import server


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
