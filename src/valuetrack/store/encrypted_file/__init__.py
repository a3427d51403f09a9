"""The engine for a notebook in an encrypted SQLite file (SQLCipher): all that knows of keys and of its driver."""
