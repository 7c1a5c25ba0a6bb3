"""Mistakes in a template: what is wrong, on which line, and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from types import TracebackType
from typing import cast

from jinja2 import StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from lkjip_docgen.findings import LkjipError, meant, near, nearest, problem
from lkjip_docgen.findings.codes.report import (
    FAILED,
    FORBIDDEN,
    NO_TEMPLATE,
    SYNTAX,
    TOO_MUCH,
    UNKNOWN_FILTER,
    UNKNOWN_NAME,
)
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.templating.data import kind_of, names_of


class TemplateMistakeError(Exception):
    """A mistake found while a template is worked on; the engine adds its place.

    A mistake in the Markdown has left the template's lines behind: it brings
    its `place`, or the words of the template (`quote`) by which to find it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        suggestion: str = "",
        *,
        place: Place | None = None,
        quote: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
        self.suggestion = suggestion
        self.place = place
        self.quote = quote


_LONGEST = 400  # characters of a message: a name may be as long as the template


class ForbiddenSyntaxError(TemplateSyntaxError):
    """A template uses a part of Jinja's language that templates here do not have."""


class UnknownNameError(UndefinedError):
    """A template uses a name that does not exist; `owner` is what was asked for it."""

    def __init__(self, owner: object, name: object, message: str = "") -> None:
        super().__init__(message)
        self.owner = owner
        self.name = name


class Unknown(StrictUndefined):
    """An undefined value that remembers, when used, which name was wanted."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if exc is UndefinedError and hint is None:
            exc = cast(type[TemplateRuntimeError], partial(UnknownNameError, obj, name))
        super().__init__(hint, obj, name, exc)


def place_of(template: Template, python_line: int) -> Place:
    """The template line that a line of its compiled code came from."""
    file = template.filename or template.name or ""
    starts = (line for line, compiled in _lines(template) if compiled <= python_line)
    return Place(file, next(starts, 1))


@lru_cache(maxsize=64)  # more than a report has chapters
def _lines(template: Template) -> list[tuple[int, int]]:
    """Which line of the template and of its compiled code begin together, the last first."""
    return template.debug_info[::-1]


def place_in(traceback: TracebackType | None) -> Place | None:
    """The innermost template line that a traceback passed through."""
    place = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = place_of(template, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def explain(
    error: Exception, file: str, source: str, names: Iterable[str], filters: Iterable[str]
) -> LkjipError:
    """The error as findings with the place in the template where it arose.

    `file` and `source` are the template; `names` and `filters` what it may use.
    """
    place = _told_place(error, file, source) or place_in(error.__traceback__) or Place(file)
    if isinstance(error, LkjipError):
        return LkjipError(replace(f, place=f.place or place) for f in error.findings)
    return _finding(problem_of(error, names, filters), place)


def _told_place(error: Exception, file: str, source: str) -> Place | None:
    """Where an error itself says that it arose; None where only its traceback tells."""
    if isinstance(error, TemplateMistakeError):
        return error.place or _quoted(error.quote, file, source)
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or error.name or file, error.lineno)
    return None


def _quoted(quote: str, file: str, source: str) -> Place | None:
    position = source.find(quote) if quote else -1
    return None if position < 0 else Place(file, source.count("\n", 0, position) + 1)


def _finding(mistake: TemplateMistakeError, place: Place) -> LkjipError:
    suggestion = mistake.suggestion or "Periksa templat pada baris tersebut."
    return problem(mistake.code, mistake.message, place, suggestion)


def problem_of(
    error: Exception, names: Iterable[str], filters: Iterable[str]
) -> TemplateMistakeError:
    """Any error of a template in words of its author; `names` and `filters` are what it may use."""
    if isinstance(error, TemplateMistakeError):
        return error
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(error, filters)
    if isinstance(error, UnknownNameError):
        return explain_name(error.owner, str(error.name), names)
    if isinstance(error, TemplateRuntimeError):
        return _runtime_problem(error, filters)
    return _failure(error)


def _runtime_problem(error: TemplateRuntimeError, filters: Iterable[str]) -> TemplateMistakeError:
    """What Jinja's runtime refuses, known by the words of its message."""
    message = str(error)
    if "named" in message:
        return explain_syntax(message, filters)
    if "non-namespace" in message:
        return TemplateMistakeError(FORBIDDEN, *_NO_NAMESPACE)
    return _failure(error)


def _failure(error: Exception) -> TemplateMistakeError:
    """What went wrong while a template was worked on, by the type of the error."""
    if isinstance(error, TemplateNotFound):
        return TemplateMistakeError(NO_TEMPLATE, f"Templat `{error.name}` tidak ditemukan.")
    for kinds, code, message, remedy in _FAILURES:
        if isinstance(error, kinds):
            return TemplateMistakeError(code, message, remedy)
    # What Python says is English, and may quote anything; the line is what helps.
    reason = type(error).__name__
    return TemplateMistakeError(FAILED, f"Isi templat tidak dapat dihitung ({reason}).")


_NO_NAMESPACE = (
    "`{% set nama.isi = ... %}` hanya untuk yang dibuat dengan `namespace()`.",
    "Dahului dengan {% set nama = namespace() %}.",
)


_FAILURES: tuple[tuple[tuple[type[Exception], ...], str, str, str], ...] = (
    (
        (UnicodeDecodeError,),
        SYNTAX,
        "Templat tidak dapat dibaca.",
        "Simpan berkas itu sebagai teks UTF-8.",
    ),
    (
        (RecursionError,),
        TOO_MUCH,
        "Makro atau berkas yang disertakan memanggil dirinya tanpa henti.",
        "Hapus pemanggilan itu.",
    ),
    (
        (MemoryError, OverflowError),
        TOO_MUCH,
        "Hasil hitungan templat terlalu besar.",
        "Periksa hitungan pada baris itu.",
    ),
    (
        (ZeroDivisionError, ArithmeticError),
        FAILED,
        "Hitungan pada templat tidak mempunyai hasil, misalnya karena pembaginya nol.",
        "Dahului dengan {% if ... %} yang memeriksa pembaginya.",
    ),
    (
        (TypeError,),
        FAILED,
        "Isi templat tidak dapat dihitung: masukan sebuah fungsi, penyaring, atau pembandingan "
        "tidak sesuai jenis atau banyaknya.",
        "Periksa masukannya pada baris itu; daftarnya di docs/templat.md.",
    ),
    (
        (ValueError, NameError),
        FAILED,
        "Isi templat tidak dapat dihitung: sebuah nilai berada di luar yang dapat diolah.",
        "Periksa angka dan teks pada baris itu.",
    ),
    ((SecurityError,), FORBIDDEN, "Templat memakai hal yang tidak diizinkan.", ""),
)


def refused(owner: object, name: str, filters: Iterable[str] = ()) -> TemplateMistakeError:
    """A name that is there, but not for templates; with the nearest that is."""
    what = f"`{name}` pada {kind_of(owner)} tidak diizinkan dalam templat."
    return TemplateMistakeError(FORBIDDEN, what, _instead(owner, name, filters))


def _instead(owner: object, name: str, filters: Iterable[str]) -> str:
    known = names_of(owner)
    if not known:
        filter_ = nearest(name, filters)
        return f"Pakai penyaring: `| {filter_}`." if filter_ else "Hapus bagian itu dari templat."
    return f"{meant(nearest(name, known, alike=0))} Yang dapat dibaca: {_some(known)}."


def _some(names: list[str]) -> str:
    more = ", ..." if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


_NAMED = 12


def explain_name(owner: object, name: str, names: Iterable[str]) -> TemplateMistakeError:
    """An unknown name in words of the template's author; `owner` is what was asked for it."""
    if owner is missing:
        return TemplateMistakeError(
            UNKNOWN_NAME, f"Nama `{name}` tidak dikenal.", near(name, names)
        )
    if owner is None:
        return TemplateMistakeError(
            UNKNOWN_NAME,
            f"`{name}` diminta dari bagian data yang kosong.",
            "Dahului dengan {% if ... %} untuk bagian yang boleh kosong.",
        )
    message = f"`{name}` tidak ada pada {kind_of(owner)}."
    return TemplateMistakeError(UNKNOWN_NAME, message, near(name, names_of(owner)))


_TOKENS = {
    "begin of print statement": "`{{`",
    "end of print statement": "`}}`",
    "begin of statement block": "`{%`",
    "end of statement block": "`%}`",
    "template data / text": "teks biasa",
    "end of template": "akhir templat",
    "name": "sebuah nama",
    "string": "teks dalam tanda kutip",
    "integer": "bilangan",
}
_SYNTAX_MESSAGES = (
    (r"unknown tag '(.+?)'", "Perintah `{{% {0} %}}` tidak dikenal atau tidak pada tempatnya."),
    (r"needs to be closed is '(.+?)'", "Blok `{0}` belum ditutup."),
    (r"unexpected end of template", "Templat berakhir sebelum perintah di sini selesai."),
    (r"Expected an expression, got '(.+?)'", "Nama atau nilai diharapkan sebelum {tokens[0]}."),
    (r"tag name expected", "Nama perintah diharapkan setelah `{{%`."),
    (
        r"expected token '(.+?)', got '(.+?)'",
        "Seharusnya {tokens[0]}, tetapi tertulis {tokens[1]}.",
    ),
    (r"unexpected '(.+?)'", "Tanda {tokens[0]} tidak pada tempatnya."),
    (r"unexpected char '(.+?)'", "Tanda `{0}` tidak pada tempatnya."),
    (r"(terlalu rumit)", "Templat terlalu rumit: ungkapan atau blok bertumpuk terlalu dalam."),
    (r"[Mm]issing end of raw", "Perintah `{{% raw %}}` belum ditutup dengan `{{% endraw %}}`."),
    (r"[Mm]issing end of comment", "Komentar `<!--` belum ditutup dengan `-->`."),
)


def syntax_problem(error: TemplateSyntaxError, filters: Iterable[str] = ()) -> TemplateMistakeError:
    """What keeps a template from being read, in words of its author."""
    if isinstance(error, ForbiddenSyntaxError):
        return TemplateMistakeError(
            FORBIDDEN, error.message or "", "Yang tersedia disebut pada docs/templat.md."
        )
    return explain_syntax(error.message or "", filters)


def explain_syntax(message: str, filters: Iterable[str]) -> TemplateMistakeError:
    """A syntax error of Jinja, or an unknown filter or test, in words of the template's author."""
    unknown = re.search(r"No (filter|test) named '(.+?)'", message)
    if unknown:
        return _unknown_filter_or_test(unknown[1], unknown[2], filters)
    for pattern, text in _SYNTAX_MESSAGES:
        found = re.search(pattern, message)
        if found:
            tokens = [_token(name) for name in found.groups()]
            return TemplateMistakeError(SYNTAX, text.format(*found.groups(), tokens=tokens))
    return TemplateMistakeError(SYNTAX, "Penulisan templat tidak dapat dibaca di sini.")


def _unknown_filter_or_test(kind: str, name: str, filters: Iterable[str]) -> TemplateMistakeError:
    if kind == "test":
        return TemplateMistakeError(UNKNOWN_FILTER, f"Uji `{name}` tidak dikenal.")
    message = f"Penyaring `{name}` tidak dikenal."
    return TemplateMistakeError(UNKNOWN_FILTER, message, near(name, filters))


def _token(name: str) -> str:
    """What Jinja calls a piece of a template, in words of its author."""
    return _TOKENS.get(name, f"`{name}`")
