"""All that reaches into parts of Typer which it does not promise to keep, each with its reason.

- `get_runtime_param` of each parameter: Typer would load pydantic to pass a text on, which costs more than everything
  else that a read does; its own flags for help are no exception.
- `typer.core` and `get_command`: the group loads the module of the one command that is asked for.
- `_process_opts` of a command's parser: a text may begin with a dash.
- `typer._click.globals`: help is written in the context of the group, and a question as the run's options say.
- `typer._click.exceptions`: a usage error is told in the notebook's own words.
- `typer._click.shell_completion`: the shell is answered as the script that it runs reads, in any case.
"""

import os
import re
from collections.abc import Callable, Collection
from functools import cache
from textwrap import shorten
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from valuetrack.cli.command import bare_options, examples_of, for_typer, function_of, needed_by
from valuetrack.cli.commands import COMMANDS, CRIES, EVERYDAY, MEANT, PANELS, QUICK, Entry, begun_by
from valuetrack.cli.run import Options, Run
from valuetrack.errors import NeedsMore, NotUnderstood, ValuetrackError
from valuetrack.frozen import names_of, replace
from valuetrack.render.notices import EXAMPLES, HEAD, MORE, SUPPORT, runs
from valuetrack.render.safe import one_line, stands_as_it_is
from valuetrack.render.voice import listed
from valuetrack.tracker.names import begins

_ABOUT_WIDTH = 60
FILES = "<files>"
"""What the shell is answered where it knows the candidates itself."""
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

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Take an option whose value is asked for as empty where nothing stands after it."""
        bare = bare_options(COMMANDS[self.name or ""])
        typed: list[str] = []
        for word, after in zip(args, [*args[1:], "--"], strict=False):
            typed += [word, ""] if word in bare and after.startswith("-") else [word]
        try:
            return super().parse_args(ctx, typed)
        except TyperException as error:  # the parser of options does not say whose they are
            vars(error)["ctx"] = getattr(error, "ctx", None) or ctx
            raise

    def make_parser(self, ctx: Any) -> Any:
        """A parser to which a text with a blank in it is no option, nor is a number, though a dash comes first."""
        parser: Any = super().make_parser(ctx)
        read_option = parser._process_opts

        def read(word: str, state: Any) -> None:
            option = word.partition("=")[0]
            if option not in parser._long_opt and re.match(r"-[0-9]|.*\s", word, re.DOTALL):
                state.largs.append(word)
            else:
                read_option(word, state)

        parser._process_opts = read
        return parser

    def invoke(self, ctx: Any) -> Any:
        """Gather the common options from before and after the command, then run it."""
        before = ctx.parent.obj.options
        given = {name: ctx.params.pop(name) for name in names_of(Options)}
        # an empty text was given too, and is refused where it is read
        merged = replace(before, **{name: value for name, value in given.items() if value or value == ""})
        ctx.obj = ctx.parent.obj = Run(merged, self.name or "")
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
        needed = needed_by(COMMANDS[self.name or ""])
        arguments = ((str(one.metavar), one.required or one.name in needed) for one in self._of("argument"))
        return [*(name if is_needed else f"[{name}]" for name, is_needed in arguments), "[OPTIONS]"]

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
        """The command: by its name, by what cries for help, at a terminal by its beginning; or a refusal."""
        if _cries(args):
            return "support", load(COMMANDS["support"], whatever_follows=True), args[1:]
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        quick = QUICK.get(args[0].lower())
        begun = (quick,) if quick else begun_by(args[0])
        json, quiet, no_input = (
            ctx.params[name] or flag in args
            for name, flag in (("json", "--json"), ("quiet", "--quiet"), ("no_input", "--no-input"))
        )
        run = Run(Options(json=json, quiet=quiet, no_input=no_input), "")
        if len(begun) != 1 or COMMANDS[begun[0]].by_whole_name or not run.can_ask:
            refuse_command(args[0])
        run.notice(runs(begun[0]))
        return begun[0], load(COMMANDS[begun[0]]), args[1:]

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Names of commands from the map, and the options."""
        from typer._click.shell_completion import CompletionItem  # noqa: PLC0415 - completion alone

        named = [COMMANDS[name] for name in (begun_by(incomplete) if incomplete else COMMANDS)]
        found = [CompletionItem(entry.name, help=entry.sentence) for entry in named]
        return [*found, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What it is, two examples and the everyday commands: a screen of 24 rows."""
        del ctx
        formatter.write_text(HEAD)
        write_examples(formatter, EXAMPLES)
        formatter.write_paragraph()
        for title, commands in EVERYDAY.items():
            formatter.write_heading(title)
            with formatter.indentation():
                formatter.write_dl([*commands.items()])
        formatter.write_paragraph()
        formatter.write_text(MORE)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Nothing: the panels stand above the options."""


def group_of(root: Callable[..., None]) -> Any:
    """The group of all commands; `root` takes the common options."""
    help_names = {"help_option_names": ["-h", "--help"]}
    app = typer.Typer(cls=Group, name="valuetrack", invoke_without_command=True, context_settings=help_names, **_PLAIN)
    app.callback()(root)
    return get_command(app)


def _cries(args: list[str]) -> bool:
    """Whether somebody asks for people, as in ``sos``, ``help me`` or ``help crisis``."""
    first, second, *_ = *(one.lower() for one in args), "", ""
    return first in CRIES or (first == "help" and second in ("me", *CRIES))


@cache
def load(entry: Entry, *, whatever_follows: bool = False) -> Any:
    """The Typer command of an entry of the map; with `whatever_follows`, words that it does not know are let be."""
    one = typer.Typer(**_PLAIN)
    lenient = {"allow_extra_args": whatever_follows, "ignore_unknown_options": whatever_follows}
    one.command(entry.name, cls=Command, context_settings=lenient)(for_typer(function_of(entry)))
    return get_command(one)


def root() -> Any:
    """The context of the group whose command runs."""
    from typer._click.globals import get_current_context  # noqa: PLC0415 - help alone

    return get_current_context().find_root()


def this_run() -> Run:
    """The run of the command that runs."""
    from typer._click.globals import get_current_context  # noqa: PLC0415 - a question alone

    ctx: Any = get_current_context()
    return Run.of(ctx)


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
    typed = name.lower()
    near = MEANT.get(typed) or MEANT.get(typed.removesuffix("s")) or nearest(typed, COMMANDS, 0.5)
    if nearest(typed, CRIES, 0.75):
        near = tuple(dict.fromkeys(("support", *near)))
    raise NotUnderstood(f"There is no command {name!r}.{_did_you_mean(near)}", "Help: valuetrack help --all", near)


def nearest(typed: str, known: Collection[str], alike: float) -> tuple[str, ...]:
    """Those that begin as typed, or where none does those that are like it, the nearest first; in any case."""
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped word is rare

    begun = tuple(one for one in known if typed.strip("-") and one.startswith(typed.lower()))
    return begun or tuple(get_close_matches(typed.lower(), known, cutoff=alike))


def _did_you_mean(near: tuple[str, ...]) -> str:
    return f" Did you mean {listed(near, 'or')}?" if near else ""


def usage_error(error: TyperException) -> ValuetrackError:
    """A usage error of Typer's: what could not be understood, and where help is."""
    from typer._click.exceptions import MissingParameter, NoSuchOption, UsageError  # noqa: PLC0415 - a usage error alone

    ctx = error.ctx if isinstance(error, UsageError) else None
    name = ctx.command.name if ctx is not None and ctx.parent is not None else None
    hint = f"Help: valuetrack help {name}" if name else "Help: valuetrack help"
    if isinstance(error, NoSuchOption) and ctx is not None:
        known = [opt for param in ctx.command.get_params(ctx) for opt in param.opts if opt.startswith("--")]
        near = nearest(error.option_name, known, 0.7)
        dashes = "" if near or not name else "Put -- and a space before a text that begins with a dash. "
        message = f"There is no option {error.option_name}.{_did_you_mean(near)}"
        return NotUnderstood(message, f"{dashes}{hint}", near)
    if isinstance(error, MissingParameter) and error.param is not None:
        return NeedsMore(f"{error.param.metavar} is needed here.", hint)
    if type(error) is UsageError:  # more arguments than the command has
        hint = f"Put quotes around a text of several words. {hint}"
    return NotUnderstood(error.message, hint)


def candidates(command: Any) -> str:
    """What the shell is answered, from its environment: a line for each candidate: the word, a tab, about what."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete  # noqa: PLC0415 - completion alone

    from valuetrack.cli.shell_words import typed_word  # noqa: PLC0415

    pieces = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
    typed = typed_word(pieces, os.environ.get("COMP_LINE", ""))
    args, is_option = [*typed.before], typed.text.startswith("-")
    ctx = _resolve_context(command, {}, "valuetrack", args)
    # values and words are found in any case here; options by Typer, as they begin
    asked, begun = _resolve_incomplete(ctx, args, typed.text.lower() if is_option else "")
    if getattr(asked, "metavar", "") == "FILE":
        return FILES
    items = asked.shell_complete(ctx, begun)
    # the shell shows a candidate as it comes, and what ends a line would be two of them
    shown = [one for one in items if stands_as_it_is(one.value)]
    fitting = [one for one in shown if is_option or not typed.text or begins(typed.text, one.value)]
    return "\n".join(f"{typed.inserted(one.value)}\t{_about(one)}" for one in fitting)


def _about(item: Any) -> str:
    return shorten(one_line(item.help or ""), _ABOUT_WIDTH, placeholder="...")


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


def page_of_all() -> str:
    """The help with every command in its panel, and the common options."""
    ctx = root()
    formatter = ctx.make_formatter()
    formatter.write_text(HEAD)
    write_examples(formatter, EXAMPLES)
    formatter.write_paragraph()
    formatter.write_usage("valuetrack", "COMMAND [OPTIONS]")
    for panel in PANELS:
        with formatter.section(panel):
            formatter.write_dl([(one.name, one.sentence) for one in COMMANDS.values() if one.panel == panel])
    ctx.command.format_options(ctx, formatter)
    formatter.write_paragraph()
    formatter.write_text(MORE)
    formatter.write_text(SUPPORT)
    return str(formatter.getvalue().rstrip("\n"))
