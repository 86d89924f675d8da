"""Links inside texts: `[[slug]]` or `[[slug|shown words]]`, to a concept or a term."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")


@dataclass(frozen=True)
class Link:
    """One link: the slug it names, and the words it shows (None: the target's own name)."""

    slug: str
    shown: str | None


def links_in(text: str) -> list[Link]:
    """The links of `text`, in order."""
    return [Link(match[1].strip(), match[2]) for match in LINK.finditer(text)] if "[[" in text else []


def without_links(text: str) -> str:
    """`text` as plain words: each link replaced by what it shows."""
    return LINK.sub(lambda match: match[2] or match[1].replace("-", " "), text)
