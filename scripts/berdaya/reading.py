"""From the files on the disk to their records, one file at a time: which files hold content, of what kind, and what fits."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from berdaya import models
from berdaya.items import Item
from berdaya.problems import Place, Problem, Said
from berdaya.shape import fit
from berdaya.yamlfile import Keys, YamlFile, read

# Which kind of record a path holds; the last group is the file's own slug. Whatever fits none is a problem.
FOLDERS = (
    ("scheme", re.compile(r"glossary/(scheme)\.yml")),
    ("term", re.compile(r"glossary/(terms)\.yml")),
    ("concept", re.compile(r"glossary/concepts/([^/]+)\.yml")),
    ("source", re.compile(r"glossary/sources/([^/]+)\.yml")),
    ("retired", re.compile(r"quizzes/(retired)\.yml")),
    ("item", re.compile(r"quizzes/([^/]+)\.yml")),
    ("case", re.compile(r"quizzes/cases/([^/]+)\.yml")),
    ("unit", re.compile(r"course/[0-9]{2}-([^/]+)\.yml")),
)
CONTENT = ("glossary", "quizzes", "course")
# The only YAML at the root.
AT_ROOT = ("mkdocs.yml", "mkdocs.yaml")
# Folders beside the content that may hold YAML of their own; any other with YAML in it is a slip of the pen.
OTHERS = ("docs", "scripts", "overrides", "tests", "requirements", "build", "node_modules")

MANY = {"term": models.Term, "item": Item, "retired": models.Retired}
_ONE = {"scheme": models.Scheme, "concept": models.Concept, "source": models.Source, "case": models.Case,
        "unit": models.Unit}  # fmt: skip

# What tells a unit that is written from one that is planned.
_ONLY_WRITTEN = set(models.Unit.model_fields) - set(models.PlannedUnit.model_fields) - {"waive"}

@dataclass(frozen=True)
class Reading:
    """One file as it was read, and each of its records: slug, keys, the record (None where it does not fit), faults."""

    file: YamlFile
    records: tuple[tuple[str, Keys, Any, tuple[Problem, ...]], ...] = ()


def read_records(root: Path, path: str, kind: str, name: str) -> Reading:
    """The file at `path`, which holds records of `kind` and is called `name`, with its records."""
    file = read(root, path)
    if not isinstance(file.data, dict):
        return Reading(file)
    fitted = ((slug, keys, *fit(file, keys, shape)) for slug, keys, shape in _parts(file, kind, name))
    return Reading(file, tuple((slug, keys, record, tuple(faults)) for slug, keys, record, faults in fitted))


def content_paths(root: Path) -> list[str]:
    """Every file in the content folders, and YAML where nobody expects any, sorted; hidden files are not content."""
    strangers = [
        entry.name
        for entry in os.scandir(root)
        if entry.is_dir() and not entry.name.startswith(".") and entry.name not in (*CONTENT, *OTHERS)
        and not Path(entry.path, "pyvenv.cfg").exists()  # a virtual environment, whatever its name
    ]
    paths = [
        file.name
        for file in root.iterdir()
        if _is_yaml(file) and file.is_file() and file.name not in AT_ROOT and not file.name.startswith(".")
    ]
    for folder in (*CONTENT, *strangers):
        for file in (root / folder).rglob("*"):
            # A link that leads nowhere is neither file nor folder; that it cannot be read is said when it is.
            if not file.is_dir() and not file.name.startswith(".") and (_is_yaml(file) or folder in CONTENT):
                paths.append(file.relative_to(root).as_posix())
    return sorted(paths)


def _is_yaml(file: Path) -> bool:
    return file.suffix.lower() in (".yml", ".yaml")


def kind_of(path: str) -> tuple[str, str] | None:
    """The kind of record that a path holds, and the file's own slug; None if it can hold none."""
    return next(((kind, match[1]) for kind, pattern in FOLDERS if (match := pattern.fullmatch(path))), None)


def not_a_record(file: YamlFile) -> Problem:
    """The problem of a file without keys."""
    message = Said(en="the file holds no 'key: value' lines", id="berkas ini tidak berisi baris 'kunci: nilai'")
    hint = Said(en="compare it with the files beside it", id="bandingkan dengan berkas di sampingnya")
    return Problem(file.place(()), "wrong-type", message, hint)


def _parts(file: YamlFile, kind: str, name: str) -> Iterator[tuple[str, Keys, Any]]:
    """The records of a file: slug, keys, shape."""
    if kind in MANY:
        for slug in file.data:
            yield slug, (slug,), MANY[kind]
    elif kind == "unit" and len(_ONLY_WRITTEN & set(file.data)) <= (3 if "planned" in file.data else 0):
        yield name, (), models.PlannedUnit
    else:
        yield name, (), _ONE[kind]


def misplaced(path: str) -> Problem:
    """The problem of a file that stands where no record can be."""
    message = Said(en=f"no record can be at {path!r}", id=f"rekaman tidak dapat berada di {path!r}")
    renamed = re.sub(r"\.ya?ml$", ".yml", path, flags=re.IGNORECASE)
    if kind_of(renamed):
        hint = Said(en=f"rename it to {renamed!r}", id=f"ganti namanya menjadi {renamed!r}")
        return Problem(Place(path), "folder", message, hint)
    folders = "glossary/concepts/<slug>.yml, glossary/sources/<slug>.yml, glossary/terms.yml, glossary/scheme.yml, "
    folders += "quizzes/<concept>.yml, quizzes/cases/<slug>.yml, quizzes/retired.yml, course/<nn>-<slug>.yml"
    hint = Said(en=f"records live in: {folders}", id=f"rekaman tinggal di: {folders}")
    return Problem(Place(path), "folder", message, hint)
