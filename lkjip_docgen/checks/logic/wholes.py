"""Counts that several texts or the data tell: wholes, staff, and the same count with two values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import (
    COUNT,
    Ucapan,
    count,
    counted,
    counted_things,
    flat,
    holding,
)
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Persentase
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE = "Periksa angka itu, atau datanya."
_OF_ALL = lazy_pattern(
    rf"\bdari\s+(?P<semua>{COUNT})\s+(?P<benda>[a-z]+)(?P<lanjut>\s+[a-z]+|\s*[.,;)]|$)"
)
_LONG_WORD = lazy_pattern(r"[a-z]{5,}")


def wholes_of_indicators(subject: Subject) -> Iterator[Problem]:
    """ "26 dari 41 kematian" in the texts of an indicator that counts 14.

    A whole that is narrowed down ("145 persalinan di luar fasilitas") may be any number; it is
    a slip where it has the digits of a known one in another order.
    """
    known = dict(_known_wholes(subject))
    for text, sentence in holding(counted(subject), "dari ") if known else ():
        if text.path[0] != "indikator" or text.path[1] not in known:
            continue
        nouns, numbers, labels = known[text.path[1]]
        for match in _OF_ALL.finditer(sentence.isi):
            told = count(match["semua"])
            if match["benda"] not in nouns or told in numbers:
                continue
            ends = match["lanjut"].strip() in ("", ".")
            certain = nouns[match["benda"]] and told > 9 and ends
            certain = certain or _is_whole_label(sentence.isi[match.end("semua") :], labels)
            if not certain and _rearranged(told, numbers) is None:
                continue
            shown = ", ".join(format_decimal(number) for number in numbers)
            words = f"{sentence.kutip(match, 'semua')} {match['benda']}"
            message = f"“{words}” bukan angka indikator itu: {shown}."
            start = sentence.mulai + match.start("semua")
            others: tuple[Path_, ...] = (
                (*text.path[:2], "pengukuran", "nilai_pembilang"),
                (*text.path[:2], "pengukuran", "nilai_penyebut"),
            )
            yield problem(subject, text, start, message, _ADVICE, others=others)


def _known_wholes(
    subject: Subject,
) -> Iterator[tuple[int | str, tuple[dict[str, bool], list[int], tuple[str, ...]]]]:
    """What each indicator counts, with the counts: parts, whole and what is left.

    The nouns are those of its name and those of what is divided; only the latter are certain.
    """
    for number, way in measured_by(subject.laporan.indikator, Persentase):
        row = subject.laporan.indikator[number]
        part, whole = way.nilai_pembilang, way.nilai_penyebut
        if part is None or whole is None or part % 1 or whole % 1:
            continue
        nouns = dict.fromkeys(_LONG_WORD.findall(row.nama.lower()), False)
        nouns |= {label.lower().split()[0]: True for label in (way.pembilang, way.penyebut)}
        labels = tuple(flat(label.lower()) for label in (way.pembilang, way.penyebut))
        yield number, (nouns, [int(part), int(whole), int(whole - part)], labels)


def _is_whole_label(words: str, labels: tuple[str, ...]) -> bool:
    """Whether words begin with all of what is counted, and go on with a verb."""
    behind = flat(words)
    return any(
        " " in label and _GOES_ON.match(behind[len(label) :]) is not None
        for label in labels
        if behind.startswith(label)
    )


_GOES_ON = lazy_pattern(
    r"\s+(?:terjadi|sudah|telah|belum|masih|dapat|disebabkan|tercatat)\b|\s*[.,;]|$"
)


def _rearranged(told: int, numbers: list[int]) -> int | None:
    """The known number of three digits or more that has the same digits in another order."""
    digits = sorted(str(told))
    return next((n for n in numbers if n > 99 and n != told and sorted(str(n)) == digits), None)


_OF_STAFF = lazy_pattern(
    rf"\bdari\s+(?:seluruh|semua)\s+pegawai(?:\s+[a-z]+){{0,3}},\s+(?:sebanyak\s+|ada\s+)?(?P<n>{COUNT})"
    rf"|(?P<n2>{COUNT})\s+(?:orang\s+)?dari\s+(?:seluruh|semua)\s+pegawai\b(?!\s+(?:negeri|daerah|kementerian))"
)


def more_than_the_staff(subject: Subject) -> Iterator[Problem]:
    """ "Dari seluruh pegawai, 140 orang …" where the office has 36."""
    staff = subject.hasil.pegawai
    if staff is None or not staff.jumlah.ada:
        return
    for text, sentence in holding(counted(subject), "pegawai"):
        for match in _OF_STAFF.finditer(sentence.isi):
            group = "n" if match["n"] else "n2"
            if count(match[group]) > staff.jumlah.nilai:
                yield problem(
                    subject,
                    text,
                    sentence.mulai + match.start(group),
                    f"“{sentence.kutip(match)}”, padahal pegawainya "
                    f"{format_decimal(staff.jumlah.nilai)} orang.",
                    _ADVICE,
                    others=(staff.jumlah,),
                )


# --- the same count in two texts ------------------------------------------------------------

_COUNTED = lazy_pattern(rf"(?P<n>{COUNT})\s+(?P<benda>[a-z]{{3,}}\s+[a-z]{{3,}})\b")
_NO_THING = lazy_pattern(
    r"\b(?:dan|atau|dari|yang|pada|untuk|dengan|tahun|bulan|hari|menit|jam|juta|ribu|persen|orang|kali"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|sampai"
    r"|hingga|serta|menjadi|melalui|oleh|dalam|adalah|sudah|telah|belum|tidak|berada|tersebut|poin)\b"
)
_ENUMERATED = 4
"""Numbers before the same words that make them numbers of things, or counts of many kinds."""
_Told = tuple[int, Text, Ucapan, re.Match[str]]


def same_thing_otherwise(subject: Subject) -> Iterator[Problem]:
    """ "12 kamera pengawas" and "21 kamera pengawas": a count with its digits exchanged."""
    told: defaultdict[tuple[str, str], dict[int, list[_Told]]] = defaultdict(dict)
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for text, sentence, start in counted_things(subject):
        match = _COUNTED.match(sentence.isi, start)
        number = count(match["n"]) if match else 0
        if match and number > 9 and _NO_THING.search(match["benda"]) is None:
            alike = told[flat(match["benda"]), "".join(sorted(str(number)))]
            alike.setdefault(number, []).append((number, text, sentence, match))
            numbers[flat(match["benda"])].add(number)
    for (noun, _), alike in told.items():
        if len(alike) > 1 and len(numbers[noun]) < _ENUMERATED:
            usual, rare = sorted(alike.values(), key=len, reverse=True)[:2]
            yield _exchanged(subject, noun, rare[-1], usual[0])


def _exchanged(subject: Subject, noun: str, one: _Told, other: _Told) -> Problem:
    """A count with the digits of another one exchanged: the rarer one, else the later."""
    _, text, sentence, match = one
    second = f"{other[2].kutip(other[3], 'n')} {noun}"
    message = f"“{sentence.kutip(match)}” dan di tempat lain “{second}”: angkanya mungkin tertukar."
    start, advice = sentence.mulai + match.start(), "Periksa mana yang benar."
    return problem(subject, text, start, message, advice, others=(other[1].path,))


_PART_OF = lazy_pattern(
    rf"{COUNT}\s+dari\s+(?P<semua>{COUNT})\s+(?P<benda>[a-z]{{3,}}(?:\s+dan\s+[a-z]{{3,}})?)"
    r"(?=\s+(?:sudah|telah|belum|tidak|masih|me\w+|ber\w+|ter\w+|di[a-z]{3,})\b|\s*[.,;)]|$)"
)
_MOST_OFTEN = 3
"""Texts that tell a total, so that another one is a slip."""


def wholes_told_otherwise(subject: Subject) -> Iterator[Problem]:
    """ "tujuh dari 12 puskesmas" in a report that tells of 11 everywhere else."""
    parts = [
        (text, sentence, match)
        for text, sentence in holding(counted(subject), " dari ")
        for match in _PART_OF.finditer(sentence.isi)
    ]
    totals = _totals(subject) if parts else {}
    for text, sentence, match in parts:
        told, noun = count(match["semua"]), flat(match["benda"])
        if noun in _OF_TIME:
            continue
        known = totals.get(noun, Counter[int]())
        total, times = known.most_common(1)[0] if known else (told, 0)
        if told != total and known[told] <= 1 and times >= _MOST_OFTEN:
            message = f"“{sentence.kutip(match)}”, padahal di tempat lain disebut {total} {noun}."
            start = sentence.mulai + match.start("semua")
            yield problem(subject, text, start, message, "Periksa mana yang benar.")


_OF_TIME = frozenset({"tahun", "bulan", "triwulan", "minggu", "hari", "jam", "kali"})

_ANY_TOTAL = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?P<benda>[a-z]{{3,}})(?P<lagi>\s+dan\s+[a-z]{{3,}})?"
)


def _totals(subject: Subject) -> dict[str, Counter[int]]:
    """How often each count of a noun stands in the report, in figures of two digits or more."""
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for _, sentence in counted(subject):
        for match in _ANY_TOTAL.finditer(sentence.isi):
            if (number := count(match["n"])) > 9:
                found[match["benda"]][number] += 1
                if match["lagi"]:
                    found[flat(match["benda"] + match["lagi"])][number] += 1
    return found
