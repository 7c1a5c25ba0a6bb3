"""Targets as they were planned, agreed and changed."""

from __future__ import annotations

from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.results.money import HasilVersi
from lkjip_docgen.model import (
    IndikatorPK,
    PerjanjianKinerja,
    RencanaKinerja,
    SasaranRencana,
    TingkatPK,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilTargetPK(Record):
    """A target as it was agreed, which may differ from the one that is measured against."""

    model: IndikatorPK
    target: Quantity
    sampai: Quantity | None = None  # where the target is a range: its upper end


class HasilSasaranPK(Record):
    """An objective of an agreement with its targets."""

    model: SasaranRencana
    indikator: tuple[HasilTargetPK, ...]


class HasilTingkatPK(Record):
    """One of the stacked tables of an agreement."""

    model: TingkatPK
    sasaran: tuple[HasilSasaranPK, ...]


class HasilPerjanjian(Record):
    """An agreement: its targets, and its budget where it lists one itself."""

    model: PerjanjianKinerja
    tingkat: tuple[HasilTingkatPK, ...]
    anggaran: HasilVersi | None


class HasilTargetRencana(Record):
    """A target as it was planned, and as each agreement of its year has it, the first one first."""

    model: IndikatorPK
    target: Quantity
    sampai: Quantity | None
    janji: tuple[HasilTargetPK, ...]

    @property
    def perjanjian(self) -> HasilTargetPK | None:
        """The target of the agreement in force."""
        return self.janji[-1] if self.janji else None


class HasilSasaranRencana(Record):
    """An objective of an annual plan with its targets."""

    model: SasaranRencana
    indikator: tuple[HasilTargetRencana, ...]


class HasilRencana(Record):
    """An annual plan; `perjanjian` is the agreement in force in its year, if the data have one."""

    model: RencanaKinerja
    sasaran: tuple[HasilSasaranRencana, ...]
    perjanjian: PerjanjianKinerja | None


class HasilUbahTarget(Record):
    """A target of an agreement beside what it was before the agreement was changed.

    One of the two is None where the indicator is new (`jenis` "baru") or was left out
    ("dihapus"); else `jenis` is "naik", "turun", "tetap", "berubah" where that is no way, or ""
    where a target is missing.
    """

    awal: HasilTargetPK | None
    perubahan: HasilTargetPK | None
    jenis: str
    selisih: Quantity | None  # where a single target moved

    @property
    def nama(self) -> str:
        """The indicator as it is called now, or was called last."""
        known = self.perubahan or self.awal
        return known.model.nama if known else ""

    @property
    def nama_tetap(self) -> bool:
        """Whether both agreements have the indicator, under the same name."""
        names = [target.model.nama for target in (self.awal, self.perubahan) if target]
        return len(names) > 1 and plain_name(names[0]) == plain_name(names[-1])

    @property
    def bergeser(self) -> bool:
        """Whether it is a single target that went up or down."""
        return self.jenis in ("naik", "turun") and self.selisih is not None and self.selisih.ada


class HasilUbahSasaran(Record):
    """An objective with its targets, those of the change before those that were left out."""

    kode: str
    nama: str
    target: tuple[HasilUbahTarget, ...]


class HasilUbahTingkat(Record):
    """A level of an agreement that was changed."""

    tingkat: str
    sasaran: tuple[HasilUbahSasaran, ...]

    @property
    def berubah(self) -> bool:
        """Whether anything of it is otherwise than before."""
        return any(target.jenis != "tetap" for target in self.semua)

    @property
    def semua(self) -> tuple[HasilUbahTarget, ...]:
        """Every target of the level."""
        return tuple(target for sasaran in self.sasaran for target in sasaran.target)


class HasilUbahPagu(Record):
    """The budget of a program beside what it was; None where one agreement does not have it."""

    nama: str
    awal: Quantity | None
    perubahan: Quantity | None
    selisih: Quantity | None


class HasilPerubahanPK(Record):
    """What the change of an agreement changed.

    `anggaran` holds a row a program and the sum last; none where the versions of the budget tell
    of the same.
    """

    awal: PerjanjianKinerja
    perubahan: PerjanjianKinerja
    tingkat: tuple[HasilUbahTingkat, ...]
    anggaran: tuple[HasilUbahPagu, ...]

    def _banyaknya(self, *jenis: str) -> int:
        """How many targets of those levels that are shown, for anything of them changed."""
        shown = (level for level in self.tingkat if level.berubah)
        return sum(row.jenis in jenis for level in shown for row in level.semua)

    @property
    def berubah(self) -> int:
        """How many targets are others than before."""
        return self._banyaknya("naik", "turun", "berubah")

    @property
    def tetap(self) -> int:
        """How many targets stayed as they were."""
        return self._banyaknya("tetap")

    @property
    def baru(self) -> int:
        """How many indicators were added."""
        return self._banyaknya("baru")

    @property
    def dihapus(self) -> int:
        """How many indicators were left out."""
        return self._banyaknya("dihapus")

    @property
    def satu_bergeser(self) -> HasilUbahTarget | None:
        """The one target that moved, where all else of the targets is as it was.

        A sentence says what changed then, and no table repeats those that did not.
        """
        shown = [row for level in self.tingkat if level.berubah for row in level.semua]
        moved = [row for row in shown if row.jenis != "tetap"]
        known = all(row.nama_tetap for row in shown)
        return moved[0] if known and len(moved) == 1 and moved[0].bergeser else None
