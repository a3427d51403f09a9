"""What comes in from other programs: which records it becomes, once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from tests.imports import found_in
from tests.spoken import spoken
from tests.tracker.conftest import WED
from valuetrack.errors import Ambiguous, BadText, Unknown
from valuetrack.model import Activity, CheckIn, Reflection
from valuetrack.reports.imports_from import ListLine, MoodLine
from valuetrack.tracker import activities, changes, imports_from, values
from valuetrack.tracker.imports_from import Wishes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tracker.conftest import Opened
    from valuetrack.reports.imports_from import ImportedFrom, ImportUnderstood
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

DAYLIO = """\
full_date,time,mood,activities,note
2026-01-10,21:00,calm,tea | reading,Rain
2026-01-09,18:00,good,Tea,
2026-01-08,8:00,rad,,
2026-01-07,8:00,tired,,
"""
TEA = ListLine("tea", 2, "Tea", new=False)
BERLIN = timezone(timedelta(hours=1))


def local(moment: datetime) -> tuple[date, time]:
    """As a clock in Berlin says in winter."""
    there = moment.astimezone(BERLIN)
    return there.date(), there.time()


def bring(store: Writer, program: str, text: str, **wishes: Any) -> ImportedFrom:
    return imports_from.bring(store, found_in(program, text), Wishes(**wishes), WED, local)


def understood(store: Reader, program: str, text: str, **wishes: Any) -> ImportUnderstood:
    return imports_from.understood(store, found_in(program, text), Wishes(**wishes), WED, local)


def kept(store: Reader, done: ImportedFrom, kind: type[Any]) -> list[Any]:
    kinds: list[type[Any]] = [Activity, CheckIn, Reflection]
    return [one for one in (store.find(record_id, kinds) for record_id in done.ids) if type(one) is kind]


class TestWhatThingsBecome:
    def test_what_was_done_is_an_activity_with_its_mood_and_what_was_written_a_note(self, store: Writer) -> None:
        done = bring(store, "daylio", DAYLIO, moods={"Calm": 7})

        assert [(str(one.day), str(one.at), one.text, one.mood_after) for one in kept(store, done, Activity)] == [
            ("2026-01-09", "18:00:00", "Tea", 8),
            ("2026-01-10", "21:00:00", "tea", 7),
            ("2026-01-10", "21:00:00", "reading", 7),
        ]
        assert [(str(one.day), one.note) for one in kept(store, done, CheckIn)] == [
            ("2026-01-07", "Mood: tired"),
            ("2026-01-08", "Mood: rad"),
            ("2026-01-10", "Rain"),
        ]

    def test_a_mood_that_stands_for_nothing_is_a_word_in_the_note(self, store: Writer) -> None:
        done = bring(store, "daylio", DAYLIO)

        assert kept(store, done, CheckIn)[-1].note == "Rain\n\nMood: calm"
        assert kept(store, done, Activity)[-1].mood_after is None

    def test_what_was_written_may_become_a_reflection_and_a_mood_alone_stays_a_note(self, store: Writer) -> None:
        done = bring(store, "daylio", DAYLIO, as_reflection=True)

        assert [one.happened for one in kept(store, done, Reflection)] == ["Rain\n\nMood: calm"]
        assert (done.activities, done.notes, done.reflections) == (3, 2, 1)

    def test_an_instant_is_a_day_where_the_person_is(self, store: Writer) -> None:
        task = '{"status": "completed", "description": "post", "end": "20260109T233000Z", "uuid": "u"}'
        [activity] = kept(store, bring(store, "taskwarrior", task), Activity)

        assert (str(activity.day), str(activity.at)) == ("2026-01-10", "00:30:00")

    def test_minutes_and_a_day_without_a_time(self, store: Writer) -> None:
        done = bring(store, "csv", "date,activity,minutes\n2026-01-10,walk,20\n")

        assert [(one.minutes, one.at) for one in kept(store, done, Activity)] == [(20, None)]


class TestWhereListsGo:
    def test_to_a_value_by_its_name_to_a_new_one_or_to_none(self, store: Writer) -> None:
        values.add_value(store, "Quiet hours", WED, {}, None)
        report = understood(store, "daylio", DAYLIO, values={"TEA": "quiet", "reading": "new:Growth"})
        done = bring(store, "daylio", DAYLIO, values={"TEA": "quiet", "reading": "new:Growth"})

        tea, reading = ("tea", 2, "Quiet hours"), ("reading", 1, "Growth")
        assert report.lists == (ListLine(*tea, new=False), ListLine(*reading, new=True))
        assert [store.life(one.value_id).name_on(WED) for one in kept(store, done, Activity)] == [
            "Quiet hours",
            "Quiet hours",
            "Growth",
        ]
        assert done.values == ("Growth",)
        assert str(store.lives()[-1].value.created) == "2026-01-10"

    def test_the_value_of_the_same_name_is_the_one_where_nothing_else_is_said(self, store: Writer) -> None:
        values.add_value(store, "Tea", WED, {}, None)

        assert understood(store, "daylio", DAYLIO).lists[0] == TEA
        assert understood(store, "daylio", DAYLIO, values={"tea": "none"}).lists[0].value is None
        assert understood(store, "daylio", DAYLIO, values={"tea": "new:tea"}).lists[0] == TEA

    def test_the_first_of_several_lists_that_goes_to_a_value_counts(self, store: Writer) -> None:
        values.add_value(store, "Out", WED, {}, None)
        [arrival] = understood(store, "csv", "date,activity,tags\n2026-01-10,walk,fast|out|walk\n").arrivals

        assert arrival.value == "Out"

    @pytest.mark.parametrize(
        ("said", "error"),
        [
            ({"values": {"tee": "none"}}, Unknown),
            ({"values": {"swimming": "none"}}, Unknown),
            ({"values": {"tea": "nosuch"}}, Unknown),
            ({"values": {"tea": "new:"}}, BadText),
            ({"values": {"tea": "new:none"}}, BadText),
            ({"values": {"tea": "s"}}, Ambiguous),
            ({"moods": {"sleepy": 3}}, Unknown),
        ],
    )
    def test_what_is_not_in_the_file_or_no_value_is_declined(
        self, store: Writer, said: dict[str, Any], error: type[Exception]
    ) -> None:
        for name in ("Sun", "Snow"):
            values.add_value(store, name, WED, {}, None)
        with pytest.raises(error):
            understood(store, "daylio", DAYLIO, **said)

    def test_what_is_still_open_is_asked_about(self, store: Writer) -> None:
        found = found_in("daylio", DAYLIO)

        assert [one.name for one in imports_from.open_lists(store, found, Wishes({"TEA": "none"}), WED)] == ["reading"]
        assert [one.name for one in imports_from.open_moods(found, Wishes(moods={"CALM": 7}))] == ["tired"]
        assert imports_from.goal_named(store, "NONE", WED) == "none"
        assert imports_from.goal_named(store, "New: Growth ", WED) == "new:Growth"


class TestOnce:
    def test_the_same_file_brings_nothing_anew_however_it_was_read(self, store: Writer) -> None:
        bring(store, "daylio", DAYLIO, values={"tea": "new:Tea"}, moods={"calm": 7})
        again = (
            DAYLIO.replace("21:00", "9:00 PM").replace(",", ";").replace("2026-01-10", "10/01/2026"),
            DAYLIO.replace("2026-01-10", "10.01.2026"),
        )
        for text, wishes in (
            (DAYLIO, {}),
            (DAYLIO, {"as_reflection": True}),
            (again[0].replace("2026-01-09", "15/01/2026"), {}),
            (again[1], {"values": {"tea": "new:Tea"}}),
        ):
            if "15/01" in text:  # a day that settles the order, and one thing that is new
                assert len(bring(store, "daylio", text, **wishes).ids) == 1
                continue
            report = understood(store, "daylio", text, **wishes)
            assert (report.is_empty, report.known) == (True, 6)
            assert bring(store, "daylio", text, **wishes).ids == ()

    def test_two_things_that_are_alike_are_two_and_a_later_one_is_new(self, store: Writer) -> None:
        entry = '{"title": "Tea", "body": "", "date": "2026-01-10", "time": "10:00"}'
        twice = f'{{"entries": [{entry}, {entry}]}}'

        assert len(bring(store, "jrnl", twice).ids) == 2
        assert bring(store, "jrnl", twice).ids == ()
        assert len(bring(store, "jrnl", twice.replace("[", f"[{entry.replace('Tea', 'Snow')}, ")).ids) == 1

    def test_a_task_is_known_by_its_own_id(self, store: Writer) -> None:
        task = '{"status": "completed", "description": "post", "end": "20260109T233000Z", "uuid": "u"}'
        bring(store, "taskwarrior", task)

        assert bring(store, "taskwarrior", task.replace("post", "letter")).ids == ()

    def test_a_number_of_a_habit_that_was_put_right_there_is_no_second_thing(self, store: Writer) -> None:
        marks = "Date,Water\n2026-01-10,2000\n"
        bring(store, "loop", marks)

        assert bring(store, "loop", marks.replace("2000", "3000")).ids == ()

    def test_what_a_person_changed_here_stays_as_it_is(self, store: Writer) -> None:
        done = bring(store, "daylio", DAYLIO)
        activities.edit_activity(store, done.ids[-2], {"text": "slow tea"})
        bring(store, "daylio", DAYLIO)

        assert "slow tea" in [one.text for one in kept(store, done, Activity)]

    def test_what_was_deleted_here_stays_out_and_what_undo_took_back_does_not(self, opened: Opened) -> None:
        with opened("import") as store:
            done = bring(store, "daylio", DAYLIO)
        with opened("delete") as store:
            changes.delete(store, done.ids[-2])
        with opened("import") as store:
            report = understood(store, "daylio", DAYLIO)
            assert (report.known, report.taken_out, report.is_empty) == (5, 1, True)
        with opened("undo") as store:
            changes.undo(store)
        with opened("undo") as store:
            changes.undo(store)
        with opened("import") as store:
            assert len(bring(store, "daylio", DAYLIO).ids) == 6

    def test_what_was_removed_for_good_does_not_come_back(self, opened: Opened, path: Path) -> None:
        with opened("import") as store:
            done = bring(store, "daylio", DAYLIO)
        with opened("undo") as store:
            changes.undo(store)
        with closing(sqlite3.connect(path)) as connection:
            gone = "INSERT INTO tombstone VALUES (?, 'check_in', '2026-01-14T20:00:00+00:00')"
            connection.execute(gone, done.ids[:1])
            connection.commit()
        with opened("import") as store:
            report = understood(store, "daylio", DAYLIO)
            assert (report.known, report.taken_out, len(bring(store, "daylio", DAYLIO).ids)) == (0, 1, 5)


class TestWhatIsSaid:
    def test_of_what_comes_in(self, store: Writer) -> None:
        done = bring(store, "daylio", DAYLIO, values={"tea": "new:Tea"})

        assert spoken(done).message == (
            "From Daylio: 3 activities and 3 notes of a day, Wed 2026-01-07 to Sat 2026-01-10. New: Tea. "
            "`valuetrack undo` takes all of it back."
        )
        assert spoken(done, words_only=True).message.startswith("From Daylio: activities and notes of a day, Wed")

    def test_of_one_day_and_of_nothing(self, store: Writer) -> None:
        one = "date,note\n2026-01-10,Rain\n"

        assert spoken(bring(store, "csv", one)).message.startswith("From a table: 1 note of a day, of Sat 2026-01-10.")
        assert spoken(bring(store, "csv", one)).message == "Nothing from a table is new here. Nothing was changed."

    def test_the_moods_stand_from_the_highest_to_those_that_stand_for_nothing(self, store: Writer) -> None:
        assert understood(store, "daylio", DAYLIO).moods == (
            MoodLine("rad", 1, 10),
            MoodLine("good", 1, 8),
            MoodLine("calm", 1, None),
            MoodLine("tired", 1, None),
        )
