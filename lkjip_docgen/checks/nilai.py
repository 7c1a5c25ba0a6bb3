"""Scores: components of SMART and IKPA, and the months of e-Monev."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.checks.kata import angka, besaran, tempat
from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn.dates import month_name
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import round_half_up
from lkjip_docgen.rules.scores import AturanNilai, aturan
from lkjip_docgen.source.paths import Path_

_LEAST, _MOST = Decimal(0), Decimal(100)


@rule("LK131", Severity.ERROR, "Nilai atau persentase di luar 0 sampai dengan 100")
def nilai_dalam_rentang(subject: Subject) -> Iterator[Problem]:
    """Components of scores and months of e-Monev; efisiensi may be negative."""
    for path, rule_, komponen in _years(subject):
        derived = {k.masukan for k in rule_.komponen if k.masukan}
        for key, value in komponen.items():
            least = -_MOST if key in derived else _LEAST
            if value is not None and not least <= value <= _MOST:
                yield _outside((*path, "komponen", key), f"Komponen `{key}`", value, least)
    for number, row in enumerate(subject.laporan.emonev.tabel if subject.laporan.emonev else ()):
        for key, value in (("anggaran", row.anggaran), ("pelaksanaan", row.pelaksanaan)):
            if value is not None and not _LEAST <= value <= _MOST:
                what = f"e-Monev {month_name(row.bulan)}, {key},"
                yield _outside(("emonev", "tabel", number, key), what, value, _LEAST)


@rule("LK132", Severity.WARNING, "Angka kumulatif e-Monev menurun")
def kumulatif_tidak_turun(subject: Subject) -> Iterator[Problem]:
    """What has been spent or done by one month cannot be less by a later one."""
    rows = list(enumerate(subject.laporan.emonev.tabel if subject.laporan.emonev else ()))
    for key in ("anggaran", "pelaksanaan"):
        known = [(i, row.bulan, getattr(row, key)) for i, row in rows]
        known = [entry for entry in sorted(known, key=lambda e: e[1]) if entry[2] is not None]
        for (_, before, old), (number, month, new) in pairwise(known):
            if new < old:
                yield Problem(
                    ("emonev", "tabel", number, key),
                    f"e-Monev {key} {month_name(month)} {angka(new)}%, lebih kecil daripada "
                    f"{month_name(before)}, {angka(old)}%.",
                    "Angka e-Monev kumulatif; periksa salinannya.",
                    tempat(new),
                )


@rule("LK133", Severity.WARNING, "Pengurang IKPA keliru")
def pengurang_berlaku(subject: Subject) -> Iterator[Problem]:
    """A reduction exists only in years whose rule has one, and is not negative."""
    for number, row in enumerate(subject.laporan.ikpa.tahunan if subject.laporan.ikpa else ()):
        minus, path = row.pengurang, ("ikpa", "tahunan", number, "pengurang")
        rule_ = _rule("ikpa", row.tahun)
        if minus is None or rule_ is None:
            continue
        if not rule_.pengurang:
            yield Problem(
                path,
                f"Aturan IKPA tahun {row.tahun} tidak mengenal pengurang; nilainya tidak dipakai.",
                f"Hapus `pengurang`; dasar: {rule_.sumber}.",
            )
        elif not _LEAST <= minus <= 1:
            yield Problem(
                path,
                f"Pengurang {rule_.pengurang} {angka(minus)} di luar 0 sampai dengan 1.",
                "Tulis pengurang tanpa tanda minus, seperti pada OM-SPAN.",
            )


@rule("LK134", Severity.WARNING, "IKPA ditulis dengan dua nilai")
def ikpa_sama(subject: Subject) -> Iterator[Problem]:
    """The IKPA inside SMART against the one computed from its own components."""
    hasil = subject.hasil.ikpa
    known = {year.tahun: year.nilai for year in hasil.tahunan} if hasil else {}
    smart = subject.laporan.smart
    for number, row in enumerate(smart.tahunan if smart else ()):
        written, score = row.komponen.get("ikpa"), known.get(row.tahun)
        if written is None or score is None or not score.ada:
            continue
        if round_half_up(written, score.places) != score.nilai:
            yield Problem(
                ("smart", "tahunan", number, "komponen", "ikpa"),
                f"IKPA {row.tahun} ditulis {angka(written)}, sedangkan komponennya menghasilkan "
                f"{besaran(score)}.",
                "Hapus salah satunya: laporan memakai hasil hitungan komponen.",
            )


def _years(
    subject: Subject,
) -> Iterator[tuple[Path_, AturanNilai, Mapping[str, Number | None]]]:
    """Every year of SMART and IKPA that has a rule."""
    laporan = subject.laporan
    for number, smart in enumerate(laporan.smart.tahunan if laporan.smart else ()):
        if (rule_ := _rule("nka", smart.tahun)) is not None:
            yield ("smart", "tahunan", number), rule_, smart.komponen
    for number, ikpa in enumerate(laporan.ikpa.tahunan if laporan.ikpa else ()):
        if (rule_ := _rule("ikpa", ikpa.tahun)) is not None:
            yield ("ikpa", "tahunan", number), rule_, ikpa.komponen


def _rule(jenis: str, tahun: int) -> AturanNilai | None:
    try:
        return aturan(jenis, tahun)
    except LookupError:
        return None


def _outside(path: Path_, what: str, value: Number, least: Decimal) -> Problem:
    return Problem(
        path,
        f"{what} bernilai {angka(value)}, di luar {angka(least)} sampai dengan 100.",
        "Periksa letak koma.",
        tempat(value),
    )
