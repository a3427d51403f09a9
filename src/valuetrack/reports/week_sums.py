"""What the records of a week, or of several, add up to (rules R8 to R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.frozen import Frozen, copied
from valuetrack.reports import done
from valuetrack.reports import review_sums as sums
from valuetrack.reports.review_sums import ActionCounts, Barriers, Experiment, OpportunityTotals
from valuetrack.reports.telling import by_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from valuetrack.model import Action, Opportunity
    from valuetrack.reports.done import BeforeAfter, Counted, Effort
    from valuetrack.reports.review_sums import InTheWay
    from valuetrack.reports.reviews import WeekData


class Totals(Frozen):
    """The sums over all rows."""

    actions: ActionCounts
    """all actions"""
    opportunities: OpportunityTotals
    """all opportunities"""
    moves_toward: int
    """all moves"""
    minutes: int
    """all minutes"""
    other_minutes: int
    """the minutes of activities without a value, which are in no other sum"""


class WeekSums(Frozen):
    """The sums over all values, and what was done beside them."""

    totals: Totals
    """the sums over all rows"""
    anxiety: BeforeAfter
    """anxiety before and after what was done, by day, time and entry: actions and opportunities that were taken, an act
    that was both once, and activities
    """
    mood: BeforeAfter
    """mood before and after what was done"""
    effort: Effort
    """the effort of what was done"""
    with_discomfort: int
    """taken actions and opportunities, and activities toward a value, that began with an anxiety of 5 or more; an act
    that was both counts once
    """
    barriers: Barriers
    """how often something got in the way of a step that was not taken"""
    helped: tuple[Counted, ...]
    """what helped, over actions of every outcome, opportunities and activities, the most frequent first"""
    hindered: tuple[Counted, ...]
    """what made it harder, likewise"""
    reflections: int
    """how many reflections are dated in the week"""
    check_ins: int
    """how many notes are dated in the week"""
    experiments: tuple[Experiment, ...]
    """beliefs that actions put to the test, by day, time and entry"""


def week_sums(data: WeekData, hurdles: Iterable[InTheWay]) -> WeekSums:
    """The sums of all that is entered; `hurdles` are what got in the way of it."""
    actions = sorted(data.actions, key=by_day)
    everything: list[scoring.Done] = sorted(scoring.done(actions, data.opportunities, data.activities), key=by_day)
    told = (*actions, *data.opportunities, *data.activities)
    return WeekSums(
        totals=_totals(actions, data.opportunities, everything),
        anxiety=done.before_after((one.anxiety_before, one.anxiety_after) for one in everything),
        mood=done.before_after((one.mood_before, one.mood_after) for one in everything),
        effort=done.effort(everything),
        with_discomfort=scoring.count_with_discomfort(everything),
        barriers=sums.barriers(hurdles),
        helped=done.counted(one.helped for one in told),
        hindered=done.counted(one.hindered for one in told),
        reflections=len(data.reflections),
        check_ins=len(data.check_ins),
        experiments=sums.experiments(actions, data.shorts),
    )


def _totals(
    actions: Sequence[Action], opportunities: Sequence[Opportunity], everything: Sequence[scoring.Done]
) -> Totals:
    return Totals(
        actions=sums.action_counts(actions),
        opportunities=copied(OpportunityTotals, sums.opportunity_counts(opportunities)),
        moves_toward=scoring.moves_toward(actions, opportunities),
        minutes=done.minutes(one for one in everything if one.value_id is not None),
        other_minutes=done.minutes(one for one in everything if one.value_id is None),
    )
