"""Services and outputs of other fields as items of lists and rows of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache

from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.model import pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.rules import BidangLayanan, bidang_kantor
from lkjip_docgen.source import Path_

Fields = tuple[BidangLayanan, ...]

_LONGEST = 8
"""Words of an item; what is longer is prose."""
_MANY = 3
"""Lists and tables in which a field is at home in a report, whatever the table of fields says."""
_OTHERS = lazy_pattern(
    r"\b(?:bersama|dengan|oleh|dari|kerja\s+sama|kerjasama|koordinasi|mitra|kunjungan\s+kerja|studi"
    r"|dukungan|mendukung|bantuan|membantu|menerima|untuk|kepada|pegawai|karyawan|keluarga|lansia"
    r"|prioritas|ramah|ruang|jalur|loket|parkir|toilet|bukan|tidak|tanpa|pencegahan|percepatan"
    r"|penurunan|penanganan|penanggulangan|peduli|sosialisasi|penyuluhan|edukasi|anggaran|belanja"
    r"|dinas|badan|balai|puskesmas|rumah\s+sakit|kantor|lintas|tim|rapat|undangan|hibah"
    r"|fotokopi|salinan|asli|berkas|identitas|dokumen|syarat|persyaratan|ktp|atau|gedung|pembangunan"
    r"|rehabilitasi|pengadaan|jalan)\b|/",
    re.IGNORECASE,
)
"""Words of an item that is about others, or done for others or for the staff."""
_ELSEWHERE = (
    *("kantor.", "pejabat.", "penghargaan.", "landasan_hukum.", "pedoman.", "instansi."),
    *("indikator.pembanding.", "lampiran.judul", "renstra.", "anggaran.", "perjanjian_kinerja."),
    *("pohon_kinerja.", "organisasi.", "pegawai.", "evaluasi_akip."),
)
_ADVICE = (
    "Mungkin tertinggal dari laporan kantor lain. Ganti, atau jelaskan hubungannya dengan "
    "kantor ini."
)


class _Item(Record):
    """An item that holds a word of another field, where it stands, and in which list."""

    kata: str
    bidang: str
    daftar: Path_
    path: Path_
    place: Place | None
    teks: tuple[Text, int] | None = None


def foreign_items(
    subject: Subject, foreign: Fields, own: str, told: Collection[Path_]
) -> Iterator[Problem]:
    """ "Imunisasi bayi" as an output of a house of detention; `own` is what an office serves in.

    Texts in `told` have been found already.
    """
    lists: defaultdict[str, set[Path_]] = defaultdict(set)
    found = [*_in_texts(subject, foreign), *_in_tables(subject, foreign)]
    for item in found:
        lists[item.bidang].add(item.daftar)
    for item in found:
        if len(lists[item.bidang]) >= _MANY or item.path in told:
            continue
        message = f"“{item.kata}” termasuk bidang {item.bidang}, bukan bidang {own}."
        others: tuple[Path_, ...] = (("kantor", "jenis"),)
        if item.teks is not None:
            yield problem(subject, *item.teks, message, _ADVICE, others)
        else:
            yield Problem(item.path, message, _ADVICE, item.place, others)


def _in_texts(subject: Subject, foreign: Fields) -> Iterator[_Item]:
    words = _words(foreign)
    for text in texts_holding(subject, *words) if words else ():
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for start, line in _items(text):
            match = _pattern(foreign).search(line)
            if match is not None and not _is_of_others(subject, line):
                at = start + match.start()
                yield _Item(
                    match.group(), words[_flat(match)], text.path, text.path, None, (text, at)
                )
                break


def _items(text: Text) -> Iterator[tuple[int, str]]:
    """A text that is an item itself, else the rows of the tables in it."""
    if _is_short(text.prose):
        yield 0, text.prose
        return
    start = 0
    for line in text.prose.splitlines(keepends=True):
        if line.lstrip().startswith("|"):
            yield start, line
        start += len(line)


def _in_tables(subject: Subject, foreign: Fields) -> Iterator[_Item]:
    words, pattern = _cell_words(foreign), _cell_pattern(foreign)
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        table = piece.tabel.berkas if piece.tabel is not None else None
        for row in table.baris if table is not None else ():
            for cell in row:
                match = pattern.search(cell.teks) if cell.nilai is None else None
                if match is None or not _is_short(cell.teks) or _is_of_others(subject, cell.teks):
                    continue
                where = (*path, piece.jenis, "berkas")
                yield _Item(match.group(), words[_flat(match)], where, where, cell.place)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _LONGEST


def _is_of_others(subject: Subject, words: str) -> bool:
    """Whether an item is about others, or holds a word of the office's own field."""
    if _OTHERS.search(words):
        return True
    kantor = subject.laporan.kantor
    own = bidang_kantor(f"{kantor.nama} {kantor.jenis}".lower())
    return any(word in words.lower() for field in own for word in (*field.kata, *field.butir))


def _flat(match: re.Match[str]) -> str:
    return " ".join(match.group().lower().split())


@cache
def _words(foreign: Fields) -> dict[str, str]:
    return {word: row.nama for row in foreign for word in row.butir}


@cache
def _cell_words(foreign: Fields) -> dict[str, str]:
    return {word: row.nama for row in foreign for word in (*row.kata, *row.butir)}


@cache
def _pattern(foreign: Fields) -> re.Pattern[str]:
    return any_of(tuple(_words(foreign)))


@cache
def _cell_pattern(foreign: Fields) -> re.Pattern[str]:
    return any_of(tuple(_cell_words(foreign)))


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words in any letters, of two the longer one."""
    longest_first = sorted(words, key=len, reverse=True)
    spelt = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return lazy_pattern(rf"(?<![\w-])(?:{spelt})(?![\w-])", re.IGNORECASE)
