"""Rise and fall inside a sentence: the verb against the two numbers it joins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import (
    AMOUNT,
    COUNT,
    Ucapan,
    amount,
    count,
    counted,
    holding,
    same_kind,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE = "Periksa kedua angka itu dan urutannya, atau perbaiki katanya."
_FALLS = (
    r"turun|menurun|berkurang|merosot|menyusut|susut|disederhanakan|diringkas|dipangkas|diciutkan|digabung"
    r"|dilebur|dikurangi|ditekan|dipersingkat|diperpendek|diturunkan|penurunan|pengurangan|penyusutan"
    r"|menurunkan|mengurangi|memangkas|mempersingkat|memperpendek|menekan|menyederhanakan"
)
_RISES = (
    r"naik|meningkat|bertambah|ditambah|ditingkatkan|dinaikkan|tumbuh|melonjak|diperbanyak|kenaikan"
    r"|peningkatan|penambahan|menaikkan|meningkatkan|menambah"
)
_TIMES = frozenset({"detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun"})
_SPAN = r"(?:(?:pada\s+)?\(?(?:tahun\s+)?(?:19|20)\d\d\)?)?"
_FROM_TO = lazy_pattern(
    rf"\b(?:(?P<turun>{_FALLS})|(?P<naik>{_RISES}))\b(?P<antara>[^.;:\d]{{0,70}}?)\bdari\s+"
    rf"(?:rata-rata\s+|sekitar\s+|semula\s+)?(?P<a>{AMOUNT})(?P<sa>(?:\s+(?!menjadi\b)[a-z]+){{0,4}})\s*"
    rf"{_SPAN}(?:\s+(?!menjadi\b)[a-z]+){{0,3}}\s+menjadi\s+(?:hanya\s+|sekitar\s+|rata-rata\s+)?"
    rf"(?P<b>{AMOUNT})(?P<sb>(?:\s+[a-z]+)?)",
    holds="dari",
)
_MADE = lazy_pattern(
    rf"(?P<a>{AMOUNT})(?P<sa>(?:\s+[a-z]+){{1,3}}?)\s+(?:(?:telah|sudah|kemudian|akan)\s+)?"
    rf"(?:(?P<turun>{_FALLS})|(?P<naik>{_RISES}|berkembang|dikembangkan|dimekarkan))\s+menjadi\s+"
    rf"(?P<b>{AMOUNT})(?P<sb>(?:\s+[a-z]+)?)"
)
_RANKS = lazy_pattern(
    r"\b(?:peringkat|ranking|rangking|urutan|juara|kelas|golongan|posisi|tipe|eselon|grade|minus)\b"
)
"""What is better the smaller its number."""
_DENIED = lazy_pattern(
    r"\b(?:tidak|belum|bukan|tanpa|mencegah|menahan|menghindari)\s+(?:\w+\s+){0,3}$"
)
_MOVES = lazy_pattern(rf"\b(?:{_FALLS}|{_RISES})\b")
"""A verb behind the first, of which the numbers are: "turun, tetapi rujukan naik dari …"."""
_BY_MEANS = lazy_pattern(
    r"\b(?:dengan|karena|sehingga|melalui|berkat|waktu|lama|durasi|masa|sedangkan|sementara|tetapi"
    r"|namun|dan|serta|untuk|agar|yang)\b|,"
)
"""Words behind a verb of rising that make the numbers those of something else."""


@rule("LK491", Severity.WARNING, "Naik atau turun bertentangan dengan kedua angkanya")
def directions(subject: Subject) -> Iterator[Problem]:
    """ "turun dari 2 jam menjadi 5 jam", "84 program disederhanakan menjadi 428"."""
    for text, sentence in holding(counted(subject), "menjadi"):
        for start, message in _wrong_ways(sentence):
            yield problem(subject, text, sentence.mulai + start, message, _ADVICE)
    yield from _wishes(subject)


def _wrong_ways(sentence: Ucapan) -> Iterator[tuple[int, str]]:
    """Where a verb says the contrary of its numbers."""
    for pattern in (_FROM_TO, _MADE):
        for match in pattern.finditer(sentence.isi):
            if _may_be_otherwise(sentence.isi, match):
                continue
            first, last = amount(match["a"]), amount(match["b"])
            if first is None or last is None or not same_kind(first, last):
                continue
            rises = last.nilai > first.nilai
            if last.nilai != first.nilai and rises != bool(match["naik"]):
                yield (
                    match.start(),
                    f"“{sentence.kutip(match)}”: angkanya {'naik' if rises else 'turun'}.",
                )


def _may_be_otherwise(words: str, match: re.Match[str]) -> bool:
    """Whether a sentence denies or ranks, or its numbers are of different things."""
    first, last = _time_unit(match["sa"]), _time_unit(match["sb"])
    if first and last and first != last:
        return True
    between = match.groupdict().get("antara") or ""
    if _MOVES.search(between):
        return True
    if match["naik"] and ((first or last) or _BY_MEANS.search(between)):
        return True
    before = words[max(0, match.start() - 60) : match.start()]
    return bool(_RANKS.search(before + match.group()) or _DENIED.search(before))


def _time_unit(words: str) -> str:
    """The unit of time that stands first behind a number; "" where none stands."""
    first = words.split()[:1]
    return first[0] if first and first[0] in _TIMES else ""


# --- a wish against what there is -------------------------------------------------------

_WISH = lazy_pattern(
    rf"\b(?:menambah|meningkatkan|menaikkan|memperbesar|memperluas)\b(?P<hal>[^.;:\d]{{5,90}}?)\s+menjadi\s+"
    rf"(?P<n>{COUNT})\s+(?P<satuan>[a-z]+)",
    holds=("memperbesar", "memperluas", "menaikkan", "menambah", "meningkatkan"),
)
_NOW = lazy_pattern(
    rf"\b(?:hanya|baru|sekarang|kini|saat\s+ini)\s+(?:dapat\s+|mampu\s+)?"
    rf"(?P<kata>[a-z]+\s+)?(?P<n>{COUNT})\s+(?P<satuan>[a-z]+)"
)
_WORD = lazy_pattern(r"[a-z]{5,}")
_COMMON = 2
"""Words that a wish and a statement share when they speak of the same thing."""


def _wishes(subject: Subject) -> Iterator[Problem]:
    """ "Menambah daya tampung menjadi 6 ibu" where the same section tells of eight now."""
    known: dict[Path_, list[tuple[Text, Ucapan, re.Match[str]]]] = {}
    wishes = []
    for text, sentence in holding(counted(subject), "hanya", "baru", "kini", "sekarang"):
        for match in _NOW.finditer(sentence.isi):
            known.setdefault(text.path[:2], []).append((text, sentence, match))
    for text, sentence in holding(counted(subject), "menjadi"):
        wishes += [(text, sentence, match) for match in _WISH.finditer(sentence.isi)]
    for text, sentence, wish in wishes:
        for other, told, now in known.get(text.path[:2], []):
            if not _same_thing(wish, told, now) or count(wish["n"]) > count(now["n"]):
                continue
            yield problem(
                subject,
                text,
                sentence.mulai + wish.start(),
                f"“{sentence.kutip(wish)}” bukan penambahan: sekarang "
                f"“{told.kutip(now, 'n')} {now['satuan']}”.",
                _ADVICE,
                others=(other.path,),
            )


def _same_thing(wish: re.Match[str], told: Ucapan, now: re.Match[str]) -> bool:
    """Whether a wish and a statement count the same, of the same thing."""
    words = set(_WORD.findall(wish["hal"]))
    common = words & set(_WORD.findall(told.isi))
    return now["satuan"] == wish["satuan"] and len(common) >= _COMMON
