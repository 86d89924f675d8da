"""The content of one page as a part of another: its own ids, links to what stands on the same page, lower headings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TAG = re.compile(r"<[a-z][^<>]*>")
_LINK = re.compile(r'<a\b([^<>]*) href="([^"]*)"([^<>]*)>(.*?)</a>', re.DOTALL)
# What names ids in the HTML of this site; a test compares the list with the templates.
_IDS = re.compile(r'(?<= )(id|for|popovertarget|aria-describedby|aria-labelledby|aria-controls)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-5])\b")
_QUIZ = re.compile(r'<section class="quiz" data-heading="(\d)"( data-mixed)?[^<>]*>')
_TO_QUIZZES = re.compile(r'<p>(?:<a [^<>]*href="[^"#]*quizzes/[^"#]*"[^<>]*>[^<>]*</a>(?: · )?)+</p>\n?')

# Where a link leads to a page that is not in the file: its address below the site's root, None if it leads nowhere.
Outside = Callable[[str], "str | None"]


@dataclass(frozen=True)
class Target:
    """What of a page stands in the file: under which prefix its ids are, and where a link to the page itself leads."""

    prefix: str
    start: str
    whole: bool = True  # otherwise every link to the page leads to its start

    def id(self, fragment: str) -> str:
        """The id, in the file, of a place of the page ('': of the page itself)."""
        return named(self.prefix, fragment) if fragment and self.whole else self.start


def named(prefix: str, name: str) -> str:
    """The id `name` of a page, among the ids of others: `prefix/name`. Ids of items, and those that name the page's
    record (`prefix--name`), are the only ones of their kind anyway; `top` is the page itself."""
    if not prefix or name.startswith(("item-", f"{prefix}--")):
        return name
    return prefix if name == "top" else f"{prefix}/{name}"


def as_part(html: str, here: str, prefix: str, targets: Mapping[str, Target], outside: Outside, lower: int = 1) -> str:
    """The content `html` of the page at address `here`, for a place in another page.

    Ids get `prefix` (`named`), links to the addresses in `targets` lead to ids, other links of the site where `outside`
    says, or become plain words; headings go down by `lower` levels. What only leads to a quiz is left out, because its
    items stand here, and so are the words of the script, which need to stand only once.
    """
    html = _TO_QUIZZES.sub("", html)
    html = _QUIZ.sub(lambda quiz: f'<section class="quiz" data-heading="{int(quiz[1]) + lower}"{quiz[2] or ""}>', html)
    html = _LINK.sub(lambda link: _link(link, here, prefix, targets, outside), html)
    html = _TAG.sub(lambda tag: _IDS.sub(lambda found: _named(found, prefix), tag[0]), html)
    return _HEADING.sub(lambda heading: f"<{heading[1]}h{int(heading[2]) + lower}", html) if lower else html


def _named(found: re.Match[str], prefix: str) -> str:
    return f'{found[1]}="{" ".join(named(prefix, name) for name in found[2].split())}"'


def _link(link: re.Match[str], here: str, prefix: str, targets: Mapping[str, Target], outside: Outside) -> str:
    before, href, after, words = link.groups()
    there = _there(href, here, prefix, targets, outside)
    return words if there is None else f'<a{before} href="{there}"{after}>{words}</a>'


def _there(href: str, here: str, prefix: str, targets: Mapping[str, Target], outside: Outside) -> str | None:
    if ":" in href.split("/")[0]:
        return href
    path, _, fragment = href.partition("#")
    if not path:
        return f"#{named(prefix, fragment)}"
    address = _resolved(here, path)
    if address in targets:
        return f"#{targets[address].id(fragment)}"
    found = outside(address)
    return found + (f"#{fragment}" if fragment else "") if found else None


def _resolved(here: str, path: str) -> str:
    """The address below the root that a relative link on the page at `here` leads to."""
    found = posixpath.normpath(posixpath.join("/", here, path))[1:]
    return f"{found}/" if found and path.endswith(("/", ".")) else found
