"""The pages of what can be done: what is asked first, how far it is, what came of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.output import slug
from lkjip_docgen.window.actions import ACTIONS, Action, Wish, action, groups
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.own_outputs import output_file, outputs, show
from lkjip_docgen.window.project_pages import Facts, ProjectPages, readiness
from lkjip_docgen.window.rendering import Pages
from lkjip_docgen.window.running import Ending, Run, typed
from lkjip_docgen.window.sent import texts_sent
from lkjip_docgen.window.window import Window

_ENTRUSTED = "titipan:"
"""How the name of a file begins that was dropped on the page."""

_SECRET = "sandi"
"""The password of a certificate, in which a blank at an end counts."""


class Work:
    """A run of an action on a project: what it was asked, and which documents it changed."""

    def __init__(self, opened: Opened, chosen: Action, before: Mapping[str, int]) -> None:
        self.opened = opened
        self.action = chosen
        self.before = before
        self.run: Run | None = None

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self.run is not None and self.run.ending is Ending.RUNNING


class ActionPages:
    """The pages, one work at a time for a project, and files that were entrusted for it."""

    def __init__(self, window: Window, pages: Pages, project: ProjectPages) -> None:
        self._window = window
        self._pages = pages
        self._project = project
        self._works: dict[str, Work] = {}
        self._entrusted: dict[str, Path] = {}

    def routes(self) -> list[Route]:
        """The addresses."""
        return [
            Route("/p/{key}/kerjakan", self._all),
            Route("/p/{key}/kerjakan/{action}", self._one),
            Route("/p/{key}/kerjakan/{action}", self._start, methods=["POST"]),
            Route("/p/{key}/kerja", self._state),
            Route("/p/{key}/batal", self._cancel, methods=["POST"]),
            Route("/p/{key}/titip", self._entrust, methods=["POST"]),
            Route("/p/{key}/tampilkan", self._show, methods=["POST"]),
            Route("/p/{key}/hasil/{name:path}", self._fetch),
        ]

    # --- pages -----------------------------------------------------------------------

    def _all(self, request: Request) -> Response:
        opened = self._project.opened(request)
        return self._pages.page(
            "kerjakan",
            **self._project.frame(opened, "kerjakan", "kerjakan"),
            groups=groups(),
            files=outputs(opened.root)[:12],
            quoted=quote,
            ready=readiness(opened),
        )

    def _one(self, request: Request) -> Response:
        opened, chosen = self._project.opened(request), self._chosen(request)
        return self._pages.page(
            "satu-kerja",
            **self._project.frame(opened, "kerjakan", "kerjakan"),
            action=chosen,
            files_for=lambda wish: outputs(opened.root, wish.endings),
            example=typed(tuple(chosen.command(str(opened.root), _Examples(chosen)))),
            ready=readiness(opened) if _is_final(chosen) else None,
            **self._work_facts(opened),
        )

    def _state(self, request: Request) -> Response:
        """How the work stands, as a piece of the page."""
        opened = self._project.opened(request)
        here = self._project.frame(opened, "kerjakan", "kerjakan")["here"]
        text = self._pages.text("hasil-kerja", here=here, **self._work_facts(opened))
        return JSONResponse({"potongan": {"kerja": text}, "versi": opened.version})

    def _work_facts(self, opened: Opened) -> Facts:
        work = self._works.get(opened.key)
        return {
            "work": work,
            "changed": list(_changed(work)) if work is not None and not work.running else [],
            "quoted": quote,
            "Ending": Ending,
        }

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
        return self._state(request)

    def _run(self, opened: Opened, chosen: Action, sent: Mapping[str, str]) -> None:
        last = self._works.get(opened.key)
        if last is not None and last.running:
            raise problem(
                codes.SEDANG_BEKERJA,
                f"{last.action.title} sedang dikerjakan.",
                suggestion="Tunggu sampai selesai, atau batalkan dahulu.",
            )
        answers = {wish.name: self._answer(opened, wish, sent) for wish in chosen.wishes}
        answers["putusan"] = sent.get("putusan", "")
        before = {each.name: each.changed for each in outputs(opened.root)}
        work = Work(opened, chosen, before)
        self._works[opened.key] = work
        busy = self._window.presence.work()
        busy.__enter__()

        def told() -> None:
            if work.run is not None and not work.running:
                busy.__exit__(None, None, None)
                opened.look()
            self._window.events.tell("kerja", proyek=opened.key)

        arguments = tuple(chosen.command(str(opened.root), answers))
        work.run = Run(arguments, sent.get(_SECRET, ""), told)

    def _answer(self, opened: Opened, wish: Wish, sent: Mapping[str, str]) -> str:
        """What was chosen, where it is one of what can be chosen."""
        value = sent.get(wish.name, "")
        if wish.kind == "berkas":
            return self._file(opened, wish, value)
        if wish.kind == "pilih" and value not in dict(wish.choices):
            raise _wrong(wish)
        if wish.kind == "tahun" and value and not (value.isascii() and value.isdigit()):
            raise _wrong(wish)
        return "" if wish.kind == "rahasia" else value

    def _file(self, opened: Opened, wish: Wish, value: str) -> str:
        if not value and wish.help.startswith("Bila kosong"):
            return ""
        if value.startswith(_ENTRUSTED):
            name = value.removeprefix(_ENTRUSTED)
            file = self._entrusted.get(name)
        else:
            file = output_file(opened.root, value)
        if file is None or file.suffix.lower() not in wish.endings:
            raise _wrong(wish, "belum dipilih")
        return str(file)

    async def _cancel(self, request: Request) -> Response:
        work = self._works.get(self._project.opened(request).key)
        if work is not None and work.run is not None:
            await run_in_threadpool(work.run.cancel)
        return JSONResponse({})

    async def _entrust(self, request: Request) -> Response:
        """Keep a file that was dropped on the page until the window is closed."""
        self._project.opened(request)
        given = unquote(request.query_params.get("nama", "")).replace("\\", "/")
        name = PurePosixPath(given)
        stored = f"{slug(name.stem, 'berkas')}{name.suffix.lower()}"
        if name.suffix.lower() not in {end for wish in _file_wishes() for end in wish.endings}:
            what = f"Berkas jenis {name.suffix or 'ini'} tidak dipakai di sini."
            raise problem(codes.JAWABAN, what)
        content = await request.body()
        key = secrets.token_urlsafe(6)  # two files of one name are two
        folder = self._window.entrusted() / key
        await run_in_threadpool(_write, folder, stored, content)
        self._entrusted[key] = folder / stored
        return JSONResponse({"nama": f"{_ENTRUSTED}{key}", "label": name.name})

    # --- files -----------------------------------------------------------------------

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


def _write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir()
    (folder / name).write_bytes(content)


class _Examples(dict[str, str]):
    """Answers as the command shows them before anything is chosen."""

    def __init__(self, chosen: Action) -> None:
        files = (wish for wish in chosen.wishes if wish.kind == "berkas")
        super().__init__({wish.name: f"BERKAS{wish.endings[0]}" for wish in files})


def _is_final(chosen: Action) -> bool:
    return any(wish.name == "final" for wish in chosen.wishes)


def _file_wishes() -> Iterator[Wish]:
    for each in ACTIONS:
        yield from (wish for wish in each.wishes if wish.kind == "berkas")


def _wrong(wish: Wish, why: str = "tidak dapat dipakai") -> Exception:
    return problem(codes.JAWABAN, f"{wish.label} {why}.", path=wish.name)


def _changed(work: Work) -> Iterator[object]:
    """The documents that a work wrote."""
    for each in outputs(work.opened.root):
        if work.before.get(each.name) != each.changed and not each.name.endswith(".bak"):
            yield each
