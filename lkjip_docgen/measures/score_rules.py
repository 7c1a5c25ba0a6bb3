"""The years and components of budget scores must be those of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import Laporan, NilaiIkpa, NilaiSmart
from lkjip_docgen.rules import aturan


def check_scores(laporan: Laporan) -> None:
    """Raise `LkjipError` with every year that has no rule and every unknown component.

    A misspelt component would otherwise count as not assessed and change
    the score without a word.  Years after the reported one are not used and
    not checked.
    """
    smart = laporan.smart.tahunan if laporan.smart else ()
    ikpa = laporan.ikpa.tahunan if laporan.ikpa else ()
    findings = [
        *_years("nka", "smart.tahunan", smart, laporan.dokumen.tahun),
        *_years("ikpa", "ikpa.tahunan", ikpa, laporan.dokumen.tahun),
    ]
    if findings:
        raise LkjipError(findings)


def _years(
    jenis: str, path: str, rows: Sequence[NilaiSmart | NilaiIkpa], last: int
) -> Iterator[Finding]:
    for number, row in enumerate(rows):
        if row.tahun <= last:
            yield from _year(jenis, f"{path}[{number}]", row)


def _year(jenis: str, path: str, row: NilaiSmart | NilaiIkpa) -> Iterator[Finding]:
    nama = jenis.upper()
    try:
        rule = aturan(jenis, row.tahun)
    except LookupError:
        yield Finding(
            codes.DI_LUAR_RENTANG,
            Severity.ERROR,
            f"Aturan {nama} untuk tahun {row.tahun} tidak tersedia.",
            path=f"{path}.tahun",
            suggestion="Hapus tahun tersebut dari data.",
        )
        return
    for key, value in row.komponen.items():
        if key not in rule.kunci:
            yield Finding(
                codes.KUNCI_TIDAK_DIKENAL,
                Severity.ERROR,
                f"Komponen `{key}` tidak dikenal dalam aturan {nama} tahun {row.tahun}.",
                None if value is None else value.place,
                f"{path}.komponen.{key}",
                f"Komponen yang dikenal: {', '.join(f'`{name}`' for name in rule.kunci)}.",
            )
