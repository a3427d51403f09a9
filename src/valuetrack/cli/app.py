"""The group of all commands, and one run of a command line."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Annotated, Any

import typer
from typer import Option
from typer.exceptions import TyperException

from valuetrack import __version__
from valuetrack.cli import leaving, streams
from valuetrack.cli.run import Options, Run
from valuetrack.cli.typer_seam import group_of
from valuetrack.errors import Damaged, NotUnderstood, StoreError, ValuetrackError
from valuetrack.frozen import replace

HARD_MOMENT = "hard-moment"
_BUG = (ArithmeticError, AttributeError, LookupError, RuntimeError, StopIteration, TypeError, ValueError)


def _version(asked: bool) -> None:
    if asked:
        print(f"valuetrack {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    db: Annotated[str | None, Option("--db", metavar="FILE", help="The file or the database to use.")] = None,
    json: Annotated[bool, Option("--json", help="Print JSON.")] = False,
    plain: Annotated[bool, Option("--plain", help="Print plain lines, as in a pipe.")] = False,
    no_color: Annotated[bool, Option("--no-color", help="Print without colour.")] = False,
    quiet: Annotated[bool, Option("--quiet", help="Leave out notices and confirmations.")] = False,
    no_input: Annotated[bool, Option("--no-input", help="Ask nothing.")] = False,
    words_only: Annotated[bool, Option("--words-only", help="Show words in place of ratings and counts.")] = False,
    passphrase_command: Annotated[
        str | None, Option("--passphrase-command", metavar="COMMAND", help="Prints the passphrase of the notebook.")
    ] = None,
    version: Annotated[bool, Option("--version", is_eager=True, callback=_version, help="Print the version.")] = False,
) -> None:
    """Gather the common options; without a command, show what is needed now."""
    del version
    options = Options(
        db=db,
        json=json,
        plain=plain,
        no_color=no_color,
        quiet=quiet,
        no_input=no_input,
        words_only=words_only,
        passphrase_command=passphrase_command,
    )
    ctx.obj = Run(options, ctx.invoked_subcommand or ctx.info_name or "")
    if ctx.invoked_subcommand is None:
        from valuetrack.cli.drafts import name_waiting  # noqa: PLC0415 - without a command alone
        from valuetrack.cli.notebook import overview  # noqa: PLC0415

        with leaving.told(ctx.obj):
            report = overview(ctx.obj)
        if report:
            ctx.obj.show(report)
        name_waiting(ctx.obj)


@cache
def group() -> Any:
    """The group of all commands."""
    return group_of(_root)


def run(argv: list[str], begins: Callable[[], None] = lambda: None) -> int:
    """Run one command line and return its exit code; every way to stop ends here, from the moment that it `begins`."""
    if "_VALUETRACK_COMPLETE" in os.environ:
        from valuetrack.cli.completion import complete  # noqa: PLC0415 - completion alone

        return complete(group())
    from valuetrack.cli import boundary  # noqa: PLC0415 - after the check above, which must stay quick

    runs: list[Run] = []

    def invoke() -> None:
        begins()
        _invoke(argv, runs)

    code = boundary.guarded(invoke, wants_json="--json" in argv)
    if code < boundary.HUNG_UP and code != StoreError.exit_code and any(one.has_changed for one in runs):
        from valuetrack.cli.daily import follow  # noqa: PLC0415 - after a change alone

        boundary.followed(lambda: follow(runs[0]), wants_json="--json" in argv)
    return code


def _show_people(options: Options, *, wants_json: bool) -> None:
    """Whoever mistypes a word in a hard moment sees who can be there before that is said."""
    from valuetrack.cli.hard_moments import before_refusing  # noqa: PLC0415 - a refusal alone

    before_refusing(Run(replace(options, json=options.json or wants_json), HARD_MOMENT))


def _invoke(argv: list[str], runs: list[Run]) -> None:
    try:
        try:
            _invoke_in(group(), argv, runs)
        finally:
            sys.stdout.flush()  # here a closed pipe is heard of, and not when the process ends
    except (BrokenPipeError, typer.Exit, typer.Abort):
        raise
    except OSError as error:
        if leaving.is_window_closed() or not streams.is_lost(error):
            raise
        changed_by = next((run.command for run in runs if run.has_changed), None)
        raise streams.no_output(error, changed_by) from None
    except _BUG as error:
        raise _damage_in(runs) or error from None


def _damage_in(runs: list[Run]) -> Damaged | None:
    """What there is to say of a notebook in which a command met what no command can have written there."""
    found = None
    with suppress(ValuetrackError):
        found = next((damage for run in runs if not run.has_changed and (damage := run.damage(full=True))), None)
    return found


def _invoke_in(command: Any, argv: list[str], runs: list[Run]) -> None:
    """Invoke a command; its run is added to `runs` as soon as there is one."""
    with command.make_context("valuetrack", list(argv)) as ctx:
        ctx.call_on_close(lambda: runs.extend(one for one in [ctx.obj] if one is not None))
        try:
            command.invoke(ctx)
        except (NotUnderstood, TyperException):
            if ctx.invoked_subcommand == HARD_MOMENT:
                _show_people(ctx.obj.options, wants_json="--json" in argv)
            raise
