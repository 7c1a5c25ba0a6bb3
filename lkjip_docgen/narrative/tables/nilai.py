"""Tables of scores given by others: SMART (NKA), IKPA, e-Monev."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lkjip_docgen.document import (
    Absence,
    Align,
    Blocks,
    Cell,
    Inlines,
    Row,
    RowRole,
    Table,
    Text,
)
from lkjip_docgen.measures import HasilKomponen, HasilNilai, HasilTahunNilai, given_weight
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    judul_kelompok,
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import asal_emonev, asal_ikpa, asal_nka, rentang
from lkjip_docgen.rules import AturanNilai, KomponenNilai, aturan_bila_ada
from lkjip_docgen.templating import Konteks, daftar_kata, kecil

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
_SECTIONS = {"nka": "smart", "ikpa": "ikpa"}  # where the data have each score
Key = tuple[str, bool]  # code of a component; whether it carries a weight


@tabel("nka")
def nka(konteks: Konteks) -> Table | Blocks:
    """The budget performance score and its components by year."""
    smart = konteks.laporan.smart
    address = f" ({smart.laman})" if smart and smart.laman else ""
    return _by_year(konteks, "nka", konteks.hasil.nka, f"{asal_nka(konteks.laporan)}{address}")


@tabel("ikpa")
def ikpa(konteks: Konteks) -> Table | Blocks:
    """The budget execution score and its components by year."""
    return _by_year(konteks, "ikpa", konteks.hasil.ikpa, asal_ikpa(konteks.laporan))


def _by_year(konteks: Konteks, jenis: str, score: HasilNilai | None, asal: str) -> Table | Blocks:
    """Components down, years across; without any score the components of the rule with markers."""
    now = konteks.laporan.dokumen.tahun
    if score is None:
        rule = aturan_bila_ada(jenis, now)
        return _unfilled(konteks, jenis, rule) if rule is not None else ()
    years = score.tahunan
    rule = score.kini.aturan
    numbers = [year.tahun for year in years]
    parts = _component_rows(years)
    labels = ("No.", "Komponen") if parts else ("Uraian",)
    widths = ((1, C), (7, L)) if parts else ((8, L),)
    return Table(
        id=f"tabel-{jenis}",
        caption=keterangan(f"{rule.nama} {rentang(numbers)}"),
        columns=kolom(*widths, *[(2.6, C)] * len(years)),
        head=(kepala(*labels, *map(str, numbers)),),
        rows=(
            *parts,
            *_deduction_rows(years, len(labels)),
            baris_jumlah(rule.nama, len(labels), (sel(y.nilai) for y in years)),
            Row(
                (teks("Kategori", bold=True, colspan=len(labels)), *map(_grade, years)),
                RowRole.SUBTOTAL,
            ),
        ),
        source=sumber(asal, (score.kini.nilai,)) + _notes(score),
        summary=f"Komponen, nilai, dan kategori {rule.nama} tiap tahun.",
    )


def _component_rows(years: tuple[HasilTahunNilai, ...]) -> list[Row]:
    return [
        Row((nomor(n), teks(name), *(_component_cell(year, key) for year in years)))
        for n, (key, name) in enumerate(_component_names(years).items(), start=1)
    ]


def _grade(year: HasilTahunNilai) -> Cell:
    return teks(year.kategori.nama if year.kategori else TIDAK_ADA, bold=True)


def _unfilled(konteks: Konteks, jenis: str, rule: AturanNilai) -> Table:
    """What the rule of the year asks for, with a marker for each figure."""
    year = konteks.laporan.dokumen.tahun
    gap = teks(None, align=C, of=Absence(konteks.laporan, _SECTIONS[jenis]))
    weights = [
        given_weight(f"{jenis}.{year}.{k.kode}.bobot", k.bobot, k.nama) for k in rule.komponen
    ]
    rows = tuple(
        Row((nomor(n), teks(k.nama), sel(weight), gap))
        for n, (k, weight) in enumerate(zip(rule.komponen, weights, strict=True), start=1)
    )
    return Table(
        id=f"tabel-{jenis}",
        caption=keterangan(f"{rule.nama} Tahun {year}"),
        columns=kolom((1, C), (8, L), (3, C), (3, C)),
        head=(kepala("No.", "Komponen", "Bobot", "Nilai"),),
        rows=(*rows, baris_jumlah(rule.nama, 3, (gap,))),
        source=sumber(f"bobot menurut {rule.sumber}"),
        summary=f"Komponen {rule.nama} dan bobotnya; nilai tahun {year} belum diisi.",
    )


def _parts(year: HasilTahunNilai) -> dict[Key, HasilKomponen]:
    """Components and the unweighted figures behind them.

    The key keeps apart what two rules call by one name, once as a weighted
    component and once as a mere figure.
    """
    return {(part.kode, part.bobot.ada): part for part in (*year.komponen, *year.masukan)}


def _component_names(years: tuple[HasilTahunNilai, ...]) -> dict[Key, str]:
    """Components of all years in the order of their rules; the name is that of the latest."""
    return {
        key: _component_name(year, part, weighted=key[1])
        for year in years
        for key, part in _parts(year).items()
    }


def _component_name(year: HasilTahunNilai, part: HasilKomponen, *, weighted: bool) -> str:
    """The name of a component, or of a figure and the component that it is part of."""
    if not weighted:
        return f"{part.nama} (tidak berbobot)"
    if part in year.komponen:
        return part.nama
    return f"{part.nama} (bagian dari {_whole_of(part.kode, year.aturan)})"


def _whole_of(kode: str, rule: AturanNilai) -> str:
    """The name of the component that a figure is part of."""
    return next(k.nama for k in rule.komponen if kode in {part.kode for part in k.bagian})


def _component_cell(year: HasilTahunNilai, key: Key) -> Cell:
    part = _parts(year).get(key)
    if part is None or (_left_out(year, part) and not part.nilai.alasan):
        return sel(None)
    return sel(part.nilai)


def _left_out(year: HasilTahunNilai, part: HasilKomponen) -> bool:
    """The rule drops a component without data, and the score stands without it."""
    return year.aturan.kosong_dikecualikan and year.nilai.ada and not part.nilai.ada


def _deduction_rows(years: tuple[HasilTahunNilai, ...], span: int) -> list[Row]:
    names = [year.aturan.pengurang for year in years if year.pengurang is not None]
    if not names:
        return []
    cells = (sel(year.pengurang) for year in years)
    return [Row((teks(f"Pengurang: {names[-1]}", colspan=span), *cells))]


def _notes(score: HasilNilai) -> Inlines:
    """That the method changed and from which rule to which; what a dash means."""
    notes = _on_methods(score) + _on_stated(list(filter(_is_stated, score.tahunan)))
    if any(_left_out(year, part) for year in score.tahunan for part in year.komponen):
        notes += f" Komponen yang tidak dinilai ditandai “{TIDAK_ADA}” dan bobotnya dikeluarkan."
    return (Text(notes),) if notes else ()


def _on_methods(score: HasilNilai) -> str:
    """That the method changed; of dashes where a table has components."""
    if not score.aturan_berubah:
        return ""
    changed = f" Metode penilaian berubah: {'; '.join(_spans_of_rules(score))}."
    if all(map(_is_stated, score.tahunan)):
        return f"{changed} Nilai antarmetode tidak dapat diperbandingkan secara langsung."
    return (
        f"{changed} Komponen yang tidak berlaku pada suatu tahun ditandai “{TIDAK_ADA}”, dan nilai "
        "antarmetode tidak dapat diperbandingkan secara langsung."
    )


def _on_stated(years: list[HasilTahunNilai]) -> str:
    """Which scores are as an application shows them, and the source of each."""
    if not years:
        return ""
    which = str(daftar_kata([str(year.tahun) for year in years]))
    told = [year for year in years if year.menurut]
    sources = [f"{y.menurut} (tahun {y.tahun})" if len(years) > 1 else f"{y.menurut}" for y in told]
    origin = f"; sumber: {'; '.join(sources)}" if sources else ""
    return f" Nilai tahun {which} tidak dihitung dari komponennya{origin}."


def _is_stated(year: HasilTahunNilai) -> bool:
    """Whether a score is as an application shows it."""
    return not year.komponen


def _spans_of_rules(score: HasilNilai) -> Iterator[str]:
    """Which years were scored by which rule."""
    for rule, years in groupby(score.tahunan, key=lambda year: year.dasar):
        yield f"{kecil(rentang(y.tahun for y in years))} menurut {rule}"


@tabel("nka-hitung")
def nka_hitung(konteks: Konteks) -> Table | Blocks:
    """The weighted calculation of the latest budget performance score."""
    if konteks.hasil.nka is None or _is_stated(konteks.hasil.nka.kini):
        return ()
    year = konteks.hasil.nka.kini
    rows = [*_weighted_parts(year), *_weighted(year.komponen)]
    return Table(
        id="tabel-nka-hitung",
        caption=keterangan(f"Perhitungan {year.aturan.nama} Tahun {year.tahun}"),
        columns=kolom((1, C), (7, L), (2.3, C), (2.3, C), (2.8, C)),
        head=(kepala("No.", "Komponen", "Bobot", "Nilai", "Bobot × Nilai"),),
        rows=(*rows, baris_jumlah(year.aturan.nama, 4, (sel(year.nilai),))),
        source=sumber(f"bobot menurut {year.dasar}", (year.nilai,)),
        summary=f"Bobot, nilai, dan hasil kali tiap komponen {year.aturan.nama}.",
    )


def _weighted(parts: Sequence[HasilKomponen]) -> list[Row]:
    return [
        Row((nomor(n), teks(k.nama), sel(k.bobot), sel(k.nilai), sel(k.tertimbang)))
        for n, k in enumerate(parts, start=1)
    ]


def _weighted_parts(year: HasilTahunNilai) -> list[Row]:
    """The calculation inside a component that has weighted parts, before the score itself."""
    rows: list[Row] = []
    for rule in year.aturan.komponen:
        if rule.bagian:
            rows.append(judul_kelompok(rule.nama, 5))
            rows += _weighted(_parts_of(rule, year))
    return [*rows, judul_kelompok(year.aturan.nama, 5)] if rows else []


def _parts_of(rule: KomponenNilai, year: HasilTahunNilai) -> list[HasilKomponen]:
    codes = {part.kode for part in rule.bagian}
    return [part for part in year.masukan if part.kode in codes]


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
    periode = konteks.laporan.periode
    app = konteks.laporan.kosakata.aplikasi_pemantauan.nama
    address = f" ({model.laman})" if model.laman else ""
    return Table(
        id="tabel-emonev",
        caption=keterangan(f"Perkembangan Kumulatif pada {app} {periode.sampai}"),
        columns=kolom((1, C), (5, L), (4.5, C), (4.5, C)),
        head=(kepala("No.", "Bulan", "Realisasi Anggaran", "Pelaksanaan Kegiatan"),),
        rows=rows,
        source=sumber(f"{asal_emonev(konteks.laporan)}{address}", result.akhir[1:]),
        summary="Realisasi anggaran dan pelaksanaan kegiatan kumulatif tiap bulan.",
    )
