"""What search ought to find, taken from the records by another way than the index: whole texts, and forms listed by hand."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.models import Concept
from berdaya.render.site import Site
from pydantic import BaseModel

# Fields that are not on a page, or not as its text: where in a source, what one checks oneself by, other records' names.
_LEFT_OUT = {"locator", "criteria", "sample", "quiz_intro", "planned", "verified", "url", "doi", "isbn"}
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """The words of a text, small and without accents and possessive endings."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return _WORD.findall(re.sub(r"['’](s\b)?", "", plain).lower())


def truth(site: Site, lang: Lang) -> dict[str, set[str]]:
    """The words of everything that can be found, by address below the site's root."""
    return {address: set(words(_linked(site.corpus, lang, text))) for address, text in _texts(site, lang)}


def occurring(site: Site, lang: Lang) -> set[str]:
    """Every word of the site in a language."""
    return set().union(*truth(site, lang).values())


def _texts(site: Site, lang: Lang) -> list[tuple[str, str]]:
    corpus, root = site.corpus, "" if lang == "id" else "en/"
    texts = []
    for slug, concept in corpus.concepts.items():
        items = [corpus.items[concept.reflection], corpus.items[concept.task]]
        terms = [term for term in corpus.terms.values() if term.concept == slug]
        names = [[term.preferred, term.accepted, term.forbidden] for term in terms]
        names.append([concept.pref_label, concept.alt_labels])
        asked = [[item.scenario, item.stem, item.interaction] for item in items]  # type: ignore[attr-defined]
        refuted = {each.misconception: concept.misconceptions[each.misconception] for each in concept.body.mistakes}
        shown = concept.model_copy(update={"misconceptions": refuted})
        parts = [_all(shown, lang), _all(asked, lang), _both(names), _quoted(corpus, concept)]
        texts.append((f"{root}concepts/{slug}/", "\n".join(parts)))
    for slug, unit in corpus.written_units.items():
        beliefs = [corpus.misconceptions[entry.misconception] for entry in unit.session_plan.expected]
        texts.append((f"{root}units/{slug}/", "\n".join([_all(unit, lang), _all(beliefs, lang), _both(unit.title)])))
    for slug, source in corpus.sources.items():
        texts.append((f"{root}sources/{slug}/", "\n".join([_all(source, lang), _both(source.label), _strings(source)])))
    for slug, term in corpus.terms.items():
        forms = [term.preferred, term.accepted, term.forbidden]
        texts.append((f"{root}glossary/#{slug}", "\n".join([_all([term.sense, term.note], lang), _both(forms)])))
    written = {own.slug if own.slug != "index" else "": own.text for own in corpus.own_pages if own.lang == lang}
    for page in site.navigation(lang):
        if page.kind in ("page", "home") and page.slug not in ("search", "offline"):
            own = _shown(written.get(page.slug, ""))
            more = _announced(corpus, lang) if page.slug == "course" else []
            texts.append((page.address, "\n".join([page.title, page.description, own, *more])))
    return texts


def _announced(corpus: Corpus, lang: Lang) -> list[str]:
    """The units and concepts that are not written yet."""
    units = [unit.title[lang] for slug, unit in corpus.units.items() if slug not in corpus.written_units]
    return units + [name[lang] for name in corpus.planned.values()]


def _quoted(corpus: Corpus, concept: Concept) -> str:
    """Who speaks in a concept's statements."""
    assert corpus.scheme
    voices = [corpus.scheme.voices[name] for each in concept.statements.values() for name in each.said_by]
    return "\n".join(f"{voice.name} {voice.year or ''} {voice.at_first.id if voice.at_first else ''}" for voice in voices)


def _shown(markdown: str) -> str:
    return re.sub(r"\{:.*?\}|\]\([^)]*\)|<!--.*?-->|</?(?:br|code)>|&#91;", " ", markdown, flags=re.DOTALL)


def _all(value: Any, lang: Lang) -> str:
    """Every text in one language inside a record."""
    if isinstance(value, BaseModel) and set(type(value).model_fields) == {"id", "en"}:
        one = getattr(value, lang)
        return one if isinstance(one, str) else "\n".join(one)
    if isinstance(value, BaseModel):
        return "\n".join(_all(getattr(value, name), lang) for name in type(value).model_fields if name not in _LEFT_OUT)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return "\n".join(_all(part, lang) for part in parts)


def _both(value: Any) -> str:
    return "\n".join(_all(value, lang) for lang in LANGS)


def _strings(source: Any) -> str:
    """The fields of a source that are printed as fact, and how the documents cite it."""
    shown = [source.cited_as or ""]
    for name, verified in source.verified.items():
        value = getattr(source, name)
        if verified.status == "seen" and name not in _LEFT_OUT and value:
            for part in value if isinstance(value, list) else [value]:
                shown.append(" ".join(filter(None, part.model_dump().values())) if isinstance(part, BaseModel) else str(part))
    return "\n".join(shown)


def _linked(corpus: Corpus, lang: Lang, text: str) -> str:
    def name(slug: str) -> str:
        if slug in corpus.concepts:
            return corpus.concepts[slug].pref_label[lang]
        return corpus.terms[slug].preferred[lang] if slug in corpus.terms else slug

    return _LINK.sub(lambda match: match[2] or name(match[1].strip()), text)
