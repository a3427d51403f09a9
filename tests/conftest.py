"""What the tests share: a notebook of one's own in an empty home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.notebook import Notebook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """An empty notebook: no store yet, an empty home, Wednesday 2026-01-14 in the evening."""
    return Notebook(tmp_path, monkeypatch)
