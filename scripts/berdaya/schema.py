"""JSON Schema of every kind of file, generated from the models, for editors and for the published site."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from berdaya import models
from berdaya.exports import json_corpus

# The file's name, what it describes, the shape, and the paths it is for (globs, as editors write them).
FILES: tuple[tuple[str, str, Any, tuple[str, ...]], ...] = (
    ("concept", "A concept", models.Concept, ("glossary/concepts/*.yml",)),
    ("source", "A source", models.Source, ("glossary/sources/*.yml",)),
    ("terms", "The term table", models.TermsFile, ("glossary/terms.yml",)),
    ("scheme", "The scheme and its voices", models.Scheme, ("glossary/scheme.yml",)),
    ("quiz", "The items of a concept", models.QuizFile, ("quizzes/*.yml", "!quizzes/retired.yml")),
    ("case", "A case with two to four decisions", models.Case, ("quizzes/cases/*.yml",)),
    ("retired", "Records that are gone", models.RetiredFile, ("quizzes/retired.yml",)),
    ("unit", "A unit of the course", models.Unit | models.PlannedUnit, ("course/*.yml",)),
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Every schema as text, by file name."""
    made = {f"{name}.schema.json": _schema(title, shape) for name, title, shape, _ in FILES}
    made[json_corpus.SCHEMA_NAME] = _schema("Berdaya: the whole corpus", json_corpus.Document, mode="serialization")
    return made


def _schema(title: str, shape: Any, mode: Any = "validation") -> str:
    schema = {"$schema": DIALECT, "title": title} | TypeAdapter(shape).json_schema(mode=mode)
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def editor_settings() -> str:
    """`.vscode/settings.json` of the YAML extension (redhat.vscode-yaml): which schema is for which files."""
    wired = {f"./docs/schema/{name}.schema.json": list(paths) for name, _, _, paths in FILES}
    settings = {
        "yaml.schemas": wired,
        "yaml.customTags": [],
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
    }
    return json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
