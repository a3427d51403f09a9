"""What a SQLite file that is encrypted (SQLCipher) needs beside: all that knows of keys and of its driver."""
