"""One home for each fact: a field of a record and its column are two lines, and all else is read off them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import valuetrack
from valuetrack.frozen import slug
from valuetrack.model import Action

PLANNED = (
    'weather: str | None = fields.text("What the weather may be.", part="plan")\n    """what the weather may be"""',
    "weather: MaybeWords = None",
)
HAPPENED = (
    'company: int | None = fields.rating("How much company there was.", part="outcome")\n    """0 to 10"""',
    "company: MaybeRating = None",
)


class Copy:
    """A copy of the program to which fields of an action are added, and its commands on a store of its own."""

    def __init__(self, home: Path, *fields: tuple[str, str]) -> None:
        self.home = home
        self.source = home / "valuetrack"
        shutil.copytree(Path(valuetrack.__file__).parent, self.source, ignore=shutil.ignore_patterns("__pycache__"))
        for field, column in fields:
            self._add("model/entries.py", 'reward: str | None = fields.text("Something kind', field)
            self._add("store/tables/actions.py", "reward: MaybeWords = None", column)

    def _add(self, path: str, before: str, line: str) -> None:
        """Put a line of a class before the one line that begins so."""
        file = self.source / path
        text = file.read_text(encoding="utf-8")
        assert text.count(f"\n    {before}") == 1
        file.write_text(text.replace(f"\n    {before}", f"\n    {line}\n    {before}"), encoding="utf-8")

    def do(self, *arguments: str) -> str:
        """What a command prints that has to work."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("VALUETRACK_", "XDG_"))}
        ours = {"PYTHONPATH": str(self.home), "HOME": str(self.home), "VALUETRACK_DB": str(self.home / "journal.db")}
        done = subprocess.run(
            [sys.executable, "-m", "valuetrack", *arguments],
            env={**kept, **ours, "VALUETRACK_NOW": "2026-01-14T20:00:00", "COLUMNS": "200"},
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def action(self, *arguments: str) -> dict[str, Any]:
        """The action that a command writes."""
        [record] = json.loads(self.do(*arguments, "--json"))["data"]["records"]
        assert record["record"] == slug(Action)
        return dict(record)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """The program with two fields more, and a value to plan for."""
    made = Copy(tmp_path, PLANNED, HAPPENED)
    made.do("add-value", "Connection")
    return made


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
