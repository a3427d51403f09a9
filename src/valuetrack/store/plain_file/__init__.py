"""The engine for a notebook in a plain SQLite file: all that knows of paths and of the driver."""
