"""What is said of one number: how it is computed, by which rule, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from pathlib import Path
from typing import Final

from lkjip_docgen.document import Report
from lkjip_docgen.measures import PRECISION, Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.operation import MissingError, Status, result_of
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.workpaper.arranging import lists_of
from lkjip_docgen.workpaper.operation_parts import is_of_chosen
from lkjip_docgen.workpaper.printed import Printed, printed_in
from lkjip_docgen.workpaper.rules import Rules

_CHOSEN: Final = " (dipilih ketika laporan dibuat; tidak berganti bila masukan diubah)"


class Told(Record):
    """A number as its row of the working paper tells of it; "" and () for what there is not.

    `exact` is the result before it is rounded, where that is another.  `lists` are the paths of
    lists whose entries are counted.  `printed` names the places of the report.
    """

    formula: str
    rule: str
    remarks: str
    exact: Decimal | None = None
    lists: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


class Telling:
    """Tells of the numbers of one report."""

    def __init__(self, laporan: Laporan, hasil: Hasil, report: Report) -> None:
        self._laporan = laporan
        self._rules = Rules(laporan, hasil)
        self._printed: Mapping[str, Printed] = printed_in(report)

    def of(self, quantity: Quantity) -> Told:
        """What the working paper says of a number of the report."""
        printed = self._printed.get(quantity.path, Printed())
        where = tuple(printed.places)
        if quantity.operasi is None:
            source = source_of(quantity.path, printed.source, self._laporan)
            return Told("", "", remarks(quantity, source), printed=where)
        lists = tuple(dict.fromkeys(listed.path for listed in lists_of(quantity.operasi)))
        rule = self._rules.of(quantity.path)
        return Told(how(quantity), rule, printed.source, _unrounded(quantity), lists, where)


def _unrounded(quantity: Quantity) -> Decimal | None:
    """The result before it is rounded; None where it is the same, or there is none."""
    with localcontext(Context(prec=PRECISION)):
        found = exact(quantity)
    return None if isinstance(found, Status) or found == quantity.value else found


def exact(quantity: Quantity) -> Decimal | Status:
    """The value of a computed number before it is rounded, or why there is none."""
    values = [q.status if q.value is None else q.value for q in quantity.inputs]
    if quantity.operasi is None or quantity.value is None:
        return quantity.status
    try:
        return result_of(quantity.operasi, values)
    except MissingError:
        return quantity.status


def how(quantity: Quantity) -> str:
    """How it is computed; of what stood out in the report, that the formula stays with it."""
    return f"{quantity.formula}{_CHOSEN}" if is_of_chosen(quantity) else quantity.formula


_TARGET: Final = re.compile(r"indikator\.[^.]+\.target(?:_sampai)?")


def source_of(path: str, printed: str, laporan: Laporan) -> str:
    """Where a number of the data comes from: a target from the agreement, whatever a table says."""
    agreement = laporan.perjanjian_tahun_ini
    if agreement is None or _TARGET.fullmatch(path) is None:
        return printed
    return agreement.nama_dokumen


def within(quantity: Quantity, hasil: Hasil) -> str:
    """Of which indicator and group an element of a survey is, whose name alone does not say it."""
    steps = quantity.path.split(".")
    if steps[0] != "indikator" or "unsur" not in steps:
        return ""
    found = next(one for one in hasil.indikator if one.model.kode == steps[1])
    groups = found.berbobot.kelompok if found.berbobot is not None else ()
    group = next((f", {one.nama}" for one in groups if one.kode == steps[3]), "")
    return f"{found.model.singkatan or found.model.nama}{group}"


def remarks(quantity: Quantity, source: str) -> str:
    """Whose number it is, what its word is, and why it is not there."""
    told = []
    if quantity.kata:
        order = " < ".join(quantity.urutan)
        told.append(f"Predikat {quantity.kata}, dihitung sebagai urutan dari: {order}.")
    if quantity.alasan:
        told.append(f"Tidak berlaku: {quantity.alasan}")
    if source:
        told.append(source)
    elif quantity.place is None and quantity.status is Status.ADA:
        told.append("Ketentuan atau bawaan program, bukan isian data.")
    return " ".join(told)


def place_in(place: Place | None, root: Path) -> str:
    """A place in the files of a project, as people find it: "laporan.yaml, baris 667"."""
    if place is None:
        return ""
    return f"{file_in(place.file, root)}, {place.cell or f'baris {place.line}'}"


@lru_cache(maxsize=64)
def file_in(name: str, root: Path) -> str:
    """A file as it is called within a project folder, elsewhere by its name alone."""
    file, root = Path(name).resolve(), root.resolve()
    file = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
    return file.as_posix()
