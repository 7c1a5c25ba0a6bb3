"""The columns that the office's own tables sum."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class SummedColumn(Record):
    """A column: its heading, the title of its table, its sum, and the cells that are numbers."""

    nama: str
    tabel: str
    jumlah: Quantity
    sel: tuple[Number, ...]


def summed_columns(subject: Subject) -> Iterator[SummedColumn]:
    """Every column with a sum, in the order of the tables; means and other ends are left out."""
    for table in subject.hasil.tabel_sendiri:
        total, file = table.model.jumlah, table.model.berkas
        for end in table.akhir:
            if total is None or end.nama != total.judul:
                continue
            for position, sum_ in enumerate(end.sel):
                if sum_ is not None and sum_.ada:
                    cells = [row[position].nilai for row in file.baris]
                    numbers = tuple(cell for cell in cells if isinstance(cell, Number))
                    name = file.kolom[position].nama
                    yield SummedColumn(name, table.model.judul, sum_, numbers)
