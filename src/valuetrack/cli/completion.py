"""Completion for the shell: a script to print, and answers that read the store and never complain."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Any

from valuetrack import clock, settings
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.store.reading import Reader

SCRIPTS = {
    "bash": """\
# valuetrack completion for bash. Add to ~/.bashrc: eval "$(valuetrack completion bash)"
_valuetrack_completion() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        [[ -n $word ]] && COMPREPLY+=("$(printf '%q' "$word")")
    done < <(
        IFS=$'\\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _VALUETRACK_COMPLETE=complete_bash "$1" 2>/dev/null
    )
}
complete -o default -F _valuetrack_completion valuetrack
""",
}

_AROUND = 3


def complete(command: Any) -> int:
    """Answer the shell: candidates on stdout, nothing at all where there is none or something is wrong."""
    with open(os.devnull, "w", encoding="utf-8") as nothing, contextlib.redirect_stderr(nothing):  # noqa: PTH123 - no path
        try:
            command.main(prog_name="valuetrack", complete_var="_VALUETRACK_COMPLETE")
        except SystemExit:
            sys.stdout.flush()
        except Exception:  # noqa: BLE001, S110 - a shell's prompt is no place for an error
            pass
    return 0


@contextlib.contextmanager
def _store(ctx: Any) -> Iterator[tuple[Reader, settings.Settings]]:
    from valuetrack.store.database import open_reading  # noqa: PLC0415 - a candidate from the store alone

    found = settings.load(os.environ, ctx.find_root().params.get("db"))
    with open_reading(found.db, migrate=False) as store:
        yield store, found


def values(ctx: Any) -> list[tuple[str, str]]:
    """The names of the values that are awake today, with their meaning."""
    with _store(ctx) as (store, found):
        today = clock.today(clock.now(), found.day_start)
        words = [life.wording_on(today) for life in store.lives() if not life.rests_on(today)]
    return [(word.name, word.meaning or "") for word in words]


def actions(ctx: Any) -> list[tuple[str, str]]:
    """The ids of this week's and last week's actions, the open ones first, with their texts."""
    with _store(ctx) as (store, found):
        week = Week.containing(clock.today(clock.now(), found.day_start), found.first_day)
        near = [*store.actions(week), *store.actions(week.previous)]
        shorts = store.short_ids([action.id for action in near])
    near.sort(key=lambda action: action.outcome is not None)
    return [(shorts[action.id], action.text) for action in near]


def weeks(ctx: Any) -> list[tuple[str, str]]:
    """The weeks around today by name."""
    found = settings.load(os.environ, ctx.find_root().params.get("db"))
    week = Week.containing(clock.today(clock.now(), found.day_start), found.first_day)
    named = [("this", str(week.start)), ("last", str(week.previous.start)), ("next", str(week.next.start))]
    past = []
    for _ in range(_AROUND):
        week = week.previous
        past.append((week.iso, str(week.start)))
    return [*named, *past]
