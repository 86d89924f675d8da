"""Word families: the root that all words of a family share, for search.

Indonesian roots come from PySastrawi's list of root words (its stemmer agrees in all but a few words and takes ten
times as long); English ones from Snowball. What neither gets right stands in search_families.yml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

import snowballstemmer
import yaml
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from berdaya.fields import Lang

SHORTEST = 3  # letters of a root

_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
# British as American: Snowball knows only -ize.
_BRITISH = re.compile(r"is(?=(?:e[drs]?|ing|ers?|ations?)$)|(?<=[a-z]{3})our|(?<=[a-z])tre(?=s?$)|ramme(?=s?$)")
_AMERICAN = {"is": "iz", "our": "or", "tre": "ter", "ramme": "ram"}
# With these letters no English suffix ends, so Snowball leaves such words as they are.
_WITHOUT_SUFFIX = frozenset("abfhjkopquvwxz0123456789")


def words_in(text: str) -> list[str]:
    """The words of `text` in small letters without accents; the browser has the same rule (affix.js)."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(_POSSESSIVE.sub("", text.lower()))


@cache
def data(name: str) -> dict[str, list[list[str]]]:
    """`affixes`, `families` or `stopwords`, by language (families: by how they are joined, then by language)."""
    text = (files("berdaya") / "render" / f"search_{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # type: ignore[no-any-return]


_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


@cache
def _rules(lang: Lang) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern), _into(text)) for pattern, text in data("affixes")[lang])


def _into(text: str) -> str | Callable[[re.Match[str]], str]:
    # A function, because Python reads a text with a group in it anew for every word.
    return (lambda match: match[1] + text[2:]) if text.startswith("$1") else text


def smaller(word: str, lang: Lang) -> Iterator[str]:
    """What may be left of `word` without its affixes, those with the fewest taken off first (affix.js has the same)."""
    seen, now = {word}, [word]
    while now:
        then: list[str] = []
        for longer in now:
            for pattern, into in _rules(lang):
                made = pattern.sub(into, longer, count=1)
                if made not in seen and len(made) >= SHORTEST:
                    seen.add(made)
                    then.append(made)
        yield from then
        now = then


@cache
def irregular(lang: Lang) -> tuple[str, ...]:
    """The words of families that stemming alone does not bring together."""
    families = data("families")
    return tuple(word for part in ("together", "apart") for line in families[part][lang] for word in line.split())


@cache
def root_of(lang: Lang) -> Callable[[str], str]:
    """The function from a word of `lang` (in small letters) to its root; it remembers every word."""
    base = _indonesian() if lang == "id" else _english()
    families = data("families")
    joined: dict[str, str] = {}
    for line in families["together"][lang]:
        first, *others = line.split()
        joined |= {base(other): base(first) for other in others}
    apart = {word: line.split()[0] for line in families["apart"][lang] for word in line.split()}

    @cache
    def root(word: str) -> str:
        if word in apart:
            return apart[word]
        found = base(word)
        return joined.get(found, found)

    return root


def _indonesian() -> Callable[[str], str]:
    families = data("families")
    known = set(StemmerFactory().get_words()) - set(families["not_roots"]["id"])
    known.update(word for part in ("together", "roots") for line in families[part]["id"] for word in line.split())

    def root(word: str) -> str:
        return word if word in known else next((made for made in smaller(word, "id") if made in known), word)

    return root


def _english() -> Callable[[str], str]:
    stem = snowballstemmer.stemmer("english").stemWord

    def root(word: str) -> str:
        if "is" in word or "our" in word or "tre" in word or "ramme" in word:
            word = _BRITISH.sub(lambda match: _AMERICAN[match[0]], word)
        return word if word[-1] in _WITHOUT_SUFFIX else str(stem(word))

    return root
