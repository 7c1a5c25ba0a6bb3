"""What a project that was sent brings along as "already made", and damage to one's own cache."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from proyek import Proyek

from lkjip_docgen.api import build, compose_report, draw_charts
from lkjip_docgen.cache import project_cache, user_cache
from lkjip_docgen.charts import Drawn
from lkjip_docgen.charts.cache import INDEX, digest
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs import charts as charts_job
from lkjip_docgen.jobs import drafting
from lkjip_docgen.layout import Engine, page_numbers
from lkjip_docgen.output import Outputs
from lkjip_docgen.style import load_style


@pytest.fixture
def proyek(proyek: Proyek) -> Proyek:
    """A cache of its own is empty at first: few templates have to be compiled for each test."""
    return proyek.ringkas()


SCRIPT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
    "<script>fetch('http://127.0.0.1:9/' + document.title)</script></svg>"
)


@pytest.fixture(autouse=True)
def fresh_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has not built this project yet."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "singgahan"))
    return tmp_path / "singgahan" / "lkjip-docgen"


def prepared(proyek: Proyek, kind: str, content: bytes) -> None:
    """Every chart as already drawn, with the marks that the program itself would leave."""
    folder = proyek.root / ".lkjip" / "grafik"
    folder.mkdir(parents=True)
    style = load_style(proyek.root)
    index = {}
    for chart in charts_of(compose_report(proyek.muat())):
        (folder / f"{chart.id}.{kind}").write_bytes(content)
        index[f"{chart.id}.{kind}"] = digest(chart, style)
    assert index
    (folder / INDEX).write_text(json.dumps(index))


def pictures(docx: Path) -> set[bytes]:
    with zipfile.ZipFile(docx) as archive:
        return {archive.read(n) for n in archive.namelist() if n.startswith("word/media/")}


# --- a project that was prepared -------------------------------------------------


def test_a_prepared_chart_puts_no_script_into_the_page(proyek: Proyek, tmp_path: Path) -> None:
    prepared(proyek, "svg", SCRIPT.encode())
    (page,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    assert "<script" not in page.read_text(encoding="utf-8").lower()


def test_a_prepared_chart_does_not_stand_in_word(proyek: Proyek, tmp_path: Path) -> None:
    wrong = (proyek.root / "foto" / "sampul.jpg").read_bytes()
    prepared(proyek, "png", wrong)
    (docx,) = build(proyek.root, tmp_path / "hasil", with_layout=False).files
    clean = Proyek(tmp_path / "bersih")
    shutil.copytree(proyek.root, clean.root, ignore=shutil.ignore_patterns(".lkjip"))
    (expected,) = build(clean.root, tmp_path / "hasil-bersih", with_layout=False).files
    assert pictures(docx) == pictures(expected)


def test_prepared_charts_are_not_handed_out(proyek: Proyek, tmp_path: Path) -> None:
    prepared(proyek, "svg", SCRIPT.encode())
    drawn = draw_charts(proyek.root, tmp_path / "grafik").charts
    assert all("<script" not in d.files["svg"].read_text(encoding="utf-8") for d in drawn)


def test_prepared_page_numbers_are_not_believed(proyek: Proyek, tmp_path: Path) -> None:
    """The answer to every question that could be asked of the folder is wrong."""
    folder = proyek.root / ".lkjip" / "halaman"
    folder.mkdir(parents=True)
    engine = Engine("Tata letak", "1", lambda: {"_Toc1": "7"})
    page_numbers("isi", (engine,), folder)
    for file in folder.iterdir():
        file.write_text('{"_Toc1": "999"}')
    known = page_numbers("isi", (engine,), project_cache(proyek.root, "halaman"))
    assert known.pages == {"_Toc1": "7"}
    assert page_numbers("isi", (engine,), folder).pages == {"_Toc1": "7"}


@pytest.mark.parametrize("name", [".lkjip", ".lkjip/grafik", ".lkjip/halaman"])
def test_a_cache_of_a_project_that_leads_elsewhere_is_left_alone(
    proyek: Proyek, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "dokumen"
    elsewhere.mkdir()
    place = proyek.root / name
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(elsewhere)
    build(proyek.root, tmp_path / "hasil", ("html",))
    assert not list(elsewhere.iterdir())


def test_a_build_puts_nothing_into_the_project_but_the_report(proyek: Proyek) -> None:
    before = set(proyek.root.rglob("*"))
    (page,) = build(proyek.root, formats=("html",)).files
    assert set(proyek.root.rglob("*")) - before == {page, page.parent}


def test_an_old_cache_stays_as_it_is(proyek: Proyek, tmp_path: Path) -> None:
    prepared(proyek, "png", b"lama")
    before = {f: f.read_bytes() for f in (proyek.root / ".lkjip").rglob("*") if f.is_file()}
    build(proyek.root, tmp_path / "hasil", ("html",))
    assert {f: f.read_bytes() for f in (proyek.root / ".lkjip").rglob("*") if f.is_file()} == before


def test_a_project_cannot_say_that_a_file_is_an_output(proyek: Proyek) -> None:
    """The memory of outputs is the user's; its like in a project is not read."""
    target = proyek.root / "keluaran" / "catatan.json"
    target.parent.mkdir()
    Outputs().write(target, lambda aside: aside.write_text("keluaran"))
    memory = user_cache("keluaran")
    assert memory is not None
    shutil.copytree(memory, proyek.root / ".lkjip" / "keluaran")
    shutil.rmtree(memory)
    with pytest.raises(LkjipError, match="tidak ditimpa"):
        Outputs().write(target, lambda aside: aside.write_text("lain"))
    assert target.read_text() == "keluaran"


# --- the user's own cache --------------------------------------------------------


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"<!-- lebih -->")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def swap(file: Path) -> None:
    other = next(f for f in sorted(file.parent.glob(f"*{file.suffix}")) if f != file)
    file.write_bytes(other.read_bytes())


def lose(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("damage", [cut, lengthen, empty, swap, lose], ids=lambda d: d.__name__)
def test_a_damaged_picture_is_drawn_again(
    proyek: Proyek, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    (page,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    before = page.read_bytes()
    file = sorted(project_cache(proyek.root, "grafik").glob("*.svg"))[0]
    sound = file.read_bytes()
    damage(file)
    build(proyek.root, tmp_path / "hasil", ("html",))
    assert file.read_bytes() == sound
    assert page.read_bytes() == before


@pytest.mark.parametrize("damage", [lengthen, swap, lose], ids=lambda d: d.__name__)
def test_what_another_build_draws_meanwhile_is_not_shown(
    proyek: Proyek,
    tmp_path: Path,
    damage: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two builds of one folder at once, of other data: each shows its own charts."""
    (page,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    before = page.read_bytes()
    drawn_here = drafting.draw

    def drawn_by_two(*order: Any) -> tuple[Drawn, ...]:
        drawn = drawn_here(*order)
        damage(drawn[0].files["svg"])
        return drawn

    monkeypatch.setattr(drafting, "draw", drawn_by_two)
    build(proyek.root, tmp_path / "hasil", ("html",))
    assert page.read_bytes() == before


def test_charts_that_are_handed_out_are_those_that_were_drawn(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "grafik"
    before = draw_charts(proyek.root, target).charts[0].files
    contents = [file.read_bytes() for file in before.values()]
    drawn_here = charts_job.draw

    def drawn_by_two(*order: Any) -> tuple[Drawn, ...]:
        drawn = drawn_here(*order)
        lengthen(drawn[0].files["svg"])
        return drawn

    monkeypatch.setattr(charts_job, "draw", drawn_by_two)
    after = draw_charts(proyek.root, target).charts[0].files
    assert [file.read_bytes() for file in after.values()] == contents


@pytest.mark.parametrize("content", ["", "{}", "[1]", "{rusak", "null", '{"a.svg": 3}'])
def test_a_damaged_index_costs_time_alone(proyek: Proyek, tmp_path: Path, content: str) -> None:
    (page,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    before = page.read_bytes()
    (project_cache(proyek.root, "grafik") / INDEX).write_text(content)
    build(proyek.root, tmp_path / "hasil", ("html",))
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    "content", ["", "{}", '{"_Toc1": "999"}', "0\n{}", "\ud800", "null\nnull"], ids=repr
)
def test_damaged_page_numbers_are_laid_out_again(tmp_path: Path, content: str) -> None:
    asked = []
    engine = Engine("Tata letak", "1", lambda: asked.append(1) or {"_Toc1": "7"})
    page_numbers("isi", (engine,), tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert page_numbers("isi", (engine,), tmp_path).pages == {"_Toc1": "7"}
    assert page_numbers("isi", (engine,), tmp_path).pages == {"_Toc1": "7"}
    assert len(asked) == 2


def test_what_is_kept_is_for_the_user_alone(proyek: Proyek, fresh_cache: Path) -> None:
    before = os.umask(0o000)
    try:
        folder = project_cache(proyek.root, "grafik")
    finally:
        os.umask(before)
    for place in (folder, folder.parent, fresh_cache):
        assert place.stat().st_mode & 0o077 == 0


def test_a_cache_to_which_others_could_write_is_closed(fresh_cache: Path) -> None:
    fresh_cache.mkdir(parents=True)
    fresh_cache.chmod(0o777)
    assert user_cache("templat") == fresh_cache / "templat"
    assert fresh_cache.stat().st_mode & 0o022 == 0


def test_a_cache_of_somebody_else_is_not_used(
    fresh_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh_cache.mkdir(parents=True)
    owner = fresh_cache.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert user_cache("templat") is None


def test_without_a_cache_a_report_is_made_all_the_same(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (expected,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    (tmp_path / "berkas").touch()
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "berkas"))
    (page,) = build(proyek.root, tmp_path / "hasil-lain", ("html",)).files
    assert page.read_bytes() == expected.read_bytes()
    assert not (proyek.root / ".lkjip").exists()


def test_what_was_made_for_a_folder_that_is_gone_is_forgotten(
    proyek: Proyek, tmp_path: Path
) -> None:
    gone = tmp_path / "dihapus"
    gone.mkdir()
    kept = project_cache(gone, "grafik")
    assert kept.is_dir()
    assert project_cache(proyek.root, "grafik").is_dir()
    gone.rmdir()
    project_cache(tmp_path, "grafik")
    assert not kept.parent.exists()
    assert project_cache(proyek.root, "grafik").is_dir()
