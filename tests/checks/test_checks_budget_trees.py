"""What is checked of a budget that is divided to any depth, and of the money of indicators."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import budget_trees as trees
import pytest
from seeded_sample import with_same_cause

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.source import load_project

Node = dict[str, Any]
Change = Callable[[Node], None]

ROADS = "anggaran.versi[0].program[1]"
OF_THE_ROADS = "    program: Program Penyelenggaraan Jalan\n"


def roads(budget: Node) -> Node:
    """The kegiatan Penyelenggaraan Jalan Kabupaten, which has three sub kegiatan."""
    found: Node = budget["versi"][0]["program"][1]["kegiatan"][0]
    return found


def found(folder: Path, change: Change, *replaced: tuple[str, str]) -> list[Finding]:
    """The findings about the dinas after a change of its budget."""
    budget = trees.budget_of_a_dinas()
    change(budget)
    result = check_project(trees.buat(folder / "dinas", budget, *replaced))
    return list(with_same_cause(result.findings))


def refused(folder: Path, change: Change, *replaced: tuple[str, str]) -> list[Finding]:
    """The findings that keep the dinas from being read at all."""
    budget = trees.budget_of_a_dinas()
    change(budget)
    with pytest.raises(LkjipError) as raised:
        load_project(trees.buat(folder / "dinas", budget, *replaced))
    return raised.value.findings


def unchanged(budget: Node) -> None:
    """The budget as it is."""


def test_a_complete_dinas_has_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, unchanged) == []


def states_more(budget: Node) -> None:
    roads(budget)["pagu"] = 1_200_000_001


def program_states_less(budget: Node) -> None:
    budget["versi"][0]["program"][1]["realisasi"] = 1


def part_is_missing_and_rest_is_more(budget: Node) -> None:
    del roads(budget)["rincian"][0]["pagu"]
    roads(budget)["pagu"] = 900_000_000


def declared_away(budget: Node) -> None:
    roads(budget)["pagu"] = {"tidak_berlaku": "Tidak ada pagu."}


def program_states_less_than_one_sub_kegiatan(budget: Node) -> None:
    del roads(budget)["rincian"][0]["pagu"]
    budget["versi"][0]["program"][1]["pagu"] = 300_000_000


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        (program_states_less_than_one_sub_kegiatan, f"{ROADS}.pagu", "sudah diisi saja"),
        (states_more, f"{ROADS}.kegiatan[0].pagu", "jumlah rinciannya Rp1.200.000.000"),
        (program_states_less, f"{ROADS}.realisasi", "jumlah rinciannya Rp2.160.000.000"),
        (part_is_missing_and_rest_is_more, f"{ROADS}.kegiatan[0].pagu", "sudah diisi saja"),
        (declared_away, f"{ROADS}.kegiatan[0].pagu", "dinyatakan tidak berlaku"),
    ],
)
def test_a_head_that_contradicts_its_parts_is_found(
    tmp_path: Path, change: Change, path: str, words: str
) -> None:
    (finding,) = [f for f in found(tmp_path, change) if f.code == "LK109"]
    assert finding.path == path
    assert words in finding.message


def states_the_sum(budget: Node) -> None:
    roads(budget)["pagu"] = 1_200_000_000


def states_more_than_is_filled_in(budget: Node) -> None:
    del roads(budget)["rincian"][0]["pagu"]
    roads(budget)["pagu"] = 1_200_000_000


@pytest.mark.parametrize("change", [states_the_sum, states_more_than_is_filled_in])
def test_a_head_that_may_be_true_is_no_finding(tmp_path: Path, change: Change) -> None:
    assert [f for f in found(tmp_path, change) if f.code == "LK109"] == []


def under_another_program(budget: Node) -> None:
    roads(budget)["kode"] = "1.03.09.2.01"


def test_a_code_of_another_program_is_found(tmp_path: Path) -> None:
    paths = [f.path for f in found(tmp_path, under_another_program) if f.code == "LK163"]
    assert paths[0] == f"{ROADS}.kegiatan[0].kode"


def coded_with_letters(budget: Node) -> None:
    budget["versi"][0]["program"] = trees.of_a_satker()


def test_codes_with_letters_need_not_grow_from_those_above(tmp_path: Path) -> None:
    codes = {f.code for f in found(tmp_path, coded_with_letters, (OF_THE_ROADS, ""))}
    assert "LK163" not in codes


def overspent(budget: Node) -> None:
    roads(budget)["rincian"][0]["realisasi"] = 200_000_001


def unspent(budget: Node) -> None:
    roads(budget)["rincian"][0]["realisasi"] = 0


def negative_ceiling(budget: Node) -> None:
    roads(budget)["rincian"][0]["pagu"] = -1


def negative_spending(budget: Node) -> None:
    roads(budget)["rincian"][0]["realisasi"] = -1


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (overspent, "LK103", "realisasi"),
        (unspent, "LK106", "realisasi"),
        (negative_ceiling, "LK107", "pagu"),
        (negative_spending, "LK108", "realisasi"),
    ],
)
def test_a_sub_kegiatan_is_checked_like_an_activity(
    tmp_path: Path, change: Change, code: str, key: str
) -> None:
    (finding,) = [f for f in found(tmp_path, change) if f.code == code]
    assert finding.path == f"{ROADS}.kegiatan[0].rincian[0].{key}"
    assert "rincian Pembangunan Jalan" in finding.message


def without_amounts(budget: Node) -> None:
    roads(budget)["rincian"] = [{"nama": "Pembangunan Jalan"}]


def test_only_what_is_not_divided_is_asked_for(tmp_path: Path) -> None:
    missing = [f.path for f in found(tmp_path, without_amounts) if f.code == "LK510"]
    part = f"{ROADS}.kegiatan[0].rincian[0]"
    assert missing == [f"{part}.pagu", f"{part}.realisasi"]


def another_source(budget: Node) -> None:
    budget["sumber_dana"][0]["realisasi"] = 900_000_000


def test_spending_by_source_is_held_against_that_by_program(tmp_path: Path) -> None:
    (finding,) = [f for f in found(tmp_path, another_source) if f.code == "LK102"]
    assert "menurut sumber dana berjumlah Rp9.900.000.000" in finding.message


def same_name(budget: Node) -> None:
    parts = roads(budget)["rincian"]
    parts[1]["nama"] = parts[0]["nama"]


def same_name_and_code(budget: Node) -> None:
    same_name(budget)
    parts = roads(budget)["rincian"]
    parts[1]["kode"] = parts[0]["kode"]


@pytest.mark.parametrize(("change", "count"), [(same_name, 0), (same_name_and_code, 2)])
def test_two_parts_of_one_name_are_told_apart_by_their_codes(
    tmp_path: Path, change: Change, count: int
) -> None:
    assert len([f for f in found(tmp_path, change) if f.code == "LK232"]) == count


@pytest.mark.parametrize(
    ("jenis", "known"),
    [
        ("Belanja Operasi", True),
        ("belanja modal tanah", True),
        ("Belanja Barang dan Jasa", True),
        ("Belanja Barang", False),
        ("Belanja Perjalanan", False),
    ],
)
def test_kinds_of_spending_are_those_of_the_budget(tmp_path: Path, jenis: str, known: bool) -> None:
    def rename(budget: Node) -> None:
        budget["jenis_belanja"][0]["belanja"][0]["jenis"] = jenis

    findings = [f for f in found(tmp_path, rename) if f.code == "LK162"]
    assert [f.path for f in findings] == (
        [] if known else ["anggaran.jenis_belanja[0].belanja[0].jenis"]
    )


# --- the money of indicators, revenue -----------------------------------------------------


def money(pagu: int) -> tuple[str, str]:
    return OF_THE_ROADS, f"{OF_THE_ROADS}    anggaran: {{pagu: {pagu}, realisasi: 1}}\n"


def test_money_of_indicators_is_part_of_what_pays_for_them(tmp_path: Path) -> None:
    (finding,) = [f for f in found(tmp_path, unchanged, money(1_200_000_001)) if f.code == "LK161"]
    assert finding.path == "indikator[1].anggaran.pagu"
    assert "berjumlah Rp2.400.000.002, melampaui pagu bagian itu" in finding.message


def test_money_that_fits_is_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, unchanged, money(1_200_000_000)) == []


def twice(budget: Node) -> None:
    bridges = budget["versi"][0]["program"][1]["kegiatan"][1]
    bridges["rincian"][0]["nama"] = "Pembangunan Jalan"


def test_a_name_in_two_places_has_to_be_named_by_its_code(tmp_path: Path) -> None:
    named = (OF_THE_ROADS, "    program: Pembangunan Jalan\n")
    first, second = refused(tmp_path, twice, named)

    assert (first.code, first.path, second.path) == (
        "LK056",
        "indikator[0].program",
        "indikator[1].program",
    )
    assert "kode" in first.suggestion
    by_code = (OF_THE_ROADS, '    program: "1.03.02.2.01.0001"\n')
    assert found(tmp_path / "lagi", twice, by_code) == []


def test_an_unknown_part_is_refused_with_what_is_near(tmp_path: Path) -> None:
    near = refused(tmp_path, unchanged, (OF_THE_ROADS, "    program: Pembangunan Jaln\n"))[0]
    assert near.code == "LK050"
    assert "`Pembangunan Jalan`" in near.suggestion
    assert "`Program Penyelenggaraan Jalan`" in near.suggestion


def nine_levels(budget: Node) -> None:
    node = roads(budget)["rincian"][0]
    for level in range(4, 10):
        amounts = {key: node.pop(key) for key in ("pagu", "realisasi")}
        node["rincian"] = [{"nama": f"Tingkat {level}", **amounts}]
        node = node["rincian"][0]


def test_a_budget_has_eight_levels_at_most(tmp_path: Path) -> None:
    (finding,) = refused(tmp_path, nine_levels)
    assert (finding.code, "8 tingkat" in finding.message) == ("LK009", True)
    assert finding.path == f"{ROADS}.kegiatan[0]{7 * '.rincian[0]'}"


LAST = "penghargaan: []\n"
NO_PNBP = 'pnbp: {tidak_berlaku: "Dinas tidak memungut PNBP."}\n'
PAD = "penerimaan: {dasar_hukum: Perda, tahunan: [{tahun: 2025, target: 90, realisasi: 100}]}\n"


def test_revenue_of_two_kinds_is_refused(tmp_path: Path) -> None:
    both = PAD + PAD.replace("penerimaan:", "pnbp:")
    (finding,) = refused(tmp_path, unchanged, (LAST, LAST + both))
    assert (finding.code, finding.path) == ("LK055", "penerimaan")


def test_revenue_beside_pnbp_that_does_not_apply_is_taken(tmp_path: Path) -> None:
    dates = ("anggaran: 2025-12-31", "anggaran: 2025-12-31, penerimaan: 2025-12-31")
    assert found(tmp_path, unchanged, (LAST, LAST + NO_PNBP + PAD), dates) == []


def test_revenue_is_called_in_findings_as_in_the_report(tmp_path: Path) -> None:
    less = PAD.replace("target: 90", "target: -90")
    findings = found(tmp_path, unchanged, (LAST, LAST + less))
    assert {(f.code, f.path) for f in findings} == {
        ("LK107", "penerimaan.tahunan[0].target"),
        ("LK518", "dokumen.batas_data.penerimaan"),
    }
    assert "Target PAD 2025 negatif: −Rp90." in {f.message for f in findings}
