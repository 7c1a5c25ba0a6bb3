"""Folders that are one office, and offices that report on another time than the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
