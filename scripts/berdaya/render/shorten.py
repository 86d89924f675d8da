"""A joined script made shorter, without changing what it does: names of its own become letters, constants that are
numbers stand where they are used, and declarations that follow one another become one.

Names of properties and strings stay. White space and comments are left to rjsmin.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import ascii_letters, digits

from rjsmin import jsmin
from tree_sitter import Node

from berdaya.render.scopes import Name, Scope, ScriptError, field_of, parse, resolve, text_of

_FIRST = ascii_letters + "$_"
# What may be left out before the end.
_ENDS = {"statement_block": ";", "object": ",", "array": ",", "arguments": ","}
# What strict mode would refuse is refused here.
_STRICT = '"use strict";'
_RESERVED = {"do", "if", "in", "of", "as", "is"}

# From byte to byte, what to write instead.
Edit = tuple[int, int, str]


def shorten(source: str) -> str:
    """The script as it is published. ScriptError where it holds what is not understood."""
    # rjsmin keeps a line break where a statement may lack its semicolon; here none does.
    return jsmin(_shortened(source)).replace("}\n", "}")


def _shortened(source: str) -> str:
    root = parse(source)
    scope = resolve(root)
    numbers = {name: value for each in scope.walk() for name in each.names.values() if (value := _number(name))}
    declarations = {_declaration(name).id for name in numbers}
    edits = [*_renamed(scope, numbers), *_tidied(root, declarations)]
    return _apply(source.encode(), edits)


def short_names() -> Iterator[str]:
    """a, b, … z, A, … aa, ab, …"""
    yield from _FIRST
    for first, second in product(_FIRST, _FIRST + digits):
        if first + second not in _RESERVED:
            yield first + second
    raise ScriptError("a scope with thousands of names")


def _renamed(outermost: Scope, numbers: dict[Name, str]) -> Iterator[Edit]:
    """Each scope gives its names the first letters that are free: those that nothing in it uses for what is further out.

    That no name is caught by another follows from this. In the order of declaration, because then parameters of many
    functions are called the same, which compresses well.
    """
    short: dict[Name, str] = {}
    for scope in outermost.walk():
        taken = {short[name] for name in scope.outer if name not in numbers} | scope.foreign
        free = (letters for letters in short_names() if letters not in taken)
        for name in scope.names.values():
            if name not in numbers:
                short[name] = next(free)
    for name, new in short.items():
        for place in name.places:
            yield _instead(place, new)
    for name, value in numbers.items():
        for place in name.places[1:]:
            yield _instead(place, value)


def _instead(place: Node, new: str) -> Edit:
    """Write `new` for a name; `{name}` and `{name} = …` keep the name of the property."""
    if place.type != "identifier":
        new = f"{text_of(place)}:{new}"
    return place.start_byte, place.end_byte, new


def _number(name: Name) -> str | None:
    """The number that a constant stands for, unless it is more than that: a declaration of its own, without methods."""
    declarator = name.places[0].parent
    if name.kind != "const" or declarator is None or declarator.type != "variable_declarator":
        return None
    value = declarator.child_by_field_name("value")
    is_alone = _declaration(name).named_child_count == 1
    is_object = any(place.parent and place.parent.type == "member_expression" for place in name.places)
    return text_of(value) if value and value.type == "number" and is_alone and not is_object else None


def _declaration(name: Name) -> Node:
    """`const …;` around a name that stands alone in its declarator."""
    declarator = name.places[0].parent
    assert declarator and declarator.parent
    return declarator.parent


def _tidied(node: Node, gone: set[int]) -> Iterator[Edit]:
    """`let` for `const`, which nothing assigns to; `let a, b` for `let a; let b`; nothing for what is gone, for the
    semicolon at the end of a block and for the comma at the end of a list."""
    before: Node | None = None
    for child in node.named_children:
        if child.type == "comment":
            continue
        if child.id in gone or child.type == "expression_statement" and text_of(child) == _STRICT:
            yield child.start_byte, child.end_byte, ""
            continue
        if child.type == "lexical_declaration":
            word = child.children[0]
            if before:
                yield before.end_byte - 1, before.end_byte, ","
            yield word.start_byte, word.end_byte, "" if before else "let"
        elif child.type == "for_in_statement":
            word = field_of(child, "kind")
            yield word.start_byte, word.end_byte, "let"
        before = child if child.type == "lexical_declaration" else None
        if child.named_child_count:
            yield from _tidied(child, gone)
    if node.type in _ENDS and (inside := [child for child in node.children[1:-1] if child.type != "comment"]):
        last = inside[-1]
        if last.id not in gone and text_of(last).endswith(_ENDS[node.type]):
            yield last.end_byte - 1, last.end_byte, ""


def _apply(source: bytes, edits: list[Edit]) -> str:
    parts, at = [], 0
    for start, end, text in sorted(edits):
        assert at <= start, "two edits of one place"
        parts += [source[at:start], text.encode()]
        at = end
    return b"".join([*parts, source[at:]]).decode()
