"""People who answer surveys."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.quantity import Quantity


def exceeds(responden: Quantity, populasi: Decimal | None) -> bool:
    """Whether more people have answered than could; not known is no."""
    return populasi is not None and responden.ada and responden.nilai > populasi


def lacks(responden: Quantity, minimum: Decimal | None) -> bool:
    """Whether fewer people have answered than should; not known is no."""
    return minimum is not None and responden.ada and responden.nilai < minimum


def survey_and_holder(nama: str, penyelenggara: str | None) -> str:
    """A survey and who runs it, as a source of figures."""
    return f"{nama}, {penyelenggara}" if penyelenggara else nama
