"""What units come to, by the program and by plain arithmetic over their files."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st
from ministry import TAHUN, Trouble, make_ministry
from plain_sums import Sums, recomputed

from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.source import load_project


def measured(folder: Path) -> Hasil:
    return measure(load_project(folder).laporan)


def said(hasil: Hasil) -> Sums:
    """The figures of the office as its report has them."""
    results = {one.model.kode: one for one in hasil.indikator}
    money, revenue = hasil.anggaran.total, hasil.pnbp
    ikm = results["ikm"].gabungan
    assert ikm is not None
    assert ikm.responden is not None
    return Sums(
        ikm=results["ikm"].realisasi.value,
        responden=int(ikm.responden.value or 0),
        capaian_layanan=results["capaian-layanan"].realisasi.value,
        layanan_terendah=results["layanan-terendah"].realisasi.value,
        pendampingan=results["pendampingan"].realisasi.value,
        mencapai=_whole(results["unit-mencapai"].realisasi),
        pagu=int(money.pagu.value or 0),
        realisasi=int(money.realisasi.value or 0),
        target_pnbp=int(revenue.kini.target.value or 0) if revenue else 0,
        pnbp=int(revenue.kini.realisasi.value or 0) if revenue else 0,
    )


def _whole(quantity: Quantity) -> int | None:
    return None if quantity.value is None else int(quantity.value)


@settings(max_examples=draws(6))
@given(
    seed=st.integers(0, 10**6),
    units=st.integers(3, 7),
    trouble=st.builds(Trouble, *[st.integers(0, 1)] * 3),
)
def test_units_come_to_what_plain_arithmetic_says(seed: int, units: int, trouble: Trouble) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_ministry(Path(folder), units, seed, trouble)

        hasil = measured(Path(folder))

        assert said(hasil) == recomputed(Path(folder), TAHUN)
        assert hasil.unit is not None
        assert _whole(hasil.unit.banyaknya) == units
        assert _whole(hasil.unit.dibaca) == units - sum(trouble)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kementerian")
    make_ministry(made, 5, 11, Trouble(late=1))
    return made


def leaves(quantity: Quantity) -> list[Quantity]:
    """The figures that a quantity comes down to."""
    if not quantity.inputs:
        return [quantity]
    return [leaf for part in quantity.inputs for leaf in leaves(part)]


def test_each_sum_leads_down_to_the_file_of_every_unit(folder: Path) -> None:
    hasil = measured(folder)
    sums = [one.realisasi for one in hasil.indikator]
    sums += [hasil.anggaran.total.pagu, hasil.anggaran.total.realisasi]
    files = {str(file) for file in folder.glob("unit/*/laporan.yaml")}

    for quantity in sums:
        known = [leaf for leaf in leaves(quantity) if leaf.ada]
        places = {leaf.place.file for leaf in known if leaf.place is not None}
        assert places == files, quantity.path
        assert all(leaf.path.startswith("unit.") for leaf in known)


def test_a_figure_of_a_unit_is_where_its_office_wrote_it(folder: Path) -> None:
    quantities = measured(folder).quantities()
    trips = [q for path, q in quantities.items() if path.endswith("pendampingan.realisasi")]
    of_units = [q for q in trips if q.path.startswith("unit.") and q.place is not None and q.ada]

    assert len(of_units) == 4
    for quantity in of_units:
        assert quantity.place is not None
        lines = Path(quantity.place.file).read_text(encoding="utf-8").splitlines()
        assert lines[quantity.place.line - 1].strip() == f"hasil: {quantity.value}"


def test_an_office_without_units_measures_as_before() -> None:
    hasil = measured(Path("sample_data/tanjungpandan-2023"))

    assert hasil.unit is None
    assert not any(path.startswith("unit.") for path in hasil.quantities())


def test_a_unit_that_is_missing_is_no_zero(folder: Path) -> None:
    """The mean of the units with data, and the lineage says that one has none."""
    hasil = measured(folder)
    ikm = hasil.indikator[0]

    missing = [q for q in ikm.realisasi.inputs if q.unit is Unit.INDEKS and not q.ada]
    assert len(missing) == 1
    assert ikm.gabungan is not None
    assert [row.sebab for row in ikm.gabungan.tidak_dihitung] == ["belum menyampaikan data"]
    assert _whole(ikm.gabungan.dihitung) == 4
    assert _whole(ikm.gabungan.banyaknya) == 5
    assert ikm.realisasi.nilai > Decimal(3)
