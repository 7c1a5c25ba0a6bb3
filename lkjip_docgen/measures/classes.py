"""Classes of capaian: by the table of a regulation, or by the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.measures.results import HasilIndikator, HasilKelas, HasilKelasCapaian
from lkjip_docgen.model import KategoriCapaian, KelasCapaian
from lkjip_docgen.records import replace
from lkjip_docgen.rules import Kategori, classify, tabel


def classified(
    indikator: Sequence[HasilIndikator], kategori: KategoriCapaian | None
) -> tuple[HasilIndikator, ...]:
    """The indicators, each with the class of its capaian where it has a percentage."""
    table = _classes(kategori)
    return tuple(replace(row, kelas=_class_of(row, table)) for row in indikator)


def measure_classes(
    indikator: Sequence[HasilIndikator], kategori: KategoriCapaian | None
) -> HasilKelasCapaian | None:
    """How many of the indicators are in each class; None where the office names no classes."""
    table = _classes(kategori)
    if kategori is None or not table:
        return None
    return HasilKelasCapaian(
        sumber=tabel(kategori.tabel).sumber if kategori.tabel else kategori.sumber or "",
        catatan=tabel(kategori.tabel).catatan if kategori.tabel else "",
        kelas=tuple(HasilKelas(one, sum(row.kelas == one for row in indikator)) for one in table),
        tanpa=sum(row.kelas is None for row in indikator),
    )


def _class_of(row: HasilIndikator, table: tuple[Kategori, ...]) -> Kategori | None:
    """The class of a capaian: the lowest takes whatever is below the others."""
    if not (row.capaian.ada and table):
        return None
    return classify(row.capaian.nilai, table) or table[-1]


def _classes(kategori: KategoriCapaian | None) -> tuple[Kategori, ...]:
    """The classes, the highest first; none where the office names none."""
    if kategori is None:
        return ()
    if kategori.tabel:
        return tabel(kategori.tabel).baris
    return tuple(sorted(map(_own, kategori.kelas), key=lambda one: one.batas, reverse=True))


def _own(kelas: KelasCapaian) -> Kategori:
    """A class of the office's own table."""
    return Kategori(
        nama=kelas.nama,
        mutu="",
        batas=Decimal(0) if kelas.dari is None else kelas.dari,
        terbuka=False,
        rentang=(),
        warna=(kelas.warna or "").removeprefix("#").upper(),
    )
