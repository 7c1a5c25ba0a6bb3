"""Tables of scores given by others: SMART (NKA), IKPA, e-Monev."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.document.tree import Align, Blocks, Cell, Inlines, Row, RowRole, Table, Text
from lkjip_docgen.measures.results import HasilKomponen, HasilNilai, HasilTahunNilai
from lkjip_docgen.narrative.context import Konteks
from lkjip_docgen.narrative.registry import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import rentang
from lkjip_docgen.quantity import Unit, given
from lkjip_docgen.rules.scores import AturanNilai, aturan

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT


@tabel("nka")
def nka(konteks: Konteks) -> Table:
    """The budget performance score and its components by year."""
    smart = konteks.laporan.smart
    address = f" ({smart.laman})" if smart and smart.laman else ""
    return _by_year(konteks, "nka", konteks.hasil.nka, f"aplikasi SMART{address}")


@tabel("ikpa")
def ikpa(konteks: Konteks) -> Table:
    """The budget execution score and its components by year."""
    return _by_year(konteks, "ikpa", konteks.hasil.ikpa, "hasil penilaian IKPA")


def _by_year(konteks: Konteks, jenis: str, score: HasilNilai | None, asal: str) -> Table:
    """Components down, years across; without any score the components of the rule with markers."""
    now = konteks.laporan.dokumen.tahun
    if score is None:
        return _unfilled(jenis, aturan(jenis, now), now)
    years = score.tahunan
    rule = score.kini.aturan
    names = _component_names(years)
    rows = [
        Row((nomor(n), teks(name), *(_component_cell(year, kode) for year in years)))
        for n, (kode, name) in enumerate(names.items(), start=1)
    ]
    rows += _deduction_rows(years)
    grades = (teks(y.kategori.nama if y.kategori else TIDAK_ADA, bold=True) for y in years)
    return Table(
        id=f"tabel-{jenis}",
        caption=keterangan(f"{rule.nama} {rentang(y.tahun for y in years)}"),
        columns=kolom((1, C), (7, L), *[(2.6, C)] * len(years)),
        head=(kepala("No.", "Komponen", *(str(y.tahun) for y in years)),),
        rows=(
            *rows,
            baris_jumlah(rule.nama, 2, (sel(y.nilai) for y in years)),
            Row((teks("Kategori", bold=True, colspan=2), *grades), RowRole.SUBTOTAL),
        ),
        source=sumber(asal, (score.kini.nilai,)) + _notes(score),
        summary=f"Komponen, nilai dan kategori {rule.nama} tiap tahun.",
    )


def _unfilled(jenis: str, rule: AturanNilai, year: int) -> Table:
    """What the rule of the year asks for, with a marker for each figure."""
    rows = tuple(
        Row(
            (
                nomor(n),
                teks(k.nama),
                sel(given(f"{jenis}.{year}.{k.kode}.bobot", k.bobot, Unit.PERSEN, f"Bobot {k.nama}")),
                teks(None, align=C),
            )
        )
        for n, k in enumerate(rule.komponen, start=1)
    )
    return Table(
        id=f"tabel-{jenis}",
        caption=keterangan(f"{rule.nama} Tahun {year}"),
        columns=kolom((1, C), (8, L), (3, C), (3, C)),
        head=(kepala("No.", "Komponen", "Bobot", "Nilai"),),
        rows=(*rows, baris_jumlah(rule.nama, 3, (teks(None, align=C),))),
        source=sumber(f"bobot menurut {rule.sumber}"),
        summary=f"Komponen {rule.nama} dan bobotnya; nilai tahun {year} belum diisi.",
    )


def _parts(year: HasilTahunNilai) -> Iterator[HasilKomponen]:
    yield from year.komponen
    yield from year.masukan


def _component_names(years: tuple[HasilTahunNilai, ...]) -> dict[str, str]:
    """Components of all years in the order of their rules; the name is that of the latest."""
    return {part.kode: part.nama for year in years for part in _parts(year)}


def _component_cell(year: HasilTahunNilai, kode: str) -> Cell:
    part = next((part for part in _parts(year) if part.kode == kode), None)
    return sel(None) if part is None or _left_out(year, part) else sel(part.nilai)


def _left_out(year: HasilTahunNilai, part: HasilKomponen) -> bool:
    """The rule drops a component without data, and the score stands without it."""
    return year.aturan.kosong_dikecualikan and year.nilai.ada and not part.nilai.ada


def _deduction_rows(years: tuple[HasilTahunNilai, ...]) -> list[Row]:
    names = [year.aturan.pengurang for year in years if year.pengurang is not None]
    if not names:
        return []
    cells = (sel(year.pengurang) for year in years)
    return [Row((teks(f"Pengurang: {names[-1]}", colspan=2), *cells))]


def _notes(score: HasilNilai) -> Inlines:
    """The rules behind the years; what a dash means; that the method changed."""
    rules = {year.aturan.kode: year for year in reversed(score.tahunan)}
    if not score.aturan_berubah:
        notes = f" Bobot menurut {score.kini.aturan.sumber}."
    else:
        parts = [f"sejak tahun {y.tahun} menurut {y.aturan.sumber}" for y in reversed(rules.values())]
        notes = (
            f" Metode penilaian berubah: {'; '.join(parts)}. Komponen yang tidak berlaku pada "
            f"suatu tahun ditandai “{TIDAK_ADA}”, dan nilai antarmetode tidak dapat dibandingkan "
            "secara langsung."
        )
    if any(_left_out(year, part) for year in score.tahunan for part in year.komponen):
        notes += f" Komponen yang tidak dinilai ditandai “{TIDAK_ADA}” dan bobotnya dikeluarkan."
    return (Text(notes),)


@tabel("nka-hitung")
def nka_hitung(konteks: Konteks) -> Table | Blocks:
    """The weighted calculation of the latest budget performance score."""
    if konteks.hasil.nka is None:
        return ()
    year = konteks.hasil.nka.kini
    rows = tuple(
        Row((nomor(n), teks(k.nama), sel(k.bobot), sel(k.nilai), sel(k.tertimbang)))
        for n, k in enumerate(year.komponen, start=1)
    )
    return Table(
        id="tabel-nka-hitung",
        caption=keterangan(f"Perhitungan {year.aturan.nama} Tahun {year.tahun}"),
        columns=kolom((1, C), (7, L), (2.3, C), (2.3, C), (2.8, C)),
        head=(kepala("No.", "Komponen", "Bobot", "Nilai", "Bobot × Nilai"),),
        rows=(*rows, baris_jumlah(year.aturan.nama, 4, (sel(year.nilai),))),
        source=sumber(f"bobot menurut {year.aturan.sumber}", (year.nilai,)),
        summary=f"Bobot, nilai dan hasil kali tiap komponen {year.aturan.nama} tahun {year.tahun}.",
    )


@tabel("emonev")
def emonev(konteks: Konteks) -> Table | Blocks:
    """Cumulative progress month by month."""
    result, model = konteks.hasil.emonev, konteks.laporan.emonev
    if result is None or model is None:
        return ()
    rows = tuple(
        Row((nomor(n), teks(bulan), sel(anggaran), sel(pelaksanaan)))
        for n, (bulan, anggaran, pelaksanaan) in enumerate(result.bulan, start=1)
    )
    year = konteks.laporan.dokumen.tahun
    address = f" ({model.laman})" if model.laman else ""
    return Table(
        id="tabel-emonev",
        caption=keterangan(f"Perkembangan Kumulatif pada e-Monev Bappenas Tahun {year}"),
        columns=kolom((1, C), (5, L), (4.5, C), (4.5, C)),
        head=(kepala("No.", "Bulan", "Realisasi Anggaran", "Pelaksanaan Kegiatan"),),
        rows=rows,
        source=sumber(f"aplikasi e-Monev Bappenas{address}", result.akhir[1:]),
        summary="Realisasi anggaran dan pelaksanaan kegiatan kumulatif tiap bulan.",
    )
