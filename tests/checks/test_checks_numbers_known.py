"""The clean sample has the findings that its notes tell of, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import DATA, EMONEV, IKI, IKM, SAMPLE, Salinan

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project

# Code, file, fragments that lead to the line, and what the message must say.
KNOWN = [
    ("LK104", DATA, ["tahun: 2023, target: 5294197000"], "Rp5.294.197.000"),
    ("LK105", EMONEV, ["Desember"], "98,21%"),
    ("LK112", IKI, ["Nilai Integritas"], "setiap bulan"),
    ("LK113", IKM, ["Nilai SKM"], "Juni 17,50 (rata-rata 17,47)"),
    ("LK114", IKM, ["Responden"], "Desember (15)"),
    ("LK115", IKI, ["Responden"], "Juni (53)"),
    ("LK212", DATA, ["nama: Kahtimad Santarso"], "Suyatno"),
    ("LK225", DATA, ["smart: 2023-12-05"], "5 Desember 2023"),
]


def test_the_clean_sample_has_only_the_known_findings() -> None:
    findings = [f for f in check_project(SAMPLE).findings if f.code < "LK300"]
    found = {(f.code, Path(f.place.file).name, f.place.line) for f in findings if f.place}
    lines = Salinan(SAMPLE)
    assert found == {(code, file, lines.baris(where, file)) for code, file, where, _ in KNOWN}
    assert len(findings) == len(KNOWN)


def test_the_messages_name_the_figures() -> None:
    messages = {f.code: f.message for f in check_project(SAMPLE).findings}
    for code, _, _, words in KNOWN:
        assert words in messages[code]


def test_the_second_sample_accepts_its_only_finding_about_numbers() -> None:
    result = check_project(SAMPLE.parent / "rudenim-tanjung-purnama-2024")
    assert [f for f in result.findings if f.code < "LK300"] == []
    (accepted,) = result.accepted
    assert accepted.finding.code == "LK114"
    assert accepted.finding.place is not None
    assert accepted.finding.place.cell == "baris 9, kolom Desember"


@pytest.mark.parametrize("folder", sorted(p.parent for p in SAMPLE.parent.glob("*/laporan.yaml")))
def test_no_sample_has_an_error(folder: Path) -> None:
    errors = [f for f in check_project(folder).findings if f.severity is Severity.ERROR]
    assert errors == []
