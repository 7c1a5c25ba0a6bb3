"""Events of one kind that a text tells more of than an indicator counts of all kinds."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import COUNT, count, counted
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Cacahan
from lkjip_docgen.patterns import lazy_pattern

_EVENTS = lazy_pattern(
    rf"^(?:[-*+]\s+)?(?:sebanyak\s+|ada\s+)?(?P<n>{COUNT})\s+(?:kali\s+|kasus\s+)?[a-z]+"
    r"(?:\s+[a-z]+){0,2}\s+(?:terjadi|tercatat|dicatat|timbul)\b"
)
_OTHER_TIME = lazy_pattern(r"\b(?:20\d\d|sebelum\w*|lalu|sejak|selama|tahun-tahun)\b")


@rule("LK549", Severity.WARNING, "Kejadian yang disebut lebih banyak daripada seluruhnya")
def more_than_all(subject: Subject) -> Iterator[Problem]:
    """ "Enam perkelahian terjadi" among the causes of five disturbances in all."""
    totals = {
        number: subject.hasil.indikator[number].realisasi
        for number, _ in measured_by(subject.laporan.indikator, Cacahan)
        if subject.laporan.indikator[number].polaritas == "minimum"
    }
    for text, sentence in counted(subject):
        if not totals or text.field != "indikator.analisis.penyebab":
            continue
        whole = totals.get(int(text.path[1]))
        match = _EVENTS.match(sentence.isi)
        if match is None or whole is None or not whole.ada or _OTHER_TIME.search(sentence.isi):
            continue
        if count(match["n"]) > whole.nilai:
            message = f"“{sentence.kutip(match)}”, sedangkan {whole.label} {besaran(whole)}."
            start = sentence.mulai + match.start("n")
            yield problem(subject, text, start, message, ADVICE, (whole,))
