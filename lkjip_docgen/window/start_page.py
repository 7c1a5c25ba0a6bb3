"""The first page: which report to work on, or how to begin one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.jobs import create, create_for, new_year
from lkjip_docgen.new_office import Answer, defaults_for, identity_of, profil_of, questions
from lkjip_docgen.output import slug
from lkjip_docgen.records import Record
from lkjip_docgen.resources import samples
from lkjip_docgen.rules import kode_profil, profil
from lkjip_docgen.window.folders import home, listing
from lkjip_docgen.window.no_report import ON_THE_PAGE, offering
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.recent import recent_reports
from lkjip_docgen.window.rendering import Pages
from lkjip_docgen.window.sent import texts_sent
from lkjip_docgen.window.window import Window

Typed = Mapping[str, str]
"""What was typed into the fields of a form, by the name of each."""


class OfficeQuestion(Record):
    """A question about the office as the page shows it; `usual` is what the program proposes."""

    name: str
    words: str
    answer: str
    usual: str


def routes(window: Window, pages: Pages) -> list[Route]:
    """The first page, the choice of a folder, and the ways to begin."""

    def first(request: Request) -> Response:
        where = ("p", window.first.key, "") if window.first is not None else ("mulai",)
        return RedirectResponse(pages.url(*where), 303)

    def start(request: Request) -> Response:
        return pages.page(
            "mulai",
            recent=recent_reports(),
            samples=[(name, _SAMPLES.get(name, "")) for name in samples()],
            home=home(),
        )

    def office(request: Request) -> Response:
        return pages.page("kantor-baru", **_office_form(request.query_params))

    def folder(request: Request) -> Response:
        return pages.page("folder", listing=listing(request.query_params.get("di", "")))

    def beginning(begin: Callable[[Typed], Path]) -> Callable[[Request], Awaitable[Response]]:
        def opened_as(typed: Typed) -> Opened:
            with offering(ON_THE_PAGE):
                return window.open(begin(typed))

        async def answer(request: Request) -> Response:
            opened = await run_in_threadpool(opened_as, await texts_sent(request))
            return JSONResponse({"ke": pages.url("p", opened.key, "")})

        return answer

    posts = {"buka": _existing, "kantor-baru": _office, "tahun-baru": _next, "contoh": _sample}
    return [
        Route("/", first),
        Route("/mulai", start),
        Route("/kantor-baru", office),
        Route("/folder", folder),
        *(Route(f"/{name}", beginning(way), methods=["POST"]) for name, way in posts.items()),
    ]


_SAMPLES = {
    "tanjungpandan-2023": "Kantor imigrasi: tiga indikator, anggaran tiga tahun, sepuluh inovasi",
    "rudenim-tanjung-purnama-2024": "Rumah detensi imigrasi: enam indikator, survei bulanan",
    "dinkes-teluk-cendana-2025": "Dinas kesehatan: dua belas indikator, APBD, capaian triwulan",
}


def _office_form(query: Mapping[str, str]) -> dict[str, object]:
    """The questions that an office of this name and kind is asked; the name alone at first.

    What was answered before the name or the kind became another stays.
    """
    nama = query.get("nama", "").strip()
    answers = {"nama": nama, "profil": query.get("profil", "")}
    code = profil_of(answers) if nama else ""
    year = date.today().year - 1
    known: dict[str, Answer] = {"nama": nama, "profil": code, "tahun": year}
    defaults = {**defaults_for(known), "tahun": year} if nama else {}
    asked = list(_asked(code, defaults, query)) if nama else []
    usual_folder = slug(f"lkjip {defaults.get('singkat') or nama}")[:55] + f"-{year}"
    return {
        "nama": nama,
        "code": code,
        "profiles": [(each, profil(each)) for each in kode_profil()],
        "asked": asked,
        "parent": query.get("di") or home(),
        "folder": query.get("nama_folder") or usual_folder,
        "usual_folder": usual_folder,
    }


def _asked(code: str, defaults: Mapping[str, Answer], query: Typed) -> Iterator[OfficeQuestion]:
    """The questions, each with what was answered to it, else with what is usual."""
    for each in questions(code)[2:]:
        usual = str(defaults.get(each.field) or "")
        yield OfficeQuestion(each.field, each.asks(code), query.get(each.field, usual), usual)


def _existing(typed: Typed) -> Path:
    return _absolute(typed, "folder")


def _office(typed: Typed) -> Path:
    """Make the folder of a new office."""
    folder = _new_folder(typed)
    code = typed.get("profil", "")
    answers: dict[str, Answer] = {"nama": typed.get("nama", ""), "profil": code}
    for question in questions(code):
        value = typed.get(question.field, "")
        try:
            answers[question.field] = question.read(value) if value else None
        except ValueError as error:
            words = str(error)
            raise problem(
                codes.JAWABAN, f"{words[:1].upper()}{words[1:]}.", path=question.field
            ) from None
    create_for(identity_of(answers), folder)
    return folder


def _next(typed: Typed) -> Path:
    """Make the folder of the next year beside that of this one."""
    return new_year(_absolute(typed, "folder"))


def _sample(typed: Typed) -> Path:
    folder = _new_folder(typed)
    create(folder, typed.get("contoh") or None)
    return folder


def _new_folder(typed: Typed) -> Path:
    name = typed.get("nama_folder", "")
    if not name or name in (".", "..") or any(sign in name for sign in _NOT_IN_NAMES):
        raise problem(
            codes.JAWABAN,
            "Nama folder kosong atau memuat tanda yang tidak boleh dipakai.",
            suggestion="Pakai huruf, angka, spasi, dan tanda hubung, misalnya laporan-2025.",
            path="nama_folder",
        )
    return _absolute(typed, "di") / name


_NOT_IN_NAMES = '/\\:*?"<>|'


def _absolute(typed: Typed, field: str) -> Path:
    text = typed.get(field, "").strip('"')
    folder = Path(text).expanduser() if text else Path()
    if not folder.is_absolute():
        raise problem(
            codes.JAWABAN,
            "Folder belum disebut lengkap.",
            suggestion="Pilih dengan tombol Pilih folder, atau salin alamatnya dari Explorer.",
            path=field,
        )
    return folder
