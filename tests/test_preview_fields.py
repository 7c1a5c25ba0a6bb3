"""What the preview knows of a field: where it is printed, its number's origin, what is wrong."""

from __future__ import annotations

from functools import cache
from html import unescape
from pathlib import Path

import pytest
from composed_samples import SAMPLES

from lkjip_docgen.checks import CheckResult
from lkjip_docgen.findings import Accepted, End, Finding, Severity
from lkjip_docgen.jobs import AtField, Origin, Preview
from lkjip_docgen.jobs.field_findings import at_fields, nearest
from lkjip_docgen.jobs.field_parts import FieldParts
from lkjip_docgen.measures import measure
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.resources import SAMPLES as FOLDER
from lkjip_docgen.source import Project, dotted, load_project


@cache
def shown(sample: str) -> Preview:
    preview = Preview(FOLDER / sample)
    assert preview.renew().problems == ()
    return preview


@cache
def project(sample: str) -> tuple[Project, dict[str, Quantity]]:
    found = load_project(FOLDER / sample)
    return found, measure(found.laporan).quantities()


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def texts(sample: str) -> list[tuple[str, str]]:
    """The longer texts of the data on one line, as written, by the ids of their fields."""
    lines = (FOLDER / sample / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    found = []
    for path, place in project(sample)[0].places.values.items():
        line = lines[place.line - 1][place.column - 1 :].strip("\"' ")
        if path and line.count(" ") >= 3 and ":" not in line and not set("[]|>") & set(line):
            found.append((dotted(path), line))
    return found


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_text_is_printed_by_the_part_that_it_is_said_to_be_in(sample: str) -> None:
    preview = shown(sample)
    words = {name: letters(unescape(html)) for name, html in preview.fragments().items()}
    tried = 0
    for field, text in texts(sample):
        printing = {name for name, own in words.items() if letters(text) in own}
        if printing:
            tried += 1
            assert preview.part_of(field) in printing, field
    assert tried > 50


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_number_is_printed_by_the_part_that_it_is_said_to_be_in(sample: str) -> None:
    preview = shown(sample)
    found, quantities = project(sample)
    tried = 0
    for path, place in found.places.values.items():
        numbers = [q.path for q in quantities.values() if q.place == place]
        printing = {
            name
            for name, html in preview.fragments().items()
            if any(f'data-jalur="{number}"' in html for number in numbers)
        }
        if printing:
            tried += 1
            assert preview.part_of(dotted(path)) in printing, dotted(path)
    assert tried > 50


@pytest.mark.parametrize(
    ("field", "part"),
    [
        ("indikator[0]", "indikator-ikm"),
        ("indikator[0].analisis.penyebab", "indikator-ikm"),
        ("indikator[2].target", "indikator-iki"),
        ("indikator[2].pengukuran.tabel#isi", "indikator-iki"),
        ("kantor.sejarah", "sejarah-kantor-imigrasi-kelas-ii-tpi-tanjungpandan"),
        ("pegawai", "sumber-daya-manusia"),
        ("renstra.misi[0]", "misi"),
        ("pnbp", "penerimaan-negara-bukan-pajak"),
        ("saran", "saran"),
        ("inovasi[999].nama", "inovasi-layanan"),
        ("tidak_ada", ""),
        ("", ""),
    ],
)
def test_where_the_page_goes_to_for_a_field(field: str, part: str) -> None:
    assert shown(SAMPLES[0]).part_of(field) == part


def test_before_there_is_a_page_nothing_is_known() -> None:
    preview = Preview(FOLDER / SAMPLES[0])
    assert preview.part_of("indikator[0]") == ""
    assert preview.origin_of("indikator.ikm.capaian") is None


def origin(path: str) -> Origin:
    found = shown(SAMPLES[0]).origin_of(path)
    assert found is not None
    return found


def test_a_computed_number_tells_its_formula_and_its_inputs() -> None:
    told = origin("indikator.ikm.capaian")
    assert told.number.computed
    assert told.number.text.endswith("%")
    assert told.formula == "realisasi ÷ target × 100%"
    assert [term.path for term in told.inputs] == [
        "indikator.ikm.realisasi",
        "indikator.ikm.target",
    ]
    assert told.rule
    assert told.printed


def test_a_typed_number_tells_its_field_and_line() -> None:
    told = origin("indikator.ikm.target")
    assert (told.number.computed, told.number.field) == (False, "indikator[0].target")
    assert told.number.place.startswith("laporan.yaml, baris ")
    assert told.remarks


def test_a_number_of_a_table_tells_its_cell() -> None:
    table = "survei-ikm-2023.csv"
    numbers = project(SAMPLES[0])[1].values()
    told = origin(next(q.path for q in numbers if q.place and q.place.file.endswith(table)))
    assert told.number.file == table
    assert "kolom" in told.number.place
    assert told.number.field == ""


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_number_tells_where_it_comes_from(sample: str) -> None:
    """Each leads by its inputs to places in the data, or says why it has none."""
    preview = shown(sample)
    for path, quantity in project(sample)[1].items():
        told = preview.origin_of(path)
        assert told is not None
        assert told.number.text
        assert not told.remarks.endswith("s.d")
        assert [term.path for term in told.inputs] == [item.path for item in quantity.inputs]
        if quantity.operasi is not None:
            assert told.rule
            assert told.formula or not quantity.ada
        elif quantity.ada:
            assert told.number.place or told.remarks


def test_nothing_else_is_known() -> None:
    assert shown(SAMPLES[0]).origin_of("<script>") is None


FIELDS = {"dokumen", "dokumen.tahun", "indikator", "indikator[0]", "indikator[0].target"}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("indikator[0].target", "indikator[0].target"),
        ("indikator[0].target.bawah", "indikator[0].target"),
        ("indikator[0].pengukuran.kelompok[3].nama", "indikator[0]"),
        ("indikator[7]", "indikator"),
        ("saran", ""),
        ("", ""),
    ],
)
def test_a_finding_stands_at_the_nearest_field(path: str, field: str) -> None:
    assert nearest(path, FIELDS) == field


def test_a_finding_says_what_it_contradicts_and_whether_it_may_stand() -> None:
    warning = Finding(
        "LK100", Severity.WARNING, "a", Place("x"), "dokumen.tahun.x", others=(End(None, "saran"),)
    )
    error = Finding(
        "LK101", Severity.ERROR, "b", None, "indikator[0]", others=(End(None, "dokumen.a"),)
    )
    soft = Finding("LK102", Severity.ERROR, "c", None, "indikator[0]", acceptable=True)
    told = at_fields(CheckResult((warning, error), (Accepted(soft, "sudah benar"),)), FIELDS)
    assert told == (
        AtField("dokumen.tahun", warning, (), acceptable=True),
        AtField("indikator[0]", error, ("dokumen",)),
        AtField("indikator[0]", soft, (), acceptable=True, reason="sudah benar"),
    )


def test_a_finding_keeps_the_figure_that_was_looked_at(tmp_path: Path) -> None:
    """A line that comes in above later puts another number at its place."""
    file = tmp_path / "laporan.yaml"
    file.write_text("pagu: 75\n")
    soft = Finding("LK100", Severity.HINT, "a", Place(str(file), 1, 7), "dokumen.tahun")
    (told,) = at_fields(CheckResult((soft,), ()), FIELDS)
    file.write_text("jumlah: 3\npagu: 75\n")

    assert told.figure == "75"


def test_a_page_without_words_prints_no_field() -> None:
    assert FieldParts(project(SAMPLES[0])[0], {}, {}).part_of("kantor") == ""
