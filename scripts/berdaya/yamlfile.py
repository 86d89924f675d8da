"""Read one YAML file into plain data, refusing what YAML hides, and say where each value stands.

Data are dicts with string keys, lists, strings, integers, floats, booleans and None, by the core schema of
YAML 1.2 narrowed to lower-case words (yaml.org/spec/1.2.2, chapter 10): `no` and dates are strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from berdaya.problems import Place, Problem, Said
from berdaya.yamlfault import explain

# libyaml's parser is 15 times faster than the pure one; the wheels carry it, a source build may not.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The largest record so far is 40 kB. Somebody who commits a photograph as .yml must get an answer, not a hang.
MAX_BYTES = 1_000_000
MAX_DEPTH = 30

Keys = tuple[str | int, ...]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
# Where an anchor, an alias or a tag may begin; only such files are read a second time, event by event.
_MARK = re.compile(r"(?:^|[-:,\[{?])[ \t]*(?:[&*]\S|!)", re.MULTILINE)
# A text on one line that goes on as a comment; only files with such a line are looked through for one.
_CUT = re.compile(r"^[ -]*(?:id|en): +[^\s\"'>|#][^\n]*?\s#", re.MULTILINE)
# What may open a level on a line that is open already. Only a file with many of these can nest deeper than the
# stack of libyaml's composer, so only then is the depth counted first, event by event.
_OPENER = re.compile(r"[\[{]|[-?] +(?=[-?] )")
_OPENERS = 200
# What neither an editor nor a reader can see: control characters, zero width, soft hyphens, changes of direction,
# odd spaces and line ends, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class YamlFile:
    """One file that was read: `path` relative to the root, its text, and its data (None if it has problems)."""

    path: str
    text: str = field(repr=False)
    data: Any = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=Loader)

    def place(self, keys: Keys, at_key: bool = False) -> Place:
        """Where the value under `keys` stands, or (`at_key`) its key; where keys are missing, their last parent."""
        node, place = self._root, self._of(self._root)
        for key in keys:
            found = _child(node, key)
            if found is None:
                break
            label, node = found
            place = self._of(label if at_key or isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) else node)
        return place

    def value(self, keys: Keys) -> Any:
        """The plain value under `keys`, or None where there is none."""
        value = self.data
        for key in keys:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def _of(self, node: yaml.Node | None) -> Place:
        return Place(self.path) if node is None else _place(self.path, node.start_mark)


def read(root: Path, path: str) -> YamlFile:
    """Read `root / path`. Every fault comes back in `problems`; then `data` is None. Nothing is raised."""
    text = read_text(root, path)
    return _refused(path, "", text) if isinstance(text, Problem) else parse(path, text)


def read_text(root: Path, path: str) -> str | Problem:
    """The text of the file `root / path`, without a byte order mark, or why it has none. Nothing is raised."""
    file = root / path
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        message = Said(en="the file cannot be read", id="berkas ini tidak dapat dibaca")
        hint = Said(
            en="see that it is there (a link may lead nowhere) and that you may open it",
            id="pastikan berkasnya ada (tautan berkas mungkin putus) dan boleh Anda buka",
        )
        return Problem(Place(path), "missing-file", message, hint)
    if size > MAX_BYTES:
        message = Said(en=f"the file has {size:,} bytes", id=f"berkas ini {size:,} bita".replace(",", "."))
        hint = Said(
            en="a record has at most 1,000,000; is this the right file? split it or take it out",
            id="satu rekaman paling banyak 1.000.000; benarkah berkas ini? pecah atau keluarkan",
        )
        return Problem(Place(path), "yaml-size", message, hint)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = Said(
            en=f"byte 0x{raw[error.start]:02x} is not UTF-8", id=f"bita 0x{raw[error.start]:02x} bukan UTF-8"
        )
        hint = Said(en="save the file again as UTF-8", id="simpan ulang berkas ini sebagai UTF-8")
        return Problem(Place(path, line, column), "yaml-utf8", message, hint)


def parse(path: str, text: str) -> YamlFile:
    """The data of `text`, which stands in `path`. Every fault comes back in `problems`; nothing is raised."""
    unseen = [_invisible(path, text, match) for match in _INVISIBLE.finditer(text)]
    if unseen:
        return _refused(path, text, *unseen[:20])
    try:
        deep = _deep(path, text)
        if deep:
            return _refused(path, text, deep)
        root = yaml.compose(text, Loader=Loader)
        hidden = list(_hidden(path, text))
    except yaml.MarkedYAMLError as error:
        if "undefined alias" in (error.problem or ""):
            return _refused(path, text, _alias(_place(path, error.problem_mark), _word_at(text, error.problem_mark)))
        return _refused(path, text, explain(path, text, error))
    except yaml.YAMLError as error:
        return _refused(path, text, Problem(Place(path), "yaml-syntax", Said(en=str(error), id=str(error))))
    except RecursionError:  # the pure parser only
        return _refused(path, text, _too_deep(Place(path)))
    if hidden:
        return _refused(path, text, *hidden)
    if root is None or isinstance(root, yaml.ScalarNode) and (_scalar(root) is None or not root.value.strip()):
        hint = Said(en="write a record, or delete the file", id="tulis satu rekaman, atau hapus berkas ini")
        message = Said(en="the file is empty", id="berkas ini kosong")
        return _refused(path, text, Problem(Place(path), "yaml-empty", message, hint))
    problems: list[Problem] = list(_cut(path, text, root)) if _CUT.search(text) else []
    data = _construct(path, root, problems, 0)
    return _refused(path, text, *problems) if problems else YamlFile(path, text, data)


def _refused(path: str, text: str, *problems: Problem) -> YamlFile:
    return YamlFile(path, text, None, problems)


def _place(path: str, mark: Any) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


def _at(path: str, text: str, offset: int) -> Place:
    return Place(path, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _child(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for label, value in node.value:
            if label.value == str(key):
                return label, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _construct(path: str, node: yaml.Node, problems: list[Problem], depth: int, in_brackets: bool = False) -> Any:
    if depth > MAX_DEPTH:
        problems.append(_too_deep(_place(path, node.start_mark)))
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if node.flow_style and node.value and not in_brackets:
        message = Said(en="values in brackets on one line", id="nilai dalam kurung pada satu baris")
        hint = Said(
            en="write one value a line, indented (`- value` or `key: value`); "
            "text that begins with [ or { needs quotes",
            id="tulis satu nilai per baris, menjorok (`- nilai` atau `kunci: nilai`); "
            "teks yang diawali [ atau { perlu tanda kutip",
        )
        problems.append(Problem(_place(path, node.start_mark), "yaml-block", message, hint))
        in_brackets = True
    if isinstance(node, yaml.SequenceNode):
        return [_construct(path, part, problems, depth + 1, in_brackets) for part in node.value]
    data: dict[str, Any] = {}
    for label, value in node.value:
        if not isinstance(label, yaml.ScalarNode):
            message = Said(en="a key that is not a word", id="kunci yang bukan kata")
            problems.append(Problem(_place(path, label.start_mark), "yaml-syntax", message))
            continue
        if label.value in data:
            message = Said(en=f"key {label.value!r} stands twice", id=f"kunci {label.value!r} ada dua kali")
            hint = Said(
                en="keep one of the two; YAML would drop the first without a word",
                id="sisakan satu; YAML akan membuang yang pertama diam-diam",
            )
            problems.append(Problem(_place(path, label.start_mark), "yaml-duplicate-key", message, hint))
        data[label.value] = _construct(path, value, problems, depth + 1, in_brackets)
    return data


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.style:  # quoted or a block: always text (libyaml says '' for a plain one, the pure parser None)
        return node.value
    value: str = node.value
    if value in _WORDS:
        return _WORDS[value]
    if _INT.fullmatch(value) and len(value) < 18:
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value


def _hidden(path: str, text: str) -> Iterator[Problem]:
    """Anchors, aliases and tags: they make one value depend on another place, or on a program."""
    if not _MARK.search(text):
        return
    for event in yaml.parse(text, Loader=Loader):
        place = _place(path, event.start_mark) if event.start_mark else Place(path)
        if isinstance(event, yaml.AliasEvent):
            yield _alias(place, f"*{event.anchor}")
        elif getattr(event, "anchor", None):
            message = Said(en=f"anchor '&{event.anchor}'", id=f"jangkar '&{event.anchor}'")
            yield Problem(place, "yaml-alias", message, _WRITE_OUT)
        if getattr(event, "tag", None):
            word = _word_at(text, event.start_mark)
            message = Said(en=f"tag {word!r}", id=f"tag {word!r}")
            hint = Said(
                en="take the tag out; text that begins with ! needs quotes",
                id="buang tag itu; teks yang diawali ! perlu tanda kutip",
            )
            yield Problem(place, "yaml-tag", message, hint)


def _cut(path: str, text: str, node: yaml.Node) -> Iterator[Problem]:
    """Texts of which YAML drops what follows ' #'."""
    lines = text.split("\n")
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _cut(path, text, part)
    for label, value in node.value if isinstance(node, yaml.MappingNode) else ():
        end = value.end_mark
        if label.value in ("id", "en") and isinstance(value, yaml.ScalarNode) and not value.style and value.value:
            if (rest := lines[end.line][end.column :].strip() if end.line < len(lines) else "").startswith("#"):
                message = Said(en=f"{rest!r} is a comment, not text", id=f"{rest!r} adalah komentar, bukan teks")
                hint = Said(
                    en="put the whole text in quotes, or take the comment out",
                    id="beri tanda kutip pada seluruh teks, atau hapus komentar itu",
                )
                yield Problem(_place(path, end), "yaml-comment", message, hint)
        yield from _cut(path, text, value)


_WRITE_OUT = Said(
    en="write the value out where it is used; text that begins with * or & needs quotes",
    id="tulis nilainya langsung di tempatnya; teks yang diawali * atau & perlu tanda kutip",
)


def _word_at(text: str, mark: Any) -> str:
    return text.split("\n")[mark.line][mark.column :].split()[0]


def _alias(place: Place, name: str) -> Problem:
    return Problem(place, "yaml-alias", Said(en=f"alias {name!r}", id=f"alias {name!r}"), _WRITE_OUT)


def _deep(path: str, text: str) -> Problem | None:
    if sum(1 for _ in _OPENER.finditer(text)) <= _OPENERS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return _too_deep(_place(path, event.start_mark))
    return None


def _too_deep(place: Place) -> Problem:
    message = Said(en=f"nested deeper than {MAX_DEPTH} levels", id=f"bersarang lebih dari {MAX_DEPTH} tingkat")
    hint = Said(en="no record needs that many; take brackets or `- ` marks out",
                id="tidak ada rekaman yang memerlukannya; kurangi kurung atau tanda `- `")  # fmt: skip
    return Problem(place, "yaml-syntax", message, hint)


def _invisible(path: str, text: str, match: re.Match[str]) -> Problem:
    message = Said(
        en=f"invisible character U+{ord(match[0]):04X}", id=f"aksara tak terlihat U+{ord(match[0]):04X}"
    )
    hint = Said(
        en="delete it, or type a plain space (it often comes with pasted text)",
        id="hapus, atau ketik spasi biasa (biasanya terbawa dari teks yang ditempel)",
    )
    return Problem(_at(path, text, match.start()), "yaml-invisible", message, hint)
