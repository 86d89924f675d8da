"""The house itself: data flow one way, rooms stay small, tables are complete."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "berdaya"

# From the top of the flow to its end; a module may import only from those before it (and from its own room).
ORDER = [
    "problems", "yamlfault", "yamlfile", "fields", "ownpages", "interactions", "items", "models", "links", "mismatch", "shape", "reading",
    "corpus", "watched", "checks", "render", "exports", "write", "schema", "new", "pageload", "weights", "compress", "reuse", "build", "portable", "preview", "cli", "__main__",
]  # fmt: skip
# Neither of these may see the other.
APART = [("render", "exports")]
# Only these may change the disk: write for our own files, build where it clears what MkDocs has left in build/site.
WRITERS = {"write", "build"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The top-level module or package of a file."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(source: str) -> set[str]:
    """The rooms of ours that `source` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "berdaya":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("berdaya."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("berdaya.")}
    return found


def breaches(name: str, source: str) -> list[str]:
    """What the room `name` imports and must not."""
    allowed = set(ORDER[: ORDER.index(name) + 1])
    for one, other in APART:
        if name in (one, other):
            allowed.discard(other if name == one else one)
    return sorted(imports(source) - allowed)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_data_flow_one_way(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    assert room(path) in ORDER, f"say in ORDER where {room(path)!r} stands in the flow"
    assert breaches(room(path), path.read_text()) == []


def test_the_test_of_flow_catches() -> None:
    assert breaches("yamlfile", "from berdaya.corpus import Corpus") == ["corpus"]
    assert breaches("render", "from berdaya.exports import json_corpus") == ["exports"]
    assert breaches("corpus", "from berdaya import models\nimport berdaya.yamlfile") == []


def test_nothing_but_the_hook_knows_mkdocs() -> None:
    users = {
        room(path)
        for path in MODULES
        if any(
            (getattr(node, "module", "") or "").split(".")[0] == "mkdocs"
            or any(alias.name.split(".")[0] == "mkdocs" for alias in getattr(node, "names", []) if isinstance(node, ast.Import))
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, (ast.Import, ast.ImportFrom))
        )
    }
    assert users == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_write_writes(path: Path) -> None:
    if room(path) in WRITERS:
        return
    calls = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    assert not calls & {"write_text", "write_bytes", "unlink", "rmtree", "mkdir", "touch"}


def test_rooms_are_small() -> None:
    tests = Path(__file__).parent.rglob("*.py")
    sources = [*MODULES, *PACKAGE.rglob("*.js"), PACKAGE.parent / "mkdocs_hook.py", *tests]
    assert [path.name for path in sources if len(path.read_text().splitlines()) > 350] == []
    assert len((PACKAGE.parent / "mkdocs_hook.py").read_text().splitlines()) <= 100
    assert not {"utils", "helpers", "common"} & {path.stem for path in MODULES}


def test_tables_are_complete() -> None:
    from berdaya.checks import RULES
    from berdaya.exports import EXPORTERS
    from berdaya.items import ITEM_TYPES

    def modules(folder: str, *others: str) -> set[str]:
        return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__", *others}

    assert modules("items", "record") == set(ITEM_TYPES)
    assert {name.removesuffix("_corpus") for name in modules("exports", "zim")} == set(EXPORTERS)  # zim: of the built site
    with_rule = {path.stem for path in (PACKAGE / "checks").glob("*.py") if "\nRULE = " in path.read_text()}
    assert with_rule == {rule.check.__module__.rsplit(".", 1)[1] for rule in RULES}
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_public_functions_say_what_they_do(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "the module has no docstring"
    silent = [
        node.name
        for holder in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))]
        for node in holder.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
