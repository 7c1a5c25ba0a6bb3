"""An office without IKPA can still end its SMART score: the reason is that of the IKPA."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.measures import measure
from lkjip_docgen.quantity import Status
from lkjip_docgen.source import load_project

LEAST = Path(__file__).parents[1] / "source" / "paling_sedikit"


@pytest.mark.parametrize(
    "declared",
    ["ikpa: {tidak_berlaku: Tanpa DIPA}\n", "ikpa:\n  tahunan: {tidak_berlaku: Tanpa DIPA}\n"],
    ids=["the section", "its years"],
)
def test_the_score_that_builds_on_it_does_not_apply_either(declared: str, tmp_path: Path) -> None:
    text = (LEAST / "laporan.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("ikpa:\n")
    after = rest[rest.index("emonev:") :]
    (tmp_path / "laporan.yaml").write_text(before + declared + after, encoding="utf-8")
    (tmp_path / "emonev.csv").write_bytes((LEAST / "emonev.csv").read_bytes())

    nka = measure(load_project(tmp_path).laporan).nka

    assert nka is not None
    (year,) = nka.tahunan
    assert year.nilai.status is Status.TIDAK_BERLAKU
    assert "Tanpa DIPA" in year.nilai.alasan
