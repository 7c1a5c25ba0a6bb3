"""Lines of the budget in several versions and agreements: one code has one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lkjip_docgen.checks.data.words_alike import alike, words_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan, Simpul, SimpulPK, TahunBelanja, kunci_isi
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NEAR: Final = 0.6
"""The share of words that two names of one line have in common."""


class _Line(Record):
    """A line of the budget in one document, below another one (`atas`)."""

    path: Path_
    dokumen: str
    kode: str
    nama: str
    atas: tuple[str, ...]


@rule("LK297", Severity.WARNING, "Satu baris anggaran dengan dua nama")
def satu_nama(subject: Subject) -> Iterator[Problem]:
    """One code with two names, and without a code a line that two versions name nearly alike."""
    documents = [rows for rows in _documents(subject.laporan) if rows]
    yield from _codes_of_two_names([row for rows in documents for row in rows])
    for before, rows in pairwise(documents):
        yield from _renamed(before, rows)


def _documents(laporan: Laporan) -> Iterator[list[_Line]]:
    """The lines of each version of the budget, then of each agreement that has its own."""
    for n, version in enumerate(laporan.anggaran.versi):
        path: Path_ = ("anggaran", "versi", n, "program")
        yield list(_lines(path, version.nama, version.program, ()))
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        here: Path_ = ("perjanjian_kinerja", n, "program")
        name = f"perjanjian kinerja {agreement.versi} {agreement.tahun}"
        yield list(_lines(here, name, agreement.program, ()))


def _lines(
    path: Path_, document: str, nodes: Sequence[Simpul | SimpulPK], above: tuple[str, ...]
) -> Iterator[_Line]:
    for n, node in enumerate(nodes):
        yield _Line((*path, n), document, node.kode or "", node.nama, above)
        inside: Sequence[Simpul | SimpulPK] = getattr(node, kunci_isi(node))
        below = (*above, " ".join(words_of(node.nama)))
        yield from _lines((*path, n, kunci_isi(node)), document, inside, below)


def _codes_of_two_names(rows: Sequence[_Line]) -> Iterator[Problem]:
    """Whole codes; one of few figures is given anew under each program."""
    seen: defaultdict[str, list[_Line]] = defaultdict(list)
    for row in rows:
        if "." in row.kode:
            seen[row.kode].append(row)
    for same in seen.values():
        usual = _most_told(same)
        for row in same:
            if words_of(row.nama) != words_of(usual.nama):
                yield _two_names(row, usual)


def _most_told(rows: Sequence[_Line]) -> _Line:
    """The name that most documents have, else that of the last one, which is in force."""
    names = [words_of(row.nama) for row in rows]
    most = max(map(names.count, names))
    return next(row for row in reversed(rows) if names.count(words_of(row.nama)) == most)


def _two_names(row: _Line, usual: _Line) -> Problem:
    of_code = f" berkode {row.kode}" if row.kode else ""
    return Problem(
        (*row.path, "nama"),
        f"Baris anggaran{of_code} bernama “{row.nama}” pada {row.dokumen}, pada {usual.dokumen} "
        f"“{usual.nama}”.",
        "Salin namanya dari dokumen anggaran.",
        others=((*usual.path, "nama"),),
    )


def _renamed(before: Sequence[_Line], rows: Sequence[_Line]) -> Iterator[Problem]:
    """Lines without a code that stand in one document only, each under another near name."""
    gone = _only_in(before, rows)
    for row in _only_in(rows, before):
        near = [
            one
            for one in gone
            if one.atas == row.atas and alike(words_of(one.nama), words_of(row.nama)) >= _NEAR
        ]
        if len(near) == 1:
            yield _two_names(row, near[0])


def _only_in(rows: Sequence[_Line], others: Sequence[_Line]) -> list[_Line]:
    known = {(row.atas, words_of(row.nama)) for row in others}
    codes = {row.kode for row in others if row.kode}
    return [
        row
        for row in rows
        if (row.atas, words_of(row.nama)) not in known and (not row.kode or row.kode not in codes)
    ]


@rule("LK298", Severity.WARNING, "Satu jenis belanja berganti nama pada satu tahun")
def jenis_berlanjut(subject: Subject) -> Iterator[Problem]:
    """A kind that the years before and after have, while another one stands in that year alone."""
    years = sorted(
        enumerate(subject.laporan.anggaran.jenis_belanja), key=lambda entry: entry[1].tahun
    )
    for (b, before), (n, year), (a, after) in zip(years, years[1:], years[2:], strict=False):
        others = [_kinds(row) for _, row in years if row is not year]
        lost = set(_kinds(before)) & set(_kinds(after)) - set(_kinds(year))
        alone = [kind for kind in _kinds(year) if not any(kind in kinds for kinds in others)]
        if len(lost) == len(alone) == 1:
            (name,) = lost
            position = _kinds(year).index(alone[0])
            yield Problem(
                ("anggaran", "jenis_belanja", n, "belanja", position, "jenis"),
                f"“{year.belanja[position].jenis}” hanya ada pada tahun {year.tahun}, dan tahun "
                f"itu saja tidak memuat “{before.belanja[_kinds(before).index(name)].jenis}”.",
                "Samakan sebutan jenis belanjanya bila yang dimaksud sama.",
                others=(
                    (
                        "anggaran",
                        "jenis_belanja",
                        b,
                        "belanja",
                        _kinds(before).index(name),
                        "jenis",
                    ),
                    ("anggaran", "jenis_belanja", a, "belanja", _kinds(after).index(name), "jenis"),
                ),
            )


def _kinds(year: TahunBelanja) -> list[tuple[str, ...]]:
    """The kinds of spending of a year by their words."""
    return [words_of(row.jenis) for row in year.belanja]
