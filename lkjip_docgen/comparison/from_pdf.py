"""The snapshot that a PDF of this program carries inside."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from lkjip_docgen.comparison import record
from lkjip_docgen.comparison.snapshot import Snapshot
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import comparing as codes
from lkjip_docgen.limited import LimitError, call

_ATTACHED: Final = "lkjip_docgen.pdf_of_others.record:attached"
_LIMIT = 50_000_000  # bytes of the record, a hundred times that of a large report


def from_pdf(path: Path) -> Snapshot:
    """What the report in a PDF says, signed or not.

    Raises `LkjipError` for a file that is no PDF, is encrypted, or does not
    carry a record of its content.
    """
    data = _attached(path)
    if data is None:
        raise problem(
            codes.PDF_TANPA_ISI,
            f"{path.name} tidak memuat catatan isi laporan, sehingga tidak dapat dibandingkan.",
            path,
            "Bandingkan data atau dokumen Word-nya, atau buat ulang PDF dengan `lkjip build "
            "--to pdf`.",
        )
    try:
        if len(data) > _LIMIT:
            raise ValueError("terlalu besar")
        return record.load(data)
    except ValueError:
        raise problem(
            codes.ISI_TIDAK_TERBACA,
            f"Catatan isi laporan di dalam {path.name} rusak atau dibuat dengan versi program "
            "yang lain.",
            path,
            "Buat ulang PDF dengan `lkjip build --to pdf`, atau perbarui program ini.",
        ) from None


def _attached(path: Path) -> bytes | None:
    try:
        answer = call(_ATTACHED, str(path), record.FILE)
    except LimitError:
        answer = {"refused": "damaged"}
    if answer.get("refused") == "encrypted":
        raise problem(
            codes.PDF_BERSANDI,
            f"{path.name} bersandi.",
            path,
            "Simpan salinannya tanpa sandi, lalu ulangi.",
        )
    if "refused" in answer:
        raise problem(
            codes.PDF_TIDAK_TERBACA,
            f"{path.name} tidak ada, bukan PDF, atau rusak.",
            path,
            "Periksa nama berkas, atau pilih PDF yang utuh.",
        )
    return base64.b64decode(str(answer["record"])) if "record" in answer else None
