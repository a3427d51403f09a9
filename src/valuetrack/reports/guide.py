"""What a guided session needs to know before it asks; its sentences have a form for words-only mode."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.reports.old_receipt import Told
from valuetrack.reports.week_review import WeekReview
from valuetrack.scoring import rating_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.reports.week_review import AwayReview, ValueRow

OFFERED = 2


class OpenAction(Frozen):
    """An action without an outcome; `rate` names what the plan wants rated afterwards, of model.RATED."""

    id: str
    text: str
    value: str
    day: date | None
    rate: tuple[str, ...]
    belief: str | None


class CarriedAction(Frozen):
    """An action that was carried on, and has not been planned anew."""

    id: str
    text: str
    value: str


class OfferedFocus(Frozen):
    """A value on offer as a focus, and why."""

    value: str
    reason: str


class PlanStart(Frozen):
    """Where the planning of a week begins: a look back, what waits to be planned anew, and the focus.

    `values` are the names of those that are awake in the week; `still_open` is how many of its actions are open.
    """

    looking_back: tuple[str, ...]
    carried: tuple[CarriedAction, ...]
    focus: tuple[str, ...]
    offered: tuple[OfferedFocus, ...]
    values: tuple[str, ...]
    still_open: int


def looking_back(review: WeekReview | AwayReview) -> tuple[str, ...]:
    """A review in three lines, and what helped; nothing where there is nothing to say."""
    if not isinstance(review, WeekReview):
        return ("The week before was set aside.",)
    return tuple(_lines(review))


def _lines(review: WeekReview) -> Iterator[str]:
    actions, opportunities = review.totals.actions, review.totals.opportunities
    if actions.planned or opportunities.noticed:
        toward = [row.value for row in review.values if row.moves_toward]
        words = f"There were steps toward {_listed(toward)}." if toward else "Noticing counts too."
        noticed = (
            f" Opportunities taken: {opportunities.taken} of {opportunities.noticed}." if opportunities.noticed else ""
        )
        yield Told(f"The week before: {actions.text}.{noticed}", f"The week before: {words}")
    read = [f"{row.value}, {row.reading}" for row in review.values if row.reading in ("some room", "wide gap")]
    if read:
        yield f"Between what matters and how it was lived: {'; '.join(read[:OFFERED])}."
    elif any(row.lived is not None for row in review.values):
        yield "Your week and what matters were close."
    if ways := [way.what for way in review.in_the_way if way.what]:
        yield f"In the way: {'; '.join(ways[:OFFERED])}."
    if review.helped:
        yield f"What helped: {'; '.join(one.what for one in review.helped[:OFFERED])}."


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def offered_focus(review: WeekReview | AwayReview) -> tuple[OfferedFocus, ...]:
    """The first two candidates of rule R18, with importance, discrepancy and how likely a step is as the reason."""
    if not isinstance(review, WeekReview):
        return ()
    rows = {row.value: row for row in review.values}
    return tuple(OfferedFocus(one.value, _reason(rows[one.value], one.likely)) for one in review.focus_offer[:OFFERED])


def _reason(row: ValueRow, likely: int | None) -> Told:
    step = (
        (f", a small step is {likely} of 10 likely", f", a small step is likely: {rating_word(likely)}")
        if likely is not None
        else ("", "")
    )
    importance = row.importance or 0
    return Told(
        f"{row.value}: it matters {importance}, the discrepancy is {row.discrepancy}{step[0]}",
        f"{row.value}: it matters {rating_word(importance)}, {row.reading}{step[1]}",
    )
