"""Questions about what got in the way: what it was, whence it came, and what may be done about what is outside."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.answers import one_of
from valuetrack.cli.guide import reflections as reflection
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.errors import NotUnderstood
from valuetrack.frozen import Frozen
from valuetrack.model import Action, BarrierKind, BarrierSource, Happened, ReflectionKind, facts_of
from valuetrack.render.notices import ONE_OF_THESE
from valuetrack.render.pages.barriers import plan_around
from valuetrack.tracker import actions, barriers, reflections, weeks
from valuetrack.weeks import Week

# What people say beside the words of the two choices: some of it, as a feeling or work, says whence it came, no more.
_ALSO: Mapping[str, BarrierKind | BarrierSource] = {
    "feeling": BarrierKind.INTERNAL,
    "work": BarrierKind.EXTERNAL,
    "anxious": BarrierSource.ANXIETY,
    "afraid": BarrierSource.ANXIETY,
    "fear": BarrierSource.ANXIETY,
    "tired": BarrierSource.FATIGUE,
    "energy": BarrierSource.FATIGUE,
    "no time": BarrierSource.TIME,
    "no money": BarrierSource.MONEY,
    "people": BarrierSource.OTHER_PEOPLE,
    "others": BarrierSource.OTHER_PEOPLE,
    "ill": BarrierSource.ILLNESS,
    "sick": BarrierSource.ILLNESS,
}
_KINDS = {word: one for one in BarrierKind for word in (one.said, one.value)}
_FINER = {**_ALSO, **{word.replace("-", " "): one for one in BarrierSource for word in (one.value, one.said)}}


def ask_what_got_in_way(run: Run, kind: type[Happened], fields: dict[str, Any]) -> None:
    """Ask what got in the way of a step, and where there is an answer whence it came; the answers land in `fields`."""
    ask.fields(run, kind, fields, "got_in_way")
    is_known = fields.get("barrier_source") or "barrier_kind" in fields
    if fields["got_in_way"] and not is_known:
        question = facts_of(kind)["barrier_kind"].question or ""
        fields |= ask.read(question, _whence) or {}


def _whence(answer: str) -> dict[str, BarrierKind | BarrierSource]:
    """From inside or from outside; a finer word says what it was about too. Raises NotUnderstood."""
    said = answer.replace("-", " ").lower().removeprefix("from ")
    for article in ("a ", "an ", "the ", "my "):
        said = said.removeprefix(article)
    try:
        return {"barrier_kind": one_of(said, _KINDS)}
    except NotUnderstood:
        pass
    try:
        found = one_of(said, _FINER)
    except NotUnderstood:
        raise NotUnderstood(ONE_OF_THESE) from None
    return {"barrier_source" if isinstance(found, BarrierSource) else "barrier_kind": found}


def kind_said(fields: Mapping[str, Any]) -> BarrierKind | None:
    """Whence what got in the way came, as it was said or as what it was about says; None where neither was."""
    source: BarrierSource | None = fields.get("barrier_source")
    kind: BarrierKind | None = fields.get("barrier_kind") or (source.kind if source else None)
    return kind


def say_what_came(run: Run, week: Week) -> None:
    """Name what came between steps more than once in the weeks before."""
    for line in plan_around(run.read(barriers.came_often, week), run.say):
        run.notice(line)


# After something from outside


class Way(Enum):
    """What may be done after something from outside got in the way."""

    GRIEVE = "let it be sad or angry"
    ANOTHER = "another way"
    ACT = "act on it"


_WAYS = {**{way.value: way for way in Way}, "sad": Way.GRIEVE, "angry": Way.GRIEVE, "do something": Way.ACT}


class Blocked(Frozen):
    """A step that something from outside got in the way of: its id, its words, the name of its value, and how it went.

    `again` plans it anew in the words `smaller`, or in its own.
    """

    id: str
    text: str
    value: str
    fields: Mapping[str, Any]
    again: Callable[..., Any]


def offer_ways(run: Run, day: date, blocked: Blocked) -> None:
    """After something from outside got in the way, offer once in a session to mourn it, go around it, or act on it."""
    if kind_said(blocked.fields) is not BarrierKind.EXTERNAL or not run.is_first("ways"):
        return
    question = f"What would help now? {', '.join(way.value for way in Way)}"
    way = ask.read(question, lambda answer: one_of(answer, _WAYS), "nothing for now")
    if way is Way.GRIEVE:
        reflect = partial(reflections.reflect, day=day, kind=ReflectionKind.GRIEVING_A_LIMIT, about=blocked.id)
        reflection.session(run, lambda texts: save(run, reflect, fields=texts))
    elif way is Way.ANOTHER:
        words = ask.text("What could another way be?", blocked.text)
        on_a_day(run, partial(blocked.again, smaller=words))
    elif way is Way.ACT:
        _act(run, blocked)


def _act(run: Run, blocked: Blocked) -> None:
    """Ask for an action that is meant to change what got in the way."""
    text = ask.text("What could you do about it? (say it, write to somebody, join others)")
    if text is None:
        return
    fields: dict[str, Any] = {"acts_on": blocked.fields.get("got_in_way")}
    plan = partial(actions.plan, text=text, typed=blocked.value, first_day=run.first_day, fields=fields)
    on_a_day(run, plan, lambda: ask.fields(run, Action, fields, "with_whom"))


def on_a_day(run: Run, plan: Callable[..., Any], ask_more: Callable[[], None] = lambda: None) -> None:
    """Ask for the day of a plan and what goes with it; it is planned also where somebody leaves."""
    week = run.week(None)
    week = week.next if weeks.is_ending(week, run.today) else week
    day: date | None = None
    try:
        ask_more()
        day = ask.read("On which day?", partial(run.day, ahead=True), "any day")
    finally:
        save(run, plan, when=[day] if day else week)
