"""The queries for weeks: how values were lived in them, and what was chosen for them."""

from __future__ import annotations

from itertools import groupby
from typing import TypeVar

from valuetrack.model import WeekRating, WeekRecord
from valuetrack.store.queries.asking import Queries, bounds_of, first_of
from valuetrack.weeks import Week

W = TypeVar("W", WeekRating, WeekRecord)


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
        found = self._records(WeekRecord, "WHERE week BETWEEN :first AND :last ORDER BY week", **bounds_of(week))
        return _in_force(found, week)

    def week_ratings(self, week: Week) -> dict[str, WeekRating]:
        """Per value the rating given for a week; of two in its range, chosen as in `week_record`."""
        found = self._records(
            WeekRating, "WHERE week BETWEEN :first AND :last ORDER BY value_id, week", **bounds_of(week)
        )
        by_value = groupby(found, lambda rating: rating.value_id)
        return {value_id: rating for value_id, ratings in by_value if (rating := _in_force(tuple(ratings), week))}

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


def _in_force(found: tuple[W, ...], week: Week) -> W | None:
    """Of what is stored for a week, in the order of the days: what stands on its first day, else the last."""
    if not found:
        return None
    return found[0] if found[0].week == week.start else found[-1]
