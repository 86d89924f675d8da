"""Items as forms: single ones, and a case with its decisions. Each kind of interaction has two macros in items.html."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby, pairwise
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup, escape

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.interactions import Choice, Gap, Interaction, Match, Order, TextEntry
from berdaya.items import interaction
from berdaya.items.record import AT_WORK, ItemRecord
from berdaya.render.addresses import address
from berdaya.render.inline import Inline
from berdaya.render.page import Page
from berdaya.render.shuffle import arranged, shuffled
from berdaya.render.words import word

_GAP = re.compile(r"\[([a-z])\]")


def order_of(slug: str, act: Interaction) -> list[str]:
    """The order in which the parts of an item are shown: alike in both languages, and never the solution."""
    if isinstance(act, Choice):
        return list(act.options) if act.fixed else shuffled(list(act.options), slug)
    if isinstance(act, Order):
        return arranged(list(act.steps), slug, lambda order: all(act.rank(a) <= act.rank(b) for a, b in pairwise(order)))
    if isinstance(act, Match):
        lists = [list(act.responses)] if act.reuse else [responses_of(act, lang) for lang in LANGS]
        return arranged(list(act.premises), slug, lambda order: any(_in_step(act, order, listed) for listed in lists))
    return []


def responses_of(act: Match, lang: Lang) -> list[str]:
    """The responses as they are listed: by alphabet, or as written where they are heads for several premises."""
    if act.reuse:
        return list(act.responses)
    return sorted(act.responses, key=lambda letter: act.responses[letter].text[lang].casefold())


def _in_step(act: Match, order: Sequence[str], listed: Sequence[str]) -> bool:
    """Whether going down both lists at once would solve the item."""
    places = [listed.index(act.premises[letter].match) for letter in order]
    return all(a <= b for a, b in pairwise(places))


@dataclass(frozen=True)
class ItemView:
    """What the form of one item needs, in one language; `page` is where its links start from."""

    corpus: Corpus
    page: Page
    x: Inline
    slug: str
    number: int | None

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.page.lang

    @property
    def t(self) -> Any:
        """The words of the page."""
        return partial(word, self.page.lang)

    @property
    def item(self) -> ItemRecord:
        """The record."""
        return self.corpus.items[self.slug]

    @cached_property
    def act(self) -> Interaction:
        """What the reader does."""
        return interaction(self.item)

    @property
    def applied(self) -> bool:
        """Whether something is done with what was learnt, which the level *Cakap* asks for."""
        return self.item.bloom in AT_WORK

    @property
    def order(self) -> list[str]:
        """The parts in the order in which they are shown."""
        return order_of(self.slug, self.act)

    @property
    def responses(self) -> list[str]:
        """The responses of a match in the order in which they are shown."""
        assert isinstance(self.act, Match)
        return responses_of(self.act, self.lang)

    @property
    def options(self) -> dict[str, list[str]]:
        """The options of each gap in the order in which they are shown."""
        assert isinstance(self.act, TextEntry)
        return {letter: shuffled(list(gap.options), f"{self.slug}/{letter}") for letter, gap in self.act.gaps.items()}

    @property
    def pieces(self) -> list[tuple[Markup, str]]:
        """A text with gaps, cut: each piece with the letter of the gap that follows it ('' at the end)."""
        assert isinstance(self.act, TextEntry)
        cut = _GAP.split(str(self.x.html(self.act.text[self.lang]))) + [""]
        return [(Markup(cut[at]), cut[at + 1]) for at in range(0, len(cut), 2)]  # noqa: S704 (made by Inline)

    def named(self, letter: str, shown: Markup) -> Markup:
        """The filling of a gap, with the gap's number where there are several."""
        assert isinstance(self.act, TextEntry)
        if len(self.act.gaps) == 1:
            return Markup(escape(shown))
        in_text = _GAP.findall(self.act.text[self.lang])
        return Markup("{}: {}").format(self.t("gap", n=in_text.index(letter) + 1), shown)

    def accepted(self, gap: Gap) -> Markup:
        """The attribute with all that may be typed: of both languages, since an answer outlives a change of language."""
        assert gap.accepted
        return Markup(' data-accepted="{}"').format("|".join(gap.accepted.id + gap.accepted.en))

    @property
    def kicker(self) -> str:
        """What stands over the stem: the number of a question, the aim of a task."""
        if self.item.scored:
            return f"{self.t('question')} {self.number}" if self.number else self.t("question")
        return self.t("task_aim") if getattr(self.act, "plan", None) else ""

    @property
    def summary(self) -> str:
        """The word over what stands behind the form."""
        if self.item.scored:
            return "reasons"
        return "task_debrief" if getattr(self.act, "plan", None) else "criteria"

    @property
    def described_by(self) -> str:
        """The ids of the case and of the scenario that belong to the question."""
        case = self.corpus.case_of.get(self.slug)
        ids = [f"case-{case}"] if case else []
        return " ".join(ids + ([f"item-{self.slug}-scenario"] if self.item.scenario else []))

    @property
    def section(self) -> str:
        """The name of the section that answers the item."""
        return word(self.lang, self.item.anchor.rsplit("--", 1)[1])

    @property
    def again(self) -> str:
        """The link to that section."""
        owner, section = self.item.anchor.rsplit("--", 1)
        there = address("concept", owner, self.lang)
        return f"#{section}" if there == self.page.address else f"{self.page.link(there)}#{section}"

    @property
    def report(self) -> str:
        """The link to a new issue about the item, by `.github/ISSUE_TEMPLATE/item.md`; '' without a repository."""
        repository = self.page.settings.repo_url
        title = urlencode({"title": f"{self.slug} (rev {self.item.rev})"})
        return f"{repository}/issues/new?template=item.md&{title}" if repository else ""


# Stands for the number of an item in a form that is made once and shown on several pages.
_NUMBER = 987654321


class Items:
    """The forms of the items of one site. Each is made once a language: an item stands on up to three pages."""

    def __init__(self, env: Environment, corpus: Corpus) -> None:
        self._macros, self._corpus = env.get_template("items.html").module, corpus
        self._made: dict[tuple[str, Lang], str] = {}

    def one(self, page: Page, slug: str, number: int | None = None) -> Markup:
        """The form of one item on `page`; unscored items have no number."""
        item, key = self._corpus.items[slug], (slug, page.lang)
        self._corpus.case_of.get(slug)  # so that whoever watches sees both looks, even if the form is made already
        home = self._home(page, slug)
        form = self._made.get(key)
        if form is None:
            inline = Inline(self._corpus, home, explains=False)
            view = ItemView(self._corpus, home, inline, slug, _NUMBER if item.scored else None)
            form = str(self._macros.form(view))  # type: ignore[attr-defined]
            if not inline.has_links:  # or it would rest on what the links name
                self._made[key] = form
        form = form.replace(str(_NUMBER), str(number))
        owner = item.anchor.rsplit("--", 1)[0]
        here = address("concept", owner, page.lang) == page.address
        return Markup(form.replace(f'href="{home.link(page.address)}#', 'href="#') if here else form)

    def _home(self, page: Page, slug: str) -> Page:
        """The page of the quiz of an item's concept. All pages with items lie as deep, so its links serve them all."""
        concept = self._corpus.items[slug].concept
        return Page("quiz", concept, page.lang, "", "", lambda page: "", settings=page.settings)

    def all(self, page: Page, slugs: Sequence[str], heading: int, first: int = 1) -> Markup:
        """The forms of items, numbered from `first`; decisions of one case that follow one another stand under it."""
        forms: list[Markup] = []
        number = first
        for case, group in groupby(slugs, key=self._corpus.case_of.get):
            if case:
                forms.append(self._open(page, case, heading))
            for slug in group:
                forms.append(self.one(page, slug, number))
                number += 1
            forms += [Markup("</div>")] if case else []
        return Markup("\n").join(forms)

    def _open(self, page: Page, slug: str, heading: int) -> Markup:
        inline = Inline(self._corpus, page, explains=False)
        tools = (heading, inline, page.lang, partial(word, page.lang))
        return Markup(self._macros.case_open(slug, self._corpus.cases[slug], *tools))  # type: ignore[attr-defined]
