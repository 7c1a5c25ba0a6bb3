"""`lkjip rollup`: the report of the office above, and what there is of every unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ministry import Trouble, make_ministry

from lkjip_docgen import cli
from lkjip_docgen.document import Report, Table, each_block, plain_text
from lkjip_docgen.jobs import measure_and_compose
from lkjip_docgen.source import load_project


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kanwil")
    make_ministry(folder, 6, 21, Trouble(late=1, wrong=1))
    return folder


def test_it_builds_what_build_does_and_tells_of_every_unit_that_does_not_count(
    ministry: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--no-layout", "-o"]
    assert cli.main(["build", str(ministry), *wanted, str(tmp_path / "satu")]) == 0
    capsys.readouterr()
    assert cli.main(["rollup", str(ministry), *wanted, str(tmp_path / "dua")]) == 0

    printed = capsys.readouterr().out
    assert "4 dari 6 balai dihitung." in printed
    assert "belum menyampaikan data" in printed
    assert "masih mengandung kesalahan (1)" in printed
    (one,), (other,) = (list((tmp_path / name).iterdir()) for name in ("satu", "dua"))
    assert one.read_bytes() == other.read_bytes()


def test_it_names_units_that_count_and_lack_a_figure_as_check_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_ministry(tmp_path, 2, 41, Trouble())
    data = next(tmp_path.glob("unit/*/laporan.yaml"))
    told = data.read_text(encoding="utf-8")
    data.write_text(re.sub(r"nilai_penyebut: \d+", "nilai_penyebut: null", told, count=1), "utf-8")
    cli.main(["check", str(tmp_path)])
    found = re.findall(r"LK562 (.+) tidak dihitung dalam (.+): ", capsys.readouterr().out)

    wanted = ["--no-layout", "--to", "html", "-o", str(tmp_path / "hasil")]
    assert cli.main(["rollup", str(tmp_path), *wanted]) == 0

    lines = capsys.readouterr().out.splitlines()
    line = lines[lines.index("2 dari 2 balai dihitung.") + 1]
    assert {unit for unit, _ in found} == {line.partition(":")[0].strip()}
    assert [what for _, what in found] == re.split(", | dan ", line.partition(" untuk ")[2])


def test_data_without_units_are_for_build(
    ministry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = next(ministry.glob("unit/*/laporan.yaml")).parent
    status = cli.main(["rollup", str(unit)])

    assert status == 1
    assert "LK8" in capsys.readouterr().err


def report(folder: Path) -> Report:
    return measure_and_compose(load_project(folder), lambda _: None)[1]


def tables(made: Report) -> dict[str, Table]:
    return {
        block.id: block
        for part in made.parts
        for block in each_block(part.blocks)
        if isinstance(block, Table)
    }


def test_few_units_stand_in_the_chapter_and_many_in_the_appendix(
    ministry: Path, tmp_path: Path
) -> None:
    make_ministry(tmp_path, 33, 2)
    few, many = report(ministry), report(tmp_path)
    wide = {"tabel-unit-capaian", "tabel-unit-anggaran", "tabel-unit-penerimaan", "tabel-ikm-unit"}

    assert wide <= tables(few).keys()
    assert wide <= tables(many).keys()
    chapter = {block.id for block in each_block(many.part("bab_3")) if isinstance(block, Table)}
    assert not wide & chapter
    assert len(tables(many)["tabel-ikm-unit"].rows) == 33 + 1
    assert len(tables(few)["tabel-unit-belum"].rows) == 2


def test_a_row_of_a_late_unit_says_why_and_holds_no_marker(ministry: Path) -> None:
    found = tables(report(ministry))

    said = [
        plain_text(cell.content)
        for row in found["tabel-pendampingan-unit"].rows
        for cell in row.cells
        if cell.colspan == 3
    ]
    assert sorted(said) == ["belum menyampaikan data", "datanya masih mengandung kesalahan"]
