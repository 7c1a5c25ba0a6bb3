"""Cross references inside the data: every code that is named must exist, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lkjip_docgen.findings import Finding, Severity, near
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import DECLARED
from lkjip_docgen.place import Number
from lkjip_docgen.records import replace
from lkjip_docgen.rules import kode_tabel, kode_tabel_capaian
from lkjip_docgen.source.agreed_levels import measured_levels
from lkjip_docgen.source.budget_trees import (
    ambiguous,
    is_ambiguous,
    named,
    names_of,
    parts_of_version,
    too_deep,
)
from lkjip_docgen.source.paths import OWN_PARTS, Path_, Places, at, dotted, select


def check_references(data: dict[str, object], places: Places) -> list[Finding]:
    """Findings about codes and names that refer to other parts of the data.

    Works on data that may be wrong elsewhere: what is absent is skipped.
    """
    checker = _Checker(data, places)
    return [
        *checker.unique(),
        *checker.objectives(),
        *checker.named(),
        *too_deep(data, places),
        *checker.one_revenue(),
        *checker.one_institution(),
    ]


_CODED = (
    *("indikator[].kode", "anggaran.versi[].kode", "pegawai.rincian[].kode"),
    *("pohon_kinerja.simpul[].kode", "evaluasi_akip.rekomendasi[].kode"),
)
"""The lists in which a code stands once."""

_CODED_TOGETHER = (("kode",), ("isi[].tabel.kode",), ("isi[].grafik.kode", "isi[].gambar.kode"))
"""What of the office's own parts may not have one code: parts, tables, charts and pictures."""


class _Checker:
    def __init__(self, data: dict[str, object], places: Places) -> None:
        self._data = data
        self._places = places

    def unique(self) -> Iterator[Finding]:
        """Codes that must not occur twice in the same list."""
        for pattern in _CODED:
            yield from self._unique(select(self._data, pattern))
        for ends in _CODED_TOGETHER:
            patterns = (f"{part}.{end}" for end in ends for part in OWN_PARTS)
            yield from self._unique(chain.from_iterable(map(self._select, patterns)))
        for path, agreement in select(self._data, "perjanjian_kinerja[]"):
            yield from self._unique(select(agreement, "tingkat[].sasaran[].kode", path))
        for path, indicator in select(self._data, "indikator[]"):
            yield from self._unique(select(indicator, "pengukuran.kelompok[].kode", path))

    def _select(self, pattern: str) -> Iterator[tuple[Path_, object]]:
        return select(self._data, pattern)

    def objectives(self) -> Iterator[Finding]:
        """`indikator[].sasaran` against the agreement of the reported year."""
        agreements = _values(self._data, "perjanjian_kinerja[]")
        year = self._year()
        current = agreements if year is None else _of_year(agreements, year)
        if agreements and not current:
            yield Finding(
                codes.TANPA_PERJANJIAN,
                Severity.WARNING,
                f"Perjanjian kinerja tahun {year} tidak ada.",
                self._places.value(("dokumen", "tahun")),
                "dokumen.tahun",
                "Tambahkan perjanjian kinerja tahun itu, atau perbaiki tahun laporan.",
            )
        known = chain.from_iterable(map(_measured_objectives, current or agreements))
        pattern = "indikator[].sasaran"
        yield from self._all_known(pattern, known, "Sasaran", "perjanjian kinerja")

    def _year(self) -> int | None:
        """The reported year, if what is written is a year."""
        year = _first(self._data, "dokumen.tahun")
        return int(year) if isinstance(year, Number) and 2000 <= year <= 2100 else None

    def named(self) -> Iterator[Finding]:
        """Indicators, budget versions, programs and category tables named elsewhere."""
        yield from self._agreed_indicators()
        versions = _values(self._data, "anggaran.versi[].kode")
        pattern = "perjanjian_kinerja[].anggaran"
        yield from self._all_known(pattern, versions, "Versi anggaran", "anggaran.versi")
        yield from self._financing()
        pattern, known = "kategori_capaian.tabel", kode_tabel_capaian()
        yield from self._all_known(pattern, known, "Tabel kelas capaian", "aturan program")
        pattern = "indikator[].pengukuran.kategori"
        yield from self._all_known(pattern, kode_tabel(), "Tabel kategori", "aturan program")

    def one_revenue(self) -> Iterator[Finding]:
        """Revenue stands under `pnbp` or under `penerimaan`, not under both."""
        kinds = [self._data.get(key) for key in ("pnbp", "penerimaan")]
        if all(isinstance(kind, dict) and DECLARED not in kind and kind for kind in kinds):
            yield self._finding(
                codes.DUA_PENERIMAAN,
                "`penerimaan` dan `pnbp` sama-sama berisi.",
                ("penerimaan",),
                "Pakai `pnbp` untuk penerimaan negara bukan pajak, `penerimaan` untuk yang lain; "
                "hapus salah satunya.",
            )

    def one_institution(self) -> Iterator[Finding]:
        """What stands above the office is a ministry or the government of a region, not both."""
        region, ministry = (
            at(self._data, ("instansi", key)) for key in ("pemerintah_daerah", "kementerian")
        )
        if region and ministry != region:  # where only one is written, both read alike
            yield self._finding(
                codes.DUA_INDUK,
                "`pemerintah_daerah` dan `kementerian` sama-sama berisi.",
                ("instansi", "pemerintah_daerah"),
                "Pakai `pemerintah_daerah` bila kantor perangkat daerah, selain itu "
                "`kementerian`; hapus salah satunya.",
            )

    def _financing(self) -> Iterator[Finding]:
        """What indicators name of the last version of the budget, by name or code."""
        last = list(select(self._data, "anggaran.versi[]"))[-1:]
        levels = parts_of_version(*last[0]) if last else []
        pattern, where = "indikator[].program", "versi anggaran terakhir"
        typed = {path: name for path, name in select(self._data, pattern) if isinstance(name, str)}
        meant = {path: named(levels, name) for path, name in typed.items()}
        known = {dotted(path) for path, found in meant.items() if found}
        for finding in self._all_known(pattern, names_of(levels), "Program", where):
            if finding.path not in known:
                programs = f"Program yang ada: {_listed(names_of(levels[:1]))}."
                yield replace(finding, suggestion=f"{finding.suggestion} {programs}")
        for path, found in meant.items():
            if is_ambiguous(levels, found):
                yield ambiguous(path, typed[path], found, self._places)

    def _agreed_indicators(self) -> Iterator[Finding]:
        """Indicators of the agreements; these stand even where nothing is measured any more."""
        indicators = _values(self._data, "indikator[].kode")
        yield from self._promised_in(
            "perjanjian_kinerja[].tingkat[].sasaran[].indikator[].indikator", indicators
        )
        yield from self._promised_in(
            "rencana_kinerja[].sasaran[].indikator[].indikator", indicators
        )

    def _promised_in(self, pattern: str, indicators: list[object]) -> Iterator[Finding]:
        for finding in self._all_known(pattern, indicators, "Indikator", "bagian indikator"):
            yield replace(
                finding,
                severity=Severity.WARNING,
                suggestion=f"{finding.suggestion} Bila memang tidak diukur lagi, "
                "hapus baris `indikator:` ini.",
            )

    def _all_known(
        self, pattern: str, known: Iterable[object], what: str, where: str
    ) -> Iterator[Finding]:
        """A finding for each name at the pattern that is not among the known ones."""
        names = sorted(set(map(str, known)))
        stripped = set(map(str.strip, names))
        for path, name in select(self._data, pattern) if names else ():
            if isinstance(name, str) and name.strip() not in stripped:
                message = f"{what} `{name}` tidak ada pada {where}."
                yield self._finding(codes.RUJUKAN, message, path, _meant(name, names))

    def _unique(self, found: Iterable[tuple[Path_, object]]) -> Iterator[Finding]:
        first: dict[str, Path_] = {}
        for path, code in found:
            if not isinstance(code, str):
                continue
            if code in first:
                place = self._places.value(first[code])
                yield self._finding(
                    codes.KODE_GANDA,
                    f"Kode `{code}` sudah dipakai pada baris {place.line if place else '?'}.",
                    path,
                    "Beri kode lain pada salah satunya.",
                )
            first.setdefault(code, path)

    def _finding(self, code: str, message: str, path: Path_, suggestion: str) -> Finding:
        place = self._places.value(path)
        return Finding(code, Severity.ERROR, message, place, dotted(path), suggestion)


def _meant(name: str, known: Sequence[str]) -> str:
    """The known name that another resembles; else those that are known."""
    return near(name, known) or f"Yang ada: {_listed(known)}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:8])


def _of_year(agreements: Iterable[object], year: int) -> list[object]:
    return [agreement for agreement in agreements if _first(agreement, "tahun") == year]


def _measured_objectives(agreement: object) -> list[object]:
    """The codes of the objectives on the level of an agreement that the report measures."""
    levels = measured_levels(agreement)
    return [code for level in levels for code in _values(level, "sasaran[].kode")]


def _values(data: object, pattern: str) -> list[object]:
    return [value for _, value in select(data, pattern)]


def _first(data: object, pattern: str) -> object:
    for _, value in select(data, pattern):
        return value
    return None
