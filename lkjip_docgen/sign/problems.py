"""Findings of the signing room, made in one line; errors of the missing extra too."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.sign import codes


def problem(code: str, message: str, suggestion: str = "", file: Path | None = None) -> LkjipError:
    """An error about a signature, in the file that it concerns."""
    place = Place(str(file)) if file is not None else None
    return LkjipError(Finding(code, Severity.ERROR, message, place, "", suggestion))


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
