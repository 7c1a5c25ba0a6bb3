"""Time limits of one thing that two places tell differently: "paling lama tiga hari kerja"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from lkjip_docgen.checks.claims.kelompok import Words
from lkjip_docgen.checks.logic.patterns import COUNT, Ucapan, count, sentences_of, ucapan
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_UNIT: Final = r"(?P<satuan>menit|jam|hari\s+kerja|hari|minggu|pekan|bulan)\b"
_WORDS: Final = ("lambat", "lama", "selambat", "batas", "maksimal", "maksimum", "batasnya")
_LIMIT = lazy_pattern(
    r"\b(?P<kata>(?:paling|selambat-)\s?(?:lambat|lama)(?:nya)?|(?P<batas>batas(?:\s+waktu)?(?:nya)?)"
    r"|maksimal|maksimum)\s+(?:(?:adalah|ialah|yaitu|yakni|dalam|waktu)\s+)*"
    rf"(?P<n>{COUNT})\s*(?:\([^)]*\)\s*)?{_UNIT}"
)
_SINCE = lazy_pattern(r"\s+(?:se(?:sudah|telah|jak)|semenjak|dihitung|terhitung)\s+(?P<apa>[^.;]*)")
_CELL = lazy_pattern(rf"^\s*(?P<n>{COUNT})\s*{_UNIT}\s*$")
_STOP = lazy_pattern(
    r"[,;:()]|\b(?:di|ke|pada|dari|untuk|oleh|dengan|dalam|bagi|(?:di|ber|me|ter)[a-z]{3,})\b"
)
_NARROWED = lazy_pattern(
    r"\b(?:yang|lewat|melalui|apabila|jika|bila|kecuali|bagi|khusus|semula|dahulu|sebelum\w*|lalu"
    r"|(?:19|20)\d\d|diharapkan|akan|menjadi|dipercepat|diperpanjang|diubah)\b"
)
"""What makes a limit one of some of the things, or of another time."""
_FEWEST: Final = 2
_ADVICE: Final = "Samakan batas waktunya, atau sebutkan apa bedanya."


class _Limit(Record):
    """A limit of time: how long, of what, and where it is told.

    `pokok` are the words of what it is set for, `kerja` the verb before it, `sejak` what it is
    counted from; `semua` are all telling words of its sentence.
    """

    teks: Text
    mulai: int
    lama: int
    satuan: str
    tertulis: str
    pokok: Words
    kerja: str
    sejak: Words
    semua: Words
    terbatas: bool
    pengertian: bool  # "batas 30 hari": the limit that another place has set
    lajur: bool  # whether it is a row of a table


@rule("LK588", Severity.WARNING, "Dua batas waktu untuk satu hal")
def limits_of_time(subject: Subject) -> Iterator[Problem]:
    """ "Dijawab paling lama tiga hari" in one text and "paling lama tujuh hari" in another."""
    found = [limit for text in texts_with(subject, _WORDS) for limit in _limits(subject, text)]
    if not found:
        return
    found += [row for text in texts_with(subject, _UNITS, ("|",)) for row in _rows(text)]
    for first, second in combinations(found, 2):
        if _contradict(first, second, found):
            yield _told(subject, *_in_order(first, second))


_UNITS: Final = ("menit", "jam", "hari", "minggu", "bulan")


def _limits(subject: Subject, text: Text) -> Iterator[_Limit]:
    for sentence in sentences_of(subject, text):
        for match in _LIMIT.finditer(sentence.isi):
            yield _limit(text, sentence, match)


def _limit(text: Text, sentence: Ucapan, match: re.Match[str]) -> _Limit:
    before = sentence.isi[: match.start()]
    end = _STOP.search(before.lstrip())
    topic = before.lstrip()[: end.start()] if end else before
    since = _SINCE.match(sentence.isi, match.end())
    verbs = rows_of_words(before)
    return _Limit(
        text,
        sentence.mulai + match.start("n"),
        count(match["n"]),
        " ".join(match["satuan"].split()),
        sentence.kutip(match),
        roots(topic),
        next(iter(roots(verbs[-1])), "") if verbs else "",
        roots(since["apa"]) if since else Words(),
        roots(sentence.isi),
        terbatas=_NARROWED.search(sentence.isi) is not None,
        pengertian=match["batas"] is not None,
        lajur=False,
    )


def _rows(text: Text) -> Iterator[_Limit]:
    """The rows of a table in a text that have a label and one time: "| Izin | 5 hari kerja |"."""
    start = 0
    for line in text.prose.splitlines(keepends=True):
        cells = line.strip().strip("|").split("|")
        if line.lstrip().startswith("|") and len(cells) == _CELLS:
            label, told = ucapan(cells[0]), ucapan(cells[1])
            match = _CELL.match(told.isi)
            if match is not None:
                words = roots(label.isi)
                yield _Limit(
                    text,
                    start + line.index(cells[1]) + match.start("n"),
                    count(match["n"]),
                    " ".join(match["satuan"].split()),
                    " ".join(cells[1].split()),
                    words,
                    "",
                    Words(),
                    words,
                    terbatas=False,
                    pengertian=False,
                    lajur=True,
                )
        start += len(line)


_CELLS: Final = 2


def _contradict(one: _Limit, other: _Limit, every: Sequence[_Limit]) -> bool:
    """Whether two limits are of one thing, and differ."""
    if one.satuan != other.satuan or one.lama == other.lama:
        return False
    if one.teks.path == other.teks.path and one.lajur:
        return False
    if one.lajur or other.lajur:
        return _is_the_row(one, other)
    if len(one.sejak & other.sejak) >= _FEWEST:
        return True
    if one.terbatas or other.terbatas:
        return _is_what_was_set(one, other, every)
    same_work = one.kerja == other.kerja != ""
    topic = one.pokok == other.pokok and one.pokok
    return bool(same_work and topic) or _is_what_was_set(one, other, every)


def _is_the_row(one: _Limit, other: _Limit) -> bool:
    """Whether a sentence tells of what a row of a table is about, with all words of its label."""
    row, said = (one, other) if one.lajur else (other, one)
    if said.lajur:
        return row.pokok == said.pokok and len(row.pokok) >= _FEWEST
    return len(row.pokok) >= _FEWEST and row.pokok <= said.semua and not said.terbatas


def _is_what_was_set(one: _Limit, other: _Limit, every: Sequence[_Limit]) -> bool:
    """Whether one names the limit of the indicator, of which the other is the only one."""
    defined = [limit for limit in every if limit.teks.field == "indikator.pengantar"]
    for told, meant in ((one, other), (other, one)):
        home = [limit for limit in defined if limit.teks.path == meant.teks.path]
        is_there = told.pengertian and meant.teks.field == "indikator.pengantar"
        if is_there and home == [meant] and told.teks.path[:2] == meant.teks.path[:2]:
            return True
    return False


def _in_order(first: _Limit, second: _Limit) -> tuple[_Limit, _Limit]:
    """The one to be told of, and what it is held against: a table or a definition is as it is."""
    if second.lajur or second.teks.field == "indikator.pengantar":
        return first, second
    return second, first


def _told(subject: Subject, one: _Limit, other: _Limit) -> Problem:
    place = place_of(subject, other.teks, other.mulai) or other.teks.path
    message = f"“{one.tertulis}”, padahal teks lain menyebut “{other.tertulis}”."
    return problem(subject, one.teks, one.mulai, message, _ADVICE, others=(place,))
