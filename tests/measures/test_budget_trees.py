"""A budget of any depth: amounts at the leaves, sums above, and the money of indicators."""

from __future__ import annotations

from typing import Any

import budget_trees as trees
import pytest
from measures_data import indicator, measured

from lkjip_docgen.measures.results import HasilEfisiensi, HasilPos
from lkjip_docgen.quantity import Status


def programs(*rows: dict[str, Any]) -> list[HasilPos]:
    """The programs of a budget, measured."""
    versi = measured(anggaran={"versi": [trees.version(list(rows))]}).anggaran.akhir
    return [program.pos for program in versi.program]


def of_kegiatan(**fields: Any) -> HasilPos:
    """The one program around a kegiatan."""
    return programs({"nama": "P", "kegiatan": [{"nama": "K", **fields}]})[0]


def test_a_dinas_adds_up_from_its_sub_kegiatan() -> None:
    roots = programs(*trees.of_a_dinas())
    kegiatan = [part for root in roots for part in root.rincian]
    leaves = [part for row in kegiatan for part in row.rincian]

    assert (len(roots), len(kegiatan), len(leaves)) == (4, 9, 20)
    assert roots[0].pagu.nilai == sum(leaf.pagu.nilai for leaf in leaves[:7]) == 2_400_000_000
    assert {str(part.serapan.nilai) for part in (*roots, *kegiatan, *leaves)} == {"90.00"}


def test_a_satker_is_known_by_its_codes_down_to_the_ro() -> None:
    first, _ = programs(*trees.of_a_satker())
    ro = first.rincian[0].rincian[0].rincian[1]

    assert ro.kode == "6161.BAA.002"
    assert ro.pagu.path == (
        "anggaran.2023.dpa.program.bf.kegiatan.6161.rincian.6161-baa.rincian.6161-baa-002.pagu"
    )
    assert first.realisasi.nilai == 1_460_000_000


def test_the_same_name_under_two_programs_is_two_things() -> None:
    rows = [
        {"nama": p, "kegiatan": [{"nama": "Rapat", "pagu": n}]} for n, p in ((1, "A"), (2, "B"))
    ]
    paths = [root.rincian[0].pagu.path for root in programs(*rows)]

    assert paths == [
        "anggaran.2023.dpa.program.a.kegiatan.rapat.pagu",
        "anggaran.2023.dpa.program.b.kegiatan.rapat.pagu",
    ]


def test_a_program_without_activities_states_its_own_amounts() -> None:
    (root,) = programs({"nama": "P", "pagu": 200, "realisasi": 150})

    assert (root.pagu.nilai, str(root.serapan.nilai), root.rincian) == (200, "75.00", ())


def test_what_names_neither_amounts_nor_parts_is_missing() -> None:
    assert of_kegiatan(rincian=[{"nama": "R"}]).pagu.status is Status.KOSONG


def test_a_stated_amount_stands_where_a_part_has_none() -> None:
    parts = [{"nama": "R", "pagu": 60, "realisasi": 10}, {"nama": "S", "realisasi": 20}]
    root = of_kegiatan(pagu=100, rincian=parts)

    assert (root.pagu.nilai, root.realisasi.nilai) == (100, 30)
    assert str(root.serapan.nilai) == "30.00"


def test_the_sum_counts_where_all_parts_are_known() -> None:
    assert of_kegiatan(pagu=100, rincian=[{"nama": "R", "pagu": 60}]).pagu.nilai == 60


@pytest.mark.parametrize(
    ("first", "second", "pagu", "status"),
    [
        (0, 0, 0, Status.BELUM_DILAKSANAKAN),
        (0, 50, 50, Status.ADA),
        (-10, 50, 40, Status.ADA),
        ({"tidak_berlaku": "Tidak dianggarkan."}, 50, 50, Status.ADA),
    ],
)
def test_zero_negative_and_declared_parts_are_summed(
    first: Any, second: int, pagu: int, status: Status
) -> None:
    rows = [{"nama": "R", "pagu": first, "realisasi": 0}, {"nama": "S", "pagu": second}]
    root = of_kegiatan(rincian=[rows[0], rows[1] | {"realisasi": 0}])

    assert (root.pagu.nilai, root.serapan.status) == (pagu, status)


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_a_declaration_reaches_up_from_the_only_part(depth: int) -> None:
    node: dict[str, Any] = {"nama": "N", "pagu": {"tidak_berlaku": "Dana swadaya."}}
    for _ in range(depth - 2):
        node = {"nama": "N", "rincian": [node]}
    (root,) = programs(node if depth == 1 else {"nama": "P", "kegiatan": [node]})

    assert (root.pagu.status, root.pagu.alasan) == (Status.TIDAK_BERLAKU, "Dana swadaya.")


def test_forty_parts_under_one_activity_are_one_sum() -> None:
    rows = [{"nama": f"R{n}", "pagu": n} for n in range(40)]
    assert of_kegiatan(rincian=rows).pagu.nilai == sum(range(40))


# --- the money of indicators -----------------------------------------------------------


def paid(*indicators: dict[str, Any], program: list[Any] | None = None) -> list[HasilEfisiensi]:
    """What indicators are paid from, in the budget of the satker."""
    rows = [indicator(kode=f"i{n}", singkatan=f"I{n}", **row) for n, row in enumerate(indicators)]
    budget = {"versi": [trees.version(program or trees.of_a_satker())]}
    found = measured(indikator=rows, anggaran=budget).indikator
    return [row.efisiensi for row in found if row.efisiensi is not None]


@pytest.mark.parametrize(
    ("named", "level", "serapan"),
    [
        ("Program Dukungan Manajemen", 1, "97.50"),
        ("6161", 2, "97.33"),
        ("Pelayanan Publik kepada Masyarakat", 3, "96.00"),
        ("6161.BAA.002", 4, "90.00"),
    ],
)
def test_an_indicator_is_paid_from_a_part_at_any_level(
    named: str, level: int, serapan: str
) -> None:
    (money,) = paid({"program": named})

    assert (money.tingkat, str(money.serapan.nilai), money.khusus) == (level, serapan, False)
    assert money.selisih.inputs[1] is money.serapan


def test_a_part_named_by_its_code_is_printed_by_its_name() -> None:
    assert paid({"program": "6161.BAA.001"})[0].program == "Penerbitan Paspor"


def test_money_of_its_own_goes_before_that_of_the_program() -> None:
    own = {"pagu": 100, "realisasi": 80}
    (money,) = paid({"program": "Penerbitan Paspor", "anggaran": own})

    assert (money.khusus, str(money.serapan.nilai)) == (True, "80.00")
    assert money.serapan.path == "indikator.i0.anggaran.serapan"
    assert money.dana is not None
    assert money.dana.pagu.nilai == 100


def test_money_of_its_own_needs_no_program() -> None:
    (money,) = paid({"anggaran": {"pagu": 100, "realisasi": None}})
    assert (money.program, money.efisien, money.serapan.status) == ("", None, Status.KOSONG)


def test_an_activity_that_pays_for_several_makes_none_of_them_efficient() -> None:
    first, second, other = paid(
        {"program": "Penerbitan Paspor"}, {"program": "6161.BAA.001"}, {"program": "6161.BAA.002"}
    )

    assert (first.bersama, second.bersama, other.bersama) == (("I1",), ("I0",), ())
    assert (first.efisien, second.efisien, other.efisien) == (None, None, True)


def test_a_program_that_pays_for_several_is_judged_as_always() -> None:
    first, _ = paid(*[{"program": "Program Dukungan Manajemen"}] * 2)
    assert (first.bersama, first.efisien) == ((), True)


def test_a_name_on_two_levels_is_that_of_the_higher_one() -> None:
    inner = {"nama": "Layanan", "kegiatan": [{"nama": "Layanan", "pagu": 10, "realisasi": 1}]}
    (money,) = paid({"program": "Layanan"}, program=[inner])
    assert money.tingkat == 1


# --- sources of funds and revenue --------------------------------------------------------


def test_spending_by_source_is_summed_where_the_office_has_it() -> None:
    sources = [
        {"nama": "PAD", "pagu": 100, "realisasi": 90},
        {"nama": "DAU", "pagu": 50, "realisasi": 45},
    ]
    budget = {"versi": [trees.version([{"nama": "P", "pagu": 150}])], "sumber_dana": sources}
    spent = measured(anggaran=budget).anggaran.belanja_sumber_dana

    assert spent is not None
    assert (spent.realisasi.nilai, str(spent.serapan.nilai)) == (135, "90.00")


def test_sources_without_spending_have_no_sum_of_it() -> None:
    budget = {
        "versi": [trees.version([{"nama": "P", "pagu": 1}])],
        "sumber_dana": [{"nama": "PAD", "pagu": 1}],
    }
    assert measured(anggaran=budget).anggaran.belanja_sumber_dana is None


@pytest.mark.parametrize(
    ("profil", "istilah", "called"),
    [
        ("perangkat-daerah", {}, "PAD"),
        ("unit-kementerian", {}, "PNBP"),
        ("lainnya", {"penerimaan": {"nama": "Hasil Layanan", "singkatan": "HL"}}, "HL"),
    ],
)
def test_revenue_is_called_as_is_usual_or_as_the_office_says(
    profil: str, istilah: dict[str, Any], called: str
) -> None:
    row = {"tahun": 2023, "target": 100, "realisasi": 110}
    hasil = measured(profil=profil, istilah=istilah, penerimaan={"tahunan": [row]})

    assert hasil.pnbp is None
    assert hasil.penerimaan is not None
    assert hasil.penerimaan.kini.realisasi.path == "penerimaan.2023.realisasi"
    assert hasil.penerimaan.kini.realisasi.label == f"Realisasi {called} 2023"


def test_pnbp_stays_what_it_was() -> None:
    hasil = measured(pnbp={"tahunan": [{"tahun": 2023, "target": 100, "realisasi": 110}]})

    assert hasil.pnbp is hasil.penerimaan is not None
    assert hasil.pnbp.kini.target.label == "Target PNBP 2023"
    assert hasil.pnbp.kini.target.path == "pnbp.2023.target"


def efficiencies(*rows: dict[str, Any]) -> list[tuple[str, ...]]:
    """Who shares the money of each indicator, by short name."""
    part = {"nama": "K", "kode": "1", "pagu": 100, "realisasi": 90}
    inner = {"nama": "K2", "kode": "2", "rincian": [{"kode": "2.1", "nama": "R", "pagu": 50}]}
    programs = [{"nama": "P", "kegiatan": [part, inner]}]
    version = {"kode": "dipa", "nama": "DIPA", "program": programs}
    indicators = [indicator(kode=f"i{n}", nama=f"I{n}", **row) for n, row in enumerate(rows)]
    made = measured(anggaran={"versi": [version]}, indikator=indicators)
    return [row.efisiensi.bersama if row.efisiensi else () for row in made.indikator]


def test_money_of_a_kegiatan_is_shared_with_indicators_that_have_a_part_of_it_to_themselves() -> (
    None
):
    own = {"program": "1", "anggaran": {"pagu": 30, "realisasi": 20}}

    assert efficiencies({"program": "1"}, own, {"program": "2"}) == [("I1",), (), ()]


def test_money_of_a_kegiatan_is_shared_with_indicators_paid_from_within_it() -> None:
    assert efficiencies({"program": "2"}, {"program": "2.1"}) == [("I1",), ()]
