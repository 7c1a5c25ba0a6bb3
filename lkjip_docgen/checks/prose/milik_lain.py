"""Plans, visions, objectives and captions that are those of another office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.sebutan_lembaga import is_of_kind
from lkjip_docgen.checks.prose.tempat import place_of_office
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import jenis_kantor, nama_kabupaten
from lkjip_docgen.source import Path_

_ADVICE = "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya."
_OWN_DOCUMENTS = (
    *("renstra.nama", "renstra.tujuan", "organisasi.dasar_hukum", "organisasi.tugas"),
    *("organisasi.fungsi", "perjanjian_kinerja.", "indikator.nama", "kantor.keterangan_foto"),
)
"""Texts that name the office itself where they name an office of its sort."""


@rule("LK489", Severity.WARNING, "Renstra, visi, atau sasaran milik kantor lain")
def of_another_office(subject: Subject) -> Iterator[Problem]:
    """A plan of another department, objectives of another kind of office, a vision of elsewhere."""
    yield from _kinds(subject)
    yield from _directorates(subject)
    yield from _visions(subject)


def _kinds(subject: Subject) -> Iterator[Problem]:
    """Another kind of office where only the own one can be meant."""
    office = subject.laporan.kantor
    if jenis_kantor().search(f"{office.nama} {office.jenis}") is None:
        return
    for text in texts(subject):
        is_own = text.field.startswith(_OWN_DOCUMENTS) and "alasan" not in text.field
        if not is_own and text.field not in _BEGIN_WITH_OFFICE:
            continue
        match = next(
            (m for m in jenis_kantor().finditer(text.value) if not is_of_kind(m.group(), office)),
            None,
        )
        if match is None or _is_relation(text, match) or _names_own(text.value, subject):
            continue
        if not is_own and match.start():
            continue
        message = (
            f"“{' '.join(match.group().split())}” disebut, sedangkan kantor ini {office.jenis}."
        )
        others: tuple[Path_, ...] = (("kantor", "jenis"),)
        yield problem(subject, text, match.start(), message, _ADVICE, others)


_BEGIN_WITH_OFFICE = ("kantor.kedudukan",)
"""Texts that begin with the office itself and go on with others."""
_RELATION = lazy_pattern(
    r"\b(?:dengan|bersama|oleh|kepada|dari|pada|antara|melalui|lintas|terhadap|koordinasi|bagi|di"
    r"|serta|dan)\s+$",
    re.IGNORECASE,
)


def _is_relation(text: Text, match: re.Match[str]) -> bool:
    """Whether another office is named as a partner; the whole of a title is not looked at."""
    return _RELATION.search(text.value[max(0, match.start() - 20) : match.start()]) is not None


def _names_own(value: str, subject: Subject) -> bool:
    return any(
        is_of_kind(m.group(), subject.laporan.kantor) for m in jenis_kantor().finditer(value)
    )


_DIRECTORATE = lazy_pattern(
    r"\bDirektorat\s+Jenderal\s+(?P<nama>[A-Z]\w+(?:(?:,|\s+dan)?\s+[A-Z]\w+){0,5})"
)
_ASKS = lazy_pattern(
    r"\b(?:mengusulkan|mengajukan|memohon)\b[^.;]{0,80}\bkepada\s+$",
    re.IGNORECASE,
    holds=("memohon", "mengajukan", "mengusulkan"),
)
_FOR_ALL = (
    "Anggaran",
    "Perbendaharaan",
    "Kekayaan Negara",
    "Kependudukan",
    "Perimbangan",
    "Bina",
    "Pajak",
)
"""Directorates general that every office turns to."""


def _directorates(subject: Subject) -> Iterator[Problem]:
    """The plan of another directorate general, or a proposal to one."""
    above = subject.laporan.instansi.eselon_satu
    own = _DIRECTORATE.match(above.nama) if above is not None else None
    if above is None or own is None:
        return
    for text in texts(subject):
        is_plan = text.field == "renstra.nama"
        if not is_plan and not text.holds("direktorat jenderal"):
            continue
        for match in _DIRECTORATE.finditer(text.value):
            asked = _ASKS.search(text.value[max(0, match.start() - 130) : match.start()])
            is_other = not match["nama"].startswith((own["nama"], *_FOR_ALL))
            if is_other and (is_plan or asked):
                message = f"“{' '.join(match.group().split())}” disebut, bukan {above.nama}."
                others: tuple[Path_, ...] = (("instansi", "eselon_satu", "nama"),)
                yield problem(subject, text, match.start(), message, _ADVICE, others)


_BEGIN = lazy_pattern(
    r"^[“\"*]?(?:(?:Terwujudnya|Mewujudkan|Menuju|Menjadikan)\s+)?"
    r"(?P<nama>(?:(?:Kabupaten|Kota|Provinsi)\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,3}?)\s+"
    r"(?=yang\b|sebagai\b|Maju\b|Sejahtera\b|Mandiri\b|Sehat\b|Unggul\b|Hebat\b)"
)
_PLACE_WORDS = frozenset(
    {
        *("Muara", "Tanjung", "Teluk", "Sungai", "Bukit", "Lubuk", "Padang", "Nusa", "Bandar"),
        *("Karang", "Rawa", "Danau", "Pulau", "Kepulauan", "Gunung", "Batu", "Ujung", "Labuan"),
        *(
            "Tebing",
            "Kuala",
            "Rantau",
            "Simpang",
            "Lembah",
            "Pasir",
            "Kabupaten",
            "Kota",
            "Provinsi",
        ),
    }
)
"""Words with which the names of places begin."""


def _visions(subject: Subject) -> Iterator[Problem]:
    """A vision that begins with the name of another region."""
    above = pemerintah(subject.laporan)
    if above is None:
        return
    own = above.daerah
    for text in texts(subject):
        if text.field not in ("renstra.visi", "renstra.nama"):
            continue
        if own.casefold() in text.value.casefold():
            continue
        match = _place_in(text)
        if match is not None and not _shares_a_word(match["nama"], subject, own):
            message = f"“{match['nama']}” disebut, sedangkan {above.nama} yang menaungi kantor ini."
            others: tuple[Path_, ...] = ((*above.path, "nama"),)
            yield problem(subject, text, match.start("nama"), message, _ADVICE, others)


_OF_REGION = lazy_pattern(r"\b(?P<nama>(?:Kabupaten|Kota)\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,2})")


def _place_in(text: Text) -> re.Match[str] | None:
    """Where a vision begins with a place, or a plan names one."""
    if text.field == "renstra.nama":
        return _OF_REGION.search(text.value)
    match = _BEGIN.match(text.value)
    if match is None:
        return None
    return match if is_place(match["nama"]) else None


def is_place(name: str) -> bool:
    """Whether a name is that of a regency or city, or begins as names of places do."""
    words = name.split()
    return (len(words) > 1 and words[0] in _PLACE_WORDS) or name in nama_kabupaten()


def _shares_a_word(name: str, subject: Subject, own: str) -> bool:
    """Whether a place is another name of the own one: of the office, or of where it signs."""
    known = f"{own} {place_of_office(subject.laporan.kantor)} {subject.laporan.dokumen.tempat}"
    words = set(re.findall(r"\w{4,}", name.casefold())) - {"kabupaten", "kota", "provinsi"}
    return any(word in known.casefold() for word in words)
