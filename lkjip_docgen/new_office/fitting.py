"""What a new office's data have otherwise because of its profile."""

from __future__ import annotations

from lkjip_docgen.new_office.maker import Maker
from lkjip_docgen.new_year import Section, sections
from lkjip_docgen.rules import Kelaziman, SumberDana, bagian_laporan, profil


def fit_to_profile(maker: Maker) -> None:
    """Sections and money as offices with the profile have them.

    An office under the same unit as the sample's is like that one.
    """
    if maker.same_unit:
        return
    for kode, usual in profil(maker.who.profil).kelaziman.items():
        if usual is not Kelaziman.LAZIM:
            _empty(maker, bagian_laporan()[kode].data)
        if usual is Kelaziman.TAK_LAZIM:
            maker.result.left_out += (bagian_laporan()[kode].data, f"dokumen.batas_data.{kode}")
    _divide_money(maker)


def _empty(maker: Maker, path: str) -> None:
    """Take out what stands at a path, so that only its key is left."""
    *above, key = path.split(".")
    for section in sections(maker.data, ".".join(above)) if above else (maker.data,):
        if key in section:
            section[key] = None


def _divide_money(maker: Maker) -> None:
    """Kinds of spending and sources of money, where those of the profile are others."""
    budget = maker.data["anggaran"]
    kinds = maker.beginning.belanja
    for row in budget.get("jenis_belanja") or () if kinds else ():
        row["belanja"] = [_without_amounts({"jenis": kind}) for kind in kinds]
    sources = maker.beginning.sumber_dana
    if sources:
        budget["sumber_dana"] = [_source(source) for source in sources]


def _source(source: SumberDana) -> Section:
    short = {"singkatan": source.singkatan} if source.singkatan else {}
    return {"nama": source.nama, **short, "pagu": None}


def _without_amounts(row: Section) -> Section:
    return row | {"pagu": None, "realisasi": None}
