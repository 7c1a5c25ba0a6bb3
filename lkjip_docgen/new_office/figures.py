"""The budget, the scores and the tables, without their figures."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.new_office.maker import Maker
from lkjip_docgen.new_year import Section, begin_budget, budget_parts, renamed, sections
from lkjip_docgen.place import Number
from lkjip_docgen.rules import aturan_bila_ada

_REVENUES = {"pnbp": "PNBP", "penerimaan": "penerimaan itu"}
_FIGURES = {"pagu", "realisasi"}
_WITH_FIGURES = (
    "anggaran.jenis_belanja[].belanja[]",
    "anggaran.sumber_dana[]",
)
_PREPARED = {
    "jenis_belanja": "jenis belanja menurut {}; tahun terlama di atas.",
    "sumber_dana": "sumber dana menurut {}.",
}


def empty_budget(maker: Maker) -> None:
    """One version of the budget, the last of the sample, and its years, without amounts."""
    budget = maker.data["anggaran"]
    version = budget["versi"][-1]
    document = maker.words.dokumen_anggaran.pendek
    begin_budget(version, document)
    budget["versi"] = [version]
    maker.remark(
        ("anggaran", "versi"),
        f"{maker.levels} menurut {document}; tambahkan satu versi tiap kali {document} direvisi.",
    )
    for key, words in _PREPARED.items():
        if budget.get(key):
            maker.remark(("anggaran", key), words.format(document))
    rows = [row for pattern in _WITH_FIGURES for row in sections(maker.data, pattern)]
    for row in (*budget_parts(version), *rows):
        row |= dict.fromkeys(row.keys() & _FIGURES)
    for row in sections(maker.data, "anggaran.jenis_belanja[]"):
        row["tahun"] = maker.moved(row)
    budget["faktor"] = budget["triwulan"] = None
    _empty_revenue(maker)


def _empty_revenue(maker: Maker) -> None:
    revenue = maker.words.penerimaan.pendek
    for key in _REVENUES:
        for row in sections(maker.data, f"{key}.tahunan[]"):
            row |= {"tahun": maker.moved(row), "target": None, "realisasi": None}
        if maker.data.get(key) and maker.same_unit:
            maker.data[key]["catatan"] = None
            maker.remark((key,), f"nyatakan tidak berlaku bila kantor tidak memungut {revenue}.")


def empty_scores(maker: Maker) -> None:
    """Rows for the same years as in the sample, with the components of their rules."""
    for section, kind in (("smart", "nka"), ("ikpa", "ikpa")):
        if maker.data.get(section) is not None:
            maker.data[section] = _without_scores(maker, maker.data[section], kind)


def _without_scores(maker: Maker, scores: Section, kind: str) -> Section | None:
    """The section of a score without figures; None where no year has a rule."""
    years = {int(maker.moved(row)) for row in scores.get("tahunan") or ()}
    rows = list(_score_rows(kind, years | {maker.year}, maker.who.profil))
    return scores | {"tahunan": rows, "uraian": None} if rows else None


def _score_rows(kind: str, years: set[int], profil: str) -> Iterator[Section]:
    """A row a year: the components of its rule, or the score where no rule is for that profile."""
    for year in sorted(years):
        rule = aturan_bila_ada(kind, year)
        if rule is None:
            continue  # a year before the first rule
        if rule.untuk(profil):
            yield {"tahun": Number(year), "komponen": dict.fromkeys(rule.kunci)}
        else:
            yield {"tahun": Number(year), "nilai": None, "sumber": None}


def rename_tables(maker: Maker) -> None:
    """The table files get the name of the reported year."""
    if maker.data.get("emonev"):
        maker.data["emonev"] |= {"laman": None, "uraian": None}
    for pattern in ("indikator[].pengukuran", "emonev"):
        for section in sections(maker.data, pattern):
            if isinstance(section.get("tabel"), str):
                name = section["tabel"].strip()
                section["tabel"] = renamed(name, maker.was, maker.year)
                maker.result.tables[name] = section["tabel"]
