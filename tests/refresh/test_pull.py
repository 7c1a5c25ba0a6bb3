"""Numbers that people corrected in Word, written into the data where they came from."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from refresh_files import OLD_REVENUE, REVENUE, W, built, correct, edit, project, seen

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.pull import find_corrections, write_corrections
from lkjip_docgen.measures import measure
from lkjip_docgen.refresh.pull import parse_number
from lkjip_docgen.source import load_project


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("asal") / "laporan-2023")
    built(folder)
    return folder


@pytest.fixture
def work(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "kerja")


@pytest.fixture
def report(work: Path) -> Path:
    return next((work / "keluaran").glob("*.docx"))


def type_over(report: Path, old: str, new: str, *, everywhere: bool = True) -> None:
    """Type another number wherever a control shows the old one, or only at the first place."""

    def change(document: object) -> None:
        for control in document.element.iter(f"{W}sdt"):  # type: ignore[attr-defined]
            if seen(control) == old:
                next(control.iter(f"{W}t")).text = new
                if not everywhere:
                    return

    edit(report, change)  # type: ignore[arg-type]


def value(work: Path, path: str) -> Decimal | None:
    return measure(load_project(work).laporan).quantities()[path].value


def test_a_corrected_number_goes_to_its_place_and_nothing_else_moves(
    work: Path, report: Path
) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001")
    file = work / "laporan.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    pull = find_corrections(report)
    assert [(c.path, c.old, c.new) for c in pull.corrections] == [
        ("pnbp.2023.realisasi", OLD_REVENUE, "Rp5.300.000.001")
    ]
    assert file.read_text(encoding="utf-8").splitlines() == before  # nothing without a yes

    assert write_corrections(pull) == (file,)
    after = file.read_text(encoding="utf-8").splitlines()
    [changed] = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed[1] == changed[0].replace("5259606637", "5300000001")
    assert value(work, "pnbp.2023.realisasi") == 5_300_000_001
    assert not find_corrections(report).corrections


def test_a_computed_number_is_refused_with_what_it_is_made_of(work: Path, report: Path) -> None:
    type_over(report, "99,35%", "98,00%")
    pull = find_corrections(report)
    assert not pull.corrections
    [refusal] = [f for f in pull.refused if f.path == "pnbp.2023.capaian"]
    assert refusal.code == "LK758"
    assert "pnbp.2023.realisasi" in refusal.suggestion
    assert "laporan.yaml:" in refusal.suggestion


def test_one_quantity_with_two_new_values_is_nobodys_guess(work: Path, report: Path) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001", everywhere=False)
    type_over(report, OLD_REVENUE, "Rp5.400.000.002", everywhere=False)
    pull = find_corrections(report)
    assert not pull.corrections
    assert {f.code for f in pull.refused} == {"LK759"}


def test_a_number_that_the_data_have_changed_since_is_not_written_over(
    work: Path, report: Path
) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001")
    correct(work, REVENUE)
    pull = find_corrections(report)
    assert not pull.corrections
    [refusal] = pull.refused
    assert "lkjip refresh" in refusal.suggestion


def test_words_in_the_place_of_a_number_are_named(work: Path, report: Path) -> None:
    type_over(report, OLD_REVENUE, "lima miliar")
    assert {(f.code, f.path) for f in find_corrections(report).refused} == {
        ("LK759", "pnbp.2023.realisasi")
    }


def test_a_number_is_found_without_content_controls(work: Path, report: Path) -> None:
    def flatten(document: object) -> None:  # as some word processors do
        for control in list(document.element.iter(f"{W}sdt")):  # type: ignore[attr-defined]
            for run in control.find(f"{W}sdtContent"):
                control.addprevious(run)
            control.getparent().remove(control)
        for node in document.element.iter(f"{W}t"):  # type: ignore[attr-defined]
            if node.text == OLD_REVENUE:
                node.text = "Rp5.300.000.001"

    edit(report, flatten)  # type: ignore[arg-type]
    assert [c.new for c in find_corrections(report).corrections] == ["Rp5.300.000.001"]


def test_nothing_is_written_unless_somebody_says_yes(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001")
    before = (work / "laporan.yaml").read_bytes()
    assert main(["pull", str(report)]) == 0
    assert (work / "laporan.yaml").read_bytes() == before
    assert "--yes" in capsys.readouterr().out
    assert main(["pull", str(report), "--yes"]) == 0
    assert (work / "laporan.yaml").read_bytes() != before
    assert any(work.glob("laporan.yaml.*.bak"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rp1.234.567", "1234567"),
        ("97,57%", "97.57"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("39 orang", "39"),
        ("3 dari 4", None),
        ("tiga", None),
        ("Rp9,09 miliar", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_indonesians_print_them(text: str, number: str | None) -> None:
    assert parse_number(text) == (None if number is None else Decimal(number))


def test_a_number_of_a_table_file_goes_into_its_cell(work: Path, report: Path) -> None:
    quantities = measure(load_project(work).laporan).quantities()
    path = "indikator.ikm.survei.unsur.informasi.jan"
    place = quantities[path].place
    assert place is not None
    file = Path(place.file)

    def change(document: object) -> None:
        for control in document.element.iter(f"{W}sdt"):  # type: ignore[attr-defined]
            if control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == path:
                next(control.iter(f"{W}t")).text = "17,25"

    edit(report, change)  # type: ignore[arg-type]
    before = file.read_text("utf-8").splitlines()
    assert write_corrections(find_corrections(report)) == (file,)
    [(old, new)] = [
        (a, b) for a, b in zip(before, file.read_text("utf-8").splitlines(), strict=True) if a != b
    ]
    cells = list(zip(old.split(";"), new.split(";"), strict=True))
    assert [b for a, b in cells if a != b] == ["17,25"]
    assert value(work, path) == Decimal("17.25")
