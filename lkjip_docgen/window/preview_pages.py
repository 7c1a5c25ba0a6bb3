"""The addresses of the preview: its page, what changed there, and where a number comes from."""

from __future__ import annotations

import re
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lkjip_docgen.idn import format_date
from lkjip_docgen.jobs import Term
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.project_pages import ProjectPages
from lkjip_docgen.window.rendering import Pages

_STILL = {"content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'"}
"""The page of the report runs nothing, whatever an office's own template put into it."""


_VERSION = re.compile(r"[0-9]{1,15}")


class PreviewPages:
    """The preview of projects."""

    def __init__(self, pages: Pages, project: ProjectPages) -> None:
        self._pages = pages
        self._project = project

    def routes(self) -> list[Route]:
        """The addresses."""
        return [
            Route("/p/{key}/pratinjau", self._page),
            Route("/p/{key}/pratinjau/sejak", self._since),
            Route("/p/{key}/pratinjau/gaya.css", self._style),
            Route("/p/{key}/pratinjau/gambar/{name:path}", self._picture),
            Route("/p/{key}/letak", self._part),
            Route("/p/{key}/asal", self._origin),
        ]

    def _page(self, request: Request) -> Response:
        """An empty page with the report's look; the script of the window fills it."""
        opened = self._project.opened(request)
        opened.show_preview()
        here = self._project.here(opened)
        text = self._pages.text("pratinjau", here=here, sheet=opened.live.last.sheet)
        return HTMLResponse(text, headers=_STILL)

    def _since(self, request: Request) -> Response:
        version = request.query_params.get("versi", "0")
        known = int(version) if _VERSION.fullmatch(version) else 0
        return JSONResponse(self._project.opened(request).live.since(known))

    def _style(self, request: Request) -> Response:
        sheet = self._project.opened(request).live.preview.stylesheet()
        return Response(sheet, media_type="text/css")

    def _picture(self, request: Request) -> Response:
        opened = self._project.opened(request)
        found = opened.live.preview.picture(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        kind, content = found
        return Response(content, media_type=kind, headers=_STILL)

    def _part(self, request: Request) -> Response:
        """Which part of the report prints a field."""
        field = request.query_params.get("isian", "")
        return JSONResponse({"letak": self._project.opened(request).live.preview.part_of(field)})

    def _origin(self, request: Request) -> Response:
        opened = self._project.opened(request)
        origin = opened.live.preview.origin_of(request.query_params.get("jalur", ""))
        if origin is None:
            raise HTTPException(404)
        return self._pages.page(
            "asal",
            origin=origin,
            as_of=_day(origin.as_of),
            address=lambda term: self._address(opened, term),
        )

    def _address(self, opened: Opened, term: Term) -> str:
        """Where a number is typed; "" for one that is computed or stands in a file."""
        spot = opened.places().spot(term.field)
        if not term.field or not spot.section:
            return ""
        return self._project.here(opened)("isi", f"{spot.section}#{spot.part}")


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso)) if iso else ""
