"""What a person has set: the command line's --db, the environment, the configuration file and the platform's folders.

Nothing is created here, not even a folder. HOME and the XDG variables are read from the
process itself, by platformdirs; an environment variable that is empty counts as not set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any

from valuetrack.errors import BadSettings
from valuetrack.frozen import Frozen, replace
from valuetrack.model import RATED
from valuetrack.weeks import MONDAY, SUNDAY

_PATHS = ("db", "key_file")
_FIRST_DAYS = {"monday": MONDAY, "sunday": SUNDAY}
_KEYS = {
    "db": 'It is the path of a file in quotes, such as db = "~/journal.db", or the address of a database.',
    "first_day": 'It is first_day = "monday" or first_day = "sunday".',
    "day_start": 'It is a time of day in quotes, such as day_start = "04:00".',
    "words_only": "It is words_only = true or words_only = false.",
    "nudges": "It is nudges = true or nudges = false.",
    "passphrase_command": 'It is a command in quotes, such as passphrase_command = "pass show valuetrack".',
    "key_file": 'It is the path of a file in quotes, such as key_file = "/media/stick/valuetrack.keys".',
    "keyring": "It is keyring = true or keyring = false.",
    "daily_backup": "It is daily_backup = true or daily_backup = false.",
    "rate": f'It is a list of what to rate after an action, such as rate = ["mood"]; of {", ".join(RATED)}.',
}
_ADDRESS = r"(?s)postgres(?:ql)?://(?P<where>[^?]*)(?:\?(?P<query>.*))?"
_SECRET = re.compile("passw|secret|client_key|server_key")
# What looks like an address of another kind, or of another spelling: a file of that name would be made of it.
_NO_PATH = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]+://|(?:host|hostaddr|port|dbname|user|password|service)\s*=)")
_EITHER = "Give the path of a file, or an address such as postgresql://name@host:5432/database."
_SUCH = "It is like postgresql://name@host:5432/database; @ within a name is %40."
_WHERE_ELSE = "It stands in ~/.pgpass, in a service file, or in the file that PGPASSFILE names."
_BLANK = 0x20
# What can keep a line break in TOML from ending a statement (a text, a comment, brackets), and the break itself.
_SIGNS = r'''(?s)"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[{\]}\n]'''


class Settings(Frozen):
    """Where things are, and how weeks and days begin.

    `db` is the notebook, the path of its file or, as a text, the address of its database on a server; `config` is the
    configuration file, whether they exist or not; `db_is_named` says that the
    notebook was named, on the command line, in the environment or in the configuration.
    `first_day` is weeks.MONDAY or weeks.SUNDAY; before `day_start` it is still the day before. `words_only` leaves
    ratings and counts off every screen; `nudges` are the questions after an action or a value that may be another
    thing than it says; `rate` is what a check-in asks to rate, of model.RATED; `daily_backup` is the backup after the
    first change of a day.
    `passphrase_command` prints the passphrase of an encrypted notebook; `key_file` and the system's `keyring` remember
    its key.
    """

    db: Path | str
    config: Path
    data_dir: Path
    state_dir: Path
    cache_dir: Path
    db_is_named: bool = False
    first_day: int = MONDAY
    day_start: time = time.min
    words_only: bool = False
    nudges: bool = True
    rate: tuple[str, ...] = ()
    passphrase_command: str | None = None
    key_file: Path | None = None
    keyring: bool = False
    daily_backup: bool = True

    @property
    def backups(self) -> Path:
        """The folder that holds the backups of every notebook."""
        return self.data_dir / "backups"

    @property
    def drafts(self) -> Path:
        """The folder of the drafts."""
        return self.state_dir / "drafts"


def load(environ: Mapping[str, str], db: str | None) -> Settings:
    """The settings in force: `db` (the flag) before the environment before the configuration file before the default.

    Raises BadSettings, with the file and the line where there is one, where something cannot be understood.
    """
    settings = _defaults()
    named = environ.get("VALUETRACK_CONFIG")
    if named:
        path = expanded("VALUETRACK_CONFIG", named, environ)
        settings = replace(settings, config=_named_path("VALUETRACK_CONFIG", path))
    text = _text(settings.config, required=bool(named))
    chosen = _chosen(settings.config, text, environ)
    settings = replace(settings, **chosen | _unlocking(environ), db_is_named="db" in chosen)
    if db is not None:
        return replace(settings, db=_named_place("--db", "" if db.startswith("--") else db), db_is_named=True)
    if named := environ.get("VALUETRACK_DB"):
        place = expanded("VALUETRACK_DB", named, environ)
        return replace(settings, db=_named_place("VALUETRACK_DB", place), db_is_named=True)
    return settings


def _unlocking(environ: Mapping[str, str]) -> dict[str, Any]:
    """What the environment says of how an encrypted notebook is opened."""
    chosen: dict[str, Any] = {}
    if command := environ.get("VALUETRACK_PASSPHRASE_COMMAND"):
        chosen["passphrase_command"] = command
    if named := environ.get("VALUETRACK_KEY_FILE"):
        path = expanded("VALUETRACK_KEY_FILE", named, environ)
        chosen["key_file"] = _named_path("VALUETRACK_KEY_FILE", path)
    return chosen


def _defaults() -> Settings:
    """The platform's own folders, and what holds where nothing is set."""
    from platformdirs import PlatformDirs

    folders = PlatformDirs("valuetrack", appauthor=False)
    try:
        return Settings(
            db=folders.user_data_path / "journal.db",
            config=folders.user_config_path / "config.toml",
            data_dir=folders.user_data_path,
            state_dir=folders.user_state_path,
            cache_dir=folders.user_cache_path,
        )
    except RuntimeError as error:
        hint = "Set HOME to a folder of yours, with its full path."
        raise BadSettings("There is no home folder to keep the notebook in.", hint) from error


def expanded(source: str, text: str, environ: Mapping[str, str]) -> str:
    """`text` with the variables in it, ``$NAME`` or ``${NAME}``, as the environment has them. Raises BadSettings."""

    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if not environ.get(name):
            hint = "Write the path out in full, or set that variable."
            raise BadSettings(f"{source}: the environment has no ${name}.", hint)
        return environ[name]

    return re.sub(r"\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)\})", value, text)


def looks_like_an_address(text: str) -> bool:
    """Whether a text is meant as the address of something elsewhere, well or not: it names no file."""
    return _NO_PATH.match(text) is not None


def _named_place(source: str, text: str) -> Path | str:
    return _address(source, text) or _named_path(source, text)


def _address(source: str, text: str) -> str | None:
    """The address of a database that `text` is; None where it is none.

    What is refused is not quoted: a password may stand in it. Raises BadSettings.
    """
    found = re.fullmatch(_ADDRESS, text)
    if found is None:
        if looks_like_an_address(text):
            raise BadSettings(f"{source}: the address of the database cannot be understood.", hint=_EITHER)
        return None
    keys = [one.partition("=")[0] for one in (found["query"] or "").split("&") if one]
    hosts = re.sub(r"\[[^]]*]", "", found["where"].rpartition("@")[2].partition("/")[0]).split(",")
    ports = [one.partition(":")[2] for one in hosts]
    if (
        re.search(r":[^@]*@|@.*@", found["where"])
        or any(_SECRET.search(one) for one in keys)
        or not all(one.isdigit() for one in ports if one)
    ):
        raise BadSettings(f"{source}: a password does not stand in an address.", hint=_WHERE_ELSE)
    if not all(re.fullmatch("[a-z_]+", one) for one in keys) or any(ord(one) <= _BLANK for one in text):
        raise BadSettings(f"{source}: the address of the database cannot be understood.", hint=_SUCH)
    return text


def _named_path(source: str, text: str) -> Path:
    path = _path(text)
    if path is None:
        raise BadSettings(f"{source} does not name a file.", hint="Give the full path of a file, or leave it out.")
    return path


def _path(text: str) -> Path | None:
    """The path that `text` is, with ``~`` expanded; None where it is none, or the home of somebody unknown."""
    if not text.strip() or "\0" in text:
        return None
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return None


def _text(config: Path, *, required: bool) -> str:
    """The text of the configuration file; empty where there is none and none is `required`."""
    try:
        content = config.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if not required:
            return ""
        hint = "Make that file, or take VALUETRACK_CONFIG out of the environment."
        raise BadSettings(f"{config} does not exist.", hint) from error
    except OSError as error:
        hint = "It is a text file that you can read, or none at all."
        raise BadSettings(f"{config} cannot be read: {error.strerror}.", hint) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadSettings(f"{config}, line {line}: this is not UTF-8.", hint="Save the file as UTF-8 text.") from error


def _chosen(config: Path, text: str, environ: Mapping[str, str]) -> dict[str, Any]:
    """The fields of Settings that the text of the configuration file names."""
    if not text:
        return {}
    import tomllib  # noqa: PLC0415 - most people have no configuration file

    chosen: dict[str, Any] = {}
    for line, statement in _statements(text):
        try:
            read = tomllib.loads(statement)
        except (ValueError, RecursionError) as error:
            named = re.search(r"at line ([0-9]+)", str(error))
            raise _unread(config, line + int(named[1]) - 1 if named else line) from error
        for key, value in read.items():
            if key in chosen:
                raise _unread(config, line)
            if key in _PATHS and isinstance(value, str):
                value = expanded(f"{config}, line {line}", value, environ)  # noqa: PLW2901 - the same, as it is meant
            field = _field(f"{config}, line {line}", key, value, config.parent)
            if field is None:
                raise _unfit(key, f"{config}, line {line}")
            chosen[key] = field
    return chosen


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement of a TOML text with its first line; a line that ends within quotes or brackets ends none.

    No setting is a table, so each statement can be read by itself.
    """
    begin = depth = 0
    for sign in re.finditer(_SIGNS, text):
        depth += (sign[0] in "[{") - (sign[0] in "]}")
        if sign[0] == "\n" and not depth:
            yield text.count("\n", 0, begin) + 1, text[begin : sign.end()]
            begin = sign.end()
    yield text.count("\n", 0, begin) + 1, text[begin:]


def _field(source: str, key: str, value: object, folder: Path) -> Path | int | str | time | tuple[str, ...] | None:
    """The value of a key as a field of Settings (a path seen from `folder`); None where either is not understood.

    Raises BadSettings, in the name of the `source`, for an address of a database with a password in it.
    """
    if key in ("words_only", "nudges", "daily_backup", "keyring"):
        return value if isinstance(value, bool) else None
    if key == "rate" and isinstance(value, list):
        return tuple(value) if all(one in RATED for one in value) else None
    if not isinstance(value, str):
        return None
    if key == "db" and (address := _address(source, value)):
        return address
    if key in _PATHS and (path := _path(value)):
        return folder / path
    if key == "passphrase_command":
        return value.strip() or None
    if key == "first_day":
        return _FIRST_DAYS.get(value)
    if key == "day_start" and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    return None


def _unread(config: Path, line: int) -> BadSettings:
    hint = 'Each line is a key, an equals sign and a value, such as first_day = "monday".'
    return BadSettings(f"{config}, line {line}: this cannot be read as TOML.", hint)


def _unfit(key: str, place: str) -> BadSettings:
    if key in _KEYS:
        return BadSettings(f"{place}: {key} has a value that is not understood.", hint=_KEYS[key])
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped key is rare

    nearest = tuple(get_close_matches(key, _KEYS, n=1, cutoff=0.5))
    suggestion = f"Did you mean {nearest[0]}? " if nearest else ""
    hint = f"{suggestion}The settings are {', '.join(_KEYS)}."
    return BadSettings(f"{place}: there is no setting {key}.", hint, nearest)
