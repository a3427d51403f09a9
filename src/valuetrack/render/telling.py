"""What was done and noticed, a line each in the person's words: the same in a review and in a value's story."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import AMOUNT, MOOD, Leaning, Outcome
from valuetrack.render.safe import one_line
from valuetrack.render.voice import NOT_FILLED_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from valuetrack.model import FiveWords
    from valuetrack.render.voice import Voice
    from valuetrack.reports.done import BeforeAfter
    from valuetrack.reports.lifted import MoodChanges, MoodPairs, ReliefAndCost
    from valuetrack.reports.telling import Told, WeekEntry

# How something went, in the order in which a week tells it; an action that is open has no outcome.
WENT = {
    ("action", Outcome.DONE): "done",
    ("action", Outcome.SMALLER): "smaller version done",
    ("action", Outcome.NOT_TAKEN): "not this time",
    ("action", Outcome.CARRIED): "carried on",
    ("action", None): NOT_FILLED_IN,
    ("action", Outcome.LET_GO): "let go",
    ("opportunity", Outcome.DONE): "noticed and taken",
    ("opportunity", Outcome.NOT_TAKEN): "noticed, not this time",
    ("activity", Outcome.DONE): "also",
}
# Where something that was done led, as the person sees it.
LED = {
    Leaning.TOWARD: "toward what matters",
    Leaning.AWAY: "away from what matters",
    Leaning.NEITHER: "neither toward what matters nor away",
}


def told(one: Told, went: str, say: Voice) -> str:
    """How one thing went, what it was, what got in the way, how it was, and what was learned."""
    more = [
        *around("anxiety", one.anxiety_before, one.anxiety_after, AMOUNT, say),
        *around("mood", one.mood_before, one.mood_after, MOOD, say),
        *rated((("enjoyment", one.enjoyment),), say),
    ]
    if one.learned:
        more.append(f'"{one_line(one.learned)}"')
    what = one_line(one.text)
    if one.got_in_way:
        what = f"{what} ({one_line(one.got_in_way)})"
    return f"{went and f'{went}: '}{', '.join([what, *more])}"


def around(name: str, before: int | None, after: int | None, words: FiveWords, say: Voice) -> Iterator[str]:
    """A rating of that name before and after, or the one of them that is there."""
    first, then = say.rating(before, words), say.rating(after, words)
    if before is not None and after is not None:
        in_words = f"{name} {first} before and after" if first == then else f"{name} {first} before, {then} after"
        yield say.either(f"{name} {first} then {then}", in_words)
    elif before is not None:
        yield f"{name} {first} before"
    elif after is not None:
        yield f"{name} {then} after"


def rated(ratings: Iterable[tuple[str, int | None]], say: Voice) -> Iterator[str]:
    """How much of each there was, where that was said."""
    return (f"{name} {say.rating(number, AMOUNT)}" for name, number in ratings if number is not None)


def named(text: str, value: str | None) -> str:
    """Something that was done, and for which value, where it was for one."""
    return f"{text} ({value})" if value else text


def lifted(mood: MoodChanges, say: Voice) -> Iterator[str]:
    """What lifted and what cost, a line each, and how often it did."""
    for way, found in (("higher", mood.lifted), ("lower", mood.cost)):
        if found:
            names = [times(one, say) for one in found]
            yield f"Mood was {way} after: {'; '.join(names)}"


def times(one: MoodPairs, say: Voice) -> str:
    """Something that was done, and how often, where it was more than once."""
    what, count = named(one_line(one.text), one.value), len(one.pairs)
    return what if count == 1 or say.words_only else f"{what}, {count} times"


def both_sides(one: ReliefAndCost) -> str:
    """What something eased for the moment, beside what it cost."""
    sides = (("relief now", one.relief), ("cost later", one.cost))
    said = [f"{name}: {text}" for name, text in sides if text]
    return "\n".join([f"{describe_day(one.day)} ({one.short}): {named(one.text, one.value)}", *said])


def told_week(entries: Iterable[WeekEntry], value_id: str | None, say: Voice) -> list[str]:
    """What was done and noticed for a value, by how it went, which is left unsaid where it was for none.

    What serves two values is told at both. What would be said in the same words is said once.
    """
    order = list(WENT)
    mine = (one for one in entries if one.is_told and one.is_at(value_id))
    ordered = sorted(mine, key=lambda one: order.index((one.source, one.outcome)))
    lines = Counter(_told_at(value_id, one, say) for one in ordered)
    return [say.counted(line, count) for line, count in lines.items()]


def _told_at(value_id: str | None, one: WeekEntry, say: Voice) -> str:
    """How one thing went, as it stands under one of the values that it serves."""
    other = f" (also for {one.also})" if one.also else ""
    if one.value_id != value_id:
        other = f" (for {one.value}, and counted there)"
    led = f", {LED[one.leads]}" if one.leads else ""
    return f"{told(one, WENT[one.source, one.outcome] if value_id else '', say)}{led}{other}"


def usual_changes(anxiety: BeforeAfter, mood: BeforeAfter, say: Voice) -> Iterator[str]:
    """How anxiety and mood usually changed around what was done, from three pairs on."""
    for name, found in (("Anxiety", anxiety), ("Mood", mood)):
        if found.median_change is not None:
            times = say.either(f" ({len(found.pairs)} times)", "")
            yield f"{name}: usually {_changed(found.median_change, say)} afterwards{times}"


def _changed(change: float, say: Voice) -> str:
    if not change:
        return "the same"
    which = "higher" if change > 0 else "lower"
    return say.either(f"{abs(change):g} {which}", which)
