"""Cross references and kodes in the texts of an office: unknown ones and those of two tables."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen import cli
from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project

TABLE = """\

    Tabel: Loket menurut Kecamatan {#loket}

    | a | b |
    |---|---|
    | 1 | 2 |
"""


def told(proyek: Proyek, text: str, kedudukan: str = "Kata.") -> list[Finding]:
    """What is found about references in the history of an office and in its duties."""
    history = f"  sejarah: |\n    {text}\n{TABLE}  kedudukan: |\n    {kedudukan}\n"
    proyek.ganti("pejabat:\n", f"{history}pejabat:\n")
    found = check_project(proyek.root).findings
    return [finding for finding in found if finding.code in ("LK405", "LK407", "LK408")]


@pytest.mark.parametrize(
    "text",
    ["Lihat [tabel](#loket).", "Lihat [judul](#latar-belakang)."],
)
def test_a_reference_to_what_the_report_holds_is_well(proyek: Proyek, text: str) -> None:
    assert told(proyek, text) == []


def test_an_unknown_reference_names_its_place_and_what_may_be_meant(proyek: Proyek) -> None:
    (found,) = told(proyek, "Rincian pada [tabel](#lokket).")
    assert (found.code, found.path) == ("LK407", "kantor.sejarah")
    assert found.message.startswith("Rujukan ke `#lokket` tidak menemukan")
    assert found.suggestion == "Mungkin maksud Anda `loket`."
    assert found.place is not None
    line = proyek.data.read_text(encoding="utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :] == "#lokket)."


def test_one_kode_of_two_tables_is_told_where_the_second_stands(proyek: Proyek) -> None:
    (found,) = told(proyek, "Kata.", f"Kata.\n{TABLE.replace('#loket', '#Loket')}")
    assert (found.code, found.path) == ("LK408", "kantor.sejarah")
    assert found.message == "Kode `loket` sudah dipakai pada `kantor.kedudukan`."


def test_a_final_report_is_refused_for_it(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    told(proyek, "Rincian pada [tabel](#lokket).")
    assert cli.main(["build", str(proyek.root), "--final"]) == 1
    assert "LK407" in capsys.readouterr().err
