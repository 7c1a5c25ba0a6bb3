"""What the change of an agreement changed: targets and budget, each beside what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from lkjip_docgen.identity import keys
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.agreed import position_finder
from lkjip_docgen.measures.arithmetic import difference
from lkjip_docgen.measures.results import (
    HasilPerjanjian,
    HasilPerubahanPK,
    HasilPos,
    HasilTargetPK,
    HasilUbahPagu,
    HasilUbahSasaran,
    HasilUbahTarget,
    HasilUbahTingkat,
    HasilVersi,
)
from lkjip_docgen.model import IndikatorPK, Laporan
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_NameOf = Callable[[IndikatorPK], str]
"""What an indicator of an agreement is known by, whatever its place."""

_Pos = HasilPos | None
"""A part of a budget; None in one that does not have it."""

_Ranged = tuple[Quantity, Quantity | None]
"""A target, with its upper end where it is a range."""


def measure_changes(
    laporan: Laporan, agreements: Sequence[HasilPerjanjian], versions: Sequence[HasilVersi]
) -> HasilPerubahanPK | None:
    """The agreement of the reported year as signed against the last one that changed it.

    None where it was not changed.  The budget is compared only where an agreement lists one of
    its own: the versions of the budget have a table that compares them already.
    """
    of_the_year = [row for row in agreements if row.model.tahun == laporan.dokumen.tahun]
    first = [row for row in of_the_year if row.model.versi == "awal"][:1]
    last = [row for row in of_the_year if row.model.versi == "perubahan"][-1:]
    if not (first and last):
        return None
    old, new = first[0], last[0]
    return HasilPerubahanPK(
        awal=old.model,
        perubahan=new.model,
        tingkat=tuple(_levels(old, new, _names(laporan))),
        anggaran=_budgets(old, new, versions),
    )


def _names(laporan: Laporan) -> _NameOf:
    """An indicator is known by the one that reports on it, else by its name."""
    position_of = position_finder(laporan.indikator)

    def name_of(row: IndikatorPK) -> str:
        position = position_of(row)
        return laporan.indikator[position].kode if position >= 0 else f"“{plain_name(row.nama)}”"

    return name_of


# --- targets ---------------------------------------------------------------------------


class _Line(Record):
    """A target with its objective, in one of the two agreements."""

    kode: str
    nama: str
    target: HasilTargetPK


_Lines = dict[str, _Line]
"""The targets of a level, each by what its indicator is known by."""


def _levels(
    old: HasilPerjanjian, new: HasilPerjanjian, name_of: _NameOf
) -> Iterator[HasilUbahTingkat]:
    """The levels of both agreements, in the order of the new one."""
    before, after = _by_level(old, name_of), _by_level(new, name_of)
    for tingkat in dict.fromkeys((*after, *before)):
        objectives = _objectives(before.get(tingkat, {}), after.get(tingkat, {}))
        yield HasilUbahTingkat(tingkat, tuple(objectives))


def _by_level(agreement: HasilPerjanjian, name_of: _NameOf) -> dict[str, _Lines]:
    """The targets of each level; one that an indicator has again, in another objective, too."""
    found: dict[str, _Lines] = {}
    for level in agreement.tingkat:
        lines = found.setdefault(level.model.tingkat, {})
        for sasaran in level.sasaran:
            for target in sasaran.indikator:
                line = _Line(sasaran.model.kode, sasaran.model.nama, target)
                name = name_of(target.model)
                lines[f"{name} {line.kode}" if name in lines else name] = line
    return found


def _objectives(before: _Lines, after: _Lines) -> Iterator[HasilUbahSasaran]:
    """The objectives, each with the targets that are in it now and those that were left out."""
    gone = [line for name, line in before.items() if name not in after]
    rows: dict[str, list[HasilUbahTarget]] = {}
    for name, line in after.items():
        old = before[name].target if name in before else None
        rows.setdefault(line.kode, []).append(_changed(old, line.target))
    for line in gone:
        rows.setdefault(line.kode, []).append(_changed(line.target, None))
    titles = {line.kode: line.nama for line in (*gone, *after.values())}
    for kode, targets in rows.items():
        yield HasilUbahSasaran(kode, titles[kode], tuple(targets))


def _changed(old: HasilTargetPK | None, new: HasilTargetPK | None) -> HasilUbahTarget:
    """A target beside what it was; one of the two may be missing."""
    if new is None or old is None:
        return HasilUbahTarget(old, new, "baru" if old is None else "dihapus", None)
    before, after = (old.target, old.sampai), (new.target, new.sampai)
    return HasilUbahTarget(old, new, _direction(before, after), _difference(before, after))


def _direction(before: _Ranged, after: _Ranged) -> str:
    """How a target moved; "" where one of the two is not known, "berubah" where that is no way."""
    if not (before[0].ada and after[0].ada):
        return ""
    if not _alike(before, after):
        return "berubah"
    moves = {_sign(old, new) for old, new in zip(before, after, strict=True) if old and new}
    moves.discard("tetap")
    return moves.pop() if len(moves) == 1 else "berubah" if moves else "tetap"


def _sign(old: Quantity, new: Quantity) -> str:
    if old.nilai == new.nilai:
        return "tetap"
    return "naik" if new.nilai > old.nilai else "turun"


def _alike(before: _Ranged, after: _Ranged) -> bool:
    """Whether two targets have one scale: unit, word and order, and are both ranges or neither."""
    scales = [
        (target.unit, target.satuan.casefold(), target.urutan) for target, _ in (before, after)
    ]
    return scales[0] == scales[1] and (before[1] is None) == (after[1] is None)


def _difference(before: _Ranged, after: _Ranged) -> Quantity | None:
    """By how much a single target moved; None where it did not, or cannot be said."""
    if after[1] is not None or _direction(before, after) not in ("naik", "turun"):
        return None
    path = f"{after[0].path.removesuffix('.target')}.perubahan"
    label = f"Perubahan {after[0].label[:1].lower()}{after[0].label[1:]}"
    return difference(path, after[0], before[0], label, "target perubahan − target awal")


# --- the budget ------------------------------------------------------------------------


def _budgets(
    old: HasilPerjanjian, new: HasilPerjanjian, versions: Sequence[HasilVersi]
) -> tuple[HasilUbahPagu, ...]:
    """The programs of both agreements and their sum, where one of them lists its own."""
    before, after = _budget_of(old, versions), _budget_of(new, versions)
    if before is None or after is None or not (old.anggaran or new.anggaran):
        return ()
    path = f"pk.{new.model.tahun}.perubahan.anggaran.selisih"
    pairs = _together(before, after)
    rows = [
        _ceiling_change(f"{path}.{key}", was, now)
        for key, (was, now) in zip(keys(pairs, (_TOTAL,)), pairs.values(), strict=True)
    ]
    return (*rows, _ceiling_change(f"{path}.{_TOTAL}", before.total, after.total))


_TOTAL = "total"


def _budget_of(agreement: HasilPerjanjian, versions: Sequence[HasilVersi]) -> HasilVersi | None:
    """The budget that goes with an agreement: its own, else the version that it names."""
    named = (version for version in versions if version.kode == agreement.model.anggaran)
    return agreement.anggaran or next(named, None)


def _together(before: HasilVersi, after: HasilVersi) -> dict[str, tuple[_Pos, _Pos]]:
    """The programs of two budgets by their names, each with itself in the other.

    Codes do not tell here: the list of an agreement is often without them.
    """
    old, new = _programs(before), _programs(after)
    return {name: (old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old))}


def _programs(version: HasilVersi) -> dict[str, HasilPos]:
    """Each program by its name; one that is listed again by its name and which time it is."""
    found: dict[str, HasilPos] = {}
    times: Counter[str] = Counter()
    for program in version.program:
        name = plain_name(program.pos.nama)
        times[name] += 1
        found[f"{name} ({times[name]})" if times[name] > 1 else name] = program.pos
    return found


def _ceiling_change(path: str, was: _Pos, now: _Pos) -> HasilUbahPagu:
    """The ceiling of a program beside what it was."""
    nama = next(pos.nama for pos in (now, was) if pos is not None)
    before, after = (None if pos is None else pos.pagu for pos in (was, now))
    change = None
    if before is not None and after is not None:
        formula = "anggaran perubahan − anggaran awal"
        change = difference(path, after, before, f"Perubahan anggaran {nama}", formula)
    return HasilUbahPagu(nama, before, after, change)
