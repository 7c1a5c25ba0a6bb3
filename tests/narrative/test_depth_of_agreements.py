"""An agreement prints its budget down to the level that it names; sums stay what they are."""

from __future__ import annotations

import pytest
from narrative.fixture_builders import table

from lkjip_docgen.checks.data.perjanjian import tingkat_anggaran_dikenal
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.document.tree import Table
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.measures import measure
from lkjip_docgen.model import PerjanjianKinerja
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.templating import Konteks


@pytest.fixture(scope="module")
def dinas() -> Project:
    return load_project(SAMPLES / "dinkes-teluk-cendana-2025")


def with_depth(dinas: Project, named: str | None, **more: object) -> Konteks:
    """The office with a first agreement that prints its budget down to the level named."""
    first, *others = dinas.laporan.perjanjian_kinerja
    agreement = first.model_copy(update={"anggaran_sampai": named, **more})
    laporan = dinas.laporan.model_copy(update={"perjanjian_kinerja": (agreement, *others)})
    return Konteks(laporan, measure(laporan), dinas)


def budget(konteks: Konteks, number: int = 0) -> Table:
    return table(konteks, "pk-anggaran", konteks.laporan.perjanjian_kinerja[number])


def printed(shown: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in shown.rows]


PARTS = {1: "Program", 2: "Program/Kegiatan", 3: "Program/Kegiatan/Sub Kegiatan"}


@pytest.mark.parametrize(
    ("named", "level"),
    [
        (None, 2),
        ("program", 1),
        ("Kegiatan", 2),
        ("sub kegiatan", 3),
        ("sub_kegiatan", 3),
        ("rincian", 3),
    ],
)
def test_the_budget_goes_down_to_the_level_named(
    dinas: Project, named: str | None, level: int
) -> None:
    konteks = with_depth(dinas, named)
    shown = budget(konteks)
    [version] = [v for v in konteks.hasil.anggaran.versi if v.kode == "dpa-awal"]
    programs = [row.pos for row in version.program]
    activities = [part for pos in programs for part in pos.rincian]
    below = [part for pos in activities for part in pos.rincian]
    parts = (programs, activities, below)[:level]
    assert plain_text(shown.head[0].cells[1].content) == PARTS[level]
    assert len(shown.rows) == sum(map(len, parts)) + 1  # and the total
    total = plain_text(budget(with_depth(dinas, "sub kegiatan")).rows[-1].cells[-1].content)
    assert printed(shown)[-1] == ["Jumlah", total]


def test_what_sums_up_rows_that_are_shown_is_bold_and_nothing_else(dinas: Project) -> None:
    by_program, by_activity = (budget(with_depth(dinas, name)) for name in ("program", None))
    assert not any(row.cells[1].bold for row in by_program.rows[:-1])
    assert [row.cells[1].bold for row in by_activity.rows[:3]] == [True, False, False]


def test_an_agreement_about_sub_activities_shows_them(dinas: Project) -> None:
    [level] = dinas.laporan.perjanjian_kinerja[0].tingkat
    lowest = level.model_copy(update={"tingkat": "sub_kegiatan"})
    shown = budget(with_depth(dinas, None, tingkat=(lowest,)))
    assert plain_text(shown.head[0].cells[1].content) == PARTS[3]


def test_a_budget_of_its_own_is_shown_as_it_was_typed(dinas: Project) -> None:
    node = {"kode": "1", "nama": "Program A", "kegiatan": []}
    node["kegiatan"] = [
        {"kode": "1.1", "nama": "B", "rincian": [{"kode": "1.1.1", "nama": "C", "anggaran": 5}]}
    ]
    typed = PerjanjianKinerja.model_validate(
        {"tahun": 2025, "program": [node], "tingkat": [{"tingkat": "kegiatan", "sasaran": SASARAN}]}
    )
    shown = budget(with_depth(dinas, None, program=typed.program, anggaran=None))
    assert [row[:2] for row in printed(shown)[:3]] == [
        ["1", "Program A"],
        ["1.1", "B"],
        ["1.1.1", "C"],
    ]


SASARAN = [{"kode": "s1", "nama": "S", "indikator": [{"nama": "I"}]}]


def test_a_level_that_no_budget_has_is_found(dinas: Project) -> None:
    konteks = with_depth(dinas, "komponen")
    [problem] = tingkat_anggaran_dikenal(Subject(dinas, konteks.laporan, konteks.hasil))
    assert problem.path == ("perjanjian_kinerja", 0, "anggaran_sampai")
    assert "“komponen”, yang bukan sebutan tingkat anggaran" in problem.message
    assert "program, kegiatan, sub kegiatan" in problem.suggestion
    assert len(budget(konteks).rows) == len(budget(with_depth(dinas, None)).rows)
