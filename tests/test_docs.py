"""The pages are true: what they show is what the program prints, and what they name is there."""

from __future__ import annotations

import re
import subprocess
import tomllib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docs import generate

from tests.console import goes_on_from, retold
from valuetrack import settings
from valuetrack.cli.app import group
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.typer_seam import load
from valuetrack.frozen import names_of, slug
from valuetrack.model import Record

if TYPE_CHECKING:
    from tests.conftest import Kept

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"
GENERATED = [PROJECT / name for name in generate.PAGES]
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


@of_pages(*(page for page in PAGES if (blocks(page, "console") or page in GENERATED) and not goes_on_from(page)))
def test_a_page_shows_what_stands_on_a_terminal_and_what_the_program_says_of_itself(
    kept: Kept, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = retold(page, tmp_path) if blocks(page, "console") else {page: read(page)}

    with ExitStack() as each:
        for one, text in told.items():
            each.callback(kept, one, generate.made_anew(text))


def test_a_page_that_goes_on_from_another_stands_where_it_is_told_with_it() -> None:
    later = {page: earlier for page in PAGES if (earlier := goes_on_from(page))}
    assert DOCS / "tutorial.md" in later.values()
    assert [page for page, earlier in later.items() if earlier not in PAGES or earlier.parent not in page.parents] == []


def test_the_schema_is_that_of_a_new_notebook(kept: Kept) -> None:
    kept(PROJECT / generate.SCHEMA, generate.schema_sql())


def test_a_generated_part_that_differs_is_named_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "PROJECT", tmp_path)
    monkeypatch.setattr(generate, "PAGES", ("exit-codes.md", "as-it-was.md"))
    monkeypatch.setattr(generate, "SCHEMA", "schema.sql")
    (tmp_path / "schema.sql").write_text(generate.schema_sql(), encoding="utf-8")
    page = tmp_path / "exit-codes.md"
    page.write_text(read(DOCS / "exit-codes.md").replace("No value or record", "None"), encoding="utf-8")
    (tmp_path / "as-it-was.md").write_text("A page without a part.\n", encoding="utf-8")

    assert generate.main(check=True) == 1
    assert capsys.readouterr().err == "exit-codes.md is not as the program has it: run docs/generate.py\n"
    assert "None goes by" in read(page)
    assert generate.main(check=False) == 0
    assert read(page) == read(DOCS / "exit-codes.md")
    assert generate.main(check=True) == 0


def test_a_file_that_is_written_anew_is_named_and_read_before_it_is_committed(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        read(PROJECT / "tests" / "conftest.py").replace("PROJECT = ", f'PROJECT = Path("{pytester.path}")  # ')
    )
    pytester.makepyfile(
        """
        from pathlib import Path
        def test_kept(kept): kept(Path("page.txt").absolute(), "new")
        def test_other(): raise AssertionError
        """
    )
    (pytester.path / "page.txt").write_text("old", encoding="utf-8")

    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(failed=2)
    assert read(pytester.path / "page.txt") == "old"
    renewed = pytester.runpytest("--renew", "-p", "no:cacheprovider")
    renewed.assert_outcomes(failed=1)
    renewed.stdout.fnmatch_lines(["*written anew: page.txt*"])
    assert read(pytester.path / "page.txt") == "new"
    pytester.runpytest("--renew", "-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_a_section_of_the_json_names_each_key_also_those_that_others_have() -> None:
    kinds = {slug(kind): kind for kind in generate._names().values() if isinstance(kind, type)}
    page = read(PROJECT / "docs" / "json.md")
    parts = [(one.partition("\n")[0], one) for one in page.split("\n### ")[1:]]
    missing = {
        name: absent
        for name, text in parts
        if not issubclass(kinds.get(name, Record), Record)
        if (absent := set(names_of(kinds[name])) - set(re.findall(r"^\| `(\w+)` ", text, re.MULTILINE)))
    }

    assert "opportunity-counts" in dict(parts)
    assert missing == {}


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


def test_what_is_promised_is_tested_by_what_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", read(DOCS / "promises.md"))

    assert len({*named}) > 20
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_the_page_on_the_environment_names_every_variable_of_ours() -> None:
    source = "".join(read(path) for path in (PROJECT / "src").rglob("*.py"))

    named = set(re.findall(r"\bVALUETRACK_[A-Z]+", source))

    assert named <= set(re.findall(r"\bVALUETRACK_[A-Z]+", read(DOCS / "configuration.md")))


def test_the_index_lists_every_decision_by_its_title() -> None:
    listed = re.findall(r"^(\d+)\. \[(.*)\]\((.*)\)$", read(DOCS / "decisions" / "README.md"), re.MULTILINE)
    there = sorted((DOCS / "decisions").glob("[0-9]*.md"))

    assert [name for _, _, name in listed] == [page.name for page in there]
    assert [f"# {number}. {title}" for number, title, _ in listed] == [read(page).partition("\n")[0] for page in there]
