"""The parts of a deep budget are known by code or name: refreshed as a new build says them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import budget_trees as trees
import docx
import pytest
from built_sample import report_of
from docx.document import Document
from refresh_files import W, built, edit
from test_items_of_lists import change_data, rebuilt, sequence

from lkjip_docgen.jobs.pull import find_corrections, write_corrections
from lkjip_docgen.jobs.refresh import Wish, refresh
from lkjip_docgen.source import load_project

Data = Any


def without_codes(node: dict[str, Any]) -> dict[str, Any]:
    """A part of a budget and all below it, known by their names alone."""
    below = {k: [without_codes(part) for part in v] for k, v in node.items() if isinstance(v, list)}
    return {k: v for k, v in node.items() if k != "kode"} | below


@pytest.fixture(params=["berkode", "bernama"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The dinas with its report, its budget with codes or without."""
    budget = trees.budget_of_a_dinas()
    if request.param == "bernama":
        budget["versi"][0]["program"] = [without_codes(p) for p in budget["versi"][0]["program"]]
    folder = trees.buat(tmp_path / "dinas", budget)
    built(folder)
    return folder


def new_name(program: Data) -> None:
    program[1]["kegiatan"][0]["rincian"][0]["nama"] = "Pembangunan Jalan dan Drainase"


def new_number(program: Data) -> None:
    program[1]["kegiatan"][0]["rincian"][1]["realisasi"] = 361_234_567


def moved(program: Data) -> None:
    program[1]["kegiatan"][1]["rincian"].append(program[1]["kegiatan"][0]["rincian"].pop())


def added_and_removed(program: Data) -> None:
    program[2]["kegiatan"][0]["rincian"].insert(
        0, {"nama": "Bendung Baru", "pagu": 7_000_000, "realisasi": 6_000_000}
    )
    del program[3]["kegiatan"][0]


def divided(program: Data) -> None:
    part = program[3]["kegiatan"][1]["rincian"][0]
    amounts = {key: part.pop(key) for key in ("pagu", "realisasi")}
    part["rincian"] = [{"nama": "Bagian Pertama", **amounts}]


@pytest.mark.parametrize(
    "changes",
    [(new_name, new_number), (moved, added_and_removed), (divided,)],
    ids=["nama dan angka", "tempat", "kedalaman"],
)
def test_a_change_below_an_activity_comes_into_the_report(work: Path, changes: Any) -> None:
    def change(data: Data) -> None:
        for one in changes:
            one(data["anggaran"]["versi"][0]["program"])

    change_data(work, change)
    result = refresh(report_of(work), wish=Wish(force=True, with_layout=False))

    assert list(result.outcome.open) == []
    assert sequence(report_of(work)) == sequence(rebuilt(work))


def test_a_number_of_a_sub_kegiatan_is_pulled_back(work: Path) -> None:
    def type_over(document: Document) -> None:
        for row in document.element.body.iter(f"{W}tr"):
            texts = list(row.iter(f"{W}t"))
            words = [text.text for text in texts]
            if "Pembangunan Jalan" in words and "Rp180.000.000" in words:
                texts[words.index("Rp180.000.000")].text = "Rp181.500.000"

    edit(report_of(work), type_over)
    pull = find_corrections(report_of(work), work)

    assert [c.new for c in pull.corrections] == ["Rp181.500.000"]
    write_corrections(pull)
    part = load_project(work).laporan.anggaran.versi[0].program[1].kegiatan[0].rincian[0]
    assert part.realisasi == 181_500_000
    assert docx.Document(str(report_of(work))).tables
