"""A formula that was made once is not made again, and never stands for another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.word import equations

HALF = r"\frac{1}{2}"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the user in which nothing lies yet."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "singgahan"))
    return tmp_path / "singgahan" / "lkjip-docgen" / "rumus"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formulas that were made."""
    formulas: list[str] = []
    make = equations._made

    def counted(latex: str) -> str:
        formulas.append(latex)
        return make(latex)

    monkeypatch.setattr(equations, "_made", counted)
    return formulas


def next_build(latex: str) -> str:
    """As another run of the program does it, which remembers nothing itself."""
    equations.office_math.cache_clear()
    equations._makers.cache_clear()
    return equations.office_math(latex)


def test_the_next_build_takes_the_formula_of_the_last(cache: Path, made: list[str]) -> None:
    assert next_build(HALF) == next_build(HALF) == equations._made(HALF)
    assert made == [HALF, HALF]


def test_another_formula_is_made(cache: Path, made: list[str]) -> None:
    assert next_build(HALF) != next_build(r"\frac{1}{3}")
    assert len(made) == 2


def test_another_version_of_what_makes_formulas_makes_them_anew(
    cache: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_build(HALF)
    monkeypatch.setattr(equations, "version", lambda library: f"{library} 99")
    next_build(HALF)
    assert made == [HALF, HALF]


def test_a_damaged_entry_is_made_anew(cache: Path, made: list[str]) -> None:
    first = next_build(HALF)
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"<m:t", b"<m:x", 1))
    assert next_build(HALF) == first
    assert made == [HALF, HALF]


def test_a_formula_that_cannot_be_read_is_refused_each_time(cache: Path) -> None:
    for _ in range(2):
        with pytest.raises(LkjipError):
            next_build(r"\frac{1}{")
    assert not [*cache.glob("*")]
