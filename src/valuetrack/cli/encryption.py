"""Commands for the encryption of the notebook."""

from pathlib import Path
from typing import Annotated

from valuetrack.cli import ask, drafts
from valuetrack.cli.command import examples
from valuetrack.cli.params import needs, option, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Nothing, SaidNo, StoreError
from valuetrack.files import made_at
from valuetrack.render import notices
from valuetrack.reports.encryption import EncryptionStatus, NotebookDecrypted, NotebookEncrypted, PassphraseChanged

_NEW_COMMAND = "--new-passphrase-command"
RemoveCopies = Annotated[bool, switch("--yes", "Remove other copies without asking.")]
Consent = Annotated[bool, switch("--yes", "Ask nothing and decrypt it.")]
NewCommand = Annotated[str | None, option(_NEW_COMMAND, "COMMAND", "Prints the new passphrase.")]


@examples("valuetrack encrypt", "valuetrack encrypt --yes")
def encrypt(run: Run, yes: RemoveCopies) -> NotebookEncrypted:
    """Encrypt the notebook with a passphrase of your own.

    Without that passphrase nobody can open it again, not even you. Drafts are encrypted with it. Copies that are not
    encrypted with it, such as older backups, are listed, and removed where you say so.
    """
    from valuetrack.cli import unlocking  # noqa: PLC0415 - this command alone
    from valuetrack.store.encrypted_file.opening import driver  # noqa: PLC0415 - likewise

    _file_of(run)
    driver()
    _open(run)
    if is_new := run.engine.seal() is None:
        run.notice(notices.NO_WAY_IN)
        _rewrite(run, unlocking.typed_twice(run, notices.NEW_KEY, unlocking.command_of(run)))
    removed, left = _without_other_copies(run, yes)
    if not (is_new or removed or left):
        raise Nothing("It is encrypted already.", hint="Another passphrase: valuetrack change-passphrase")
    return NotebookEncrypted(store=str(run.settings.db), removed=removed, left=left)


@examples("valuetrack decrypt --yes", "valuetrack decrypt --yes --json")
def decrypt(run: Run, yes: Consent) -> NotebookDecrypted:
    """Take the encryption off the notebook.

    Everybody who can read your files can read it then. Older backups keep their passphrase.
    """
    _require_encrypted(run)
    if not yes:
        if not run.can_ask:
            raise needs("--yes", "Your yes")
        ask.consent(notices.OPEN_TO_ALL, SaidNo("It stays encrypted."))
    _rewrite(run, None)
    return NotebookDecrypted(store=str(run.settings.db))


@examples(
    "valuetrack change-passphrase --new-passphrase-command 'cat new.txt'",
    "valuetrack change-passphrase --new-passphrase-command 'cat new.txt' --yes",
)
def change_passphrase(run: Run, new_passphrase_command: NewCommand, yes: RemoveCopies) -> PassphraseChanged:
    """Give the encrypted notebook another passphrase.

    It is encrypted anew as a whole. Copies that the one before opens, such as older backups, are listed, and removed
    where you say so.
    """
    from valuetrack.cli import unlocking  # noqa: PLC0415 - this command alone

    _require_encrypted(run)
    run.notice(notices.NO_WAY_IN)
    _rewrite(run, unlocking.typed_twice(run, notices.NEW_KEY, new_passphrase_command, _NEW_COMMAND))
    removed, left = _without_other_copies(run, yes)
    return PassphraseChanged(store=str(run.settings.db), removed=removed, left=left)


@examples("valuetrack encryption-status", "valuetrack encryption-status --json")
def encryption_status(run: Run) -> EncryptionStatus:
    """Show whether the notebook is encrypted, and how it is opened.

    It asks for nothing.
    """
    from valuetrack.cli.unlocking import command_of  # noqa: PLC0415 - this command alone
    from valuetrack.store.encrypted_file.keys import salt_of  # noqa: PLC0415 - likewise
    from valuetrack.store.encrypted_file.opening import driver  # noqa: PLC0415 - likewise

    try:
        driver()
        is_available = True
    except StoreError:
        is_available = False
    is_encrypted = isinstance(run.settings.db, Path) and salt_of(run.settings.db) is not None
    copies = run.engine.other_copies() if is_encrypted and is_available else ()
    return EncryptionStatus(
        store=str(run.settings.db),
        encrypted=is_encrypted,
        available=is_available,
        passphrase_command=command_of(run) is not None,
        key_file=str(run.settings.key_file) if run.settings.key_file is not None else None,
        keyring=run.settings.keyring,
        other_copies=tuple(map(str, copies)),
    )


def _open(run: Run) -> None:
    """Open the notebook once, so that what it is refused for comes before anything new is asked."""
    with run.reading():
        pass


def _file_of(run: Run) -> Path:
    """The file of the notebook. Raises Declined where it is on a server, whose keeper alone can encrypt its disk."""
    from valuetrack.store.engine import never_encrypted  # noqa: PLC0415 - these commands alone

    if isinstance(run.settings.db, Path):
        return run.settings.db
    raise never_encrypted()


def _require_encrypted(run: Run) -> None:
    """Open the notebook. Raises Nothing where it is not encrypted, and Declined where it cannot be."""
    _file_of(run)
    if run.engine.seal() is None:
        raise Nothing("The notebook is not encrypted.", hint="To encrypt it: valuetrack encrypt")
    _open(run)


def _rewrite(run: Run, passphrase: str | None) -> None:
    """Give the notebook, and the drafts beside it, the form that goes with a passphrase, or a plain one.

    A draft has both forms until the notebook has its new one: whenever this ends, the notebook knows its drafts. What
    is encrypted has a backup before. There is one in the new form, found whole, before others are spoken of.
    """
    from valuetrack.cli import unlocking  # noqa: PLC0415 - seldom
    from valuetrack.store.encrypted_file.keys import derived, new_salt  # noqa: PLC0415 - likewise
    from valuetrack.store.encrypted_file.opening import Keyed  # noqa: PLC0415 - likewise

    before = run.engine.seal()
    if before is not None:  # of what is open another copy would be one more that lies about
        run.back_up("encryption")
    with run.progress(notices.WRITING_ANEW):
        key = derived(passphrase, new_salt()) if passphrase is not None else None
        after = Keyed.of(_file_of(run), key).seal() if key is not None else None
        with made_at(drafts.folder_of(run.settings)), drafts.in_both_forms(run.settings, before, after):
            run.engine.rewrite(key, run.notice)
    if before is not None:
        unlocking.forget(run, bytes.fromhex(before.name))
    if key is not None:
        unlocking.remember(run, key)
    _back_up(run)


def _back_up(run: Run) -> None:
    """Make a backup of the notebook in its new form. Raises StoreError, which says that it has that form."""
    try:
        run.back_up("encryption")
    except StoreError as error:
        error.hint = notices.NOT_BACKED_UP
        raise


def _without_other_copies(run: Run, yes: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the copies that the passphrase does not close; those that were removed, and those that are left."""
    copies = tuple(map(str, run.engine.other_copies()))
    if not copies:
        return (), ()
    if all(str(one.path) in copies for one in run.engine.list_backups()):
        _back_up(run)  # an earlier command was stopped before it made one
    if not (yes or (run.can_ask and ask.yes(notices.other_copies(copies, removing=True)))):
        return (), copies
    for one in copies:
        with made_at(Path(one)):
            Path(one).unlink(missing_ok=True)
    return copies, ()
