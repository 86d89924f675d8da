"""What to say of text that YAML cannot read: the place where somebody went wrong, not where a parser gave up."""

from __future__ import annotations

import re

import yaml

from berdaya.problems import Place, Problem, Said

# A value that begins with a sign that means something to YAML, one that begins with a quote, a key with no space.
_SIGN = re.compile(r"\s*(?:- +)*(?:[^\s:]+: +)?([*&!%@`\[\]{},|>?])")
_QUOTED = re.compile(r"""\s*(?:- +)*(?:[^\s:]+: +)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *(?=[^\s#:])""")
_NO_SPACE = re.compile(r"\s*(?:- +)*[a-z0-9_-]+:(?=[^\s:/])")
_KEY = re.compile(r" *(?:- +)*[a-z0-9_-]+:(?: |$)")
_TAB = re.compile(r" *\t")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")


def explain(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The fault that made `text`, which stands in `path`, unreadable."""
    said, context = error.problem or "", error.context or ""
    # What is open too long (a quote, a bracket, a line that should have been a key) is noticed far below its place.
    is_open = re.search("quoted|flow|simple key", context) and not re.search("escape|hexdecimal", said)
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    number, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    while number > 1 and (number > len(lines) or not lines[number - 1].strip()):
        number, column = number - 1, len(lines[number - 2]) + 1
    line, above = lines[number - 1], lines[number - 2] if number > 1 else ""

    def fault(what: tuple[Said, Said], column: int = column, number: int = number) -> Problem:
        return Problem(Place(path, number, column), "yaml-syntax", *what)

    for near in range(max(number - 1, 1), min(number + 1, len(lines)) + 1):
        tab, conflict = _TAB.match(lines[near - 1]), _CONFLICT.match(lines[near - 1])
        if conflict:
            return fault(_CONFLICTING, 1, near)
        if tab and lines[near - 1].strip():
            return fault(_A_TAB, tab.end(), near)
    if mark and (quote := _swallowing_quote(text, mark.line)):
        return fault(_OPEN_QUOTE, quote.column + 1, quote.line + 1)
    first = next((number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")), 1)
    if "document start" in said and lines[first - 1].startswith(" "):
        return fault(_INDENTED_START, 1, first)
    if "another document" in said or "document start" in said and not above.startswith("%"):
        return fault(_SECOND_DOCUMENT)
    if "document start" in said:
        return fault(_PERCENT, 1, number - 1)
    if "escape" in said or "hexdecimal" in said:
        return fault(_BACKSLASH)
    if "quoted" in context:
        return fault(_OPEN_QUOTE)
    if (sign := _SIGN.match(line)) and (is_open or column > sign.start(1)):
        return fault(_begins_with(sign[1]), sign.start(1) + 1)
    if quoted := _QUOTED.match(line):
        return fault(_AFTER_QUOTE, quoted.end() + 1)
    for text_of, where in ((line, number), (above, number - 1)):
        if glued := _NO_SPACE.match(text_of):
            return fault(_COLON_WITHOUT_SPACE, glued.end() + 1, where)
    if "could not find expected ':'" in said:
        return fault(_DASH_WITHOUT_SPACE if re.match(r" *-[^ -]", line) else _NO_COLON)
    if "mapping values" in said and ": " in line[: column - 1]:
        return fault(_SECOND_COLON)
    if "block sequence entries" in said:
        return fault(_begins_with("-"))
    return fault(_INDENTATION, len(line) - len(line.lstrip(" ")) + 1)


def _swallowing_quote(text: str, line: int) -> yaml.Mark | None:
    """Where a quote opens, above `line`, that runs over the keys of other lines to the next quote by chance."""
    lines = text.split("\n")
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            start, end = token.start_mark, token.end_mark
            if start.line > line:
                break
            is_quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if is_quoted and any(_KEY.match(inner) for inner in lines[start.line + 1 : end.line + 1]):
                return start
    except yaml.YAMLError:
        pass
    return None


def _begins_with(sign: str) -> tuple[Said, Said]:
    return (
        Said(en=f"a text that begins with {sign!r}", id=f"teks yang diawali {sign!r}"),
        Said(
            en="put the whole text in double quotes, or write it under `key: >-` on a line of its own",
            id="beri tanda kutip ganda pada seluruh teks, atau tulis di bawah `kunci: >-` pada baris tersendiri",
        ),
    )


_A_TAB = (
    Said(en="a tab", id="ada tab"),
    Said(en="indent with two spaces, never with tabs", id="pakai dua spasi untuk indentasi, jangan tab"),
)
_CONFLICTING = (
    Said(en="two versions that were not merged", id="dua versi yang belum digabungkan"),
    Said(
        en="keep one version and take out the lines <<<<<<<, ======= and >>>>>>>",
        id="sisakan satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>",
    ),
)
_SECOND_DOCUMENT = (
    Said(en="a second document ('---' or '...')", id="ada dokumen kedua ('---' atau '...')"),
    Said(en="one file holds one document; take the line out", id="satu berkas satu dokumen; hapus baris itu"),
)
_INDENTED_START = (
    Said(en="the file begins with an indented line", id="berkas ini diawali baris yang menjorok"),
    Said(
        en="begin at the left margin; did the line above it (a slug with a colon) get lost?",
        id="mulai dari tepi kiri; mungkinkah baris di atasnya (slug dengan titik dua) terhapus?",
    ),
)
_PERCENT = (
    Said(en="a line that begins with '%'", id="baris yang diawali '%'"),
    Said(en="take the line out", id="hapus baris itu"),
)
_BACKSLASH = (
    Said(en="a backslash in a text in double quotes", id="ada garis miring terbalik di dalam tanda kutip ganda"),
    Said(en=r"write it twice (\\), or use single quotes", id=r"tulis dua kali (\\), atau pakai tanda kutip tunggal"),
)
_OPEN_QUOTE = (
    Said(en="a quote that is not closed", id="tanda kutip tidak ditutup"),
    Said(en="close the quote, on the same line if you can", id="tutup tanda kutipnya, sebaiknya pada baris yang sama"),
)
_AFTER_QUOTE = (
    Said(en="text after a closing quote", id="ada teks setelah tanda kutip penutup"),
    Said(
        en="write the whole text under `key: >-` on a line of its own; there quotes need no care",
        id="tulis seluruh teks di bawah `kunci: >-` pada baris tersendiri; di sana tanda kutip aman",
    ),
)
_COLON_WITHOUT_SPACE = (
    Said(en="no space after the colon", id="tidak ada spasi setelah titik dua"),
    Said(en="write `key: value`", id="tulis `kunci: nilai`"),
)
_DASH_WITHOUT_SPACE = (
    Said(en="no space after the hyphen", id="tidak ada spasi setelah tanda hubung"),
    Said(en="write `- value`", id="tulis `- nilai`"),
)
_NO_COLON = (
    Said(en="a line without ': ' among keys", id="baris tanpa ': ' di antara kunci"),
    Said(
        en="write `key: value`, or indent the line if it goes on with the text above",
        id="tulis `kunci: nilai`, atau beri indentasi bila baris itu lanjutan teks di atasnya",
    ),
)
_SECOND_COLON = (
    Said(en="a second ': ' on this line", id="ada ': ' kedua pada baris ini"),
    Said(
        en="put the text in quotes, or write it under `key: >-` on a line of its own",
        id="beri tanda kutip pada teksnya, atau tulis di bawah `kunci: >-` pada baris tersendiri",
    ),
)
_INDENTATION = (
    Said(
        en="this line does not stand under the lines it belongs to",
        id="baris ini tidak sejajar dengan baris sekelompoknya",
    ),
    Said(
        en="indent it as the lines above: two spaces a level; a '- ' belongs to a list, `key: value` to a group",
        id="samakan indentasinya dengan baris di atas: dua spasi per tingkat; '- ' untuk daftar, `kunci: nilai` untuk kumpulan",
    ),
)
