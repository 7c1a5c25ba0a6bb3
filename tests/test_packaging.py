"""The wheel carries all that `lkjip` needs, and nothing that a build left behind."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDERS = ("lkjip_docgen", "templates", "assets", "sample_data")
FILES = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")
BUNDLED = {"templates", "assets", "sample_data"}
PAGE = "docs/pemeriksaan.md"
LEFT_BEHIND = (
    "sample_data/kantor-uji/.lkjip/grafik/pnbp.png",
    "sample_data/kantor-uji/keluaran/LKjIP-kantor-uji-2023.docx",
    "templates/~$laporan.docx",
    "lkjip_docgen/__pycache__/sisa.cpython-311.pyc",
)


def _copy_checkout(target: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", ".lkjip", "keluaran", "~$*")
    for folder in FOLDERS:
        shutil.copytree(CHECKOUT / folder, target / folder, ignore=ignored)
    (target / PAGE).parent.mkdir()
    shutil.copy(CHECKOUT / PAGE, target / PAGE)
    for file in FILES:
        shutil.copy(CHECKOUT / file, target / file)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    _copy_checkout(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel built from a checkout in which reports have been built."""
    used, out = tmp_path_factory.mktemp("used"), tmp_path_factory.mktemp("dist")
    shutil.copytree(source, used, dirs_exist_ok=True)
    for name in LEFT_BEHIND:
        (used / name).parent.mkdir(parents=True, exist_ok=True)
        (used / name).write_bytes(b"sisa")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--retries", "0"]
    built = subprocess.run(
        [*pip, "wheel", "--no-deps", "--wheel-dir", out, used],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found for hatchling" in built.stderr:
        pytest.skip("the build backend (hatchling) cannot be had: no package index")
    assert built.returncode == 0, built.stderr
    (file,) = out.glob("lkjip_docgen-*-py3-none-any.whl")
    return zipfile.ZipFile(file)


def test_wheel_holds_every_module_and_the_typing_marker(
    wheel: zipfile.ZipFile, source: Path
) -> None:
    expected = {f"lkjip_docgen/{name}" for name in _files(source / "lkjip_docgen")}
    assert "lkjip_docgen/py.typed" in expected
    assert expected <= set(wheel.namelist())


@pytest.mark.parametrize("folder", sorted(BUNDLED))
def test_wheel_bundles_the_folder_byte_for_byte(
    wheel: zipfile.ZipFile, source: Path, folder: str
) -> None:
    prefix = f"lkjip_docgen/_bundled/{folder}/"
    bundled = {
        name.removeprefix(prefix): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith(prefix)
    }
    assert bundled
    assert bundled == _files(source / folder)


def test_wheel_bundles_the_page_that_explains_findings(wheel: zipfile.ZipFile) -> None:
    assert wheel.read(f"lkjip_docgen/_bundled/{PAGE}") == (CHECKOUT / PAGE).read_bytes()
    assert [name for name in wheel.namelist() if "_bundled/docs" in name] == [
        f"lkjip_docgen/_bundled/{PAGE}"
    ]


def test_wheel_leaves_out_caches_and_built_reports(wheel: zipfile.ZipFile) -> None:
    parts = {part for name in wheel.namelist() for part in name.split("/")}
    assert not parts & {".lkjip", "keluaran", "__pycache__", "~$laporan.docx"}
    assert {name.split("/")[0].partition("-")[0] for name in wheel.namelist()} == {"lkjip_docgen"}


def test_wheel_installs_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    (entry_points,) = (n for n in wheel.namelist() if n.endswith(".dist-info/entry_points.txt"))
    scripts = configparser.ConfigParser()
    scripts.read_string(wheel.read(entry_points).decode())
    assert scripts["console_scripts"]["lkjip"] == "lkjip_docgen.cli:main"
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel.namelist())


def test_unpacked_wheel_finds_its_own_files_from_another_folder(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    wheel.extractall(site)
    elsewhere.mkdir()
    code = (
        "from lkjip_docgen import resources as r\n"
        "print(*(p.resolve() for p in (r.TEMPLATES, r.ASSETS, r.SAMPLES)), sep='\\n')\n"
        "assert r.CHECKS_PAGE.is_file()\n"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    folders = [Path(line) for line in printed.splitlines()]
    assert [f.name for f in folders] == ["templates", "assets", "sample_data"]
    assert all(f.is_dir() and f.is_relative_to(site.resolve()) for f in folders)
