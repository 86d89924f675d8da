"""A small site in two editions, and a host whose network can be cut: what the tests of reading offline need."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render import offline
from berdaya.render.page import Page
from berdaya.render.script import bundle
from berdaya.render.webapp import app_files
from berdaya.render.words import WORDS

BASE = "/kb/"
POLICY = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
TYPES = {"html": "text/html", "js": "text/javascript", "json": "application/json", "svg": "image/svg+xml"}
TYPES |= {"png": "image/png", "webmanifest": "application/manifest+json"}

# At the end of `site.js`: which edition it is of.
_SITE = 'document.documentElement.dataset.script = "%s";\n'


class Published:
    """A site as its host has it: files by path, where a page's path ends with a slash."""

    files: dict[str, bytes]
    units: list[str]

    def manifest(self, name: str) -> Any:
        """The manifest of a set."""
        return json.loads(self.files[f"offline/{name}.json"])

    def set(self, name: str) -> dict[str, bytes]:
        """The files of a set, by path."""
        return {path: self.files[path] for path, _, _ in self.manifest(name)["files"]}

    def digests(self, name: str) -> list[str]:
        """The digests of a set's files."""
        return [digest for _, digest, _ in self.manifest(name)["files"]]

    def total(self, name: str) -> int:
        """How many bytes a set is said to weigh."""
        return self.manifest(name)["total"]  # type: ignore[no-any-return]


class Built(Published):
    """The project's own site."""

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        names = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        self.files = {name.removesuffix("index.html"): file.read_bytes() for name, file in names.items()}
        self.units = list(corpus.written_units)


@dataclass
class Edition(Published):
    """One edition of the site: two units, a concept and a quiz in each, and what belongs to each set."""

    corpus: Corpus
    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    entries: list[offline.Entry] = field(default_factory=list)
    units: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Make all files."""
        units = self.units = list(self.corpus.written_units)[:2]
        every, shell = (offline.EVERY,), (offline.EVERY, offline.SHELL)
        self.site = self.asset("site", bundle("site.js") + _SITE % self.name, shell)
        self.keep = self.asset("keep", bundle("keep.js"), shell)
        self.quiz = self.asset("quiz", f'document.documentElement.dataset.quiz = "{self.name}";', every)
        for lang in LANGS:
            for slug in ("", "glossary"):
                self.page("page", slug, lang, every)
            self.page("page", "offline", lang, shell, keep=True)
            self.page("page", "about", lang, ())
            for number, unit in enumerate(units):
                self.page("unit", unit, lang, (unit,), keep=True)
                self.page("concept", f"concept-{number}", lang, (unit,))
                self.page("quiz", f"concept-{number}", lang, (unit,), quiz=True)
        self.files |= app_files(self.corpus.scheme)  # type: ignore[arg-type]
        self.files["worker.js"] = bundle("worker.js").encode()
        self.files |= offline.manifests(self.entries, units)

    def asset(self, name: str, text: str, sets: tuple[str, ...]) -> str:
        """Add a script; its published name."""
        body = text.encode()
        return self.add(f"assets/{name}-{hashlib.sha256(body).hexdigest()[:8]}.js", body, None, sets)

    def add(self, path: str, body: bytes, lang: Lang | None, sets: tuple[str, ...]) -> str:
        """Add a file and its entry; its path."""
        self.files[path] = body
        self.entries.append(offline.entry(path, body, lang, sets))
        return path

    def page(
        self, kind: str, slug: str, lang: Lang, sets: tuple[str, ...], keep: bool = False, quiz: bool = False
    ) -> None:
        """Add a page."""
        page = Page(kind, slug, lang, f"{kind} {slug}", "", lambda page: "")
        scripts = [self.site] + [self.keep] * keep + [self.quiz] * quiz
        tags = "".join(f'<script defer src="{page.link(script)}"></script>' for script in scripts)
        if slug == "offline":
            body = offline.offline(self.corpus, page)
        else:
            body = f"<h1>{kind} {slug} {lang}</h1>" + (offline.keep_box(self.corpus, page, slug) if keep else "")
        links = "".join(f'<a href="{page.link(there)}">{there}</a> ' for there in ("", "glossary/", "about/"))
        html = (
            f'<!doctype html><html lang="{lang}" data-base="{page.link("")}" data-edition="{self.name}"><head>'
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>{page.title}</title>'
            f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f'<link rel="manifest" href="{page.link(f"app.{lang}.webmanifest")}">{tags}</head><body>{body}{links}</body></html>'
        )
        self.add(page.address, html.encode(), lang, sets)


@dataclass
class Host:
    """Serves an edition; `cut(n)` lets n more requests through and then cuts the network, `mend()` mends it."""

    edition: Published
    port: int = 0
    log: list[str] = field(default_factory=list)
    spoiled: dict[str, bytes] = field(default_factory=dict)  # what some paths give in place of what they should
    moved: dict[str, str] = field(default_factory=dict)  # where some paths lead
    held: dict[str, threading.Event] = field(default_factory=dict)  # what some paths wait for
    then: dict[str, Callable[[], object]] = field(default_factory=dict)  # what happens after some paths are answered
    left: float = float("inf")
    midway: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    caching: str = "no-cache"  # else the browser itself keeps pages for a while, and the network is not asked

    @property
    def home(self) -> str:
        """The site's address. Not 127.0.0.1, where the worker looks out for other projects."""
        return f"http://berdaya.localhost:{self.port}{BASE}"

    def cut(self, after: int = 0, midway: bool = False) -> None:
        """Cut the network after so many requests; `midway`: in the middle of the answer to the next one."""
        self.left, self.midway = after, midway

    def mend(self) -> None:
        """The network is there again."""
        self.left = float("inf")

    def asked(self) -> list[str]:
        """The paths asked for since this was last called."""
        seen, self.log[:] = list(self.log), []
        return seen

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        path = handler.path.split("?")[0].removeprefix(BASE)
        with self.lock:
            self.left -= 1
            is_half = self.midway and self.left == -1
            is_lost = self.left < 0 and not is_half
        if is_lost:
            handler.close_connection = True
            return
        self.log.append(path)
        if path in self.held:
            self.held[path].wait(10)
        if path in self.moved:
            handler.send_response(302)
            handler.send_header("Location", BASE + self.moved[path])
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        body = self.spoiled.get(path, self.edition.files.get(path))
        etag = hashlib.sha256(body or b"").hexdigest()
        fresh = body is not None and handler.headers["If-None-Match"] == etag
        handler.send_response(404 if body is None else 304 if fresh else 200)
        handler.send_header("Connection", "close")
        handler.send_header("Cache-Control", self.caching)
        handler.send_header("ETag", etag)
        ending = path.rsplit(".", 1)[-1] if "." in path.rsplit("/", 1)[-1] else "html"
        handler.send_header("Content-Type", TYPES.get(ending, "application/octet-stream"))
        if not fresh:
            handler.send_header("Content-Length", str(len(body or b"")))
        handler.end_headers()
        if body and not fresh:
            handler.wfile.write(body[: len(body) // 2] if is_half else body)
        self.then.pop(path, lambda: None)()


@contextmanager
def hosting(edition: Published) -> Iterator[Host]:
    """A host that serves the edition on loopback."""
    host = Host(edition)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with suppress(ConnectionError):  # the browser has turned away
                host.answer(self)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    host.port = server.server_port
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield host
    server.shutdown()
    server.server_close()


def said(lang: Lang, name: str, **filled: object) -> str:
    """A word of the script."""
    text: str = WORDS["keeping"]["script"][name][lang]
    return text.format(**filled) if filled else text
