"""`lkjip pdf`: the PDF of a Word report as people have edited it."""

from __future__ import annotations

import argparse
import sys

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_out,
    add_report,
    keep_all,
    print_findings,
    print_kept,
    say,
)


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat PDF (PDF/A-3a) dari laporan Word sebagaimana adanya, beserta semua "
        "suntingannya, dengan LibreOffice. Ditolak selama masih ada pertentangan atau perubahan "
        "terlacak yang belum diputuskan. Tempat tanda tangan dibuat pada penanda #TTE1 dan "
        "seterusnya.",
        epilog="Contoh:\n  lkjip pdf laporan-2023/keluaran/LKjIP-Tanjungpandan-2023.docx\n"
        "  lkjip pdf laporan.docx laporan-2023 --final --reserve-signature -o final.pdf",
    )
    add_report(command)
    add_out(
        command,
        "KELUARAN",
        "folder atau nama berkas tujuan (bawaan: di samping laporan, dengan nama yang sama)",
    )
    command.add_argument(
        "--final",
        action="store_true",
        help="PDF final: tanpa tanda DRAF; tolak bila masih ada bagian yang belum diisi",
    )
    command.add_argument(
        "--reserve-signature",
        action="store_true",
        help="sediakan tempat tanda tangan elektronik bila laporan belum memuat penandanya",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the PDF, and say what is in it and what is doubtful."""
    keep_all()
    from lkjip_docgen.jobs import pdf_outputs, word_pdf

    outputs = pdf_outputs(options.report, overwrite=options.overwrite)
    with Progress() as progress:
        result = word_pdf(
            options.report,
            options.data,
            options.out,
            progress.say,
            outputs,
            final=options.final,
            reserve_signature=options.reserve_signature,
        )
    if result.findings:
        print_findings(result.findings, sys.stderr)
    say(f"PDF ditulis: {result.file}")
    print_kept(outputs)
    if result.places:
        say(f"Tempat tanda tangan: {', '.join(result.places)}.")
    say(f"Berkas di dalamnya: {', '.join(result.attached)}.")
    if result.markers:
        say(f"Masih ada {result.markers} bagian yang belum diisi.")
    return 0
