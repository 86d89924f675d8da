"""A page as somebody would write it by hand: the text of one of ours in plain elements, thirty lines of style, no script."""

from __future__ import annotations

import html
from html.parser import HTMLParser

STYLE = """
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  padding: 1rem;
  max-width: 42rem;
  font: 1rem/1.6 system-ui, sans-serif;
  color: #1c1c1c;
  background: #fffdf8;
}
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 0.5rem; }
h1 { font-size: 1.8rem; margin-top: 0.5rem; }
h2 { font-size: 1.35rem; }
h3 { font-size: 1.1rem; }
p, ul, table { margin: 0 0 1rem; }
ul { padding-left: 1.2rem; }
li { margin-bottom: 0.25rem; }
table { border-collapse: collapse; width: 100%; }
td {
  padding: 0.4rem;
  border: 1px solid #ccc;
  vertical-align: top;
  text-align: left;
}
a { color: #0b5a55; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #151515; }
  a { color: #7cd1c8; }
}
"""

_SKIPPED = {"script", "style", "template", "select", "svg", "head", "button", "textarea"}
_HEADINGS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_BLOCKS = {"p", "div", "section", "main", "nav", "header", "footer", "form", "fieldset", "legend", "label", "details", "summary",
           "dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "blockquote", "pre"}  # fmt: skip


def by_hand(page: str, lang: str = "id") -> str:
    """The document that says what `page` says."""
    writer = _Writer()
    writer.feed(page)
    writer.close()
    title = html.escape(writer.title)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n{writer.body()}\n</body>\n</html>\n"
    )


class _Writer(HTMLParser):
    """Keeps text in h1 to h3, p, ul, li and table; leaves out what is not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._lines: list[tuple[str, str]] = []  # element and text
        self._text: list[str] = []
        self._open: list[str] = []  # blocks around the text, the innermost last
        self._skipped = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._open.append(tag)
        elif tag == "br":
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in _SKIPPED:
            self._skipped -= 1
        elif tag in self._open:
            self._flush()
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._skipped:
            self._text.append(data)

    def _flush(self) -> None:
        text = html.escape(" ".join("".join(self._text).split()), quote=False)
        self._text = []
        if not text:
            return
        kinds = [_HEADINGS.get(tag) or {"li": "li", "th": "td", "td": "td"}.get(tag, "") for tag in self._open]
        kind = next((kind for kind in reversed(kinds) if kind), "p")
        self._lines.append((kind, text))

    def body(self) -> str:
        """The elements, with those that belong together in one list or table."""
        parts: list[str] = []
        before = ""
        for kind, text in [*self._lines, ("", "")]:
            if kind != before:
                parts.append({"li": "</ul>", "td": "</tr></table>"}.get(before, ""))
                parts.append({"li": "<ul>", "td": "<table><tr>"}.get(kind, ""))
            parts.append(f"<{kind}>{text}</{kind}>" if kind else "")
            before = kind
        return "\n".join(filter(None, parts))
