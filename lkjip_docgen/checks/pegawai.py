"""Employees: every breakdown divides the same people."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilRincian


@rule("LK141", Severity.WARNING, "Jumlah pegawai berbeda antarrincian")
def jumlah_pegawai_sama(subject: Subject) -> Iterator[Problem]:
    """Every breakdown against the first one that is complete."""
    known = _complete(subject)
    for number, row in known[1:]:
        first_number, first = known[0]
        if row.jumlah.nilai != first.jumlah.nilai:
            yield Problem(
                ("pegawai", "rincian", number, "kelompok"),
                f"Pegawai menurut {row.nama} {besaran(row.jumlah)}, menurut {first.nama} "
                f"{besaran(first.jumlah)}.",
                "Setiap rincian membagi seluruh pegawai pada tanggal yang sama.",
                others=(("pegawai", "rincian", first_number, "kelompok"),),
            )


@rule("LK142", Severity.WARNING, "Pegawai seluruhnya nol")
def pegawai_nol(subject: Subject) -> Iterator[Problem]:
    """A zero that may be a figure not yet entered: an office without anybody writes no report."""
    for number, row in _complete(subject):
        if row.jumlah.nilai == 0:
            yield Problem(
                ("pegawai", "rincian", number, "kelompok"),
                f"Pegawai menurut {row.nama} berjumlah nol, sehingga laporan menyatakan bahwa "
                "kantor belum mempunyai pegawai.",
                "Kosongkan `jumlah` bila angkanya belum ada.",
            )


def _complete(subject: Subject) -> list[tuple[int, HasilRincian]]:
    """The breakdowns of which every number is known, with their positions."""
    staff = subject.hasil.pegawai
    rows = staff.rincian if staff is not None else ()
    return [(number, row) for number, row in enumerate(rows) if row.jumlah.ada]
