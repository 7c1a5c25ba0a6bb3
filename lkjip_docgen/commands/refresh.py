"""`lkjip refresh`: new numbers into a report that people have edited."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_out,
    add_report,
    keep_all,
    named,
    print_findings,
    print_kept,
    say,
    typed,
)
from lkjip_docgen.records import asdict

if TYPE_CHECKING:
    from lkjip_docgen.jobs import RefreshResult
    from lkjip_docgen.refresh import Change

_COUNTED = {
    "teks": "angka dan kata diperbarui",
    "gambar": "gambar diperbarui",
    "ditambahkan": "bagian ditambahkan",
    "dihapus": "bagian dihapus",
    "dipindahkan": "bagian dipindahkan",
    "pertentangan": "pertentangan belum diputuskan",
    "diputuskan": "pertentangan diputuskan",
    "tidak ditemukan": "tidak dimasukkan",
}


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Perbarui angka, grafik, tabel, dan kalimat yang mengikuti angka dalam laporan "
        "Word yang sudah disunting. Suntingan tetap; yang bertentangan disebutkan dengan nama, "
        "dan ditandai dengan komentar pada tempatnya.",
        epilog="Contoh:\n  lkjip refresh laporan-2023/keluaran/LKjIP-Tanjungpandan-2023.docx\n"
        "  lkjip refresh laporan.docx laporan-2023 -o baru.docx --track-changes\n"
        "  lkjip refresh laporan.docx --take realisasi-ikm-7c1e=data --take file\n"
        "  lkjip refresh dari-google-docs.docx laporan-2023 --base laporan-2023-semula",
    )
    add_report(command)
    add_out(
        command,
        "BERKAS",
        "berkas tujuan (bawaan: laporan itu sendiri; berkas lama disimpan di sampingnya)",
        named(".docx"),
    )
    command.add_argument(
        "--take", metavar="PILIHAN", action="append", default=[], type=_choice,
        help="putuskan pertentangan: data, file, NAMA=data, atau NAMA=file; boleh diulang",
    )  # fmt: skip
    command.add_argument(
        "--decided",
        action="store_true",
        help="jangan tulis apa pun selama ada pertentangan yang belum diputuskan",
    )
    command.add_argument(
        "--track-changes",
        action="store_true",
        help="tampilkan pembaruan sebagai perubahan terlacak (Track Changes) di Word",
    )
    command.add_argument(
        "--base", metavar="SEMULA", type=Path,
        help="data atau laporan asal, untuk berkas yang catatan asalnya hilang (Google Docs, WPS)",
    )  # fmt: skip
    command.add_argument(
        "--force", action="store_true", help="pakai data walaupun kantor atau tahunnya lain"
    )
    command.add_argument(
        "--no-layout", action="store_true", help="jangan hitung ulang nomor halaman daftar isi"
    )
    command.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="text: yang perlu diputuskan dan ringkasan; json: setiap perubahan",
    )  # fmt: skip
    command.set_defaults(run=run)


def _choice(text: str) -> str:
    if text.rpartition("=")[2] not in ("data", "file"):
        raise argparse.ArgumentTypeError(
            f"pilihan {text!r} tidak dikenal: tulis data, file, NAMA=data, atau NAMA=file"
        )
    return text


def run(options: argparse.Namespace) -> int:
    """Refresh, and say what changed and what has to be decided; 1 for open conflicts."""
    keep_all()
    from lkjip_docgen.jobs import Wish, refresh, refresh_outputs

    wish = Wish(
        tuple(options.take),
        options.track_changes,
        options.force,
        not options.no_layout,
        options.base,
        options.decided,
    )
    outputs = refresh_outputs(options.report, overwrite=options.overwrite)
    with Progress() as progress:
        result = refresh(options.report, options.data, options.out, wish, progress.say, outputs)
    if result.findings:
        print_findings(result.findings, sys.stderr)
    if options.format == "json":
        print(_json(result))
        print_kept(outputs, sys.stderr)
    else:
        _print(result, options.data)
        print_kept(outputs)
    return int(bool(result.outcome.open))


def _json(result: RefreshResult) -> str:
    """Every change with its place, old, new and present words; conflicts with their names."""
    from lkjip_docgen.jobs import labels_of

    labels = labels_of(result)
    changes = [_plain(change, labels) for change in result.outcome.changes]
    body = {
        "file": str(result.file),
        "backup": None if result.backup is None else str(result.backup),
        "written": result.written,
        "same_as_build": result.outcome.same,
        "changes": changes,
        "summary": Counter(str(change.kind) for change in result.outcome.changes),
        "open": [change.name for change in result.outcome.open],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _plain(change: Change, labels: Mapping[str, str]) -> dict[str, object]:
    """A change as data; of a conflict also which words differ between the file and the data."""
    from lkjip_docgen.comparison import stretches_as_data
    from lkjip_docgen.refresh import Kind

    plain = {**asdict(change), "kind": str(change.kind), "label": labels.get(change.path, "")}
    if change.kind is Kind.CONFLICT:
        plain["words"] = stretches_as_data(change.file, change.new)
    return plain


def _print(result: RefreshResult, data: Path | None) -> None:
    """What needs a decision first, then counts; last the command that decides."""
    from lkjip_docgen.refresh import Kind

    for line in chain.from_iterable(map(_conflict, result.outcome.of(Kind.CONFLICT))):
        say(line)
    for line in _gone(result.outcome.of(Kind.GONE)):
        say(line)
    print(_summary(result))
    for line in _file(result):
        say(line)
    if result.outcome.open:
        command = typed("lkjip refresh", result.file, data)
        if result.written:
            print("Yang bertentangan dibiarkan seperti dalam berkas dan diberi komentar.")
        print("Putuskan, misalnya:")
        say(f"  {command} --take {result.outcome.open[0].name}=data")
        print(
            "Tulis =file sebagai ganti =data untuk mempertahankan tulisan dalam berkas; "
            "--take data atau --take file memutuskan semuanya sekaligus."
        )


def _conflict(change: Change) -> Iterator[str]:
    yield f"Bertentangan: {change.name}"
    yield f"    {change.place}"
    yield f"    semula:       {change.old or '(kosong)'}"
    yield f"    dalam berkas: {change.file or '(kosong)'}"
    yield f"    menurut data: {change.new or '(tidak ada lagi)'}"
    if change.taken:
        yield f"    dipakai: {change.taken}"
    yield ""


def _gone(changes: Sequence[Change]) -> Iterator[str]:
    """What was not taken over, since people took its place out."""
    if not changes:
        return
    yield "Tidak dimasukkan karena bagiannya sudah dihapus atau tidak ditemukan:"
    for change in changes:
        yield f"  {change.place}: {change.old or '(baru)'} → {change.new or '(dihapus)'}"
    yield ""


def _file(result: RefreshResult) -> Iterator[str]:
    """Where the report is now, where the one before, and whether its contents are right."""
    yield f"Laporan {'ditulis' if result.written else 'tidak ditulis ulang'}: {result.file}"
    if result.backup is not None:
        yield f"Berkas sebelumnya: {result.backup}"
    if result.layout:
        yield f"Nomor halaman pada daftar isi dihitung ulang dengan {result.layout}."
    elif result.outcome.moves_pages:
        yield "Halaman mungkin bergeser: di Word tekan Ctrl+A, lalu F9, untuk daftar isi."


def _counted(changes: Iterable[Change]) -> str:
    """How many changes there are of each kind; "" for none."""
    counts = Counter("diputuskan" if change.taken else change.kind.value for change in changes)
    told = (f"{counts[kind]} {word}" for kind, word in _COUNTED.items() if counts[kind])
    return ", ".join(told)


def _summary(result: RefreshResult) -> str:
    if told := _counted(result.outcome.changes):
        return f"{told[:1].upper()}{told[1:]}. Rinciannya dengan --format json."
    if result.outcome.same:
        return "Tidak ada yang berubah: laporan sudah sesuai dengan data."
    return (
        "Data tidak berubah sejak laporan dibuat atau diperbarui. Laporan tidak diubah; isinya "
        "berbeda dari data pada bagian yang disunting."
    )
