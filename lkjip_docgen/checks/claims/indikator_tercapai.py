"""How many of all indicators have reached their targets, in the words that put the number last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.patterns import lazy_pattern

_ADVICE = "Sesuaikan jumlahnya, atau perbaiki datanya."
_ALL = r"\d{1,2}\s+indikator(?:\s+kinerja(?:\s+utama)?)?"
_RESULT = (
    r"(?:(?P<gagal>(?:tidak|belum|gagal)\s+(?:\w+\s+)?(?:mencapai|memenuhi|tercapai|terpenuhi))"
    r"|(?P<capai>(?:mencapai|memenuhi)\s+target|tercapai)|(?P<lampaui>melampaui\s+target))\b"
)
_FEW = r"(?:hanya|ada|terdapat|masih|tinggal|sebanyak|sejumlah|baru|sudah|telah)"
_LINKS = r"(?:(?:indikator|di\s+antaranya|yang|masih|telah|sudah|berhasil|dapat|justru)\s+)*"
_PATTERNS = (
    lazy_pattern(
        rf"(?<!dari\s)(?<![\w.,])(?P<n>\d{{1,2}})\s+dari\s+(?:seluruh\s+)?{_ALL}\s+{_LINKS}{_RESULT}"
    ),
    lazy_pattern(
        rf"\bdari\s+(?:seluruh\s+)?{_ALL},?\s+(?:{_FEW}\s+)*(?P<n>\d{{1,2}})\s+{_LINKS}{_RESULT}"
    ),
    lazy_pattern(
        rf"\bindikator(?:\s+kinerja)?\s+yang\s+(?:telah\s+|sudah\s+|masih\s+|berhasil\s+)*{_RESULT}"
        r"(?:\s+target\w*)?(?:\s+(?:kinerja|tahun\s+ini))*\s+"
        r"(?:hanya|ada|sebanyak|berjumlah|tinggal|adalah)\s+(?P<n>\d{1,2})\b(?!\s*(?:%|persen|,\d))"
    ),
)
_YEAR = lazy_pattern(r"\b20\d\d\b")
_OTHER = lazy_pattern(
    r"\b(?:lalu|sebelum\w*|triwulan|semester|target\s+jangka|renstra|akan|dapat)\b"
)


def other_than_reached(subject: Subject) -> Iterator[Problem]:
    """ "Dari 12 indikator hanya satu yang belum mencapai target", where four have not."""
    rows = subject.hasil.indikator
    if any(row.tercapai is None for row in rows):
        return
    for text in texts_holding(subject, "indikator"):
        if text.official or text.path[0] == "indikator":
            continue
        for sentence in sentences_of(subject, text):
            yield from _in_sentence(subject, text, sentence)


def _in_sentence(subject: Subject, text: Text, sentence: Ucapan) -> Iterator[Problem]:
    now = str(subject.laporan.dokumen.tahun)
    if "indikator" not in sentence.isi or set(_YEAR.findall(sentence.isi)) - {now}:
        return
    for number, pattern in enumerate(_PATTERNS):
        match = pattern.search(sentence.isi)
        if match is None or _OTHER.search(sentence.isi):
            continue
        if number == 0 and not match["gagal"]:
            continue  # which another part of this rule looks at
        true = _true(subject, match)
        if int(match["n"]) != true:
            message = f"“{sentence.kutip(match)}” berbeda dengan isi data: {true}."
            start = sentence.mulai + match.start()
            yield problem(subject, text, start, message, _ADVICE, (("indikator",),))
        return


def _true(subject: Subject, match: re.Match[str]) -> int:
    """How many indicators have done what is said of them."""
    rows = subject.hasil.indikator
    if match["lampaui"]:
        return sum(row.capaian.ada and row.capaian.nilai > 100 for row in rows)
    reached = sum(bool(row.tercapai) for row in rows)
    return len(rows) - reached if match["gagal"] else reached
