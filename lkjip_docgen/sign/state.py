"""Whether a PDF carries a signature, and the rule that follows: signing is last."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.place import Place

# A signature names the bytes that it covers; this array is never compressed, for its
# numbers are filled in after the file is written (ISO 32000-1, 12.8.1).
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*\d+\s+\d+\s+\d+\s+\d+\s*\]")


def is_signed(path: Path) -> bool:
    """True for a PDF with at least one signature; False too for a file that is not there."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return data.startswith(b"%PDF-") and _BYTE_RANGE.search(data) is not None


def refuse_signed(path: Path) -> None:
    """Raise `LkjipError` (LK707) when writing `path` would destroy a signature."""
    if is_signed(path):
        raise LkjipError(
            Finding(
                codes.SUDAH_DITANDATANGANI,
                Severity.ERROR,
                f"{path.name} sudah ditandatangani secara elektronik dan tidak diganti.",
                Place(str(path)),
                "",
                "Simpan dengan nama atau di folder lain (-o), atau pindahkan berkas itu dahulu.",
            )
        )
