"""`berdaya serve`: the site from memory on loopback. A page is made when it is asked for; an edit reloads the browser."""

from __future__ import annotations

import gc
import html
import mimetypes
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from berdaya.checks import run
from berdaya.corpus import Corpus, load
from berdaya.fields import LANGS
from berdaya.problems import Problem, as_text, exit_code
from berdaya.reading import CONTENT, Reading, content_paths
from berdaya.render import document
from berdaya.render.addresses import uri
from berdaya.render.assets import ASSETS
from berdaya.render.onefile import FOLDER, file_name, onefile
from berdaya.render.page import Settings
from berdaya.render.site import Site, render

# Asks again and again whether the edition has changed, and reloads when it has. Only the preview serves it.
_RELOAD = """(function () {
  var seen = null;
  function ask() {
    fetch("/_edition").then(function (r) { return r.text(); }).then(function (now) {
      if (seen !== null && now !== seen) location.reload();
      seen = now;
      setTimeout(ask, 150);
    }).catch(function () { setTimeout(ask, 2000); });
  }
  ask();
})();
"""


# Seconds that the browser has to fetch the new edition before the rules take their share of the processor.
_HEAD_START = 0.6


class Preview:
    """The current edition of the site, renewed by `renew`; a faulty edit keeps the last sound one.

    A page shows as soon as its files are read, before the rules have run: whoever writes wants to see it now, and the
    rules take longer than that. What they find is said, and shown in place of the pages, when they are through.
    """

    def __init__(self, root: Path, lang: str, say: Callable[[str], None]) -> None:
        self.edition = 0
        self.problems: list[Problem] = []
        self._root, self._lang, self._say = root, lang, say
        self._times: dict[str, int | None] = {}
        self._readings: Mapping[str, Reading] = {}
        self._site: Site | None = None
        self._lock = threading.Lock()
        self.renew()

    def renew(self) -> None:
        """Read what has changed on the disk and begin a new edition; then check it, unless a later one has begun."""
        with self._lock:
            # Before reading: an edit while we read must not pass for one that was read.
            times = {path: self._time(path) for path in content_paths(self._root)}
            corpus, problems = load(self._root, self._unchanged(times))
            self._times, self._readings = times, corpus.readings
            unread = exit_code(problems)
            shows = not unread and self._show(corpus)
            self.problems = problems
            self.edition = mine = self.edition + 1
        if shows and mine > 1:
            time.sleep(_HEAD_START)
        problems = sorted(problems + run(corpus, lambda: self.edition == mine))
        with self._lock:
            if self.edition != mine:
                return
            self.problems = problems
            if exit_code(problems) and not unread:
                self.edition += 1
        for problem in problems:
            self._say(as_text(problem, self._lang))
        if not problems:
            self._say({"id": "Tidak ada masalah.", "en": "No problems."}[self._lang])

    def _show(self, corpus: Corpus) -> bool:
        """Let the pages be those of `corpus`, if they can be made: one reference may lead nowhere, which the rules will say."""
        try:
            site = render(corpus, Settings(reloads="berdaya"))
            self._env, self._site = document.environment(site), site
        except LookupError:
            return False
        return True

    def _unchanged(self, times: dict[str, int | None]) -> dict[str, Reading]:
        old, new = self._times, times
        return {path: known for path, known in self._readings.items() if old[path] is not None and new.get(path) == old[path]}

    def _time(self, path: str) -> int | None:
        try:
            return (self._root / path).stat().st_mtime_ns
        except OSError:  # deleted since it was listed, or a link that leads nowhere
            return None

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body for the path of a request."""
        name = unquote(urlsplit(path).path).lstrip("/")
        if name == "_edition":
            return 200, "text/plain", str(self.edition).encode()
        if name == "_reload.js":
            return 200, "text/javascript", _RELOAD.encode()
        if exit_code(self.problems) and (name == "" or name.endswith("/")):
            return 500, "text/html", self._problem_page().encode()
        if self._site is None:
            return 404, "text/plain", b""
        page = self._site.pages.get(uri(name)) if name == "" or name.endswith("/") else None
        if page:
            return 200, "text/html", document.document(self._site, page, self._env).encode()
        media = mimetypes.guess_type(name)[0] or "application/octet-stream"
        # A preview has no worker: one that an earlier site has left at this address goes when it finds none.
        if name in ASSETS and name != "worker.js":
            return 200, media, self._site.asset(name).body
        if name.startswith(f"{FOLDER}/"):
            for unit, lang in product(self._site.corpus.written_units, LANGS):
                if name == f"{FOLDER}/{file_name(unit, lang)}":
                    return 200, media, onefile(self._site, unit, lang)
        file = self._on_disk(name)
        if file:
            return 200, media, file.read_bytes()
        return 404, "text/html", document.missing(self._site, self._env).encode()

    def _on_disk(self, name: str) -> Path | None:
        """The file of that name below `docs/assets` or `docs/schema`; links that lead out of them are not followed."""
        try:
            file = (self._root / "docs" / name).resolve()
            is_file = file.is_file()
        except (OSError, ValueError):  # too long, or with a character that no file name has
            return None
        served = [(self._root / "docs" / folder).resolve() for folder in ("assets", "schema")]
        return file if is_file and any(folder in file.parents for folder in served) else None

    def _problem_page(self) -> str:
        return fault_page("\n".join(as_text(problem, self._lang) for problem in self.problems))


def fault_page(said: str) -> str:
    """A page that shows `said` and goes away once it is mended."""
    text = html.escape(said)
    return f'<!doctype html><meta charset="utf-8"><title>Berdaya</title><script src="/_reload.js"></script><pre>{text}</pre>'


class _Watch(FileSystemEventHandler):
    """Renews the preview shortly after the last of a burst of edits (editors write a file in several steps)."""

    def __init__(self, renew: Callable[[], None]) -> None:
        self._renew = renew
        self._timer: threading.Timer | None = None

    def on_any_event(self, event: object) -> None:
        """Any change but a mere look at a file."""
        if getattr(event, "event_type", "") in ("opened", "closed_no_write"):
            return
        if self._timer:
            self._timer.cancel()
        self._timer = threading.Timer(0.1, self._renew)
        self._timer.daemon = True
        self._timer.start()


def server(root: Path, port: int, lang: str, say: Callable[[str], None]) -> tuple[ThreadingHTTPServer, Callable[[], None]]:
    """A server of the preview on 127.0.0.1, watching the content, and the function that stops the watching."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 (the name is the library's)
            try:
                status, media, body = preview.answer(self.path)
            except Exception as error:  # a template being edited: say it, and serve on
                say(f"{self.path}: {type(error).__name__}: {error}")
                status, media, body = 500, "text/html", fault_page(str(error)).encode()
            try:
                self._send(status, media, body)
            except ConnectionError:  # the browser has turned away
                pass

        do_HEAD = do_GET  # noqa: N815

        def _send(self, status: int, media: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{media}; charset=utf-8" if media.startswith("text/") else media)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", port), Handler)  # first: a taken port is told before all is read
    preview = Preview(root, lang, say)

    def renew() -> None:
        try:
            preview.renew()
        except Exception as error:  # a template being edited, a file that went away: the next edit is another chance
            say(f"{type(error).__name__}: {error}")

    observer = Observer()
    watch = _Watch(renew)
    for folder in (*CONTENT, "docs", "overrides"):
        if (root / folder).is_dir():
            observer.schedule(watch, str(root / folder), recursive=True)
    observer.start()
    return web, observer.stop


def serve(root: Path, port: int, lang: str, say: Callable[[str], None]) -> None:
    """Serve until interrupted; an occupied port gives way to a free one."""
    try:
        web, stop = server(root, port, lang, say)
    except OSError:
        taken = {"id": "Porta {} sedang dipakai; porta lain diambil.", "en": "Port {} is taken; here is another one."}
        say(taken[lang].format(port))
        web, stop = server(root, 0, lang, say)
    say(f"http://127.0.0.1:{web.server_port}/")
    gc.freeze()  # most records stay as they are; looking through them again and again for what may go takes seconds
    try:
        web.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        stop()
        web.server_close()
