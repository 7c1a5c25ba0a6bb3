"""`lkjip watch`: what counts as saving, one rebuild, and the command as people run it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from proyek import Proyek

from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.watch import matters, project_root, rebuild, saves

ROOT = Path("/kantor/laporan-2031")
PATIENCE = 120  # seconds for one line of the command, far more than it takes


@pytest.mark.parametrize(
    "name", ["laporan.yaml", "survei.csv", "foto/sampul.jpg", "gaya.toml", "templates/narasi/a.md"]
)
def test_what_the_report_is_made_from_matters(name: str) -> None:
    assert matters(ROOT, None, ROOT / name)


@pytest.mark.parametrize(
    "name",
    [
        "keluaran/LKjIP-Teluk-2031.docx",
        ".lkjip/grafik/png/emonev.png",
        "~$laporan.xlsx",
        ".~lock.survei.csv#",
        ".laporan.yaml.swp",
        "laporan.yaml~",
        "#laporan.yaml#",
        "4913",
        "survei.csv.tmp",
        "laporan.yaml.2031-01-05.bak",
        ".git/index",
    ],
)
def test_outputs_and_what_programs_put_there_for_a_moment_do_not(name: str) -> None:
    assert not matters(ROOT, None, ROOT / name)


def test_another_place_for_the_outputs_does_not_matter_either() -> None:
    assert not matters(ROOT, ROOT / "hasil", ROOT / "hasil" / "laporan.docx")
    assert not matters(ROOT, ROOT / "laporan.docx", ROOT / "laporan.docx")
    assert not matters(ROOT, None, Path("/kantor/lain.yaml"))


def test_a_rebuild_draws_only_what_changed_and_tells_before_the_report_is_written(
    proyek: Proyek,
) -> None:
    first = rebuild(proyek.root)
    assert first.redrawn
    assert first.problems == ()
    (report,) = first.files
    earlier = report.read_bytes()
    proyek.ganti("Februari;8,48;20,46", "Februari;9,48;20,46", "emonev.csv")
    seen: list[tuple[tuple[str, ...], bool]] = []

    second = rebuild(
        proyek.root,
        charts_done=lambda charts, seconds: seen.append(
            (tuple(c.id for c in charts if c.redrawn), report.read_bytes() == earlier)
        ),
    )

    assert second.redrawn == ("emonev",)
    assert seen == [(("emonev",), True)]
    assert report.read_bytes() != earlier
    assert 0 < second.chart_seconds <= second.seconds


def test_data_that_are_broken_for_a_moment_leave_the_earlier_report(proyek: Proyek) -> None:
    (report,) = rebuild(proyek.root).files
    earlier = report.read_bytes()
    proyek.ganti("tahun: 2031", "tahun: [")
    broken = rebuild(proyek.root)
    assert broken.files == ()
    assert [finding.code for finding in broken.problems] == ["LK006"]
    assert report.read_bytes() == earlier
    proyek.ganti("tahun: [", "tahun: 2031")
    assert rebuild(proyek.root).problems == ()


def test_the_findings_of_the_check_come_along(proyek: Proyek) -> None:
    proyek.ganti("realisasi: 8871653297", "realisasi: 9992592001")
    assert any(finding.place is not None for finding in rebuild(proyek.root).findings)


def test_a_folder_without_data_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(LkjipError):
        project_root(tmp_path)
    assert main(["watch", str(tmp_path / "tidak-ada")]) == 1


def test_without_the_library_the_message_names_what_to_install(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["watch", str(proyek.root)]) == 1
    assert "pip install 'lkjip-docgen[watch]'" in capsys.readouterr().err
    with pytest.raises(LkjipError):
        next(saves(proyek.root))


class Watching:
    """The command as a process, its output read line by line."""

    def __init__(self, proyek: Proyek) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "lkjip_docgen", "watch", str(proyek.root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """The next line that has these words."""
        seen = []
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"{words!r} did not come after {seen}") from None
            seen.append(line)
            if words in line:
                return line

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl+C: the exit status and what was said of errors."""
        self._process.send_signal(signal.SIGINT)
        assert self._process.stderr is not None
        errors = self._process.stderr.read()
        return self._process.wait(timeout=PATIENCE), errors

    def close(self) -> None:
        """End the process, however far it has come."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))


@pytest.fixture
def watching(proyek: Proyek) -> Iterator[Watching]:
    """The command at work on the project."""
    found = Watching(proyek)
    yield found
    found.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a process gets no Ctrl+C of its own there")
def test_saving_builds_again_until_ctrl_c(proyek: Proyek, watching: Watching) -> None:
    watching.until("Memantau")
    watching.until("Nomor halaman")
    watching.until("Laporan ditulis: ")
    watching.until("Selengkapnya")
    proyek.ganti("Februari;8,48;20,46", "Februari;9,48;20,46", "emonev.csv")
    assert watching.until("Disimpan: ") == "Disimpan: emonev.csv"
    assert watching.until("Grafik: ").endswith(": emonev")
    assert "detik" in watching.until("Laporan ditulis: ")
    proyek.ganti("tahun: 2031", "tahun: [")
    watching.until("Laporan tidak dibuat")
    watching.until("LK006")
    proyek.ganti("tahun: [", "tahun: 2031")
    watching.until("Laporan ditulis: ")
    assert watching.interrupt() == (0, "")
