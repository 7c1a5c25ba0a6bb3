"""How the accountability of an office is evaluated: components, their weights, categories."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from lkjip_docgen.records import Record
from lkjip_docgen.rules.categories import Kategori
from lkjip_docgen.toml_tables import loads


class KomponenAturan(Record):
    """A component of the evaluation, known by the first word of its name (`awal`)."""

    nama: str
    awal: str
    bobot: Decimal  # the most that it can bring


class AturanEvaluasi(Record):
    """A rule of evaluation with its legal source; categories from the highest down."""

    kode: str
    mulai: int  # the first evaluated year
    sumber: str
    komponen: tuple[KomponenAturan, ...]
    kategori: tuple[Kategori, ...]

    def bobot(self, nama: str) -> Decimal | None:
        """The weight of the component that a name begins like; None for another one."""
        first = nama.split()[:1]
        known = (k.bobot for k in self.komponen if [k.awal] == [word.casefold() for word in first])
        return next(known, None)


@cache
def aturan_evaluasi(tahun: int) -> AturanEvaluasi | None:
    """The rule by which a year is evaluated; None before the first that is known."""
    known = [rule for rule in map(_rule, _tables()) if rule.mulai <= tahun]
    return max(known, key=lambda rule: rule.mulai, default=None)


class _Part(TypedDict):
    nama: str
    awal: str
    bobot: int


class _Class(TypedDict):
    mutu: str
    nama: str
    lebih_dari: int
    rentang: str


class _Rule(TypedDict):
    mulai: int
    sumber: str
    komponen: list[_Part]
    kategori: list[_Class]


def _rule(kode: str) -> AturanEvaluasi:
    row = _tables()[kode]
    return AturanEvaluasi(
        kode=kode,
        mulai=row["mulai"],
        sumber=row["sumber"],
        komponen=tuple(
            KomponenAturan(k["nama"], k["awal"], Decimal(k["bobot"])) for k in row["komponen"]
        ),
        kategori=tuple(map(_category, row["kategori"])),
    )


def _category(row: _Class) -> Kategori:
    return Kategori(
        nama=row["nama"],
        mutu=row["mutu"],
        batas=Decimal(row["lebih_dari"]),
        terbuka=True,
        rentang=(row["rentang"],),
    )


@cache
def _tables() -> dict[str, _Rule]:
    text = Path(__file__).with_name("evaluasi.toml").read_text(encoding="utf-8")
    return cast(dict[str, _Rule], loads(text))
