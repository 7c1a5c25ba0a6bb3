"""Paths and ids of a report come from what things are: an item put first moves nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from lkjip_docgen.document.tree import Figure, Heading, Inset, Report, Table, Value
from lkjip_docgen.document.walk import each_block, each_inline
from lkjip_docgen.identity import plain
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.model.anggaran import Kegiatan, Program, SumberDana
from lkjip_docgen.model.indikator import Indikator, NilaiBulan, SurveiBulanan
from lkjip_docgen.model.kantor import KelompokPegawai, Pegawai
from lkjip_docgen.model.laporan import Inovasi, Lampiran, Penghargaan
from lkjip_docgen.narrative.agreement import compose_agreement
from lkjip_docgen.narrative.compose import compose
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Project, load_project

OFFICES = ["tanjungpandan-2023", "rudenim-tanjung-purnama-2024"]


@pytest.fixture(scope="module", params=OFFICES)
def project(request: pytest.FixtureRequest) -> Project:
    return load_project(SAMPLES / request.param)


@pytest.fixture(scope="module")
def hasil(project: Project) -> Hasil:
    return measure(project.laporan)


def printed(report: Report) -> Iterator[Quantity]:
    for part in report.parts:
        for inline in each_inline(part.blocks):
            if isinstance(inline, Value):
                yield inline.quantity


def ids(report: Report) -> list[str]:
    blocks = [block for part in report.parts for block in each_block(part.blocks)]
    insets = [
        i.id for part in report.parts for i in each_inline(part.blocks) if isinstance(i, Inset)
    ]
    return [b.id for b in blocks if isinstance(b, Heading | Table | Figure)] + insets


def test_every_printed_number_is_a_quantity_of_measures(project: Project, hasil: Hasil) -> None:
    known = hasil.quantities()
    quantities = list(printed(compose(project, hasil)))
    for agreement in project.laporan.perjanjian_kinerja:
        quantities += printed(compose_agreement(project, hasil, agreement))
    assert quantities
    assert [q.path for q in quantities if known.get(q.path) != q] == []


def with_data(project: Project, laporan: Laporan) -> Project:
    return Project(project.root, project.data_file, laporan, project.places)


def with_more(laporan: Laporan) -> Laporan:
    """The data with a new item before the others of every list that has quantities."""
    amount = Number(Decimal(111000000))
    programme = Program(
        nama="Program Uji Coba",
        kegiatan=(Kegiatan(nama="Kegiatan Uji", pagu=amount, realisasi=amount),),
    )
    versi = [
        version.model_copy(update={"program": (programme, *version.program)})
        for version in laporan.anggaran.versi
    ]
    source = SumberDana(nama="Hibah Uji", pagu=amount)
    anggaran = laporan.anggaran.model_copy(
        update={"versi": tuple(versi), "sumber_dana": (source, *laporan.anggaran.sumber_dana)}
    )
    return laporan.model_copy(
        update={
            "anggaran": anggaran,
            "indikator": tuple(_with_element(row) for row in laporan.indikator),
            "inovasi": (Inovasi(nama="Uji Coba", foto=None), *laporan.inovasi),
            "pegawai": _with_group(laporan),
        }
    )


def _with_element(row: Indikator) -> Indikator:
    survey = row.pengukuran
    if not isinstance(survey, SurveiBulanan):
        return row
    element = NilaiBulan(nama="Unsur Uji", nilai=(None,) * 12)
    table = survey.tabel.model_copy(update={"unsur": (element, *survey.tabel.unsur)})
    return row.model_copy(update={"pengukuran": survey.model_copy(update={"tabel": table})})


def _with_group(laporan: Laporan) -> Pegawai:
    assert laporan.pegawai is not None
    first, *rest = laporan.pegawai.rincian
    group = KelompokPegawai(nama="Kelompok Uji", jumlah=Number(0))
    more = first.model_copy(update={"kelompok": (group, *first.kelompok)})
    return laporan.pegawai.model_copy(update={"rincian": (more, *rest)})


def test_an_item_put_first_changes_no_path_and_no_given_value(
    project: Project, hasil: Hasil
) -> None:
    before, after = hasil.quantities(), measure(with_more(project.laporan)).quantities()
    assert before.keys() < after.keys()
    for path, quantity in before.items():
        assert after[path].label == quantity.label
        if not quantity.formula:
            assert after[path].value == quantity.value, path


def test_a_label_says_which_item_a_path_means(hasil: Hasil) -> None:
    for versi in hasil.anggaran.versi:
        for program in versi.program:
            for pos in (program.pos, *program.kegiatan):
                for quantity in (pos.pagu, pos.realisasi, pos.serapan):
                    assert plain(pos.nama) in plain(quantity.label)


def test_small_headings_carry_the_code_of_their_indicator(project: Project, hasil: Hasil) -> None:
    found = ids(compose(project, hasil))
    for row in hasil.indikator:
        assert f"indikator-{row.model.kode}-pengukuran-kinerja" in found


def test_indicators_in_another_order_keep_every_id(project: Project) -> None:
    turned = tuple(reversed(project.laporan.indikator))
    other = project.laporan.model_copy(
        update={"indikator": turned, "inovasi": tuple(reversed(project.laporan.inovasi))}
    )
    reports = [
        compose(with_data(project, laporan), measure(laporan))
        for laporan in (project.laporan, other)
    ]
    assert set(ids(reports[0])) == set(ids(reports[1]))


def test_one_picture_may_stand_in_several_places_of_the_appendices(project: Project) -> None:
    photo = project.laporan.dokumen.foto_sampul
    sheets = tuple(Lampiran(judul=title, gambar=photo) for title in ("Peta", "Denah", "Denah"))
    awards = tuple(
        Penghargaan(nama="Piagam", tahun=2023, pemberi=giver, piagam=photo)
        for giver in ("Bupati", "Gubernur")
    )
    found = ids_with(project, sheets, awards)
    assert len(found) == len(set(found))
    assert {"gambar-lampiran-peta", "piagam-piagam"} < set(found)
    assert sorted(ids_with(project, sheets[::-1], awards)) == sorted(found)


def ids_with(
    project: Project, sheets: tuple[Lampiran, ...], awards: tuple[Penghargaan, ...]
) -> list[str]:
    changed = project.laporan.model_copy(
        update={"lampiran": sheets, "penghargaan": awards, "penghargaan_lampiran": True}
    )
    found = ids(compose(with_data(project, changed), measure(changed)))
    return [name for name in found if name]
