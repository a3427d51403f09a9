"""The review of a week: its shape, and how it is built from the records of the week.

The names and the order of the fields are the keys of `review-week --json`. Ratings are
0 to 10, minutes 0 or more; None stands for what is missing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from valuetrack import scoring
from valuetrack.frozen import Frozen, replace
from valuetrack.model import Action, CheckIn, Opportunity, Outcome, Reflection
from valuetrack.reports import week_sums
from valuetrack.reports.week_sums import (
    Barriers,
    BeforeAfter,
    CarriedAction,
    CheckInEntry,
    Counted,
    Effort,
    Experiment,
    InTheWay,
    ReflectionEntry,
    WeekEntry,
)
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from valuetrack.model import ValueLife, WeekRating, WeekRecord

__all__ = [
    "ActionCounts",
    "AwayReview",
    "Barriers",
    "BeforeAfter",
    "CarriedAction",
    "CheckInEntry",
    "Clinical",
    "Counted",
    "Effort",
    "Experiment",
    "FocusCandidate",
    "InTheWay",
    "OpportunityCounts",
    "OpportunityTotals",
    "ReflectionEntry",
    "Totals",
    "ValueRow",
    "WeekData",
    "WeekEntry",
    "WeekReview",
    "WeekSpan",
    "week_review",
]


class WeekData(Frozen):
    """The records from which a week is reviewed, in any order.

    `lives` are all values; `importance` is the latest on or before the week's last day
    (rule R2), `ratings` are those given for the week (rule R3), `earlier` is the latest
    earlier rating with a lived number, weeks away left out (rule R14), each by the id of
    the value. `carried_before` says, by the id of an action, how many actions stand before
    it in the chain of `carried_from`; an action that was carried from none may be absent.
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


class WeekSpan(Frozen):
    """The week: its ISO name, first and last day."""

    iso: str
    start: date
    end: date


class ActionCounts(Frozen):
    """How the actions went (rules R8, R9, R11); `percent` is 0 to 100."""

    planned: int
    done: int
    smaller: int
    not_taken: int
    carried: int
    not_recorded: int
    let_go: int
    taken: int
    outside_control: int
    text: str
    percent: int | None
    in_reach: str | None


class OpportunityCounts(Frozen):
    """The opportunities of a value (rule R12)."""

    noticed: int
    taken: int
    text: str


class OpportunityTotals(Frozen):
    """The opportunities of all values."""

    noticed: int
    taken: int


class ValueRow(Frozen):
    """One value in one week: how much it matters, how it was lived, what was done (rules R1 to R17)."""

    value: str
    importance: int | None
    lived: int | None
    discrepancy: int | None
    surplus: int | None
    priority: float | None
    reading: scoring.Reading
    change: int | None
    change_reading: scoring.ChangeReading | None
    change_since: date | None
    focus: bool
    actions: ActionCounts
    opportunities: OpportunityCounts
    moves_toward: int
    minutes: int
    note: scoring.Note | None
    id: str


class Totals(Frozen):
    """The sums over all rows."""

    actions: ActionCounts
    opportunities: OpportunityTotals
    moves_toward: int
    minutes: int


class Clinical(Frozen):
    """The mean of importance times lived (0.0 to 100.0) over the `n` values that have both."""

    mean_importance_x_lived: float
    n: int


class FocusCandidate(Frozen):
    """A value that may become a focus of the next week (rule R18)."""

    value: str
    score: float
    likely: int | None


class WeekReview(Frozen):
    """The review of a week that is not set aside."""

    week: WeekSpan
    away: Literal[False]
    values: tuple[ValueRow, ...]
    totals: Totals
    anxiety: BeforeAfter
    mood: BeforeAfter
    effort: Effort
    with_discomfort: int
    barriers: Barriers
    helped: tuple[Counted, ...]
    hindered: tuple[Counted, ...]
    reflections: int
    check_ins: int
    experiments: tuple[Experiment, ...]
    clinical: Clinical | None
    focus_offer: tuple[FocusCandidate, ...]
    reflection_entries: tuple[ReflectionEntry, ...]
    check_in_entries: tuple[CheckInEntry, ...]
    carried_twice: tuple[CarriedAction, ...]
    in_the_way: tuple[InTheWay, ...]
    hidden: int
    entries: tuple[WeekEntry, ...]


class AwayReview(Frozen):
    """The review of a week that is set aside: no tables and no counts (rule R19)."""

    week: WeekSpan
    away: Literal[True]


def week_review(week: Week, data: WeekData) -> WeekReview | AwayReview:
    """The review of `week`; the order in which the records are given makes no difference."""
    span = WeekSpan(week.iso, week.start, week.end)
    return AwayReview(span, away=True) if scoring.is_away(data.record) else _review(span, _in_order(data))


def _in_order(data: WeekData) -> WeekData:
    return replace(
        data,
        lives=tuple(sorted(data.lives, key=lambda life: (life.value.entry, life.id))),
        actions=tuple(sorted(data.actions, key=week_sums.place)),
        reflections=tuple(sorted(data.reflections, key=week_sums.place)),
        check_ins=tuple(sorted(data.check_ins, key=week_sums.place)),
    )


def _review(span: WeekSpan, data: WeekData) -> WeekReview:
    names = {life.id: life.name_on(span.end) for life in data.lives}
    rows = _rows(Week(span.start), data, names)
    taken = [action for action in data.actions if action.taken]
    hurdles = week_sums.in_the_way(data.actions, data.opportunities, names)
    return WeekReview(
        week=span,
        away=False,
        values=rows,
        totals=_totals(data.actions, data.opportunities),
        anxiety=week_sums.before_after((action.anxiety_before, action.anxiety_after) for action in taken),
        mood=week_sums.before_after((action.mood_before, action.mood_after) for action in taken),
        effort=week_sums.effort(taken),
        with_discomfort=scoring.count_with_discomfort(data.actions, data.opportunities),
        barriers=week_sums.barriers(hurdles),
        helped=week_sums.counted(action.helped for action in data.actions),
        hindered=week_sums.counted(action.hindered for action in data.actions),
        reflections=len(data.reflections),
        check_ins=len(data.check_ins),
        experiments=week_sums.experiments(data.actions),
        clinical=_clinical(rows),
        focus_offer=_focus_offer(rows, data.ratings),
        reflection_entries=week_sums.reflection_entries(data.reflections),
        check_in_entries=week_sums.check_in_entries(data.check_ins),
        carried_twice=week_sums.carried_twice(data.actions, data.carried_before, names),
        in_the_way=hurdles,
        hidden=_hidden(data.lives, rows, span.end),
        entries=week_sums.entries(data.actions, data.opportunities, names),
    )


def _hidden(lives: Iterable[ValueLife], rows: Iterable[ValueRow], end: date) -> int:
    """How many values were there by the week's last day and have no row, because they rested through it."""
    shown = {row.id for row in rows}
    return sum(life.value.created <= end and life.id not in shown for life in lives)


def _rows(week: Week, data: WeekData, names: Mapping[str, str]) -> tuple[ValueRow, ...]:
    with_entries = {action.value_id for action in data.actions} | {each.value_id for each in data.opportunities}
    rows = [
        _row(week, data, life.id, names[life.id])
        for life in data.lives
        if scoring.is_shown(life, week, data.ratings.get(life.id), has_entries=life.id in with_entries)
    ]
    return tuple(
        sorted(rows, key=lambda row: scoring.row_order(row.reading, row.importance, row.discrepancy, row.value))
    )


def _row(week: Week, data: WeekData, value_id: str, name: str) -> ValueRow:
    actions = [action for action in data.actions if action.value_id == value_id]
    opportunities = [opportunity for opportunity in data.opportunities if opportunity.value_id == value_id]
    importance, lived = data.importance.get(value_id), _lived(data.ratings.get(value_id))
    gap = scoring.discrepancy(importance, lived)
    read = scoring.reading(importance, lived)
    earlier = data.earlier.get(value_id)
    change = scoring.change(read, lived, _lived(earlier))
    since = Week.containing(earlier.week, week.start.weekday()).start if earlier and change is not None else None
    counts = _action_counts(actions)
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
        opportunities=_opportunity_counts(opportunities),
        moves_toward=moves,
        minutes=_minutes(actions),
        note=scoring.note(lived, moves, counts.not_recorded, is_focus=focus),
        id=value_id,
    )


def _lived(rating: WeekRating | None) -> int | None:
    return rating.lived if rating else None


def _minutes(actions: Sequence[Action]) -> int:
    return sum(action.minutes or 0 for action in actions if action.taken)


def _action_counts(actions: Sequence[Action]) -> ActionCounts:
    planned = scoring.count_planned(actions)
    taken = scoring.count_taken(actions)
    not_recorded = scoring.count_outcome(actions, None)
    outside_control = scoring.count_outside_control(actions)
    return ActionCounts(
        planned=planned,
        done=scoring.count_outcome(actions, Outcome.DONE),
        smaller=scoring.count_outcome(actions, Outcome.SMALLER),
        not_taken=scoring.count_outcome(actions, Outcome.NOT_TAKEN),
        carried=scoring.count_outcome(actions, Outcome.CARRIED),
        not_recorded=not_recorded,
        let_go=scoring.count_outcome(actions, Outcome.LET_GO),
        taken=taken,
        outside_control=outside_control,
        text=scoring.action_text(planned, taken, not_recorded),
        percent=scoring.percent(planned, taken, not_recorded),
        in_reach=scoring.in_reach(planned, taken, not_recorded, outside_control),
    )


def _opportunity_counts(opportunities: Sequence[Opportunity]) -> OpportunityCounts:
    noticed, taken = len(opportunities), sum(opportunity.taken for opportunity in opportunities)
    return OpportunityCounts(noticed, taken, scoring.opportunity_text(noticed, taken))


def _totals(actions: Sequence[Action], opportunities: Sequence[Opportunity]) -> Totals:
    counts = _opportunity_counts(opportunities)
    return Totals(
        actions=_action_counts(actions),
        opportunities=OpportunityTotals(counts.noticed, counts.taken),
        moves_toward=scoring.moves_toward(actions, opportunities),
        minutes=_minutes(actions),
    )


def _clinical(rows: Sequence[ValueRow]) -> Clinical | None:
    rated = [(row.importance, row.lived) for row in rows if row.importance is not None and row.lived is not None]
    mean = scoring.mean_importance_x_lived(rated)
    return None if mean is None else Clinical(mean, len(rated))


def _focus_offer(rows: Sequence[ValueRow], ratings: Mapping[str, WeekRating]) -> tuple[FocusCandidate, ...]:
    offered = []
    for row in rows:
        rating = ratings.get(row.id)
        likely = rating.likely if rating else None
        score = scoring.focus_score(row.reading, row.importance, row.discrepancy, likely)
        if score is not None:
            order = scoring.focus_order(score, row.importance, row.value)
            offered.append((order, FocusCandidate(row.value, score, likely)))
    return tuple(candidate for _, candidate in sorted(offered, key=lambda each: each[0]))
