"""What shall be collected, against what may be spent of it."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.data.gaps import slipped
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_rupiah, plain_name
from lkjip_docgen.model import SumberDana, yearly
from lkjip_docgen.place import Number


@rule("LK104", Severity.HINT, "Target penerimaan sama dengan pagu bersumber penerimaan itu")
def target_pnbp_bukan_pagu(subject: Subject) -> Iterator[Problem]:
    """What may be spent from PNBP is not what shall be collected."""
    year = subject.laporan.dokumen.tahun
    pagu, name = _revenue_ceilings(subject), subject.laporan.kosakata.penerimaan.pendek
    for number, row in enumerate(yearly(subject.laporan.pendapatan)):
        if row.tahun == year and row.target in pagu:
            yield Problem(
                (subject.laporan.kunci_penerimaan, "tahunan", number, "target"),
                f"Target {name} {year} sama dengan pagu sumber dana, {format_rupiah(row.target)}.",
                f"Pagu bersumber {name} adalah batas belanja. Ambil target penerimaan dari dokumen "
                "penetapannya; bila memang sama, terima temuan ini.",
                others=tuple(ceiling for ceiling in pagu if ceiling == row.target),
            )


@rule(
    "LK147", Severity.WARNING, "Target penerimaan hampir sama dengan pagu bersumber penerimaan itu"
)
def target_pnbp_salah_salin(subject: Subject) -> Iterator[Problem]:
    """A target that one slip of the pen makes of the ceiling: two digits exchanged, one lost.

    One that is the ceiling of another source to the rupiah tells that two ceilings were exchanged.
    """
    year = subject.laporan.dokumen.tahun
    pagu, name = _revenue_ceilings(subject), subject.laporan.kosakata.penerimaan.pendek
    yield from _of_another_source(subject, pagu, year)
    for number, row in enumerate(yearly(subject.laporan.pendapatan)):
        if row.tahun != year or row.target is None or row.target in pagu:
            continue
        target = row.target
        near = [ceiling for ceiling in pagu if slipped(target, ceiling)]
        if near:
            yield Problem(
                (subject.laporan.kunci_penerimaan, "tahunan", number, "target"),
                f"Target {name} {year} {format_rupiah(target)} hanya berbeda satu salah ketik "
                f"dengan pagu sumber dana, {format_rupiah(near[0])}.",
                "Cocokkan keduanya dengan dokumennya.",
                others=(near[0],),
            )


def _of_another_source(subject: Subject, pagu: set[Number], year: int) -> Iterator[Problem]:
    """A target of the year that is the ceiling of another source than the revenue."""
    name = subject.laporan.kosakata.penerimaan.pendek
    targets = [row.target for row in yearly(subject.laporan.pendapatan) if row.tahun == year]
    for number, source in enumerate(subject.laporan.anggaran.sumber_dana):
        if pagu and source.pagu and source.pagu not in pagu and source.pagu in targets:
            yield Problem(
                ("anggaran", "sumber_dana", number, "pagu"),
                f"Pagu {source.nama} {format_rupiah(source.pagu)} sama dengan target {name} "
                f"{year}, sedangkan pagu bersumber {name} lain.",
                "Periksa apakah pagu kedua sumber dana itu bertukar.",
                others=(*(target for target in targets if target), *pagu),
            )


def _revenue_ceilings(subject: Subject) -> set[Number]:
    """What may be spent from the revenue itself."""
    name = subject.laporan.kosakata.penerimaan
    own = {plain_name(name.nama), plain_name(name.pendek)}
    sources = subject.laporan.anggaran.sumber_dana
    return {row.pagu for row in sources if row.pagu and own & _names_of(row)}


def _names_of(source: SumberDana) -> set[str]:
    return {plain_name(source.nama), plain_name(source.singkatan or source.nama)}
