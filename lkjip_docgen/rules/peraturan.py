"""Regulations that have been superseded: by which, and from when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.toml_tables import loads

Kunci = tuple[str, str, int]
"""Kind, number and year of a regulation: `("pp", "45", 2016)`.

Of kinds that many institutions issue the kind tells who did: `"perda kabupaten belitung"`.
"""


class Kutipan(Record):
    """A regulation named in a text, and where in the text."""

    kunci: Kunci
    mulai: int
    akhir: int


class Penggantian(Record):
    """What took the place of a regulation.

    It counts from the day `sejak`, or, for rules of measurement, from the
    fiscal year `sejak_tahun`.  `pasti` is False where the table has not been
    compared with the official text.
    """

    pengganti: str
    sejak: date | None
    sejak_tahun: int | None
    pasti: bool

    def berlaku(self, tanggal: date, tahun: int) -> bool:
        """Whether it holds for a report of that date about that fiscal year."""
        if self.sejak is not None:
            return tanggal >= self.sejak
        return self.sejak_tahun is not None and tahun >= self.sejak_tahun


def kutipan(text: str) -> Iterator[Kutipan]:
    """The regulations that a text names by kind, number and year, in their order."""
    found = [_kutipan(match, "") for match in _pattern().finditer(text)]
    for match in _pattern_of_issuers().finditer(text):
        if not any(match.start() < other.akhir and other.mulai < match.end() for other in found):
            found.append(_kutipan(match, match["penetap"]))
    yield from sorted(found, key=lambda cited: cited.mulai)


def _kutipan(match: re.Match[str], penetap: str) -> Kutipan:
    kind = _kinds()[" ".join(match["jenis"].lower().split())]
    issuer = " ".join(penetap.lower().split())
    key = (f"{kind} {issuer}".rstrip(), match["nomor"], int(match["tahun"]))
    return Kutipan(key, match.start(), match.end())


def nama_peraturan(kunci: Kunci) -> str:
    """A regulation of a kind that one institution issues, as it is cited in full."""
    kind, number, year = kunci
    names = {row["kode"]: row["nama"] for row in _tables()["jenis"]}
    return f"{names.get(kind, kind)} Nomor {number} Tahun {year}"


def satu_penetap(kunci: Kunci) -> bool:
    """Whether one institution alone issues regulations of this kind."""
    return any(row["kode"] == kunci[0] and not row.get("penetap") for row in _tables()["jenis"])


def penggantian(kunci: Kunci, tanggal: date, tahun: int) -> Penggantian | None:
    """The last in the chain of what had superseded a regulation by then; None if in force."""
    found = None
    seen = {kunci}
    while (step := _replacements().get(kunci)) is not None and step.berlaku(tanggal, tahun):
        pasti = step.pasti and (found is None or found.pasti)
        found = Penggantian(step.pengganti, step.sejak, step.sejak_tahun, pasti)
        after = next(kutipan(step.pengganti), None)
        if after is None or after.kunci in seen:
            break
        kunci = after.kunci
        seen.add(kunci)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """A kind that one institution issues, its number and year."""
    kinds = _any_of(kind for kind in _tables()["jenis"] if not kind.get("penetap"))
    return lazy_pattern(
        rf"(?<![\w-])(?P<jenis>{kinds})(?:\s+(?:Republik\s+Indonesia|RI))?\s*"
        r"(?:(?:Nomor|No\.?)\s*:?\s*)?(?:PER-|(?:PER|KEP)[/.-])?(?P<nomor>\d+)(?:/(?:KEP|PER))?"
        r"(?:/[A-Z]+(?:\.[A-Z\d]+)?)?(?:/\d{1,2}){0,2}"
        r"\s*(?:Tahun|/)\s*(?P<tahun>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _pattern_of_issuers() -> re.Pattern[str]:
    """A kind that many institutions issue, who did, and after "Nomor" its number and year."""
    kinds = _any_of(kind for kind in _tables()["jenis"] if kind.get("penetap"))
    return lazy_pattern(
        rf"(?<![\w-])(?P<jenis>(?i:{kinds}))(?P<penetap>(?:\s+(?:dan\s+)?[A-Z][\w/&,-]*){{0,9}})"
        r"\s+(?i:Nomor|No\.?)\s*:?\s*(?P<nomor>[\w./-]{0,40}\d[\w./-]{0,40}?)"
        r"\s*(?:(?i:Tahun)\s*|/)(?P<tahun>(?:19|20)\d\d)\b"
    )


def _any_of(kinds: Iterable[_Kind]) -> str:
    """Any of the names of some kinds, the longest first, with any white space in them."""
    names = sorted((name for kind in kinds for name in kind["sebutan"]), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


@cache
def _kinds() -> dict[str, str]:
    """Every way to name a kind of regulation, in lower case, and the kind's code."""
    return {name.lower(): kind["kode"] for kind in _tables()["jenis"] for name in kind["sebutan"]}


@cache
def _replacements() -> dict[Kunci, Penggantian]:
    return {
        (row["jenis"], row["nomor"], row["tahun"]): Penggantian(
            row["pengganti"], row.get("sejak"), row.get("sejak_tahun"), row["pasti"]
        )
        for row in _tables()["peraturan"]
    }


class _Kind(TypedDict):
    """A kind of regulation in `peraturan.toml`."""

    kode: str
    nama: str
    sebutan: list[str]
    penetap: NotRequired[bool]


class _Row(TypedDict):
    """A regulation in `peraturan.toml`, and what took its place since when."""

    jenis: str
    nomor: str
    tahun: int
    pengganti: str
    sejak: NotRequired[date]
    sejak_tahun: NotRequired[int]
    pasti: bool


class _Tables(TypedDict):
    """`peraturan.toml`."""

    jenis: list[_Kind]
    peraturan: list[_Row]


@cache
def _tables() -> _Tables:
    text = Path(__file__).with_name("peraturan.toml").read_text(encoding="utf-8")
    tables = loads(text)
    return {"jenis": tables["jenis"], "peraturan": tables["peraturan"]}
