"""What the tests share: a notebook of one's own in an empty home, and the files that keep what is printed."""

from __future__ import annotations

import gc
import inspect
import os
import shutil
import sys
import tempfile
import uuid
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import Phase, settings

from tests.cli import prepared
from tests.notebook import Notebook
from tests.servers import server
from valuetrack.store.database import engine_of, open_writing
from valuetrack.store.encrypted_file import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytest_plugins = ("pytester",)
PROJECT = Path(__file__).parent.parent

# No example has a deadline: how long one takes says how busy the machine is. CI tries the same examples each time.
# Half as many as the library tries of its own accord: of each rule there are tables of cases beside its property.
settings.register_profile("valuetrack", deadline=None, derandomize="CI" in os.environ, max_examples=50)
settings.register_profile(
    "mutants", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("valuetrack")
# Hundreds of processes are started here: each would compile the program anew where nothing that is compiled is kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
_IN_MEMORY = "/dev/shm"  # noqa: S108 - a folder of its own is made there
if os.access(_IN_MEMORY, os.W_OK):  # what tests write need not outlast a power cut, and waiting for a disk takes long
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", _IN_MEMORY)
    tempfile.tempdir = _IN_MEMORY
os.umask(0o077)  # what the tests write as a notebook is its owner's alone, as a notebook is


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew",
        action="store_true",
        help="run the tests that hold goldens and pages to the program, and write anew what differs; each that was "
        "written anew fails this once and names its file, so that the difference is read",
    )
    parser.addoption(
        "--on-server",
        action="store_true",
        help="run what a person does at the command line on notebooks that a PostgreSQL server keeps, and nothing else",
    )
    parser.addoption(
        "--rounds",
        type=int,
        default=1,
        help="how many times as much is tried where processes are killed and files are damaged; 1 is a quick run",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto` is two for each processor: a test at a terminal, or with processes of its own, waits half its time."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "file: it is about a notebook that is a file; with --on-server it is left out")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("renew"):
        items[:] = [item for item in items if "kept" in getattr(item, "fixturenames", ())]
    if config.getoption("on_server"):
        items[:] = [item for item in items if "notebook" in getattr(item, "fixturenames", ())]
        items[:] = [item for item in items if not _is_about_a_file(item)]


def _is_about_a_file(item: pytest.Item) -> bool:
    """Whether a test looks at the file of its notebook, which it names, or says so."""
    is_named = isinstance(item, pytest.Function) and ".db" in inspect.getsource(item.function)
    return is_named or item.get_closest_marker("file") is not None


def pytest_collection_finish() -> None:
    """Leave the thousands of tests out of what is looked through for garbage, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in figures how much was tried where commands are ended, and files are damaged."""
    reports = [one for some in terminalreporter.stats.values() for one in some if getattr(one, "when", "") == "call"]
    figures: Counter[str] = Counter()
    for one in reports:
        for name, number in one.user_properties:
            figures[name] += number
    if figures:
        terminalreporter.section("tried")
        terminalreporter.write_line(", ".join(f"{name}: {number}" for name, number in figures.items()))


class Tried(Protocol):
    """Adds to the figures that stand at the end of a run."""

    def __call__(self, figures: dict[str, int]) -> None: ...


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Tried:
    """What a test has tried, under a name each: it is summed up over all tests."""

    def add(figures: dict[str, int]) -> None:
        for name, number in figures.items():
            record_property(name, number)

    return add


class Kept(Protocol):
    """Holds a text to the file that keeps it."""

    def __call__(self, file: Path, text: str) -> None: ...


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Kept:
    """The text is that of the file; with --renew the file becomes that of the text. A file belongs to one test."""

    def hold(file: Path, text: str) -> None:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if request.config.getoption("renew") and text != before:
            file.write_text(text, encoding="utf-8")
            pytest.fail(f"written anew: {file.relative_to(PROJECT)}", pytrace=False)
        assert text == before

    return hold


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How many times as much is tried as in a quick run."""
    found: int = request.config.getoption("rounds")
    return found


@pytest.fixture(scope="session")
def on_server(request: pytest.FixtureRequest) -> bool:
    """Whether notebooks are kept by a server in this run."""
    return bool(request.config.getoption("on_server"))


@pytest.fixture
def notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on_server: bool, request: pytest.FixtureRequest
) -> Iterator[Notebook]:
    """An empty notebook: no store yet, an empty home, Wednesday 2026-01-14 in the evening.

    A passphrase makes its key at once here; elsewhere that takes long on purpose.
    """
    monkeypatch.setattr(keys, "ROUNDS", 2)
    if not on_server:
        yield Notebook(tmp_path, monkeypatch)
        return
    with server().databases() as new:
        template = request.getfixturevalue("written_database") if "written" in request.fixturenames else "template0"
        place: Any = server().address(new(template))
        yield Notebook(tmp_path, monkeypatch, place)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, to be copied; making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("blank") / "journal.db"
    with open_writing(engine_of(path), now=prepared.NOW, command="test", group=str(uuid.uuid4())):
        pass
    return path


@pytest.fixture(scope="session")
def written_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of cli/prepared.py, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("written") / "journal.db"
    prepared.prepare(path)
    return path


@pytest.fixture(scope="session")
def written_database() -> str:
    """The name of a database with the store of cli/prepared.py, made once; nobody writes to it."""
    name = server().database()
    prepared.prepare(server().address(name))
    return name


@pytest.fixture
def written(
    notebook: Notebook, on_server: bool, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Notebook:
    """A notebook that is written in already: a copy of the store of cli/prepared.py.

    One new id in four thousand would begin as one that the tests type from there, and make it ambiguous: another is
    drawn in its place.
    """
    if not on_server:
        shutil.copy(request.getfixturevalue("written_store"), notebook.db)
    monkeypatch.setattr(uuid, "uuid4", _apart_from(prepared.IDS, uuid.uuid4))
    return notebook


def _apart_from(known: frozenset[str], draw: Callable[[], uuid.UUID]) -> Callable[[], uuid.UUID]:
    beginnings = {one[:3] for one in known}
    return lambda: next(one for one in iter(draw, None) if str(one)[:3] not in beginnings)
