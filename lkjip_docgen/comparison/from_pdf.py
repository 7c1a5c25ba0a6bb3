"""The snapshot that a PDF of this program carries inside."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from lkjip_docgen.comparison import codes, record
from lkjip_docgen.comparison.snapshot import Snapshot
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.limited import LimitError, call
from lkjip_docgen.place import Place

_ATTACHED: Final = "lkjip_docgen.comparison.pdf_record:attached"
_LIMIT = 50_000_000  # bytes of the record, a hundred times that of a large report


def from_pdf(path: Path) -> Snapshot:
    """What the report in a PDF says, signed or not.

    Raises `LkjipError` for a file that is no PDF, is encrypted, or does not
    carry a record of its content.
    """
    data = _attached(path)
    if data is None:
        raise _problem(
            codes.PDF_TANPA_ISI,
            path,
            f"{path.name} tidak memuat catatan isi laporan, sehingga tidak dapat dibandingkan.",
            "Bandingkan data atau dokumen Word-nya, atau buat ulang PDF dengan `lkjip build "
            "--to pdf`.",
        )
    try:
        if len(data) > _LIMIT:
            raise ValueError("terlalu besar")
        return record.load(data)
    except ValueError:
        raise _problem(
            codes.ISI_TIDAK_TERBACA,
            path,
            f"Catatan isi laporan di dalam {path.name} rusak atau dibuat dengan versi program "
            "yang lain.",
            "Buat ulang PDF dengan `lkjip build --to pdf`, atau perbarui program ini.",
        ) from None


def _attached(path: Path) -> bytes | None:
    try:
        answer = call(_ATTACHED, str(path))
    except LimitError:
        answer = {"refused": "damaged"}
    if answer.get("refused") == "encrypted":
        raise _problem(
            codes.PDF_BERSANDI,
            path,
            f"{path.name} bersandi.",
            "Simpan salinannya tanpa sandi, lalu ulangi.",
        )
    if "refused" in answer:
        raise _problem(
            codes.PDF_TIDAK_TERBACA,
            path,
            f"{path.name} tidak ada, bukan PDF, atau rusak.",
            "Periksa nama berkas, atau pilih PDF yang utuh.",
        )
    return base64.b64decode(answer["record"]) if "record" in answer else None


def _problem(code: str, path: Path, message: str, remedy: str) -> LkjipError:
    return LkjipError(Finding(code, Severity.ERROR, message, Place(str(path)), "", remedy))
