"""Awards: whether who gave one can give it on the level that is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.patterns import lazy_pattern

_TOGETHER: Final = lazy_pattern(r"\b(dan|bersama|melalui|bekerja sama|atas nama)\b|[,/&;]")
_REGENCY: Final = lazy_pattern(
    r"^(bupati|wali ?kota|camat|pemerintah (kabupaten|kota|desa|kecamatan)|pemkab|pemkot|kecamatan"
    r"|sekretariat daerah (kabupaten|kota)|dprd (kabupaten|kota))\b"
)
_PROVINCE: Final = lazy_pattern(
    r"^(gubernur|pemerintah (daerah )?provinsi|pemprov|sekretariat daerah provinsi|dprd provinsi"
    r"|dinas .*\bprovinsi|badan .* daerah provinsi)\b"
)
_OFFICE: Final = lazy_pattern(r"^(dinas|badan .* daerah)\b")
_NATION: Final = lazy_pattern(r"^(presiden|wakil presiden|menteri|kementerian)\b")
_LEVELS: Final = {"kabupaten": 1, "provinsi": 2, "nasional": 3}


@rule("LK277", Severity.WARNING, "Tingkat penghargaan tidak sesuai dengan pemberinya")
def tingkat_pemberi(subject: Subject) -> Iterator[Problem]:
    """A regency gives no award of a province, no province one of the nation, no ministry less."""
    for number, award in enumerate(subject.laporan.penghargaan):
        level = _LEVELS.get(award.tingkat or "")
        lowest, highest = _can_give(award.pemberi)
        if level is not None and not lowest <= level <= highest:
            yield Problem(
                ("penghargaan", number, "tingkat"),
                f"Penghargaan “{award.nama}” disebut tingkat {award.tingkat}, padahal pemberinya "
                f"{award.pemberi}.",
                "Cocokkan tingkat dan pemberi dengan piagamnya.",
                others=(("penghargaan", number, "pemberi"),),
            )


def _can_give(giver: str) -> tuple[int, int]:
    """The lowest and the highest level of what somebody gives; of several nobody knows."""
    name = plain_name(giver.split("(")[0])
    if _PROVINCE.search(name):
        return 1, 2
    if _TOGETHER.search(name) and not _OFFICE.search(name):
        return 1, 3
    if _REGENCY.search(name):
        return 1, 1
    if _OFFICE.search(name):
        return 1, 2
    return (2, 3) if _NATION.search(name) else (1, 3)
