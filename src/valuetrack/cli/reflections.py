"""Commands for reflections: keeping one from answers, an editor or standard input, and putting it right."""

from typing import Annotated, Any

from valuetrack.cli import ask, editor
from valuetrack.cli.command import examples
from valuetrack.cli.drafts import Form, Write
from valuetrack.cli.guide import reflections as guided
from valuetrack.cli.guide import save, take_in
from valuetrack.cli.params import (
    STDIN,
    Edit,
    NewDay,
    On,
    ReflectionFields,
    ReflectionTexts,
    an_id,
    argument,
    asking,
    needs,
    param_of,
    written_or_cleared,
)
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import EntryKind, Reflection, ReflectionKind
from valuetrack.reports.reflections import ReflectionEdited, ReflectionKept
from valuetrack.tracker import reflections


def _texts(run: Run, name: str, text: str) -> dict[str, Any]:
    """The texts in an argument: what happened, or the sections that stand in all of standard input. Raises BadText."""
    if text == STDIN:
        return Form("", ask.text_questions(Reflection)).sections(run.stdin())
    return {"happened": written_or_cleared(run, name, text)}


Text = Annotated[
    dict[str, Any] | None, argument("TEXT", "What happened; - reads the whole reflection from stdin.", _texts)
]
TheReflection = Annotated[str, an_id(EntryKind.REFLECTION, EntryKind.HARD_MOMENT)]
Kind = Annotated[ReflectionKind | None, param_of(Reflection, "kind")]
_ABOUT = asking("entry", EntryKind.ACTION, EntryKind.OPPORTUNITY)
About = Annotated[str | None, param_of(Reflection, "about", needed="An id", ask=_ABOUT)]


@examples(
    'valuetrack reflect --happened "I froze." --kind-words "You noticed. That counts."',
    'valuetrack reflect --kind after-not-acting --learned "mornings are harder"',
)
def reflect(
    run: Run, text: Text = None, *, kind: Kind, about: About, edit: Edit, on: On, fields: ReflectionTexts
) -> ReflectionKept | None:
    """Look back with kindness: what happened, who else knows this, what you would tell a friend.

    Grief, guilt, fear, hope, being of two minds: where something matters all of them may come, and all have room here.
    """
    if text is not None and "happened" in fields:
        raise Contradiction("TEXT and --happened say the same.", hint="Give one of them.")
    fields |= text or {}
    kind = kind or ReflectionKind.WEEKLY
    if fields and not edit:
        return run.write(reflections.reflect, on, kind, about, fields)
    if not (edit or run.can_ask):
        raise needs("--happened, --common-humanity, --kind-words or --learned", "A text")
    if about is not None:
        about = run.read(reflections.about_of, about)
    if take_in(run):
        return None
    if edit:
        kept: ReflectionKept | None = editor.compose(
            run, Reflection, fields, Write.of(reflections.reflect, on, kind, about, fields)
        )
        return kept
    guided.session(run, lambda texts: save(run, reflections.reflect, on, kind, about, texts))
    return None


@examples(
    'valuetrack edit-reflection b07 --learned "after lunch is easier"', "valuetrack edit-reflection b07 --about none"
)
def edit_reflection(
    run: Run, reflection_id: TheReflection, edit: Edit, on: NewDay, fields: ReflectionFields
) -> ReflectionEdited | None:
    """Correct a reflection.

    What is not named stays as it is; `none` clears a number or choice, an empty text clears a text.
    """
    if "kind" in fields:
        fields["kind"] = fields["kind"] or ReflectionKind.WEEKLY
    if on is not None:
        fields["day"] = on

    if not edit:
        if not fields and run.can_ask:
            fields = ask.other_words(run, Reflection, reflection_id, *ask.text_questions(Reflection))
        if not fields:
            raise needs("at least one option", "Something to change")
        return run.write(reflections.edit_reflection, reflection_id, fields)
    if fields.get("about"):
        fields["about"] = run.read(reflections.about_of, fields["about"])
    take_in(run)
    stood = vars(run.read(reflections.reflection_of, reflection_id))
    write = Write.of(reflections.edit_reflection, stood["id"], fields)
    edited: ReflectionEdited | None = editor.compose(run, Reflection, stood | fields, write, stood)
    return edited
