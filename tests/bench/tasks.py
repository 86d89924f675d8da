"""What keeps the page's thread from answering the reader, read from a trace of Chromium.

Total blocking time as web.dev defines it: of each task after the first paint, what it takes beyond 50 ms. Seconds are
those of the processor (`tdur`), not of the clock, because on a busy machine a thread also waits for its turn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

CATEGORIES = ["toplevel", "devtools.timeline", "v8.execute", "loading", "blink.user_timing"]
ENOUGH = 50.0  # milliseconds within which a page still answers at once
_NAMED = 10.0  # milliseconds from which a part of a long task is worth naming

Event = dict[str, Any]


@dataclass(frozen=True)
class Blocking:
    """Milliseconds of blocking, of the longest task after the first paint, and what the long tasks were made of."""

    total: float
    longest: float
    parts: tuple[str, ...]


def blocking(trace: bytes) -> Blocking:
    """From the trace of one visit, recorded with CATEGORIES."""
    events: list[Event] = json.loads(trace)["traceEvents"]
    painted = max((event["ts"] for event in events if event.get("name") == "firstContentfulPaint"), default=0)
    mains = {_thread(event) for event in events if event.get("name") == "thread_name" and event["args"]["name"] == "CrRendererMain"}
    whole = [event for event in events if event.get("ph") == "X" and "tdur" in event and _thread(event) in mains]
    tasks = [event for event in whole if event["name"] == "ThreadControllerImpl::RunTask" and event["ts"] + event["dur"] > painted]
    total, longest, parts = 0.0, 0.0, []
    for task in tasks:
        took = task["tdur"] / 1000
        # What of it came after the paint, if it began before.
        after = took * min(1.0, (task["ts"] + task["dur"] - painted) / max(1, task["dur"]))
        longest = max(longest, after)
        if took > ENOUGH:
            total += min(took - ENOUGH, after)
            parts += [_name(event) for event in whole if _inside(event, task)]
    return Blocking(total, longest, tuple(dict.fromkeys(parts)))


def _thread(event: Event) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _inside(event: Event, task: Event) -> bool:
    named = event["name"] in {"Layout", "UpdateLayoutTree", "ParseHTML", "EvaluateScript", "FunctionCall", "Paint", "v8.compile"}
    within = _thread(event) == _thread(task) and task["ts"] <= event["ts"] < task["ts"] + task["dur"]
    return bool(named and within and event["tdur"] / 1000 > _NAMED)


def _name(event: Event) -> str:
    data = event.get("args", {}).get("data") or {}
    where = str(data.get("url", "")).rsplit("/", 1)[-1] if isinstance(data, dict) else ""
    return f"{event['name']}{f' {where}' if where else ''} {event['tdur'] / 1000:.0f} ms"
