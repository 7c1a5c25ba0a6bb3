"""The PDF is laid out by another process beside the other formats, and nobody can tell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from proyek import Proyek

import lkjip_docgen
from lkjip_docgen.findings import Finding
from lkjip_docgen.pdf import Composed, lay_out, layout_process, process

pytestmark = pytest.mark.made_anew

MOMENT = datetime(2031, 1, 2, tzinfo=UTC)
PAGE = Composed("<html lang=id><title>Uji</title><p>Satu halaman</p>", {}, frozenset(), MOMENT)
ANOTHER = "    @page { background: url(file:///etc/hostname) }\n"

LONG = "# Penutup\n\n" + "Kantor menambah loket layanan yang dibuka setiap hari kerja.\n\n" * 2000
"""Pages enough that their layout lasts well after the Word file is there, on a busy machine too."""

build = partial(lkjip_docgen.build, formats=("docx", "pdf"), with_layout=False)


@pytest.fixture
def proyek(proyek: Proyek) -> Proyek:
    return proyek.ringkas()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that a test has started, also where there is one processor."""
    processes = []
    start = process._start

    def kept() -> subprocess.Popen[bytes] | None:
        processes.append(start())
        return processes[-1]

    monkeypatch.setattr(process, "_start", kept)
    monkeypatch.setattr(process, "_processors", lambda: 2)
    return processes


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_processors", lambda: 1)


def test_both_ways_give_the_same_files(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: list[subprocess.Popen[bytes]],
) -> None:
    beside = build(proyek.root, tmp_path / "berdua")
    assert len(started) == 1
    alone(monkeypatch)
    after = build(proyek.root, tmp_path / "sendiri")
    assert len(started) == 1

    assert [file.name for file in beside.files] == [file.name for file in after.files]
    for one, other in zip(beside.files, after.files, strict=True):
        assert one.read_bytes() == other.read_bytes()
    assert [f.name for f in (tmp_path / "berdua").iterdir() if f.name.startswith(".")] == []


def test_the_process_is_gone_when_the_report_is_there(
    proyek: Proyek, tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    build(proyek.root, tmp_path)
    assert started[0].poll() is not None


def test_one_format_alone_needs_no_other_process(
    proyek: Proyek, tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    build(proyek.root, tmp_path, formats=("pdf",))
    assert started == []


def test_what_stands_in_the_way_of_the_pdf_is_said_alike(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: list[subprocess.Popen[bytes]],
) -> None:
    own = proyek.root / "templates" / "html"
    own.mkdir(parents=True)
    own.joinpath("laporan.css").write_text(ANOTHER, encoding="utf-8")

    def problems(folder: str) -> tuple[Finding, ...]:
        result = build(proyek.root, tmp_path / folder)
        assert [file.suffix for file in result.files] == [".docx"]
        assert not list((tmp_path / folder).glob("*.pdf"))
        return result.problems

    beside = problems("berdua")
    assert [finding.code for finding in beside] == ["LK805"]
    alone(monkeypatch)
    assert problems("sendiri") == beside


def test_remarks_of_the_layout_come_back(
    proyek: Proyek, tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    proyek.ganti("nama: Kantor Contoh Teluk", "nama: Kantor Contoh \U0001077f")
    assert "LK806" in {finding.code for finding in build(proyek.root, tmp_path).findings}


def test_when_the_process_dies_the_page_is_laid_out_here(
    started: list[subprocess.Popen[bytes]],
) -> None:
    with layout_process() as layout:
        started[0].kill()
        started[0].wait()
        layout.give(PAGE)
        assert layout.result() == lay_out(PAGE)


def test_where_no_process_can_be_started_the_page_is_laid_out_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_processors", lambda: 2)
    monkeypatch.setattr(sys, "executable", "/tidak/ada/python")
    with layout_process() as layout:
        layout.give(PAGE)
        assert layout.result()[0].startswith(b"%PDF-1.7")


def test_an_error_in_between_ends_the_process(started: list[subprocess.Popen[bytes]]) -> None:
    def interrupted() -> None:
        with layout_process() as layout:
            layout.give(PAGE)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert started[0].poll() is not None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads processes from /proc")
def test_ctrl_c_ends_both_and_leaves_nothing_behind(proyek: Proyek, tmp_path: Path) -> None:
    proyek.tulis(LONG, "templates/narasi/bab_4.md")
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    out = tmp_path / "hasil"
    command = [sys.executable, "-m", "lkjip_docgen", "build", str(proyek.root), "-o", str(out)]
    with subprocess.Popen(
        [*command, "--to", "docx", "--to", "pdf", "--no-layout"],
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    ) as running:
        while not list(out.glob("LKjIP-*.docx")) and running.poll() is None:
            time.sleep(0.01)
        assert len(members(running.pid)) == 2  # the PDF is waited for
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()

    assert running.returncode == 130, said
    assert said.strip() == "Dibatalkan."
    assert members(running.pid) == []
    assert list(temporary.iterdir()) == []
    assert [file.suffix for file in out.iterdir()] == [".docx"]


def members(group: int) -> list[int]:
    """The live processes of a group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found
