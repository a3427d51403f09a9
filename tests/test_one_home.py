"""One home for each fact: a field of a record and its column are two lines, and all else is read off them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import valuetrack
from valuetrack.frozen import slug
from valuetrack.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANNED = (
    'weather: str | None = fields.text("What the weather may be.", part="plan")\n    """what the weather may be"""',
    "weather: MaybeWords = None",
)
HAPPENED = (
    'company: int | None = fields.rating("How much company there was.", part="outcome")\n    """0 to 10"""',
    "company: MaybeRating = None",
)


# Each command, a line of JSON, is a fork of the process that has loaded the copy; its answer is a line too.
SERVE = """
import importlib, json, os, pkgutil, sys
from pathlib import Path
import valuetrack
from valuetrack.__main__ import main
for module in pkgutil.walk_packages(valuetrack.__path__, "valuetrack."):
    importlib.import_module(module.name)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        sys.stdin, sys.stdout, sys.stderr = open(os.devnull), open("out", "w"), open("err", "w")
        sys.argv = ["valuetrack", *json.loads(line)]
        main()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([code, Path("out").read_text("utf-8"), Path("err").read_text("utf-8")]), flush=True)
"""


class Copy:
    """A copy of the program to which fields of an action are added, and its commands on a store of its own."""

    def __init__(self, home: Path, *fields: tuple[str, str]) -> None:
        self.home = home
        self.source = home / "valuetrack"
        shutil.copytree(Path(valuetrack.__file__).parent, self.source)
        for field, column in fields:
            self._add("model/entries.py", 'reward: str | None = fields.text("Something kind', field)
            self._add("store/tables/actions.py", "reward: MaybeWords = None", column)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("VALUETRACK_", "XDG_"))}
        ours = {"PYTHONPATH": str(home), "HOME": str(home), "VALUETRACK_DB": str(home / "journal.db")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE],
            env={**kept, **ours, "VALUETRACK_NOW": "2026-01-14T20:00:00", "COLUMNS": "200"},
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def _add(self, path: str, before: str, line: str) -> None:
        """Put a line of a class before the one line that begins so."""
        file = self.source / path
        text = file.read_text(encoding="utf-8")
        assert text.count(f"\n    {before}") == 1
        file.write_text(text.replace(f"\n    {before}", f"\n    {line}\n    {before}"), encoding="utf-8")

    def do(self, *arguments: str) -> str:
        """What a command prints that has to work."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{json.dumps(arguments)}\n")
        self.process.stdin.flush()
        code, out, err = json.loads(self.process.stdout.readline())
        assert code == 0, err
        return str(out)

    def action(self, *arguments: str) -> dict[str, Any]:
        """The action that a command writes."""
        [record] = json.loads(self.do(*arguments, "--json"))["data"]["records"]
        assert record["record"] == slug(Action)
        return dict(record)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    """The program with two fields more, and a value to plan for."""
    made = Copy(tmp_path, PLANNED, HAPPENED)
    with made.process:
        made.do("add-value", "Connection")
        yield made


def test_a_field_of_the_plan_is_an_option_that_plans_and_edits_and_a_key_of_the_json(copy: Copy) -> None:
    for command in ("plan-week", "edit-action"):
        assert "--weather TEXT" in copy.do(command, "--help")
    assert "--weather" not in copy.do("check-in", "--help")

    planned = copy.action("plan-week", "Walk", "-v", "Connection", "--weather", "sunny")
    assert (planned["weather"], planned["company"]) == ("sunny", None)
    assert copy.action("edit-action", planned["id"], "--weather", "rain")["weather"] == "rain"
    assert copy.action("edit-action", planned["id"], "--weather", "")["weather"] is None


def test_a_field_of_how_it_went_is_an_option_that_checks_in_and_edits_and_is_held_to_its_scale(copy: Copy) -> None:
    for command in ("check-in", "edit-action"):
        assert "--company 0-10" in copy.do(command, "--help")
    assert "--company" not in copy.do("plan-week", "--help")

    planned = copy.action("plan-week", "Walk", "-v", "Connection", "--weather", "sunny")
    went = copy.action("check-in", planned["id"], "--outcome", "carried", "--company", "very much")
    assert (went["company"], went["weather"]) == (10, "sunny")
    assert copy.action("edit-action", planned["id"], "--company", "none")["company"] is None
    with pytest.raises(AssertionError, match="--company is a whole number, 0-10"):
        copy.do("check-in", planned["id"], "--outcome", "done", "--company", "11")


def test_what_was_planned_is_carried_on_and_what_happened_is_not(copy: Copy) -> None:
    planned = copy.action("plan-week", "Walk", "-v", "Connection", "--weather", "sunny")

    said = copy.do(
        *("check-in", planned["id"], "--outcome", "carried", "--to", "2026-01-20", "--company", "3", "--json")
    )

    fields = [(one["weather"], one["company"]) for one in json.loads(said)["data"]["records"]]
    assert fields == [("sunny", 3), ("sunny", None)]


def test_nothing_else_of_the_program_was_touched(copy: Copy) -> None:
    original = Path(valuetrack.__file__).parent
    changed = {
        str(path.relative_to(original)): len((copy.source / path.relative_to(original)).read_text().splitlines())
        - len(path.read_text().splitlines())
        for path in original.rglob("*.py")
        if path.read_bytes() != (copy.source / path.relative_to(original)).read_bytes()
    }

    assert changed == {"model/entries.py": 4, "store/tables/actions.py": 2}
