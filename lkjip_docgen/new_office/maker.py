"""What the parts of a new office's data are made with: the sample, and who the office is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lkjip_docgen.new_office.identity import Identitas
from lkjip_docgen.new_year import Remarks, Section
from lkjip_docgen.place import Number
from lkjip_docgen.source import Path_


def unfilled(what: str) -> str:
    """What stands in the place of a required text: the report prints it as a marker."""
    return f"[BELUM DIISI: {what}]"


def without_kin(who: Identitas) -> Identitas:
    """The identity of an office whose kind no sample has.

    What such an office leaves unanswered is asked for in the report; the
    ministry and the unit of a sample would be an invention.
    """
    return replace(
        who,
        jenis=who.jenis or unfilled("jenis satuan kerja"),
        kementerian=who.kementerian or unfilled("nama kementerian"),
        eselon_satu=who.eselon_satu or unfilled("nama unit eselon I"),
    )


@dataclass(slots=True)
class Blank:
    """The data of the new office, the remarks above them, and its monthly tables.

    `tables` says for each table file of the sample how it is called.
    """

    data: Section
    remarks: Remarks = field(default_factory=Remarks)
    tables: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Maker:
    """Data of the new office, being emptied of those of the sample's office."""

    result: Blank
    sample: Section
    who: Identitas

    @property
    def data(self) -> Section:
        """The data being emptied."""
        return self.result.data

    @property
    def was(self) -> int:
        """The year of the sample."""
        return int(self.sample["dokumen"]["tahun"])

    @property
    def year(self) -> int:
        """The reported year."""
        return self.who.tahun or self.was

    @property
    def same_unit(self) -> bool:
        """Whether the office is under the same unit of a ministry as the sample's."""
        return same(self.who.eselon_satu, self.sample["instansi"]["eselon_satu"])

    @property
    def same_ministry(self) -> bool:
        """Whether it is under the same unit of the same ministry."""
        return self.same_unit and same(self.who.kementerian, self.sample["instansi"]["kementerian"])

    def remark(self, path: Path_, words: str) -> None:
        """Say above a key what people have to look at."""
        self.result.remarks.add(path, words)

    def moved(self, row: Section) -> Number:
        """The year of a row, as far from the reported year as it is in the sample."""
        return Number(int(row["tahun"]) - self.was + self.year)


def same(answer: str, given: Section) -> bool:
    """Whether an answer, where there is one, is the name that the sample has."""
    return answer in ("", given["nama"])
