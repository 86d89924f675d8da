"""The command line: `berdaya check | render | build | compress | weigh | serve | schema | new | export`.

Exit codes: 0 all is well, 1 there are problems, 2 the command was not understood.

A command imports what it alone needs when it runs: half of the time of `check` would go into loading the others.
"""

from __future__ import annotations

import difflib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from berdaya.checks import run
from berdaya.corpus import Corpus, load
from berdaya.items import ITEM_TYPES
from berdaya.problems import FORMATS, Problem, exit_code
from berdaya.write import NotOurs, write

if TYPE_CHECKING:
    from berdaya.render.site import Site

# What `berdaya new` can begin.
KINDS = ("concept", "source", "term", "item", "case", "unit")


def _root() -> Path:
    """The checkout: the nearest folder, from here upwards, that holds `glossary/` and `mkdocs.yml`."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "glossary").is_dir() and (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("No Berdaya checkout here: go to the folder that holds glossary/ and mkdocs.yml.")


def _system_lang() -> str:
    return "id" if os.environ.get("LANG", "").lower().startswith("id") else "en"


class OneOf(click.Choice):
    """A choice that answers an unknown word with the nearest one it knows."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """As click's, with a suggestion in the message."""
        wrong = message.split("'")[1] if "'" in message else ""
        near = difflib.get_close_matches(wrong, [str(choice) for choice in self.choices], 1, 0.5)
        super().fail(f"{message} Did you mean {near[0]!r}?" if near else message, param, ctx)


_lang = click.option("--lang", type=OneOf(["id", "en"]), default=_system_lang, show_default="the system's",
                     help="Language of the messages.")  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="berdaya")
def main() -> None:
    """Check Berdaya's content and make its site and exports."""
    # Records live until the command ends: looking through them again and again for what may go is a third of the time.
    gc.disable()


def _checked(lang: str, form: str = "text", unchecked: bool = False) -> tuple[Corpus, int]:
    """The corpus, with all problems printed, and the exit code they call for."""
    corpus, problems = load(_root())
    problems = sorted(problems + ([] if unchecked else run(corpus)))
    _print(problems, lang, form)
    return corpus, exit_code(problems)


def _print(problems: list[Problem], lang: str, form: str) -> None:
    show: Callable[[Problem, str], str] = FORMATS[form]
    for problem in problems:
        click.echo(show(problem, lang))


def _sound(lang: str, unchecked: bool = False) -> Corpus:
    """The corpus, or the end of the command: nothing is made from content that has problems."""
    corpus, code = _checked(lang, unchecked=unchecked)
    if code:
        raise SystemExit(code)
    return corpus


_unchecked = click.option("--unchecked", is_flag=True, help="`berdaya check` has just passed: only read the files, run no rules.")


@main.command()
@_lang
@click.option("--format", "form", type=OneOf(list(FORMATS)), default="text", show_default=True,
              help="github: annotations beside the lines of a pull request.")  # fmt: skip
def check(lang: str, form: str) -> None:
    """Check all content and print every problem."""
    corpus, code = _checked(lang, form)
    if not code and form == "text":
        counts = {"id": "Tidak ada masalah: {} konsep, {} butir, {} unit, {} sumber, {} istilah.",
                  "en": "No problems: {} concepts, {} items, {} units, {} sources, {} terms."}[lang]  # fmt: skip
        tables = (corpus.concepts, corpus.items, corpus.written_units, corpus.sources, corpus.terms)
        click.echo(counts.format(*(len(table) for table in tables)))
    raise SystemExit(code)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--markdown", is_flag=True, help="Pages as Markdown instead, for another builder of sites.")
@_unchecked
@_lang
def render(folder: Path, markdown: bool, unchecked: bool, lang: str) -> None:
    """Write the whole site into FOLDER, page by page as it is published."""
    from berdaya.render.document import published_files

    site = _site(lang, unchecked)
    if not markdown:
        return _build(site, folder)
    pages: dict[str, str | bytes] = {uri: page.markdown for uri, page in site.pages.items()}
    _report(_write(pages | published_files(site), folder), folder)


@main.command()
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Default: build/site.")
@_unchecked
@_lang
def build(output: Path | None, unchecked: bool, lang: str) -> None:
    """Write the whole site into build/site. SITE_URL and REPO_URL in the environment make absolute and edit links."""
    _build(_site(lang, unchecked), output or _root() / "build" / "site")


def _site(lang: str, unchecked: bool) -> Site:
    """The site of the checkout, with the addresses that the environment tells."""
    from berdaya.render.page import Settings
    from berdaya.render.site import render

    site_url, repo_url = os.environ.get("SITE_URL", ""), os.environ.get("REPO_URL", "")
    return render(_sound(lang, unchecked), Settings(site_url and site_url.rstrip("/") + "/", repo_url.rstrip("/")))


def _build(site: Site, target: Path) -> None:
    from berdaya.build import build

    with _said_plainly(target):
        _report(build(site, target), target)


_folder = click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))


@main.command(name="compress")
@_folder
def compress_command(folder: Path | None) -> None:
    """Put brotli and gzip beside each text of FOLDER (build/site), for servers that send them."""
    from berdaya.compress import compress

    folder = folder or _root() / "build" / "site"
    with _said_plainly(folder):
        done, texts = compress(folder)
    click.echo(f"{folder}: {done} of {texts} texts compressed anew")


@main.command(name="weigh")
@_folder
@_lang
def weigh_command(folder: Path | None, lang: str) -> None:
    """What a first visit to each kind of page of FOLDER (build/site) costs, beside its limit; exit 1 if one is over."""
    from berdaya.weights import table, weigh

    rows = weigh(folder or _root() / "build" / "site")
    click.echo(table(rows, lang))
    raise SystemExit(any(row.over for row in rows))


@main.command(name="serve")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@_lang
def serve_command(port: int, lang: str) -> None:
    """Show the site at 127.0.0.1, renewed after each edit of a YAML or page file."""
    from berdaya.preview import serve

    gc.enable()  # here editions come and go
    serve(_root(), port, lang, click.echo)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
def schema(only_check: bool) -> None:
    """Write docs/schema/ and the editor's settings from the models."""
    from berdaya import schema as schemas

    root = _root()
    files = {f"docs/schema/{name}": text for name, text in schemas.schemas().items()}
    files[".vscode/settings.json"] = schemas.editor_settings()
    if only_check:
        stale = [name for name, text in files.items() if not (root / name).is_file() or (root / name).read_text("utf-8") != text]
        for name in stale:
            click.echo(f"{name}: not what the models say; run `berdaya schema`")
        raise SystemExit(bool(stale))
    _report(_write(files, root, owned=False), root)


@main.command()
@click.argument("kind", type=OneOf(KINDS))
@click.argument("slug")
@click.option("--to", "owner", help="For an item: the concept whose quiz it joins.")
@click.option("--type", "item_type", type=OneOf(tuple(ITEM_TYPES)), default="single", help="For an item: of which type.")
def new(kind: str, slug: str, owner: str | None, item_type: str) -> None:
    """Start a record of KIND under SLUG: a file (or an item) with every field, to be filled in."""
    from berdaya.new import start

    root = _root()
    try:
        name, text = start(root, kind, slug, owner, item_type)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    _write({name: text}, root, owned=False)
    click.echo(name)


@main.group()
def export() -> None:
    """Write the content in another format."""


@export.command(name="json")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Default: build/exports.")
@_lang
def export_json(output: Path | None, lang: str) -> None:
    """The whole corpus as berdaya.json; its schema is published with the site."""
    from berdaya.exports import EXPORTERS

    folder = output or _root() / "build" / "exports"
    _report(_write(EXPORTERS["json"](_sound(lang)), folder, owned=False), folder)


@export.command(name="onefile")
@click.option("--unit", help="The slug of one unit; without it, all units.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Default: build/exports.")
@_unchecked
@_lang
def export_onefile(unit: str | None, output: Path | None, unchecked: bool, lang: str) -> None:
    """Each unit as one HTML file a language, quiz included, to pass on and open without the internet."""
    from berdaya.portable import one_files

    site = _site(lang, unchecked)
    units = tuple(site.corpus.written_units)
    if unit and unit not in units:
        raise click.UsageError(f"There is no written unit {unit!r}; there are {', '.join(units)}.")
    _write_and_weigh(one_files(site, [unit] if unit else None), output or _root() / "build" / "exports")


@export.command(name="zim")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Default: build/exports.")
@_unchecked
@_lang
def export_zim(output: Path | None, unchecked: bool, lang: str) -> None:
    """The whole site as berdaya.zim, for Kiwix on a phone or a hotspot without the internet."""
    from berdaya.portable import ZIM, zim

    _write_and_weigh({ZIM: zim(_site(lang, unchecked))}, output or _root() / "build" / "exports")


def _write_and_weigh(files: dict[str, bytes], folder: Path) -> None:
    """Write `files`, and print where each is and how large."""
    _write(files, folder, owned=False)
    for name, body in files.items():
        click.echo(f"{folder / name}: {len(body) / 1000:.0f} kB")


def _write(files: dict[str, Any], folder: Path, owned: bool = True) -> list[str]:
    with _said_plainly(folder):
        return write(files, folder, owned)


@contextmanager
def _said_plainly(folder: Path) -> Iterator[None]:
    """In one sentence, not a traceback: why `folder` cannot be filled."""
    try:
        yield
    except NotOurs:
        raise click.UsageError(f"{folder} holds other files; choose an empty or a new folder.") from None
    except OSError as error:
        raise click.UsageError(f"{error.filename or folder}: {error.strerror or error}.") from None


def _report(changed: list[str], folder: Path) -> None:
    click.echo(f"{folder}: {len(changed)} files changed")


if __name__ == "__main__":
    sys.exit(main())
