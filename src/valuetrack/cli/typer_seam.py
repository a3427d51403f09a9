"""All that reaches into parts of Typer which it does not promise to keep, each with its reason.

- `get_runtime_param` of each parameter: Typer would load pydantic to pass a text on, which costs more than everything
  else that a read does; its own flags for help are no exception.
- `typer.core` and `get_command`: the group loads the module of the one command that is asked for.
- `typer._click.globals`: help is written in the context of the group, and a question as the run's options say.
- `typer._click.exceptions`: a usage error is told in the notebook's own words.
- `typer._completion_classes`, `typer._click.shell_completion`: the shell is answered as the script that it runs reads.
"""

import re
from collections.abc import Callable
from textwrap import shorten
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from valuetrack.cli.command import examples_of, for_typer, function_of
from valuetrack.cli.commands import COMMANDS, PANELS, Entry
from valuetrack.cli.run import Options, Run
from valuetrack.errors import NeedsMore, NotUnderstood, ValuetrackError
from valuetrack.frozen import names_of, replace
from valuetrack.render.notices import EXAMPLES, HEAD, MORE, SUPPORT
from valuetrack.render.safe import one_line

_ABOUT_WIDTH = 60
# The notebook completes, lays out its help and tells of errors itself.
_PLAIN: Any = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}


class AsTyped:
    """Arguments as they were typed: command.py reads them."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """`value`, or an empty tuple where a repeatable parameter was not given."""
        del ctx
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _as_typed(params: list[Any]) -> list[Any]:
    for param in params:
        param.get_runtime_param = AsTyped
    return params


class Command(TyperCommand):
    """A command with the common options after it, and help that begins with a sentence and examples."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The command's own parameters, then the common options, then help."""
        common = [param for param in ctx.find_root().command.params if param.name in names_of(Options)]
        own = super().get_params(ctx)
        return _as_typed([*own[:-1], *common, own[-1]])

    def invoke(self, ctx: Any) -> Any:
        """Gather the common options from before and after the command, then run it."""
        before = ctx.parent.obj.options
        given = {name: ctx.params.pop(name) for name in names_of(Options)}
        merged = replace(before, **{name: value for name, value in given.items() if value})
        ctx.obj = Run(merged, self.name or "")
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """A sentence, examples, usage, then the parameters."""
        entry = COMMANDS[self.name or ""]
        formatter.write_text(entry.sentence)
        write_examples(formatter, examples_of(entry))
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        rest = (self.help or "").partition("\n\n")[2]
        if rest:
            formatter.write_paragraph()
            formatter.write_text(rest)
        self.format_options(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(MORE)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The arguments as they stand, optional ones in brackets, then that there are options."""
        del ctx
        return [*(str(p.metavar) if p.required else f"[{p.metavar}]" for p in self._of("argument")), "[OPTIONS]"]

    def _of(self, kind: str) -> list[Any]:
        return [param for param in self.params if param.param_type_name == kind]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, the command's own options, and the common ones."""
        common = [param for param in self.get_params(ctx) if param not in self.params]
        sections = (
            ("Arguments", [(param.metavar, param.help) for param in self._of("argument")]),
            ("Options", [param.get_help_record(ctx) for param in self._of("option")]),
            ("Options of every command", [param.get_help_record(ctx) for param in common]),
        )
        for title, rows in sections:
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


class Group(TyperGroup):
    """All commands by name; a module is imported for the one that is asked for."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The common options, version and help."""
        return _as_typed(super().get_params(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, None where there is none."""
        del ctx
        return load(COMMANDS[cmd_name]) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command, or a usage error that suggests the nearest name."""
        if args[0] not in COMMANDS:
            refuse_command(args[0])
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Names of commands from the map, and the options."""
        from typer._click.shell_completion import CompletionItem  # noqa: PLC0415 - completion alone

        named = [entry for name, entry in COMMANDS.items() if name.startswith(incomplete)]
        found = [CompletionItem(entry.name, help=entry.sentence) for entry in named]
        return [*found, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What it is, the everyday commands in the order of the week, the options."""
        write_overview(formatter, everything=False)
        self.format_options(ctx, formatter)
        write_footer(formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Nothing: the panels stand above the options."""


def group_of(root: Callable[..., None]) -> Any:
    """The group of all commands; `root` takes the common options."""
    help_names = {"help_option_names": ["-h", "--help"]}
    app = typer.Typer(cls=Group, name="valuetrack", invoke_without_command=True, context_settings=help_names, **_PLAIN)
    app.callback()(root)
    return get_command(app)


def load(entry: Entry) -> Any:
    """The Typer command of an entry of the map."""
    one = typer.Typer(**_PLAIN)
    one.command(entry.name, cls=Command)(for_typer(function_of(entry)))
    return get_command(one)


def root() -> Any:
    """The context of the group whose command runs."""
    from typer._click.globals import get_current_context  # noqa: PLC0415 - help alone

    return get_current_context().find_root()


def this_run() -> Run | None:
    """The run of the command that runs, None where there is none."""
    from typer._click.globals import get_current_context  # noqa: PLC0415 - a question alone

    ctx = get_current_context(silent=True)
    return ctx.find_object(Run) if ctx is not None else None


def page_of(entry: Entry) -> str:
    """The help of a command."""
    command = load(entry)
    return str(command.get_help(typer.Context(command, parent=root(), info_name=entry.name)))


def page_of_days() -> str:
    """The help on what may be typed for a day, a week or a time."""
    from valuetrack.render import day_help  # noqa: PLC0415 - this page alone

    formatter = root().make_formatter()
    formatter.write_text(day_help.SENTENCE)
    for title, forms in day_help.FORMS.items():
        with formatter.section(title):
            formatter.write_dl(forms)
    formatter.write_paragraph()
    for note in day_help.NOTES:
        formatter.write_text(note)
    return str(formatter.getvalue().rstrip("\n"))


def refuse_command(name: str) -> NoReturn:
    """Raise NotUnderstood for a command that does not exist, with the nearest names."""
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped name is rare

    nearest = tuple(get_close_matches(name, COMMANDS, cutoff=0.5))
    suggestion = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
    raise NotUnderstood(f"There is no command {name!r}.{suggestion}", "Help: valuetrack help --all", nearest)


def usage_error(error: TyperException) -> ValuetrackError:
    """A usage error of Typer's: what could not be understood, and where help is."""
    from typer._click.exceptions import MissingParameter, NoSuchOption, UsageError  # noqa: PLC0415 - a usage error alone

    ctx = error.ctx if isinstance(error, UsageError) else None
    name = ctx.command.name if ctx is not None and ctx.parent is not None else None
    hint = f"Help: valuetrack help {name}" if name else "Help: valuetrack help"
    if isinstance(error, NoSuchOption):
        nearest = tuple(sorted(error.possibilities or ()))
        suggestion = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        return NotUnderstood(f"There is no option {error.option_name}.{suggestion}", hint, nearest)
    if isinstance(error, MissingParameter) and error.param is not None:
        return NeedsMore(f"{error.param.metavar} is needed.", hint)
    if type(error) is UsageError:  # more arguments than the command has
        hint = f"A text of several words stands in quotes. {hint}"
    return NotUnderstood(error.message, hint)


def candidates(command: Any) -> str:
    """What the shell is answered, from its environment: a line for each candidate: the word, a tab, about what."""
    from typer._completion_classes import BashComplete  # noqa: PLC0415 - completion alone

    class Lines(BashComplete):
        def format_completion(self, item: Any) -> str:
            return f"{item.value}\t{shorten(one_line(item.help or ''), _ABOUT_WIDTH, placeholder='...')}"

    return Lines(command, {}, "valuetrack", "").complete()


def write_examples(formatter: Any, lines: tuple[str, ...]) -> None:
    """Write examples that run as printed: what is too long for a line goes on after a backslash."""
    with formatter.section("Examples"):
        for example in lines:
            line = "  "
            for word in re.split(r" (?=-)", example):
                if len(line) + len(word) + 2 > formatter.width and line.strip():
                    formatter.write(f"{line}\\\n")
                    line = "      "
                line += f"{word} "
            formatter.write(f"{line.rstrip()}\n")


def write_footer(formatter: Any) -> None:
    """Write what the help of all ends with: where to read more, and who can be there."""
    formatter.write_paragraph()
    formatter.write_text(MORE)
    formatter.write_text(SUPPORT)


def write_overview(formatter: Any, *, everything: bool) -> None:
    """Write the head of the help and its panels: the everyday commands, or all of them."""
    formatter.write_text(HEAD)
    write_examples(formatter, EXAMPLES)
    formatter.write_paragraph()
    formatter.write_usage("valuetrack", "COMMAND [OPTIONS]")
    for panel in PANELS:
        rows = [(e.name, e.sentence) for e in COMMANDS.values() if e.panel == panel and (everything or e.everyday)]
        if rows:
            with formatter.section(panel):
                formatter.write_dl(rows)
