"""The tree of performance in a report: from the parents in the data to figures and a table."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from fixture_data import AGREEMENT, DATA, INDICATORS, body, konteks, values
from narrative.fixture_builders import table

from lkjip_docgen.charts import rough_height
from lkjip_docgen.document.chart import TreeNode
from lkjip_docgen.document.tree import Figure
from lkjip_docgen.narrative.known_builders import build

Node = dict[str, Any]

GOAL: Node = {"kode": "t1", "nama": "Tujuan <utama>", "sebutan": "Tujuan"}
UNIT: Node = {"kode": "u1", "nama": "Loket & antrean", "induk": "sk-1", "pengampu": "Seksi Satu"}


def agreement(**parents: str) -> Node:
    """The agreement with what its objectives name above themselves: sk_1="t1"."""
    pk = deepcopy(AGREEMENT)
    for objective in pk["tingkat"][0]["sasaran"]:  # type: ignore[index]
        objective["induk"] = parents.get(objective["kode"].replace("-", "_"))
    return pk


def figures(*nodes: Node, **sections: Any) -> list[Figure]:
    data = {"perjanjian_kinerja": [agreement(sk_1="t1", sk_2="t1")], **sections}
    office = konteks(pohon_kinerja={"simpul": nodes}, **data)
    made = build("grafik", office, "pohon-kinerja")
    assert isinstance(made, tuple)
    return [figure for figure in made if isinstance(figure, Figure)]


def names(node: TreeNode | None) -> Any:
    """A drawn tree as nested lists of names."""
    assert node is not None
    return [node.nama, *map(names, node.anak)]


def tree(*nodes: Node, **sections: Any) -> Any:
    (figure,) = figures(*nodes, **sections)
    assert figure.chart is not None
    return names(figure.chart.tree)


def test_where_nobody_names_a_parent_nothing_is_drawn() -> None:
    assert build("grafik", konteks(), "pohon-kinerja") == ()
    assert build("tabel", konteks(), "pohon-kinerja") == ()


def test_objectives_stand_below_the_goal_and_results_of_units_below_an_objective() -> None:
    assert tree(GOAL, UNIT) == [
        "Tujuan <utama>",
        ["Sasaran <satu> & pertama", ["Loket & antrean"]],
        ["Sasaran dua"],
    ]


def test_a_box_says_what_it_is_what_measures_it_and_who_answers_for_it() -> None:
    (figure,) = figures(GOAL, UNIT)
    assert figure.chart is not None
    assert figure.chart.tree is not None
    first, _ = figure.chart.tree.anak
    assert first.sebutan == "Sasaran kegiatan"
    assert first.rincian == ("Indikator IKM: 3,30", "Indikator IPK")
    assert first.anak[0].keterangan == "Seksi Satu"


def test_an_indicator_that_others_stand_below_leaves_the_box_of_its_objective() -> None:
    (figure,) = figures(GOAL, {**UNIT, "induk": "ikm"})
    assert figure.chart is not None
    assert figure.chart.tree is not None
    first = figure.chart.tree.anak[0]
    assert first.rincian == ("Indikator IPK",)
    assert names(first)[1:] == [["Indikator IKM P&K <utama>", ["Loket & antrean"]]]


def test_an_indicator_stands_where_it_says() -> None:
    indicators = deepcopy(INDICATORS)
    indicators[0]["induk"] = "t1"
    assert tree(GOAL, indikator=indicators)[-1] == ["Indikator IKM P&K <utama>"]


def test_a_change_of_the_agreement_need_not_name_the_parents_again() -> None:
    both = [agreement(sk_1="t1", sk_2="t1"), {**agreement(), "versi": "perubahan"}]
    assert len(tree(GOAL, perjanjian_kinerja=both)) == 3


def test_of_a_circle_every_box_is_drawn_once_from_the_first_on() -> None:
    circle = [agreement(sk_1="sk-2", sk_2="sk-1")]
    assert tree(perjanjian_kinerja=circle) == [
        "Sasaran <satu> & pertama",
        ["Sasaran dua"],
    ]


def test_a_box_with_an_unknown_parent_begins_a_tree() -> None:
    assert tree(GOAL, perjanjian_kinerja=[agreement(sk_1="t1", sk_2="t9")]) == [
        "",
        ["Tujuan <utama>", ["Sasaran <satu> & pertama"]],
        ["Sasaran dua"],
    ]


def test_an_alternative_text_tells_a_small_tree_box_by_box() -> None:
    (figure,) = figures(GOAL, UNIT)
    assert "4 kotak dalam 3 tingkat" in figure.alt
    assert "Sasaran <satu> & pertama ditunjang oleh Loket & antrean." in figure.alt
    assert not figure.wide


def test_what_is_too_much_for_a_page_goes_on_by_branches_and_says_where() -> None:
    units = [
        {
            "kode": f"u{n}",
            "nama": f"Hasil {n} yang menunjang sasaran melalui layanan yang baik",
            "indikator": ["Persentase layanan tepat waktu"],
            "pengampu": f"Seksi {n}",
            "induk": "sk-1" if n % 2 else "sk-2",
        }
        for n in range(50)
    ]
    parts = figures(GOAL, *units)
    assert len(parts) > 2
    assert all(part.wide for part in parts)
    assert [part.id for part in parts][:2] == ["gambar-pohon-kinerja", "gambar-pohon-kinerja-sk-1"]
    assert len({part.id for part in parts}) == len(parts)
    above = parts[0].chart.tree if parts[0].chart else None
    assert above is not None
    assert above.anak[0].keterangan.startswith("dirinci pada bagian 2")
    drawn = [name for part in parts if part.chart for name in flat(names(part.chart.tree))]
    assert {unit["nama"] for unit in units} <= set(drawn)


def test_parts_of_a_tree_are_about_equally_high() -> None:
    units = [
        {"kode": f"u{n}", "nama": f"Hasil {n} yang menunjang layanan", "induk": f"b{n // 3}"}
        for n in range(12)
    ]
    branches = [{"kode": f"b{n}", "nama": f"Cabang {n}", "induk": "t1"} for n in range(4)]
    below = [
        {"kode": f"{unit['kode']}-{n}", "nama": "Langkah " * 6, "induk": unit["kode"]}
        for unit in units
        for n in range(2)
    ]
    _, *parts = figures(GOAL, *branches, *units, *below)
    charts = [part.chart for part in parts if part.chart]
    heights = [rough_height(c.tree, c.width_cm, c.height_cm or 0) for c in charts if c.tree]
    assert len(heights) > 1
    assert max(heights) < 2 * min(heights)


def flat(nested: Any) -> list[str]:
    first, *rest = nested
    return [first, *(name for below in rest for name in flat(below))]


def test_the_table_reads_from_the_top_down_and_holds_live_targets() -> None:
    office = konteks(
        perjanjian_kinerja=[agreement(sk_1="t1", sk_2="t1")],
        pohon_kinerja={"simpul": [GOAL, UNIT]},
    )
    shown = table(office, "pohon-kinerja")
    assert [row[0] for row in body(shown) if row[0][:1].isdigit()] == ["1", "1.1", "1.1.1", "1.2"]
    assert values(shown)["pk.2025.awal.kegiatan.sk-1.ikm.target"] == "3,30"
    assert DATA["kantor"]["nama"] in shown.source[0].text  # type: ignore[union-attr]
