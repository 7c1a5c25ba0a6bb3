"""What is left of the making of a report: remarks of those who read it, references to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.own_words import own_words
from lkjip_docgen.checks.texts.report_texts import before, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import own_words_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern

_REMARK: Final = lazy_pattern(
    r"""
      \(\s*(?:cek|tolong|mohon|tanya|tanyakan|konfirmasi|perbaiki|hapus|tambahkan|revisi\s+lagi
        |nanti|edit|update|sesuaikan|catatan\s+(?:pak|bu|reviewer|pemeriksa))\b[^()\n]{0,100}\)
    | (?:(?<=\()|(?<=[-–—;]\s)|\b(?:contoh|misal|harap|mohon|silakan)[\s,:;]+)
        sesuaikan\s+dengan\s+(?:kantor|dinas|badan|satker|instansi|unit|kondisi|keadaan|data)\b
    | \b(?:contoh\s+isian|silakan\s+disesuaikan|disesuaikan\s+dengan\s+kondisi\s+(?:kantor|satker)
        |(?:tolong|mohon)\s+(?:dicek|diperiksa\s+lagi|dikoreksi|dilengkapi|ditambah(?:kan)?)
        |cek\s+(?:lagi|ulang|dulu)|belum\s+fix|(?:data|angka)\s+menyusul|copas|copy\s+paste
        |masih\s+draf|bagian\s+ini\s+belum\s+(?:selesai|diisi|lengkap)|isi\s+di\s+sini
        |excel\s+sheet|sheet\s+\d{1,2}|lihat\s+(?:\w+\s+){0,3}(?:file|excel|folder|spreadsheet|gdrive)
        |salin\s+dari\s+(?:laporan\s+)?tahun\s+lalu|versi\s+lama|teks\s+contoh)\b
    | \b(?:rincian|data|angka|nilai|foto|dokumentasi|tabel|grafik|penjelasan|keterangan|uraian
        |bukti)\b
        [^.;()\n]{0,60}?\s(?:akan\s+|masih\s+)?menyusul(?=\s*(?:[.;)]|\Z))
    | \A\s*(?:akan\s+|harap\s+)?diisi\s+(?:oleh\s+(?!\d|seluruh|semua|para|setiap)
        |sesuai\s|menurut\s|dari\s)[^.\n]{1,60}\.?\s*\Z
    | \(\s*(?:paragraf|alinea|kalimat|bagian|subbab|uraian|isian|tabel|kolom|gambar)\s+ini\s+
        (?:(?:dapat|boleh|harus|wajib|perlu|agar|supaya|jangan|silakan)\s+)?
        di(?:sesuaikan|isi|hapus|ganti|lengkapi|perbarui|salin|ubah|kosongkan|tambah(?:kan)?)\b
        [^()\n]{0,120}\)
    | \b(?:angka|data|nilai|realisasi)(?:nya)?\s+(?:final|pasti|resmi|akhir)(?:nya)?\s+
        (?:masih\s+)?(?:menunggu|belum\s+(?:ada|keluar|diterima|masuk)|akan\s+diperbarui)\b
    | (?<![\w.])(?:idem|sda|s\.d\.a)(?![\w-])
    | \?\?+ | (?<=[.\s])@[A-Za-z][A-Za-z.]{2,}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACCOUNT: Final = lazy_pattern(
    r"(?:akun|instagram|facebook|twitter|tiktok|youtube|threads|telegram|whatsapp|media\s+sosial|medsos"
    r"|kanal|pengikut)\b[^\n]{0,120}$",
    re.IGNORECASE,
)
"""Words near an @ that make it the name of an account."""
_OF_REMARKS: Final = (
    *("cek", "tolong", "mohon", "tanya", "tanyakan", "konfirmasi", "perbaiki", "hapus", "nanti"),
    *("tambahkan", "revisi lagi", "edit", "update", "sesuaikan", "catatan", "contoh isian"),
    *("silakan disesuaikan", "disesuaikan dengan kondisi", "belum fix", "data menyusul"),
    *("angka menyusul", "copas", "copy paste", "masih draf", "bagian ini belum", "isi di sini"),
    *("salin dari tahun lalu", "versi lama", "teks contoh", "sheet"),
    *(
        "menyusul",
        "diisi oleh",
        "diisi sesuai",
        "diisi menurut",
        "diisi dari",
        "idem",
        "sda",
        "s d a",
    ),
    *("paragraf ini", "alinea ini", "kalimat ini", "bagian ini", "subbab ini", "uraian ini"),
    *("isian ini", "tabel ini", "kolom ini", "gambar ini"),
    *("final menunggu", "final masih", "final belum", "resmi menunggu", "resmi masih"),
    *("pasti menunggu", "pasti masih", "akhir menunggu", "akhir masih", "akan diperbarui"),
    *("resmi belum", "pasti belum", "akhir belum", "finalnya", "resminya", "pastinya"),
    *("lihat file", "lihat excel", "lihat folder", "lihat spreadsheet", "lihat gdrive"),
)
"""Words without which no remark of `_REMARK` is made."""
_CHAPTERS: Final = 4
_MOST_IN_A_CHAPTER: Final = 60  # tables or pictures; the fullest sample has half as many
_CHAPTER: Final = lazy_pattern(
    r"\b(?:BAB|Bab|bab)\s+(X|IX|V(?:I{1,3})?|[5-9]|1\d)\b(?![\w-]|\.\w)",
    holds=("BAB", "Bab", "bab"),
)
_NUMBERED: Final = lazy_pattern(r"\b([Tt]abel|[Gg]ambar)\s+(\d{1,2})\.(\d{1,3})\b(?!\.?\d)")
_APPENDIX: Final = lazy_pattern(r"\b[Ll]ampiran\s+(\d{1,3})\b(?![\w-]|\.\w)")
_OF_ANOTHER: Final = lazy_pattern(
    r"renstra|rencana|rpjm|rkpd|renja|apb[dn]|raperda|kajian|profil|peraturan|keputusan|undang|permen|perpres|perda|dokumen|laporan"
    r"|lhe|pedoman|surat|buku|jurnal|naskah",
    re.IGNORECASE,
)


@rule("LK438", Severity.WARNING, "Catatan pemeriksa tertinggal")
def remarks(subject: Subject) -> Iterator[Problem]:
    """What somebody who read a draft wrote into it for the author."""
    for own in own_words_with(subject, _OF_REMARKS, ("??", "@")):
        for match in _REMARK.finditer(own.words):
            said = " ".join(match.group().split())
            if said.startswith("@") and _ACCOUNT.search(own.words[: match.end() + 30]):
                continue
            message = f"Catatan bagi penyusun masih tertinggal: “{said}”."
            advice = "Kerjakan yang diminta, lalu hapus catatannya."
            yield problem(subject, own.text, match.start(), message, advice)


@rule("LK439", Severity.WARNING, "Rujukan ke bagian yang tidak ada")
def references_to_nothing(subject: Subject) -> Iterator[Problem]:
    """Chapters, tables, pictures and appendices with a number that the report cannot have."""
    most = _most_appendices(subject.laporan)
    for own in own_words(subject):
        if own.text.official or not own.text.holds("bab", "tabel", "gambar", "lampiran"):
            continue
        for match, lack in _lacking(own.words, most):
            if not _is_of_another(own.words, match):
                message = f"“{match.group()}” tidak ada dalam laporan ini: {lack}."
                advice = "Rujuk dengan kode, [lihat](#kode), agar nomornya selalu benar."
                yield problem(subject, own.text, match.start(), message, advice)


def _lacking(words: str, most: int) -> Iterator[tuple[re.Match[str], str]]:
    """References whose numbers are too high, and why they lead nowhere."""
    for match in _CHAPTER.finditer(words):
        yield match, f"babnya {_CHAPTERS}"
    for match in _NUMBERED.finditer(words):
        if not 1 <= int(match[2]) <= _CHAPTERS:
            yield match, f"babnya {_CHAPTERS}"
        elif int(match[3]) > _MOST_IN_A_CHAPTER:
            yield match, f"tidak ada bab dengan {match[1].lower()} sebanyak itu"
    for match in _APPENDIX.finditer(words):
        if int(match[1]) > most:
            yield match, f"lampirannya paling banyak {most}"


def _is_of_another(words: str, match: re.Match[str]) -> bool:
    """Whether a chapter or table is that of a regulation or another document."""
    behind = words[match.end() : match.end() + 60].split(".")[0]
    front = before(words, match.start())[-40:].rsplit(".", 1)[-1]
    own = re.search(r"laporan\s+ini", behind)
    return own is None and bool(_OF_ANOTHER.search(behind) or _OF_ANOTHER.search(front))


@remembered
def _most_appendices(laporan: Laporan) -> int:
    """How many appendices the report has at most: its own, agreements, awards, and ours."""
    return len(laporan.lampiran or ()) + len(laporan.perjanjian_kinerja) + _OURS


_OURS: Final = 4  # awards, the plan, the working paper, other documents
