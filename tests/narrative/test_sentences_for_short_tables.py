"""What a table of a few numbers would say, a sentence says; more of them keep their table."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from composed_samples import composed_sample
from fixture_data import D
from narrative.test_changes_of_the_agreement import agreement, office, promise

from lkjip_docgen.document import Heading, Table, each_block, plain_text
from lkjip_docgen.document.tree import Paragraph, ParagraphRole
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

RUDENIM = "rudenim-tanjung-purnama-2024"
DINAS = "dinkes-teluk-cendana-2025"


def running(name: str, part: str) -> str:
    """The paragraphs of a part of a sample."""
    blocks = each_block(composed_sample(name).part(part))
    return " ".join(plain_text(b.content) for b in blocks if isinstance(b, Paragraph))


def tables(name: str, part: str) -> list[str]:
    blocks = each_block(composed_sample(name).part(part))
    return [block.id for block in blocks if isinstance(block, Table)]


def moved(old: list[Any], new: list[Any]) -> Any:
    made = office(agreement("awal", *old), agreement("perubahan", *new))
    return made.hasil.perubahan_perjanjian.satu_bergeser


IKM, IPK = promise("ikm", D("3.25")), promise("ipk", D("3.1"))


def test_one_target_that_moved_is_the_one() -> None:
    found = moved([IKM, IPK], [{**IKM, "target": D("3.4")}, IPK])
    assert found.nama == "Indikator ikm"
    assert found.selisih.nilai == D("0.15")


@pytest.mark.parametrize(
    "new",
    [
        [IKM, IPK],
        [{**IKM, "target": 4}, {**IPK, "target": 4}],
        [{**IKM, "target": 4}, {**IPK, "nama": "Nama Lain"}],
        [{**IKM, "target": 4, "nama": "Nama Lain"}, IPK],
        [{**IKM, "target": 4}],
        [{**IKM, "target": 4}, IPK, promise("ikd", 3)],
        [{**IKM, "target": 4, "satuan": "Persen"}, IPK],
        [{**IKM, "target": 4, "target_sampai": 5}, IPK],
        [{**IKM, "target": None}, IPK],
    ],
    ids=["none", "two", "renamed", "itself renamed", "left out", "added", "unit", "range", "gap"],
)
def test_anything_else_that_changed_needs_the_table(new: list[Any]) -> None:
    assert moved(deepcopy([IKM, IPK]), deepcopy(new)) is None


def test_the_sentence_names_the_target_and_counts_the_others() -> None:
    said = running(RUDENIM, "bab_2")
    assert (
        "satu target berubah, yaitu Persentase Deteni yang Dipulangkan Tepat Waktu dari 88,00% "
        "menjadi 90,00%, sedangkan lima target lainnya tetap." in said
    )
    assert not [one for one in tables(RUDENIM, "bab_2") if one.startswith("tabel-perubahan-pk")]
    assert [one for one in tables(DINAS, "bab_2") if one.startswith("tabel-perubahan-pk")]


def test_three_evaluations_are_a_sentence_with_the_numbers_of_the_data() -> None:
    said = running(DINAS, "bab_3")
    told = load_project(SAMPLES / DINAS).laporan.evaluasi_akip
    assert told is not None
    for year in told.riwayat:
        assert f"{year.nilai:.2f}".replace(".", ",") + f" ({year.kategori})" in said
        assert f"pada tahun {year.tahun}" in said
    assert "Dari tahun ke tahun, hasil evaluasi itu adalah " in said
    assert "tabel-evaluasi-tahunan" not in tables(DINAS, "bab_3")


@pytest.mark.parametrize("name", [RUDENIM, DINAS])
def test_goals_and_objectives_share_a_heading(name: str) -> None:
    blocks = each_block(composed_sample(name).part("bab_2"))
    heads = [plain_text(block.content) for block in blocks if isinstance(block, Heading)]
    assert [head for head in heads if head.startswith("Tujuan dan Sasaran")]
    assert "Tujuan" not in heads


def test_a_heading_with_one_line_goes_with_what_it_introduces() -> None:
    blocks = [*each_block(composed_sample(RUDENIM).part("bab_1"))]
    blocks += each_block(composed_sample(DINAS).part("bab_3"))
    begun = ("Pelayanan ditingkatkan antara lain", "Kinerja AKI setiap triwulan")
    leads = [
        b for b in blocks if isinstance(b, Paragraph) and plain_text(b.content).startswith(begun)
    ]
    assert [lead.role for lead in leads] == [ParagraphRole.LEAD] * 2


@pytest.mark.parametrize("name", [RUDENIM, DINAS])
def test_the_objective_of_an_indicator_goes_with_what_is_said_of_it(name: str) -> None:
    blocks = [*each_block(composed_sample(name).part("bab_3"))]
    objectives = [
        below
        for head, below in pairwise(blocks)
        if isinstance(head, Heading)
        and head.id.startswith("indikator-")
        and isinstance(below, Paragraph)
        and plain_text(below.content).startswith("Sasaran ")
    ]
    assert len(objectives) > 2
    assert {line.role for line in objectives} == {ParagraphRole.LEAD}


def test_three_awards_are_one_sentence_and_none_stands_on_a_page_of_its_own() -> None:
    name = "tanjungpandan-2023"
    said = running(name, "bab_3")
    data = load_project(SAMPLES / name).laporan
    won = [award for award in data.penghargaan if award.tahun == data.dokumen.tahun]
    _, _, after = said.partition("memperoleh tiga penghargaan, yaitu ")
    sentence = after[: after.index(".")]
    assert [award.nama in sentence for award in won] == [True] * 3
    assert [award.pemberi in sentence for award in won] == [True] * 3
    assert sentence.count("; ") == 2
