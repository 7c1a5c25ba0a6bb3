"""A new folder can be opened by a double click, on every system."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_docgen.jobs import create

STARTERS = ("Buka.bat", "Buka.command", "buka.desktop")


@pytest.fixture(params=["laporan kantor", "Laporan Künstler & $HOME 'baru' 100%"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    made = tmp_path / request.param
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


not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="untuk macOS dan Linux")


@pytest.fixture
def search_path(tmp_path: Path) -> str:
    """Where a `lkjip` is found that tells what it is asked."""
    tools = tmp_path / "alat"
    tools.mkdir()
    (tools / "lkjip").write_text('#!/bin/sh\necho "$1|$2"\n')
    (tools / "lkjip").chmod(0o755)
    return f"{tools}:/usr/bin:/bin"


def run(command: list[str], path: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@not_on_windows
def test_a_double_click_opens_this_folder(folder: Path, search_path: str, tmp_path: Path) -> None:
    told = run([str(folder / "Buka.command")], search_path, tmp_path)
    assert told.stdout == f"open|{folder}\n"


@not_on_windows
@pytest.mark.parametrize("as_address", [False, True])
def test_a_desktop_opens_this_folder_by_its_path_or_its_address(
    folder: Path, as_address: bool, search_path: str, tmp_path: Path
) -> None:
    """Some file managers tell where the starter lies as a path, others as an address."""
    file = folder / "buka.desktop"
    told = run(launched(file, file.as_uri() if as_address else str(file)), search_path, tmp_path)
    assert told.stdout == f"open|{folder}\n", told.stderr


def launched(file: Path, named: str) -> list[str]:
    """The command of a desktop entry, as its specification reads one without escapes."""
    (line,) = re.findall("^Exec=(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert not set(line) & set("\\`$")
    return [named if word == "%k" else word for word in shlex.split(line)]


@not_on_windows
def test_a_program_in_a_virtual_environment_is_found(folder: Path, tmp_path: Path) -> None:
    """It is on no search path; without its data the folder cannot be opened, which it says."""
    (folder / "laporan.yaml").unlink()
    told = run([str(folder / "Buka.command")], "/usr/bin:/bin", tmp_path)
    assert "laporan.yaml" in told.stderr + told.stdout


def test_each_starter_names_the_python_that_made_the_folder(folder: Path) -> None:
    for name in STARTERS[:2]:
        text = (folder / name).read_text(encoding="utf-8")
        assert sys.executable in text
        assert "@PYTHON@" not in text
