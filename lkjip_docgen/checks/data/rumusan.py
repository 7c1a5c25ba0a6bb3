"""One objective, indicator or line of the budget, worded alike in all documents that hold it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.data.words_alike import alike, words_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import IndikatorPK, Laporan, SasaranRencana, SasaranStrategis
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NEAR: Final = 0.6
"""The share of words that two wordings of one objective have in common, in documents of a year."""
_QUITE_NEAR: Final = 0.75
"""The same of another year, for which an objective may well be worded anew."""
_STRATEGIC: Final = "strategis"
_SURE: Final = 2  # documents that word it alike, against one that does not


class _Objective(Record):
    """An objective as a document words it."""

    path: Path_
    dokumen: str
    tahun: int
    tingkat: str
    sasaran: SasaranRencana

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return words_of(self.sasaran.nama)


def _objectives(laporan: Laporan) -> Iterator[_Objective]:
    """The objectives of all agreements and annual plans; these have the level that is measured."""
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        name = f"perjanjian kinerja {agreement.versi} {agreement.tahun}"
        for t, level in enumerate(agreement.tingkat):
            path: Path_ = ("perjanjian_kinerja", n, "tingkat", t, "sasaran")
            for s, row in enumerate(level.sasaran):
                yield _Objective((*path, s), name, agreement.tahun, level.tingkat, row)
    for n, plan in enumerate(laporan.rencana_kinerja):
        for s, planned in enumerate(plan.sasaran):
            here: Path_ = ("rencana_kinerja", n, "sasaran", s)
            level_of_plan = laporan.tingkat_diukur or ""
            yield _Objective(here, f"RKT {plan.tahun}", plan.tahun, level_of_plan, planned)


@rule("LK156", Severity.WARNING, "Satu sasaran dirumuskan lain dalam dokumen lain")
def satu_rumusan(subject: Subject) -> Iterator[Problem]:
    """An objective of one code in several documents, and one that the plan words otherwise.

    An objective that has hardly a word in common with another one is another one.
    """
    laporan = subject.laporan
    found = list(_objectives(laporan))
    groups: defaultdict[tuple[str, str], list[_Objective]] = defaultdict(list)
    for row in found:
        groups[row.tingkat, plain_name(row.sasaran.kode)].append(row)
    for rows in groups.values():
        yield from _other_wordings(rows, laporan.dokumen.tahun)
    yield from _other_than_plan(laporan, found)


def _other_wordings(rows: Sequence[_Objective], year: int) -> Iterator[Problem]:
    """Those that do not say what most documents say, else what the first one does."""
    usual = _most_told(rows)
    for row in rows:
        limit = _NEAR if row.tahun == usual.tahun == year else _QUITE_NEAR
        if row.words != usual.words and alike(row.words, usual.words) >= limit:
            yield _worded_otherwise(row, usual.sasaran.nama, usual.dokumen, usual.path)


def _most_told(rows: Sequence[_Objective]) -> _Objective:
    """The first of those that word an objective as most do; the last agreement gives way."""
    ((words, times),) = Counter(row.words for row in rows).most_common(1)
    return next((row for row in rows if times >= _SURE and row.words == words), rows[0])


def _worded_otherwise(row: _Objective, name: str, document: str, path: Path_) -> Problem:
    return Problem(
        (*row.path, "nama"),
        f"Sasaran `{row.sasaran.kode}` pada {row.dokumen} “{row.sasaran.nama}”, pada {document} "
        f"“{name}”.",
        "Salin rumusannya dari dokumen yang ditandatangani; satu sasaran dirumuskan sama.",
        others=((*path, "nama"),),
    )


def _other_than_plan(laporan: Laporan, found: Sequence[_Objective]) -> Iterator[Problem]:
    """Objectives of the highest level that the plan has in other words."""
    plan = laporan.renstra.sasaran_strategis
    name = f"{laporan.kosakata.rencana_strategis}"
    rows = [row for row in found if _is_strategic(row, laporan)]
    agreed = {row.words for row in rows}
    planned = {words_of(row.nama) for row in plan}
    for row in rows:
        if row.words in planned:
            continue
        for n, objective in enumerate(plan):
            if words_of(objective.nama) not in agreed and _is_same(row, objective):
                yield _worded_otherwise(row, objective.nama, name, _in_plan(n))
                break


def _is_strategic(row: _Objective, laporan: Laporan) -> bool:
    """Whether it stands in an agreement of the year, on the level that plans are made for."""
    signed = row.path[0] == "perjanjian_kinerja"
    return signed and row.tahun == laporan.dokumen.tahun and row.tingkat == _STRATEGIC


def _is_same(row: _Objective, objective: SasaranStrategis) -> bool:
    """Whether an objective of the plan is meant: most words, or an indicator in common."""
    if alike(row.words, words_of(objective.nama)) >= _NEAR:
        return True
    measured = {plain_name(name) for name in objective.indikator}
    return any(plain_name(one.nama) in measured for one in row.sasaran.indikator)


def _in_plan(number: int) -> Path_:
    return "renstra", "sasaran_strategis", number


@rule("LK294", Severity.WARNING, "Satu indikator dinamai lain dalam renstra")
def indikator_renstra(subject: Subject) -> Iterator[Problem]:
    """An indicator of the plan that no agreement has, but for one word."""
    laporan = subject.laporan
    signed = [
        (path, row)
        for path, row, year in _promised(laporan)
        if year == laporan.dokumen.tahun and path[0] == "perjanjian_kinerja"
    ]
    known = {words_of(row.nama) for _, row in signed}
    planned = {
        words_of(name) for row in laporan.renstra.sasaran_strategis for name in row.indikator
    }
    for n, objective in enumerate(laporan.renstra.sasaran_strategis):
        for i, name in enumerate(objective.indikator):
            if words_of(name) in known:
                continue
            near = [
                (path, row)
                for path, row in signed
                if words_of(row.nama) not in planned and _one_word_apart(name, row.nama)
            ]
            if near:
                path, row = near[-1]
                yield Problem(
                    (*_in_plan(n), "indikator", i),
                    f"{laporan.kosakata.rencana_strategis} menyebut indikator “{name}”, "
                    f"perjanjian kinerja “{row.nama}”.",
                    "Samakan namanya dengan dokumen yang ditandatangani.",
                    others=((*path, "nama"),),
                )


def _promised(laporan: Laporan) -> Iterator[tuple[Path_, IndikatorPK, int]]:
    for objective in _objectives(laporan):
        for i, row in enumerate(objective.sasaran.indikator):
            yield (*objective.path, "indikator", i), row, objective.tahun


_FEWEST: Final = 3  # words of a name in which a single other one is a slip


def _one_word_apart(one: str, other: str) -> bool:
    """Whether two names have all words but one in common, each at its place."""
    first, second = words_of(one), words_of(other)
    if len(first) != len(second) or len(first) < _FEWEST:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


@rule("LK295", Severity.HINT, "Indikator tidak ada lagi dalam perjanjian tahun berikutnya")
def indikator_berlanjut(subject: Subject) -> Iterator[Problem]:
    """One of many indicators that the next agreement leaves out, while nothing takes its place.

    A new plan has new indicators; within one plan they are kept, or exchanged.
    """
    laporan = subject.laporan
    now, period = laporan.dokumen.tahun, laporan.renstra.periode
    if not period.mulai <= now < period.akhir:
        return
    reported = [(n, words_of(row.nama)) for n, row in enumerate(laporan.indikator)]
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        if agreement.tahun != now + 1:
            continue
        path: Path_ = ("perjanjian_kinerja", n)
        rows = [
            row for at, row, _ in _promised(laporan) if at[:2] == path and _measured(at, laporan)
        ]
        promised = {words_of(row.nama) for row in rows}
        missing = [(i, words) for i, words in reported if words not in promised]
        kept = len(reported) - len(missing)
        if missing and len(promised) == kept and kept >= _KEPT * len(missing):
            for i, _ in missing:
                yield Problem(
                    (*path, "tingkat"),
                    f"Indikator “{laporan.indikator[i].nama}” tidak ada dalam perjanjian kinerja "
                    f"{agreement.tahun}, dan tidak ada penggantinya.",
                    "Periksa apakah barisnya tertinggal ketika perjanjian itu disalin.",
                    others=(("indikator", i, "nama"),),
                )


_KEPT: Final = 4  # indicators that are kept for each that is missing


def _measured(path: Path_, laporan: Laporan) -> bool:
    """Whether an indicator of an agreement stands on the level that the report measures."""
    _, number, _, level, *_ = path
    agreement = laporan.perjanjian_kinerja[int(number)]
    return agreement.tingkat[int(level)].tingkat == laporan.tingkat_diukur
