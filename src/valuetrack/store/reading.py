"""All that a store can be asked: the queries for each kind of record, by noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from valuetrack.frozen import Frozen
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Contact,
    Importance,
    Maintenance,
    Opportunity,
    Reflection,
    ReflectionKind,
    Rest,
    Step,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.store.asking import batches, bound, bounds_of, first_of
from valuetrack.store.changes import Changes
from valuetrack.store.comparisons import Comparisons
from valuetrack.store.history import History
from valuetrack.store.imports_from import ImportsFrom
from valuetrack.store.journal import Journal
from valuetrack.store.kinds import as_instant, columns, from_row
from valuetrack.store.purges import Purges
from valuetrack.store.routines import Routines
from valuetrack.store.words import KnownWords
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping

    from valuetrack.store.exports import Exports
    from valuetrack.store.imports import Checked, ExportFile
    from valuetrack.store.merging import Fate

W = TypeVar("W", WeekRating, WeekRecord)

_LIFE = (("value", Value), ("wording", Wording), ("rest", Rest))
_LIVES = f"""
    SELECT {", ".join(f"{table}.{column}" for table, kind in _LIFE for column in columns(kind))} FROM value
    LEFT JOIN wording ON wording.value_id = value.id LEFT JOIN rest ON rest.value_id = value.id
    ORDER BY value.entry, wording.day, wording.entry, rest.start, rest.entry"""  # noqa: S608 - only names of columns
_IMPORTANCE_ON = """
    SELECT id, (SELECT importance FROM importance
                WHERE value_id = value.id AND day <= :day ORDER BY day DESC LIMIT 1)
    FROM value"""

_IMPORTANCE_LATER = """
    WHERE value_id IN (SELECT id FROM value) AND day > :after AND day <= :last ORDER BY day"""
_IN_WEEKS = "WHERE week BETWEEN :first AND :last ORDER BY week"
_LATEST_LIVED = """
    WHERE id IN (SELECT (SELECT earlier.id FROM week_rating AS earlier
                         WHERE earlier.value_id = value.id AND earlier.week < :before AND earlier.lived IS NOT NULL
                         ORDER BY earlier.week DESC LIMIT 1)
                 FROM value)"""
_LIVED_BEFORE = "WHERE value_id = :value AND week < :before AND lived IS NOT NULL ORDER BY week DESC LIMIT 1"
_DUE = "(day BETWEEN :first AND :last OR week BETWEEN :first AND :last)"
# A week that overlaps with some days begins six days before the first of them, or later.
_DUE_BETWEEN = "WHERE day BETWEEN :first AND :last OR week BETWEEN :earliest AND :last"
_OPEN_AFTER = "WHERE outcome IS NULL AND (day > :last OR week > :last)"
_LAST_TAKEN = (
    "WHERE outcome IN ('done', 'smaller') AND outcome_day IS NOT NULL ORDER BY outcome_day DESC, entry DESC LIMIT 1"
)
_FIRST_ACTION = """
    SELECT 1 FROM value WHERE EXISTS (
        SELECT 1 FROM action WHERE value_id = value.id AND entry < (SELECT entry FROM action WHERE id = :id))
    LIMIT 1"""
_ON_A_LADDER = "WHERE step_id IS NOT NULL ORDER BY entry"
_OF_LADDER = """
    WHERE step_id IS NOT NULL AND step_id IN (SELECT id FROM step WHERE value_id = :value)
    ORDER BY entry"""
_ON_DAYS = "WHERE day BETWEEN :first AND :last ORDER BY day, entry"
_HARD = "WHERE day BETWEEN :first AND :last AND kind = :which ORDER BY day, entry"
_LATELY = f"""
    SELECT (SELECT at FROM change ORDER BY entry DESC LIMIT 1),
           (SELECT count(*) FROM reflection WHERE day BETWEEN :evening AND :day AND kind = 'intense-moment')
           + (SELECT count(*) FROM action WHERE day BETWEEN :evening AND :day AND in_hard_moment = 1),
           {", ".join(f"plan.{column}" for column in columns(Maintenance))},
           {", ".join(f"noticed.{column}" for column in columns(Opportunity))}
    FROM (SELECT 1) AS now
    LEFT JOIN (SELECT * FROM maintenance ORDER BY entry LIMIT 1) AS plan ON 1 = 1
    LEFT JOIN (SELECT * FROM opportunity WHERE day = :day) AS noticed ON 1 = 1
    ORDER BY noticed.entry"""  # noqa: S608 - only names of columns
_WEEKS_AND_RATINGS = f"""
    SELECT {", ".join(f"its.{column}" for column in columns(WeekRecord))},
           {", ".join(f"rated.{column}" for column in columns(WeekRating))}
    FROM (SELECT 1) AS now
    LEFT JOIN (SELECT * FROM week {_IN_WEEKS}) AS its ON 1 = 1
    LEFT JOIN (SELECT * FROM week_rating {_IN_WEEKS}) AS rated ON 1 = 1
    ORDER BY its.week, rated.week"""  # noqa: S608 - only names of columns


class Lately(Frozen):
    """What was entered last, and on a day.

    `last_change` is the instant of the last entry, also of one that was taken back; the opportunities of the day stand
    in the order of entry.
    """

    last_change: datetime | None = None
    maintenance: Maintenance | None = None
    opportunities: tuple[Opportunity, ...] = ()
    hard_moments: int = 0


class Reader(Journal, History, ImportsFrom, Changes, KnownWords, Routines, Comparisons, Purges):
    """What a store holds."""

    def exports(self) -> Exports:
        """The way in which all of it leaves."""
        from valuetrack.store.exports import Exports  # noqa: PLC0415 - an export and an import alone

        return Exports(self._execute)

    def merge_tried(self, file: ExportFile, checked: Checked) -> Mapping[Fate, int]:
        """What would become of how many records of a file. Raises BadFile."""
        from valuetrack.store.merging import tried  # noqa: PLC0415 - an import alone

        return tried(self, file, checked)

    # Values

    def is_empty(self) -> bool:
        """Whether there is no value yet."""
        return not tuple(self._execute("SELECT 1 FROM value LIMIT 1", {}))

    def lives(self) -> tuple[ValueLife, ...]:
        """Every value with its wordings and rests, in the order of entry."""
        if self._lives is None:
            self._lives = _lives(self._execute(_LIVES, {}))
        return self._lives

    def life(self, value_id: str) -> ValueLife:
        """The value of that id with its wordings and rests."""
        return next(life for life in self.lives() if life.id == value_id)

    def importance_on(self, day: date) -> dict[str, int]:
        """Per value the latest importance dated on or before `day` (rule R2)."""
        rows: Iterable[Sequence[Any]] = self._execute(_IMPORTANCE_ON, {"day": bound(day)})
        return {value_id: importance for value_id, importance in rows if importance is not None}

    def importance_by_week(self, weeks: Sequence[Week]) -> dict[Week, dict[str, int]]:
        """Per week, of weeks that follow each other, the importance in force on its last day (rule R2)."""
        in_force = self.importance_on(weeks[0].end)
        dated = self._records(Importance, _IMPORTANCE_LATER, after=weeks[0].end, last=weeks[-1].end)
        by_week = {}
        for week in weeks:
            in_force = in_force | {one.value_id: one.importance for one in dated if one.day in week}
            by_week[week] = in_force
        return by_week

    def importance_at(self, value_id: str, day: date) -> Importance | None:
        """The importance rating of a value that is dated on exactly `day`."""
        return first_of(self._records(Importance, "WHERE value_id = :value AND day = :day", value=value_id, day=day))

    # Weeks

    def week_record(self, week: Week) -> WeekRecord | None:
        """The record of a week. Of two in its range, the one stored on its first day, else the later."""
        return self.week_records(week, week).get(week)

    def week_records(self, first: Week, last: Week) -> dict[Week, WeekRecord]:
        """The records of the weeks from `first` to `last`, each chosen as in `week_record`."""
        found = self._records(WeekRecord, _IN_WEEKS, first=first.start, last=last.end)
        records: dict[Week, WeekRecord] = {}
        for record in found:
            week = Week.containing(record.week, first.start.weekday())
            records[week] = _in_force(records.get(week), record, week)
        return records

    def weeks_and_ratings(
        self, first: Week, last: Week
    ) -> tuple[dict[Week, WeekRecord], dict[Week, dict[str, WeekRating]]]:
        """What `week_records` and `ratings_by_week` say of the weeks from `first` to `last`, in one question."""
        wide, first_day = len(columns(WeekRecord)), first.start.weekday()
        records: dict[Week, WeekRecord] = {}
        by_week: dict[Week, dict[str, WeekRating]] = {}
        for row in self._execute(_WEEKS_AND_RATINGS, {"first": bound(first.start), "last": bound(last.end)}):
            its, rated = tuple(row[:wide]), tuple(row[wide:])
            if its[0] is not None:
                record = from_row(WeekRecord, its)
                week = Week.containing(record.week, first_day)
                records[week] = _in_force(records.get(week), record, week)
            if rated[0] is not None:
                rating = from_row(WeekRating, rated)
                week = Week.containing(rating.week, first_day)
                ratings = by_week.setdefault(week, {})
                ratings[rating.value_id] = _in_force(ratings.get(rating.value_id), rating, week)
        return records, by_week

    def week_ratings(self, week: Week) -> dict[str, WeekRating]:
        """Per value the rating given for a week; of two in its range, chosen as in `week_record`."""
        return self.ratings_by_week(week, week).get(week, {})

    def ratings_by_week(self, first: Week, last: Week) -> dict[Week, dict[str, WeekRating]]:
        """Per week from `first` to `last`, and per value, the rating given for it, each chosen as in `week_record`."""
        found = self._records(WeekRating, _IN_WEEKS, first=first.start, last=last.end)
        by_week: dict[Week, dict[str, WeekRating]] = {}
        for rating in found:
            week = Week.containing(rating.week, first.start.weekday())
            ratings = by_week.setdefault(week, {})
            ratings[rating.value_id] = _in_force(ratings.get(rating.value_id), rating, week)
        return by_week

    def earlier_lived(self, week: Week) -> dict[str, WeekRating]:
        """Per value the latest rating of how a week before `week` was lived; weeks set aside are skipped (rule R14)."""
        found = {rating.value_id: rating for rating in self._records(WeekRating, _LATEST_LIVED, before=week.start)}
        away: dict[Week, bool] = {}
        latest = {each: self._not_away(rating, week.start.weekday(), away) for each, rating in found.items()}
        return {value_id: rating for value_id, rating in latest.items() if rating is not None}

    def _not_away(self, rating: WeekRating, first_day: int, away: dict[Week, bool]) -> WeekRating | None:
        """`rating`, or the latest before it whose week is not set aside; `away` remembers the weeks looked at."""
        latest: WeekRating | None = rating
        while latest is not None:
            week = Week.containing(latest.week, first_day)
            if week not in away:
                record = self.week_record(week)
                away[week] = record is not None and record.set_aside
            if not away[week]:
                break
            latest = first_of(self._records(WeekRating, _LIVED_BEFORE, value=latest.value_id, before=week.start))
        return latest

    # Actions

    def actions(self, week: Week, last: Week | None = None) -> tuple[Action, ...]:
        """The actions that belong to a week (rule R8), by day, time and entry; what has no day or time stands last.

        With `last`, those of all weeks from `week` to that one.
        """
        return _in_order(self.actions_due_between(week.start, (last or week).end))

    def actions_due_between(self, first: date, last: date) -> tuple[Action, ...]:
        """The actions that belong to the weeks from the day `first` to the day `last`, in any order."""
        return self._records(Action, f"WHERE {_DUE}", first=first, last=last)

    def actions_between(self, first: date, last: date) -> tuple[Action, ...]:
        """The actions for a day from `first` to `last`, or for a week with such a day in it, in the same order."""
        earliest = first - timedelta(days=6)
        return _in_order(self._records(Action, _DUE_BETWEEN, first=first, last=last, earliest=earliest))

    def open_after(self, last: date) -> tuple[Action, ...]:
        """The actions that are open for a day, or a week, that begins after `last`, in the same order."""
        return _in_order(self._records(Action, _OPEN_AFTER, last=last))

    def experiments(self) -> tuple[Action, ...]:
        """The actions that put a belief to the test, in any order."""
        return self._records(Action, "WHERE belief IS NOT NULL")

    def is_first_action(self, action_id: str) -> bool:
        """Whether no action was entered before this one."""
        return not tuple(self._execute(_FIRST_ACTION, {"id": action_id}))

    def last_taken(self) -> Action | None:
        """The action that was taken last."""
        return first_of(self._records(Action, _LAST_TAKEN))

    def carried_on(self, action_id: str) -> tuple[Action, ...]:
        """The actions by which one was carried on, by entry."""
        return self._records(Action, "WHERE carried_from = :id ORDER BY entry", id=action_id)

    def carried_before(self, ids: Sequence[str]) -> dict[str, int]:
        """For each action, how many actions it was carried on from, one after the other."""
        counts = dict.fromkeys(ids, 0)
        for some in batches(ids):
            # UNION drops what was met before, so that a circle ends too.
            rows: Iterable[Sequence[Any]] = self._execute(
                f"""
                WITH RECURSIVE line (id, ancestor) AS (
                    SELECT id, carried_from FROM action WHERE id IN ({", ".join(f":{name}" for name in some)})
                    UNION
                    SELECT line.id, action.carried_from FROM line JOIN action ON action.id = line.ancestor)
                SELECT id, count(ancestor) FROM line GROUP BY id""",  # noqa: S608 - only names of parameters
                some,
            )
            counts.update((action_id, count) for action_id, count in rows)
        return counts

    # Steps

    def steps(self) -> tuple[Step, ...]:
        """The rungs of every ladder, retired ones too, in the order of entry."""
        return self._records(Step, "ORDER BY entry")

    def steps_of(self, value_id: str) -> tuple[Step, ...]:
        """The rungs of a value's ladder, likewise."""
        return self._records(Step, "WHERE value_id = :value ORDER BY entry", value=value_id)

    def actions_on_ladders(self) -> tuple[Action, ...]:
        """The actions that are rungs of any ladder, in the order of entry."""
        return self._records(Action, _ON_A_LADDER)

    def actions_of_ladder(self, value_id: str) -> tuple[Action, ...]:
        """The actions that are rungs of a value's ladder, likewise."""
        return self._records(Action, _OF_LADDER, value=value_id)

    # Opportunities, activities, reflections and notes

    def entered(
        self, week: Week
    ) -> tuple[tuple[Action, ...], tuple[Opportunity, ...], tuple[Activity, ...], tuple[Reflection, ...]]:
        """What belongs to a week of these kinds, each in its order, asked together."""
        days = bounds_of(week)
        actions = self._asked(Action, f"WHERE {_DUE}", **days)
        opportunities = self._asked(Opportunity, _ON_DAYS, **days)
        activities = self._asked(Activity, _ON_DAYS, **days)
        reflections = self._asked(Reflection, _ON_DAYS, **days)
        return _in_order(tuple(actions)), tuple(opportunities), tuple(activities), tuple(reflections)

    def opportunities(self, week: Week) -> tuple[Opportunity, ...]:
        """The opportunities of a week, by day and entry."""
        return self.opportunities_between(**bounds_of(week))

    def opportunities_between(self, first: date, last: date) -> tuple[Opportunity, ...]:
        """The opportunities from `first` to `last`, by day and entry."""
        return self._records(Opportunity, _ON_DAYS, first=first, last=last)

    def activities(self, first: date, last: date) -> tuple[Activity, ...]:
        """The activities from `first` to `last`, by day and entry."""
        return self._records(Activity, _ON_DAYS, first=first, last=last)

    def reflections(self, first: date, last: date) -> tuple[Reflection, ...]:
        """The reflections from `first` to `last`, by day and entry."""
        return self._records(Reflection, _ON_DAYS, first=first, last=last)

    def hard_moments(self, first: date, last: date) -> tuple[Reflection, ...]:
        """What was kept of the hard moments from `first` to `last`, by day and entry."""
        return self._records(Reflection, _HARD, first=first, last=last, which=ReflectionKind.INTENSE_MOMENT.value)

    def check_ins(self, first: date, last: date) -> tuple[CheckIn, ...]:
        """The check-in notes from `first` to `last`, by day and entry."""
        return self._records(CheckIn, _ON_DAYS, first=first, last=last)

    # Contacts

    def contacts(self) -> tuple[Contact, ...]:
        """The contacts, in the order of entry."""
        return self._records(Contact, "ORDER BY entry")

    # The maintenance plan

    def maintenance(self) -> Maintenance | None:
        """The maintenance plan, of which there is one."""
        return first_of(self._records(Maintenance, "ORDER BY entry LIMIT 1"))

    # Changes

    def lately(self, day: date, evening_of: date | None = None) -> Lately:
        """What was entered last, and on a day; its hard moments from `evening_of` on, a day that may not be over."""
        found = Lately()
        rows: Iterable[Sequence[Any]] = self._execute(_LATELY, {"day": bound(day), "evening": bound(evening_of or day)})
        for at, moments, *more in rows:
            plan, noticed = more[: len(columns(Maintenance))], more[len(columns(Maintenance)) :]
            found = Lately(
                last_change=None if at is None else as_instant(at),
                maintenance=from_row(Maintenance, plan) if plan[0] is not None else None,
                opportunities=(*found.opportunities, *([from_row(Opportunity, noticed)] if noticed[0] else [])),
                hard_moments=moments,
            )
        return found


def _lives(rows: Iterable[Sequence[Any]]) -> tuple[ValueLife, ...]:
    """The lives in rows that hold a value, one of its wordings and one of its rests, each as often as the others."""
    found: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {}
    for row in rows:
        start = 0
        for (_, kind), kept in zip(_LIFE, found.setdefault(row[0], ({}, {}, {})), strict=True):
            end = start + len(columns(kind))
            if row[start] is not None and row[start] not in kept:
                kept[row[start]] = from_row(kind, row[start:end])
            start = end
    return tuple(
        ValueLife(value[value_id], tuple(wordings.values()), tuple(rests.values()))
        for value_id, (value, wordings, rests) in found.items()
    )


def _in_force(earlier: W | None, later: W, week: Week) -> W:
    """Of what is stored for a week, in the order of the days: what stands on its first day, else the later."""
    return earlier if earlier is not None and earlier.week == week.start else later


def _in_order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(
        sorted(actions, key=lambda one: (one.day is None, one.due, one.at is None, one.at or time.min, one.entry))
    )
