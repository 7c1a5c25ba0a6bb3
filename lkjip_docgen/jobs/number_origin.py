"""Where a number of the report comes from: "dari mana angka ini?"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from lkjip_docgen.document import Report
from lkjip_docgen.idn import format_decimal, with_unit
from lkjip_docgen.measures import Hasil
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status, written_places
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project, dotted
from lkjip_docgen.workpaper import Telling, file_in, place_in


class Term(Record):
    """A number by its `path`, as people read it; `computed` from others or typed.

    `field` is the path of the data where it is typed, "" where it is not or stands in a table
    file; `file` is that file as the project calls it, and `place` its place in words:
    "laporan.yaml, baris 667".  `text` says of a missing number why it is missing.
    """

    path: str
    label: str
    text: str
    computed: bool
    field: str = ""
    file: str = ""
    place: str = ""


class Origin(Record):
    """A number with all that it follows from.

    `formula` says in words how it is computed from `inputs`, `exact` is the result before it
    was rounded (where that is another), `rule` the regulation, `lists` the paths of the data
    lists whose entries are counted, `remarks` its source and what is to be known of it, `as_of`
    the day that it is of.  `printed` are the places of the report where it stands.
    """

    number: Term
    formula: str = ""
    exact: str = ""
    inputs: tuple[Term, ...] = ()
    lists: tuple[str, ...] = ()
    rule: str = ""
    remarks: str = ""
    as_of: str = ""
    printed: tuple[str, ...] = ()


class Origins:
    """The origins of the numbers of one report."""

    def __init__(self, project: Project, hasil: Hasil, report: Report) -> None:
        self._project = project
        self._hasil = hasil
        self._report = report

    def of(self, quantity: Quantity) -> Origin:
        """Where a number comes from, as its row of the working paper tells it."""
        told = self._telling.of(quantity)
        exact = told.exact
        return Origin(
            number=self._term(quantity),
            formula=told.formula,
            exact="" if exact is None else format_decimal(exact, min(8, written_places(exact))),
            inputs=tuple(map(self._term, quantity.inputs)),
            lists=told.lists,
            rule=told.rule,
            remarks=told.remarks,
            as_of="" if quantity.as_of is None else quantity.as_of.isoformat(),
            printed=told.printed,
        )

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self._project.laporan, self._hasil, self._report)

    @cached_property
    def _fields(self) -> Mapping[Place, str]:
        """The data paths of the typed values by their places."""
        return {place: dotted(path) for path, place in self._project.places.values.items()}

    def _term(self, quantity: Quantity) -> Term:
        place, root = quantity.place, Path(self._project.root)
        return Term(
            quantity.path,
            quantity.label,
            _text(quantity),
            quantity.operasi is not None,
            "" if place is None else self._fields.get(place, ""),
            "" if place is None else file_in(place.file, root),
            place_in(place, root),
        )


def _text(quantity: Quantity) -> str:
    """The number with its unit, or why there is none."""
    if quantity.status is Status.KOSONG:
        return str(quantity.status)
    return with_unit(quantity)
