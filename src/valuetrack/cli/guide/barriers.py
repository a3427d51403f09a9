"""Questions about what got in the way: what it was, and whether it came from inside or from outside."""

from collections.abc import Mapping
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.answers import one_of
from valuetrack.cli.run import Run
from valuetrack.errors import NotUnderstood
from valuetrack.model import BarrierKind, BarrierSource, Happened, facts_of
from valuetrack.render.notices import ONE_OF_THESE
from valuetrack.render.pages.barriers import plan_around
from valuetrack.tracker import barriers
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


def say_what_came(run: Run, week: Week) -> None:
    """Name what came between steps more than once in the weeks before."""
    for line in plan_around(run.read(barriers.came_often, week), run.say):
        run.notice(line)
