"""NIP, the employee number of a civil servant: reading, judging and printing it.

A NIP has 18 digits: date of birth (8), year and month of appointment (6),
sex (1: 1 for men, 2 for women) and a serial number (3); it is printed in
these groups.  The number of a contract employee (NI PPPK) has "21" where a
NIP has the month of appointment, so the rule on age does not apply to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.records import Record

_PPPK = "21"
_MINIMUM_AGE = 18


class Nip(Record):
    """A sound number; `tmt` (the first of the month) is None for an NI PPPK."""

    digits: str
    lahir: date
    tmt: date | None
    pria: bool

    def __str__(self) -> str:
        return group_nip(self.digits)


def parse_nip(text: str) -> Nip:
    """Read a number written with or without spaces, dots or hyphens.

    Raises `ValueError` with every reason, in Indonesian, why it cannot be right.
    """
    reasons = nip_problems(text)
    if reasons:
        raise ValueError("; ".join(reasons))
    digits = _digits(text)
    birth = _birth(digits)
    assert birth is not None
    return Nip(digits, birth, _appointment(digits), digits[14] == "1")


def group_nip(text: str) -> str:
    """Print 18 digits in groups of 8, 6, 1 and 3; anything else stays as it is."""
    digits = _digits(text)
    if not re.fullmatch(r"[0-9]{18}", digits):
        return text
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def nip_problems(text: str) -> tuple[str, ...]:
    """Say why `text` cannot be a NIP, in Indonesian; empty when nothing speaks against it."""
    digits = _digits(text)
    if not re.fullmatch(r"[0-9]+", digits):
        return ("NIP hanya boleh terdiri atas angka",)
    if len(digits) != 18:
        return (f"NIP harus terdiri atas 18 angka, tertulis {len(digits)} angka",)
    return tuple(_impossible(digits))


def _impossible(digits: str) -> Iterator[str]:
    """What cannot be in 18 digits."""
    birth = _birth(digits)
    if birth is None:
        yield f"tanggal lahir {digits[:8]} bukan tanggal"
    if digits[12:14] != _PPPK:
        yield from _impossible_appointment(digits, birth)
    if digits[14] not in "12":
        yield f"angka jenis kelamin {digits[14]}, seharusnya 1 (pria) atau 2 (wanita)"


def _impossible_appointment(digits: str, birth: date | None) -> Iterator[str]:
    appointment = _appointment(digits)
    if appointment is None:
        yield f"bulan pengangkatan {digits[8:14]} bukan bulan"
    elif birth is not None and (age := _age(birth, appointment)) < _MINIMUM_AGE:
        yield f"diangkat pada usia {age} tahun, paling muda {_MINIMUM_AGE} tahun"


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)


def _birth(digits: str) -> date | None:
    return _date(digits[:4], digits[4:6], digits[6:8])


def _appointment(digits: str) -> date | None:
    return _date(digits[8:12], digits[12:14], "01")


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
