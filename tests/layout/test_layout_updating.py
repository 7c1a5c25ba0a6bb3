"""Lists of contents that a person updates with F9 come out as we wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest
from updating import update

from lkjip_docgen.document.tree import (
    Block,
    Break,
    Cell,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Text,
)
from lkjip_docgen.layout.libreoffice import libreoffice
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.model.istilah import Istilah
from lkjip_docgen.model.kosakata import kosakata
from lkjip_docgen.model.periode import PeriodeLaporan
from lkjip_docgen.resources import template
from lkjip_docgen.style import load_style
from lkjip_docgen.word import write_report

SOFFICE = find_soffice()
LONG = (
    "Tindak Lanjut atas Rekomendasi Tim Penilai Mandiri Pelaksanaan Reformasi Birokrasi "
    "pada Satuan Kerja di Lingkungan Kantor Wilayah Tahun Anggaran 2031"
)
CONTEXT = {
    "indikator": (),
    "dokumen": {"tahun": 2031},
    "periode": PeriodeLaporan("tahunan", 2031),
    "instansi": {
        "kementerian": {"nama": "Kementerian Uji"},
        "eselon_satu": {"nama": "Direktorat Jenderal Uji"},
    },
    "kantor": {
        "nama": "Kantor Uji",
        "alamat": "Jalan Uji 1",
        "kode_pos": "",
        **dict.fromkeys(("telepon", "laman", "surel"), ""),
    },
    "istilah": kosakata("unit-kementerian", Istilah(), "kegiatan"),
}

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice tidak terpasang"),
]


NAMES = count(1)


def heading(level: int, *words: Text | Break, numbered: bool = True) -> Heading:
    return Heading(level, words, f"judul-{next(NAMES)}", numbered=numbered)


def table(number: int, title: str) -> Table:
    cell = Cell((Text("Isi"),))
    return Table(f"tabel-{number}", (Text(title),), (Column(1),), (), (Row((cell,)),))


def chapter() -> Iterator[Block]:
    """Long titles at every level, a title of two lines, names without a label, many tables."""
    yield heading(1, Text(LONG))
    yield heading(2, Text(LONG))
    yield heading(2, Text("Dua baris"), Break(), Text("dalam satu judul"))
    for number in range(1, 13):
        yield heading(3, Text(LONG if number % 4 == 0 else f"Seksi {number}"))
        yield Paragraph((Text("Isi bagian. " * 40),))
    yield heading(2, Text("Saran"), numbered=False)
    for number in range(1, 61):
        yield table(number, LONG if number % 5 == 0 else f"Rincian {number}")
        if number % 4 == 0:
            yield PageBreak()


def report() -> Report:
    parts = (
        Part("kata_pengantar", (heading(1, Text("Kata Pengantar"), numbered=False),)),
        Part("ringkasan", (heading(1, Text("Ringkasan Eksekutif"), numbered=False),)),
        Part("bab_1", tuple(chapter())),
        Part("lampiran", (heading(1, Text("Lampiran"), numbered=False),)),
    )
    return Report({"title": "Laporan"}, parts, CONTEXT)


def test_long_titles_and_many_tables_stay_where_they_are(tmp_path: Path) -> None:
    content = report()

    def write(target: Path, pages: Mapping[str, str] | None = None) -> None:
        write_report(content, template("laporan.docx"), load_style(), {}, target, pages)

    target = tmp_path / "laporan.docx"
    write(target, libreoffice(write).pages())
    [(before, after)] = update(str(SOFFICE), [target], tmp_path / "pembaruan")
    contents, tables, _ = before.lists
    assert [line for line in contents if re.match(r"(Lampiran|Saran)\t\d+$", line)]
    assert f"BAB I {LONG}\t1" in contents
    assert len(tables) == 60
    assert before.lists[:2] == after.lists[:2]
    # LibreOffice leaves an empty list empty; Word would say in its own language that it is.
    assert [page.replace("Tidakada.", "") for page in before.pages] == after.pages
