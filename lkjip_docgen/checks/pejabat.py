"""Signatories: who signs which document, in which capacity, and their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_docgen.checks.kata import berderet, sama
from lkjip_docgen.checks.perjanjian import in_force
from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn.dates import format_date
from lkjip_docgen.idn.nip import group_nip, nip_problems
from lkjip_docgen.model.kantor import Pejabat, Penandatangan
from lkjip_docgen.source.paths import Path_

_ROLES = {"laporan": ("kepala",), "perjanjian_kinerja": ("pihak_pertama",)}
_ACTING = re.compile(r"^(plt|plh|pj|pgs|pjs)\.?\s+")


@rule("LK211", Severity.WARNING, "Dokumen tanpa penanda tangan")
def ada_penanda_tangan(subject: Subject) -> Iterator[Problem]:
    """The report, and every performance agreement, has its signatories."""
    laporan = subject.laporan
    year = laporan.dokumen.tahun
    if _signed(subject, "laporan", year, None) is None:
        yield Problem(
            ("dokumen", "tahun"),
            f"Penanda tangan laporan tahun {year} belum ada.",
            "Tambahkan pada bagian `pejabat` dengan dokumen: laporan.",
        )
    for number, pk in enumerate(laporan.perjanjian_kinerja):
        if _signed(subject, "perjanjian_kinerja", pk.tahun, pk.versi) is None:
            yield Problem(
                ("perjanjian_kinerja", number, "tanggal"),
                f"Penanda tangan perjanjian kinerja {pk.versi} tahun {pk.tahun} belum ada.",
                "Tambahkan pada bagian `pejabat` dengan dokumen: perjanjian_kinerja.",
            )
    for number, pejabat in enumerate(laporan.pejabat):
        have = {person.peran for person in pejabat.penandatangan}
        lacking = [role for role in _ROLES[pejabat.dokumen] if role not in have]
        if lacking:
            yield Problem(
                ("pejabat", number, "penandatangan"),
                f"Peran {berderet([f'`{role}`' for role in lacking])} belum ada.",
                "Laporan ditandatangani kepala, perjanjian kinerja pihak pertama dan atasannya.",
            )


@rule("LK212", Severity.HINT, "Pimpinan berganti antara perjanjian kinerja dan laporan")
def pimpinan_sama(subject: Subject) -> Iterator[Problem]:
    """Normal when an official was replaced; worth a look."""
    found = in_force(subject.laporan)
    report = _signed(subject, "laporan", subject.laporan.dokumen.tahun, None)
    if found is None or report is None:
        return
    pk = found[1]
    agreement = _signed(subject, "perjanjian_kinerja", pk.tahun, pk.versi)
    promised = _person(subject, agreement, "pihak_pertama")
    reporting = _person(subject, report, "kepala")
    if promised is None or reporting is None or sama(promised[1].nama) == sama(reporting[1].nama):
        return
    if any(person.nama.startswith("[") for _, person in (promised, reporting)):
        return  # a name that is still to be filled in; LK400 says so
    yield Problem(
        (*reporting[0], "nama"),
        f"Laporan ditandatangani {reporting[1].nama}, perjanjian kinerja oleh {promised[1].nama}.",
        "Wajar bila pejabat berganti; pergantian menjadi alasan perjanjian kinerja perubahan.",
    )


@rule("LK213", Severity.WARNING, "Jabatan menyebut kantor lain")
def jabatan_kantor_ini(subject: Subject) -> Iterator[Problem]:
    """The head of this office signs for this office, acting or not."""
    kantor = subject.laporan.kantor
    for path, _, person in _people(subject):
        office = _ACTING.sub("", sama(person.jabatan))
        known = sama(kantor.nama) in office or office == sama(kantor.sebutan_pimpinan)
        if person.peran != "pihak_kedua" and not known:
            yield Problem(
                (*path, "jabatan"),
                f"Jabatan “{person.jabatan}” tidak menyebut {kantor.nama}.",
                "Tulis jabatan pada tanggal dokumen, lengkap dengan nama kantor.",
            )


@rule("LK214", Severity.WARNING, "Susunan NIP tidak mungkin")
def nip_mungkin(subject: Subject) -> Iterator[Problem]:
    """18 digits: birth, appointment, sex, serial number."""
    for path, _, person in _people(subject):
        if person.nip is not None and (reasons := nip_problems(person.nip)):
            yield Problem(
                (*path, "nip"),
                f"NIP {person.nama}: {'; '.join(reasons)}.",
                "Salin NIP dari surat keputusan; hasil pindaian sering salah baca.",
            )


@rule("LK215", Severity.WARNING, "NIP dan nama tidak berpasangan")
def nip_satu_orang(subject: Subject) -> Iterator[Problem]:
    """One person has one number, one number belongs to one person."""
    names: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for path, _, person in _people(subject):
        if person.nip is None:
            continue
        name, number = sama(person.nama), group_nip(person.nip)
        if numbers.setdefault(name, number) != number:
            message = f"{person.nama} ditulis dengan dua NIP: {numbers[name]} dan {number}."
            yield Problem((*path, "nip"), message, "Pakai NIP yang sama di semua dokumen.")
        if names.setdefault(number, name) != name:
            message = f"NIP {number} dipakai untuk dua orang; {person.nama} salah satunya."
            yield Problem((*path, "nip"), message, "Periksa NIP keduanya.")


@rule("LK216", Severity.WARNING, "Tanggal atau tempat tanda tangan berbeda dengan dokumennya")
def tanggal_sama(subject: Subject) -> Iterator[Problem]:
    """Date and place of the report, date of the agreement."""
    dokumen = subject.laporan.dokumen
    agreements = {(pk.tahun, pk.versi): pk for pk in subject.laporan.perjanjian_kinerja}
    for number, pejabat in enumerate(subject.laporan.pejabat):
        path: Path_ = ("pejabat", number)
        if pejabat.dokumen == "laporan":
            if pejabat.tahun != dokumen.tahun:
                continue
            day = dokumen.tanggal
            if sama(pejabat.tempat) != sama(dokumen.tempat):
                yield Problem(
                    (*path, "tempat"),
                    f"Laporan ditandatangani di {pejabat.tempat}, sedangkan `dokumen.tempat` "
                    f"{dokumen.tempat}.",
                    "Samakan tempatnya.",
                )
        else:
            pk = agreements.get((pejabat.tahun, pejabat.versi))
            if pk is None:
                continue
            if pk.tanggal is None:
                continue
            day = pk.tanggal
        if pejabat.tanggal is not None and pejabat.tanggal != day:
            yield Problem(
                (*path, "tanggal"),
                f"Tanda tangan bertanggal {format_date(pejabat.tanggal)}, dokumennya "
                f"{format_date(day)}.",
                "Samakan tanggalnya.",
            )


@rule("LK217", Severity.WARNING, "Penanda tangan ganda atau tanpa dokumen")
def penanda_tangan_tunggal(subject: Subject) -> Iterator[Problem]:
    """One entry a document, one person a role, no entry for a document that is not there."""
    laporan = subject.laporan
    agreements = {(pk.tahun, pk.versi) for pk in laporan.perjanjian_kinerja}
    seen: set[tuple[str, int, str | None]] = set()
    for number, pejabat in enumerate(laporan.pejabat):
        report = pejabat.dokumen == "laporan"
        key = (pejabat.dokumen, pejabat.tahun, None if report else pejabat.versi)
        what = f"{pejabat.dokumen.replace('_', ' ')} tahun {pejabat.tahun}"
        if key in seen:
            message = f"Penanda tangan {what} ditulis lebih dari sekali."
            yield Problem(("pejabat", number, "dokumen"), message, "Sisakan satu.")
        seen.add(key)
        there = (
            pejabat.tahun == laporan.dokumen.tahun
            if report
            else (pejabat.tahun, pejabat.versi) in agreements
        )
        if not there:
            message = f"Penanda tangan {what} ditulis, tetapi dokumennya tidak ada."
            yield Problem(("pejabat", number, "tahun"), message, "Periksa tahun dan versinya.")
        roles = Counter(person.peran for person in pejabat.penandatangan)
        twice = [f"`{role}`" for role, count in roles.items() if count > 1]
        if twice:
            message = f"Peran {berderet(twice)} ditulis lebih dari sekali."
            yield Problem(("pejabat", number, "penandatangan"), message, "Sisakan satu orang.")


def _signed(subject: Subject, dokumen: str, tahun: int, versi: str | None) -> Pejabat | None:
    """The first entry for a document; of an agreement, in its version."""
    return next(
        (
            row
            for row in subject.laporan.pejabat
            if row.dokumen == dokumen and row.tahun == tahun and versi in (None, row.versi)
        ),
        None,
    )


def _people(subject: Subject) -> Iterator[tuple[Path_, Pejabat, Penandatangan]]:
    for number, pejabat in enumerate(subject.laporan.pejabat):
        for position, person in enumerate(pejabat.penandatangan):
            yield ("pejabat", number, "penandatangan", position), pejabat, person


def _person(
    subject: Subject, pejabat: Pejabat | None, peran: str
) -> tuple[Path_, Penandatangan] | None:
    """Who signs a document in a role, and where that is written."""
    found = ((path, p) for path, row, p in _people(subject) if row is pejabat and p.peran == peran)
    return next(found, None)
