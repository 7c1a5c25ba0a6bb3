"""The snapshot that a PDF of this program carries inside."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.comparison import codes, record
from lkjip_docgen.comparison.snapshot import Snapshot
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place

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
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted:
                raise _problem(
                    codes.PDF_BERSANDI,
                    path,
                    f"{path.name} bersandi.",
                    "Simpan salinannya tanpa sandi, lalu ulangi.",
                )
            found = reader.attachments.get(record.FILE)
            return found[0] if found else None
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _problem(
            codes.PDF_TIDAK_TERBACA,
            path,
            f"{path.name} tidak ada, bukan PDF, atau rusak.",
            "Periksa nama berkas, atau pilih PDF yang utuh.",
        ) from None


def _problem(code: str, path: Path, message: str, remedy: str) -> LkjipError:
    return LkjipError(Finding(code, Severity.ERROR, message, Place(str(path)), "", remedy))
