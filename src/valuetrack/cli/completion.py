"""Completion for the shell: a script to print, and answers that read the store and never complain."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Any

from valuetrack import clock, ladder, settings
from valuetrack.cli.typer_seam import candidates
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.store.reading import Reader

SCRIPTS = {
    "bash": """\
# valuetrack completion for bash. Add to ~/.bashrc: eval "$(valuetrack completion bash)"
_valuetrack_completion() {
    local word about
    local -a words=() offers=()
    while IFS=$'\\t' read -r word about; do
        [[ -n $word ]] || continue
        word=$(printf '%q' "$word")
        words+=("$word")
        offers+=("$word${about:+  ($about)}")
    done < <(
        IFS=$'\\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _VALUETRACK_COMPLETE=bash "$1" 2>/dev/null
    )
    # what is listed says what it is; what is inserted, alone or from a menu (37, 42), is the word
    COMPREPLY=("${words[@]}")
    [[ ${#words[@]} -gt 1 && ${COMP_TYPE:-9} != 37 && ${COMP_TYPE:-9} != 42 ]] && COMPREPLY=("${offers[@]}")
}
complete -o default -F _valuetrack_completion valuetrack
""",
}

_AROUND = 3


def complete(command: Any) -> int:
    """Answer the shell: candidates on stdout, nothing at all where there is none or something is wrong."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nothing,  # noqa: PTH123 - no path
        contextlib.redirect_stderr(nothing),
        contextlib.suppress(Exception),  # a shell's prompt is no place for an error
    ):
        print(candidates(command), flush=True)
    return 0


@contextlib.contextmanager
def _store(ctx: Any) -> Iterator[tuple[Reader, settings.Settings]]:
    from valuetrack.store.database import engine_of, open_reading  # noqa: PLC0415 - a candidate from the store alone

    found = settings.load(os.environ, ctx.find_root().params.get("db"))
    with open_reading(engine_of(found.db), migrate=False) as store:
        yield store, found


def values(ctx: Any) -> list[tuple[str, str]]:
    """The names of the values that are awake today, with their meaning."""
    with _store(ctx) as (store, found):
        today = clock.today(clock.now(), found.day_start)
        words = [life.wording_on(today) for life in store.lives() if not life.rests_on(today)]
    return [(word.name, word.meaning or "") for word in words]


def ids(ctx: Any) -> list[tuple[str, str]]:
    """The ids, with texts, of what the command can be about in this week and the last one, open actions first."""
    command = ctx.command.name
    texts: dict[str, str] = {}
    with _store(ctx) as (store, found):
        week = Week.containing(clock.today(clock.now(), found.day_start), found.first_day)
        first = week.previous.start
        if command not in ("edit-opportunity", "edit-reflection"):
            actions = [*store.actions(week), *store.actions(week.previous)]
            texts |= {one.id: one.text for one in sorted(actions, key=lambda action: action.outcome is not None)}
        if command in ("edit-opportunity", "reflect", "delete"):
            texts |= {one.id: one.text for each in (week, week.previous) for one in store.opportunities(each)}
        if command in ("edit-reflection", "delete"):
            texts |= {one.id: one.happened or "" for one in store.reflections(first, week.end)}
        if command == "delete":
            texts |= {one.id: one.note for one in store.check_ins(first, week.end)}
            texts |= _comparisons(store)
            texts |= _steps(store, found, retired=True)
        shorts = store.short_ids(list(texts))
    return [(shorts[one], text) for one, text in texts.items()]


def comparisons(ctx: Any) -> list[tuple[str, str]]:
    """The ids of the comparisons, with what they are about."""
    with _store(ctx) as (store, _):
        texts = _comparisons(store)
        shorts = store.short_ids(list(texts))
    return [(shorts[one], text) for one, text in texts.items()]


def _comparisons(store: Reader) -> dict[str, str]:
    return {one.id: one.title for one in store.comparisons()}


def contacts(ctx: Any) -> list[tuple[str, str]]:
    """The ids of the contacts, with their names."""
    with _store(ctx) as (store, _):
        found = store.contacts()
        shorts = store.short_ids([one.id for one in found])
    return [(shorts[one.id], one.name) for one in found]


def steps(ctx: Any) -> list[tuple[str, str]]:
    """The ids of the graded steps, with their texts, ladder by ladder; retired ones where they are put right."""
    with _store(ctx) as (store, found):
        texts = _steps(store, found, retired=ctx.command.name != "plan-week")
        shorts = store.short_ids(list(texts))
    return [(shorts[one], text) for one, text in texts.items()]


def _steps(store: Reader, found: settings.Settings, *, retired: bool) -> dict[str, str]:
    today = clock.today(clock.now(), found.day_start)
    rungs = sorted(ladder.in_order(store.steps()), key=lambda rung: rung.value_id)
    return {rung.id: rung.text for rung in rungs if retired or not ladder.is_retired(rung, today)}


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
