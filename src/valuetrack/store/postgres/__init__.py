"""The engine of a notebook in a PostgreSQL database."""
