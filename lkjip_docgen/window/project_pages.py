"""The pages of a project: how far it is, its sections, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lkjip_docgen.checks import LEFT
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes.data import KUNCI_TIDAK_DIKENAL
from lkjip_docgen.forms import FormSection
from lkjip_docgen.jobs import AtField
from lkjip_docgen.pictures import inspect
from lkjip_docgen.project_files import own_file
from lkjip_docgen.window.finding_words import FindingWords
from lkjip_docgen.window.form_page import SectionView
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.rendering import Pages
from lkjip_docgen.window.standing import LEVELS, Standing, in_order
from lkjip_docgen.window.unanswered import by_place, gaps
from lkjip_docgen.window.window import Window

Facts = dict[str, object]


class ProjectPages:
    """Makes the pages of projects and their pieces."""

    def __init__(self, window: Window, pages: Pages) -> None:
        self._window = window
        self._pages = pages

    def routes(self) -> list[Route]:
        """The addresses of pages that are read."""
        return [
            Route("/p/{key}/", self._summary),
            Route("/p/{key}/isi/{section}", self._section),
            Route("/p/{key}/lanjut", self._next),
            Route("/p/{key}/temuan", self._findings),
            Route("/p/{key}/kurang", self._missing),
            Route("/p/{key}/potongan", self._pieces),
            Route("/p/{key}/perbaiki", self._mend),
            Route("/p/{key}/gambar/{name:path}", self._picture),
        ]

    def opened(self, request: Request) -> Opened:
        """The project that the address names."""
        found = self._window.project(request.path_params["key"])
        if found is None:
            raise HTTPException(404)
        return found

    def _fresh(self, request: Request) -> Opened:
        """The project, with what others changed until now."""
        found = self.opened(request)
        found.look()
        return found

    # --- pages -----------------------------------------------------------------------

    def _summary(self, request: Request) -> Response:
        opened = self._fresh(request)
        if opened.workspace.is_broken:
            return self._to(opened, "perbaiki")
        return self._pages.page("ringkasan", **self._summary_facts(opened))

    def _section(self, request: Request) -> Response:
        opened = self._fresh(request)
        if opened.workspace.is_broken:
            return self._to(opened, f"perbaiki?dari={quote(request.path_params['section'])}")
        with opened.lock:
            facts = self._section_facts(opened, request.path_params["section"])
        return self._pages.page("isi", **facts)

    def _next(self, request: Request) -> Response:
        opened = self.opened(request)
        asked = request.query_params
        found = opened.next_empty(asked.get("setelah", ""), asked.get("bagian", ""))
        if found is None:
            return self._to(opened, "temuan")
        spot = opened.places().spot(found.id)
        return self._to(opened, "isi", f"{spot.section}#{found.id}")

    def _findings(self, request: Request) -> Response:
        return self._pages.page("temuan", **self._finding_facts(self.opened(request)))

    def _missing(self, request: Request) -> Response:
        return self._pages.page("kurang", **self._missing_facts(self._fresh(request)))

    def _missing_facts(self, opened: Opened) -> Facts:
        standing = opened.standing()
        found = [(section, gaps(section)) for section in opened.sections()]
        return {
            **self.frame(opened, "kurang", "isi"),
            "missing": [
                (part, len(waits), by_place(waits, part.title)) for part, waits in found if waits
            ],
            "notes": [(*self._place(opened, each.field), each) for each in standing.notes],
            "standing": standing,
        }

    def _mend(self, request: Request) -> Response:
        opened = self._fresh(request)
        workspace = opened.workspace
        if not workspace.is_broken:
            return self._to(opened)
        lines = [each.place.line for each in workspace.problems if each.place is not None]
        return self._pages.page(
            "perbaiki",
            here=self.here(opened),
            problems=workspace.problems,
            text=workspace.text,
            sound=workspace.sound_text,
            line=next(iter(lines), 1),
        )

    def question(self, name: str, **facts: object) -> str:
        """What is asked before something is done."""
        return self._pages.text(name, **facts)

    def _to(self, opened: Opened, *steps: str) -> Response:
        return RedirectResponse(self.here(opened)(*steps), 303)

    # --- pieces ----------------------------------------------------------------------

    def _pieces(self, request: Request) -> Response:
        """What a page shows that may have changed, by the id of the element it stands in."""
        return JSONResponse(
            self.pieces(self.opened(request), request.query_params.get("bagian", ""))
        )

    def pieces(self, opened: Opened, current: str) -> Facts:
        """The pieces of the page that shows a section, the summary or the findings."""
        with opened.lock:  # what is shown is of the version that is told with it
            version, turn = opened.version, opened.turn()
            if opened.workspace.is_broken:
                return {"ke": self.here(opened)("perbaiki")}
            facts = self._facts_for(opened, current)
        inside = _INSIDE.get(current, ("bagian", "bagian-isi"))
        pieces = {
            "sisi": self._pages.text("sisi", **facts),
            "pertentangan": self._pages.text("pertentangan", **facts),
            inside[0]: self._pages.text(inside[1], **facts),
        }
        return {"versi": version, "urut": turn, "potongan": pieces}

    def _facts_for(self, opened: Opened, current: str) -> Facts:
        if current == "ringkasan":
            return self._summary_facts(opened)
        if current == "kurang":
            return self._missing_facts(opened)
        if current == "kerjakan":
            return {**self.frame(opened, current, current), "ready": readiness(opened)}
        if current == "temuan":
            return self._finding_facts(opened)
        return self._section_facts(opened, current)

    def _section_facts(self, opened: Opened, id: str) -> Facts:
        section = opened.section(id)
        if section is None:
            raise HTTPException(404)
        standing = opened.standing()
        view = SectionView(section, (*standing.notes, *standing.told), opened.places())
        before, after = _beside(opened.sections(), id)
        here = self.here(opened)

        def address(picture: str) -> str:
            """Where a picture can be seen; "" for what is none, or not yet there."""
            if _shown_picture(opened.root, picture) is None:
                return ""
            return here("gambar", quote(picture))

        more = view.facts(address)
        return {**self.frame(opened, id, "isi"), **more, "before": before, "after": after}

    def _summary_facts(self, opened: Opened) -> Facts:
        return {
            **self.frame(opened, "ringkasan", "isi"),
            "standing": opened.standing(),
            "root": opened.root,
        }

    def _finding_facts(self, opened: Opened) -> Facts:
        return {
            **self.frame(opened, "temuan", "temuan"),
            "standing": opened.standing(),
            "found": list(self._found(opened)),
        }

    def _found(self, opened: Opened) -> Iterator[tuple[str, list[tuple[str, str, AtField]]]]:
        """The findings by how much they matter, each with its place and address."""
        for title, found in in_order(opened.standing().told):
            yield title, [(*self._place(opened, each.field), each) for each in found]

    def _stops(self, opened: Opened) -> Iterator[tuple[str, str, AtField]]:
        """What keeps even a draft from being made, each with its place and address."""
        for each in opened.standing().stops:
            yield (*self._place(opened, each.field), each)

    def _place(self, opened: Opened, field: str) -> tuple[str, str]:
        spot = opened.places().spot(field)
        if not spot.section:
            return "", ""
        title = next(each.title for each in opened.sections() if each.id == spot.section)
        return (
            " › ".join(dict.fromkeys(filter(None, (title, spot.item, spot.label)))),
            self.here(opened)("isi", f"{spot.section}#{spot.part}"),
        )

    def frame(self, opened: Opened, current: str, area: str) -> Facts:
        """What the frame of every page of a project shows."""
        return {
            "here": self.here(opened),
            "office": opened.office,
            "year": opened.year,
            "version": opened.version,
            "current": current,
            "area": area,
            "kata": FindingWords(opened.places(), self.here(opened)),
            "tingkat": LEVELS,
            "catatan": LEFT,
            "tak_dikenal": KUNCI_TIDAK_DIKENAL,
            "chapters": opened.standing().chapters,
            "stops": list(self._stops(opened)),
            "whole": opened.standing().whole,
            "conflicts": opened.workspace.conflicts,
        }

    def here(self, opened: Opened) -> Callable[..., str]:
        """Makes addresses of pages of the project."""
        return lambda *steps: self._pages.url("p", opened.key, *(steps or ("",)))

    # --- files -----------------------------------------------------------------------

    def _picture(self, request: Request) -> Response:
        """A picture of the project, of a kind that reports show; nothing else of the folder."""
        file = _shown_picture(self.opened(request).root, request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, media_type=_PICTURES[file.suffix.lower()])


def readiness(opened: Opened) -> Standing | None:
    """How far a project is from a final report; None as long as nobody has checked."""
    found = opened.standing()
    return found if found.known else None


_INSIDE: Mapping[str, tuple[str, str]] = {
    "ringkasan": ("ringkasan", "ringkasan-isi"),
    "temuan": ("temuan", "temuan-isi"),
    "kurang": ("kurang", "kurang-isi"),
    "kerjakan": ("kesiapan", "kesiapan"),
}
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def _beside(
    sections: tuple[FormSection, ...], id: str
) -> tuple[FormSection | None, FormSection | None]:
    """The sections before and after one."""
    ids = [each.id for each in sections]
    if id not in ids:
        return None, None
    here = ids.index(id)
    before = sections[here - 1] if here else None
    after = sections[here + 1] if here + 1 < len(sections) else None
    return before, after


def _shown_picture(root: Path, name: str) -> Path | None:
    """The picture of that name, of a kind that browsers show and whole; else None."""
    try:
        file = own_file(root, name)
        if file is None or file.suffix.lower() not in _PICTURES:
            return None
        inspect(file, name)
    except LkjipError:
        return None
    return file
