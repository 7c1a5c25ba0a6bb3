"""`lkjip workpaper`: the working paper of a report, for reviewers."""

from __future__ import annotations

import argparse

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_data,
    add_out,
    add_periode,
    print_kept,
    say,
)


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Tulis kertas kerja laporan sebagai buku kerja Excel: setiap masukan dengan\n"
        "letaknya dalam data, setiap angka laporan sebagai rumus hidup di samping angka yang\n"
        "tercetak, temuan pemeriksaan, dan lembar reviu.",
        epilog="Contoh:\n  lkjip workpaper laporan-2023\n"
        "  lkjip workpaper laporan-2023 -o kertas-kerja.xlsx",
    )
    add_data(command)
    add_out(command, "KELUARAN", "folder atau berkas .xlsx (bawaan: keluaran/ di folder proyek)")
    add_periode(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the working paper."""
    from lkjip_docgen.jobs import write_workpaper
    from lkjip_docgen.output import Outputs

    outputs = Outputs(overwrite=options.overwrite)
    with Progress() as progress:
        written = write_workpaper(
            options.data, options.out, progress.say, outputs, periode=options.periode or ""
        )
    say(f"Kertas kerja ditulis: {written}")
    print_kept(outputs)
    return 0
