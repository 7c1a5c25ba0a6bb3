"""`lkjip refresh`: new numbers into a report that people have edited."""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import Commands, Progress, print_findings

if TYPE_CHECKING:
    from lkjip_docgen.jobs.refresh import RefreshResult
    from lkjip_docgen.refresh.outcome import Change

_SHOWN = 200  # changes listed one by one


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "refresh",
        help="perbarui angka dalam laporan yang sudah disunting",
        description="Perbarui angka, grafik, tabel, dan kalimat yang mengikuti angka dalam laporan "
        "Word yang sudah disunting. Suntingan tetap; yang bertentangan disebutkan.",
        epilog="Contoh:\n  lkjip refresh laporan-2023/keluaran/LKjIP-Tanjungpandan-2023.docx\n"
        "  lkjip refresh laporan.docx laporan-2023 -o baru.docx --track-changes\n"
        "  lkjip refresh laporan.docx --take pnbp.2023.realisasi=data --take file",
    )
    command.add_argument("report", metavar="LAPORAN", type=Path, help="laporan .docx")
    command.add_argument(
        "data",
        metavar="DATA",
        type=Path,
        nargs="?",
        help="berkas YAML atau folder proyek (bawaan: folder laporan itu, atau folder di atasnya)",
    )
    command.add_argument(
        "-o", dest="out", metavar="BERKAS", type=Path,
        help="berkas tujuan (bawaan: laporan itu sendiri; berkas lama disimpan sebagai .bak)",
    )  # fmt: skip
    command.add_argument(
        "--take", metavar="PILIHAN", action="append", default=[], type=_choice,
        help="putuskan pertentangan: data, file, JALUR=data, atau JALUR=file; boleh diulang",
    )  # fmt: skip
    command.add_argument(
        "--track-changes",
        action="store_true",
        help="tampilkan pembaruan sebagai perubahan terlacak (Track Changes) di Word",
    )
    command.add_argument(
        "--force", action="store_true", help="pakai data walaupun kantor atau tahunnya lain"
    )
    command.add_argument(
        "--no-layout", action="store_true", help="jangan hitung ulang nomor halaman daftar isi"
    )
    command.set_defaults(run=run)


def _choice(text: str) -> str:
    if text.rpartition("=")[2] not in ("data", "file"):
        raise argparse.ArgumentTypeError(
            f"pilihan {text!r} tidak dikenal: tulis data, file, JALUR=data, atau JALUR=file"
        )
    return text


def run(options: argparse.Namespace) -> int:
    """Refresh, and say what changed and what has to be decided; 1 for open conflicts."""
    gc.disable()  # one short process that keeps nearly all it makes until it ends
    from lkjip_docgen.jobs.refresh import Wish, refresh

    wish = Wish(tuple(options.take), options.track_changes, options.force, not options.no_layout)
    with Progress() as progress:
        result = refresh(options.report, options.data, options.out, wish, progress.say)
    if result.findings:
        print_findings(result.findings, sys.stderr)
    _print(result)
    return int(bool(result.outcome.open))


def _print(result: RefreshResult) -> None:
    from lkjip_docgen.refresh.outcome import Kind

    outcome = result.outcome
    done = outcome.of(Kind.TEXT, Kind.PICTURE, Kind.INSERTED, Kind.REMOVED)
    if not outcome.changes:
        print("Tidak ada yang berubah: laporan sudah sesuai dengan data.")
    for change in done[:_SHOWN]:
        print(_line(change))
    if len(done) > _SHOWN:
        print(f"… dan {len(done) - _SHOWN} perubahan lain.")
    if gone := outcome.of(Kind.GONE):
        print("\nTidak dimasukkan, karena bagiannya sudah dihapus atau tidak ditemukan:")
        for change in gone:
            print(_line(change))
    for change in outcome.of(Kind.CONFLICT):
        print(_conflict(change))
    if outcome.changes:
        print(f"\n{_summary(outcome.changes)}")
    print(f"Laporan ditulis: {result.file}")
    if result.backup is not None:
        print(f"Berkas sebelumnya: {result.backup}")
    if result.layout:
        print(f"Nomor halaman pada daftar isi dihitung ulang dengan {result.layout}.")
    elif outcome.moves_pages:
        print("Halaman mungkin bergeser: di Word tekan Ctrl+A, lalu F9, untuk daftar isi.")
    if outcome.open:
        print("Putuskan yang bertentangan dengan --take data, --take file, atau --take JALUR=data.")


def _line(change: Change) -> str:
    from lkjip_docgen.refresh.outcome import Kind

    name = f" [{change.path}]" if change.path else ""
    if change.kind is Kind.PICTURE:
        what = "gambar diperbarui"
    elif change.kind is Kind.INSERTED:
        what = f"ditambahkan: {change.new}"
    elif change.kind is Kind.REMOVED:
        what = f"dihapus: {change.old}"
    else:
        what = f"{change.old or '(kosong)'} → {change.new or '(dihapus)'}"
    return f"  {change.place}{name}: {what}"


def _conflict(change: Change) -> str:
    decided = f"\n    dipakai: {change.taken}" if change.taken else ""
    return (
        f"\nBertentangan [{change.path}] {change.place}:\n"
        f"    semula: {change.old or '(kosong)'}\n    dalam berkas: {change.file or '(kosong)'}\n"
        f"    menurut data: {change.new or '(kosong)'}{decided}"
    )


def _summary(changes: list[Change]) -> str:
    counts = Counter(change.kind.value for change in changes)
    words = {
        "teks": "angka dan kata diperbarui",
        "gambar": "gambar diperbarui",
        "ditambahkan": "bagian ditambahkan",
        "dihapus": "bagian dihapus",
        "pertentangan": "pertentangan",
        "tidak ditemukan": "tidak dimasukkan",
    }
    return ", ".join(f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind]) + "."
