"""After a correction `lkjip charts` redraws what changed, and says which."""

from __future__ import annotations

import re

import pytest
from proyek import Proyek

from lkjip_docgen.cli import main


def states(capsys: pytest.CaptureFixture[str], proyek: Proyek) -> tuple[dict[str, str], str]:
    assert main(["charts", str(proyek.root)]) == 0
    out = capsys.readouterr().out
    return dict(re.findall(r"^([\w-]+): (digambar ulang|sudah mutakhir)$", out, re.M)), out


def test_only_the_charts_of_the_corrected_number_are_drawn_again(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = states(capsys, proyek)
    assert set(first.values()) == {"digambar ulang"}
    proyek.ganti("Februari;8,48;20,46", "Februari;9,48;20,46", "emonev.csv")
    folder = proyek.root / "keluaran" / "grafik"
    before = {file.name: file.read_bytes() for file in folder.glob("*.png")}

    second, out = states(capsys, proyek)

    redrawn = {name for name, state in second.items() if state == "digambar ulang"}
    assert redrawn == {"emonev"}
    assert f"1 grafik digambar ulang, {len(first) - 1} sudah mutakhir." in out
    after = {file.name: file.read_bytes() for file in folder.glob("*.png")}
    assert {name for name in after if after[name] != before[name]} == {"emonev.png"}


def test_a_correction_that_no_chart_shows_redraws_none(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _ = states(capsys, proyek)
    proyek.ganti("alamat: Jalan Contoh Nomor 1", "alamat: Jalan Contoh Nomor 2")
    second, _ = states(capsys, proyek)
    assert second.keys() == first.keys()
    assert set(second.values()) == {"sudah mutakhir"}
