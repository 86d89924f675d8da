"""The browser's scripts: small modules of `browser/`, joined into classic scripts, shortened and minified.

Classic, because Chromium refuses modules on `file://`. Only the few forms below are understood, and all else is
refused, so that joining stays simple enough to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from berdaya.render.scopes import ScriptError
from berdaya.render.shorten import shorten

__all__ = ["AFTER", "ENTRIES", "KIND_SCRIPTS", "ScriptError", "bundle", "collect", "join", "read_module", "scripts_for"]

FOLDER = Path(__file__).parent.parent / "browser"

# One line each: `import {a, b} from "./x.js";` and `export function a(` or `export const a =`.
_IMPORT = re.compile(r'import \{(\w+(?:, \w+)*)\} from "\./(\w+\.js)";')
_EXPORT = re.compile(r"export ((?:async )?function|const) (\w+)\b")
# What else a line without indent may begin with: these declare names, which all modules share once they are joined.
_DECLARATION = re.compile(r"(?:async )?(?:function|const|let) (\w+)\b")
_MODULE_WORD = re.compile(r"\b(?:import|export)\b")
_COMMENT = re.compile(r"\s*(?://|/\*|\*)")

# The script that has an interaction, where it is not `quiz`, which has those of most pages. A new one needs a line here.
KIND_SCRIPTS = {"match": "match", "order": "order", "text_entry": "gaps"}
# A script that pages load after another one takes the modules that both need from it, so that nobody downloads them
# twice, and what they hold is there only once.
AFTER = {f"{entry}.js": "quiz.js" for entry in (*dict.fromkeys(KIND_SCRIPTS.values()), "progress")}
AFTER |= {"search.js": "site.js", "keep.js": "site.js"}
# All scripts: of pages without items, of pages with items, those that follow them, and the worker, which is on no page.
ENTRIES = ("site", "quiz", *(name.removesuffix(".js") for name in AFTER), "worker")
# Where the first script leaves them for those that follow, as a list in the order of their names. Scripts of one page
# are of one build, because their published names change with what is in them.
SHARED = "self.berdaya"


class Module(NamedTuple):
    """The lines of a module without imports and exports; its imports (line, module, names); what it declares, exports."""

    lines: list[str]
    imports: list[tuple[int, str, set[str]]]
    declared: list[str]
    exported: set[str]


@cache
def bundle(entry: str) -> str:
    """`site.js`, `quiz.js` or another entry with all it needs, as readers get it."""
    try:
        return shorten(join(entry))
    except ScriptError as error:
        raise ScriptError(f"{entry}: {error}") from None


def scripts_for(kinds: Iterable[str]) -> tuple[str, ...]:
    """The entries that a page with items of these kinds of interaction loads, in this order; without any, `site` alone.

    They must be deferred, or stand at the end of the page one after the other.
    """
    found = set(kinds)
    theirs = {KIND_SCRIPTS[kind] for kind in found if kind in KIND_SCRIPTS}
    return ("quiz", *(entry for entry in ENTRIES if entry in theirs)) if found else ("site",)


def read_module(name: str) -> str:
    """The text of one module of `browser/`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def join(entry: str, read: Callable[[str], str] = read_module) -> str:
    """The modules that `entry` needs, each after those it imports, in one function of their own."""
    modules = collect(entry, read)
    earlier = collect(AFTER[entry], read) if entry in AFTER else {}
    own = {name: module for name, module in modules.items() if name not in earlier}
    taken = _taken(own, earlier)
    shared = _shared(AFTER[entry], earlier, read) if taken else []
    given = _shared(entry, modules, read)
    places = ", ".join(name if name in taken else "" for name in shared).rstrip(" ,")
    parts = [f"const [{places}] = {SHARED};"] if taken else []
    parts += ["\n".join(module.lines).strip("\n") for module in own.values()]
    parts += [f"{SHARED} = [{', '.join(given)}];"] if given else []
    return "(() => {\n\"use strict\";\n" + "\n".join(parts) + "\n})();\n"


def _shared(first: str, modules: dict[str, Module], read: Callable[[str], str]) -> list[str]:
    """The names of `first`, with these modules, that any script after it takes, in order."""
    found: set[str] = set()
    for later in (later for later, before in AFTER.items() if before == first):
        try:
            others = collect(later, read)
        except ScriptError:
            continue  # joining that one will tell
        found |= _taken({name: module for name, module in others.items() if name not in modules}, modules)
    return sorted(found)


def _taken(own: dict[str, Module], others: dict[str, Module]) -> set[str]:
    """The names that modules import from others."""
    return {name for module in own.values() for _, source, names in module.imports if source in others for name in names}


def collect(entry: str, read: Callable[[str], str] = read_module) -> dict[str, Module]:
    """Every module that `entry` needs, by name, each after those it imports. ScriptError says what is wrong, and where."""
    modules: dict[str, Module] = {}
    owners: dict[str, str] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptError(f"modules import each other: {' > '.join((*above, name))}")
        if name in modules:
            return
        try:
            text = read(name)
        except FileNotFoundError:
            raise ScriptError(f"{above[-1] if above else 'the build'} imports '{name}', which does not exist") from None
        module = _parts(name, text)
        for number, source, names in module.imports:
            add(source, (*above, name))
            if missing := sorted(names - modules[source].exported):
                raise ScriptError(f"{name}:{number}: '{source}' does not export {', '.join(missing)}")
        for declaration in module.declared:
            if (other := owners.setdefault(declaration, name)) != name:
                raise ScriptError(f"'{declaration}' is declared in both {other} and {name}: rename one")
        modules[name] = module

    add(entry, ())
    return modules


@cache
def _parts(name: str, text: str) -> Module:
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise ScriptError(f"{name}: '</script' and '<!--' would end or change a script inside a page")
    lines: list[str] = []
    imports: list[tuple[int, str, set[str]]] = []
    declared: list[str] = []
    exported: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _IMPORT.fullmatch(line):
            imports.append((number, found[2], set(found[1].split(", "))))
            continue
        if found := _EXPORT.match(line):
            exported.add(found[2])
            line = line.removeprefix("export ")
        if _MODULE_WORD.search(line) and not _COMMENT.match(line):
            raise ScriptError(
                f"{name}:{number}: only `import {{a, b}} from \"./x.js\";` and `export function` or `export const` "
                f"on one line are understood, not: {line.strip()}"
            )
        if found := _DECLARATION.match(line):
            declared.append(found[1])
        elif re.match(r"(?:async )?(?:function|const|let|var|class)\b", line):
            raise ScriptError(f"{name}:{number}: declare one name with function, const or let, not: {line.strip()}")
        lines.append(line)
    return Module(lines, imports, declared, exported)
