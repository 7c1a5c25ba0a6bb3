"""What the rest of the house asks of a way of measuring."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from lkjip_docgen.measures.results import Rincian
from lkjip_docgen.measures.subject import Subject, unit_of
from lkjip_docgen.model import Bagian, GabunganUnit, Skala
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record

Keys = tuple[str | int, ...]
"""The end of a path, from the measurement on: `("kelompok", 0, "unsur")`."""

M = TypeVar("M", bound=Bagian, covariant=True)


class Result(Record):
    """The year's result, and what it was computed from where there is more to tell."""

    realisasi: Quantity
    rincian: Rincian | None = None


class QuarterOf(Record):
    """What came of a quarter by itself, and of the year up to its end."""

    sendiri: Quantity
    sampai: Quantity


class Parts(Record):
    """Elements or variables that are valued together: where they stand, their group and name."""

    paths: tuple[Keys, ...]
    nama: tuple[tuple[str, str], ...]


class CountedBy(Record):
    """A rule that a result is counted by: what it is, where it is declared, what it says.

    `is_title` says that it is in words of the office's own, which may name the office.
    """

    nama: str
    keys: Keys
    isi: str
    is_title: bool = False


class Way(ABC, Generic[M]):
    """One way of measuring, with what the office wrote of it (`ukur`).

    Every way says its model and how it measures.  The other answers given here hold for a
    plain result: no elements, no scale, no survey.
    """

    model: ClassVar[type[Bagian]]

    def __init__(self, ukur: M) -> None:
        self.ukur = ukur

    def unit(self, satuan: str) -> Unit:
        """The unit of the result; `satuan` is the word of the data."""
        return unit_of(satuan)

    def computes(self) -> bool:
        """Whether the result is computed, and so has decimals that nobody typed."""
        return False

    @abstractmethod
    def measure(self, subject: Subject, label: str) -> Result:
        """The result of the year; `label` names it.

        Raises `KeyError` where the data name an unknown table of categories.
        """

    def of_units(self) -> GabunganUnit | None:
        """The rule by which the results of units make this one; None where they do not."""
        return None

    def carried_over(
        self, subject: Subject, name: str, value: Quantity, rincian: Rincian | None, label: str
    ) -> Quantity | None:
        """A result on the scale of the survey, on that of the indicator; None: no such scale."""
        return None

    def quarters(self, subject: Subject, rincian: Rincian | None) -> Sequence[QuarterOf] | None:
        """What each quarter came to, where it follows from other figures; None: it is typed."""
        return None

    def worth(self, name: str, value: Quantity) -> Quantity | None:
        """A result or target as the number that percentages are of; None: there is none.

        `name` is the beginning of its path, should it be another number than the value.
        """
        return value

    def source(self, rincian: Rincian | None) -> str:
        """Where the figures come from; "" is the office itself."""
        return ""

    def short_names(self) -> tuple[str, ...]:
        """What texts call the result, besides the name of the indicator."""
        return ()

    def counted(self) -> tuple[str, ...]:
        """What the result counts, in the office's words, and then what it is counted among."""
        return ()

    def is_answered(self) -> bool:
        """Whether people answered questions for the result."""
        return False

    def comes_back_seldom(self) -> bool:
        """Whether one result twice is no chance: no count, no quotient of few."""
        return True

    def scales(self) -> Mapping[str, Skala]:
        """The scales that were declared, by their key; that of the result is `skala_hasil`."""
        return {}

    def counted_by(self) -> Iterator[CountedBy]:
        """The rules of its own, which all offices with the same indicator should have alike."""
        yield from ()

    def parts(self) -> Sequence[Parts]:
        """The lists of elements; no two of one list are the same."""
        return ()

    def part_counts(self) -> set[int]:
        """Every number of elements that a text may truly name."""
        return set()

    def given_results(self) -> Mapping[str, Number | None]:
        """Results as they were typed, by their key: zero only in earnest."""
        return {}

    def superseded(self, rincian: Rincian | None) -> Number | None:
        """A result that was typed although another one is computed."""
        return None
