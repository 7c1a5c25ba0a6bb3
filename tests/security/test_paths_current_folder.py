"""Standing in a folder that others sent: nothing in it is imported, run, or taken for settings."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen import import_path, programs
from lkjip_docgen.cache import user_cache
from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart, ChartKind, Series
from lkjip_docgen.layout import soffice
from lkjip_docgen.pdf import process
from lkjip_docgen.style import load_style

PROGRAM = Path(sys.executable).with_name("lkjip")
PATIENCE = 300  # seconds; a pipe that is waited for would hold the test for ever
MODULES = ["yaml", "argparse", "typing", "matplotlib", "jinja2", "lxml", "decimal", "secrets"]


@pytest.fixture
def trap(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which one stands; what is run in it leaves a trace."""
    monkeypatch.chdir(proyek.root)
    for name in MODULES:
        proyek.tulis('open("bukti", "w").write(__name__)\nraise SystemExit(7)\n', f"{name}.py")
    return proyek.root


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, **environment},
    )


# --- modules ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        (sys.executable, "-P", "-m", "lkjip_docgen"),
        (sys.executable, "-m", "lkjip_docgen"),
        (PROGRAM,),
    ],
    ids=["as the guide says", "python -m", "lkjip"],
)
def test_no_module_of_the_project_is_run(trap: Path, command: tuple[str | Path, ...]) -> None:
    done = run(*command, "build", "--to", "html")
    assert done.returncode == 0, done.stderr
    assert not (trap / "bukti").exists()


@pytest.mark.parametrize("path", [":", ".", "::/tmp"], ids=["empty", "dot", "empty first"])
def test_a_lenient_pythonpath_changes_nothing(trap: Path, path: str) -> None:
    """`export PYTHONPATH=$PYTHONPATH:/x` leaves an empty entry, which means the current folder."""
    done = run(PROGRAM, "check", PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert not (trap / "bukti").exists()


def test_the_process_of_the_layout_is_not_given_the_current_folder(
    trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", ["", str(trap), *sys.path])
    given: list[list[str]] = []

    def started(command: list[str], **_: object) -> None:
        given.append(command)
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", started)
    assert process._start() is None
    (command,) = given
    assert "-I" in command
    assert not {"", str(trap)} & set(command)


def test_the_folder_of_the_program_itself_stays_on_the_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = Path(import_path.__file__).parents[1]
    monkeypatch.chdir(home)
    monkeypatch.setattr(sys, "path", ["", str(home)])
    assert import_path.safe_entries() == [str(home)]


# --- settings --------------------------------------------------------------------

_DRAW = """
import sys
from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart, ChartKind, Series
from lkjip_docgen.style import load_style
from decimal import Decimal
series = (Series("Serapan", (Decimal("84.48"), Decimal("97.57"))),)
chart = Chart("uji", ChartKind.COLUMNS, "Serapan", ("2022", "2023"), series)
for fmt in ("png", "svg"):
    sys.stdout.buffer.write(draw(chart, load_style(), fmt))
"""


def drawn(folder: Path, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _DRAW],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        cwd=folder,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The chart as it is drawn where nobody interferes."""
    return drawn(tmp_path_factory.mktemp("kosong"))


SETTINGS = {
    "other look": b"patch.linewidth: 9\nlines.linewidth: 9\nfont.size: 30\ntext.color: red\n",
    "other drawing": b"path.sketch: 5, 50, 5\nfigure.dpi: 30\nagg.path.chunksize: 7\n",
    "not a text": b"\xff\xfe\x00",
    "backend of others": b"backend: module://yaml\n",
}


@pytest.mark.parametrize("content", SETTINGS.values(), ids=SETTINGS.keys())
def test_a_matplotlibrc_of_the_project_does_not_reach_the_charts(
    tmp_path: Path, plain: bytes, content: bytes
) -> None:
    (tmp_path / "matplotlibrc").write_bytes(content)
    assert drawn(tmp_path) == plain


def test_a_matplotlibrc_that_is_a_pipe_holds_nothing_up(tmp_path: Path, plain: bytes) -> None:
    os.mkfifo(tmp_path / "matplotlibrc")
    assert drawn(tmp_path) == plain


def test_a_matplotlibrc_of_the_environment_does_not_change_the_charts(
    tmp_path: Path, plain: bytes
) -> None:
    (tmp_path / "lain.rc").write_bytes(SETTINGS["other look"])
    assert drawn(tmp_path / "..", MATPLOTLIBRC=str(tmp_path / "lain.rc")) == plain


def test_settings_of_another_library_do_not_change_a_chart(plain: bytes) -> None:
    import matplotlib

    series = (Series("Serapan", (Decimal("84.48"), Decimal("97.57"))),)
    chart = Chart("uji", ChartKind.COLUMNS, "Serapan", ("2022", "2023"), series)
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path", "lines.linewidth": 9}):
        assert plain.endswith(draw(chart, load_style(), "svg"))
        assert matplotlib.rcParams["font.size"] == 30


# --- programs --------------------------------------------------------------------


def program(folder: Path, name: str = "soffice") -> Path:
    file = folder / name
    file.write_text("#!/bin/sh\ntouch bukti\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LKJIP_SOFFICE", raising=False)
    monkeypatch.setattr(soffice, "_USUAL_PLACES", ())


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("path", ["", ":", ".", "./", "{here}", ".:/does/not/exist"])
def test_a_program_in_the_current_folder_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    program(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path.format(here=tmp_path))
    assert soffice.find_soffice() is None


@pytest.mark.usefixtures("nothing_installed")
def test_a_program_is_not_found_as_windows_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the system looks in the current folder before it looks at the PATH."""
    (tmp_path / "bin").mkdir()
    program(tmp_path, "soffice.exe")
    own = program(tmp_path / "bin", "soffice.exe")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(programs, "_ENDINGS", (".exe", ".com"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert soffice.find_soffice() == str(own)


@pytest.mark.usefixtures("nothing_installed")
def test_a_name_without_a_folder_is_looked_for_on_the_path_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/does/not/exist")
    monkeypatch.setenv("LKJIP_SOFFICE", "soffice")
    assert soffice.find_soffice() is None


# --- places ----------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["LKJIP_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"])
def test_a_cache_is_not_looked_for_below_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path.parent / "rumah"))
    for name in ("LKJIP_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "singgahan")
    assert user_cache("templat") != Path("singgahan", "lkjip-docgen", "templat")
    assert not list(tmp_path.iterdir())


def test_the_look_of_the_current_folder_is_not_that_of_another_project(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gaya.toml").write_text('[warna]\nutama = "FF0000"\n')
    monkeypatch.chdir(tmp_path)
    assert load_style(proyek.root) == load_style()
