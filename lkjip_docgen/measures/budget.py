"""The budget: versions by program, spending by type over the years, sources of funds.

Also that of an agreement with a list of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import absorption, difference, growth, total
from lkjip_docgen.measures.quarters import measure_spending_quarters, spent_so_far
from lkjip_docgen.measures.results import (
    HasilAnggaran,
    HasilPos,
    HasilProgram,
    HasilTahunBelanja,
    HasilVersi,
)
from lkjip_docgen.measures.spending_kinds import named_as_last
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import (
    Belanja,
    Dana,
    Laporan,
    PerjanjianKinerja,
    Simpul,
    SimpulPK,
    SumberDana,
    TahunBelanja,
    VersiAnggaran,
    isi,
    kunci_isi,
)
from lkjip_docgen.operation import Absent
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, given
from lkjip_docgen.records import Record, replace

N = TypeVar("N", Simpul, SimpulPK)

_TOTAL = ("total",)  # the word beside the names of items in a path


def measure_budget(laporan: Laporan) -> HasilAnggaran:
    """The budget of the reported year and of the years before.

    Spending by program stands in the last version; where that has none the
    spending by type of the same year makes the total.
    """
    tahun = laporan.dokumen.tahun
    jenis = named_as_last(tuple(_by_type(laporan)))
    versi = _versions(laporan, _year(jenis, tahun))
    sumber = _sources(laporan)
    akhir, lalu = versi[-1].total, _year(jenis, tahun - 1)
    path = f"anggaran.{tahun}"
    quarters = measure_spending_quarters(path, laporan.anggaran.triwulan, akhir, laporan.periode)
    return HasilAnggaran(
        versi=versi,
        jenis_belanja=jenis,
        sumber_dana=sumber,
        total_sumber_dana=total(
            f"{path}.sumber_dana.total", [s.pagu for s in sumber], Unit.RUPIAH, "Jumlah sumber dana"
        ),
        belanja_sumber_dana=_spent_by_source(laporan, sumber),
        total=akhir,
        perubahan_pagu=_ceiling_change(path, versi[0], versi[-1]),
        perubahan_serapan=None if lalu is None else _change(path, akhir, lalu.total),
        pertumbuhan_realisasi=None if lalu is None else _growth(path, akhir, lalu.total),
        tahun_lalu=lalu,
        triwulanan=quarters,
        berjalan=None
        if laporan.periode.tahunan
        else spent_so_far(path, akhir, quarters, laporan.anggaran.tak_berlaku("triwulan")),
    )


def _by_type(laporan: Laporan) -> Iterator[HasilTahunBelanja]:
    """Spending by type, of every year up to the reported one, oldest first."""
    for row in sorted(laporan.anggaran.jenis_belanja, key=lambda row: row.tahun):
        if row.tahun <= laporan.dokumen.tahun:
            yield _spending(row, as_of(laporan, "anggaran", row.tahun))


def _ceiling_change(path: str, first: HasilVersi, last: HasilVersi) -> Quantity:
    return difference(
        f"{path}.perubahan-pagu",
        last.total.pagu,
        first.total.pagu,
        "Perubahan pagu",
        f"pagu {last.nama} − pagu {first.nama}",
    )


def measure_agreed_budget(agreement: PerjanjianKinerja) -> HasilVersi | None:
    """The budget that an agreement lists itself; None where it lists none.

    A program whose activities are listed has their sum.
    """
    if not agreement.program:
        return None
    path = f"pk.{agreement.tahun}.{agreement.versi}.anggaran"
    program = tuple(
        HasilProgram(_promised(f"{path}.program.{key}", row, agreement.tanggal))
        for key, row in zip(keys(agreement.program), agreement.program, strict=True)
    )
    nama = f"Anggaran perjanjian kinerja {agreement.tahun}"
    pos = _sum(f"{path}.total", [p.pos for p in program], nama)
    return HasilVersi("", nama, program, pos, None)


def _promised(path: str, node: SimpulPK, day: date | None) -> HasilPos:
    """A part of the budget of an agreement with all that it is divided into."""
    stated = _Stated(node.anggaran, node.tak_berlaku("anggaran"))
    parts = [_promised(way, part, day) for way, part in _parts(path, node)]
    return _node(path, node, _given(path, node.nama, stated, _NOT_YET, day), parts)


def _change(path: str, now: HasilPos, before: HasilPos) -> Quantity:
    return difference(
        f"{path}.perubahan_serapan",
        now.serapan,
        before.serapan,
        "Perubahan serapan anggaran",
        "serapan tahun ini − serapan tahun lalu",
    )


def _growth(path: str, now: HasilPos, before: HasilPos) -> Quantity:
    return growth(
        f"{path}.pertumbuhan_realisasi",
        now.realisasi,
        before.realisasi,
        "Pertumbuhan realisasi anggaran",
    )


def _year(years: tuple[HasilTahunBelanja, ...], tahun: int) -> HasilTahunBelanja | None:
    return next((year for year in years if year.tahun == tahun), None)


def _versions(laporan: Laporan, belanja: HasilTahunBelanja | None) -> tuple[HasilVersi, ...]:
    versions: list[HasilVersi] = []
    day = as_of(laporan, "anggaran")
    path = f"anggaran.{laporan.dokumen.tahun}"
    *earlier, last = laporan.anggaran.versi
    for versi in earlier:
        own = f"{path}.{versi.kode}"
        program = _programs(own, versi, day)
        pos = _sum(f"{own}.total", [p.pos for p in program], versi.nama)
        versions.append(_version(own, versi, program, pos, versions))
    own = f"{path}.{last.kode}"
    program = _programs(own, last, day)
    pos = _sum(f"{path}.total", [p.pos for p in program], last.nama)
    if belanja is not None and not pos.realisasi.ada:
        pos = _spent_by_type(f"{path}.total", pos, belanja)
    return (*versions, _version(own, last, program, pos, versions))


def _programs(path: str, versi: VersiAnggaran, day: date | None) -> tuple[HasilProgram, ...]:
    return tuple(
        HasilProgram(_divided(f"{path}.program.{key}", row, day))
        for key, row in zip(keys(versi.program), versi.program, strict=True)
    )


def _spent_by_type(path: str, pos: HasilPos, belanja: HasilTahunBelanja) -> HasilPos:
    realisasi = total(
        f"{path}.realisasi",
        [jenis.realisasi for jenis in belanja.jenis],
        Unit.RUPIAH,
        f"Realisasi {pos.nama} menurut jenis belanja",
    )
    return _pos(pos.nama, path, pos.pagu, realisasi)


def _version(
    path: str,
    versi: VersiAnggaran,
    program: tuple[HasilProgram, ...],
    pos: HasilPos,
    earlier: Sequence[HasilVersi],
) -> HasilVersi:
    """A version and its difference from the last of the earlier ones."""
    change = None
    if earlier:
        change = difference(
            f"{path}.perubahan",
            pos.pagu,
            earlier[-1].total.pagu,
            f"Perubahan pagu {versi.nama}",
            "pagu − pagu versi sebelumnya",
        )
    return HasilVersi(versi.kode, versi.nama, program, pos, change)


def _divided(path: str, node: Simpul, day: date | None) -> HasilPos:
    """A part of the budget with all that it is divided into."""
    parts = [_divided(way, part, day) for way, part in _parts(path, node)]
    return _node(path, node, _spent(path, node.nama, node, day), parts)


def _parts(path: str, node: N) -> Iterator[tuple[str, N]]:
    """The parts of a node, each with the path of its quantities."""
    below = isi(node)
    for key, part in zip(keys(below), below, strict=True):
        yield f"{path}.{kunci_isi(node)}.{key}", part


def _node(
    path: str, node: Simpul | SimpulPK, stated: HasilPos, parts: Sequence[HasilPos]
) -> HasilPos:
    """A part of the budget: the sum of its own parts where it has any, else what is stated.

    What is stated also stands in for a sum that is not known because a part has no amount.
    """
    pos = _sum_or_stated(path, node.nama, parts, stated) if parts else stated
    return replace(pos, kode=node.kode or "", rincian=tuple(parts))


def _sum_or_stated(path: str, nama: str, parts: Sequence[HasilPos], stated: HasilPos) -> HasilPos:
    summed = _sum(path, parts, nama)
    if summed.pagu.ada and summed.realisasi.ada:
        return summed
    pagu = _first_known(summed.pagu, stated.pagu)
    realisasi = _first_known(summed.realisasi, stated.realisasi)
    found = _pos(nama, path, pagu, realisasi)
    return _incomparable(found) if any(map(_spent_outside_a_ceiling, parts)) else found


def _first_known(summed: Quantity, stated: Quantity) -> Quantity:
    """The sum where it is known, else what is stated or declared, else the missing sum."""
    said = stated.ada or stated.status is Status.TIDAK_BERLAKU
    return stated if said and not summed.ada else summed


def _spending(row: TahunBelanja, day: date | None) -> HasilTahunBelanja:
    path = f"anggaran.{row.tahun}.jenis_belanja"
    jenis = tuple(
        _spent(f"{path}.{key}", item.jenis, item, day)
        for key, item in zip(keys(row.belanja, _TOTAL), row.belanja, strict=True)
    )
    return HasilTahunBelanja(row.tahun, jenis, _sum(f"{path}.total", jenis, f"Belanja {row.tahun}"))


def _sources(laporan: Laporan) -> tuple[HasilPos, ...]:
    path, day = f"anggaran.{laporan.dokumen.tahun}.sumber_dana", as_of(laporan, "anggaran")
    sources = laporan.anggaran.sumber_dana
    return tuple(
        _spent(f"{path}.{key}", row.nama, row, day)
        for key, row in zip(keys(sources, _TOTAL), sources, strict=True)
    )


def _spent_by_source(laporan: Laporan, sources: Sequence[HasilPos]) -> HasilPos | None:
    """All sources together; None where the office has no spending by source."""
    rows = laporan.anggaran.sumber_dana
    if all(row.realisasi is None and not row.tak_berlaku("realisasi") for row in rows):
        return None
    path = f"anggaran.{laporan.dokumen.tahun}.sumber_dana.total"
    return _sum(f"{path}-belanja", sources, "menurut sumber dana")


def own_money(path: str, nama: str, dana: Dana, day: date | None) -> HasilPos:
    """The money that an indicator (`nama`) has to itself."""
    return _spent(path, nama, dana, day)


class _Stated(Record):
    """An amount as the office wrote it, and why it does not apply where that is declared."""

    value: Number | None
    alasan: str = ""


_NOT_YET = _Stated(None)

_WithAmounts = Simpul | SumberDana | Belanja | Dana


def _spent(path: str, nama: str, row: _WithAmounts, day: date | None) -> HasilPos:
    pagu = _Stated(row.pagu, row.tak_berlaku("pagu"))
    return _given(path, nama, pagu, _Stated(row.realisasi, row.tak_berlaku("realisasi")), day)


def _given(path: str, nama: str, pagu: _Stated, realisasi: _Stated, day: date | None) -> HasilPos:
    ceiling, spending = (
        given(
            f"{path}.{name}",
            stated.value,
            Unit.RUPIAH,
            f"{name.capitalize()} {nama}",
            as_of=day,
            alasan=stated.alasan,
        )
        for name, stated in (("pagu", pagu), ("realisasi", realisasi))
    )
    return _pos(nama, path, ceiling, spending)


def _sum(path: str, items: Sequence[HasilPos], nama: str) -> HasilPos:
    pagu = total(f"{path}.pagu", [i.pagu for i in items], Unit.RUPIAH, f"Pagu {nama}")
    realisasi = total(
        f"{path}.realisasi", [i.realisasi for i in items], Unit.RUPIAH, f"Realisasi {nama}"
    )
    found = _pos(nama, path, pagu, realisasi)
    return _incomparable(found) if any(map(_spent_outside_a_ceiling, items)) else found


def _spent_outside_a_ceiling(pos: HasilPos) -> bool:
    """Whether money was spent where no ceiling applies, here or in a part of it.

    The spending is part of a sum that has no ceiling for it.
    """
    if pos.pagu.status is Status.TIDAK_BERLAKU:
        return pos.realisasi.ada and pos.realisasi.nilai != 0
    of_a_part = pos.serapan.status is Status.TIDAK_SEBANDING
    return of_a_part and pos.pagu.ada and pos.pagu.nilai != 0


def _incomparable(pos: HasilPos) -> HasilPos:
    why = Status.TIDAK_SEBANDING
    without = replace(pos.serapan, value=None, status=why, operasi=Absent(why))
    return replace(pos, serapan=without)


def _pos(nama: str, path: str, pagu: Quantity, realisasi: Quantity) -> HasilPos:
    serapan = absorption(f"{path}.serapan", realisasi, pagu, f"Serapan {nama}")
    return HasilPos(nama, pagu, realisasi, serapan)
