"""`lkjip workbook`: the data file as an Excel workbook, and back."""

from __future__ import annotations

import argparse
from pathlib import Path

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import Commands, add_data, add_out, print_any, print_kept, say


def add(command: Parser) -> None:
    """Declare the command and its two parts."""
    command.describe(
        description="Ekspor berkas data ke buku kerja Excel, dan impor isiannya kembali.",
        epilog="Contoh:\n  lkjip workbook export laporan-2023 -o data-2023.xlsx\n"
        "  lkjip workbook import data-2023.xlsx laporan-2023",
    )
    parts = command.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    _add_export(parts)
    _add_import(parts)


def _add_export(parts: Commands[Parser]) -> None:
    command = parts.add_parser(
        "export",
        help="tulis buku kerja dari berkas data",
        description="Tulis buku kerja Excel dari berkas data: lembar menurut pokok, pilihan,\n"
        "keterangan, dan jumlah yang dihitung otomatis.",
        epilog="Contoh:\n  lkjip workbook export laporan-2023 -o data-2023.xlsx",
    )
    add_data(command)
    add_out(command, "BERKAS", "buku kerja tujuan, .xlsx (bawaan: di samping berkas data)")
    command.set_defaults(run=run_export)


def _add_import(parts: Commands[Parser]) -> None:
    command = parts.add_parser(
        "import",
        help="kembalikan isian buku kerja ke berkas data",
        description="Tulis isian buku kerja ke berkas data. Yang ditulis hanya isian yang berubah\n"
        "sejak ekspor; catatan, urutan, dan ubahan lain pada berkas data tetap, dan berkas lama\n"
        "disimpan sebagai .bak. Isian yang juga diubah di berkas data dilaporkan, tidak ditimpa.",
        epilog="Contoh:\n  lkjip workbook import data-2023.xlsx laporan-2023\n"
        "  lkjip workbook import data-2023.xlsx laporan-2023 --take workbook",
    )
    command.add_argument("workbook", metavar="BUKU", type=_book, help="buku kerja .xlsx")
    add_data(command)
    command.add_argument(
        "--take",
        choices=("data", "workbook"),
        default="data",
        help="yang dipakai bila isian yang sama diubah di kedua tempat: data (bawaan) "
        "atau workbook",
    )
    command.set_defaults(run=run_import)


def _book(name: str) -> Path:
    path = Path(name)
    if path.is_dir():
        raise argparse.ArgumentTypeError(
            f"{name} adalah folder; sebutkan buku kerjanya dahulu, lalu folder proyeknya"
        )
    return path


def run_export(options: argparse.Namespace) -> int:
    """Write the workbook."""
    from lkjip_docgen.jobs import export_workbook
    from lkjip_docgen.output import Outputs

    outputs = Outputs(overwrite=options.overwrite)
    say(f"Buku kerja ditulis: {export_workbook(options.data, options.out, outputs)}")
    print_kept(outputs)
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Bring the workbook into the data file."""
    from lkjip_docgen.jobs import import_workbook

    take = options.take == "workbook"
    result = import_workbook(options.workbook, options.data, take_workbook=take)
    print_any((*result.conflicts, *result.findings))
    for file, backup in zip(result.files, result.backups, strict=True):
        say(f"Berkas diperbarui: {file} (yang lama: {backup.name})")
    if not result.files:
        print("Tidak ada yang berubah.")
    return 1 if result.conflicts else 0
