"""A month of somebody who uses every command, typed into the program of any schema: python -m tests.store.month FOLDER.

It puts into FOLDER the store that the program has left, and what its reports say of it. The program is the one that
Python finds; PYTHONPATH names an older one. A schema that changes has its store made so, the last one of it, before the
number of the next one is written: `schema-N` beside this file holds it from then on.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.store.engine import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

# Each line is a schema from which on it can be typed, a day, a name for the id that comes of it or a dash, and what is
# typed; {name} stands for such an id.
_MONTH = """
2 02-02 -       add-value Garden --meaning "things that grow" --domain home --importance 8
2 02-02 -       add-value Friendship --meaning "being there" --importance 9
2 02-02 -       add-value Making --domain work --importance 5
4 02-02 -       add-value Body --importance 6 --tracks anxiety --facet "a walk" --facet "early nights" --chosen yes
2 02-02 -       add-contact Ines --reach "555 0100"
2 02-02 doctor  add-contact "My doctor" --reach "555 0199"
2 02-02 -       set-focus Garden Friendship
2 02-02 beans   add-step Garden "One bean" --difficulty 2
2 02-02 bed     add-step Garden "A whole bed" --difficulty 6
2 02-02 -       add-step Friendship "Say hello" --difficulty 3
2 02-02 water   plan-week --step {beans} --on tue --at 18:30 --planned-minutes 20 --confidence 6 --why "it was dry"
2 02-02 call    plan-week "Call Ines" -v Friendship --on wed --barrier "no words" --coping "a note" --smaller "a text"
2 02-02 choir   plan-week "Ask about the choir" -v Friendship --belief "They say no" --belief-before 80 --rate anxiety
2 02-02 shelf   plan-week "Build a shelf" -v Making --on thu --cue "the saw" --reward tea --energy-window morning
4 02-02 walk    plan-week "A walk" -v Body --on fri --facet "a walk" --also Garden --smaller-confidence 9 --smaller out
4 02-02 letter  plan-week "Write to the landlord" -v Garden --on fri --acts-on "the noise" --goal "sleep" --barrier rain
4 02-02 swim    plan-week "Swim" -v Body --every tue,thu --at 07:00 --minutes 30 --until 2026-03-31
4 02-02 lift    plan-week "Stretch" -v Body --every daily --smaller "one minute"
4 02-03 -       check-in {water} --before --anxiety-before 6 --mood-before 3
2 02-03 -       check-in {water} --outcome done --anxiety-after 4 --mood-after 6 --minutes 25 --effort 2 --enjoyment 7
2 02-03 lunch   log-opportunity "lunch invitation" -v Friendship -n --got-in-way "no words" --barrier-kind internal
2 02-04 -       check-in {call} --outcome smaller --helped "the note" --helped tea --hindered noise --learned "it rang"
2 02-04 sun     log-opportunity "sun at noon" -v Garden -t --anxiety-before 5 --anxiety-after 3 --minutes 10
4 02-04 film    log-activity "watched a film" --minutes 90 --mood-before 3 --mood-after 4 --leads neither --energy 3
4 02-04 soup    log-activity "cooked soup" -v Body --at 18:30 --leads toward --helped music --cost "a late night"
2 02-05 -       check-in {shelf} --outcome not-taken --got-in-way "no wood" --barrier-kind external
4 02-05 -       edit-action {shelf} --barrier-source money
4 02-05 -       check-in {letter} --outcome done --barrier-came yes --coping-tried no
4 02-05 -       edit-opportunity {lunch} --barrier-source self-criticism --facet "a walk" --also Body
4 02-05 -       plan-week --routine {swim}
4 02-05 -       edit-routine {swim} --every mon,thu --at 08:00
4 02-05 -       edit-routine {lift} --pause
2 02-06 tea     check-in --note "tea with the neighbour"
2 02-06 -       check-in {choir} --outcome carried --to 2026-02-11
2 02-06 froze   reflect --kind after-not-acting --about {shelf} --happened "I froze." --kind-words "You noticed."
2 02-07 -       hard-moment --intensity 8 --room yes --kind-words "This is hard." --action "Open a window" -v Garden
2 02-07 -       hard-moment --intensity 4 --room no
2 02-08 -       rate-week Garden 6 --likely 7
2 02-08 -       rate-week Friendship 3 --likely 4 --note "A quiet week."
2 02-08 -       rate-week Making 2
2 02-08 -       maintenance-plan --signs "I stop answering" --stressors "the move" --people Ines
2 02-08 trip    compare-options "the choir" "the class" --question Thursdays --toward 1:Friendship --away 2:Garden
2 02-09 -       edit-value Making --name Crafting --meaning "with my hands"
2 02-09 -       rate-value Friendship 10
2 02-09 -       set-aside-week
2 02-09 -       set-aside-week --resume
2 02-10 -       plan-week "Sow peas" -v Garden --on wed --on thu
2 02-10 -       edit-step {bed} --text "Half a bed" --difficulty 5
2 02-10 -       edit-action {call} --confidence 7 --learned "she was glad" --relief "no call" --cost "a long evening"
2 02-11 old     log-opportunity "a talk at the fence" -v Friendship -t
2 02-11 -       edit-opportunity {old} --text "a talk" --learned "it was short" --same-as {call}
2 02-11 -       edit-comparison {trip} --neither 2:Making --option 2:"the evening class"
4 02-11 -       edit-comparison {trip} --chosen 1
4 02-11 -       rename-words "no words" "no words came"
4 02-11 -       edit-activity {film} --mood-after 5 --value Friendship
5 02-11 gone    check-in --note "not for here"
5 02-11 -       purge {gone} --yes
3 02-11 -       edit-note {tea} --note "tea with the new neighbour"
2 02-12 -       delete {lunch} --yes
2 02-12 -       undo
2 02-12 spare   plan-week "Never mind" -v Garden --on fri
2 02-12 -       delete {spare} --yes
2 02-13 -       rate-value Garden 2
2 02-13 -       undo
2 02-13 -       edit-reflection {froze} --learned "mornings are harder" --common-humanity "others freeze too"
2 02-15 -       rate-week Garden 4
2 02-15 -       rate-week Friendship 7
2 02-15 -       maintenance-plan --first-step "open the curtains" --revisit 2026-05-01
2 02-16 -       set-aside-week
2 02-16 -       archive-value Making
2 02-16 -       edit-step {bed} --retire
2 02-17 -       remove-contact {doctor} --yes
2 02-23 -       restore-value Making
2 02-23 peas    plan-week "Pick peas" -v Garden --week 2026-W09
2 02-24 -       check-in {peas} --outcome let-go
2 02-25 -       edit-action {choir} --outcome done --belief-after 30 --result "They said yes" --alternative "Some do"
2 03-01 -       rate-week Garden 8 --likely 8
2 03-01 -       revisit-values --done
2 03-02 last    plan-week "Water the peas" -v Garden --on tue
2 03-02 -       check-in {last} --outcome done --minutes 5
2 03-02 -       undo
2 03-02 -       undo
2 03-02 -       redo
"""
_REPORTS = """
2 list-values
2 list-steps
2 list-contacts
2 maintenance-plan
2 list-comparisons
2 show-comparison {trip}
2 list-experiments
2 show-trends
2 review-week --week 2026-W06
2 review-week --week 2026-W07
2 review-week --week 2026-W08
2 review-week --week 2026-W09
2 show-week --week 2026-W10
2 show-value Garden
2 show-value Friendship
2 show-value Making
3 journal
3 show {call}
4 list-routines
4 list-activities
4 list-goals
4 show-barrier "no words came"
4 show-value Body
"""
END = "2026-03-03"


def live(schema: int, typed: Callable[[str, list[str]], str]) -> dict[str, str]:
    """Live the month under a schema; `typed` is given a day and words, and gives the JSON. The ids by their names."""
    ids: dict[str, str] = {}
    for line in _MONTH.split("\n")[1:-1]:
        since, day, name, words = line.split(maxsplit=3)
        if int(since) <= schema:
            said = typed(f"2026-{day}", shlex.split(words.format(**ids)))
            if name != "-":
                ids[name] = json.loads(said)["data"]["id"]
    return ids


def reports(schema: int, ids: dict[str, str], typed: Callable[[str, list[str]], str]) -> dict[str, object]:
    """What the reports of a schema say the day after, each by what is typed for it."""
    lines = [line.split(maxsplit=1) for line in _REPORTS.split("\n")[1:-1]]
    asked = [words.format(**ids) for since, words in lines if int(since) <= schema]
    return {words: json.loads(typed(END, shlex.split(words)))["data"] for words in asked}


def _typed(store: Path) -> Callable[[str, list[str]], str]:
    def typed(day: str, words: list[str]) -> str:
        environment = {**os.environ, "VALUETRACK_DB": str(store), "VALUETRACK_NOW": f"{day}T20:00:00"}
        command = [sys.executable, "-m", "valuetrack", *words, "--json"]
        return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout

    return typed


def _make(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    store = folder / "journal.db"
    typed = _typed(store)
    said = json.dumps(reports(SCHEMA, live(SCHEMA, typed), typed), indent=1, ensure_ascii=False)
    (folder / "reports.json").write_text(f"{said}\n", encoding="utf-8")


if __name__ == "__main__":
    _make(Path(sys.argv[1]))
