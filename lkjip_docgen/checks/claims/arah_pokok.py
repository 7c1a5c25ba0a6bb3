"""Directions, comparisons and successes of what a clause names in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_docgen.checks.claims.angka_dari_tahun import years_told
from lkjip_docgen.checks.claims.angka_pokok import WORD_OF_MEASURE, own_roots
from lkjip_docgen.checks.claims.antartahun import years_compared
from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.claims.klaim import ADVICE, MEASURE, TARGET, UNKNOWABLE, WISH
from lkjip_docgen.checks.claims.klaim_bagian import MONTH_OR_DAY
from lkjip_docgen.checks.claims.klausa import Clause, clauses
from lkjip_docgen.checks.claims.pembanding_disebut import (
    COMPARED,
    compares_with,
    is_so,
    names_standard,
    words_of_unit,
)
from lkjip_docgen.checks.claims.pokok import Pokok, Roots, named_indicators
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_THAN_YEAR = r"\s+(?:dari|daripada|dibanding\w*(?:\s+dengan)?)\s+(?:pada\s+)?tahun"
_TREND = lazy_pattern(
    rf"\b(?:(?P<naik>naik|meningkat|bertambah|melonjak|lebih\s+(?:tinggi|besar|banyak){_THAN_YEAR})"
    r"|(?P<turun>turun|menurun|berkurang|merosot|anjlok|menyusut"
    rf"|lebih\s+(?:rendah|kecil|sedikit){_THAN_YEAR})|(?P<tetap>(?:masih\s+|tetap\s+)?sama\s+(?:dengan|seperti)\s+(?:pada\s+)?tahun"
    r"|tidak\s+berubah)|(?P<lipat>dua\s+kali\s+lipat|2\s+kali\s+lipat))\b"
)
_STEMS = (
    *("naik", "urun", "ingkat", "tambah", "kurang", "lonjak", "rosot", "sama ", "berubah", "lipat"),
    *("di atas", "di bawah", "lebih ", "lampaui", "ungguli", "kalah", "capai", "enuhi", "nyusut"),
    *("anjlok", "setara", "nyamai", "lebihi", "tinggal", "raih"),
)
_WORDS = tuple(stem.split()[-1] for stem in _STEMS)
"""The same for a sentence, whose words stand on several lines where those of its text do not."""
_OF_TIME = lazy_pattern(
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|bulan|awal|akhir)\b"
)
_EARLIER = lazy_pattern(r"\b20\d\d\b")
_NO_TRUTH = lazy_pattern(
    r"\b(?:akan|agar|supaya|diharapkan|harus|dapat|perlu|apabila|jika|bila|mungkin|berpotensi|risiko"
    r"|cenderung|ditargetkan|direncanakan|semestinya|seharusnya|hendak|bisa|untuk|demi|guna|kalau"
    r"|tidak\s+boleh|jangan|kekhawatiran|ancaman|mencegah)\b"
)
_ELSEWHERE = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "kantor.sejarah")


class _Said(Record):
    """A clause of a text, and the indicators that it may speak of.

    `kata` are the roots of its telling words but for those of the office itself.
    """

    text: Text
    kalimat: Ucapan
    klausa: Clause
    kata: Roots
    pokok: Sequence[tuple[Pokok, HasilIndikator]]


@rule("LK543", Severity.WARNING, "Arah, perbandingan, atau keberhasilan bertentangan dengan angka")
def directions(subject: Subject) -> Iterator[Problem]:
    """ "Cakupan imunisasi menurun", "di bawah rata-rata provinsi", of what the data tell otherwise.

    Only clauses that say nothing but an indicator; those that call it by its full name, or by
    "realisasi" in its own section, are left to the rules on claims.
    """
    for said in _clauses(subject):
        yield from _trend(subject, said)
        yield from _comparison(subject, said)
        yield from _success(subject, said)
    yield from _success_of(subject)
    yield from years_compared(subject)
    yield from years_told(subject)


def _clauses(subject: Subject) -> Iterator[_Said]:
    subjects, own = named_indicators(subject), own_roots(subject)
    for text in texts_holding(subject, *_STEMS):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        home = subjects.at_home(text.path)
        for sentence in sentences_of(subject, text):
            if not any(map(sentence.isi.__contains__, _WORDS)):
                continue
            for clause in _telling(sentence):
                words = clause.kata()
                named = subjects.named(words, sentence.besar)
                rows = [(about, _row_of(subject, about)) for about in named or home]
                rows = [row for row in rows if named or _is_about(*row, clause, words)]
                if rows:
                    yield _Said(text, sentence, clause, words - own, rows)


def _telling(sentence: Ucapan) -> Iterator[Clause]:
    """The clauses of a sentence that tell a direction, a comparison or a success."""
    told = (
        [clause for clause in clauses(sentence) if _tells(clause) and _is_told(sentence, clause)]
        if _tells(sentence)
        else ()
    )
    return iter(told if told and not UNKNOWABLE.search(sentence.besar) else ())


def _is_told(sentence: Ucapan, clause: Clause) -> bool:
    """Whether a clause tells what is, not what something is done for or under which condition."""
    return _OPENED.search(sentence.isi, 0, clause.mulai) is None


_OPENED = lazy_pattern(r"\b(?:agar|supaya|apabila|jika|bila|guna|untuk)\s*$")


def _tells(said: Clause | Ucapan) -> bool:
    """Whether a clause, or a clause of a sentence, has a direction, comparison or success in it."""
    return any(pattern.search(said.isi) for pattern in (_TREND, COMPARED, TARGET))


def _row_of(subject: Subject, about: Pokok) -> HasilIndikator:
    """What was measured of an indicator."""
    return subject.hasil.indikator[int(about.bagian[1])]


def _is_about(about: Pokok, row: HasilIndikator, clause: Clause, words: Roots) -> bool:
    """Whether a clause in the section of an indicator speaks of its result, or of its standard."""
    if about.ciri & words or WORD_OF_MEASURE.search(clause.isi):
        return True
    return bool(about.kosa & words) and any(
        names_standard(other.unit, clause.isi) for other in row.pembanding
    )


def _rest(about: Pokok, said: _Said, more: Roots = frozenset()) -> bool:
    """Whether a clause says more than the indicator and `more`."""
    return bool(said.kata - about.kosa - more)


def _is_told_by_claims(subject: Subject, said: _Said, start: int) -> bool:
    """Whether the rules on claims hold the clause against the numbers already."""
    words = said.kalimat.asli[said.klausa.mulai : said.klausa.mulai + len(said.klausa.isi)]
    if any(about.pola.search(words) for about in claim_subjects(subject)):
        return True
    home = said.pokok[0][0].is_home_of(said.text.path)
    return home and MEASURE.search(said.klausa.isi[:start]) is not None


def _trend(subject: Subject, said: _Said) -> Iterator[Problem]:
    match = _TREND.search(said.klausa.isi)
    if match is None or MONTH_OR_DAY.search(said.kalimat.besar):
        return
    before = said.klausa.isi[: match.start()]
    if WISH.search(before) or _NO_TRUTH.search(before) or _OF_TIME.search(said.klausa.isi):
        return
    if _OF_ANOTHER_MEASURE.search(said.klausa.isi if match["tetap"] else before):
        return
    now = subject.laporan.dokumen.tahun
    years = {int(year) for year in _EARLIER.findall(said.kalimat.isi)}
    if years - {now, now - 1} or _is_told_by_claims(subject, said, match.start()):
        return
    for about, row in said.pokok:
        values = {year.tahun: year.realisasi for year in row.tahun if year.realisasi.ada}
        if _rest(about, said) or now not in values or now - 1 not in values:
            continue
        if not _goes(str(match.lastgroup), values[now - 1], values[now]):
            shown = f"{besaran(values[now - 1])} ({now - 1}) dan {besaran(values[now])} ({now})"
            message = f"“{_quote(match)}” bertentangan dengan realisasi {about.nama}: {shown}."
            yield _at(subject, said, match.start(), message, (values[now - 1], values[now]))


_OF_ANOTHER_MEASURE = lazy_pattern(
    r"\b(?:target\w*|pagu\w*|anggaran\w*|responden\w*|bobot\w*|capaian\w*|serapan\w*)\b"
)
"""What rises or falls beside the result."""


def _goes(direction: str, first: Quantity, last: Quantity) -> bool:
    if direction == "naik":
        return last.nilai > first.nilai
    if direction == "turun":
        return last.nilai < first.nilai
    if direction == "lipat":
        return last.nilai * 10 >= first.nilai * 17
    return last.nilai == first.nilai


def _comparison(subject: Subject, said: _Said) -> Iterator[Problem]:
    match = COMPARED.search(said.klausa.isi)
    if match is None or _EARLIER.search(said.kalimat.isi):
        return
    if _NO_TRUTH.search(_STANDARD_FOR.sub(" ", said.klausa.isi)):
        return
    if WISH.search(_STANDARD_FOR.sub(" ", said.klausa.isi[: match.start()])):
        return
    for about, row in said.pokok:
        for other in row.pembanding:
            if not compares_with(match, other.unit, said.klausa.isi) or _rest(
                about, said, words_of_unit(other.unit)
            ):
                continue
            value, fewer = other.realisasi, row.model.polaritas == "minimum"
            if not (value.ada and row.realisasi.ada) or is_so(
                match, row.realisasi, value, less_is_better=fewer
            ):
                continue
            shown = f"{besaran(row.realisasi)}, {other.unit} {besaran(value)}"
            message = f"“{_quote(match)}” bertentangan dengan data: {about.nama} {shown}."
            yield _at(subject, said, match.start(), message, (row.realisasi, value))
            return


_STANDARD_FOR = lazy_pattern(
    r"\b(?:standar(?:\s+[a-z]+){0,4}?|spm)\s+untuk\b", holds=("standar", "spm")
)
"""What a standard is for is no end that is still to be reached."""


def _success(subject: Subject, said: _Said) -> Iterator[Problem]:
    match = TARGET.search(said.klausa.isi)
    if match is None or _EARLIER.search(said.kalimat.isi) or _OF_TIME.search(said.klausa.isi):
        return
    if match.lastgroup != "tidak" and (
        WISH.search(said.klausa.isi[: match.start()]) or _NO_TRUTH.search(said.klausa.isi)
    ):
        return
    if _is_told_by_claims(subject, said, match.start()):
        return
    for about, row in said.pokok:
        reached = row.capaian
        if _rest(about, said) or not reached.ada or "menengah" in said.kalimat.isi:
            continue
        if not _is_reached(str(match.lastgroup), reached) and not _SIDE.match(match.group()):
            message = f"“{_quote(match)}” bertentangan dengan capaian {about.nama}: "
            yield _at(subject, said, match.start(), f"{message}{besaran(reached)}.", (reached,))


_AT = lazy_pattern(
    r"\s+(?:pada|untuk|dalam|di\s+bidang)\s+(?P<apa>[a-z-]+(?:\s+[a-z-]+){0,5}?)"
    r"(?=\s+(?:menunjuk\w*|membuktikan|menandakan|berarti|adalah|merupakan|didukung|disebabkan)\b"
    r"|\s*[.,;]|\s*$)"
)


def _success_of(subject: Subject) -> Iterator[Problem]:
    """ "Melampaui target pada akreditasi", of the one indicator that is called by those words."""
    names = [roots(f"{row.nama} {row.singkatan or ''}") for row in subject.laporan.indikator]
    for text in texts_holding(subject, "target"):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for sentence in sentences_of(subject, text):
            for match in TARGET.finditer(sentence.isi):
                told = _AT.match(sentence.isi, match.end())
                if told is None or _NO_TRUTH.search(sentence.isi[: match.start()]):
                    continue
                words = roots(told["apa"])
                meant = [n for n, name in enumerate(names) if words and words <= name]
                if len(meant) == 1 and not _EARLIER.search(sentence.isi):
                    yield from _against_success(subject, text, sentence, match, meant[0])


def _against_success(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], number: int
) -> Iterator[Problem]:
    row = subject.hasil.indikator[number]
    if row.capaian.ada and not _is_reached(str(match.lastgroup), row.capaian):
        message = f"“{_quote(match)}” bertentangan dengan capaian {row.model.nama}: "
        message += f"{besaran(row.capaian)}."
        start = sentence.mulai + match.start()
        yield problem(subject, text, start, message, ADVICE, (row.capaian,))


def _is_reached(claimed: str, reached: Quantity) -> bool:
    """Whether an achievement is as is claimed of it."""
    if claimed == "tidak":
        return reached.nilai < 100
    return reached.nilai > 100 if claimed == "lebih" else reached.nilai >= 100


_SIDE = lazy_pattern(r"di\s*(?:atas|bawah)\b")


def _quote(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def _at(
    subject: Subject, said: _Said, start: int, message: str, others: tuple[Quantity, ...]
) -> Problem:
    at = said.kalimat.mulai + said.klausa.mulai + start
    return problem(subject, said.text, at, message, ADVICE, others)
