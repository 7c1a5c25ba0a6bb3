"""What a sentence says of each step of a series: above its target, below a number, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Final

from lkjip_docgen.checks.claims.barisan import Barisan, Titik
from lkjip_docgen.checks.logic.patterns import AMOUNT, Besaran, amount
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record

_ABOVE = (
    r"(?:berada\s+)?di\s*atas|lebih\s+(?:dari|tinggi|besar|banyak|cepat|maju)(?:\s+dari|pada|\s+daripada)*"
    r"|lebih\s+daripada|melebihi|melampaui|mendahului|mengungguli"
)
_BELOW = (
    r"(?:berada\s+|turun\s+|jatuh\s+)?di\s*bawah|kurang\s+dari(?:pada)?"
    r"|lebih\s+(?:rendah|kecil|sedikit|lambat)(?:\s+dari|\s+daripada)?|tertinggal\s+dari"
)
_LEAST = (
    r"paling\s+(?:sedikit|rendah|kurang|tidak)|sedikitnya|setidaknya|sekurang-kurangnya|minimal"
)
_MOST = r"paling\s+(?:banyak|tinggi)|maksimal"
_SIDE: Final = rf"(?:(?P<atas>{_ABOVE})|(?P<bawah>{_BELOW})|(?P<min>{_LEAST})|(?P<maks>{_MOST}))"
_NOT: Final = r"(?P<tidak>\b(?:tidak|tak)\s+)?"
_NO_SHARE = (
    r"(?!\s+(?:sebesar\s+|sebanyak\s+|sekitar\s+|hanya\s+|baru\s+)?\d[\d.,]*\s*(?:%|persen))"
)
"""What is reached to a share is not reached: "tercapai 88 persen"."""
_TO_TARGET = lazy_pattern(
    r"(?P<tidak>\b(?:tidak|belum|gagal)\s+)?\b(?:"
    rf"(?P<capai>(?:tercapai|terpenuhi){_NO_SHARE}|(?:mencapai|memenuhi)\s+target\w*)"
    rf"|(?P<lebih>terlampaui|(?:melampaui|melebihi|{_ABOVE})\s+(?:target\w*|rencana\s+penarikan\s+dana))"
    rf"|(?P<kurang>(?:{_BELOW})\s+(?:target\w*|rencana\s+penarikan\s+dana)))\b"
)
_TO_NUMBER = lazy_pattern(
    rf"{_NOT}\b{_SIDE}\s+(?:angka\s+|skor\s+|nilai\s+)?(?P<n>{AMOUNT})(?P<orang>\s+(?:orang|responden))?"
)
_EXACTLY = lazy_pattern(
    rf"\b(?:selalu|senantiasa|tetap|sebesar|bernilai|mencapai)\s+(?:sebesar\s+|bernilai\s+)?(?P<n>{AMOUNT})"
)
_OF_MEASURE = r"(?:(?:kemajuan|realisasi|serapan|penyerapan|persentase|capaian)\s+)?"
_SPENT = rf"{_OF_MEASURE}(?:anggaran|keuangan|belanja)(?:nya)?|(?:serapan|penyerapan)(?:nya)?"
_WORK = r"(?:pelaksanaan|fisik|pekerjaan|kegiatan)"
_DONE = rf"{_OF_MEASURE}{_WORK}(?:nya)?(?:\s+{_WORK})?"
_SIDES = lazy_pattern(
    rf"\b(?P<satu>(?P<uang>{_SPENT})|(?P<kerja>{_DONE}))\b[^.;]{{0,40}}?"
    rf"(?P<tidak>\b(?:tidak|tak)\s+)?\b(?:(?P<atas>{_ABOVE})|(?P<bawah>{_BELOW}))\s+"
    rf"(?P<dua>(?P<uang2>{_SPENT})|(?P<kerja2>{_DONE}))\b"
)

_Holds = Callable[[Titik], bool | None]


class Ramalan(Record):
    """What is said, where it begins and ends, and how it is found true of a step.

    `ukuran` is the measure it must be of, or ""; `jenis` is the kind of its number.
    """

    kata: str
    mulai: int
    akhir: int
    benar: tuple[_Holds, ...]
    ukuran: str
    jenis: str  # target | lain | persen | rupiah | responden | orang | angka
    batas: Decimal | None = None

    def fits(self, series: Barisan) -> bool:
        """Whether it can be said of a series."""
        known = [one for one in series.titik if one.nilai is not None and one.nilai.ada]
        part = bool(series.bernama) and series.ukuran == "nilai"  # "capaian output" is one's name
        if not known or (self.ukuran and self.ukuran != series.ukuran and not part):
            return False
        if self.jenis == "target":
            return series.ukuran != "capaian" and sum(map(_has_target, known)) > 1
        if self.jenis == "lain":
            return any(one.lain is not None for one in known)
        values = [one.nilai for one in known if one.nilai is not None]
        return _kind_of(values[0], series) == self.jenis and self._is_near(values)

    def _is_near(self, values: Sequence[Quantity]) -> bool:
        """Whether its number is of the size of some values; another one is of something else."""
        numbers = [value.nilai for value in values]
        if self.batas is None or self.jenis == "persen":
            return True
        return min(numbers) / 2 <= self.batas <= max(numbers) * 2


def _has_target(step: Titik) -> bool:
    return bool((step.target and step.target.ada) or (step.capaian and step.capaian.ada))


def _kind_of(value: Quantity, series: Barisan) -> str:
    if value.unit in (Unit.PERSEN, Unit.POIN_PERSENTASE):
        return "persen"
    if value.unit is Unit.RUPIAH:
        return "rupiah"
    if value.unit in (Unit.RESPONDEN, Unit.ORANG) or series.ukuran == "responden":
        return "responden"
    return "angka"


_STEMS = (
    *("atas", "bawah", "lebih", "kurang", "lampau", "mendahului", "unggul", "tertinggal"),
    *("tercapai", "mencapai", "penuhi"),
)
"""One of them is in each measure against another one or its target, else there is a number."""


def may_tell(words: str) -> bool:
    """A quick look at whether words say anything of what is measured."""
    return has_figure(words) or any(map(words.__contains__, _STEMS))


def predicate_in(words: str, start: int) -> Ramalan | None:
    """What is said behind a position of words of what is measured; None where nothing is."""
    if not may_tell(words):
        return None
    return _of_two(words) or _of_target(words, start) or _of_number(words, start)


def _of_two(words: str) -> Ramalan | None:
    """ "Kemajuan pelaksanaan mendahului kemajuan anggaran": one measure against the other."""
    match = _SIDES.search(words)
    if match is None or bool(match["uang"]) == bool(match["uang2"]):
        return None
    up = bool(match["atas"]) != bool(match["tidak"])
    compare = (ge if match["tidak"] else gt) if up else (le if match["tidak"] else lt)
    measure = "anggaran" if match["uang"] else "pelaksanaan"

    def holds(step: Titik) -> bool | None:
        one, other = step.nilai, step.lain
        if one is None or other is None or not (one.ada and other.ada):
            return None
        return bool(compare(one.nilai, other.nilai))

    return Ramalan(match.group(), match.start(), match.end(), (holds,), measure, "lain")


def _of_target(words: str, start: int) -> Ramalan | None:
    match = _TO_TARGET.search(words, start)
    if match is None or ("target" not in words and "rencana penarikan" not in words):
        return None
    denied = bool(match["tidak"])

    def by_values(step: Titik) -> bool | None:
        if step.nilai is None or step.target is None or not (step.nilai.ada and step.target.ada):
            return None
        value, target = step.nilai.nilai, step.target.nilai
        found = value < target if match["kurang"] else value > target
        return (found or (bool(match["capai"]) and value == target)) != denied

    def by_achievement(step: Titik) -> bool | None:
        if step.capaian is None or not step.capaian.ada:
            return by_values(step)
        reached = step.capaian.nilai
        found = reached < 100 if match["kurang"] else reached > 100
        return (found or (bool(match["capai"]) and reached == 100)) != denied

    readings: tuple[_Holds, ...] = (by_values, by_achievement)
    if match["capai"]:
        readings = (by_achievement,)
    elif not _ACHIEVED.search(words) and "lampau" not in match.group():
        readings = (by_values,)  # of deaths, more than the target is no success
    return Ramalan(match.group(), match.start(), match.end(), readings, "", "target")


_ACHIEVED = lazy_pattern(r"\b(?:capaian\w*|pencapaian|kinerja\w*)\b")


def _of_number(words: str, start: int) -> Ramalan | None:
    match = _TO_NUMBER.search(words, start)
    if match is None:
        same = _EXACTLY.search(words)
        return _of_same(words, same) if same else None
    told = amount(match["n"])
    if told is None:
        return None
    denied = bool(match["tidak"])
    compare = gt if match["atas"] else lt if match["bawah"] else ge if match["min"] else le

    def holds(step: Titik) -> bool | None:
        if step.nilai is None or not step.nilai.ada:
            return None
        return bool(compare(step.nilai.nilai, told.nilai)) != denied

    measure, kind = _measure(words, told, bool(match["orang"]))
    return Ramalan(match.group(), match.start(), match.end(), (holds,), measure, kind, told.nilai)


def _of_same(words: str, match: re.Match[str]) -> Ramalan | None:
    told = amount(match["n"])
    if told is None:
        return None

    def holds(step: Titik) -> bool | None:
        if step.nilai is None or not step.nilai.ada:
            return None
        return abs(step.nilai.nilai - told.nilai) * 2 <= told.ketelitian

    measure, kind = _measure(words, told, people=False)
    return Ramalan(match.group(), match.start(), match.end(), (holds,), measure, kind, told.nilai)


_MEASURES = (
    ("responden", lazy_pattern(r"\b(?:responden\w*|pengisi\w*|jawaban|diikuti|dijawab|diisi)\b")),
    ("serapan", lazy_pattern(r"\b(?:serapan|penyerapan|terserap|diserap)\b")),
    ("pagu", lazy_pattern(r"\b(?:pagu\w*|alokasi\w*)\b")),
    ("capaian", lazy_pattern(r"\bcapaian\w*\b")),
)


def _measure(words: str, told: Besaran, people: bool) -> tuple[str, str]:
    """Which measure a number is of, by another word, and its kind."""
    measure = next((name for name, pola in _MEASURES if pola.search(words)), "")
    if measure == "responden":
        return measure, measure
    if people:
        return "", "orang"  # people of another kind
    return measure, told.jenis or "angka"
