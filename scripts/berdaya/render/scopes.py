"""What each name in a script means: every declaration with all places that mean it, by scope.

Only the forms listed here are understood. All else is refused, so that a script can be rewritten on the strength of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_PARSER = Parser(Language(tree_sitter_javascript.language()))

_FUNCTIONS = {"arrow_function", "function_declaration", "function_expression", "method_definition"}
_SCOPES = {"statement_block", "for_statement"}
_MENTIONS = {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
_ENDED = {f"{word}_statement" for word in ("expression", "return", "throw", "break", "continue")} | {"lexical_declaration"}
_WRITES = {"assignment_expression": "left", "augmented_assignment_expression": "left", "update_expression": "argument"}
# Forms that declare nothing: what stands in them is looked through. (The words are tree-sitter-javascript's.)
_PLAIN = """
arguments array array_pattern assignment_expression assignment_pattern augmented_assignment_expression await_expression
binary_expression break_statement call_expression catch_clause comment computed_property_name continue_statement
else_clause escape_sequence expression_statement false finally_clause for_in_statement if_statement
member_expression new_expression null number object object_assignment_pattern object_pattern optional_chain pair
pair_pattern parenthesized_expression program property_identifier regex regex_flags regex_pattern rest_pattern
return_statement sequence_expression spread_element string string_fragment subscript_expression template_string
template_substitution ternary_expression throw_statement true try_statement unary_expression undefined
update_expression while_statement
""".split()
_KNOWN = {*_PLAIN, *_FUNCTIONS, *_SCOPES, *_MENTIONS, "lexical_declaration"}
# Names that let a script look at its own names, or at its callers'.
_REFUSED_NAMES = {"eval", "arguments", "Function"}


class ScriptError(ValueError):
    """A script that is not understood, or cannot be joined."""


@dataclass(eq=False)
class Name:
    """One declaration: its text, the word that declared it, and all places that mean it, itself first."""

    text: str
    kind: str
    places: list[Node] = field(default_factory=list)


@dataclass(eq=False)
class Scope:
    """The names of one function, block or loop, and where it mentions names and gives them values; with the scopes in it,
    which names it uses from further out (`outer`) and from the browser (`foreign`)."""

    parent: Scope | None = None
    names: dict[str, Name] = field(default_factory=dict)
    mentions: list[Node] = field(default_factory=list)
    written: set[int] = field(default_factory=set)
    children: list[Scope] = field(default_factory=list)
    outer: set[Name] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)

    def inside(self) -> Scope:
        """A new scope in this one."""
        self.children.append(Scope(self))
        return self.children[-1]

    def walk(self) -> Iterator[Scope]:
        """This scope and all in it, from without to within."""
        yield self
        for child in self.children:
            yield from child.walk()


def text_of(node: Node) -> str:
    """The source of a node."""
    assert node.text is not None
    return node.text.decode()


def field_of(node: Node, name: str) -> Node:
    """A part of a node that is always there."""
    part = node.child_by_field_name(name)
    assert part is not None
    return part


def parse(source: str) -> Node:
    """The syntax tree of a script. ScriptError where it is not JavaScript."""
    root = _PARSER.parse(source.encode()).root_node
    if root.has_error:
        raise ScriptError("this is not JavaScript as we know it")
    return root


def resolve(root: Node) -> Scope:
    """The outermost scope of a script. ScriptError names what is not understood, and its line."""
    outermost = Scope()
    _visit(root, outermost)
    declared: set[str] = set()
    for scope in outermost.walk():
        declared.update(scope.names)
        for place in scope.mentions:
            _mean(place, scope)
    # A forgotten import, or a name of the browser's that would be caught by one of ours.
    if both := sorted(declared & outermost.foreign):
        raise ScriptError(f"declared in one place and taken from the browser in another: {', '.join(both)}")
    return outermost


def _mean(place: Node, scope: Scope) -> None:
    """Find the declaration that a place means; what lies between takes note of it."""
    text = text_of(place)
    between = []
    at: Scope | None = scope
    while at is not None and text not in at.names:
        between.append(at)
        at = at.parent
    if at is None:
        if text in _REFUSED_NAMES:
            raise _refusal(place, text)
        if place.id in scope.written:
            raise _refusal(place, f"a value for {text}, which is not declared")
        for each in between:
            each.foreign.add(text)
        return
    name = at.names[text]
    if place.id in scope.written and name.kind not in {"let", "parameter"}:
        raise _refusal(place, f"a new value for {name.kind} {text}")
    name.places.append(place)
    for each in between:
        each.outer.add(name)


def _refusal(node: Node, what: str) -> ScriptError:
    return ScriptError(f"line {node.start_point[0] + 1}: not understood: {what}")


def _visit(node: Node, scope: Scope) -> None:
    kind = node.type
    if kind in _MENTIONS:
        scope.mentions.append(node)
        return
    if node.is_named and kind not in _KNOWN:
        raise _refusal(node, kind.replace("_", " "))
    if kind in _ENDED and node.children[-1].type != ";":
        raise _refusal(node, "a statement without its semicolon")
    if kind == "template_string" and "\n" in text_of(node):
        raise _refusal(node, "a line break in a template")
    if kind == "array" and re.search(r"[\[,],", "".join(child.type for child in node.children if child.type != "comment")):
        raise _refusal(node, "a list with a hole")
    if kind in _FUNCTIONS:
        _function(node, scope)
    elif kind == "lexical_declaration":
        for declarator in node.named_children:
            if declarator.type != "comment":
                _declare(field_of(declarator, "name"), scope, text_of(node.children[0]))
                _visit_part(declarator, "value", scope)
    elif kind == "for_in_statement":
        inner = scope.inside()
        _visit(field_of(node, "right"), inner)  # it sees the loop's names, and may not use them
        word = node.child_by_field_name("kind")
        if word is None or word.type == "var":
            raise _refusal(node, "a loop without const or let")
        _declare(field_of(node, "left"), inner, word.type)
        _visit(field_of(node, "body"), inner)
    elif kind == "catch_clause":
        inner = scope.inside()
        if caught := node.child_by_field_name("parameter"):
            _declare(caught, inner, "parameter")
        _body(field_of(node, "body"), inner)
    else:
        if kind in _WRITES:
            scope.written.update(_targets(field_of(node, _WRITES[kind])))
        _body(node, scope.inside() if kind in _SCOPES else scope)


def _visit_part(node: Node, name: str, scope: Scope) -> None:
    if part := node.child_by_field_name(name):
        _visit(part, scope)


def _body(node: Node, scope: Scope) -> None:
    for child in node.named_children:
        _visit(child, scope)


def _function(node: Node, scope: Scope) -> None:
    name = node.child_by_field_name("name")
    if node.type == "function_declaration" and name:
        around = node.parent and node.parent.parent
        if around and around.type not in _FUNCTIONS:  # what it would mean depends on strict mode
            raise _refusal(node, "a function declared in a block")
        _declare(name, scope, "function")
    elif node.type == "function_expression" and name:
        raise _refusal(node, "a function expression with a name")
    elif name:
        _visit(name, scope)
    inner = scope.inside()
    _declare(node.child_by_field_name("parameter") or field_of(node, "parameters"), inner, "parameter")
    defaults = {text_of(place) for place in inner.mentions} - set(inner.names)
    body = field_of(node, "body")
    if body.type == "statement_block":
        _body(body, inner)  # one scope with the parameters, which a body may not declare again
    else:
        _visit(body, inner)
    if defaults & set(inner.names):
        raise _refusal(node, "a default value with a name that the function declares")


def _declare(node: Node, scope: Scope, word: str) -> None:
    """Declare every name of a pattern."""
    kind = node.type
    if kind in {"identifier", "shorthand_property_identifier_pattern"}:
        text = text_of(node)
        if text in scope.names or text in _REFUSED_NAMES:
            raise _refusal(node, f"a declaration of {text} here")
        scope.names[text] = Name(text, word)
        scope.mentions.append(node)
    elif kind == "pair_pattern":
        _visit(field_of(node, "key"), scope)
        _declare(field_of(node, "value"), scope, word)
    elif kind in {"assignment_pattern", "object_assignment_pattern"}:
        _declare(field_of(node, "left"), scope, word)
        _visit(field_of(node, "right"), scope)
    elif kind in {"object_pattern", "array_pattern", "rest_pattern", "formal_parameters"}:
        for child in node.named_children:
            _declare(child, scope, word)
    elif kind != "comment":
        raise _refusal(node, kind.replace("_", " "))


def _targets(node: Node) -> Iterator[int]:
    """The places in the left side of an assignment that get a value."""
    if node.type in _MENTIONS:
        yield node.id
    elif node.type in {"array_pattern", "object_pattern", "rest_pattern"}:
        for child in node.named_children:
            yield from _targets(child)
    elif node.type in {"pair_pattern", "assignment_pattern", "object_assignment_pattern"}:
        yield from _targets(field_of(node, "value" if node.type == "pair_pattern" else "left"))
