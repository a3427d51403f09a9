"""Many processes that write to one database at once lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.servers import needs_server, server
from valuetrack.store.database import engine_of, open_reading

pytestmark = needs_server
ROOT = Path(__file__).parents[2]


def test_many_commands_at_once_lose_nothing_where_there_is_no_notebook_and_where_there_is_one(
    tmp_path: Path, rounds: int
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    with server().databases() as new:
        for place in [server().address(new()) for _ in range(rounds)]:
            written = 0
            for size in (20, 40):
                command = [sys.executable, "-m", "tests.store.processes", "crowd", place, str(size), str(tmp_path)]
                ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
                assert ran.returncode == 0, ran.stderr
                written += size
                with open_reading(engine_of(place), migrate=False) as reader:
                    kept = reader._execute(
                        "SELECT count(*), count(DISTINCT entry), min(entry), max(entry) FROM check_in", {}
                    )
                    assert [*kept] == [(written, written, 1, written)]
                    assert len(reader.groups(100_000)) == written
        backups = {one.name for one in (tmp_path / "data").rglob("*") if one.is_file()}
        assert all(one.endswith(".daily.jsonl") for one in backups - {"notebook"})
        assert len(backups) > 1
