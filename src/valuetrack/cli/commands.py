"""The map of the command line: each command's name, panel, module and sentence, in the order of the week.

Help, completion, the suggestion for a mistyped name and the generated reference all read this table; the module of a
command is loaded when it runs, and its examples stand with its function.
"""

from __future__ import annotations

from valuetrack.frozen import Frozen

VALUES = "What matters"
PLAN = "The week ahead"
NOTICE = "Through the week"
CARE = "On hard days"
REVIEW = "Looking back"
MEND = "Putting right"
ABOUT = "The notebook"
PANELS = (VALUES, PLAN, NOTICE, CARE, REVIEW, MEND, ABOUT)


class Entry(Frozen):
    """One command; `everyday` ones stand in `--help`, all of them in `help --all`."""

    name: str
    panel: str
    module: str
    sentence: str
    everyday: bool = False


_MAP = (
    Entry("add-value", VALUES, "values", "Name something that matters, in your own words.", everyday=True),
    Entry("rate-value", VALUES, "values", "Say how much a value matters, from 0 to 10."),
    Entry("edit-value", VALUES, "values", "Reword a value; older reviews keep its older words."),
    Entry("archive-value", VALUES, "values", "Let a value rest; nothing of it is lost."),
    Entry("restore-value", VALUES, "values", "Bring a resting value back."),
    Entry("list-values", VALUES, "values", "Show what matters to you.", everyday=True),
    Entry("show-value", VALUES, "values", "Show one value's history."),
    Entry(
        "set-focus",
        PLAN,
        "weeks",
        "Choose the one or two values of the week; without VALUE, see what is offered.",
        everyday=True,
    ),
    Entry(
        "plan-week",
        PLAN,
        "actions",
        "Plan a small action; without ACTION, be guided through the week's plan.",
        everyday=True,
    ),
    Entry("add-step", PLAN, "steps", "Put a small step on a value's ladder, with how hard it is."),
    Entry(
        "list-steps", PLAN, "steps", "Show the ladder of a value, or all of them, and the step that is next on offer."
    ),
    Entry("edit-step", PLAN, "steps", "Put a step right, move it on its ladder, or retire it."),
    Entry("today", NOTICE, "weeks", "Show what is planned for today.", everyday=True),
    Entry("show-week", PLAN, "weeks", "Show what is planned in a week.", everyday=True),
    Entry("set-aside-week", PLAN, "weeks", "Set a week aside, as time away; it is in no count and no trend."),
    Entry(
        "compare-options",
        PLAN,
        "comparisons",
        "Lay two to five options beside your values: which leads toward them, which away.",
    ),
    Entry("list-comparisons", PLAN, "comparisons", "Show the comparisons of options that you keep."),
    Entry("show-comparison", PLAN, "comparisons", "Show the options of a decision beside your values."),
    Entry(
        "check-in",
        NOTICE,
        "actions",
        "Say how an action went, or leave a note; without ID, go through what is open.",
        everyday=True,
    ),
    Entry(
        "log-opportunity",
        NOTICE,
        "opportunities",
        "Note a moment in which a step was possible, taken or not.",
        everyday=True,
    ),
    Entry(
        "hard-moment",
        CARE,
        "hard_moments",
        "Be here for a moment when it is a lot: people, a breath, and one small step or none.",
        everyday=True,
    ),
    Entry(
        "support", CARE, "contacts", "Show who can be with you on a hard day, your own contacts first.", everyday=True
    ),
    Entry("add-contact", CARE, "contacts", "Keep somebody whom you can reach on a hard day."),
    Entry("list-contacts", CARE, "contacts", "Show the contacts of your own."),
    Entry("remove-contact", CARE, "contacts", "Take a contact out; undo brings it back."),
    Entry("maintenance-plan", CARE, "maintenance", "Show your plan for hard times, or keep a part of it."),
    Entry(
        "reflect",
        REVIEW,
        "reflections",
        "Look back with kindness: what happened, who else knows this, what you would tell a friend.",
        everyday=True,
    ),
    Entry("rate-week", REVIEW, "weeks", "Say how the week was lived, value by value, from 0 to 10.", everyday=True),
    Entry(
        "review-week", REVIEW, "reviews", "Read the weekly review: what matters beside how the week was.", everyday=True
    ),
    Entry("revisit-values", REVIEW, "maintenance", "Look at your values again, one by one, and see if they still fit."),
    Entry("show-trends", REVIEW, "trends", "Lay weeks side by side: what matters, and how it was lived."),
    Entry("list-experiments", REVIEW, "experiments", "Show beliefs that were tried out, before and after."),
    Entry(
        "write-note",
        REVIEW,
        "therapist_note",
        "Draft a note for a therapist from your own records; you choose what goes in.",
    ),
    Entry("edit-action", MEND, "actions", "Put an action right, in its plan or in how it went."),
    Entry("edit-opportunity", MEND, "opportunities", "Put an opportunity right."),
    Entry("edit-reflection", MEND, "reflections", "Put a reflection right."),
    Entry(
        "edit-comparison", MEND, "comparisons", "Put a comparison right: its words, its day, or where an option leads."
    ),
    Entry(
        "delete",
        MEND,
        "changes",
        "Delete an action, an opportunity, a reflection, a note, a step or a comparison; undo brings it back.",
    ),
    Entry("undo", MEND, "changes", "Take back the latest change.", everyday=True),
    Entry("redo", MEND, "changes", "Bring back what was taken back."),
    Entry("where", ABOUT, "notebook", "Show where everything is kept."),
    Entry("help", ABOUT, "notebook", "Show help, for one command or for all."),
    Entry("completion", ABOUT, "notebook", "Print a script that lets the shell complete commands, values and ids."),
    Entry("demo", ABOUT, "notebook", "Show four invented weeks and their review, in a store of their own."),
)
COMMANDS = {entry.name: entry for entry in _MAP}
