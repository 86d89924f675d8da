"""S08, in part: codes and slugs are never given twice, not even after their record is gone.

What changes between two versions of the content (a slug that vanishes, `rev`) is seen only by comparing them.
"""

from __future__ import annotations

from collections.abc import Iterator

from berdaya.checks.rule import Finding, Rule
from berdaya.corpus import Corpus, RecordId
from berdaya.problems import Said


def check(corpus: Corpus) -> Iterator[Finding]:
    """Codes that two items have, alive or retired, and retired slugs that are alive."""
    first: dict[str, RecordId] = {}
    for kind, table in (("retired", corpus.retired), ("item", corpus.items)):
        for slug, entry in table.items():
            if not entry.code:
                continue
            owner = first.setdefault(entry.code, (kind, slug))
            if owner != (kind, slug):
                gone = owner[0] == "retired"
                message = Said(
                    en=f"code {entry.code!r} {'belonged' if gone else 'belongs'} to {owner[1]!r}",
                    id=f"kode {entry.code!r} {'dahulu ' if gone else ''}milik {owner[1]!r}",
                )
                hint = Said(
                    en="give this one a new code; `berdaya new item` gives one",
                    id="beri yang ini kode baru; `berdaya new item` memberikannya",
                )
                yield Finding((kind, slug), ("code",), message, hint)
    for slug in corpus.retired:
        alive = next((record for record in corpus.origins if record[1] == slug and record[0] != "retired"), None)
        if alive:
            there = corpus.place(alive, (), at_key=alive[0] in ("item", "term"))
            message = Said(
                en=f"{slug!r} is retired, and stands at {there.path}:{there.line}",
                id=f"{slug!r} sudah dipensiunkan, tetapi ada di {there.path}:{there.line}",
            )
            hint = Said(en="give the new record another slug", id="beri rekaman baru itu slug lain")
            yield Finding(("retired", slug), (), message, hint, at_key=True)


RULE = Rule("item-code", "error", Said(en="codes and slugs are given once", id="kode dan slug diberikan sekali"), check)
