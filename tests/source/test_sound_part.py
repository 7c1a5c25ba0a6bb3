"""What is sound in a data file is reported from, whatever is wrong with the rest of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.forms import new_item
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.source import Path_, dotted, load_project, load_sound_part, steps

SAMPLE = Path(__file__).parents[2] / "sample_data" / "rudenim-tanjung-purnama-2024"
LISTS: tuple[Path_, ...] = (
    ("pembinaan",),
    ("penghargaan",),
    ("inovasi",),
    ("organisasi", "unit"),
    ("indikator",),
    ("pejabat",),
    ("lampiran",),
    ("bagian_tambahan",),
    ("pohon_kinerja", "simpul"),
    ("renstra", "tata_nilai"),
    ("perjanjian_kinerja",),
    ("anggaran", "versi"),
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kantor"))


def test_sound_data_are_the_whole_project(office: Path) -> None:
    part, whole = load_sound_part(office), load_project(office)
    assert part.errors == ()
    assert (part.project.laporan, part.project.places) == (whole.laporan, whole.places)


@pytest.mark.parametrize("path", LISTS, ids=dotted)
def test_an_item_that_somebody_has_just_added_keeps_nothing_from_being_shown(
    office: Path, path: Path_
) -> None:
    workspace = Workspace(office)
    workspace.add(path, new_item(workspace.data, office, path).value)
    part = load_sound_part(office)
    assert list(part.errors) == errors_of(office)
    assert part.errors
    assert all(error.path.startswith(dotted(path)) for error in part.errors)
    assert compose(part.project, measure(part.project.laporan)).parts


@pytest.mark.parametrize("path", [(), ("kantor",), *LISTS, ("indikator", 0, "target", 12, 3)])
def test_a_path_is_read_as_it_is_written(path: Path_) -> None:
    assert steps(dotted(path)) == path


def test_all_at_once(office: Path) -> None:
    workspace = Workspace(office)
    for path in LISTS:
        workspace.add(path, new_item(workspace.data, office, path).value)
    part = load_sound_part(office)
    assert list(part.errors) == errors_of(office)
    assert compose(part.project, measure(part.project.laporan)).parts


def test_a_missing_text_has_a_marker_and_other_items_stay(office: Path) -> None:
    edit(office, "nama: Ruang Sapa", "nama:")
    laporan = load_sound_part(office).project.laporan
    assert [each.nama for each in laporan.inovasi][2] == "[BELUM DIISI: nama inovasi]"
    assert len(laporan.inovasi) == len(load_project(SAMPLE).laporan.inovasi)


def test_what_stands_behind_an_item_left_out_is_told_where_it_is_in_the_file(office: Path) -> None:
    workspace = Workspace(office)
    with workspace.together():
        item = new_item(workspace.data, office, ("pejabat",)).value
        workspace.add(("pejabat",), item)
        workspace.move(("pejabat", len(load_project(SAMPLE).laporan.pejabat)), 0)
    part = load_sound_part(office)
    before = load_project(SAMPLE)
    assert [each.dokumen for each in part.project.laporan.pejabat] == [
        each.dokumen for each in before.laporan.pejabat
    ]
    told = Finding("LK999", Severity.HINT, "", None, "pejabat[0].tanggal")
    assert part.in_file(told).path == "pejabat[1].tanggal"
    line = part.project.places.values["pejabat", 0, "dokumen"].line
    assert "dokumen:" in (office / "laporan.yaml").read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dokumen:\n", "dokumen: [\n"),
        ("dokumen:\n", "dokumen_:\n"),
        ("tahun: 2024", "tahun: dua ribu"),
    ],
)
def test_data_of_which_nothing_can_be_made_are_refused_as_always(
    office: Path, old: str, new: str
) -> None:
    edit(office, old, new)
    assert told(lambda: load_sound_part(office)) == told(lambda: load_project(office))


def told(load: Callable[[], object]) -> list[Finding]:
    with pytest.raises(LkjipError) as refused:
        load()
    return list(refused.value.findings)


def errors_of(office: Path) -> list[Finding]:
    """Why the data as a whole cannot be reported from."""
    try:
        load_project(office)
    except LkjipError as error:
        return [each for each in error.findings if each.severity is Severity.ERROR]
    return []


def edit(office: Path, old: str, new: str) -> None:
    file = office / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def broken_lines(text: str) -> Iterator[str]:
    """The text with each of its values in turn made something of another form."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        key, colon, value = line.partition(": ")
        if colon and value.strip() and not line.lstrip().startswith("#"):
            yield "".join([*lines[:number], f"{key}: {{aneh: [1, 2]}}\n", *lines[number + 1 :]])


def test_whatever_value_is_broken_the_rest_is_read_or_the_same_is_said(office: Path) -> None:
    """Of every seventh value."""
    file = office / "laporan.yaml"
    for text in list(broken_lines(file.read_text(encoding="utf-8")))[::7]:
        file.write_text(text, encoding="utf-8")
        assert sorted(said_of(office)) == sorted(each.message for each in errors_of(office))


def said_of(office: Path) -> list[str]:
    """What is told as wrong, after the rest was measured where there is one."""
    try:
        part = load_sound_part(office)
    except LkjipError as error:
        return [each.message for each in error.findings if each.severity is Severity.ERROR]
    measure(part.project.laporan)
    return [each.message for each in part.errors]


def test_a_way_of_measuring_that_lacks_its_table_takes_no_indicator_with_it(office: Path) -> None:
    workspace = Workspace(office)
    for number in range(len(load_project(SAMPLE).laporan.indikator)):
        workspace.set(("indikator", number, "pengukuran"), {"jenis": "survei_bulanan"})
    part = load_sound_part(office)
    assert [each.kode for each in part.project.laporan.indikator] == [
        each.kode for each in load_project(SAMPLE).laporan.indikator
    ]
    assert all(each.path.startswith("indikator[") for each in part.errors)
    assert compose(part.project, measure(part.project.laporan)).parts
