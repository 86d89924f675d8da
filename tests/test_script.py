"""The script that readers get: what may be joined, and how much it weighs."""

from __future__ import annotations

import re

import brotli
import pytest
from berdaya.render.script import FOLDER, ScriptError, bundle, join, read_module
from berdaya.render.words import WORDS

ENTRIES = ("site.js", "quiz.js", "progress.js")
# Bytes that travel, with brotli at its best, which is what hosts send.
LIMITS = {"site.js": 1_000, "quiz.js": 10_000, "progress.js": 12_000}


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
    script = bundle(entry)
    assert script.startswith("(()=>{") and script.rstrip().endswith("})();")
    assert not re.search(r"\b(import|export)\b", script)
    assert "</script" not in script.lower()
    # What the Content-Security-Policy would stop, and what would let text in as HTML.
    assert not re.search(r"\b(eval|Function|innerHTML|outerHTML|insertAdjacentHTML|XMLHttpRequest)\b", script)
    # The session asks the site for the pages that hold its items; nothing else asks for anything.
    assert ("fetch(" in script) == (entry == "progress.js")
    size = len(brotli.compress(script.encode()))
    print(f"{entry}: {len(script)} characters, {size} bytes compressed")
    assert size <= LIMITS[entry]


def test_what_two_scripts_need_is_in_the_first_alone() -> None:
    files = {
        "quiz.js": 'import {a} from "./a.js";\na();\n',
        "progress.js": 'import {a, b} from "./a.js";\nimport {c} from "./c.js";\na(b, c);\n',
        "a.js": "export function a() {}\nexport const b = 1;\nexport const unused = 2;\n",
        "c.js": "export const c = 3;\n",
    }
    first, second = join("quiz.js", files.__getitem__), join("progress.js", files.__getitem__)
    assert "function a()" in first and "globalThis.berdaya = {a, b};" in first
    assert "function a()" not in second and "const {a, b} = globalThis.berdaya;" in second and "const c = 3;" in second


def test_every_module_is_used() -> None:
    seen: set[str] = set()

    def read(name: str) -> str:
        seen.add(name)
        return read_module(name)

    for entry in ENTRIES:
        join(entry, read)
    assert {path.name for path in FOLDER.iterdir()} == seen


def test_words_of_the_script_are_the_words_it_uses() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())
    groups = {name: text for group in ("quiz", "progress") for name, text in WORDS[group].items()}
    for name in groups:
        assert re.search(rf'[wW]ords\.{name}\b|"{name}"', source), f"no module uses the word '{name}'"
    for name in re.findall(r"words\.(\w+)", source):
        assert name in groups or name == "site"


def test_both_languages_fill_the_same_places() -> None:
    for name, text in [*WORDS["quiz"].items(), *WORDS["progress"].items()]:
        places = [sorted(re.findall(r"{\w+}", text[lang])) for lang in ("id", "en")]
        assert places[0] == places[1], name
