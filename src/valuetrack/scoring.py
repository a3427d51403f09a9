"""The rules R1 to R20 of the weekly review, as pure functions over plain numbers and the records of the model.

Importance, lived, likely, confidence and anxiety are whole numbers from 0 to 10, and so
are discrepancy and surplus; None stands for what is missing and is never taken for 0.
The actions, opportunities and activities given to a function are those of one week, of one
value or of all. What R2 and R3 define is looked up by whoever reads the notebook. Nothing is
rounded in binary: what has decimals is counted in whole tenths or hundredths first.

Source: RULES.md of the project's design.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from valuetrack.model import (
    Action,
    Activity,
    BarrierKind,
    Happened,
    Leaning,
    Opportunity,
    Outcome,
    ValueLife,
    WeekRating,
    WeekRecord,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from valuetrack.weeks import Week

Reading = Literal["resting", "not rated", "in step", "some room", "wide gap"]
ChangeReading = Literal["closer", "further away", "about the same"]
Note = Literal["acted-but-low", "aligned-but-nothing-logged"]
Advice = Literal["smaller first", "offer a smaller version"]
Barrier = Literal["internal", "external", "unspecified"]
Done = Action | Opportunity | Activity


def _half_up(numerator: int, denominator: int) -> int:
    """The whole number nearest to a fraction of numbers that are not negative; a half goes up."""
    return (2 * numerator + denominator) // (2 * denominator)


def is_shown(life: ValueLife, week: Week, rating: WeekRating | None, *, has_entries: bool) -> bool:
    """Rule R1. Whether the value has a row in the review of the week.

    `rating` is the value's own for that week; `has_entries` says whether it has an action,
    an opportunity or an activity in it.
    """
    rated = rating is not None and (rating.lived is not None or rating.likely is not None)
    there = life.value.created <= week.end and not life.rests_through(week.start, week.end)
    return rated or has_entries or there


def discrepancy(importance: int | None, lived: int | None) -> int | None:
    """Rule R4. How far the week lay below what matters, 0 to 10; None where either rating is missing."""
    return None if importance is None or lived is None else max(0, importance - lived)


def surplus(importance: int | None, lived: int | None) -> int | None:
    """Rule R4. How far the week lay above what matters, 0 to 10; None where either rating is missing."""
    return discrepancy(lived, importance)


def is_more_than_it_asks(above: int | None) -> bool:
    """Rule R4. Whether a surplus (0 to 10, or None) is large enough to be put into words."""
    return above is not None and above >= 3


def priority(importance: int | None, gap: int | None) -> float | None:
    """Rule R5. Importance times discrepancy over ten, 0.0 to 10.0 in tenths; None where either is missing."""
    return None if importance is None or gap is None else importance * gap / 10


def reading(importance: int | None, lived: int | None) -> Reading:
    """Rule R6. How the week and what matters lie to each other, in words."""
    if importance is not None and importance <= 3:
        return "resting"
    gap = discrepancy(importance, lived)
    if importance is None or gap is None:
        return "not rated"
    if gap <= 1:
        return "in step"
    return "wide gap" if importance * gap >= 30 else "some room"


def row_order(read: Reading, importance: int | None, gap: int | None, name: str) -> tuple[int, int, int, str, str]:
    """Rule R7. What the rows of a week are sorted by, ascending; equal only where the names are equal."""
    by_name = (name.casefold(), name)
    if read == "resting":
        return (1, 0, 0, *by_name)
    if importance is None or gap is None:
        return (2, importance is None, -(importance or 0), *by_name)
    return (0, -importance * gap, -importance, *by_name)


def is_counted(action: Action) -> bool:
    """Rule R8. Whether an action is in any count: one that was planned in a hard moment is in none unless taken."""
    return action.taken or not action.in_hard_moment


def count_outcome(actions: Iterable[Action], outcome: Outcome | None) -> int:
    """Rule R8. How many of the actions that are counted went that way; None counts those without a record."""
    return sum(action.outcome is outcome for action in actions if is_counted(action))


def count_planned(actions: Iterable[Action]) -> int:
    """Rule R8. How many actions count as planned: all that are counted but those let go."""
    return sum(action.outcome is not Outcome.LET_GO for action in actions if is_counted(action))


def count_taken(actions: Iterable[Action]) -> int:
    """Rule R8. How many actions were taken, a smaller version being a full step."""
    return sum(action.taken for action in actions)


def action_text(planned: int, taken: int, not_recorded: int) -> str:
    """Rule R9. The counts of a week's actions in words; `taken` and `not_recorded` are part of `planned`."""
    if planned == 0:
        return "no plan"
    if not_recorded == planned:
        return f"{planned} planned, none recorded"
    if not_recorded:
        return f"{taken} of {planned}, {not_recorded} not recorded"
    return f"{taken} of {planned}"


def percent(planned: int, taken: int, not_recorded: int) -> int | None:
    """Rule R9. The share of planned actions that were taken, 0 to 100; None for few actions or open ones."""
    if planned < 5 or not_recorded:
        return None
    return _half_up(100 * taken, planned)


def confidence_advice(confidence: int | None) -> Advice | None:
    """Rule R10. What to ask after planning with that confidence, 0 to 10; None from 7 up and where it is missing."""
    if confidence is None or confidence >= 7:
        return None
    return "smaller first" if confidence <= 3 else "offer a smaller version"


def stayed_undone(action: Action) -> bool:
    """Rule R11. Whether something may have got in the way: an action that is counted was not taken, or carried on."""
    return is_counted(action) and action.outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED)


def count_outside_control(actions: Iterable[Action]) -> int:
    """Rule R11. How many actions something outside the person's control stood in the way of."""
    return sum(stayed_undone(action) and action.barrier_kind is BarrierKind.EXTERNAL for action in actions)


def in_reach(planned: int, taken: int, not_recorded: int, outside_control: int) -> str | None:
    """Rule R11. The taken of those within the person's control, in words; None where that adds nothing."""
    within = planned - outside_control
    if outside_control == 0 or not_recorded or within <= 0:
        return None
    return f"{taken} of {within}"


def opportunity_text(noticed: int, taken: int) -> str:
    """Rule R12. The opportunities of a week in words."""
    return f"{taken} of {noticed}" if noticed else "none logged"


def opportunities_of_their_own(
    actions: Iterable[Action], opportunities: Iterable[Opportunity]
) -> tuple[Opportunity, ...]:
    """Rule R13. The taken opportunities that are not the same act as a taken action of their value and week."""
    acts = {(action.value_id, action.id) for action in actions if action.taken}
    return tuple(each for each in opportunities if each.taken and (each.value_id, each.same_as) not in acts)


def moves_toward(actions: Sequence[Action], opportunities: Iterable[Opportunity]) -> int:
    """Rule R13. How many steps were taken toward the values, each act counted once."""
    return count_taken(actions) + len(opportunities_of_their_own(actions, opportunities))


def change(read: Reading, lived: int | None, earlier: int | None) -> int | None:
    """Rule R14. How the lived rating moved since the latest earlier one, -10 to 10.

    None where one of them is missing, and for a resting value.
    """
    return None if read == "resting" or lived is None or earlier is None else lived - earlier


def change_reading(moved: int | None) -> ChangeReading | None:
    """Rule R14. A change, -10 to 10, in words; None where there is none."""
    if moved is None:
        return None
    if moved >= 2:
        return "closer"
    return "further away" if moved <= -2 else "about the same"


def is_first_week_back(start: date, since: date) -> bool:
    """Rule R14. Whether the week of the earlier rating, from `since`, lies more than four weeks before that of `start`.

    Then a screen says so in the place of the change.
    """
    return start - since > timedelta(weeks=4)


def median_from_three(numbers: Iterable[int]) -> float | None:
    """Rule R15. The median; None for fewer than three numbers."""
    ordered = sorted(numbers)
    if len(ordered) < 3:
        return None
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


def done(
    actions: Sequence[Action], opportunities: Iterable[Opportunity], activities: Iterable[Activity]
) -> tuple[Done, ...]:
    """Rule R15. All that was done, each act once: steps that were taken, planned or not, and activities."""
    taken = (action for action in actions if action.taken)
    return (*taken, *opportunities_of_their_own(actions, opportunities), *activities)


def count_with_discomfort(everything: Iterable[Done]) -> int:
    """Rule R16. How much of all that was `done` toward a value began with an anxiety of 5 or more."""
    toward = (one for one in everything if not isinstance(one, Activity) or one.leads is Leaning.TOWARD)
    return sum(one.anxiety_before is not None and one.anxiety_before >= 5 for one in toward)


def note(read: Reading, lived: int | None, moves: int, not_recorded: int, *, is_focus: bool) -> Note | None:
    """Rule R17. Where felt and done lie apart so far that a question is worth asking; None otherwise."""
    if lived is None:
        return None
    if lived <= 3 and moves >= 3:
        return "acted-but-low"
    if is_focus and lived >= 7 and moves == 0 and not_recorded == 0 and read != "wide gap":
        return "aligned-but-nothing-logged"
    return None


def focus_score(read: Reading, importance: int | None, gap: int | None, likely: int | None) -> float | None:
    """Rule R18. What speaks for giving the value one's focus, 0.00 to 10.00 in hundredths.

    The mean of the numbers that are there; None for a value that is not offered.
    """
    if read not in ("some room", "wide gap"):
        return None
    known = [number for number in (importance, gap, likely) if number is not None]
    return _half_up(100 * sum(known), len(known)) / 100


def focus_order(score: float, importance: int | None, name: str) -> tuple[float, int, str, str]:
    """Rule R18. What the values that are offered are sorted by, ascending; the score is 0.00 to 10.00."""
    return (-score, -(importance or 0), name.casefold(), name)


def is_away(record: WeekRecord | None) -> bool:
    """Rule R19. Whether the week is set aside: no tables, no counts, in no trend."""
    return record is not None and record.set_aside


def rolling_median(gaps: Iterable[int | None]) -> tuple[int | None, ...]:
    """Rule R20. Per week the median of the last three rated discrepancies, 0 to 10; None before the third.

    `gaps` are the discrepancies of weeks in their order. A week without one is not counted, and has no median.
    """
    rated: list[int] = []
    medians: list[int | None] = []
    for gap in gaps:
        if gap is not None:
            rated.append(gap)
        medians.append(sorted(rated[-3:])[1] if gap is not None and len(rated) >= 3 else None)
    return tuple(medians)


def barrier(happened: Happened) -> Barrier:
    """What got in the way of a step that was not taken: internal, external, or unspecified where no kind is given."""
    if happened.barrier_kind is None:
        return "unspecified"
    return "external" if happened.barrier_kind is BarrierKind.EXTERNAL else "internal"


def mean_importance_x_lived(ratings: Sequence[tuple[int, int]]) -> float | None:
    """The clinical view: the mean of importance times lived, 0.0 to 100.0 in tenths; None without ratings."""
    if not ratings:
        return None
    return _half_up(10 * sum(importance * lived for importance, lived in ratings), len(ratings)) / 10
