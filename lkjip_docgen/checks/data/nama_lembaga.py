"""Names of institutions beside the office: short forms, evaluators, who gave an award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.data.words_alike import shortens, words_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Laporan, SurveiBulanan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_FEWEST: Final = 2  # letters of a short form that can be held against a name


@rule("LK233", Severity.WARNING, "Singkatan tidak dapat dibaca dari namanya")
def singkatan_dari_nama(subject: Subject) -> Iterator[Problem]:
    """ "Kemendikbud" for another ministry: its letters do not stand in that name in their order."""
    for path, short, name in _shortened(subject.laporan):
        letters = "".join(words_of(short))
        whole = "".join(words_of(name.replace("Pemerintah ", "Pemerintah Daerah ", 1)))
        if len(letters) >= _FEWEST and "[" not in short + name and not shortens(letters, whole):
            yield Problem(
                path,
                f"“{short}” bukan singkatan “{name}”.",
                "Periksa apakah singkatannya tertinggal dari lembaga atau survei lain.",
                others=((*path[:-1], "nama"),),
            )


def _shortened(laporan: Laporan) -> Iterator[tuple[Path_, str, str]]:
    """Every short form of an institution, a source of money or a survey, with the full name."""
    instansi = laporan.instansi
    keys = ["eselon_satu", "kantor_wilayah"]
    keys.append("kementerian" if instansi.pemerintah_daerah is None else "pemerintah_daerah")
    for key in keys:
        row = getattr(instansi, key)
        if row is not None and row.singkatan:
            yield ("instansi", key, "singkatan"), row.singkatan, row.nama
    for n, source in enumerate(laporan.anggaran.sumber_dana):
        if source.singkatan:
            yield ("anggaran", "sumber_dana", n, "singkatan"), source.singkatan, source.nama
    for n, ukur in measured_by(laporan.indikator, SurveiBulanan):
        yield ("indikator", n, "pengukuran", "singkatan"), ukur.singkatan, ukur.nama


_REGION: Final = lazy_pattern(
    r"\b(?P<jenis>Kabupaten|Kota)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
)
_MINISTRY: Final = lazy_pattern(
    r"Inspektorat\s+Jenderal\b(?!.*\b(?:Dalam\s+Negeri|Kemendagri)\b)", holds="Inspektorat"
)


@rule("LK235", Severity.WARNING, "Evaluator dari daerah atau lembaga lain")
def evaluator_sendiri(subject: Subject) -> Iterator[Problem]:
    """The inspectorate of another regency, or of a ministry over an office of a region."""
    evaluation, above = subject.laporan.evaluasi_akip, pemerintah(subject.laporan)
    if evaluation is None or above is None or not evaluation.evaluator:
        return
    name = " ".join(evaluation.evaluator.split())
    region = _REGION.search(name)
    elsewhere = region is not None and not _is_same_place(region["nama"], above.daerah)
    if elsewhere or _MINISTRY.match(name):
        yield Problem(
            ("evaluasi_akip", "evaluator"),
            f"{name} tidak mengevaluasi kantor di bawah {above.nama}.",
            "Salin nama evaluator dari laporan hasil evaluasinya.",
            others=((*above.path, "nama"),),
        )


def _is_same_place(one: str, other: str) -> bool:
    first, second = plain_name(one), plain_name(other)
    return first.startswith(second) or second.startswith(first)


@rule("LK149", Severity.HINT, "Penghargaan dari kantor sendiri")
def bukan_dari_sendiri(subject: Subject) -> Iterator[Problem]:
    """An award that the office, or a unit of it, is said to have given to itself."""
    own = {plain_name(subject.laporan.kantor.nama), plain_name(subject.laporan.kantor.sebutan)}
    own |= set(_units(subject.laporan.organisasi.unit))
    for n, award in enumerate(subject.laporan.penghargaan):
        if plain_name(award.pemberi) in own:
            yield Problem(
                ("penghargaan", n, "pemberi"),
                f"Penghargaan “{award.nama}” diberikan {award.pemberi}, kantor ini sendiri.",
                "Periksa pemberinya. Bila memang penghargaan kantor kepada pegawainya, terima "
                "temuan ini.",
                others=(("kantor", "nama"),),
            )


def _units(units: tuple[Unit, ...]) -> Iterator[str]:
    for unit in units:
        yield plain_name(unit.nama)
        yield from _units(unit.unit)


_HEADS: Final = lazy_pattern(
    r"^(?:Penjabat\s+|Pj\.?\s+|Pelaksana\s+Tugas\s+|Plt\.?\s+)?(?:Menteri|Direktur\s+Jenderal|Kepala"
    r"|Bupati|Wali\s?kota|Wali\s+Kota|Gubernur)\s",
    re.IGNORECASE,
)
_GENERAL: Final = frozenset(
    (
        *(
            "menteri",
            "kementerian",
            "direktur",
            "direktorat",
            "jenderal",
            "kepala",
            "kantor",
            "dan",
        ),
        *("wilayah", "kanwil", "badan", "pemerintah", "daerah", "kabupaten", "kota", "provinsi"),
        *("bupati", "wali", "walikota", "gubernur", "penjabat", "pj", "pelaksana", "tugas", "plt"),
        *("republik", "indonesia", "ri", "negara", "ditjen", "pusat", "nasional"),
    )
)
"""Words of heads and institutions that say nothing of which one it is."""


@rule("LK568", Severity.WARNING, "Sebutan pimpinan menyebut lembaga lain")
def pimpinan_sendiri(subject: Subject) -> Iterator[Problem]:
    """The head of "Kantor Wilayah … Nusa Tenggara" above an office of "Kantor Wilayah … Riau"."""
    instansi = subject.laporan.instansi
    for key in ("kementerian", "eselon_satu", "kantor_wilayah", "pemerintah_daerah"):
        row = getattr(instansi, key)
        if row is None or not row.pimpinan or "[" in row.nama + row.pimpinan:
            continue
        name = _telling(row.nama)
        letters = "".join(words_of(row.nama))
        head = frozenset(w for w in _telling(row.pimpinan) if not shortens(w, letters))
        if _HEADS.match(row.pimpinan) and head - name and name - _telling(row.pimpinan):
            yield Problem(
                ("instansi", key, "pimpinan"),
                f"“{row.pimpinan}” bukan pimpinan {row.nama}.",
                "Samakan nama lembaganya; mungkin tertinggal dari laporan kantor lain.",
                others=(("instansi", key, "nama"),),
            )


def _telling(name: str) -> frozenset[str]:
    """The words of a name that say which institution it is; remarks in brackets say nothing."""
    return frozenset(words_of(re.sub(r"\([^()]*\)", " ", name))) - _GENERAL
