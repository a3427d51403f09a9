"""The plan for hard times and for keeping going."""

from valuetrack.store.tables.columns import Kept, MaybeDay, MaybeWords


class MaintenanceRow(Kept, table=True):
    """The maintenance plan, of which there is one."""

    __tablename__ = "maintenance"

    signs: MaybeWords = None
    stressors: MaybeWords = None
    first_step: MaybeWords = None
    people: MaybeWords = None
    revisit: MaybeDay = None
    revisited: MaybeDay = None
