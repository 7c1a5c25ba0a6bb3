"""`lkjip batch`: the reports of all offices below a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    add_target,
    add_wishes,
    print_any,
    say,
)

if TYPE_CHECKING:
    from lkjip_docgen.addresses import Where
    from lkjip_docgen.batch import Outcome, Summary, Tls

_DAY = 1440  # minutes
_INTERRUPTED = 130  # the status of a program that Ctrl+C ended


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat laporan setiap folder proyek di bawah FOLDER, beberapa sekaligus. "
        "Yang data, templat, dan programnya tidak berubah dilewati; laporan yang sudah disunting "
        "tidak ditimpa. Ringkasannya ditulis sebagai ringkasan-batch.html dan .json.",
        epilog="Contoh:\n  lkjip batch kanwil-2023\n"
        "  lkjip batch kanwil-2023 -o laporan-kanwil --to docx --to pdf --workers 4\n"
        "  lkjip batch s3://wadah/kanwil-2023 -o s3://wadah/laporan-2023",
    )
    command.add_argument(
        "folder",
        metavar="FOLDER",
        type=_where,
        help="folder yang memuat folder proyek semua kantor, atau alamatnya di tempat lain "
        "(s3://..., sftp://..., dan lain-lain yang dikenal fsspec)",
    )
    add_target(
        command,
        "OUT",
        "folder atau alamat tujuan, di dalamnya satu folder tiap kantor (bawaan: keluaran/ di "
        "folder kantor)",
        _where,
    )
    add_wishes(command, "laporan final: tolak kantor yang masih memuat bagian yang belum diisi")
    command.add_argument(
        "--check",
        action="store_true",
        help="periksa juga data setiap kantor seperti `lkjip check`, untuk ringkasan",
    )
    command.add_argument(
        "--workers",
        metavar="N",
        type=_number,
        default=0,
        help="banyaknya proses (bawaan: sebanyak prosesor komputer ini)",
    )
    command.add_argument(
        "--minutes",
        metavar="MENIT",
        type=_minutes,
        default=30,
        help="menit yang diberikan kepada satu kantor sebelum dihentikan (bawaan: 30)",
    )
    _add_cluster(command)
    command.set_defaults(run=run, parser=command)


def _add_cluster(command: Parser) -> None:
    """The options for work on many computers."""
    command.add_argument(
        "--scheduler",
        metavar="ALAMAT",
        type=_address,
        help="bekerja dengan pekerja dask di banyak komputer: alamat penjadwalnya, "
        "tcp://KOMPUTER:PINTU atau tls://KOMPUTER:PINTU",
    )
    for name, text in (
        ("ca", "sertifikat otoritas yang dipercaya"),
        ("cert", "sertifikat komputer ini"),
        ("key", "kunci pribadi sertifikat itu"),
    ):
        command.add_argument(
            f"--tls-{name}", metavar="BERKAS", type=Path, help=f"{text}, untuk alamat tls://"
        )


def _where(text: str) -> Where:
    from lkjip_docgen.addresses import where

    return where(text)


def _number(text: str, most: int = 256) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan 1 sampai dengan {most}")
    return int(text)


def _minutes(text: str) -> int:
    return _number(text, _DAY)


def _address(text: str) -> str:
    if not text.startswith(("tcp://", "tls://")):
        raise argparse.ArgumentTypeError(f"{text!r} tidak berawalan tcp:// atau tls://")
    return text


def _tls(options: argparse.Namespace) -> Tls | None:
    """The three files of a secure connection: all of them, or none."""
    given = [file for file in (options.tls_ca, options.tls_cert, options.tls_key) if file]
    if not given:
        return None
    if len(given) < 3 or not (options.scheduler or "").startswith("tls://"):
        options.parser.error(
            "--tls-ca, --tls-cert, dan --tls-key diberikan bersama, untuk --scheduler tls://..."
        )
    from lkjip_docgen.batch import Tls

    return Tls(*given)


def run(options: argparse.Namespace) -> int:
    """Build all, tell of each, and say where the summary is."""
    if options.scheduler and options.workers:
        options.parser.error("--workers untuk komputer ini saja: hilangkan bila ada --scheduler")
    from lkjip_docgen.jobs import BatchWish, Interrupted, batch

    wish = BatchWish(
        folder=options.folder,
        out=options.out,
        formats=tuple(options.to or ("docx",)),
        final=options.final,
        with_layout=not options.no_layout,
        checked=options.check,
        periode=options.periode or "",
        workers=options.workers,
        minutes=options.minutes,
        scheduler=options.scheduler or "",
        tls=_tls(options),
    )
    try:
        return _tell(batch(wish, _tell_one))
    except Interrupted as stop:
        return _tell_ended(stop.summary)


def _tell_one(outcome: Outcome, number: int, all_: int) -> None:
    """One line for each office as soon as it is done."""
    from lkjip_docgen.batch import told_of

    say(f"[{number}/{all_}] {told_of(outcome)}", sys.stderr)


def _tell(summary: Summary) -> int:
    from lkjip_docgen.batch import told

    needed = [f for outcome in summary.outcomes if not outcome.is_sound for f in outcome.findings]
    print_any((*summary.findings, *needed))
    say(told(summary))
    _tell_files(summary)
    return 0 if summary.is_sound else 1


def _tell_ended(summary: Summary) -> int:
    """What is done and what is left, where the person who ended it looks."""
    from lkjip_docgen.batch import told_ended

    print(file=sys.stderr)  # the terminal has shown ^C
    say(told_ended(summary), sys.stderr)
    _tell_files(summary)
    return _INTERRUPTED


def _tell_files(summary: Summary) -> None:
    if summary.files:
        say(f"Ringkasan ditulis: {' dan '.join(map(str, summary.files))}")
