"""The charts of the office's own parts: what keeps them from being drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lkjip_docgen.findings import Finding, Severity, near
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import IsiKolom, IsiTabel, column_named
from lkjip_docgen.records import Record
from lkjip_docgen.source.own_tables import Row, instead_of, own_charts_in, own_tables_in
from lkjip_docgen.source.paths import Path_, Places, dotted

_MOST: Final = {"kolom": 40, "batang": 40, "garis": 60, "panel": 12}
"""Categories that a chart of a kind can show so that they can be read."""
_MOST_SERIES: Final = 6
_LEAST_POINTS: Final = 3  # of a line
_LISTED: Final = 12  # names in a message


def check_charts(data: Mapping[str, object], places: Places) -> list[Finding]:
    """A finding for everything that keeps an own chart from being drawn as it was meant.

    Charts of tables that could not be read are left alone: those are told.
    """
    tables = {str(table.get("kode")): table.get("berkas") for _, table in own_tables_in(data)}
    found: list[Finding] = []
    for path, chart in own_charts_in(data):
        found += _Chart(path, chart, tables, places).findings()
    return found


class _Chart(Record):
    """A chart as the data have it, with the tables that it may be drawn from by their kode."""

    path: Path_
    said: Row
    tables: Mapping[str, object]
    places: Places

    def findings(self) -> Iterator[Finding]:
        """What is wrong with it, in the order of its keys."""
        kode = self.said.get("tabel")
        if isinstance(kode, str) and kode not in self.tables:
            hint = _instead_of(kode, self.tables)
            yield self._error(codes.ASAL_GRAFIK, ("tabel",), f"Tabel `{kode}` tidak ada.", hint)
            return
        table = self.tables.get(kode) if isinstance(kode, str) else self.said.get("berkas")
        if isinstance(table, IsiTabel):
            yield from self._of_columns(table)
            yield from self._of_kind(table)

    def _of_columns(self, table: IsiTabel) -> Iterator[Finding]:
        """The columns are there, and hold numbers of one kind."""
        kategori = self.said.get("kategori")
        if isinstance(kategori, str) and column_named(table, kategori) is None:
            yield self._no_column(("kategori",), kategori, table)
        kinds: dict[str, str] = {}
        for number, name in enumerate(self._series()):
            place = column_named(table, name)
            if place is None:
                yield self._no_column(("seri", number), name, table)
            elif not _is_numeric(table, place):
                yield self._no_numbers(("seri", number), name)
            elif _is_filled(table, place):
                kinds.setdefault(_scale(table.kolom[place]), name)
        if len(kinds) > 1:
            yield self._unlike(kinds)

    def _of_kind(self, table: IsiTabel) -> Iterator[Finding]:
        """The kind of the chart suits so many rows and columns."""
        kind = str(self.said.get("jenis", "kolom"))
        yield from self._of_rows(kind, len(table.baris))
        series = len(self._series())
        if series > _MOST_SERIES:
            message = f"Grafik ini menggambar {series} kolom; paling banyak {_MOST_SERIES}."
            yield self._unsuited("seri", message, "Bagi menjadi beberapa grafik.")
        if kind == "panel" and self.said.get("acuan"):
            message = "Grafik panel tidak mempunyai garis acuan."
            yield self._unsuited("acuan", message, "Pakai `jenis: kolom`.")

    def _of_rows(self, kind: str, count: int) -> Iterator[Finding]:
        most = _MOST.get(kind, count)
        if count > most:
            message = f"Tabelnya {count} baris; grafik {kind} paling banyak {most}."
            yield self._unsuited("jenis", message, _FEWER)
        if kind == "garis" and count < _LEAST_POINTS:
            message = f"Tabelnya {count} baris; grafik garis paling sedikit {_LEAST_POINTS}."
            yield self._unsuited("jenis", message, "Pakai `jenis: kolom`.")

    def _unsuited(self, key: str, message: str, suggestion: str) -> Finding:
        return self._error(codes.JENIS_GRAFIK, (key,), message, suggestion)

    def _series(self) -> list[str]:
        names = self.said.get("seri")
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def _no_column(self, path: Path_, name: str, table: IsiTabel) -> Finding:
        message = f"Kolom `{name}` tidak ada pada tabel {table.berkas}."
        hint = instead_of(name, [column.nama for column in table.kolom])
        return self._error(codes.ASAL_GRAFIK, path, message, hint)

    def _no_numbers(self, path: Path_, name: str) -> Finding:
        message = f"Kolom `{name}` berisi teks, sehingga tidak dapat digambar."
        hint = "Sebutkan kolom angka, atau perbaiki sel yang bukan angka."
        return self._error(codes.ANGKA_GRAFIK, path, message, hint)

    def _unlike(self, kinds: Mapping[str, str]) -> Finding:
        told = " dan ".join(f"`{name}` ({kind})" for kind, name in kinds.items())
        message = f"Kolom {told} berbeda satuan, sehingga tidak dapat digambar pada satu sumbu."
        return self._error(codes.ANGKA_GRAFIK, ("seri",), message, "Buat grafik tersendiri.")

    def _error(self, code: str, below: Path_, message: str, suggestion: str) -> Finding:
        """A finding at a key of the chart."""
        path = (*self.path, *below)
        place = self.places.value(path)
        return Finding(code, Severity.ERROR, message, place, dotted(path), suggestion)


_FEWER: Final = (
    "Ringkas tabelnya, misalnya dengan menggabungkan baris yang kecil, atau cetak tabelnya saja."
)


def _is_numeric(table: IsiTabel, place: int) -> bool:
    """Whether a column holds numbers, or nothing yet."""
    return table.kolom[place].format in _SCALES or not _is_filled(table, place)


def _is_filled(table: IsiTabel, place: int) -> bool:
    return any(row[place].teks.strip() for row in table.baris)


_SCALES: Final = {
    "bilangan": "bilangan",
    "desimal": "bilangan",
    "persen": "persen",
    "rupiah": "rupiah",
}


def _scale(column: IsiKolom) -> str:
    """What the numbers of a column are measured by."""
    return _SCALES.get(column.format, column.format)


def _instead_of(table: str, known: Collection[str]) -> str:
    """What to write instead of a table that is not there."""
    if not known:
        return "Tulis `tabel` pada bagian tambahan, atau sebut `berkas`."
    listed = ", ".join(f"`{kode}`" for kode in [*known][:_LISTED])
    return near(table, known) or f"Tabel bagian tambahan yang ada: {listed}."
