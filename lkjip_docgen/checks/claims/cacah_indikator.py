"""Counts of what an indicator counts, wherever and however a sentence tells them.

"Keenam gangguan pada tahun 2024 …" of five, "dua kecelakaan kerja ringan terjadi" of none: such a
sentence says much beside the number, but what there was more of than in the whole year is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from lkjip_docgen.checks.claims.klaim import UNKNOWABLE
from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.logic.patterns import COUNT, NO_COUNT, YEAR, Ucapan, count, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import root, roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.idn import BELOW_THOUSAND, FIRST_WORDS, read_words
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Cacahan, Persentase
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_ADVICE: Final = "Sesuaikan jumlahnya, atau perbaiki hasil indikatornya."
_ELSEWHERE: Final = (
    *("indikator.pembanding.", "indikator.riwayat.", "indikator.rencana_aksi.", "penghargaan."),
    *("kantor.sejarah", "inovasi.permasalahan", "renstra."),
)
_WISHES: Final = ("rekomendasi", "langkah", "saran", "solusi", "upaya", "pembinaan")
_HOW_MANY: Final = lazy_pattern(r"^(?:jumlah|banyaknya|angka|cakupan)\s+|\([^()]*\)", re.IGNORECASE)
_BETWEEN: Final = frozenset(
    ("dan", "atau", "dengan", "yang", "di", "pada", "oleh", "dalam", "atas", "antara", "untuk")
)
_GOES_ON = lazy_pattern(
    r"\s*(?:[.,;:()]|$)|\s+(?:pada|di|yang|itu|tersebut|ini|tahun|sepanjang|selama|dalam|telah|sudah"
    r"|juga|dapat|masih|kembali|oleh|dari|karena|akibat|antara|(?:me|di|ter|ber)[a-z]{4,})\b"
)
"""What may stand behind the bare name of what happened; anything else makes it another thing."""
_ANOTHER_TIME = lazy_pattern(
    r"\b(?:sebelum\w*|lalu|semula|target\w*|menargetkan|rencana\w*|direncanakan|akan|depan|sejak|terakhir"
    r"|periode|renstra|kumulatif|berturut-turut|nasional|provinsi|tetangga|apabila|jika"
    r"|bila|seandainya|rata-rata|rerata|potensi|berpotensi|simulasi|latihan|skenario|perkiraan"
    r"|diperkirakan|dijadwalkan|diusulkan|usulan|rkt"
    r"|(?:kantor|dinas|daerah|instansi|unit|upt|kabupaten|kota|wilayah|satuan\s+kerja)\s+lain)\b"
)
"""What makes a count one of another time or place, or of what has not happened."""
_NOT_TOLD = lazy_pattern(
    r"\b(?:tidak|tanpa|bukan|belum|hingga|sampai|maksimal|minimal|maksimum|minimum|sedikitnya"
    r"|setidaknya|sebanyak-banyaknya|paling\s+\w+|batas|lebih\s+dari|kurang\s+dari|hampir|nyaris|setiap"
    r"|tiap|per|masing-masing|mampu|kapasitas|mencegah\w*|dicegah|menghindari|menekan|risiko|ancaman"
    r"|agar|untuk|guna|dari|nomor|butir|tabel|gambar|bab|pasal|ayat)\s+(?:sebanyak\s+|adanya\s+)?$"
)
"""What before a number makes it a bound, a purpose, or no count."""
_COUNT = lazy_pattern(rf"(?P<n>{COUNT})\s")
_YEARS = lazy_pattern(rf"\b{YEAR}\b")
_SPAN = lazy_pattern(r"\b\d+\s+tahun\b|\btahun\s+ke\s+tahun\b")
_ANOTHER_PLACE = lazy_pattern(r"\b(?:Kabupaten|Kota|Provinsi)\s+[A-Z]\w+")
_HAPPENED = lazy_pattern(
    r"\b(?:terjadi|tercatat|dicatat|dialami|menimpa|dilaporkan|ditangani|diselidiki)\b"
)
"""What makes a single one no mere example: "satu gangguan saja mengubah capaian"."""
_DENIED = lazy_pattern(
    r"\b(?:tidak|belum|tanpa)\s+(?:pernah\s+|sampai\s+)?(?:ada\w*|terdapat|terjadi\w*|tercatat|mencatat"
    r"|mengalami|ditemukan)\s+$"
)
_THERE_WAS = lazy_pattern(r"\b(?:terdapat|terjadi|tercatat|mencatat|mengalami)\s+$")
_OF_YEAR = lazy_pattern(
    r"\s+(?:yang\s+(?:terjadi|tercatat|dicatat|dilaksanakan)\s+)?(?:pada|selama|sepanjang|dalam)"
    r"\s+tahun\s+(?P<tahun>ini|20\d\d)\b"
)
_WORD = lazy_pattern(r"\s+(?P<kata>[a-z]+(?:-[a-z]+)*)")
_TOGETHER: Final = tuple(f"ke{word}" for word in FIRST_WORDS)
_FEW: Final = 2
_MOST: Final = 0.6
"""The share of the words of a name by which events are named."""


class _Counted(Record):
    """What an indicator counts: how many there were, and by which words it is told.

    `kepala` are the first words of its `nama`.  Things of their own (`benda`), such as health
    centres with a certificate, are meant by all words of a name alone; events also by `inti`, the
    first word of the indicator's name, in its section.  Where it is `bagian`, it is what a
    percentage is of.
    """

    nomor: int
    nilai: Quantity
    kepala: Roots
    nama: tuple[Roots, ...]
    kosa: Roots
    satuan: Roots
    inti: str
    benda: bool
    bagian: bool

    def is_meant(self, words: Roots, text: Text) -> bool:
        """Whether words that begin with its first one, and say nothing else, mean it."""
        if self.benda or self.bagian:
            return any(len(name) >= _FEW and name <= words for name in self.nama)
        if text.path[:2] == ("indikator", self.nomor):
            return self.inti in words
        return any(
            len(name & words) >= _FEW and len(name & words) >= _MOST * len(name)
            for name in self.nama
        )


class _Said(Record):
    """A number before the name of something: its value, where it stands, what it is before."""

    nilai: int
    mulai: int
    akhir: int
    bersama: bool


def counts_of_indicators(subject: Subject) -> Iterator[Problem]:
    """The counts that cannot be, of what indicators count."""
    things = _things(subject)
    heads = frozenset[str]().union(*(one.kepala for one in things))
    for text in texts_holding(subject, *sorted(heads)) if heads else ():
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for sentence in sentences_of(subject, text):
            if _may_count(sentence.isi) and any(map(sentence.isi.__contains__, heads)):
                yield from _wrong_in(subject, text, sentence, things)


def _may_count(sentence: str) -> bool:
    """A quick look at whether a sentence has a number, or a word such as "keenam"."""
    return has_figure(sentence) or any(map(sentence.__contains__, _TOGETHER))


def _wrong_in(
    subject: Subject, text: Text, sentence: Ucapan, things: Iterable[_Counted]
) -> Iterator[Problem]:
    for said in _numbers(sentence):
        meant = [one for one in things if _means(one, text, sentence, said)]
        if not meant or _is_bound(sentence, said):
            continue
        if not _is_of_the_year(subject, text, sentence, said):
            continue
        most = max(meant, key=lambda one: one.nilai.nilai)
        if said.nilai > most.nilai.nilai or _is_of_all(subject, sentence, said, most):
            yield _told(subject, text, sentence, said, most)


def _told(subject: Subject, text: Text, sentence: Ucapan, said: _Said, thing: _Counted) -> Problem:
    _, end = _run_of_name(thing, sentence.isi, _behind_unit(thing, sentence.isi, said.akhir))
    words = " ".join(sentence.asli[said.mulai : end].split())
    message = f"“{words}”, padahal menurut data {thing.nilai.label}: {besaran(thing.nilai)}."
    start = sentence.mulai + said.mulai
    return problem(subject, text, start, message, _ADVICE, (thing.nilai,))


# --- what is counted --------------------------------------------------------------------------


@remembered
def _things(subject: Subject) -> tuple[_Counted, ...]:
    """What the indicators count by whole numbers."""
    return tuple(
        one
        for number, row in enumerate(subject.hasil.indikator)
        for one in _of_indicator(number, row)
    )


def _of_indicator(number: int, row: HasilIndikator) -> Iterator[_Counted]:
    model = row.model
    match model.pengukuran:
        case Cacahan():
            known, names = row.realisasi, [*way_of(model.pengukuran).counted(), model.nama]
        case Persentase():
            parts = row.realisasi.inputs
            known, names = parts[0] if parts else row.realisasi, [model.pengukuran.pembilang]
        case _:
            return
    if not known.ada or known.nilai != int(known.nilai) or "(" in names[0]:
        return
    plain = [_HOW_MANY.sub("", name).strip().lower() for name in names]
    called = tuple(filter(None, map(roots, plain)))
    firsts = frozenset(name.split()[0] for name in plain if name)
    unit = frozenset(map(root, (model.satuan or "").lower().split()))
    if called:
        yield _Counted(
            number,
            known,
            firsts,
            called,
            frozenset().union(*called),
            unit,
            root(plain[-1].split()[0]) if plain[-1] else "",
            benda=any(root(word) in unit for word in firsts),
            bagian=row.persentase is not None,
        )


def _means(thing: _Counted, text: Text, sentence: Ucapan, said: _Said) -> bool:
    """Whether the words behind a number begin with the name of a thing."""
    if thing.bagian and not said.bersama:
        return False  # told by the rule about known counts
    begin = _behind_unit(thing, sentence.isi, said.akhir)
    words, end = _run_of_name(thing, sentence.isi, begin)
    if not words or not thing.is_meant(words, text):
        return False
    whole = any(name <= words for name in thing.nama)
    return whole or _GOES_ON.match(sentence.isi, end) is not None


def _behind_unit(thing: _Counted, words: str, begin: int) -> int:
    """Where the name of a thing begins: "enam kejadian gangguan" tells the unit before it."""
    match = _WORD.match(words, begin)
    if match and match["kata"] not in thing.kepala and root(match["kata"]) in thing.satuan:
        return match.end()
    return begin


def _run_of_name(thing: _Counted, words: str, begin: int) -> tuple[Roots, int]:
    """The roots of a name that begins at a place, and where it ends; none where none begins."""
    found: set[str] = set()
    at = end = begin
    while (match := _WORD.match(words, at)) is not None:
        word, one = match["kata"], root(match["kata"])
        if not found and word not in thing.kepala:
            break
        if one in thing.kosa:
            found.add(one)
            end = match.end()
        elif word not in _BETWEEN:
            break
        at = match.end()
    return frozenset(found), end


# --- how many are told ----------------------------------------------------------------------


def _numbers(sentence: Ucapan) -> Iterator[_Said]:
    """The whole numbers of a sentence that count something, in figures, in words, "keenam"."""
    words = sentence.isi
    for match in _COUNT.finditer(words):
        if not _YEARS.fullmatch(match["n"]):
            yield _Said(count(match["n"]), match.start(), match.end("n"), False)
    if not any(map(words.__contains__, _TOGETHER)):
        return
    for match in _collective().finditer(sentence.asli.lower()):
        number = read_words(match["kata"])
        if number:
            yield _Said(number, match.start(), match.end(), True)


@cache
def _collective() -> re.Pattern[str]:
    """ "Keenam", "kelima belas": all of so many."""
    return lazy_pattern(rf"(?<![\w-])ke(?P<kata>{BELOW_THOUSAND})(?![\w-])", holds=_TOGETHER)


def _is_bound(sentence: Ucapan, said: _Said) -> bool:
    """Whether a number in figures is a bound, a purpose or the number of a page."""
    before = sentence.isi[max(0, said.mulai - 40) : said.mulai]
    if said.bersama:
        return False
    return any(pattern.search(before) for pattern in (NO_COUNT, _NOT_TOLD, _DENIED))


def _is_of_the_year(subject: Subject, text: Text, sentence: Ucapan, said: _Said) -> bool:
    """Whether a count is one of the reported year, of this office, and of what has happened."""
    now = str(subject.laporan.dokumen.tahun)
    years = set(_YEARS.findall(_near(text, sentence)))
    if years - {now} or _SPAN.search(sentence.isi) or _ANOTHER_TIME.search(sentence.isi):
        return False
    if UNKNOWABLE.search(sentence.besar) or _is_elsewhere(subject, sentence):
        return False
    told = _HAPPENED.search(sentence.isi, said.akhir)
    if said.bersama or told or _THERE_WAS.search(sentence.isi, 0, said.mulai):
        return True
    wish = any(part in text.field for part in _WISHES)
    return said.nilai > 1 and (not wish or now in sentence.isi)


def _near(text: Text, sentence: Ucapan) -> str:
    """A sentence and the one before it, which "keenam" may go on with."""
    begin = text.prose.rfind(". ", 0, max(sentence.mulai - 2, 0)) + 1
    return text.prose[begin : sentence.mulai + len(sentence.isi)]


def _is_elsewhere(subject: Subject, sentence: Ucapan) -> bool:
    """Whether a sentence names a place or an office other than the own one."""
    office = subject.laporan.kantor.nama
    if any(found not in office for found in _ANOTHER_PLACE.findall(sentence.besar)):
        return True
    return any(
        other.unit.lower() in sentence.isi
        for row in subject.laporan.indikator
        for other in row.pembanding
    )


def _is_of_all(subject: Subject, sentence: Ucapan, said: _Said, thing: _Counted) -> bool:
    """Whether all of a year are told, and so many they were not: "keempat … pada tahun 2024"."""
    if not said.bersama or said.nilai == thing.nilai.nilai:
        return False
    _, end = _run_of_name(thing, sentence.isi, _behind_unit(thing, sentence.isi, said.akhir))
    match = _OF_YEAR.match(sentence.isi, end)
    return match is not None and match["tahun"] in ("ini", str(subject.laporan.dokumen.tahun))
