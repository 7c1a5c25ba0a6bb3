"""The project folders below a folder: which they are, and what is told of the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Member, Members, find_members, members_below


class Folder(Record):
    """What a folder holds, as an address tells it."""

    name: str
    is_folder: bool = True
    is_link: bool = False
    size: int = 0


def make(root: Path, *files: str) -> Path:
    """A folder with these files, each of which says its own name."""
    for name in files:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return root


def names(found: Members) -> list[str]:
    return [office.name for office in found.units]


def told(found: Members, root: Path) -> list[tuple[str, str]]:
    """The code of each finding with the folder that it is about."""
    return [
        (f.code, Path(f.place.file).relative_to(root).as_posix())
        for f in found.findings
        if f.place is not None
    ]


def test_offices_are_found_at_every_depth_in_the_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "b/laporan.yaml", "A/laporan.yaml", "wilayah/c/laporan.yaml", "catatan.txt")

    found = members_below(tmp_path)

    assert found.superior is None
    assert names(found) == ["A", "b", "wilayah/c"]
    assert found.all == found.units
    assert found.findings == ()


def test_the_superior_has_its_own_project_and_folders_of_its_own(tmp_path: Path) -> None:
    make(
        tmp_path, "laporan.yaml", "survei.csv", "foto/a.jpg", "templates/x.md", "unit/laporan.yaml"
    )

    found = members_below(tmp_path)

    assert found.superior is not None
    assert found.superior.name == "."
    assert found.superior.size == len("laporan.yaml") + len("survei.csv")
    assert names(found) == ["unit"]
    assert found.all[0] == Member(".", found.superior.size)
    assert found.findings == ()


def test_outputs_hidden_folders_and_those_left_out_hold_no_offices(tmp_path: Path) -> None:
    out = make(tmp_path, "a/laporan.yaml", "a/keluaran/laporan.yaml", ".arsip/laporan.yaml") / "out"
    make(out, "laporan.yaml")

    assert names(members_below(tmp_path, out)) == ["a"]


def test_a_folder_without_data_is_told_once_at_its_top(tmp_path: Path) -> None:
    make(tmp_path, "a/laporan.yaml", "a/foto/x.jpg", "kosong/dalam/x.txt", "b/laporan.yml")
    make(tmp_path, "wilayah/c/laporan.yaml", "wilayah/d/x.csv")

    found = members_below(tmp_path)

    assert told(found, tmp_path) == [("LK811", "b"), ("LK811", "kosong"), ("LK811", "wilayah/d")]
    assert "laporan.yml menjadi laporan.yaml" in found.findings[0].suggestion


def test_a_data_file_under_another_name_is_told_inside_a_superiors_folder_too(
    tmp_path: Path,
) -> None:
    make(tmp_path, "laporan.yaml", "foto/x.jpg", "unit/laporan.yaml.txt")

    assert told(members_below(tmp_path), tmp_path) == [("LK811", "unit")]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    root = make(tmp_path / "semua", "a/laporan.yaml")
    elsewhere = make(tmp_path / "lain", "laporan.yaml")
    (root / "z").symlink_to(elsewhere)
    (root / "putaran").symlink_to("putaran")
    (root / "a" / "atas").symlink_to(root)

    found = members_below(root)

    assert names(found) == ["a"]
    assert told(found, root) == [("LK812", "a/atas"), ("LK812", "z")]


def test_a_folder_that_is_itself_a_link_is_the_persons_choice(tmp_path: Path) -> None:
    make(tmp_path / "semua", "a/laporan.yaml")
    (tmp_path / "pintas").symlink_to("semua")

    assert names(members_below(tmp_path / "pintas")) == ["a"]


@pytest.mark.parametrize(("there", "code"), [(True, "LK810"), (False, "LK001")])
def test_no_office_at_all_is_an_error_with_its_place(
    there: bool, code: str, tmp_path: Path
) -> None:
    root = tmp_path / "semua"
    if there:
        make(root, "x/y.txt")

    with pytest.raises(LkjipError) as caught:
        members_below(root)

    first = caught.value.findings[0]
    assert (first.code, first.place and first.place.file) == (code, str(root))


def test_names_that_only_some_systems_tell_apart_have_one_key(tmp_path: Path) -> None:
    make(tmp_path, "Unit A/laporan.yaml", "unit a/laporan.yaml")

    found = members_below(tmp_path).units

    assert len({office.key for office in found}) == 1


def test_the_current_folder_may_be_the_folder_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "laporan.yaml", "a/laporan.yaml")
    monkeypatch.chdir(tmp_path)

    found = members_below(Path())

    assert [office.name for office in found.all] == [".", "a"]


@pytest.mark.skipif(os.name == "nt", reason="cannot have such a folder")
def test_a_name_that_not_every_computer_can_have_is_told_and_no_reason_to_leave_it_out(
    tmp_path: Path,
) -> None:
    make(tmp_path, "CON/laporan.yaml", "wilayah./a/laporan.yaml", "wilayah/a/laporan.yaml")

    found = members_below(tmp_path)

    assert names(found) == ["CON", "wilayah./a", "wilayah/a"]
    assert told(found, tmp_path) == [("LK837", "CON"), ("LK837", "wilayah./a")]
    assert len({office.key for office in found.all}) == 2  # Windows leaves the last dot out


def test_a_folder_that_an_earlier_batch_filled_is_no_office_without_data(tmp_path: Path) -> None:
    make(
        tmp_path,
        "a/laporan.yaml",
        "hasil/ringkasan-batch.json",
        "hasil/a/LKjIP.docx",
        "wilayah/ringkasan-batch.json",
        "wilayah/b/laporan.yaml",
    )

    found = members_below(tmp_path)

    assert names(found) == ["a", "wilayah/b"]
    assert found.findings == ()


class Endless:
    """Folders in each of which there are an office and more folders."""

    def __init__(self, below: int) -> None:
        self._below = [Folder(f"f{number}") for number in range(below)]
        self.listed = 0

    def place(self, name: str) -> str:
        return name

    def entries(self, name: str) -> list[Folder]:
        self.listed += 1
        return [Folder("laporan.yaml", is_folder=False), *self._below]

    def is_left_out(self, name: str) -> bool:
        return False


@pytest.mark.parametrize(("below", "most"), [(1, 60), (2, 500)])
def test_folders_without_end_are_left_and_that_is_an_error(
    below: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[find_members.__module__], "_MOST_FOLDERS", 500)
    tree = Endless(below)

    found = find_members(tree)

    assert len(found.all) == tree.listed <= most
    assert {(f.code, f.severity) for f in found.findings} == {("LK813", Severity.ERROR)}
    assert all("bukan bahan laporan" in f.suggestion for f in found.findings)
