"""The comments of a new data file: those that teach stay, those about the sample go."""

from __future__ import annotations

import re

_HEAD = """\
# yaml-language-server: $schema=../../assets/laporan.schema.json
#
# DATA LAPORAN KINERJA (LKjIP)
# {nama}, tahun {tahun}
#
# Berkas ini satu-satunya tempat Anda menulis. Setiap angka cukup ditulis sekali;
# persentase, rata-rata, jumlah, tren, tabel, dan grafik dihitung oleh program.
#
# Cara menulis:
#   - Baris yang diawali tanda # adalah catatan; program tidak membacanya.
#   - Jarak dari tepi kiri menentukan susunan: pakai spasi, jangan tombol Tab.
#   - Rupiah: 1250000 atau "1.250.000" (dengan tanda kutip).
#   - Angka desimal: 3.25 (titik, tanpa kutip) atau "3,25" (koma, dengan kutip).
#   - Tanggal: tahun-bulan-hari, misalnya 2024-01-03.
#   - Belum ada datanya? Biarkan kosong. Jangan tulis 0: nol berarti "memang nol".
#     Yang kosong diberi penanda di laporan.
#   - Tidak berlaku bagi kantor? {{tidak_berlaku: "alasannya"}} di tempat isian itu,
#     misalnya pnbp: {{tidak_berlaku: "Kantor tidak memungut PNBP."}}
#   - Daftar yang memang tidak ada isinya: [], misalnya penghargaan: []
#   - Tulisan [BELUM DIISI: ...] menempati isian wajib; ganti dengan isinya.
#   - Tanda >- : tulisan di bawahnya disambung menjadi satu alinea.
#     Baris kosong memisahkan alinea. Daftar, tabel, dan alamat: pakai tanda |
"""
_RUN = re.compile(r"^ *#.*(?:\n *#.*)*|(?<= ) # .*$", re.MULTILINE)
"""Comment lines that follow each other, or the comment behind a value."""

_TALK = re.compile(
    r"(?P<gap> *)[^.;?#\n]*\b(?:sumber|gambar pengganti)\b(?!:)(?:[^.;?#\n]|\n *# )*(?:[.;?] ?|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A sentence about what the sample's own source does or does not hold; it may go over lines."""

_NOTHING = re.compile(r" *(?:;|#)? *$", re.MULTILINE)
_COMMENT_LINE = re.compile(r"^ *#.*\n", re.MULTILINE)
_BEHIND = re.compile(r" {2,}# .*$", re.MULTILINE)
_TITLE = re.compile(r"# (?:=+|[0-9]+\. .*)\n")


def head(nama: str, tahun: int) -> str:
    """The lines at the top of the file."""
    return _HEAD.format(nama=nama, tahun=tahun)


def settled(text: str, nama: str, tahun: int, *, teaching: bool) -> str:
    """The text with the new head, and with comments that hold for any office.

    Only the main sample's comments explain how to fill in (`teaching`); of
    other samples the titles of the sections stay.
    """
    body = text[text.index("\n# ===") :]
    if teaching:
        body = _RUN.sub(_general, body)
    else:
        body = _COMMENT_LINE.sub(lambda m: m.group() if _TITLE.fullmatch(m.group()) else "", body)
        body = _BEHIND.sub("", body)
    return head(nama, tahun) + body


def _general(run: re.Match[str]) -> str:
    """The comment without sentences about the sample's source."""
    cleaned, count = _TALK.subn(r"\g<gap>", run.group())
    return _NOTHING.sub("", cleaned) if count else cleaned
