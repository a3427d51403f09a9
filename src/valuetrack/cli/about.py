"""Commands for the notebook itself: the overview, where it is, help, completion and the demo."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from valuetrack.cli.command import examples_of
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.help import write_footer, write_overview
from valuetrack.cli.run import Run
from valuetrack.cli.typer_seam import page_of, refuse_command
from valuetrack.errors import NotUnderstood, StoreError
from valuetrack.tracker import plans

Topic = Annotated[str | None, typer.Argument(metavar="COMMAND", help="The command to explain.")]
Everything = Annotated[bool, typer.Option("--all", help="Every command.")]
Shell = Annotated[str, typer.Argument(metavar="SHELL", help="bash.")]
Keep = Annotated[str | None, typer.Option("--keep", metavar="FILE", help="Leave the store there, to explore it.")]


def overview(run: Run) -> None:
    """Show what a person needs now: how to begin, or the day and the next step."""
    with run.reading() as store:
        report = plans.overview(store, run.today, run.first_day)
    if report.empty or report.welcome_back:
        from valuetrack.cli.guide import beginning  # noqa: PLC0415 - seldom

        if beginning.can_begin(run):
            if report.welcome_back:
                beginning.welcome_back(run, report.last_step)
                return
            if not beginning.first_run(run):
                run.show(report)
            beginning.name_support(run)
            return
    run.show(report)


def where(ctx: typer.Context) -> None:
    """Show where everything is kept."""
    from valuetrack.reports.notebook import Places  # noqa: PLC0415 - this command alone
    from valuetrack.store.database import engine_of, schema_version  # noqa: PLC0415

    run = Run.of(ctx)
    settings = run.settings
    try:
        schema = schema_version(engine_of(settings.db))
        exists = schema is not None
    except StoreError:
        schema, exists = None, True  # whoever asks where a file is may be about to mend it
    run.show(
        Places(
            store=str(settings.db),
            store_exists=exists,
            configuration=str(settings.config),
            data=str(settings.data_dir),
            state=str(settings.state_dir),
            cache=str(settings.cache_dir),
            schema=schema,
        )
    )


def help(ctx: typer.Context, topic: Topic = None, everything: Everything = False) -> None:  # noqa: A001 - the command's name
    """Show help, for one command or for all."""
    run, root = Run.of(ctx), ctx.find_root()
    if topic is not None and topic not in COMMANDS:
        refuse_command(topic)
    if run.options.json:
        run.show(_helps(root, [topic] if topic is not None else list(COMMANDS)))
    elif topic is not None:
        print(page_of(COMMANDS[topic], root))
    elif not everything:
        print(root.get_help())
    else:
        formatter = root.make_formatter()
        write_overview(formatter, everything=True)
        write_footer(formatter)
        print(formatter.getvalue().rstrip("\n"))


def _helps(root: Any, names: list[str]) -> object:
    from valuetrack.reports.notebook import CommandHelp, CommandHelps  # noqa: PLC0415 - for programs alone

    entries = [COMMANDS[name] for name in names]
    return CommandHelps(
        tuple(CommandHelp(e.name, e.panel, e.sentence, examples_of(e), page_of(e, root)) for e in entries)
    )


def completion(ctx: typer.Context, shell: Shell) -> None:
    """Print a script that lets the shell complete commands, values and ids.

    Nothing of yours is changed: add the script to your shell's start-up file yourself.
    """
    from valuetrack.cli.completion import SCRIPTS  # noqa: PLC0415 - this command alone
    from valuetrack.reports.notebook import CompletionScript  # noqa: PLC0415

    if shell not in SCRIPTS:
        raise NotUnderstood(f"There is no completion for {shell!r} yet.", hint=f"Known shells: {', '.join(SCRIPTS)}.")
    run = Run.of(ctx)
    if run.options.json:
        run.show(CompletionScript(shell, SCRIPTS[shell]))
    else:
        sys.stdout.write(SCRIPTS[shell])


def demo(ctx: typer.Context, keep: Keep = None) -> None:
    """Show four invented weeks and their review, in a store of their own."""
    from valuetrack.cli.demonstration import show  # noqa: PLC0415 - this command alone

    show(Run.of(ctx), Path(keep) if keep is not None else None)
