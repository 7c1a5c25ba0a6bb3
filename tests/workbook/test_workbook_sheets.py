from __future__ import annotations

import hashlib
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from buku import Buku, exported_once
from draws import share
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from pydantic import BaseModel

from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project
from lkjip_docgen.source.yaml_reader import read_yaml
from lkjip_docgen.workbook.layout import sheets_of
from lkjip_docgen.workbook.sheet_parts import Form, Table, Tree

SAMPLE = SAMPLES / "tanjungpandan-2023"


@pytest.fixture(scope="module")
def buku(exported: Path) -> Buku:
    return Buku(exported)


def test_the_export_is_kept_in_a_sheet_that_people_do_not_see(buku: Buku) -> None:
    sheet = buku.lembar("_ekspor")

    digest = hashlib.sha256((SAMPLE / "laporan.yaml").read_bytes()).hexdigest()
    assert sheet.sheet_state == "veryHidden"
    assert sheet["A3"].value == digest


@pytest.mark.parametrize("label", ["NKA", "Nilai IKPA"])
def test_scores_are_protected_formulas(buku: Buku, label: str) -> None:
    block = "Komponen SMART" if label == "NKA" else "Komponen IKPA"
    cell = buku.sel("SMART & IKPA", block, 1, label)

    assert str(cell.value).startswith("=IF(ISNUMBER(")
    assert cell.protection.locked


def test_a_monthly_table_says_in_which_file_it_lives(buku: Buku) -> None:
    top = buku.judul("Survei ikm", "Tabel Survei Kepuasan Masyarakat")
    texts = [cell.value for cell in buku.lembar("Survei ikm")[top]]

    assert "Tersimpan di berkas survei-ikm-2023.csv" in texts


def test_every_list_and_value_of_the_model_has_a_place() -> None:
    held = {
        path
        for data in (read_yaml(SAMPLE / "laporan.yaml").data, _DIVIDED)
        for sheet in sheets_of(data)
        for path in _held(sheet)
    }

    assert _named(Laporan) - held == set()


_PART = {"kode": "1", "nama": "A", "kegiatan": [{"nama": "B", "rincian": [{"nama": "C"}]}]}
_DIVIDED = {
    "anggaran": {"versi": [{"program": [_PART, {"nama": "D", "pagu": 1}]}]},
    "perjanjian_kinerja": [{"program": [_PART]}],
    "penerimaan": {"tahunan": [{"tahun": 2025}]},
    "unit": {"folder": ["unit/*"]},
}
"""Budgets with codes, amounts of programs, and parts of activities; units below the office."""


def _held(sheet: Any) -> set[str]:
    found: set[str] = set()
    for block in sheet.blocks:
        if isinstance(block, Form | Tree):
            found |= {".".join((*block.path, *field.names)) for field in block.fields}
        elif isinstance(block, Table):
            base: tuple[str, ...] = ()
            for level in block.levels:
                base = (*base, *level.path)
                found |= {".".join((*base, *f.names)) for f in (*level.keys, *level.fields)}
    return found


def _named(model: type[BaseModel], base: tuple[str, ...] = ()) -> set[str]:
    """Every value of the data file, by the names of its keys (tables are file names)."""
    found: set[str] = set()
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name not in model.model_fields or (name in ("unit", "rincian") and base[-1:] == (name,)):
            continue
        path = (*base, name)
        is_file = name == "tabel" and base[-1:] != ("isi",)  # that of an own part is a section
        models = [] if is_file else _models(hint)
        names = {n for m in models for n in _named(m, path)} or {".".join(path)}
        found |= names if "dict" not in str(hint) else set()
    return found


def _models(hint: Any) -> list[type[BaseModel]]:
    if isinstance(hint, type) and get_origin(hint) is None:
        return [hint] if issubclass(hint, BaseModel) else []
    return [model for part in get_args(hint) for model in _models(part)]


def test_input_cells_are_yellow_and_open_computed_cells_grey_and_closed(buku: Buku) -> None:
    given = buku.sel("Belanja", "Belanja menurut jenis", 1, "Pagu")
    computed = buku.sel("Belanja", "Belanja menurut jenis", 1, "Serapan (%)")

    assert buku.lembar("Belanja").protection.sheet
    assert (given.protection.locked, computed.protection.locked) == (False, True)
    assert given.fill.fgColor.rgb != computed.fill.fgColor.rgb
    assert given.number_format == '"Rp"#,##0'
    assert str(computed.value).startswith("=")


def test_headings_carry_the_description_of_their_field(buku: Buku) -> None:
    head = buku.lembar("Penghargaan").cell(
        buku.judul("Penghargaan", "Penghargaan") + 1,
        buku.kolom("Penghargaan", "Penghargaan", "Piagam"),
    )

    assert head.comment is not None
    assert head.comment.text == "Gambar piagam, dimuat di lampiran."


def test_only_headings_of_what_has_to_be_given_say_so(buku: Buku) -> None:
    def notes(sheet: str, title: str) -> list[str]:
        cells = buku.lembar(sheet)[buku.judul(sheet, title) + 1]
        return ["" if c.comment is None else c.comment.text for c in cells if c.value]

    assert notes("Belanja", "Belanja menurut jenis")[1:5] == [
        "Misalnya Belanja Pegawai. Wajib diisi.",
        "Pagu dalam rupiah.",
        "Realisasi dalam rupiah.",
        "Realisasi ÷ Pagu × 100%, dihitung otomatis.",
    ]
    name, *others = notes("Survei ikm", "Tabel Survei Kepuasan Masyarakat")
    assert name == "Nama unsur atau variabel. Wajib diisi."
    assert others[0] == "Nilai bulan Januari; kosongkan bila belum ada."
    assert others[-1] == "Rata-rata tertimbang menurut responden."


@pytest.mark.parametrize(
    ("sheet", "title", "label", "formula"),
    [
        ("Penghargaan", "Penghargaan", "Tingkat", '"nasional,provinsi,kabupaten,internal"'),
        ("Inovasi", "Inovasi", "Ringkasan", '"ya,tidak"'),
        ("Riwayat", "Tahun-tahun sebelumnya", "Indikator", "'Indikator kinerja'!$A$6:$A$14"),
        (
            "Indikator kinerja",
            "Indikator kinerja",
            "Sasaran",
            "'Perjanjian kinerja'!${kode}$6:${kode}$21",
        ),
    ],
)
def test_choices_and_codes_have_a_drop_down(
    buku: Buku, sheet: str, title: str, label: str, formula: str
) -> None:
    cell = buku.sel(sheet, title, 1, label)
    rules = buku.lembar(sheet).data_validations.dataValidation
    found = [rule.formula1 for rule in rules if cell.coordinate in rule.sqref]

    assert len(found) == 1
    kode = buku.kolom("Perjanjian kinerja", "Perjanjian kinerja", "Sasaran: kode")
    assert found == [formula.format(kode=get_column_letter(kode))]


def test_a_single_table_keeps_its_headings_in_sight(buku: Buku) -> None:
    assert buku.lembar("Inovasi").freeze_panes == "B6"


def test_the_guide_links_to_every_sheet(buku: Buku) -> None:
    cells = [cell for row in buku.lembar("Petunjuk").iter_rows() for cell in row]
    links = {c.hyperlink.location or c.hyperlink.target for c in cells if c.hyperlink}

    assert {f"'{name}'!A1" for name in buku.book.sheetnames[1:-1]} == {
        str(link).removeprefix("#") for link in links
    }


NAMES = share(sorted(p.parent.name for p in SAMPLES.glob("*/laporan.yaml")), one_of=3)


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks of all samples with the values of their formulas, by one LibreOffice."""
    if (office := shutil.which("soffice")) is None:
        pytest.skip("LibreOffice tidak terpasang")
    work = tmp_path_factory.mktemp("dihitung")
    sources = [exported_once(SAMPLES / name, work / f"{name}.xlsx") for name in NAMES]
    subprocess.run(
        [office, f"-env:UserInstallation=file://{work}/lo", "--headless", "--convert-to",
         "xlsx", "--outdir", str(work / "hasil"), *map(str, sources)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return work / "hasil"


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_the_formulas_give_what_the_report_prints(name: str, computed: Path) -> None:
    buku = Buku(computed / f"{name}.xlsx")
    buku.book = load_workbook(computed / f"{name}.xlsx", data_only=True)
    hasil = measure(load_project(SAMPLES / name).laporan)

    for number, row in enumerate(hasil.indikator, 1):
        shown = buku.sel("Indikator kinerja", "Indikator kinerja", number, "Capaian (%)").value
        if row.berbobot is None or not row.berbobot.dihitung:
            assert _number(shown) == row.capaian.value, row.model.kode
    for number, version in enumerate(hasil.anggaran.versi, 1):
        shown = buku.sel("Anggaran", "Versi anggaran", number, "Jumlah pagu").value
        assert _number(shown) == version.total.pagu.value
        shown = buku.sel("Anggaran", "Versi anggaran", number, "Serapan (%)").value
        assert _number(shown) == version.total.serapan.value
    scores = (("Komponen SMART", "NKA", hasil.nka), ("Komponen IKPA", "Nilai IKPA", hasil.ikpa))
    for block, heading, score in scores:
        for number, year in enumerate(score.tahunan if score else (), 1):
            shown = buku.sel("SMART & IKPA", block, number, heading).value
            assert _number(shown) == year.nilai.value, (block, year.tahun)
    errors = [
        (sheet.title, cell.coordinate)
        for sheet in buku.book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(repr(value))
