"""Employees: every breakdown divides the same people."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.data.divisions import Division, differences
from lkjip_docgen.checks.data.gaps import Figure
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilRincian
from lkjip_docgen.source import Path_


@rule("LK141", Severity.WARNING, "Jumlah pegawai berbeda antarrincian")
def jumlah_pegawai_sama(subject: Subject) -> Iterator[Problem]:
    """Every breakdown against what most say, else against the first one that is complete."""
    for found in differences([_division(subject, n, row) for n, row in _complete(subject)]):
        slip = ""
        if found.sel is not None and found.seharusnya is not None:
            slip = (
                f". Selisih itu terjelaskan bila {angka(found.sel.nilai)} seharusnya "
                f"{angka(found.seharusnya)}"
            )
        yield Problem(
            found.path,
            f"Pegawai menurut {found.beda.nama} {besaran(found.beda.jumlah)}, menurut "
            f"{found.menurut} {besaran(found.acuan[0].jumlah)}{slip}.",
            "Setiap rincian membagi seluruh pegawai pada tanggal yang sama.",
            others=found.others,
        )


def _division(subject: Subject, number: int, row: HasilRincian) -> Division:
    named: Path_ = ("pegawai", "rincian", number, "nama")
    path: Path_ = (*named[:-1], "kelompok")
    staff = subject.laporan.pegawai
    groups = staff.rincian[number].kelompok if staff is not None else ()
    figures = [
        Figure((*path, n, "jumlah"), group.jumlah)
        for n, group in enumerate(groups)
        if group.jumlah is not None
    ]
    return Division(row.nama, named, tuple(figures), row.jumlah)


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
