"""The browser's script: small modules of `browser/`, joined into one classic script and minified.

Classic, because Chromium refuses modules on `file://`. Only the few forms below are understood, and all else is
refused, so that joining stays simple enough to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from rjsmin import jsmin

FOLDER = Path(__file__).parent.parent / "browser"

# One line each: `import {a, b} from "./x.js";` and `export function a(` or `export const a =`.
_IMPORT = re.compile(r'import \{(\w+(?:, \w+)*)\} from "\./(\w+\.js)";')
_EXPORT = re.compile(r"export ((?:async )?function|const) (\w+)\b")
# What else a line without indent may begin with: these declare names, which all modules share once they are joined.
_DECLARATION = re.compile(r"(?:async )?(?:function|const|let) (\w+)\b")
_MODULE_WORD = re.compile(r"\b(?:import|export)\b")
_COMMENT = re.compile(r"\s*(?://|/\*|\*)")


class ScriptError(ValueError):
    """A module that cannot be joined."""


@cache
def bundle(entry: str) -> str:
    """`site.js` or `quiz.js` with all it needs, as readers get it."""
    return jsmin(join(entry))


def read_module(name: str) -> str:
    """The text of one module of `browser/`."""
    return (FOLDER / name).read_text(encoding="utf-8")


def join(entry: str, read: Callable[[str], str] = read_module) -> str:
    """The modules that `entry` needs, each after those it imports, in one function of their own."""
    bodies: dict[str, str] = {}
    exports: dict[str, set[str]] = {}
    owners: dict[str, str] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptError(f"modules import each other: {' > '.join((*above, name))}")
        if name in bodies:
            return
        try:
            text = read(name)
        except FileNotFoundError:
            raise ScriptError(f"{above[-1] if above else 'the build'} imports '{name}', which does not exist") from None
        lines, imports, declared, exports[name] = _parts(name, text)
        for number, source, names in imports:
            add(source, (*above, name))
            if missing := sorted(names - exports[source]):
                raise ScriptError(f"{name}:{number}: '{source}' does not export {', '.join(missing)}")
        for declaration in declared:
            if (other := owners.setdefault(declaration, name)) != name:
                raise ScriptError(f"'{declaration}' is declared in both {other} and {name}: rename one")
        bodies[name] = "\n".join(lines).strip("\n")

    add(entry, ())
    return "(() => {\n\"use strict\";\n" + "\n".join(bodies.values()) + "\n})();\n"


def _parts(name: str, text: str) -> tuple[list[str], list[tuple[int, str, set[str]]], list[str], set[str]]:
    """The lines of a module without imports and exports; its imports; the names it declares and exports."""
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
    return lines, imports, declared, exported
