"""The library that counts calls, and the process that has loaded the program under it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.loaded import Loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.notebook import Notebook

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """The process that has loaded the program."""
    if sys.platform != "linux":
        pytest.skip("calls of the system are counted on Linux alone")
    if (compiler := shutil.which("cc")) is None:
        pytest.skip("a C compiler is missing: cc")
    library = tmp_path_factory.mktemp("faults") / "calls.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "calls.c", "-ldl"], check=True)
    process = Loaded(library)
    yield process
    process.end()


@pytest.fixture
def home(written: Notebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that is to be laid out before each trial: the notebook of cli/prepared.py, and the day's backup of it."""
    written.do("backup")
    kept = tmp_path_factory.mktemp("kept") / "home"
    shutil.copytree(written.home, kept)
    return kept
