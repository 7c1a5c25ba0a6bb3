"""The tables of months that an office keeps beside its data: surveys, and e-Monev.

What the rest of the workbook asks of such a table is asked of its class: its head, how it is
read, the shape in which the model holds it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.idn import MONTHS, MONTHS_SHORT, parse_month, read_month
from lkjip_docgen.model import Field, Kind, Names
from lkjip_docgen.records import Record
from lkjip_docgen.source import (
    file_and_sheet,
    is_emonev_head,
    is_survey_head,
    locate,
    read_emonev,
    read_survey,
)

PEOPLE = "Responden"
_GROUP = Field(("kelompok",), "Kelompok", Kind.TEKS, "Kelompok unsur")
_NAME = Field(("nama",), "Unsur", Kind.TEKS, "Nama unsur atau variabel", required=True)
_MONTH = Field(("bulan",), "Bulan", Kind.BULAN, "Nama bulan", required=True)
_SPENT = Field(("anggaran",), "Anggaran", Kind.ANGKA, "Realisasi anggaran kumulatif (%)")
_DONE = Field(("pelaksanaan",), "Pelaksanaan", Kind.ANGKA, "Pelaksanaan kegiatan kumulatif (%)")


class Grid(Record):
    """A monthly table as rows of values, the columns given by `fields`."""

    fields: tuple[Field, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def labels(self) -> int:
        """How many columns at the left name a row."""
        return sum(field.kind in (Kind.TEKS, Kind.BULAN) for field in self.fields)

    @property
    def row_names(self) -> list[tuple[object, ...]]:
        """What names each row."""
        return [row[: self.labels] for row in self.rows]

    def names_rows_as(self, other: Grid) -> bool:
        """Whether it has the same rows in the same order."""
        return self.row_names == other.row_names


@dataclass(frozen=True, slots=True)
class MonthTable(ABC):
    """A table file beside the data; each kind says its head, and how it is read and held.

    `file` is what the data file says, `data.xlsx#Lembar2` too.  `usual` is
    what the sheet of an Excel file is called where that names none.
    """

    title: str
    file: str
    path: Names | tuple[str | int, ...]
    usual: str

    @property
    def file_name(self) -> str:
        """The name of the file, without the sheet."""
        return file_and_sheet(self.file)[0]

    @property
    def sheet(self) -> str:
        """The sheet that the data file names; "" without one."""
        return file_and_sheet(self.file)[1]

    @property
    @abstractmethod
    def home_label(self) -> str:
        """The heading of the column in which the sheet says where the table is kept."""

    @staticmethod
    @abstractmethod
    def is_head(texts: Sequence[str]) -> bool:
        """Whether a row of a file is the head of such a table."""

    @abstractmethod
    def read(self, root: Path) -> Grid:
        """The table as it is in its file; `LkjipError` when that has mistakes."""

    @abstractmethod
    def grid(self, rows: Sequence[Sequence[object]]) -> Grid:
        """A grid again from its rows."""

    @abstractmethod
    def table(self, grid: Grid) -> object:
        """A grid in the shape of the model."""

    @staticmethod
    def row_name(label: tuple[str, ...]) -> tuple[str, ...]:
        """What tells a row from the others, however its name is spelt."""
        return label


@dataclass(frozen=True, slots=True)
class SurveyTable(MonthTable):
    """The elements of an indicator's survey, a column a month."""

    kode: str  # of the indicator
    value_name: str  # of the row with the value of the survey

    @property
    def home_label(self) -> str:
        """Beside the names of the elements."""
        return MONTHS_SHORT[0]

    @staticmethod
    def is_head(texts: Sequence[str]) -> bool:
        """Whether months stand side by side."""
        return is_survey_head(texts)

    def read(self, root: Path) -> Grid:
        """The elements, then the value and the respondents."""
        path = locate(root, self.file_name)
        table = read_survey(path, self.value_name, self.usual, sheet=self.sheet)
        rows = [(e["kelompok"], e["nama"], *e["nilai"]) for e in table["unsur"]]
        rows.append((None, self.value_name, *table["nilai"]))
        rows.append((None, PEOPLE, *table["responden"]))
        grouped = bool(table["kelompok"])
        return self.grid([row if grouped else row[1:] for row in rows])

    def grid(self, rows: Sequence[Sequence[object]]) -> Grid:
        """With a column of groups where the rows have one."""
        months = _survey_months()
        grouped = bool(rows) and len(rows[0]) == len(months) + 2
        labels = (_GROUP, _NAME) if grouped else (_NAME,)
        return Grid((*labels, *months), tuple(map(tuple, rows)))

    def table(self, grid: Grid) -> dict[str, object]:
        """A `TabelBulanan`."""
        last: dict[object, object] = {self.value_name: [None] * 12, PEOPLE: [None] * 12}
        elements: list[dict[str, object]] = []
        for row in grid.rows:
            element = _element(grid, row)
            if element["nama"] in last:
                last[element["nama"]] = element["nilai"]
            else:
                elements.append(element)
        groups = dict.fromkeys(element["kelompok"] for element in elements)
        return {
            "unsur": elements,
            "nilai": last[self.value_name],
            "responden": last[PEOPLE],
            "kelompok": list(filter(None, groups)),
        }


@dataclass(frozen=True, slots=True)
class EmonevTable(MonthTable):
    """The cumulative progress that e-Monev records, a row a month."""

    @property
    def home_label(self) -> str:
        """Beside the title."""
        return _SPENT.label

    @staticmethod
    def is_head(texts: Sequence[str]) -> bool:
        """Whether spending and execution stand side by side."""
        return is_emonev_head(texts)

    def read(self, root: Path) -> Grid:
        """Every month, those that the file does not have too."""
        read = read_emonev(locate(root, self.file_name), sheet=self.sheet)
        given = {row["bulan"]: (row["anggaran"], row["pelaksanaan"]) for row in read}
        return self.grid([(name, *given.get(m, (None, None))) for m, name in enumerate(MONTHS, 1)])

    def grid(self, rows: Sequence[Sequence[object]]) -> Grid:
        """Month, spending, execution."""
        return Grid((_MONTH, _SPENT, _DONE), tuple(map(tuple, rows)))

    def table(self, grid: Grid) -> list[dict[str, object]]:
        """A list of `BulanEmonev`."""
        return [
            {"bulan": parse_month(str(name)), "anggaran": spent, "pelaksanaan": done}
            for name, spent, done in grid.rows
        ]

    @staticmethod
    def row_name(label: tuple[str, ...]) -> tuple[str, ...]:
        """The number of the month."""
        try:
            return (str(read_month(label[0])[0]),)
        except ValueError:
            return label


def _survey_months() -> tuple[Field, ...]:
    return tuple(
        Field((name.lower(),), name, Kind.ANGKA, f"Nilai bulan {long}; kosongkan bila belum ada")
        for name, long in zip(MONTHS_SHORT, MONTHS, strict=True)
    )


def _element(grid: Grid, row: Sequence[object]) -> dict[str, object]:
    labels = row[: grid.labels]
    return {
        "nama": labels[-1],
        "kelompok": labels[0] if len(labels) > 1 else None,
        "nilai": list(row[grid.labels :]),
    }
