"""A unit in one file, opened from a folder as on a phone that was sent it: nothing is asked for, and everything works."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from answering import check, fill, key_of, miss_of
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from berdaya.corpus import Corpus
from berdaya.fields import LANGS, Lang
from berdaya.items import interaction
from berdaya.render.onefile import file_name, onefile
from berdaya.render.site import Site
from berdaya.render.words import WORDS, word

UNIT, OTHER = "accompanist-and-roles", "household-and-economy"
# Both languages, and items of every kind, without opening each file for each question.
FILES: list[tuple[str, Lang]] = [(UNIT, "id"), (OTHER, "en")]
PHONE = {"width": 360, "height": 740}
DENIED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of two units in one folder, as among downloads."""
    place = tmp_path_factory.mktemp("Download")
    for unit in (UNIT, OTHER):
        for lang in LANGS:
            (place / file_name(unit, lang)).write_bytes(onefile(site, unit, lang))
    return place


@pytest.fixture
def opened(open_page: Callable[..., Page], folder: Path) -> Opened:
    """Open a file in a phone without a network; any request but for the file itself fails the test."""

    def start(lang: Lang = "id", unit: str = UNIT, denied: bool = False, where: Path = folder, **options: object) -> Page:
        page = open_page(**({"viewport": PHONE, "offline": True} | options))
        address = (where / file_name(unit, lang)).as_uri()
        page.on("request", lambda request: expected(request.url, address))
        if denied:
            page.add_init_script(DENIED)
        page.goto(address)
        return page

    return start


def expected(url: str, address: str) -> None:
    """The file itself and what stands in it; Playwright gives the error to the test."""
    assert url.split("#")[0] == address or url.startswith("data:"), url


def ready(page: Page) -> Page:
    """The page, when its script has run."""
    page.locator("html[data-js]").wait_for(state="attached")
    return page


def form(page: Page, slug: str) -> Locator:
    """The form of an item."""
    return page.locator(f"[id='item-{slug}']")


def states_after_reload(page: Page, slugs: Iterable[str], wanted: str) -> set[str | None]:
    """How items stand when the file is opened again. Several looks: a page from a folder may get another process, and
    Chromium takes what was stored there in its own time."""
    for _ in range(4):
        page.reload()
        states = {form(page, slug).get_attribute("data-state") for slug in slugs}
        if states == {wanted}:
            break
    return states


def one_of_each(corpus: Corpus, unit: str) -> dict[str, str]:
    """An item of each kind of interaction in a unit."""
    concepts = [entry.concept for entry in corpus.units[unit].concepts]
    slugs = [item for concept in concepts for item in corpus.scored_of.get(concept, ())]
    return {interaction(corpus.items[slug]).kind: slug for slug in reversed(slugs)}


@pytest.mark.parametrize("denied", [False, True], ids=["kept", "denied"])
@pytest.mark.parametrize(("unit", "lang"), FILES)
def test_items_of_each_kind_are_answered(opened: Opened, corpus: Corpus, unit: str, lang: Lang, denied: bool) -> None:
    page = ready(opened(lang, unit, denied))
    note = page.locator(".quiz > .note").first
    expect(note).to_have_text(WORDS["quiz"]["denied"][lang] if denied else "")
    kinds = one_of_each(corpus, unit)
    assert len(kinds) > 1
    for slug in kinds.values():
        act = interaction(corpus.items[slug])
        fill(form(page, slug), act, miss_of(act, lang))
        assert check(form(page, slug)) in {"wrong", "partly"}, slug
        form(page, slug).locator(".feedback > .button").click()
        fill(form(page, slug), act, key_of(act, lang))
        assert check(form(page, slug)) == "right", slug
    task = form(page, corpus.concepts[corpus.items[slug].concept].task)
    assert check(task) == "done"
    assert states_after_reload(page, kinds.values(), "open" if denied else "right") == {"open" if denied else "right"}


def test_together_the_files_have_items_of_every_kind(corpus: Corpus) -> None:
    kinds = one_of_each(corpus, UNIT) | one_of_each(corpus, OTHER)
    assert kinds.keys() == {"choice", "match", "order", "text_entry"}


def test_a_copy_from_elsewhere_finds_its_answers_and_another_unit_does_not(
    opened: Opened, corpus: Corpus, folder: Path, tmp_path: Path
) -> None:
    page = ready(opened())
    slug = one_of_each(corpus, UNIT)["choice"]
    act = interaction(corpus.items[slug])
    fill(form(page, slug), act, key_of(act, "id"))
    check(form(page, slug))
    page.locator(".switch-theme").click()
    copy = tmp_path / "berdaya (1).html"
    copy.write_bytes((folder / file_name(UNIT, "id")).read_bytes())
    again = page.context.new_page()
    again.goto(copy.as_uri())
    # Another process may learn of what was stored a moment later; the page then shows it by itself.
    expect(form(ready(again), slug)).to_have_attribute("data-state", "right")
    again.goto((folder / file_name(UNIT, "en")).as_uri())  # the other language is the same course
    # Another process may learn of what was stored a moment later; the page then shows it by itself.
    expect(form(ready(again), slug)).to_have_attribute("data-state", "right")
    assert again.locator("html").get_attribute("data-theme") == "dark"
    before = again.evaluate("({...localStorage})")
    again.goto((folder / file_name(OTHER, "id")).as_uri())
    slug = one_of_each(corpus, OTHER)["choice"]
    act = interaction(corpus.items[slug])
    fill(form(ready(again), slug), act, key_of(act, "id"))
    check(form(again, slug))
    assert again.evaluate("({...localStorage})").items() > before.items()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_every_link_of_the_contents_leads_to_its_place(opened: Opened, lang: Lang, script: bool) -> None:
    page = opened(lang, java_script_enabled=script)
    links = page.locator(".inside a")
    assert links.count() > 12
    for link in links.all():
        page.locator(".to-inside").click()
        link.click()
        place = page.locator(f"[id='{page.url.split('#')[1]}']")
        box, bar = place.bounding_box(), page.locator(".top").bounding_box()
        assert box and bar, page.url
        # Below the bar that stays in sight, and above the end of the window.
        assert bar["y"] == 0 and bar["height"] - 1 <= box["y"] + place.evaluate("e => parseFloat(getComputedStyle(e).paddingTop)")
        assert box["y"] < PHONE["height"] / 2, page.url
        words = place.inner_text()
        assert words in link.inner_text() or "/" in page.url.split("#")[1] or words.startswith(link.inner_text()), page.url


def test_one_walks_from_concept_to_concept(opened: Opened, corpus: Corpus) -> None:
    page = opened()
    names = [corpus.concepts[entry.concept].pref_label.id for entry in corpus.units[UNIT].concepts if entry.concept in corpus.concepts]
    page.locator(".inside .path a").first.click()
    for name in names[1:]:
        last = page.url.split("#")[1]
        page.locator(f".part:has([id='{last}']) [rel=next]").click()
        assert page.locator(f"[id='{page.url.split('#')[1]}']").inner_text() == name
    assert page.locator(f".part:has([id='{page.url.split('#')[1]}']) [rel=next]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opened, corpus: Corpus, scheme: str) -> None:
    for unit, lang in FILES:
        page = ready(opened(lang, unit, color_scheme=scheme))
        for slug in one_of_each(corpus, unit).values():
            act = interaction(corpus.items[slug])
            fill(form(page, slug), act, miss_of(act, lang))
            check(form(page, slug))
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        violations = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in violations] == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out(opened: Opened, width: int) -> None:
    for lang in LANGS:
        page = ready(opened(lang, viewport={"width": width, "height": 740}))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(opened: Opened) -> None:
    small = ready(opened()).evaluate(
        "[...document.querySelectorAll('.top a, .top button, .inside a, .option, .button, .along a')]"
        ".filter((each) => each.checkVisibility()).map((each) => [each.outerHTML, each.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 || box.width < 40).map(([html]) => html.slice(0, 200))"
    )
    assert small == []


@pytest.mark.parametrize("denied", [False, True], ids=["kept", "denied"])
def test_the_theme_is_switched(opened: Opened, denied: bool) -> None:
    page = ready(opened(denied=denied, color_scheme="light"))
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name=word("id", "theme_dark")).click()
    assert page.evaluate(ground) != light
    page.reload()
    assert (ready(page).evaluate(ground) == light) is denied


def test_a_term_is_explained_in_each_concept(opened: Opened) -> None:
    page = opened()
    terms = page.locator(".term")
    assert terms.count() > 5
    for at in range(3):
        terms.nth(at).locator("button").click()
        assert terms.nth(at).locator(".tip").is_visible()
        page.keyboard.press("Escape")


@pytest.mark.parametrize("lang", LANGS)
def test_without_script_the_reasons_stand_behind_each_question(opened: Opened, corpus: Corpus, lang: Lang) -> None:
    page = opened(lang, java_script_enabled=False)
    assert page.locator(".switch-theme").is_hidden()
    for kind, slug in one_of_each(corpus, UNIT).items():
        reasons = form(page, slug).locator("details.reasons")
        assert reasons.is_visible() and not reasons.locator("ul").is_visible(), kind
        reasons.locator("summary").click()
        assert reasons.locator("ul").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_all_that_is_read_can_be_found(opened: Opened, corpus: Corpus) -> None:
    """Only answers, and words explained on tapping (which stand at the end, too), are folded away."""
    page = opened(java_script_enabled=False)
    hidden = page.evaluate(
        "[...document.querySelectorAll('main *')].filter((each) => !each.children.length && each.textContent.trim()"
        " && !each.closest('details, .tip, option, .bank, thead') && !each.checkVisibility()).map((each) => each.outerHTML)"
    )
    assert hidden == []
    assert page.get_by_text(corpus.terms["confronting"].sense.id[:40]).last.is_visible()


def test_on_a_host_it_asks_for_nothing_either(open_page: Callable[..., Page], serve: Callable[[Path], str], folder: Path) -> None:
    page = open_page(viewport=PHONE)
    address = f"{serve(folder)}/{file_name(UNIT, 'id')}"
    page.on("request", lambda request: expected(request.url, address))
    page.goto(address)
    ready(page).wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
