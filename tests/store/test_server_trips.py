"""How often a command sends to a server and waits, connecting and the end of the change counted: at most ten times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.relays import relay
from tests.servers import needs_server, server

if TYPE_CHECKING:
    from tests.notebook import Notebook

pytestmark = needs_server
MOST = 10
COMMANDS = (
    ("today",),
    ("list-values",),
    ("check-in", "--note", "green"),
    ("plan-week", "water the beans", "--value", "Connection", "--on", "thu"),
    ("log-opportunity", "sun", "--value", "Connection", "--taken"),
    ("edit-value", "Connection", "--meaning", "green things"),
    ("review-week",),
    ("show-week",),
    ("journal",),
    ("show-value", "Connection"),
    ("show-trends",),
    ("undo",),
    ("redo",),
)


def test_a_command_goes_to_the_server_ten_times_at_most(notebook: Notebook, written_database: str) -> None:
    found: dict[str, int] = {}
    with server().databases() as new, relay(server()) as counting:
        place: Any = counting.address(new(written_database))
        notebook.db = place
        notebook.do("check-in", "--note", "the first of the day makes a backup")
        for command in COMMANDS:
            counting.trips = 0
            notebook.do(*command)
            found[command[0]] = counting.trips

    assert {name: trips for name, trips in found.items() if not 3 <= trips <= MOST} == {}
