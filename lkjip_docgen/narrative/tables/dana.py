"""Tables of the money that pays for indicators, and how efficiently it was used."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.document import Align, Blocks, Cell, Inlines, Row, Table, Text
from lkjip_docgen.measures import HasilEfisiensi, HasilIndikator, nama_tingkat
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.capaian import sel_capaian
from lkjip_docgen.narrative.tables.cells import (
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import pendek
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT

_OWN = "Anggaran tersendiri"


@tabel("efisiensi")
def efisiensi(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """Capaian against the absorption of the money that pays for the indicator."""
    result = ind.efisiensi
    if result is None:
        return ()
    table = _of_money(konteks, result) if ind.dibiayai_tersendiri else _of_program(result)
    figures = (result.capaian, result.serapan, result.selisih)
    return replace(
        table,
        id=f"tabel-{ind.model.kode}-efisiensi",
        caption=keterangan(f"Efisiensi Penggunaan Sumber Daya {pendek(ind.model)}"),
        source=_source(konteks, *figures),
        summary=f"Capaian {ind.model.nama} dibandingkan dengan serapan anggaran"
        f"{'nya' if ind.dibiayai_tersendiri else ' programnya'}.",
    )


def _of_program(result: HasilEfisiensi) -> Table:
    """The absorption of the program alone, which pays for more than the indicator."""
    figures = (result.capaian, result.serapan, result.selisih)
    return Table(
        id="",
        caption=(),
        columns=kolom((5, L), (2.5, C), (2.5, C), (2.6, C), (2.9, C)),
        head=(kepala("Program", "Capaian Kinerja", "Serapan Anggaran", _gap(result), "Simpulan"),),
        rows=(Row((teks(result.program), *map(sel, figures), teks(_verdict(result)))),),
    )


def _of_money(konteks: Konteks, result: HasilEfisiensi) -> Table:
    """The amounts too, where the money is that of the indicator or of a part of a program."""
    kind = "Sumber" if result.khusus else nama_tingkat(konteks.laporan, result.tingkat).judul
    figures = (*_amounts(result), result.serapan, result.capaian, result.selisih)
    return Table(
        id="",
        caption=(),
        columns=kolom((3.6, L), (2.7, R), (2.7, R), (1.8, C), (1.8, C), (2.0, C), (2.1, C)),
        head=(kepala(kind, "Pagu", "Realisasi", "Serapan", "Capaian", _gap(result), "Simpulan"),),
        rows=(Row((teks(_named(result)), *map(sel, figures), teks(_verdict(result)))),),
        compact=True,
    )


def _gap(result: HasilEfisiensi) -> str:
    return f"Selisih ({result.selisih.unit})"


def _amounts(result: HasilEfisiensi) -> tuple[Quantity | None, Quantity | None]:
    """Ceiling and spending of the money; None where the budget does not have it."""
    money = result.dana
    return (money.pagu, money.realisasi) if money else (None, None)


def _named(result: HasilEfisiensi) -> str:
    """What the money is: the part of the budget, or that it is the indicator's own."""
    if not result.khusus:
        return result.program
    return f"{_OWN} dari {result.program}" if result.program else _OWN


def _verdict(result: HasilEfisiensi) -> str:
    if result.bersama:
        return "anggaran bersama"
    if result.efisien is None:
        return "belum dapat disimpulkan"
    return "efisien" if result.efisien else "belum efisien"


def _source(konteks: Konteks, *figures: Quantity) -> Inlines:
    return sumber(f"data kinerja dan realisasi anggaran {konteks.laporan.kantor.nama}", figures)


# --- all indicators -----------------------------------------------------------------


@tabel("anggaran-indikator")
def anggaran_indikator(konteks: Konteks) -> Table | Blocks:
    """What each indicator is paid from; money that several share stands there once."""
    indicators = konteks.hasil.indikator
    if not any(ind.dibiayai_tersendiri for ind in indicators):
        return ()
    groups = _by_money(indicators)
    rows = tuple(row for group in groups for row in _rows(group))
    figures = [ind.efisiensi.serapan for ind in indicators if ind.efisiensi is not None]
    year = konteks.laporan.dokumen.tahun
    return Table(
        id="tabel-anggaran-indikator",
        caption=keterangan(f"Anggaran menurut Indikator Kinerja Tahun {year}"),
        columns=kolom((0.8, C), (4.3, L), (1.7, C), (5.0, L), (2.4, R), (2.4, R), (1.4, R)),
        head=(
            kepala(
                "No.", "Indikator", "Capaian", "Sumber Anggaran", "Pagu", "Realisasi", "Serapan"
            ),
        ),
        rows=rows,
        source=_source(konteks, *figures) + _on_parts(groups),
        compact=True,
        summary="Anggaran yang membiayai tiap indikator dan serapannya, di samping capaiannya.",
    )


def _on_parts(groups: list[list[HasilIndikator]]) -> Inlines:
    """That the amounts cannot be added up, where one of them holds another."""
    if not any(_holds_others(group) for group in groups):
        return ()
    return (
        Text(
            " Anggaran bersama memuat anggaran tersendiri atau rincian yang juga disebut pada "
            "tabel ini sehingga angkanya tidak dijumlahkan."
        ),
    )


def _holds_others(group: list[HasilIndikator]) -> bool:
    """Whether the money of a group pays for indicators that stand in the table with their part."""
    paid = group[0].efisiensi
    return paid is not None and len(paid.bersama) >= len(group)


def _by_money(indicators: tuple[HasilIndikator, ...]) -> list[list[HasilIndikator]]:
    """The indicators in groups that one money pays for, in the order of the first of each."""
    groups: dict[str, list[HasilIndikator]] = {}
    for ind in indicators:
        groups.setdefault(_key(ind), []).append(ind)
    return list(groups.values())


def _key(ind: HasilIndikator) -> str:
    """What tells the money of an indicator apart: its own where it names none that is known."""
    money = ind.efisiensi.dana if ind.efisiensi is not None else None
    return money.pagu.path if money is not None else f"indikator.{ind.model.kode}"


def _rows(group: list[HasilIndikator]) -> Iterator[Row]:
    for position, ind in enumerate(group):
        first = (nomor(ind.nomor), teks(pendek(ind.model)), sel_capaian(ind))
        yield Row((*first, *_money(group)) if position == 0 else first)


def _money(group: list[HasilIndikator]) -> tuple[Cell, ...]:
    """The money of a group, over all its rows."""
    paid = group[0].efisiensi
    if paid is None:
        cells: tuple[Cell, ...] = tuple(sel(None) for _ in range(4))
    else:
        cells = (teks(_named(paid)), *map(sel, _amounts(paid)), sel(paid.serapan))
    return tuple(replace(cell, rowspan=len(group)) for cell in cells)
