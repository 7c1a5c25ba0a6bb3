"""The tasks and functions of the units of an office, all in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.document import Align, Blocks, Break, Cell, Inlines, Row, Table, Text
from lkjip_docgen.model import Unit
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    huruf,
    kepala,
    keterangan,
    kolom,
    sumber,
    teks,
    uraian,
)
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks, butir, kalimat

L = Align.LEFT


@tabel("tugas-unit")
def tugas_unit(konteks: Konteks) -> Table | Blocks:
    """Every unit with its task and functions, each below the one that it belongs to.

    A unit right below the head whose task is missing has a marker; of one further down only
    the name is known then.
    """
    organisasi = konteks.laporan.organisasi
    if not organisasi.unit:
        return ()
    what = "Tugas dan Fungsi" if _have_functions(organisasi.unit) else "Tugas"
    legal = organisasi.dasar_hukum
    return Table(
        id="tabel-tugas-unit",
        caption=keterangan(f"{what} Setiap Unit"),
        columns=kolom((4.2, L), (11.8, L)),
        head=(kepala("Unit", what),),
        rows=tuple(_rows(organisasi.unit)),
        source=sumber(legal) if legal else (),
        summary=f"{what} setiap unit; unit di bawahnya menjorok.",
    )


def _have_functions(units: Sequence[Unit]) -> bool:
    """Whether functions are known of any of these units, or of one below them."""
    return any(unit.fungsi or _have_functions(unit.unit) for unit in units)


def _rows(units: Sequence[Unit], level: int = 0) -> Iterator[Row]:
    for unit in units:
        name = replace(teks(unit.nama, bold=not level), indent=level)
        if level and not unit.tugas and not unit.fungsi:
            yield Row((replace(name, colspan=2),))
        else:
            yield Row((name, _duties(unit)))
        yield from _rows(unit.unit, level + 1)


def _duties(unit: Unit) -> Cell:
    """The task as a sentence, for it stands alone, and below it the functions in one run."""
    task = _task(unit)
    if not unit.fungsi:
        return task
    break_ = (Break(),) if task.content else ()
    content = (*task.content, *break_, *_functions(unit.fungsi))
    return replace(task, content=content, items=None)


def _task(unit: Unit) -> Cell:
    if unit.tugas is None:
        return uraian(None, unit, "tugas")
    return uraian(kalimat(f"{unit.tugas[:1].upper()}{unit.tugas[1:]}"), unit, "tugas")


def _functions(functions: Sequence[str]) -> Inlines:
    """ "Fungsi: a. ...; b. ...; dan c. ..."; one alone has no letter."""
    names = [butir(function) or function for function in functions]
    if len(names) > 1:
        names = [f"{huruf(n)} {name}" for n, name in enumerate(names)]
        names[-1] = f"dan {names[-1]}"
    return (Text("Fungsi: ", bold=True), Text("; ".join(names) + "."))
