"""What a session that plans a week brings back from the weeks before, before it asks."""

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.render.safe import one_line
from valuetrack.render.telling import named
from valuetrack.reports.activities import LiftedLine
from valuetrack.reports.brought_back import LetPass
from valuetrack.tracker import brought_back
from valuetrack.weeks import Week

# So many things of a kind are brought back, the latest or the most frequent.
_FEW = 3


def say_learned(run: Run, week: Week) -> None:
    """Say what was learned in the week before, and what was to be remembered."""
    found = run.read(brought_back.brought_back, week)
    for said, texts in (("You learned", found.learned), ("You wanted to remember", found.remember)):
        if texts:
            run.notice(f"{said}: {_quoted(texts[-_FEW:])}")


def say_what_helped(run: Run, value: str | None, week: Week, told: set[str]) -> None:
    """Say what helped with a value lately, once for those that are not `told` yet; without one, with the focus."""
    found = run.read(brought_back.helped_lately, value, week, run.first_day)
    if found.helped and found.value not in told:
        run.notice(f"What has helped with {found.value} lately: {_quoted(found.helped[:_FEW])}")
    told.add(found.value)


def say_let_pass(run: Run, one: LetPass) -> None:
    """Say which moment was let pass that may become a step."""
    run.notice(f"You noticed, and let it pass: {one.text} ({one.value})")
    if one.got_in_way is not None:
        run.notice(f"What got in the way: {one.got_in_way}")


def offer_what_lifted(run: Run, week: Week, value: str | None) -> tuple[LiftedLine, ...]:
    """Name what gave something back lately, each with the number by which it may be planned; what was named."""
    found = run.read(brought_back.gave_back, week, value)
    if found:
        run.notice("\nWhat gave something back lately:")
        ask.numbered(named(one_line(one.text), one.value) for one in found)
    return found


def _quoted(texts: tuple[str, ...]) -> str:
    return "; ".join(f'"{" ".join(text.split())}"' for text in texts)
