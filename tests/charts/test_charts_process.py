"""Charts drawn by a second process are the same ones, and no trouble of it is to be seen."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from chart_examples import EMPLOYEES, PNBP
from proyek import Proyek

from lkjip_docgen import second_process
from lkjip_docgen.api import build
from lkjip_docgen.charts import Drawn, drawing_process, render
from lkjip_docgen.charts.cache import INDEX
from lkjip_docgen.style import load_style

pytestmark = pytest.mark.made_anew

INTERRUPTED = """
import signal
from lkjip_docgen.second_process import answers
with answers():
    signal.raise_signal(signal.SIGINT)
"""
STYLE = load_style()
SERVE = second_process._SERVE
CHARTS = (PNBP, EMPLOYEES)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that a test has started, also where there is one processor."""
    processes: list[subprocess.Popen[bytes]] = []
    start = second_process.start

    def kept(module: str) -> subprocess.Popen[bytes]:
        process = start(module)
        assert process is not None
        processes.append(process)
        return process

    monkeypatch.setattr(second_process, "start", kept)
    monkeypatch.setattr(second_process, "processors", lambda: 2)
    return processes


def contents(drawn: Iterator[Drawn] | Sequence[Drawn]) -> list[tuple[str, bytes]]:
    return [(chart.id, file.read_bytes()) for chart in drawn for file in chart.files.values()]


def never() -> Sequence[Drawn]:
    raise AssertionError


def test_they_are_what_would_be_drawn_here(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    order = (CHARTS, STYLE, tmp_path / "berdua", ("png", "svg"))
    with drawing_process(order[2]) as drawing:
        drawn = drawing.render(order, never)
        assert list(drawn) == [chart.id for chart in CHARTS]
        assert drawn.get("tidak-ada") is None
        assert drawing.render(order, never) is drawn
    (process,) = started
    assert process.poll() is not None
    here = render(CHARTS, STYLE, tmp_path / "sendiri", ("png", "svg"))
    assert contents(list(drawn.values())) == contents(here)
    assert not any(chart.redrawn for chart in render(*order))


def test_another_order_is_drawn_here(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    order = (CHARTS[:1], STYLE, tmp_path, ("png",))
    other = (CHARTS[1:], STYLE, tmp_path, ("png",))
    with drawing_process(tmp_path) as drawing:
        drawing.render(order, never)
        assert list(drawing.render(other, lambda: render(*other))) == [CHARTS[1].id]
    assert len(started) == 1
    assert not any(chart.redrawn for chart in render(CHARTS, STYLE, tmp_path, ("png",)))


def test_when_the_process_dies_they_are_drawn_here(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    order = (CHARTS, STYLE, tmp_path, ("png",))
    with drawing_process(tmp_path) as drawing:
        started[0].kill()
        started[0].wait()
        drawn = drawing.render(order, lambda: render(*order))
        assert drawn[PNBP.id].files["png"].is_file()
    assert (tmp_path / INDEX).is_file()


@pytest.mark.parametrize(
    "said", [b"Selamat datang\n", b"I1x\n.", b"cos\nx\n.", b"\x80\x09.", b"N.", b""], ids=repr
)
def test_what_is_no_answer_counts_as_none(said: bytes) -> None:
    assert second_process.answer(io.BytesIO(said)) is None


def test_when_the_process_says_something_else_they_are_drawn_here(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed while an interpreter starts comes before the answers."""
    monkeypatch.setattr(second_process, "_SERVE", f"print('I1x', flush=True);{SERVE}")
    order = (CHARTS[:1], STYLE, tmp_path, ("png",))
    with drawing_process(tmp_path) as drawing:
        assert drawing.render(order, lambda: render(*order))[PNBP.id].files["png"].is_file()
    assert started[0].poll() is not None


def test_an_error_ends_the_process(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    with pytest.raises(ZeroDivisionError), drawing_process(tmp_path):
        raise ZeroDivisionError
    assert started[0].poll() is not None


def test_ctrl_c_ends_the_process_without_a_word_of_its_own() -> None:
    process = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, check=False)
    assert process.returncode
    assert (process.stdout, process.stderr) == (b"", b"")


def test_the_first_build_alone_starts_one(
    proyek: Proyek, tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    first = build(proyek.root, tmp_path / "satu", with_layout=False).files[0].read_bytes()
    assert len(started) == 1
    second = build(proyek.root, tmp_path / "dua", with_layout=False).files[0].read_bytes()
    assert len(started) == 1
    assert first == second


def test_what_stands_in_the_way_is_said_here(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    order = (CHARTS, STYLE, tmp_path / "berkas" / "grafik", ("png",))
    with pytest.raises(NotADirectoryError), drawing_process(order[2]) as drawing:
        drawing.render(order, lambda: render(*order))[PNBP.id]
    assert started[0].poll() is not None
