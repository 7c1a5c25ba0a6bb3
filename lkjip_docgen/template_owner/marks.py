"""The `{{ }}` and `{% %}` of a Word paragraph: whether they are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.docx import Element, Paragraph, w
from lkjip_docgen.findings import Severity
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.records import Record

_MARK = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SINGLE = re.compile(r"\{\s*[A-Za-z_]\w*(?:\.\w+)+\s*\}")
_RAW = re.compile(r"\{\{(?:p|tr|tc|r)\s[^{}]*\}\}")
_BRACE = re.compile(r"[{}]")
_PAIR = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%", "#}": "{#"}


class Flaw(Record):
    """What is wrong with the marks of a paragraph."""

    code: str
    message: str
    suggestion: str
    severity: Severity = Severity.ERROR

    @property
    def unreadable(self) -> bool:
        """Whether what stands in the paragraph cannot be read as Jinja."""
        return self.code in (codes.KURUNG, codes.TERLARANG)


def flaws(paragraph: Element) -> Iterator[Flaw]:
    """The marks of a paragraph that are not whole: open, cut in two, or in single braces."""
    pieces = Paragraph(paragraph).texts
    text = "".join(piece.text or "" for piece in pieces)
    rest = _MARK.sub(lambda mark: " " * len(mark[0]), text)
    if _LOOSE.search(rest):
        yield from _unpaired(text, rest)
    else:
        yield from _single(rest)
    yield from _raw(text)
    yield from _cuts(pieces, text)


def silence(paragraph: Element) -> bool:
    """Take every brace out of a paragraph; whether it had any."""
    marked = [piece for piece in Paragraph(paragraph).texts if _BRACE.search(piece.text or "")]
    for piece in marked:
        piece.text = _BRACE.sub("", piece.text or "")
    return bool(marked)


def _unpaired(text: str, rest: str) -> Iterator[Flaw]:
    """Marks that only open or only close; `rest` is the text without those that are whole."""
    for loose in _LOOSE.finditer(rest):
        opens = loose[0][0] == "{"
        side, other = ("pembuka", "penutup") if opens else ("penutup", "pembuka")
        yield Flaw(
            codes.KURUNG,
            f"Tanda {side} {loose[0]} tidak mempunyai {other} {_PAIR[loose[0]]}",
            f"Lengkapi kurungnya dalam paragraf yang sama: {_around(text, loose)}",
        )


def _single(rest: str) -> Iterator[Flaw]:
    """Names in single braces."""
    for single in _SINGLE.finditer(rest):
        yield Flaw(
            codes.KURUNG_TUNGGAL,
            f"{single[0]} akan tercetak apa adanya",
            f"Untuk mencetak nilainya, tulis {{{single[0]}}}.",
            Severity.WARNING,
        )


def _raw(text: str) -> Iterator[Flaw]:
    """Marks of docxtpl that put markup into the file: no template may."""
    for mark in _RAW.finditer(text):
        yield Flaw(
            codes.TERLARANG,
            f"{mark[0]} tidak tersedia dalam templat",
            "Tulis {{ ... }} tanpa huruf di depan namanya.",
        )


def _around(text: str, mark: re.Match[str]) -> str:
    cut = " ".join(text[max(0, mark.start() - 15) : mark.end() + 25].split())
    return f'"{cut}".'


def _cuts(pieces: list[Element], text: str) -> Iterator[Flaw]:
    """Marks that begin and end in different hyperlinks, fields or controls.

    Marks that are merely spread over runs are put together when the report is
    built.
    """
    owners = _owners(pieces)
    for mark in _MARK.finditer(text):
        homes = {_home(owner) for owner in owners[mark.start() : mark.end()]}
        if len(homes) > 1:
            yield Flaw(
                codes.KURUNG,
                f"{mark[0]} terpotong oleh tautan, bidang, atau kontrol isi",
                "Hapus tanda itu, lalu ketik ulang sebagai teks biasa.",
            )


def _owners(pieces: list[Element]) -> list[Element]:
    """The piece that holds each character of a paragraph."""
    return [piece for piece in pieces for _ in piece.text or ""]


def _home(text: Element) -> Element | None:
    run = next(text.iterancestors(w("r")), None)
    return None if run is None else run.getparent()
