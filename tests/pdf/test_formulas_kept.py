"""A formula is typeset once for all builds, and anew when anything that it is made of changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf import equations
from lkjip_docgen.pdf.equations import formula

MEAN = r"\frac{3{,}9}{4}"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has built nothing yet."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path))
    formula.cache_clear()
    return tmp_path / "lkjip-docgen" / "gambar"


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The colours of the formulas that were typeset and not remembered."""
    found: list[str] = []
    own = equations._typeset

    def counted(mathml: str, size_pt: float, color: str) -> str:
        found.append(color)
        return own(mathml, size_pt, color)

    monkeypatch.setattr(equations, "_typeset", counted)
    return found


def in_another_build(latex: str, size: float = 11, color: str = "#000001") -> str:
    formula.cache_clear()
    return formula(latex, size, color)


def test_the_next_build_does_not_typeset_it_again(typeset: list[str]) -> None:
    assert in_another_build(MEAN) == in_another_build(MEAN)
    assert typeset == ["#000001"]


def test_another_formula_size_or_colour_is_another_drawing(typeset: list[str]) -> None:
    drawings = [
        in_another_build(MEAN),
        in_another_build(MEAN.replace("9", "8")),
        in_another_build(MEAN, size=12),
        in_another_build(MEAN, color="#000002"),
    ]
    assert len(set(drawings)) == len(typeset) == len(drawings)


def test_another_version_of_the_library_draws_anew(
    typeset: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_another_build(MEAN)
    monkeypatch.setattr(equations, "version", lambda _: "0")
    in_another_build(MEAN)
    assert len(typeset) == 2


def test_a_damaged_one_is_made_anew(typeset: list[str], cache: Path) -> None:
    first = in_another_build(MEAN)
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"#000001", b"#00000f"))
    assert in_another_build(MEAN) == first
    assert len(typeset) == 2


def test_an_unreadable_formula_is_told_each_time() -> None:
    for _ in range(2):
        with pytest.raises(LkjipError):
            in_another_build(r"\frac{1}{")
