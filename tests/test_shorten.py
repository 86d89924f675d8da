"""Published scripts are shorter, and mean what they meant."""

from __future__ import annotations

import re

import pytest
from berdaya.render import scopes
from berdaya.render.scopes import ScriptError, parse, resolve, text_of
from berdaya.render.script import ENTRIES, join
from berdaya.render.shorten import short_names, shorten


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # Names: in the order of declaration, in each scope from the beginning.
        ("function add(left, right) { return left + right; }\nadd(1, 2);", "function a(a,b){return a+b}a(1,2);"),
        ("const twice = (value) => value * 2;\nuse(twice);", "let a=(a)=>a*2;use(a);"),
        ("const outer = f();\nconst get = (inner) => inner + outer;", "let a=f(),b=(b)=>b+a;"),
        # A loop's own names are not yet there where its list is worked out.
        ("const list = f();\nfor (const each of list) use(each);", "let a=f();for(let b of a)use(b);"),
        ("for (let at = 0; at < 9; at++) { use(at); }", "for(let a=0;a<9;a++){use(a)}"),
        ("try { f(); } catch (error) { const said = error.name; use(said); }", "try{f()}catch(a){let b=a.name;use(b)}"),
        # Properties, keys and strings stay; what is short for both keeps the property.
        ("const name = f();\nuse({name, other: name.name, 'name': \"name\"});", "let a=f();use({name:a,other:a.name,'name':\"name\"});"),
        ("const {part, why: {because}, most = 3} = f();\nuse(part, because, most);",
         "let{part:a,why:{because:b},most:c=3}=f();use(a,b,c);"),
        ("const [, first = 1, ...rest] = f();\nuse(first, rest);", "let[,a=1,...b]=f();use(a,b);"),
        ("let one, two;\n[one, two] = f();\n({one, two: [two]} = f());", "let a,b;[a,b]=f();({one:a,two:[b]}=f());"),
        ("const it = {read(form) { return form; }, [f()]: 1};", "let a={read(a){return a},[f()]:1};"),
        # In a template, the braces hold code.
        ("const n = f();\nuse(`n ${n} {n}`);", "let a=f();use(`n ${a} {n}`);"),
        ("const word = f();\nuse(/word/g.test(word), 'word', \"wo\\\"rd\");", "let a=f();use(/word/g.test(a),'word',\"wo\\\"rd\");"),
        # What is the browser's is left alone, and its letters are not taken.
        ("const one = f();\nuse(a, one);", "let b=f();use(a,b);"),
        # Numbers.
        ("const MOST = 8;\nconst DAY = 864e5;\nuse({MOST}, now / DAY);", "use({MOST:8},now/864e5);"),
        ("const STEP = 2;\nuse(STEP.toFixed());", "let a=2;use(a.toFixed());"),
        ("const one = 1, two = f(one);\nuse(two);", "let a=1,b=f(a);use(b);"),
        ("let count = 1;\nuse(count);", "let a=1;use(a);"),
        # Declarations; the last semicolon of a block and the last comma of a list.
        ("const one = f(); // first\nlet two = g();\nuse(one, two,);", "let a=f(),b=g();use(a,b);"),
        ("const both = () => {\n  if (f()) return [1, 2,];\n  else use();\n};", "let a=()=>{if(f())return[1,2];else use()};"),
        ("const act = () => {\n  'use strict';\n};", "let a=()=>{'use strict'};"),
        ('(() => {\n"use strict";\nconst one = f();\nuse(one);\n})();\n', "(()=>{let a=f();use(a)})();"),
    ],
)  # fmt: skip
def test_a_script_gets_shorter(source: str, expected: str) -> None:
    assert shorten(source) == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("var one = 1;", "variable declaration"),
        ("class One {}", "class declaration"),
        ("use(class {});", "class"),
        ("eval('1');", "eval"),
        ("use(new Function('1'));", "Function"),
        ("const f2 = () => arguments;", "arguments"),
        ("const eval = 1;", "a declaration of eval here"),
        ("use(this);", "this"),
        ("with (one) use();", "with statement"),
        ("outer: for (const one of f()) use(one);", "labeled statement"),
        ("for (each of f()) use(each);", "a loop without const or let"),
        ("for (var each of f()) use(each);", "a loop without const or let"),
        ("function* all() {}", "generator function declaration"),
        ("use(function again() {});", "a function expression with a name"),
        ("if (f()) { function g() {} }", "a function declared in a block"),
        ("const one = f()", "a statement without its semicolon"),
        ("use(one)", "a statement without its semicolon"),
        ("while (f());", "empty statement"),
        ("use(`one\ntwo`);", "a line break in a template"),
        ("use([1, , 2]);", "a list with a hole"),
        ("const one = f(); one = 2;", "a new value for const one"),
        ("const one = f(); one++;", "a new value for const one"),
        ("const one = f(); [one] = g();", "a new value for const one"),
        ("function one() {} one = 2;", "a new value for function one"),
        ("missing = 2;", "a value for missing, which is not declared"),
        ("function g(one, one) {}", "a declaration of one here"),
        ("function g(one = two) { const two = 1; return one + two; }", "a default value with a name that the function declares"),
        ("switch (f()) { case 1: use(); }", "switch statement"),
        ("do use(); while (f());", "do statement"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(line: str, message: str) -> None:
    with pytest.raises(ScriptError) as raised:
        shorten(f"// first line\n{line}\n")
    assert str(raised.value) == f"line 2: not understood: {message}"


def test_a_name_of_ours_and_of_the_browser_is_refused() -> None:
    with pytest.raises(ScriptError, match="declared in one place and taken from the browser in another: status"):
        shorten("const say = (status) => status;\nsay(status);")


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ScriptError, match="not JavaScript"):
        shorten("const = ;")


def test_short_names_are_no_words_of_the_language() -> None:
    names = [name for name, _ in zip(short_names(), range(3000), strict=False)]
    assert len(set(names)) == len(names) and not {"do", "if", "in"} & set(names)
    with pytest.raises(ScriptError, match="thousands"):
        list(short_names())


def meaning(script: str) -> list[str]:
    """For each name in a script, in order: which declaration it means, or what it is called in the browser."""
    scope = resolve(parse(script))
    means = {place.id: name for each in scope.walk() for name in each.names.values() for place in name.places}
    numbers: dict[object, str] = {}
    found = []
    for place in sorted((place for each in scope.walk() for place in each.mentions), key=lambda place: place.start_byte):
        name = means.get(place.id)
        found.append(numbers.setdefault(name, str(len(numbers))) if name else text_of(place))
    return found


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_name_means_what_it_meant(entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scopes, "_ENDED", ())  # what is shortened lacks semicolons where none is needed
    script = join(f"{entry}.js")
    # Numbers are put in place of their names: here they stay what they are.
    named = re.sub(r"^(const \w+ = )([\d.e]+);", r"\1(\2);", script, flags=re.MULTILINE)
    assert meaning(named) == meaning(shorten(named))
    assert len(shorten(script)) <= len(shorten(named))


@pytest.mark.parametrize("entry", ENTRIES)
def test_strings_and_properties_stay(entry: str) -> None:
    def words(script: str) -> tuple[list[str], set[str]]:
        strings, properties = [], set()
        nodes = [parse(script)]
        while nodes:
            node = nodes.pop()
            if node.type in {"string", "regex", "template_string"} and text_of(node) != '"use strict"':
                strings.append(re.sub(r"\$\{.*?\}", "${}", text_of(node)))
            elif node.type == "property_identifier" or "shorthand" in node.type:
                properties.add(text_of(node))
            nodes += node.children
        return strings, properties

    assert words(join(f"{entry}.js")) == words(shorten(join(f"{entry}.js")))
