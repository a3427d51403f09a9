"""The JSON contract: the keys of every report, word by word, as every command really prints them."""

from __future__ import annotations

import inspect
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import pytest

from tests import brought
from tests.notebook import TODAY, Notebook
from tests.store.stores import a_step, writing
from valuetrack.cli.command import function_of
from valuetrack.cli.commands import COMMANDS
from valuetrack.frozen import slug
from valuetrack.reports import Both

WEEK = "iso start end"
ACTION_COUNTS = "planned done smaller not_taken carried not_recorded let_go taken outside_control text percent in_reach"
CARD = "id value text day at why meaning cue energy_window planned_minutes barrier coping smaller with_whom reward"
CARD += " facet also"
PLANNED = f"{CARD} short confidence if_then outcome"
TRIED = "id short day week value belief before action outcome result after change alternative"
CANDIDATE = "value score likely"
BARRIER_STEP = "id short day any_day value text source outcome foreseen coping coping_tried learned"
TOLD = "id text anxiety_before anxiety_after mood_before mood_after enjoyment got_in_way learned "
GOAL_STEP = TOLD + "short day any_day value outcome"
REVIEW = {
    "": "week away values totals anxiety mood effort with_discomfort barriers helped hindered reflections check_ins "
    "experiments clinical focus_offer reflection_entries check_in_entries carried_twice in_the_way hidden later "
    "entries mood_changes relief_and_cost outside_hands comparisons",
    "week": WEEK,
    "values[]": "value importance lived discrepancy surplus priority reading change change_reading change_since focus "
    "actions opportunities moves_toward minutes note id week_note",
    "values[].actions": ACTION_COUNTS,
    "values[].opportunities": "noticed taken text",
    "totals": "actions opportunities moves_toward minutes other_minutes",
    "totals.actions": ACTION_COUNTS,
    "totals.opportunities": "noticed taken",
    "anxiety": "pairs median_change",
    "mood": "pairs median_change",
    "effort": "n median",
    "barriers": "internal external unspecified",
    "helped[]": "what count",
    "hindered[]": "what count",
    "experiments[]": "belief before after change belief_result action short text",
    "clinical": "mean_importance_x_lived n",
    "focus_offer[]": CANDIDATE,
    "reflection_entries[]": "id short date kind happened common_humanity kind_words learned intensity room",
    "check_in_entries[]": "id short date note",
    "carried_twice[]": "id short text value times",
    "in_the_way[]": "what kind source value",
    "mood_changes": "lifted unchanged cost",
    **{f"mood_changes.{change}[]": "text value pairs" for change in ("lifted", "unchanged", "cost")},
    "relief_and_cost[]": "id short day text value source relief cost",
    "outside_hands[]": "what count tried",
    "entries[]": TOLD + "source value value_id day outcome counted also also_id leads",
}
AWAY = {"": "week away", "week": WEEK}
SUMS = ("totals", "anxiety", "mood", "effort", "barriers", "helped", "hindered", "experiments")
WEEKS = {
    "": "weeks sums in_the_way entries outside_hands",
    "weeks[]": "week away values",
    "sums": "totals anxiety mood effort with_discomfort barriers helped hindered reflections check_ins experiments",
    **{f"weeks[].{path}": keys for path, keys in REVIEW.items() if path.startswith(("week", "values"))},
    **{
        f"sums.{path}": keys
        for path, keys in REVIEW.items()
        if path.startswith(SUMS) and not path.startswith("mood_changes")
    },
    **{path: keys for path, keys in REVIEW.items() if path in ("in_the_way[]", "entries[]", "outside_hands[]")},
}
DAY_PLAN = {
    "": "day week away focus actions any_day",
    "week": WEEK,
    "actions[]": PLANNED,
    "any_day[]": PLANNED,
}
SHOWN = {
    "week-review": REVIEW,
    "weeks-review": WEEKS,
    "week-plan": {"": "week away focus actions at_one_time", "week": WEEK, "actions[]": PLANNED},
    "day-plan": DAY_PLAN,
    "overview": {
        "": "empty today next_step earlier noticed welcome_back last_step plan revisit_values",
        "earlier[]": PLANNED,
        "noticed[]": "id short value text taken",
        **{f"today.{path}".rstrip("."): keys for path, keys in DAY_PLAN.items()},
        "last_step": "text value smaller",
    },
    "focus-offer": {"": "week focus offered rated", "week": WEEK, "offered[]": CANDIDATE},
    "value-list": {
        "": "day values hidden later",
        "values[]": "id value importance meaning domain facets chosen created resting",
    },
    "value-story": {
        "": "id value created tracks start until wordings importance weeks rests actions opportunities activities "
        "experiments steps reflections comparisons more also",
        "more": "importance weeks actions opportunities activities experiments reflections also comparisons",
        "wordings[]": "day value meaning domain facets chosen",
        "importance[]": "day importance",
        "weeks[]": "week lived likely note",
        "rests[]": "start until",
        "actions[]": TOLD + "short due day outcome facet also",
        "opportunities[]": TOLD + "short day taken facet also",
        "activities[]": TOLD + "short day",
        "experiments[]": TRIED,
        "steps[]": "id short text difficulty retired",
        "reflections[]": "id short date kind happened common_humanity kind_words learned intensity room",
    },
    "trends": {
        "": "start end weeks set_aside values helped mood parts_of_day relief_and_cost in_the_way hidden later",
        "weeks[]": "iso start end moves_toward opportunities_noticed",
        "set_aside[]": WEEK,
        "values[]": "id value n median weeks",
        "values[].weeks[]": "week importance lived discrepancy reading median moves_toward opportunities_noticed",
        "helped[]": "what count",
        "mood": "lifted unchanged cost",
        "parts_of_day[]": "part n lifted unchanged cost",
        **{f"mood.{change}[]": "text value pairs" for change in ("lifted", "unchanged", "cost")},
        "relief_and_cost[]": "id short day text value source relief cost",
        "in_the_way[]": "what kind count foreseen taken values coped",
    },
    "barrier-story": {
        "": "what kind sources count foreseen blocked taken ahead expected tried more",
        **{f"{part}[]": BARRIER_STEP for part in ("blocked", "taken", "ahead", "expected", "tried")},
    },
    "activity-list": {
        "": "start end activities more",
        "activities[]": "id short day at text value leads minutes anxiety_before anxiety_after mood_before mood_after "
        "effort enjoyment energy helped hindered learned relief cost",
    },
    "lifted-list": {
        "": "start end lifted more",
        "lifted[]": "text value times mood anxiety enjoyment energy relief cost away latest",
    },
    "goal-list": {"": "goals", "goals[]": "goal values open taken latest"},
    "goal-story": {
        "": "goal values open taken ahead done anxiety mood experiments ladder more",
        **{f"{part}[]": GOAL_STEP for part in ("ahead", "done")},
        **dict.fromkeys(("anxiety", "mood"), "pairs median_change"),
        "experiments[]": TRIED,
        "ladder[]": "id short value text difficulty taken not_taken on_offer retired stays",
    },
    "experiment-list": {"": "experiments elsewhere", "experiments[]": TRIED},
    "comparison-table": {"": "id short day question options chosen values", "values[]": "id value leanings"},
    "comparison-list": {"": "comparisons", "comparisons[]": "id short day question options chosen"},
    "therapist-note": {
        "": "format first last heading set_aside sections",
        "set_aside[]": WEEK,
        "sections[]": "title lines items",
        "sections[].items[]": "kind text included about joined",
    },
    "step-list": {
        "": "day steps hidden elsewhere",
        "steps[]": "id short value text difficulty taken not_taken on_offer retired stays",
    },
    "routine-list": {
        "": "day routines hidden",
        "routines[]": "id short value text rule every start until at planned_minutes smaller paused ended next",
    },
    "support": {"": "contacts first_step people lines sources read", "contacts[]": "id short name reach"},
    "contact-list": {"": "contacts", "contacts[]": "id short name reach"},
    "maintenance-plan": {"": "signs stressors first_step people revisit offered revisited"},
    "change-list": {
        "": "changes more",
        "changes[]": "at command records undone things",
        "changes[].things[]": "id short words day week",
    },
    "journal": {
        "": "start end entries more narrowed",
        "entries[]": "id short kind day any_day value text more outcome",
    },
    "entry-story": {
        "": "id short kind record parts referred history card",
        "card": CARD,
        "referred[]": "id short text",
        "history[]": "day at command changes",
        "history[].changes[]": "field before after",
    },
    "import-understood": {
        "": "program start end activities notes reflections known taken_out arrivals lists moods marks left timeless "
        "unmeasured by_place encoding delimiter day_format unread",
        "arrivals[]": "kind day at text value",
        "lists[]": "name count value new",
        "moods[]": "name count rating",
        "marks[]": "mark count",
        "left[]": "file line why",
    },
    "would-delete": {"": "id kind text"},
    "import-preview": {"": "file counts", "counts": "added changed deleted earlier same left_out"},
    "would-purge": {
        "": "ids going things stays drafts store",
        "things[]": "id short words day week",
        "stays[]": "id short kind words has_words",
    },
    "places": {"": "store store_exists configuration data state cache drafts schema"},
    "backup-list": {"": "folder backups", "backups[]": "name at why size"},
    "notebook-repaired": {"": "store file counts brought_back differing left_out unread"},
    "would-restore": {"": "backup kinds newest_now newest_then is_there", "kinds[]": "kind now then"},
    "health": {"": "store full well checks newest_backup backup_age", "checks[]": "check verdict facts"},
    "encryption-status": {
        "": "store encrypted available passphrase_command key_file keyring other_copies",
    },
    "demo": {"": "store commands review"},
    "command-helps": {"": "commands", "commands[]": "name panel sentence examples text"},
    "completion-script": {"": "shell script"},
}
RECEIPT = "id ids message if_then notes records"
RECORD = "record id entry created_at updated_at "
EXPERIENCE = (
    "anxiety_before anxiety_after mood_before mood_after minutes effort enjoyment helped hindered learned relief cost "
)
HAPPENED = EXPERIENCE + "got_in_way barrier_kind "
RECORDS = {
    "value": RECORD + "created tracks",
    "wording": RECORD + "value_id day name meaning domain facets chosen",
    "rest": RECORD + "value_id start until",
    "importance": RECORD + "value_id day importance",
    "week-rating": RECORD + "value_id week lived likely note",
    "week-record": RECORD + "week first_focus second_focus set_aside",
    "action": RECORD + HAPPENED + "value_id text day week at why confidence barrier coping smaller cue reward "
    "energy_window with_whom goal planned_minutes belief belief_before carried_from outcome outcome_day belief_after "
    "result alternative step_id rate in_hard_moment barrier_source barrier_came coping_tried "
    "smaller_confidence facet also acts_on routine_id",
    "opportunity": RECORD + HAPPENED + "value_id text day taken same_as barrier_source facet also",
    "activity": RECORD + EXPERIENCE + "text day value_id at energy leads",
    "reflection": RECORD + "day kind about happened common_humanity kind_words learned intensity room",
    "check-in": RECORD + "day note",
    "comparison": RECORD + "day options question chosen",
    "option-leaning": RECORD + "comparison_id option value_id leaning",
    "step": RECORD + "value_id text difficulty retired",
    "routine": RECORD + "value_id text start rule until at planned_minutes smaller paused",
    "contact": RECORD + "name reach",
    "maintenance": RECORD + "signs stressors first_step people revisit revisited",
}


def keys_of(thing: Any, path: str = "") -> dict[str, set[str]]:
    """The keys of each object in a document, by where it stands; the objects of a list have the same ones."""
    if isinstance(thing, list):
        found: dict[str, set[str]] = {}
        for one in thing:
            for place, keys in keys_of(one, f"{path}[]").items():
                assert found.setdefault(place, keys) == keys, place
        return found
    if not isinstance(thing, dict):
        return {}
    inner = [keys_of(value, f"{path}.{key}".lstrip(".")) for key, value in thing.items()]
    return {path: set(thing)} | {place: keys for one in inner for place, keys in one.items()}


def pinned(table: dict[str, str]) -> dict[str, set[str]]:
    return {path: set(keys.split()) for path, keys in table.items()}


@dataclass
class Month:
    """Every command once, in a notebook that fills every list; what each said, by the command that was typed."""

    notebook: Notebook
    said: list[tuple[str, str, Any]] = field(default_factory=list)

    def say(self, *words: str) -> Any:
        """The data of a command's document, remembered with the report's name."""
        printed = self.notebook.do(*words, "--json").out
        document = json.loads(printed)
        assert set(document) == {"valuetrack", "report", "data"}
        assert document["valuetrack"] == 1
        self.said.append((words[0] if words else "", document["report"], document["data"]))
        return document["data"]

    def live(self) -> None:
        """What matters, three weeks of it, and putting it right; today is Wed 2026-01-14."""
        self._before()
        self._this_week()
        self._look()
        self._compare()
        self._care()
        self._mend()

    def _before(self) -> None:
        connection = self.say("add-value", "Connection", "--importance", "9", "--on", "2025-12-29")["id"]
        with writing(self.notebook.db) as store:
            store.put(a_step(value_id=connection))
        self.say("add-value", "Quiet", "--meaning", "room", "--on", "2025-12-29")
        self.say("rate-value", "Quiet", "6", "--on", "2026-01-01")
        self.say("edit-value", "Quiet", "--name", "Stillness", "--on", "2026-01-02")
        self.say("edit-value", "Stillness", "--tracks", "mood")
        self.say("archive-value", "Stillness", "--on", "2026-01-03")
        self.say("restore-value", "Stillness", "--on", "2026-01-05")
        self.say("rate-week", "Connection", "4", "--likely", "6", "--note", "why", "--week", "last")
        self.say("set-aside-week", "--week", "2025-12-29")
        self.say("set-aside-week", "--week", "next")
        self.say("set-aside-week", "--week", "next", "--resume")
        self.say("set-focus", "Connection")

    def _this_week(self) -> None:
        plan = ("plan-week", "Call Ines", "-v", "Connection", "--belief", "no answer", "--belief-before", "60")
        first = self.say(*plan, "--on", "2025-12-30")["id"]
        second = self.say("check-in", first, "--outcome", "carried", "--to", "2026-01-06")["ids"][1]
        third = self.say("check-in", second, "--outcome", "carried", "--to", "2026-01-13", "--note", "so")["ids"][1]
        self.say("check-in", third, "--outcome", "carried", "--to", "2026-01-16", "--note", "on")
        self.say("plan-week", "Sit outside", "-v", "Stillness")
        walk = self.say("plan-week", "Walk", "-v", "Connection", "--on", "wed", "--at", "9:30")["id"]
        self.say("check-in", walk, "--before", "--mood-before", "4")
        self.say("check-in", walk, "--outcome", "done", "--helped", "shoes", "--hindered", "rain", "--effort", "3")
        for text, before, after in (("Stretch", "4", "6"), ("Tidy", "5", "5"), ("Call the bank", "6", "5")):
            one = self.say("plan-week", text, "-v", "Connection", "--on", "wed")["id"]
            self.say("check-in", one, "--outcome", "done", "--mood-before", before, "--mood-after", after)
        self.say("check-in", "--note", "halfway")
        noticed = ("log-opportunity", "lift", "-v", "Connection", "-n", "--got-in-way", "tired")
        self.say(*noticed, "--relief", "quiet", "--barrier-kind", "external")
        for hour in range(7, 12):
            mood = ("--mood-before", "4", "--mood-after", "5")
            self.say("log-activity", "tea", "-v", "Connection", "--at", f"{hour}:00", *mood)
        self.say("log-activity", "scrolled", "--minutes", "90", "--leads", "away", "--mood-before", "4")
        self.say("reflect", "--happened", "a week", "--about", walk)
        self.say("rate-week", "Connection", "5", "--likely", "7")
        self._climb()

    def _climb(self) -> None:
        step = self.say("add-step", "Connection", "Wave", "--difficulty", "1")["id"]
        self.say("plan-week", "--step", step, "--on", "2026-01-15")
        self.say("edit-step", step, "--text", "Nod")
        self.say("edit-step", step, "--retire")
        self.say("edit-step", step, "--restore")
        self.say("list-steps")
        self._come_back()

    def _come_back(self) -> None:
        walk = self.say("plan-week", "Walk", "-v", "Connection", "--every", "tue,thu", "--at", "18:30")["id"]
        for change in (("--minutes", "20"), ("--pause",), ("--resume",), ("--end",)):
            self.say("edit-routine", walk, *change)
        self.say("list-routines", "--all")

    def _look(self) -> None:
        self.say("review-week")
        self.say("review-week", "--week", "2025-12-29")
        self.say("review-week", "--from", "2025-12-29", "--to", "today")
        self.say("show-trends")
        self._meet("tired")
        self._serve("see people")
        self.say("list-experiments")
        self.say("list-activities")
        self.say("list-activities", "--lifted")
        self.say("show-week")
        self.say("today")
        self.say()
        self.notebook.day = "2026-01-17"
        self.say()
        self.notebook.day = TODAY
        self.say("set-focus", "--week", "next")
        self.say("list-values", "--all")
        self.say("show-value", "Connection")
        self.say("show-value", "Stillness")
        self.notebook.day = "2026-03-02"
        self.say()
        self.notebook.day = TODAY
        self.say("encrypt", "--passphrase-command", "echo four words")
        new = ("--new-passphrase-command", "echo five words")
        self.say("change-passphrase", "--passphrase-command", "echo four words", *new)
        self.say("decrypt", "--yes", "--passphrase-command", "echo five words")
        for words in (("where",), ("encryption-status",), ("demo",), ("help", "--all"), ("completion", "bash")):
            self.say(*words)
        self.say("export", "--output", str(self.notebook.home / "notebook.jsonl"))
        self._bring_in()
        self._keep()

    def _bring_in(self) -> None:
        file = str(self.notebook.home / "notebook.jsonl")
        self.say("import", file, "--dry-run")
        self.say("import", file)
        brought.put_into(self.notebook.home)
        cut = self.notebook.home / "cut.csv"
        cut.write_text(f"{brought.DAYLIO}never\n", encoding="utf-8")
        self.say("import", str(cut), "--from", "daylio", "--map", "tea=new:Tea", "--dry-run")
        self.say("import", str(self.notebook.home / "loop.zip"), "--from", "loop", "--dry-run")
        self.say("import", str(cut), "--from", "daylio", "--yes")
        self.say("undo")

    def _keep(self) -> None:
        self.say("doctor", "--full")
        self.say("doctor", "--repair-into", str(self.notebook.home / "whole.db"))
        self.say("backup")
        newest = self.say("list-backups")["backups"][0]["name"]
        self.say("restore-backup", newest, "--dry-run")
        self.say("restore-backup", newest, "--yes")

    def _meet(self, barrier: str) -> None:
        self.say("plan-week", "Lie down at noon", "-v", "Connection", "--acts-on", barrier)
        for outcome in ((), *(("--outcome", "done", "--barrier-came", came) for came in ("yes", "no"))):
            one = self.say("plan-week", "Ring Ana", "-v", "Connection", "--barrier", barrier, "--on", "wed")["id"]
            if outcome:
                self.say("check-in", one, *outcome)
        self.say("show-barrier", barrier)
        self.say("rename-words", barrier, "no energy left")

    def _serve(self, goal: str) -> None:
        for outcome in ((), ("--outcome", "done")):
            plan = ("plan-week", "Ring Ben", "-v", "Connection", "--goal", goal, "--belief", "no answer", "--on", "wed")
            one = self.say(*plan)["id"]
            if outcome:
                self.say("check-in", one, *outcome)
        self.say("list-goals")
        self.say("show-goal", goal)

    def _compare(self) -> None:
        one = self.say("compare-options", "stay", "go", "--toward", "2:Connection", "--question", "where to live")["id"]
        self.say("edit-comparison", one, "--away", "1:Connection")
        self.say("show-comparison", one)
        self.say("list-comparisons")
        self.say("write-note", "--from", "2025-12-29")

    def _care(self) -> None:
        contact = self.say("add-contact", "Ines", "--reach", "555 0100")["id"]
        self.say("list-contacts")
        self.say("support")
        self.say("hard-moment", "--intensity", "8", "--action", "open the window", "-v", "Connection")
        self.say("hard-moment", "--action", "make tea", "-v", "Connection")
        self.say("maintenance-plan", "--signs", "I stop answering")
        self.say("maintenance-plan")
        self.say("revisit-values", "--done")
        self.say("remove-contact", contact, "--yes")

    def _mend(self) -> None:
        week = next(data for _, report, data in self.said if report == "week-review")
        plan = next(data for _, report, data in self.said if report == "week-plan")
        action, reflection = plan["actions"][0]["id"], week["reflection_entries"][0]["id"]
        opportunity = self.say("log-opportunity", "choir", "-v", "Connection", "-t")["id"]
        self.say("edit-action", action, "--why", "because")
        self.say("edit-opportunity", opportunity, "--not-taken")
        self.say("edit-activity", self.of("activity-list")[0]["activities"][0]["id"], "--cost", "a short night")
        self.say("edit-reflection", reflection, "--learned", "more")
        self.say("edit-note", week["check_in_entries"][0]["id"], "--note", "halfway there")
        self.say("journal")
        self.say("show", action)
        self.say("show", self.of("comparison-list")[0]["comparisons"][0]["id"])
        self.say("delete", opportunity, "--dry-run")
        self.say("delete", opportunity, "--yes")
        self.say("undo")
        self.say("redo")
        self.say("undo", "--list")
        reflection = self.say("reflect", "x", "--about", action)["id"]
        self.say("purge", action, "--dry-run")
        self.say("purge", reflection, "--yes")

    def of(self, report: str) -> list[Any]:
        """What the commands said under that name."""
        return [data for _, named, data in self.said if named == report]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Month:
    """The month, lived."""
    with pytest.MonkeyPatch.context() as patch:
        lived = Month(Notebook(tmp_path_factory.mktemp("month"), patch))
        lived.live()
    return lived


def test_every_report_has_the_keys_that_are_pinned_here(month: Month) -> None:
    for report, table in SHOWN.items():
        found: dict[str, set[str]] = {}
        for data in month.of(report):
            if report != "week-review" or not data["away"]:
                found |= keys_of(data)
        if report == "entry-story":
            found = {path: keys for path, keys in found.items() if not path.startswith(("record", "parts"))}
        if report == "demo":
            found = {path: keys for path, keys in found.items() if not path.startswith("review")}
        assert found == pinned(table), report


def test_the_review_in_the_demo_is_a_review(month: Month) -> None:
    [data] = month.of("demo")

    assert keys_of(data["review"]).items() <= pinned(REVIEW).items()


def test_the_review_of_a_week_set_aside_has_its_week_and_nothing_else(month: Month) -> None:
    [away] = [data for data in month.of("week-review") if data["away"]]

    assert keys_of(away) == pinned(AWAY)


def test_every_command_that_writes_says_the_same_and_its_records_have_the_keys_that_are_pinned_here(
    month: Month,
) -> None:
    kinds = set()
    for command, report, data in month.said:
        if report not in SHOWN:
            assert set(data) == set(RECEIPT.split()), command
            for record in data["records"]:
                kinds.add(record["record"])
                assert set(record) == set(RECORDS[record["record"]].split()), command
    assert kinds == set(RECORDS)


def test_an_error_has_its_kind_its_message_what_to_do_next_and_what_may_have_been_meant(notebook: Notebook) -> None:
    notebook.do("add-value", "Friendship")

    said = notebook.run("show-value", "Frendship", "--json")

    assert (said.code, said.out) == (1, "")
    assert json.loads(said.err) == {
        "valuetrack": 1,
        "error": {
            "kind": "unknown",
            "message": "You have no value called 'Frendship'.",
            "hint": "Did you mean Friendship?",
            "nearest": ["Friendship"],
        },
    }


def test_a_command_prints_the_reports_that_its_function_returns_and_the_page_tells_of_each(month: Month) -> None:
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    returned = {name: inspect.signature(function_of(entry)).return_annotation for name, entry in COMMANDS.items()}
    told = {("", "overview")} | {
        (name, slug(kind).replace("away-review", "week-review"))
        for name, annotation in returned.items()
        for kind in get_args(annotation) or (annotation,)
        if kind not in (Both, type(None), None)
    }

    assert {(command, report) for command, report, _ in month.said} == told
    assert {report for _, report in told if f"### {report}" not in page and f"`{report}`" not in page} == set()
    records = {record["record"] for _, _, data in month.said for record in data.get("records", ())}
    assert {kind for kind in records if f"### {kind}" not in page} == set()
