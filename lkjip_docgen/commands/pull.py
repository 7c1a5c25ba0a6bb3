"""`lkjip pull`: numbers that people corrected in Word, back into the data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import Commands, print_findings


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "pull",
        help="tulis angka yang diperbaiki di Word ke berkas data",
        description="Sebutkan angka yang diubah orang dalam laporan Word, lalu tulis ke berkas "
        "data pada tempat asalnya. Angka hasil hitungan ditolak dan asalnya disebutkan.",
        epilog="Contoh:\n  lkjip pull laporan.docx laporan-2023\n"
        "  lkjip pull laporan.docx laporan-2023 --yes",
    )
    command.add_argument("report", metavar="LAPORAN", type=Path, help="laporan .docx")
    command.add_argument(
        "data",
        metavar="DATA",
        type=Path,
        nargs="?",
        help="berkas YAML atau folder proyek (bawaan: folder laporan itu, atau folder di atasnya)",
    )
    command.add_argument("--yes", action="store_true", help="tulis tanpa bertanya")
    command.add_argument("--force", action="store_true", help="pakai data kantor lain")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the corrections and, when confirmed, write them; 1 when some cannot be written."""
    from lkjip_docgen.jobs.pull import find_corrections, write_corrections

    pull = find_corrections(options.report, options.data, force=options.force)
    for correction in pull.corrections:
        print(f"{correction.path}: {correction.old} → {correction.new}")
        print(f"    ditulis di {correction.place}")
    if pull.refused:
        print_findings(pull.refused, sys.stderr)
    if not pull.corrections:
        print("Tidak ada angka untuk ditulis ke data.")
    elif options.yes or _confirmed(len(pull.corrections)):
        for file in write_corrections(pull):
            print(f"Berkas diperbarui: {file}")
    else:
        print("Data tidak diubah. Untuk menulisnya tanpa bertanya, tambahkan --yes.")
    return int(bool(pull.refused))


def _confirmed(count: int) -> bool:
    """Ask on a terminal; elsewhere the answer is no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(f"Tulis {count} angka ini ke berkas data? [y/T] ").strip().lower() in ("y", "ya")
