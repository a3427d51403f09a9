"""The store: the one home of SQLModel, SQLAlchemy, Alembic and sqlite3."""
