"""What is being done with projects and what came of it: one work at a time for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from threading import Lock

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.jobs import Written
from lkjip_docgen.window.actions import Action, Answers
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.own_outputs import Output, outputs
from lkjip_docgen.window.running import Ending, Run, typed


class Work:
    """A run of an action on a project: what it was asked, and what there was before.

    `again` are the answers as a page sends them to have the same done once more.  `taken` is what
    was written of the numbers that it found in a report, `untaken` why others were not.
    """

    def __init__(
        self, opened: Opened, action: Action, answers: Answers, again: Mapping[str, str]
    ) -> None:
        self.opened = opened
        self.action = action
        self.answers = dict(answers)
        self.again = dict(again)
        self.run: Run | None = None
        self.taken: Written | None = None
        self.untaken: list[str] = []
        self.version = opened.version
        self._before = {each.name: each.changed for each in outputs(opened.root)}

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self.run is not None and self.run.ending is Ending.RUNNING

    @property
    def ending(self) -> Ending:
        """How it stands."""
        return Ending.RUNNING if self.run is None else self.run.ending

    @property
    def clock(self) -> str:
        """When it ended: "04.41"."""
        return f"{self.run.ended:%H.%M}" if self.run and self.run.ended else ""

    @property
    def command(self) -> str:
        """What people would type to have the same done."""
        return typed(self.action.shown(str(self.opened.root), self.answers))

    def body(self) -> Mapping[str, object]:
        """What the command tells as JSON; empty where it does not, or failed before it could."""
        if self.run is None or not self.action.result:
            return {}
        try:
            found = json.loads(self.run.answer)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def written(self) -> list[Output]:
        """The documents that it wrote; not the copies of earlier ones."""
        found = outputs(self.opened.root)
        changed = (each for each in found if self._before.get(each.name) != each.changed)
        return [each for each in changed if not each.is_earlier]


class Works:
    """The works of all projects: the last of each action stays to be seen."""

    def __init__(self, told: Callable[[Opened], None]) -> None:
        self._told = told
        self._last: dict[tuple[str, str], Work] = {}
        self._current: dict[str, Work] = {}
        self._starting = Lock()

    def last(self, opened: Opened, action: Action) -> Work | None:
        """The last run of an action."""
        return self._last.get((opened.key, action.id))

    def running(self, opened: Opened) -> Work | None:
        """What is at work on a project."""
        work = self._current.get(opened.key)
        return work if work is not None and work.running else None

    def forget(self, opened: Opened, action: Action) -> None:
        """Show what came of an action no more."""
        work = self.last(opened, action)
        if work is not None and not work.running:
            del self._last[opened.key, action.id]

    def end(self) -> None:
        """Cancel what is at work: nobody would see what comes of it."""
        for work in tuple(self._current.values()):
            if work.running and work.run is not None:
                work.run.cancel()

    def start(self, work: Work, secret: str | None, ended: Callable[[], None]) -> None:
        """Begin a work; `LkjipError` while another is at work on the project."""
        over = Lock()

        def told() -> None:
            if work.run is not None and not work.running and over.acquire(blocking=False):
                ended()
            self._told(work.opened)

        with self._starting:
            self._refuse_second(work.opened)
            arguments = work.action.arguments(str(work.opened.root), work.answers)
            work.run = Run(arguments, secret, told)
            self._last[work.opened.key, work.action.id] = work
            self._current[work.opened.key] = work
        told()  # where it ended before it was known

    def _refuse_second(self, opened: Opened) -> None:
        other = self.running(opened)
        if other is not None:
            raise problem(
                codes.SEDANG_BEKERJA,
                f"Pekerjaan “{other.action.title}” masih berjalan.",
                suggestion="Tunggu sampai selesai, atau batalkan dahulu.",
            )
