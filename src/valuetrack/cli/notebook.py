"""Commands for the notebook itself: what fits now, where it is, help, completion and the demo."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from valuetrack.cli import drafts
from valuetrack.cli.command import examples, examples_of
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.guide import take_in
from valuetrack.cli.params import STDIN, argument, option, switch
from valuetrack.cli.run import Run
from valuetrack.cli.typer_seam import page_of, page_of_all, page_of_days, refuse_command, root
from valuetrack.errors import NoRoom, NotUnderstood, StoreError
from valuetrack.model import new_id
from valuetrack.reports.notebook import CommandHelp, CommandHelps, CompletionScript, Demo, Overview, Places
from valuetrack.tracker import notebook
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from valuetrack.reports.reviews import WeekReview

Topic = Annotated[
    str | None, argument("COMMAND", "The command to explain; days: what may be typed for a day.", complete="topics")
]
EveryCommand = Annotated[bool, switch("--all", "Every command.")]
Shell = Annotated[str, argument("SHELL", "bash.", complete="shells")]
DAYS = "days"
Keep = Annotated[str | None, option("--keep", "FILE", "Leave the store there, to explore it.")]


def overview(run: Run) -> Overview | None:
    """Show what a person needs now: how to begin, or the day at a glance and one next step."""
    is_asked = run.can_ask and sys.stdout.isatty() and not run.options.plain
    if is_asked:
        take_in(run)
    report = run.read(
        notebook.overview, run.today, run.first_day, run.day_of, evening_of=run.evening_of, is_evening=run.is_evening
    )
    if not is_asked or not (report.empty or report.last_step):
        return report
    from valuetrack.cli.guide import notebook as guided  # noqa: PLC0415 - seldom

    if report.last_step:
        guided.welcome_back(run, report.last_step, report.plan)
        return None
    if not guided.first_run(run):
        run.show(report)
        guided.name_support(run)
    return None


@examples("valuetrack where", "valuetrack where --json")
def where(run: Run) -> Places:
    """Show where everything is kept."""
    from valuetrack.store.database import engine_of, schema_version  # noqa: PLC0415 - this command alone

    settings = run.settings
    try:
        schema = schema_version(engine_of(settings.db))
        exists = schema is not None
    except StoreError:
        schema, exists = None, True  # whoever asks where a file is may be about to mend it
    return Places(
        store=str(settings.db),
        store_exists=exists,
        configuration=str(settings.config),
        data=str(settings.data_dir),
        state=str(settings.state_dir),
        cache=str(settings.cache_dir),
        drafts=len(drafts.waiting(run)),
        schema=schema,
    )


@examples("valuetrack help plan-week", "valuetrack help days", "valuetrack help --all")
def help(run: Run, everything: EveryCommand, topic: Topic = None) -> CommandHelps | None:  # noqa: A001 - the command's name
    """Show help, for one command or for all."""
    if topic is not None and topic not in (DAYS, *COMMANDS):
        refuse_command(topic)
    if run.options.json:
        return CommandHelps(tuple(_told(one) for one in ([topic] if topic is not None else COMMANDS)))
    if topic == DAYS:
        print(page_of_days())
    elif topic is not None:
        print(page_of(COMMANDS[topic]))
    else:
        print(page_of_all() if everything else root().get_help())
    return None


def _told(name: str) -> CommandHelp:
    """The help of one command, or of days."""
    if name == DAYS:
        from valuetrack.render.day_help import SENTENCE  # noqa: PLC0415 - this page alone

        return CommandHelp(DAYS, "", SENTENCE, (), page_of_days())
    one = COMMANDS[name]
    return CommandHelp(name, one.panel, one.sentence, examples_of(one), page_of(one))


@examples("valuetrack completion bash", "valuetrack completion bash > valuetrack.bash")
def completion(run: Run, shell: Shell) -> CompletionScript | None:
    """Print a script that lets the shell complete commands, values and ids.

    Nothing of yours is changed: add the script to your shell's start-up file yourself.
    """
    from valuetrack.cli.completion import SCRIPTS  # noqa: PLC0415 - this command alone

    if shell not in SCRIPTS:
        raise NotUnderstood(f"There is no completion for {shell!r} yet.", hint=f"Known shells: {', '.join(SCRIPTS)}.")
    if run.options.json:
        return CompletionScript(shell, SCRIPTS[shell])
    sys.stdout.write(SCRIPTS[shell])
    return None


@examples("valuetrack demo", "valuetrack demo --keep demo.db")
def demo(run: Run, keep: Keep) -> Demo:
    """Show four invented weeks and their review, in a store of their own."""
    import tempfile  # noqa: PLC0415 - this command alone

    from valuetrack.store.database import engine_of, open_reading, open_writing  # noqa: PLC0415
    from valuetrack.tracker import demo as invented  # noqa: PLC0415
    from valuetrack.tracker.reviews import review_week  # noqa: PLC0415

    del run
    if keep == STDIN:
        raise NotUnderstood("A store is a file of its own.", hint="Give --keep the name of a file.")
    kept = Path(keep) if keep is not None else None
    if kept is not None and kept.exists():
        raise NoRoom(f"There is a file already: {kept}", hint="Give --keep a name that is free.")
    with nullcontext() if kept is not None else tempfile.TemporaryDirectory() as folder:
        engine = engine_of(kept or Path(str(folder)) / "demo.db")
        invented.fill(lambda now, command: open_writing(engine, now=now, command=command, group=new_id()))
        with open_reading(engine) as store:
            # none of the invented weeks is set aside
            review = cast("WeekReview", review_week(store, Week.containing(invented.LAST)))
    return Demo(str(kept) if kept is not None else None, review)
