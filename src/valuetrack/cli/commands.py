"""The map of the command line: each command's name, panel, module and sentence, in the order of the week.

Help, completion, the suggestion for a mistyped name and the generated reference all read this table; the module of a
command is loaded when it runs, and its examples stand with its function.
"""

from valuetrack.frozen import Frozen


class Entry(Frozen):
    """One command; all of them stand in `help --all`.

    `short` says in a line what an everyday one does, for `--help`; the others have none. Those that take back, delete
    or replace run `by_whole_name` alone, not by the beginning of it.
    """

    name: str
    panel: str
    module: str
    sentence: str
    short: str = ""
    by_whole_name: bool = False


# In each panel the commands, each after its module.
_SENTENCES = {
    "What matters": {
        "values.add-value": "Name something that matters, in your own words.",
        "values.rate-value": "Say how much a value matters, from 0 to 10.",
        "values.edit-value": "Change the words of a value. Old reviews keep the old words.",
        "values.archive-value": "Put a value away for now. Nothing is deleted.",
        "values.restore-value": "Bring a resting value back.",
        "values.list-values": "Show what matters to you.",
        "values.show-value": "Show one value's history.",
    },
    "The week ahead": {
        "weeks.set-focus": "Choose the one or two values of the week; without VALUE, see what is offered.",
        "actions.plan-week": "Plan a small action; without ACTION, be guided through the week's plan.",
        "steps.add-step": "Put a small step on a value's ladder, with how hard it is.",
        "steps.list-steps": "Show the ladder of a value, or all of them, and the step that is next on offer.",
        "steps.edit-step": "Correct a step, move it on its ladder, or retire it.",
        "routines.list-routines": "Show what comes back, on which days, and when it is next.",
        "routines.edit-routine": "Change a routine, pause it, or end it.",
        "weeks.show-week": "Show what is planned in a week.",
        "weeks.set-aside-week": "Set a week aside, as time away; it is in no count and no trend.",
        "comparisons.compare-options": ("Compare two to five options, and see which bring you closer to your values."),
        "comparisons.list-comparisons": "Show the comparisons of options that you keep.",
        "comparisons.show-comparison": "Show the options of a decision beside your values.",
    },
    "Through the week": {
        "weeks.today": "Show what is planned for today.",
        "actions.check-in": "Say how an action went, or leave a note; without ID, go through what is open.",
        "opportunities.log-opportunity": "Write down a moment when you could take a step, whether you did or not.",
        "activities.log-activity": "Write down something you did, planned or not, for a value or for none.",
        "activities.list-activities": "Show what you did, the newest first; the latest twenty.",
    },
    "On hard days": {
        "hard_moments.hard-moment": (
            "For a very hard moment: people to call, one breath, and one small step if you want."
        ),
        "contacts.support": "Show who can be with you on a hard day, your own contacts first.",
        "contacts.add-contact": "Save someone you can call on a hard day.",
        "contacts.list-contacts": "Show the contacts of your own.",
        "contacts.remove-contact": "Take a contact out; undo brings it back.",
        "maintenance.maintenance-plan": "Show your plan for hard times, or keep a part of it.",
    },
    "Looking back": {
        "journal.journal": "Find again what you wrote, the newest first.",
        "journal.show": "Show an entry whole, with what was changed in it and when.",
        "reviews.close-week": "Close the week in one go: what is open, how it was, its review, and a plan.",
        "reflections.reflect": (
            "Look back with kindness: what happened, who else knows this, what you would tell a friend."
        ),
        "weeks.rate-week": "Say how much you lived each value this week.",
        "reviews.review-week": "Look at your week: what matters, and how it went.",
        "maintenance.revisit-values": "Look at your values again, one by one, and see if they still fit.",
        "trends.show-trends": "Compare your weeks over time.",
        "barriers.show-barrier": "Show what got in the way over time, and what you did about it.",
        "goals.list-goals": "Show the treatment goals that your actions serve.",
        "goals.show-goal": "Show what you did for a treatment goal, and how it was.",
        "experiments.list-experiments": "Show the worries you tested, and what happened.",
        "therapist_note.write-note": "Draft a note for a therapist from your own records; you choose what goes in.",
    },
    "Putting right": {
        "actions.edit-action": "Correct an action, in its plan or in how it went.",
        "opportunities.edit-opportunity": "Correct an opportunity.",
        "activities.edit-activity": "Correct an activity.",
        "reflections.edit-reflection": "Correct a reflection.",
        "notes.edit-note": "Put a note of a day right.",
        "words.rename-words": "Reword what got in the way, a goal or a side of a value, everywhere at once.",
        "comparisons.edit-comparison": (
            "Correct a comparison: its words, its day, where an option leads, or which you choose."
        ),
        "changes.delete": (
            "Delete an entry: an action, an activity, a note, a step, a routine and so on; undo brings it back."
        ),
        "purges.purge": "Remove entries for good, from the past and the backups too; undo cannot bring them back.",
        "changes.undo": "Take back the latest change.",
        "changes.redo": "Bring back what was taken back.",
    },
    "The notebook": {
        "encryption.encrypt": "Encrypt the notebook with a passphrase of your own.",
        "encryption.decrypt": "Take the encryption off the notebook.",
        "encryption.change-passphrase": "Give the encrypted notebook another passphrase.",
        "encryption.encryption-status": "Show whether the notebook is encrypted, and how it is opened.",
        "backups.backup": "Make a backup of the notebook, and check that it is whole.",
        "backups.list-backups": "Show the backups there are, the newest first.",
        "backups.restore-backup": "Bring a backup back. The notebook as it is now is kept aside.",
        "health.doctor": "Look whether the notebook is as it was written. Nothing is changed.",
        "notebook.where": "Show where everything is kept.",
        "imports.import": "Bring in what an export wrote, or what you kept in another program.",
        "exports.export": "Take the whole notebook along, as a file that other programs can read.",
        "notebook.help": "Show help, for one command or for all.",
        "notebook.completion": "Print a script that lets the shell complete commands, values and ids.",
        "notebook.demo": "Show four invented weeks and their review, in a store of their own.",
    },
}
# What `--help` shows under its two headings: ten commands of a week and two for hard days, a line each.
EVERYDAY = {
    "Through a week": {
        "add-value": "Name something that matters to you.",
        "plan-week": "Plan a small action, or the whole week.",
        "today": "See what is planned for today.",
        "check-in": "Say how an action went, or keep a note.",
        "log-opportunity": "Note a moment in which a step was possible.",
        "reflect": "Look back with kindness.",
        "close-week": "Close the week: rate it, read it, plan the next one.",
        "review-week": "Read the week: what matters beside how it was.",
        "journal": "Find again what you wrote.",
        "undo": "Take back the latest change.",
    },
    "On hard days": {
        "hard-moment": "Be here for a moment when it is a lot.",
        "support": "See who can be with you.",
    },
}
_SHORT = {name: short for part in EVERYDAY.values() for name, short in part.items()}
_REPLACING = (
    *("edit-", "rename-", "delete", "remove-", "purge", "undo", "redo"),
    *("archive-value", "set-focus", "set-aside-week", "encrypt", "decrypt", "change-passphrase", "restore-backup"),
)
PANELS = tuple(_SENTENCES)


def _entry(panel: str, place: str, sentence: str) -> Entry:
    module, name = place.split(".")
    return Entry(name, panel, module, sentence, _SHORT.get(name, ""), by_whole_name=name.startswith(_REPLACING))


_ALL = [_entry(panel, *one) for panel, sentences in _SENTENCES.items() for one in sentences.items()]
COMMANDS = {entry.name: entry for entry in _ALL}

# Who types one of these is shown people who can be there.
CRIES = ("crisis", "sos", "panic", "sad", "emergency", "suicide", "suicidal", "hopeless", "desperate", "scared")
# A word that runs one command at a terminal, though the names of others begin so too: a moment has ten seconds.
QUICK = {"log": "log-opportunity"}
# What people type for something that goes by another name here.
MEANT = {
    "search": ("journal",),
    "find": ("journal",),
    "note": ("check-in", "journal"),
    "mood": ("check-in", "hard-moment"),
    "feeling": ("check-in", "hard-moment"),
    "diary": ("journal", "reflect"),
    "new": ("add-value", "plan-week"),
    "value": ("add-value", "list-values"),
    "todo": ("plan-week", "today"),
    "task": ("plan-week", "today"),
    "week": ("show-week", "plan-week"),
    "routine": ("list-routines", "plan-week"),
    "habit": ("list-routines", "plan-week"),
    "timetable": ("show-week", "list-routines"),
    "done": ("check-in",),
    "rename": ("edit-value", "rename-words"),
    "barrier": ("show-barrier", "show-trends"),
    "obstacle": ("show-barrier", "show-trends"),
    "remove": ("delete", "remove-contact"),
    "rm": ("delete",),
    "erase": ("delete", "purge"),
    "wipe": ("purge", "delete"),
    "forget": ("purge", "delete"),
    "stats": ("review-week", "show-trends"),
    "report": ("review-week", "show-trends"),
    "config": ("where",),
    "settings": ("where",),
}


def begun_by(typed: str) -> tuple[str, ...]:
    """The names of the commands that begin as typed, in any case."""
    return tuple(name for name in COMMANDS if typed and name.startswith(typed.lower()))
