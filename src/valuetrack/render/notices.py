"""Sentences that commands say in passing, and the words of help."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from valuetrack.render.voice import Voice
    from valuetrack.reports.notebook import LastStep
    from valuetrack.reports.therapist_note import Kind, NoteFormat, NoteRecords

# The pages of help
HEAD = "A private notebook for living by your values. It is not medical or psychological treatment."
MORE = "Every command: valuetrack help --all. One command: valuetrack help COMMAND."
SUPPORT = "On a hard day, valuetrack support shows people who can be with you."
EXAMPLES = (
    "valuetrack add-value Connection --importance 9",
    'valuetrack plan-week "Text Priya at lunch" --value Connection --on wed',
)


def runs(command: str) -> str:
    """Which command runs, where the beginning of its name was typed."""
    return f"This is valuetrack {command}."


def not_shown(archived: int, later: int, say: Voice) -> str:
    """That archived values are left out, and those that begin later, and how many; empty where none is."""
    said = [_archived(archived, say)] if archived else []
    if later:
        begin = say.either("begins" if later == 1 else "begin", "begin")
        said.append(f"{say.count(later, 'value', some='some' if said else 'Some')} {begin} later")
    return f"{'; '.join(said)}; `valuetrack list-values --all` shows all." if said else ""


def _archived(archived: int, say: Voice) -> str:
    values = say.either(say.count(archived, "archived value"), "Archived values")
    are = "is" if archived == 1 and not say.words_only else "are"
    return f"{values} {are} not shown"


# What takes a while
OPENING = "Opening the notebook"
BACKING_UP = "Making a backup"
BRINGING_BACK = "Bringing the backup back"
WRITING_OUT = "Writing it all out"
READING_FILE = "Reading the file"
TAKING_IN = "Taking it in"
GOING_BACK = "Going back"
GOING_FORWARD = "Bringing it back"
WRITING_ANEW = "Writing the notebook anew"
CLEARING = "Clearing what is left"
LOOKING = "Looking at the notebook"
REPAIRING = "Reading what can be read"

# Weeks
NOTICING = "Noticing counts too."
NO_PLAN = f"No plan this week. {NOTICING}"
CLOSE = "Your week and what matters were close."
IN_STEP = f"{CLOSE} Keep going, or rest."
WEEK_IS_OVER = "Last week is over. Nothing has to be made up for."
HEAVY = "These days sound heavy. Make one smaller, or rest this week?"
NOTHING_TAKEN = "What was planned was not for this week. Nothing has to be made up for."
NOT_IN_YOUR_HANDS = "part of this gap is not in your hands."
PROTECT = "Which would you protect first?"


def you_decide(names: Iterable[str], week: str) -> str:
    """How a focus that is on offer for a week is chosen; the week by its ISO name."""
    return f"You decide:\n  valuetrack set-focus {shlex.join(names)} --week {week}"


# Putting right
DELETE_IT = "Delete it?"
REMOVE_IT = "Remove it for good?"
FOR_GOOD = (
    "It will be gone for good: no backup is made before, and undo cannot bring it back. Older backups, copies of the "
    "notebook that were set aside and drafts with these words go too. Then a new backup is made of what stays.\n"
    "Some places cannot be reached: copies and exports of your own, other notebooks and their backups, notes you gave "
    "to someone, synced folders, backups of this computer, copies that your editor keeps elsewhere, and the history of "
    "your shell."
)
_FOR_GOOD_ON_A_SERVER = (
    f"{FOR_GOOD} The server, too, keeps the words in its log and in backups of its own until these are written over or "
    "thrown away. Drafts on your other computers stay too."
)
STILL_TO_CLEAR = (
    "It is gone from the notebook. Its traces there, in backups and in drafts are still to be cleared: the next "
    "command does it."
)
WHICH_ENTRY = "Which one? Its number or its id"
WHICH_WORDS = "Which one? Its number or its words"
NEW_WORDS = "In other words?"
EARLIER_WORDS = "(Tab: your earlier words)"
KEPT_BEFORE = "What was saved before is kept."
NOTHING_CHOSEN = "Without an id nothing is done."
NOTHING_CHANGED_YET = "It stays as it is."
_ENOUGH_TO_KNOW = 200


def is_on_a_server(store: str) -> bool:
    """Whether a notebook is in a database: what a report names as its store is an address then, and else a path."""
    return store.startswith(("postgres://", "postgresql://"))


def for_good(store: str) -> str:
    """What to know before something is removed for good from the notebook in a file, or at the address of a server."""
    return _FOR_GOOD_ON_A_SERVER if is_on_a_server(store) else FOR_GOOD


def other_words(asked: str, now: str | None) -> str:
    """What a text is to say: the question that it answers, where it has one, and what it says now."""
    said = " ".join((now or "nothing yet").split())
    shown = f"{said[:_ENOUGH_TO_KNOW]}{'...' if len(said) > _ENOUGH_TO_KNOW else ''}"
    return f"{asked}\nNow: {shown}\nIn other words?".lstrip()


# Values
STARTERS = (
    "Words that some people begin with: friendship, family, honesty, courage, patience, health, learning, creativity, "
    "faith, rest. Yours may be another."
)


def which_value(names: Iterable[str]) -> str:
    """Which value an entry is for, of those that are offered."""
    return f"Which value? {', '.join(names)}"


def for_focus(name: str) -> str:
    """Which value an entry is for where nobody named one: the single focus of the week."""
    return f"For {name}, the focus of the week."


# Answers, and leaving a session
ONE_LINE = "Those are several lines, and this question takes one."
WITHOUT_NAME = "Without a name nothing is done."
KEPT_AS_NOTE = "Without a name it becomes a note of the day."
WITHOUT_VALUE = "Without a value it becomes a note of the day."
WITHOUT_TAKEN = "Without a yes or a no it becomes a note of the day."
WITHOUT_DIFFICULTY = "Without a difficulty it becomes a note of the day."
ONE_OF_THESE = "Please answer with one of these words."
WITHOUT_REACH = "Without a way to reach them it becomes a note of the day."
STOPPED = "Stopped here. Nothing in the notebook was changed."
STOPPED_KEPT = "Stopped here. What you answered is kept; `valuetrack undo` takes it back."


def left_open(default: str) -> str:
    """What becomes of a question whose answer was not understood; `default` is what Enter stands for."""
    return "We leave this question open." if default == "skip" else f"We go on with: {default}."


# Encryption
UNLOCK = "The passphrase of the notebook (it is not shown) [Enter: without it]"
NEW_KEY = "A passphrase for the notebook (it is not shown) [Enter: stop here]"
ONCE_MORE = "The same once more [Enter: stop here]"
THEY_DIFFER = "The two were not the same. Please type both again."
DOES_NOT_FIT = "That one does not fit, or the file is no encrypted notebook. Please try again."
NO_WAY_IN = (
    "Without the passphrase nobody can open the notebook again, not even you. Keep it where you will find it in ten "
    "years. Four or five words that nobody else would put together make a good one."
)
OPEN_TO_ALL = "Afterwards everybody who can read your files can read the notebook. Decrypt it?"
NOT_BACKED_UP = (
    "The notebook itself is as you wanted it, and there is no backup of that yet. When there is room, "
    "`valuetrack backup` makes one."
)
OLDER_OPEN = "Copies with another passphrase, or with none"


def other_copies(files: Iterable[str], *, removing: bool) -> str:
    """Which files beside an encrypted notebook its passphrase does not close, and whether they go."""
    listed = "\n".join(f"  {one}" for one in files)
    return f"{OLDER_OPEN}:\n{listed}\nRemove them for good?" if removing else f"{OLDER_OPEN}:\n{listed}"


def unlock(path: Path) -> str:
    """The question for the passphrase of a file that is not the notebook itself."""
    return f"The passphrase of {path} (it is not shown) [Enter: without it]"


def not_remembered(place: str, reason: str) -> str:
    """That a key could not be put where keys are remembered."""
    return f"{place} does not take the key ({reason}), so you will be asked for the passphrase again."


def nothing_remembered(place: str, reason: str) -> str:
    """That a place where keys are remembered does not answer."""
    return f"{place} does not give the key ({reason})."


# On hard days
CONTACTS_LEFT_OUT = "Your notebook cannot be opened right now, so your own contacts are not shown."


def remove_contact(name: str) -> str:
    """Whether a contact is to be taken out."""
    return f"Remove {name}?"


# Keeping going
FIRST_PLAN = (
    "Some weeks are written down now, and you know them best. On an easier day you could make a plan for hard times: "
    "valuetrack maintenance-plan"
)
LOOK_AGAIN = "Do your values still fit? When you like: valuetrack revisit-values"

# Files, and writing in one's own editor
NOTHING_CHANGED = "Nothing was changed, so nothing is kept."
NOTHING_WRITTEN = "Nothing is written."


KEEP_DRAFT = "Keep it for another time?"
_WAYS = {
    "code": "code --wait",
    "codium": "codium --wait",
    "cursor": "cursor --wait",
    "zed": "zed --wait",
    "subl": "subl --wait",
    "mate": "mate --wait",
    "gvim": "gvim --nofork",
    "kate": "kate --block",
    "gedit": "gedit --wait",
    "emacsclient": "emacsclient",
    "open": "open -W -t",
}


def draft_kept(draft: Path, command: str) -> str:
    """Where that stands which was written and could not be used, and how it is taken up again."""
    return f"Your draft is kept: {draft}\n{_taken_up(command, 'it')}"


def answers_kept(draft: Path, command: str) -> str:
    """Where the answers of a session are that could not be stored, and how they are taken up again."""
    return f"Your answers are kept in a draft: {draft}\n{_taken_up(command, 'them')}"


def _taken_up(command: str, what: str) -> str:
    return f"The next {_typed(command)} offers to save {what}."


def _typed(command: str) -> str:
    return f"`valuetrack {command}`" if command != "valuetrack" else "`valuetrack`"


def kept_nowhere(reason: str, texts: Iterable[str]) -> str:
    """That the answers of a session could not be kept in a draft either, and the answers, to be copied."""
    return "\n  ".join((f"They could not be kept in a draft ({reason}). Here is what you wrote, to copy it:", *texts))


def drafts_waiting(found: Sequence[tuple[Path, str]], folder: Path) -> str:
    """That there are drafts, each with the command that offers to save it."""
    [(draft, command), *others] = found
    where = f"Drafts that are not saved yet are in {folder}" if others else f"Not saved yet: {draft}"
    return f"{where}. {_taken_up(command, 'the first' if others else 'it')}"


def draft_offered(day: date, words: Sequence[str]) -> str:
    """Whether a draft of that day is to be saved; its first words, to know it by."""
    from textwrap import shorten  # noqa: PLC0415 - a draft is rare

    about = shorten(" / ".join(one_line(text) for text in words), 60, placeholder="…")
    return f"Not saved yet, from {describe_day(day)}: {about}\nSave it now?"


def file_stays(file: Path, command: str) -> str:
    """Where that stands which may yet be written, and how it is taken up."""
    return f"What you write there stays: {file}\n{_taken_up(command, 'it')}"


def waiting(editor: str) -> str:
    """How an editor waits until one is done, where it came back at once."""
    way = _WAYS.get(editor.split()[0].rpartition("/")[2], "")
    example = f'EDITOR="{way}"' if way else 'EDITOR="code --wait"'
    return f"If it is still open, tell it to wait until you close the file: {example}"


def write_over(path: Path) -> str:
    """Whether a file that is there may be replaced."""
    return f"There is a file already: {path}. Write over it?"


# The notebook itself
GLAD = "Good to see you."


def that_worked(last: LastStep) -> str:
    """Which small action was the last that was taken."""
    return f"The last small step you took: {last.text} ({last.value})"


def demo_lines(say: Voice) -> tuple[str, ...]:
    """What a newcomer would type through a week."""
    barrier = '--barrier "it has been long" --smaller "send a picture"'
    matters = say.either("9", '"very much"')
    lived, likely = say.either("5", "somewhat"), say.either("7", "much")
    return (
        f'valuetrack add-value Friendship --meaning "being someone who turns up" --importance {matters}',
        f'valuetrack plan-week "Write to Ines" -v Friendship -o wed {barrier}',
        "valuetrack today",
        'valuetrack log-opportunity "the neighbour said hello, I answered" --value Friendship --taken',
        'valuetrack check-in --note "two of three so far"',
        f"valuetrack rate-week Friendship {lived} --likely {likely}",
        "valuetrack review-week",
    )


# The note for a therapist
SET_EDITOR = "To edit the draft first, set EDITOR.\n"


def left_out_of_note(records: NoteRecords, form: NoteFormat, odd: Iterable[Kind], *, is_empty: bool) -> Iterator[str]:
    """What is left out of a note: `odd` kinds that have no place in it, and weeks; and that there is nothing."""
    for kind in odd:
        yield f"Left out: {kind}, for which a note in the format {form} has no place."
    for week in records.set_aside:
        yield f"Left out: the week {describe_day(week.start)} to {describe_day(week.end)}, which is set aside."
    if is_empty:
        days = f"{describe_day(records.first)} to {describe_day(records.last)}"
        yield f"Nothing that a note can hold is entered from {days}. Other days: --from and --to."


# The ladder of steps: why the one on offer is not a harder one
STAYS = {
    "anxiety": "The anxiety was still strong afterwards, so the ladder stays on this step. Staying is a step too.",
    "hard-moment": "A hard moment was not long ago, so the ladder stays on this step for now.",
    "step-between": "The next step on this ladder is much harder. Is there one in between? valuetrack add-step",
    "effort": "The ladder stays on this step: how much effort it took is not noted. To note it: valuetrack edit-action",
}

# Nudges: the questions after something was entered that may be another thing than it says
QUESTIONS = {
    "vague": "That is a direction. What could someone see you do, and when?",
    "someone-else": "How they answer is theirs. Which part is yours to do?",
    "stop-doing": "What would you be doing instead?",
    "goal": "That sounds like a goal. What matters underneath it?",
}


def nudged(nudges: Iterable[str], say: Voice, confidence: int = 0, short: str = "") -> tuple[tuple[str, str], ...]:
    """Each nudge with its question.

    `confidence` is that of the action that is asked about, 0 to 10, and `short` its id to type.
    """
    about_confidence = {
        "smaller first": say.either(
            f"{confidence} of 10 sure. Could you make it smaller, until it feels like a 7?",
            "Could you make it smaller, until it feels likely?",
        ),
        "offer a smaller version": "Is there a smaller version? Keep it with: "
        f'valuetrack edit-action {short} --smaller "..."',
    }
    return tuple(
        ("confidence", about_confidence[one]) if one in about_confidence else (one, QUESTIONS[one]) for one in nudges
    )
