"""The office's own parts as blocks, put where the data say into the chapters of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain

from lkjip_docgen.document import Blocks, Heading, Text
from lkjip_docgen.model import BagianTambahan, SubBagian
from lkjip_docgen.narrative.markdown import introducing
from lkjip_docgen.narrative.pieces import Bench, blocks_of
from lkjip_docgen.narrative.placement import Guest, placed
from lkjip_docgen.office_text import OWN_PART
from lkjip_docgen.templating import Konteks


def with_own_parts(
    chapters: Mapping[str, Blocks], konteks: Konteks, text: Callable[[str], Blocks]
) -> dict[str, Blocks]:
    """The chapters by slot, with every part of `bagian_tambahan` at its place.

    `text` prints a long text of the office.  Raises `LkjipError` with each part whose place
    is not there, or stands in several places.
    """
    bench = Bench(konteks, text)
    guests = [
        _guest(part, number, bench, konteks)
        for number, part in enumerate(konteks.laporan.bagian_tambahan)
        if konteks.laporan.periode.memuat(part.periode)
    ]
    return placed(chapters, guests, OWN_PART)


def _guest(part: BagianTambahan, number: int, bench: Bench, konteks: Konteks) -> Guest:
    how, name = part.letak
    path = ("bagian_tambahan", number, how)
    return Guest(
        id=f"{OWN_PART}{part.kode}",
        how=how,
        name=name,
        depth=2 if part.bagian else 1,
        blocks=partial(_part, part, bench),
        path=path,
        place=konteks.project.places.value(path),
    )


def _part(part: BagianTambahan, bench: Bench, level: int, numbered: bool) -> Blocks:
    """A part as it stands on a level, its sections one level below."""
    own = _section(part, bench, level, numbered)
    below = (_section(section, bench, level + 1, numbered) for section in part.bagian)
    return own + _joined(below)


def _section(section: SubBagian, bench: Bench, level: int, numbered: bool) -> Blocks:
    """A heading with what stands below it."""
    heading = Heading(level, (Text(section.judul),), f"{OWN_PART}{section.kode}", numbered)
    content = _joined(blocks_of(piece, bench) for piece in section.isi)
    return (heading, *introducing(content))


def _joined(parts: Iterable[Blocks]) -> Blocks:
    return tuple(chain.from_iterable(parts))
