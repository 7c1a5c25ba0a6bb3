"""Only what changed is drawn again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from chart_examples import ABSORPTION, EMPLOYEES, HISTORY, row

from lkjip_docgen.charts import Drawn, draw, kept, render
from lkjip_docgen.charts.appearance import house_look
from lkjip_docgen.charts.cache import INDEX
from lkjip_docgen.records import replace
from lkjip_docgen.style import faces, load_style

pytestmark = pytest.mark.made_anew

STYLE = load_style()
CHARTS = (HISTORY, ABSORPTION, EMPLOYEES)


def redrawn(drawn: list[Drawn]) -> list[str]:
    return [d.id for d in drawn if d.redrawn]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert redrawn(render(CHARTS, STYLE, tmp_path / "grafik")) == [c.id for c in CHARTS]
    return tmp_path / "grafik"


def test_files_are_named_by_the_chart_and_hold_what_draw_gives(folder: Path) -> None:
    names = {f"{chart.id}.png" for chart in CHARTS}
    assert {file.name for file in folder.iterdir()} == names | {INDEX}
    assert (folder / "serapan.png").read_bytes() == draw(ABSORPTION, STYLE, "png")


def test_nothing_is_drawn_when_nothing_changed(folder: Path) -> None:
    times = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    again = render(CHARTS, STYLE, folder)
    assert redrawn(again) == []
    assert [d.files["png"] for d in again] == [folder / f"{c.id}.png" for c in CHARTS]
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == times


def test_a_changed_value_draws_that_chart_alone(folder: Path) -> None:
    changed = replace(ABSORPTION, series=(row("Serapan", "84.48", "99.43", "97.58"),))
    assert redrawn(render((HISTORY, changed, EMPLOYEES), STYLE, folder)) == ["serapan"]
    assert redrawn(render((HISTORY, changed, EMPLOYEES), STYLE, folder)) == []


def test_what_is_kept_is_known_without_drawing(folder: Path) -> None:
    changed = replace(ABSORPTION, series=(row("Serapan", "84.48", "99.43", "97.58"),))
    (folder / f"{HISTORY.id}.png").write_bytes(b"rusak")
    found = kept((HISTORY, changed, EMPLOYEES), STYLE, folder, "png")
    assert found.keys() == {EMPLOYEES.id}
    assert found[EMPLOYEES.id] == (folder / f"{EMPLOYEES.id}.png").read_bytes()
    assert kept(CHARTS, STYLE, folder / "lain", "png") == {}


def test_a_changed_style_draws_everything(folder: Path) -> None:
    other = replace(STYLE, warna=replace(STYLE.warna, utama="000000"))
    assert len(redrawn(render(CHARTS, other, folder))) == 3


def test_a_face_installed_or_replaced_draws_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "state", lambda: "satu huruf lagi")
    assert len(redrawn(render(CHARTS, STYLE, folder))) == 3


def test_another_matplotlib_draws_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_docgen.charts.cache._matplotlib", lambda: "99")
    assert len(redrawn(render(CHARTS, STYLE, folder))) == 3


def test_the_state_of_the_faces_changes_with_each_of_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = tmp_path / "huruf.ttf"
    face.write_bytes(b"")
    monkeypatch.setattr(faces, "on_path", lambda program: program)
    monkeypatch.setattr(faces, "_answer", lambda _: f"{face}\n")
    states = []
    for moment in (1, 2, 2):
        os.utime(face, ns=(moment, moment))
        faces.state.cache_clear()
        states.append(faces.state())
    faces.state.cache_clear()
    assert states[0] != states[1] == states[2]


def test_a_face_that_matplotlib_has_not_listed_yet_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib keeps its list from before the face was installed."""
    from matplotlib.font_manager import fontManager

    face = "DejaVu Serif"
    if face.casefold() not in faces.installed_faces():
        pytest.skip(f"{face} is not installed")
    others = [font for font in fontManager.ttflist if font.name != face]
    monkeypatch.setattr(fontManager, "ttflist", others)
    look = house_look(replace(STYLE, huruf=replace(STYLE.huruf, utama=face)))
    assert look.families[0] == face


def test_a_deleted_file_is_drawn_again(folder: Path) -> None:
    (folder / "serapan.png").unlink()
    assert redrawn(render(CHARTS, STYLE, folder)) == ["serapan"]
    assert (folder / "serapan.png").is_file()


@pytest.mark.parametrize("content", ["", "[]", "{rusak", "\x00"])
def test_a_damaged_index_only_costs_time(folder: Path, content: str) -> None:
    (folder / INDEX).write_text(content, encoding="utf-8")
    assert len(redrawn(render(CHARTS, STYLE, folder))) == 3
    assert redrawn(render(CHARTS, STYLE, folder)) == []


def test_drawing_one_chart_keeps_the_others_current(folder: Path) -> None:
    render((replace(HISTORY, places=1),), STYLE, folder)
    assert redrawn(render(CHARTS, STYLE, folder)) == [HISTORY.id]


def test_a_second_format_does_not_draw_the_first_again(folder: Path) -> None:
    before = (folder / "serapan.png").stat().st_mtime_ns
    (both,) = render((ABSORPTION,), STYLE, folder, ("png", "svg"))
    assert both.redrawn
    assert both.files["svg"].read_bytes() == draw(ABSORPTION, STYLE, "svg")
    assert (folder / "serapan.png").stat().st_mtime_ns == before


def test_both_formats_drawn_together_equal_those_drawn_alone(tmp_path: Path) -> None:
    for formats in (("png", "svg"), ("svg", "png")):
        (drawn,) = render((HISTORY,), STYLE, tmp_path / formats[0], formats)
        for fmt, file in drawn.files.items():
            assert file.read_bytes() == draw(HISTORY, STYLE, fmt)


def test_a_chart_that_cannot_be_drawn_leaves_the_earlier_file(folder: Path) -> None:
    earlier = (folder / "serapan.png").read_bytes()
    with pytest.raises(ValueError, match="serapan"):
        render((replace(ABSORPTION, notes=("a",)),), STYLE, folder)
    assert (folder / "serapan.png").read_bytes() == earlier


def test_an_id_that_is_no_file_name_or_stands_twice_is_refused(tmp_path: Path) -> None:
    for name in ("../serapan", "a/b", "", ".x", "a b"):
        with pytest.raises(ValueError, match="no file name"):
            render((replace(HISTORY, id=name),), STYLE, tmp_path)
    with pytest.raises(ValueError, match="used twice"):
        render((HISTORY, HISTORY), STYLE, tmp_path)
    with pytest.raises(ValueError, match="unknown format"):
        render((HISTORY,), STYLE, tmp_path, ("gif",))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(OSError, match="berkas"):
        render(CHARTS, STYLE, tmp_path / "berkas")


def test_matplotlib_is_not_loaded_when_all_files_are_current(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from chart_examples import ABSORPTION, EMPLOYEES, HISTORY\n"
        "from lkjip_docgen.charts import render\n"
        "from lkjip_docgen.style import load_style\n"
        "drawn = render((HISTORY, ABSORPTION, EMPLOYEES), load_style(), Path(sys.argv[1]))\n"
        "loaded = [name in sys.modules for name in ('matplotlib', 'numpy')]\n"
        "print(any(d.redrawn for d in drawn), *loaded)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False", "False"]
