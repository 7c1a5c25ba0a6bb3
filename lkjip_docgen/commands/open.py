"""`lkjip open`: the whole work in a window of the browser."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import say


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buka folder laporan di peramban: isi data, lihat hasil dan temuannya, lalu\n"
        "buat laporan, semuanya dengan klik. Tanpa FOLDER tampil halaman awal: laporan terakhir,\n"
        "kantor baru, tahun baru, dan contoh. Tidak perlu internet; hanya komputer ini yang\n"
        "dapat membukanya. Selesai bila halamannya ditutup, atau dengan Ctrl+C.",
        epilog="Contoh:\n  lkjip open laporan-2025\n  lkjip open",
    )
    command.add_argument(
        "folder", metavar="FOLDER", type=Path, nargs="?", help="folder laporan yang dibuka"
    )
    command.add_argument(
        "--port",
        metavar="PORT",
        type=_port,
        default=0,
        help="nomor pintu di komputer ini (bawaan: yang bebas)",
    )
    command.add_argument(
        "--no-browser",
        action="store_true",
        help="tampilkan alamatnya saja, tanpa membuka peramban",
    )
    command.set_defaults(run=run)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} bukan nomor 1024 sampai dengan 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until the page is closed, or Ctrl+C."""
    from lkjip_docgen.window import serve

    with suppress(KeyboardInterrupt):
        serve(options.folder, _tell, options.port, not options.no_browser)
    say("Jendela ditutup. Semua yang tersimpan ada di folder laporan.")
    return 0


def _tell(address: str) -> None:
    say("Jendela LKjIP dibuka di peramban. Biarkan layar ini terbuka selama bekerja.")
    say(f"Bila peramban tidak terbuka, salin alamat ini ke peramban (berlaku sekali): {address}")
    say("Selesai: tutup halamannya, atau tekan Ctrl+C di sini.")
    sys.stdout.flush()
