"""`lkjip values`: every name that a template may use."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import say


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Tampilkan setiap nama yang dapat dipakai di antara {{ dan }} pada templat,\n"
        "dengan nilai, satuan, dan asalnya: tempat pada data, atau rumus dan masukannya.",
        usage="lkjip values [DATA] [SARINGAN] [--format text|json|csv]",
        epilog="Contoh:\n  lkjip values laporan-2023 pnbp\n  lkjip values kantor\n"
        "  lkjip values laporan-2023 --format csv > nilai.csv",
    )
    command.add_argument(
        "data",
        metavar="DATA",
        nargs="?",
        help="berkas YAML, atau folder yang memuat laporan.yaml (bawaan: folder ini)",
    )
    command.add_argument(
        "filter",
        metavar="SARINGAN",
        nargs="?",
        help="hanya nama atau keterangan yang memuat kata ini; boleh tanpa DATA",
    )
    command.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="bentuk keluaran: text, json, atau csv (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the names; 1 when none fits the filter."""
    from lkjip_docgen.jobs import values

    data, wanted = _asked(options.data, options.filter)
    listed = values(Path(data or "."), wanted, options.format)
    if not listed:
        hint = "Jalankan `lkjip values` tanpa saringan untuk melihat semuanya."
        say(f"Tidak ada nama yang memuat `{wanted}`. {hint}", sys.stderr)
        return 1
    print(listed)
    return 0


def _asked(data: str | None, wanted: str | None) -> tuple[str | None, str]:
    """The project and the filter; one word alone that is no file is the filter."""
    if wanted is None and data is not None and not Path(data).exists():
        return None, data
    return data, wanted or ""
