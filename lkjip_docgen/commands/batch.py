"""`lkjip batch`: the reports of all offices below a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    REPORT_FORMATS,
    add_formats,
    add_periode,
    add_target,
    print_any,
    say,
)

if TYPE_CHECKING:
    from lkjip_docgen.batch import Outcome, Summary


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat laporan setiap folder proyek di bawah FOLDER, beberapa sekaligus. "
        "Yang data, templat, dan programnya tidak berubah dilewati; laporan yang sudah disunting "
        "tidak ditimpa. Ringkasannya ditulis sebagai ringkasan-batch.html dan .json.",
        epilog="Contoh:\n  lkjip batch kanwil-2023\n"
        "  lkjip batch kanwil-2023 -o laporan-kanwil --to docx --to pdf --workers 4",
    )
    command.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="folder yang memuat folder proyek semua kantor",
    )
    add_target(
        command,
        "OUT",
        "folder tujuan, di dalamnya satu folder tiap kantor (bawaan: keluaran/ di folder kantor)",
    )
    add_formats(command, "docx", "pdf", "html", text=REPORT_FORMATS)
    add_periode(command)
    command.add_argument(
        "--final",
        action="store_true",
        help="laporan final: tolak kantor yang masih memuat bagian yang belum diisi",
    )
    command.add_argument(
        "--check",
        action="store_true",
        help="periksa juga data setiap kantor seperti `lkjip check`, untuk ringkasan",
    )
    command.add_argument(
        "--no-layout",
        action="store_true",
        help="jangan hitung nomor halaman daftar isi .docx (lebih cepat)",
    )
    command.add_argument(
        "--workers",
        metavar="N",
        type=_number,
        default=0,
        help="banyaknya proses (bawaan: sebanyak prosesor komputer ini)",
    )
    command.set_defaults(run=run)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan 1 sampai dengan 256")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Build all, tell of each, and say where the summary is."""
    from lkjip_docgen.jobs import BatchWish, batch

    wish = BatchWish(
        folder=options.folder,
        out=options.out,
        formats=tuple(options.to or ("docx",)),
        final=options.final,
        with_layout=not options.no_layout,
        checked=options.check,
        periode=options.periode or "",
        workers=options.workers,
    )
    return _tell(batch(wish, _tell_one))


def _tell_one(outcome: Outcome, number: int, all_: int) -> None:
    """One line for each office as soon as it is done."""
    from lkjip_docgen.batch import told_of

    say(f"[{number}/{all_}] {told_of(outcome)}", sys.stderr)


def _tell(summary: Summary) -> int:
    from lkjip_docgen.batch import told

    needed = [f for outcome in summary.outcomes if not outcome.is_sound for f in outcome.findings]
    print_any((*summary.findings, *needed))
    say(told(summary))
    say(f"Ringkasan ditulis: {' dan '.join(map(str, summary.files))}")
    return 0 if summary.is_sound else 1
