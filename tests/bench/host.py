"""A local server that answers as a good web host does: brotli at quality 11, and long caching of what bears its digest."""

from __future__ import annotations

import contextlib
import functools
import mimetypes
import re
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

_TEXT = re.compile(r"text/|javascript|json|xml|svg|wasm|font/ttf|vnd\.ms-fontobject")
_DIGEST = re.compile(r"[-.][0-9a-f]{8,}\.")


class Host:
    """Serves a folder, which may still be empty, at `address`."""

    def __init__(self, folder: Path) -> None:
        self._bodies: dict[tuple[str, int], bytes] = {}
        self.folder = folder
        handler = functools.partial(_Handler, self)
        self.server = _Server(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.address = f"http://localhost:{self.server.server_port}/"

    def find(self, path: str) -> Path | None:
        """The file of an address."""
        file = (self.folder / unquote(urlsplit(path).path).lstrip("/")).resolve()
        if not file.is_relative_to(self.folder.resolve()):
            return None
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def body(self, file: Path, kind: str) -> tuple[bytes, str]:
        """The bytes to send, and how they are encoded; compressed once."""
        if not _TEXT.search(kind):
            return file.read_bytes(), ""
        key = (str(file), file.stat().st_mtime_ns)
        if key not in self._bodies:
            self._bodies[key] = brotli.compress(file.read_bytes(), quality=11)
        return self._bodies[key], "br"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed while it is being answered is nothing to tell of."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *args: object) -> None:
        self._host = host
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = self._host.find(self.path)
        if file and file.name == "index.html" and not urlsplit(self.path).path.endswith(("/", ".html")):
            self.send_response(301)
            self.send_header("Location", urlsplit(self.path).path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, file = (200, file) if file else (404, self._host.find("/404.html"))
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream" if file else "text/plain"
        kind = "application/manifest+json" if file and file.suffix == ".webmanifest" else kind
        body, encoding = self._host.body(file, kind) if file else (b"", "")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        lasting = file and _DIGEST.search(file.name)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "max-age=600")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args: object) -> None:
        pass


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """A server of a folder, while it is wanted."""
    host = Host(folder)
    threading.Thread(target=host.server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.server.shutdown()
        host.server.server_close()
