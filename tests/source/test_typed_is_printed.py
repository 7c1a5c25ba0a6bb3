"""What stands in the data file stands in the report: every text and every number of the model."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from draws import draws
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html
from pydantic import BaseModel
from typed_data import Drawn, Typed, draw

from lkjip_docgen.document.tree import Report
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.idn import title_case, unit_after_number
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.model.shape import models_at
from lkjip_docgen.narrative import compose
from lkjip_docgen.pdf import write_html
from lkjip_docgen.records import Record, field_names
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

_CHECKED = "held against the report by `lkjip check`"
_INSTEAD = "takes the place of components; beside them it is held against the computed score"
_OF_AN_AGREEMENT = "of the agreement in force, where its objectives follow from others"
_IN_FULL = "the report writes it in full; the short form is for an office's own templates"
_WORD_FOR_TEMPLATES = "for an office's own templates; the report calls the institution by its name"
_FOR_TEMPLATES = "for an office's own templates; the report calls the institution by its full name"

NOT_PRINTED = {
    "istilah.indikator_strategis.singkatan": _IN_FULL,
    "istilah.indikator_program.singkatan": _IN_FULL,
    "istilah.indikator_kegiatan.singkatan": _IN_FULL,
    "istilah.indikator_sub_kegiatan.singkatan": _IN_FULL,
    "istilah.kantor_wilayah.singkatan": _IN_FULL,
    "istilah.aplikasi_pemantauan.singkatan": _IN_FULL,
    "istilah.aplikasi_kinerja_anggaran.singkatan": "where the score is missing (here it is not)",
    "istilah.instansi": _WORD_FOR_TEMPLATES,
    "istilah.unit_pembanding": "where units of that kind alone are compared (here others are)",
    "istilah.pimpinan_instansi": _WORD_FOR_TEMPLATES,
    "kategori_capaian.kelas.warna": "is seen, and not said",
    "dokumen.tempat": "the place stands with those who sign (`pejabat`)",
    "dokumen.batas_data.semua": "here every kind of figures has a date of its own",
    "dokumen.batas_data.smart": "of a score that is made of two kinds of figures, the later date",
    "instansi.kementerian.singkatan": _FOR_TEMPLATES,
    "instansi.kementerian.pimpinan": _FOR_TEMPLATES,
    "instansi.eselon_satu.singkatan": _FOR_TEMPLATES,
    "instansi.eselon_satu.pimpinan": _FOR_TEMPLATES,
    "instansi.kantor_wilayah.singkatan": _FOR_TEMPLATES,
    "instansi.kantor_wilayah.pimpinan": _FOR_TEMPLATES,
    "kantor.jenis": "by it the checks know names of other offices",
    "kantor.kelas": "stands in the name of the office",
    "perjanjian_kinerja.anggaran_sampai": "chooses how much of the budget is printed",
    "indikator.pengukuran.skala_survei.min": _CHECKED,
    "indikator.pengukuran.skala_hasil.min": _CHECKED,
    "indikator.pengukuran.populasi": _CHECKED,
    "emonev.bulan_kosong": "tells the checks why a month is missing; the table has the others",
    "pernyataan.besaran": _CHECKED,
    "pernyataan.nilai": _CHECKED,
    "pernyataan.di": _CHECKED,
    "diterima.kode": "what the office lets stand, told by `lkjip check`",
    "diterima.alasan": "what the office lets stand, told by `lkjip check`",
    "diterima.di": "what the office lets stand, told by `lkjip check`",
    "diterima.isi": "what the office lets stand, told by `lkjip check`",
}
"""Fields that the report does not show, each with its reason."""

NOT_ALWAYS = {
    "smart.tahunan.nilai": _INSTEAD,
    "smart.tahunan.sumber": _INSTEAD,
    "ikpa.tahunan.nilai": _INSTEAD,
    "ikpa.tahunan.sumber": _INSTEAD,
    "indikator.pengukuran.sumber_hasil": "not of a result that is computed from its elements",
    "anggaran.versi.program.kegiatan.rincian.realisasi": "the last version carries the spending",
}
"""Fields that it shows of some items alone."""

IN_SOME_REPORTS = {
    "indikator.triwulan.prognosis": "in a report of a part of the year",
    "kantor.nama_singkat": "in the head of pages where the full name is too long",
    "perjanjian_kinerja.nama_kementerian": _OF_AN_AGREEMENT,
    "perjanjian_kinerja.nama_eselon_satu": _OF_AN_AGREEMENT,
}
"""Fields that one report shows and another need not."""


def report_of(drawn: Drawn) -> Report:
    project = load_project(drawn.root)
    return compose(project, measure(project.laporan))


def printed(report: Report, folder: Path) -> str:
    """All that the report says: its page, and the words and numbers in its charts."""
    chart = folder / "bagan.svg"
    chart.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 122 63"></svg>')
    charts = charts_of(report)
    page = folder / "laporan.html"
    write_html(report, load_style(), {one.id: chart for one in charts}, page)
    body = html.fromstring(page.read_bytes()).find("body")
    for element in body.iter(*_BLOCKS):
        element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    pieces = [body.text_content(), *(text for one in charts for text in _strings(one))]
    return _flat("\n".join(pieces))


_BLOCKS = ("p", "li", "td", "th", "div", "caption", "figcaption", "h1", "h2", "h3", "h4", "br")


def _strings(value: object) -> Iterator[str]:
    """The texts and numbers of a chart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Decimal):
        yield str(value).replace(".", ",")
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, Record):
        for name in field_names(value):
            yield from _strings(getattr(value, name))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def stands(typed: Typed, text: str, numbers: set[Decimal]) -> bool:
    """Whether the report says a value; a sentence may begin with it or go on with it."""
    if typed.number is not None:
        return typed.number in numbers
    return all(
        any(_count(_flat(form), text) >= typed.times for form in _forms(piece))
        for piece in typed.pieces
    )


def _count(form: str, text: str) -> int:
    """How often the text has these words; 3 Januari is not in 13 Januari."""
    if not form[:1].isdecimal():
        return text.count(form)
    return len(re.findall(rf"(?<!\d){re.escape(form)}", text))


def _forms(piece: str) -> tuple[str, ...]:
    """A text as typed, and as a sentence, a title or a number before it may change it."""
    first, rest = piece[:1], piece[1:]
    return (
        piece,
        first.lower() + rest,
        first.upper() + rest,
        piece.upper(),
        title_case(piece),
        title_case(first.upper() + rest),
        unit_after_number(piece),
    )


def numbers_in(text: str) -> set[Decimal]:
    """The numbers that are printed, as Indonesians write them."""
    found = re.findall(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", text)
    return {Decimal(number.replace(".", "").replace(",", ".")) for number in found}


@settings(max_examples=draws(5), phases=[Phase.reuse, Phase.generate])  # a seed has no less
@given(seed=st.integers(0, 10**6))
def test_what_is_typed_is_printed(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw(Path(folder) / "kantor", seed)
        text = printed(report_of(drawn), Path(folder))
    numbers = numbers_in(text)
    there = [(typed, stands(typed, text, numbers)) for typed in drawn.typed]
    said: dict[str, list[bool]] = defaultdict(list)
    for typed, found in there:
        said[typed.path].append(found)
    lost = [typed for typed, found in there if not found]

    known = NOT_PRINTED.keys() | NOT_ALWAYS.keys() | IN_SOME_REPORTS.keys()
    assert [f"{t.path}: {t.spelt}" for t in lost if t.path not in known] == []
    assert [path for path in NOT_PRINTED if any(said[path])] == []
    assert [path for path in NOT_ALWAYS if all(said[path]) or not any(said[path])] == []


@pytest.mark.parametrize("path", [*NOT_PRINTED, *NOT_ALWAYS, *IN_SOME_REPORTS])
def test_the_fields_that_are_not_printed_are_fields_of_the_model(path: str) -> None:
    models: list[type[BaseModel]] = [Laporan]
    for key in path.split("."):
        assert any(key in model.model_fields for model in models), path
        models = [below for model in models for below in models_at((key,), (model,))]
