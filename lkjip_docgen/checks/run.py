"""Runs every rule over a project and sorts what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Final

from lkjip_docgen.checks import (
    anggaran,
    besaran,
    besaran_rupiah,
    catatan,
    dua_nilai,
    ejaan,
    foto,
    ganda,
    gaya,
    hitungan,
    indikator,
    induk,
    isi_perjanjian,
    istilah,
    kelengkapan,
    klaim,
    klaim_angka,
    lampiran,
    lembaga,
    lhe,
    nama,
    naskah,
    nilai,
    pegawai,
    pejabat,
    penanda_tangan,
    peraturan,
    perjanjian,
    pernyataan,
    pertanyaan,
    rangkaian,
    rujukan,
    salinan,
    salinan_bulan,
    satuan,
    singkatan,
    survei,
    susunan,
    tata_tulis,
    triwulan,
    waktu,
)
from lkjip_docgen.checks.acceptance import accept
from lkjip_docgen.checks.ends import ends
from lkjip_docgen.checks.rule import RULES, Problem, Rule, Subject
from lkjip_docgen.document import Report
from lkjip_docgen.findings import Accepted, Finding
from lkjip_docgen.measures import Hasil
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project, dotted

RULE_MODULES: Final[tuple[ModuleType, ...]] = (
    anggaran,
    survei,
    indikator,
    satuan,
    nilai,
    pegawai,
    salinan,
    salinan_bulan,
    besaran,
    besaran_rupiah,
    rangkaian,
    dua_nilai,
    pernyataan,
    perjanjian,
    isi_perjanjian,
    induk,
    lhe,
    pejabat,
    penanda_tangan,
    waktu,
    ganda,
    naskah,
    tata_tulis,
    rujukan,
    ejaan,
    nama,
    klaim,
    klaim_angka,
    hitungan,
    peraturan,
    lembaga,
    foto,
    gaya,
    kelengkapan,
    catatan,
    susunan,
    istilah,
    triwulan,
    singkatan,
    pertanyaan,
)
"""Importing a module registers its rules; a new module is added here."""


class CheckResult(Record):
    """The open findings and those the office accepts, each in the order of the files.

    `subject` is what was looked at; None for data that could not be read or measured.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    subject: Subject | None = None


def check(
    project: Project,
    hasil: Hasil,
    known: Iterable[Finding] = (),
    composed: Callable[[], Report | None] = lambda: None,
) -> CheckResult:
    """Every finding about a project that could be read, its own warnings included.

    `known` is what kept some of it from being measured; `composed` as in `Subject`.
    """
    subject = Subject(project, project.laporan, hasil, composed)
    unmeasured = tuple(known)
    found = [*project.findings, *unmeasured, *gaya.mistakes(project.root)]
    found += lampiran.mistakes(project)
    whole = project.laporan.periode.tahunan
    for rule in (rule for rule in RULES.values() if whole or not rule.tahunan):
        found += [_finding(rule, problem, subject) for problem in rule.check(subject)]
    diterima = project.laporan.diterima
    findings, accepted = accept(
        dict.fromkeys(found), diterima, project.places, partial_year=not whole
    )
    return CheckResult(
        tuple(sorted(findings, key=Finding.sort_key)),
        tuple(sorted(accepted, key=lambda entry: entry.finding.sort_key())),
        None if unmeasured else subject,
    )


def _finding(rule: Rule, problem: Problem, subject: Subject) -> Finding:
    place = problem.place or subject.place(problem.path)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=problem.message,
        place=place,
        path=dotted(problem.path),
        suggestion=problem.suggestion,
        others=ends(subject, problem, place),
    )
