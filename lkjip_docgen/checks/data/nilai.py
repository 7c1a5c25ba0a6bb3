"""Scores: components of SMART and IKPA, and the months of e-Monev."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import month_name
from lkjip_docgen.model import NilaiIkpa, NilaiSmart, yearly
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, round_half_up
from lkjip_docgen.rules import AturanNilai, aturan_bila_ada
from lkjip_docgen.source import Path_

_LEAST, _MOST = Decimal(0), Decimal(100)


@rule("LK131", Severity.WARNING, "Nilai atau persentase di luar 0 sampai dengan 100", culprit=True)
def nilai_dalam_rentang(subject: Subject) -> Iterator[Problem]:
    """Scores, their components and months of e-Monev; efisiensi may be negative."""
    yield from _stated_scores(subject)
    for path, rule_, komponen in _years(subject):
        for key, value in komponen.items():
            what = f"Komponen `{key}`"
            yield from _outside((*path, "komponen", key), what, value, _least(rule_, key))
    for path, month, key, value in _progress(subject):
        what = f"{_progress_name(subject)} {month_name(month)}, {key},"
        yield from _outside(path, what, value, _LEAST)


def _progress_name(subject: Subject) -> str:
    """What the office calls the application that holds its progress."""
    return f"{subject.laporan.kosakata.aplikasi_pemantauan}"


def _score_name(subject: Subject) -> str:
    """What the office calls the score of spending its budget."""
    return f"{subject.laporan.kosakata.pelaksanaan_anggaran}"


def _stated_scores(subject: Subject) -> Iterator[Problem]:
    """Scores that an application shows, as they were copied from it."""
    for section, (_, rows) in _rows(subject).items():
        for number, row in enumerate(rows):
            path: Path_ = (section, "tahunan", number, "nilai")
            yield from _outside(path, f"Nilai tahun {row.tahun}", row.nilai, _LEAST)


def _least(rule_: AturanNilai, component: str) -> Decimal:
    """The least that a component can be: one that others are made from may be negative."""
    derived = {k.masukan for k in rule_.komponen if k.masukan}
    return -_MOST if component in derived else _LEAST


def _progress(subject: Subject) -> Iterator[_Figure]:
    """Every figure of e-Monev that is known."""
    emonev = subject.laporan.emonev
    for number, row in enumerate(emonev.tabel if emonev is not None else ()):
        for key, value in (("anggaran", row.anggaran), ("pelaksanaan", row.pelaksanaan)):
            if value is not None:
                yield ("emonev", "tabel", number, key), row.bulan, key, value


@rule("LK132", Severity.WARNING, "Angka kumulatif e-Monev menurun")
def kumulatif_tidak_turun(subject: Subject) -> Iterator[Problem]:
    """What has been spent or done by one month cannot be less by a later one."""
    name = _progress_name(subject)
    for key in ("anggaran", "pelaksanaan"):
        for (earlier, before, _, old), (path, month, _, new) in pairwise(_in_time(subject, key)):
            if new < old:
                yield Problem(
                    path,
                    f"{name} {key} {month_name(month)} {angka(new)}%, lebih kecil daripada "
                    f"{month_name(before)}, {angka(old)}%.",
                    f"Angka {name} kumulatif; periksa salinannya.",
                    tempat(new),
                    others=(tempat(old) or earlier,),
                )


_Figure = tuple[Path_, int, str, Number]
"""A figure of e-Monev: its path, its month, its key and itself."""


def _in_time(subject: Subject, key: str) -> list[_Figure]:
    figures = [figure for figure in _progress(subject) if figure[2] == key]
    return sorted(figures, key=lambda figure: figure[1])


@rule("LK133", Severity.WARNING, "Pengurang IKPA keliru")
def pengurang_berlaku(subject: Subject) -> Iterator[Problem]:
    """A reduction exists only in years whose rule has one, and is not negative."""
    for number, row in enumerate(yearly(subject.laporan.ikpa)):
        rule_ = aturan_bila_ada("ikpa", row.tahun)
        if row.pengurang is not None and rule_ is not None:
            path: Path_ = ("ikpa", "tahunan", number, "pengurang")
            if row.dinyatakan:
                yield Problem(
                    path,
                    f"Pengurang {_score_name(subject)} tahun {row.tahun} tidak dipakai: nilainya "
                    "dari aplikasi.",
                    "Hapus `pengurang`; nilai akhir aplikasi sudah dikurangi.",
                )
                continue
            yield from _wrong_reduction(path, _score_of(subject, row), rule_, row.pengurang)


def _score_of(subject: Subject, row: NilaiIkpa) -> str:
    return f"{_score_name(subject)} tahun {row.tahun}"


def _wrong_reduction(
    path: Path_, score: str, rule_: AturanNilai, pengurang: Number
) -> Iterator[Problem]:
    if not rule_.pengurang:
        yield Problem(
            path,
            f"Aturan {score} tidak mengenal pengurang; nilainya tidak dipakai.",
            f"Hapus `pengurang`; dasar: {rule_.sumber}.",
        )
    elif not _LEAST <= pengurang <= 1:
        yield Problem(
            path,
            f"Pengurang {rule_.pengurang} {angka(pengurang)} di luar 0 sampai dengan 1.",
            "Tulis pengurang tanpa tanda minus, seperti pada aplikasinya.",
        )


@rule("LK134", Severity.WARNING, "IKPA ditulis dengan dua nilai")
def ikpa_sama(subject: Subject) -> Iterator[Problem]:
    """The IKPA inside SMART against the one computed from its own components."""
    known = {year.tahun: year.nilai for year in yearly(subject.hasil.ikpa)}
    for number, row in enumerate(yearly(subject.laporan.smart)):
        written, score = row.komponen.get("ikpa"), known.get(row.tahun)
        if written is not None and score is not None and _differs(written, score):
            yield Problem(
                ("smart", "tahunan", number, "komponen", "ikpa"),
                f"{_score_name(subject)} {row.tahun} ditulis {angka(written)}, sedangkan "
                f"komponennya menghasilkan {besaran(score)}.",
                f"Hapus `ikpa: {written}` pada komponen itu: laporan memakai hasil hitungan "
                "komponennya. Bila komponennya yang keliru, perbaiki komponennya.",
                others=(score,),
            )


@rule("LK139", Severity.WARNING, "Nilai yang ditulis berbeda dengan hitungan komponennya")
def nilai_sama(subject: Subject) -> Iterator[Problem]:
    """A final score beside its components, against what follows from them."""
    hasil = {"smart": subject.hasil.nka, "ikpa": subject.hasil.ikpa}
    for section, (_, rows) in _rows(subject).items():
        computed = {year.tahun: year.nilai for year in yearly(hasil[section])}
        for number, row in enumerate(rows):
            known = computed.get(row.tahun)
            if row.nilai is not None and known is not None and _differs(row.nilai, known):
                yield Problem(
                    (section, "tahunan", number, "nilai"),
                    f"Nilai {row.tahun} ditulis {angka(row.nilai)}, sedangkan komponennya "
                    f"menghasilkan {besaran(known)}.",
                    "Periksa komponennya; laporan memakai hasil hitungan komponen.",
                    others=(known,),
                )


@rule("LK446", Severity.HINT, "Aturan nilai diteruskan ke tahun yang belum diketahui")
def aturan_diteruskan(subject: Subject) -> Iterator[Problem]:
    """Scores of a year after the last one for which their rule was seen to hold."""
    last = subject.laporan.dokumen.tahun
    for path, rule_, tahun in _scored(subject):
        if tahun <= last and rule_.diteruskan(tahun):
            yield Problem(
                (*path, "tahun"),
                f"Aturan {rule_.nama} ({rule_.sumber}) diketahui berlaku sampai dengan tahun "
                f"{rule_.diketahui_sampai} dan diteruskan ke tahun {tahun}.",
                "Periksa apakah ada peraturan baru. Bila bobotnya berubah, tulis nilai menurut "
                "aplikasi dengan `nilai:` dan `sumber:`.",
            )


def _differs(written: Decimal, score: Quantity) -> bool:
    """Whether a score that is known is another number than the one written, as it is published."""
    return score.ada and round_half_up(written, score.places) != score.nilai


def _years(
    subject: Subject,
) -> Iterator[tuple[Path_, AturanNilai, Mapping[str, Number | None]]]:
    """Every year of SMART and IKPA that has a rule."""
    for number, smart in enumerate(yearly(subject.laporan.smart)):
        if (rule_ := aturan_bila_ada("nka", smart.tahun)) is not None:
            yield ("smart", "tahunan", number), rule_, smart.komponen
    for number, ikpa in enumerate(yearly(subject.laporan.ikpa)):
        if (rule_ := aturan_bila_ada("ikpa", ikpa.tahun)) is not None:
            yield ("ikpa", "tahunan", number), rule_, ikpa.komponen


def _scored(subject: Subject) -> Iterator[tuple[Path_, AturanNilai, int]]:
    """Every year whose score is computed by a rule."""
    for section, (jenis, years) in _rows(subject).items():
        for number, row in enumerate(years):
            rule_ = aturan_bila_ada(jenis, row.tahun)
            if rule_ is not None and not row.dinyatakan:
                yield (section, "tahunan", number), rule_, row.tahun


def _rows(subject: Subject) -> dict[str, tuple[str, tuple[NilaiSmart | NilaiIkpa, ...]]]:
    """The years of each score, by its section, with the name of its rule."""
    return {
        "smart": ("nka", yearly(subject.laporan.smart)),
        "ikpa": ("ikpa", yearly(subject.laporan.ikpa)),
    }


def _outside(path: Path_, what: str, value: Number | None, least: Decimal) -> Iterator[Problem]:
    if value is not None and not least <= value <= _MOST:
        yield Problem(
            path,
            f"{what} bernilai {angka(value)}, di luar {angka(least)} sampai dengan 100.",
            "Periksa letak koma.",
            tempat(value),
        )
