"""Runs every rule over a project and sorts what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Final

from lkjip_docgen.checks.acceptance import accept
from lkjip_docgen.checks.causes import told_once
from lkjip_docgen.checks.claims import (
    angka_dan_huruf,
    angka_pokok,
    arah_pokok,
    bagian_cacah,
    bagian_kelompok,
    bagian_pagu,
    batas_waktu,
    beda_jenis,
    berjalan,
    cacah_wilayah,
    dinyatakan_tidak_ada,
    dua_kalimat,
    ekstrem,
    ekstrem_tabel,
    hitungan,
    jumlah_responden,
    kategori_naskah,
    kelipatan,
    klaim,
    klaim_angka,
    klaim_target,
    menerus,
    nilai_unsur,
    pernyataan_pagu,
    rupiah_pos,
    setiap,
    sisanya,
    tahun_analisis,
    target_disebut,
    triwulan_naskah,
    urutan_tabel,
)
from lkjip_docgen.checks.data import (
    alasan,
    anggaran,
    angka_tertukar,
    bertukar,
    besaran,
    besaran_rupiah,
    catatan,
    deret_triwulan,
    dua_nilai,
    foto,
    ganda,
    gaya,
    hampir_ganda,
    indikator,
    induk,
    isi_perjanjian,
    kelengkapan,
    kode_anggaran,
    lampiran,
    lhe,
    masa,
    nama_lembaga,
    nilai,
    pegawai,
    pejabat,
    penanda_tangan,
    penghargaan,
    penjabat,
    perjanjian,
    pernyataan,
    program_indikator,
    rangkaian,
    rumusan,
    salinan,
    salinan_bulan,
    salinan_daftar,
    satuan,
    serapan,
    skala,
    survei,
    susunan,
    tabel_sendiri,
    target_penerimaan,
    tata_nilai,
    triwulan,
    unit,
    waktu,
    wilayah_tabel,
)
from lkjip_docgen.checks.elsewhere import Elsewhere
from lkjip_docgen.checks.ends import Ends
from lkjip_docgen.checks.language import (
    bahasa_asing,
    ejaan,
    istilah,
    kalimat_utuh,
    kamus,
    kata_hubung,
    pilihan_kata,
    tanda_baca,
    tata_tulis,
)
from lkjip_docgen.checks.logic import (
    arah,
    daftar,
    kalender,
    pangkat,
    satu_kejadian,
    umur,
    urutan,
)
from lkjip_docgen.checks.logic import (
    hitungan as logika_hitungan,
)
from lkjip_docgen.checks.logic import (
    waktu as logika_waktu,
)
from lkjip_docgen.checks.mending import Mending
from lkjip_docgen.checks.prose import (
    bidang_lain,
    butir,
    daerah,
    dibagikan,
    hampir_sama,
    identitas,
    judul_peraturan,
    lembaga,
    milik_lain,
    nama,
    nama_daerah,
    nama_orang,
    naskah,
    pejabat_naskah,
    peraturan,
    peraturan_daerah,
    peraturan_ganda,
    peraturan_pokok,
    pertanyaan,
    rujukan,
    salinan_naskah,
    salinan_susunan,
    sebutan_lain,
    sebutan_lembaga,
    singkatan,
    sisa_naskah,
    tahun_hasil,
    tahun_naskah,
    tempat,
    tempat_lain,
    tempat_sebaris,
    tengara,
    tindak_lanjut,
    urusan,
    wilayah,
)
from lkjip_docgen.checks.rule import RULES, Made, Problem, Rule, Subject
from lkjip_docgen.document import Report
from lkjip_docgen.findings import Accepted, Finding
from lkjip_docgen.measures import Hasil, with_unit_sums
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Project, dotted

RULE_MODULES: Final[tuple[ModuleType, ...]] = (
    anggaran,
    alasan,
    target_penerimaan,
    survei,
    indikator,
    satuan,
    nilai,
    pegawai,
    salinan,
    salinan_bulan,
    bertukar,
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
    penjabat,
    penanda_tangan,
    waktu,
    tahun_naskah,
    ganda,
    naskah,
    pejabat_naskah,
    salinan_naskah,
    salinan_susunan,
    butir,
    tata_tulis,
    rujukan,
    ejaan,
    tanda_baca,
    kamus,
    kalimat_utuh,
    sisa_naskah,
    bahasa_asing,
    pilihan_kata,
    nama,
    tempat,
    tempat_lain,
    tempat_sebaris,
    tengara,
    tindak_lanjut,
    identitas,
    sebutan_lain,
    klaim,
    klaim_target,
    menerus,
    nilai_unsur,
    setiap,
    sisanya,
    klaim_angka,
    angka_pokok,
    arah_pokok,
    ekstrem,
    ekstrem_tabel,
    jumlah_responden,
    kategori_naskah,
    hitungan,
    angka_dan_huruf,
    peraturan,
    judul_peraturan,
    lembaga,
    foto,
    gaya,
    kelengkapan,
    catatan,
    susunan,
    istilah,
    triwulan,
    deret_triwulan,
    penghargaan,
    program_indikator,
    wilayah_tabel,
    hampir_sama,
    singkatan,
    pertanyaan,
    logika_hitungan,
    arah,
    daftar,
    pangkat,
    satu_kejadian,
    umur,
    kalender,
    urutan,
    logika_waktu,
    bidang_lain,
    sebutan_lembaga,
    peraturan_ganda,
    peraturan_pokok,
    wilayah,
    daerah,
    dibagikan,
    milik_lain,
    nama_daerah,
    nama_orang,
    urusan,
    rumusan,
    serapan,
    skala,
    angka_tertukar,
    peraturan_daerah,
    kode_anggaran,
    hampir_ganda,
    salinan_daftar,
    tabel_sendiri,
    tata_nilai,
    masa,
    nama_lembaga,
    tahun_analisis,
    target_disebut,
    pernyataan_pagu,
    rupiah_pos,
    bagian_cacah,
    bagian_kelompok,
    kelipatan,
    triwulan_naskah,
    urutan_tabel,
    tahun_hasil,
    batas_waktu,
    berjalan,
    kata_hubung,
    bagian_pagu,
    beda_jenis,
    cacah_wilayah,
    dinyatakan_tidak_ada,
    dua_kalimat,
    unit,
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
    before_rule: Callable[[], None] = lambda: None,
    elsewhere: Elsewhere | None = None,
) -> CheckResult:
    """Every finding about a project that could be read, its own warnings included.

    `known` is what kept some of it from being measured; `composed` as in `Subject`.
    `before_rule` is called before each rule, and may raise what ends the work.
    The rules of `elsewhere` are asked by another process, and here if that gives no answer.
    """
    subject = Subject(project, with_unit_sums(project.laporan), hasil, composed)
    unmeasured = tuple(known)
    whole = project.laporan.periode.tahunan
    ends = Ends(subject)
    made = _made(subject, ends, _found(subject, before_rule, elsewhere))
    found = [*project.findings, *unmeasured, *gaya.mistakes(project.root)]
    found += [*lampiran.mistakes(project), *made]
    diterima = project.laporan.diterima
    findings, accepted = accept(
        dict.fromkeys(found), diterima, project.places, partial_year=not whole
    )
    return CheckResult(
        tuple(sorted(told_once(findings, made, ends, Mending(subject)), key=Finding.sort_key)),
        tuple(sorted(accepted, key=lambda entry: entry.finding.sort_key())),
        None if unmeasured else subject,
    )


_MOST: Final = 200
"""Problems of one rule in one field: more than a whole table of a survey has cells wrong."""


def _enough(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of a rule, up to where one field alone has too many for anyone to read.

    Such a field is no text: something was pasted into it.  The others are told once it is mended.
    """
    told = Counter[Path_]()
    for problem in problems:
        told[problem.path] += 1
        if told[problem.path] > _MOST:
            return
        yield problem


_ROOMS: Final = tuple(f"lkjip_docgen.checks.{room}." for room in ("claims", "logic"))


def codes_of_sentences() -> frozenset[str]:
    """The codes of the rules that hold sentences against the data or one another."""
    return frozenset(code for code, rule in RULES.items() if _is_of_sentences(rule))


def _is_of_sentences(rule: Rule) -> bool:
    return getattr(rule.check, "__module__", "").startswith(_ROOMS)


def found_by(
    subject: Subject, rules: Iterable[Rule], before_rule: Callable[[], None] = lambda: None
) -> dict[str, tuple[Problem, ...]]:
    """What rules find, by their codes; `before_rule` is called before each of them."""
    found: dict[str, tuple[Problem, ...]] = {}
    for rule in rules:
        before_rule()
        found[rule.code] = tuple(_enough(rule.check(subject)))
    return found


def rules_for(project: Project) -> tuple[Rule, ...]:
    """The rules that a report is asked for: one of a part of the year lacks what others have."""
    whole = project.laporan.periode.tahunan
    return tuple(rule for rule in RULES.values() if whole or not rule.tahunan)


def _found(
    subject: Subject, before_rule: Callable[[], None], elsewhere: Elsewhere | None
) -> dict[str, tuple[Problem, ...]]:
    """What all rules find, those included that another process was to ask."""
    rules = rules_for(subject.project)
    if elsewhere is None:
        return found_by(subject, rules, before_rule)
    found = found_by(subject, (r for r in rules if r.code not in elsewhere.codes), before_rule)
    others = elsewhere.found(subject.hasil)
    if others is None:
        others = found_by(subject, (r for r in rules if r.code in elsewhere.codes), before_rule)
    return {**found, **others}


def _made(
    subject: Subject, ends: Ends, found: Mapping[str, Iterable[Problem]]
) -> dict[Finding, Made]:
    """Each finding once, in the order of the rules, with the problem that it was made from."""
    made: dict[Finding, Made] = {}
    for rule in rules_for(subject.project):
        for problem in found[rule.code]:
            place = problem.place or subject.place(problem.path)
            finding = Finding(
                code=rule.code,
                severity=rule.severity,
                message=problem.message,
                place=place,
                path=dotted(problem.path),
                suggestion=problem.suggestion,
                others=ends.of(problem, place),
                acceptable=rule.acceptable,
            )
            made.setdefault(finding, Made(rule, problem))
    return made
