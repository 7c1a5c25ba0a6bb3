"""What a finding counts or measures follows the data, also those that it was not told of."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from draws import share
from openpyxl import Workbook, load_workbook
from spreadsheet import (
    COMPUTED,
    VALUE,
    expected,
    paper_once,
    recalculated,
    results,
    retyped,
    rows,
    write,
)

from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.records import Record
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

DINKES, RUDENIM = "dinkes-teluk-cendana-2025", "rudenim-tanjung-purnama-2024"
LABEL, HOW = 2, 8
_AKB = "indikator.akb"
_ASKED = "indikator.ipk.kelompok.internal.responden"


class Case(Record):
    """A sample, texts of its data changed before its paper is made, and values typed afterwards.

    `path` is a number that the values change from `before` to `after`.
    """

    sample: str
    typed: dict[str, str]
    path: str
    before: str
    after: str
    texts: Mapping[str, str] = MappingProxyType({})


CASES = {
    "target-terlewat": Case(
        DINKES,
        {f"{_AKB}.tahun.2024.realisasi": "12.5"},
        f"{_AKB}.telaah.belum-tercapai.kali",
        before="1",
        after="3",
    ),
    "target-tercapai": Case(
        DINKES,
        {"indikator.tbc.tahun.2024.target": "1"},
        "indikator.tbc.telaah.belum-tercapai.kali",
        before="3",
        after="1",
    ),
    "penerimaan": Case(
        "tanjungpandan-2023",
        {"pnbp.2022.realisasi": "3729301842"},
        "pnbp.2023.telaah.target-penerimaan.kali",
        before="1",
        after="3",
        texts={"realisasi: 3729301842}": "realisasi: 3800000000}"},
    ),
    "memburuk": Case(
        DINKES,
        {f"{_AKB}.tahun.2022.realisasi": "10"},
        f"{_AKB}.telaah.memburuk-berturut.kali",
        before="2",
        after="3",
        texts={
            "      - {tahun: 2023, target: 13, realisasi: 13.75}\n": (
                "      - {tahun: 2022, target: 14, realisasi: 14}\n"
                "      - {tahun: 2023, target: 13, realisasi: 11}\n"
            ),
            "target: 12.25, realisasi: 12.12}": "target: 12.25, realisasi: 11.5}",
        },
    ),
    "di-atas-rentang": Case(
        RUDENIM,
        {"indikator.ipk.target": "3.0", "indikator.ipk.target_sampai": "3.1"},
        "indikator.ipk.telaah.belum-tercapai.kekurangan",
        before="-0.11",
        after="0.09",
        texts={
            "    satuan: indeks\n    target: 3.14\n    pengantar: >-\n      Indeks Pengamanan": (
                "    satuan: indeks\n    polaritas: stabil\n    target: 3.3\n"
                "    target_sampai: 3.5\n    pengantar: >-\n      Indeks Pengamanan"
            ),
        },
    ),
    "tanpa-responden": Case(
        RUDENIM,
        {_ASKED: "0"},
        "indikator.ipk.realisasi",
        before="3.19",
        after="belum diisi",
    ),
}


NAMES = share([*CASES], one_of=2)


class Both:
    """A case in its data and in its paper, before and after values are typed."""

    def __init__(self, case: Case, folder: Path) -> None:
        shutil.copytree(SAMPLES / case.sample, folder)
        file = folder / "laporan.yaml"
        text = file.read_text(encoding="utf-8")
        for old, new in case.texts.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        self.before = measure(load_project(folder).laporan)
        self.paper = load_workbook(paper_once(folder, folder / "kk.xlsx"))
        values = {path: Decimal(value) for path, value in case.typed.items()}
        write(self.paper, values)
        self.after = retyped(folder, values)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Both]:
    work = tmp_path_factory.mktemp("berubah")
    return {name: Both(CASES[name], work / name) for name in NAMES}


@pytest.fixture(scope="module")
def papers(
    both: Mapping[str, Both], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Workbook]:
    books = {name: made.paper for name, made in both.items()}
    return recalculated(books, tmp_path_factory.mktemp("hitung"))


def shown(hasil: Hasil, path: str) -> str:
    return str(expected(hasil.quantities()[path]))


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_a_finding_follows_what_is_typed_as_the_report_does(
    name: str, both: Mapping[str, Both], papers: Mapping[str, Workbook]
) -> None:
    case, made = CASES[name], both[name]
    assert (shown(made.before, case.path), shown(made.after, case.path)) == (
        case.before,
        case.after,
    )
    found, after = results(papers[name]), made.after.quantities()
    assert str(found[case.path]) == case.after
    wrong = {
        path: (value, expected(after[path]))
        for path, value in found.items()
        if path in after and value != expected(after[path])
    }
    assert wrong == {}


@pytest.mark.parametrize("sample", [DINKES, RUDENIM])
def test_what_stood_out_says_that_it_was_chosen_in_the_report(sample: str, tmp_path: Path) -> None:
    book = load_workbook(paper_once(SAMPLES / sample, tmp_path / "kk.xlsx"))
    sheet, where = book[COMPUTED], rows(book, COMPUTED)
    said = {
        path.partition(".telaah.")[2]
        for path, row in where.items()
        if "dipilih ketika laporan dibuat" in str(sheet.cell(row, HOW).value)
    }
    assert said == {"sisa-anggaran.andil_pagu"}
    (row,) = (row for path, row in where.items() if path.endswith("sisa-anggaran.andil_pagu"))
    assert str(sheet.cell(row, LABEL).value).endswith(" dalam pagu")
    assert str(sheet.cell(row, VALUE).value).startswith("=")
