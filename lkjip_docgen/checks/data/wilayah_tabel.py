"""Own tables and charts against the rest of the data: districts left out, lines of targets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import GrafikSendiri, Indikator, Laporan, TabelSendiri, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number, Place
from lkjip_docgen.source import Path_

_MANY: Final = 5
"""Districts of which a table that names all but one has more likely forgotten it."""


@rule("LK280", Severity.WARNING, "Satu wilayah tidak ada dalam tabel")
def wilayah_lengkap(subject: Subject) -> Iterator[Problem]:
    """A table with a row for every district of a list but one, and nothing in its place."""
    lists = list(_districts(subject.laporan))
    for table in subject.laporan.tabel_sendiri:
        for path, names in lists:
            yield from _forgotten(table, path, names)


def _districts(laporan: Laporan) -> Iterator[tuple[Path_, tuple[str, ...]]]:
    """The lists of places that the data hold."""
    regions = laporan.kantor.wilayah_kerja
    if regions is None:
        return
    path: Path_ = ("kantor", "wilayah_kerja")
    for n, row in enumerate(regions.wilayah):
        yield (*path, "wilayah", n, "kecamatan"), row.kecamatan
    for kind, names in regions.bagian_wilayah:
        yield (*path, kind), names


def _forgotten(table: TabelSendiri, path: Path_, names: tuple[str, ...]) -> Iterator[Problem]:
    if len(names) < _MANY:
        return
    known = {plain_name(name): n for n, name in enumerate(names)}
    rows = [
        (plain_name(cell.teks), cells)
        for cells in table.berkas.baris
        for cell in cells[:2]
        if cell.nilai is None and cell.teks
    ]
    there = {name for name, _ in rows} & known.keys()
    if len(known) - len(there) != 1:
        return
    missing = next(n for name, n in known.items() if name not in there)
    if len(table.berkas.baris) >= len(known):
        yield from _in_its_place(table, (*path, missing), names[missing], known.keys())
        return
    yield Problem(
        ("bagian_tambahan",),
        f"Tabel “{table.judul}” memuat semua {len(names)} wilayah kecuali {names[missing]}.",
        "Tambahkan barisnya, atau terima temuan ini bila wilayah itu memang tidak termasuk.",
        _last_number(table),
        others=((*path, missing),),
    )


def _in_its_place(
    table: TabelSendiri, path: Path_, missing: str, known: Collection[str]
) -> Iterator[Problem]:
    """The one row that is no district of the list, where the list has as many as the table."""
    rows = table.berkas.baris
    strange = [
        row
        for row in rows
        if not any(plain_name(cell.teks) in known for cell in row[:2] if cell.teks)
    ]
    if len(rows) != len(known) or len(strange) != 1:
        return
    name = next((cell.teks for cell in strange[0][:2] if cell.teks and cell.nilai is None), "")
    if not name or _TOTAL.search(plain_name(name)):
        return
    figures = [cell.nilai for cell in strange[0] if isinstance(cell.nilai, Number)]
    yield Problem(
        ("bagian_tambahan",),
        f"Tabel “{table.judul}” memuat {name}, yang tidak ada dalam daftar wilayah, tetapi tidak "
        f"memuat {missing}.",
        "Samakan namanya dengan daftar wilayah, atau lengkapi daftar itu.",
        figures[0].place if figures else None,
        others=(path,),
    )


_TOTAL: Final = lazy_pattern(
    r"^(jumlah|total|rata-rata|rerata|kabupaten|kota|provinsi|keseluruhan|seluruh|lain|luar)\b"
)


def _last_number(table: TabelSendiri) -> Place | None:
    """Where the first figure of the last row stands."""
    figures = [cell.nilai for cell in table.berkas.baris[-1] if isinstance(cell.nilai, Number)]
    return figures[0].place if figures else None


_YEAR: Final = lazy_pattern(r"\b20\d\d\b")
_TARGET: Final = lazy_pattern(
    r"target(?: (?:tahun|tahunan|kabupaten|kota|kantor|dinas|kinerja|perjanjian))*( \d{4})?"
)
_WORDS: Final = lazy_pattern(r"[^\W\d_]{4,}")
_COMMON: Final = frozenset(
    (
        *("persentase", "jumlah", "indeks", "nilai", "angka", "tingkat", "tahun", "menurut"),
        *("kecamatan", "kabupaten", "kota", "bulan", "triwulan", "target", "realisasi", "capaian"),
        *("pada", "yang", "dengan", "dalam", "oleh", "untuk", "terhadap", "atas", "grafik"),
    )
)
_ALIKE: Final = 3
"""Words of a title that name an indicator beyond doubt."""


@rule("LK283", Severity.WARNING, "Garis target pada grafik berbeda dengan target indikator")
def garis_target(subject: Subject) -> Iterator[Problem]:
    """A line called target in a chart whose title names an indicator that has another target.

    That of an earlier year is one only where the line, or the chart, says so.
    """
    now = subject.laporan.dokumen.tahun
    for path, chart in _charts(subject.laporan):
        line = chart.acuan
        name = plain_name(line.nama) if line is not None else ""
        if line is None or not _TARGET.fullmatch(name):
            continue
        named = _named_by(chart, subject.laporan.indikator)
        if named is None:
            continue
        position, model = named
        if model.target is not None and line.nilai not in _targets(model, chart, now):
            yield Problem(
                (*path, "acuan"),
                f"Garis “{line.nama}” pada grafik “{chart.judul}” {angka(line.nilai)}, sedangkan "
                f"target {model.singkatan or model.nama} {angka(model.target)}.",
                "Samakan keduanya, atau beri garis itu nama lain.",
                others=(("indikator", position, "target"),),
            )


def _charts(laporan: Laporan) -> Iterator[tuple[Path_, GrafikSendiri]]:
    for path, piece in pieces_of(laporan.bagian_tambahan):
        if piece.grafik is not None:
            yield (*path, "grafik"), piece.grafik


def _named_by(
    chart: GrafikSendiri, indicators: tuple[Indikator, ...]
) -> tuple[int, Indikator] | None:
    """The one indicator that the title of a chart names."""
    words = _significant(chart.judul)
    counts = [
        (len(words & _significant(model.nama)), n, model) for n, model in enumerate(indicators)
    ]
    best = max((count for count, _, _ in counts), default=0)
    found = [(n, model) for count, n, model in counts if count == best]
    return found[0] if best >= _ALIKE and len(found) == 1 else None


def _significant(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(plain_name(text))) - _COMMON


def _targets(model: Indikator, chart: GrafikSendiri, now: int) -> set[Number]:
    """Every target of an indicator that a chart may show: of quarters in a chart of quarters, of
    earlier years in one that tells of them, of the year alone that its line bears."""
    line = chart.acuan.nama if chart.acuan is not None else ""
    past = {row.tahun: row.target for row in model.riwayat if row.target is not None}
    year = _YEAR.search(line)
    if year is not None and int(year.group()) in past:
        return {past[int(year.group())]}
    known = [model.target]
    if set(_YEAR.findall(chart.judul)) - {str(now)} or "tahun" in plain_name(chart.kategori):
        known += past.values()
    if model.target_menengah is not None:
        known.append(model.target_menengah.nilai)
    if model.triwulan is not None and "triwulan" in plain_name(f"{chart.judul} {chart.kategori}"):
        known += model.triwulan.target.urut
    return {value for value in known if value is not None}
