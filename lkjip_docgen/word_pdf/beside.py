"""An edited Word report beside what is made from the data: its edits would be missed."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.docx import is_untouched, read_docx
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import word_pdf as codes
from lkjip_docgen.place import Place


def edits_beside(target: Path, *, binding: str) -> Finding | None:
    """What to say when the Word file of the same name was edited since it was made.

    `binding` says what the target is ("final") where it must not be made, "" where it may.
    """
    report = target.with_suffix(".docx")
    if not report.is_file() or _is_untouched(report):
        return None
    kind = target.suffix.removeprefix(".").upper()
    way = f'Untuk PDF dari berkas yang disunting: `lkjip pdf "{report}"`.'
    if binding:
        return Finding(
            codes.SUNTINGAN_TIDAK_IKUT,
            Severity.ERROR,
            f"{kind} {binding} tidak dibuat: {report.name} di folder yang sama sudah disunting, "
            f"dan {kind} dari data tidak memuat suntingan itu.",
            Place(str(report)),
            "",
            f"{way} Bila memang dari data, tulis ke folder lain dengan `-o`.",
        )
    return Finding(
        codes.SUNTINGAN_TIDAK_IKUT,
        Severity.WARNING,
        f"{target.name} dibuat dari data, tanpa suntingan dalam {report.name}.",
        Place(str(report)),
        "",
        way,
    )


def _is_untouched(report: Path) -> bool:
    """False too for what cannot be read: somebody has worked on it, or it is not ours."""
    try:
        return is_untouched(read_docx(report))
    except LkjipError:
        return False
