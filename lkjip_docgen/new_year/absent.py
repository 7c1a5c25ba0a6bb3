"""What does not apply, carried to the next year: kept apart while figures move, then put back.

What holds for an office (no PNBP, no SMART) is likely to hold again and comes
along with a remark; what was said of one year's results is open again.
"""

from __future__ import annotations

from typing import Any

from lkjip_docgen.editing import copied, is_empty
from lkjip_docgen.model.base import DECLARED, reason_of
from lkjip_docgen.new_year.remarks import Remarks
from lkjip_docgen.source.paths import Path_

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


def set_apart(data: dict[str, Any]) -> tuple[dict[str, Any], Reasons]:
    """A copy of the data with nothing in the place of each declared value, and the reasons."""
    left: dict[str, Any] = copied(data)
    reasons: Reasons = {}
    _empty(left, (), reasons)
    return left, reasons


def _empty(node: Any, path: Path_, reasons: Reasons) -> None:
    steps = node.items() if isinstance(node, dict) else enumerate(node)
    for step, value in list(steps):
        if reason := reason_of(value):
            reasons[(*path, step)] = reason
            node[step] = None
        elif isinstance(value, dict | list):
            _empty(value, (*path, step), reasons)


def put_back(data: dict[str, Any], reasons: Reasons, remarks: Remarks, year: int) -> None:
    """Declare again, in the data of `year`, what may hold still, each with a remark.

    What was said of a year that is over needs no other look.
    """
    for path, reason in reasons.items():
        if _is_of_its_year(path):
            continue
        section, name = _section(data, path[:-1]), path[-1]
        if isinstance(section, dict) and is_empty(section.get(str(name))):
            section[str(name)] = {DECLARED: reason}
            if not _is_history(data, path, year):
                remarks.add(path, f"apakah alasan ini masih benar untuk tahun {year}?")


def _is_of_its_year(path: Path_) -> bool:
    field = ".".join(step for step in path if isinstance(step, str))
    return any(field == part or field.startswith(f"{part}.") for part in _OF_ITS_YEAR)


def _is_history(data: Any, path: Path_, year: int) -> bool:
    """Whether a value stands in the row of a year before `year`."""
    rows = (_section(data, path[:end]) for end in range(len(path)))
    years = (row.get("tahun") for row in rows if isinstance(row, dict))
    return any(said is not None and int(said) < year for said in years)


def _section(data: Any, path: Path_) -> Any:
    """What stands at a path; None where the next year has no such place."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
