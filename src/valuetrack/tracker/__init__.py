"""The use cases: an open store and plain arguments in, a report out."""
