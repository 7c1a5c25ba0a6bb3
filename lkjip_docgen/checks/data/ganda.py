"""The same year or the same thing written twice in one list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import (
    EvaluasiAkip,
    Laporan,
    Simpul,
    SimpulPK,
    Unit,
    VersiAnggaran,
    WilayahKerja,
    is_unfilled,
    isi,
    kunci_isi,
    semua_simpul,
    years_of,
)
from lkjip_docgen.source import Path_

N = TypeVar("N", Simpul, SimpulPK)

_Entry = tuple[Path_, Hashable, str]
"""Where an item stands, what makes it unique, and its name."""


@rule("LK231", Severity.ERROR, "Tahun ditulis lebih dari sekali")
def tahun_sekali(subject: Subject) -> Iterator[Problem]:
    """Which of the two figures is meant nobody can tell."""
    for years in _years(subject.laporan):
        for path, name, first in _repeated(years):
            yield _twice(path, name, first)


@rule("LK232", Severity.WARNING, "Butir ditulis lebih dari sekali")
def butir_sekali(subject: Subject) -> Iterator[Problem]:
    """Names in one list, without regard to case and spacing; those that wait for one are alike."""
    for names in _names(subject.laporan):
        for path, name, first in _repeated(names):
            if not is_unfilled(name):
                yield _twice(path, f"“{name}”", first)


def _twice(path: Path_, name: str, first: Path_) -> Problem:
    message = f"{name} ditulis lebih dari sekali."
    return Problem(path, message, "Hapus salah satunya.", others=(first,))


def _repeated(entries: Iterable[_Entry]) -> Iterator[tuple[Path_, str, Path_]]:
    """The items that stood before: their path and name, and the path of the first."""
    seen: dict[Hashable, Path_] = {}
    for path, key, name in entries:
        if key in seen:
            yield path, name, seen[key]
        seen.setdefault(key, path)


def _years(laporan: Laporan) -> Iterator[list[_Entry]]:
    for i, indikator in enumerate(laporan.indikator):
        yield _by_year(("indikator", i, "riwayat"), [row.tahun for row in indikator.riwayat])
    spent = [row.tahun for row in laporan.anggaran.jenis_belanja]
    yield _by_year(("anggaran", "jenis_belanja"), spent)
    yield _by_year((laporan.kunci_penerimaan, "tahunan"), years_of(laporan.pendapatan))
    yield _by_year(("smart", "tahunan"), years_of(laporan.smart))
    yield _by_year(("ikpa", "tahunan"), years_of(laporan.ikpa))
    yield _by_year(("rencana_kinerja",), [row.tahun for row in laporan.rencana_kinerja])
    evaluation = laporan.evaluasi_akip
    assessed = [row.tahun for row in evaluation.riwayat] if evaluation else []
    yield _by_year(("evaluasi_akip", "riwayat"), assessed)
    yield [
        (
            ("perjanjian_kinerja", number, "versi" if "versi" in pk.model_fields_set else "tahun"),
            (pk.tahun, pk.versi),
            f"Perjanjian kinerja {pk.versi} tahun {pk.tahun}",
        )
        for number, pk in enumerate(laporan.perjanjian_kinerja)
    ]


def _by_year(path: Path_, years: list[int]) -> list[_Entry]:
    return [((*path, n, "tahun"), year, f"Tahun {year}") for n, year in enumerate(years)]


def _names(laporan: Laporan) -> Iterator[list[_Entry]]:
    yield _by_name(("indikator",), laporan.indikator)
    yield [
        (("indikator", n, "singkatan"), plain_name(row.singkatan), row.singkatan)
        for n, row in enumerate(laporan.indikator)
        if row.singkatan
    ]
    yield _by_name(("inovasi",), laporan.inovasi)
    yield [
        (("inovasi", n, "kepanjangan"), plain_name(row.kepanjangan), row.kepanjangan)
        for n, row in enumerate(laporan.inovasi)
        if row.kepanjangan
    ]
    yield [
        (("penghargaan", n, "nama"), (plain_name(row.nama), row.tahun), f"{row.nama} ({row.tahun})")
        for n, row in enumerate(laporan.penghargaan)
    ]
    yield _by_name(("landasan_hukum",), laporan.landasan_hukum)
    for n, rincian in enumerate(laporan.pegawai.rincian if laporan.pegawai else ()):
        yield _by_name(("pegawai", "rincian", n, "kelompok"), rincian.kelompok)
    yield from _unit_names(("organisasi", "unit"), laporan.organisasi.unit)
    yield from _agreed_names(laporan)
    yield from _budget_names(laporan)
    yield from _survey_names(laporan)
    yield from _compared_names(laporan)
    yield from _list_names(laporan)


def _unit_names(path: Path_, units: Sequence[Unit]) -> Iterator[list[_Entry]]:
    """The units under one head; under different ones they may well be called alike."""
    yield _by_name(path, units)
    for n, unit in enumerate(units):
        yield _by_text((*path, n, "fungsi"), unit.fungsi)
        yield from _unit_names((*path, n, "unit"), unit.unit)


def _agreed_names(laporan: Laporan) -> Iterator[list[_Entry]]:
    """The objectives, and the indicators of all objectives, of each level of an agreement."""
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        for t, level in enumerate(agreement.tingkat):
            path: Path_ = ("perjanjian_kinerja", n, "tingkat", t, "sasaran")
            yield _by_name(path, level.sasaran)
            indicators = [
                _by_name((*path, s, "indikator"), sasaran.indikator)
                for s, sasaran in enumerate(level.sasaran)
            ]
            yield [entry for entries in indicators for entry in entries]
        yield from _program_names(("perjanjian_kinerja", n, "program"), agreement.program)
    for n, plan in enumerate(laporan.rencana_kinerja):
        yield _by_name(("rencana_kinerja", n, "sasaran"), plan.sasaran)


def _list_names(laporan: Laporan) -> Iterator[list[_Entry]]:
    """Other lists of which each item is told once."""
    renstra, office = laporan.renstra, laporan.kantor
    for key in ("misi", "tujuan", "upaya"):
        yield _by_text(("renstra", key), getattr(renstra, key))
    yield _by_name(("renstra", "sasaran_strategis"), renstra.sasaran_strategis)
    for n, row in enumerate(renstra.sasaran_strategis):
        yield _by_text(("renstra", "sasaran_strategis", n, "indikator"), row.indikator)
    yield _by_name(("renstra", "tata_nilai"), renstra.tata_nilai)
    for n, values in enumerate(renstra.tata_nilai):
        yield _by_name(("renstra", "tata_nilai", n, "nilai"), values.nilai)
    yield _by_text(("organisasi", "fungsi"), laporan.organisasi.fungsi)
    yield _by_name(("output_lain",), laporan.output_lain)
    if laporan.pohon_kinerja is not None:
        yield [
            (("pohon_kinerja", "simpul", n, "nama"), (row.sebutan, plain_name(row.nama)), row.nama)
            for n, row in enumerate(laporan.pohon_kinerja.simpul)
        ]
    if laporan.evaluasi_akip is not None:
        yield from _evaluation_names(laporan.evaluasi_akip)
    yield from _region_names(("kantor", "wilayah_kerja"), office.wilayah_kerja)


def _evaluation_names(evaluation: EvaluasiAkip) -> Iterator[list[_Entry]]:
    """The components and the recommendations of an evaluation."""
    yield _by_name(("evaluasi_akip", "komponen"), evaluation.komponen)
    yield [
        (("evaluasi_akip", "rekomendasi", n, "uraian"), plain_name(row.uraian), row.uraian)
        for n, row in enumerate(evaluation.rekomendasi)
    ]


def _region_names(path: Path_, regions: WilayahKerja | None) -> Iterator[list[_Entry]]:
    """Regencies and the districts of each, and the places of an office inside one of them."""
    if regions is None:
        return
    yield _by_name((*path, "wilayah"), regions.wilayah)
    for n, row in enumerate(regions.wilayah):
        yield _by_text((*path, "wilayah", n, "kecamatan"), row.kecamatan)
    for kind, names in regions.bagian_wilayah:
        yield _by_text((*path, kind), names)


def _budget_names(laporan: Laporan) -> Iterator[list[_Entry]]:
    anggaran = laporan.anggaran
    yield _by_name(("anggaran", "sumber_dana"), anggaran.sumber_dana)
    yield _by_name(("anggaran", "versi"), anggaran.versi)
    for v, versi in enumerate(anggaran.versi):
        yield from _program_names(("anggaran", "versi", v, "program"), versi.program)
        yield from _whole_codes(v, versi)
    for t, year in enumerate(anggaran.jenis_belanja):
        path: Path_ = ("anggaran", "jenis_belanja", t, "belanja")
        yield [
            ((*path, b, "jenis"), plain_name(row.jenis), row.jenis)
            for b, row in enumerate(year.belanja)
        ]


def _whole_codes(number: int, version: VersiAnggaran) -> Iterator[list[_Entry]]:
    """Whole codes, of which none stands twice in a version: of many steps, or with that above."""
    path: Path_ = ("anggaran", "versi", number, "program")
    above = {place.jalan: place.simpul.kode for place in semua_simpul(version.program, path)}
    yield [
        ((*place.jalan, "kode"), place.simpul.kode, place.simpul.kode)
        for place in semua_simpul(version.program, path)
        if place.simpul.kode and _is_whole(place.simpul.kode, above.get(place.jalan[:-2]))
    ]


_STEPS = 4
"""Dots of a code that nobody gives anew under each part: 1.02.01.2.02."""


def _is_whole(code: str, above: str | None) -> bool:
    return code.count(".") >= _STEPS or (above is not None and code.startswith(f"{above}."))


def _program_names(path: Path_, nodes: Sequence[N]) -> Iterator[list[_Entry]]:
    """Programs, and the parts of each; two may have one name if their codes differ."""
    yield [
        ((*path, n, "nama"), (row.kode, plain_name(row.nama)), row.nama)
        for n, row in enumerate(nodes)
    ]
    yield [((*path, n, "kode"), row.kode, row.kode) for n, row in enumerate(nodes) if row.kode]
    for n, row in enumerate(nodes):
        yield from _program_names((*path, n, kunci_isi(row)), isi(row))


def _survey_names(laporan: Laporan) -> Iterator[list[_Entry]]:
    for i, indikator in enumerate(laporan.indikator):
        path: Path_ = ("indikator", i, "pengukuran")
        for parts in way_of(indikator.pengukuran).parts():
            yield [
                ((*path, *end), (plain_name(group), plain_name(name)), name)
                for end, (group, name) in zip(parts.paths, parts.nama, strict=True)
            ]


def _compared_names(laporan: Laporan) -> Iterator[list[_Entry]]:
    """Whom each indicator is compared with, in which year; and the classes of capaian."""
    now = laporan.dokumen.tahun
    for i, indikator in enumerate(laporan.indikator):
        yield [
            (
                ("indikator", i, "pembanding", n, "unit"),
                (plain_name(row.unit), row.tahun or now),
                f"{row.unit} ({row.tahun or now})",
            )
            for n, row in enumerate(indikator.pembanding)
        ]
    if laporan.kategori_capaian is not None:
        yield _by_name(("kategori_capaian", "kelas"), laporan.kategori_capaian.kelas)
    yield _by_text(("istilah", "tingkat_anggaran"), laporan.istilah.tingkat_anggaran)


class _Named(Protocol):
    @property
    def nama(self) -> str: ...


def _by_text(path: Path_, texts: Sequence[str]) -> list[_Entry]:
    return [((*path, n), plain_name(text), text) for n, text in enumerate(texts)]


def _by_name(path: Path_, rows: Sequence[_Named]) -> list[_Entry]:
    return [((*path, n, "nama"), plain_name(row.nama), row.nama) for n, row in enumerate(rows)]
