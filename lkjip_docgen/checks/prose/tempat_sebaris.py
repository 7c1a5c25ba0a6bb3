"""Places beside own ones that are none: in a list, in the name of the office, and nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.prose.daerah import same_region
from lkjip_docgen.checks.prose.milik_lain import is_place
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import nama_kabupaten
from lkjip_docgen.source import Path_

_ADVICE: Final = "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya."
_NAME: Final = r"[A-Z][a-z’']+(?:\s+[A-Z][a-z’']+){0,2}"
_ROW: Final = lazy_pattern(rf"{_NAME}(?:,\s+{_NAME})*,?\s+(?:dan|serta|maupun)\s+{_NAME}")
_EACH: Final = lazy_pattern(_NAME)
_FEW: Final = 2
_NO_DISTRICT: Final = (
    "Pulau ",
    "Desa ",
    "Kelurahan ",
    "Teluk ",
    "Selat ",
    "Sungai ",
    "Gunung ",
    "Danau ",
)
"""Beginnings of the names of what lies in districts or beside them."""
_ELSEWHERE: Final = (
    *("kantor.sejarah", "pejabat.", "indikator.pembanding.", "indikator.riwayat.", "penghargaan."),
    *("kantor.wilayah_kerja.wilayah", "landasan_hukum."),
)
_RELATION: Final = lazy_pattern(
    r"\b(?:dari|ke|menuju|bersama|dengan|antara|berbatasan|dekat|seperti|tetangga|asal|berasal|studi"
    r"|kunjungan|kerja\s+sama|rujukan|pelatihan|mengikuti|menghadiri|rapat|rute|kapal|penerbangan|pemasok"
    r"|penyedia|induk|sebelum\w*|semula|dahulu|pecahan|pemekaran|dibanding\w*)\b",
    re.IGNORECASE,
)


_BEFORE: Final = lazy_pattern(
    r"\b(?:induk|sebelum\w*|semula|dahulu|pecahan|pemekaran|lalu|bersama)\b"
)


@rule("LK592", Severity.WARNING, "Nama tempat yang tidak ada dalam wilayah kerja")
def beside_own_places(subject: Subject) -> Iterator[Problem]:
    """ "Di Pulau Karang dan Tanjung Batu", of which only the first is a district of the office."""
    area = subject.laporan.kantor.wilayah_kerja
    districts = [name for row in area.wilayah for name in row.kecamatan] if area else []
    if len(districts) > _FEW:
        yield from _in_rows(subject, frozenset(districts))
    yield from _named_as_the_office(subject)
    yield from _towns_alike(subject)
    yield from _compared_offices(subject)
    yield from _heads_of_regions(subject)


def _in_rows(subject: Subject, districts: frozenset[str]) -> Iterator[Problem]:
    """The one name in a row of districts that is no district, and that nothing else bears."""
    for text in texts_holding(subject, *sorted(name.lower() for name in districts)):
        if text.field.startswith(_ELSEWHERE):
            continue
        for row in _ROW.finditer(text.prose):
            names = list(_EACH.finditer(text.prose, row.start(), row.end()))
            strange = [m for m in names if " ".join(m.group().split()) not in districts]
            known = len(names) - len(strange)
            if len(strange) != 1 or not known or _is_related(text, row.start()):
                continue
            if _is_of_no_district(subject, strange[0].group(), known):
                message = f"“{' '.join(strange[0].group().split())}” tidak ada dalam wilayah kerja."
                others: tuple[Path_, ...] = (("kantor", "wilayah_kerja"),)
                yield problem(subject, text, strange[0].start(), message, _ADVICE, others)


def _is_related(text: Text, start: int) -> bool:
    """Whether the words before a name, in its clause, tell of an elsewhere."""
    return (
        _RELATION.search(re.split(r"[,.;]", text.prose[max(0, start - 60) : start])[-1]) is not None
    )


def _is_of_no_district(subject: Subject, name: str, known: int) -> bool:
    """Whether a name is that of a place which the report names nowhere else."""
    words = " ".join(name.split())
    if (
        words.startswith(_NO_DISTRICT)
        or words in nama_kabupaten()
        or words in _known(subject.laporan)
    ):
        return False
    if not (is_place(words) or (known >= _FEW and " " in words)):
        return False
    return sum(words in text.value for text in texts(subject)) == 1


def _known(laporan: Laporan) -> str:
    """What the office, its town and its region are called."""
    area = laporan.kantor.wilayah_kerja
    regions = [row.nama for row in area.wilayah] if area else []
    return " | ".join([laporan.kantor.nama, laporan.dokumen.tempat, *regions])


_OWN_NAME: Final = lazy_pattern(
    r"^(?P<jenis>.+?\s(?:Kabupaten|Kota|Provinsi))\s+(?P<daerah>[A-Z].*)$"
)
_REMARK: Final = lazy_pattern(r"\s*\([^()]*\)")


def _named_as_the_office(subject: Subject) -> Iterator[Problem]:
    """ "Dinas Kesehatan Kabupaten …" as the subject of a sentence, with the name of elsewhere."""
    own = _OWN_NAME.match(_REMARK.sub("", subject.laporan.kantor.nama))
    if own is None:
        return
    kind = r"\s+".join(map(re.escape, own["jenis"].split()))
    rows = (row for indicator in subject.laporan.indikator for row in indicator.pembanding)
    compared = " ".join(row.unit for row in rows)
    named = re.compile(
        rf"^\W*{kind}\s+(?P<daerah>{_NAME})(?:\s+\([a-z]+\))?\s+(?=[a-z])(?!dan\b|serta\b)"
    )
    for text in texts_holding(subject, own["jenis"].split()[0].lower()):
        if not text.field.startswith(("kantor.", "kesimpulan.", "renstra.", "saran", "langkah")):
            continue
        for sentence in kalimat(text.value):
            match = named.match(sentence.isi)
            if match is None or same_region(match["daerah"], own["daerah"]):
                continue
            if match["daerah"] in compared or own["daerah"] in sentence.isi:
                continue
            if _BEFORE.search(sentence.isi, match.end()):
                continue
            message = f"“{' '.join(match.group().split())}” bukan {subject.laporan.kantor.nama}."
            others: tuple[Path_, ...] = (("kantor", "nama"),)
            start = sentence.mulai + match.start("daerah")
            yield problem(subject, text, start, message, _ADVICE, others)


_OF_ITSELF: Final = (
    *("isu_strategis.", "aspek_strategis.", "kesimpulan.", "kantor.kedudukan", "saran", "langkah"),
    *("kantor.wilayah_kerja.uraian", "kantor.layanan_luar_kantor"),
)
_IN: Final = lazy_pattern(r"\bdi\s+(?P<nama>[A-Z][a-z]{5,}(?:\s+[A-Z][a-z]+)?)")
_BEGINNING: Final = 5


def _towns_alike(subject: Subject) -> Iterator[Problem]:
    """ "Bandar udara di Tanjungpinang" in what the office at Tanjungpandan tells of itself."""
    own = subject.laporan.dokumen.tempat
    for text in texts_holding(subject, own[:_BEGINNING].lower()):
        if not text.field.startswith(_OF_ITSELF):
            continue
        for match in _IN.finditer(text.prose):
            name = match["nama"].split()[0]
            if name[:_BEGINNING] != own[:_BEGINNING] or own.startswith(name):
                continue
            if name in nama_kabupaten() and not _is_related(text, match.start()):
                message = f"“{name}” disebut, sedangkan kantor ini di {own}."
                others: tuple[Path_, ...] = (("dokumen", "tempat"),)
                yield problem(subject, text, match.start("nama"), message, _ADVICE, others)


_REGIONAL: Final = lazy_pattern(r"^\s*(?:Kantor\s+Wilayah|Kanwil)\b")


def _compared_offices(subject: Subject) -> Iterator[Problem]:
    """The regional office that an indicator is compared with, under another region's name."""
    above = subject.laporan.instansi.kantor_wilayah
    if above is None or "[" in above.nama:
        return
    rows = [
        (("indikator", n, "pembanding", k, "unit"), row.unit)
        for n, indicator in enumerate(subject.laporan.indikator)
        for k, row in enumerate(indicator.pembanding)
        if row.lingkup == "kanwil" and _REGIONAL.match(row.unit)
    ]
    named = [
        (("perjanjian_kinerja", n, "nama_kantor_wilayah"), pk.nama_kantor_wilayah)
        for n, pk in enumerate(subject.laporan.perjanjian_kinerja)
        if pk.nama_kantor_wilayah
    ]
    last = _end(above.nama)
    own = [path for path, unit in (*rows, *named) if _end(unit) == last]
    for path, unit in (*rows, *named):
        if own and _end(unit) != last:
            message = f"“{unit}” disebut sebagai kantor wilayah, bukan {above.nama}."
            yield Problem(path, message, _ADVICE, others=(("instansi", "kantor_wilayah", "nama"),))


def _end(name: str) -> str:
    """The last word of a name without a remark."""
    return _REMARK.sub("", name).split()[-1]


_HEAD: Final = lazy_pattern(
    rf"(?<!Peraturan\s)(?<!Keputusan\s)(?<!Instruksi\s)\b(?P<kepala>Bupati|Wali\s+Kota|Gubernur)\s+(?P<nama>{_NAME})",
    holds=("Bupati", "Wali", "Gubernur"),
)
_UNDER: Final = (
    *("kantor.kedudukan", "organisasi.tugas", "organisasi.fungsi", "renstra.latar", "kesimpulan."),
    *("evaluasi_akip.uraian", "perjanjian_kinerja.alasan", "pohon_kinerja.", "saran", "langkah"),
)
"""Texts in which the head of a region is the one above the office."""
_REGION_OF: Final = {"Bupati": "Kabupaten", "Wali": "Kota", "Gubernur": "Provinsi"}


def _heads_of_regions(subject: Subject) -> Iterator[Problem]:
    """ "Bertanggung jawab kepada Bupati Muara Intan" of an office of another regency."""
    own = pemerintah(subject.laporan)
    for text in texts_holding(subject, "bupati", "wali", "gubernur") if own is not None else ():
        if not text.field.startswith(_UNDER) or own is None:
            continue
        for match in _HEAD.finditer(text.prose):
            same_kind = _REGION_OF[match["kepala"].split()[0]] == own.jenis
            if same_kind and is_place(match["nama"]) and not same_region(match["nama"], own.daerah):
                message = f"“{' '.join(match.group().split())}” disebut, bukan kepala {own.nama}."
                others: tuple[Path_, ...] = ((*own.path, "nama"),)
                yield problem(subject, text, match.start("nama"), message, _ADVICE, others)
