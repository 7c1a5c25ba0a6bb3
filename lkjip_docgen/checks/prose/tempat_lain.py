"""Districts, health centres, teams and provinces that are those of another region."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from lkjip_docgen.checks.prose.daerah import same_region
from lkjip_docgen.checks.prose.milik_lain import is_place
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, before, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ADVICE = "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya."
_ELSEWHERE = ("kantor.sejarah", "pejabat.", "indikator.pembanding.", "indikator.riwayat.")
_NAME = r"(?P<nama>[A-Z][\w’'-]+(?:\s+(?!(?:Kabupaten|Kota|Provinsi)\b)[A-Z][\w’'-]+){0,2})"
_NO_PLACE = (
    r"(?!(?:Tahun|Bulan|Triwulan|Semester|Menurut|Dalam|Terpadu|Layak|Sehat|Tangguh|Siaga|Bersih|Bersinar"
    r"|Mandiri|Sadar|Ramah|Terbaik|Berprestasi|Inovatif|Peduli|Tanggap)\b)"
)
"""Words behind "Kecamatan" in titles and names of programmes: "menurut Kecamatan Tahun 2025"."""
_DISTRICT = lazy_pattern(rf"\b(?:Kecamatan|Camat|Distrik)\s+{_NO_PLACE}{_NAME}")
_SERVING = lazy_pattern(
    rf"\b(?P<jenis>Puskesmas(?:\s+Pembantu)?|Pustu|Polsek|Koramil|Posyandu)\s+{_NAME}",
    holds=("Puskesmas", "Pustu", "Polsek", "Koramil", "Posyandu"),
)
"""What serves a district and is called after it."""
_OF_REGION = lazy_pattern(
    r"\b(?P<milik>(?i:tim|masyarakat|penduduk|warga|kader|posyandu|puskesmas|desa|pegawai|aparatur|bupati"
    r"|camat|sekretaris\s+daerah|wilayah|seluruh|pemerintah)(?:\s+(?:di\s+)?[a-z]+){0,5})\s+"
    r"(?:Kabupaten|Kota)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
)
"""People, teams and places of a region: in a report of its own government they are its own."""
_PROVINCE = lazy_pattern(
    r"\b(?:Pemerintah(?:\s+Daerah)?|Gubernur|(?:Dinas|Badan)\s+(?:[A-Z]\w+\s+(?:dan\s+)?){1,4}|Bappeda)\s*"
    r"(?:Provinsi\s+)(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
)
_ANY_PROVINCE = lazy_pattern(r"\bProvinsi\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})")
_RELATION = lazy_pattern(
    r"\b(?:dari|ke|menuju|bersama|dengan|antara|berbatasan|sebelah|dekat|pemekaran|induk|semula|dahulu"
    r"|dulu|sebelum\w*|pernah|bekas|eks|dibanding\w*|daripada|seperti|lain|lainnya|tetangga|asal"
    r"|berasal|pecahan|terpisah|studi|kunjungan|kerja\s+sama|lulusan|rujukan|pindah\w*|kepada|meniru"
    r"|oleh|sekitar|rata-rata|nasional|sementara|sedangkan|adapun|lebih|sama|terhadap)\b",
    re.IGNORECASE,
)
"""Words that make another region one that the office has to do with."""
_LIST = 3
"""How many districts make a list of the region that is taken for whole."""
_FEW = 2


class _Region(Record):
    """The names of the region of work and its districts, of what is above it, and of others."""

    sendiri: frozenset[str]
    kecamatan: tuple[str, ...]
    lain: frozenset[str]

    def is_own(self, name: str) -> bool:
        """Whether a name is one of the own ones, with words behind it or without."""
        return any(same_region(name, own) for own in self.sendiri)


@rule("LK569", Severity.WARNING, "Tempat yang bukan bagian dari daerah kantor ini")
def foreign_places(subject: Subject) -> Iterator[Problem]:
    """ "Kecamatan Karang Bening" of a regency that has none of that name."""
    region = _region(subject.laporan)
    yield from _districts(subject, region)
    yield from _serving(subject, region)
    yield from _of_region(subject, region)
    yield from _at_work(subject, region)
    yield from _provinces(subject)
    yield from _regional_offices(subject)


@remembered
def _region(laporan: Laporan) -> _Region:
    """The region of an office by name, as the data give it."""
    area, above, office = laporan.kantor.wilayah_kerja, pemerintah(laporan), laporan.kantor
    districts = [name for row in area.wilayah for name in row.kecamatan] if area else []
    districts += list(area.kecamatan) if area else []
    own = {" ".join(name.split()) for name in (*districts, laporan.dokumen.tempat)}
    own |= {_bare(row.nama) for row in area.wilayah} if area else set()
    own |= {_bare(above.daerah)} if above is not None else set()
    own.add(_bare(office.nama_singkat))
    rows = (row for indicator in laporan.indikator for row in indicator.pembanding)
    others = {_bare(m["nama"]) for row in rows for m in _COMPARED.finditer(row.unit)}
    named = frozenset(name for name in own if name)
    return _Region(named, tuple(districts), frozenset(others - named))


_COMPARED = lazy_pattern(r"\b(?:Kabupaten|Kota)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")


def _bare(name: str) -> str:
    """A name without the kind of region, and without a remark in brackets."""
    words = re.sub(r"\([^()]*\)", " ", name)
    return re.sub(r"^\s*(?:Kabupaten|Kota|Provinsi)\s+", "", " ".join(words.split()))


def _told(subject: Subject, *stems: str) -> Iterator[Text]:
    """The texts of the office itself that hold one of some words."""
    for text in texts_holding(subject, *stems):
        if not text.field.startswith(_ELSEWHERE):
            yield text


def _districts(subject: Subject, region: _Region) -> Iterator[Problem]:
    """A district that the list of the region of work has not."""
    if len(region.kecamatan) < _LIST:
        return
    for text in _told(subject, "kecamatan", "camat", "distrik"):
        for match in _DISTRICT.finditer(text.value):
            if region.is_own(match["nama"]) or _is_visited(text, match):
                continue
            some = in_a_row(list(region.kecamatan[:_LIST]))
            message = f"“{_flat(match)}” tidak ada dalam wilayah kerja ({some}, ...)."
            others: tuple[Path_, ...] = (("kantor", "wilayah_kerja"),)
            yield problem(subject, text, match.start(), message, _ADVICE, others)


def _serving(subject: Subject, region: _Region) -> Iterator[Problem]:
    """A health centre with the name of another region, or the only one of no district at all."""
    found: defaultdict[str, list[tuple[Text, re.Match[str]]]] = defaultdict(list)
    for text in _told(subject, "puskesmas", "pustu", "polsek", "koramil", "posyandu"):
        for match in _SERVING.finditer(text.value):
            if not _REMOTE.match(match["nama"]):
                found[match["jenis"]].append((text, match))
    for group in found.values():
        known = {m["nama"] for _, m in group if _is_district(m["nama"], region)}
        unknown = [(text, m) for text, m in group if not _is_district(m["nama"], region)]
        for text, match in unknown:
            foreign = match["nama"] in region.lain
            alone = len(unknown) == 1 and len(known) >= _FEW and len(region.kecamatan) >= _LIST
            alone = alone and is_place(match["nama"])
            if not (foreign or alone) or region.is_own(match["nama"]) or _is_visited(text, match):
                continue
            message = f"“{_flat(match)}” tidak bernama kecamatan dalam wilayah kerja."
            others: tuple[Path_, ...] = (("kantor", "wilayah_kerja"),)
            yield problem(subject, text, match.start(), message, _ADVICE, others)


_REMOTE = lazy_pattern(
    r"(?:Induk|Pembantu|Keliling|Utama|Rawat|Non|Terakreditasi|Paripurna|Santun|Ramah)\b"
)


def _is_district(name: str, region: _Region) -> bool:
    return any(same_region(name, district) for district in region.kecamatan)


def _of_region(subject: Subject, region: _Region) -> Iterator[Problem]:
    """The team or the people of another regency, as if they were those of the own one."""
    own = pemerintah(subject.laporan)
    if own is None or own.jenis == "Provinsi":
        return
    for text in _told(subject, "kabupaten", "kota"):
        if text.field.startswith(("penghargaan.", "evaluasi_akip.evaluator")):
            continue
        for match in _OF_REGION.finditer(text.value):
            if region.is_own(match["nama"]) or _RELATION.search(match["milik"]):
                continue
            if _is_related(text, match) or _HAS_A_RESULT.match(text.value, match.end()):
                continue
            message = f"“{_flat(match)}” disebut, sedangkan kantor ini milik {own.nama}."
            others: tuple[Path_, ...] = ((*own.path, "nama"),)
            yield problem(subject, text, match.start("nama"), message, _ADVICE, others)


_HAS_A_RESULT = lazy_pattern(
    r"\s+(?:juga\s+|telah\s+|sudah\s+|masih\s+|baru\s+)?(?:mencapai|mencatat\w*|meraih|memperoleh|berada"
    r"|naik|turun|lebih|meminjam\w*|membantu|mengirim\w*|mengundang|menawar\w*|\()"
)
"""What is told of the other region itself."""


_AT_WORK = lazy_pattern(
    r"(?<=[a-z,]\s)(?:di|se-?|wilayah|seluruh)\s*(?:wilayah\s+)?"
    r"(?:Kabupaten|Kota)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
)
_OWN_WORK = (
    *("output_lain.", "kontribusi_kanwil.", "inovasi.uraian", "inovasi.output", "inovasi.dampak"),
    *("inovasi.permasalahan", "indikator.analisis.", "indikator.pengantar", "langkah", "saran"),
)
"""Texts of what the office does in its own region."""
_EVENT = lazy_pattern(
    r"\b(?:pelatihan|rapat|pameran|lomba|seminar|bimbingan|konferensi|mengikuti|menghadiri|diselenggarakan"
    r"|diadakan|rakor|expo|rumah\s+sakit|pengadilan|ditahan|ditangkap|bandar|pelabuhan|kantor\w*|tinggal"
    r"|berdomisili|lahir|pendidikan|sekolah|magang|forum|pengiriman|penyedia|mempelajari|belajar|rumah\s+\w+|lembaga|balai"
    r"|pengalaman|praktik|seperti|mitra)\b",
    re.IGNORECASE,
)
"""What takes place where it takes place, or stands where it stands."""


def _at_work(subject: Subject, region: _Region) -> Iterator[Problem]:
    """Work in a regency that an office of the state has not in its region of work."""
    area = subject.laporan.kantor.wilayah_kerja
    if pemerintah(subject.laporan) is not None or area is None or not area.wilayah:
        return
    for text in _told(subject, "kabupaten", "kota"):
        for match in _AT_WORK.finditer(text.value) if text.field.startswith(_OWN_WORK) else ():
            words = before(text.value, match.start()).rpartition(",")[2]
            if region.is_own(match["nama"]) or _RELATION.search(words) or _EVENT.search(words):
                continue
            some = in_a_row([row.nama for row in area.wilayah[:_LIST]])
            message = f"“{_flat(match)}” disebut, sedangkan wilayah kerja kantor ini {some}."
            others: tuple[Path_, ...] = (("kantor", "wilayah_kerja"),)
            yield problem(subject, text, match.start("nama"), message, _ADVICE, others)


def _provinces(subject: Subject) -> Iterator[Problem]:
    """The government of another province than the one that the report names everywhere else."""
    named: list[tuple[Text, re.Match[str]]] = []
    times = Counter[str]()
    for text in texts_holding(subject, "provinsi"):
        times.update({m["nama"] for m in _ANY_PROVINCE.finditer(text.value)})
        named += [(text, match) for match in _PROVINCE.finditer(text.value)]
    if len(times) != _FEW:
        return
    (usual, often), (other, seldom) = times.most_common()
    for text, match in named:
        if match["nama"] != other or seldom > 1 or often <= _FEW or same_region(usual, other):
            continue
        if text.field.startswith(_ELSEWHERE) or _is_related(text, match):
            continue
        message = (
            f"“{_flat(match)}” disebut, sedangkan laporan ini selalu menyebut Provinsi {usual}."
        )
        yield problem(subject, text, match.start("nama"), message, _ADVICE)


_REGIONAL = lazy_pattern(
    r"\b(?:Kantor\s+Wilayah|Kanwil)(?:\s+(?:dan\s+)?[A-Z][\w’'-]+){1,14}",
    holds=("Wilayah", "Kanwil"),
)


def _regional_offices(subject: Subject) -> Iterator[Problem]:
    """The regional office above under the name of another region, which need be no real one."""
    names = _names_of_regional_office(subject.laporan)
    own = _common_end(names)
    if not own:
        return
    heads = {_kernel(name)[: -len(own)] for name in names}
    for text in texts_holding(subject, "wilayah", "kanwil"):
        if text.field.startswith((*_ELSEWHERE, "instansi.", "perjanjian_kinerja.nama_")):
            continue
        for match in _REGIONAL.finditer(text.value):
            words = _kernel(match.group())
            rest = next((words[len(head) :] for head in heads if words[: len(head)] == head), ())
            told = rest[: len(own)]
            if not told or set(own) <= set(rest) or own[: len(told)] == told:
                continue
            if _is_related(text, match):
                continue
            message = f"“{_flat(match)}” disebut, bukan {names[0]}."
            others: tuple[Path_, ...] = (("instansi", "kantor_wilayah", "nama"),)
            yield problem(subject, text, match.start(), message, _ADVICE, others)


def _names_of_regional_office(laporan: Laporan) -> list[str]:
    """The names that the regional office above has had, by the data."""
    row = laporan.instansi.kantor_wilayah
    if row is None or "[" in row.nama:
        return []
    agreed = [pk.nama_kantor_wilayah for pk in laporan.perjanjian_kinerja if pk.nama_kantor_wilayah]
    return [row.nama, *agreed, *([row.singkatan] if row.singkatan else [])]


def _kernel(name: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\([^()]*\)", " ", name).split())


def _common_end(names: list[str]) -> tuple[str, ...]:
    """The last words that all names of the regional office share: those of its region."""
    rows = [_kernel(name) for name in names]
    size = 0
    while len(rows) > 1 and all(len(row) > size + 1 for row in rows):
        if len({row[-size - 1] for row in rows}) > 1:
            break
        size += 1
    return rows[0][-size:] if size else ()


def _is_visited(text: Text, match: re.Match[str]) -> bool:
    """Whether the words before a district, or a regency beside it, tell that it lies elsewhere."""
    begin = max(0, match.start() - _NEAR)
    around = text.value[begin : match.end() + _NEAR]
    return _VISITED.search(text.value, begin, match.start()) is not None or any(
        not same_region(match["nama"], found["nama"]) for found in _COMPARED.finditer(around)
    )


_NEAR = 100
_VISITED = lazy_pattern(
    r"\b(?:studi|kunjungan|berkunjung|berbatasan|tetangga|kerja\s+sama|pindahan|limpahan|dari|asal|berasal"
    r"|lain|lainnya|seperti|meniru|mengikuti|menghadiri|bekas|eks|semula|dahulu|pernah|dibanding\w*"
    r"|pemekaran|daripada)\b",
    re.IGNORECASE,
)


def _is_related(text: Text, match: re.Match[str]) -> bool:
    """Whether the words before a name tell that it is another region on purpose."""
    return _RELATION.search(before(text.value, match.start())) is not None


def _flat(match: re.Match[str]) -> str:
    return " ".join(match.group().split())
