"""`lkjip schema`: the JSON Schema of the data file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import Commands


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "schema",
        help="skema berkas data, untuk penyunting seperti VS Code",
        description="Tulis skema JSON berkas data. Penyunting yang mengenalnya melengkapi dan\n"
        "memeriksa isian ketika diketik.",
        epilog="Contoh:\n  lkjip schema -o laporan.schema.json",
    )
    command.add_argument(
        "-o", dest="out", metavar="BERKAS", type=Path, help="berkas tujuan (bawaan: layar)"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write the schema."""
    from lkjip_docgen.output import write_aside
    from lkjip_docgen.schema import schema_text

    text = schema_text()
    if options.out is None:
        sys.stdout.write(text)
        return 0

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8", newline="\n")

    write_aside(options.out, write)
    print(f"Skema ditulis: {options.out}")
    return 0
