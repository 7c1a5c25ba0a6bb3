"""With how many decimals the numbers of one indicator are published: all of them alike.

Target, result, past years, the target of the plan and the results of others stand beside each
other in tables and sentences, and so does the target in the agreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.measures.subject import FRACTIONAL
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import written_places

_MOST_PLACES = 4
"""So many decimals the numbers of an indicator have at most without their being asked for."""

_Path = tuple[str | int, ...]


def published_places(indikator: Indikator) -> int:
    """The decimals of every number of an indicator.

    As many as `desimal` says, which is two of an index, a score, a percentage and whatever is
    computed; of anything else that is typed as many as the number typed with most of them.
    """
    way = way_of(indikator.pengukuran)
    fractional = way.computes() or way.unit(indikator.satuan) in FRACTIONAL
    if fractional or "desimal" in indikator.model_fields_set:
        return indikator.desimal
    written = (written_places(value) for _, value in typed_numbers(indikator))
    return min(_MOST_PLACES, max(written, default=0))


def typed_numbers(indikator: Indikator) -> Iterator[tuple[_Path, Number]]:
    """Every number in the unit of the indicator that was typed, with the end of its path."""
    for path, value in _values(indikator):
        if value is not None and not isinstance(value, Predikat):
            yield path, value


def _values(indikator: Indikator) -> Iterator[tuple[_Path, Number | None]]:
    yield ("target",), indikator.target
    yield ("target_sampai",), indikator.target_sampai
    hasil = way_of(indikator.pengukuran).given_results().get("hasil")
    yield ("pengukuran", "hasil"), hasil
    for number, row in enumerate(indikator.riwayat):
        past: _Path = ("riwayat", number)
        yield (*past, "target"), row.target
        yield (*past, "target_sampai"), row.target_sampai
        yield (*past, "realisasi"), row.realisasi
    if (plan := indikator.target_menengah) is not None:
        yield ("target_menengah", "nilai"), plan.nilai
        yield ("target_menengah", "sampai"), plan.sampai
    for number, other in enumerate(indikator.pembanding):
        yield ("pembanding", number, "realisasi"), other.realisasi
