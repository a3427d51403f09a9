"""Keeping going: the maintenance plan, and people to reach."""

from valuetrack.store.tables.columns import STRICT, Kept, MaybeDay, MaybeWords, Words


class MaintenanceRow(Kept, table=True):
    """The maintenance plan, of which there is one."""

    __tablename__ = "maintenance"
    __table_args__ = (STRICT,)

    signs: MaybeWords = None
    stressors: MaybeWords = None
    first_step: MaybeWords = None
    people: MaybeWords = None
    revisit: MaybeDay = None
    revisited: MaybeDay = None


class ContactRow(Kept, table=True):
    """Somebody to reach."""

    __tablename__ = "contact"
    __table_args__ = (STRICT,)

    name: Words
    reach: Words
