"""A folder without a report: what the window offers in the place of a command that makes one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.records import replace

_COMMAND: Final = "lkjip init"

AT_THE_COMMAND: Final = (
    "Periksa nama dan letaknya, atau jalankan `lkjip open` tanpa nama folder: halaman awalnya "
    "menawarkan laporan yang terakhir dibuka, kantor baru, tahun baru, dan contoh."
)
ON_THE_PAGE: Final = (
    "Tekan Pilih folder: yang ditandai “berisi laporan” dapat dibuka. Bila belum ada laporan, "
    "pilih Kantor baru."
)


@contextmanager
def offering(remedy: str) -> Iterator[None]:
    """Say this remedy wherever another program would have to be started first."""
    try:
        yield
    except LkjipError as error:
        raise LkjipError(
            replace(each, suggestion=remedy) if _COMMAND in each.suggestion else each
            for each in error.findings
        ) from None
