"""What texts say is left of the whole budget, against ceiling and spending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klausa import Told, clause_around
from lkjip_docgen.checks.claims.turunan_anggaran import (
    follows_from_budget,
    tells_of_line,
    whole_budgets,
)
from lkjip_docgen.checks.logic.patterns import AMOUNT, amount, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern

_REST = lazy_pattern(
    r"\bsisa\s+(?:pagu|anggaran|dana|dipa|dpa)(?:nya)?\s+(?:(?:anggaran|dinas|kantor|instansi|ini|yang|pada"
    r"|sampai|hingga|dengan|akhir|tahun|20\d\d|tidak|belum|terserap|terealisasi|dibelanjakan|keseluruhan"
    r"|seluruhnya|adalah|ialah|sebesar|senilai|sejumlah|mencapai|tercatat|berjumlah)\s+)*"
    rf"(?P<n>{AMOUNT})"
)
_OF_A_PART = lazy_pattern(
    r"\b(?:program|kegiatan|sub\s?kegiatan|belanja|lelang|tender|kontrak|paket|pengadaan|perjalanan"
    r"|honor\w*|gaji|tunjangan|hibah|dak|sebagian|antara(?:nya|\s+lain)|masing-masing|triwulan|semester"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|lalu|sebelum\w*)\b"
)
_YEAR = lazy_pattern(r"\b20\d\d\b")
_ELSEWHERE: Final = ("indikator.", "evaluasi_akip.", "inovasi.", "kantor.", "renstra.")
"""Where a rest may be that of one program or of another time."""


def wrong_rests_of_the_budget(subject: Subject) -> Iterator[Problem]:
    """ "Sisa anggaran Rp400.000.000" where ceiling and spending leave Rp500.000.000."""
    for text in texts_with(subject, ("sisa",)):
        if not (text.official or text.field.startswith(_ELSEWHERE)):
            yield from _wrong_in(subject, text)


def _wrong_in(subject: Subject, text: Text) -> Iterator[Problem]:
    total = subject.hasil.anggaran.total
    rests = [one.sisa for one in whole_budgets(subject) if one.sisa is not None]
    if not (rests and total.pagu.ada and total.realisasi.ada):
        return
    now = str(subject.laporan.dokumen.tahun)
    for sentence in sentences_of(subject, text):
        for match in _REST.finditer(sentence.isi):
            told = amount(match["n"].strip())
            clause = clause_around(sentence.isi, match.start("n"))
            if told is None or told.jenis != "rupiah" or _OF_A_PART.search(clause):
                continue
            if set(_YEAR.findall(sentence.isi)) - {now}:
                continue
            start = match.start("n")
            said = Told(sentence.isi, start, told.nilai, told.ketelitian, "rupiah")
            if any(map(said.is_, rests)) or follows_from_budget(subject, said):
                continue
            if not tells_of_line(subject, sentence.isi, start):
                message = (
                    f"“{sentence.kutip(match, 'n')}” disebut sebagai sisa, padahal pagu "
                    f"{besaran(total.pagu)} dan realisasi {besaran(total.realisasi)}."
                )
                ends = (total.pagu, total.realisasi)
                yield problem(subject, text, sentence.mulai + start, message, ADVICE, ends)
