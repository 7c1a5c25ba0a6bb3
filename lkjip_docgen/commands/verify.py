"""`lkjip verify`: whether the signatures of a PDF hold."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import say

if TYPE_CHECKING:
    from lkjip_docgen.sign import Report


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Periksa setiap tanda tangan elektronik: utuh atau tidak, oleh siapa, kapan, "
        "dan apa yang berubah sesudahnya.",
        epilog="Contoh:\n  lkjip verify PK-2024-ttd.pdf\n"
        "  lkjip verify PK-2024-ttd.pdf --trust penerbit.pem --crl penerbit.crl",
    )
    command.add_argument("file", metavar="BERKAS.pdf", type=Path, help="PDF yang diperiksa")
    command.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="SERTIFIKAT",
        type=Path,
        help="sertifikat penerbit yang dipercaya (PEM atau DER); boleh diulang",
    )
    command.add_argument(
        "--crl",
        action="append",
        default=[],
        metavar="DAFTAR",
        type=Path,
        help="daftar pencabutan (CRL) atau jawaban OCSP penerbit (PEM atau DER); boleh diulang",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk keluaran: text atau json (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Report on each signature; 1 when one does not hold."""
    from lkjip_docgen.jobs import verify_file

    reports = verify_file(options.file, options.trust, options.crl)
    broken = sum(not report.ok for report in reports)
    if options.format == "json":
        body = {"file": str(options.file), "signatures": [_plain(each) for each in reports]}
        print(json.dumps(body, ensure_ascii=False, indent=2))
        return int(broken > 0)
    for number, report in enumerate(reports, start=1):
        say(f"Tanda tangan {number} ({report.field}): {_verdict(report)}")
        for line in _details(report):
            say(f"  {line}")
    say(f"{len(reports)} tanda tangan, {broken} tidak sah.")
    return int(broken > 0)


def _plain(report: Report) -> dict[str, object]:
    """What is known about a signature, as data."""
    from lkjip_docgen.sign import spell_moment

    moment = report.moment
    return {
        "field": report.field,
        "ok": report.ok,
        "verdict": _verdict(report),
        "intact": report.intact,
        "allowed": report.allowed,
        "trusted": report.trusted,
        "name": report.nama,
        "issuer": report.penerbit,
        "time": None if moment is None else moment.isoformat(),
        "time_in_words": "" if moment is None else spell_moment(moment),
        "stamped": report.stamped,
        "changes": report.changes,
        "trouble": report.trouble,
        "notes": report.notes,
    }


def _verdict(report: Report) -> str:
    if report.ok:
        return "SAH"
    return f"TIDAK SAH: {report.trouble or 'penerbit sertifikat tidak dipercaya'}"


def _details(report: Report) -> Iterator[str]:
    from lkjip_docgen.sign import spell_moment

    trust = {None: "penerbit belum dicocokkan", True: "penerbit dipercaya"}
    state = trust.get(report.trusted, "penerbit TIDAK dipercaya")
    yield f"Penanda tangan: {report.nama} (sertifikat dari {report.penerbit}; {state})"
    if report.moment is not None:
        clock = "server penanda waktu" if report.stamped else "jam komputer penanda tangan"
        yield f"Waktu: {spell_moment(report.moment)} (menurut {clock})"
    yield f"Perubahan sesudahnya: {report.changes}"
    yield from (f"Catatan: {note}" for note in report.notes)
