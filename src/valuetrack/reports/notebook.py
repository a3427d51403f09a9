"""What there is to say about the notebook itself: what fits now, its places, the demo, help and completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen

if TYPE_CHECKING:
    from valuetrack.reports.maintenance import HardTimes
    from valuetrack.reports.reviews import WeekReview
    from valuetrack.reports.weeks import DayPlan, PlannedAction


class LastStep(Frozen):
    """The small action that was taken last."""

    text: str
    """what it was"""
    value: str
    """the name of its value"""
    smaller: str | None = None
    """its smaller version"""


class Noticed(Frozen):
    """An opportunity of the day."""

    id: str
    """its id"""
    short: str
    """the shortest beginning of the id that can be typed"""
    value: str
    """the name of its value"""
    text: str
    """what it was"""
    taken: bool
    """whether it was taken"""


class Overview(Frozen):
    """What a person needs now: on an empty store how to begin, else the day at a glance and one next step.

    After a time away (`welcome_back`) the next step begins with the last small action that worked, and one's own plan
    for hard times stands with it. There is no next step on a
    day with a hard moment, and none from 18:00 on in a week in which two actions were not for this time.
    `revisit_values` offers to look at the values again.
    """

    empty: bool
    """whether there is no value yet"""
    today: DayPlan | None
    """the plan of today; null on an empty notebook"""
    next_step: str | None
    """a command that fits now; null where none does"""
    earlier: tuple[PlannedAction, ...] = ()
    """what is open from earlier days of this week and of the week before; nothing of a week that is set aside, and
    nothing that was planned in a hard moment"""
    noticed: tuple[Noticed, ...] = ()
    """the opportunities of today, in the order of entry"""
    welcome_back: bool = False
    """whether nothing was entered for two weeks or more"""
    last_step: LastStep | None = None
    """then the small action that was taken last; null where there is none"""
    plan: HardTimes | None = None
    """and one's own plan for hard times; null where there is none"""
    revisit_values: bool = False
    """whether looking at the values again is offered"""


class Places(Frozen):
    """Where everything is kept."""

    store: str
    """the file of the notebook, or the address of its database"""
    store_exists: bool
    """whether it is there yet"""
    configuration: str
    """the configuration file, whether it is there or not"""
    data: str
    """the folder of the notebook where nothing else is named"""
    state: str
    """the folder of drafts and of the log of a bug"""
    cache: str
    """the folder for what can be made anew"""
    drafts: int
    """how many drafts there are that are not saved yet"""
    schema: int | None
    """the number of its schema; null where there is none yet, or it cannot be read"""


class Demo(Frozen):
    """The demo: where its store stays (None: nowhere), and the last week's review."""

    store: str | None
    """where the store stays; null without `--keep`"""
    review: WeekReview
    """the review of the last week"""


class CommandHelp(Frozen):
    """One command as help names it; `text` is its whole page."""

    name: str
    """its name"""
    panel: str
    """the heading under which it stands"""
    sentence: str
    """what it does"""
    examples: tuple[str, ...]
    """lines that run as they are"""
    text: str
    """the whole help"""


class CommandHelps(Frozen):
    """The commands that were asked for, in the order of the week."""

    commands: tuple[CommandHelp, ...]
    """all of them in the order of the week, or the one that was named"""


class CompletionScript(Frozen):
    """A script for a shell to read."""

    shell: str
    """the shell"""
    script: str
    """the script"""
