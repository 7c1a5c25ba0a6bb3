"""Scales against what is measured on them, and comparisons against what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Skala, SurveiBulanan
from lkjip_docgen.source import Path_

_PERCENT: Final = ("persen", "%")
_HUNDRED: Final = 100
_BELOW: Final = 5  # times that a scale may exceed the best value on it


@rule("LK241", Severity.WARNING, "Satuan persen pada skala lain")
def persen_seratus(subject: Subject) -> Iterator[Problem]:
    """A result in percent on a scale that does not end at 100."""
    for number, model in enumerate(subject.laporan.indikator):
        scale: Skala | None = getattr(model.pengukuran, "skala_hasil", None)
        if scale is not None and plain_name(model.satuan) in _PERCENT and scale.maks != _HUNDRED:
            yield Problem(
                ("indikator", number, "satuan"),
                f"Satuan {model.satuan}, sedangkan skala hasilnya berakhir pada "
                f"{angka(scale.maks)}.",
                "Perbaiki satuan atau skalanya.",
                others=(("indikator", number, "pengukuran", "skala_hasil", "maks"),),
            )


@rule("LK242", Severity.WARNING, "Skala survei jauh di atas semua nilainya", culprit=True)
def skala_terpakai(subject: Subject) -> Iterator[Problem]:
    """A scale of which no answer reaches a fifth: a comma or a digit is wrong in one of them."""
    for number, ukur in measured_by(subject.laporan.indikator, SurveiBulanan):
        values = [value for value in ukur.tabel.nilai if value is not None]
        most = ukur.skala_survei.maks
        if values and 0 < max(values) * _BELOW < most:
            path: Path_ = ("indikator", number, "pengukuran")
            yield Problem(
                (*path, "skala_survei", "maks"),
                f"Skala survei berakhir pada {angka(most)}, sedangkan {ukur.nama_nilai} tertinggi "
                f"{angka(max(values))}.",
                "Samakan skala dengan yang dipakai aplikasi survei.",
                others=(max(values),),
            )


_NATIONAL: Final = ("nasional", "indonesia")
_SCOPES: Final = {
    "nasional": ("kantor wilayah ", "kanwil ", "provinsi ", "kabupaten ", "kota "),
    "provinsi": ("kabupaten ", "kota ", *_NATIONAL),
    "kabupaten": ("provinsi ", "kantor wilayah ", *_NATIONAL),
    "kanwil": ("kabupaten ", "kota ", *_NATIONAL),
}
"""What the name of a unit begins with, or holds of the nation, that is of another scope."""


@rule("LK243", Severity.HINT, "Lingkup pembanding tidak sesuai dengan namanya")
def lingkup_sesuai(subject: Subject) -> Iterator[Problem]:
    """ "Rata-rata Nasional" called a regional office."""
    for i, model in enumerate(subject.laporan.indikator):
        for n, row in enumerate(model.pembanding):
            scope, unit = plain_name(row.lingkup or ""), plain_name(row.unit)
            strange = [
                word
                for word in _SCOPES.get(scope, ())
                if (word in unit.split() if word in _NATIONAL else unit.startswith(word))
            ]
            if strange and scope not in unit:
                path: Path_ = ("indikator", i, "pembanding", n)
                yield Problem(
                    (*path, "lingkup"),
                    f"Pembanding “{row.unit}” berlingkup {row.lingkup}.",
                    "Samakan lingkup dengan unitnya.",
                    others=((*path, "unit"),),
                )
