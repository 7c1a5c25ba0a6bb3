"""Notes `# PERIKSA` left in the data are listed, and a final report waits for them."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.api import build
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs.check import check_project


def notes(proyek: Proyek) -> list[Finding]:
    return [f for f in check_project(proyek.root).findings if f.code == "LK520"]


def test_data_without_notes_have_no_such_finding(proyek: Proyek) -> None:
    assert notes(proyek) == []


def test_every_note_is_listed_with_its_line(proyek: Proyek) -> None:
    proyek.ganti("kantor:\n", "# PERIKSA: nama dan alamat kantor.\nkantor:\n")
    proyek.ganti("jenis: Kantor Contoh", "jenis: Kantor Contoh  # PERIKSA jenisnya")
    lines = proyek.data.read_text(encoding="utf-8").splitlines()
    found = notes(proyek)
    assert [f.message for f in found] == [
        "Catatan PERIKSA masih ada: nama dan alamat kantor.",
        "Catatan PERIKSA masih ada: jenisnya",
    ]
    places = [f.place for f in found if f.place]
    assert [lines[p.line - 1][p.column - 1 :][:9] for p in places] == ["# PERIKSA"] * 2
    assert {f.severity for f in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        '"Layanan # PERIKSA: paspor"',
        "|-\n    # PERIKSA: bukan catatan\n    tetapi isi",
        ">-\n    Alinea\n    # PERIKSA: bukan catatan",
    ],
    ids=["dalam kutip", "teks panjang", "teks terlipat"],
)
def test_a_text_of_the_office_is_no_note(proyek: Proyek, text: str) -> None:
    assert notes(proyek.ganti("kantor:\n", f"kantor:\n  sejarah: {text}\n")) == []


def test_a_final_report_waits_for_the_notes_and_a_draft_does_not(proyek: Proyek) -> None:
    proyek.ganti("kantor:\n", "# PERIKSA: nama dan alamat kantor.\nkantor:\n")
    assert build(proyek.root, with_layout=False).files
    with pytest.raises(LkjipError) as refused:
        build(proyek.root, with_layout=False, final=True)
    found = [f for f in refused.value.findings if f.code == "LK520"]
    assert [f.severity for f in found] == [Severity.ERROR]
