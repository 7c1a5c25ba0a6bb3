"""That all recommendations of the last evaluation are carried out, as a text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import COLLECTIVE, ORDINALS, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.patterns import lazy_pattern

_ADVICE = "Sesuaikan jumlahnya, atau perbaiki status rekomendasinya pada data."
_WISHED = (
    "tidak|belum|akan|agar|supaya|harus|perlu|dapat|bila|apabila|jika|setelah|sampai|hingga|target\\w*"
    "|ditargetkan|diharapkan|direncanakan|diupayakan"
)
_DONE = lazy_pattern(
    rf"\b(?P<berapa>seluruh|semua|{COLLECTIVE})\s+rekomendasi\b(?:(?!\b(?:{_WISHED})\b)[^.;]){{0,80}}?"
    r"\b(?:selesai|tuntas)\b"
)
_WISH_BEFORE = lazy_pattern(rf"\b(?:{_WISHED})\b[^,;]*$")
_OF_OTHERS = lazy_pattern(
    r"\b(?:bpk|bpkp|audit\w*|apip|temuan|pemeriksaan|reviu|ombudsman|monitoring)\b"
)
_YEAR = lazy_pattern(r"\b20\d\d\b")


def all_recommendations_done(subject: Subject) -> Iterator[Problem]:
    """ "Kelima rekomendasi evaluasi selesai", where three are; of other audits nothing is known."""
    evaluation = subject.laporan.evaluasi_akip
    if evaluation is None or not evaluation.rekomendasi:
        return
    years = {str(evaluation.tahun), str(subject.laporan.dokumen.tahun)}
    for text in texts_holding(subject, "rekomendasi"):
        if text.official:
            continue
        for sentence in sentences_of(subject, text):
            match = _DONE.search(sentence.isi)
            if match is None or set(_YEAR.findall(sentence.isi)) - years:
                continue
            if _OF_OTHERS.search(sentence.isi) or _WISH_BEFORE.search(
                sentence.isi[: match.start()]
            ):
                continue
            yield from _unlike(subject, text, sentence, match)


def _unlike(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]
) -> Iterator[Problem]:
    assert subject.laporan.evaluasi_akip is not None
    rows = subject.laporan.evaluasi_akip.rekomendasi
    done = sum(row.status == "selesai" for row in rows)
    told = ORDINALS.get(match["berapa"], len(rows))
    if told > done:
        message = f"“{sentence.kutip(match)}” berbeda dengan isi data: {done}."
        start = sentence.mulai + match.start()
        others = (("evaluasi_akip", "rekomendasi"),)
        yield problem(subject, text, start, message, _ADVICE, others)
