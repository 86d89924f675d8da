"""Find a Chromium for the browser tests, and print its path.

The tests use the browser that the system has: nothing is downloaded past the system's own packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts, or None. CHROMIUM, if set, is the only candidate."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen)
    for place in _places():
        if (path := shutil.which(place)) and _starts(path):
            return path
    return None


def _places() -> list[str]:
    places = list(NAMES)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            places += [f"{folder}/{app}.app/Contents/MacOS/{app}" for app in ("Chromium", "Google Chrome")]
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                places += [rf"{folder}\{app}\Application\chrome.exe" for app in ("Chromium", r"Google\Chrome")]
    return places


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser may be a script that only asks for a snap.
    if sys.platform == "win32":
        return True  # there, --version opens a window
    try:
        done = subprocess.run(
            [path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _install() -> str | None:
    """Install Chromium where that needs no question; return a sentence that says why not, or None."""
    if sys.platform == "darwin":
        return "No Chromium was found: run `brew install --cask chromium`, or set CHROMIUM to the path of one."
    if sys.platform == "win32":
        return "No Chromium was found: run `winget install Google.Chrome`, or set CHROMIUM to the path of one."
    if not shutil.which("apt-get"):
        return "No Chromium was found: install it with your system's package manager, or set CHROMIUM to its path."
    if os.geteuid() != 0:
        return "No Chromium was found: run `sudo apt-get install chromium`, or set CHROMIUM to the path of one."
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
    ):
        # To stderr: stdout is for the path alone.
        if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False).returncode:
            return f"No Chromium was found, and `{' '.join(command)}` failed: see above."
    return None


def main() -> int:
    path = find_chromium()
    if path is None and (chosen := os.environ.get("CHROMIUM")):
        print(f"CHROMIUM is '{chosen}', which is not a program: correct it or unset it.", file=sys.stderr)
        return 1
    if path is None:
        if reason := _install():
            print(reason, file=sys.stderr)
            return 1
        path = find_chromium()
    if path is None:
        print("Chromium was installed but does not start: set CHROMIUM to the path of one that does.", file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
