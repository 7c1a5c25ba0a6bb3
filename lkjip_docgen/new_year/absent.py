"""What does not apply, carried to the next year: kept apart while figures move, then put back.

What holds for an office (no PNBP, no SMART) is likely to hold again and comes
along with a remark; what was said of one year's results is open again.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import DECLARED, reason_of
from lkjip_docgen.new_year.raw_sections import Section
from lkjip_docgen.new_year.remarks import Remarks
from lkjip_docgen.source import Path_, at

_OF_ITS_YEAR = (
    "dokumen.batas_data",
    "indikator.analisis",
    "indikator.pengukuran",
    "anggaran.versi",
    "anggaran.faktor",
    "perjanjian_tahun_depan",
    "penghargaan",
    "inovasi",
    "output_lain",
    "langkah",
    "kesimpulan",
    "saran",
)
"""Parts whose declarations speak of one year's results."""

Reasons = dict[Path_, str]


def set_apart(data: Section) -> tuple[Section, Reasons]:
    """A copy of the data with nothing in the place of each declared value, and the reasons."""
    reasons: Reasons = {}
    left = {key: _emptied(value, (key,), reasons) for key, value in data.items()}
    return left, reasons


def _emptied(value: object, path: Path_, reasons: Reasons) -> object:
    """A copy of a value with nothing in the place of each declared one, whose reason is noted."""
    if reason := reason_of(value):
        reasons[path] = reason
        return None
    if isinstance(value, dict):
        return {key: _emptied(item, (*path, key), reasons) for key, item in value.items()}
    if isinstance(value, list):
        return [_emptied(item, (*path, step), reasons) for step, item in enumerate(value)]
    return value


def put_back(data: Section, reasons: Reasons, remarks: Remarks, year: int) -> None:
    """Declare again, in the data of `year`, what may hold still, each with a remark.

    What was said of a year that is over needs no other look.
    """
    for path, reason in reasons.items():
        section, name = at(data, path[:-1]), str(path[-1])
        if _may_hold(path) and isinstance(section, dict) and is_empty(section.get(name)):
            section[name] = {DECLARED: reason}
            if not _is_history(data, path, year):
                remarks.add(path, f"apakah alasan ini masih benar untuk tahun {year}?")


def _may_hold(path: Path_) -> bool:
    """Whether what was declared at a path may hold for another year."""
    field = ".".join(step for step in path if isinstance(step, str))
    return not any(f"{field}.".startswith(f"{part}.") for part in _OF_ITS_YEAR)


def _is_history(data: Section, path: Path_, year: int) -> bool:
    """Whether a value stands in the row of a year before `year`."""
    return any(said < year for said in _years_above(data, path))


def _years_above(data: Section, path: Path_) -> Iterator[int]:
    """The years of the rows that a path leads through."""
    for end in range(len(path)):
        row = at(data, path[:end])
        if isinstance(row, dict) and row.get("tahun") is not None:
            yield int(row["tahun"])
