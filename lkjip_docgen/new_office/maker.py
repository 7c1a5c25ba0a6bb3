"""What the parts of a new office's data are made with: the sample, and who the office is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import PROFIL_UMUM, Kata, Kosakata, istilah, kosakata
from lkjip_docgen.new_office.identity import Identitas
from lkjip_docgen.new_year import Remarks, Section
from lkjip_docgen.place import Number
from lkjip_docgen.records import MutableRecord, field, replace
from lkjip_docgen.rules import (
    Kerangka,
    induk_menurut_nama,
    jenis_menurut_nama,
    kerangka,
    profil,
    sebutan_menurut_nama,
)
from lkjip_docgen.source import Path_


def unfilled(what: str) -> str:
    """What stands in the place of a required text: the report prints it as a marker."""
    return f"[BELUM DIISI: {what}]"


def without_kin(who: Identitas) -> Identitas:
    """The identity of an office whose kind no sample has.

    What such an office leaves unanswered follows from its name, or is asked for in the report;
    the ministry and the unit of a sample would be an invention.
    """
    asked = kerangka(who.profil).tanya
    return replace(
        who,
        jenis=who.jenis or kind_told(who.nama, who.profil) or unfilled("jenis satuan kerja"),
        kementerian=who.kementerian or above(who),
        eselon_satu=who.eselon_satu or (asked["eselon_satu"] and unfilled("nama unit eselon I")),
    )


def kind_told(nama: str, profil: str) -> str:
    """The kind of office that a name tells; "Kantor" alone tells none of a unit of a ministry."""
    kind = jenis_menurut_nama(nama)
    return kind if profil != PROFIL_UMUM or " " in kind else ""


_LONGEST_SHORT = 40
"""So many letters of a short name fit a running head and the name of a file."""


def short_name(who: Identitas) -> str:
    """What an office is called in short where it does not say: its town, or what it is alone.

    A name that is a long list of subjects is called by the first of them.
    """
    name = _without_region(who)
    for sign in (",", " dan ", " serta "):
        if len(name) > _LONGEST_SHORT:
            name = name.partition(sign)[0]
    if len(name) > _LONGEST_SHORT:
        name = name[: _LONGEST_SHORT + 1].rpartition(" ")[0] or name
    return name


def _without_region(who: Identitas) -> str:
    """The town of an office, or its name without the region that it belongs to."""
    if who.profil == PROFIL_UMUM:
        return who.kota or behind_the_class(who.nama) or who.nama
    over = induk_menurut_nama(who.nama, who.profil)
    region = over.removeprefix("Pemerintah ")
    if over == who.nama:  # the government of a region is called by the region
        return region
    return who.nama.removesuffix(region).strip() or who.nama


_CLASS = re.compile(
    r"\b(?P<kelas>Kelas (?:Khusus|[IVX]+(?: ?[A-D])?)(?: (?:Non )?TPI)?)\b(?P<sisa>.*)"
)
"""The class of an office within its name, and what stands behind it: mostly its town."""


def class_told(nama: str) -> str | None:
    """The class that the name of an office tells: "Kelas IIA"; None for none."""
    found = _CLASS.search(nama)
    return found["kelas"] if found else None


def behind_the_class(nama: str) -> str:
    """What tells an office from others of its kind and class; "" for a name without a class."""
    found = _CLASS.search(nama)
    return found["sisa"].strip(" ,-") if found else ""


def above(who: Identitas) -> str:
    """The ministry or the government of the region above an office, as far as its name tells."""
    asked = kerangka(who.profil).tanya["kementerian"].lower()
    return induk_menurut_nama(who.nama, who.profil) or unfilled(f"nama {asked}")


class Blank(MutableRecord):
    """The data of the new office, the remarks above them, and its monthly tables.

    `tables` says for each table file of the sample how it is called; `left_out` are the paths
    of the keys that offices with this profile do not have.
    """

    data: Section
    remarks: Remarks = field(default_factory=Remarks)
    tables: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


class Maker(MutableRecord):
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
    def beginning(self) -> Kerangka:
        """What an office with this profile begins with."""
        return kerangka(self.who.profil)

    @property
    def words(self) -> Kosakata:
        """What the report of such an office calls things."""
        return kosakata.kosakata(self.who.profil, istilah.Istilah(), self.beginning.diukur)

    @property
    def lowest(self) -> int:
        """How many levels of the budget are prepared, programs being the first."""
        return self.beginning.tingkat_pada(self.year)

    @property
    def levels(self) -> str:
        """The levels of the budget that are prepared: "program, kegiatan, dan sub kegiatan"."""
        words = self.words.tingkat_anggaran[: self.lowest]
        return in_a_row([word.kecil for word in words])

    @property
    def own_words(self) -> Mapping[str, str]:
        """What offices of this name are called otherwise than those of the profile.

        Its name may say more than its profile does: a unit of eselon I is a "direktorat jenderal".
        """
        kind = jenis_menurut_nama(self.who.nama)
        if self.same_unit or not kind:
            return {}
        usual = profil(self.who.profil).istilah
        words = sebutan_menurut_nama(self.who.nama) or {"kantor": Kata(kind).kecil}
        return {key: word for key, word in words.items() if word != usual[key]}

    @property
    def same_unit(self) -> bool:
        """Whether the office is under the same unit of a ministry as the sample's."""
        return self.who.profil == PROFIL_UMUM and same(
            self.who.eselon_satu, self.sample["instansi"].get("eselon_satu")
        )

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


def same(answer: str, given: Section | None) -> bool:
    """Whether an answer, where there is one, is the name that the sample has.

    A sample without such an institution (`given` is None) has none to share.
    """
    return answer in ("", (given or {}).get("nama"))
