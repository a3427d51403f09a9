"""Completion for the shell: a script to print, and answers that read the store and never complain."""

from __future__ import annotations

import contextlib
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from valuetrack import ladder
from valuetrack.cli.commands import COMMANDS
from valuetrack.cli.run import Options, Run
from valuetrack.cli.typer_seam import candidates
from valuetrack.dates import describe_day
from valuetrack.errors import ValuetrackError
from valuetrack.model import MOOD, MOST_OPTIONS, Action, Known, Opportunity, text_of
from valuetrack.render.day_help import AGAIN, FORMS, SENTENCE
from valuetrack.tracker import names
from valuetrack.tracker.actions import value_or_focus
from valuetrack.tracker.words import offered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from valuetrack.imports.found import Found, Program
    from valuetrack.model import Record, Step
    from valuetrack.store.reading import Reader

    Candidates = list[tuple[str, str]]

SCRIPTS = {
    "bash": """\
# valuetrack completion for bash. Add to ~/.bashrc: eval "$(valuetrack completion bash)"
_valuetrack_completion() {
    local word about
    local -a words=() offers=()
    while IFS=$'\\t' read -r word about; do
        [[ -n $word ]] || continue
        if [[ $word == '<files>' ]]; then
            compopt -o default 2>/dev/null
            continue
        fi
        words+=("$word")
        offers+=("$word${about:+  ($about)}")
    done < <(
        IFS=$'\\n'
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD COMP_LINE=${COMP_LINE:0:COMP_POINT} \
            _VALUETRACK_COMPLETE=bash "$1" 2>/dev/null
    )
    # what is listed says what it is; what is inserted, alone or from a menu (37, 42), is the word
    COMPREPLY=("${words[@]}")
    [[ ${#words[@]} -gt 1 && ${COMP_TYPE:-9} != 37 && ${COMP_TYPE:-9} != 42 ]] && COMPREPLY=("${offers[@]}")
}
complete -F _valuetrack_completion valuetrack
"""
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


def _run(ctx: Any) -> Run:
    """The run that is being typed, with the store that is named before the command or after it."""
    return Run(Options(db=ctx.params.get("db") or ctx.find_root().params.get("db")), "")


@contextlib.contextmanager
def _store(ctx: Any) -> Iterator[tuple[Reader, Run]]:
    from valuetrack.store.database import engine_of, open_reading  # noqa: PLC0415 - a candidate from the store alone

    run = _run(ctx)
    with open_reading(engine_of(run.settings.db), migrate=False) as store:
        yield store, run


def _with_texts(store: Reader, records: Sequence[Record]) -> Candidates:
    """The ids of records as they are typed, with what each is about."""
    shorts = store.short_ids([one.id for one in records])
    return [(shorts[one.id], text_of(one)) for one in records]


def values(ctx: Any) -> Candidates:
    """The names of the values that are awake today, with their meaning."""
    with _store(ctx) as (store, run):
        words = [life.wording_on(run.today) for life in store.lives() if not life.rests_on(run.today)]
    return [(word.name, word.meaning or "") for word in words]


def numbered_values(ctx: Any) -> Candidates:
    """The names of the values that are awake today, each after the number of an option and a colon."""
    named = values(ctx)
    return [(f"{number}:{name}", meaning) for number in range(1, MOST_OPTIONS + 1) for name, meaning in named]


def backups(ctx: Any) -> Candidates:
    """The names of the backups, the newest first."""
    return [(one.path.name, "") for one in _run(ctx).engine.list_backups()]


def resting(ctx: Any) -> Candidates:
    """The names of the values that are at rest."""
    with _store(ctx) as (store, run):
        return [(name, "") for name in names.resting(store, run.today)]


def all_values(ctx: Any) -> Candidates:
    """The names of all values, those that are awake first, with their meaning."""
    with _store(ctx) as (store, run):
        lives = sorted(store.lives(), key=lambda life: life.rests_on(run.today))
        words = [life.wording_on(run.today) for life in lives]
    return [(word.name, word.meaning or "") for word in words]


def ids(ctx: Any) -> Candidates:
    """The ids of what the command can be about in this week and the last one, open actions first."""
    command = ctx.command.name
    of_all = command in ("delete", "purge", "show", "journal")
    found: list[Record] = []
    with _store(ctx) as (store, run):
        week = run.week(None)
        first, last = week.previous.start, week.end
        if command not in ("edit-opportunity", "edit-activity", "edit-reflection", "edit-note"):
            actions = [*store.actions(week), *store.actions(week.previous)]
            actions.sort(key=lambda action: action.outcome is not None)
            found += actions
        if of_all or command in ("edit-opportunity", "reflect"):
            found += store.opportunities_between(first, last)
        if of_all or command == "edit-activity":
            found += store.activities(first, last)
        if of_all or command == "edit-reflection":
            found += store.reflections(first, last)
        if of_all or command == "edit-note":
            found += store.check_ins(first, last)
        if of_all:
            found += [*store.comparisons(), *_rungs(store), *store.routines()]
        return _with_texts(store, found)


def comparisons(ctx: Any) -> Candidates:
    """The ids of the comparisons."""
    with _store(ctx) as (store, _):
        return _with_texts(store, store.comparisons())


def contacts(ctx: Any) -> Candidates:
    """The ids of the contacts."""
    with _store(ctx) as (store, _):
        return _with_texts(store, store.contacts())


def routines(ctx: Any) -> Candidates:
    """The ids of the routines."""
    with _store(ctx) as (store, _):
        return _with_texts(store, store.routines())


def days_again(_ctx: Any) -> Candidates:
    """Examples of days that come back."""
    return [(typed.partition(", ")[0], meaning) for typed, meaning in FORMS[AGAIN]]


def steps(ctx: Any) -> Candidates:
    """The ids of the graded steps, ladder by ladder; retired ones where they are put right."""
    with _store(ctx) as (store, run):
        rungs = _rungs(store)
        if ctx.command.name == "plan-week":
            rungs = [rung for rung in rungs if not ladder.is_retired(rung, run.today)]
        return _with_texts(store, rungs)


def _rungs(store: Reader) -> list[Step]:
    return sorted(ladder.in_order(store.steps()), key=lambda rung: rung.value_id)


def barriers(ctx: Any) -> Candidates:
    """What got in the way, or might, by its words."""
    return _known_words(ctx, "barrier")


def goals(ctx: Any) -> Candidates:
    """The treatment goals, by their words."""
    return _known_words(ctx, "goal")


def facets(ctx: Any) -> Candidates:
    """The sides of the value that a step is for, by their words, or where it has none, of all values.

    It is the one that is named, else that of the step that is put right, else the single focus of the week.
    """
    argument = next(iter(ctx.args), None)  # it is not read yet while an option is typed
    typed = ctx.params.get("value") or (argument if ctx.command.name == "edit-value" else None)
    with _store(ctx) as (store, run):
        own: Sequence[str] = ()
        with contextlib.suppress(ValuetrackError):
            if typed or not argument or ctx.command.name not in ("edit-action", "edit-opportunity"):
                own = value_or_focus(store, typed, run.today, run.first_day).wording_on(run.today).facets
            else:
                step: Action | Opportunity = store.find(argument, [Action, Opportunity])
                own = store.life(step.value_id).wording_on(max(step.due, run.today)).facets
        return [(text, "") for text in own or offered(store, "facet")]


def known_words(ctx: Any) -> Candidates:
    """All that is known by its words."""
    return _known_words(ctx, *get_args(Known))


def _known_words(ctx: Any, *kinds: Known) -> Candidates:
    with _store(ctx) as (store, _):
        return [(text, "") for text in offered(store, *kinds)]


def lists(ctx: Any) -> Candidates:
    """The habits, projects, tags or activities of the file that is typed, each with the values that it may be for."""
    found, names = _in_file(ctx), dict[str, None]()
    for moment in found.moments:
        names.update(dict.fromkeys(name for done in moment.done for name in done.lists))
    return [(f"{name}={value}", about) for name in names for value, about in [*values(ctx), ("none", "")]]


def moods(ctx: Any) -> Candidates:
    """The moods of the file that is typed, each with the numbers that it may stand for."""
    labels = dict.fromkeys(one.mood for one in _in_file(ctx).moments if one.mood)
    return [(f"{label}={number}", word) for label in labels for word, number in MOOD.items()]


def columns(ctx: Any) -> Candidates:
    """What a column of a table may hold, each with the columns of the file that is typed."""
    from valuetrack.imports.any_csv import ROLES  # noqa: PLC0415 - this candidate alone
    from valuetrack.imports.tables import table  # noqa: PLC0415 - likewise

    known = {name for names in ROLES.values() for name in names}
    (data,) = _files(ctx)[1].values()
    return [(f"{role}={name}", "") for role in ROLES for name in table(data, known).names]


def _in_file(ctx: Any) -> Found:
    from valuetrack.imports import read  # noqa: PLC0415 - candidates of a file alone
    from valuetrack.imports.found import Reading  # noqa: PLC0415 - likewise

    return read(*_files(ctx), Reading())


def _files(ctx: Any) -> tuple[Program, dict[str, bytes]]:
    from valuetrack.cli.imports_from import files_of  # noqa: PLC0415 - candidates of a file alone
    from valuetrack.imports.found import Program  # noqa: PLC0415 - likewise

    program, name = Program(ctx.params["program"]), ctx.params.get("file") or ctx.args[0]
    if not Path(name).exists() or Path(name).is_fifo():  # a shell waits for nothing
        raise FileNotFoundError
    return program, files_of(name, program)


def shells(_ctx: Any) -> Candidates:
    """The shells for which there is a script."""
    return [(shell, "") for shell in SCRIPTS]


def topics(_ctx: Any) -> Candidates:
    """What help explains."""
    return [*((entry.name, entry.sentence) for entry in COMMANDS.values()), ("days", SENTENCE)]


def days_ahead(ctx: Any) -> Candidates:
    """Today and the days that are coming, by name."""
    run = _run(ctx)
    return [("today", str(run.today)), ("tomorrow", str(run.day("tomorrow"))), *_weekdays(run, range(2, 7))]


def days_back(ctx: Any) -> Candidates:
    """Today and the days that were, by name."""
    run = _run(ctx)
    return [("today", str(run.today)), ("yesterday", str(run.day("yesterday"))), *_weekdays(run, range(-2, -7, -1))]


def _weekdays(run: Run, distances: Iterable[int]) -> Candidates:
    found = [run.today + timedelta(days=distance) for distance in distances]
    return [(describe_day(day)[:3].lower(), str(day)) for day in found]


def weeks(ctx: Any) -> Candidates:
    """The weeks around today by name."""
    week = _run(ctx).week(None)
    named = [("this", week), ("last", week.previous), ("next", week.next)]
    named += [(one.iso, one) for one in reversed(week.previous.last(_AROUND))]
    return [(name, str(one.start)) for name, one in named]
