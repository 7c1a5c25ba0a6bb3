"""Spending: what made it grow, where money was left, how much of it fell into the last quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.measures.arithmetic import all_known, difference, percent, total
from lkjip_docgen.measures.results import (
    BagianTelaah,
    Hasil,
    HasilAnggaran,
    HasilEmonev,
    HasilPos,
    HasilTahunBelanja,
)
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok, is_full, of_chosen, parts_of
from lkjip_docgen.operation import Input
from lkjip_docgen.quantity import Quantity, Unit, computed
from lkjip_docgen.records import Record

_NOTICEABLE = Decimal("0.01")
"""The part of a sum below which a change of it, or what is left of it, is not worth a sentence."""
_LATE = Decimal(25)
_VERY_LATE = Decimal(40)
"""The share of spending, in percent, that makes a last quarter a late one, or one to look at."""
_AHEAD = Decimal(10)
"""How many percentage points execution has to lie ahead of spending to be told."""
_QUARTERS = ("Maret", "Juni", "September", "Desember")
_MOSTLY = Decimal(50)
"""The share of what is left, in percent, that one kind has to have to be told."""


class _Row(Record):
    """A kind of spending: its key in paths, its name and its money."""

    key: str
    nama: str
    pos: HasilPos


def spending(hasil: Hasil, tahun: int) -> Findings:
    """The findings about the budget of the reported year."""
    anggaran = hasil.anggaran
    pokok = Pokok("anggaran", "anggaran", f"anggaran.{tahun}")
    now = next((year for year in anggaran.jenis_belanja if year.tahun == tahun), None)
    if now is not None:
        if anggaran.tahun_lalu is not None:
            yield from _growth(pokok, now, anggaran.tahun_lalu)
        yield from _unspent(pokok, now)
    yield from _last_quarter(pokok, anggaran, hasil.emonev)
    yield from _ahead(pokok, hasil.emonev)


# --- what made spending grow -----------------------------------------------------------------


def _growth(pokok: Pokok, now: HasilTahunBelanja, before: HasilTahunBelanja) -> Findings:
    """The change of spending against last year, by kind; a kind of one year only counts whole."""
    kode, sums = "belanja-berubah", (now.total.realisasi, before.total.realisasi)
    rows = [(row.key, row.nama, _change(pokok, row, before)) for row in _rows(now)]
    rows += [(row.key, row.nama, _gone(pokok, row)) for row in _rows(before) if _lacks(now, row)]
    if not all_known((*sums, *(amount for _, _, amount in rows))) or len(rows) < 2:
        return
    change = difference(
        pokok.at(kode, "perubahan"), *sums, "Perubahan belanja", "tahun ini − tahun lalu"
    )
    if abs(change.nilai) <= sums[1].nilai * _NOTICEABLE:
        return
    bagian = parts_of(pokok, kode, change, [row for row in rows if row[2].nilai])
    yield pokok.finding(
        kode,
        80,
        angka={"perubahan": change},
        kata={"tahun": before.tahun, "genap": is_full(bagian)},
        bagian=bagian,
    )


def _rows(year: HasilTahunBelanja) -> Iterator[_Row]:
    """The kinds of a year by the keys that their paths end with."""
    for pos in year.jenis:
        yield _Row(pos.pagu.path.split(".")[-2], pos.nama, pos)


def _lacks(year: HasilTahunBelanja, row: _Row) -> bool:
    return not any(_is_same(other, row) for other in _rows(year))


def _is_same(one: _Row, other: _Row) -> bool:
    """Whether two years speak of one kind; by its name, where that was once another."""
    return one.key == other.key or one.nama == other.nama


def _change(pokok: Pokok, row: _Row, before: HasilTahunBelanja) -> Quantity:
    path, label = pokok.at("belanja-berubah", row.key), f"Perubahan {row.nama}"
    last = next((other.pos for other in _rows(before) if _is_same(other, row)), None)
    if last is not None:
        formula = "tahun ini − tahun lalu"
        return difference(path, row.pos.realisasi, last.realisasi, label, formula)
    return _whole(path, row.pos.realisasi, 1, label, "seluruhnya, sebab tahun lalu tidak ada")


def _gone(pokok: Pokok, row: _Row) -> Quantity:
    path, label = pokok.at("belanja-berubah", row.key), f"Perubahan {row.nama}"
    return _whole(path, row.pos.realisasi, -1, label, "− seluruhnya, sebab tahun ini tidak ada")


def _whole(path: str, amount: Quantity, sign: int, label: str, formula: str) -> Quantity:
    return computed(
        path,
        Input(0) * sign,
        Unit.RUPIAH,
        label,
        formula=formula,
        inputs=(amount,),
        places=amount.places,
    )


# --- where money was left --------------------------------------------------------------------


def _unspent(pokok: Pokok, now: HasilTahunBelanja) -> Findings:
    """Which kind the unspent money is of, where most of it is of one, and more than its part of
    the ceiling."""
    kode, rows = "sisa-anggaran", list(_rows(now))
    left = [(row.key, row.nama, _left(pokok, row)) for row in rows]
    amounts = [amount for _, _, amount in left]
    if len(rows) < 2 or not all_known((*amounts, now.total.pagu)):
        return
    whole = total(pokok.at(kode, "sisa"), amounts, Unit.RUPIAH, "Sisa anggaran")
    if min(amount.nilai for amount in amounts) < 0 or not whole.nilai:
        return
    bagian = parts_of(pokok, kode, whole, left)
    most = bagian[0]
    if most.andil is None or most.andil.nilai < _MOSTLY or _is_equalled(most, bagian):
        return
    pos = next(row.pos for row in rows if row.nama == most.nama)
    of_ceiling = percent(
        pokok.at(kode, "andil_pagu"),
        pos.pagu,
        now.total.pagu,
        f"Andil {most.nama} dalam pagu",
        "pagu jenis belanja ÷ jumlah pagu × 100%",
    )
    if most.andil.nilai <= of_ceiling.nilai:  # it is the largest, and so is what is left of it
        return
    noticeable = whole.nilai >= now.total.pagu.nilai * _NOTICEABLE
    yield pokok.finding(
        kode,
        75 if noticeable else 40,
        angka={"sisa": whole, "andil_pagu": of_chosen(of_ceiling)},
        kata={"genap": is_full(bagian), "seluruhnya": most.nilai.nilai == whole.nilai},
        bagian=bagian,
        perhatian=65 if noticeable else 0,
    )


def _is_equalled(most: BagianTelaah, parts: Sequence[BagianTelaah]) -> bool:
    """Whether another part is as large: then none is the largest."""
    return [part.nilai.nilai for part in parts].count(most.nilai.nilai) > 1


def _left(pokok: Pokok, row: _Row) -> Quantity:
    path, label = pokok.at("sisa-anggaran", row.key), f"Sisa {row.nama}"
    return difference(path, row.pos.pagu, row.pos.realisasi, label, "pagu − realisasi")


# --- when it was spent -----------------------------------------------------------------------


def _last_quarter(pokok: Pokok, anggaran: HasilAnggaran, emonev: HasilEmonev | None) -> Findings:
    """The share of the year's spending that fell into its last quarter, where it is a large one."""
    found = _share_in_rupiah(pokok, anggaran) or _share_by_emonev(pokok, emonev)
    if found is None or not found.ada or found.nilai <= _LATE:
        return
    late = found.nilai >= _VERY_LATE
    yield pokok.finding(
        "triwulan-akhir",
        60,
        angka={"andil": found},
        kata={"emonev": found.inputs[0].unit is not Unit.RUPIAH},
        perhatian=55 if late else 0,
    )


_LABEL = "Andil triwulan IV dalam belanja setahun"


def _share_in_rupiah(pokok: Pokok, anggaran: HasilAnggaran) -> Quantity | None:
    quarters = anggaran.triwulanan
    if quarters is None or len(quarters.triwulan) != len(_QUARTERS):
        return None
    last = quarters.triwulan[-1]
    spent = [quarter.realisasi for quarter in quarters.triwulan]
    if not all_known((*spent, last.realisasi_sampai)) or min(q.nilai for q in spent) < 0:
        return None  # what was paid back makes no share of the year
    path = pokok.at("triwulan-akhir", "andil")
    formula = "realisasi triwulan IV ÷ realisasi setahun × 100%"
    return percent(path, last.realisasi, last.realisasi_sampai, _LABEL, formula)


def _share_by_emonev(pokok: Pokok, emonev: HasilEmonev | None) -> Quantity | None:
    """By cumulative percentages; None where they fall, for then they are no sum."""
    months = {} if emonev is None else {name: spent for name, spent, _ in emonev.bulan}
    before, year = (months.get(name) for name in _QUARTERS[-2:])
    if before is None or year is None or not all_known((before, year)):
        return None
    if not 0 < before.nilai <= year.nilai:
        return None
    return computed(
        pokok.at("triwulan-akhir", "andil"),
        (Input(0) - Input(1)) / Input(0) * 100,
        Unit.PERSEN,
        _LABEL,
        formula="(s.d. Desember − s.d. September) ÷ s.d. Desember × 100%",
        inputs=(year, before),
    )


def _ahead(pokok: Pokok, emonev: HasilEmonev | None) -> Findings:
    """The month in which execution was furthest ahead of spending."""
    gaps = (
        []
        if emonev is None
        else [
            BagianTelaah(name, _gap(pokok, name, spent, executed))
            for name, spent, executed in emonev.bulan
            if all_known((spent, executed))
        ]
    )
    if not gaps:
        return
    widest = max(gaps, key=lambda row: row.nilai.nilai)
    if widest.nilai.nilai >= _AHEAD:
        angka, kata = {"selisih": widest.nilai}, {"bulan": widest.nama}
        yield pokok.finding("pelaksanaan-mendahului", 30, angka=angka, kata=dict(kata))


def _gap(pokok: Pokok, name: str, spent: Quantity, executed: Quantity) -> Quantity:
    return difference(
        pokok.at("pelaksanaan-mendahului", name.lower()),
        executed,
        spent,
        f"Pelaksanaan mendahului belanja s.d. {name}",
        "pelaksanaan kegiatan − realisasi anggaran",
    )
