"""Other places in the office's words: another province, another office of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.nama import likeness
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding, texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Kantor, Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import Provinsi, SebutanProvinsi, provinsi, sebutan_provinsi

_ELSEWHERE = (
    "kantor.sejarah",
    "pejabat.",
    "penghargaan.",
    "indikator.pembanding.",
    "indikator.riwayat.",
)
"""Texts that tell of the past or of others; of `pejabat` another rule speaks."""
_NAMES = frozenset(
    {"nama", "nama_singkat", "sebutan", "jenis", "kelas", "sebutan_pimpinan", "alamat"}
)
"""What the office is called."""
_GENERAL_KINDS = frozenset(
    {
        *("Balai", "Balai Besar", "Badan", "Dinas", "Kantor", "Kecamatan", "Pusat", "Kementerian"),
        *("Direktorat Jenderal", "Pemerintah Kabupaten", "Pemerintah Kota", "Pemerintah Provinsi"),
    }
)
"""Kinds of which there are many that have nothing in common: others of them are partners."""
_OF_ITSELF = ("kantor.kedudukan", "kantor.wilayah_kerja.", "organisasi.", "instansi.")
"""Texts that say what the office is and for which region it works."""
_RELATION = lazy_pattern(
    r"\b(?:dari|ke|bersama|dengan|antara|asal|berasal|oleh|kepada|limpahan|pindahan|kunjungan|studi"
    r"|mengikuti|pelatihan|magang|dibanding\w*|daripada|seperti|semula|dahulu|dulu|sebelumnya|pernah"
    r"|termasuk|berbatasan|dekat|koordinasi|berkoordinasi|mitra|tetangga|menuju|lain|lainnya|eks|bekas"
    r"|mantan|pemekaran)\b",
    re.IGNORECASE,
)
"""Words that make another place one that the office has to do with, not the office itself."""
_HELPS = lazy_pattern(
    r"\s+(?:juga\s+|turut\s+|telah\s+|pula\s+)*(?:meminjam\w*|membantu|menyerah\w*|mengirim\w*"
    r"|melimpah\w*|mengundang|menawar\w*|menitip\w*|menerima|hadir|mengajar\w*|melatih"
    r"|mendampingi|menjadi\s+(?:tuan|mitra))\b"
)
"""What another office does for this one."""
_ABOVE = lazy_pattern(r"\b(?:Kantor\s+Wilayah|Kanwil)\b[^.,;:()\n]{0,100}$")
_REGION = lazy_pattern(r"(?:\b(?:di|wilayah|[Pp]rovinsi|daerah)|\bse-?)\s*$")
_REGENCY = r"(?:Kabupaten|Kota|Provinsi)\s+"
_REMARK = lazy_pattern(r"\s*\([^()]*\)\s*$")
_CLASS = r"(?:\s+(?:(?i:kelas)\s+(?:IV|I{1,3}|[1-4])\b|(?i:khusus|non[\s-]TPI|TPI)\b))*"
_NO_NAME = frozenset(
    {
        *(
            "Indonesia",
            "Republik",
            "Kementerian",
            "Direktorat",
            "Kelas",
            "Wilayah",
            "Nomor",
            "Tahun",
        ),
        *("Daerah", "Pusat", "Induk", "Kabupaten/Kota", "Setempat", "Terdekat"),
    }
)


@rule("LK461", Severity.WARNING, "Provinsi lain disebut sebagai wilayah kantor")
def other_provinces(subject: Subject) -> Iterator[Problem]:
    """A regional office of another province, or another province as the office's own region."""
    own = own_province(subject.laporan)
    if own is None:
        return
    yield from _compared_offices(subject, own)
    for text, sentence, found in _provinces(subject):
        if found.provinsi is not own and _is_own_region(text, sentence, found):
            yield problem(
                subject,
                text,
                sentence.mulai + found.mulai,
                f"“{found.tertulis}” disebut, sedangkan kantor ini berada di {own.nama}.",
                "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya.",
            )


_REGIONAL_OFFICE = lazy_pattern(r"^\s*(?:Kantor\s+Wilayah|Kanwil)\b")


def _compared_offices(subject: Subject, own: Provinsi) -> Iterator[Problem]:
    """The regional office of another province, where the own one is not compared with."""
    if subject.laporan.instansi.kantor_wilayah is None:
        return
    for number, row in enumerate(subject.laporan.indikator):
        named = [
            (n, found)
            for n, other in enumerate(row.pembanding)
            if _REGIONAL_OFFICE.match(other.unit)
            for found in sebutan_provinsi(other.unit)
        ]
        if any(found.provinsi is own for _, found in named):
            continue
        for n, found in named:
            yield Problem(
                ("indikator", number, "pembanding", n, "unit"),
                f"Yang dibandingkan berada di {found.tertulis}, sedangkan kantor ini berada "
                f"di {own.nama}.",
                "Bandingkan dengan yang membawahi kantor ini; bila yang lain memang dimaksud, "
                "terima temuan ini.",
                others=(("instansi", "kantor_wilayah", "nama"),),
            )


@remembered
def own_province(laporan: Laporan) -> Provinsi | None:
    """The province of the office, as the data name it first; None where no real one is named."""
    for words in _identity(laporan):
        for found in sebutan_provinsi(words):
            return found.provinsi
    return None


def _identity(laporan: Laporan) -> Iterator[str]:
    """What the office, and what is above it, are called, the most telling first."""
    instansi, kantor = laporan.instansi, laporan.kantor
    if instansi.kantor_wilayah is not None:
        yield instansi.kantor_wilayah.nama
    if instansi.pemerintah_daerah is not None:
        yield instansi.pemerintah_daerah.nama
    yield kantor.nama
    for piece in reversed((kantor.alamat or "").split(",")):
        if not re.search(r"\b(?:Jalan|Jl|Jln)\b", piece):
            yield piece


def _provinces(subject: Subject) -> Iterator[tuple[Text, Kalimat, SebutanProvinsi]]:
    names = [name.lower() for row in provinsi() for name in row.sebutan]
    for text in texts_with(subject, names):
        if text.field.startswith(_ELSEWHERE) or next(sebutan_provinsi(text.prose), None) is None:
            continue
        for sentence in kalimat(text.prose):
            for found in sebutan_provinsi(sentence.isi):
                yield text, sentence, found


def _is_own_region(text: Text, sentence: Kalimat, found: SebutanProvinsi) -> bool:
    """Whether a province is named as that of the office or of the regional office above it."""
    before = sentence.isi[max(0, found.mulai - 160) : found.mulai]
    above = _ABOVE.search(before)
    if above is not None:
        return _RELATION.search(before[: above.start()]) is None
    if not text.field.startswith(_OF_ITSELF) or _REGION.search(before) is None:
        return False
    return _RELATION.search(before) is None


@rule("LK462", Severity.WARNING, "Kantor lain disebut sebagai kantor ini")
def other_offices(subject: Subject) -> Iterator[Problem]:
    """An office of the same kind in another place, where the office speaks of itself.

    What it has from others, does with others or is compared with may of course be told.
    """
    office = subject.laporan.kantor
    pattern, place = _of_this_kind(office), place_of_office(office)
    stems = tuple(kind.lower() for kind in (*_kinds(office), *_OTHER_KINDS))
    compared = " ".join(
        row.unit for indicator in subject.laporan.indikator for row in indicator.pembanding
    )
    for text in texts_holding(subject, *stems) if _is_particular(office) else ():
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        if text.path[0] == "kantor" and text.path[1] in _NAMES:
            continue
        for sentence in kalimat(text.prose):
            match = (
                _another(pattern, place, sentence)
                or _another_kind(office, text, sentence)
                or _another_performance(office, sentence)
            )
            if match is not None and not _is_compared(match, sentence, compared):
                yield problem(
                    subject,
                    text,
                    sentence.mulai + match.start(),
                    f"“{' '.join(match.group().split())}” bukan {office.nama}.",
                    "Mungkin tertinggal dari laporan kantor lain. Perbaiki namanya, atau jelaskan "
                    "hubungannya dengan kantor ini.",
                )


def _is_compared(match: re.Match[str], sentence: Kalimat, compared: str) -> bool:
    """Whether a result is told of an office that the indicators are compared with."""
    place = match.groupdict().get("tempat")
    if not place or " ".join(str(place).split()) not in compared:
        return False
    return _HAS_A_RESULT.match(sentence.isi, match.end()) is not None


_HAS_A_RESULT = lazy_pattern(
    r"\s+(?:juga\s+|telah\s+|sudah\s+|masih\s+|baru\s+)?(?:memperoleh|mencapai|mencatat\w*|meraih|lebih"
    r"|berada|memiliki\s+(?:nilai|predikat|capaian)|berpredikat|naik|turun|\()"
)


_OTHER_KINDS = (
    *("Kantor Imigrasi", "Rumah Detensi Imigrasi", "Lembaga Pemasyarakatan"),
    *("Rumah Tahanan Negara", "Balai Pemasyarakatan", "Lembaga Pembinaan Khusus Anak"),
    *("Kantor Pertanahan", "Kantor Kementerian Agama", "Pengadilan Negeri", "Pengadilan Agama"),
    *("Kejaksaan Negeri", "Badan Pusat Statistik", "Kantor Pelayanan Pajak"),
)
"""Offices of other kinds whose reports serve as examples."""
_OF_OTHER_KIND = lazy_pattern(
    rf"^(?:{'|'.join(_OTHER_KINDS)}){_CLASS}(?:\s+[A-Z]\w+){{0,4}}\s+(?=[a-z])(?!dan\b|serta\b)"
)
_SPEAKS = ("kesimpulan.", "kantor.kedudukan", "kantor.nilai_dasar", "isu_strategis.pengantar")
"""Texts in which the office speaks of itself from the first word on."""


def _another_kind(office: Kantor, text: Text, sentence: Kalimat) -> re.Match[str] | None:
    """An office of another kind as the subject of a sentence in which this office speaks."""
    if not text.field.startswith(_SPEAKS) or place_of_office(office) == "":
        return None
    match = _OF_OTHER_KIND.match(sentence.isi)
    if match is None or match.group().startswith(_kinds(office)):
        return None
    return None if _REMARK.sub("", office.nama) in sentence.isi else match


_OF_ITS_WORK = lazy_pattern(
    r"\b(?:memengaruhi|mempengaruhi|menghambat|mendukung|meningkatkan|peningkatan|tentang|mengenai"
    r"|gambaran|pencapaian|capaian|laporan|evaluasi|menentukan)\s+(?:\w+\s+){0,2}?kinerja\s+"
    rf"(?P<kantor>(?:{'|'.join(_OTHER_KINDS)}){_CLASS}(?:\s+[A-Z]\w+){{1,4}})(?:\s+\([^()]*\))?"
    r"(?=\s+(?:pada\s+|selama\s+|dalam\s+)?tahun\b|\s*[.,;]|\s*$|\s+(?:yang|dan)\b)"
)
"""What is told of the performance of an office, which in its report is its own."""


def _another_performance(office: Kantor, sentence: Kalimat) -> re.Match[str] | None:
    """An office of another kind whose performance a sentence tells, as if it were this one's."""
    match = _OF_ITS_WORK.search(sentence.isi)
    if match is None or match["kantor"].startswith(_kinds(office)):
        return None
    this = _REMARK.sub("", office.nama)
    if this in sentence.isi or _RELATION.search(sentence.isi[: match.start()]):
        return None
    return _THE_NAME.search(sentence.isi, match.start("kantor"))


_THE_NAME = lazy_pattern(rf"(?:{'|'.join(_OTHER_KINDS)}){_CLASS}(?:\s+[A-Z]\w+){{1,4}}")


def _is_particular(office: Kantor) -> bool:
    """Whether the kind of the office is known, and says what its offices do."""
    return "[" not in office.jenis and office.jenis not in _GENERAL_KINDS


def place_of_office(office: Kantor) -> str:
    """What the name of an office says behind its kind and class: "Kabupaten Teluk Cendana"."""
    name = _REMARK.sub("", office.nama)
    begin = name.casefold().find(office.jenis.casefold())
    rest = name[begin + len(office.jenis) :] if begin >= 0 else office.nama_singkat
    return re.sub(rf"^{_CLASS}\s*", "", rest).strip()


def _kinds(office: Kantor) -> tuple[str, ...]:
    """The kind of the office, and its abbreviation where the short name begins with one."""
    first, _, rest = (office.sebutan or "").partition(" ")
    short = (first,) if rest and first[:1].isupper() and len(first) > 3 else ()
    return tuple(dict.fromkeys((office.jenis, *short)))


def _of_this_kind(office: Kantor) -> re.Pattern[str]:
    """An office of this kind with its class and the place behind it."""
    kinds = "|".join(r"\s+".join(map(re.escape, kind.split())) for kind in _kinds(office))
    return re.compile(
        rf"\b(?:{kinds}){_CLASS}\s+(?P<tempat>(?:{_REGENCY})?[A-Z][a-z]\w*(?:\s+[A-Z][a-z]\w*){{0,3}})"
    )


def _another(pattern: re.Pattern[str], place: str, sentence: Kalimat) -> re.Match[str] | None:
    """The first name of another office in a sentence, which does not name this one too."""
    found = list(pattern.finditer(sentence.isi))
    if any(_means_place(match["tempat"], place) for match in found):
        return None
    if len({match["tempat"] for match in found}) > 1 or _THIS_ONE.search(sentence.isi):
        return None  # "Kanim Jakarta Selatan dan Kanim Batam": no office is two
    for match in found:
        words = match["tempat"].split()
        if words[0] in _NO_NAME and (len(words) == 1 or words[0] != "Pusat"):
            continue
        before = sentence.isi[max(0, match.start() - 80) : match.start()].rpartition(";")[2]
        after = sentence.isi[match.end() : match.end() + 30]
        if (
            _IN_A_REGION.search(before) is None
            and _RELATION.search(before) is None
            and _HELPS.match(after) is None
        ):
            return match
    return None


_IN_A_REGION = lazy_pattern(
    r"\b(?:Di|di)\s+(?:Kabupaten|Kota|Provinsi|Pulau)\s+[A-Z][^.;]{2,40},\s+$"
)
"""Where the one that is named works: "Di Kabupaten Bangka Barat, Kantor Imigrasi …"."""


_THIS_ONE = lazy_pattern(r"\b(?:kantor|dinas|badan|balai|rumah\s+\w+)\s+ini\b")


def _means_place(words: str, place: str) -> bool:
    """Whether words begin with a place, nearly so, or with a part of it: another rule spells it."""
    one, other = (re.sub(rf"^{_REGENCY}", "", name) for name in (words, place))
    if not other:
        return True
    length = len(other.split())
    parts = one.split()
    return (
        one.startswith(other)
        or other.startswith(one)
        or any(
            likeness(" ".join(parts[:end]), other) >= _ALIKE
            for end in range(1, min(len(parts), length + 1) + 1)
        )
    )


_ALIKE = 0.8
"""Share of common letters above which two names mean the same place, as in LK421."""
