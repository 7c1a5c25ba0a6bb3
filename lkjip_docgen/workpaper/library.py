"""XlsxWriter, which comes with the extra `excel`."""

from __future__ import annotations

from types import ModuleType

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes


def xlsxwriter() -> ModuleType:
    """The library; raises `LkjipError` (LK077) where it is not installed."""
    try:
        import xlsxwriter as module
    except ModuleNotFoundError as error:
        raise problem(
            codes.PUSTAKA_EXCEL,
            "Menulis kertas kerja memerlukan XlsxWriter, yang belum terpasang.",
            suggestion='Pasang dengan: pip install "lkjip-docgen[excel]"',
        ) from error
    library: ModuleType = module
    return library


def require() -> None:
    """Raise `LkjipError` (LK077) where XlsxWriter is not installed: before costly work begins."""
    xlsxwriter()
