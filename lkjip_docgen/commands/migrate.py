"""`lkjip migrate`: a project folder of an earlier version, brought over in place."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_data, print_findings, say

if TYPE_CHECKING:
    from lkjip_docgen.jobs import Migration


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Sesuaikan folder proyek yang dibuat dengan versi program sebelumnya: skema,\n"
        "salinan templat yang tidak pernah diubah, dan penulisan templat yang tidak dikenal lagi.\n"
        "Berkas data tetap seperti adanya; berkas yang diubah disimpan dahulu di sampingnya.",
        epilog="Contoh:\n  lkjip migrate laporan-2023 --dry-run\n  lkjip migrate laporan-2023",
    )
    add_data(command)
    command.add_argument(
        "--dry-run",
        action="store_true",
        help="katakan saja apa yang akan diubah, tanpa mengubah apa pun",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Bring the folder over and say what was done; 1 where this version cannot use it yet."""
    from lkjip_docgen.jobs import migrate

    found = migrate(options.data, dry_run=options.dry_run)
    _print_steps(found, dry_run=options.dry_run)
    for note in found.notes:
        say(note)
    if found.findings:
        print("Yang masih perlu Anda perbaiki sendiri:", file=sys.stderr)
        print_findings(found.findings, sys.stderr)
    return 0 if found.sound else 1


def _print_steps(found: Migration, *, dry_run: bool) -> None:
    if not found.steps:
        print("Tidak ada yang perlu disesuaikan.")
        return
    print("Yang akan diubah:" if dry_run else "Yang diubah:")
    for step in found.steps:
        for line in step.told:
            say(f"  {step.file}: {line}.")
        if step.kept is not None:
            say(f"    Berkas sebelumnya: {step.kept}")
