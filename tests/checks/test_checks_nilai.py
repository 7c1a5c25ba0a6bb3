"""Reductions of IKPA: in which years there are any, and between which limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.checks.data.nilai import _wrong_reduction
from lkjip_docgen.place import Number
from lkjip_docgen.rules import aturan


def told(year: int, reduction: str) -> list[str]:
    rule, value = aturan("ikpa", year), Number(Decimal(reduction))
    return [
        problem.message
        for problem in _wrong_reduction(("ikpa",), f"IKPA tahun {year}", rule, value)
    ]


@pytest.mark.parametrize("reduction", ["0", "0.5", "1"])
def test_a_reduction_from_nothing_to_one_is_as_om_span_writes_it(reduction: str) -> None:
    assert told(2024, reduction) == []


@pytest.mark.parametrize(("reduction", "said"), [("-0.5", "−0,5"), ("1.01", "1,01")])
def test_a_reduction_outside_of_these_limits_is_told(reduction: str, said: str) -> None:
    assert told(2024, reduction) == [f"Pengurang Dispensasi SPM {said} di luar 0 sampai dengan 1."]


def test_in_a_year_without_reductions_none_may_be_given() -> None:
    (message,) = told(2023, "0")
    assert message == "Aturan IKPA tahun 2023 tidak mengenal pengurang; nilainya tidak dipakai."
