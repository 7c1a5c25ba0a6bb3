"""Cross references in the office's texts, and the codes that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.document import Report, numbering, referable
from lkjip_docgen.findings import LkjipError, Severity, near
from lkjip_docgen.office_text import (
    Asked,
    id_of,
    kodes,
    names_of,
    references,
    target_among,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_, dotted, office_texts


@rule("LK407", Severity.ERROR, "Rujukan silang tidak menemukan tujuannya")
def unknown(subject: Subject) -> Iterator[Problem]:
    """`[lihat](#kode)` where the report has no numbered table or figure, and no title, so called.

    Only the report itself shows what it holds: it is composed for this, where a text refers.
    """
    asked = [*_references(subject)]
    report = subject.composed() if asked else None
    if report is None:
        return
    ids = _ids(report)
    for text, reference in asked:
        if target_among(reference.target, ids) is None:
            yield problem(
                subject,
                text,
                reference.start,
                f"Rujukan ke `#{reference.target}` tidak menemukan tabel, gambar, atau judul; yang "
                "tercetak hanya katanya.",
                near(reference.target, names_of(ids)) or _ADVICE,
            )


_ADVICE = (
    "Beri tabel atau gambar yang dimaksud judul dan kode, misalnya “Tabel: Loket menurut Kecamatan "
    "{#loket}”, lalu rujuk dengan [lihat](#loket)."
)


def _references(subject: Subject) -> Iterator[tuple[Text, Asked]]:
    """Every reference of a text in Markdown."""
    for text in _in_markdown(subject, "](#"):
        yield from ((text, asked) for asked in references(text.value))


def _in_markdown(subject: Subject, sign: str) -> Iterator[Text]:
    """The texts in Markdown that hold a sign."""
    if not any(sign in text.value for text in texts(subject)):
        return iter(())
    marked = frozenset(path for path, text in office_texts(subject.laporan) if sign in text)
    return (text for text in texts(subject) if text.path in marked)


@rule("LK408", Severity.ERROR, "Kode tabel atau gambar dipakai dua kali")
def twice(subject: Subject) -> Iterator[Problem]:
    """One kode of two tables or pictures in texts: a reference would lead to the first."""
    seen: dict[str, Path_] = {}
    for text in _in_markdown(subject, "{#"):
        for start, kode in kodes(text.value):
            name = id_of(kode)
            if name in seen:
                yield problem(
                    subject,
                    text,
                    start,
                    f"Kode `{kode}` sudah dipakai pada `{dotted(seen[name])}`.",
                    f"Beri kode lain, misalnya `{kode}-2`, dan sesuaikan rujukannya.",
                    (seen[name],),
                )
            seen.setdefault(name, text.path)


_NUMBERED = lazy_pattern(
    r"\b(?P<jenis>Tabel|Gambar|Grafik)\s+(?P<nomor>(?:L|[1-4])\.\d{1,2})(?![.,]?\d|\w)"
)
_OF_OTHERS = lazy_pattern(
    r"\b(?:dokumen|renstra|rencana|RPJM\w*|RPJP\w*|RKPD|peraturan|keputusan|permen\w*|PMK|DIPA|DPA"
    r"|undang-undang|LHE|buku|profil|pedoman|surat|berkas|laporan\s+(?!ini|kinerja\s+ini)\w+)\b",
    re.IGNORECASE,
)
"""Documents that have tables of their own."""


@rule("LK475", Severity.WARNING, "Rujukan ke tabel atau gambar yang tidak ada")
def numbers_without_a_block(subject: Subject) -> Iterator[Problem]:
    """ "Tabel 3.45": a number that the report as it is printed does not have.

    Of chapters that no report has LK439 speaks; this needs the report, which is composed where
    a text refers so.
    """
    asked = [*_numbered(subject)]
    labels = _labels(subject.composed()) if asked else None
    if labels is None:
        return
    for text, match in asked:
        kind = "Gambar" if match["jenis"] == "Grafik" else match["jenis"]
        if f"{kind} {match['nomor']}" not in labels:
            yield problem(
                subject,
                text,
                match.start(),
                f"Laporan ini tidak mempunyai {match.group()}.",
                "Tulis nomor yang benar, atau rujuk dengan [tabel](#kode) agar nomornya mengikuti.",
            )


def _numbered(subject: Subject) -> Iterator[tuple[Text, re.Match[str]]]:
    """Where the office's own words name a table or figure by its number."""
    for text in texts_holding(subject, "tabel", "gambar", "grafik"):
        if text.official:
            continue
        for match in _NUMBERED.finditer(text.prose):
            before = text.prose[max(0, match.start() - 60) : match.start()].rpartition(". ")[2]
            after = text.prose[match.end() : match.end() + 60].partition(". ")[0]
            if not _OF_OTHERS.search(f"{before} {after}"):
                yield text, match


def _labels(report: Report | None) -> frozenset[str] | None:
    """The labels of tables and figures; None without a report."""
    if report is None:
        return None
    try:
        return frozenset(numbering.number(report).labels.values())
    except LkjipError:
        return None


def _ids(report: Report) -> frozenset[str]:
    return frozenset(name for part in report.parts for name in referable(part.blocks))
