"""Loop Habit Tracker's folders, archives and tables."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.imports import found_in, left, told
from valuetrack.errors import BadFile
from valuetrack.imports import archives, read
from valuetrack.imports.found import Mark, Program, Reading

HABITS = """\
Position,Name,Type,Question,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?
001,Sit still,YES_NO,Did you?,1,1,#FF8F00,,,,false
002,"Read, slowly",NUMERICAL,How much?,1,1,#00897B,pages,AT_LEAST,5.0,true
"""
NEW = {
    "Habits.csv": HABITS,
    "001 Sit still/Checkmarks.csv": 'Date,Value,Notes\n2025-01-04,YES_MANUAL,\n2025-01-03,YES_AUTO,"rain, rain"\n'
    "2025-01-02,SKIP,\n2025-01-01,NO,\n2024-12-31,UNKNOWN,\n",
    "001 Sit still/Scores.csv": "Date,Score\n2025-01-04,0.1\n",
    "002 Read slowly/Checkmarks.csv": "Date,Value,Notes\n2025-01-04,12500,\n2025-01-03,NO,\n2025-01-02,3,\n"
    "2025-01-01,-1,\n2024-12-31,YES_MANUAL,\n",
    "Checkmarks.csv": "Date,Sit still,Read, slowly,\n2025-01-04,YES_MANUAL,12500,\n",
}
OLD = {
    "Habits.csv": "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Sit still,,,1,1,#FF8F00\n",
    "001 Sit still/Checkmarks.csv": "2025-01-04,2\n2025-01-03,1\n2025-01-02,0\n2025-01-01,3\n",
}


def folder(files: dict[str, str], top: str = "") -> dict[str, bytes]:
    return {f"{top}{name}": text.encode() for name, text in files.items()}


def archive(files: dict[str, str], top: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, text in files.items():
            writing.writestr(f"{top}{name}", text)
    return packed.getvalue()


class TestEachGeneration:
    def test_words_numbers_and_notes(self) -> None:
        found = read(Program.LOOP, folder(NEW), Reading())

        assert told(found) == [
            ("2025-01-04", "Sit still", "", ""),
            ("2025-01-03", "", "Sit still: rain, rain", ""),
            ("2025-01-04", "Read, slowly (12.5 pages)", "", ""),
            ("2024-12-31", "Read, slowly", "", ""),
        ]
        assert found.marks == {Mark.AUTOMATIC: 1, Mark.SKIPPED: 2, Mark.NO: 2, Mark.UNKNOWN: 2}
        assert left(found) == []

    def test_an_archive_is_as_its_folder_wherever_that_lies_in_it(self) -> None:
        expected = told(read(Program.LOOP, folder(NEW), Reading()))

        assert told(found_in("loop", archive(NEW))) == expected
        assert told(found_in("loop", archive(NEW, "2025 export/"))) == expected
        assert told(read(Program.LOOP, folder(NEW, "Loop/"), Reading())) == expected

    def test_figures_without_a_first_line(self) -> None:
        found = read(Program.LOOP, folder(OLD), Reading())

        assert told(found) == [("2025-01-04", "Sit still", "", "")]
        assert found.marks == {Mark.AUTOMATIC: 1, Mark.NO: 1, Mark.SKIPPED: 1}

    def test_a_note_beside_figures_without_a_first_line(self) -> None:
        rows = {"007 Walk/Checkmarks.csv": '2025-01-04,2,\n2025-01-03,0,"too much snow"\n'}

        assert [one[1:3] for one in told(read(Program.LOOP, folder(rows), Reading()))] == [
            ("Walk", ""),
            ("", "Walk: too much snow"),
        ]

    def test_one_table_of_all_habits_with_a_comma_at_the_end(self) -> None:
        found = found_in("loop", "Date,Sit still,Walk,\n2025-01-04,2,1,\n2025-01-03,0,2,\n2025-01-02,-1,3,\n")

        assert [one[:2] for one in told(found)] == [("2025-01-04", "Sit still"), ("2025-01-03", "Walk")]
        assert found.marks == {Mark.AUTOMATIC: 1, Mark.SKIPPED: 1, Mark.NO: 1, Mark.UNKNOWN: 1}

    def test_numbers_show_themselves_where_no_list_of_habits_tells_of_them(self) -> None:
        found = found_in("loop", "Date,Water,Sweets\n2025-01-04,2000,1.500\n2025-01-03,3,0.003\n2025-01-02,1,2.000\n")

        assert [one[1] for one in told(found)] == ["Water (2)", "Water (0.001)", "Sweets (1.5)", "Sweets (2)"]
        assert found.marks == {Mark.SKIPPED: 2}

    def test_a_number_that_no_mark_has_is_no_mark(self) -> None:
        rows = {"Habits.csv": HABITS, "001 Sit still/Checkmarks.csv": "Date,Value\n2025-01-04,2000\n2025-01-03,soon\n"}

        found = read(Program.LOOP, folder(rows), Reading())

        assert (told(found), found.marks) == ([], {Mark.UNKNOWN: 2})


class TestWhatIsRefused:
    def test_a_row_is_named_by_its_file_and_line(self) -> None:
        rows = {"001 Walk/Checkmarks.csv": "Date,Value\n2025-01-04,2\nsoon,2\n2025-01-03,2,3,4\n"}

        found = read(Program.LOOP, folder(rows), Reading())

        assert [(one.file, one.line, one.why.value) for one in found.left] == [
            ("001 Walk/Checkmarks.csv", 3, "day"),
            ("001 Walk/Checkmarks.csv", 4, "cells"),
        ]

    def test_a_table_of_one_habit_without_days(self) -> None:
        with pytest.raises(BadFile, match="no table of marks"):
            read(Program.LOOP, folder({"001 Walk/Checkmarks.csv": "Value,Notes\n2,\n"}), Reading())

    @pytest.mark.parametrize(
        "text", ["", "Date,Value,Notes\n2025-01-04,2,\n", "Date\n2025-01-04\n", "a,b\n1,2\n", "PK\x03\x04 and no more"]
    )
    def test_what_is_no_table_of_all_habits(self, text: str) -> None:
        with pytest.raises(BadFile, match=r"no table of marks|cannot be read"):
            found_in("loop", text)

    def test_an_archive_without_marks(self) -> None:
        with pytest.raises(BadFile, match="no table of marks"):
            found_in("loop", archive({"notes.txt": "hello"}))

    @pytest.mark.parametrize(
        "name", ["../Checkmarks.csv", "/etc/Checkmarks.csv", "001 a/../../Checkmarks.csv", "a\\b.csv"]
    )
    def test_a_path_that_leads_out_of_the_archive(self, name: str) -> None:
        with pytest.raises(BadFile, match="outside"):
            found_in("loop", archive({name: "Date,Walk\n"}))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_two_files_under_one_name(self) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as writing:
            for mark in ("2", "0"):
                writing.writestr("Checkmarks.csv", f"Date,Walk,\n2026-01-02,{mark},\n")
        with pytest.raises(BadFile, match=r"under one name: Checkmarks\.csv"):
            found_in("loop", packed.getvalue())

    def test_a_table_larger_than_anybody_writes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "LARGEST", 2**20)
        bomb = archive({"Checkmarks.csv": "Date,Walk\n" + "0" * 2**21})

        assert len(bomb) < 2**14
        with pytest.raises(BadFile, match="larger than"):
            found_in("loop", bomb)

    def test_an_archive_cut_at_any_byte(self) -> None:
        whole = archive(NEW)
        for size in range(0, len(whole), 7):
            with pytest.raises(BadFile):
                found_in("loop", whole[:size])

    def test_an_archive_with_other_bytes_in_it(self) -> None:
        whole = archive(NEW)
        for place in range(0, len(whole), 5):
            try:
                found_in("loop", whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
            except BadFile:
                continue
