"""One command as Typer knows it: its parameters as they were typed, the common options, and its help."""

import re
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand
from typer.main import get_command

from valuetrack.cli.commands import COMMANDS, PANELS, Entry
from valuetrack.cli.run import Options, Run
from valuetrack.errors import NotUnderstood
from valuetrack.frozen import names_of, replace

MORE = "Every command: valuetrack help --all. One command: valuetrack help COMMAND."
SUPPORT = "On a hard day, valuetrack support shows people who can be with you."
EXAMPLES = (
    "valuetrack add-value Connection --importance 9",
    'valuetrack plan-week "Text Priya at lunch" --value Connection --on wednesday',
    "valuetrack review-week",
)


class AsTyped:
    """Arguments as they were typed: cli/params.py reads them, so no validation library is loaded to pass a text on."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """`value`, or an empty tuple where a repeatable parameter was not given."""
        del ctx
        return () if value is None and (param.multiple or param.nargs == -1) else value


def as_typed(params: list[Any]) -> list[Any]:
    """The same parameters, each of which passes on what was typed."""
    for param in params:
        param.get_runtime_param = AsTyped
    return params


class Command(TyperCommand):
    """A command with the common options after it, and help that begins with a sentence and examples."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The command's own parameters, then the common options, then help."""
        common = [param for param in ctx.find_root().command.params if param.name in names_of(Options)]
        own = super().get_params(ctx)
        return as_typed([*own[:-1], *common, own[-1]])

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
        write_examples(formatter, entry.examples)
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


def load(entry: Entry) -> Any:
    """The Typer command of an entry of the table."""
    function = getattr(import_module(f"valuetrack.cli.{entry.module}"), entry.function)
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    one.command(entry.name, cls=Command)(function)
    return get_command(one)


def page_of(entry: Entry, root: Any) -> str:
    """The help of a command."""
    command = load(entry)
    return str(command.get_help(typer.Context(command, parent=root, info_name=entry.name)))


def refuse_command(name: str) -> NoReturn:
    """Raise NotUnderstood for a command that does not exist, with the nearest names."""
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped name is rare

    nearest = tuple(get_close_matches(name, COMMANDS, cutoff=0.5))
    suggestion = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
    raise NotUnderstood(f"There is no command {name!r}.{suggestion}", "Help: valuetrack help --all", nearest)


def write_examples(formatter: Any, examples: tuple[str, ...]) -> None:
    """Write examples that run as printed: what is too long for a line goes on after a backslash."""
    with formatter.section("Examples"):
        for example in examples:
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
    formatter.write_text("A private notebook for living by your values. It is no medical or psychological treatment.")
    write_examples(formatter, EXAMPLES)
    formatter.write_paragraph()
    formatter.write_usage("valuetrack", "COMMAND [OPTIONS]")
    for panel in PANELS:
        rows = [(e.name, e.sentence) for e in COMMANDS.values() if e.panel == panel and (everything or e.everyday)]
        if rows:
            with formatter.section(panel):
                formatter.write_dl(rows)
