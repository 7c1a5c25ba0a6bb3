"""Claims that a target was reached, of indicators that a text calls by a part of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.claims.bersama import SAYS_NOTHING
from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.claims.klaim import ADVICE, TARGET, UNKNOWABLE, WISH
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.claims.pokok import NamedPokok, Pokok, Roots, named_indicators
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_STEMS: Final = ("target", "tercapai", "terpenuhi", "terlampaui")
_PLANS: Final = ("renstra", "perjanjian_kinerja", "rencana_kinerja")
_BESIDE: Final = SAYS_NOTHING | roots(
    "meningkat menurun naik turun membaik terus selalu setiap makin semakin lebih jauh sangat hanya"
    " kasus upaya bidang urusan layanan angka jumlah persentase cakupan tingkat"
)
"""Words beside the name of an indicator that do not make it another thing."""
_YEAR: Final = lazy_pattern(r"\b20\d\d\b")
_OF_ANOTHER_TIME: Final = lazy_pattern(
    r"\b(?:jangka\s+menengah|renstra|rencana\s+strategis|nasional|provinsi|sebelumnya)\b"
)
_BEHIND: Final = lazy_pattern(
    r"\s+(?:pada|untuk|dalam|di\s+bidang)\s+(?P<apa>[^.;:()]{3,90}?)"
    r"(?=\s*(?:[.;:(]|$)|,?\s+(?:menunjukkan|membuktikan|merupakan|adalah|ialah|karena|sehingga|berkat"
    r"|tidak|dapat|menjadi|mencerminkan|yang|akan|perlu)\b)"
)
_JOINED: Final = lazy_pattern(r",\s*(?:(?:dan|serta)\s+)?|\s+(?:dan|serta)\s+")


def reached_by_words(subject: Subject) -> Iterator[Problem]:
    """ "Penemuan tuberkulosis sudah melampaui target", where its indicator has not."""
    known = {about.bagian: about for about in claim_subjects(subject)}
    names = _Names(named_indicators(subject), own_roots(subject), known)
    now = subject.laporan.dokumen.tahun
    for text in texts_holding(subject, *_STEMS):
        if text.official or text.path[0] in _PLANS:
            continue
        for sentence in sentences_of(subject, text):
            if _is_of_this_year(sentence.isi, now):
                yield from _in_sentence(subject, text, sentence, names)


class _Names:
    """How indicators are found by what a text says: one of them, and nothing beside it."""

    def __init__(
        self, named: NamedPokok, own: Roots, known: dict[tuple[str | int, ...], ClaimSubject]
    ) -> None:
        self._named, self._own, self._known = named, own, known

    def only(self, words: str) -> ClaimSubject | None:
        """The indicator that words name, if they name one and say nothing else."""
        said = roots(words) - _BESIDE - self._own
        found: list[Pokok] = self._named.known_by_one_word(said) if said else []
        if len(found) != 1 or said - found[0].kosa:
            return None
        return self._known.get(found[0].bagian)


def _is_of_this_year(sentence: str, now: int) -> bool:
    if _OF_ANOTHER_TIME.search(sentence) or UNKNOWABLE.search(sentence):
        return False
    return set(_YEAR.findall(sentence)) <= {str(now)}


def _in_sentence(
    subject: Subject, text: Text, sentence: Ucapan, names: _Names
) -> Iterator[Problem]:
    now = subject.laporan.dokumen.tahun
    for match in TARGET.finditer(sentence.isi):
        wrong: list[tuple[ClaimSubject, Quantity]] = []
        for about in _claimed(sentence.isi, match, names):
            if text.path[0] == "indikator" and about.bagian != text.path[:2]:
                continue  # of an indicator its own section tells
            if _SIDE.match(match.group()) and _is_better_lower(subject, about):
                continue  # more than the target is no success there
            reached = about.capaian.get(now)
            if reached is not None and reached.ada and not _is_so(str(match.lastgroup), reached):
                wrong.append((about, reached))
        if wrong:
            about, reached = wrong[0]
            yield problem(
                subject,
                text,
                sentence.mulai + match.start(),
                f"“{sentence.kutip(match)}” bertentangan dengan capaian {about.nama}: "
                f"{besaran(reached)}.",
                ADVICE,
                (reached,),
            )


_SIDE: Final = lazy_pattern(r"di\s*(?:atas|bawah)", re.IGNORECASE)


def _is_better_lower(subject: Subject, about: ClaimSubject) -> bool:
    """Whether an indicator counts what should be little: deaths, complaints."""
    number = about.bagian[1]
    return subject.laporan.indikator[int(number)].polaritas == "minimum"


def _claimed(sentence: str, match: re.Match[str], names: _Names) -> Iterator[ClaimSubject]:
    """The indicators before a claim, or those that are listed behind it."""
    starts = [found.end() for found in CLAUSE.finditer(sentence, 0, match.start())]
    clause = sentence[starts[-1] if starts else 0 : match.start()]
    if match.lastgroup != "tidak" and WISH.search(clause):
        return
    if roots(clause) - _BESIDE:
        about = names.only(clause)
        if about is not None:
            yield about
        return
    behind = _BEHIND.match(sentence, match.end())
    for part in _JOINED.split(behind["apa"]) if behind else ():
        about = names.only(part)
        if about is not None:
            yield about


def _is_so(claimed: str, reached: Quantity) -> bool:
    if claimed == "tidak":
        return reached.nilai < 100
    return reached.nilai > 100 if claimed == "lebih" else reached.nilai >= 100
