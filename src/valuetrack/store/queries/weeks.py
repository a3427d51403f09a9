"""The queries for weeks: how values were lived in them, and what was chosen for them."""

from __future__ import annotations

from typing import TypeVar

from valuetrack.model import WeekRating, WeekRecord
from valuetrack.store.queries.asking import Queries, first_of
from valuetrack.weeks import Week

W = TypeVar("W", WeekRating, WeekRecord)


_IN_WEEKS = "WHERE week BETWEEN :first AND :last ORDER BY week"
_LATEST_LIVED = """
    WHERE id IN (SELECT (SELECT earlier.id FROM week_rating AS earlier
                         WHERE earlier.value_id = value.id AND earlier.week < :before AND earlier.lived IS NOT NULL
                         ORDER BY earlier.week DESC LIMIT 1)
                 FROM value)"""
_LIVED_BEFORE = "WHERE value_id = :value AND week < :before AND lived IS NOT NULL ORDER BY week DESC LIMIT 1"


class WeekQueries(Queries):
    """What is kept of weeks."""

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

    def ratings_of(self, value_id: str) -> tuple[WeekRating, ...]:
        """The week ratings of a value, in the order of the weeks."""
        return self._records(WeekRating, "WHERE value_id = :value ORDER BY week", value=value_id)

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


def _in_force(earlier: W | None, later: W, week: Week) -> W:
    """Of what is stored for a week, in the order of the days: what stands on its first day, else the later."""
    return earlier if earlier is not None and earlier.week == week.start else later
