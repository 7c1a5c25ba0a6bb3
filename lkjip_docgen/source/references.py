"""Cross references inside the data: every code that is named must exist, once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model.renstra import tingkat_diukur
from lkjip_docgen.place import Number
from lkjip_docgen.rules.categories import kode_tabel
from lkjip_docgen.source.paths import Path_, Places, dotted, select


def check_references(data: dict[str, Any], places: Places) -> list[Finding]:
    """Findings about codes and names that refer to other parts of the data.

    Works on data that may be wrong elsewhere: what is absent is skipped.
    """
    checker = _Checker(data, places)
    return [*checker.unique(), *checker.objectives(), *checker.named()]


class _Checker:
    def __init__(self, data: dict[str, Any], places: Places) -> None:
        self._data = data
        self._places = places

    def unique(self) -> Iterator[Finding]:
        """Codes that must not occur twice in the same list."""
        for pattern in ("indikator[].kode", "anggaran.versi[].kode", "pegawai.rincian[].kode"):
            yield from self._unique(select(self._data, pattern))
        for path, agreement in select(self._data, "perjanjian_kinerja[]"):
            yield from self._unique(select(agreement, "tingkat[].sasaran[].kode", path))
        for path, indicator in select(self._data, "indikator[]"):
            yield from self._unique(select(indicator, "pengukuran.kelompok[].kode", path))

    def objectives(self) -> Iterator[Finding]:
        """`indikator[].sasaran` against the agreement of the reported year."""
        year = self._year()
        agreements = list(select(self._data, "perjanjian_kinerja[]"))
        current = [(p, a) for p, a in agreements if year is not None and _first(a, "tahun") == year]
        if agreements and year is not None and not current:
            place = self._places.value(("dokumen", "tahun"))
            yield Finding(
                codes.TANPA_PERJANJIAN,
                Severity.WARNING,
                f"Perjanjian kinerja tahun {year} tidak ada.",
                place,
                "dokumen.tahun",
                "Tambahkan perjanjian kinerja tahun itu, atau perbaiki tahun laporan.",
            )
        known = {
            str(code)
            for _, agreement in current or agreements
            for code in _measured_objectives(agreement)
        }
        for path, code in select(self._data, "indikator[].sasaran"):
            yield from self._known(path, code, known, "Sasaran", "perjanjian kinerja")

    def _year(self) -> int | None:
        """The reported year, if what is written is a year."""
        year = _first(self._data, "dokumen.tahun")
        return int(year) if isinstance(year, Number) and 2000 <= year <= 2100 else None

    def named(self) -> Iterator[Finding]:
        """Indicators, budget versions, programs and category tables named elsewhere."""
        data = self._data
        indicators = {str(code) for _, code in select(data, "indikator[].kode")}
        pattern = "perjanjian_kinerja[].tingkat[].sasaran[].indikator[].indikator"
        for path, code in select(data, pattern):
            for finding in self._known(path, code, indicators, "Indikator", "bagian indikator"):
                # The agreement stands even where its indicator is not measured.
                yield replace(
                    finding,
                    severity=Severity.WARNING,
                    suggestion=f"{finding.suggestion} Bila memang tidak diukur lagi, "
                    "hapus baris `indikator:` ini.",
                )
        versions = {str(code) for _, code in select(data, "anggaran.versi[].kode")}
        for path, code in select(data, "perjanjian_kinerja[].anggaran"):
            yield from self._known(path, code, versions, "Versi anggaran", "anggaran.versi")
        last = [version for _, version in select(data, "anggaran.versi[]")][-1:]
        programs = {str(name) for v in last for _, name in select(v, "program[].nama")}
        for path, name in select(data, "indikator[].program"):
            yield from self._known(path, name, programs, "Program", "versi anggaran terakhir")
        for path, code in select(data, "indikator[].pengukuran.kategori"):
            yield from self._known(path, code, kode_tabel(), "Tabel kategori", "aturan program")

    def _known(
        self, path: Path_, code: object, known: Iterable[str], what: str, where: str
    ) -> Iterator[Finding]:
        known = sorted(known)
        if not isinstance(code, str) or code.strip() in {k.strip() for k in known} or not known:
            return
        near = difflib.get_close_matches(code, known, 1, 0.6)
        listed = ", ".join(f"`{name}`" for name in known[:8])
        yield self._finding(
            codes.RUJUKAN,
            f"{what} `{code}` tidak ada pada {where}.",
            path,
            f"Mungkin maksud Anda `{near[0]}`." if near else f"Yang ada: {listed}.",
        )

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


def _measured_objectives(agreement: object) -> list[object]:
    """The codes of the objectives of the lowest level of an agreement."""
    levels = [level for _, level in select(agreement, "tingkat[]")]
    lowest = tingkat_diukur(str(_first(level, "tingkat")) for level in levels)
    measured = [level for level in levels if _first(level, "tingkat") == lowest]
    return [code for level in measured for _, code in select(level, "sasaran[].kode")]


def _first(data: object, pattern: str) -> object:
    return next((value for _, value in select(data, pattern)), None)
