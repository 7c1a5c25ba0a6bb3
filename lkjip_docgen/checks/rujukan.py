"""Cross references in the office's texts, and the codes that they name."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.report_texts import Text, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.document import Report, referable
from lkjip_docgen.findings import Severity, near
from lkjip_docgen.office_text import (
    Asked,
    id_of,
    kodes,
    names_of,
    references,
    target_among,
)
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


def _ids(report: Report) -> frozenset[str]:
    return frozenset(name for part in report.parts for name in referable(part.blocks))
