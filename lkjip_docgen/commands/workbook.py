"""`lkjip workbook`: the data file as an Excel workbook, and back."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import Commands, add_data, add_out, print_any, print_kept, say

if TYPE_CHECKING:
    from lkjip_docgen.jobs.workbook import ImportResult


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
        epilog="Contoh:\n  lkjip workbook import data-2023.xlsx laporan-2023 --dry-run\n"
        "  lkjip workbook import data-2023.xlsx laporan-2023\n"
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
    command.add_argument(
        "--dry-run", action="store_true", help="sebutkan yang akan berubah; tidak menulis apa pun"
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk daftar yang berubah (bawaan: text)",
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
    result = import_workbook(
        options.workbook, options.data, take_workbook=take, dry_run=options.dry_run
    )
    print_any((*result.conflicts, *result.findings))
    if options.format == "json":
        print(_json(result))
        return 1 if result.conflicts else 0
    _print_changes(result, dry_run=options.dry_run)
    for file, backup in zip(result.files, result.backups, strict=True):
        say(f"Berkas diperbarui: {file} (yang lama: {backup.name})")
    return 1 if result.conflicts else 0


def _json(result: ImportResult) -> str:
    """What changed, each value once, and whether it was written."""
    changes = [
        {"path": each.path, "title": each.title, "old": each.old, "new": each.new}
        for each in result.changes
    ]
    told = {"written": bool(result.files), "changes": changes, "conflicts": len(result.conflicts)}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _print_changes(result: ImportResult, *, dry_run: bool) -> None:
    """The values that changed, or would: what they were and what they are now."""
    if not result.changes:
        print("Tidak ada yang berubah.")
        return
    print("Yang akan berubah:" if dry_run else "Yang berubah:")
    for each in result.changes:
        print(f"  {each.title}: {each.old} → {each.new}")
