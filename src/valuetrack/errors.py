"""Everything that can stop a command, with its exit code and what to do next.

    ValuetrackError
    ├── Declined            1   understood, and not done
    │   ├── Unknown             no such value or record
    │   ├── Ambiguous           more than one fits
    │   ├── Duplicate           the name is taken
    │   ├── AtRest              the value is archived at that time
    │   ├── Nothing             nothing to undo, redo or choose from
    │   └── SaidNo              a no to a question
    ├── NotUnderstood       2   the words cannot be understood
    │   ├── BadDate             not a date, or one that can be read two ways
    │   ├── OutOfRange          not a whole number on its scale
    │   ├── BadText             empty, too long, not UTF-8, or with characters that cannot be kept
    │   ├── NeedsMore           something is missing and nobody can be asked
    │   ├── Contradiction       two things that exclude each other
    │   ├── BadFile             a file to be read that is not what it is meant to be
    │   └── BadSettings         the configuration or an environment variable
    └── StoreError          3   the file, or the database, that holds the notebook
        ├── NotAStore           empty, foreign or unreadable
        ├── Locked              encrypted, and what was given does not open it
        ├── Damaged             SQLite reports damage
        ├── TooNew              written by a newer valuetrack
        ├── Busy                somebody else is writing for longer than five seconds
        ├── NoRoom              a full disk, or a place that cannot be read or written
        ├── Gone                the folder or the file that was named is not there
        ├── Unreachable         a server that does not answer, or does not let anybody in
        ├── Unconfirmed         written, and the disk did not say that it will last
        └── NoOutput            what a command says could not be written

A message never carries what a person wrote in an entry; names of values and the
words of the command line may stand in it.
"""

from __future__ import annotations

from valuetrack.frozen import slug


class ValuetrackError(Exception):
    """Something a person can cause or meet; the message says what, the hint what to do next.

    `kind` is its name for programs: that of its class, where it has no shorter one.
    """

    exit_code = 70
    kind = "error"

    def __init_subclass__(cls) -> None:
        cls.kind = cls.__dict__.get("kind", slug(cls))

    def __init__(self, message: str, hint: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.nearest = nearest


class Declined(ValuetrackError):
    """Understood, and not done."""

    exit_code = 1


class Unknown(Declined):
    """No value or record goes by that name or id."""


class Ambiguous(Declined):
    """More than one value or record fits."""


class Duplicate(Declined):
    """Another value bears that name at that time."""


class AtRest(Declined):
    """The value is archived at the time that was named."""


class Nothing(Declined):
    """There is nothing to take back, to bring back or to choose from."""


class SaidNo(Declined):
    """A question was answered with no."""


class NotUnderstood(ValuetrackError):
    """The words of the command line, the configuration or the environment cannot be understood."""

    exit_code = 2
    kind = "usage"


class BadDate(NotUnderstood):
    """Not a day, week or time, or one that can be read in two ways."""

    kind = "date"


class OutOfRange(NotUnderstood):
    """Not a whole number on the scale of its field."""


class BadText(NotUnderstood):
    """Text that is empty, longer than the limit, not UTF-8, or holds characters that cannot be kept."""

    kind = "text"


class NeedsMore(NotUnderstood):
    """Something is missing, and there is no terminal to ask at."""


class Contradiction(NotUnderstood):
    """Two things were given that exclude each other."""


class BadFile(NotUnderstood):
    """A file that was given to be read is not there, or is not what it is meant to be."""

    kind = "file"


class BadSettings(NotUnderstood):
    """The configuration file or an environment variable cannot be understood."""

    kind = "settings"


class StoreError(ValuetrackError):
    """The file or the database that holds the notebook cannot be read or written."""

    exit_code = 3
    kind = "store"


class NotAStore(StoreError):
    """The file is empty or unreadable, or it or the database belongs to another program."""


class Locked(StoreError):
    """The file is encrypted, and what was given does not open it; nobody can tell that from a file that is none."""


class Damaged(StoreError):
    """What is kept is not as it was written, as far as SQLite, PostgreSQL or valuetrack can see."""


class TooNew(StoreError):
    """The notebook was written by a newer valuetrack, or needs a newer SQLite or PostgreSQL."""


class Busy(StoreError):
    """Another program held the notebook for longer than the time that is waited."""


class NoRoom(StoreError):
    """The disk is full, or the place or the database cannot be read or written."""


class Gone(StoreError):
    """The folder of a notebook that was named is not there, or the notebook is not there any more."""


class Unreachable(StoreError):
    """The server of a notebook cannot be reached, does not let anybody in, or went away."""


class Unconfirmed(StoreError):
    """The change was written, and nobody confirmed that it will last: the disk, or a server that went away."""


class NoOutput(StoreError):
    """What a command has to say could not be written: a full disk, or a device that is gone."""

    kind = "output"
