"""PDF appendices of a project: opened, checked, their pages counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lkjip_docgen.document.tree import Sheet
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.narrative.appendices import divider_id
from lkjip_docgen.source import Project, codes
from lkjip_docgen.source.paths import dotted

MAX_PAGES = 200
_AGAIN = "Buka dengan pembaca PDF, lalu cetak ke PDF baru tanpa sandi."


@dataclass(frozen=True, slots=True)
class Appendix:
    """A PDF that the report carries: the id of its divider, its title, its file.

    `sheets` says of each page how it lies, its rotation counted.
    """

    divider: str
    title: str
    file: Path
    sheets: tuple[Sheet, ...]

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self.sheets)

    def alt(self, page: int) -> str:
        """What a screen reader says of a page (from 1)."""
        return " ".join(f"{self.title}, halaman {page} dari {self.pages}".split())


def read_appendices(project: Project) -> tuple[tuple[Appendix, ...], tuple[Finding, ...]]:
    """The PDF appendices in the order of the data, and what is doubtful about them.

    Raises `LkjipError` with every one that is damaged or empty (LK043),
    encrypted (LK044) or too long (LK045), each at its place in the data.
    """
    found: list[Appendix] = []
    problems: list[Finding] = []
    remarks: list[Finding] = []
    for number, lampiran in enumerate(project.laporan.lampiran, start=1):
        if lampiran.berkas is None:
            continue
        path = ("lampiran", number - 1, "berkas")
        file = project.picture(lampiran.berkas)
        try:
            sheets, loose = _inspect(file)
        except LkjipError as error:
            placed = project.places.value(path)
            problems += [replace(f, place=placed, path=dotted(path)) for f in error.findings]
            continue
        found.append(Appendix(divider_id(project.laporan, lampiran), lampiran.judul, file, sheets))
        if loose:
            remark = _loose(file, loose)
            remarks.append(replace(remark, place=project.places.value(path), path=dotted(path)))
    if problems:
        raise LkjipError(problems)
    return tuple(found), tuple(remarks)


def _inspect(file: Path) -> tuple[tuple[Sheet, ...], list[str]]:
    """How each page lies, and the faces that the file does not bring along."""
    import pikepdf

    try:
        with pikepdf.open(file, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise _refused(codes.PDF_BERSANDI, file, "bersandi atau dibatasi", _AGAIN)
            pages = len(document.pages)
            if pages > MAX_PAGES:
                hint = "Bagi menjadi beberapa lampiran, atau muat bagian yang penting saja."
                why = f"memuat {pages} halaman, lebih dari {MAX_PAGES}"
                raise _refused(codes.PDF_TERLALU_BESAR, file, why, hint)
            if not pages:
                raise _refused(codes.PDF_TIDAK_TERBACA, file, "tidak memuat halaman", _AGAIN)
            for page in document.pages:
                page.contents_coalesce()
                if "/Contents" in page:
                    page.Contents.read_bytes()
            sheets = tuple(_sheet(page) for page in document.pages)
            return sheets, sorted({name for page in document.pages for name in _faces(page)})
    except pikepdf.PasswordError as error:
        raise _refused(codes.PDF_BERSANDI, file, "bersandi atau dibatasi", _AGAIN) from error
    except (pikepdf.PdfError, ValueError, AttributeError, TypeError, RuntimeError) as error:
        raise _refused(codes.PDF_TIDAK_TERBACA, file, "rusak", _AGAIN) from error


def _sheet(page: Any) -> Sheet:
    """How a page lies when it is shown."""
    import pikepdf

    form = page.as_form_xobject()
    matrix = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
    shown = matrix.transform(pikepdf.Rectangle(form.BBox))
    return Sheet.UPRIGHT if shown.width <= shown.height else Sheet.TURNED


def _refused(code: str, file: Path, why: str, hint: str) -> LkjipError:
    message = f"PDF lampiran `{file.name}` {why}."
    return LkjipError(Finding(code, Severity.ERROR, message, suggestion=hint))


def _loose(file: Path, faces: list[str]) -> Finding:
    message = f"PDF lampiran `{file.name}` memakai huruf yang tidak disematkan: {', '.join(faces)}."
    hint = f"Laporan tidak lagi memenuhi PDF/A sepenuhnya. {_AGAIN}"
    return Finding(codes.HURUF_TIDAK_TERSEMAT, Severity.WARNING, message, suggestion=hint)


def _faces(page: Any) -> Iterator[str]:
    """Names of the fonts of a page that have no font program in the file."""
    seen: set[tuple[int, int]] = set()
    waiting = [page.obj.get("/Resources", {})]
    while waiting:
        resources = waiting.pop()
        for font in dict(resources.get("/Font", {})).values():
            if font.get("/Subtype") != "/Type3" and not _embedded(font):
                yield str(font.get("/BaseFont", "/tanpa nama"))[1:]
        for inner in dict(resources.get("/XObject", {})).values():
            if "/Resources" in inner and inner.objgen not in seen:
                seen.add(inner.objgen)
                waiting.append(inner.Resources)


def _embedded(font: Any) -> bool:
    descendants = font.get("/DescendantFonts")
    real = descendants[0] if descendants is not None else font
    descriptor = real.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
