"""The questions that are put to a store, one file per kind of record."""
