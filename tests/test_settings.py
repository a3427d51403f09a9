"""Where things are and how weeks and days begin, from the flag down to the defaults; and what is loaded for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import valuetrack
from tests.nobody import as_nobody, open_folder
from valuetrack.errors import BadSettings
from valuetrack.settings import Settings, load
from valuetrack.weeks import MONDAY, SUNDAY

XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


SETTINGS = "db, first_day, day_start, words_only, nudges, passphrase_command, key_file, keyring, daily_backup, rate"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, with each of the platform's folders where XDG says."""
    for name in XDG:
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def config(home: Path) -> Path:
    """Where the configuration file is looked for; its folder exists."""
    folder = home / "XDG_CONFIG_HOME" / "valuetrack"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def test_where_nothing_is_set_the_platforms_folders_and_monday_hold(home: Path) -> None:
    assert load({}, None) == Settings(
        db=home / "XDG_DATA_HOME" / "valuetrack" / "journal.db",
        config=home / "XDG_CONFIG_HOME" / "valuetrack" / "config.toml",
        data_dir=home / "XDG_DATA_HOME" / "valuetrack",
        state_dir=home / "XDG_STATE_HOME" / "valuetrack",
        cache_dir=home / "XDG_CACHE_HOME" / "valuetrack",
        first_day=MONDAY,
        day_start=time(0),
    )


def test_nothing_is_created(home: Path) -> None:
    load({"VALUETRACK_DB": str(home / "folder" / "other.db")}, None)

    assert list(home.iterdir()) == []


def test_the_flag_goes_before_the_environment_before_the_file_before_the_default(config: Path) -> None:
    default = load({}, None).db
    config.write_text('db = "/in/the/file.db"')
    environ = {"VALUETRACK_DB": "/in/the/environment.db"}

    assert Path(default).name == "journal.db"
    assert load({}, None).db == Path("/in/the/file.db")
    assert load(environ, None).db == Path("/in/the/environment.db")
    assert load(environ, "flag.db").db == Path("flag.db")


def test_every_key_of_the_file_is_read(config: Path, home: Path) -> None:
    config.write_text('# mine\nfirst_day = "sunday"\nday_start = "04:30"\n\ndb = "~/notes/journal.db"\n')

    found = load({}, None)

    assert (found.first_day, found.day_start, found.db) == (SUNDAY, time(4, 30), home / "notes" / "journal.db")


@pytest.mark.parametrize("content", ["", "\n# nothing yet\n", 'first_day = "monday"', '\ufeffday_start = "00:00"\r\n'])
def test_a_file_that_changes_nothing_changes_nothing(content: str, config: Path) -> None:
    before = load({}, None)
    config.write_bytes(content.encode())

    assert load({}, None) == before


def test_another_file_can_be_named_and_its_paths_start_from_its_folder(home: Path) -> None:
    other = home / "elsewhere" / "settings.toml"
    other.parent.mkdir()
    other.write_text('db = "notes/journal.db"')

    found = load({"VALUETRACK_CONFIG": "~/elsewhere/settings.toml"}, None)

    assert (found.config, found.db) == (other, other.parent / "notes" / "journal.db")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert load({"VALUETRACK_DB": "", "VALUETRACK_CONFIG": ""}, None) == load({}, None)


def test_a_tilde_is_expanded_in_the_flag_and_in_the_environment(home: Path) -> None:
    assert load({}, "~/a.db").db == load({"VALUETRACK_DB": "~/a.db"}, None).db == home / "a.db"


@pytest.mark.parametrize("path", ["", "  ", "~nobody-by-that-name/journal.db"])
def test_a_flag_that_names_no_file_is_refused_and_nothing_takes_its_place(path: str) -> None:
    with pytest.raises(BadSettings, match="--db does not name a file"):
        load({"VALUETRACK_DB": "/other.db"}, path)


@pytest.mark.parametrize("name", ["VALUETRACK_DB", "VALUETRACK_CONFIG"])
def test_a_variable_that_names_no_file_is_refused(name: str) -> None:
    with pytest.raises(BadSettings, match=f"{name} does not name a file"):
        load({name: "~nobody-by-that-name/x"}, None)


@pytest.mark.parametrize(
    ("content", "line", "words", "hint"),
    [
        ('first_dya = "sunday"', 1, "there is no setting first_dya", "Did you mean first_day?"),
        ('\n# mine\nday_strat = "04:00"', 3, "there is no setting day_strat", "Did you mean day_start?"),
        (
            'FIRST_DAY = "sunday"',
            1,
            "there is no setting FIRST_DAY",
            f"The settings are {SETTINGS}.",
        ),
        (
            'colour = "red"\ndb = "a"',
            1,
            "there is no setting colour",
            f"The settings are {SETTINGS}.",
        ),
        ('db = "a"\n[weeks]\nfirst_day = "sunday"', 2, "there is no setting weeks", "The settings are"),
        ('\nweeks.first_day = "sunday"', 2, "there is no setting weeks", "The settings are"),
        ('db = """a\nlater = 1\n"""\n\n"later" = 1', 5, "there is no setting later", "The settings are"),
        ('db = "a"\nlater = [\n  1,\n  2,\n]', 2, "there is no setting later", "The settings are"),
        ('"l\\u0061ter" = 1', 1, "there is no setting later", "The settings are"),
        ('"" = 1', 1, "there is no setting ", "The settings are"),
        ('db = "a\N{LINE SEPARATOR}b"\nlater = 1', 2, "there is no setting later", "The settings are"),
        ('words_only = "yes"', 1, "words_only has a value", "words_only = true"),
        ("nudges = 0", 1, "nudges has a value", "nudges = true"),
        ('rate = "mood"', 1, "rate has a value", 'rate = ["mood"]'),
        ('rate = ["mood", "weather"]', 1, "rate has a value", "of anxiety, mood, effort, enjoyment"),
        ("rate = [{}]", 1, "rate has a value", 'rate = ["mood"]'),
        ("first_day = 1", 1, "first_day has a value", 'first_day = "sunday"'),
        ('first_day = "tuesday"', 1, "first_day has a value", 'first_day = "sunday"'),
        ('[first_day]\nx = "monday"', 1, "first_day has a value", 'first_day = "sunday"'),
        ('\nday_start = "4"', 2, "day_start has a value", 'day_start = "04:00"'),
        ('day_start = "24:00"', 1, "day_start has a value", 'day_start = "04:00"'),
        ('day_start = "04:00:00"', 1, "day_start has a value", 'day_start = "04:00"'),
        ('day_start = "٠٤:٠٠"', 1, "day_start has a value", 'day_start = "04:00"'),
        ("day_start = 04:00:00", 1, "day_start has a value", 'day_start = "04:00"'),
        ("db = 3", 1, "db has a value", 'db = "~/journal.db"'),
        ('db = ""', 1, "db has a value", 'db = "~/journal.db"'),
        ('db = "a\\u0000b"', 1, "db has a value", 'db = "~/journal.db"'),
        ('db = "~nobody-by-that-name/a"', 1, "db has a value", 'db = "~/journal.db"'),
        ('first_day = "monday"\nday_start = 04:00', 2, "cannot be read as TOML", "an equals sign"),
        ("first_day", 1, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\n\ndb = "b"', 3, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\n\ndb = "b"\n\n', 3, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\nfirst_day = """\nmonday\n', 2, "cannot be read as TOML", "an equals sign"),
        ('\n\nday_start = "04:00', 3, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\nx = ' + "1" * 5000 + "\ny = 2", 2, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\nx = ' + "[" * 5000, 2, "cannot be read as TOML", "an equals sign"),
        ('db = "a"\n\nfirst_day = "\0"', 3, "cannot be read as TOML", "an equals sign"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_with_its_name_and_the_line(
    content: str, line: int, words: str, hint: str, config: Path
) -> None:
    config.write_bytes(content.encode())

    with pytest.raises(BadSettings) as stopped:
        load({}, "/the/flag.db")

    assert stopped.value.message.startswith(f"{config}, line {line}: ")
    assert words in stopped.value.message
    assert hint in stopped.value.hint
    assert stopped.value.exit_code == 2


@pytest.mark.parametrize(
    "before",
    [
        'db = """\nlater = 1\n\\"""\n""""',
        "db = '''\nlater = 1\n# \"\"\"\\'''",
        'db = "a # \\" [\'"  # a "comment [',
        'db = \'a\\\'  # later = """',
        'rate = [\n  "mood", # later ]\n  "effort",\n]',
        '# """\n\n  "db" = "]"',
        "first_day = \"sunday\"\r\nday_start = '04:00'\r",
    ],
)
@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("later = 1", "later"),
        ("  'later' = [\n1]", "later"),
        ('"l\\u0061ter" . x = 1', "later"),
        ('"later = 1" = 1', "later = 1"),
        ("later.x.y = {z = 1}", "later"),
        ("[ later ]\nx = 1", "later"),
        ("[[later]] # more", "later"),
        ('later = """\n\n"""', "later"),
        ('later = [\n["db"],\n"db"\n]\n', "later"),
    ],
)
def test_the_line_of_a_key_is_found_after_whatever_stands_before_it(
    before: str, statement: str, key: str, config: Path
) -> None:
    content = f"{before}\n{statement}\n\nwords_only = true\n"
    assert key in tomllib.loads(content)
    config.write_bytes(content.encode())

    with pytest.raises(BadSettings) as stopped:
        load({}, None)

    assert stopped.value.message == f"{config}, line {before.count(chr(10)) + 2}: there is no setting {key}."


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('rate = [\n  "mood",\n  later,\n]\n', 3),
        ('db = "a"\nrate = [\n  "mood"\nfirst_day = "sunday"', 4),
        ('db = "a"\nrate = [\n  "mood",\n', 2),
        ("rate = []\n\n'rate' = [\n]\n", 3),
        ('db = "a"\ndb.x = 1', 2),
        ("first_day = 'sunday'\n]\n", 2),
        ('first_day = "sunday" day_start = "04:00"', 1),
    ],
)
def test_the_line_of_what_is_no_toml_is_where_it_stands_or_begins(content: str, line: int, config: Path) -> None:
    config.write_text(content)

    with pytest.raises(BadSettings) as stopped:
        load({}, None)

    assert stopped.value.message == f"{config}, line {line}: this cannot be read as TOML."


_TEXTS = st.text(st.sampled_from("ab#[]{},='\"\\\n "), max_size=8).map("x{}".format)
_LISTS = st.lists(st.sampled_from(['"mood"', "'effort'", '"""anxiety"""']), max_size=3).map(", # ]\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), _TEXTS, _LISTS, st.booleans())
def test_a_file_is_read_as_tomllib_reads_it(
    config: Path, order: Random, text: str, rated: str, over_lines: bool
) -> None:
    quoted = '"""' + text.replace("\\", "").replace('"""', "") + '\n"""' if over_lines else json.dumps(text)
    lines = [f"db = {quoted}", f"rate = [\n{rated}]", 'words_only = true # "', "nudges = false"]
    order.shuffle(lines)
    content = "\n".join(lines)
    config.write_bytes(content.encode())
    read = tomllib.loads(content)

    found = load({}, None)

    assert (found.db, found.rate) == (config.parent / read["db"], tuple(read["rate"]))
    assert (found.words_only, found.nudges) == (True, False)


def test_the_nearest_setting_is_there_for_other_programs_too(config: Path) -> None:
    config.write_text('first_dya = "sunday"')

    with pytest.raises(BadSettings) as stopped:
        load({}, None)

    assert stopped.value.nearest == ("first_day",)


def test_a_file_in_another_encoding_is_refused_with_the_line(config: Path) -> None:
    config.write_bytes('# meins\ndb = "Tagebücher.db"\n'.encode("latin-1"))

    with pytest.raises(BadSettings) as stopped:
        load({}, None)

    assert stopped.value.message == f"{config}, line 2: this is not UTF-8."


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("kind", ["folder", "link to itself"])
def test_a_file_that_cannot_be_read_is_refused(kind: str, config: Path, *, named: bool) -> None:
    if kind == "folder":
        config.mkdir()
    else:
        config.symlink_to(config)

    with pytest.raises(BadSettings) as stopped:
        load({"VALUETRACK_CONFIG": str(config)} if named else {}, None)

    assert stopped.value.message.startswith(f"{config} cannot be read: ")


def test_a_file_without_permission_is_refused() -> None:
    with open_folder() as folder:
        config = folder / "config.toml"
        config.touch(mode=0o000)
        with as_nobody(), pytest.raises(BadSettings, match="cannot be read: Permission denied"):
            load({"VALUETRACK_CONFIG": str(config)}, None)


@pytest.mark.parametrize("place", ["absent.toml", "file/below.toml"])
def test_a_file_that_is_named_has_to_exist(place: str, home: Path) -> None:
    (home / "file").touch()

    with pytest.raises(BadSettings) as stopped:
        load({"VALUETRACK_CONFIG": str(home / place)}, None)

    assert stopped.value.message == f"{home / place} does not exist."


def test_a_home_that_is_no_folder_is_a_home_without_a_configuration_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in XDG:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", os.devnull)

    assert load({}, None).data_dir.is_relative_to(os.devnull)


def test_a_read_only_home_is_enough_and_stays_as_it_was(home: Path) -> None:
    home.chmod(0o500)

    load({}, None)

    assert list(home.iterdir()) == []


def test_without_home_the_account_database_knows_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", *XDG):
        monkeypatch.delenv(name)

    assert Path(load({}, None).db).is_relative_to(Path("~").expanduser())


def test_without_home_and_without_an_account_what_to_set_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", *XDG):
        monkeypatch.delenv(name)
    monkeypatch.setitem(sys.modules, "pwd", None)  # a system without the account database

    with pytest.raises(BadSettings, match="no home folder") as stopped:
        load({}, None)

    assert "HOME" in stopped.value.hint


def test_without_home_and_without_an_account_xdg_folders_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setitem(sys.modules, "pwd", None)

    assert Path(load({}, None).db).name == "journal.db"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary()
    | st.text().map(str.encode)
    | st.lists(st.sampled_from(["db", "first_day", "x", " = ", '"monday"', "[", "]", '"', '"""', "\n", ".", "1"])).map(
        lambda parts: "".join(parts).encode()
    )
)
def test_any_file_is_understood_or_refused_with_a_line_of_its_own(config: Path, content: bytes) -> None:
    config.write_bytes(content)

    try:
        load({}, None)
    except BadSettings as error:
        line = int(error.message.removeprefix(f"{config}, line ").partition(":")[0])
    else:
        return
    assert 1 <= line <= content.count(b"\n") + 1


@pytest.mark.parametrize(
    ("act", "loaded"),
    [
        ("pass", set()),
        ("settings.load({}, None)", {"platformdirs"}),
        ("settings.load({'VALUETRACK_CONFIG': '/dev/null'}, None)", {"platformdirs"}),
        ("dates.parse_day('-3d', TODAY, ahead=True)", set()),
        ("dates.parse_day('2 weeks ago', TODAY, ahead=True)", set()),
        ("dates.parse_day('1 month ago', TODAY, ahead=True)", {"dateutil", "dateutil.relativedelta"}),
        ("dates.parse_day('14 jan', TODAY, ahead=True)", {"dateutil", "dateutil.relativedelta", "dateutil.parser"}),
    ],
)
def test_heavy_libraries_load_when_they_are_needed(act: str, loaded: set[str]) -> None:
    script = (
        "import sys, datetime; from valuetrack import clock, dates, settings\n"
        f"TODAY = datetime.date(2026, 1, 14)\n{act}\n"
        "heavy = {'dateutil', 'dateutil.parser', 'dateutil.relativedelta', 'platformdirs', 'tomllib', 'difflib'}\n"
        "print(*(heavy & sys.modules.keys()))"
    )
    # Without the coverage tool, which itself loads tomllib.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment["PYTHONPATH"] = str(Path(valuetrack.__file__).parent.parent)

    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)

    assert set(run.stdout.split()) == loaded


class TestVariables:
    def test_those_in_the_configuration_are_expanded(self, config: Path, home: Path) -> None:
        for text in ("$HOME/j.db", "${HOME}/j.db"):
            config.write_text(f'db = "{text}"', encoding="utf-8")
            assert load({"HOME": str(home)}, None).db == home / "j.db"

    def test_one_that_is_not_set_is_refused_with_its_line(self, config: Path) -> None:
        config.write_text('nudges = false\ndb = "$NOWHERE/j.db"', encoding="utf-8")
        for environ in ({}, {"NOWHERE": ""}):
            with pytest.raises(BadSettings, match=r"config\.toml, line 2: the environment has no \$NOWHERE"):
                load(environ, None)

    def test_those_in_the_environment_are_expanded_or_refused(self, home: Path) -> None:
        there = {"HERE": str(home), "VALUETRACK_DB": "$HERE/j.db"}
        assert load(there, None).db == home / "j.db"
        for name in ("VALUETRACK_DB", "VALUETRACK_CONFIG"):
            with pytest.raises(BadSettings, match=rf"{name}: the environment has no \$NOWHERE"):
                load({name: "${NOWHERE}/j.db"}, None)

    def test_on_the_command_line_the_shell_has_done_it_and_a_dollar_is_a_dollar(self) -> None:
        assert load({}, "/a/$HOME/j.db").db == Path("/a/$HOME/j.db")

    def test_what_is_no_name_stays(self, config: Path) -> None:
        config.write_text('db = "/a/5$ $1 $"', encoding="utf-8")
        assert load({}, None).db == Path("/a/5$ $1 $")


def test_it_is_known_whether_somebody_named_the_notebook(config: Path) -> None:
    assert not load({}, None).db_is_named
    assert load({}, "/j.db").db_is_named
    assert load({"VALUETRACK_DB": "/j.db"}, None).db_is_named
    config.write_text('db = "/j.db"', encoding="utf-8")
    assert load({}, None).db_is_named


ADDRESSES = (
    "postgresql://maya@db.example.org:5432/maya?sslmode=verify-full&sslrootcert=/ca.crt",
    "postgres://maya@/maya?host=/run/postgresql",
    "postgresql://?service=mine",
    "postgresql://maya@[::1]:5432/maya",
    "postgresql://one,two:5433/maya?target_session_attrs=read-write",
    "postgresql://maya%40home@host/maya?user=maya@server",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_notebook_may_be_a_database_on_a_server(config: Path, address: str) -> None:
    config.write_text(f'db = "{address}"')

    assert load({}, address).db == address
    assert load({"VALUETRACK_DB": address}, None).db == address
    assert load({}, None).db == address
    assert load({}, None).db_is_named


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://maya:hush@host/maya",
        "postgresql://maya:hu/sh@host/maya",
        "postgresql://:hush@host/maya",
        "postgresql://maya@ho@hush/maya",
        "postgresql://maya@host/maya?password=hush",
        "postgresql://maya@host/maya?sslmode=require&sslpassword=hush",
        "postgresql://maya@host/maya?%70assword=hush",
        "postgresql://maya@host/maya?oauth_client_secret=hush",
        "postgresql://maya@host/maya?scram_client_key=hush",
        "postgresql://maya:hush/maya",
        "postgresql://one:5432,two:hush/maya",
        "POSTGRESQL://maya:hush@host/maya",
        " postgresql://maya:hush@host/maya",
        "postgres+psycopg://maya:hush@host/maya",
        "mysql://maya:hush@host/maya",
        "host=there password=hush",
        "user = maya password = hush",
        "postgresql://maya@host/maya?pass hush=1",
        "postgresql://maya@host/maya hush",
        "postgresql://maya@host/maya\nhush",
    ],
)
def test_what_may_be_a_password_in_an_address_is_refused_and_not_told(config: Path, address: str) -> None:
    config.write_text(f"db = {json.dumps(address)}")

    given: list[tuple[dict[str, str], str | None]] = [({}, address), ({"VALUETRACK_DB": address}, None), ({}, None)]
    for environ, flag in given:
        with pytest.raises(BadSettings) as caught:
            load(environ, flag)
        assert "hush" not in caught.value.message + caught.value.hint
        assert caught.value.hint
