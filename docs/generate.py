"""Make the generated parts of the pages anew, or with --check say which pages are not as the program has them.

A part stands between a comment with its name and a comment with the word end. What a key of the JSON means is the text
under its field in the source; which command shows what is the type that its function returns.
"""

from __future__ import annotations

import ast
import configparser
import importlib
import inspect
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
import types
import typing
from functools import cache
from pathlib import Path

from valuetrack.frozen import Frozen, annotations_of, slug
from valuetrack.render.json import SPOKEN

DOCS = Path(__file__).parent
PROJECT = DOCS.parent
SOURCE = PROJECT / "src" / "valuetrack"
PAGES = ("README.md", "docs/architecture.md", "docs/cli.md", "docs/exit-codes.md", "docs/json.md")
SCHEMA = "docs/schema.sql"
PART = re.compile(r"<!-- ([a-z-]+) -->\n.*?<!-- end -->", re.DOTALL)
COMMON_OPTIONS = "\n\nOptions of every command:"
# Ids are drawn anew by every run; on a page they stay the same.
_WITH_THE_SAME_IDS = """
import random, sys, uuid
chance = random.Random(0)
uuid.uuid4 = lambda: uuid.UUID(int=chance.getrandbits(128), version=4)
from valuetrack.__main__ import main
sys.exit(main())
"""
TYPES = {
    "NoneType": "null",
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "date": "day",
    "datetime": "instant",
}


# The program's own voice: help, the demo, the errors


def demo() -> str:
    """What the demo prints in a pipe."""
    return f"```text\n{_printed('demo')}```"


def commands() -> str:
    """The help of every command, in the order of the week; the common options stand in the first alone."""
    os.environ["COLUMNS"] = "80"
    from valuetrack.cli.app import group
    from valuetrack.cli.commands import COMMANDS, PANELS
    from valuetrack.cli.typer_seam import load, page_of_all, page_of_days

    root = group()
    context = root.context_class(root, info_name="valuetrack", help_option_names=["-h", "--help"])
    with context:
        days, everything = page_of_days(), page_of_all()
    parts = [
        f"```text\n{root.get_help(context)}\n```",
        f"```text\n{everything}\n```",
        f"## Days, weeks and times\n\n```text\n{days}\n```",
    ]
    for panel in PANELS:
        parts.append(f"## {panel}")
        for entry in (entry for entry in COMMANDS.values() if entry.panel == panel):
            command = load(entry)
            inner = command.context_class(command, parent=context, info_name=entry.name)
            own = command.get_help(inner).partition(COMMON_OPTIONS)[0]
            parts.append(f"### {entry.name}\n\n```text\n{own}\n```")
    return "\n\n".join(parts)


def errors() -> str:
    """The kinds of errors, from the tree in errors.py."""
    from valuetrack import errors

    rows = [
        f"{kind.exit_code} | `{kind.kind}` | {inspect.getdoc(kind)}"
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ValuetrackError) and kind is not errors.ValuetrackError
    ]
    return _table("code | kind | when", rows)


def _printed(*words: str) -> str:
    """What a command prints in a pipe of 80 columns, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        kept = {name: text for name, text in os.environ.items() if not name.startswith(("VALUETRACK_", "XDG_", "LC_"))}
        return subprocess.run(
            [sys.executable, "-c", _WITH_THE_SAME_IDS, *words],
            env={**kept, "HOME": home, "COLUMNS": "80", "LANG": "C.UTF-8", "NO_COLOR": "1"},
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ).stdout


# The JSON: an example, and the keys of everything with their meaning


def example() -> str:
    """The JSON of the demo's review, with short ids that stay the same."""
    seen: dict[str, str] = {}
    uuid = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    printed = re.sub(uuid, lambda one: seen.setdefault(one[0], f"{len(seen) + 1:08x}-…"), _printed("demo", "--json"))
    review = {"valuetrack": 1, "report": "week-review", "data": json.loads(printed)["data"]["review"]}
    return f"```json\n{_compact(review, 0)}\n```"


def _compact(thing: object, indent: int) -> str:
    """JSON in which whatever fits on a line stands on one."""
    line = json.dumps(thing, ensure_ascii=False)
    pad = " " * (indent + 1)
    if len(line) + indent <= 100 or not isinstance(thing, dict | list):
        return line
    if isinstance(thing, list):
        return "[\n" + ",\n".join(pad + _compact(one, indent + 1) for one in thing) + f"\n{pad[1:]}]"
    pairs = (f"{pad}{json.dumps(key)}: {_compact(one, indent + 1)}" for key, one in thing.items())
    return "{\n" + ",\n".join(pairs) + f"\n{pad[1:]}}}"


@cache
def _names() -> dict[str, typing.Any]:
    """Every name of the records and the reports: some import a type for the type checker alone."""
    modules = [f"reports.{path.stem}" for path in sorted((SOURCE / "reports").glob("*.py")) if path.stem != "__init__"]
    found = [importlib.import_module(f"valuetrack.{name}") for name in ("imports.found", "model", "ladder", *modules)]
    return {name: one for module in found for name, one in vars(module).items()}


@cache
def _reports() -> dict[type, str]:
    """Each report that a command may return, with the command that shows it first; the weekly review comes first."""
    from valuetrack.cli.command import function_of
    from valuetrack.cli.commands import COMMANDS
    from valuetrack.reports.reviews import WeekReview

    found: dict[type, str] = {WeekReview: "review-week"}
    for name, entry in COMMANDS.items():
        returned = inspect.signature(function_of(entry)).return_annotation
        for one in typing.get_args(returned) or (returned,):
            if isinstance(one, type) and issubclass(one, Frozen):
                found.setdefault(one, name)
    return found


def _is_receipt(kind: type) -> bool:
    from valuetrack.reports import Receipt

    return issubclass(kind, Receipt)


@cache
def _sections() -> list[str]:
    from valuetrack.reports.notebook import Overview

    known: set[str] = set()
    shown = {**_reports(), Overview: ""}
    order = sorted(shown, key=lambda kind: shown[kind] != "review-week")
    return [
        _section(kind.__name__, known, f"`valuetrack {shown[kind]} --json`. ".replace("  ", " "))
        for kind in order
        if not _is_receipt(kind) and kind.__name__ != "AwayReview"
    ]


def review() -> str:
    """The keys of the weekly review."""
    return _sections()[0]


def shown() -> str:
    """The keys of everything else that is shown."""
    return "\n\n".join(_sections()[1:])


def written() -> str:
    """The reports of the commands that write."""
    from valuetrack.reports import Both

    rows = [
        f"`{command}` | `{slug(kind)}` | {_summary(kind)}"
        for kind, command in _reports().items()
        if _is_receipt(kind) and kind is not Both
    ]
    return _table("command | report | what it says", rows)


def receipt() -> str:
    """The keys of what every command that writes says."""
    from valuetrack.render.json import Written

    said = _said(Written)
    hints = {"id": "text or null", "if_then": "text or null", "message": "text", "records": "list"}
    return _table("key | type | meaning", [f"`{key}` | {hints.get(key, 'list of text')} | {said[key]}" for key in said])


def records() -> str:
    """The keys of the records."""
    from valuetrack.model import Happened, Record
    from valuetrack.store.kinds import KINDS

    known: set[str] = set()
    kinds = [kind.__name__ for kind in KINDS.values()]
    before = kinds.index("Action")
    names = (Record.__name__, *kinds[:before], Happened.__name__, *kinds[before:])
    return "\n\n".join(_section(name, known, "") for name in names)


def _section(name: str, known: set[str], prefix: str) -> str:
    """The keys of a class, and after them those of the classes inside it that are not `known`."""
    inner: list[str] = []
    kind = _names()[name]
    said = {key: meaning for one in _told_with(kind, known) for key, meaning in _said(one).items()}
    known.add(name)
    hints = {key: eval(written, {**_names()}) for key, written in annotations_of(kind).items()}  # noqa: S307
    for key, say in SPOKEN.get(name, {}).items():
        hints[key] = eval(say.__annotations__["return"])  # noqa: S307
        sentence = str(inspect.getdoc(say))
        said[key] = sentence[0].lower() + sentence[1:].rstrip(".")
    rows = [f"`{key}` | {_type(hints[key], inner)} | {said[key]}" for key in said]
    parts = [f"### {slug(kind)}", prefix + _summary(kind), _table("key | type | meaning", rows)]
    return "\n\n".join([*parts, *(_section(one, known, "") for one in inner if one not in known)])


def _told_with(kind: type, known: set[str]) -> list[type]:
    """The classes whose keys stand with those of `kind`: those above it, but for records that are `known`, and it."""
    from valuetrack.model import Record

    told = [one for one in reversed(kind.__mro__) if one is not Frozen and issubclass(one, Frozen)]
    elsewhere = [one for one in told if issubclass(one, Record) and one.__name__ in known]
    return [one for one in told if one is kind or not any(issubclass(other, one) for other in elsewhere)]


def _summary(kind: type) -> str:
    """What a class is."""
    return " ".join(str(inspect.getdoc(kind)).split())


def _said(kind: type) -> dict[str, str]:
    """What each field of a class means: the text under it in the source. Of a record it is the class's own fields."""
    above = [one for one in reversed(kind.__mro__[1:]) if one.__module__.startswith("valuetrack.reports.")]
    said: dict[str, str] = {}
    for one in (*above, kind):
        said |= _said_in(one)
    return said


def _said_in(kind: type) -> dict[str, str]:
    written = typing.cast("ast.ClassDef", ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0])
    said = {}
    for field, text in itertools.pairwise(written.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and not field.target.id.startswith("_")
        ):
            if not (isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)):
                raise KeyError(f"{kind.__name__}.{field.target.id} says nothing of itself")
            said[field.target.id] = " ".join(str(text.value.value).split())
    return said


def _type(hint: typing.Any, inner: list[str]) -> str:
    """A type in words; the classes in it are added to `inner`."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_type(one, inner) for one in arguments)
    if origin is tuple:
        kind = "list" if Ellipsis in arguments else "pair"
        return f"{kind} of {_type(arguments[0], inner)}"
    if origin is typing.Literal:
        return ", ".join(f"`{json.dumps(one)}`" for one in arguments)
    if isinstance(hint, type) and issubclass(hint, Frozen):
        inner.append(hint.__name__)
        return f"[{slug(hint)}](#{slug(hint)})"
    if issubclass(hint, str) and hint is not str:
        return ", ".join(f"`{json.dumps(one.value)}`" for one in hint)
    return TYPES.get(hint.__name__, str(hint.__name__))


def _table(head: str, rows: list[str]) -> str:
    rule = "|".join("---" for _ in head.split(" | "))
    return "\n".join([f"| {head} |", f"|{rule}|", *(f"| {row} |" for row in rows)])


# Who imports whom


def imports() -> str:
    """Each part of the program, from the top layer down, with what it imports: at once, or when it is needed."""
    lines = []
    for here in _layers():
        arrows: dict[str, bool] = {}
        for path in (
            [SOURCE / f"{here}.py"] if (SOURCE / f"{here}.py").exists() else sorted((SOURCE / here).rglob("*.py"))
        ):
            for there, at_once in _arrows(ast.parse(path.read_text(encoding="utf-8"))):
                arrows[there] = arrows.get(there, False) or at_once
        order = sorted(arrows.keys() - {here}, key=lambda name: ([*_layers(), name].index(name), name))
        for arrow, when in (("-->", True), ("..>", False)):
            if names := ", ".join(name for name in order if arrows[name] is when):
                lines.append(f"{here:<10} {arrow} {names}")
    return "```text\n" + "\n".join(lines) + "\n```"


def _arrows(tree: ast.Module) -> typing.Iterator[tuple[str, bool]]:
    """What a module imports of the program and of others' libraries, and whether it does as it is loaded."""
    for statement in tree.body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.ImportFrom) and node.module == "valuetrack":
                names = [alias.name for alias in node.names if alias.name != "__version__"]
            elif isinstance(node, ast.ImportFrom):
                names = [str(node.module).removeprefix("valuetrack.").split(".")[0]]
            elif isinstance(node, ast.Import):
                names = [alias.name.split(".")[0] for alias in node.names]
            else:
                continue
            for name in names:
                if name == "sqlite3" or name not in sys.stdlib_module_names:
                    yield name, node is statement


@cache
def _layers() -> list[str]:
    """The parts of the program from the top down, as import-linter holds them."""
    contracts = configparser.ConfigParser()
    contracts.read(PROJECT / ".importlinter", encoding="utf-8")
    return re.findall(r"valuetrack\.(\w+)", contracts["importlinter:contract:layers"]["layers"])


PARTS = {
    part.__name__: part for part in (demo, commands, errors, example, review, shown, written, receipt, records, imports)
}


def made_anew(page: str) -> str:
    """`page` with each of its generated parts made anew."""
    return PART.sub(
        lambda part: f"<!-- {part[1]} -->\n{PARTS[part[1]]()}\n<!-- end -->" if part[1] in PARTS else part[0], page
    )


def schema_sql() -> str:
    """The tables and indexes of a new notebook, as SQLite is given them."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from valuetrack.store.tables import schema

    parts: list[CreateTable | CreateIndex] = []
    for table in schema().sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        parts += [CreateTable(table), *(CreateIndex(index) for index in indexes)]
    made = [str(part.compile(dialect=sqlite.dialect())).strip() for part in parts]
    said = ";\n\n".join(made).replace("\t", "    ").replace("\n)\n STRICT", "\n) STRICT")
    lines = "\n".join(line.rstrip() for line in said.splitlines())
    return f"-- Made by docs/generate.py from the tables in src/valuetrack/store/tables.\n\n{lines};\n"


def main(*, check: bool) -> int:
    """Write the pages and the schema; with `check`, write nothing and return 1 where one differs."""
    stale = 0
    for path in (PROJECT / name for name in (*PAGES, SCHEMA)):
        page = path.read_text(encoding="utf-8")
        anew = schema_sql() if path.name == Path(SCHEMA).name else made_anew(page)
        if check and page != anew:
            print(f"{path.relative_to(PROJECT)} is not as the program has it: run docs/generate.py", file=sys.stderr)
            stale = 1
        elif not check:
            path.write_text(anew, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
