"""PDF appendices named in the data: inside the project, PDF by their first bytes, not too large.

Whether their pages can be used is known only when they are opened, which the
PDF of the report does.
"""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.source.files import locate
from lkjip_docgen.source.paths import Places, dotted, select

MAX_BYTES = 50 * 1024 * 1024
FIELD = "lampiran[].berkas"
_HEADER = 1024  # bytes in which readers look for the mark of a PDF


def check_documents(data: dict[str, object], root: Path, places: Places) -> list[Finding]:
    """A finding for every PDF appendix that is not there or is no PDF."""
    findings: list[Finding] = []
    for path, name in select(data, FIELD):
        if not isinstance(name, str) or not name.strip().lower().endswith(".pdf"):
            continue  # a wrong name is the validation's business
        try:
            inspect(locate(root, name.strip()), name.strip())
        except LkjipError as error:
            place = places.value(path)
            findings += [replace(f, place=place, path=dotted(path)) for f in error.findings]
    return findings


def inspect(path: Path, name: str) -> None:
    """Raise `LkjipError` unless a file is a PDF by its first bytes, and not too large."""
    here = Place(str(path))
    if path.stat().st_size > MAX_BYTES:
        raise problem(
            codes.PDF_TERLALU_BESAR,
            f"PDF lampiran `{name}` lebih dari 50 MB.",
            here,
            "Pindai ulang dengan resolusi 200 dpi, atau bagi menjadi beberapa lampiran.",
        )
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except OSError as error:
        raise _no_pdf(name, here) from error
    if b"%PDF-" not in head:
        raise _no_pdf(name, here)


def _no_pdf(name: str, here: Place) -> LkjipError:
    return problem(
        codes.PDF_TIDAK_TERBACA,
        f"Lampiran `{name}` tidak dapat dibaca sebagai PDF.",
        here,
        "Buka berkas itu dengan pembaca PDF, lalu simpan ulang sebagai PDF.",
    )
