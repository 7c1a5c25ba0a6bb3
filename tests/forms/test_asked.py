"""What forms ask for is what `lkjip check` finds missing and what reports mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from isian import data_of

from lkjip_docgen.cli import main
from lkjip_docgen.forms import State, sections_of
from lkjip_docgen.forms.sections import in_order
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.resources import SAMPLES

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")
MISSING = re.compile(r"LK5(0[1-9]|1[0-9]|24)")
TOLD_ELSEWHERE = {"perjanjian_kinerja": "perjanjian_tahun_depan"}
"""Where a rule reports what another key would say."""

OFFICES = {
    "Kantor Layanan Kelas II Contoh": "Kementerian Contoh",
    "Dinas Perhubungan Kabupaten Contoh": "Pemerintah Kabupaten Contoh",
    "Kecamatan Contoh": "Pemerintah Kabupaten Contoh",
}


def waiting(root: Path) -> set[str]:
    """The ids of what is asked for and not answered."""
    sections = sections_of(data_of(root), root)
    parts = (part for section in sections for part in in_order(section.groups))
    return {part.id for part in parts if part.asked and part.state is State.EMPTY}


def missing(root: Path) -> Iterator[str]:
    """The data paths of which `lkjip check` says that something is not filled in."""
    for finding in check_project(root).findings:
        if MISSING.fullmatch(finding.code):
            yield TOLD_ELSEWHERE.get(finding.path, finding.path)


def asked_at(path: str, asked: set[str]) -> bool:
    """Whether a path, or something below it, is asked for."""
    return any(id == path or id.startswith((f"{path}.", f"{path}[")) for id in asked)


@pytest.mark.parametrize("name", NAMES)
def test_all_that_check_misses_in_a_sample_is_asked_for(name: str) -> None:
    root = SAMPLES / name
    asked = waiting(root)

    assert [path for path in missing(root) if not asked_at(path, asked)] == []


@pytest.mark.parametrize("office", OFFICES)
def test_all_that_check_misses_in_a_new_office_is_asked_for(office: str, tmp_path: Path) -> None:
    root = tmp_path / "kantor"
    made = ["init", str(root), "--nama", office, "--tahun", "2025", "--kota", "Contoh"]
    assert main([*made, "--kementerian", OFFICES[office], "--kepala", "Siti Aminah"]) == 0
    asked = waiting(root)

    assert [path for path in missing(root) if not asked_at(path, asked)] == []


def test_a_complete_report_asks_for_nothing() -> None:
    assert waiting(SAMPLES / "dinkes-teluk-cendana-2025") == set()


def test_little_more_is_asked_for_than_check_misses() -> None:
    """Markers of the report that no rule tells: each is named."""
    root = SAMPLES / "tanjungpandan-2023"
    told = set(missing(root))
    more = {id for id in waiting(root) if not any(id.startswith(path) for path in told)}

    assert more == {
        "indikator[1].pengukuran.kelompok[0].responden",
        "indikator[1].pengukuran.kelompok[1].responden",
    }
