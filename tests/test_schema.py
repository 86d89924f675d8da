"""The schema is generated from the models, committed, and agrees with them in what it accepts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from berdaya.corpus import Corpus
from berdaya.exports import EXPORTERS
from berdaya.items import interaction
from berdaya.schema import FILES, editor_settings, schemas

ROOT = Path(__file__).parent.parent


def validate(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """check-jsonschema, an independent validator, over files."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True)


def test_committed_schemas_are_what_the_models_say() -> None:
    for name, text in schemas().items():
        assert (ROOT / "docs" / "schema" / name).read_text("utf-8") == text, "run `berdaya schema` (or make schema)"
    assert {file.name for file in (ROOT / "docs" / "schema").iterdir()} == set(schemas())
    assert (ROOT / ".vscode" / "settings.json").read_text("utf-8") == editor_settings()


def test_schemas_are_schemas() -> None:
    files = [str(ROOT / "docs" / "schema" / name) for name in schemas()]
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *files]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("name", [name for name, *_ in FILES])
def test_all_content_fits_its_schema(name: str) -> None:
    globs = next(paths for other, _, _, paths in FILES if other == name)
    files = [file for glob in globs if not glob.startswith("!") for file in ROOT.glob(glob)]
    files = [file for file in files if f"!{file.relative_to(ROOT).as_posix()}" not in globs]
    if name == "retired" and not files:
        pytest.fail("quizzes/retired.yml is missing")
    result = validate(ROOT / "docs" / "schema" / f"{name}.schema.json", *files)
    assert result.returncode == 0, result.stdout


def test_every_content_file_is_wired_to_a_schema() -> None:
    wired = {file for *_, paths in FILES for glob in paths if not glob.startswith("!") for file in ROOT.glob(glob)}
    content = {file for folder in ("glossary", "quizzes", "course") for file in (ROOT / folder).rglob("*.yml")}
    assert content == wired


def test_a_bad_file_does_not_fit(tmp_path: Path) -> None:
    record = yaml.safe_load((ROOT / "glossary" / "sources" / "ife-1995.yml").read_text("utf-8"))
    record["tilte"] = "x"
    bad = tmp_path / "ife-1995.yml"
    bad.write_text(yaml.safe_dump(record))
    assert validate(ROOT / "docs" / "schema" / "source.schema.json", bad).returncode == 1


def test_the_export_fits_its_schema(corpus: Corpus, tmp_path: Path) -> None:
    (text,) = EXPORTERS["json"](corpus).values()
    file = tmp_path / "berdaya.json"
    file.write_text(text, "utf-8")
    result = validate(ROOT / "docs" / "schema" / "berdaya-2.schema.json", file)
    assert result.returncode == 0, result.stdout


def test_the_export_holds_everything(corpus: Corpus) -> None:
    (text,) = EXPORTERS["json"](corpus).values()
    document = json.loads(text)
    assert {entry["slug"] for entry in document["concepts"]} == set(corpus.concepts)
    assert {entry["slug"] for entry in document["statements"]} == set(corpus.statements)
    assert {entry["slug"] for entry in document["items"]} == set(corpus.items)
    assert {entry["slug"] for entry in document["terms"]} == set(corpus.terms)
    assert {entry["slug"] for entry in document["sources"]} == set(corpus.sources)
    assert [entry["slug"] for entry in document["units"]] == list(corpus.units)
    assert document["unit_cases"] and set(document["statements"][0]["text"]) == {"id", "en"}
    for entry in document["items"]:
        assert list(entry)[:9] == ["slug", "code", "rev", "type", "concept", "objective", "bloom", "statements", "anchor"]
        written = interaction(corpus.items[entry["slug"]])
        assert entry["interaction"]["kind"] == written.kind
        for part in ("options", "premises", "responses", "steps", "gaps", "criteria"):
            if hasattr(written, part):
                assert [each["key"] for each in entry["interaction"][part]] == list(getattr(written, part))
    assert {entry["interaction"]["kind"] for entry in document["items"]} == {"choice", "match", "order", "text_entry", "extended_text"}
    assert [entry["slug"] for entry in document["cases"]] == list(corpus.cases)


def test_the_export_is_the_same_every_time(corpus: Corpus) -> None:
    assert EXPORTERS["json"](corpus) == EXPORTERS["json"](corpus)
