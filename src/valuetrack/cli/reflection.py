"""The command that keeps a reflection: three prompts, an editor, or standard input."""

from typing import Annotated, Any

import typer

from valuetrack.cli import editor
from valuetrack.cli import old_params as params
from valuetrack.cli.guide import reflecting
from valuetrack.cli.guide.reflecting import QUESTIONS
from valuetrack.cli.old_params import REFLECTION, STDIN, Edit, On, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction
from valuetrack.model import ReflectionKind
from valuetrack.tracker import reviewing

Text = Annotated[
    str | None, typer.Argument(metavar="TEXT", help="What happened; - reads the whole reflection from stdin.")
]
Kind = Annotated[
    str,
    typer.Option(
        "--kind", metavar="KIND", help="weekly, after-not-acting, intense-moment, grieving-a-limit or return."
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="ID",
        help="The action or opportunity it turns to.",
        autocompletion=params.complete_ids,
    ),
]


@with_fields(*REFLECTION)
def reflect(
    ctx: typer.Context,
    text: Text = None,
    kind: Kind = ReflectionKind.WEEKLY.value,
    about: About = None,
    edit: Edit = False,
    on: On = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Look back with kindness: what happened, who else knows this, what you would tell a friend."""
    run = Run.of(ctx)
    day = run.day(on)
    occasion = params.read_choice(ReflectionKind)("--kind", kind) or ReflectionKind.WEEKLY
    if text is not None:
        if "happened" in fields:
            raise Contradiction("TEXT and --happened say the same.", hint="Give one of them.")
        if text == STDIN:
            fields |= editor.sections(params.from_stdin(text), QUESTIONS)
        else:
            fields["happened"] = params.read_text("TEXT", text)

    def save(given: dict[str, Any]) -> None:
        with run.writing() as store:
            receipt = reviewing.reflect(store, day, occasion, about, given)
        run.show(receipt)

    if edit:
        editor.compose(run, QUESTIONS, fields, save)
    elif fields:
        save(fields)
    elif not run.can_ask:
        raise params.needs("--happened, --common-humanity, --kind-words or --learned", "A text")
    else:
        reflecting.session(save)
