"""Numbers that people corrected in Word, written into the data where they came from."""

from __future__ import annotations

import copy
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from refresh_files import OLD_REVENUE, REVENUE, W, correct, edit, part
from word_files import type_over

from lkjip_docgen.cli import main
from lkjip_docgen.docx.controls import every_control
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.pull import find_corrections, write_corrections
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project


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

    assert write_corrections(pull).files == (file,)
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


def test_what_is_made_of_computed_numbers_is_traced_to_what_people_write(
    work: Path, report: Path
) -> None:
    type_over(report, "Rp9.092.592.000", "Rp9.100.000.000")
    [refusal] = [
        f for f in find_corrections(report).refused if f.path == "anggaran.2023.total.pagu"
    ]
    assert (
        len(re.findall(r"kegiatan\.[^;]*\.pagu \([^;]*laporan\.yaml:\d+:\d+\)", refusal.suggestion))
        == 2
    )


def test_one_quantity_with_two_new_values_is_nobodys_guess(work: Path, report: Path) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001", everywhere=False)
    type_over(report, OLD_REVENUE, "Rp5.400.000.002", everywhere=False)
    pull = find_corrections(report)
    assert not pull.corrections
    [refusal] = pull.refused
    assert refusal.code == "LK759"
    assert "Rp5.300.000.001 (di bawah judul" in refusal.message
    assert " dan Rp5.400.000.002 (di bawah judul" in refusal.message


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
    assert f"lkjip refresh {report}" in capsys.readouterr().out
    assert (work / "laporan.yaml").read_bytes() != before
    assert any(work.glob("laporan.yaml.*.bak"))


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
    assert write_corrections(find_corrections(report)).files == (file,)
    [(old, new)] = [
        (a, b) for a, b in zip(before, file.read_text("utf-8").splitlines(), strict=True) if a != b
    ]
    cells = list(zip(old.split(";"), new.split(";"), strict=True))
    assert [b for a, b in cells if a != b] == ["17,25"]
    assert value(work, path) == Decimal("17.25")


def retype(report: Path, typed: dict[str, str]) -> None:
    """Type other numbers wherever the controls of these paths stand."""
    root = part(report, DOCUMENT)
    for control, (tag, _) in every_control(root):
        if tag in typed:
            next(control.iter(f"{W}t")).text = typed[tag]
    with_part(report, DOCUMENT, root)


def with_part(report: Path, name: str, root: etree._Element) -> None:
    """Give a part of a Word file another content."""
    with zipfile.ZipFile(report) as package:
        entries = {info: package.read(info) for info in package.infolist()}
    with zipfile.ZipFile(report, "w") as package:
        for info, data in entries.items():
            package.writestr(info, etree.tostring(root) if info.filename == name else data)


def first_control(report: Path, old: str) -> tuple[etree._Element, etree._Element]:
    """The text, and the first control in it that prints a number."""
    root = part(report, DOCUMENT)
    return root, next(control for control, (_, text) in every_control(root) if text == old)


def copies(work: Path) -> list[str]:
    return sorted(file.name.split(".yaml")[0] for file in work.glob("*.bak"))


def test_one_that_cannot_be_written_does_not_keep_the_others_back(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = {"pnbp.2023.realisasi": "Rp5.300.000.001,50", "pnbp.2023.target": "Rp5.400.000.000"}
    retype(report, typed)
    realised = value(work, "pnbp.2023.realisasi")
    assert main(["pull", str(report), "--yes"]) == 1
    assert value(work, "pnbp.2023.target") == 5_400_000_000
    assert value(work, "pnbp.2023.realisasi") == realised
    printed = capsys.readouterr()
    assert "1 dari 2 angka ditulis" in printed.out
    assert "LK765" in printed.err
    assert "bilangan bulat" in printed.err
    assert len(copies(work)) == 1


def test_where_nothing_was_written_nothing_is_left_behind(work: Path, report: Path) -> None:
    retype(report, {"pnbp.2023.realisasi": "Rp5.300.000.001,50"})
    before = sorted((f, f.read_bytes()) for f in work.iterdir() if f.is_file())
    written = write_corrections(find_corrections(report))
    assert (written.files, written.corrections) == ((), [])
    assert [f.code for f in written.refused] == ["LK765"]
    assert sorted((f, f.read_bytes()) for f in work.iterdir() if f.is_file()) == before


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    work: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "indikator.ikm.survei.unsur.informasi.jan"
    retype(report, {"pnbp.2023.realisasi": "Rp5.300.000.001", table: "17,25"})
    pull = find_corrections(report)
    (work / ".~lock.survei-ikm-2023.csv#").touch()  # LibreOffice has it open
    before = {f: f.read_bytes() for f in work.iterdir() if f.is_file()}
    with pytest.raises(LkjipError, match="dibuka di program lain"):
        write_corrections(pull)
    assert {f: f.read_bytes() for f in work.iterdir() if f.is_file()} == before


def test_a_number_changed_at_one_place_tells_of_the_others(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001", everywhere=False)
    [correction] = find_corrections(report).corrections
    assert correction.unchanged > 0
    assert main(["pull", str(report)]) == 0
    said = capsys.readouterr().out
    assert f"{correction.unchanged} tempat lain dalam laporan masih mencetak {OLD_REVENUE}" in said
    assert f"{correction.label} (pnbp.2023.realisasi)" in said
    assert "laporan.yaml:" in said


def test_json_names_files_as_the_other_commands_do(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    type_over(report, OLD_REVENUE, "Rp5.300.000.001")
    monkeypatch.chdir(work)
    assert main(["pull", str(report), "--format", "json"]) == 0
    [told] = json.loads(capsys.readouterr().out)["corrections"]
    [correction] = find_corrections(report).corrections
    assert told["file"] == "laporan.yaml"
    assert correction.place is not None
    assert (told["line"], told["cell"]) == (correction.place.line, None)


def test_another_form_of_the_same_number_is_no_correction(work: Path, report: Path) -> None:
    retype(report, {"pnbp.2023.realisasi": "5259606637,00", "pnbp.2023.capaian": "99,350 %"})
    pull = find_corrections(report)
    assert (pull.corrections, pull.refused) == ([], [])


@pytest.mark.parametrize("typed", ["Rp 5.300.000.001", "5.300.000.001", "5300000001"])
def test_a_number_may_be_typed_in_any_clear_form(work: Path, report: Path, typed: str) -> None:
    retype(report, {"pnbp.2023.realisasi": typed})
    assert [c.value for c in find_corrections(report).corrections] == [5_300_000_001]


def test_a_pending_tracked_change_counts_as_accepted(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, control = first_control(report, OLD_REVENUE)
    content = control.find(f"{W}sdtContent")
    assert content is not None
    old = content[0]
    inserted = etree.SubElement(content, f"{W}ins", {f"{W}id": "1", f"{W}author": "Rina"})
    inserted.append(copy.deepcopy(old))
    next(inserted.iter(f"{W}t")).text = "Rp5.300.000.001"
    deleted = etree.SubElement(content, f"{W}del", {f"{W}id": "2", f"{W}author": "Rina"})
    deleted.append(old)
    next(deleted.iter(f"{W}t")).tag = f"{W}delText"
    with_part(report, DOCUMENT, root)
    assert main(["pull", str(report), "--yes"]) == 0
    assert "dianggap diterima" in capsys.readouterr().out
    assert value(work, "pnbp.2023.realisasi") == 5_300_000_001


def test_digits_typed_at_the_edge_of_a_control_belong_to_the_number(
    work: Path, report: Path
) -> None:
    path = "indikator.ikm.survei.unsur.informasi.jan"
    root = part(report, DOCUMENT)
    control = next(control for control, (tag, _) in every_control(root) if tag == path)
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = "5 (sementara)"
    control.addnext(run)
    with_part(report, DOCUMENT, root)
    assert [(c.path, c.new) for c in find_corrections(report).corrections] == [(path, "17,505")]


def test_digits_formatted_one_by_one_are_one_number(work: Path, report: Path) -> None:
    root, control = first_control(report, OLD_REVENUE)
    content = control.find(f"{W}sdtContent")
    assert content is not None
    second = copy.deepcopy(content[0])
    etree.SubElement(second, f"{W}rPr").append(etree.Element(f"{W}b"))
    content.append(second)
    for run, text in zip(content, ("Rp5.300.", "000.001"), strict=True):
        next(run.iter(f"{W}t")).text = text
    with_part(report, DOCUMENT, root)
    assert [c.new for c in find_corrections(report).corrections] == ["Rp5.300.000.001"]


def test_what_word_wrote_into_its_store_is_still_a_correction(work: Path, report: Path) -> None:
    retype(report, {"pnbp.2023.realisasi": "Rp5.300.000.001"})
    store = part(report, "customXml/item1.xml")
    for number in store:
        if number.get("jalur") == "pnbp.2023.realisasi":
            number.text = "Rp5.300.000.001"  # Word does so at once, and beside it keeps `nilai`
    with_part(report, "customXml/item1.xml", store)
    assert [c.value for c in find_corrections(report).corrections] == [5_300_000_001]


def test_a_cell_of_an_excel_table_is_named_but_not_written(work: Path, report: Path) -> None:
    rows = (work / "survei-ikm-2023.csv").read_text("utf-8").splitlines()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append([as_cell(text) for text in row.split(";")])
    book.save(work / "survei-ikm-2023.xlsx")
    correct(work, ("survei-ikm-2023.csv", "survei-ikm-2023.xlsx"))
    retype(report, {"indikator.ikm.survei.unsur.informasi.jan": "17,25"})
    pull = find_corrections(report)
    assert not pull.corrections
    [refusal] = pull.refused
    assert refusal.code == "LK765"
    assert f"{sheet.title}!B2" in refusal.suggestion


def as_cell(text: str) -> str | float:
    number = text.replace(",", ".")
    return float(number) if number.replace(".", "").isdigit() else text


def test_two_numbers_of_one_flow_mapping_are_both_written(work: Path, report: Path) -> None:
    text = (work / "laporan.yaml").read_text("utf-8")
    line = "- {tahun: 2023, target: 5294197000, realisasi: 5259606637}"
    assert line in text
    retype(report, {"pnbp.2023.realisasi": "Rp12.000.000.001", "pnbp.2023.target": "Rp7"})
    assert len(write_corrections(find_corrections(report)).corrections) == 2
    after = "- {tahun: 2023, target: 7, realisasi: 12000000001}"
    assert (work / "laporan.yaml").read_text("utf-8") == text.replace(line, after)


def test_a_place_is_named_by_the_headings_above_it(work: Path, report: Path) -> None:
    retype(report, {"pnbp.2022.realisasi": "Rp5.300.000.001"})
    [correction] = find_corrections(report).corrections
    above = ["Akuntabilitas Kinerja", "Realisasi Anggaran", "Penerimaan Negara Bukan Pajak"]
    assert correction.heading == " › ".join(above)
