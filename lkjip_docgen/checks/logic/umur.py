"""Years and the time between them: "delapan tahun kemudian", "berumur sepuluh tahun"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import (
    COUNT,
    MONTH,
    ORDINAL,
    ORDINALS,
    UNTIL,
    YEAR,
    Ucapan,
    Wrong,
    count,
    counted,
    each,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place

_ADVICE = "Periksa kedua tahun dan lamanya."
_MONTHS = MONTH.lower()
_A_YEAR = lazy_pattern(r"(?P<y>(?:19|20)(?<![\d.,/-]..)\d\d)(?![\d/-]|[.,]\d)", holds=("19", "20"))
_NOT_A_TIME = lazy_pattern(r"(?:\b(?:nomor|no\.)\s*\S*\s+tahun|\bnomor|/)\s*$")
_LATER = lazy_pattern(
    rf"(?P<n>{COUNT}|se)\s*tahun\s+(?P<arah>kemudian|berselang|setelahnya|sesudahnya|setelah\s+itu|sesudah\s+itu"
    rf"|berikutnya|sebelumnya|sebelum\s+itu),?\s+(?:yaitu\s+|yakni\s+|tepatnya\s+)?(?:pada\s+)?(?:awal\s+"
    rf"|akhir\s+|bulan\s+)?(?:(?:\d{{1,2}}\s+)?(?:{_MONTHS})\s+)?(?:tahun\s+)?(?P<y>{YEAR})\b"
)
_LASTING = lazy_pattern(
    rf"(?:\bselama\s+)?(?P<n>{COUNT})\s+tahun,?\s*(?:\(|,?\s*(?:dari|sejak|yaitu|yakni|antara)\s+)(?:tahun\s+)?"
    rf"(?P<y>{YEAR}){UNTIL}(?:dengan\s+)?(?:tahun\s+)?(?P<y2>{YEAR})\b"
)
_LASTED = lazy_pattern(
    rf"\b(?:dari|sejak|antara|tahun)\s+(?:tahun\s+)?(?P<y>{YEAR}){UNTIL}(?:dengan\s+)?(?:tahun\s+)?"
    rf"(?P<y2>{YEAR}),?\s+(?:atau\s+)?selama\s+(?P<n>{COUNT})\s+tahun\b"
)
_AGED = lazy_pattern(
    rf"\b(?:berumur|berusia|umurnya|usianya)\s+(?:(?:lebih\s+dari|kurang\s+dari|sekitar|hampir|genap)\s+)?"
    rf"(?P<n>{COUNT})\s+tahun\b",
    holds=("berumur", "berusia", "umurnya", "usianya"),
)
_ROUGHLY = lazy_pattern(r"\b(?:lebih|kurang|sekitar|hampir)\b")
_BUILT = lazy_pattern(
    r"\b(?:selesai|dibangun|berdiri|didirikan|dibentuk|diresmikan|dibeli|dibuat|dipasang|lahir|mulai\s+bekerja"
    r"|diadakan|diperoleh)\b"
)
_NOW = lazy_pattern(r"\b(?:kini|sekarang|saat\s+ini)\b")


@rule("LK493", Severity.WARNING, "Umur atau selisih tahun tidak mungkin")
def years_apart(subject: Subject) -> Iterator[Problem]:
    """Two years and the time said to lie between them; ages that nothing reaches."""
    now = subject.laporan.dokumen.tahun
    known: tuple[object, list[int]] = (None, [])
    last: tuple[object, Ucapan | None] = (None, None)
    for text, sentence in counted(subject):
        earlier = known[1] if known[0] is text else []
        before, last = (last[1] if last[0] is text else None), (text, sentence)
        if "tahun" in sentence.isi:
            found = [*_apart(sentence, earlier), *_aged(sentence, now), *_known_years(sentence)]
            found += _aged_since(text, before, sentence, now) if before is not None else []
            for start, message in found:
                at = sentence.mulai + start
                yield problem(subject, text, at, message, _ADVICE, _other_years(subject, text, at))
        may_name_one = "20" in sentence.isi or "19" in sentence.isi
        known = text, (may_name_one and _years(sentence.isi)) or earlier


def _other_years(subject: Subject, text: Text, at: int) -> tuple[Place, ...]:
    """The places of the year before what is told at a position, and of the first one behind."""
    before = [match.start() for match in _A_YEAR.finditer(text.prose, 0, at)][-1:]
    behind = _A_YEAR.search(text.prose, at)
    starts = [*before, *([behind.start()] if behind else [])]
    places = (place_of(subject, text, start) for start in starts)
    return tuple(place for place in places if place is not None)


def _years(words: str) -> list[int]:
    """The years that words tell of, those of regulations left out."""
    return [
        int(match["y"])
        for match in _A_YEAR.finditer(words)
        if not _NOT_A_TIME.search(words[max(0, match.start() - 40) : match.start()])
    ]


def _apart(sentence: Ucapan, earlier: list[int]) -> Iterator[tuple[int, str]]:
    """ "Pada tahun 1913 …; delapan tahun kemudian, pada tahun 1921": and spans."""
    words = sentence.isi
    loose = 1 if re.search(rf"\b(?:{_MONTHS}|awal|akhir)\b", words) else 0
    for match in each(_LATER, sentence, "kemudian", "itu", "nya", "selang"):
        before = _years(words[: match.start()]) or earlier
        if not before or _ROUGHLY.search(words[: match.start()][-20:]):
            continue
        told = 1 if match["n"] == "se" else count(match["n"])
        true = int(match["y"]) - before[-1]
        if match["arah"].startswith("sebelum"):
            true = -true
        if abs(true - told) > loose:
            way = f"{before[-1]} dan {match['y']} berselisih {abs(true)} tahun"
            yield match.start(), f"“{sentence.kutip(match)}”: {way}."
    for pattern in (_LASTING, _LASTED):
        for match in each(pattern, sentence, "selama", "tahun"):
            true = int(match["y2"]) - int(match["y"])
            if true >= 0 and count(match["n"]) not in (true, true + 1):
                yield match.start(), f"“{sentence.kutip(match)}”: lamanya {true} tahun."


# --- ages -----------------------------------------------------------------------------------

_DEVICES = lazy_pattern(
    r"\b(?:kamera|komputer|laptop|pencetak|printer|peladen|server|aplikasi|jaringan|genset|pendingin|mesin"
    r"|alat|peralatan|pemindai|telepon|monitor|perangkat)\b"
)
_VEHICLES = lazy_pattern(r"\b(?:mobil|kendaraan|sepeda\s+motor|kapal|ambulans|perahu)\b")
_STAFF = lazy_pattern(r"\b(?:pegawai|petugas|asn|pns|bidan|dokter|perawat|pejabat|guru)\b")
_OLDEST = ((_DEVICES, 50, "alat"), (_VEHICLES, 80, "kendaraan"), (_STAFF, 75, "pegawai"))
"""Ages that no device, vehicle or employee in service has; the highest age of service is 70."""


def _aged(sentence: Ucapan, now: int) -> Iterator[tuple[int, str]]:
    """Ages against the years in their sentence, and against what can be."""
    words = sentence.isi
    for match in each(_AGED, sentence, "umur", "usia"):
        told, before = count(match["n"]), words[: match.start()]
        span = _lived(before, now)
        if span is not None and not _ROUGHLY.search(match.group()):
            if not span - 1 <= told <= span:
                yield match.start(), f"“{sentence.kutip(match)}”: menurut tahunnya {span} tahun."
            continue
        for pattern, oldest, what in _OLDEST:
            if told > oldest and pattern.search(before[-120:]):
                yield match.start(), f"“{sentence.kutip(match)}” tidak mungkin bagi {what}."
                break


def _aged_since(text: Text, before: Ucapan, sentence: Ucapan, now: int) -> Iterator[Wrong]:
    """ "Dibentuk pada tahun 2016. Pada akhir tahun laporan usianya enam tahun."."""
    match = next(each(_AGED, sentence, "umurnya", "usianya"), None)
    if match is None or _ROUGHLY.search(match.group()) or not _BUILT.search(before.isi):
        return
    opening = _AT_THE_END.fullmatch(sentence.isi[: match.start()])
    between = text.prose[before.mulai + len(before.isi) : sentence.mulai]
    years = _years(before.isi)
    if opening is None or between.strip() or len(years) != 1:
        return
    at = int(opening["y"] or now)
    told, span = count(match["n"]), at - years[0]
    if span >= 0 and not span - 1 <= told <= span:
        yield match.start(), f"“{sentence.kutip(match)}”: menurut tahunnya {span} tahun."


_AT_THE_END = lazy_pattern(
    r"\W*(?:(?:pada|sampai|hingga)\s+)?(?:akhir\s+)?(?:tahun\s+(?:laporan|pelaporan|ini|anggaran\s+ini)"
    rf"|tahun\s+(?P<y>{YEAR})|kini|sekarang|saat\s+ini)(?:\s+ini)?,?\s+(?:maka\s+)?"
)
"""What alone stands before an age that is told of the thing of the sentence before it."""


def _lived(before: str, now: int) -> int | None:
    """The years between what the words before an age tell of; None where they do not tell."""
    years = _years(before)
    if not years or not _BUILT.search(before):
        return None
    if len(years) == 2:
        return years[1] - years[0]
    return now - years[0] if len(years) == 1 and _NOW.search(before) else None


# --- years that everybody knows ----------------------------------------------------------------

_MEDIUM_PLAN = lazy_pattern(
    r"\b(?:rpjmn|rencana\s+pembangunan\s+jangka\s+menengah\s+nasional(?:\s+\(rpjmn\))?)\s+"
    rf"(?P<ke>{ORDINAL})\b(?P<antara>[^.;\d]{{0,40}}?)\b(?P<y>20\d\d)(?:\s?[–-]\s?(?P<y2>20\d\d))?"
)
_INDEPENDENCE = lazy_pattern(
    r"\b(?:kemerdekaan|proklamasi)(?:\s+(?:republik\s+)?indonesia)?\s+(?:pada\s+)?"
    rf"(?:tanggal\s+17\s+agustus\s+)?(?:tahun\s+)?(?P<y>{YEAR})\b"
)
_FIRST_PLAN = 2005
"""The first national medium-term plan of the long-term plan 2005–2025 (Law 17 of 2007)."""


def _known_years(sentence: Ucapan) -> Iterator[tuple[int, str]]:
    """The independence, and the periods of the national medium-term plans until 2024."""
    for match in each(_INDEPENDENCE, sentence, "kemerdekaan", "proklamasi"):
        if match["y"] != "1945":
            yield match.start(), f"“{sentence.kutip(match)}”: kemerdekaan pada tahun 1945."
    for match in each(_MEDIUM_PLAN, sentence, "rpjmn", "jangka menengah"):
        number = ORDINALS[match["ke"]]
        begin = _FIRST_PLAN + 5 * (number - 1)
        if number > 4 or int(match["y"]) > 2025:
            continue
        ends = "berakhir" in match["antara"]
        allowed = {begin + 4} if ends else set(range(begin, begin + 5))
        if int(match["y"]) not in allowed or (match["y2"] and int(match["y2"]) != begin + 4):
            yield match.start(), f"RPJMN {match['ke']} berlaku tahun {begin}–{begin + 4}."
