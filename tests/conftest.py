"""What the tests share: a notebook of one's own in an empty home."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.prepared import prepare
from tests.notebook import Notebook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """An empty notebook: no store yet, an empty home, Wednesday 2026-01-14 in the evening."""
    return Notebook(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def written_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of cli/prepared.py, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("written") / "journal.db"
    prepare(path)
    return path


@pytest.fixture
def written(notebook: Notebook, written_store: Path) -> Notebook:
    """A notebook that is written in already: a copy of the store of cli/prepared.py."""
    shutil.copy(written_store, notebook.db)
    return notebook
