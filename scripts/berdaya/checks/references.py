"""References name something that exists: records, voices, statements, lists, misconceptions, cases, `[[links]]`.

References of items are S09. A reference to a concept that is only planned says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from berdaya.checks import targets
from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import INVERSES, Corpus, RecordId
from berdaya.fields import LANGS
from berdaya.links import LINK, links_in
from berdaya.models import Concept
from berdaya.problems import Place, Said
from berdaya.yamlfile import Keys


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference outside items that names nothing."""
    yield from _scheme(corpus)
    for slug, concept in corpus.concepts.items():
        yield from _concept(corpus, ("concept", slug), concept)
    for slug, term in corpus.terms.items():
        if term.concept:
            yield from _records(corpus, ("term", slug), (), "concept", {("concept",): term.concept})
    for slug, case in corpus.cases.items():
        yield from _records(corpus, ("case", slug), ("decisions",), "item", _numbered((), case.decisions))
    yield from _units(corpus)
    yield from _retired(corpus)
    yield from _links(corpus)
    yield from _links_by_hand(corpus)


def _found(record: RecordId, keys: Keys, wrong: targets.Words | None) -> Iterator[Finding]:
    if wrong:
        yield Finding(record, keys, *wrong)


def _records(corpus: Corpus, record: RecordId, at: Keys, kind: str, slugs: dict[Keys, str]) -> Iterator[Finding]:
    for keys, slug in slugs.items():
        yield from _found(record, (*at, *keys), targets.record(corpus, kind, slug))


def _numbered(at: Keys, slugs: Iterable[str]) -> dict[Keys, str]:
    return {(*at, number): slug for number, slug in enumerate(slugs)}


def _inside(record: RecordId, kind: str, slugs: dict[Keys, str], known: Collection[str]) -> Iterator[Finding]:
    for keys, slug in slugs.items():
        if slug not in known:
            yield Finding(record, keys, *targets.no_such(kind, slug, list(known)))


def _scheme(corpus: Corpus) -> Iterator[Finding]:
    for name, voice in corpus.scheme.voices.items() if corpus.scheme else ():
        at: Keys = ("voices", name)
        slugs = _numbered(("candidates",), voice.candidates) | ({("source",): voice.source} if voice.source else {})
        yield from _records(corpus, ("scheme", "scheme"), at, "source", slugs)


def _concept(corpus: Corpus, record: RecordId, concept: Concept) -> Iterator[Finding]:
    voices = corpus.scheme.voices if corpus.scheme else None
    for name, statement in concept.statements.items():
        at: Keys = ("statements", name)
        if voices is not None:
            yield from _inside(record, "voice", _numbered((*at, "said_by"), statement.said_by), voices)
        if statement.concept:
            yield from _records(corpus, record, at, "concept", {("concept",): statement.concept})
    for part in ("statements", "notes"):
        for name, holder in getattr(concept, part).items():
            sources = {("citations", number, "source"): use.source for number, use in enumerate(holder.citations)}
            yield from _records(corpus, record, (part, name), "source", sources)
    statements: dict[Keys, str] = {}
    for name, entry in concept.lists.items():
        statements |= _numbered(("lists", name, "members"), entry.members)
        statements |= {("lists", name, "under"): entry.under} if entry.under else {}
    for name, note in concept.notes.items():
        statements |= _numbered(("notes", name, "about"), note.about)
    if concept.body.diagram:
        statements |= _numbered(("body", "diagram", "then"), concept.body.diagram.then)
        lists = _numbered(("body", "diagram", "lists"), concept.body.diagram.lists)
        yield from _inside(record, "list", lists, concept.lists)
    yield from _inside(record, "statement", statements, concept.statements)
    beliefs: dict[Keys, str] = {
        ("body", "mistakes", number, "misconception"): mistake.misconception
        for number, mistake in enumerate(concept.body.mistakes)
    }
    yield from _inside(record, "misconception", beliefs, concept.misconceptions)
    own: dict[Keys, str] = {("reflection",): concept.reflection, ("task",): concept.task}
    yield from _records(corpus, record, (), "item", _numbered(("self_check",), concept.self_check) | own)
    for relation in INVERSES:
        yield from _records(corpus, record, (relation,), "concept", _numbered((), getattr(concept, relation)))


def _units(corpus: Corpus) -> Iterator[Finding]:
    for slug, unit in corpus.units.items():
        yield from _records(corpus, ("unit", slug), ("requires",), "unit", _numbered((), unit.requires))
        for number, entry in enumerate(unit.concepts):
            if entry.concept not in corpus.planned:
                keys: Keys = ("concepts", number, "concept")
                yield from _records(corpus, ("unit", slug), (), "concept", {keys: entry.concept})
    for slug, unit in corpus.written_units.items():
        yield from _inside(("unit", slug), "case", {("opening_case",): unit.opening_case}, unit.cases)
        for number, expected in enumerate(unit.session_plan.expected):
            keys = ("session_plan", "expected", number, "misconception")
            yield from _found(("unit", slug), keys, targets.part(corpus, "misconception", expected.misconception))


def _retired(corpus: Corpus) -> Iterator[Finding]:
    alive = {slug for kind, slug in corpus.origins if kind != "retired"}
    for slug, entry in corpus.retired.items():
        if entry.moved_to and entry.moved_to not in alive and not targets.is_unreadable(corpus, "item"):
            wrong = targets.no_such("item", entry.moved_to, alive)
            yield Finding(("retired", slug), ("moved_to",), *wrong)


def _links(corpus: Corpus) -> Iterator[Finding]:
    for record, keys, text in corpus.texts:
        said = set()
        for lang in LANGS:
            for target in links_in(text[lang]):
                wrong = None if target.slug in said else targets.link(corpus, target.slug)
                if wrong:  # a link that is wrong in both languages is one mistake
                    said.add(target.slug)
                    yield Finding(record, (*keys, lang), *wrong)


def _links_by_hand(corpus: Corpus) -> Iterator[Finding]:
    """Links in the pages of `docs/`, which are no records."""
    for page in corpus.own_pages:
        for number, line in enumerate(page.text.split("\n"), page.first_line):
            for match in LINK.finditer(line):
                wrong = targets.link(corpus, match[1].strip())
                if wrong:
                    yield Finding(("page", page.path), (), *wrong, place=Place(page.path, number, match.start() + 1))


RULE = Rule("references", "error", Said(en="references name something", id="rujukan menunjuk sesuatu"), check)
