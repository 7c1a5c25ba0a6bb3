"""What is told to be targeted for a year or for the end of the plan, against the targets.

"Pada akhir periode jalan mantap ditargetkan 95 persen": the verb, the number and the year may stand
in any order, and the indicator is called by some of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.claims.target_indikator import TargetIndikator, targets_of_indicators
from lkjip_docgen.checks.logic.patterns import AMOUNT, Ucapan, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern

_ADVICE: Final = "Samakan dengan target pada renstra dan perjanjian kinerja."
_HOW: Final = (
    r"(?:\s+(?:akan|dapat|bisa|harus|terus|telah|secara|bertahap|naik|turun|meningkat|menurun|tumbuh"
    r"|ditetapkan))*"
    r"(?:\s+(?:mencapai|menjadi|sebesar|sebanyak|sejumlah|setinggi|hingga|sampai(?:\s+dengan)?|adalah|ialah"
    r"|yaitu|yakni|minimal|sedikitnya|paling\s+sedikit))*"
)
_SET = lazy_pattern(
    rf"\b(?:ditargetkan|menargetkan|target(?:nya)?)\b(?P<apa>[^.;:,\d]{{0,90}}?){_HOW}"
    rf"\s+(?P<n>{AMOUNT})",
    holds=("target", "menarget"),
)
_PLAN: Final = r"(?:renstra|rencana\s+strategis)"
_WHEN = lazy_pattern(
    r"\b(?P<tahun>20\d\d)\b"
    rf"|\b(?P<akhir>akhir\s+(?:(?:periode|masa)(?:\s+(?:berlaku|pelaksanaan))?(?:\s+{_PLAN})?|{_PLAN}))\b"
)
_TIME_ALONE = lazy_pattern(
    r"(?:pada|di|hingga|sampai|untuk|dalam|menjelang)\s[^,\d]*\s?(?:20\d\d)?"
)
_PER_SO_MANY = lazy_pattern(r"\bper\s+1\.?0{2,3}(?:\.000)*\b")
_NUMBER = lazy_pattern(AMOUNT)
_CHANGED_BY = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|tumbuh|bertambah|berkurang|kenaikan|penurunan)\s+"
    r"(?:(?:sebesar|sebanyak|sekitar|hanya|rata-rata)\s+)?$"
)
"""What makes a number the distance to a target."""
_OTHER_TARGET = lazy_pattern(
    r"\b(?:triwulan|semester|bulan\w*|nasional|provinsi|standar|usulan|diusulkan|mengusulkan|seharusnya"
    r"|sebaiknya|semestinya|perlu|agar|supaya|menaikkan|dinaikkan|menurunkan|diturunkan|ditinjau|semula"
    r"|awalnya|sebelum\w*|lama|tidak|belum|bukan|selisih|capaian|realisasi\w*|poin|rata-rata|kumulatif"
    r"|setiap|tiap|per|masing-masing|lebih|kurang|atas|bawah|rpjmd|rpjmn)\b"
)
"""What makes a target another one than that of the year, or the number no target."""
_WISHES: Final = ("rekomendasi", "langkah", "saran", "solusi", "upaya")
_ELSEWHERE: Final = (
    *("indikator.pembanding.", "indikator.riwayat.", "indikator.rencana_aksi.", "penghargaan."),
    *("bagian_tambahan.", "inovasi."),
)
_GENERIC: Final = roots(
    "target indikator kinerja tahun persen nilai angka sasaran akhir awal periode masa renstra"
    " rencana strategis jangka menengah dinas kantor badan pimpinan kabupaten kota daerah mencapai"
    " menjadi indeks sebesar bertahap secara meningkat menurun naik turun tumbuh menetapkan"
    " ditetapkan perjanjian ditargetkan menargetkan berlaku pelaksanaan persentase jumlah tingkat"
    " sedikitnya minimal"
)
_MANY: Final = 6


def targets_of_a_year(subject: Subject) -> Iterator[Problem]:
    """The numbers that are told as the target of a year, and are another one's."""
    for text, sentence in holding(counted(subject), "target", "menarget"):
        if text.field.startswith(_ELSEWHERE) or any(part in text.field for part in _WISHES):
            continue
        year = _year_told(subject, sentence)
        if year is not None:
            for match in _SET.finditer(sentence.isi):
                yield from _wrong(subject, text, sentence, match, year)


def _year_told(subject: Subject, sentence: Ucapan) -> int | None:
    """The only year that a sentence names, by its number or as the end of the plan."""
    told = {match["tahun"] or "akhir" for match in _WHEN.finditer(sentence.isi)}
    plan = subject.laporan.renstra
    last = str(plan.periode.akhir) if plan is not None else ""
    years = {last if one == "akhir" else one for one in told}
    return int(next(iter(years))) if len(years) == 1 and "" not in years else None


def _wrong(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], year: int
) -> Iterator[Problem]:
    begin, end = _clause(sentence.isi, match)
    clause = _PER_SO_MANY.sub(" ", sentence.isi[begin:end])
    if _OTHER_TARGET.search(clause) or _is_a_year(match):
        return
    if _CHANGED_BY.search(sentence.isi, 0, match.start("n")):
        return
    about = _meant(subject, text, clause)
    value = about.value(match["n"]) if about is not None else None
    if about is None or value is None:
        return
    allowed = about.of({year})
    if allowed and value not in allowed:
        known = in_a_row([angka(one) for one in sorted(allowed)][:_MANY])
        words = sentence.kutip(match, "n")
        message = f"“{words}” bukan target {about.nama} tahun {year} menurut data ({known})."
        start = sentence.mulai + match.start("n")
        yield problem(subject, text, start, message, _ADVICE, (("indikator", about.nomor),))


def _is_a_year(match: re.Match[str]) -> bool:
    return _WHEN.fullmatch(match["n"]) is not None


def _clause(words: str, match: re.Match[str]) -> tuple[int, int]:
    """The clause around a target, with a time of its own before its comma."""
    starts = [0, *(found.end() for found in CLAUSE.finditer(words, 0, match.start()))]
    end = CLAUSE.search(words, match.end())
    begin = starts[-1]
    if len(starts) > 1 and _TIME_ALONE.fullmatch(words[starts[-2] : begin].rstrip(", ")):
        begin = starts[-2]
    return begin, end.start() if end else len(words)


def _meant(subject: Subject, text: Text, clause: str) -> TargetIndikator | None:
    """The one indicator whose name has all telling words of a clause; of none, the section's."""
    known = targets_of_indicators(subject.laporan)
    said = roots(_NUMBER.sub(" ", _WHEN.sub(" ", clause))) - _GENERIC
    home = text.path[1] if text.path[0] == "indikator" else None
    if isinstance(home, int) and said - own_roots(subject) <= _words(known[home]):
        return known[home]
    for rest in (said, said - own_roots(subject)):
        fitting = [one for one in known if rest & one.akar and rest <= _words(one)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _words(about: TargetIndikator) -> Roots:
    """The words of a name, and those of its unit."""
    return about.akar | roots(about.satuan)
