"""All that is computed from one data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.measures.results.agreed_targets import (
    HasilPerjanjian,
    HasilPerubahanPK,
    HasilRencana,
)
from lkjip_docgen.measures.results.at_a_glance import HasilKilas
from lkjip_docgen.measures.results.computed_findings import HasilTelaah
from lkjip_docgen.measures.results.indicators import HasilCapaian, HasilIndikator, HasilKelasCapaian
from lkjip_docgen.measures.results.money import HasilAnggaran, HasilEmonev, HasilPnbp, HasilSerapan
from lkjip_docgen.measures.results.of_units import HasilUnitBawahan
from lkjip_docgen.measures.results.own_cells import HasilTabel
from lkjip_docgen.measures.results.people import HasilPegawai
from lkjip_docgen.measures.results.score_years import HasilEvaluasi, HasilNilai
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, values


class Hasil(Record):
    """Everything computed from one data file."""

    indikator: tuple[HasilIndikator, ...]
    capaian: HasilCapaian
    anggaran: HasilAnggaran
    penerimaan: HasilPnbp | None
    nka: HasilNilai | None
    ikpa: HasilNilai | None
    emonev: HasilEmonev | None
    serapan: tuple[HasilSerapan, ...]  # each source that has a figure of the year
    pegawai: HasilPegawai | None
    perjanjian: tuple[HasilPerjanjian, ...]  # in the order of the data
    kilas: HasilKilas
    kelas_capaian: HasilKelasCapaian | None = None  # where the office names classes
    rencana: tuple[HasilRencana, ...] = ()  # in the order of the data
    perubahan_perjanjian: HasilPerubahanPK | None = None  # where the agreement was changed
    evaluasi: HasilEvaluasi | None = None
    tabel_sendiri: tuple[HasilTabel, ...] = ()  # of the office's own parts
    tabel_grafik: tuple[HasilTabel, ...] = ()  # of charts whose table is not printed
    unit: HasilUnitBawahan | None = None  # where the report brings units together
    telaah: tuple[HasilTelaah, ...] = ()  # by subject, of each the one that matters most first

    @property
    def pnbp(self) -> HasilPnbp | None:
        """The revenue, where it is PNBP."""
        revenue = self.penerimaan
        return revenue if revenue is not None and revenue.kunci == "pnbp" else None

    @property
    def rata_rata_capaian(self) -> Quantity:
        """The mean of the capaian, as templates know it."""
        return self.capaian.rata_rata

    @property
    def perhatian(self) -> tuple[HasilTelaah, ...]:
        """What the office should look at, the most important first: five findings at most.

        One of each kind and subject comes before a second of the same subject.
        """
        urgent = sorted((row for row in self.telaah if row.perhatian), key=_urgency)
        first = {row.pokok: row for row in reversed(urgent)}
        others = [row for row in urgent if first[row.pokok] is not row]
        chosen = [row for row in urgent if first[row.pokok] is row] + others
        return tuple(sorted(chosen[:_MOST_URGENT], key=_urgency))

    def quantities(self) -> dict[str, Quantity]:
        """All quantities by path, in the order of the report."""
        found: dict[str, Quantity] = {}
        for quantity in _walk(self):
            found.setdefault(quantity.path, quantity)
        return found


_MOST_URGENT = 5


def _urgency(row: HasilTelaah) -> int:
    return -row.perhatian


def _walk(result: object) -> Iterator[Quantity]:
    """The quantities below a result; what many are computed from is walked through once."""
    seen: set[int] = set()
    left = [result]
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Quantity):
            yield node
        left += [part for part in reversed(_parts(node)) if type(part) not in _WITHOUT_PARTS]


_WITHOUT_PARTS: Final = frozenset({str, int, bool, Decimal, type(None)})


def _parts(node: object) -> Sequence[object]:
    """What a result is made of: the inputs of a quantity, items, the fields of a result."""
    if isinstance(node, Quantity):
        return node.inputs
    if isinstance(node, tuple | list):
        return node
    if isinstance(node, dict):
        return tuple(node.values())
    if isinstance(node, Record):
        return values(node)
    return ()
