"""The budget: versions by program, spending by type over the years, sources of funds.

Also that of an agreement with a list of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import absorption, difference, growth, total
from lkjip_docgen.measures.results import (
    HasilAnggaran,
    HasilPos,
    HasilProgram,
    HasilTahunBelanja,
    HasilVersi,
)
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import (
    Belanja,
    Kegiatan,
    KegiatanPK,
    Laporan,
    PerjanjianKinerja,
    Program,
    ProgramPK,
    TahunBelanja,
    VersiAnggaran,
)
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status, Unit, given

_TOTAL = ("total",)  # the word beside the names of items in a path


def measure_budget(laporan: Laporan) -> HasilAnggaran:
    """The budget of the reported year and of the years before.

    Spending by program stands in the last version; where that has none the
    spending by type of the same year makes the total.
    """
    tahun = laporan.dokumen.tahun
    jenis = tuple(_by_type(laporan))
    versi = _versions(laporan, _year(jenis, tahun))
    sumber = _sources(laporan)
    akhir, lalu = versi[-1].total, _year(jenis, tahun - 1)
    path = f"anggaran.{tahun}"
    return HasilAnggaran(
        versi=versi,
        jenis_belanja=jenis,
        sumber_dana=sumber,
        total_sumber_dana=total(
            f"{path}.sumber_dana.total", [s.pagu for s in sumber], Unit.RUPIAH, "Jumlah sumber dana"
        ),
        total=akhir,
        perubahan_pagu=_ceiling_change(path, versi[0], versi[-1]),
        perubahan_serapan=None if lalu is None else _change(path, akhir, lalu.total),
        pertumbuhan_realisasi=None if lalu is None else _growth(path, akhir, lalu.total),
        tahun_lalu=lalu,
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
        _promised(f"{path}.program.{key}", row, agreement.tanggal)
        for key, row in zip(keys(agreement.program), agreement.program, strict=True)
    )
    nama = f"Anggaran perjanjian kinerja {agreement.tahun}"
    pos = _sum(f"{path}.total", [p.pos for p in program], nama)
    return HasilVersi("", nama, program, pos, None)


def _promised(path: str, program: ProgramPK, day: date | None) -> HasilProgram:
    if not program.kegiatan:
        return HasilProgram(_promise(path, program, day), ())
    kegiatan = tuple(
        _promise(f"{path}.kegiatan.{key}", row, day)
        for key, row in zip(keys(program.kegiatan), program.kegiatan, strict=True)
    )
    return HasilProgram(_sum(path, kegiatan, program.nama), kegiatan)


def _promise(path: str, row: ProgramPK | KegiatanPK, day: date | None) -> HasilPos:
    return _given(path, row.nama, _Stated(row.anggaran, row.tak_berlaku("anggaran")), _NOT_YET, day)


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
        _program(f"{path}.program.{key}", row, day)
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


def _program(path: str, program: Program, day: date | None) -> HasilProgram:
    kegiatan = tuple(
        _spent(f"{path}.kegiatan.{key}", row.nama, row, day)
        for key, row in zip(keys(program.kegiatan), program.kegiatan, strict=True)
    )
    return HasilProgram(_sum(path, kegiatan, program.nama), kegiatan)


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
        _given(f"{path}.{key}", row.nama, _Stated(row.pagu, row.tak_berlaku("pagu")), _NOT_YET, day)
        for key, row in zip(keys(sources, _TOTAL), sources, strict=True)
    )


class _Stated(NamedTuple):
    """An amount as the office wrote it, and why it does not apply where that is declared."""

    value: Number | None
    alasan: str = ""


_NOT_YET = _Stated(None)


def _spent(path: str, nama: str, row: Kegiatan | Belanja, day: date | None) -> HasilPos:
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


def _sum(path: str, items: tuple[HasilPos, ...] | list[HasilPos], nama: str) -> HasilPos:
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
    none = replace(pos.serapan, value=None, status=Status.TIDAK_SEBANDING)
    return replace(pos, serapan=none)


def _pos(nama: str, path: str, pagu: Quantity, realisasi: Quantity) -> HasilPos:
    serapan = absorption(f"{path}.serapan", realisasi, pagu, f"Serapan {nama}")
    return HasilPos(nama, pagu, realisasi, serapan)
