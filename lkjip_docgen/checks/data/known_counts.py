"""Things that the data count: what indicators divide, and what columns of own tables sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.data.summed_columns import summed_columns
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import IsiTabel, Persentase, column_named, pieces_of
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_


class KnownCount(Record):
    """What was counted, to how many, and where: in the data, or in the cells of a table."""

    nama: str
    nilai: Decimal
    path: Path_
    menurut: str
    sel: tuple[Number, ...] = ()

    @property
    def is_of_table(self) -> bool:
        """Whether it is the sum of a column."""
        return bool(self.sel)


@remembered
def known_counts(subject: Subject) -> tuple[KnownCount, ...]:
    """Numerators and denominators of the year, then the sums of the office's own columns."""
    return (*_of_indicators(subject), *_of_columns(subject))


def _of_indicators(subject: Subject) -> Iterator[KnownCount]:
    for number, ukur in measured_by(subject.laporan.indikator, Persentase):
        model = subject.laporan.indikator[number]
        where = f"indikator {model.singkatan or model.nama}"
        path: Path_ = ("indikator", number, "pengukuran")
        for name, key in ((ukur.pembilang, "nilai_pembilang"), (ukur.penyebut, "nilai_penyebut")):
            value: Number | None = getattr(ukur, key)
            if value is not None:
                yield KnownCount(name, value, (*path, key), where)


def _of_columns(subject: Subject) -> Iterator[KnownCount]:
    for column in summed_columns(subject):
        where = f"jumlah kolom pada tabel “{column.tabel}”"
        path: Path_ = ("bagian_tambahan",)
        yield KnownCount(column.nama, column.jumlah.nilai, path, where, column.sel)


def counts_of_districts(subject: Subject) -> Iterator[KnownCount]:
    """The columns of whole numbers, summed or not, in tables of every district of the office."""
    area = subject.laporan.kantor.wilayah_kerja
    districts = len([name for region in area.wilayah for name in region.kecamatan]) if area else 0
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        if own is None or table is None or districts < 2 or len(table.baris) < districts:
            continue
        if column_named(table, "Kecamatan") is not None:
            yield from columns_of(table, own.judul, (*path, piece.jenis, "berkas"))


def columns_of(table: IsiTabel, title: str, path: Path_) -> Iterator[KnownCount]:
    """The columns of whole numbers in a table, with their sums."""
    for number, column in enumerate(table.kolom):
        values = [row[number].nilai for row in table.baris]
        whole = [value for value in values if isinstance(value, Number) and value == int(value)]
        if len(whole) == len(values) and len(column.nama) > 4:
            where = f"jumlah kolom pada tabel “{title}”"
            yield KnownCount(column.nama, sum(whole, Decimal(0)), path, where, tuple(whole))
