"""Measure, and print each figure beside its limit and its peers; nothing here passes or fails.

`make bench`, or `python tests/bench/run.py [weights] [build] [visit] [search] [lighthouse] [material] [--rounds=N]`: all of them, or
those that are named. Peers are installed below build/bench on the first run; what cannot be had is left out, and said.
"""

from __future__ import annotations

import logging
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import audits  # noqa: E402
import building  # noqa: E402
import firstquery  # noqa: E402
import firstvisit  # noqa: E402
from report import Report  # noqa: E402
from publishing import published  # noqa: E402

from berdaya.weights import table, weigh  # noqa: E402

ROUNDS = 5


def machine() -> str:
    """What it is measured on; how busy the machine is without us decides how far seconds by the clock can be trusted."""
    cores = os.cpu_count() or 1
    words = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores} processors"
    if not hasattr(os, "getloadavg"):
        return words
    load = os.getloadavg()[0]
    return f"{words}, load {load:.1f}" + (": others are at work here, so trust the processor's seconds and ratios more than the clock" if load > cores / 2 else "")


def weights(report: Report, rounds: int) -> None:
    """Print the table of budgets, with the files' own names."""
    report.title("Weights")
    with published() as host:
        rows = weigh(host.folder)
    print(table(rows))
    report.over += [f"Weights: {row.name['en']}" for row in rows if row.over]


SECTIONS: dict[str, Callable[[Report, int], None]] = {
    "weights": weights,
    "build": building.measure,
    "visit": firstvisit.measure,
    "search": firstquery.measure,
    "lighthouse": audits.measure,
    "material": building.slow_peer,
}


def main(words: list[str]) -> int:
    """Run the sections that `words` name; 2 if a word is not understood, 0 otherwise, whatever was measured."""
    logging.disable(logging.INFO)
    rounds, wanted = ROUNDS, []
    for word in words:
        if word.startswith("--rounds=") and word[9:].isdigit() and int(word[9:]):
            rounds = int(word[9:])
        elif word in SECTIONS:
            wanted.append(word)
        else:
            print(f"'{word}' is not understood: {' '.join(SECTIONS)} --rounds=N", file=sys.stderr)
            return 2
    report = Report()
    print(machine())
    for name in wanted or SECTIONS:
        try:
            SECTIONS[name](report, rounds)
        except (RuntimeError, TimeoutError) as error:
            report.failed(name, str(error))
    report.end()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
