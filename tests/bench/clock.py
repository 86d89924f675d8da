"""How long work takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from report import spread


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor() -> float:
    """Seconds that ended child processes kept a processor busy: what a busy machine does not change. 0 where nobody counts."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass
class Times:
    """Seconds of several runs of one work: by the clock, and of the processor."""

    clock: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def take(self, work: Callable[[], object]) -> float:
        """Run `work` once more; its seconds by the clock."""
        before = processor()
        self.clock.append(seconds(work))
        self.busy.append(processor() - before)
        return self.clock[-1]

    @property
    def median(self) -> float:
        """By the clock."""
        return statistics.median(self.clock)

    @property
    def processor(self) -> float:
        """The median of the processor's seconds."""
        return statistics.median(self.busy)

    def note(self) -> str:
        """The spread, and the median of the processor."""
        return f"{spread(self.clock)}, processor {self.processor:.2f} s"


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
