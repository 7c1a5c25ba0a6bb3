"""The pages of what can be done: what is asked first, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.jobs import places_to_sign
from lkjip_docgen.window.actions import ACTIONS, SIGNED, Action, action, groups
from lkjip_docgen.window.asked import Asked, choices_for
from lkjip_docgen.window.entrusted import EntrustedFiles
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.own_outputs import made, output_file, show
from lkjip_docgen.window.project_pages import ProjectPages, readiness
from lkjip_docgen.window.pulling import take_numbers
from lkjip_docgen.window.rendering import Pages
from lkjip_docgen.window.result_pages import ResultPages
from lkjip_docgen.window.results import places_in_words
from lkjip_docgen.window.running import typed
from lkjip_docgen.window.sent import texts_sent
from lkjip_docgen.window.window import Window
from lkjip_docgen.window.works import Work, Works

_SECRET = "sandi"
"""The password of a certificate, in which a blank at an end counts."""

_LISTED = 12  # documents on the page of all actions


class ActionPages:
    """The pages, one work at a time for a project, and files that were entrusted for it."""

    def __init__(self, window: Window, pages: Pages, project: ProjectPages) -> None:
        self._window = window
        self._pages = pages
        self._project = project
        self._entrusted = EntrustedFiles(window)
        self._asked = Asked(self._entrusted)
        self._works = Works(lambda opened: window.events.tell("kerja", proyek=opened.key))
        self._results = ResultPages(pages, project, self._works)
        window.ending.callback(self._works.end)

    def routes(self) -> list[Route]:
        """The addresses."""
        return [
            Route("/p/{key}/kerjakan", self._all),
            Route("/p/{key}/kerjakan/{action}", self._one),
            Route("/p/{key}/kerjakan/{action}", self._start, methods=["POST"]),
            Route("/p/{key}/kerja", self._state),
            Route("/p/{key}/batal", self._cancel, methods=["POST"]),
            Route("/p/{key}/tutup/{action}", self._forget, methods=["POST"]),
            Route("/p/{key}/ambil", self._take, methods=["POST"]),
            Route("/p/{key}/titip", self._entrust, methods=["POST"]),
            Route("/p/{key}/tempat", self._places),
            Route("/p/{key}/tampilkan", self._show, methods=["POST"]),
            Route("/p/{key}/hasil/{name:path}", self._fetch),
        ]

    # --- pages -----------------------------------------------------------------------

    def _all(self, request: Request) -> Response:
        opened = self._project.opened(request)
        documents = [
            each for each in made(opened.root, opened.workspace.data) if not each.is_earlier
        ]
        return self._pages.page(
            "kerjakan",
            **self._project.frame(opened, "kerjakan", "kerjakan"),
            groups=groups(),
            files=documents[:_LISTED],
            quoted=quote,
            running=self._works.running(opened),
            ready=readiness(opened),
        )

    def _one(self, request: Request) -> Response:
        opened, chosen = self._project.opened(request), self._chosen(request)
        return self._pages.page(
            "satu-kerja",
            **self._project.frame(opened, "kerjakan", "kerjakan"),
            choices_for=lambda wish: list(choices_for(opened, wish)),
            preset=request.query_params.get("berkas", ""),
            example=typed(chosen.shown(str(opened.root), _Examples(chosen))),
            ready=readiness(opened),
            may_be_final=_may_be_final(chosen),
            **self._results.facts(opened, chosen),
        )

    def _state(self, request: Request) -> Response:
        """How the work stands, as a piece of the page of its action."""
        opened = self._project.opened(request)
        chosen = action(request.query_params.get("untuk", ""))
        if chosen is None:
            raise HTTPException(404)
        return self._told(opened, chosen)

    def _told(self, opened: Opened, chosen: Action) -> Response:
        text = self._results.text(opened, chosen)
        return JSONResponse({"potongan": {"kerja": text}, "versi": opened.version})

    def _chosen(self, request: Request) -> Action:
        found = action(request.path_params["action"])
        if found is None:
            raise HTTPException(404)
        return found

    # --- doing -----------------------------------------------------------------------

    async def _start(self, request: Request) -> Response:
        opened, chosen = self._project.opened(request), self._chosen(request)
        sent = await texts_sent(request, as_typed=_SECRET)
        await run_in_threadpool(self._run, opened, chosen, sent)
        return await run_in_threadpool(self._told, opened, chosen)

    def _run(self, opened: Opened, chosen: Action, sent: Mapping[str, str]) -> None:
        answers, again = self._asked.answers(opened, chosen, sent)
        busy = self._window.presence.work()

        def ended() -> None:
            busy.__exit__(None, None, None)
            opened.look()
            if chosen.change:
                opened.workspace.work_ends()

        asks_secret = any(wish.name == _SECRET for wish in chosen.wishes)
        secret = sent.get(_SECRET, "") if asks_secret else None
        busy.__enter__()
        try:
            if chosen.change:
                opened.workspace.work_begins(chosen.change)
            self._works.start(Work(opened, chosen, answers, again), secret, ended)
        except BaseException:
            if chosen.change:
                opened.workspace.work_ends()
            busy.__exit__(None, None, None)
            raise

    async def _cancel(self, request: Request) -> Response:
        work = self._works.running(self._project.opened(request))
        if work is not None and work.run is not None:
            await run_in_threadpool(work.run.cancel)
        return JSONResponse({})

    def _forget(self, request: Request) -> Response:
        """Show what came of an action no more."""
        opened, chosen = self._project.opened(request), self._chosen(request)
        self._works.forget(opened, chosen)
        return self._told(opened, chosen)

    async def _take(self, request: Request) -> Response:
        """Write the numbers that were chosen of those that people corrected in Word."""
        opened = self._project.opened(request)
        sent = await texts_sent(request)
        chosen = action("tarik")
        work = None if chosen is None else self._works.last(opened, chosen)
        if chosen is None or work is None or work.running:
            raise problem(codes.SUDAH_LAIN, "Cari dahulu angka yang diubah di Word.")
        await run_in_threadpool(take_numbers, work, sent)
        return await run_in_threadpool(self._told, opened, chosen)

    # --- files -----------------------------------------------------------------------

    async def _entrust(self, request: Request) -> Response:
        """Keep a file that was dropped on the page until the window is closed."""
        self._project.opened(request)
        given = unquote(request.query_params.get("nama", ""))
        content = await request.body()
        name, label = await run_in_threadpool(self._entrusted.take, given, content, _endings())
        return JSONResponse({"nama": name, "label": label})

    async def _places(self, request: Request) -> Response:
        """The places of a PDF that wait for a signature."""
        opened = self._project.opened(request)
        value = request.query_params.get("pdf", "")

        def found() -> list[dict[str, str]]:
            file = self._asked.chosen(opened, SIGNED, value)
            told = places_in_words(places_to_sign(file))
            return [{"nama": name, "label": label} for name, label in told]

        return JSONResponse({"tempat": await run_in_threadpool(found)})

    async def _show(self, request: Request) -> Response:
        opened = self._project.opened(request)
        sent = await texts_sent(request)
        shown = await run_in_threadpool(
            show, opened.root, sent.get("nama", ""), sent.get("folder", "") == "ya"
        )
        if not shown:
            raise problem(
                codes.JAWABAN,
                "Komputer ini tidak dapat membukanya dari sini.",
                suggestion=f"Berkasnya ada di {opened.root / sent.get('nama', '')}.",
            )
        return JSONResponse({})

    def _fetch(self, request: Request) -> Response:
        """A document of the project, to be kept elsewhere; never shown as a page of our own."""
        file = output_file(self._project.opened(request).root, request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return FileResponse(file, media_type="application/octet-stream", filename=file.name)


class _Examples(dict[str, str]):
    """Answers as the command shows them before anything is chosen."""

    def __init__(self, chosen: Action) -> None:
        files = (wish for wish in chosen.wishes if wish.is_file and not wish.optional)
        super().__init__({wish.name: f"BERKAS{wish.endings[0]}" for wish in files})


def _may_be_final(chosen: Action) -> bool:
    return any(wish.name == "final" for wish in chosen.wishes)


def _endings() -> set[str]:
    """The endings of files that some action takes."""
    return {ending for each in ACTIONS for wish in each.wishes for ending in wish.endings}
