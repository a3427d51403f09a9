"""Drafts: what was written and is not in the notebook yet, each in a folder of its own under the state folder.

Those of an encrypted notebook are closed with its key, but for the file that an editor has open.
"""

from __future__ import annotations

import fcntl
import inspect
import json
import os
import re
import shutil
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from valuetrack import files
from valuetrack.cli.draft_json import decoded, encoded, texts
from valuetrack.errors import Busy, Declined, Unconfirmed, ValuetrackError
from valuetrack.frozen import Frozen, replace
from valuetrack.model import clean_text, lines_of, plain_text
from valuetrack.render import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from valuetrack.cli.run import Run
    from valuetrack.settings import Settings
    from valuetrack.store.encrypted_file.sealing import Seal

_TEXT = "text.md"
_FACTS = "draft.json"
_SEALED = re.compile(r".*\.[0-9a-f]{32}")
# A hard moment is a reflection, and whoever is in one is not asked about another.
_OFFERED_BY = {"hard-moment": "reflect", "edit-reflection": "reflect"}
# On a hard evening nothing else is spoken of; `where` counts them.
SILENT = {"hard-moment", "support", "help", "completion", "where"}


class Write(Frozen):
    """A change that was to be made: a use case of the tracker by its module and name, and what it is given by name."""

    use_case: str
    given: Mapping[str, Any]

    @classmethod
    def of(cls, use_case: Callable[..., Any], *given: Any, **named: Any) -> Write:
        """The change that calling `use_case` with an open store and these would make."""
        while isinstance(use_case, partial):
            named, use_case = {**use_case.keywords, **named}, use_case.func
        _, *bound = inspect.signature(use_case).bind(None, *given, **named).arguments.items()
        return cls(f"{use_case.__module__.rpartition('.')[2]}.{use_case.__name__}", dict(bound))

    def call(self) -> Callable[..., Any]:
        """What makes the change, given a store. Raises Declined where there is no such use case."""
        from importlib import import_module  # noqa: PLC0415 - where a draft is taken in alone

        module, _, name = self.use_case.partition(".")
        if re.fullmatch("[a-z_]+", module) and re.fullmatch("[a-z][a-z_]*", name):
            with suppress(ModuleNotFoundError):
                function = getattr(import_module(f"valuetrack.tracker.{module}"), name, None)
                if function is not None and function.__module__ == f"valuetrack.tracker.{module}":
                    return partial(function, **self.given)
        raise Declined("This draft was made by another version of valuetrack.", hint="What it holds can be read there.")

    def filled(self, fields: Mapping[str, Any]) -> Write:
        """The same with these of its `fields`."""
        return Write(self.use_case, {**self.given, "fields": {**self.given["fields"], **fields}})

    def joined(self, later: Write) -> Write | None:
        """This and what is said `later` about the same thing as one: given the same but for `fields`; else None."""
        mine, others = ({**one.given, "fields": None} for one in (self, later))
        if (self.use_case, mine) != (later.use_case, others):
            return None
        return self.filled(later.given["fields"]) if "fields" in later.given else later

    def texts(self) -> Iterator[str]:
        """What the person wrote or chose, piece by piece, without ids."""
        return texts(self.given)


class Facts(Frozen):
    """What is known of a draft: when it was made, what is to be written, and the form where an editor is used.

    `store` is the notebook that it was written for: its file or the address of its database, or empty where unknown.
    """

    at: datetime
    writes: tuple[Write, ...]
    form: Form | None = None
    store: str = ""


class Form(Frozen):
    """What an editor is opened on: a template, and in it the headings under which the texts of fields stand.

    Without headings all of it is one text.
    """

    template: str
    headings: Mapping[str, str]

    def sections(self, text: str) -> dict[str, str]:
        """What stands under each heading, where something does; before any, or without them, it is the first one's.

        Raises BadText.
        """
        fields = {f"# {heading}": field for field, heading in self.headings.items()}
        found: dict[str, list[str]] = {}
        current = next(iter(self.headings))
        for line in lines_of(text):
            if line.strip() in fields:
                current = fields[line.strip()]
            else:
                found.setdefault(current, []).append(line)
        texts = {field: "\n".join(lines).strip() for field, lines in found.items()}
        return {
            field: clean_text(f'What stands under "{self.headings[field]}"', one) for field, one in texts.items() if one
        }

    def changed(self, text: str) -> dict[str, str | None]:
        """The fields whose texts are others than in the template; None for one that was taken out. Raises BadText."""
        before, after = self.sections(self.template), self.sections(text)
        return {field: after.get(field) for field in self.headings if after.get(field) != before.get(field)}


class Draft:
    """One draft: a folder, in it what is to be written, as `draft.json`, and where there is a form, an editor's file.

    `is_open` says that an editor may yet write to it. What a `seal` closes has its name at the end of its own.
    """

    def __init__(self, folder: Path, seal: Seal | None = None) -> None:
        self.folder = folder
        self.text_file = folder / _TEXT
        self.is_open = False
        self._seal = seal

    @property
    def command(self) -> str:
        """The command whose next session offers it."""
        return self.folder.name.rpartition("-")[0]

    @property
    def named(self) -> Path:
        """The file in which a person finds what they wrote."""
        return self.text_file if os.path.lexists(self.text_file) else self._place(_FACTS)

    @property
    def is_own(self) -> bool:
        """Whether it belongs to this notebook: it is open, or closed with the key that the notebook has now."""
        return self._place(_FACTS).exists() or not any(_SEALED.fullmatch(one.name) for one in self.folder.glob("*"))

    def is_for(self, settings: Settings) -> bool:
        """Whether the notebook that it was written for is this one, or a file that is not there any more, or unknown.

        One that is closed is known by its key.
        """
        if not (self.folder / _FACTS).is_file():
            return True
        with suppress(Declined):
            store = self.facts().store
            is_a_file = os.path.isabs(store)  # noqa: PTH117 - an address is no path
            return store in ("", _store_of(settings)) or (is_a_file and not os.path.isfile(store))  # noqa: PTH113
        return True

    @property
    def is_readable(self) -> bool:
        """Whether it can be read without somebody being asked."""
        return self._seal is None or self._seal.is_open or not self._place(_FACTS).exists()

    def _place(self, name: str) -> Path:
        return self.folder / (f"{name}.{self._seal.name}" if self._seal is not None else name)

    def _read(self, name: str) -> str | None:
        """What stands under a name, closed or open; None where there is none."""
        path = self.folder / name
        if path.is_file() and not path.is_symlink():
            return path.read_text(encoding="utf-8", errors="surrogateescape")
        return self._seal.read(self._place(name)) if self._seal is not None and self._place(name).exists() else None

    def _write(self, name: str, text: str) -> None:
        if self._seal is not None:
            self._seal.write(self._place(name), text)
            return
        with files.draft(self.folder) as new:
            new.write_text(text, encoding="utf-8", errors="surrogateescape")
            new.replace(self.folder / name)

    def text(self) -> str | None:
        """What stands in the editor's file; None where there is none. A byte that is no UTF-8 is a surrogate."""
        text = self._read(_TEXT)
        return plain_text(text) if text is not None else None

    def close_text(self) -> None:
        """Close what the editor has left where the notebook is encrypted. Raises OSError and ValuetrackError."""
        if self._seal is not None and (text := self.text()) is not None:
            self._write(_TEXT, text)
            self._drop_open()

    def _drop_open(self) -> None:
        """Take out what is not closed, and what an editor left beside it."""
        for path in [*self.folder.iterdir()]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif not _SEALED.fullmatch(path.name):
                path.unlink()

    def give_form(self, seal: Seal | None) -> None:
        """Write it anew as `seal` closes it, or open where there is none, beside what is there. Raises OSError."""
        other = Draft(self.folder, seal)
        for name in (_TEXT, _FACTS):
            if (text := self._read(name)) is not None:
                other._write(name, text)

    def drop_form(self, seal: Seal | None) -> None:
        """Take out what `seal` closed, or where there is none what is open."""
        if seal is None:
            self._drop_open()
            return
        for path in self.folder.glob(f"*.{seal.name}"):
            path.unlink()

    def facts(self) -> Facts:
        """What is known of it. Raises Declined where it cannot be read."""
        try:
            read = json.loads(self._read(_FACTS) or "")
            writes = tuple(Write(one["use_case"], decoded(one["given"])) for one in read["writes"])
            form = Form(**read["form"]) if read["form"] else None
            return Facts(datetime.fromisoformat(read["at"]), writes, form, str(read.get("store", "")))
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise Declined(
                f"{self._place(_FACTS)} cannot be read as a draft.", hint="What it holds can be seen there."
            ) from error

    def words(self, facts: Facts) -> list[str]:
        """What the person wrote, piece by piece, to know it again by."""
        if facts.form is None:
            return [text for write in facts.writes for text in write.texts()]
        headings = {f"# {one}" for one in facts.form.headings.values()}
        return [line for line in lines_of(self.text() or "") if line.strip() and line not in headings]

    def keep(self, facts: Facts) -> None:
        """Write down what is known of it. Raises OSError."""
        own = [{"use_case": one.use_case, "given": encoded(one.given)} for one in facts.writes]
        form = vars(facts.form) if facts.form else None
        said = {"at": facts.at.isoformat(), "store": facts.store, "writes": own, "form": form}
        document = json.dumps(said, indent=1, ensure_ascii=False)
        self._write(_FACTS, f"{document}\n".encode("utf-8", "backslashreplace").decode())

    def has_something(self) -> bool:
        """Whether a person wrote in it: an editor's file as it was given, and nothing beside it, is no draft yet.

        One that is closed, and that somebody would have to be asked for, may hold something.
        """
        if not self.is_readable:
            return True
        with suppress(Declined):
            form = self.facts().form
            own = {_TEXT, _FACTS, self._place(_TEXT).name, self._place(_FACTS).name}
            if form is not None and {one.name for one in self.folder.iterdir()} <= own:
                text = self.text()
                return self._is_elsewhere() if text is None else text != form.template
        return True

    def _is_elsewhere(self) -> bool:
        """Whether an editor left something in the place of its file that may hold what was written."""
        if self.text_file.is_dir() and not self.text_file.is_symlink():
            return any(self.text_file.iterdir())
        return self.text_file.is_symlink() and self.text_file.exists()

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold it against other processes; False where one of them is at it, or it is gone."""
        try:
            descriptor = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            yield False
            return
        try:
            yield _locked(descriptor)
        finally:
            os.close(descriptor)

    def remove(self) -> None:
        """Take it out whole, with what an editor left beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _locked(descriptor: int) -> bool:
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def folder_of(settings: Settings) -> Path:
    """Where drafts are."""
    return settings.drafts


def _store_of(settings: Settings) -> str:
    return settings.db if isinstance(settings.db, str) else os.path.realpath(settings.db)


def kind_of(command: str) -> str:
    """The command whose sessions offer what a session of `command` could not save."""
    return _OFFERED_BY.get(command, command)


def begin(run: Run, writes: Iterable[Write], form: Form | None = None) -> Draft:
    """A new draft of this run, for its owner alone; with a form, an editor's file that holds it. Raises OSError."""
    import tempfile  # noqa: PLC0415 - where a draft is made alone

    folder = folder_of(run.settings)
    files.make_folder(folder)
    # mkdtemp makes it 0700
    draft = Draft(folder / tempfile.mkdtemp(prefix=f"{kind_of(run.command)}-", dir=folder), _seal_of(run))
    try:
        draft.keep(Facts(run.now, tuple(writes), form, _store_of(run.settings)))
        if form is not None:
            descriptor = os.open(draft.text_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(form.template)
    except BaseException:
        draft.remove()
        raise
    return draft


def add(run: Run, write: Write) -> Draft:
    """Keep in the draft of this run what could not be written, one with what was said before of it. Raises OSError."""
    if run.draft is None:
        run.draft = begin(run, [write])
        return run.draft
    facts = run.draft.facts()
    writes = []
    for one in facts.writes:
        both = one.joined(write)
        if both is None:
            writes.append(one)
        else:
            write = both
    run.draft.keep(replace(facts, writes=(*writes, write)))
    return run.draft


def waiting(run: Run) -> list[Draft]:
    """The drafts of this notebook that hold something and that no other process is at, by command."""
    own = (one for one in every(run.settings, run) if one.is_own and one.is_for(run.settings))
    return [one for one in own if is_free(one) and one.has_something()]


def name_waiting(run: Run) -> None:
    """Say in one line that there are drafts, but for those that this run has offered."""
    if run.options.json or run.options.no_input or run.command in SILENT:
        return
    own = kind_of(run.command) if run.has_offered else None
    if found := [draft for draft in waiting(run) if draft.command != own]:
        run.notice(notices.drafts_waiting([(draft.named, draft.command) for draft in found], folder_of(run.settings)))


def clear_untouched(run: Run) -> None:
    """Take out what an editor of this command was given and nobody wrote in."""
    for draft in every(run.settings, run):
        if draft.command == kind_of(run.command) and is_free(draft) and not draft.has_something():
            draft.remove()


@contextmanager
def in_both_forms(settings: Settings, before: Seal | None, after: Seal | None) -> Iterator[None]:
    """Within it each draft is there as `before` closes it, and as `after` does; where there is none, it is open.

    When it ends well the first form goes, and else the second; where it may have ended either way, both stay.
    Raises OSError, and Busy where one is open in an editor.
    """
    drafts = [Draft(one.folder, before) for one in every(settings)]
    own = [one for one in drafts if one.is_own and one.is_for(settings)]
    for one in own:
        if not is_free(one):
            raise Busy(f"An editor is open: {one.named}", hint="Nothing was changed. Close it, and try again.")
    try:
        for one in own:
            with suppress(Declined):  # one that cannot be read stays as it is
                one.give_form(after)
        yield
    except Unconfirmed:
        raise
    except BaseException:
        for one in own:
            one.drop_form(after)
        raise
    for one in own:
        one.drop_form(before)


def every(settings: Settings, run: Run | None = None) -> list[Draft]:
    """All that lies among the drafts, by command; readable where `run` is that of their notebook."""
    folder = folder_of(settings)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - every command comes here, and mostly there is none
    except OSError:
        return []
    seal = _seal_of(run) if names and run is not None else None
    return [Draft(folder / name, seal) for name in names]


def _seal_of(run: Run) -> Seal | None:
    """What closes the drafts of this notebook; None where it is not encrypted."""
    try:
        return run.engine.seal()
    except ValuetrackError:  # it cannot be opened, whatever it is
        return None


def is_free(draft: Draft) -> bool:
    """Whether no other process is at a draft."""
    with draft.held() as is_held:
        return is_held
