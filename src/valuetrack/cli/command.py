"""From a command's function, which takes read values and returns a report, to what Typer takes and back."""

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, TypeVar, get_args

import typer

from valuetrack.cli import leaving
from valuetrack.cli.commands import Entry
from valuetrack.cli.drafts import name_waiting
from valuetrack.cli.params import STDIN, Fields, Param
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction

Candidates = Callable[[typer.Context, str], list[tuple[str, str]]]

F = TypeVar("F", bound="Callable[..., Any]")


def examples(*lines: str) -> Callable[[F], F]:
    """Say with which examples the help of a command begins; they run as printed."""

    def keep(function: F) -> F:
        function.examples = lines  # type: ignore[attr-defined]
        return function

    return keep


def function_of(entry: Entry) -> Callable[..., Any]:
    """The function of a command, in its module."""
    name = entry.name.replace("-", "_")
    module = import_module(f"valuetrack.cli.{entry.module}")
    found: Callable[..., Any] = getattr(module, f"{name}_" if iskeyword(name) else name)
    return found


def examples_of(entry: Entry) -> tuple[str, ...]:
    """The examples of a command."""
    found: tuple[str, ...] = getattr(function_of(entry), "examples", ())
    return found


def needed_by(entry: Entry) -> set[str]:
    """The names of the arguments that a command cannot do without, and asks for at a terminal."""
    return {name for name, one in _params_of(entry).items() if one.ask and not one.flags}


def bare_options(entry: Entry) -> set[str]:
    """The options of a command whose value is asked for where they are given without one."""
    return {flag for one in _params_of(entry).values() if one.may_be_bare for flag in one.flags}


def _params_of(entry: Entry) -> dict[str, Param]:
    known = inspect.signature(function_of(entry)).parameters.values()
    params = {one.name: get_args(one.annotation)[-1] for one in known if one.name != "run"}
    return {name: one for name, one in params.items() if isinstance(one, Param)}


def for_typer(function: Callable[..., Any]) -> Callable[..., None]:
    """A command's function as Typer takes one: its parameters as text, read when it is called, its report shown."""
    own = [one for one in inspect.signature(function).parameters.values() if one.name != "run"]
    known = {one.name: get_args(one.annotation)[-1] for one in own}

    def command(ctx: typer.Context, **given: Any) -> None:
        run = Run.of(ctx)
        with leaving.told(run):
            report = function(run, **_read(run, known, optional, given))
        if report is not None:
            run.show(report)
        name_waiting(run)

    optional = {one.name for one in own if one.default is not inspect.Parameter.empty}
    flat = {name: one for part, known_as in known.items() for name, one in _flat(part, known_as).items()}
    asked = [_for_typer(name, one, optional) for name, one in flat.items()]
    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    command.__signature__ = inspect.Signature([context, *asked])  # type: ignore[attr-defined]
    command.__annotations__ = {}
    command.__doc__ = function.__doc__
    command.__name__ = function.__name__
    return command


def _flat(name: str, known: Param | Fields) -> Mapping[str, Param]:
    """A parameter by its name, or each of the options of a record's fields by the field's."""
    return {name: known} if isinstance(known, Param) else known.params()


def _for_typer(name: str, param: Param, optional: set[str]) -> inspect.Parameter:
    kind: Any = bool if param.read is None else list[str] if param.many else str
    may_be_absent = bool(param.flags or param.ask) or name in optional
    about: Any = {"metavar": param.metavar or None, "help": param.help, "autocompletion": _candidates(param)}
    given = typer.Option(*param.flags, **about) if param.flags else typer.Argument(**about)
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if not may_be_absent else False if param.read is None else None,
        annotation=Annotated[kind if param.read is None or not may_be_absent else kind | None, given],
    )


def _candidates(param: Param) -> Candidates | None:
    """The words that a parameter takes, or candidates by the name of a function in cli/completion.py."""
    words: tuple[str, ...] = getattr(param.read, "words", ())
    if not words and not param.complete:
        return None

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        del incomplete
        if words:
            return [(word, "") for word in words]
        from valuetrack.cli import completion  # noqa: PLC0415 - completion alone

        found: list[tuple[str, str]] = getattr(completion, param.complete)(ctx)
        return found

    return complete


def _read(
    run: Run, known: Mapping[str, Param | Fields], optional: set[str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """What a command gets: each parameter read, and the fields of a record as one mapping."""
    if sum([*given.values()].count(marker) for marker in (STDIN, [STDIN], (STDIN,))) > 1:
        raise Contradiction("Standard input can be read once; give `-` to one option.")
    read: dict[str, Any] = {}
    absent = []
    for name, one in known.items():
        typed = {key: param for key, param in _flat(name, one).items() if given[key] not in (None, (), [])}
        values = {key: param.value(run, given[key]) for key, param in typed.items()}
        if isinstance(one, Fields):
            read[name] = values
        elif name in values:
            read[name] = values[name]
        elif name not in optional:
            absent.append((name, one))
    if run.can_ask and any(isinstance(one, Param) and one.ask and not one.flags for _, one in absent):
        from valuetrack.cli.guide import take_in  # noqa: PLC0415 - asked at a terminal alone

        if take_in(run):
            raise typer.Exit
    # what was given is understood before anything is asked
    return {**read, **{name: one.absent(run) for name, one in absent}}
