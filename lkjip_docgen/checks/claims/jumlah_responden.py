"""How many have answered a survey, as a text tells it of the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.claims.angka_pokok import unknown_numbers
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.data.gaps import neighbours
from lkjip_docgen.checks.logic.patterns import COUNT, MONTH, Ucapan, count, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_PEOPLE = r"(?:orang|responden|pegawai|pengguna|pengunjung|pemohon|petugas|penduduk|warga|jawaban)"
_ANSWERED = lazy_pattern(
    rf"\b(?:dijawab|diisi|diikuti|dilengkapi)\s+(?:oleh\s+)?(?:sebanyak\s+|total\s+)?(?P<a>{COUNT})"
    rf"\s+{_PEOPLE}\b"
    rf"|(?P<b>{COUNT})\s+{_PEOPLE}\s+(?:yang\s+|telah\s+|sudah\s+)*(?:menjawab|mengisi|mengikuti)\b"
    rf"|(?P<c>{COUNT})\s+responden\b"
    rf"|\bresponden(?:nya)?\s+(?:\w+\s+){{0,3}}?(?:sebanyak|berjumlah|sejumlah|mencapai|adalah|ada)\s+"
    rf"(?P<d>{COUNT})(?:\s+{_PEOPLE}|\s*$)"
)
_WHOLE_YEAR = lazy_pattern(
    r"\b(?:sepanjang|selama\s+(?:satu\s+)?tahun|setahun|total|seluruhnya|keseluruhan|jumlah\s+responden"
    r"|dalam\s+setahun|secara\s+keseluruhan)\b"
)
_NARROWED = lazy_pattern(
    rf"\b(?:{MONTH.lower()}|triwulan|semester|bulan\w*|rata-rata|setiap|tiap|sebulan|paling|minimal|minimum"
    r"|sedikitnya|setidaknya|kurang\s+dari|lebih\s+dari|di\s+atas|di\s+bawah|target\w*|lalu|sebelum\w*"
    r"|puskesmas|laki-laki|perempuan|di\s+antaranya|sisanya|sampel|tambahan|bertambah|berkurang|naik|turun"
    r"|hampir|sekitar|lulusan|berumur|dari)\b"
)
"""What makes a number one of a part of the year or of the people, or a bound."""
_YEAR = lazy_pattern(r"\b20\d\d\b")
_LEAST = 10


@rule("LK570", Severity.WARNING, "Jumlah responden berbeda dengan tabel surveinya")
def respondents_of_the_year(subject: Subject) -> Iterator[Problem]:
    """ "Sepanjang tahun survei dijawab 395 responden", where the months come to 359."""
    known = {n: row for n, row in enumerate(subject.hasil.indikator) if _total(row) is not None}
    told = {(other.path, other.place) for other in unknown_numbers(subject)} if known else set()
    stems = ("responden", "jawab", "isi", "ikut", "lengkap")
    for text, sentence in holding(counted(subject), *stems) if known else ():
        match text.path:
            case ("indikator", int(number), *rest) if number in known and "riwayat" not in rest:
                found = _of_survey(subject, text, sentence, known[number])
                yield from (one for one in found if (one.path, one.place) not in told)


def _total(row: HasilIndikator) -> Quantity | None:
    """How many have answered the survey of an indicator in the year."""
    for detail in (row.survei, row.berbobot):
        if detail is not None and detail.jumlah_responden.ada:
            return detail.jumlah_responden
    return None


def _of_survey(
    subject: Subject, text: Text, sentence: Ucapan, row: HasilIndikator
) -> Iterator[Problem]:
    total, now = _total(row), str(subject.laporan.dokumen.tahun)
    if total is None or set(_YEAR.findall(sentence.isi)) - {now}:
        return
    for match in _ANSWERED.finditer(sentence.isi):
        group = next(name for name in "abcd" if match[name])
        told = Decimal(count(match[group]))
        if told in _values(row) or not _is_of_the_year(sentence, match, told, total, row):
            continue
        words = sentence.kutip(match, group)
        message = f"“{words}” berbeda dengan {total.label}: {besaran(total)}."
        start = sentence.mulai + match.start(group)
        yield problem(subject, text, start, message, ADVICE, (total,))


def _values(row: HasilIndikator) -> set[Decimal]:
    """Every number of people that the survey has: of the year, a month, a group, all who could."""
    found: list[Quantity | None] = [_total(row)]
    if row.survei is not None:
        found += [month.responden for month in row.survei.bulan]
        found += [row.survei.minimum_responden, row.survei.populasi]
    for group in row.berbobot.kelompok if row.berbobot is not None else ():
        found += [group.responden, group.populasi]
    return {value.nilai for value in found if value is not None and value.ada}


def _is_of_the_year(
    sentence: Ucapan, match: re.Match[str], told: Decimal, total: Quantity, row: HasilIndikator
) -> bool:
    """Whether a number is told of the whole year, or a slip of the pen away from that number."""
    if _NARROWED.search(sentence.isi):
        return False
    if _WHOLE_YEAR.search(sentence.isi):
        return True
    is_more = row.survei is None or told > max(
        (month.responden.nilai for month in row.survei.bulan if month.responden.ada), default=told
    )
    return told >= _LEAST and is_more and total.nilai in set(neighbours(told))
