"""The store: the one home of SQLModel, SQLAlchemy, Alembic, drivers and the keyring."""
