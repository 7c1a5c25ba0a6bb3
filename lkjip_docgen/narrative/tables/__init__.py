"""Builders of the report's tables; importing the package registers them all."""

from lkjip_docgen.narrative.tables import (
    belanja,
    capaian,
    dana,
    identitas,
    kantor,
    nilai,
    perjanjian,
    perubahan,
    rencana,
    reviu,
    singkatan,
    survei,
)

__all__ = [
    "belanja",
    "capaian",
    "dana",
    "identitas",
    "kantor",
    "nilai",
    "perjanjian",
    "perubahan",
    "rencana",
    "reviu",
    "singkatan",
    "survei",
]
