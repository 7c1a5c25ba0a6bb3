"""The years and components of budget scores must be those of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import Laporan, NilaiIkpa, NilaiSmart, yearly
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.rules import AturanNilai, aturan_bila_ada


def check_scores(laporan: Laporan) -> None:
    """Raise `LkjipError` with every year that has no rule and every unknown component.

    A misspelt component would otherwise count as not assessed and change
    the score without a word.  Years after the reported one are not used and
    not checked.
    """
    findings = [
        *_years(laporan, "nka", "smart.tahunan", yearly(laporan.smart)),
        *_years(laporan, "ikpa", "ikpa.tahunan", yearly(laporan.ikpa)),
    ]
    if findings:
        raise LkjipError(findings)


def is_stated(laporan: Laporan, jenis: str, row: NilaiSmart | NilaiIkpa) -> bool:
    """Whether a score is what an application shows: given so, or no rule is for the institution.

    An institution without a rule may have written nothing yet; components it has written are
    refused by `check_scores`.
    """
    rule = aturan_bila_ada(jenis, row.tahun)
    without_rule = rule is not None and not rule.untuk(laporan.profil)
    return row.dinyatakan or (without_rule and not row.komponen)


def _years(
    laporan: Laporan, jenis: str, path: str, rows: Sequence[NilaiSmart | NilaiIkpa]
) -> Iterator[Finding]:
    for number, row in enumerate(rows):
        if row.tahun <= laporan.dokumen.tahun:
            for finding in _year(laporan, jenis, f"{path}[{number}]", row):
                yield replace(finding, place=finding.place or _somewhere(row))


def _somewhere(row: NilaiSmart | NilaiIkpa) -> Place | None:
    """Where a year stands, as far as its numbers know; who reads the data may know better."""
    numbers = (*row.komponen.values(), row.nilai)
    return next((number.place for number in numbers if number is not None), None)


def _year(
    laporan: Laporan, jenis: str, path: str, row: NilaiSmart | NilaiIkpa
) -> Iterator[Finding]:
    if is_stated(laporan, jenis, row):
        yield from _stated(laporan, path, row)
        return
    rule = aturan_bila_ada(jenis, row.tahun)
    name = _name_of(laporan, jenis)
    if rule is None:
        yield _unknown(f"Aturan {name} untuk tahun {row.tahun} tidak tersedia.", path)
    elif not rule.untuk(laporan.profil):
        yield _unknown(
            f"Bobot komponen {name} bagi instansi berprofil `{laporan.profil}` tidak "
            "diketahui; yang tersedia hanya bobot bagi satuan kerja.",
            path,
        )
    elif not row.komponen and row.nilai is None and "komponen" not in row.model_fields_set:
        yield Finding(
            codes.WAJIB_DIISI,
            Severity.ERROR,
            f"Komponen {name} tahun {row.tahun} belum ada.",
            path=f"{path}.tahun",
            suggestion=f"Tulis `komponen:` dengan {_named(rule)}. {_INSTEAD}",
        )
    else:
        yield from _unknown_components(name, rule, path, row)


def _name_of(laporan: Laporan, jenis: str) -> str:
    """What the office calls a score: "NKA"."""
    words = laporan.kosakata
    word = words.kinerja_anggaran if jenis == "nka" else words.pelaksanaan_anggaran
    return f"{word}"


_INSTEAD = (
    "Nilai yang hanya diketahui dari aplikasi ditulis dengan `nilai:` dan `sumber:`, tanpa "
    "`komponen:`."
)


def _unknown(message: str, path: str) -> Finding:
    """A year whose score cannot be computed."""
    return Finding(
        codes.DI_LUAR_RENTANG,
        Severity.ERROR,
        message,
        path=f"{path}.tahun",
        suggestion=f"{_INSTEAD} Atau hapus tahun tersebut dari data.",
    )


def _stated(laporan: Laporan, path: str, row: NilaiSmart | NilaiIkpa) -> Iterator[Finding]:
    """A stated score says where it comes from."""
    if row.sumber is None and row.nilai is not None:
        yield Finding(
            codes.WAJIB_DIISI,
            Severity.ERROR,
            f"Sumber nilai tahun {row.tahun} belum ditulis.",
            row.nilai.place,
            f"{path}.sumber",
            "Tulis `sumber:` di bawah `nilai:`, misalnya `sumber: Aplikasi "
            f"{laporan.kosakata.aplikasi_kinerja_anggaran} per 5 Januari {row.tahun + 1}`.",
        )


def _unknown_components(
    name: str, rule: AturanNilai, path: str, row: NilaiSmart | NilaiIkpa
) -> Iterator[Finding]:
    for key, value in row.komponen.items():
        if key not in rule.kunci:
            yield Finding(
                codes.KUNCI_TIDAK_DIKENAL,
                Severity.ERROR,
                f"Komponen `{key}` tidak dikenal dalam aturan {name} tahun {row.tahun}.",
                None if value is None else value.place,
                f"{path}.komponen.{key}",
                f"Komponen yang dikenal: {_named(rule)}.",
            )


def _named(rule: AturanNilai) -> str:
    return ", ".join(f"`{name}`" for name in rule.kunci)
