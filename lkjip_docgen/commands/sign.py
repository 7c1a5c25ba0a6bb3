"""`lkjip sign`: an electronic signature in a PDF, with its visible block."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_out, print_any, print_kept, say


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Bubuhkan tanda tangan elektronik (PAdES) pada PDF. Penanda tangan "
        "berikutnya menandatangani berkas yang sama. Kata sandi sertifikat diminta di terminal, "
        "atau dibaca dari LKJIP_P12_PASSWORD atau --password-file.",
        epilog="Contoh:\n  lkjip sign PK-2024.pdf --p12 kepala.p12 --field TTE2 "
        '--jabatan "Kepala Kantor"\n  lkjip sign laporan.pdf --p12 kepala.p12 --page 3',
    )
    command.add_argument("file", metavar="BERKAS.pdf", type=Path, help="PDF yang ditandatangani")
    command.add_argument(
        "--p12",
        metavar="SERTIFIKAT",
        type=Path,
        required=True,
        help="kunci dan sertifikat penanda tangan (.p12 atau .pfx)",
    )
    add_out(
        command,
        "KELUARAN",
        "PDF hasil (bawaan: nama yang sama dengan akhiran -ttd; "
        "yang sudah ditandatangani ditambahi di tempat)",
    )
    place = command.add_argument_group("tempat tanda tangan")
    place.add_argument("--field", metavar="NAMA", help="nama tempat yang disediakan, misalnya TTE1")
    place.add_argument(
        "--page", type=int, metavar="N", help="buat tempat baru pada ruang kosong halaman N"
    )
    place.add_argument(
        "--reserve",
        action="append",
        default=[],
        type=int,
        metavar="N",
        help="sediakan juga tempat kosong di halaman N bagi penanda tangan berikutnya; "
        "boleh diulang",
    )
    person = command.add_argument_group("isi blok tanda tangan")
    person.add_argument("--name", default="", metavar="NAMA", help="nama (bawaan: dari sertifikat)")
    person.add_argument("--jabatan", default="", help="jabatan penanda tangan")
    person.add_argument("--nip", default="", help="NIP penanda tangan")
    person.add_argument("--reason", default="", metavar="ALASAN", help="alasan menandatangani")
    command.add_argument("--draft", action="store_true", help="tanda tangani walaupun masih draf")
    command.add_argument("--tsa", metavar="URL", help="server penanda waktu (PAdES B-T)")
    command.add_argument(
        "--lt", action="store_true", help="sertakan data validasi jangka panjang (PAdES B-LT)"
    )
    command.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="SERTIFIKAT",
        type=Path,
        help="sertifikat penerbit yang dipercaya, untuk --lt (PEM atau DER); boleh diulang",
    )
    command.add_argument(
        "--password-file", metavar="BERKAS", type=Path, help="kata sandi pada baris pertama berkas"
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk keluaran: text atau json (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sign, and say what was signed and where it is."""
    from lkjip_docgen.jobs import Proof, Signatory, sign_file
    from lkjip_docgen.output import Outputs
    from lkjip_docgen.sign import Request

    request = Request(
        field=options.field,
        page=options.page,
        nama=options.name,
        jabatan=options.jabatan,
        nip=options.nip,
        reason=options.reason,
        reserve=tuple(options.reserve),
        draft=options.draft,
    )
    ask = _ask if sys.stdin.isatty() else None
    signatory = Signatory(options.p12, options.password_file, ask)
    proof = Proof(options.tsa, options.lt, tuple(options.trust))
    outputs = Outputs(overwrite=options.overwrite)
    result = sign_file(options.file, options.out, signatory, request, proof, outputs)
    print_any(result.findings)
    if options.format == "json":
        body = {"file": str(result.file), "field": result.field, "name": result.nama}
        print(json.dumps(body, ensure_ascii=False, indent=2))
        print_kept(outputs, sys.stderr)
        return 0
    say(f"Ditandatangani oleh {result.nama} pada {result.field}: {result.file}")
    print_kept(outputs)
    return 0


def _ask() -> str:
    from getpass import getpass

    return getpass("Kata sandi sertifikat: ")
