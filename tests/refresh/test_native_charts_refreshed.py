"""Charts of Word in an edited report: new numbers in their place, in the look that people gave."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from refresh_files import NEW_REVENUE, REVENUE, built, correct, project, touch
from test_items_of_lists import rebuilt

from lkjip_docgen.docx import (
    Element,
    Package,
    chart_of,
    data_of_chart,
    q,
    read_docx,
    w,
    workbook_of,
    write_zip,
)
from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.refresh import Kind

CHART = "gambar-pnbp"
OLD, NEW = "5259606637", "3259606637"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with charts of Word; no test may change it."""
    folder = project(tmp_path_factory.mktemp("asal") / "laporan-2023")
    (folder / "gaya.toml").write_text('grafik = "word"\n', encoding="utf-8")
    built(folder)
    return folder


@pytest.fixture
def work(first: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    import shutil

    return shutil.copytree(first, tmp_path / "kerja")


@pytest.fixture
def report(work: Path) -> Path:
    """Its report, saved again by another program."""
    file = next((work / "keluaran").glob("*.docx"))
    touch(file)
    return file


def renewed(report: Path, *take: str) -> RefreshResult:
    return refresh(report, report.parents[1], wish=Wish(take=take, with_layout=False))


def drawing(package: Package, name: str = CHART) -> Element | None:
    for found in package.body.iter(w("drawing")):
        label = found.find(f".//{q('wp', 'docPr')}")
        if label is not None and label.get("name") == name:
            return found
    return None


def opened(report: Path, name: str = CHART) -> tuple[Package, str]:
    """The report and the entry of one of its charts; "" where there is a picture or nothing."""
    package = Package(read_docx(report), report)
    found = drawing(package, name)
    return package, "" if found is None else chart_of(package, found)


def realisasi(report: Path) -> tuple[str, ...]:
    package, name = opened(report)
    return data_of_chart(package.tree(name)).series[1].values


def in_workbook(report: Path) -> list[object]:
    package, name = opened(report)
    sheet = load_workbook(BytesIO(workbook_of(package, name)))["Data"]
    return [row[2] for row in sheet.iter_rows(values_only=True)]


def change_chart(report: Path, change: Callable[[str], str]) -> None:
    """Change the chart as people do in Word."""
    package, name = opened(report)
    text = package.entries[name].decode()
    assert change(text) != text
    package.entries[name] = change(text).encode()
    write_zip(report, package.entries)


def of_charts(result: RefreshResult) -> list[tuple[Kind, str]]:
    return [(c.kind, c.path) for c in result.outcome.changes if c.path.startswith("gambar.")]


def test_a_new_number_comes_into_the_chart_and_its_workbook(work: Path, report: Path) -> None:
    correct(work, REVENUE)
    assert of_charts(renewed(report)) == [(Kind.PICTURE, f"gambar.{CHART}")]
    assert realisasi(report)[-1] == NEW
    assert in_workbook(report) == ["Realisasi", 1999969258, 3729301842, int(NEW)]
    package, _ = opened(report)
    label = drawing(package).find(f".//{q('wp', 'docPr')}")  # type: ignore[union-attr]
    assert label is not None
    assert NEW_REVENUE in label.get("descr", "")


def test_an_edited_report_has_the_charts_of_a_new_build(work: Path, report: Path) -> None:
    correct(work, REVENUE)
    renewed(report)
    fresh = rebuilt(work)
    mine, new = opened(report), opened(fresh)
    assert mine[0].entries[mine[1]] == new[0].entries[new[1]]
    assert workbook_of(*mine) == workbook_of(*new)


def test_nothing_is_written_where_nothing_changed(report: Path) -> None:
    before = report.read_bytes()
    result = renewed(report)
    assert not result.written
    assert report.read_bytes() == before


def test_every_chart_of_the_report_is_one_of_word_with_a_workbook(report: Path) -> None:
    package = Package(read_docx(report), report)
    charts = [chart_of(package, d) for d in package.body.iter(w("drawing"))]
    native = [name for name in charts if name]
    assert len(native) == len(set(native)) >= 3
    assert all(workbook_of(package, name).startswith(b"PK") for name in native)


def test_what_people_changed_of_the_look_stays(work: Path, report: Path) -> None:
    def look(text: str) -> str:
        green = text.replace("B8892B", "00AA00")
        return re.sub(r'<c:max val="[^"]*"/>', '<c:max val="9000000000"/>', green)

    change_chart(report, look)
    correct(work, REVENUE)
    assert of_charts(renewed(report)) == [(Kind.PICTURE, f"gambar.{CHART}")]
    assert realisasi(report)[-1] == NEW
    text = opened(report)[0].entries[opened(report)[1]].decode()
    assert "00AA00" in text
    assert "B8892B" not in text
    assert 'max val="9000000000"' in text


def test_numbers_that_people_typed_into_a_chart_are_asked_about(work: Path, report: Path) -> None:
    change_chart(report, lambda text: text.replace(OLD, "5000000000"))
    assert of_charts(renewed(report)) == []  # the data have not changed
    correct(work, REVENUE)
    for _ in range(2):  # as long as nobody decides
        result = renewed(report)
        assert of_charts(result) == [(Kind.CONFLICT, f"gambar.{CHART}")]
        assert realisasi(report)[-1] == "5000000000"
    renewed(report, "data")
    assert realisasi(report)[-1] == NEW
    assert in_workbook(report)[-1] == int(NEW)


def test_numbers_that_people_typed_already_are_no_conflict(work: Path, report: Path) -> None:
    correct(work, REVENUE)
    fresh = rebuilt(work)
    package, name = opened(fresh)
    change_chart(report, lambda _: package.entries[name].decode().replace("B8892B", "00AA00"))
    assert of_charts(renewed(report)) == []
    assert realisasi(report)[-1] == NEW


def test_a_chart_that_people_took_out_is_told_of(work: Path, report: Path) -> None:
    package, _ = opened(report)
    found = drawing(package)
    assert found is not None
    found.getparent().remove(found)  # type: ignore[union-attr]
    write_zip(report, package.result())
    correct(work, REVENUE)
    assert of_charts(renewed(report)) == [(Kind.GONE, f"gambar.{CHART}")]


def test_charts_become_pictures_and_charts_again(work: Path, report: Path) -> None:
    (work / "gaya.toml").unlink()
    renewed(report)
    assert opened(report)[1] == ""
    assert not [name for name in ZipFile(report).namelist() if "grafik" in name]
    package, _ = opened(report)
    found = drawing(package)
    assert found is not None
    assert package.picture(found)
    (work / "gaya.toml").write_text('grafik = "word"\n', encoding="utf-8")
    renewed(report)
    assert realisasi(report)[-1] == OLD
    assert in_workbook(report)[-1] == int(OLD)


def test_a_size_that_people_gave_a_chart_stays(work: Path, report: Path) -> None:
    package, _ = opened(report)
    found = drawing(package)
    assert found is not None
    extent = found.find(f".//{q('wp', 'extent')}")
    assert extent is not None
    extent.set("cx", "3600000")
    write_zip(report, package.result())
    correct(work, REVENUE)
    renewed(report)
    package, _ = opened(report)
    extent = drawing(package).find(f".//{q('wp', 'extent')}")  # type: ignore[union-attr]
    assert extent is not None
    assert extent.get("cx") == "3600000"


def test_a_chart_without_its_workbook_gets_one_again(work: Path, report: Path) -> None:
    package, name = opened(report)
    (relation,) = package.relations(name)
    package.drop(f"word/embeddings/{relation.get('Target', '').rpartition('/')[2]}")
    package.relations(name).remove(relation)
    write_zip(report, package.result())
    correct(work, REVENUE)
    renewed(report)
    assert in_workbook(report)[-1] == int(NEW)
