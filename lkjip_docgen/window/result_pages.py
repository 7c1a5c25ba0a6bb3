"""What came of a work, as a piece of the page of its action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes.data import BUKAN_KELUARAN
from lkjip_docgen.findings.codes.refreshing import ANGKA_HITUNGAN
from lkjip_docgen.findings.codes.word_files import SUDAH_DISUNTING
from lkjip_docgen.findings.codes.word_pdf import DATA_BERBEDA, SUNTINGAN_TIDAK_IKUT
from lkjip_docgen.window.actions import Action
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.own_outputs import output_name
from lkjip_docgen.window.project_pages import Facts, ProjectPages
from lkjip_docgen.window.refusals import Refusal
from lkjip_docgen.window.rendering import Pages
from lkjip_docgen.window.results import Renewal, place_of, place_to_sign, told, verdict_of, verified
from lkjip_docgen.window.running import Ending
from lkjip_docgen.window.said import Said, without_path
from lkjip_docgen.window.works import Work, Works

if TYPE_CHECKING:
    from lkjip_docgen.comparison.changed_texts import Change

_REPLACING = ("word", "pdf", "perjanjian", "pdf-word", "tanda-tangan")
"""Actions that can be told to make a document in the place of one that people changed."""


class ResultPages:
    """Makes the pieces."""

    def __init__(self, pages: Pages, project: ProjectPages, works: Works) -> None:
        self._pages = pages
        self._project = project
        self._works = works

    def text(self, opened: Opened, chosen: Action) -> str:
        """How the last work of an action stands."""
        frame = self._project.frame(opened, "kerjakan", "kerjakan")
        return self._pages.text("hasil-kerja", **frame, **self.facts(opened, chosen))

    def facts(self, opened: Opened, chosen: Action) -> Facts:
        """What the templates take by name."""
        work, running = self._works.last(opened, chosen), self._works.running(opened)
        state = None if work is None else work.ending  # once, for it may end meanwhile
        facts: Facts = {
            "action": chosen,
            "work": work,
            "state": state,
            "other": running if running is not work else None,
            "quoted": quote,
        }
        if work is None or state is Ending.RUNNING:
            return facts
        return facts | self._of_ended(work)

    def _of_ended(self, work: Work) -> Facts:
        opened, body = work.opened, work.body()
        here = self._project.here(opened)
        run = work.run
        findings = [] if run is None else run.findings
        files = work.written()
        said = "" if run is None else "\n".join(run.lines)
        if run is not None and not work.action.result:
            said = f"{run.answer}\n{said}"
        return {
            "body": body,
            "renewal": Renewal(body),
            "place_of": place_of,
            "place_to_sign": place_to_sign,
            "verified": verified(body),
            "verdict_of": verdict_of,
            "changed": files,
            "told": told(said, opened.root, [Path(each.name).name for each in files]),
            "titles": _titles(),
            "refusal": Refusal(opened, findings, here),
            "edited": _edited(work, findings),
            "differs": any(each.code == DATA_BERBEDA for each in findings),
            "missed_edits": _missed_edits(opened, findings),
            "is_report": any(each.code == SUDAH_DISUNTING for each in findings),
            "refused": findings,
            "hitungan": ANGKA_HITUNGAN,
            "without_path": without_path,
            "kalimat": Said(opened.places(), here),
            "own": lambda file: output_name(opened.root, Path(str(file))),
            "base": lambda file: Path(str(file)).name,
            "is_stale": _is_stale(work),
            "taken_back": opened.workspace.took_back(work.action.change),
        }


def _titles() -> dict[str, Mapping[Change, str] | Mapping[bool, str]]:
    """What the groups of a comparison are called."""
    from lkjip_docgen.comparison import NUMBER_TITLES, ORIGINS, PART_TITLES, TEXT_TITLES

    return {
        "numbers": NUMBER_TITLES,
        "texts": TEXT_TITLES,
        "parts": PART_TITLES,
        "origins": ORIGINS,
    }


def _edited(work: Work, findings: Sequence[Finding]) -> str:
    """What is said of a document that is not written over since people changed it."""
    codes = (SUDAH_DISUNTING, BUKAN_KELUARAN) if work.action.id in _REPLACING else ()
    return next((each.message for each in findings if each.code in codes), "")


def _missed_edits(opened: Opened, findings: Sequence[Finding]) -> str:
    """The edited Word report whose edits stood in the way, by the name that pages know."""
    missed = (each for each in findings if each.code == SUNTINGAN_TIDAK_IKUT)
    stopped = (each for each in missed if each.severity is Severity.ERROR and each.place)
    return next(
        (output_name(opened.root, Path(each.place.file)) for each in stopped if each.place), ""
    )


_FROM_DATA = ("word", "pdf", "perjanjian", "kertas-kerja", "grafik", "perbarui", "bandingkan")
"""Actions whose result follows the data."""


def _is_stale(work: Work) -> bool:
    """Whether the data changed since the work began, and the result would be another."""
    return work.action.id in _FROM_DATA and work.opened.version != work.version
