"""`lkjip diff`: what differs between two data files or two reports."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_out,
    named,
    print_kept,
    say,
)
from lkjip_docgen.visible import trusted

if TYPE_CHECKING:
    from lkjip_docgen.comparison import Differences


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Bandingkan dua laporan. Masing-masing boleh berupa data (berkas YAML atau "
        "folder proyek),\ndokumen Word, atau PDF buatan program ini, dalam gabungan apa pun.",
        epilog="Contoh:\n  lkjip diff laporan-2023-lama laporan-2023\n"
        "  lkjip diff LKjIP-2023-disunting.docx laporan-2023\n"
        "  lkjip diff lama.pdf baru.docx -o daftar-perubahan.docx",
    )
    command.add_argument("old", metavar="LAMA", type=Path, help="data atau laporan yang lama")
    command.add_argument("new", metavar="BARU", type=Path, help="data atau laporan yang baru")
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk keluaran: text atau json (bawaan: text)",
    )
    add_out(
        command,
        "BERKAS",
        "tulis juga Daftar Perubahan untuk lampiran surat: nama berkas .docx atau .html",
        named(".docx", ".html"),
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what differs, and write the list of changes where one is wanted."""
    from lkjip_docgen.jobs import Pair, diff, diff_outputs, write_changes

    pair = Pair(options.old, options.new)
    outputs = diff_outputs(pair, overwrite=options.overwrite)
    if options.out is not None:  # refused before the reports are read
        outputs.check(options.out)
    with Progress() as progress:
        differences = diff(pair, progress.say)
    shown = _shown(differences, options.format)
    print(shown, file=trusted(sys.stdout) if options.format == "text" else None)
    if options.out is not None:
        write_changes(differences, pair, options.out, outputs)
        say(f"Daftar perubahan ditulis: {options.out}", sys.stderr)
        print_kept(outputs, sys.stderr)
    return 0


def _shown(differences: Differences, form: str) -> str:
    if form == "json":
        from lkjip_docgen.comparison import render_json

        return render_json(differences)
    from lkjip_docgen.comparison import render_text
    from lkjip_docgen.findings import wants_color

    width = shutil.get_terminal_size((100, 24)).columns
    return render_text(differences, width, color=wants_color(sys.stdout))
