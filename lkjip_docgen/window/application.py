"""The addresses of the window, and what is answered when something goes wrong there."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.output import refused_by_system
from lkjip_docgen.window import start_page
from lkjip_docgen.window.action_pages import ActionPages
from lkjip_docgen.window.changing import Changes
from lkjip_docgen.window.events import Stream
from lkjip_docgen.window.guard import Guard, RefusedError
from lkjip_docgen.window.presence import Presence
from lkjip_docgen.window.preview_pages import PreviewPages
from lkjip_docgen.window.project_pages import ProjectPages
from lkjip_docgen.window.rendering import Pages, assets
from lkjip_docgen.window.window import Window

Handler = Callable[[Request, Exception], Awaitable[Response]]


def application(window: Window) -> ASGIApp:
    """The whole window behind its guard."""
    pages = Pages(window.session)
    project = ProjectPages(window, pages)
    routes: list[BaseRoute] = [
        Route("/berkas/{name}", _asset),
        Route("/acara", Stream(window.events, window.presence)),
        *start_page.routes(window, pages),
        *project.routes(),
        *Changes(project).routes(),
        *ActionPages(window, pages, project).routes(),
        *PreviewPages(pages, project).routes(),
    ]
    app = Starlette(
        routes=[Mount(window.session.base, routes=routes)],
        exception_handlers={
            LkjipError: _refusal(pages),
            OSError: _refusal(pages),
            HTTPException: _not_there(pages),
            RefusedError: _too_much,
            Exception: _failure(pages),
        },
    )
    return Guard(_Busy(_Calm(app), window.presence), window.session)


class _Busy:
    """Keeps the window alive while anything is being answered."""

    def __init__(self, app: ASGIApp, presence: Presence) -> None:
        self._app = app
        self._presence = presence

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._presence.work():
            await self._app(scope, receive, send)


class _Calm:
    """Tells in one line that an answer failed, where the server would print a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except ClientDisconnect:
            return  # the page has gone, and nobody waits for the answer
        except Exception as error:
            if os.environ.get("LKJIP_DEBUG") == "1":
                raise
            hint = "Rincian: jalankan lagi dengan LKJIP_DEBUG=1."
            print(f"lkjip: kesalahan internal ({_short(error)}). {hint}", file=sys.stderr)


def _short(error: Exception) -> str:
    text = f"{type(error).__name__}: {error}"
    return text.splitlines()[0][:200]


async def _asset(request: Request) -> Response:
    content, kind = assets().get(request.path_params["name"], (b"", ""))
    if not kind:
        raise HTTPException(404)
    return Response(content, media_type=kind)


def _refusal(pages: Pages) -> Handler:
    async def answer(request: Request, error: Exception) -> Response:
        findings = _findings(error)
        if request.method == "GET":
            return pages.refusal("kesalahan", 422, findings=findings)
        return JSONResponse({"masalah": [_plain(each) for each in findings]}, 422)

    return answer


def _findings(error: Exception) -> tuple[Finding, ...]:
    if isinstance(error, LkjipError):
        return error.findings
    assert isinstance(error, OSError)
    return (refused_by_system(error),)


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "kode": finding.code,
        "pesan": finding.message,
        "saran": finding.suggestion,
        "isian": finding.path,
    }


async def _too_much(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return JSONResponse({"masalah": [{"pesan": error.why}]}, error.status)


def _failure(pages: Pages) -> Handler:
    """The answer where the program itself is wrong; what was sent is not written."""

    async def answer(request: Request, error: Exception) -> Response:
        finding = problem(
            codes.GALAT_PROGRAM,
            "Program tidak dapat mengerjakan permintaan ini.",
            suggestion="Isian yang sudah tersimpan tetap ada. Muat ulang halaman ini, lalu ulangi; "
            "bila terjadi lagi, laporkan kepada pembuat program.",
        ).findings[0]
        if request.method == "GET":
            return pages.refusal("kesalahan", 500, findings=[finding])
        return JSONResponse({"masalah": [_plain(finding)]}, 500)

    return answer


def _not_there(pages: Pages) -> Handler:
    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if request.method == "GET":
            return pages.refusal("tidak-ada", status)
        return JSONResponse({"masalah": [{"pesan": "Alamat ini tidak ada."}]}, status)

    return answer
