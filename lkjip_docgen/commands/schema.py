"""`lkjip schema`: the JSON Schema of the data file."""

from __future__ import annotations

import argparse
import sys

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_out, print_kept, say


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Tulis skema JSON berkas data. Penyunting yang mengenalnya melengkapi dan\n"
        "memeriksa isian ketika diketik.",
        epilog="Contoh:\n  lkjip schema -o laporan.schema.json",
    )
    add_out(command, "BERKAS", "berkas tujuan (bawaan: layar)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write the schema."""
    from lkjip_docgen.jobs import schema_text, write_schema
    from lkjip_docgen.output import Outputs

    if options.out is None:
        sys.stdout.write(schema_text())
        return 0
    outputs = Outputs(overwrite=options.overwrite)
    write_schema(options.out, outputs)
    say(f"Skema ditulis: {options.out}")
    print_kept(outputs)
    return 0
