"""Regencies and provinces that are not those of the office, by what the data say themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.tempat import own_province
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import kabupaten_dikenal, sebutan_provinsi
from lkjip_docgen.source import Path_

_ADVICE = "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya."
_REGENCY = lazy_pattern(
    r"(?<!Wali\s)\b(?:Kabupaten|Kota)\s+(?:(?:[A-Z][\w’'-]+)(?:\s+(?=[A-Z])|\b)){1,4}"
)
_AROUND = lazy_pattern(
    r"\b(?:dari|ke|menuju|dengan|antara|berbatasan|sebelah|dekat|berdekatan|pemekaran|induk|semula|dahulu"
    r"|dulu|sebelum\w*|pernah|bekas|eks|dibanding\w*|daripada|seperti|lain|lainnya|tetangga|asal|berasal"
    r"|termasuk|pecahan|menjadi|terpisah|dipisah\w*|bersama)\b",
    re.IGNORECASE,
)
"""Words that make a regency a neighbour, an origin or a part of history."""


@rule("LK488", Severity.WARNING, "Kabupaten, kota, atau provinsi lain")
def other_regions(subject: Subject) -> Iterator[Problem]:
    """A regency outside the region of work, where the office tells of its own region."""
    yield from _address(subject)
    yield from _own_region(subject)
    yield from _regions_of_province(subject)
    yield from _province_that_came_to_be(subject)
    yield from _sources_of_others(subject)


def _regions(subject: Subject) -> dict[str, tuple[Path_, tuple[str, ...]]]:
    """The regencies of the region of work: where each stands, and its districts."""
    area = subject.laporan.kantor.wilayah_kerja
    if area is None:
        return {}
    return {
        " ".join(region.nama.split()): (
            ("kantor", "wilayah_kerja", "wilayah", number, "nama"),
            tuple(" ".join(name.split()) for name in region.kecamatan),
        )
        for number, region in enumerate(area.wilayah)
        if _REGENCY.match(region.nama)
    }


def _address(subject: Subject) -> Iterator[Problem]:
    """An address in a district of one regency that names another one."""
    address = " ".join((subject.laporan.kantor.alamat or "").split())
    named = _REGENCY.search(address)
    if named is None:
        return
    pieces = {piece.strip().removeprefix("Kecamatan ") for piece in address.split(",")}
    for regency, (path, districts) in _regions(subject).items():
        if regency != named.group().strip() and pieces & set(districts):
            district = next(iter(pieces & set(districts)))
            if district in _regions(subject).get(named.group().strip(), (path, ()))[1]:
                continue
            message = (
                f"Alamat menyebut {named.group().strip()}, sedangkan {district} ada di {regency}."
            )
            yield Problem(("kantor", "alamat"), message, _ADVICE, others=(path,))


def _own_region(subject: Subject) -> Iterator[Problem]:
    """A regency that begins a sentence about the region of work, and is none of it."""
    known = _regions(subject) or _region_above(subject)
    plain = {name.split(" ", 1)[1].casefold() for name in known}
    for text in texts(subject) if known else ():
        if text.field not in ("kantor.wilayah_kerja.uraian", "kantor.kedudukan"):
            continue
        for sentence in kalimat(text.prose):
            for match in _REGENCY.finditer(sentence.isi):
                name = match.group().strip()
                region = name.split(" ", 1)[1].casefold()
                if any(region.startswith(one) or one.startswith(region) for one in plain):
                    continue
                if region in _names_above(subject) or _AROUND.search(sentence.isi[: match.start()]):
                    continue
                message = f"“{name}” tidak ada dalam wilayah kerja ({in_a_row(list(known))})."
                others = (next(iter(known.values()))[0],)
                yield problem(
                    subject, text, sentence.mulai + match.start(), message, _ADVICE, others
                )
                break


def _region_above(subject: Subject) -> dict[str, tuple[Path_, tuple[str, ...]]]:
    """The regency or city of the government above, where no region of work is listed."""
    above = pemerintah(subject.laporan)
    if above is None or above.jenis == "Provinsi":
        return {}
    return {f"{above.jenis} {above.daerah}": ((*above.path, "nama"), ())}


def _names_above(subject: Subject) -> str:
    """The names of the office and of what is above it, in which its seat may stand."""
    office, above = subject.laporan.kantor, subject.laporan.instansi
    lines = (above.pemerintah_daerah, above.kantor_wilayah)
    names = [office.nama, office.alamat or "", *(line.nama for line in lines if line is not None)]
    return " ".join(" ".join(names).casefold().split())


def _regions_of_province(subject: Subject) -> Iterator[Problem]:
    """A regency of another province in the region of work of an office."""
    own = own_province(subject.laporan)
    for name, (path, _) in _regions(subject).items() if own is not None else ():
        provinces = kabupaten_dikenal(name)
        if provinces and own is not None and own.nama not in provinces:
            message = f"{name} ada di {provinces[0]}, sedangkan kantor ini berada di {own.nama}."
            if not _serves_beyond(subject):
                yield Problem(path, message, _ADVICE, others=(("kantor", "nama"),))


def _serves_beyond(subject: Subject) -> bool:
    """Whether most of the regencies lie elsewhere: the office serves more than its province."""
    own = own_province(subject.laporan)
    known = [kabupaten_dikenal(name) for name in _regions(subject)]
    away = [found for found in known if found and own is not None and own.nama not in found]
    return len(away) > 1 or len(away) == len(known)


_CAME_TO_BE = lazy_pattern(r"\s+(?:telah\s+|resmi\s+)?(?:terbentuk|dibentuk|berdiri|dimekarkan)\b")


def _province_that_came_to_be(subject: Subject) -> Iterator[Problem]:
    """ "Sesudah Provinsi Kepulauan Riau terbentuk": in the history of an office elsewhere."""
    own = own_province(subject.laporan)
    if own is None:
        return
    for text in texts(subject):
        if text.field != "kantor.sejarah":
            continue
        for found in sebutan_provinsi(text.prose):
            if found.provinsi is own or not _CAME_TO_BE.match(text.prose, found.akhir):
                continue
            message = f"“{found.tertulis}” disebut, sedangkan kantor ini berada di {own.nama}."
            yield problem(subject, text, found.mulai, message, _ADVICE, (("kantor", "nama"),))


_UNIT = lazy_pattern(
    r"\b(?P<jenis>Provinsi|Kabupaten|Kota)\s+(?P<nama>[A-Z]\w+(?:\s+[A-Z]\w+){0,2})"
)
_LIST = lazy_pattern(
    r"\b(?:nasional|BPS|Badan\s+Pusat\s+Statistik|Kementerian|Direktorat|Ditjen)\b", re.I
)


def _sources_of_others(subject: Subject) -> Iterator[Problem]:
    """The number of one province from the report of another one."""
    fields = {text.path: text for text in texts(subject)}
    for text in fields.values():
        if text.field != "indikator.pembanding.unit":
            continue
        source = fields.get((*text.path[:-1], "sumber"))
        unit = _UNIT.search(text.value)
        if source is None or unit is None or _LIST.search(source.value):
            continue
        yield from _another_source(subject, text, unit, source)


def _another_source(
    subject: Subject, text: Text, unit: re.Match[str], source: Text
) -> Iterator[Problem]:
    named = list(_UNIT.finditer(source.value))
    if unit["jenis"] != "Provinsi" or any(match["jenis"] == "Provinsi" for match in named):
        named = [match for match in named if match["jenis"] == unit["jenis"]]
    if named and not any(_same(match["nama"], unit["nama"]) for match in named):
        message = f"Angka {unit.group()} bersumber pada “{named[0].group()}”."
        advice = "Perbaiki nama daerahnya atau sumbernya."
        yield problem(subject, source, named[0].start(), message, advice, (text.path,))


def _same(one: str, other: str) -> bool:
    first, second = one.casefold(), other.casefold()
    return first.startswith(second) or second.startswith(first)
