"""What is asked about comparisons: the options of a decision, and where they lead, seen from a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.model import CheckIn, Comparison, OptionLeaning
from valuetrack.store.asking import Queries, bound
from valuetrack.store.kinds import columns, from_row

if TYPE_CHECKING:
    from datetime import date

_IN_DAYS = "WHERE day BETWEEN :first AND :last ORDER BY day, entry"
_NOTES_AND_COMPARISONS = f"""
    SELECT {", ".join(f"noted.{column}" for column in columns(CheckIn))},
           {", ".join(f"compared.{column}" for column in columns(Comparison))}
    FROM (SELECT 1) AS now
    LEFT JOIN (SELECT * FROM check_in {_IN_DAYS}) AS noted ON 1 = 1
    LEFT JOIN (SELECT * FROM comparison {_IN_DAYS}) AS compared ON 1 = 1
    ORDER BY noted.day, noted.entry, compared.day, compared.entry"""  # noqa: S608 - only names of columns
_OF_DAYS = """
    WHERE comparison_id IN (SELECT id FROM comparison WHERE day BETWEEN :first AND :last)
    ORDER BY entry"""


class Comparisons(Queries):
    """The options of decisions."""

    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons, by day and entry."""
        return self._records(Comparison, "ORDER BY day, entry")

    def notes_and_comparisons(self, first: date, last: date) -> tuple[tuple[CheckIn, ...], tuple[Comparison, ...]]:
        """What `check_ins` says, and the comparisons from `first` to `last` by day and entry, in one question."""
        wide = len(columns(CheckIn))
        notes: dict[str, CheckIn] = {}
        compared: dict[str, Comparison] = {}
        for row in self._execute(_NOTES_AND_COMPARISONS, {"first": bound(first), "last": bound(last)}):
            note, one = tuple(row[:wide]), tuple(row[wide:])
            if note[0] is not None:
                notes[str(note[0])] = from_row(CheckIn, note)
            if one[0] is not None:
                compared[str(one[0])] = from_row(Comparison, one)
        return tuple(notes.values()), tuple(compared.values())

    def leanings(self, comparison_id: str) -> tuple[OptionLeaning, ...]:
        """Where the options of a comparison lead, in the order of entry."""
        return self._records(
            OptionLeaning, "WHERE comparison_id = :comparison ORDER BY entry", comparison=comparison_id
        )

    def leanings_seen_from(self, value_id: str) -> tuple[OptionLeaning, ...]:
        """Where options of any comparison lead, seen from a value."""
        return self._records(OptionLeaning, "WHERE value_id = :value", value=value_id)

    def leanings_between(self, first: date, last: date) -> tuple[OptionLeaning, ...]:
        """Where the options of the comparisons from `first` to `last` lead, in the order of entry."""
        return self._records(OptionLeaning, _OF_DAYS, first=first, last=last)
