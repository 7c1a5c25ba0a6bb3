"""Which money pays for an indicator, and whether it was used efficiently.

An indicator names a part of the budget at any level, or has money to itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.arithmetic import difference
from lkjip_docgen.measures.budget import own_money
from lkjip_docgen.measures.results import HasilEfisiensi, HasilPos
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.model import Indikator, per_tingkat
from lkjip_docgen.quantity import Quantity, Unit, given
from lkjip_docgen.records import Record, field


class Found(Record):
    """A part of the budget and its level in the tree, 1 for a program."""

    pos: HasilPos
    tingkat: int


class Financing(Record):
    """The programs in force, the date of their figures, and who names which part of them."""

    program: Sequence[HasilPos] = ()
    day: date | None = None
    users: Mapping[str, tuple[Indikator, ...]] = field(default_factory=dict)  # by path of a part

    def find(self, name: str) -> Found | None:
        """The part with this code or name; of several the one on the highest level."""
        levels = per_tingkat(self.program, lambda pos: pos.rincian)
        for tingkat, level in enumerate(levels, start=1):
            for pos in level:
                if name.strip() == pos.kode or plain_name(pos.nama) == plain_name(name):
                    return Found(pos, tingkat)
        return None

    def others(self, pos: HasilPos, kode: str) -> tuple[str, ...]:
        """The indicators beside this one that a part of the budget pays for, by short name.

        One that has money to itself from that part, or that a part within it pays for, is one.
        """
        parts = (part for level in per_tingkat((pos,), lambda part: part.rincian) for part in level)
        users = (user for part in parts for user in self.users.get(part.pagu.path, ()))
        return tuple(other.singkatan or other.nama for other in users if other.kode != kode)


def financing(
    program: Sequence[HasilPos], day: date | None, indikator: Sequence[Indikator]
) -> Financing:
    """What the indicators are paid from; `day` is that of the budget's figures."""
    whole = Financing(program, day)
    users: dict[str, tuple[Indikator, ...]] = defaultdict(tuple)
    for row in indikator:
        found = whole.find(row.program) if row.program else None
        if found is not None:
            users[found.pos.pagu.path] += (row,)
    return Financing(program, day, users)


def measure_efficiency(
    subjek: Subject, indikator: Indikator, capaian: Quantity, money: Financing
) -> HasilEfisiensi | None:
    """Capaian against the absorption of the money that the indicator is paid from.

    That is the indicator's own, else the part of the budget that it names;
    None where it has neither.
    """
    found = money.find(indikator.program) if indikator.program else None
    if indikator.anggaran is not None:
        path = f"{subjek.path}.anggaran"
        own = own_money(path, f"anggaran {subjek.nama}", indikator.anggaran, money.day)
        return _compared(subjek, indikator, capaian, _Money(own, own.serapan, found, khusus=True))
    if indikator.program is None:
        return None
    if found is None:
        missing = given(
            f"{subjek.path}.efisiensi.serapan", None, Unit.PERSEN, f"Serapan {indikator.program}"
        )
        return _compared(subjek, indikator, capaian, _Money(None, missing))
    others = money.others(found.pos, indikator.kode) if found.tingkat > 1 else ()
    paid = _Money(found.pos, found.pos.serapan, found, bersama=others)
    return _compared(subjek, indikator, capaian, paid)


class _Money(Record):
    """What an indicator is paid from, where it stands in the budget, and who shares it."""

    dana: HasilPos | None
    serapan: Quantity
    part: Found | None = None
    khusus: bool = False
    bersama: tuple[str, ...] = ()


def _compared(
    subjek: Subject, indikator: Indikator, capaian: Quantity, money: _Money
) -> HasilEfisiensi:
    label = f"Selisih capaian {subjek.nama} dan serapan"
    path = f"{subjek.path}.efisiensi.selisih"
    gap = difference(path, capaian, money.serapan, label, "capaian − serapan")
    return HasilEfisiensi(
        program=_name(indikator, money.part),
        capaian=capaian,
        serapan=money.serapan,
        selisih=gap,
        efisien=None if money.bersama else _is_efficient(capaian, gap),
        dana=money.dana,
        induk=money.part.pos if money.part else None,
        tingkat=money.part.tingkat if money.part else 1,
        khusus=money.khusus,
        bersama=money.bersama,
    )


def _is_efficient(capaian: Quantity, gap: Quantity) -> bool | None:
    """Whether at least as much was reached as was spent; of nothing and nothing it says none."""
    if not gap.ada or capaian.nilai == gap.nilai == 0:
        return None
    return gap.nilai >= 0


def _name(indikator: Indikator, part: Found | None) -> str:
    """What the part of the budget is called: as the indicator names it, unless by its code."""
    if part is None or plain_name(part.pos.nama) == plain_name(indikator.program or ""):
        return indikator.program or ""
    return part.pos.nama
