"""What is left of a whole: how many were late, are not found, have not answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.sisa_anggaran import wrong_rests_of_the_budget
from lkjip_docgen.checks.claims.yang_menjawab import answers_of
from lkjip_docgen.checks.logic.patterns import COUNT, Ucapan, count, counted, flat
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_NOT = r"(?:tidak|belum|gagal|terlewat\w*|luput|tertinggal|di\s+luar)"
_LEFT = lazy_pattern(
    rf"\b(?P<sisa>sisanya|selebihnya|tersisa|tinggal|masih(?:\s+ada|\s+terdapat)?|hanya)[,\s]+"
    rf"(?:yaitu\s+|yakni\s+|sebanyak\s+|sejumlah\s+)?(?P<n>{COUNT})\s+(?P<kata>[a-z][^.;:\d]{{2,90}})"
)
_COUNTED = lazy_pattern(rf"(?P<n>{COUNT})\s+(?P<kata>[a-z][^.;:\d]{{2,90}})")
_OF_ALL = lazy_pattern(
    rf"\bdari\s+(?:seluruh\s+|total\s+)?(?P<semua>{COUNT})\s+[a-z]+[^.;:]*?\s(?=\d|hanya)"
)
_LATE: Final = (
    r"(?:terlambat|tertunda|(?:melewati|melampaui|lewat)\s+(?:batas|tenggat|waktu|jadwal))"
)
_DENIED = lazy_pattern(rf"\b(?:{_NOT}|{_LATE})\b")
_IS_LATE = lazy_pattern(rf"\b{_LATE}\b")
_OUT_OF = lazy_pattern(
    rf"(?P<n>{COUNT})\s+dari\s+(?:seluruh\s+|total\s+)?(?P<semua>{COUNT})\s+(?P<kata>[a-z][^.;:\d]{{2,90}})"
)
_DENIED_OF_ALL = lazy_pattern(rf"\b{_NOT}\b")
_SOME = lazy_pattern(r"\b(?:karena|akibat|sebab|di|pada|tahap|kedua|ketiga|saat|ketika|oleh)\b")
"""What makes it some of the rest: those of one place, or with one reason."""
_OTHER_TIME = lazy_pattern(
    r"\b(?:20\d\d|sebelum\w*|lalu|sejak|depan|target\w*|rencana\w*|akan|setiap|tiap|per|triwulan"
    r"|semester|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|desember|rata-rata|hari|minggu|pekan)\b"
)
_ELSEWHERE = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "kantor.sejarah")


class _Whole(Record):
    """A whole and the part of it that counts for an indicator, with the words of both.

    `benda` are the roots of what is counted; `tanda` those of what is true of the part.
    """

    benda: frozenset[str]
    tanda: frozenset[str]
    bagian: Quantity
    semua: Quantity
    tepat: bool  # whether the part is those in time, so that the rest are late

    @property
    def sisa(self) -> Decimal:
        """How many are not of the part."""
        return self.semua.nilai - self.bagian.nilai


@rule("LK557", Severity.WARNING, "Sisa yang disebut berbeda dengan selisih datanya")
def rest_of_wholes(subject: Subject) -> Iterator[Problem]:
    """ "Dari 94 deteni hanya enam yang terlambat", where 86 of 94 were in time."""
    yield from wrong_rests_of_the_budget(subject)
    wholes = _wholes(subject)
    for text, sentence in counted(subject) if wholes else ():
        tells = "sisanya" in sentence.isi or _DENIED.search(sentence.isi)
        if text.field.startswith(_ELSEWHERE) or not tells or _OTHER_TIME.search(sentence.isi):
            continue
        found = _wrong(wholes, text, sentence)
        if found is not None:
            match, whole = found
            words = flat(sentence.asli[match.start("n") : match.end("n")]).strip()
            message = (
                f"“{words}” disebut sebagai sisanya, padahal {besaran(whole.bagian)} dari "
                f"{besaran(whole.semua)} menyisakan {format_decimal(whole.sisa)}."
            )
            start = sentence.mulai + match.start("n")
            yield problem(subject, text, start, message, ADVICE, (whole.bagian, whole.semua))


@remembered
def _wholes(subject: Subject) -> dict[int, _Whole]:
    """The wholes of indicators that are a share of something, where both are known."""
    found = {}
    for number, row in enumerate(subject.hasil.indikator):
        detail, way = row.persentase, way_of(row.model.pengukuran)
        if detail is None or not (detail.pembilang.ada and detail.penyebut.ada):
            continue
        part, whole = (*way.counted(), "", "")[:2]
        if detail.pembilang.nilai <= detail.penyebut.nilai:
            things = roots(whole)
            telling = roots(f"{part} {row.model.nama}") - things
            in_time = "tepat waktu" in part.lower()
            found[number] = _Whole(things, telling, detail.pembilang, detail.penyebut, in_time)
    return found


def may_be_a_rest(
    subject: Subject, text: Text, sentence: Ucapan, start: int, number: Decimal
) -> bool:
    """Whether a count is told of those of a whole that are not of the part: "empat belum lulus".

    So may some of them be; LK557 tells where there are fewer.
    """
    words = sentence.isi[start:]
    if not _DENIED.search(words[:_NEAR]):
        return False
    rests = [
        one.sisa for order, one in _wholes(subject).items() if text.path[:2] == ("indikator", order)
    ]
    return any(number <= rest for rest in rests) or number in _silent(subject, text)


_NEAR = 70
"""Characters behind a count in which it is denied what is counted."""


def _silent(subject: Subject, text: Text) -> Iterator[Decimal]:
    """How many of those who could answer a survey have not, in each group and month of it."""
    match text.path:
        case ("indikator", int(order), *_):
            for people, answered in answers_of(subject.hasil.indikator[order]):
                yield people.nilai - answered.nilai


def _wrong(
    wholes: dict[int, _Whole], text: Text, sentence: Ucapan
) -> tuple[re.Match[str], _Whole] | None:
    """A rest that is none, and the whole of which it is told."""
    looks = (_LEFT, _OUT_OF, _COUNTED)
    for match in (match for look in looks for match in look.finditer(sentence.isi)):
        whole = _meant(wholes, text, sentence, match)
        if whole is None:
            continue
        number = count(match["n"])
        exchanged = number >= _LONG and sorted(str(number)) == sorted(str(int(whole.sisa)))
        if number > whole.sisa or (
            number < whole.sisa and (exchanged or _is_all_of_it(sentence, match))
        ):
            return match, whole
    return None


_LONG = 10
"""A number from which on the same figures in another order are no chance."""


def _meant(
    wholes: dict[int, _Whole], text: Text, sentence: Ucapan, match: re.Match[str]
) -> _Whole | None:
    """The whole of which a count tells the rest: by its noun, and that it is denied."""
    groups = match.re.groupindex
    strict = "sisa" in groups
    words = flat(match["kata"])
    first = roots(" ".join(words.split()[:3]))
    before = sentence.isi[: match.start("n")]
    of_whole = "semua" in groups
    if _is_a_whole(before) or (not of_whole and _DOWN_TO.match(sentence.isi, match.end("n"))):
        return None
    for number, whole in wholes.items():
        at_home = text.path[:2] == ("indikator", number)
        named = bool(first & whole.benda)
        if of_whole and count(match["semua"]) != whole.semua.nilai:
            continue
        told_whole = any(count(m["semua"]) == whole.semua.nilai for m in _OF_ALL.finditer(before))
        rest = strict and match["sisa"] in ("sisanya", "selebihnya")
        denied = _is_denied(whole, words)
        about = roots(sentence.isi) & (whole.tanda | whole.benda)
        if at_home and named and (denied or rest):
            return whole
        if told_whole and at_home and (denied or rest):
            return whole
        if named and denied and len(about) > 2:
            return whole
    return None


def _is_denied(whole: _Whole, words: str) -> bool:
    """Whether words say that what they count is not of the part."""
    if whole.tepat and _IS_LATE.search(words):
        return True
    return _DENIED_OF_ALL.search(words) is not None and bool(roots(words) & whole.tanda)


def _is_all_of_it(sentence: Ucapan, match: re.Match[str]) -> bool:
    """Whether a count is told as that of the whole rest, not of some of it."""
    if match.re.groupindex.get("sisa") is None:
        return False
    if match["sisa"] in ("sisanya", "selebihnya", "tersisa", "tinggal"):
        return True
    told = _OF_ALL.search(sentence.isi[: match.end("n")]) is not None
    return told or _SOME.search(match["kata"]) is None


_WHOLE_BEFORE = lazy_pattern(r"\bdari\s+(?:seluruh\s+|total\s+)?$")
_DOWN_TO = lazy_pattern(r"\s+dari\s+\d|\s+(?:menit|jam|hari|kali|orang\s+petugas)\b")


def _is_a_whole(before: str) -> bool:
    return _WHOLE_BEFORE.search(before) is not None
