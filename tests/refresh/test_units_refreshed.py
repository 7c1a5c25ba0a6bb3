"""The report of an office with units: a unit's correction comes into it, and is not taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_sample import built, report_of
from ministry import Trouble, make_ministry
from refresh_files import correct, touch
from test_items_of_lists import rebuilt, sequence
from word_files import type_over

from lkjip_docgen.jobs import Pair, Wish, diff, refresh
from lkjip_docgen.jobs.pull import find_corrections
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asal") / "kanwil"
    make_ministry(folder, 5, 4, Trouble(late=1))
    built(folder)
    return folder


@pytest.fixture
def office(first: Path, tmp_path: Path) -> Path:
    return shutil.copytree(first, tmp_path / "kanwil")


def unit_of(office: Path) -> Path:
    """The first unit with data."""
    return sorted(office.glob("unit/*/laporan.yaml"))[0].parent


def trips(office: Path) -> str:
    """The line with the count that the unit reports."""
    text = (unit_of(office) / "laporan.yaml").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("      hasil: "))


def test_a_correction_of_a_unit_comes_into_an_edited_report(office: Path) -> None:
    touch(report_of(office))
    correct(unit_of(office), (trips(office), "      hasil: 31"))

    result = refresh(report_of(office), wish=Wish(force=True, with_layout=False))

    assert list(result.outcome.open) == []
    assert "31 kegiatan" in sequence(report_of(office))
    assert sequence(report_of(office)) == sequence(rebuilt(office))


def test_a_unit_that_comes_in_late_comes_into_an_edited_report(office: Path) -> None:
    """Its row had words across all figures, and all other counts change with it."""
    touch(report_of(office))
    known = {file.parent for file in office.glob("unit/*/laporan.yaml")}
    (late,) = set((office / "unit").iterdir()) - known
    text = (unit_of(office) / "laporan.yaml").read_text(encoding="utf-8")
    name = unit_of(office).name.replace("-", " ").title()
    (late / "laporan.yaml").write_text(
        text.replace(name, late.name.replace("-", " ").title()), encoding="utf-8"
    )

    result = refresh(report_of(office), wish=Wish(force=True, with_layout=False))

    assert list(result.outcome.open) == []
    assert sequence(report_of(office)) == sequence(rebuilt(office))


def test_a_correction_of_a_unit_is_followed_to_the_sums(office: Path, tmp_path: Path) -> None:
    new = shutil.copytree(office, tmp_path / "baru")
    correct(unit_of(new), (trips(new), "      hasil: 31"))
    key = unit_of(new).name

    changed = {change.number.path for change in diff(Pair(office, new)).numbers}

    assert {
        f"unit.{key}.indikator.pendampingan.realisasi",
        f"unit.{key}.indikator.pendampingan.capaian",
        "indikator.pendampingan.realisasi",
        "indikator.pendampingan.capaian",
    } <= changed
    assert not any("anggaran" in path for path in changed)


def test_a_figure_of_a_unit_is_not_written_back(office: Path) -> None:
    """It belongs to the unit, whose data the office does not change."""
    quantities = measure(load_project(office).laporan).quantities()
    key = unit_of(office).name
    people = quantities[f"unit.{key}.indikator.ikm.jumlah_responden"]
    type_over(report_of(office), str(people.value), "999")

    pull = find_corrections(report_of(office))

    assert pull.corrections == []
    (refused,) = [f for f in pull.refused if f.path == people.path]
    assert "milik unit" in refused.message
    assert str(people.place) in refused.suggestion
