"""The table of what the budget was in each of its versions, down to what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lkjip_docgen.document import Align, Blocks, Cell, Column, Row, RowRole, Table
from lkjip_docgen.idn import format_date
from lkjip_docgen.measures import HasilPos, nama_tingkat
from lkjip_docgen.model import Laporan, VersiAnggaran
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    baris_jumlah,
    kepala,
    keterangan,
    kolom,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import asal_pagu
from lkjip_docgen.narrative.tables.program import NAME_WIDTH, code_width
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
_MOST_BESIDE = 3  # versions on an upright page
_Versions = tuple[HasilPos | None, ...]
"""A part of the budget in each version; None in one that does not have it."""


@tabel("perubahan-pagu")
def perubahan_pagu(konteks: Konteks) -> Table | Blocks:
    """Ceilings in each version of the budget: of all programs, and of the parts that changed."""
    versions = konteks.hasil.anggaran.versi
    if len(versions) < 2:
        return ()
    lines = list(_lines([[row.pos for row in version.program] for version in versions]))
    shape = _shape(konteks.laporan, lines)
    totals = [version.total.pagu for version in versions]
    changes = (sel(version.perubahan) for version in versions)
    titles = map(_title_of, konteks.laporan.anggaran.versi)
    return Table(
        id="tabel-perubahan-pagu",
        caption=keterangan(f"Perubahan Pagu Anggaran Tahun {konteks.laporan.dokumen.tahun}"),
        columns=(*shape.columns, *kolom(*[(3.5, R)] * len(versions))),
        head=(kepala(*shape.titles, *titles),),
        rows=(
            *map(shape.row, lines),
            baris_jumlah("Jumlah", 2, map(sel, totals)),
            Row((teks("Perubahan dari versi sebelumnya", colspan=2), *changes), RowRole.SUBTOTAL),
        ),
        source=sumber(asal_pagu(konteks.laporan), totals),
        wide=len(versions) > _MOST_BESIDE,
        compact=shape.deep,
        summary=f"Pagu tiap {shape.what} menurut versi anggaran dan perubahan jumlahnya.",
    )


def _title_of(versi: VersiAnggaran) -> str:
    return f"{versi.nama} ({format_date(versi.tanggal)})" if versi.tanggal else versi.nama


# --- what is shown ------------------------------------------------------------------


class _Line(Record):
    """A part of the budget with its number ("2.1") and its level from 0."""

    nomor: str
    level: int
    nama: str
    kode: str
    pagu: tuple[Quantity | None, ...]


def _lines(versions: Sequence[Sequence[HasilPos]]) -> Iterator[_Line]:
    """Every program, and below it what changed, in the order in which they are first named."""
    for number, parts in enumerate(_together(versions), start=1):
        yield _line(str(number), 0, parts)
        yield from _changed_below(str(number), 1, parts)


def _changed_below(above: str, level: int, whole: _Versions) -> Iterator[_Line]:
    """The parts of a part that changed, or have parts that did.

    One that stands for the whole of it says nothing more: its own parts take its place.
    """
    number = 0
    for parts in _together([pos.rincian if pos else () for pos in whole]):
        mark = f"{above}.{number + 1}"
        if _amounts(parts) == _amounts(whole):
            yield from _changed_below(above, level, parts)
            continue
        below = list(_changed_below(mark, level + 1, parts))
        if below or len(set(_amounts(parts))) > 1:
            number += 1
            yield _line(mark, level, parts)
            yield from below


def _together(versions: Sequence[Sequence[HasilPos]]) -> Iterator[_Versions]:
    """The parts of several versions, each with itself: by its code, else by its name.

    The second one of a name is the second of it in every version.
    """
    found: dict[tuple[str, int], list[HasilPos | None]] = {}
    for position, parts in enumerate(versions):
        named: Counter[str] = Counter()
        for pos in parts:
            key = pos.kode or pos.nama
            named[key] += 1
            row = found.setdefault((key, named[key]), [None] * len(versions))
            row[position] = pos
    yield from map(tuple, found.values())


def _amounts(parts: _Versions) -> list[object]:
    return [pos.pagu.value if pos else None for pos in parts]


def _line(mark: str, level: int, parts: _Versions) -> _Line:
    latest = [pos for pos in parts if pos is not None][-1]
    pagu = tuple(pos.pagu if pos else None for pos in parts)
    return _Line(mark, level, latest.nama, latest.kode, pagu)


# --- how it is shown ----------------------------------------------------------------


class _Shape(Record):
    """Codes or numbers beside indented names where it goes below programs, else plain numbers."""

    titles: tuple[str, str]
    columns: tuple[Column, ...]
    deep: bool
    coded: bool

    @property
    def what(self) -> str:
        """What has a row, in a sentence."""
        return "program dan bagiannya yang berubah" if self.deep else "program"

    def row(self, line: _Line) -> Row:
        """The ceilings of a part in all versions; a program above others is bold."""
        bold = self.deep and line.level == 0
        place = L if self.deep else C
        mark = teks(line.kode if self.coded else line.nomor, bold=bold, align=place)
        name = replace(teks(line.nama, bold=bold), indent=line.level)
        amounts: tuple[Cell, ...] = tuple(sel(pagu, bold=bold) for pagu in line.pagu)
        return Row((mark, name, *amounts))


def _shape(laporan: Laporan, lines: Sequence[_Line]) -> _Shape:
    deepest = max((line.level for line in lines), default=0) + 1
    deep, coded = deepest > 1, all(line.kode for line in lines)
    names = "/".join(nama_tingkat(laporan, level).judul for level in range(1, deepest + 1))
    if not deep:
        return _Shape(("No.", names), kolom((1, C), (5, L)), deep=False, coded=False)
    width = code_width([line.kode if coded else line.nomor for line in lines], small=True)
    titles = ("Kode" if coded else "No.", names)
    return _Shape(titles, kolom((width, L), (NAME_WIDTH - width, L)), deep=True, coded=coded)
