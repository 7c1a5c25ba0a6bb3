"""Findings of the signing room, made in one line; errors of the missing extra too."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen import findings
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import signing as codes


def problem(code: str, message: str, suggestion: str = "", file: Path | None = None) -> LkjipError:
    """An error about a signature, in the file that it concerns."""
    return findings.problem(code, message, file, suggestion)


def require_extra() -> None:
    """Raise `LkjipError` (LK713) unless the libraries for signing are installed."""
    try:
        import pyhanko
        import segno  # noqa: F401
    except ModuleNotFoundError as error:
        raise problem(
            codes.PUSTAKA_TIDAK_ADA,
            f"Pustaka tanda tangan elektronik belum terpasang ({error.name}).",
            'Pasang dengan: pip install "lkjip-docgen[sign]"',
        ) from error
    del pyhanko
