"""Values in words: the list, and one value's history."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day, describe_month
from valuetrack.model import HARD, Outcome
from valuetrack.model.words import as_known
from valuetrack.render.page import NUMBER, TEXT, Column, Heading, Listing, Page, Paragraph, Table, section
from valuetrack.render.pages.comparisons import seen_from
from valuetrack.render.pages.experiments import TRIED, beliefs
from valuetrack.render.pages.reviews import reflection
from valuetrack.render.safe import one_line
from valuetrack.render.telling import WENT, told
from valuetrack.render.voice import CHOICE, asked_around, how_it_went, lived_and_likely
from valuetrack.reports.values import LivedAction, LivedActivity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.values import (
        AlsoServed,
        DatedWords,
        LadderStep,
        LivedOpportunity,
        RatedWeek,
        RestTime,
        ValueList,
        ValueStory,
    )

    _Step = LivedAction | LivedOpportunity | LivedActivity

# Of more steps than these, each month has a list of its own.
LONG = 10
ALL_OF_IT = "--all shows all of it, --from and --to what was entered on some days."


def value_list(report: ValueList, say: Voice) -> Listing:
    """What matters, one value a row."""
    columns = (
        Column("Value", wide=True),
        Column("matters", say.either(NUMBER, TEXT)),
        Column("domain", wide=True),
        Column("meaning", wide=True),
        Column("at rest"),
    )
    rows = tuple(
        (one.value, say.rating(one.importance), one.domain or "", one.meaning or "", "at rest" if one.resting else "")
        for one in report.values
    )
    left_out = [f"{say.count(report.hidden, 'archived value', some='Some')} hidden"] if report.hidden else []
    if report.later:
        begin = say.either("begins" if report.later == 1 else "begin", "begin")
        some = "some" if left_out else "Some"
        left_out.append(f"{say.count(report.later, 'value', some=some)} {begin} later")
    remark = "" if rows else "No value yet. `valuetrack add-value` names something that matters."
    return Listing(Table(columns, rows), "; ".join([*left_out, "--all shows all."]) if left_out else remark)


def value_story(report: ValueStory, say: Voice) -> Page:
    """One value's history: of each part what is shown, and how much there is."""
    head = Heading(f"{report.value}, {describe_day(report.start)} to {describe_day(report.until)}")
    rated, older = report.importance, vars(report.more)

    def title(name: str, part: str, shown: Sequence[object]) -> str:
        latest = say.either(f"the latest {len(shown)} of {len(shown) + older[part]}", "the latest")
        return f"{name}, {latest}" if older[part] else name

    more = (
        *section(
            title("How much it matters", "importance", rated),
            (f"{describe_day(one.day)}: {say.rating(one.importance)}" for one in rated),
        ),
        *section("At rest", map(_rest, report.rests)),
        *section(title("Week by week", "weeks", report.weeks), (_week(week, say) for week in report.weeks)),
        *section("Steps, from the easiest up", (_step(step, say) for step in report.steps)),
        *_told(report, say),
        *section("What it looks like in daily life", _by_facet(report)),
        *section(
            title("Counted for another value, and for this one too", "also", report.also), map(_also, report.also)
        ),
        *section(title("Decisions", "comparisons", report.comparisons), map(seen_from, report.comparisons)),
        *beliefs(report.experiments, say, title(TRIED, "experiments", report.experiments)),
        *section(title("Reflections", "reflections", report.reflections), map(reflection, report.reflections)),
    )
    last = [Paragraph(ALL_OF_IT, quiet=True)] if any(older.values()) else []
    tracked = [Paragraph(asked_around(report.tracks).capitalize())] if report.tracks is not None else []
    nothing = Paragraph("Nothing more is entered for it (yet).")
    return Page((head, *section("In your words", map(_words, report.wordings)), *tracked, *(more or (nothing,)), *last))


def _words(words: DatedWords) -> str:
    choice = CHOICE[words.chosen] if words.chosen is not None else None
    said = [text for text in (words.meaning, words.domain, choice) if text]
    looks = f"\nlooks like: {'; '.join(map(one_line, words.facets))}" if words.facets else ""
    return f"{describe_day(words.day)}: {words.value}" + (f" ({', '.join(said)})" if said else "") + looks


def _rest(rest: RestTime) -> str:
    return f"from {describe_day(rest.start)}" + (f" until {describe_day(rest.until)}" if rest.until else "")


def _week(week: RatedWeek, say: Voice) -> str:
    said = ", ".join(lived_and_likely(week.lived, week.likely, say))
    note = f"\n{week.note}" if week.note else ""
    return f"week of {describe_day(week.week)}: {said or 'no rating'}{note}"


def _step(step: LadderStep, say: Voice) -> str:
    retired = f", not offered from {describe_day(step.retired)}" if step.retired else ""
    return f"{step.short}: {step.text} (difficulty: {say.rating(step.difficulty, HARD)}{retired})"


def _told(report: ValueStory, say: Voice) -> Iterator[Block]:
    """What was planned, done and noticed, by day; month by month where it is long.

    Where older things are left out, it goes back as far as no kind has a gap.
    """
    kinds: tuple[Sequence[_Step], ...] = (report.actions, report.opportunities, report.activities)
    steps = sorted((one for kind in kinds for one in kind), key=lambda one: one.due)
    count = len(steps) + report.more.actions + report.more.opportunities + report.more.activities
    if count > len(steps):
        steps = steps[-max(map(len, kinds)) :]
    latest = say.either(f", the latest {len(steps)} of {count}", ", the latest") if count > len(steps) else ""
    title = f"What you planned, did and noticed{latest}"
    if len(steps) <= LONG:
        yield from section(title, (_step_told(one, say) for one in steps))
        return
    yield Heading(title)
    for month, some in groupby(steps, lambda one: describe_month(one.due)):
        yield from section(month, (_step_told(one, say) for one in some))


def _step_told(one: _Step, say: Voice) -> str:
    when = describe_day(one.due) if one.day else f"week of {describe_day(one.due)}"
    also = f" (also for {one.also})" if not isinstance(one, LivedActivity) and one.also else ""
    return f"{when} ({one.short}): {told(one, _went(one), say)}{also}"


def _went(one: _Step) -> str:
    if isinstance(one, LivedAction):
        return how_it_went(one.outcome)
    if isinstance(one, LivedActivity):
        return WENT["activity", Outcome.DONE]
    return WENT["opportunity", Outcome.DONE if one.taken else Outcome.NOT_TAKEN]


def _by_facet(report: ValueStory) -> Iterator[str]:
    """Each side of a value that something was for, and what that was, by day; the value's own sides come first."""
    steps: list[LivedAction | LivedOpportunity] = sorted(
        (*report.actions, *report.opportunities), key=lambda one: one.due
    )
    found: dict[str, list[str]] = {as_known(facet): [facet] for facet in report.wordings[-1].facets}
    for one in sorted(steps, key=lambda one: one.due):
        if one.facet is not None:
            said = f"{one.text} ({one.short}, {_went(one)})"
            found.setdefault(as_known(one.facet), [one.facet]).append(said)
    for facet, *done in found.values():
        if done:
            yield f"{one_line(facet)}: {one_line('; '.join(done))}"


def _also(step: AlsoServed) -> str:
    how = "open" if step.taken is None else "taken" if step.taken else Outcome.NOT_TAKEN.said
    return f"{describe_day(step.day)} ({step.short}): {step.text} ({step.value}, {how})"
