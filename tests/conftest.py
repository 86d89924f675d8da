"""What many tests need: the project's own corpus, and its site as readers get it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from berdaya.build import build
from berdaya.corpus import Corpus, load
from berdaya.portable import one_files
from berdaya.render.onefile import FOLDER
from berdaya.render.site import Site, render
from berdaya.write import write

ROOT = Path(__file__).parent.parent

# A slow machine is not a fault; timing lives in tests/bench.
settings.register_profile("berdaya", deadline=None)
settings.load_profile("berdaya")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The project's own content."""
    return load(ROOT)[0]


@pytest.fixture(scope="session")
def site(corpus: Corpus) -> Site:
    """The project's own site in memory."""
    return render(corpus)


@pytest.fixture(scope="session")
def site_dir(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site as files below a path, as on GitHub Pages."""
    folder = tmp_path_factory.mktemp("host") / "berdaya"
    build(site, folder)
    write(one_files(site), folder / FOLDER, owned=False)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small sound checkout."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT / "tests" / "cases" / "good", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.md"))
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "mkdocs_hook.py", folder / "scripts")
    (folder / "scripts" / "berdaya").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
