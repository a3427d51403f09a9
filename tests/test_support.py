"""The support text: word for word, whatever state the notebook is in, and read again before each year's release."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import shown
from valuetrack.support import HEAD, IN_A_HARD_MOMENT, LINES, READ, SOURCES

if TYPE_CHECKING:
    from tests.notebook import Notebook

PROJECT = Path(__file__).parents[1]
# a second copy, so that no word is changed by accident
OPENING = "People who can be there for you:\n"
NUMBERS = """
If you may be in danger, or might hurt yourself or someone else, please call your local emergency number now
(112 in the EU, 911 in the US and Canada).

United States and Canada: call or text 988, day and night.

In other countries: Befrienders Worldwide lists centres by country, at befrienders.org.
"""
LAST = "\nPhone numbers can change. These were read in published copies on 2026-11-23.\n"
HARD = f"This is a lot. Here are people who can be with you now.\n{NUMBERS}"
NAMED = """
Sources: Wyoming Department of Health, page "988 Suicide & Crisis Lifeline" (call or text 988, 24/7; 911 in immediate \
danger); California Council on Criminal Justice and Behavioral Health, notice of 2022-07-19 (same); encyclopedia \
article "988 (telephone number)" (Canada since 2023-11-30); encyclopedia article "Befrienders Worldwide" (centres in \
32 countries, list by country).
"""
OWN = "  Ines: 555 0100\n"
TEXT = OPENING + NUMBERS + LAST + NAMED
WITH_OWN = OPENING + OWN + NUMBERS + LAST + NAMED
HEAD_LINE = "In danger? Call 112 (EU) or 911 (US, Canada). People: valuetrack support\n"
LEFT_OUT = "Your notebook cannot be opened right now, so your own contacts are not shown.\n"


def test_in_a_pipe_it_is_the_text_line_for_line_with_its_sources(notebook: Notebook) -> None:
    said = notebook.do("support")

    assert (said.out, said.err) == (TEXT, "")
    assert not notebook.db.exists()


def test_contacts_of_ones_own_stand_right_after_the_head_line(written: Notebook) -> None:
    assert written.do("support").out == WITH_OWN


def test_so_do_the_people_and_the_first_step_of_the_plan_for_hard_times(written: Notebook) -> None:
    written.do(
        "maintenance-plan", "--first-step", "open the\ncurtains", "--people", "Ben, my sister", "--signs", "rain"
    )
    own = f"  People who help: Ben, my sister\n{OWN}  Your first step: open the curtains\n"

    assert written.do("support").out == OPENING + own + NUMBERS + LAST + NAMED
    assert written.data("support")["first_step"] == "open the\ncurtains"


@pytest.mark.parametrize(("strength", "text"), [("7", ""), ("8", f"\n{HARD}")])
def test_a_hard_moment_has_its_own_head_line_and_no_last_line(written: Notebook, strength: str, text: str) -> None:
    written.do("maintenance-plan", "--first-step", "open the curtains")
    out = written.do("hard-moment", "--intensity", strength).out

    assert out.startswith(f"{HEAD_LINE}  Your first step: open the curtains\n{OWN}{text}Saved for ")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_terminal_breaks_its_lines_and_changes_no_word(written: Notebook, width: int) -> None:
    said = shown(written, "support", width=width)

    assert max(map(len, said.splitlines())) <= width
    assert said.split() == WITH_OWN.split()
    assert "\x1b" not in said


@pytest.mark.parametrize("more", [("--quiet",), ("--words-only",), ("--plain",), ("--no-input",)], ids=str)
def test_it_is_shown_whatever_else_is_left_out(written: Notebook, more: tuple[str, ...]) -> None:
    assert written.do("support", *more).out == WITH_OWN


def spoil(notebook: Notebook, how: str) -> dict[str, str]:
    """Make the notebook one that cannot be read; what the environment says besides."""
    if how == "empty":
        notebook.db.write_bytes(b"")
    elif how == "foreign":
        notebook.db.write_bytes(b"a letter to a friend")
    elif how == "damaged":
        whole = notebook.db.read_bytes()
        notebook.db.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    elif how == "folder":
        notebook.db.unlink()
        notebook.db.mkdir()
    elif how == "settings":
        (notebook.home / "config.toml").write_text("first_day = 3\n")
        return {"VALUETRACK_CONFIG": str(notebook.home / "config.toml")}
    return {}


@pytest.mark.parametrize("how", ["empty", "foreign", "damaged", "folder", "settings"])
def test_where_the_notebook_cannot_be_read_the_text_is_there_all_the_same(written: Notebook, how: str) -> None:
    more = spoil(written, how)

    said = written.spawn("support", **more)

    assert (said.code, said.out, said.err) == (0, TEXT, LEFT_OUT)


def test_for_programs_contacts_are_null_where_the_notebook_cannot_be_read(notebook: Notebook) -> None:
    assert notebook.data("support")["contacts"] == []
    spoil(notebook, "foreign")

    said = notebook.data("support")

    own = {"contacts": None, "first_step": None, "people": None}
    assert said == {**own, "lines": list(LINES), "sources": list(SOURCES), "read": str(READ)}


def test_for_programs_it_is_there_where_the_settings_cannot_be_read_too(written: Notebook) -> None:
    said = json.loads(written.spawn("support", "--json", **spoil(written, "settings")).out)

    assert (said["report"], said["data"]["contacts"], said["data"]["lines"]) == ("support", None, list(LINES))


def test_it_is_read_from_this_file_alone(notebook: Notebook) -> None:
    assert "\n".join(LINES) + "\n" == OPENING + NUMBERS + LAST
    assert "\n".join(IN_A_HARD_MOMENT) + "\n" == HARD
    assert HEAD + "\n" == HEAD_LINE
    assert f"\nSources: {'; '.join(SOURCES)}.\n" == NAMED
    assert LINES[-1].endswith(f" {READ}.")


class TestReleaseCheck:
    @staticmethod
    def checked(*arguments: str, project: Path = PROJECT) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [sys.executable, project / ".ci" / "release-check", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    @pytest.mark.parametrize("day", [READ, READ.replace(year=READ.year + 1)], ids=str)
    def test_up_to_twelve_months_after_the_reading_a_release_may_go(self, day: object) -> None:
        said = self.checked(str(day))

        assert (said.returncode, said.stderr) == (0, "")
        assert f"read on {READ}: fit for a release on {day}." in said.stdout

    @pytest.mark.parametrize(
        ("day", "reason"), [("2027-11-24", "more than twelve months before"), ("2026-11-22", "lies after the release")]
    )
    def test_afterwards_and_before_the_reading_it_stops(self, day: str, reason: str) -> None:
        said = self.checked(day)

        assert (said.returncode, said.stdout) == (1, "")
        assert reason in said.stderr

    def test_without_a_day_it_is_today(self, tmp_path: Path) -> None:
        copied = self.copy(tmp_path, "2026", "2001")

        said = self.checked(project=copied)

        assert said.returncode == 1
        assert "were read on 2001-11-23, more than twelve months before 20" in said.stderr

    def test_the_day_and_the_last_line_are_renewed_together(self, tmp_path: Path) -> None:
        said = self.checked("2026-12-01", project=self.copy(tmp_path, "on 2026-11-23.", "on 2026-11-24."))

        assert said.returncode == 1
        assert "The last line of the support text does not name the day 2026-11-23" in said.stderr

    @pytest.mark.parametrize("arguments", [("soon",), ("2027-01-01", "2027-01-02")])
    def test_another_word_is_not_understood(self, arguments: tuple[str, ...]) -> None:
        said = self.checked(*arguments)

        assert (said.returncode, said.stdout) == (2, "")
        assert "Usage: .ci/release-check [YYYY-MM-DD]" in said.stderr

    def test_it_is_no_part_of_what_holds_an_old_version(self) -> None:
        assert "release-check" not in (PROJECT / ".ci" / "run").read_text() + (PROJECT / "check").read_text()
        assert ".ci/release-check" in (PROJECT / "CONTRIBUTING.md").read_text().partition("## Releases")[2]

    @staticmethod
    def copy(folder: Path, old: str, new: str) -> Path:
        """The check beside another support text."""
        (folder / ".ci").mkdir()
        shutil.copy(PROJECT / ".ci" / "release-check", folder / ".ci")
        package = folder / "src" / "valuetrack"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        text = (PROJECT / "src" / "valuetrack" / "support.py").read_text(encoding="utf-8")
        (package / "support.py").write_text(text.replace(old, new), encoding="utf-8")
        return folder
