"""Builders of the report's charts; importing the package registers them all."""

from lkjip_docgen.narrative.figures import (
    anggaran,
    kantor,
    kartu,
    kinerja,
    nilai,
    penjenjangan,
    survei,
    triwulan,
    unit,
)

__all__ = [
    "anggaran",
    "kantor",
    "kartu",
    "kinerja",
    "nilai",
    "penjenjangan",
    "survei",
    "triwulan",
    "unit",
]
