"""Each fact and each word has one home: where sentences stand, what the map of commands says, who names what how."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from valuetrack import errors
from valuetrack.cli.command import examples_of, function_of
from valuetrack.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "valuetrack"
# Sentences live in render/, in the sessions and in the map of commands; the support text ships word for word from a
# module of its own.
_THEIR_HOMES = ("render", "cli/guide", "cli/commands.py", "support.py")
# A field's help and question stand on the field, a parameter's help on the parameter, a command's sentence in the map.
_FACTS = {"Param", "argument", "option", "switch", "Option", "examples", "required", "text", "texts", "rating"}
_FACTS |= {"strength", "minutes", "day", "time_of_day", "truth", "choice", "reference"}
_ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type)}
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if not str(path.relative_to(SOURCE)).startswith(_THEIR_HOMES)]


def sentences(source: str) -> Iterator[str]:
    """The texts of a module that end as a sentence does, but for docstrings, facts and the messages of errors."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns]
    makers = {node.name for node in functions if ast.unparse(node.returns or node) in {*_ERRORS, "Param"}}
    exempt: set[int] = set()
    of_errors: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            exempt.add(id(node.value))
        elif isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call) and _name(node.func) in _ERRORS | _FACTS | makers
        ):
            exempt |= {id(inner) for inner in ast.walk(node)}
            of_errors |= {_name(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if of_errors.intersection(map(_name, targets)):
                exempt |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt:
            text = node.value.rstrip("\n `)")
            is_pattern = "(?" in text or text.startswith((")", "("))
            if text.endswith((".", "?")) and " " in text.strip() and not is_pattern:
                yield node.value


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_sentence_stands_outside_of_its_home(module: Path) -> None:
    assert list(sentences(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('run.notice("Nothing is open.")', 1),
        ('LATER = f"It waits until {day}, when you like."', 1),
        ('ask("Did you take a step?")', 1),
        ('"""A docstring. It ends."""\nWEEK = "2026-W03"', 0),
        ('raise Unknown("There is none.", hint="Look again.")', 0),
        ('FORMS = "A day is today."\nraise BadDate("No.", hint=FORMS)', 0),
        ('FORMS = "A day is today."\nprint(FORMS)', 1),
        ('def no(hint) -> BadDate: ...\nraise no("A day is today.")', 0),
        ('DAY = r"(?:mon|tue) days?"', 0),
        ('why: str = fields.text("Why it matters.", "Why does it matter?")', 0),
        ('class Action:\n    why: str\n    """why it matters, in words."""', 0),
    ],
)
def test_a_sentence_is_told_from_what_may_stand_anywhere(source: str, found: int) -> None:
    assert len(list(sentences(source))) == found


@pytest.mark.parametrize("module", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_name_of_a_module_says_one_thing(module: Path) -> None:
    """A second text of the same name would stand in the place of the first, wherever that is said."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    bound = [one.name for one in body if isinstance(one, ast.FunctionDef | ast.ClassDef) and not _is_overload(one)]
    for one in body:
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        bound += [name.id for name in targets if isinstance(name, ast.Name)]

    assert [name for name in bound if bound.count(name) > 1] == []


def _is_overload(one: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(_name(by) == "overload" for by in one.decorator_list)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_map_says_of_a_command_what_its_function_says(name: str) -> None:
    function = function_of(COMMANDS[name])

    assert str(inspect.getdoc(function)).split("\n\n")[0].replace("\n", " ") == COMMANDS[name].sentence
    assert 2 <= len(examples_of(COMMANDS[name])) <= 4
    assert all(f"valuetrack {name}" in example for example in examples_of(COMMANDS[name]))
