"""`lkjip diff`: what differs between two data files or two reports."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Commands,
    Progress,
    add_out,
    named,
    print_kept,
    say,
)
from lkjip_docgen.visible import trusted

if TYPE_CHECKING:
    from lkjip_docgen.comparison.compare import Differences
    from lkjip_docgen.output import Outputs


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "diff",
        help="bandingkan dua laporan: angka, naskah, dan bagian yang berbeda",
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
    from lkjip_docgen.comparison import compare, read_snapshot

    outputs = _outputs(options)
    with Progress() as progress:
        progress.say("Membaca laporan lama")
        old = read_snapshot(options.old)
        progress.say("Membaca laporan baru")
        new = read_snapshot(options.new)
        progress.say("Membandingkan")
        differences = compare(old, new)
    shown = _shown(differences, options.format)
    print(shown, file=trusted(sys.stdout) if options.format == "text" else None)
    if options.out is not None:
        from lkjip_docgen.comparison.as_document import write

        write(differences, options.out, _project(options.new) or _project(options.old), outputs)
        say(f"Daftar perubahan ditulis: {options.out}", sys.stderr)
        print_kept(outputs, sys.stderr)
    return 0


def _outputs(options: argparse.Namespace) -> Outputs:
    """The list of changes, refused before the reports are read where it may not be written."""
    from lkjip_docgen.output import Outputs
    from lkjip_docgen.source.project import DATA_FILE

    outputs = Outputs(overwrite=options.overwrite)
    for given in (options.old, options.new):
        outputs.reads(given / DATA_FILE if given.is_dir() else given)
        if (folder := _project(given)) is not None:
            outputs.reads(folder / "templates", folder / "gaya.toml")
    if options.out is not None:
        outputs.check(options.out)
    return outputs


def _shown(differences: Differences, form: str) -> str:
    if form == "json":
        from lkjip_docgen.comparison.as_json import render as render_json

        return render_json(differences)
    from lkjip_docgen.comparison.as_text import render
    from lkjip_docgen.findings.as_text import wants_color

    width = shutil.get_terminal_size((100, 24)).columns
    return render(differences, width, color=wants_color(sys.stdout))


def _project(path: Path) -> Path | None:
    """The project folder of a data file, whose own look the list takes on."""
    if path.is_dir():
        return path
    return path.parent if path.suffix.lower() in (".yaml", ".yml") else None
