"""Agreements against themselves: one indicator with two targets, an objective nearly twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import rentang
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import IndikatorPK, PerjanjianKinerja, SasaranPK
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_LETTERS: Final = lazy_pattern(r"[^\W_]+")
_LONG_ENOUGH: Final = 4
"""Words of an objective that can be nearly another one: two short names differ in every word."""
_AKIN: Final = 0.6
"""How much two words have in common, of 1, if one may stand for the other: the share from which
the program asks everywhere whether another name was meant (findings/near_names.py)."""


class _Promise(Record):
    """An indicator of an agreement, with where and on which level it stands."""

    path: Path_
    tingkat: str
    janji: IndikatorPK


def _promised(number: int, agreement: PerjanjianKinerja) -> Iterator[_Promise]:
    for t, level in enumerate(agreement.tingkat):
        for s, sasaran in enumerate(level.sasaran):
            for i, row in enumerate(sasaran.indikator):
                path: Path_ = ("perjanjian_kinerja", number, "tingkat", t, "sasaran", s)
                yield _Promise((*path, "indikator", i), level.tingkat, row)


@rule("LK281", Severity.WARNING, "Satu indikator bertarget lain dalam satu perjanjian")
def satu_target(subject: Subject) -> Iterator[Problem]:
    """The same name and unit on two levels, or under two objectives, and two targets."""
    for number, agreement in enumerate(subject.laporan.perjanjian_kinerja):
        seen: dict[tuple[str, str], _Promise] = {}
        for promise in _promised(number, agreement):
            row = promise.janji
            if row.target is None:
                continue
            key = plain_name(row.nama), plain_name(row.satuan or "")
            first = seen.setdefault(key, promise)
            if _bounds(first.janji) != _bounds(row):
                yield Problem(
                    (*promise.path, "target"),
                    f"Target “{row.nama}” pada tingkat {_level(promise)} {_bounds(row)}, sedangkan "
                    f"pada tingkat {_level(first)} perjanjian yang sama {_bounds(first.janji)}.",
                    "Cocokkan keduanya dengan dokumen yang ditandatangani.",
                    others=((*first.path, "target"),),
                )
        yield from _exchanged(number, agreement)


def _exchanged(number: int, agreement: PerjanjianKinerja) -> Iterator[Problem]:
    """The same indicator of a level above, named without its end, with two digits exchanged.

    "Indeks … Layanan Keimigrasian" of the program with 3,52, "… di Wilayah" of the activity with
    3,25: other targets may differ, these are one.
    """
    promises = [p for p in _promised(number, agreement) if p.janji.target is not None]
    for one, other in _that_begin_alike(promises):
        if one.tingkat == other.tingkat or not _is_shortened(one.janji, other.janji):
            continue
        if _has_digits_exchanged(one.janji, other.janji):
            odd, usual = _odd_first(one, other, promises)
            yield Problem(
                (*odd.path, "target"),
                f"Target “{odd.janji.nama}” pada tingkat {_level(odd)} {_bounds(odd.janji)}, "
                f"sedangkan “{usual.janji.nama}” pada tingkat {_level(usual)} "
                f"{_bounds(usual.janji)}: angkanya mungkin tertukar.",
                "Cocokkan keduanya dengan dokumen yang ditandatangani.",
                others=((*usual.path, "target"),),
            )


def _that_begin_alike(promises: Iterable[_Promise]) -> Iterator[tuple[_Promise, _Promise]]:
    """The pairs whose names have the words in common that one shortened has at least."""
    alike: defaultdict[tuple[str, ...], list[_Promise]] = defaultdict(list)
    for promise in promises:
        alike[_words(promise.janji.nama)[:_LONG_ENOUGH]].append(promise)
    for group in alike.values():
        yield from combinations(group, 2)


def _is_shortened(one: IndikatorPK, other: IndikatorPK) -> bool:
    """Whether one name is the other without its last words."""
    if plain_name(one.satuan or "") != plain_name(other.satuan or ""):
        return False
    shorter, longer = sorted((_words(one.nama), _words(other.nama)), key=len)
    begins = longer[: len(shorter)] == shorter
    return begins and len(shorter) >= _LONG_ENOUGH and len(longer) > len(shorter)


def _has_digits_exchanged(one: IndikatorPK, other: IndikatorPK) -> bool:
    """Whether two targets differ in the order of two digits beside one another."""
    if one.target_sampai is not None or other.target_sampai is not None:
        return False
    first, last = _bounds(one), _bounds(other)
    return first != last and last in _with_exchanged(first)


def _with_exchanged(figure: str) -> Iterator[str]:
    digits = [place for place, sign in enumerate(figure) if sign.isdigit()]
    for left, right in pairwise(digits):
        signs = list(figure)
        signs[left], signs[right] = signs[right], signs[left]
        yield "".join(signs)


def _odd_first(
    one: _Promise, other: _Promise, promises: Sequence[_Promise]
) -> tuple[_Promise, _Promise]:
    """Of two promises first the one whose target no other level has."""
    usual = [
        _bounds(p.janji) for p in promises if _is_shortened(p.janji, other.janji) or p is other
    ]
    return (one, other) if usual.count(_bounds(one.janji)) <= 1 else (other, one)


def _level(promise: _Promise) -> str:
    return promise.tingkat.replace("_", " ")


def _bounds(row: IndikatorPK) -> str:
    return "" if row.target is None else rentang(row.target, row.target_sampai)


@rule("LK282", Severity.WARNING, "Dua sasaran atau indikator perjanjian hampir sama")
def tidak_hampir_sama(subject: Subject) -> Iterator[Problem]:
    """Objectives of one level that differ in a form of a word, or in a word at the end.

    Indicators are as alike as "Penyidikan" and "Penyelidikan", and differ; of those only the
    marks between the words may.
    """
    for number, agreement in enumerate(subject.laporan.perjanjian_kinerja):
        for t, level in enumerate(agreement.tingkat):
            path: Path_ = ("perjanjian_kinerja", number, "tingkat", t, "sasaran")
            yield from _similar_objectives(path, level.sasaran)
        yield from _similar_indicators(list(_promised(number, agreement)))


def _similar_objectives(path: Path_, rows: Sequence[SasaranPK]) -> Iterator[Problem]:
    plain = [plain_name(row.nama) for row in rows]
    words = [_words(row.nama) for row in rows]
    for (one, first), (other, second) in combinations(enumerate(rows), 2):
        if plain[one] != plain[other] and _nearly(words[one], words[other]):
            yield Problem(
                (*path, other, "nama"),
                f"Sasaran “{second.nama}” hampir sama dengan “{first.nama}”.",
                "Salin rumusan kedua sasaran dari dokumennya; hapus satu bila memang sama.",
                others=((*path, one, "nama"),),
            )


def _similar_indicators(promises: Sequence[_Promise]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], _Promise] = {}
    for promise in promises:
        key = (promise.tingkat, *_words(promise.janji.nama))
        first = seen.setdefault(key, promise)
        if plain_name(first.janji.nama) != plain_name(promise.janji.nama):
            yield Problem(
                (*promise.path, "nama"),
                f"Indikator “{promise.janji.nama}” hampir sama dengan “{first.janji.nama}”.",
                "Salin nama keduanya dari dokumen; hapus satu bila memang sama.",
                others=((*first.path, "nama"),),
            )


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(name.casefold()))


def _nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names differ in forms of one word, or in a single word at the end."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _LONG_ENOUGH:
        return False
    if one[0] != other[0] and one[-1] != other[-1]:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > len(shorter):
        return longer[: len(shorter)] == shorter
    unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return not unlike or (len(unlike) == 1 and _akin(*unlike[0]))


@lru_cache(maxsize=4096)
def _akin(one: str, other: str) -> bool:
    compared = SequenceMatcher(None, one, other)
    return compared.real_quick_ratio() > _AKIN and compared.ratio() > _AKIN


@rule("LK284", Severity.WARNING, "Perjanjian tanpa tingkat yang dilaporkan")
def tingkat_dilaporkan(subject: Subject) -> Iterator[Problem]:
    """An agreement of another year or version without the level that the report measures."""
    measured = subject.laporan.tingkat_diukur
    for number, agreement in enumerate(subject.laporan.perjanjian_kinerja):
        levels = [level.tingkat for level in agreement.tingkat]
        if measured not in levels:
            yield Problem(
                ("perjanjian_kinerja", number, "tingkat", 0, "tingkat"),
                f"Perjanjian kinerja {agreement.versi} {agreement.tahun} memuat tingkat "
                f"{', '.join(name.replace('_', ' ') for name in levels)}, tetapi tidak tingkat "
                f"{measured.replace('_', ' ')} yang diukur laporan ini.",
                "Periksa `tingkat` pada perjanjian itu, atau lengkapi tabelnya.",
            )
