"""The comments of a new data file: those that teach stay, those about the sample go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.model import PROFIL_UMUM, Kosakata
from lkjip_docgen.new_office.maker import Maker
from lkjip_docgen.rules import Kelaziman, aturan_bila_ada, profil

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
#     misalnya {kunci}: {{tidak_berlaku: "Kantor tidak memungut {penerimaan}."}}
#   - Daftar yang memang tidak ada isinya: [], misalnya penghargaan: []
#   - Tulisan [BELUM DIISI: ...] menempati isian wajib; ganti dengan isinya.
#   - Tanda >- : tulisan di bawahnya disambung menjadi satu alinea.
#     Baris kosong memisahkan alinea. Daftar, tabel, dan alamat: pakai tanda |
"""
_PROFIL = """
# Jenis instansi: menentukan istilah dan bagian laporan. Istilah yang lain ditulis pada
# `istilah`, bagian yang dipakai atau tidak pada `susunan`.
profil: {}
"""
_ISTILAH = """
# Sebutan instansi dalam kalimat; yang tidak ditulis mengikuti profil.
istilah:
"""
_RUN = re.compile(r"^ *#.*(?:\n *#.*)*|(?<= ) # .*$", re.MULTILINE)
"""Comment lines that follow each other, or the comment behind a value."""

_TALK = r"\b(?:sumber|gambar pengganti)\b(?!:)"
"""In a sentence about what the sample's own source does or does not hold."""

_FORM = re.compile(r" *Contoh bentuk isian:(?:.|\n)*")
"""A form to fill in, which a new file has in place of the comment."""

_NOTHING = re.compile(r" *(?:;|#)? *$", re.MULTILINE)
_COMMENT_LINE = re.compile(r"^ *#.*\n", re.MULTILINE)
_BEHIND = re.compile(r" {2,}# .*$", re.MULTILINE)
_TITLE = re.compile(r"# (?:=+|[0-9]+\. .*)\n")


_CASCADE = r"\bTiga tabel bersusun\b"
_COMPONENTS = r"\b(?:salin nilai komponen|Nilai efisiensi)\b"
_TREASURY = r"\bOM-SPAN\b"
"""In a sentence about what only some offices have: the three tables of a unit, the components of
the score of a budget, OM-SPAN."""


def head(nama: str, tahun: int, words: Kosakata) -> str:
    """The lines at the top of the file."""
    revenue = words.penerimaan.pendek
    return _HEAD.format(nama=nama, tahun=tahun, penerimaan=revenue, kunci=revenue_key(words))


def revenue_key(words: Kosakata) -> str:
    """The key of the section with the revenue of an office: PNBP has one of its own."""
    return "pnbp" if words.penerimaan.pendek == "PNBP" else "penerimaan"


def _title_alone(line: str) -> str:
    """A comment that is the title of a section, without a remark that goes on below; else ""."""
    return _BROKEN_REMARK.sub("\n", line) if _TITLE.fullmatch(line) else ""


_BROKEN_REMARK = re.compile(r" \([^)\n]*\n")


def settled(text: str, maker: Maker, *, teaching: bool) -> str:
    """The text with the new head, and with comments that hold for the office.

    Only the main sample's comments explain how to fill in (`teaching`); of
    other samples the titles of the sections stay.
    """
    body = text[text.index("\n# ===") :]
    if teaching:
        foreign = tuple(_of_others(maker.who.profil, maker.year))
        body = _RUN.sub(lambda run: _general(run.group(), foreign, maker), body)
    else:
        body = _COMMENT_LINE.sub(lambda m: _title_alone(m.group()), body)
        body = _BEHIND.sub("", body)
    return head(maker.who.nama, maker.year, maker.words) + _kind(maker) + body


def _kind(maker: Maker) -> str:
    """The lines that tell the profile, and what sentences call the office.

    Its name may say more than its profile does: a unit of eselon I is a "direktorat jenderal".
    """
    code = maker.who.profil
    lines = "" if code == PROFIL_UMUM else _PROFIL.format(code)
    words = "".join(f"  {key}: {word}\n" for key, word in maker.own_words.items())
    return lines + (_ISTILAH + words if words else "")


def _of_others(code: str, year: int) -> Iterator[str]:
    """What tells a sentence that does not hold for an office with this profile in this year."""
    yield _TALK
    if code != PROFIL_UMUM:
        yield _CASCADE
    scores = aturan_bila_ada("nka", year)
    if scores is None or not scores.untuk(code):
        yield _COMPONENTS
    if profil(code).kelaziman["ikpa"] is Kelaziman.TAK_LAZIM:
        yield _TREASURY


def _general(comment: str, foreign: tuple[str, ...], maker: Maker) -> str:
    """The comment in the words of the office, without sentences that hold for others."""
    cleaned = _FORM.sub("", comment)
    for words_of_others in foreign:
        cleaned = _sentence_with(words_of_others).sub(r"\g<gap>", cleaned)
    if cleaned != comment:
        rows = _NOTHING.sub("", cleaned).split("\n")
        cleaned = "\n".join(row for row in rows if row.strip())
    return _in_words(cleaned, maker)


def _sentence_with(words: str) -> re.Pattern[str]:
    """A sentence in which one of the words stands; it may go over lines."""
    return re.compile(
        rf"(?P<gap> *)[^.;?#\n]*(?:{words})(?:[^.;?#\n]|\n *# )*(?:[.;?] ?|$)",
        re.IGNORECASE | re.MULTILINE,
    )


def _in_words(comment: str, maker: Maker) -> str:
    """The comment with the names that the office has for its budget and its revenue."""
    words = maker.words
    lowest = words.tingkat_anggaran[maker.lowest - 1].kecil
    for name, word in (
        ("Angka ditulis pada kegiatan", f"Angka ditulis pada {lowest}"),
        (r"PNBP (?=\(hanya)", f"{words.penerimaan.pendek.upper()} "),
        ("DIPA", words.dokumen_anggaran.pendek),
        ("PNBP", words.penerimaan.pendek),
        ("penerimaan negara bukan pajak", words.penerimaan.kecil),
    ):
        comment = re.sub(rf"\b{name}", word, comment)
    if profil(maker.who.profil).kelaziman["pembinaan"] is Kelaziman.TAK_LAZIM:
        comment = comment.replace("PEMBINAAN DAN LANGKAH", "LANGKAH")
    return comment


def in_keys_of_the_profile(text: str, maker: Maker) -> str:
    """The text with the revenue under the key of its kind, and whom the office stands under.

    In the sample, a unit of a ministry, revenue is `pnbp` and the institution a ministry.
    """
    key = revenue_key(maker.words)
    column = len(key) - len("pnbp")
    text = re.sub(rf"^((?:    )?)pnbp:(?: {{{column}}}(?= ))?", rf"\1{key}:", text, flags=re.M)
    above = maker.words.instansi.kecil
    alone = maker.data["instansi"]["kementerian"]["nama"] == maker.who.nama
    told = "" if alone or above == "kementerian" else f"{' ' * 21}# {above} yang menaungi"
    return re.sub(r"^  kementerian:$", lambda m: m[0] + told, text, flags=re.M)
