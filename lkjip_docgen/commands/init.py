"""`lkjip init`: a new project folder that builds at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import Commands


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "init",
        help="buat folder proyek baru dari contoh",
        description="Buat folder proyek baru yang langsung dapat dijadikan laporan.",
        epilog="Contoh:\n  lkjip init laporan-2023",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="folder baru")
    command.add_argument("--sample", metavar="NAMA", help="nama contoh (bawaan: contoh utama)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Copy a sample and say what comes next."""
    from lkjip_docgen.new_project import create

    create(options.folder, options.sample)
    shown = f'"{options.folder}"' if " " in str(options.folder) else str(options.folder)
    print(f"Folder proyek dibuat: {options.folder}")
    print(f"Ubah isinya di {options.folder / 'laporan.yaml'}, lalu jalankan:")
    print(f"  lkjip build {shown}")
    return 0
