"""A result that another institution gave, as the office wrote it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.measures.ways.langsung import GivenResult
from lkjip_docgen.model import Langsung


def given(**more: object) -> GivenResult:
    data = {"jenis": "langsung", "nama": "Survei pusat", **more}
    return GivenResult(Langsung.model_validate(data))


@pytest.mark.parametrize(
    ("more", "source"), [({"sumber_hasil": "surat hasil survei"}, "surat hasil survei"), ({}, "")]
)
def test_its_source_is_the_one_that_was_written(more: dict[str, object], source: str) -> None:
    assert given(**more).source(None) == source


def test_its_scale_is_the_one_that_was_declared() -> None:
    scales = given(skala_hasil={"maks": Decimal(4)}).scales()
    assert {name: scale.maks for name, scale in scales.items()} == {"skala_hasil": 4}
    assert given().scales() == {}


def test_its_result_is_the_one_that_was_typed() -> None:
    assert given(hasil=Decimal("3.81")).given_results() == {"hasil": Decimal("3.81")}
