"""The clauses of a sentence, and the numbers that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.logic.patterns import AMOUNT, MONTH, NO_COUNT, Besaran, Ucapan, amount
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.records import Record

_ENDS = (
    r"[,;:()“”\"](?=\s|$)|(?<=[\s(])[(“\"]|\s[–—]\s"
    r"|\b(?:karena|akibat|sebab|sehingga|meskipun|walaupun|sedangkan|sementara|seiring|namun|tetapi"
    r"|padahal|apabila|jika|bila|agar|supaya|ketika|yaitu|yakni)\b"
)
_CLAUSE_END = lazy_pattern(_ENDS)
_PURPOSE_TOO = lazy_pattern(rf"{_ENDS}|\b(?:untuk|guna)\b")
"""What something was raised for does not narrow it; what it is spent on does."""
NUMBER: Final = lazy_pattern(
    rf"(?P<n>{AMOUNT})(?P<poin>\s+poin\b)?"
    r"(?!\s*(?:menit|jam|hari|minggu|pekan|bulan|tahun|detik|kali\s+lipat|dekade|abad|meter|hektare?"
    r"|°|derajat|lantai)\b)"
)
CHANGE: Final = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|kenaikan|peningkatan|penurunan|selisih\w*|bertambah|berkurang"
    r"|pertumbuhan|tumbuh|lebih|perubahan|mengubah|berubah|melampaui|melebihi|terpaut|di\s+(?:atas|bawah)"
    r"|kurang|susut|merosot|melonjak|anjlok|membaik|memburuk|jarak\w*|berselisih|kekurangan)\b"
)
_ABOUT = lazy_pattern(r"\b(?:hampir|sekitar|kira-kira|kurang\s+lebih|mendekati|nyaris)\s+$")
_BOUND = lazy_pattern(
    r"\b(?:(?:belum|tidak)\s+(?:mencapai|memenuhi|sampai)|lebih\s+dari|kurang\s+dari|lebih|setidaknya"
    r"|minimal|maksimal|paling\s+\w+|minimum|maksimum|di\s+atas|di\s+bawah|melebihi|melampaui|antara"
    r"|batas|syarat\w*|standar|kuota|skala|setiap|tiap|masing-masing)\s+$"
)
"""What makes a number a bound, which may be any."""
_WHOLE = lazy_pattern(
    r"(?:\d\s+(?:[a-z]+\s+)?|\b(?:se)?(?:paruh|tengah|perempat|pertiga|perlima|bagian\s+(?:besar|kecil))"
    r"\s+)dari\s+(?:seluruh\s+|total\s+)?$"
)
"""What makes the number behind it a whole, of which another rule knows more."""
OF_RESULT: Final = lazy_pattern(r"\b(?:target\w*|realisasi\w*|terealisasi|capaian\w*)\b")
_YEARS = lazy_pattern(r"(?:19|20)\d\d")


CLAUSE: Final = lazy_pattern(
    r",\s|;|\b(?:karena|akibat|sebab|sehingga|meskipun|walaupun|sedangkan|sementara|seiring|namun"
    r"|tetapi)\b",
    re.I,
)


def clause_around(sentence: str, position: int) -> str:
    """The words between the clause boundaries before and after a position."""
    starts = [match.end() for match in CLAUSE.finditer(sentence, 0, position)]
    end = CLAUSE.search(sentence, position)
    return sentence[starts[-1] if starts else 0 : end.start() if end else None]


class Clause(Record):
    """A clause of a sentence, where it begins in it, and the clauses beside it."""

    isi: str
    mulai: int
    didahului: str = ""
    diikuti: str = ""

    def kata(self) -> Roots:
        """The roots of its telling words, found anew each time."""
        return roots(self.isi)

    def kata_pokok(self) -> Roots:
        """Those, or where it has none those of the clause that it adds a number to.

        "Responden paling banyak pada bulan Maret, yakni 34 orang."
        """
        return roots(self.dengan_pokok)

    @property
    def dengan_pokok(self) -> str:
        """The clause, with the one that it adds a number to where it has no telling word.

        "Nilai terendah, 17,13, diperoleh pada bulan Juli" goes on behind the number.
        """
        before = self.didahului
        if not before or has_figure(before) or CHANGE.search(before) or roots(self.isi):
            return self.isi
        after = "" if has_figure(self.diikuti) else self.diikuti
        return f"{before} {self.isi} {after}"


def clauses(sentence: Ucapan) -> Iterator[Clause]:
    """The clauses of a sentence, in their order."""
    words, begin = sentence.isi, 0
    pattern = _PURPOSE_TOO if CHANGE.search(words) else _CLAUSE_END
    ends = [(match.start(), match.end()) for match in pattern.finditer(words)]
    parts = []
    for start, end in (*ends, (len(words), len(words))):
        if words[begin:start].strip():
            parts.append((words[begin:start], begin, words[start:end]))
        begin = end
    for number, (part, at, sign) in enumerate(parts):
        before = parts[number - 1][0] if number else ""
        goes_on = sign.strip() == "," and number + 1 < len(parts)
        yield Clause(part, at, before, parts[number + 1][0] if goes_on else "")


_CAUSE = lazy_pattern(
    r"\b(?:karena|akibat|sebab|sehingga|berkat|seiring|meskipun|walaupun|apabila|jika|bila|agar"
    r"|supaya|ketika)\b"
)


def reach(sentence: str, end: int) -> str:
    """A sentence up to the cause or the end that is told behind a clause which ends at `end`.

    A time told there is that of the cause: "naik karena jalan dirawat sejak triwulan pertama".
    """
    cause = _CAUSE.search(sentence, end)
    return sentence[: cause.start() if cause else None]


class Number(Record):
    """A number in a clause: what it states, of which kind, and where in the sentence."""

    besaran: Besaran
    jenis: str
    mulai: int
    kira: bool

    @property
    def nilai(self) -> Decimal:
        """Its value, in rupiah, percent or units."""
        return self.besaran.nilai

    def is_(self, value: Decimal) -> bool:
        """Whether this states a value, as far as it is written, or about it where it says so."""
        difference = abs(abs(value) - self.nilai)
        if self.kira:
            return difference * 10 <= abs(value)
        return difference < self.besaran.ketelitian if self._is_rounded else difference == 0

    @property
    def _is_rounded(self) -> bool:
        return self.besaran.berskala or self.jenis in ("persen", "poin", "desimal")


class Told(Record):
    """A number in a sentence (in lower case): its value, its last digit, its kind, its place.

    `jenis` is rupiah, persen, poin, desimal, indeks or cacah.
    """

    kalimat: str
    mulai: int
    nilai: Decimal
    ketelitian: Decimal
    jenis: str

    @property
    def di_depan(self) -> str:
        """The words before it."""
        return self.kalimat[: self.mulai]

    def is_(self, value: Decimal) -> bool:
        """Whether it states a value, as far as it is written."""
        return abs(abs(value) - self.nilai) * 2 <= self.ketelitian

    @property
    def anak_kalimat(self) -> str:
        """The words of its clause."""
        return clause_around(self.kalimat, self.mulai)

    @property
    def di_depan_anak(self) -> str:
        """The words of its clause before it."""
        starts = [match.end() for match in CLAUSE.finditer(self.kalimat, 0, self.mulai)]
        return self.kalimat[starts[-1] if starts else 0 : self.mulai]


_NUMBERED = lazy_pattern(r"\d(?<!\d.)(?<!\btahun\s.)(?<!\bbutir\s.)")


def may_tell_numbers(sentence: str) -> bool:
    """A quick look at whether `numbers_in` finds any: most numbers are years."""
    return _NUMBERED.search(sentence) is not None


def numbers_in(clause: Clause) -> Iterator[Number]:
    """The numbers of a clause that state something: no dates, bounds, numbers of laws or wholes."""
    for match in NUMBER.finditer(clause.isi):
        before = clause.isi[: match.start()]
        last = before[-40:]
        if NO_COUNT.search(last) or _WHOLE.search(last) or _YEARS.fullmatch(match["n"]):
            continue
        bound = _BOUND.search(last)
        if bound and not (bound.group().startswith("paling") and OF_RESULT.search(before)):
            continue
        if _is_ratio(clause.isi, match, last):
            continue
        told = amount(match["n"])
        if told is not None and not _is_day(told, clause.isi, match):
            about = _ABOUT.search(last) is not None
            yield Number(told, _kind(told, match), clause.mulai + match.start(), about)


_OF_A_MONTH = lazy_pattern(rf"\s+(?:{MONTH.lower()})\b")


def _is_day(told: Besaran, words: str, match: re.Match[str]) -> bool:
    """Whether a number is the day of a date, whatever stands before it: "Pemilu 14 Februari"."""
    return told.nilai in _DAYS and _OF_A_MONTH.match(words, match.end()) is not None


_DAYS: Final = range(1, 32)
_TIMES = lazy_pattern(r"\s*kali\b", holds="kali")
_TIMES_OF = lazy_pattern(
    r"\s*kali\s+(?:lipat|lebih|dari|daripada|realisasi|target|capaian|nilai|jumlah|angka|pagu|belanja"
    r"|rata-rata|yang|(?:19|20)\d\d)\b",
    holds="kali",
)


def _is_ratio(words: str, match: re.Match[str], before: str) -> bool:
    """Whether a number tells how many times another something is: "hampir 2 kali tahun 2021"."""
    if _TIMES_OF.match(words, match.end()):
        return True
    loose = "," in match["n"] or _ABOUT.search(before) or _BOUND.search(before)
    return bool(loose) and _TIMES.match(words, match.end()) is not None


def _kind(told: Besaran, match: re.Match[str]) -> str:
    if match["poin"]:
        return "poin"
    if told.jenis:
        return told.jenis
    return "desimal" if told.ketelitian < 1 else "cacah"
