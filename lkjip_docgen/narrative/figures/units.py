"""How the numbers of an indicator are printed in a chart, and where its axis ends."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.document import NumberFormat
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.narrative.figures.parts import FULL_SCORE
from lkjip_docgen.narrative.tables.labels import kata_satuan
from lkjip_docgen.quantity import Unit

_FORMATS = {Unit.PERSEN: NumberFormat.PERCENT, Unit.RUPIAH: NumberFormat.RUPIAH_SHORT}


def format_of(unit: Unit, places: int) -> NumberFormat:
    """How values of a unit are printed; an axis of counts has no half of one."""
    plain = NumberFormat.DECIMAL if places else NumberFormat.WHOLE
    return _FORMATS.get(unit, plain)


def with_unit(ind: HasilIndikator) -> str:
    """The name of an indicator and in brackets the word of its unit, where it has one."""
    unit = kata_satuan(ind)
    return f"{ind.model.nama} ({unit})" if unit else ind.model.nama


def scale_end(ind: HasilIndikator) -> Decimal | None:
    """The highest value that the scale of an indicator knows; None where it knows none."""
    scale = way_of(ind.model.pengukuran).scales().get("skala_hasil")
    if scale is not None:
        return scale.maks
    return FULL_SCORE if ind.realisasi.unit is Unit.PERSEN else None


def axis_title(unit: str, notes: str) -> str:
    """What the axis counts, where no sign at the numbers says it, and what the notes are."""
    title = "; ".join(filter(None, (unit, notes)))
    return title[:1].upper() + title[1:]
