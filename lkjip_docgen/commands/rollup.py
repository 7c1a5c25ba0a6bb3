"""`lkjip rollup`: the report of an office from the data of its units."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    REPORTS,
    Progress,
    add_data,
    add_out,
    add_wishes,
    keep_all,
    print_any,
    print_files,
    print_kept,
    print_unfinished,
    say,
)

if TYPE_CHECKING:
    from lkjip_docgen.measures import HasilUnit, HasilUnitBawahan


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat laporan kantor dari data unit di bawahnya, dan sebutkan keadaan setiap "
        "unit. Datanya menyebut folder unit pada bagian `unit` dan aturan penggabungan pada "
        "setiap indikator. Laporannya sama dengan yang dibuat `lkjip build`.",
        epilog="Contoh:\n  lkjip rollup kanwil-2025 -o laporan-kanwil\n"
        "  lkjip rollup kanwil-2025 -o laporan-kanwil --to docx --to pdf",
    )
    add_data(command)
    add_out(command, "KELUARAN", REPORTS)
    add_wishes(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build, and say what there is of every unit."""
    keep_all()
    from lkjip_docgen.jobs import BuildWish, rollup
    from lkjip_docgen.output import Outputs

    outputs = Outputs(overwrite=options.overwrite, refreshable=True)
    formats = tuple(options.to or ("docx",))
    wish = BuildWish(options.out, formats, options.final, with_layout=not options.no_layout)
    with Progress() as progress:
        result = rollup(options.data, wish, progress.say, outputs, options.periode or "")
    report = result.report
    print_any(report.findings)
    for line in (*_told(result.units), *_lacking(result.lacking)):
        say(line)
    print_files(report)
    print_kept(outputs)
    return print_unfinished(report)


def _told(units: HasilUnitBawahan) -> list[str]:
    """How many units count, and each that does not."""
    lines = [
        f"{units.dibaca.value} dari {units.banyaknya.value} {units.sebutan} dihitung.",
        *(f"  {unit.nama}: {unit.keadaan}{_more(unit)}" for unit in units.belum),
        *(f"  {_below(unit)}" for unit in units.belum_lengkap),
    ]
    return lines + [f"  {unit.nama}: tidak dihitung ({unit.sebab})" for unit in units.dikecualikan]


def _lacking(lacking: Mapping[str, str]) -> Iterator[str]:
    """The units that count, but lack some of the figures."""
    for name, what in lacking.items():
        yield f"  {name}: belum ada angka untuk {what}"


def _below(unit: HasilUnit) -> str:
    """Which units below a unit its data lack."""
    below = unit.bawahan
    if below is None:
        return unit.nama
    named = "; ".join(f"{one.nama} {one.keadaan}" for one in below.belum)
    counted = f"{below.dibaca.value} dari {below.banyaknya.value} {below.sebutan} dihitung"
    return f"{unit.nama}: {counted}; {named}"


def _more(unit: HasilUnit) -> str:
    return f" ({unit.galat})" if unit.galat else ""
