"""A new type of item is one file and two lines in a table: here one is added to a copy of the package, and works."""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import berdaya

PACKAGE = Path(berdaya.__file__).parent

# The odd one out: its parts have a model and a name of their own, and become the options of a choice.
MODULE = '''"""Odd one out: of three to five things, the one that does not belong with the others."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from berdaya.fields import Model, PartKey, Text
from berdaya.interactions import Choice, Option
from berdaya.items.record import ItemRecord


class Thing(Model):
    """One thing, whether it is the odd one, and why."""

    text: Text
    odd: bool
    feedback: Text


class Things(Model):
    """The things as written."""

    kind: Literal["choice"]
    things: dict[PartKey, Thing] = Field(min_length=3, max_length=5)


class OddOneOutItem(ItemRecord):
    """An item with one thing that does not belong."""

    type: Literal["odd_one_out"]
    interaction: Things


def interaction(item: OddOneOutItem) -> Choice:
    """The item as a choice of one."""
    things = item.interaction.things
    options = {key: Option(text=thing.text, correct=thing.odd, feedback=thing.feedback) for key, thing in things.items()}
    return Choice(options=options)
'''

# Each table's new line, and the line after which it comes.
LINES = {
    '    "task": task,': '    "odd_one_out": odd_one_out,',
    "    | classification.ClassificationItem": "    | odd_one_out.OddOneOutItem",
}
# Python wants a name before it is used: one word more in a line that is there.
IMPORT = ("import classification, cloze, matching, multiple, ", "import classification, cloze, matching, multiple, odd_one_out, ")

ITEM = """accounts-odd:
  code: aodd
  rev: 1
  type: odd_one_out
  concept: open-accounts
  objective: first-steps--keep-accounts-open
  bloom: analyse
  statements: []
  anchor: open-accounts--idea
  stem:
    id: Lembar mana yang lain sendiri?
    en: Which sheet is the odd one out?
  interaction:
    kind: choice
    things:
      a:
        text:
          id: Kuitansi toko bangunan
          en: A builder's receipt
        odd: false
        feedback:
          id: Toko menulisnya pada saat uang berpindah, sehingga ia membuktikan belanja seperti dua lembar lain.
          en: The shop writes it as money changes hands, so it proves spending as two of the other sheets do.
      b:
        text:
          id: Undangan rapat tahunan
          en: A call to the yearly meeting
        odd: true
        feedback:
          id: Surat itu menyebut hari dan tempat tanpa angka, karena tujuannya mengumpulkan orang.
          en: That letter names a day and a place without any sum, because it is meant to bring people together.
      c:
        text:
          id: Bukti sewa perahu
          en: Proof of a boat's hire
        odd: false
        feedback:
          id: Pemilik perahu menandatanganinya ketika dibayar, jadi lembar ini ikut menerangkan uang keluar.
          en: The boat's owner signs it on being paid, so this sheet helps to explain what was spent.
  review:
    solver: null
    practitioner: null
    lang_id: null
    lang_en: null
  changed: 2026-11-22
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that has the new type."""
    copy = tmp_path_factory.mktemp("copy") / "scripts" / "berdaya"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "items" / "odd_one_out.py").write_text(MODULE, "utf-8")
    table = copy / "items" / "__init__.py"
    before = table.read_text("utf-8")
    text = before.replace(*IMPORT)
    for after, line in LINES.items():
        assert text.count(f"{after}\n") == 1
        text = text.replace(f"{after}\n", f"{after}\n{line}\n")
    table.write_text(text, "utf-8")
    changes = [line for line in difflib.ndiff(before.splitlines(), text.splitlines()) if line[0] in "+-"]
    added, renewed = [line[2:] for line in changes if line[0] == "+"], [line[2:] for line in changes if line[0] == "-"]
    assert [line.replace(*reversed(IMPORT)) for line in added if line not in LINES.values()] == renewed
    assert len(added) - len(renewed) == len(LINES) == 2
    return copy


def run(package: Path, checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the copy's command says in `checkout`."""
    environment = os.environ | {"PYTHONPATH": str(package.parent), "LANG": "C.UTF-8", "PYTHONPYCACHEPREFIX": str(package.parent / "cache")}
    command = [sys.executable, "-m", "berdaya", *words]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, encoding="utf-8")


def add(checkout: Path, item: str) -> None:
    quiz = checkout / "quizzes" / "open-accounts.yml"
    quiz.write_text(quiz.read_text("utf-8") + item, "utf-8", newline="\n")


def test_a_sound_item_of_a_new_type_is_sound(package: Path, checkout: Path) -> None:
    add(checkout, ITEM)
    result = run(package, checkout, "check")
    assert result.returncode == 0 and "note:" not in result.stdout, result.stdout + result.stderr


def test_an_item_of_a_new_type_that_lacks_feedback_is_found(package: Path, checkout: Path) -> None:
    add(checkout, ITEM.replace(ITEM.partition("        odd: true\n")[2].partition("      c:")[0], ""))
    result = run(package, checkout, "check")
    assert result.returncode == 1 and "option 'b' has no feedback [F01]" in result.stdout, result.stdout + result.stderr


# What to change in the sound item, and what is said of it: of its parts, its texts, its references.
FAULTS = [
    ("id: Surat itu menyebut hari dan tempat tanpa angka, karena tujuannya mengumpulkan orang.", "id: Tepat!",
     "feedback of 'b' gives no reason: 'Tepat!' [F04]"),
    ("en: That letter names a day", "en: 'Wrong: that letter names a day",
     "part 'b' is correct, its feedback opens with 'Wrong:' [F07]"),
    ("bring people together.", "bring people together.'", ""),
    ("The shop writes it", "Unlike option B, the shop writes it", "'option B' names an option by its place [S06]"),
    ("id: Bukti sewa perahu\n", "id: Semua benar\n", "stands for all or none of the others: 'Semua benar' [C01]"),
    ("anchor: open-accounts--idea", "anchor: open-accounts--ideas", "no section 'ideas' in 'open-accounts' [S09]"),
]  # fmt: skip


def test_faults_of_an_item_of_a_new_type_are_found(package: Path, checkout: Path) -> None:
    item = ITEM
    for find, replace, _ in FAULTS:
        assert item.count(find) == 1, find
        item = item.replace(find, replace)
    add(checkout, item)
    result = run(package, checkout, "check")
    assert result.returncode == 1, result.stdout + result.stderr
    assert [said for _, _, said in FAULTS if said not in result.stdout] == [], result.stdout


def test_a_new_type_is_in_the_schema_and_in_the_frame_of_a_new_item(package: Path, checkout: Path) -> None:
    result = run(package, checkout, "schema")
    assert result.returncode == 0, result.stderr
    schema = json.loads((checkout / "docs" / "schema" / "quiz.schema.json").read_text("utf-8"))
    assert "OddOneOutItem" in schema["$defs"]
    new = run(package, checkout, "new", "item", "accounts-new", "--to", "open-accounts", "--type", "odd_one_out")
    assert new.returncode == 0, new.stderr
    assert "type: odd_one_out\n" in (checkout / "quizzes" / "open-accounts.yml").read_text("utf-8")


def test_an_item_of_a_new_type_stands_on_its_quiz_page(package: Path, checkout: Path) -> None:
    add(checkout, ITEM)
    result = run(package, checkout, "render", "pages")
    assert result.returncode == 0, result.stdout + result.stderr
    pages = [path for path in (checkout / "pages").rglob("*.html") if "item-accounts-odd" in path.read_text("utf-8")]
    quizzes = [path for path in pages if path.parent.parent.name == "quizzes"]
    assert any(path.parent.name == "open-accounts" for path in quizzes)
    for path in quizzes:
        lang = "en" if "en" in path.relative_to(checkout / "pages").parts else "id"
        form = path.read_text("utf-8").partition('id="item-accounts-odd"')[2].partition("</form>")[0]
        assert 'data-kind="choice"' in form
        assert form.count('type="radio"') == 3
        shown, _, reasons = form.partition("<details")
        for word in {"id": ("Undangan rapat", "Kuitansi toko"), "en": ("yearly meeting", "receipt")}[lang]:
            assert word in shown and word in reasons
        assert {"id": "mengumpulkan orang", "en": "bring people together"}[lang] in reasons
        assert reasons.count("data-part=") == 3 and reasons.count("data-correct") == 1
