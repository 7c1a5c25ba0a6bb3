"""Numbers stated elsewhere by hand, held against the computed ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity, meant, near
from lkjip_docgen.identity import candidates
from lkjip_docgen.idn import with_unit
from lkjip_docgen.model import Pernyataan
from lkjip_docgen.quantity import Quantity, Status, round_half_up, written_places

_HALF = Decimal("0.5")


@rule("LK151", Severity.WARNING, "Angka yang tercetak berbeda dengan hitungan")
def pernyataan_cocok(subject: Subject) -> Iterator[Problem]:
    """Tolerance: half a unit of the last decimal printed."""
    for number, said, quantity in _stated(subject):
        if quantity is not None and quantity.ada and not agrees(said.nilai, quantity):
            yield Problem(
                ("pernyataan", number, "nilai"),
                f"{quantity.label}{_where(said)} tercetak {angka(said.nilai)}, sedangkan menurut "
                f"data {besaran(quantity)}.",
                "Perbaiki tempat angka itu tercetak, atau data yang menghasilkannya.",
                others=(quantity,),
            )


@rule("LK152", Severity.WARNING, "Besaran yang dinyatakan tidak dikenal")
def besaran_dikenal(subject: Subject) -> Iterator[Problem]:
    """`besaran` must be the path of a number of the report."""
    for number, said, quantity in _stated(subject):
        if quantity is None:
            yield Problem(
                ("pernyataan", number, "besaran"),
                f"Besaran `{said.besaran}` tidak ada dalam laporan ini.",
                _advice(said.besaran, subject.hasil.quantities()),
            )


def _advice(besaran: str, known: Mapping[str, Quantity]) -> str:
    """What to write instead of a path that is not known."""
    found = candidates(besaran, known)
    if found:
        return meant(*found[:3])
    example = "Tulis misalnya `indikator.KODE.capaian` atau `anggaran.TAHUN.total.pagu`."
    return near(besaran, known) or example


@rule("LK153", Severity.HINT, "Angka yang tercetak belum dapat dicocokkan")
def pernyataan_tercocokkan(subject: Subject) -> Iterator[Problem]:
    """The number is printed elsewhere while the data have none."""
    for number, said, quantity in _stated(subject):
        if quantity is not None and not quantity.ada:
            state = "belum diisi" if quantity.status is Status.KOSONG else with_unit(quantity)
            yield Problem(
                ("pernyataan", number, "nilai"),
                f"{quantity.label}{_where(said)} tercetak {angka(said.nilai)}, sedangkan pada data "
                f"{state}.",
                "Lengkapi data, atau hapus angka yang tidak ada dasarnya.",
            )


def agrees(stated: Decimal, quantity: Quantity) -> bool:
    """Whether a printed number can be this quantity, rounded.

    A number that the office wrote is exact, and rounds half-up.  A computed
    one is rounded already: the tolerance is half a unit of the last printed
    decimal, and more decimals than it has cannot contradict it.
    """
    places = written_places(stated)
    if not quantity.formula:
        return stated == round_half_up(quantity.nilai, places)
    places = min(places, quantity.places)
    return abs(stated - quantity.nilai) <= _HALF.scaleb(-places)


def _stated(subject: Subject) -> Iterator[tuple[int, Pernyataan, Quantity | None]]:
    if not subject.laporan.pernyataan:
        return
    known = subject.hasil.quantities()
    for number, said in enumerate(subject.laporan.pernyataan):
        yield number, said, known.get(said.besaran)


def _where(said: Pernyataan) -> str:
    return f" ({said.di})" if said.di else ""
