"""One thing that is counted in two places, and comes to two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.data.gaps import Figure, slipped
from lkjip_docgen.checks.data.known_counts import KnownCount, known_counts
from lkjip_docgen.checks.rule import Other, Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.wording import angka, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Laporan, SurveiBulanan, UnsurBerbobot
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number
from lkjip_docgen.source import Path_

_MANY = 3  # different numbers under the same words, none of them twice
_FEW = 3  # cells of a column that can be suspected


@rule("LK140", Severity.WARNING, "Satu hal dihitung dengan dua angka")
def satu_hitungan(subject: Subject) -> Iterator[Problem]:
    """The same words above or below the line of two indicators, and over a summed column.

    Only words that are the same to the letter: "kelahiran hidup" of a year is one number.
    """
    seen: dict[str, KnownCount] = {}
    counts = known_counts(subject)
    general = _general(counts)
    for count in counts:
        if plain_name(count.nama) in general:
            continue
        first = seen.setdefault(plain_name(count.nama), count)
        if first.nilai != count.nilai:
            cells = _suspects(count, first.nilai)
            yield Problem(
                count.path,
                f"{count.nama} menurut {count.menurut} {angka(count.nilai)}, menurut "
                f"{first.menurut} {angka(first.nilai)}.",
                "Samakan keduanya, atau bedakan sebutannya bila yang dihitung memang lain.",
                tempat(cells[0]) if cells else None,
                others=(*_end(first), *_words(first), *_words(count), *cells[1:]),
            )
    yield from _populations(subject)


def _general(counts: Iterable[KnownCount]) -> frozenset[str]:
    """Words too general to mean one thing: "kegiatan terlaksana", each time another number.

    "Seluruhnya", and what else says nothing by itself, is what each indicator calls all of its own.
    """
    values: defaultdict[str, list[Decimal]] = defaultdict(list)
    for count in counts:
        values[plain_name(count.nama)].append(count.nilai)
    return frozenset(
        name
        for name, told in values.items()
        if len(told) == len(set(told)) >= _MANY or not roots(name)
    )


def _suspects(count: KnownCount, other: Decimal) -> list[Number]:
    """The few cells that explain by a slip why the sum is another one, else the first cell."""
    missing = other - count.nilai
    found = [cell for cell in count.sel if slipped(cell, cell + missing)]
    return found if 0 < len(found) <= _FEW else list(count.sel[:1])


def _words(count: KnownCount) -> tuple[Other, ...]:
    """Where it is said what was counted: the words may have been copied, not the number."""
    *path, key = count.path
    return ((*path, str(key).removeprefix("nilai_")),) if path else ()


def _end(count: KnownCount) -> tuple[Other, ...]:
    return count.sel[:1] if count.sel else (count.path,)


def _populations(subject: Subject) -> Iterator[Problem]:
    """Those who may answer a survey, where a slip makes all employees of their number.

    A survey among employees asks all of them; whom another one asks is nobody's number.
    """
    staff = subject.hasil.pegawai
    if staff is None or not staff.jumlah.ada:
        return
    for figure, name in _asked(subject.laporan):
        if figure.nilai != staff.jumlah.nilai and slipped(figure.nilai, staff.jumlah.nilai):
            yield Problem(
                figure.path,
                f"Yang dapat menjawab {name} {angka(figure.nilai)} orang, sedangkan rincian "
                f"`pegawai` berjumlah {angka(staff.jumlah.nilai)} orang.",
                "Periksa populasi survei itu dan rincian pegawai: mungkin dua angkanya tertukar "
                "tempat, atau satu angka kurang.",
                others=(staff.jumlah,),
            )


_OWN_PEOPLE: Final = lazy_pattern(r"\b(internal|pegawai|petugas|aparatur|asn)\b", re.IGNORECASE)


def _asked(laporan: Laporan) -> Iterator[tuple[Figure, str]]:
    """How many may answer a survey, or its group of the office's own people."""
    for number, ukur in measured_by(laporan.indikator, SurveiBulanan):
        if ukur.populasi is not None:
            path: Path_ = ("indikator", number, "pengukuran", "populasi")
            yield Figure(path, ukur.populasi), ukur.nama
    for number, survey in measured_by(laporan.indikator, UnsurBerbobot):
        for n, group in enumerate(survey.kelompok):
            if group.populasi is not None and _OWN_PEOPLE.search(group.nama):
                path = ("indikator", number, "pengukuran", "kelompok", n, "populasi")
                yield Figure(path, group.populasi), f"{survey.nama} sebagai {group.nama}"
