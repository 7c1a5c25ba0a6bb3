"""Documents and events in their order: numbers and dates, plans, reports before their end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.kalimat import kalimat
from lkjip_docgen.checks.logika import MONTH, ORDINALS, UNTIL, flat, last_day
from lkjip_docgen.checks.report_texts import Text, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date
from lkjip_docgen.model import TAHUNAN, PeriodeLaporan
from lkjip_docgen.source import Path_

_YEAR = r"(?:19|20)\d\d"
_NUMBERED = re.compile(
    rf"\b[Nn]omor\s+(?P<nomor>\S+)(?:\s+[Tt]ahun\s+(?P<y>{_YEAR}))?,?\s+(?:[Tt]er)?[Tt]anggal\s+\d{{1,2}}\s+"
    rf"(?:{MONTH})\s+(?P<y2>{_YEAR})\b"
)
_YEAR_OF_NUMBER = re.compile(r"(?<=[/.-])(?:19|20)\d\d(?=[/.-]|,?$)")
_LAST_YEAR = re.compile(r"(?<=[\w)]/)(?P<y>20\d\d)(?![\w/-])")


@rule("LK496", Severity.WARNING, "Tahun dokumen berbeda dengan tanggal atau nomornya")
def numbered(subject: Subject) -> Iterator[Problem]:
    """ "Nomor 7 Tahun 2001 tanggal 13 Desember 2010"; numbers of years that are still to come."""
    advice = "Periksa nomor, tahun, dan tanggalnya pada dokumen asalnya."
    signed = subject.laporan.dokumen.tanggal
    for text in texts(subject):
        for match in _NUMBERED.finditer(text.value) if "anggal" in text.value else ():
            years = {match["y"]} if match["y"] else set(_YEAR_OF_NUMBER.findall(match["nomor"]))
            if years and match["y2"] not in years:
                message = f"“{flat(match.group())}”: tahun nomor dan tahun tanggalnya berbeda."
                yield problem(subject, text, match.start("y2"), message, advice)
        for match in _LAST_YEAR.finditer(text.value) if "/20" in text.value else ():
            if int(match["y"]) > signed.year:
                message = (
                    f"Nomor bertahun {match['y']}, sesudah tanggal laporan {format_date(signed)}."
                )
                others = (("dokumen", "tanggal"),)
                yield problem(subject, text, match.start(), message, advice, others=others)
    yield from _evaluation(subject, advice)


def _evaluation(subject: Subject, advice: str) -> Iterator[Problem]:
    """The year in the number of an evaluation report against its date."""
    found = subject.laporan.evaluasi_akip
    if found is None or not found.nomor or found.tanggal is None:
        return
    years = [int(year) for year in _YEAR_OF_NUMBER.findall(found.nomor)]
    if (
        years
        and found.tanggal.year not in years
        and max(years) <= subject.laporan.dokumen.tanggal.year
    ):
        yield Problem(
            ("evaluasi_akip", "nomor"),
            f"Nomor {found.nomor} bertahun {years[-1]}, tanggalnya {format_date(found.tanggal)}.",
            advice,
            others=(("evaluasi_akip", "tanggal"),),
        )


# --- plans for what is over ---------------------------------------------------------------

_PLANS = frozenset({"rekomendasi", "solusi", "saran", "langkah", "upaya", "upaya_perbaikan"})
_PART = (
    rf"(?:(?:akhir|awal|pertengahan|bulan|triwulan|semester|{'|'.join(ORDINALS)}|IV|I{{1,3}}|{MONTH}"
    r"|\d{1,2})\s+){0,4}"
)
_DEADLINE = re.compile(
    rf"\b(?:sebelum|paling\s+lambat|selambat-lambatnya|paling\s+lama)\s+(?:pada\s+)?(?:tanggal\s+)?(?P<b>{_PART})"
    rf"(?:tahun\s+)?(?P<y>20\d\d)\b",
    re.IGNORECASE,
)
_BUDGETED = re.compile(
    r"\b(?:Mengusulkan|Menaikkan|Menurunkan|Menetapkan|Memasukkan|Menganggarkan|Menyusun|Menyiapkan|Merencanakan"
    r"|Menjadwalkan|Menambah|Mengalokasikan|Mendaftarkan|Menyelaraskan|Melengkapi|Menyelesaikan|Menyesuaikan)\b"
    rf"[^.;]{{0,120}}?\b(?:rencana\s+(?:kerja|kinerja|aksi|kebutuhan)|RKT|Renja|RKA|DIPA|DPA|anggaran|target|APBD|APBN"
    rf"|pada|untuk)\s+(?P<b>{_PART})(?:tahun\s+)(?:anggaran\s+)?(?P<y>20\d\d)\b"
)
_LOOKING_BACK = re.compile(
    r"\b(?:hasil|temuan|evaluasi|sejak|dimulai|dilaksanakan|seperti|sebagaimana|realisasi|capaian|dibanding\w*"
    r"|berdasarkan|menurut|terhadap|daripada|dari|yang|utang|tunggakan|sisa|data|laporan)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    rf"\b(?:bergeser|digeser|ditunda|tertunda|diundur|dialihkan|dijadwalkan\s+ulang)\s+(?:ke|sampai|hingga|menjadi)\s+"
    rf"(?:dengan\s+)?(?P<b>{_PART})(?:tahun\s+)?(?P<y>20\d\d)\b",
    re.IGNORECASE,
)


@rule("LK497", Severity.WARNING, "Rencana untuk masa yang sudah lewat")
def late_plans(subject: Subject) -> Iterator[Problem]:
    """Recommendations with a deadline, a budget or a year that was over; what moved backwards."""
    dokumen = subject.laporan.dokumen
    for text in texts(subject):
        if "20" not in text.prose or text.official or text.field.startswith("kantor.sejarah"):
            continue
        for start, words in _too_late(text, dokumen.tahun, dokumen.tanggal):
            yield problem(
                subject,
                text,
                start,
                f"“{words}” sudah lewat ketika laporan ini ditandatangani, "
                f"{format_date(dokumen.tanggal)}.",
                "Periksa tahunnya.",
                others=(("dokumen", "tanggal"),),
            )


def _too_late(text: Text, now: int, signed: date) -> Iterator[tuple[int, str]]:
    """What a text plans for a time that is over."""
    for sentence in kalimat(text.prose):
        if _PLANS & set(text.path):
            for match in _DEADLINE.finditer(sentence.isi):
                if last_day(int(match["y"])) < signed:
                    yield sentence.mulai + match.start(), flat(match.group())
            for match in _BUDGETED.finditer(sentence.isi):
                if int(match["y"]) < now and not _LOOKING_BACK.search(match.group()):
                    yield sentence.mulai + match.start("y"), flat(match.group())
        for match in _MOVED.finditer(sentence.isi):
            if int(match["y"]) < now:
                yield sentence.mulai + match.start(), flat(match.group())


# --- the order of events --------------------------------------------------------------------


@rule("LK498", Severity.WARNING, "Urutan kejadian tidak mungkin")
def order(subject: Subject) -> Iterator[Problem]:
    """Reports of a part of the year signed before it ended, and events told in a wrong order."""
    yield from _signed_early(subject)
    yield from _two_times(subject)
    for text in texts(subject):
        if text.field.startswith("kantor.sejarah"):
            for start, message in _backwards(text.prose):
                advice = "Periksa kedua tahun, atau urutkan kalimatnya menurut waktu."
                yield problem(subject, text, start, message, advice)


def _signed_early(subject: Subject) -> Iterator[Problem]:
    """A report of a quarter or half year is signed when that is over."""
    for number, row in enumerate(subject.laporan.pejabat):
        if row.dokumen != "laporan" or row.periode == TAHUNAN or row.tanggal is None:
            continue
        period = PeriodeLaporan(row.periode, row.tahun)
        if row.tanggal < period.akhir:
            yield Problem(
                ("pejabat", number, "tanggal"),
                f"Laporan {period.kecil} ditandatangani {format_date(row.tanggal)}, sebelum "
                f"masanya berakhir, {format_date(period.akhir)}.",
                "Periksa tanggalnya.",
                others=(("pejabat", number, "periode"),),
            )


_DAYS = re.compile(
    rf"(?<![\d.,/])(?P<d>\d{{1,2}}){UNTIL}(?P<d2>\d{{1,2}})\s+(?P<m>{MONTH})\s+(?P<y>{_YEAR})\b"
)
_NOT_THE_SAME = re.compile(
    r"\b(?:kedua|tahap|gelombang|ulang|perpanjang\w*|susulan|sebelumnya|lalu)\b", re.I
)


def _two_times(subject: Subject) -> Iterator[Problem]:
    """The days of a survey, told otherwise elsewhere in the same indicator."""
    told: dict[Path_, tuple[Text, tuple[str, ...], str]] = {}
    found = [
        (text, match)
        for text in texts(subject)
        if text.path[0] == "indikator"
        for match in _DAYS.finditer(text.prose)
    ]
    for text, match in found:
        if text.field == "indikator.pengukuran.waktu":
            told[text.path[:2]] = (text, match.groups(), flat(match.group()))
    for text, match in found:
        first = told.get(text.path[:2])
        if first is None or first[0] is text or _NOT_THE_SAME.search(text.prose):
            continue
        if match.groups() != first[1] and _is_slip(match.groups(), first[1]):
            yield problem(
                subject,
                text,
                match.start(),
                f"“{flat(match.group())}” berbeda dengan waktu pengukuran, {first[2]}.",
                "Samakan keduanya, atau terangkan dua pengukuran itu.",
                others=(first[0].path,),
            )


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two spans differ in one of first day, last day, month and year."""
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


_STORY_YEAR = re.compile(
    rf"\b(?P<kapan>pada\s+tahun|sejak\s+tahun|tahun|pada\s+tanggal\s+\d{{1,2}}\s+(?:{MONTH}))\s+(?P<y>{_YEAR})\b",
    re.IGNORECASE,
)
_REGULATION = re.compile(r"\b(?:[Nn]omor|[Nn]o\.)\s+\S+\s+$")
_GOES_ON = re.compile(
    r"\b(?:sekarang|kini|kemudian|selanjutnya|setelah\s+itu|sesudah\s+itu|sejak\s+itu|akhirnya)\b",
    re.I,
)
_LOOKS_BACK = re.compile(
    r"\b(?:sebelum\w*|semula|awalnya|dahulu|dulu|bekas|lama|peninggalan|warisan)\b", re.I
)


def _backwards(prose: str) -> Iterator[tuple[int, str]]:
    """A sentence of a history that goes on ("kini", "kemudian") with a year before the last one."""
    last = 0
    for sentence in kalimat(prose):
        years = [
            match
            for match in _STORY_YEAR.finditer(sentence.isi)
            if not _REGULATION.search(sentence.isi[: match.start()][-40:])
        ]
        if years and _GOES_ON.search(sentence.isi) and not _LOOKS_BACK.search(sentence.isi):
            first = years[0]
            if int(first["y"]) < last:
                message = f"Tahun {first['y']} diceritakan sesudah tahun {last}."
                yield sentence.mulai + first.start("y"), message
        last = max((int(match["y"]) for match in years), default=last)
