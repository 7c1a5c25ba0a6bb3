"""The sample with its report, built once for all tests of a process that start from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from proyek import buat
from remembered_reports import written_once

from lkjip_docgen.api import build
from lkjip_docgen.output import FOLDER, is_kept
from lkjip_docgen.resources import SAMPLES

SAMPLE = SAMPLES / "tanjungpandan-2023"
OTHER_SAMPLE = SAMPLES / "rudenim-tanjung-purnama-2024"


def project(folder: Path, sample: Path = SAMPLE) -> Path:
    """A copy of a sample, without what a command leaves in it."""
    ignored = shutil.ignore_patterns(".lkjip", "keluaran", ".default")
    shutil.copytree(sample, folder, ignore=ignored)
    return folder


def built(folder: Path) -> Path:
    """Its report, without the layout that takes seconds; made once for all projects alike."""
    name, content = written_once(folder, "laporan", lambda: _build(folder))
    report = folder / FOLDER / name
    report.parent.mkdir(exist_ok=True)
    report.write_bytes(content)
    return report


def _build(folder: Path) -> Path:
    return build(folder, with_layout=False).files[0]


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project with its report as first built; no test may change it."""
    folder = project(tmp_path_factory.mktemp("asal") / "laporan-2023")
    built(folder)
    return folder


@pytest.fixture
def work(original: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return shutil.copytree(original, tmp_path / "kerja")


@pytest.fixture
def report(work: Path) -> Path:
    """The report in that copy."""
    return report_of(work)


def report_of(folder: Path) -> Path:
    """The report of a project, not the copies that are kept of earlier ones beside it."""
    (report,) = (f for f in (folder / FOLDER).glob("*.docx") if not is_kept(f.name))
    return report


def small_office(folder: Path) -> Path:
    """A small project with its report, for tests that need a report and not a long one."""
    built(buat(folder).root)
    return folder
