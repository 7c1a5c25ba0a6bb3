"""Years of what was put out and promised: left from the report of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from lkjip_docgen.checks.prose.mulai_inovasi import used_before_it_began
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date, in_a_row
from lkjip_docgen.patterns import has_figure, lazy_pattern

_MONTH: Final = "|".join(MONTHS)
_ADVICE: Final = (
    "Mungkin tertinggal dari laporan lalu. Perbaiki tahunnya, atau jelaskan hubungannya."
)
_YEAR = lazy_pattern(r"(?<![\d.,/-])20\d\d(?![\d.,/]\d|\s?[–/-]\s?\d)")
_IN_YEAR = lazy_pattern(
    r"\b(?:pada|selama|sepanjang|dalam|di|untuk|antara|hingga|sampai(?:\s+dengan)?)\s+(?:akhir\s+|awal\s+)?(?:tahun\s+)?"
    rf"(?:(?:bulan\s+)?(?:(?:{_MONTH})\s+(?:sampai(?:\s+dengan)?|hingga|s\.d\.|dan)\s+)?(?:{_MONTH})\s+)?"
    r"(?P<tahun>20\d\d)\b"
    r"(?!\s?[–/-]\s?\d)",
    re.IGNORECASE,
)
_LINKED = lazy_pattern(
    r"\b(?:sejak|mulai|dimulai|hingga|sampai|dibanding\w*|daripada|semula|sebelum\w*|lalu|kini|sekarang|tahun\s+ini"
    r"|dirintis|rintisan|percontohan|uji\s+coba|diuji\w*|ditandatangani|disepakati|dirancang|disusun|dibangun|diluncurkan|diresmikan|dikembangkan|persiapan"
    r"|dilanjutkan|melanjutkan|berlanjut|masih|tetap|menjadi|terhadap|penghargaan|juara|peringkat|data"
    r"|pedoman|peraturan|keputusan|nomor|anggaran|usulan|permohonan|pertama|awalnya)\b",
    re.IGNORECASE,
)
"""Words that lead from an earlier year to the reported one, or make it the year of a source."""
_PUT_OUT: Final = ("inovasi.output", "inovasi.dampak", "output_lain.uraian")


@rule("LK585", Severity.WARNING, "Hasil inovasi atau kegiatan dari tahun lain", tahunan=True)
def put_out_in_another_year(subject: Subject) -> Iterator[Problem]:
    """ "11.930 kartu dibagikan pada tahun 2024" of an innovation that began in 2025.

    Without the year of its beginning only a number that no other year stands beside is told.
    """
    yield from used_before_it_began(subject)
    now = subject.laporan.dokumen.tahun
    for text in texts_holding(subject, "20"):
        if text.field not in _PUT_OUT or text.official:
            continue
        years = {int(year) for year in _YEAR.findall(text.prose)}
        if not years or max(years) >= now:
            continue
        begun = _begun(subject, text)
        for sentence in kalimat(text.prose):
            match = _IN_YEAR.search(sentence.isi)
            if match is None or _is_linked(sentence.isi, match):
                continue
            year = int(match["tahun"])
            if begun == now == year + 1 and "akhir" in match.group().lower().split():
                continue  # made ready for
            if (
                begun == now
                or (begun is not None and year < begun)
                or (year != begun and _counts(sentence.isi, match))
            ):
                is_early = begun is not None and year < begun
                since = f", padahal mulai tahun {begun}" if is_early else ""
                message = f"Hasil tahun {year} disebut dalam laporan tahun {now}{since}."
                at = (*text.path[:2], "tahun") if is_early else ("dokumen", "tahun")
                start = sentence.mulai + match.start("tahun")
                yield problem(subject, text, start, message, _ADVICE, others=(at,))
                break


def _begun(subject: Subject, text: Text) -> int | None:
    """The year in which an innovation began."""
    match text.path:
        case ("inovasi", int(number), *_):
            return subject.laporan.inovasi[number].tahun
    return None


_NOW = lazy_pattern(r"\b(?:kini|sekarang|saat\s+ini|tahun\s+ini|hingga\s+kini)\b", re.IGNORECASE)
_AROUND: Final = 60
_ALL_OF_IT: Final = ("selama", "sepanjang")


def _is_linked(sentence: str, match: re.Match[str]) -> bool:
    """Whether words around a year lead from it to the reported one, or brackets set it aside."""
    if sentence.count("(", 0, match.start()) > sentence.count(")", 0, match.start()):
        return True
    if _NOW.search(sentence):
        return True
    begin, end = max(0, match.start() - _AROUND), match.end() + _AROUND
    around = f"{sentence[begin : match.start()]} {sentence[match.end() : end]}"
    found = _LINKED.search(around)
    if found is not None and found.group().lower() == "menjadi":
        return not match.group().lower().startswith(_ALL_OF_IT)
    return found is not None


def _counts(sentence: str, match: re.Match[str]) -> bool:
    """Whether a sentence tells a number beside the year, or something of all of it."""
    if match.group().lower().startswith(_ALL_OF_IT):
        return True
    return has_figure(sentence[: match.start()] + sentence[match.end() :])


# --- what was promised -----------------------------------------------------------------------

_WHEN: Final = (
    rf"(?:(?:tanggal\s+)?(?:(?P<hari>\d{{1,2}})\s+)?(?P<bulan>{_MONTH})\s+|(?P<awal>awal)\s+tahun\s+"
    r"|tahun\s+)(?P<tahun>20\d\d)\b"
)
_AGREEMENT = lazy_pattern(
    r"\bperjanjian\s+kinerja(?:\s+(?:tahun\s+(?:anggaran\s+)?(?P<untuk>20\d\d)|tahun\s+ini|itu|tersebut|kantor|dinas|awal"
    r"|perubahan))*\s+(?:telah\s+|sudah\s+)?(?:ditandatangani|disepakati|ditetapkan"
    r"|(?P<acara>dilaksanakan|dilakukan|diadakan|berlangsung))"
    rf"(?:\s+(?!20\d\d)[\w.,]+){{0,8}}?\s+(?:pada\s+|bulan\s+)*{_WHEN}",
    re.IGNORECASE,
)
_SIGNING = lazy_pattern(r"\bpenandatanganan\s+$", re.IGNORECASE)
_OF_PERSONS = lazy_pattern(
    r"\b(?:pegawai|individu|staf|bawahan|seluruh|setiap|masing-masing|eselon|para|jabatan|atasan|perorangan"
    r"|sebelum\w*|lalu|lama|depan|berikut\w*)\b",
    re.IGNORECASE,
)
_PROMISED = lazy_pattern(
    r"\b(?:komitmen\w*|pakta\s+integritas|kesepakatan|disepakati|menyepakati|ikrar|janji)\b"
    rf"[^.;]{{0,110}}?\b(?:pada\s+|sejak\s+|bulan\s+)(?:bulan\s+)?{_WHEN}",
    re.IGNORECASE,
)
_PROMISING = lazy_pattern(
    rf"\b(?:pada\s+)(?:bulan\s+)?{_WHEN}[^.;]{{0,60}}?\b(?:menandatangani|menyatakan|menyepakati|membuat)\s+"
    r"(?:[a-z]+\s+){0,2}?(?:komitmen|pakta\s+integritas|kesepakatan|perjanjian\s+kinerja)\b",
    re.IGNORECASE,
)
_AIMING = lazy_pattern(
    r"\b(?:komitmen\w*|kesepakatan|disepakati|menyepakati|ikrar|janji|pakta)\b[^.;]{0,140}?"
    r"\b(?:untuk|guna|agar|demi)\s+(?:mencapai|memenuhi|mewujudkan|mengejar)\s+(?:[a-z]+\s+){0,3}?"
    r"target(?:\s+[a-z]+){0,3}?\s+tahun\s+(?P<tahun>20\d\d)\b",
    re.IGNORECASE,
)
_THIS_YEAR = lazy_pattern(r"\btahun\s+(?:ini|laporan|berjalan)\b", re.IGNORECASE)
_STILL = lazy_pattern(
    r"\b(?:sejak|berlaku|dilanjutkan|melanjutkan|diperbarui|diperpanjang|hingga|sampai|masih|tetap|dibanding\w*"
    r"|daripada|sebelum\w*|lalu|lama|pertama\s+kali|hasil\s+evaluasi|peraturan|keputusan|nomor|kerja\s+sama)\b",
    re.IGNORECASE,
)
_OF_THE_YEAR: Final = ("pembinaan.", "kontribusi_kanwil.")
_EXPIRED = lazy_pattern(
    r"\b(?:standar\s+pelayanan|maklumat(?:\s+pelayanan)?|standar)\b[^.;]{0,60}?\bberlaku\s+(?:sampai(?:\s+dengan)?"
    rf"|hingga|s\.d\.|untuk|selama|pada)\s+(?:tanggal\s+)?{_WHEN}",
    re.IGNORECASE,
)
_REPLACED = lazy_pattern(
    r"\b(?:semula|lama|sebelum\w*|dicabut|\w*ganti\w*|diperpanjang|diperbarui|pembaruan|perpanjangan|lalu)\b",
    re.IGNORECASE,
)


@rule(
    "LK586", Severity.WARNING, "Tahun komitmen atau standar pelayanan dari tahun lain", tahunan=True
)
def promised_in_another_year(subject: Subject) -> Iterator[Problem]:
    """ "Komitmen bersama pada awal tahun 2022" in the report of 2023; agreements of another day."""
    now = subject.laporan.dokumen.tahun
    stems = ("komitmen", "pakta", "perjanjian", "sepakat", "standar", "maklumat", "janji")
    for text in texts_holding(subject, *stems):
        if "20" not in text.prose or text.official or text.path[0] in _ELSEWHERE:
            continue
        for sentence in kalimat(text.prose):
            found = _wrong_day(subject, sentence.isi, now) or _wrong_year(text, sentence.isi, now)
            if found is not None:
                start, message = found
                others = (("perjanjian_kinerja",), ("dokumen", "tahun"))
                yield problem(subject, text, sentence.mulai + start, message, _ADVICE, others[:1])


_ELSEWHERE: Final = frozenset({"pejabat", "landasan_hukum", "perjanjian_kinerja", "renstra"})


def _wrong_day(subject: Subject, sentence: str, now: int) -> tuple[int, str] | None:
    """When an agreement is said to have been signed, where no version of it was."""
    match = _AGREEMENT.search(sentence)
    if match is None or _OF_PERSONS.search(sentence):
        return None
    if match["acara"] and not _SIGNING.search(sentence, 0, match.start()):
        return None
    year = int(match["untuk"] or now)
    signed = [pk.tanggal for pk in subject.laporan.perjanjian_kinerja if pk.tahun == year]
    days = [day for day in signed if day is not None]
    if not days or len(days) < len(signed) or any(_is_told(match, day) for day in days):
        return None
    shown = in_a_row([format_date(day) for day in days])
    words = " ".join(match.group()[match.start("tahun") - match.start() - 40 :].split()[-3:])
    message = f"“{words}” bukan tanggal perjanjian kinerja tahun {year}: {shown}."
    return match.start("tahun"), message


def _is_told(match: re.Match[str], day: date) -> bool:
    """Whether words tell a day, as far as they tell it."""
    if int(match["tahun"]) != day.year:
        return False
    month = match["bulan"]
    if month and MONTHS.index(month.capitalize()) + 1 != day.month:
        return False
    return not match["hari"] or int(match["hari"]) == day.day


def _wrong_year(text: Text, sentence: str, now: int) -> tuple[int, str] | None:
    """A promise of this year with an earlier one, or a standard that has run out."""
    found = _expired(sentence, now) or _aimed_at(sentence, now)
    if found is not None:
        return found
    match = _PROMISING.search(sentence) or _PROMISED.search(sentence)
    if match is None or int(match["tahun"]) >= now or _STILL.search(sentence):
        return None
    if not (match["awal"] or match["bulan"]):
        return None  # an earlier year beside this one explains it more often than not
    if match["bulan"] and MONTHS.index(match["bulan"].capitalize()) >= _HALF:
        return None
    others = {int(year) for year in _YEAR.findall(sentence)} - {int(match["tahun"])}
    of_now = others == {now} or (not others and _THIS_YEAR.search(sentence) is not None)
    at_home = not others and text.field.startswith(_OF_THE_YEAR) and bool(match["awal"])
    if not (of_now or at_home):
        return None
    said = " ".join(sentence[match.start() : match.end("tahun")].split()[-3:])
    return match.start("tahun"), f"“{said}” disebut untuk komitmen dalam laporan tahun {now}."


def _expired(sentence: str, now: int) -> tuple[int, str] | None:
    """A standard of service that held until a year that is over."""
    match = _EXPIRED.search(sentence)
    if match is None or int(match["tahun"]) >= now or _REPLACED.search(sentence):
        return None
    said = " ".join(match.group().split())
    return match.start("tahun"), f"“{said}”: sudah tidak berlaku pada tahun {now}."


def _aimed_at(sentence: str, now: int) -> tuple[int, str] | None:
    """A commitment to the target of a year that is over."""
    match = _AIMING.search(sentence)
    if match is None or int(match["tahun"]) >= now or _STILL.search(sentence):
        return None
    said = " ".join(match.group().split()[-4:])
    return match.start("tahun"), f"“{said}” disebut untuk komitmen dalam laporan tahun {now}."


_HALF: Final = 6
"""From July on what is agreed may be that of the year to come."""
