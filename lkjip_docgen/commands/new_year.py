"""`lkjip new-year`: the folder of the next year."""

from __future__ import annotations

import argparse
import json

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_data, add_target, say


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat folder proyek tahun berikutnya: riwayat dilanjutkan, target diambil\n"
        "dari rencana, angka dikosongkan, dan yang harus ditulis ulang diberi catatan PERIKSA.",
        epilog="Contoh:\n  lkjip new-year laporan-2023 -o laporan-2024",
    )
    add_data(command)
    add_target(
        command, "FOLDER", "folder baru (bawaan: di samping folder lama, dengan tahun berikutnya)"
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk keluaran: text atau json (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the folder and say what comes next."""
    from lkjip_docgen.jobs import new_year

    folder = new_year(options.data, options.out)
    if options.format == "json":
        print(json.dumps({"folder": str(folder)}, ensure_ascii=False))
        return 0
    say(f"Folder tahun berikutnya dibuat: {folder}")
    say(f"Cari kata PERIKSA di {folder / 'laporan.yaml'}, lalu isi yang masih kosong.")
    return 0
