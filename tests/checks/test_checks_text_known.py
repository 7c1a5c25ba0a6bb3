"""On the clean samples the rules of text, pictures and completeness find what is true, no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import SAMPLE

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project

RUDENIM = SAMPLE.parent / "rudenim-tanjung-purnama-2024"

# Code and data path of every finding.
KNOWN = {
    SAMPLE: [
        ("LK441", "organisasi.dasar_hukum"),  # Permenkumham 29/2015
        ("LK441", "pnbp.dasar_hukum"),  # PP 45/2016
        ("LK455", "inovasi[0].keterangan_foto"),
        ("LK456", "kantor.lambang"),
        ("LK504", "indikator[0].pembanding[0].realisasi"),
        ("LK504", "indikator[2].pembanding[0].realisasi"),
        ("LK505", "indikator[0].analisis.penyebab"),
        ("LK505", "indikator[1].analisis.penyebab"),
        *(
            ("LK506", f"indikator[{i}].analisis.{part}")
            for i in range(3)
            for part in ("kendala", "solusi")
        ),
        ("LK509", "indikator[1].analisis.rekomendasi"),
        ("LK514", "ikpa.tahunan"),
        ("LK517", "perjanjian_kinerja"),
        ("LK518", "dokumen.batas_data.pegawai"),
        ("LK530", "indikator[0].analisis"),  # the dip in July
        ("LK530", "indikator[1].analisis"),  # IPK falls two years running
        ("LK530", "pnbp.catatan"),
        ("LK530", "smart.uraian"),
    ],
    RUDENIM: [
        ("LK454", "inovasi[2].foto"),
        ("LK455", "inovasi[0].keterangan_foto"),
        ("LK456", "kantor.lambang"),
        ("LK457", "penghargaan[0].piagam"),
        ("LK503", "indikator[3].target_menengah"),
        ("LK504", "indikator[0].pembanding[0].realisasi"),
        ("LK506", "indikator[1].analisis.solusi"),
        ("LK506", "indikator[3].analisis.kendala"),
        ("LK506", "indikator[3].analisis.solusi"),
        ("LK508", "indikator[3].analisis.program_penunjang"),
        ("LK509", "indikator[3].analisis.rekomendasi"),
        ("LK530", "indikator[0].analisis"),  # two elements below the target
    ],
}


@pytest.mark.parametrize("sample", KNOWN, ids=lambda path: path.name)
def test_a_clean_sample_has_only_the_known_findings(sample: Path) -> None:
    findings = [f for f in check_project(sample).findings if f.code >= "LK400"]
    assert sorted((f.code, f.path) for f in findings) == sorted(KNOWN[sample])


@pytest.mark.parametrize("sample", KNOWN, ids=lambda path: path.name)
def test_a_clean_sample_has_no_error(sample: Path) -> None:
    assert not [f for f in check_project(sample).findings if f.severity is Severity.ERROR]


def test_every_finding_has_a_place_that_leads_into_its_part_of_the_file() -> None:
    lines = (SAMPLE / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    places = {
        (f.code, f.path): lines[f.place.line - 1][f.place.column - 1 :]
        for f in check_project(SAMPLE).findings
        if f.code >= "LK400" and f.place
    }
    assert len(places) == len(KNOWN[SAMPLE])
    assert places["LK441", "organisasi.dasar_hukum"].startswith("Peraturan Menteri Hukum")
    assert places["LK441", "pnbp.dasar_hukum"].startswith("Peraturan Pemerintah Nomor 45")
    assert places["LK514", "ikpa.tahunan"] == "[]"
