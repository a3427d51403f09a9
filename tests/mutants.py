"""Break the rules in one place after the other, and see that a test minds: `python -m tests.mutants`.

A mutant is one module with one small change, such as `and` for `or`. Its tests run on it in a process of their own; a
mutant that they let pass is one that docs/mutation.md explains, or a hole in the tests. With `--sample N` a seeded
choice is tried instead of all of them. The end is 1 where a mutant survived that is not explained, or where the page
explains one that is not made any more.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import multiprocessing
import os
import random
import re
import signal
import sys
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

PROJECT = Path(__file__).parent.parent
PAGE = PROJECT / "docs" / "mutation.md"
# Each module with its tests, the quickest first: the first test that minds ends the run.
TARGETS = {
    "scoring": ("tests/test_scoring.py", "tests/test_scoring_steps.py"),
    "weeks": ("tests/test_weeks.py",),
    "ladder": ("tests/test_ladder.py",),
    "dates": ("tests/test_dates.py",),
    "store.writing": (
        *(f"tests/store/test_{name}.py" for name in ("writing", "changes", "tables", "purges", "imports")),
        "tests/tracker/test_imports_from.py",
    ),
}
# What no mutant changes is loaded once, before the first fork.
LIBRARIES = ("hypothesis.strategies", "sqlmodel", "alembic.command", "dateutil.parser", "dateutil.relativedelta")
SEED = 7
PATIENCE = 60  # seconds of the processor's time, where a change makes a loop endless

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Add,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}
PATTERN = re.compile(r"\(\?|\[0-9|\.\*")
QUANTIFIER = re.compile(r"(?<=[\w)\].])[?+*](?!P?[<:])|\{1,2\}")
SQL = {" DESC": " ASC", "max(": "min(", "+ 1": "+ 2", "LIMIT 1": "LIMIT 2", " AND ": " OR "}
NEAR = 40  # letters that are shown on both sides of a change
LEAVES = (ast.Constant, ast.Name, ast.keyword)


@dataclass(frozen=True)
class Mutant:
    """A module with one change; `title` names the place and the change, and no other mutant of the module has it."""

    module: str
    title: str
    code: Callable[[], CodeType]


def unchanged(module: str) -> Mutant:
    """A module of valuetrack as it is: where its tests do not pass on this, no mutant says anything."""
    path = _path(module)
    return Mutant(module, "as it is", lambda: compile(path.read_text(encoding="utf-8"), path, "exec"))


def mutants(module: str) -> list[Mutant]:
    """Every mutant of a module of valuetrack, in the order of its source."""
    path = _path(module)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen: Counter[str] = Counter()
    made = []
    for scope, parent, put, old, new in _changes(tree, "module"):
        is_leaf = isinstance(old, LEAVES)
        before = ast.unparse(parent if is_leaf else old)
        put(new)
        after = ast.unparse(parent if is_leaf else new)
        put(old)
        title = f"{scope}: {_difference(before, after)}"
        seen[title] += 1
        if seen[title] > 1:
            title += f" ({seen[title]})"
        made.append(Mutant(module, title, _coder(tree, path, put, old, new)))
    return made


def _path(module: str) -> Path:
    return PROJECT / "src" / "valuetrack" / f"{module.replace('.', '/')}.py"


def _difference(before: str, after: str) -> str:
    """Both codes on one line, without what is far from where they begin and end to differ."""
    before, after = (" ".join(code.split()) for code in (before, after))
    start = max(_alike(before, after) - NEAR, 0)
    end = max(_alike(before[:start:-1], after[:start:-1]) - NEAR, 0)
    first, last = "…" if start else "", "…" if end else ""
    return " → ".join(f"{first}{code[start : len(code) - end]}{last}" for code in (before, after))


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _coder(
    tree: ast.Module, path: Path, put: Callable[[ast.AST], None], old: ast.AST, new: ast.AST
) -> Callable[[], CodeType]:
    def code() -> CodeType:
        put(new)
        changed = ast.fix_missing_locations(deepcopy(tree))
        put(old)
        return compile(changed, str(path), "exec")

    return code


def _changes(parent: ast.AST, scope: str) -> Iterator[tuple[str, ast.AST, Callable[[ast.AST], None], ast.AST, ast.AST]]:
    """Every change below `parent`: its scope, its parent, how it is made, what stands there, and what comes there."""
    for field, children in ast.iter_fields(parent):
        for index, node in enumerate(children if isinstance(children, list) else [children]):
            if not isinstance(node, ast.AST) or _stays(parent, field, node):
                continue

            def put(new: ast.AST, field: str = field, children: object = children, index: int = index) -> None:
                if isinstance(children, list):
                    children[index] = new
                else:
                    setattr(parent, field, new)

            for new in _instead(node, parent):
                yield scope, parent, put, node, new
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield from _changes(node, f"{scope}.{node.name}".removeprefix("module."))
            else:
                yield from _changes(node, scope)


def _stays(parent: ast.AST, field: str, node: ast.AST) -> bool:
    """What is never changed: types, imports, decorators, docstrings and other sentences, which have tests of words."""
    return (
        field in {"annotation", "returns", "decorator_list", "bases", "ctx", "format_spec"}
        or isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_sentence(node.value))
        or (isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal")
        or (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    )


def _is_sentence(text: str) -> bool:
    return " " in text.strip() and text.rstrip().endswith((".", "?", ":"))


def _instead(node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:  # noqa: C901 - a list of cases
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(ops=[op]):
            for other in COMPARISONS[type(op)]:
                yield ast.Compare(node.left, [other()], node.comparators)
        case ast.Compare():
            for place, op in enumerate(node.ops):
                for other in COMPARISONS[type(op)]:
                    ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
                    yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            for place in range(len(node.values)):
                rest = [*node.values[:place], *node.values[place + 1 :]]
                yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in SUMS:
            yield ast.BinOp(node.left, SUMS[type(node.op)](), node.right)
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.comprehension(ifs=[_]):
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant | ast.Compare | ast.BoolOp):
            yield ast.Return(ast.Constant(None))
        case ast.Expr() | ast.Raise():
            yield ast.Pass()
        case ast.Call():
            yield from _other_calls(node)
        case ast.Constant():
            yield from _other_constants(node, parent)


def _other_calls(node: ast.Call) -> Iterator[ast.Call]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLS:
        keywords = node.keywords if node.func.id in {"min", "max"} else []
        yield ast.Call(ast.Name(CALLS[node.func.id], ast.Load()), node.args, keywords)
    for place in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, [*node.keywords[:place], *node.keywords[place + 1 :]])


def _other_constants(node: ast.Constant, parent: ast.AST) -> Iterator[ast.Constant]:
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case str(value) if PATTERN.search(value):
            for found in QUANTIFIER.finditer(value):
                yield ast.Constant(value[: found.start()] + value[found.end() :])
        case str(value):
            yield from (ast.Constant(value.replace(word, other)) for word, other in SQL.items() if word in value)
            yield ast.Constant(f"{value}X")


# Trying them


class _Changed(MetaPathFinder, Loader):
    """Gives one module of the program changed to whoever imports it."""

    def __init__(self, mutant: Mutant) -> None:
        self._name = f"valuetrack.{mutant.module}"
        self._code = mutant.code()

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, vars(module))  # noqa: S102 - the program's own source


def survives(mutant: Mutant) -> bool:
    """Whether the tests of its module pass on a mutant; it stays changed in this process."""
    sys.meta_path.insert(0, _Changed(mutant))
    signal.signal(signal.SIGPROF, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain", "--hypothesis-profile=mutants"]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    # a folder of its own: two that share one tidy it up in each other's way
    with TemporaryDirectory() as folder:
        return pytest.main([*options, f"--basetemp={folder}/tests", *TARGETS[mutant.module]]) == pytest.ExitCode.OK


def explained() -> set[tuple[str, str]]:
    """The module and the title of each mutant in the table of docs/mutation.md."""
    rows = re.findall(r"^\| `([\w.]+)` \| `` (.*?) `` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {(module, title.replace(r"\|", "|")) for module, title in rows}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants of the modules that are named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[[], *TARGETS], metavar="MODULE", help=", ".join(TARGETS))
    parser.add_argument("--sample", type=int, metavar="N", help="try so many of them, always the same ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N", help="processes at a time")
    asked = parser.parse_args(arguments)
    os.chdir(PROJECT)
    modules = asked.modules or list(TARGETS)
    tried = [mutant for module in modules for mutant in mutants(module)]
    table = {row for row in explained() if row[0] in modules}
    stale = sorted(table - {(mutant.module, mutant.title) for mutant in tried})
    if asked.sample:
        tried = random.Random(SEED).sample(tried, min(asked.sample, len(tried)))  # noqa: S311
    for library in LIBRARIES:
        importlib.import_module(library)
    started = monotonic()
    passed = {mutant.module for mutant in _survivors([unchanged(module) for module in modules], asked.jobs)}
    if passed != {*modules}:
        print(f"the tests do not pass on these modules as they are: {', '.join({*modules} - passed)}")
        return 1
    left, holes = [], []
    for mutant in _survivors(tried, asked.jobs):
        left.append(mutant)
        if (mutant.module, mutant.title) not in table:
            holes.append(mutant)
            print(f"survived, and is not in docs/mutation.md: {mutant.module}: {mutant.title}", flush=True)
    for module in modules:
        made, stayed, open_ones = (sum(one.module == module for one in group) for group in (tried, left, holes))
        print(f"{module}: {made} tried, {made - stayed} killed, {stayed - open_ones} explained, {open_ones} survived")
    print(f"{len(tried)} mutants in {monotonic() - started:.0f} seconds")
    for module, title in stale:
        print(f"is in docs/mutation.md, and is not made: {module}: {title}")
    return 1 if holes or stale else 0


def _survivors(tried: list[Mutant], jobs: int) -> Iterator[Mutant]:
    """Those that survive, each tried in a fork of this process, in which the program is not loaded yet."""
    global _tried  # noqa: PLW0603 - a fork has what a pipe cannot carry
    _tried = tried
    with multiprocessing.get_context("fork").Pool(jobs, maxtasksperchild=1) as pool:
        for mutant, stays in zip(tried, pool.imap(_survives, range(len(tried))), strict=True):
            if stays:
                yield mutant


_tried: list[Mutant] = []


def _survives(place: int) -> bool:
    return survives(_tried[place])


if __name__ == "__main__":
    sys.exit(main())
