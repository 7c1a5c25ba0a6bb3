"""Regions and fields of government that are not the office's own, by what the data say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_docgen.checks.prose.nama import likeness
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.pemerintah import Pemerintah, pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, before, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan, Lembaga
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ADVICE = "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya."
_REGIONS = ("Kabupaten", "Kota", "Provinsi", "Kecamatan")
_REGION = lazy_pattern(
    rf"(?<!Wali\s)\b(?P<jenis>{'|'.join(_REGIONS)})\s+"
    r"(?P<nama>(?!(?:Tahun|Nomor|Dan|Lain|Sehat|Layak|Administrasi|Kabupaten|Kota)\b)"
    r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
)
_OWN_DOCUMENTS = (
    *("renstra.nama", "renstra.penetapan", "renstra.latar", "organisasi.", "kantor.kedudukan"),
    *("kantor.wilayah_kerja.", "kantor.nilai_dasar", "pedoman.", "perjanjian_kinerja.", "pejabat."),
    *("kesimpulan.", "saran", "langkah", "isu_strategis.", "aspek_strategis.", "anggaran."),
)
"""Texts that name a region as that of the office."""
_RELATION = lazy_pattern(
    r"\b(?:dari|ke|menuju|bersama|dengan|antara|berbatasan|sebelah|dekat|pemekaran|induk|semula|dahulu"
    r"|dulu|sebelum\w*|pernah|bekas|eks|dibanding\w*|daripada|seperti|lain|lainnya|tetangga|asal"
    r"|berasal|pecahan|menjadi|terpisah|studi|kunjungan|kerja\s+sama|lulusan|rujukan|pindah\w*|kepada"
    r"|oleh|sekitar|capaian|realisasi|rata-rata|nasional)\b",
    re.IGNORECASE,
)
_MISSPELT = 0.74
"""Share of common letters above which a name that nothing else bears is a known one misspelt."""


@rule("LK541", Severity.WARNING, "Daerah yang bukan daerah kantor ini")
def foreign_regions(subject: Subject) -> Iterator[Problem]:
    """A regency or city of another name where the office speaks of its own, and a misspelt one."""
    own, known = pemerintah(subject.laporan), _known(subject)
    named = [(text, *found) for text in texts(subject) for found in _named(text.value)]
    told = Counter(name for _, _, name in named)
    for text, match, name in named:
        kind, place = match["jenis"], match["nama"]
        if place.casefold() in known.kata or any(same_region(place, n) for n in known.nama):
            if own is not None and _is_of_other_kind(text, match, own):
                message = f"“{kind} {place}” disebut, sedangkan kantor ini milik {own.nama}."
                above: tuple[Path_, ...] = ((*own.path, "nama"),)
                yield problem(subject, text, match.start(), message, _ADVICE, above)
            continue
        like = _misspelt(place, known.nama) if kind != "Kecamatan" else ""  # of LK423
        if like and told[name] == 1:
            message = f"“{name}” mirip dengan {like}, tetapi tidak sama."
            yield problem(subject, text, match.start(), message, "Periksa ejaannya.", known.bagian)
        elif own is not None and _is_meant_as_own(text, match, own):
            message = f"“{kind} {place}” disebut, sedangkan kantor ini milik {own.nama}."
            others: tuple[Path_, ...] = ((*own.path, "nama"),)
            yield problem(subject, text, match.start(), message, _ADVICE, others)


def same_region(one: str, other: str) -> bool:
    """Whether two names of regions are one, the longer with words behind it."""
    first, second = (re.sub(r"\W+", " ", name).strip().casefold() for name in (one, other))
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


def _named(words: str) -> Iterator[tuple[re.Match[str], str]]:
    if any(map(words.__contains__, _REGIONS)):
        for match in _REGION.finditer(words):
            yield match, " ".join(match.group().split())


class _Known(Record):
    """The names of regions that the data give, and the words of which they are made."""

    nama: frozenset[str]
    kata: frozenset[str]
    bagian: tuple[Path_, ...]


def _known(subject: Subject) -> _Known:
    return _known_of(subject.laporan)


@remembered
def _known_of(laporan: Laporan) -> _Known:
    """The regions of the office, of the work, and those it is compared with."""
    names = set[str]()
    area, above = laporan.kantor.wilayah_kerja, pemerintah(laporan)
    for region in area.wilayah if area else ():
        names.add(re.sub(r"^(?:Kabupaten|Kota|Provinsi)\s+", "", " ".join(region.nama.split())))
        names.update(" ".join(name.split()) for name in region.kecamatan)
    if area is not None:
        names.update(" ".join(name.split()) for name in area.kecamatan)
    told = [laporan.kantor.nama, laporan.kantor.alamat or "", laporan.dokumen.tempat]
    told += [row.unit for indicator in laporan.indikator for row in indicator.pembanding]
    told += [line.nama for line in _above(laporan)]
    for words in told:
        names.update(match["nama"] for match, _ in _named(words))
    names.add(laporan.dokumen.tempat)
    names.add(laporan.kantor.nama_singkat)
    if above is not None:
        names.add(re.sub(r"\s*\([^()]*\)$", "", above.daerah))
    paths: tuple[Path_, ...] = (("kantor", "wilayah_kerja"),) if area else (("kantor", "nama"),)
    return _Known(frozenset(names), frozenset(name.casefold() for name in names), paths)


def _above(laporan: Laporan) -> Iterator[Lembaga]:
    instansi = laporan.instansi
    for line in (
        *(instansi.kementerian, instansi.eselon_satu, instansi.kantor_wilayah),
        instansi.pemerintah_daerah,
    ):
        if line is not None:
            yield line


def _misspelt(place: str, known: frozenset[str]) -> str:
    """The known name that a name may be a slip of: as long, and not another by one whole word."""
    for name in sorted(known):
        if abs(len(name) - len(place)) > _SLIP or likeness(place, name) < _MISSPELT:
            continue
        if _differs_by_a_slip(place, name):
            return name
    return ""


_SLIP = 2


def _differs_by_a_slip(one: str, other: str) -> bool:
    """Whether names of as many words differ in one word, and that begins alike."""
    first, last = one.casefold().split(), other.casefold().split()
    if len(first) != len(last):
        return likeness(one, other) >= _ALIKE
    different = [(a, b) for a, b in zip(first, last, strict=True) if a != b]
    if len(different) != 1 or _DIRECTIONS.issuperset(different[0]):
        return False
    begins_alike = different[0][0][:1] == different[0][1][:1]
    return begins_alike or (len(first) > 1 and likeness(*different[0]) >= _SAME_WORD)


_SAME_WORD = 0.7
"""Share of common letters above which the last word of a name is one misspelt: Kencana, Cendana."""
_DIRECTIONS = frozenset(
    (
        *("utara", "selatan", "timur", "barat", "tengah", "tenggara", "daya", "laut"),
        *("hulu", "hilir", "atas", "bawah", "dalam", "luar", "darat"),
    )
)


_ALIKE = 0.9


def _is_meant_as_own(text: Text, match: re.Match[str], own: Pemerintah) -> bool:
    """Whether a regency or city is named as the one that the office belongs to."""
    if own.jenis == "Provinsi" or match["jenis"] not in ("Kabupaten", "Kota"):
        return False
    if not text.field.startswith(_OWN_DOCUMENTS):
        return False
    return _RELATION.search(before(text.value, match.start())) is None


_OWN_AREA = lazy_pattern(
    r"\b(?:wilayah|seluruh|pemerintah|lingkungan|lingkup|meliputi|mencakup|masyarakat|warga|penduduk"
    r"|melayani|kecamatan|desa)\s+(?:(?:kerja|administrasi|administratif|daerah|di|pada|dalam)\s+){0,2}$",
    re.IGNORECASE,
)
"""What makes the region behind it the one that the office works for."""
_OF_ITS_AREA = ("kantor.kedudukan", "kantor.wilayah_kerja.uraian", "organisasi.")


_APART = lazy_pattern(r"\b(?:luar|kecuali|selain|tanpa|bukan|tidak)\b", re.IGNORECASE)


def _is_of_other_kind(text: Text, match: re.Match[str], own: Pemerintah) -> bool:
    """Whether the office's own region is called a city where it is a regency, or the reverse.

    Both may be there under one name: elsewhere than in what tells of the office's own area the
    other one may be meant.
    """
    kinds = {"Kabupaten", "Kota"}
    if {match["jenis"], own.jenis} != kinds or not text.field.startswith(_OF_ITS_AREA):
        return False
    before_it = before(text.value, match.start())
    if not same_region(match["nama"], own.daerah) or _APART.search(before_it):
        return False
    if _RELATION.search(before_it):
        return False
    return _OWN_AREA.search(before_it) is not None


# --- field and kind of the office ------------------------------------------------------------

_FIELD = lazy_pattern(
    r"\burusan\s+(?:pemerintahan|wajib|pilihan)\s+(?:daerah\s+)?(?:di\s+|pada\s+)?bidang\s+"
    r"(?P<bidang>[^.;:,]{4,80}?)(?=\s+(?:yang|serta|menjadi|di\s|pada\s)|[.;:,]|$)"
)
_ITSELF = ("kantor.kedudukan", "organisasi.tugas", "organisasi.fungsi", "kantor.nilai_dasar")
_WITH_KIND = lazy_pattern(
    r"\b(?:administrasi|lingkungan|lingkup|kepegawaian|keuangan|urusan\s+umum)\s+(?:di\s+|pada\s+)?"
    r"(?P<jenis>dinas|badan|kecamatan|inspektorat|rumah\s+sakit|sekolah|madrasah)\b(?!\s+(?:daerah|lain))"
)
_KINDS = ("dinas", "badan", "kecamatan", "inspektorat", "rumah sakit", "kantor", "balai")


@rule("LK542", Severity.WARNING, "Urusan atau jenis kantor yang bukan kantor ini")
def foreign_fields(subject: Subject) -> Iterator[Problem]:
    """ "Urusan pemerintahan bidang kesehatan" in the duties of an office for roads."""
    office = subject.laporan.kantor
    own = roots(f"{subject.laporan.instansi.bidang or ''} {office.nama}")
    kind = next((word for word in _KINDS if office.jenis.casefold().startswith(word)), "")
    yield from _kinds_of_region(subject)
    for text in texts(subject):
        if not text.field.startswith(("kantor.kedudukan", "organisasi.", "kantor.nilai_dasar")):
            continue
        if text.field.startswith(_ITSELF) and subject.laporan.instansi.bidang:
            for match in _FIELD.finditer(text.value):
                if not roots(match["bidang"]) & own:
                    message = f"“{match['bidang']}” bukan bidang {subject.laporan.instansi.bidang}."
                    others: tuple[Path_, ...] = (("instansi", "bidang"),)
                    yield problem(subject, text, match.start("bidang"), message, _ADVICE, others)
        for match in _WITH_KIND.finditer(text.value) if kind in ("dinas", "badan") else ():
            if match["jenis"] != kind and kind not in text.lowered:
                message = f"“{match['jenis']}” disebut, sedangkan kantor ini {office.jenis}."
                others = (("kantor", "jenis"),)
                yield problem(subject, text, match.start("jenis"), message, _ADVICE, others)


_OF_THE_REGION = lazy_pattern(
    r"\b(?:seluruh\s+wilayah|wilayah|se-?)\s*(?P<jenis>kota|kabupaten|provinsi)\b(?!\s*(?:/|dan|atau|lain|[A-Z]))"
)


def _kinds_of_region(subject: Subject) -> Iterator[Problem]:
    """ "Seluruh wilayah kota" in the report of a regency."""
    own = pemerintah(subject.laporan)
    for text in texts(subject) if own is not None else ():
        if not text.field.startswith(("kantor.wilayah_kerja.uraian", "kantor.kedudukan")):
            continue
        for match in _OF_THE_REGION.finditer(text.value):
            if own is not None and match["jenis"] != own.jenis.casefold():
                message = f"“{match.group()}” disebut, sedangkan kantor ini milik {own.nama}."
                others: tuple[Path_, ...] = ((*own.path, "nama"),)
                yield problem(subject, text, match.start("jenis"), message, _ADVICE, others)
