"""One run of one command: its common options, its clock and settings, and the doors to the store and the screen."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import cached_property, partial
from typing import IO, TYPE_CHECKING, Any, Concatenate, ParamSpec, TextIO, TypeVar, cast

from valuetrack import clock, settings
from valuetrack.cli import loading
from valuetrack.dates import counts_from_today, describe_day, parse_day, parse_week
from valuetrack.errors import Contradiction, NeedsMore, ValuetrackError
from valuetrack.frozen import Frozen
from valuetrack.model import new_id
from valuetrack.render.notices import BACKING_UP, OPENING
from valuetrack.render.voice import IN_NUMBERS, Voice
from valuetrack.reports import Receipt
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path

    import typer

    from valuetrack.cli.drafts import Draft
    from valuetrack.cli.progress import Progress
    from valuetrack.errors import Damaged
    from valuetrack.render.page import Page
    from valuetrack.settings import Settings
    from valuetrack.store.backups import Backup
    from valuetrack.store.encrypted_file.keys import Fits, Key
    from valuetrack.store.engine import Engine
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer
    from valuetrack.tracker.journal import Days

PIPE_WIDTH = 80
WIDEST = 10_000  # cells; a line is filled up to its width with blanks, and no screen is wider
_EVENING = 18
_MORNING = 5
P = ParamSpec("P")
T = TypeVar("T")


class Options(Frozen):
    """The options that every command has, before or after its name."""

    db: str | None = None
    json: bool = False
    plain: bool = False
    no_color: bool = False
    quiet: bool = False
    no_input: bool = False
    words_only: bool = False
    passphrase_command: str | None = None


class Run:
    """What a command needs beside its own arguments."""

    def __init__(self, options: Options, command: str) -> None:
        self.options = options
        self.command = command
        self.group = new_id()
        self.in_session = False
        self.has_changed = False
        self.has_asked = False
        self.has_offered = False
        self.draft: Draft | None = None
        self._remarks: set[str] = set()

    @classmethod
    def of(cls, ctx: typer.Context) -> Run:
        """The run that the command's context carries."""
        return cast("Run", ctx.find_object(cls))  # the group of app.py has put it there

    @cached_property
    def settings(self) -> Settings:
        """The settings. Raises BadSettings."""
        return settings.load(os.environ, self.options.db)

    @cached_property
    def now(self) -> datetime:
        """The present moment, the same for the whole run. Raises BadSettings."""
        return clock.now()

    @property
    def today(self) -> date:
        """The present day; before the configured start of the day, still the day before."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """The day to which a moment belongs where the person is now."""
        return clock.today(moment.astimezone(), self.settings.day_start)

    @property
    def days(self) -> Days:
        """The person's days."""
        from valuetrack.tracker.journal import Days  # noqa: PLC0415 - the journal alone

        return Days(self.today, self.first_day, self.day_of, partial(clock.start_of, day_start=self.settings.day_start))

    @property
    def is_evening(self) -> bool:
        """Whether it is 18:00 or later of the present day, also after midnight where that still belongs to it."""
        moment = self.now.astimezone()
        return moment.hour >= _EVENING or moment.date() > self.today

    @property
    def evening_of(self) -> date:
        """The day whose evening it may still be: the day before, up to five in the morning, else the present day."""
        return self.today - timedelta(days=self.now.astimezone().hour < _MORNING)

    @property
    def first_day(self) -> int:
        """The weekday on which weeks begin."""
        return self.settings.first_day

    @property
    def words_only(self) -> bool:
        """Whether no rating, count or scale is shown, and ratings are asked for in words."""
        return self.options.words_only or self.settings.words_only

    @cached_property
    def say(self) -> Voice:
        """The one who speaks on the screens of this run."""
        return Voice(self.words_only, self.today)

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody at a terminal who can be asked."""
        is_silent = self.options.no_input or self.options.json
        return not is_silent and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def day(self, text: str | None, *, ahead: bool = False) -> date:
        """The day that `text` names, today without it. Raises BadDate."""
        return self.today if text is None else parse_day(text, self.today, ahead=ahead, first_day=self.first_day)

    def day_in(self, text: str, week: Week) -> date:
        """The day of `week` that `text` names; a weekday is that week's. Raises BadDate, Contradiction."""
        seen_from = self.today if counts_from_today(text) else week.start
        day = parse_day(text, seen_from, ahead=True, first_day=self.first_day)
        if day not in week:
            between = f"{describe_day(week.start)} to {describe_day(week.end)}"
            raise Contradiction(f"{describe_day(day)} is not in the week {between}.", hint="Give --on or --week.")
        return day

    def week(self, text: str | None, *, ahead: bool = False) -> Week:
        """The week that `text` names, this week without it. Raises BadDate."""
        if text is None:
            return Week.containing(self.today, self.first_day)
        return parse_week(text, self.today, self.first_day, ahead=ahead)

    @cached_property
    def engine(self) -> Engine:
        """What keeps the notebook, the same for the whole run: it knows whether there was one.

        Raises BadSettings, and StoreError where the notebook is encrypted and encryption is not installed.
        """
        from valuetrack.store.database import engine_of  # noqa: PLC0415 - help and errors need no store

        chosen = self.settings
        return engine_of(
            chosen.db,
            self._unlock,
            backups=chosen.backups,
            drafts=chosen.drafts,
            is_named=chosen.db_is_named,
            says_when_made=self.options.db is not None,
            before_opening=lambda: self.progress(OPENING),
        )

    def _unlock(self, path: Path, salt: bytes, fits: Fits) -> Key:
        from valuetrack.cli.unlocking import key_of  # noqa: PLC0415 - an encrypted notebook alone

        with self.progress.aside():
            return key_of(self, path, salt, fits)

    @cached_property
    def progress(self) -> Progress:
        """What somebody at a terminal sees while something takes a while."""
        from valuetrack.cli.progress import Progress  # noqa: PLC0415 - help and errors take no while

        return Progress(self)

    def asks(self) -> None:
        """Somebody is asked: what is typed from now on is kept, and a notebook that is there now is missed later."""
        if not self.has_asked:
            self.has_asked = True
            with suppress(ValuetrackError):
                self.engine.remember()

    def reading(self) -> AbstractContextManager[Reader]:
        """The store, open for reading. Raises StoreError."""
        from valuetrack.store.database import open_reading  # noqa: PLC0415 - help and errors need no store

        return open_reading(self.engine, notice=self.notice)

    @contextmanager
    def writing(self, *nouns: str) -> Iterator[Writer]:
        """The store, open for one change of these nouns. Raises StoreError."""
        from valuetrack.store.database import open_writing  # noqa: PLC0415 - reading never loads SQLModel

        loading.finish()
        whose: Any = {"now": self.now, "command": self.command, "group": self.group, "notice": self.notice}
        with open_writing(self.engine, **whose, nouns=nouns) as store:
            yield store
        self.has_changed = True

    def read(self, use_case: Callable[Concatenate[Reader, P], T], *given: P.args, **named: P.kwargs) -> T:
        """What a use case finds in the store. Raises StoreError."""
        with self.reading() as store:
            return use_case(store, *given, **named)

    def write(self, use_case: Callable[Concatenate[Writer, P], T], *given: P.args, **named: P.kwargs) -> T:
        """What a use case did, as one change of the store. Raises StoreError.

        Where the command has asked for what it needs, that goes into a draft where it cannot be stored.
        """
        if not self.has_asked:
            return self.change(use_case, *given, **named)
        from valuetrack.cli.guide import stored  # noqa: PLC0415 - asked at a terminal alone

        return stored(self, use_case, *given, **named)

    def change(self, use_case: Callable[Concatenate[Writer, P], T], *given: P.args, **named: P.kwargs) -> T:
        """As `write`, without a draft. Raises StoreError."""
        function: Any = getattr(use_case, "func", use_case)  # a partial call has it
        with self.writing(function.__module__.rpartition(".")[2]) as store:
            return use_case(store, *given, **named)

    def back_up(self, why: str) -> Backup:
        """Make a backup, `why` as the name of its file says it. Raises StoreError; Nothing where there is no store."""
        from valuetrack.store.backups import Why  # noqa: PLC0415 - once a day

        with self.progress(BACKING_UP):
            return self.engine.back_up(self.now, Why(why))

    def damage(self, *, full: bool) -> Damaged | None:
        """What is to be said where the notebook is not as it was written; `full` reads every entry. Raises Busy."""
        from valuetrack.store.database import damage_in  # noqa: PLC0415 - seldom

        return damage_in(self.engine, self.settings.db, full=full)

    def stdin(self) -> str:
        """All of standard input as UTF-8, without its last line end. Raises NeedsMore where there is none to read.

        Bytes that are no UTF-8 come as surrogates, which `clean_text` refuses in words of its own.
        """
        if sys.stdin is not None:
            with suppress(OSError):  # it may be open for writing alone
                read = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
                return read.removesuffix("\n").removesuffix("\r")
        raise NeedsMore("Standard input is closed.", hint="Give the text itself, or open standard input.")

    def show(self, report: object) -> None:
        """Show a report in the form that was asked for."""
        if self.options.json:
            from valuetrack.render.json import document  # noqa: PLC0415 - one form a run

            # what is no receipt is shown whatever the settings say, the support text above all
            in_numbers = Voice(today=self.today) if isinstance(report, Receipt) else IN_NUMBERS
            nudges = isinstance(report, Receipt) and self.settings.nudges
            write_json(sys.stdout, document(report, in_numbers, nudges=nudges))
        elif isinstance(report, Receipt):
            self._tell(report)
        else:
            self._show(report)

    def _tell(self, receipt: Receipt) -> None:
        from valuetrack.render.receipts import words  # noqa: PLC0415 - one form a run
        from valuetrack.render.safe import one_line, safe  # noqa: PLC0415

        if self.options.quiet:
            return
        said = words(receipt, self.say)
        print(told(one_line(said.message), sys.stdout))
        if said.more:
            print(told(safe(said.more), sys.stdout))
        self.nudge(said.nudges)
        if said.answer:
            self.notice(said.answer)
        for note in said.notes:
            self._once(note, note)
        if said.suggestion and not self.in_session and sys.stdout.isatty() and sys.stderr.isatty():
            self.notice(f"Next, when you like:\n  {said.suggestion}")

    def nudge(self, nudges: Iterable[tuple[str, str]]) -> None:
        """Ask questions, each after its kind: one of a kind in a run, and none where the settings say so."""
        for kind, question in nudges if self.settings.nudges else ():
            self._once(kind, question)

    def _once(self, key: str, text: str) -> None:
        if self.is_first(key):
            self.notice(text)

    def is_first(self, key: str) -> bool:
        """Whether what goes by this key is said or asked for the first time in this run; from now on it is not."""
        is_first = key not in self._remarks
        self._remarks.add(key)
        return is_first

    def _show(self, report: object) -> None:
        from valuetrack.render.page import Page, form  # noqa: PLC0415 - one form a run

        page = form(report, self.say)
        if isinstance(page, Page):
            self._write(page)
            return
        if self.options.plain or not sys.stdout.isatty():
            from valuetrack.render.page import lines  # noqa: PLC0415 - one form a run

            sys.stdout.write(lines(page))
        elif page.table.rows:
            self._write(page.page)
        if page.remark:
            self.notice(page.remark)

    def _write(self, page: Page) -> None:
        from valuetrack.render.text import Screen, write  # noqa: PLC0415 - Rich is loaded for a page alone

        on_terminal = sys.stdout.isatty() and not self.options.plain
        width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if on_terminal else _named_width() or PIPE_WIDTH
        width = min(width, WIDEST)
        unicode = not self.options.plain and speaks_unicode()
        write(page, Screen(stream=sys.stdout, width=width, colour=self.has_colour(on_terminal), unicode=unicode))

    def has_colour(self, on_terminal: bool) -> bool:
        """Whether what is shown on a stream has colour and weight; `on_terminal` says where the stream goes."""
        forced = os.environ.get("FORCE_COLOR")
        if self.options.no_color or self.options.plain or os.environ.get("NO_COLOR") or forced == "0":
            return False
        return bool(forced) or (on_terminal and os.environ.get("TERM") != "dumb")

    def notice(self, text: str) -> None:
        """Say something in passing, on stderr; `--quiet` and `--json` drop it."""
        from valuetrack.render.safe import safe  # noqa: PLC0415 - one form a run

        if not self.options.quiet and not self.options.json:
            with self.progress.aside():
                print(told(safe(text), sys.stderr), file=sys.stderr)


def wrapped(text: str, stream: IO[str], indent: str = "", room: int = 0) -> str:
    """`text` broken by cells where `stream` is a terminal; in a pipe a line stays a line.

    What goes on in another line begins there with `indent`. After the last line there is `room` for so many cells.
    """
    if not stream.isatty():
        return text
    # the stream's own terminal: standard output may go elsewhere
    width = _named_width() or os.get_terminal_size(stream.fileno()).columns or PIPE_WIDTH
    above, line_end, last = wrapped_at(width, text, indent).rpartition("\n")
    return f"{above}{line_end}{wrapped_at(width - room, last, indent)}"


def wrapped_at(width: int, text: str, indent: str = "") -> str:
    """`text` in lines of at most so many cells."""
    from valuetrack.render.cells import broken  # noqa: PLC0415 - what is said to people alone

    return "\n".join(one for line in text.split("\n") for one in broken(line, width, indent))


def told(text: str, stream: IO[str]) -> str:
    """`text` as people read it: wrapped at a terminal, and in a pipe where COLUMNS names a width."""
    return wrapped(text, stream) if stream.isatty() or not _named_width() else wrapped_at(_named_width(), text)


def _named_width() -> int:
    """The width that the environment names; 0 where it names none."""
    columns = os.environ.get("COLUMNS", "")
    # nine digits are wider than any page, and Python reads no number of thousands
    return int(columns[:9]) if columns.isascii() and columns.isdigit() else 0


def speaks_unicode() -> bool:
    """Whether stdout can carry Unicode; in the C locale Python writes UTF-8 that the terminal may not show."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return sys.stdout.encoding.lower().startswith("utf") and locale not in {"C", "POSIX"}


def write_json(stream: TextIO, document: str) -> None:
    """Write a JSON document as UTF-8, whatever the stream's own encoding."""
    stream.buffer.write(document.encode())
    stream.buffer.flush()
