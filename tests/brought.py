"""Files of other programs, as the examples of `import` name them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-01-02,January 2,Friday,21:15,calm,"tea | reading","Evening","Rain.<br>Then <b>sun</b>."
2025-12-31,December 31,Wednesday,6:10 PM,good,"tea","",""
2025-12-30,December 30,Tuesday,8:05 AM,meh,"","",""
"""
LOOP = {
    "Habits.csv": "Position,Name,Type\n001,Meditate,YES_NO\n",
    "001 Meditate/Checkmarks.csv": "Date,Value,Notes\n2026-01-02,YES_MANUAL,\n2026-01-01,SKIP,a cold\n2025-12-31,NO,\n",
}
JOURNAL = {
    "tags": {},
    "entries": [{"title": "A walk.", "body": "It snowed.", "date": "2026-01-02", "time": "10:00", "tags": []}],
}
TASKS = """\
[
{"id":0,"description":"write to Ada","end":"20260102T183000Z","project":"Letters","status":"completed","tags":["post"],
 "uuid":"11111111-2222-4333-8444-555555555555"},
{"id":1,"description":"rest","status":"pending","uuid":"11111111-2222-4333-8444-666666666666"}
]
"""
TABLE = "Tag;was war;Dauer\n02/01/2026;Tee getrunken;20\n"

EXPORTED = """\
{"format":"valuetrack export","version":1}
{"deleted":false,"kind":"check-in","past":false,"record":{"created_at":"2026-01-02T19:00:00.000000+00:00",\
"day":"2026-01-02","entry":1,"id":"b1106e6a-5f5c-4b7e-8d1c-1a2b3c4d5e6f","note":"brought along",\
"updated_at":"2026-01-02T19:00:00.000000+00:00"}}
"""


def put_into(folder: Path) -> None:
    """Write the files there."""
    for name, text in (("daylio.csv", DAYLIO), ("journal.json", json.dumps(JOURNAL)), ("tasks.json", TASKS)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    last = {"lines": 2, "sha256": hashlib.sha256(EXPORTED.encode()).hexdigest()}
    (folder / "laptop.jsonl").write_text(f"{EXPORTED}{json.dumps(last)}\n", encoding="utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in LOOP.items():
            archive.writestr(name, text)
    (folder / "loop.zip").write_bytes(packed.getvalue())
