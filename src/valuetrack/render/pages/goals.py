"""Treatment goals in words: the list of them, and what became of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import HARD
from valuetrack.render.page import NUMBER, Column, Heading, Listing, Page, Paragraph, Table, section
from valuetrack.render.pages.experiments import beliefs
from valuetrack.render.safe import one_line
from valuetrack.render.telling import WENT, told, usual_changes
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.goals import GoalLine, GoalList, GoalStep, GoalStory
    from valuetrack.reports.steps import StepLine

_NONE = "No goal yet. `valuetrack plan-week --goal` says which treatment goal an action serves."


def goal_list(report: GoalList, say: Voice) -> Listing:
    """The goals, with how many of their actions are open and how many were taken."""
    counts = () if say.words_only else (Column("open", NUMBER), Column("taken", NUMBER))
    columns = (Column("goal", wide=True), Column("Value", wide=True), *counts, Column("latest"))
    return Listing(Table(columns, tuple(_row(one, say) for one in report.goals)), "" if report.goals else _NONE)


def _row(one: GoalLine, say: Voice) -> tuple[str, ...]:
    counts = () if say.words_only else (str(one.open), str(one.taken))
    return (one.goal, ", ".join(one.values), *counts, describe_day(one.latest))


def goal_story(report: GoalStory, say: Voice) -> Page:
    """What is planned for a goal, what was done, how it was, what was tested, and its ladders."""
    steps = f"{say.count(report.taken, 'step', some='Some')} taken for it so far." if report.taken else ""
    blocks = [
        Heading(one_line(report.goal)),
        Paragraph(f"For {listed(report.values)}. {steps}".rstrip()),
        *section("Planned", (f"{_head(one)}: {one_line(one.text)}" for one in report.ahead)),
        *section("How it went", (_went(one, say) for one in report.done)),
        *section("Before and after", usual_changes(report.anxiety, report.mood, say)),
        *beliefs(report.experiments, say),
        *section("From easy to hard", (_rung(one, say) for one in report.ladder)),
    ]
    if report.more:
        older = say.count(report.more, "entry", "entries", some="Some")
        blocks.append(Paragraph(f"{older} more, from before; --all shows all.", quiet=True))
    return Page(tuple(blocks))


def _head(one: GoalStep) -> str:
    day = f"week of {describe_day(one.day)}" if one.any_day else describe_day(one.day)
    return f"{day} ({one.short}), {one.value}"


def _went(one: GoalStep, say: Voice) -> str:
    return f"{_head(one)}, {told(one, WENT['action', one.outcome], say)}"


def _rung(one: StepLine, say: Voice) -> str:
    hard = say.either(f"difficulty {one.difficulty} of 10", say.rating(one.difficulty, HARD))
    return f"{one.text} ({', '.join([one.value, hard, *(['next'] if one.on_offer else [])])})"
