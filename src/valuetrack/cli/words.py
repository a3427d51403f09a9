"""The command that gives what is known by its words other ones, everywhere."""

from typing import Annotated, get_args

from valuetrack.cli.command import examples
from valuetrack.cli.params import argument, asking, written
from valuetrack.cli.run import Run
from valuetrack.model import Known
from valuetrack.reports.words import WordsRenamed
from valuetrack.tracker import words

Old = Annotated[
    str,
    argument(
        "OLD",
        "The words as they are, or the beginning of them.",
        complete="known_words",
        needed="The words as they are",
        ask=asking("known_words", *get_args(Known)),
    ),
]
New = Annotated[
    str,
    argument("NEW", "Other words; - reads them from stdin.", written, needed="Other words", ask=asking("new_words")),
]


@examples(
    'valuetrack rename-words "no words" "at a loss for words"', 'valuetrack rename-words no "no words came" --json'
)
def rename_words(run: Run, old: Old, new: New) -> WordsRenamed:
    """Reword what got in the way, a goal or a side of a value, everywhere at once."""
    return run.write(words.rename, old, new)
