"""A new folder can be opened by a double click, on every system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_docgen.jobs import create

STARTERS = ("Buka.bat", "Buka.command", "buka.desktop")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "laporan kantor"
    create(made)
    return made


def test_a_new_folder_has_a_starter_for_each_system(folder: Path) -> None:
    assert all((folder / name).is_file() for name in STARTERS)
    assert (folder / "Buka.bat").read_bytes().count(b"\r\n") > 5


def test_a_starter_runs_nothing_that_lies_in_the_folder(folder: Path) -> None:
    """A folder comes from others: what is called `lkjip` there is not the program."""
    for name in STARTERS[:2]:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        leaves = next(i for i, line in enumerate(lines) if line.startswith("cd "))
        assert not any("lkjip open" in line for line in lines[:leaves])
        assert "dp0" not in lines[leaves]


@pytest.mark.skipif(sys.platform == "win32", reason="untuk macOS dan Linux")
def test_a_double_click_opens_this_folder(folder: Path, tmp_path: Path) -> None:
    tools = tmp_path / "alat"
    tools.mkdir()
    (tools / "lkjip").write_text('#!/bin/sh\necho "$1|$2"\n')
    (tools / "lkjip").chmod(0o755)
    told = subprocess.run(
        [str(folder / "Buka.command")],
        env={"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"open|{folder}\n"
