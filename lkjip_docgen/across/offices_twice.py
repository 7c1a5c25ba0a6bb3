"""Folders that are one office, and offices that report on another time than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from lkjip_docgen.across.linked import linked
from lkjip_docgen.across.offices_named import offices_named
from lkjip_docgen.across.shared_forms import MOST, Entry, forms_of
from lkjip_docgen.across.sheet import Sheet, Told
from lkjip_docgen.findings.codes import across as codes


def same_offices(sheets: Sequence[Sheet]) -> list[tuple[Sheet, Sheet]]:
    """The folders that name one office, each with the first of them: that of the usual time."""
    times = Counter((sheet.tahun.key, sheet.periode.key) for sheet in sheets)
    first: dict[tuple[str, str], Sheet] = {}
    pairs = []
    for sheet in sorted(sheets, key=lambda one: -times[one.tahun.key, one.periode.key]):
        known = first.setdefault((sheet.group, sheet.nama.key), sheet)
        if known is not sheet:
            pairs.append((known, sheet))
    return pairs


def told_twice(pairs: Sequence[tuple[Sheet, Sheet]]) -> Iterator[Told]:
    """One office in two folders, whether its data are the same or not."""
    for first, second in pairs:
        other_time = (first.tahun.key, first.periode.key) != (second.tahun.key, second.periode.key)
        when = f" untuk tahun {first.tahun.shown}" if other_time else ""
        yield Told(
            codes.KANTOR_GANDA,
            second.folder,
            second.nama.spot,
            f"{second.nama.shown} ada pula di folder {first.folder}{when}.",
            "Pindahkan salinannya dari folder ini. Bila memang dua kantor, bedakan `kantor.nama`.",
            ((first.folder, first.nama.spot),),
            either=True,
        )


def other_times(sheets: Sequence[Sheet]) -> Iterator[Told]:
    """Reports of another year or period than most of them."""
    for name, key in (("Tahun laporan", "tahun"), ("Periode laporan", "periode")):
        forms = forms_of(Entry(sheet.folder, getattr(sheet, key)) for sheet in sheets)
        if len(forms.forms) < 2:
            continue
        usual = forms.usual(MOST)
        if usual is None:
            *others, rarest = forms.forms
            entry = rarest.entries[0]
            yield Told(
                codes.PERIODE_LAIN,
                entry.office,
                entry.fact.spot,
                f"{name} berbeda antarkantor: {forms.listed()}.",
                "Bandingkan laporan dari waktu yang sama; pindahkan yang lain.",
                tuple((form.entries[0].office, form.entries[0].fact.spot) for form in others),
                either=True,
            )
            continue
        first = usual.entries[0]
        for entry in forms.odd(usual):
            yield Told(
                codes.PERIODE_LAIN,
                entry.office,
                entry.fact.spot,
                f"{name} di sini {entry.fact.shown}, sedangkan di {len(usual.entries)} dari "
                f"{forms.offices} kantor {usual.shown}; angkanya tidak dibandingkan.",
                "Minta data untuk waktu yang sama, atau pindahkan folder ini.",
                ((first.office, first.fact.spot),),
            )


def of_one_time(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """Offices by year and period: only figures of one time are compared."""
    found: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault((sheet.tahun.key, sheet.periode.key), []).append(sheet)
    return list(found.values())


_MANY_COPIES: Final = 4
"""Copies of two offices from which on one folder was the beginning of both."""
_EACH_PAIR: Final = 12
"""Offices of one copy that are counted two by two; of more, each with the first."""


def copied_folders(copies: Sequence[Told], sheets: Mapping[str, Sheet]) -> list[Told]:
    """The copies; those of folders that were begun from one of them in one finding.

    Nobody mends them one by one, who has forgotten to fill in a folder of a neighbour.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for told in copies:
        counts.update(_pairs(told))
    begun = linked(pair for pair, count in counts.items() if count >= _MANY_COPIES)
    below: dict[int, list[Told]] = {}
    kept: list[Told] = []
    for told in copies:
        group = next((n for n, group in enumerate(begun) if told.offices <= set(group)), None)
        if group is None:
            kept.append(told)
        else:
            below.setdefault(group, []).append(told)
    return [*(_begun(begun[group], rows, sheets) for group, rows in below.items()), *kept]


def _pairs(told: Told) -> Iterable[tuple[str, str]]:
    offices = sorted(told.offices)
    if len(offices) <= _EACH_PAIR:
        return combinations(offices, 2)
    return ((offices[0], other) for other in offices[1:])


def _begun(offices: Sequence[str], rows: Sequence[Told], sheets: Mapping[str, Sheet]) -> Told:
    """The finding at the last of the folders: which of them came first, nobody knows."""
    *others, last = (sheets[folder] for folder in offices)
    named = offices_named([sheet.folder for sheet in others])
    if len(others) == 1:
        how = f"dibuat dari folder {named}"
    else:
        how = f"berasal dari satu folder bersama {named}"
    return Told(
        codes.KANTOR_GANDA,
        last.folder,
        last.nama.spot,
        f"Folder ini tampaknya {how}: {len(rows)} bagiannya masih sama.",
        "Isi bagian yang disebut dengan data kantor masing-masing, atau pindahkan folder yang "
        "hanya salinan.",
        tuple((sheet.folder, sheet.nama.spot) for sheet in others),
        either=True,
        resolves=tuple(rows),
    )
