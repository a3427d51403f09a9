"""What the tests of the store share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.stores import a_value, writing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be; there is none yet."""
    return tmp_path / "notebook.db"


@pytest.fixture
def store(path: Path) -> Path:
    """A store with one value."""
    with writing(path) as writer:
        writer.put(a_value())
    return path
