"""Answer any item of the real site as its interaction asks, by one way of pressing (`click`, `tap` or `check`)."""

from __future__ import annotations

from berdaya.fields import Lang
from berdaya.interactions import Choice, ExtendedText, Interaction, Match, Order, TextEntry
from playwright.sync_api import Locator


def key_of(act: Interaction, lang: Lang) -> list[str]:
    """The right answer, as the browser stores it; what is typed is in `lang`."""
    if isinstance(act, (Choice, Match, Order)):
        return act.key
    if isinstance(act, TextEntry):
        found = []
        for letter, gap in act.gaps.items():
            options = [other for other, option in gap.options.items() if option.correct]
            found.append(letter + (options[0] if options else gap.accepted[lang][0]))  # type: ignore[index]
        return found
    return []


def miss_of(act: Interaction, lang: Lang) -> list[str]:
    """An answer in which everything that can be wrong is wrong."""
    if isinstance(act, Choice):
        return [letter for letter, option in act.options.items() if not option.correct][: 1 + act.multiple]
    if isinstance(act, Match):
        return [letter + next(each for each in act.responses if each != pair.match) for letter, pair in act.premises.items()]
    if isinstance(act, Order):
        return act.key[::-1]
    assert isinstance(act, TextEntry)
    wrong = {letter: [other for other, option in gap.options.items() if not option.correct] for letter, gap in act.gaps.items()}
    return [letter + (others[0] if others else "zzz") for letter, others in wrong.items()]


def fill(form: Locator, act: Interaction, chosen: list[str], press: str = "click") -> None:
    """Put an answer into the form, and do not check it."""
    if isinstance(act, (Choice, Order)):
        for letter in chosen:
            getattr(form.locator(f".options .option:has(input[value={letter}])"), press)()
    elif isinstance(act, ExtendedText):
        for box in form.locator("textarea").all():
            box.fill("…")
    else:
        for part, value in ((each[0], each[1:]) for each in chosen):
            control = form.locator(f"[name={part}]").first
            if control.evaluate("each => each.tagName") == "SELECT":
                control.select_option(value)
            elif control.get_attribute("type") == "text":
                control.fill(value)
            else:
                getattr(form.locator(f".chip:has(input[name={part}][value={value}])"), press)()


def check(form: Locator, press: str = "click") -> str | None:
    """Press the button; the verdict."""
    getattr(form.locator("button[type=submit]"), press)()
    return form.get_attribute("data-state")
