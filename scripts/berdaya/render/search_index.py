"""The index of one language: what the browser needs to find pages by word families, as small as it will go.

A word of the text is kept as its root, once for each place (a section of a page) where it stands; titles, names and
summaries are kept as they are, and the browser looks their words up itself. search_index.js reads all this.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.render.page import Page
from berdaya.render.roots import data, irregular, root_of, smaller, words_in
from berdaya.render.search_entries import Entry, Section, entries
from berdaya.render.search_lexicon import pack

# The letter for the smallest gap between two numbers; the next ones follow it.
FIRST_GAP = "#"
SEPARATOR = "|"

_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+")


def index(corpus: Corpus, pages: Sequence[Page]) -> bytes:
    """The index of `pages`, which are all of one language, as JSON."""
    lang: Lang = pages[0].lang
    other = next(each for each in LANGS if each != lang)
    found = entries(corpus, pages)
    words, foreign = _Words(lang, [section.text for entry in found for section in entry.sections]), _Words(other, [])
    for entry in found:
        words.add(" ".join((entry.title, entry.summary, *entry.names)))
        foreign.add(" ".join(entry.foreign))
    places = [words.add(section.text) - _shown(words, entry, section) for entry in found for section in entry.sections]
    words.complete()
    foreign.complete()
    common = Counter(root for place in places for root in place)
    order = sorted(words.families, key=lambda root: (-common[root], root))
    number = {root: at for at, root in enumerate(order)}
    kinds = list(dict.fromkeys((section.anchor, section.name) for entry in found for section in entry.sections))
    whole = {
        "lang": lang,
        "stop": " ".join(sorted(_stopwords())),
        "rules": data("affixes")[lang],
        **pack((root, words.families[root]) for root in order)._asdict(),
        "other": {"rules": data("affixes")[other], **pack(sorted(foreign.families.items()))._asdict()},
        "sections": kinds,
        "entries": [_row(entry, kinds) for entry in found],
        "places": " ".join(_gaps(sorted(number[root] for root in place)) for place in places),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _row(entry: Entry, kinds: list[tuple[str, str]]) -> list[object]:
    sections = [kinds.index((section.anchor, section.name)) for section in entry.sections]
    return [entry.kind, entry.address, entry.title, entry.summary, SEPARATOR.join(entry.names),
            SEPARATOR.join(entry.foreign), sections]  # fmt: skip


def _shown(words: _Words, entry: Entry, section: Section) -> set[str]:
    """The roots of what the index holds as text anyway."""
    return set() if section.anchor else words.add(f"{entry.title} {entry.summary}")


def _gaps(numbers: Iterable[int]) -> str:
    last, text = -1, ""
    for number in numbers:
        text += chr(ord(FIRST_GAP) + number - last - 1)
        last = number
    return text


@cache
def _stopwords() -> frozenset[str]:
    """Of both languages: the other one's names are looked for too, with their articles."""
    return frozenset(word for lang in LANGS for word in data("stopwords")[lang].split())


class _Words:
    """The words of one language that are met, by family."""

    def __init__(self, lang: Lang, texts: Sequence[str]) -> None:
        """`texts` is all there is; in them proper names are told from other words."""
        self.families: dict[str, set[str]] = defaultdict(set)
        self._lang, self._root, self._texts = lang, root_of(lang), texts
        self._roots: dict[str, str] = dict.fromkeys(_stopwords(), "")

    def add(self, text: str) -> set[str]:
        """The roots in `text`; its forms are kept."""
        words = set(words_in(text))
        for word in words.difference(self._roots):
            self._roots[word] = root = self._learn(word)
            if root:
                self.families[root].add(word)
        return {root for root in map(self._roots.__getitem__, words) if root}

    def complete(self) -> None:
        """Add the irregular forms of the families that are met: no affix leads from poverty to poor.

        And those of others that affixes would lead to a family that is met: without them, who looks for responsibility
        would be shown responses.
        """
        met = {*self._roots, *self.families}
        for word in irregular(self._lang):
            root = self._root(word)
            is_met = root in self.families or any(made in met for made in smaller(word, self._lang))
            if is_met and word not in _stopwords():
                self.families[root].add(word)

    def _learn(self, word: str) -> str:
        if len(word) < 2:
            return ""
        root = self._root(word)
        # Kasan, a name, is no kas, and Gunawan no guna.
        suffixed = word != root and word.startswith(root)
        return word if suffixed and word in self._names else root

    @cached_property
    def _names(self) -> set[str]:
        """What stands inside sentences with a capital, and nowhere without one."""
        whole = " ".join(self._texts)
        return {name.lower() for name in _NAME.findall(whole)} - set(whole.split())
