"""What a new office of each profile begins with: questions, rules to cite, kinds of spending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules.profiles import kode_profil, profil
from lkjip_docgen.toml_tables import loads

_LEVELS = 2
"""Programs and activities, which every budget has."""


class Landasan(Record):
    """A regulation that reports rest on, in the reported years from `sejak` to `sampai`."""

    nama: str
    tentang: str
    sejak: int
    sampai: int

    def berlaku(self, tahun: int) -> bool:
        """Whether a report about this year cites it."""
        return self.sejak <= tahun <= self.sampai


class SumberDana(Record):
    """A source of money: its name and its short form."""

    nama: str
    singkatan: str


class Kerangka(Record):
    """The beginnings of the data of an office with one profile.

    `tanya` says by the field of the answer what is asked; "" where it is not.  `diukur` is the
    level of the agreement that is usually measured.  `belanja` and `sumber_dana` are empty where
    those of the sample do.  `bidang` is the field of duty that all of them share, "" where each
    has its own; `tingkat` how many levels of the budget are prepared, programs being the first,
    from the year `tingkat_sejak` on.
    """

    pola_nama: str
    pola_induk: str
    induk: str
    tanya: Mapping[str, str]
    diukur: str
    belanja: tuple[str, ...]
    sumber_dana: tuple[SumberDana, ...]
    landasan: tuple[Landasan, ...]
    bidang: str
    tingkat: int
    tingkat_sejak: int

    def tingkat_pada(self, tahun: int) -> int:
        """How many levels of the budget are prepared for a reported year."""
        return self.tingkat if tahun >= self.tingkat_sejak else _LEVELS


@cache
def kerangka(kode: str) -> Kerangka:
    """The beginnings for this profile; raises `KeyError` when there is none."""
    base = profil(kode).dasar
    return _over(kerangka(base) if base else _bare(), _tables()[kode])


def _bare() -> Kerangka:
    """What holds where no profile says otherwise."""
    nothing = Kerangka("", "", "", {}, "", (), (), (), "", _LEVELS, 0)
    return _over(nothing, _tables()["bawaan"])


def _over(base: Kerangka, row: _Row) -> Kerangka:
    """The beginnings as a profile says, and as the one that it follows for the rest."""
    sources = tuple(SumberDana(**source) for source in row.get("sumber_dana", ()))
    rules = tuple(map(_basis, row.get("landasan", ()))) or base.landasan
    return Kerangka(
        pola_nama=row.get("pola_nama", ""),
        pola_induk=row.get("pola_induk", base.pola_induk),
        induk=row.get("induk", base.induk),
        tanya={**base.tanya, **row.get("tanya", {})},
        diukur=row.get("diukur", base.diukur),
        belanja=tuple(row.get("belanja", base.belanja)),
        sumber_dana=sources or base.sumber_dana,
        landasan=_in_order((*rules, *map(_basis, row.get("tambahan", ())))),
        bidang=row.get("bidang", base.bidang),
        tingkat=row.get("tingkat", base.tingkat),
        tingkat_sejak=row.get("tingkat_sejak", base.tingkat_sejak),
    )


def _in_order(rules: Iterable[Landasan]) -> tuple[Landasan, ...]:
    """The regulations from the highest kind to the lowest, the older of a kind first."""
    return tuple(sorted(rules, key=lambda rule: (_rank(rule.nama), _YEAR.findall(rule.nama)[-1:])))


def _rank(nama: str) -> int:
    found = (rank for rank, kind in enumerate(_KINDS) if nama.startswith(kind))
    return next(found, len(_KINDS))


_YEAR = lazy_pattern(r"\bTahun (\d{4})")
_KINDS = ("Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Instruksi Presiden")
"""The kinds of regulations that stand above those of ministers, the highest first."""


def profil_menurut_nama(nama: str) -> str | None:
    """The profile that the name of an office tells; None where it tells none."""
    for kode in kode_profil():
        pattern = kerangka(kode).pola_nama
        if pattern and re.search(pattern, nama.casefold()):
            return kode
    return None


def induk_menurut_nama(nama: str, kode: str) -> str:
    """The institution above an office, "Pemerintah Kota Padang"; "" where its name tells none."""
    own = kerangka(kode)
    found = re.search(own.pola_induk, nama) if own.pola_induk else None
    return own.induk.format(found[1]) if found else ""


def jenis_menurut_nama(nama: str) -> str:
    """The kind of institution with which a name begins: "Dinas"; "" where it is not known."""
    found = [kind for kind in _heads() if re.match(rf"{re.escape(kind)}\b", nama, re.IGNORECASE)]
    return max(found, key=len, default="")


def pimpinan_menurut_nama(nama: str) -> str:
    """The head of an institution: "Bupati Contoh" of "Pemerintah Kabupaten Contoh"."""
    kind = jenis_menurut_nama(nama)
    return f"{_heads()[kind]}{nama[len(kind) :]}" if kind else f"Kepala {nama}"


def sebutan_pimpinan(nama: str) -> str:
    """What the head of an institution is called in short: "Kepala Dinas"; "" where not known."""
    return _heads().get(jenis_menurut_nama(nama), "")


def sebutan_menurut_nama(nama: str) -> Mapping[str, str]:
    """The words for an institution of this name, as keys of `istilah`; none where not known."""
    return _tables()["bawaan"]["sebutan"].get(jenis_menurut_nama(nama), {})


def _basis(row: _Basis) -> Landasan:
    return Landasan(row["nama"], row["tentang"], row["sejak"], row.get("sampai", 9999))


def _heads() -> Mapping[str, str]:
    return _tables()["bawaan"]["pimpinan"]


class _Basis(TypedDict, total=False):
    """A regulation in `kerangka.toml`; `sampai` where reports no longer cite it."""

    nama: str
    tentang: str
    sejak: int
    sampai: int


class _Row(TypedDict, total=False):
    """A profile in `kerangka.toml`; what it leaves out is that of the profile it follows."""

    pola_nama: str
    pola_induk: str
    induk: str
    diukur: str
    belanja: list[str]
    sumber_dana: list[dict[str, str]]
    landasan: list[_Basis]
    tambahan: list[_Basis]
    bidang: str
    tingkat: int
    tingkat_sejak: int
    tanya: dict[str, str]
    pimpinan: dict[str, str]  # of [bawaan] alone
    sebutan: dict[str, dict[str, str]]  # of [bawaan] alone


@cache
def _tables() -> dict[str, _Row]:
    text = Path(__file__).with_name("kerangka.toml").read_text(encoding="utf-8")
    return cast(dict[str, _Row], loads(text))
