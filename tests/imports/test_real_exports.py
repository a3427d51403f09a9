"""What jrnl and Taskwarrior really write is read, and comes in on its local day; where one is absent, that is said."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook

PROJECT = Path(__file__).parents[2]
_CONFIG = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: {home}/journal.txt}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.2
"""


def program(name: str, *places: Path) -> str:
    """Where a program is; the test is skipped where it is absent."""
    found = next((str(place) for place in places if place.exists()), None) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not on this machine; .ci/run installs it")
    return found


def said_by(*command: str, **more: str) -> str:
    """What a program of others prints."""
    environment = {**os.environ, **more}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_journal_of_jrnl_comes_in_once(notebook: Notebook) -> None:
    jrnl = program("jrnl", PROJECT / ".venv" / "jrnl" / "bin" / "jrnl")
    config = notebook.home / "jrnl.yaml"
    config.write_text(_CONFIG.format(home=notebook.home), encoding="utf-8")
    for entry in ("2026-01-02 23:40: Tea with Ada. We laughed, @tea.", "2026-01-02 23:40: A second one *"):
        said_by(jrnl, "--config-file", str(config), entry)
    file = notebook.home / "journal.json"
    file.write_text(said_by(jrnl, "--config-file", str(config), "--format", "json"), encoding="utf-8")

    notebook.do("import", str(file), "--from", "jrnl", "--yes")

    entries = notebook.data("journal", "--all")["entries"]
    assert sorted((one["day"], one["text"]) for one in entries) == [
        ("2026-01-02", "A second one"),
        ("2026-01-02", "Tea with Ada.\nWe laughed, @tea."),
    ]
    assert notebook.do("import", str(file), "--from", "jrnl", "--yes").out.endswith("Nothing was changed.\n")


def test_the_tasks_of_taskwarrior_come_in_on_the_day_on_which_they_were_finished(notebook: Notebook) -> None:
    task = program("task")
    here = {"TASKRC": str(notebook.home / "taskrc"), "TASKDATA": str(notebook.home / "tasks"), "TZ": "Pacific/Auckland"}
    (notebook.home / "taskrc").write_text("confirmation=no\n", encoding="utf-8")
    for command in (
        ("add", "water the plants", "project:Home", "+garden"),
        ("1", "done", "end:2026-01-02T23:40"),
        ("add", "read", "recur:weekly", "due:2026-02-01"),
    ):
        said_by(task, *command, **here)
    file = notebook.home / "tasks.json"
    come = ("import", str(file), "--from", "taskwarrior", "--map", "garden=new:Garden", "--yes")
    said = []
    for array in ("on", "off"):
        file.write_text(said_by(task, f"rc.json.array={array}", "export", **here), encoding="utf-8")
        said.append(notebook.spawn(*come, **here).out)

    [done] = notebook.data("list-activities", "--all")["activities"]
    told = (done["text"], done["day"], done["at"], done["value"])
    assert told == ("water the plants", "2026-01-02", "23:40", "Garden")
    assert "marked as open:" in said[0]
    assert said[1].endswith("Nothing was changed.\n")
