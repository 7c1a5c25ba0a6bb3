"""The order of events: reports and agreements, surveys told twice, histories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.logic.patterns import MONTH, UNTIL, YEAR, flat
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date
from lkjip_docgen.model import TAHUNAN, PeriodeLaporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_


@rule("LK498", Severity.WARNING, "Urutan kejadian tidak mungkin")
def order(subject: Subject) -> Iterator[Problem]:
    """Reports of a part of the year signed before it ended, and events told in a wrong order."""
    yield from _signed_early(subject)
    yield from _before_its_budget(subject)
    yield from _two_times(subject)
    yield from _two_months(subject)
    yield from _told_twice(subject)
    for text in texts(subject):
        if text.field.startswith("kantor.sejarah"):
            found = [
                *_backwards(text.prose),
                *_to_come(text.prose, subject.laporan.dokumen.tanggal),
            ]
            for start, message in found:
                advice = "Periksa tahunnya, atau urutkan kalimatnya menurut waktu."
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


def _before_its_budget(subject: Subject) -> Iterator[Problem]:
    """An agreement cannot hold a budget that was not yet there."""
    versions = {
        row.kode: (number, row)
        for number, row in enumerate(subject.laporan.anggaran.versi)
        if row.tanggal is not None
    }
    for number, agreement in enumerate(subject.laporan.perjanjian_kinerja):
        at, version = versions.get(agreement.anggaran or "", (0, None))
        if version is None or version.tanggal is None or agreement.tanggal is None:
            continue
        if agreement.tanggal < version.tanggal:
            yield Problem(
                ("perjanjian_kinerja", number, "tanggal"),
                f"Perjanjian kinerja bertanggal {format_date(agreement.tanggal)} memuat "
                f"{version.nama}, yang bertanggal {format_date(version.tanggal)}.",
                "Periksa kedua tanggal, atau versi anggarannya.",
                others=(("anggaran", "versi", at, "tanggal"),),
            )


_DAYS = lazy_pattern(
    rf"(?<![\d.,/])(?P<d>\d{{1,2}}){UNTIL}(?P<d2>\d{{1,2}})\s+(?P<m>{MONTH})\s+(?P<y>{YEAR})\b"
)
_NOT_THE_SAME = lazy_pattern(
    "(?i)"
    r"\b(?:kedua|tahap|gelombang|ulang|perpanjang\w*|susulan|sebelumnya|lalu)\b"
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
        days = match.groups()
        if days != first[1] and (_is_slip(days, first[1]) or _overlap(days, first[1])):
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


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two spans of one month share some days, and each has days of its own."""
    if one[2:] != other[2:]:
        return False
    (first, last), (begin, end) = (map(int, span[:2]) for span in (one, other))
    return first < begin <= last < end or begin < first <= end < last


_WHEN = ("indikator.pengukuran.waktu", "indikator.pengukuran.sumber_hasil")
_ONE_MONTH = lazy_pattern(rf"\b(?:pada|bulan)\s+(?:bulan\s+)?(?P<m>{MONTH})\b")
_ANY_MONTH = lazy_pattern(rf"\b(?:{MONTH})\b")


def _two_months(subject: Subject) -> Iterator[Problem]:
    """The month of a yearly measurement, told otherwise for one quarter of the same indicator."""
    told: defaultdict[Path_, list[tuple[Text, int, str]]] = defaultdict(list)
    for text in texts(subject):
        if not (text.field in _WHEN or text.field.startswith("indikator.triwulan.realisasi.")):
            continue
        found = list(_ONE_MONTH.finditer(text.prose))
        if len(found) == 1 == len(_ANY_MONTH.findall(text.prose)):
            told[text.path[:2]].append((text, found[0].start("m"), found[0]["m"]))
    for rows in told.values():
        (usual, times), *others = Counter(month for *_, month in rows).most_common()
        for text, start, month in rows if others and times > 1 else ():
            if month != usual:
                first = next(row[0] for row in rows if row[2] == usual)
                message = f"{month} berbeda dengan {usual} pada isian lain indikator ini."
                yield problem(
                    subject, text, start, message, "Samakan bulannya.", others=(first.path,)
                )


_EVENT = lazy_pattern(
    rf"(?P<apa>(?:\b[a-z]+\s+){{4,6}})pada\s+(?:bulan|tanggal)\s+(?P<kapan>(?:\d{{1,2}}\s+)?(?:{MONTH})\s+20\d\d)\b"
)
_WORDS_OF_AN_EVENT = 4


def _told_twice(subject: Subject) -> Iterator[Problem]:
    """One event, told in the same four words or more, with two dates."""
    first: dict[str, tuple[Text, str]] = {}
    for text in texts(subject):
        if "pada" not in text.lowered or "20" not in text.prose:
            continue
        for match in _EVENT.finditer(text.prose):
            event = " ".join(match["apa"].split()[-_WORDS_OF_AN_EVENT:])
            other, when = first.setdefault(event, (text, flat(match["kapan"])))
            told = flat(match["kapan"])
            if told != when and told.split()[-2] == when.split()[-2]:
                yield problem(
                    subject,
                    text,
                    match.start("kapan"),
                    f"“{event} pada {told}” di tempat lain bertanggal {when}.",
                    "Samakan keduanya, atau bedakan kedua kejadian itu.",
                    others=(other.path,),
                )


_STORY_YEAR = lazy_pattern(
    "(?i)"
    rf"\b(?P<kapan>pada\s+tahun|sejak\s+tahun|tahun|pada\s+tanggal\s+\d{{1,2}}\s+(?:{MONTH})"
    r"|(?:di|ter|ber)(?:resmikan|bentuk|diri|dirikan|bangun|rehabilitasi|renovasi|tempati|pindahkan"
    r"|ubah|lebur|gabung|operasi|mulai)(?:\s+(?:pada|sejak))?)"
    rf"\s+(?P<y>{YEAR})\b(?!\s*[–-]\s*\d)"
)
_REGULATION = lazy_pattern(r"\b(?:[Nn]omor|[Nn]o\.)\s+\S+\s+$")
_GOES_ON = lazy_pattern(
    "(?i)"
    r"\b(?:sekarang|kini|kemudian|selanjutnya|setelah\s+itu|sesudah\s+itu|sejak\s+itu|akhirnya)\b"
)
_LOOKS_BACK = lazy_pattern(
    "(?i)"
    r"\b(?:sebelum\w*|semula|awalnya|dahulu|dulu|bekas|lama|peninggalan|warisan)\b"
)


def _backwards(prose: str) -> Iterator[tuple[int, str]]:
    """A sentence of a history that goes on ("kini", "kemudian") with a year before the last one.

    "Pada tahun 1913 ..., delapan tahun kemudian ..." goes on inside the sentence itself.
    """
    last = 0
    for sentence in kalimat(prose):
        years = [
            match
            for match in _STORY_YEAR.finditer(sentence.isi)
            if not _REGULATION.search(sentence.isi[: match.start()][-40:])
        ]
        until = years[0].start() if years else 0
        if years and _GOES_ON.search(sentence.isi[:until]) and not _LOOKS_BACK.search(sentence.isi):
            first = years[0]
            if int(first["y"]) < last:
                message = f"Tahun {first['y']} diceritakan sesudah tahun {last}."
                yield sentence.mulai + first.start("y"), message
        last = max((int(match["y"]) for match in years), default=last)


_PLANNED = lazy_pattern(
    r"(?i)\b(?:akan|\w*rencana\w*|\w*target\w*|hingga|sampai|menuju|menjelang|visi|berlaku|masa|periode"
    r"|diharapkan|dijadwalkan|paling\s+lambat)\b"
)


def _to_come(prose: str, signed: date) -> Iterator[tuple[int, str]]:
    """A history that tells of a year after the report."""
    for sentence in kalimat(prose):
        for match in _STORY_YEAR.finditer(sentence.isi):
            before = sentence.isi[: match.start()][-40:]
            if int(match["y"]) <= signed.year or _REGULATION.search(before):
                continue
            if _PLANNED.search(sentence.isi) is None:
                message = f"Tahun {match['y']} sesudah tanggal laporan, {format_date(signed)}."
                yield sentence.mulai + match.start("y"), message
