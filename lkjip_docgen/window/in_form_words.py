"""Findings in the words of the forms: what is said of data files is said of fields instead.

Rules and the reading of data speak to whoever has the file in an editor: of keys, lines and signs.
In the window nobody sees them, so for those codes the message or the remedy is another one here;
all others are said as they are, with names of fields in the place of keys (`Said`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lkjip_docgen.checks import LEFT, STILL_THERE
from lkjip_docgen.findings import Finding
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.findings.codes import rules as rule_codes
from lkjip_docgen.forms import FormField, FormGroup
from lkjip_docgen.records import Record
from lkjip_docgen.rules import kelengkapan

Part = FormField | FormGroup
"""What a finding stands at."""

NONE_THIS_YEAR: Final = "Memang tidak ada"
NOT_APPLYING: Final = "Tidak berlaku bagi kantor kami"
"""The two buttons by which an office says that there is nothing to fill in."""

_AGAIN = "Isi ulang di sini, atau urungkan perubahan yang dibuat di luar jendela ini."
_CHOOSE = "Pilih salah satu pilihan pada isian ini."
_DROP_PICTURE = "Seret gambarnya ke isian ini, atau pilih berkasnya dari komputer."
_DROP_PDF = "Seret PDF-nya ke isian ini, atau pilih berkasnya dari komputer."
_TABLE = "Perbaiki pada tabel di bawah ini."


class Words(Record):
    """What the window says in the place of a message and a remedy; None leaves one as it is."""

    message: str | None = None
    remedy: str | None = None


_STILL_EMPTY = "{label} belum diisi."

_WORDS: Final[Mapping[str, Words]] = {
    codes.BERKAS_TIDAK_TERBACA: Words(
        "Berkas pada {label} tidak ditemukan di folder laporan.",
        "Pilih berkasnya dari komputer, atau perbaiki namanya.",
    ),
    codes.KUNCI_TIDAK_DIKENAL: Words(
        "{label} ada di berkas, tetapi tidak dipakai di bagian ini.",
        "Hapus isian itu, atau urungkan perubahan yang dibuat di luar jendela ini.",
    ),
    codes.LEMBAR_TABEL: Words(
        remedy="Sebut lembarnya di belakang nama itu, misalnya tabel.xlsx#Lembar1."
    ),
    codes.TANGGAL_MUSTAHIL: Words(remedy="Tulis tanggalnya, misalnya 3 Januari 2026."),
    codes.JENIS_NILAI: Words("{label} tidak terbaca: bentuknya di berkas keliru.", _AGAIN),
    codes.BUKAN_ANGKA: Words(
        "{label} harus berupa angka.", "Tulis angkanya saja, misalnya 3,25 atau 9.092.592.000."
    ),
    codes.ANGKA_RANCU: Words(remedy="Tulis ulang angkanya di sini."),
    codes.DI_LUAR_RENTANG: Words(remedy="Periksa angkanya, lalu tulis ulang."),
    codes.BUKAN_TANGGAL: Words(
        "{label} harus berupa tanggal.", "Tulis tanggalnya, misalnya 3 Januari 2026."
    ),
    codes.PILIHAN_TIDAK_DIKENAL: Words("{label} bukan salah satu pilihannya.", _CHOOSE),
    codes.PANJANG_DAFTAR: Words(remedy="Tambah atau hapus butirnya di sini."),
    codes.TERPOTONG_KOMA: Words(remedy="Satukan kedua butir itu bila memang satu kalimat."),
    codes.TERPOTONG_CATATAN: Words(remedy="Tulis ulang seluruh kalimatnya di sini."),
    codes.GAMBAR_TIDAK_ADA: Words(
        "Gambar pada {label} belum ada di folder laporan.", _DROP_PICTURE
    ),
    codes.ISI_BAGIAN: Words(
        remedy="Isi salah satu saja: teks, tabel, grafik, atau gambar; yang lain ditambahkan "
        "sebagai isi bagian tersendiri."
    ),
    codes.ISI_LAMPIRAN: Words(remedy="Isi tepat satu: gambar, PDF, atau uraian."),
    codes.GAMBAR_TIDAK_TERBACA: Words(remedy=_DROP_PICTURE),
    codes.PDF_TIDAK_TERBACA: Words(remedy=_DROP_PDF),
    codes.SEL_BUKAN_ANGKA: Words(remedy=_TABLE),
    codes.BULAN_TABEL: Words(remedy=_TABLE),
    codes.BARIS_KHUSUS: Words(remedy=_TABLE),
    codes.PANJANG_BARIS: Words(remedy=_TABLE),
    codes.CATATAN_TABEL: Words(remedy="Hapus baris itu dari tabel, lalu tulis isinya pada uraian."),
    codes.RUJUKAN: Words(
        "Yang dipilih pada {label} sudah tidak ada.", "Pilih yang lain, atau hapus butir ini."
    ),
    codes.BENTUK_KODE: Words(remedy="Pakai huruf kecil, angka, dan tanda hubung."),
    codes.TANPA_ALASAN: Words(remedy="Tulis alasannya, atau isi bagian ini."),
    codes.BERLAKU_DAN_TIDAK: Words(
        remedy="Pilih satu: isi bagian ini, atau nyatakan tidak berlaku."
    ),
    rule_codes.TIDAK_DILAPORKAN: Words(
        remedy="Tekan “Ukur indikator ini”, atau pilih indikator yang mengukurnya pada baris ini."
    ),
    rule_codes.FOTO_INOVASI: Words(remedy=_DROP_PICTURE),
    rule_codes.LAMBANG_ATAU_SAMPUL: Words(remedy=_DROP_PICTURE),
    rule_codes.PIAGAM: Words(remedy=_DROP_PICTURE),
    rule_codes.TAHUN_SEBELUMNYA: Words(
        remedy="Isi tahun itu, atau jelaskan pada keterangannya mengapa tidak sebanding. "
        f"Bila indikator ini baru diukur tahun ini, tekan “{NONE_THIS_YEAR}”."
    ),
    rule_codes.PERJANJIAN_BERIKUTNYA: Words(
        remedy="Tambahkan bila sudah ditandatangani; sejumlah pedoman memintanya. Bila belum, "
        "pilih itu pada `perjanjian_tahun_depan`."
    ),
    rule_codes.BATAS_DATA: Words(
        "Belum diisi: sampai tanggal berapa {label} dikumpulkan.",
        "Isi tanggalnya, atau isi `dokumen.batas_data.semua` bila tanggalnya satu untuk semua.",
    ),
    LEFT: Words("{note}"),
}

_GAPS: Final = frozenset(
    (
        codes.WAJIB_DIISI,
        rule_codes.TARGET_ATAU_REALISASI,
        rule_codes.TAHUN_SEBELUMNYA,
        rule_codes.REALISASI_ANGGARAN,
        rule_codes.BATAS_DATA,
        rule_codes.BELUM_DINYATAKAN,
        *(group.kode for group in kelengkapan()),
    )
)
"""Codes of what is empty and asked for."""

_LEFT_MARKER: Final = rule_codes.PENANDA_TERTINGGAL
"""A marker of a new data file that stands in the place of an answer, or within one."""

_ALL: Final = (
    "laporan ini disiapkan dari pola. Tandai setelah semua bagian disesuaikan dengan kantor Anda."
)


def is_gap(finding: Finding) -> bool:
    """Whether a finding says of something that it is still empty, as its field does by itself."""
    return finding.code in _GAPS or finding.code == _LEFT_MARKER


def words_of(finding: Finding, part: Part | None, label: str) -> tuple[str, str]:
    """The message and the remedy of a finding, with data paths in backquotes for `Said`.

    `part` is what it stands at, and `label` what people call that.
    """
    if (cell := _cell_of_a_workbook(finding)) and part is None:
        return f"{cell}: {finding.message}", finding.suggestion
    words = _words(finding, part)
    facts = {"label": label, "note": _note(finding)}
    message = finding.message if words.message is None else words.message.format(**facts)
    remedy = finding.suggestion if words.remedy is None else words.remedy.format(**facts)
    return message, remedy


def _words(finding: Finding, part: Part | None) -> Words:
    if finding.code == codes.WAJIB_DIISI:
        return Words(_STILL_EMPTY, fill_in(part))
    if finding.code == _LEFT_MARKER and part is not None and not part.state.answered:
        return Words(_STILL_EMPTY, fill_in(part))
    known = _WORDS.get(finding.code, Words())
    if finding.code in _GAPS and known.remedy is None:
        return Words(known.message, fill_in(part))
    return known


def _cell_of_a_workbook(finding: Finding) -> str:
    """The sheet and the cell of a workbook that was taken in; "" for what stands elsewhere."""
    sheet, mark, cell = ((finding.place and finding.place.cell) or "").rpartition("!")
    return f"Lembar {sheet}, sel {cell}" if mark else ""


def _note(finding: Finding) -> str:
    """What a note of the program asks for, as a sentence."""
    return f"Perlu diperiksa: {finding.message.removeprefix(STILL_THERE) if finding.path else _ALL}"


def fill_in(part: Part | None) -> str:
    """What to do about a part that is empty: to fill it in, or to say that there is nothing."""
    told = ["Isi dari dokumen kantor; program tidak akan mengarangnya."]
    if part is None:
        return told[0]
    if part.kind in ("daftar", "list", "grid"):
        told.append(f"Bila tidak ada isinya, tekan “{NONE_THIS_YEAR}”.")
    if part.may_be_absent:
        told.append(f"Bila kantor tidak memilikinya, pilih “{NOT_APPLYING} …”.")
    return " ".join(told)
