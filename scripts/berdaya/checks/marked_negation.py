"""T01: a negation in the lead-in ("Manakah yang bukan ...?", "Which is not ...?") stands in bold or in capitals.

Threshold: any, in the last sentence of the stem that is no instruction ("Pilih dua."). Source: a negation overlooked
makes an item hard for the wrong reason (Haladyna et al. 2002). A negation in a subordinate clause ("jika warga tidak
hadir"), of somebody else's act ("bagi warga yang tidak hadir") or in a contrast (", bukan ...") is none of the lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from berdaya.checks.choices import in_languages, keys_of, quoted
from berdaya.checks.measures import find, find_all, sentences, words
from berdaya.checks.parts import walked
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus
from berdaya.fields import Lang
from berdaya.interactions import Choice
from berdaya.links import without_links
from berdaya.problems import Said

_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_INSTRUCTION = re.compile(r"\W*(pilih|pilihlah|choose|select|pick|jawab|tandai)\b", re.IGNORECASE)
_LONGEST_INSTRUCTION = 4  # words, as in "Pilih dua jawaban berikut."
# A negation that joins or weighs instead of denying: "tidak hanya", "whether or not", "paling tidak dua".
_JOINS = re.compile(r"\s+(?:hanya|sekadar|saja|cuma|only|just|merely)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"(?:[,;–—-]|\b(?:dan|atau|melainkan|and|or|but|rather))\s*$", re.IGNORECASE)
_MODAL = re.compile(
    r"\s+(?:sebaiknya|seharusnya|semestinya|boleh|harus|perlu|dapat|bisa|justru|paling|sama sekali|yang)$",
    re.IGNORECASE,
)
# Indonesian verbs by their prefix, and words that only look like one.
_VERB = re.compile(r"\b(?:me[mnlrwy]|ber|di|ter)[a-z]{3,}", re.IGNORECASE)
_NO_VERB = frozenset(
    "berikut bersama berdasar berdasarkan mengenai menurut termasuk tersebut terbaik terpenting terakhir "
    "mereka mental berita beras dinas dinding diri".split()
)
_WHY = re.compile(r"\b(?:mengapa|kenapa|bagaimana|bagaimanakah|why|how)\b[^,;:]*$", re.IGNORECASE)
_JUDGED = re.compile(r"\s+(?:tepat|benar|betul|termasuk|merupakan)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|who|whom|which)\b", re.IGNORECASE)
_DEFINING = re.compile(r"\W(?:is|are|was|were)\b(?!.*\b(?:for|to|with|at|by|from|towards?|against)\b)", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must)"
    r"(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)

_AUXILIARY_ONLY = re.compile(r"\s*(?:is|are|was|were|would|should|can|could|does|do)\s*", re.IGNORECASE)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every stem whose lead-in is turned round by a word that is easily overlooked."""
    for slug, item, act, _ in walked(corpus):
        if isinstance(act, Choice) and act.fixed or not item.scored:
            continue  # a statement has no lead-in, and a reflection no key that could be missed
        if found := in_languages(lambda lang: unmarked_negation(item.stem[lang], lang)):
            message = Said(
                en=f"the negation {quoted(found)} is easily overlooked",
                id=f"kata ingkar {quoted(found)} mudah terlewat",
            )
            hint = Said(
                en="ask for what is right instead, or print the word in bold or capitals: **NOT**",
                id="tanyakan yang tepat saja, atau cetak kata itu tebal atau kapital: **TIDAK**",
            )
            yield Finding(("item", slug), keys_of(("stem",), found), message, hint)


def unmarked_negation(stem: str, lang: Lang) -> str | None:
    """The first negation of the lead-in of `stem` that is neither bold nor in capitals, or None."""
    found = negations(stem, lang)
    return next((word for word, marked in found if not marked), None)


def negations(stem: str, lang: Lang) -> list[tuple[str, bool]]:
    """The negations of the lead-in of `stem`, and whether each is in bold or in capitals."""
    if not find(stem, lang, "negation"):
        return []
    raw = without_links(lead_in_sentence(stem)).replace("’", "'")
    bold = [match[2].casefold() for match in _BOLD.finditer(raw)]
    found = []
    for match in find_all(raw, lang, "negation"):
        if _turns_round(match.string[: match.start()], match[0], match.string[match.end() :], lang):
            is_bold = any(match[0].casefold() in part for part in bold)
            found.append((match[0], is_bold or match[0].isupper()))
    return found


def lead_in_sentence(stem: str) -> str:
    """The last sentence of `stem` that is more than "Pilih dua."."""
    listed = sentences(stem)
    while len(listed) > 1 and _INSTRUCTION.match(listed[-1]) and len(words(listed[-1])) <= _LONGEST_INSTRUCTION:
        listed.pop()
    return listed[-1] if listed else stem


def _turns_round(before: str, negation: str, after: str, lang: Lang) -> bool:
    """Whether a negation denies what the lead-in asks for."""
    lead_in = find(before, lang, "lead_in")
    if not lead_in or _WHY.search(before[: lead_in.start()]):
        return False
    between = before[lead_in.end() :]
    excludes = negation.casefold() in ("kecuali", "except")
    if _JOINS.match(after) or find(between, lang, "subordinate"):
        return False
    if excludes:
        return True
    if _CONTRAST.search(between):
        return False
    return _turns_round_id(between, after) if lang == "id" else _turns_round_en(between, negation)


def _turns_round_id(between: str, after: str) -> bool:
    asked = f" {between.strip()}"
    while match := _MODAL.search(asked):
        asked = asked[: match.start()]
    relative = re.search(r"\byang\b[^,]*$", between[len(asked) - 1 :]) is not None
    if relative and _JUDGED.match(after):
        return True
    if find(asked, "id", "reason_noun") and not relative:
        return False
    verbs = (match[0].casefold() for match in _VERB.finditer(asked))
    return not find(asked, "id", "beneficiary") and all(verb in _NO_VERB for verb in verbs)


def _turns_round_en(between: str, negation: str) -> bool:
    relatives = list(_RELATIVE.finditer(between))
    if relatives:
        return bool(_DEFINING.search(f" {between[: relatives[-1].start()]}"))
    if noun := find(between, "en", "reason_noun"):
        return _AUXILIARY_ONLY.fullmatch(noun.string[noun.end() :]) is not None
    return negation.casefold() != "not" or bool(_AUXILIARY.search(between))


RULE = Rule(
    "T01",
    "error",
    Said(
        en="a negation in the lead-in is in bold or in capitals",
        id="kata ingkar di kalimat tanya dicetak tebal atau kapital",
    ),
    check,
)
