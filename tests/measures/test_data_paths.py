"""The path of a quantity leads to the figure in the data that it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.measures import data_path, measure
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import dotted, load_project

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_data_file_is_found_where_it_was_written(name: str) -> None:
    project = load_project(SAMPLES / name)
    found = 0
    for path, quantity in measure(project.laporan).quantities().items():
        if quantity.place is not None and Path(quantity.place.file) == project.data_file:
            there = data_path(path, project.laporan)
            assert project.places.values.get(there) == quantity.place, (path, dotted(there))
            found += 1
    assert found > 50


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("indikator.ikm.tahun.2022.target", "indikator[0].riwayat[1].target"),
        ("indikator.ikm.survei.jan.nilai", "indikator[0].pengukuran.tabel"),
        ("anggaran.2023.dipa-awal.program.tidak-ada.pagu", "anggaran.versi[0].program"),
        ("emonev.jan.anggaran", "emonev.tabel"),
        ("tidak.ada", ""),
    ],
)
def test_where_there_is_no_figure_it_is_what_would_hold_it(path: str, where: str) -> None:
    laporan = load_project(SAMPLES / NAMES[0]).laporan
    assert dotted(data_path(path, laporan)) == where
