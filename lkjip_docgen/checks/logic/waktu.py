"""Documents and events in their order: numbers and dates, plans, reports before their end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.logic.patterns import MONTH, ORDINALS, YEAR, flat, last_day
from lkjip_docgen.checks.logic.tanggal_dokumen import days_of_documents
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date, parse_month
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_NUMBERED = lazy_pattern(
    rf"\b[Nn]omor\s+(?P<nomor>\S+)(?:\s+[Tt]ahun\s+(?P<y>{YEAR}))?,?\s+(?:[Tt]er)?[Tt]anggal\s+\d{{1,2}}\s+"
    rf"(?:{MONTH})\s+(?P<y2>{YEAR})\b"
)
_YEAR_OF_NUMBER = lazy_pattern(rf"(?<=[/.-]){YEAR}(?=[/.-]|,?$)")
_LAST_YEAR = lazy_pattern(r"(?<=[\w)]/)(?<!\b20\d\d/)(?P<y>20\d\d)(?![\w/-])")
"""The year at the end of a number; 2026/2027 is a school year or a season."""


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
    yield from _plans_of_the_year(subject, advice)
    yield from days_of_documents(subject)


def _plans_of_the_year(subject: Subject, advice: str) -> Iterator[Problem]:
    """The decree on the plan of a year with a number of a later one."""
    for n, plan in enumerate(subject.laporan.rencana_kinerja):
        years = [int(match["y"]) for match in _LAST_YEAR.finditer(plan.penetapan or "")]
        if years and max(years) > plan.tahun:
            yield Problem(
                ("rencana_kinerja", n, "penetapan"),
                f"Rencana kinerja {plan.tahun} ditetapkan dengan nomor tahun {max(years)}.",
                advice,
                others=(("rencana_kinerja", n, "tahun"),),
            )


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
_DEADLINE = lazy_pattern(
    "(?i)"
    rf"\b(?:sebelum|paling\s+lambat|selambat-lambatnya|paling\s+lama)\s+(?:pada\s+)?(?:tanggal\s+)?(?P<b>{_PART})"
    rf"(?:tahun\s+)?(?P<y>20\d\d)\b"
)
_BUDGETED = lazy_pattern(
    r"\b(?:Mengusulkan|Menaikkan|Menurunkan|Menetapkan|Memasukkan|Menganggarkan|Menyusun|Menyiapkan|Merencanakan"
    r"|Menjadwalkan|Menambah|Mengalokasikan|Mendaftarkan|Menyelaraskan|Melengkapi|Menyelesaikan|Menyesuaikan)\b"
    rf"[^.;]{{0,120}}?\b(?:rencana\s+(?:kerja|kinerja|aksi|kebutuhan)|RKT|Renja|RKA|DIPA|DPA|anggaran|target|APBD|APBN"
    rf"|pada|untuk)\s+(?P<b>{_PART})(?:tahun\s+)(?:anggaran\s+)?(?P<y>20\d\d)\b"
)
_NEXT_STEPS = frozenset({"rekomendasi", "saran", "langkah"})
"""Parts that tell what is to be done from now on."""
_TO_DO = lazy_pattern(
    r"^\W*(?:(?:Pada\s+(?:[a-zIV]+\s+){0,4}20\d\d,?\s+)?[Mm]e[a-z]+|Agar|Perlu\w*|[A-Z]\w+[^.;]{0,120}?\b(?:ditambah|dinaikkan|ditingkatkan|disediakan"
    r"|diusulkan|dilengkapi|diselesaikan|dilanjutkan|dibangun|diperbaiki|dilaksanakan|dialokasikan))\b"
)
"""How a step that is still to be taken begins."""
_IN_YEAR = lazy_pattern(
    rf"\b(?:(?:[Pp]ada|dalam|mulai|untuk|selama)\s+(?:{_PART})(?:tahun\s+)?(?:anggaran\s+)?"
    r"|^\W*Anggaran\b[^.;]{0,60}?\btahun\s+)(?P<y>20\d\d)\b(?!\s?[–/-]\s?20)"
)
_PLANNED = lazy_pattern(
    rf"\b(?:akan|direncanakan|dijadwalkan|ditargetkan|diharapkan|diperkirakan)\s+(?:[a-z]+\s+){{0,4}}?"
    rf"(?:pada|dalam|sebelum|mulai|paling\s+lambat)\s+(?P<b>{_PART})(?:tahun\s+)?(?:anggaran\s+)?(?P<y>20\d\d)\b"
)
_FORMERLY = lazy_pattern(
    "(?i)"
    r"\b(?:semula|awalnya|mula-mula|sebelum\w*|dahulu|dulu|tertunda|ditunda|batal|dibatalkan|gagal|rencana"
    r"|ternyata|namun|tetapi|belum|seharusnya|bergeser|digeser|diundur|saat\s+itu|ketika\s+itu)\b"
)
"""Words that make a plan one of then."""
_YEAR_FIRST = lazy_pattern(
    rf"\b[Pp]ada\s+(?P<b>{_PART})(?:tahun\s+)?(?P<y>20\d\d)\s+(?:[A-Za-z]+\s+){{0,3}}?akan\s"
)
_LOOKING_BACK = lazy_pattern(
    "(?i)"
    r"\b(?:hasil|temuan|evaluasi|sejak|dimulai|dilaksanakan|seperti|sebagaimana|realisasi|capaian|dibanding\w*"
    r"|berdasarkan|menurut|terhadap|daripada|dari|yang|utang|tunggakan|sisa|data|laporan)\b"
)
_MOVED = lazy_pattern(
    "(?i)"
    rf"\b(?:bergeser|digeser|ditunda|tertunda|diundur|dialihkan|dijadwalkan\s+ulang)\s+(?:ke|sampai|hingga|menjadi)\s+"
    rf"(?:dengan\s+)?(?P<b>{_PART})(?:tahun\s+)?(?P<y>20\d\d)\b"
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
        yield from _plans_in_force(subject, text)


_PREPARED = lazy_pattern(
    "(?i)"
    r"\b(?:menyusun|penyusunan|menyiapkan|mempersiapkan|penyiapan|persiapan|merumuskan|perumusan)\s+"
    r"(?:(?:rancangan|dokumen|naskah|draf|konsep)\s+){0,2}(?:Rencana\s+Strategis|Renstra)\s+"
    r"(?:(?:Dinas|Kantor|Badan|Kementerian|Direktorat\s+Jenderal)\s+(?:\w+\s+){0,3}?)?(?:periode\s+)?(?:Tahun\s+)?"
    r"(?P<y>20\d\d)\s?[–-]\s?20\d\d\b"
)
_TO_COME = lazy_pattern(
    "(?i)"
    r"\b(?:pada\s+tahun\s+(?:depan|mendatang|berikutnya)|tahun\s+depan|akan|mendatang)\b"
)
_OF_THEN = lazy_pattern(
    "(?i)"
    r"\b(?:semula|sebelum\w*|dahulu|dulu|seperti|sebagaimana|ketika|saat|pengalaman|pelajaran|hasil|sejak|lalu"
    r"|evaluasi|reviu|telah|sudah)\b"
)


def _plans_in_force(subject: Subject, text: Text) -> Iterator[Problem]:
    """ "Tahun depan kantor menyusun Rencana Strategis 2020–2024" in the report of 2023."""
    now = subject.laporan.dokumen.tahun
    if not text.holds("renstra", "strategis"):
        return
    for sentence in kalimat(text.prose):
        match = _PREPARED.search(sentence.isi)
        if match is None or int(match["y"]) >= now or _OF_THEN.search(sentence.isi):
            continue
        if _TO_COME.search(sentence.isi, 0, match.start()) or _NEXT_STEPS & set(text.path):
            message = f"“{flat(match.group())}” masih akan dikerjakan menurut teks ini, padahal "
            message += f"berlaku sejak tahun {match['y']}."
            start = sentence.mulai + match.start()
            yield problem(subject, text, start, message, "Periksa tahunnya.", others=_plan(subject))


def _plan(subject: Subject) -> tuple[Path_, ...]:
    return (("renstra", "periode"),) if subject.laporan.renstra is not None else ()


def _too_late(text: Text, now: int, signed: date) -> Iterator[tuple[int, str]]:
    """What a text plans for a time that is over."""
    for sentence in kalimat(text.prose):
        if _PLANS & set(text.path):
            for match in _DEADLINE.finditer(sentence.isi):
                if last_day(int(match["y"])) < signed:
                    yield sentence.mulai + match.start(), flat(match.group())
            for match in _BUDGETED.finditer(sentence.isi):
                is_over = last_day(int(match["y"])) < signed
                if is_over and not _LOOKING_BACK.search(match.group()):
                    yield sentence.mulai + match.start("y"), flat(match.group())
        for match in _MOVED.finditer(sentence.isi):
            if int(match["y"]) < now:
                yield sentence.mulai + match.start(), flat(match.group())
        if (start := _still_planned(text, sentence.isi, signed)) is not None:
            yield sentence.mulai + start, f"tahun {sentence.isi[start : start + 4]}"


def _still_planned(text: Text, sentence: str, signed: date) -> int | None:
    """Where the year stands of a step still to be taken, or of a plan, when that time is over."""
    if _NEXT_STEPS & set(text.path) and _TO_DO.search(sentence) is not None:
        match = _IN_YEAR.search(sentence)
        back = _LOOKING_BACK.search(sentence) or _FORMERLY.search(sentence)
        if match is not None and last_day(int(match["y"])) < signed and back is None:
            return match.start("y")
    match = _PLANNED.search(sentence) or _YEAR_FIRST.search(sentence)
    if match is None or _FORMERLY.search(sentence) or _end_of(match) >= signed:
        return None
    return match.start("y")


def _end_of(match: re.Match[str]) -> date:
    """The last day of the month that a plan names with its year, else of the year."""
    month = next((word for word in match["b"].split() if word in MONTHS), MONTHS[-1])
    return last_day(int(match["y"]), parse_month(month))
