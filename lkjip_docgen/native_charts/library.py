"""XlsxWriter, which comes with the extra `grafik`."""

from __future__ import annotations

from types import ModuleType

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import report as codes


def xlsxwriter() -> ModuleType:
    """The library; raises `LkjipError` (LK409) where it is not installed."""
    try:
        import xlsxwriter as module
    except ModuleNotFoundError as error:
        raise problem(
            codes.NO_CHART_WRITER,
            'grafik = "word" pada gaya.toml memerlukan XlsxWriter, yang belum terpasang.',
            suggestion='Pasang dengan: pip install "lkjip-docgen[grafik]", '
            'atau tulis grafik = "gambar".',
        ) from error
    library: ModuleType = module
    return library
