"""Builders of the report's tables; importing the package registers them all."""

from lkjip_docgen.narrative.tables import (
    belanja,
    capaian,
    dana,
    evaluasi,
    identitas,
    kantor,
    nilai,
    penjenjangan,
    perjanjian,
    perubahan,
    perubahan_pk,
    rencana,
    reviu,
    singkatan,
    survei,
    triwulan,
)

__all__ = [
    "belanja",
    "capaian",
    "dana",
    "evaluasi",
    "identitas",
    "kantor",
    "nilai",
    "penjenjangan",
    "perjanjian",
    "perubahan",
    "perubahan_pk",
    "rencana",
    "reviu",
    "singkatan",
    "survei",
    "triwulan",
]
