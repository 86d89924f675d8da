"""The browser's script: small modules of `browser/`, joined into one classic script and minified.

Classic, because Chromium refuses modules on `file://`. Only the few forms below are understood, and all else is
refused, so that joining stays simple enough to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rjsmin import jsmin

FOLDER = Path(__file__).parent.parent / "browser"

# One line each: `import {a, b} from "./x.js";` and `export function a(` or `export const a =`.
_IMPORT = re.compile(r'import \{(\w+(?:, \w+)*)\} from "\./(\w+\.js)";')
_EXPORT = re.compile(r"export ((?:async )?function|const) (\w+)\b")
# What else a line without indent may begin with: these declare names, which all modules share once they are joined.
_DECLARATION = re.compile(r"(?:async )?(?:function|const|let) (\w+)\b")
_MODULE_WORD = re.compile(r"\b(?:import|export)\b")
_COMMENT = re.compile(r"\s*(?://|/\*|\*)")


# A script that pages load after another one takes the modules that both need from it, so that nobody downloads them twice.
AFTER = {"progress.js": "quiz.js"}
# Where the first script leaves them for the second.
SHARED = "globalThis.berdaya"


class ScriptError(ValueError):
    """A module that cannot be joined."""


class Module(NamedTuple):
    """The lines of a module without imports and exports; its imports (line, module, names); what it declares, exports."""

    lines: list[str]
    imports: list[tuple[int, str, set[str]]]
    declared: list[str]
    exported: set[str]


@cache
def bundle(entry: str) -> str:
    """`site.js`, `quiz.js` or `progress.js` with all it needs, as readers get it."""
    return jsmin(join(entry))


def read_module(name: str) -> str:
    """The text of one module of `browser/`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def join(entry: str, read: Callable[[str], str] = read_module) -> str:
    """The modules that `entry` needs, each after those it imports, in one function of their own."""
    modules = collect(entry, read)
    earlier = collect(AFTER[entry], read) if entry in AFTER else {}
    own = {name: module for name, module in modules.items() if name not in earlier}
    taken = _taken(own, earlier)
    given = {name for later, first in AFTER.items() if first == entry for name in _given(later, modules, read)}
    parts = [f"const {{{', '.join(sorted(taken))}}} = {SHARED};"] if taken else []
    parts += ["\n".join(module.lines).strip("\n") for module in own.values()]
    parts += [f"{SHARED} = {{{', '.join(sorted(given))}}};"] if given else []
    return "(() => {\n\"use strict\";\n" + "\n".join(parts) + "\n})();\n"


def _given(later: str, modules: dict[str, Module], read: Callable[[str], str]) -> set[str]:
    return _taken({name: module for name, module in collect(later, read).items() if name not in modules}, modules)


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
