"""A value typed in a form is in the data file at once, and nothing else is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.source import read_yaml

TEXT = """\
# kepala berkas
kantor:
  nama: Kantor A   # nama lengkap
  # telepon:       # belum diketahui
  surel: a@b.id
indikator:
  # yang utama
  - kode: ikm
    nama: "Indeks"
saran:
  - Saran pertama.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return opened(tmp_path, TEXT)


def opened(folder: Path, text: str) -> Workspace:
    (folder / "laporan.yaml").write_bytes(text.encode())
    return Workspace(folder)


def on_disk(workspace: Workspace) -> str:
    return workspace.file.read_bytes().decode()


def test_a_value_changes_its_line_alone(workspace: Workspace) -> None:
    workspace.set(("kantor", "nama"), "Kantor B")

    assert on_disk(workspace) == TEXT.replace("Kantor A   #", "Kantor B   #")
    assert workspace.data["kantor"] == {"nama": "Kantor B", "surel": "a@b.id"}


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (Decimal("1071.60"), "target: 1071.60"),
        (Decimal("1.071"), 'target: "1,071"'),
        (date(2025, 1, 8), "target: 2025-01-08"),
        (True, "target: true"),
        ("  \u00a0teks\u200b ", "target: teks"),
        ([], "target: []"),
        ("0719", "target: '0719'"),
    ],
    ids=["number", "number with three decimals", "date", "yes", "unseen", "none", "digits"],
)
def test_a_value_of_each_kind_reads_back(workspace: Workspace, value: object, line: str) -> None:
    workspace.set(("indikator", 0, "target"), value)

    assert f"    {line}\n" in on_disk(workspace)
    assert read_yaml(workspace.file).data == workspace.data


def test_sections_that_are_not_there_are_written(workspace: Workspace) -> None:
    workspace.set(("indikator", 0, "analisis", "penyebab"), ["Satu", "Dua"])

    assert '"Indeks"\n    analisis:\n      penyebab:\n        - Satu\n' in on_disk(workspace)


def test_a_cleared_key_keeps_its_line(workspace: Workspace) -> None:
    workspace.clear(("kantor", "nama"))

    assert "  nama:            # nama lengkap\n" in on_disk(workspace)


def test_what_does_not_apply_is_declared_and_taken_back_by_a_value(workspace: Workspace) -> None:
    workspace.declare_absent(("kantor", "surel"), "Tidak ada.")
    assert workspace.data["kantor"]["surel"] == {"tidak_berlaku": "Tidak ada."}  # type: ignore[index]

    workspace.set(("kantor", "surel"), "c@d.id")
    assert on_disk(workspace) == TEXT.replace("a@b.id", "c@d.id")


def test_a_section_declared_absent_is_opened_by_a_value_in_it(workspace: Workspace) -> None:
    workspace.declare_absent(("indikator", 0, "pembanding"), "Tidak ada.")
    workspace.set(("indikator", 0, "pembanding", "nilai"), Decimal(3))

    assert workspace.data["indikator"][0]["pembanding"] == {"nilai": 3}  # type: ignore[index]


def test_undo_gives_the_file_back_and_redo_the_change(workspace: Workspace) -> None:
    workspace.set(("kantor", "nama"), "Kantor B")
    workspace.clear(("kantor", "surel"))
    changed = on_disk(workspace)

    assert workspace.undo() == "Pengosongan Kantor › Alamat surel"
    assert workspace.undo() == "Pengisian Kantor › Nama lengkap"
    assert workspace.undo() is None
    assert on_disk(workspace) == TEXT

    assert [workspace.redo() for _ in range(3)] == [
        "Pengisian Kantor › Nama lengkap",
        "Pengosongan Kantor › Alamat surel",
        None,
    ]
    assert on_disk(workspace) == changed


def test_what_is_said_already_is_not_written(workspace: Workspace) -> None:
    version = workspace.version

    workspace.set(("indikator", 0, "nama"), "Indeks")
    workspace.clear(("kantor", "telepon"))

    assert workspace.version == version
    assert workspace.undo() is None


@pytest.mark.parametrize(
    "path",
    [(), ("indikator", 1, "nama"), ("kantor", "nama", "lengkap"), ("kantor", 0)],
    ids=["nowhere", "no such item", "below a text", "no list"],
)
def test_a_path_that_leads_nowhere_is_refused(workspace: Workspace, path: tuple[str, ...]) -> None:
    with pytest.raises(LkjipError, match=r"tidak ada di laporan\.yaml"):
        workspace.set(path, "x")

    assert on_disk(workspace) == TEXT


def test_what_cannot_be_printed_is_refused(workspace: Workspace) -> None:
    with pytest.raises(LkjipError, match="tidak dapat dicetak"):
        workspace.set(("kantor", "nama"), "a\u202eb")

    assert on_disk(workspace) == TEXT


def test_a_broken_file_opens_with_its_problems_and_is_mended_by_its_text(tmp_path: Path) -> None:
    workspace = opened(tmp_path, TEXT.replace('"Indeks"', '"Indeks'))
    (found,) = workspace.problems
    assert workspace.is_broken
    assert found.place is not None
    assert found.place.line > 1

    with pytest.raises(LkjipError, match="belum dapat diisi"):
        workspace.set(("kantor", "nama"), "x")
    workspace.put_text(TEXT)

    assert not workspace.problems
    assert workspace.data["saran"] == ["Saran pertama."]


def test_bytes_of_the_file_stay_what_they_are(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    (tmp_path / "laporan.yaml").write_bytes(raw)
    workspace = Workspace(tmp_path)

    workspace.set(("kantor", "nama"), "Kantor B")

    assert workspace.file.read_bytes() == raw.replace(b"Kantor A", b"Kantor B")


def test_a_key_that_nothing_knows_is_taken_out_and_comes_back(workspace: Workspace) -> None:
    workspace.drop(("kantor", "surel"))
    assert on_disk(workspace) == TEXT.replace("  surel: a@b.id\n", "")

    workspace.undo()
    assert on_disk(workspace) == TEXT


def test_the_last_key_of_a_section_leaves_it_empty(tmp_path: Path) -> None:
    workspace = opened(tmp_path, "kantor:\n  lama: x\nsaran:\n  - Satu.\n")
    workspace.drop(("kantor", "lama"))

    assert workspace.data == {"kantor": None, "saran": ["Satu."]}
    with pytest.raises(LkjipError):
        workspace.drop(("kantor", "lama"))
