"""Ways to write that lose things, each to be caught by the tests that end commands or let them fail.

Each is a function that breaks the program of this process, a fork.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuetrack.cli import app
from valuetrack.cli.run import Run
from valuetrack.store.sqlite_file import connecting
from valuetrack.store.tables import row
from valuetrack.store.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable


def receipt_first() -> None:
    """Say what was done before it is kept."""
    held = ExitStack()
    invoke = app._invoke

    def change(run: Run, use_case: Callable[..., Any], *given: Any, **named: Any) -> Any:
        return use_case(held.enter_context(run.writing()), *given, **named)

    def and_then_keep(*given: Any) -> None:
        with held:
            invoke(*given)

    Run.change = change  # type: ignore[method-assign, assignment]
    app._invoke = and_then_keep  # type: ignore[assignment]


def two_transactions() -> None:
    """Keep the line of the log first, and then the record."""
    log = Writer._log

    def kept(writer: Writer, *given: Any) -> None:
        log(writer, *given)
        for statement in ("COMMIT", "BEGIN IMMEDIATE"):
            writer._connection.exec_driver_sql(statement)

    Writer._log = kept  # type: ignore[method-assign, assignment]


def no_journal() -> None:
    """Write over what is there without a way back."""
    connecting.WRITING = (*connecting.WRITING, "journal_mode=OFF")  # type: ignore[assignment]


def log_elsewhere() -> None:
    """Keep the log in a file of its own, which goes its own way."""

    def elsewhere(writer: Writer, *given: Any) -> None:
        line = writer._line(*given)
        (place,) = (path for _, name, path in writer._connection.exec_driver_sql("PRAGMA database_list") if path)
        log = connecting.connect(Path(f"{place}.log"), "rwc", ())
        columns = ", ".join(row("change").model_fields)
        log.execute(f"CREATE TABLE IF NOT EXISTS change ({columns})")
        values = [str(getattr(line, name)) for name in row("change").model_fields]
        log.execute(f"INSERT INTO change VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        log.close()

    Writer._log = elsewhere  # type: ignore[method-assign, assignment]


BY_NAME: dict[str, Callable[[], None]] = {
    "receipt first": receipt_first,
    "two transactions": two_transactions,
    "no journal": no_journal,
    "log elsewhere": log_elsewhere,
}
