"""People to reach."""

from valuetrack.store.tables.columns import Kept, Words


class ContactRow(Kept, table=True):
    """Somebody to reach."""

    __tablename__ = "contact"

    name: Words
    reach: Words
