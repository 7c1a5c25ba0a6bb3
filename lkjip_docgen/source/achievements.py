"""How capaian is to be computed, as the data say it: formulas and ranges that fit the polarity."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import RUMUS_CAPAIAN
from lkjip_docgen.rules import doubtful_word
from lkjip_docgen.source.classes import check_classes
from lkjip_docgen.source.paths import Path_, Places, dotted, select
from lkjip_docgen.source.written import number_of

_USUAL = "maksimum"
_RANGES = (
    ("indikator[]", "target", "target_sampai"),
    ("indikator[].riwayat[]", "target", "target_sampai"),
    ("indikator[].target_menengah", "nilai", "sampai"),
    (
        "perjanjian_kinerja[].tingkat[].sasaran[].indikator[]",
        "target",
        "target_sampai",
    ),
    ("rencana_kinerja[].sasaran[].indikator[]", "target", "target_sampai"),
)
"""Where a target may be a range: the section, its lower and its upper end."""


def check_indicators(data: dict[str, object], places: Places) -> list[Finding]:
    """Findings about formulas that a polarity does not allow, and about ranges.

    Works on data that may be wrong elsewhere: what is absent is skipped.
    """
    return [
        *_formulas(data, places),
        *_polarities(data, places),
        *_ranges(data, places),
        *_ranges_of_predicates(data, places),
        *check_classes(data, places),
    ]


def _formulas(data: dict[str, object], places: Places) -> Iterator[Finding]:
    """A formula of another polarity."""
    for path, formula in select(data, "indikator[].rumus"):
        polarity = _polarity(data, path)
        allowed = RUMUS_CAPAIAN.get(polarity, ())
        if allowed and isinstance(formula, str) and formula in _known() - set(allowed):
            listed = " atau ".join(f"`{name}`" for name in allowed)
            yield _finding(
                codes.RUMUS_POLARITAS,
                f"Rumus capaian `{formula}` tidak berlaku bagi polaritas {polarity}.",
                _wrong_of_both(data, path, polarity),
                places,
                f"Tulis rumus: {listed}, hapus `rumus`, atau perbaiki `polaritas`.",
            )


def _wrong_of_both(data: dict[str, object], path: Path_, polarity: str) -> Path_:
    """Where to look first: at the polarity, where the name of the indicator speaks against it."""
    rows = data.get("indikator")
    row = rows[int(path[1])] if isinstance(rows, list) else None
    name = row.get("nama") if isinstance(row, dict) else None
    written = isinstance(row, dict) and "polaritas" in row
    if written and isinstance(name, str) and doubtful_word(name, polarity) is not None:
        return (*path[:-1], "polaritas")
    return path


def _polarities(data: dict[str, object], places: Places) -> Iterator[Finding]:
    """A predicate of which less is better, or that is held: its order says what is better."""
    for path, kind in select(data, "indikator[].pengukuran.jenis"):
        polarity = _polarity(data, path)
        if kind == "predikat" and polarity in RUMUS_CAPAIAN and polarity != _USUAL:
            yield _finding(
                codes.RUMUS_POLARITAS,
                f"Polaritas {polarity} tidak berlaku bagi predikat.",
                (*path[:2], "polaritas"),
                places,
                "Hapus `polaritas`: urutan predikat sudah menyatakan mana yang lebih baik.",
            )


def _known() -> set[str]:
    return {name for names in RUMUS_CAPAIAN.values() for name in names}


def _polarity(data: dict[str, object], path: Path_) -> str:
    """The polarity of the indicator that a path leads into."""
    rows = data.get("indikator")
    row = rows[int(path[1])] if isinstance(rows, list) else None
    return str(row.get("polaritas", _USUAL)) if isinstance(row, dict) else _USUAL


def _ranges(data: dict[str, object], places: Places) -> Iterator[Finding]:
    """An upper end without a lower one, or not above it."""
    for pattern, lower, upper in _RANGES:
        for path, row in select(data, pattern):
            if isinstance(row, dict) and (why := _wrong_end(row.get(lower), row.get(upper), lower)):
                yield _finding(
                    codes.RENTANG_TARGET,
                    f"`{upper}` {why}.",
                    (*path, upper),
                    places,
                    f"Tulis batas bawah pada `{lower}` dan batas atas pada `{upper}`.",
                )


def _wrong_end(start: object, end: object, lower: str) -> str:
    """What is wrong with the upper end of a range; "" for nothing that can be told here."""
    last, first = number_of(end), number_of(start)
    if last is None:
        return ""
    if start is None:
        return f"ditulis tanpa `{lower}`"
    if first is not None and first >= last:
        return f"tidak lebih besar daripada `{lower}`"
    return ""


def _ranges_of_predicates(data: dict[str, object], places: Places) -> Iterator[Finding]:
    """A range of predicates: the order tells which of them are better than the target."""
    for pattern, _, upper in _RANGES[:3]:
        for path, _ in select(data, f"{pattern}.{upper}"):
            if _is_of_predicates(data, path):
                yield _finding(
                    codes.RENTANG_TARGET,
                    "Target berupa rentang tidak berlaku bagi predikat.",
                    path,
                    places,
                    f"Hapus `{upper}`: predikat di atas targetnya sudah melampaui target.",
                )


def _is_of_predicates(data: dict[str, object], path: Path_) -> bool:
    """Whether the indicator that a path leads into is measured by predicates."""
    ways = dict(select(data, "indikator[].pengukuran"))
    way = ways.get((*path[:2], "pengukuran"))
    return isinstance(way, dict) and way.get("jenis") == "predikat"


def _finding(code: str, message: str, path: Path_, places: Places, suggestion: str) -> Finding:
    return Finding(code, Severity.ERROR, message, places.value(path), dotted(path), suggestion)
