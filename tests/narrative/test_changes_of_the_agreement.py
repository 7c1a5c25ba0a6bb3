"""The agreement as signed beside the one that changed it: targets and budget."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from fixture_data import AGREEMENT, D, body, konteks, values
from narrative.fixture_builders import table

from lkjip_docgen.narrative.known_builders import build

Row = dict[str, Any]


def promise(kode: str, target: Decimal | int | None, satuan: str = "Indeks", **more: Any) -> Row:
    return {
        "nama": f"Indikator {kode}",
        "indikator": kode,
        "target": target,
        "satuan": satuan,
        **more,
    }


def agreement(versi: str, *rows: Row, **more: Any) -> Row:
    objective = {"kode": "sk-1", "nama": "Sasaran satu", "indikator": rows}
    level = {"tingkat": "kegiatan", "sasaran": [objective]}
    return {**deepcopy(AGREEMENT), "versi": versi, "tingkat": [level], **more}


def office(old: Row, new: Row) -> Any:
    return konteks(perjanjian_kinerja=[old, new])


def changes(old: list[Row], new: list[Row]) -> list[list[str]]:
    """The rows of the table below the title of the objective, without their numbers."""
    made = office(agreement("awal", *old), agreement("perubahan", *new))
    (level,) = made.hasil.perubahan_perjanjian.tingkat
    return [row[1:] for row in body(table(made, "perubahan-pk", level))[1:]]


def test_a_target_went_up_went_down_or_stayed() -> None:
    old = [promise("ikm", D("3.25")), promise("ipk", D("3.1")), promise("ikd", D("3.9"))]
    new = [promise("ikm", D("3.4")), promise("ipk", D("3")), promise("ikd", D("3.9"))]
    assert changes(old, new) == [
        ["Indikator ikm", "3,25 indeks", "3,40 indeks", "Naik 0,15 poin"],
        ["Indikator ipk", "3,10 indeks", "3,00 indeks", "Turun 0,10 poin"],
        ["Indikator ikd", "3,90 indeks", "3,90 indeks", "Tetap"],
    ]


def test_a_percentage_moves_by_points_of_percentage() -> None:
    rows = changes([promise("tepat", 80, "Persen")], [promise("tepat", D("82.5"), "Persen")])
    assert rows == [["Indikator tepat", "80,00%", "82,50%", "Naik 2,50 poin persentase"]]


def test_indicators_are_known_by_what_measures_them_and_not_by_their_place() -> None:
    old = [promise("ikm", D("3.25")), promise("ipk", D("3.1"))]
    new = [promise("ipk", D("3.1")), promise("ikm", D("3.25"), nama="Indeks Kepuasan Warga")]
    assert [row[-1] for row in changes(old, new)] == ["Tetap", "Tetap"]


def test_what_was_added_and_what_was_left_out_say_so() -> None:
    rows = changes([promise("ikm", D("3.25"))], [promise("ipk", D("3.1"))])
    assert rows == [
        ["Indikator ipk", "–", "3,10 indeks", "Baru"],
        ["Indikator ikm", "3,25 indeks", "–", "Dihapus"],
    ]


def test_targets_in_unlike_units_only_changed() -> None:
    rows = changes([promise("aduan", 8, "Laporan")], [promise("aduan", 90, "Persen")])
    assert rows[0][-1] == "Berubah"


def test_a_range_moves_with_both_of_its_ends() -> None:
    old, new = promise("tepat", 80, "Persen"), promise("tepat", 85, "Persen")
    rows = changes([{**old, "target_sampai": 90}], [{**new, "target_sampai": 95}])
    assert rows == [["Indikator tepat", "80,00%–90,00%", "85,00%–95,00%", "Naik"]]
    rows = changes([{**old, "target_sampai": 90}], [{**new, "target_sampai": 88}])
    assert rows[0][-1] == "Berubah"


def test_a_target_that_is_missing_went_nowhere() -> None:
    rows = changes([promise("ikm", None)], [promise("ikm", D("3.25"))])
    assert rows[0][-1] == "–"


def test_the_difference_is_a_quantity_with_its_inputs() -> None:
    made = office(agreement("awal", promise("ikm", 3)), agreement("perubahan", promise("ikm", 4)))
    found = made.hasil.quantities()["pk.2025.perubahan.kegiatan.sk-1.ikm.perubahan"]
    assert found.nilai == 1
    assert [q.path for q in found.inputs] == [
        "pk.2025.perubahan.kegiatan.sk-1.ikm.target",
        "pk.2025.awal.kegiatan.sk-1.ikm.target",
    ]


def test_targets_are_counted_on_the_levels_that_the_report_shows() -> None:
    old, new = agreement("awal", promise("ikm", 3)), agreement("perubahan", promise("ikm", 4))
    above = {**agreement("awal", promise("ipk", 3))["tingkat"][0], "tingkat": "program"}
    for pk in (old, new):
        pk["tingkat"] = [above, *pk["tingkat"]]
    found = office(old, new).hasil.perubahan_perjanjian
    assert [level.berubah for level in found.tingkat] == [False, True]
    assert (found.berubah, found.tetap, found.baru, found.dihapus) == (1, 0, 0, 0)


def test_an_agreement_that_nobody_changed_has_no_table() -> None:
    assert konteks().hasil.perubahan_perjanjian is None


def test_budgets_that_are_versions_are_compared_once_by_the_table_of_versions() -> None:
    made = office(
        agreement("awal", promise("ikm", 3)),
        agreement("perubahan", promise("ikm", 3), anggaran="akhir"),
    )
    assert build("tabel", made, "perubahan-pk-anggaran") == ()


def test_budgets_that_agreements_list_themselves_are_compared_program_by_program() -> None:
    old = [{"nama": "Program A", "anggaran": 100}, {"nama": "Program B", "anggaran": 50}]
    new = [{"nama": "Program C", "anggaran": 20}, {"nama": "program a", "anggaran": 130}]
    made = office(
        agreement("awal", promise("ikm", 3), anggaran=None, program=old),
        agreement("perubahan", promise("ikm", 3), anggaran=None, program=new),
    )
    shown = table(made, "perubahan-pk-anggaran")
    assert [row[-4:] for row in body(shown)] == [
        ["Program C", "–", "Rp20", "Baru"],
        ["program a", "Rp100", "Rp130", "Rp30"],
        ["Program B", "Rp50", "–", "Dihapus"],
        ["Jumlah", "Rp150", "Rp150", "Rp0"],
    ]
    assert "pk.2025.perubahan.anggaran.selisih.program-a" in values(shown)


def test_an_indicator_that_was_called_otherwise_says_how() -> None:
    old = [promise("ikm", 3, nama="Indeks Kepuasan"), promise("ipk", 3, nama="indikator  IPK")]
    new = [promise("ikm", 4), promise("ipk", 3)]
    assert [row[0] for row in changes(old, new)] == [
        "Indikator ikm (semula: Indeks Kepuasan)",
        "Indikator ipk",
    ]


def test_an_indicator_that_two_objectives_share_stands_below_both() -> None:
    def shared(versi: str, *targets: int) -> Row:
        made = agreement(versi, promise("ikm", targets[0]))
        second = {"kode": "sk-2", "nama": "Sasaran dua", "indikator": [promise("ikm", targets[1])]}
        made["tingkat"][0]["sasaran"].append(second)
        return made

    made = office(shared("awal", 3, 5), shared("perubahan", 4, 5))
    (level,) = made.hasil.perubahan_perjanjian.tingkat
    rows = [row[-1] for row in body(table(made, "perubahan-pk", level)) if len(row) > 1]
    assert rows == ["Naik 1,00 poin", "Tetap"]


def test_a_program_that_is_listed_twice_loses_no_amount() -> None:
    twice = [{"nama": "Program A", "anggaran": 100}, {"nama": "Program A", "anggaran": 7}]
    once = [{"nama": "Program A", "anggaran": 100}]
    made = office(
        agreement("awal", promise("ikm", 3), anggaran=None, program=twice),
        agreement("perubahan", promise("ikm", 3), anggaran=None, program=once),
    )
    assert [row[-3:] for row in body(table(made, "perubahan-pk-anggaran"))] == [
        ["Rp100", "Rp100", "Rp0"],
        ["Rp7", "–", "Dihapus"],
        ["Rp107", "Rp100", "−Rp7"],
    ]
