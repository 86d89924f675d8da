"""How long work takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(folder: Path, *command: str | Path, **environment: str) -> None:
    """One command to its end. Raises RuntimeError with what it said if it failed."""
    together([(folder, command)], **environment)


def together(commands: Sequence[tuple[Path, Sequence[str | Path]]], **environment: str) -> None:
    """Several commands at once, until the last has ended. Raises RuntimeError with what one said if it failed."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    started = [
        subprocess.Popen([*map(str, command)], cwd=folder, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for folder, command in commands
    ]
    for process in started:
        said, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{' '.join(map(str, process.args))}: {said[-2000:]}")  # type: ignore[arg-type]


def berdaya(*words: str) -> list[str]:
    """The command line of `berdaya …`, in this Python."""
    return [sys.executable, "-m", "berdaya", *words]
