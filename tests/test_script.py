"""The script that readers get: what may be joined, and how much it weighs."""

from __future__ import annotations

import math
import re
from typing import get_args

import brotli
import pytest
from berdaya.interactions import Interaction
from berdaya.render.script import AFTER, ENTRIES, FOLDER, KIND_SCRIPTS, ScriptError, bundle, collect, join, read_module, scripts_for
from berdaya.render.words import WORDS

# Bytes that travel, with brotli at its best, which is what hosts send: 2 % above what was reached.
LIMITS = {"site": 606, "quiz": 6_370, "match": 516, "order": 621, "gaps": 640, "progress": 5_281}
# What a page with items loads on the first visit, with the items of one kind of its own.
LIMIT_OF_A_PAGE = 6_950


def weight(entry: str) -> int:
    """The bytes of a script as it travels."""
    return len(brotli.compress(bundle(f"{entry}.js").encode()))


def joined(**modules: str) -> str:
    """The modules a=…, b=… joined from a.js."""

    def read(name: str) -> str:
        try:
            return modules[name.removesuffix(".js")]
        except KeyError:
            raise FileNotFoundError(name) from None

    return join("a.js", read)


def test_modules_stand_after_what_they_import() -> None:
    script = joined(
        a='import {one} from "./b.js";\nimport {two} from "./c.js";\nuse(one, two);\n',
        b='import {two} from "./c.js";\nexport const one = two;\n',
        c="export function two() {}\n",
    )
    assert script == '(() => {\n"use strict";\nfunction two() {}\nconst one = two;\nuse(one, two);\n})();\n'


@pytest.mark.parametrize(
    "line",
    [
        'import one from "./b.js";',
        'import * as b from "./b.js";',
        'import {one as other} from "./b.js";',
        'import "./b.js";',
        'import {one} from "b";',
        'import {one} from "../b.js";',
        'import {one} from "https://example.org/b.js";',
        'const b = await import("./b.js");',
        "  x = import.meta.url;",
        "export default one;",
        "export {one};",
        'export * from "./b.js";',
        "export let one = 1;",
        "export class One {}",
        "export const {one} = two;",
        "const {one} = two;",
        "class One {}",
        "var one = 1;",
    ],
)
def test_other_forms_are_refused(line: str) -> None:
    with pytest.raises(ScriptError, match=r"^a\.js:2: .*" + re.escape(line.strip())):
        joined(a=f"// first line\n{line}\n", b="export const one = 1;\n")


def test_comments_may_speak_of_imports() -> None:
    assert "use();" in joined(a="// we import nothing\n/**\n * and export nothing\n */\nuse();\n")


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"a": 'import {x} from "./b.js";'}, "a.js imports 'b.js', which does not exist"),
        ({"a": 'import {x, y} from "./b.js";', "b": "export const x = 1;"}, "a.js:1: 'b.js' does not export y"),
        (
            {"a": 'import {x} from "./b.js";', "b": 'export const x = 1;\nimport {y} from "./a.js";'},
            "modules import each other: a.js > b.js > a.js",
        ),
        (
            {"a": 'import {x} from "./b.js";\nconst same = 1;', "b": "export const x = 1;\nfunction same() {}"},
            "'same' is declared in both b.js and a.js: rename one",
        ),
        ({"a": 'write("</SCRIPT>");'}, "a.js: '</script' and '<!--' would end or change a script inside a page"),
    ],
)
def test_what_cannot_be_joined_is_named(modules: dict[str, str], message: str) -> None:
    with pytest.raises(ScriptError) as raised:
        joined(**modules)
    assert str(raised.value) == message


@pytest.mark.parametrize("entry", ENTRIES)
def test_bundle_is_one_small_classic_script(entry: str) -> None:
    script = bundle(f"{entry}.js")
    assert script.startswith("(()=>{") and script.endswith("})();")
    assert not re.search(r"\b(import|export)\b", script)
    assert "</script" not in script.lower()
    # What the Content-Security-Policy would stop, and what would let text in as HTML.
    assert not re.search(r"\b(eval|Function|innerHTML|outerHTML|insertAdjacentHTML|XMLHttpRequest)\b", script)
    # Items ask for nothing. (The session, for one, asks the site for the pages that hold its items.)
    assert ("fetch(" in script) <= (entry not in scripts_for(KIND_SCRIPTS))
    print(f"{entry}: {len(script)} characters, {weight(entry)} bytes compressed")
    assert weight(entry) <= LIMITS.get(entry, math.inf)


@pytest.mark.parametrize("kind", KIND_SCRIPTS)
def test_a_page_with_items_loads_little(kind: str) -> None:
    entries = scripts_for(["choice", kind, "extended_text"])
    assert len(entries) == 2
    assert sum(map(weight, entries)) <= LIMIT_OF_A_PAGE


def test_a_page_loads_what_its_items_need() -> None:
    assert scripts_for([]) == ("site",)
    assert scripts_for(["choice", "extended_text"]) == ("quiz",)
    assert scripts_for(["text_entry", "choice", "match"]) == ("quiz", "match", "gaps")
    assert scripts_for(KIND_SCRIPTS) == ("quiz", "match", "order", "gaps")
    assert all(AFTER[f"{entry}.js"] == "quiz.js" for entry in KIND_SCRIPTS.values())


def test_every_interaction_has_a_script() -> None:
    known = re.findall(r"const INTERACTIONS = \{(.*)\};", read_module("interactions.js"))[0]
    here = {pair.split(":")[0].strip() for pair in known.split(",")}
    added = {kind for kind, entry in KIND_SCRIPTS.items() if f"\nINTERACTIONS.{kind} = " in read_module(f"{entry}.js")}
    assert added == set(KIND_SCRIPTS)
    assert here | added == {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(Interaction)}


def test_what_two_scripts_need_is_in_the_first_alone() -> None:
    files = {
        "quiz.js": 'import {a} from "./a.js";\na();\n',
        "progress.js": 'import {a, b} from "./a.js";\nimport {c} from "./c.js";\na(b, c);\n',
        "match.js": 'import {d} from "./a.js";\nd();\n',
        "a.js": "export function a() {}\nexport const b = 1;\nexport const unused = 2;\nexport function d() {}\n",
        "c.js": "export const c = 3;\n",
    }
    def read(name: str) -> str:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    first, second, third = (join(entry, read) for entry in ("quiz.js", "progress.js", "match.js"))
    assert "function a()" in first and "self.berdaya = [a, b, d];" in first
    assert "function a()" not in second and "const [a, b] = self.berdaya;" in second and "const c = 3;" in second
    assert "const [, , d] = self.berdaya;" in third and "c = 3" not in third


def test_every_module_is_used() -> None:
    seen: set[str] = set()

    def read(name: str) -> str:
        seen.add(name)
        return read_module(name)

    for entry in ENTRIES:
        join(f"{entry}.js", read)
    assert {path.name for path in FOLDER.iterdir()} == seen


def test_words_of_the_script_are_the_words_it_uses() -> None:
    modules = {name for entry in (*scripts_for(KIND_SCRIPTS), "progress") for name in collect(f"{entry}.js")}
    source = "".join(map(read_module, modules))
    groups = {name: text for group in ("quiz", "progress") for name, text in WORDS[group].items()}
    for name in groups:
        # A word may be named by its beginning and a number: `words["level_" + level]`.
        start = re.sub(r"\d$", "", name)
        assert re.search(rf'[wW]ords\.{name}\b|"{start}"', source), f"no module uses the word '{name}'"
    for name in re.findall(r"words\.(\w+)", source):
        assert name in groups or name == "site"


def test_both_languages_fill_the_same_places() -> None:
    for name, text in [*WORDS["quiz"].items(), *WORDS["progress"].items()]:
        places = [sorted(re.findall(r"{\w+}", text[lang])) for lang in ("id", "en")]
        assert places[0] == places[1], name
