"""The review of a week: its shape, and how it is built from the records of the week.

The names and the order of the fields are the keys of `review-week --json`. Ratings are
0 to 10, minutes 0 or more; None stands for what is missing.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.reports import done
from valuetrack.reports import review_sums as sums
from valuetrack.reports.barriers import OutsideHands, outside_hands
from valuetrack.reports.comparisons import ComparisonLine
from valuetrack.reports.lifted import MoodChanges, ReliefAndCost, mood_changes, relief_and_cost
from valuetrack.reports.review_sums import (
    ActionCounts,
    CarriedAction,
    CheckInEntry,
    InTheWay,
    OpportunityCounts,
    ReflectionEntry,
)
from valuetrack.reports.telling import WeekEntry, by_day, week_entries
from valuetrack.reports.week_sums import WeekSums, week_sums
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from valuetrack.model import (
        Action,
        Activity,
        CheckIn,
        Comparison,
        Opportunity,
        Reflection,
        ValueLife,
        WeekRating,
        WeekRecord,
    )


class WeekData(Frozen):
    """The records from which a week is reviewed, in any order.

    `lives` are all values; `importance` is the latest on or before the week's last day
    (rule R2), `ratings` are those given for the week (rule R3), `earlier` is the latest
    earlier rating with a lived number, weeks away left out (rule R14), each by the id of
    the value. `carried_before` says, by the id of an action, how many actions stand before
    it in the chain of `carried_from`; an action that was carried from none may be absent. `shorts`
    are the beginnings of ids to type; one that is absent is typed whole.
    """

    lives: tuple[ValueLife, ...]
    importance: Mapping[str, int]
    ratings: Mapping[str, WeekRating]
    earlier: Mapping[str, WeekRating]
    record: WeekRecord | None
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    reflections: tuple[Reflection, ...]
    check_ins: tuple[CheckIn, ...]
    carried_before: Mapping[str, int]
    activities: tuple[Activity, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    shorts: Mapping[str, str] = MappingProxyType({})


class ValueRow(Frozen):
    """One value in one week: how much it matters, how it was lived, what was done (rules R1 to R17)."""

    value: str
    """its name on the last day of the week"""
    importance: int | None
    """how much it matters, 0 to 10: the latest rating up to the last day of the week"""
    lived: int | None
    """how the week was lived, 0 to 10, as the person rated it"""
    discrepancy: int | None
    """how far `lived` lies below `importance`, 0 to 10; null where either is missing"""
    surplus: int | None
    """how far `lived` lies above `importance`, 0 to 10; null where either is missing"""
    priority: float | None
    """`importance` × `discrepancy` / 10, in tenths"""
    reading: scoring.Reading
    """the two ratings in words"""
    change: int | None
    """`lived` less the latest earlier one; null for what is resting and where there is no earlier one"""
    change_reading: scoring.ChangeReading | None
    """`change` in words: 2 or more is closer, -2 or less further away"""
    change_since: date | None
    """the first day of the week that `change` looks back to"""
    focus: bool
    """whether it is a focus of the week"""
    actions: ActionCounts
    """its actions"""
    opportunities: OpportunityCounts
    """its opportunities"""
    moves_toward: int
    """taken actions and taken opportunities together; an act that was both counts once"""
    minutes: int
    """the minutes of what was done for it: actions and opportunities taken, and activities; 0 where none has any"""
    note: scoring.Note | None
    """a question worth asking: much was done and the week felt far, or the week felt close and nothing is noted"""
    id: str
    """the id of the value"""
    week_note: str | None
    """why the week was as it was, in the person's words"""


class Clinical(Frozen):
    """The mean of importance times lived (0.0 to 100.0) over the `n` values that have both."""

    mean_importance_x_lived: float
    """the mean of importance × lived, 0 to 100, in tenths"""
    n: int
    """how many values have both ratings"""


class FocusCandidate(Frozen):
    """A value that may become a focus of the next week (rule R18)."""

    value: str
    """its name"""
    score: float
    """the mean of importance, discrepancy and `likely` where there is one, in hundredths"""
    likely: int | None
    """how likely a small step is next week, 0 to 10"""


class WeekRows(Frozen):
    """A row for each value of a week; none where the week is set aside."""

    week: WeekSpan
    """the week"""
    away: bool
    """`true` where the week is set aside"""
    values: tuple[ValueRow, ...]
    """a row for each value, in the order of the screen: what may need a step first, then what is resting, then what
    is not rated
    """


class WeekReview(WeekSums, WeekRows):
    """The review of a week that is not set aside."""

    away: Literal[False]
    """`true` where the week is set aside; then `week` is the one other key"""
    clinical: Clinical | None
    """the mean of importance × lived; null where no value has both"""
    focus_offer: tuple[FocusCandidate, ...]
    """every value that may become a focus of the next week, the best candidate first; a screen shows two"""
    reflection_entries: tuple[ReflectionEntry, ...]
    """the texts of the reflections"""
    check_in_entries: tuple[CheckInEntry, ...]
    """the texts of the notes"""
    carried_twice: tuple[CarriedAction, ...]
    """actions that came along twice or more and are still here"""
    in_the_way: tuple[InTheWay, ...]
    """what got in the way, one for each step that was not taken"""
    hidden: int
    """how many values have no row because they are archived through the week"""
    later: int
    """how many values have no row because they begin after the week"""
    entries: tuple[WeekEntry, ...]
    """the actions, opportunities and activities of the week, in this order, each as the person told it"""
    mood_changes: MoodChanges
    """what was done and lifted the mood, left it the same, or cost"""
    relief_and_cost: tuple[ReliefAndCost, ...]
    """what was written of either, over actions and opportunities of every outcome and activities, by day, time and
    entry
    """
    outside_hands: tuple[OutsideHands, ...]
    """the barriers from outside with their words, the most frequent first, and what was tried to change them"""
    comparisons: tuple[ComparisonLine, ...]
    """the decisions whose options were compared in the week, by day, with the option that was chosen"""

    @property
    def rated(self) -> bool:
        """Whether it is said of any value how it was lived."""
        return any(row.lived is not None for row in self.values)


class ClosingReview(Frozen):
    """The review of a week as a session shows it, which asks for the focus of the next one right after it."""

    review: WeekReview


class AwayReview(Frozen):
    """The review of a week that is set aside: no tables and no counts (rule R19)."""

    week: WeekSpan
    away: Literal[True]

    # no keys of the report: what one asks of either review
    values = ()
    focus_offer = ()
    rated = False


def week_review(week: Week, data: WeekData) -> WeekReview | AwayReview:
    """The review of `week`; the order in which the records are given makes no difference."""
    span = WeekSpan.of(week)
    return AwayReview(span, away=True) if scoring.is_away(data.record) else _review(week, data)


def _review(week: Week, data: WeekData) -> WeekReview:
    names = {life.id: life.name_on(week.end) for life in data.lives}
    rows = _rows(week, data, names)
    actions = sorted(data.actions, key=by_day)
    told: list[scoring.Done] = sorted((*actions, *data.opportunities, *data.activities), key=by_day)
    hurdles = sums.in_the_way(actions, data.opportunities, names)
    return copied(
        WeekReview,
        week_sums(data, hurdles),
        week=WeekSpan.of(week),
        away=False,
        values=rows,
        clinical=_clinical(rows),
        focus_offer=_focus_offer(rows, data.ratings),
        reflection_entries=sums.dated(ReflectionEntry, sorted(data.reflections, key=by_day), data.shorts),
        check_in_entries=sums.dated(CheckInEntry, sorted(data.check_ins, key=by_day), data.shorts),
        carried_twice=sums.carried_twice(actions, data.carried_before, names, data.shorts),
        in_the_way=hurdles,
        hidden=sums.hidden(data.lives, rows, week.end),
        later=sums.later(data.lives, rows, week.end),
        entries=week_entries(actions, data.opportunities, data.activities, names),
        mood_changes=mood_changes(
            sorted(scoring.done(actions, data.opportunities, data.activities), key=by_day), names
        ),
        relief_and_cost=relief_and_cost(told, names, data.shorts),
        outside_hands=outside_hands(actions, data.opportunities),
        comparisons=tuple(
            copied(ComparisonLine, one, short=data.shorts.get(one.id, one.id))
            for one in sorted(data.comparisons, key=lambda one: (one.day, one.entry))
        ),
    )


def _rows(week: Week, data: WeekData, names: Mapping[str, str]) -> tuple[ValueRow, ...]:
    entered: tuple[scoring.Done, ...] = (*data.actions, *data.opportunities, *data.activities)
    with_entries = {one.value_id for one in entered}
    rows = [
        _row(week, data, life.id, names[life.id])
        for life in sorted(data.lives, key=lambda life: (life.value.entry, life.id))
        if scoring.is_shown(life, week, data.ratings.get(life.id), has_entries=life.id in with_entries)
    ]
    rows.sort(key=lambda row: scoring.row_order(row.reading, row.importance, row.discrepancy, row.value))
    return tuple(rows)


def _row(week: Week, data: WeekData, value_id: str, name: str) -> ValueRow:
    actions = [action for action in data.actions if action.value_id == value_id]
    opportunities = [opportunity for opportunity in data.opportunities if opportunity.value_id == value_id]
    activities = [activity for activity in data.activities if activity.value_id == value_id]
    rating = data.ratings.get(value_id)
    importance, lived = data.importance.get(value_id), _lived(rating)
    gap = scoring.discrepancy(importance, lived)
    read = scoring.reading(importance, lived)
    earlier = data.earlier.get(value_id)
    change = scoring.change(read, lived, _lived(earlier))
    since = Week.containing(earlier.week, week.start.weekday()).start if earlier and change is not None else None
    counts = sums.action_counts(actions)
    moves = scoring.moves_toward(actions, opportunities)
    focus = data.record is not None and value_id in data.record.focus
    return ValueRow(
        value=name,
        importance=importance,
        lived=lived,
        discrepancy=gap,
        surplus=scoring.surplus(importance, lived),
        priority=scoring.priority(importance, gap),
        reading=read,
        change=change,
        change_reading=scoring.change_reading(change),
        change_since=since,
        focus=focus,
        actions=counts,
        opportunities=sums.opportunity_counts(opportunities),
        moves_toward=moves,
        minutes=done.minutes(scoring.done(actions, opportunities, activities)),
        note=scoring.note(read, lived, moves, counts.not_recorded, is_focus=focus),
        id=value_id,
        week_note=rating.note if rating else None,
    )


def _lived(rating: WeekRating | None) -> int | None:
    return rating.lived if rating else None


def _clinical(rows: Sequence[ValueRow]) -> Clinical | None:
    rated = [(row.importance, row.lived) for row in rows if row.importance is not None and row.lived is not None]
    mean = scoring.mean_importance_x_lived(rated)
    return None if mean is None else Clinical(mean, len(rated))


def _focus_offer(rows: Sequence[ValueRow], ratings: Mapping[str, WeekRating]) -> tuple[FocusCandidate, ...]:
    likely = {value_id: rating.likely for value_id, rating in ratings.items()}
    scores = [scoring.focus_score(row.reading, row.importance, row.discrepancy, likely.get(row.id)) for row in rows]
    offered = [(row, score) for row, score in zip(rows, scores, strict=True) if score is not None]
    offered.sort(key=lambda pair: scoring.focus_order(pair[1], pair[0].importance, pair[0].value))
    return tuple(FocusCandidate(row.value, score, likely.get(row.id)) for row, score in offered)
