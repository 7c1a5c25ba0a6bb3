"""`lkjip template`: own copies of the templates; `lkjip template check`: what is wrong in them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import print_findings, say, typed

if TYPE_CHECKING:
    from lkjip_docgen.template_owner import Copy

_CHECK = "check"


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Salin templat Word, naskah, dan gaya bawaan ke folder proyek agar dapat "
        "diubah.\nDengan kata `check`, periksa templat proyek: nama yang tidak dikenal, tempat "
        "bagian\nlaporan yang hilang, gaya yang kurang, dan perintah yang salah tulis.",
        usage="lkjip template [check] [DATA] [--force] [--file TEMPLAT] [--format text|json]",
        epilog="Contoh:\n  lkjip template laporan-2023\n  lkjip template check laporan-2023\n"
        "  lkjip template check laporan-2023 --file rancangan.docx",
    )
    command.add_argument(
        "words",
        metavar="DATA",
        nargs="*",
        help="berkas YAML, atau folder yang memuat laporan.yaml (bawaan: folder ini)",
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="ganti juga berkas yang sudah ada; yang lama disimpan dengan akhiran .lama",
    )
    command.add_argument(
        "--file",
        metavar="TEMPLAT",
        type=Path,
        help="dengan check: periksa templat Word ini saja",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="dengan check: bentuk keluaran, text atau json (bawaan: text)",
    )
    command.set_defaults(run=lambda options: run(options, command))


def run(options: argparse.Namespace, command: Parser) -> int:
    """Copy the templates, or check them; 1 when there is an error among the findings."""
    checks = options.words[:1] == [_CHECK]
    words = options.words[checks:]
    if len(words) > 1:
        command.error(f"unrecognized arguments: {' '.join(words[1:])}")
    data = Path(words[0]) if words else Path()
    if checks:
        if options.force:
            command.error("argument --force: not allowed with argument check")
        return _check(data, options.file, options.format)
    if options.file is not None or options.format != "text":
        command.error("--file dan --format hanya untuk `lkjip template check`")
    return _copy(data, options.force)


def _copy(data: Path, force: bool) -> int:
    from lkjip_docgen.jobs import copy_into

    copies = copy_into(data, force=force)
    for copy in copies:
        say(_said(copy))
    if not force and not all(copy.written for copy in copies):
        print("Berkas yang sudah ada tidak diubah. Ganti dengan yang bawaan: --force.")
    print(
        "Hapus berkas yang tidak Anda ubah supaya perbaikan pada versi berikutnya tetap terpakai."
    )
    check = typed("lkjip template check", None if data == Path() else data)
    say(f"Setelah mengubahnya, jalankan: {check}")
    return 0


def _said(copy: Copy) -> str:
    if not copy.written:
        return f"{copy.file}: sudah ada, dibiarkan"
    kept = f"; yang lama: {copy.kept.name}" if copy.kept else ""
    return f"{copy.file}: menggantikan {copy.replaces} bawaan{kept}"


def _check(data: Path, file: Path | None, form: str) -> int:
    from lkjip_docgen.findings import Severity
    from lkjip_docgen.jobs import check_own

    findings = check_own(data, file)
    if form == "json":
        from lkjip_docgen.findings import render_json

        print(render_json(findings))
    else:
        print_findings(findings, sys.stdout)
    return int(any(finding.severity is Severity.ERROR for finding in findings))
