"""What one page tells of the whole year."""

from __future__ import annotations

from lkjip_docgen.measures.results.indicators import HasilIndikator
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilKilas(Record):
    """The counts of the year, and the indicators that the page has room for.

    `lainnya` is how many others there are; `inovasi` and `penghargaan` are None where the
    office has said nothing of them.  A change of score is None where the years cannot be
    compared.
    """

    jumlah: Quantity  # of indicators
    tercapai: Quantity  # of those whose target is met
    belum_dinilai: Quantity  # of those of which nobody can say it yet
    utama: tuple[HasilIndikator, ...]  # in the order of the report
    lainnya: Quantity
    perubahan_nka: Quantity | None
    perubahan_ikpa: Quantity | None
    inovasi: Quantity | None
    penghargaan: Quantity | None  # of the reported year
