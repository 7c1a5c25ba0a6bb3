"""`lkjip agreement`: the Perjanjian Kinerja as a document of its own."""

from __future__ import annotations

import argparse

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    REPORTS,
    Progress,
    add_data,
    add_formats,
    add_out,
    print_any,
    print_kept,
    say,
)


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat Perjanjian Kinerja sebagai dokumen tersendiri: pernyataan, lampiran "
        "sasaran dan target, anggaran, serta tanda tangan para pihak.",
        epilog="Contoh:\n  lkjip agreement laporan-2023\n"
        "  lkjip agreement laporan-2023 --year 2024 --to docx\n"
        "  lkjip agreement laporan-2023 --final --reserve-signature",
    )
    add_data(command)
    add_out(command, "KELUARAN", REPORTS)
    command.add_argument(
        "--year", type=int, metavar="TAHUN", help="tahun perjanjian (bawaan: tahun laporan)"
    )
    command.add_argument(
        "--version",
        dest="versi",
        choices=("awal", "perubahan"),
        help="versi perjanjian (bawaan: yang berlaku, yakni perubahan bila ada)",
    )
    command.add_argument(
        "--single", action="store_true", help="pernyataan satu pihak, hanya oleh Pihak Pertama"
    )
    add_formats(
        command, "docx", "pdf", text="format: docx atau pdf; boleh diulang (bawaan: keduanya)"
    )
    command.add_argument(
        "--final",
        action="store_true",
        help="naskah final tanpa tanda DRAF: tolak bila masih ada bagian yang belum diisi",
    )
    command.add_argument(
        "--reserve-signature",
        dest="reserve",
        action="store_true",
        help="sediakan tempat bertanda (#TTE1, #TTE2, ...) untuk tanda tangan elektronik",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the agreement, and say what was written and what is still missing."""
    from lkjip_docgen.jobs import Wanted, build_agreement
    from lkjip_docgen.output import Outputs

    wanted = Wanted(options.year, options.versi, options.single, options.reserve)
    outputs = Outputs(overwrite=options.overwrite)
    formats = tuple(options.to or ("docx", "pdf"))
    with Progress() as progress:
        result = build_agreement(
            options.data, options.out, wanted, formats, options.final, progress.say, outputs
        )
    print_any(result.findings)
    for file in result.files:
        say(f"Perjanjian kinerja ditulis: {file}")
    print_kept(outputs)
    if result.markers:
        say(f"Masih ada {len(result.markers)} bagian yang belum diisi.")
    return print_any(result.problems)
