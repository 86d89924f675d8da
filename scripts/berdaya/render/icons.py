"""The mark on a ground of its own, for the reader's home screen: as SVG, and as PNG for the systems that want one.

Android makes an app only of a PNG (github.com/GoogleChrome/lighthouse/issues/11456). Both are drawn from the shapes of
`templates/mark.svg`, which a test compares; the PNG (w3.org/TR/png-3) with nothing but zlib.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from itertools import accumulate
from math import sqrt

GROUND, FIRST, SECOND = "#0b5a55", "#ffffff", "#f2b25c"

# Two people on a field of 32 by 32: a head (x, y, radius), and a body that is round above (x, y, radius) and ends there.
PEOPLE = ((FIRST, (11, 7, 4), (11, 19, 6), 28), (SECOND, (23, 11, 3.4), (23, 21, 5), 28))

# Systems cut icons to shapes of their own, but leave the middle circle of 80 % alone (w3.org/TR/appmanifest, "maskable").
_SCALE, _SHIFT = 0.72, 4.5

_LINES = 4  # lines through a pixel by which its covered part is found
_STEPS = 16  # colours between the ground and a person's


def svg_icon() -> bytes:
    """The icon as SVG."""
    drawn = "".join(
        f'<g fill="{colour}"><circle cx="{head[0]}" cy="{head[1]}" r="{head[2]}"/>'
        f'<path d="M{x - r} {foot}V{y}a{r} {r} 0 0 1 {2 * r} 0v{foot - y}z"/></g>'
        for colour, head, (x, y, r), foot in PEOPLE
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="512" height="512">'
        f'<rect width="32" height="32" fill="{GROUND}"/>'
        f'<g transform="translate({_SHIFT} {_SHIFT}) scale({_SCALE})">{drawn}</g></svg>\n'
    ).encode()


@cache
def png_icon(size: int) -> bytes:
    """The icon as PNG, `size` pixels each way."""
    rows = b"".join(b"\0" + _row(size, y) for y in range(size))
    header = struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)  # eight bits a pixel, by palette
    chunks = ((b"IHDR", header), (b"PLTE", _palette()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def _palette() -> bytes:
    """From the ground to each person's colour."""
    ground = bytes.fromhex(GROUND[1:])
    return b"".join(
        bytes(round(low + (high - low) * step / _STEPS) for low, high in zip(ground, bytes.fromhex(colour[1:]), strict=True))
        for colour, *_ in PEOPLE
        for step in range(_STEPS + 1)
    )


def _row(size: int, y: int) -> bytes:
    """The palette's numbers of one row of pixels."""
    row = bytearray(size)
    for number, person in enumerate(PEOPLE):
        changes = [0.0] * (size + 1)  # of the covered part, from each pixel to the next
        for line in range(_LINES):
            height = ((y + (line + 0.5) / _LINES) / size * 32 - _SHIFT) / _SCALE
            for span in _spans(person, height):
                for x, change in zip(span, (_STEPS / _LINES, -_STEPS / _LINES), strict=True):
                    pixel, inside = divmod((x * _SCALE + _SHIFT) / 32 * size, 1)
                    changes[int(pixel)] += change * (1 - inside)
                    changes[int(pixel) + 1] += change * inside
        if any(changes):
            first = number * (_STEPS + 1)
            for at, part in enumerate(accumulate(changes[:-1])):
                if part > 0.5:
                    row[at] = first + round(part)
    return bytes(row)


def _spans(person: tuple[str, tuple[float, ...], tuple[float, ...], float], height: float) -> list[tuple[float, float]]:
    """From where to where a line at that height runs through a person."""
    _, (head_x, head_y, head_r), (x, y, r), foot = person
    spans = []
    if abs(height - head_y) < head_r:
        half = sqrt(head_r**2 - (height - head_y) ** 2)
        spans.append((head_x - half, head_x + half))
    if y - r < height < foot:
        half = sqrt(r**2 - min(0, height - y) ** 2)
        spans.append((x - half, x + half))
    return spans
