"""Programs that tests need and that no Python package brings: on the PATH, else from Debian's packages.

Nothing is downloaded past the system's own packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# Each program with its package in Debian and Ubuntu.
PACKAGES = {"zimcheck": "zim-tools", "kiwix-serve": "kiwix-tools"}


class Missing(Exception):
    """A program is not there; the text says what to install."""


def program(name: str) -> str:
    """The path of one of PACKAGES, installed first where that needs no question. Raises Missing."""
    found = shutil.which(name)
    if not found and (reason := _install(PACKAGES[name])):
        raise Missing(f"{name} was not found: {reason}")
    found = found or shutil.which(name)
    if not found:
        raise Missing(f"{name} is not on the PATH, though {PACKAGES[name]} is installed.")
    return found


def _install(package: str) -> str | None:
    """Install a package; return a sentence that says why not, or None."""
    if not shutil.which("apt-get"):
        return f"install what Debian calls {package}, for instance from https://download.openzim.org/release/."
    # On a machine that is made for one run of the tests, nobody need be asked.
    asks = [] if os.geteuid() == 0 else ["sudo", "-n"] if os.environ.get("CI") and shutil.which("sudo") else None
    if asks is None:
        return f"run `sudo apt-get install {package}`."
    import fcntl  # not on Windows

    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Tests run side by side, and apt refuses a second one.
    with (Path(tempfile.gettempdir()) / "berdaya-apt.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
            # To stderr: stdout is for the paths alone.
            if subprocess.run([*asks, *command], stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False).returncode:
                return f"`{' '.join(command)}` failed: see above."
    return None


def main() -> int:
    """Print the path of each program."""
    try:
        for name in PACKAGES:
            print(program(name))
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
