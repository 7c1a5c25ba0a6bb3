"""`lkjip pull`: numbers that people corrected in Word, back into the data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_report, print_any, say, typed

if TYPE_CHECKING:
    from lkjip_docgen.jobs import Written
    from lkjip_docgen.refresh import Correction


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Sebutkan angka yang diubah orang dalam laporan Word, lalu tulis ke berkas "
        "data pada tempat asalnya. Angka hasil hitungan ditolak dan asalnya disebutkan. Angka "
        "yang tidak dapat ditulis disebutkan dengan sebabnya dan tidak menghalangi yang lain; "
        "status keluarnya 1. Perubahan terlacak dianggap diterima. Berkas data yang "
        "diubah disimpan dahulu dengan akhiran .bak.",
        epilog="Contoh:\n  lkjip pull laporan.docx laporan-2023\n"
        "  lkjip pull laporan.docx laporan-2023 --yes",
    )
    add_report(command)
    command.add_argument("--yes", action="store_true", help="tulis tanpa bertanya")
    command.add_argument("--force", action="store_true", help="pakai data kantor lain")
    command.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="text: untuk dibaca; json: setiap angka dengan tempatnya, tanpa menulis apa pun",
    )  # fmt: skip
    command.set_defaults(run=run, parser=command)


def run(options: argparse.Namespace) -> int:
    """List the corrections and, when confirmed, write them; 1 when some cannot be written."""
    from lkjip_docgen.jobs import find_corrections, write_corrections

    if options.yes and options.format == "json":
        options.parser.error("--format json hanya menyebutkan, sehingga tidak bersama --yes")
    pull = find_corrections(options.report, options.data, force=options.force)
    if options.format == "json":
        print(_json(pull.corrections))
        return print_any(pull.refused)
    for line in chain.from_iterable(map(_lines, pull.corrections)):
        say(line)
    status = print_any(pull.refused)
    if not pull.corrections:
        print("Tidak ada angka untuk ditulis ke data.")
    elif options.yes or _confirmed(len(pull.corrections)):
        written = write_corrections(pull)
        _report(written, len(pull.corrections), options)
        status = int(bool(pull.refused or written.refused))
    else:
        print("Data tidak diubah. Untuk menulisnya tanpa bertanya, tambahkan --yes.")
    return status


def _json(corrections: Sequence[Correction]) -> str:
    """What can be written, each number once, with where it was typed and where it goes."""
    return json.dumps({"corrections": [*map(_plain, corrections)]}, ensure_ascii=False, indent=2)


def _plain(correction: Correction) -> dict[str, object]:
    from lkjip_docgen.findings import place_as_data

    return {
        "path": correction.path,
        "label": correction.label,
        "old": correction.old,
        "new": correction.new,
        "heading": correction.heading,
        **place_as_data(correction.place),
        "tracked": correction.tracked,
        "unchanged": correction.unchanged,
    }


def _lines(correction: Correction) -> Iterator[str]:
    """What is said of a correction: the number in words, where it stands, where it goes."""
    yield f"{correction.label} ({correction.path}): {correction.old} → {correction.new}"
    yield f"    di bawah judul “{correction.heading}”"
    yield f"    tempat dalam data: {correction.place}"
    if correction.tracked:
        yield "    perubahan terlacak yang belum diputuskan; dianggap diterima"
    if correction.unchanged:
        yield (
            f"    {correction.unchanged} tempat lain dalam laporan masih mencetak "
            f"{correction.old}; `lkjip refresh` membaruinya"
        )


def _report(written: Written, wanted: int, options: argparse.Namespace) -> None:
    """What was written and what not, and how the rest of the report is brought up to date."""
    if print_any(written.refused):
        say(f"{len(written.corrections)} dari {wanted} angka ditulis.")
    for file in written.files:
        say(f"Berkas diperbarui: {file}")
    if written.files:
        print("Perbarui juga angka lain dalam laporan:")
        print(f"  {typed('lkjip refresh', options.report, options.data)}")
    else:
        print("Data tidak diubah.")


def _confirmed(count: int) -> bool:
    """Ask on a terminal; elsewhere the answer is no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(f"Tulis {count} angka ini ke berkas data? [y/T] ").strip().lower() in ("y", "ya")
