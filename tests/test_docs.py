"""The pages are true: what they show is what the program prints, and what they name is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.console import retold
from valuetrack import settings
from valuetrack.cli.app import group
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.typer_seam import load

if TYPE_CHECKING:
    from tests.notebook import Notebook

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
PAGES = [*sorted(PROJECT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OPTION = re.compile(r"--?[a-z][a-z-]*")


def of_pages(*pages: Path) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=lambda page: str(page.relative_to(PROJECT)))


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The text of the code blocks in a language."""
    return [text for found, text in FENCED.findall(read(page)) if found == language]


def marked(page: Path, name: str) -> str:
    """The code block between a comment with that name and the comment that ends it."""
    part = read(page).partition(f"<!-- {name} -->\n")[2].partition("<!-- end -->")[0]
    [(_, text)] = FENCED.findall(part)
    return str(text)


def ran(*command: str | Path, cwd: Path = PROJECT) -> tuple[int, str, str]:
    """The exit code of a process, what it printed, and what it said beside."""
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


# What the pages show


@of_pages(*(page for page in PAGES if blocks(page, "console")))
def test_each_console_block_is_what_stands_on_a_terminal(page: Path, tmp_path: Path) -> None:
    told = retold(read(page), tmp_path)

    if os.environ.get("UPDATE_PAGES"):
        page.write_text(told, encoding="utf-8")
    assert read(page) == told


def test_the_readme_shows_what_the_demo_prints_in_a_pipe(notebook: Notebook) -> None:
    assert marked(PROJECT / "README.md", "demo") == notebook.spawn("demo").out


def test_the_generated_parts_are_as_the_program_has_them() -> None:
    assert ran(sys.executable, DOCS / "generate.py", "--check") == (0, "", "")


def test_a_generated_part_that_differs_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    for name in ("src", "README.md", ".importlinter"):
        (tmp_path / name).symlink_to(PROJECT / name)
    (tmp_path / "docs").mkdir()
    for path in [one for kind in ("md", "toml", "sql", "py") for one in DOCS.glob(f"*.{kind}")]:
        (tmp_path / "docs" / path.name).write_text(
            read(path).replace("Read the weekly review", "Read it"), encoding="utf-8"
        )

    code, _, said = ran(sys.executable, tmp_path / "docs" / "generate.py", "--check")

    assert (code, said) == (1, "docs/cli.md is not as the program has it: run docs/generate.py\n")
    assert "Read it" in read(tmp_path / "docs" / "cli.md")


def test_ci_calls_exactly_the_readmes_test_command_and_its_demo() -> None:
    ci = read(PROJECT / ".ci" / "run")
    [extraction] = re.findall(r"^command=.*", ci, re.MULTILINE)
    _, called, _ = ran("bash", "-c", f'{extraction}; echo "$command"')

    assert called == marked(PROJECT / "README.md", "test-command")
    assert marked(PROJECT / "README.md", "demo-command").endswith("/bin/valuetrack demo\n")
    assert '/bin/valuetrack" demo' in ci


# What the pages name


def prose(page: Path) -> str:
    """A page without its code blocks."""
    return FENCED.sub("", read(page))


def anchors(page: Path) -> list[str]:
    """The names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


@of_pages(*PAGES)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(page))
    for target, _, anchor in (link.partition("#") for link in links if not link.startswith("https://")):
        there = (page.parent / target) if target else page
        assert there.is_file(), f"{page}: {target}"
        assert not anchor or anchors(there).count(anchor) == 1, f"{page}: #{anchor}"


def options() -> dict[str, set[str]]:
    """The options of each command, with those that every command has."""
    common = {name for param in group().params for name in param.opts}
    own = {name: load(entry).params for name, entry in COMMANDS.items()}
    return {name: common | {"-h", "--help"} | {one for p in found for one in p.opts} for name, found in own.items()}


@of_pages(*PAGES)
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    known = options()
    for span in (" ".join(found.split()) for found in re.findall(r"`([^`]+)`", prose(page))):
        is_typed = span.startswith("valuetrack ")
        words = span.removeprefix("valuetrack ").split()
        command = words[0] if words[0] in known else None
        if is_typed and re.fullmatch("[a-z][a-z-]*", words[0]):
            assert command, f"{page}: there is no command {words[0]}"
        if is_typed or command or span.startswith("-"):
            named = {word for word in words if OPTION.fullmatch(word)}
            assert named <= (known[command] if command else set.union(*known.values())), f"{page}: {span}"


@of_pages(*(page for page in PAGES if blocks(page, "sh")))
def test_every_command_in_a_shell_block_exists(page: Path) -> None:
    for block in blocks(page, "sh"):
        assert set(re.findall(r"valuetrack ([a-z-]+)", block)) <= COMMANDS.keys()


def test_the_configuration_on_the_page_is_understood_and_names_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    [written] = blocks(DOCS / "configuration.md", "toml")
    (tmp_path / "config.toml").write_text(written)

    found = settings.load({"VALUETRACK_CONFIG": str(tmp_path / "config.toml")}, None)

    assert (found.db, found.first_day, found.day_start.hour) == (tmp_path / "notes/journal.db", 6, 4)
    assert (found.words_only, found.nudges, found.rate) == (True, False, ("anxiety", "mood"))
    assert set(tomllib.loads(written)) == set(settings._KEYS)


def test_the_page_on_the_environment_names_every_variable_of_ours() -> None:
    source = "".join(read(path) for path in (PROJECT / "src").rglob("*.py"))

    named = set(re.findall(r"\bVALUETRACK_[A-Z]+", source))

    assert named <= set(re.findall(r"\bVALUETRACK_[A-Z]+", read(DOCS / "configuration.md")))


def test_the_index_lists_every_decision_by_its_title() -> None:
    listed = re.findall(r"^(\d+)\. \[(.*)\]\((.*)\)$", read(DOCS / "decisions" / "README.md"), re.MULTILINE)
    there = sorted((DOCS / "decisions").glob("[0-9]*.md"))

    assert [name for _, _, name in listed] == [page.name for page in there]
    assert [f"# {number}. {title}" for number, title, _ in listed] == [read(page).partition("\n")[0] for page in there]
