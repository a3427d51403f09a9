"""The engine for a notebook in a SQLite file, plain or encrypted: all that knows of paths and of the driver."""
