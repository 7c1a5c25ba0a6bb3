"""`lkjip build`: the report."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    REPORTS,
    Progress,
    add_data,
    add_out,
    add_wishes,
    keep_all,
    print_any,
    print_files,
    print_kept,
    print_unfinished,
    say,
)

if TYPE_CHECKING:
    from lkjip_docgen.layout import PageNumbers


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat laporan dari berkas data. Yang belum diisi diberi penanda.",
        epilog="Contoh:\n  lkjip build laporan-2023\n"
        "  lkjip build laporan-2023 --to docx --to pdf --final\n"
        '  lkjip build laporan-2023 --periode "semester 1"',
    )
    add_data(command)
    add_out(command, "KELUARAN", REPORTS)
    add_wishes(command)
    command.add_argument(
        "--update-on-open",
        action="store_true",
        help="minta Word memperbarui daftar isi saat laporan dibuka (Word akan bertanya dahulu)",
    )
    command.add_argument(
        "--reserve-signature",
        action="store_true",
        help="sediakan tempat tanda tangan elektronik (untuk `lkjip sign` atau BSrE)",
    )
    command.add_argument(
        "--attach-workpaper",
        action="store_true",
        help="lampirkan kertas kerja (.xlsx) di dalam PDF laporan; hanya dengan --to pdf",
    )
    command.set_defaults(run=run, parser=command)


def run(options: argparse.Namespace) -> int:
    """Build, and say what was written and what is still missing."""
    formats = tuple(options.to or ("docx",))
    if options.attach_workpaper and "pdf" not in formats:
        options.parser.error("--attach-workpaper hanya untuk PDF: tambahkan --to pdf")
    keep_all()
    from lkjip_docgen.api import build
    from lkjip_docgen.output import Outputs

    outputs = Outputs(overwrite=options.overwrite, refreshable=True)
    with Progress() as progress:
        result = build(
            options.data,
            options.out,
            formats,
            options.final,
            progress.say,
            update_on_open=options.update_on_open,
            with_layout=not options.no_layout,
            reserve_signature=options.reserve_signature,
            attach_workpaper=options.attach_workpaper,
            outputs=outputs,
            periode=options.periode or "",
        )
    print_any(result.findings)
    print_files(result)
    if options.attach_workpaper and any(file.suffix == ".pdf" for file in result.files):
        say("Kertas kerja terlampir di dalam PDF itu.")
    print_kept(outputs)
    if result.layout is not None:
        print(_about_pages(result.layout))
    return print_unfinished(result)


def _about_pages(layout: PageNumbers) -> str:
    if layout.engine:
        return f"Nomor halaman pada daftar isi dihitung dengan {layout.engine}."
    remedy = "buka laporan di Word, tekan Ctrl+A, lalu F9."
    if not layout.reason:
        return f"Nomor halaman pada daftar isi tidak dihitung; untuk mengisinya, {remedy}"
    return (
        f"Nomor halaman pada daftar isi belum terisi: {layout.reason}. Pasang LibreOffice lalu "
        f"ulangi, atau {remedy}"
    )
