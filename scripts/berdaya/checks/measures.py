"""What the rules count: words, content stems, sentences, numbers, likeness; and the word lists they look up.

Every measure takes one text in one language; a cue in one language is a cue, whatever the other says.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import snowballstemmer

from berdaya.fields import Lang
from berdaya.links import without_links

# About twice the texts of 5,000 items, so that every rule after the first finds its texts measured.
_TEXTS = 1 << 17

_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1|(?<!\w)(_{1,3})(?=[^\W_])(.+?)(?<=[^\W_])\3(?!\w)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A full stop, question or exclamation mark, with closing quotes or emphasis, before white space.
_SENTENCE_END = re.compile(r"""(?<=[.?!…])["'”’)*_]*\s+""")
_CLAUSE_END = re.compile(r"[.,:;!?…–—]|\s-\s|$")


@lru_cache(_TEXTS)
def plain(text: str) -> str:
    """`text` as a reader sees it: links as what they show, no emphasis marks, one kind of apostrophe, single spaces."""
    text = without_links(text) if "[[" in text else text
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda match: match[2] or match[4], text)
    return " ".join(text.replace("’", "'").split())


def fold(text: str) -> str:
    """`text` without marks, in lower case, with single spaces: two texts that fold alike are the same to a reader."""
    return plain(text).casefold()


@lru_cache(_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of `text` in lower case; a hyphenated or reduplicated word ("ibu-ibu") is one."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(_TEXTS)
def stems(text: str, lang: Lang, *aside: str) -> frozenset[str]:
    """C(s) of the catalogue: the content stems of `text`, stop words removed, stemmed by Snowball; numbers count.

    The words of the lists named in `aside` are removed like stop words.
    """
    stop = vocabulary(lang, "stop", *aside)
    left = _word_set(text) - stop
    if "-" in text:
        left = {part for word in left for part in word.split("-")} - stop
    return frozenset([stem(word, lang) for word in left])


@lru_cache(1 << 16)
def stem(word: str, lang: Lang) -> str:
    """The Snowball stem of one word in lower case ("memberdayakan", "pemberdayaan" -> "daya")."""
    return _STEMMERS[lang].stemWord(word.partition("'")[0] if lang == "en" else word)


_STEMMERS = {"id": snowballstemmer.stemmer("indonesian"), "en": snowballstemmer.stemmer("english")}


def sentences(text: str) -> list[str]:
    """The sentences of `text` in order, with their marks. Abbreviations with a stop are not known."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def opening(text: str) -> tuple[str, str]:
    """The words of `text` before its first punctuation mark, and that mark ('' where the text ends without one)."""
    shown = plain(text)
    match = _CLAUSE_END.search(shown)
    return (shown[: match.start()].strip(), match[0].strip()) if match else (shown, "")


def numbers(text: str) -> Counter[str]:
    """The numbers of `text` in digits and how often each stands there, without `.` and `,` (1.000 is 1,000)."""
    return Counter(number.replace(".", "").replace(",", "") for number in _NUMBER.findall(plain(text)))


# ---- likeness -----------------------------------------------------------------------------------------------


def likeness(one: str, other: str) -> float:
    """`difflib.SequenceMatcher.ratio` of two texts, folded: 2 M / T, where M characters match of T in both.

    In a fixed order, since the ratio depends on it, and without `autojunk`, which breaks it from 200 characters on.
    """
    one, other = sorted((fold(one), fold(other)))
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def likeness_from(one: str, other: str, least: float) -> float | None:
    """The likeness of two texts where it is at least `least`, else None; most pairs are settled without comparing."""
    if can_be_like(fold(one), fold(other), least):
        ratio = likeness(one, other)
        return ratio if ratio >= least else None
    return None


def can_be_like(one: str, other: str, least: float) -> bool:
    """False only where the likeness of two folded texts is surely below `least`.

    Matching blocks stand in the same order in both texts, so D = T - 2 M characters are put in or taken out, and a
    ratio of `least` allows D <= (1 - least) T. Hence three bounds, each dearer than the one before: lengths differ by
    at most D; characters, counted, by at most D; pairs of neighbours by at most 3 D, since one character put in or
    taken out touches three pairs (q-gram lemma, Ukkonen 1992, for q = 2).
    """
    if one == other:
        return True
    allowed = (1 - least) * (len(one) + len(other)) + 1e-9
    return (
        abs(len(one) - len(other)) <= allowed
        and _apart(_characters(one), _characters(other)) <= allowed
        and _apart(_neighbours(one), _neighbours(other)) <= 3 * allowed
    )


def _apart(one: Counter, other: Counter) -> int:
    mine = one.keys()
    both = sum(min(one[key], other[key]) for key in mine & other.keys())
    return one.total() + other.total() - 2 * both


@lru_cache(1 << 10)
def _characters(text: str) -> Counter[str]:
    return Counter(text)


@lru_cache(1 << 10)
def _neighbours(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text))


# ---- word lists ---------------------------------------------------------------------------------------------


@lru_cache
def forms(name: str, lang: Lang) -> tuple[str, ...]:
    """The forms of `words/<name>.<lang>.txt`: one a line, `#` begins a comment."""
    text = files("berdaya.checks").joinpath("words", f"{name}.{lang}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def find(text: str, lang: Lang, *names: str) -> re.Match[str] | None:
    """The first form of some lists in `text`, read as plain words, or None."""
    return next(iter(find_all(text, lang, *names)), None)


def find_all(text: str, lang: Lang, *names: str) -> list[re.Match[str]]:
    """Every form of some lists in `text`, read as plain words, in order; of two that overlap, the first or longer."""
    expressions = _possible(text, lang, names)
    if not expressions:
        return []
    shown = plain(text)
    found = [match for expression in expressions for match in expression.finditer(shown)]
    if len(found) < 2:
        return found
    found.sort(key=lambda match: (match.start(), -match.end()))
    apart = found[:1]
    for match in found[1:]:
        if match.start() >= apart[-1].end():
            apart.append(match)
    return apart


def without(text: str, lang: Lang, *names: str) -> str:
    """`text` in plain words, with every form of some lists taken out."""
    shown, at, left = plain(text), 0, list[str]()
    for match in find_all(text, lang, *names):
        left.append(shown[at : match.start()])
        at = match.end()
    return " ".join([*left, shown[at:]])


@lru_cache
def vocabulary(lang: Lang, *names: str) -> frozenset[str]:
    """Every word that stands in a form of some lists."""
    return frozenset(word for name in names for form in forms(name, lang) for word in words(form))


@lru_cache
def pattern(lang: Lang, *names: str) -> re.Pattern[str]:
    """One expression for all forms of some lists, longest first, whatever the case, as whole words in plain text.

    In a form `*` stands for letters, `~` for a number, `@` for the letter of an option; `^` and `$` for the beginning
    and the end of the text, quotes and final punctuation aside. Words in capitals (TODO) must stand in capitals.
    """
    every = sorted({form for name in names for form in forms(name, lang)}, key=len, reverse=True)
    return re.compile("|".join(map(_expression, every)), re.IGNORECASE)


def _expression(form: str) -> str:
    body = form.removeprefix("^").removesuffix("$")
    start = r"^[(\"'“]?" if form.startswith("^") else "" if body[0] in "[{<" else r"(?<!\w)(?<!\w-)"
    end = r"(?=\W*$)" if form.endswith("$") else r"(?!\w|-\w)" if re.match(r"[\w*~@]", body[-1]) else ""
    return start + "".join(_NOTATION.get(part) or _literal(part) for part in re.split(r"([ *~@])", body)) + end


def _literal(part: str) -> str:
    return "".join(f"(?-i:{piece})" if piece.isupper() else re.escape(piece) for piece in re.split("([A-Z]{2,})", part))


_NOTATION = {
    " ": r"\s+",
    "*": r"[^\W\d_]*",
    "~": r"\d+",
    # A small "a" is an English article unless the clause ends there; no other small letter is a word.
    "@": r"[\"'“(]?(?-i:[A-F]|[b-f]|a(?=[\"'”)]|\s*(?:[.,;:!?]|$)))(?!\w|-\w)",
}


def _possible(text: str, lang: Lang, names: tuple[str, ...]) -> list[re.Pattern[str]]:
    """The expressions of the forms that may stand in `text`.

    Looking up the words of a text and then comparing one form or two is some twenty times faster than one long
    expression for all forms.
    """
    starts, by_word = _by_word(lang, names)
    possible = [form for word in starts & _word_set(text) for form in by_word[word]]
    return [_compiled(form) for form in (*possible, *by_word.get("", ()))]


@lru_cache
def _by_word(lang: Lang, names: tuple[str, ...]) -> tuple[frozenset[str], dict[str, list[str]]]:
    """Words, and under each the forms that cannot stand in a text without it; under '' those that have no such word."""
    found: dict[str, list[str]] = {}
    for form in dict.fromkeys(form for name in names for form in forms(name, lang)):
        whole = [word for part in form.split() if not re.search("[*~@]", part) for word in words(part)]
        found.setdefault(max(whole, key=len, default=""), []).append(form)
    return frozenset(found), found


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Compiled when a text may hold it: most forms of the lists stand in none, and there are two thousand."""
    return re.compile(_expression(form), re.IGNORECASE)


@lru_cache(_TEXTS)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(words(text))
