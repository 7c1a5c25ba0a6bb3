"""What an office, what is above it and their heads are called, held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.bidang_lain import office_names
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Kantor, Lembaga
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import (
    bidang_kantor,
    bidang_layanan,
    jenis_kantor,
    pimpinan_menurut_nama,
    singkatan_jenis,
)
from lkjip_docgen.source import Path_

_ADVICE = "Mungkin tertinggal dari laporan kantor lain. Perbaiki salah satunya."


@rule("LK486", Severity.WARNING, "Pimpinan, sebutan, atau bidang milik lembaga lain")
def of_another_institution(subject: Subject) -> Iterator[Problem]:
    """ "Gubernur" over a regency, "Direktur Jenderal Pemasyarakatan" over another directorate."""
    yield from _heads(subject)
    yield from _governments(subject)
    yield from _titles_of_office(subject)
    yield from _field_of_office(subject)
    yield from _regional_heads(subject)
    yield from _superiors(subject)
    yield from _ministries(subject)


# --- institutions above the office --------------------------------------------------------

_RANKED = lazy_pattern(
    r"^(?:Pemerintah\s+(?:Kabupaten|Kota|Provinsi)|Direktorat\s+Jenderal|Sekretariat\s+Jenderal"
    r"|Inspektorat\s+Jenderal|Kementerian(?!\s+(?:Sekretariat|Koordinator|Negara)))\s+\S"
)
"""Institutions whose name tells their head beyond doubt."""
_ACTING = lazy_pattern(r"^(?:Plt\.?|Plh\.?|Pj\.?|Pjs\.?|Penjabat|Pelaksana\s+(?:Tugas|Harian))\s+")
_SHORT = lazy_pattern(r"\b[A-Z]{2,}\b|\b(?:RI|Republik\s+Indonesia)\b|/")
"""Abbreviations, which cannot be held against words."""


def _above(subject: Subject) -> Iterator[tuple[str, Lembaga]]:
    """The institutions above the office, by their keys in `instansi`."""
    instansi = subject.laporan.instansi
    if instansi.pemerintah_daerah is not None:
        yield "pemerintah_daerah", instansi.pemerintah_daerah
    else:
        yield "kementerian", instansi.kementerian
    if instansi.eselon_satu is not None:
        yield "eselon_satu", instansi.eselon_satu


def _heads(subject: Subject) -> Iterator[Problem]:
    for key, above in _above(subject):
        head = " ".join((above.pimpinan or "").split())
        name = " ".join(above.nama.split())
        if not head or "[" in head or not _RANKED.match(name) or _SHORT.search(head + name):
            continue
        right = pimpinan_menurut_nama(name)
        if not _is_same_head(_ACTING.sub("", head), right):
            message = f"{name} dipimpin {right}, bukan {head}."
            path: Path_ = ("instansi", key)
            yield Problem((*path, "pimpinan"), message, _ADVICE, others=((*path, "nama"),))


def _is_same_head(head: str, right: str) -> bool:
    """Whether two titles mean one head; one that leaves out the region is none other."""
    one, other = _plain(head), _plain(right)
    return one.startswith(other) or other.startswith(one)


def _plain(title: str) -> str:
    return title.casefold().replace("walikota", "wali kota")


_GOVERNMENTS = {"Pemkab": "Kabupaten", "Pemkot": "Kota", "Pemprov": "Provinsi"}


def _governments(subject: Subject) -> Iterator[Problem]:
    """A city in the name and a regency in the short name; the office of a regency under a city."""
    above = pemerintah(subject.laporan)
    if above is None:
        return
    short = _GOVERNMENTS.get((above.lembaga.singkatan or " ").split(" ")[0])
    if short not in (None, above.jenis):
        message = f"{above.nama} disingkat {above.lembaga.singkatan}."
        others: tuple[Path_, ...] = ((*above.path, "singkatan"),)
        yield Problem((*above.path, "nama"), message, _ADVICE, others=others)
        return
    office = subject.laporan.kantor.nama
    other = re.search(rf"\b(Kabupaten|Kota|Provinsi)\s+{re.escape(above.daerah)}(?!\w)", office)
    if other is not None and other[1] != above.jenis and "Provinsi" not in (other[1], above.jenis):
        message = f"{above.nama} menaungi kantor yang bernama {office}."
        yield Problem((*above.path, "nama"), message, _ADVICE, others=(("kantor", "nama"),))


_UNIT = lazy_pattern(
    r"\b(?P<jenis>Direktorat\s+Jenderal|Inspektorat\s+Jenderal|Sekretariat\s+Jenderal)\s+"
    r"(?P<nama>[A-Z][\w-]*(?:(?:,?\s+(?:dan\s+)?|\s+)[A-Z][\w-]*)*)",
    holds="Jenderal",
)
_BELOW = lazy_pattern(
    r"\b(?:unit\s+pelaksana\s+teknis(?:\s+(?:dari|di\s+bawah|pada))?|di\s+(?:bawah|lingkungan)"
    r"|bertanggung\s+jawab\s+(?:langsung\s+)?(?:kepada|terhadap)|perpanjangan\s+tangan|satuan\s+kerja"
    r"(?:\s+(?:dari|di\s+bawah|pada))?|dibawahi|berinduk\s+(?:pada|kepada)|bagian\s+dari)"
    r"(?:\s+(?:dan|kepada|Direktur\s+Jenderal|lingkungan|pembinaan|koordinasi)){0,3}\s+$",
    re.IGNORECASE,
)
"""What makes the unit behind it the one above."""
_ABOUT_ITSELF = ("kantor.kedudukan", "organisasi.", "renstra.latar", "kantor.nilai_dasar")
_FORMER = lazy_pattern(
    r"\b(?:semula|dahulu|dulu|sebelum\w*|pernah|bekas|eks|kini|sejak|menjadi|beralih|berpindah)\b",
    re.IGNORECASE,
)


def _superiors(subject: Subject) -> Iterator[Problem]:
    """ "Unit pelaksana teknis Direktorat Jenderal X", where the data have another one above."""
    above = subject.laporan.instansi.eselon_satu
    own = _UNIT.match(" ".join(above.nama.split())) if above is not None else None
    if own is None:
        return
    names = (subject.laporan.kantor.nama, "Kantor ini", "Kantor kami")
    for text in texts_holding(subject, "jenderal"):
        if text.official or text.field.startswith(("kantor.sejarah", "penghargaan.")):
            continue
        is_own = text.field.startswith(_ABOUT_ITSELF)
        if not is_own and not any(map(text.value.__contains__, names)):
            continue
        for sentence in kalimat(text.prose):
            words = " ".join(sentence.isi.split())
            if not (is_own or words.startswith(names)) or _FORMER.search(words):
                continue
            for match in _UNIT.finditer(sentence.isi):
                if _BELOW.search(sentence.isi, 0, match.start()) and _is_other(match, own):
                    name = " ".join(match.group().split())
                    message = f"“{name}” bukan {own.group()}, yang membawahi kantor ini."
                    start = sentence.mulai + match.start()
                    others: tuple[Path_, ...] = (("instansi", "eselon_satu", "nama"),)
                    yield problem(subject, text, start, message, _ADVICE, others)


def _is_other(one: re.Match[str], own: re.Match[str]) -> bool:
    """Whether two units of one kind have names of which none begins with the other."""
    kinds = {" ".join(match["jenis"].split()) for match in (one, own)}
    first, last = (" ".join(match["nama"].casefold().split()) for match in (one, own))
    return len(kinds) == 1 and not (first.startswith(last) or last.startswith(first))


_MINISTRY = lazy_pattern(
    r"\bKementerian\s+(?!Koordinator\b)(?P<nama>[A-Z][\w-]*(?:(?:,\s+|\s+dan\s+|,\s+dan\s+|\s+)[A-Z][\w-]*)*)",
    holds="Kementerian",
)
_PART_OF_MINISTRY = lazy_pattern(
    r"\b(?:(?:unit\s+pelaksana\s+teknis|instansi\s+vertikal|satuan\s+kerja)"
    r"(?:\s+(?:dari|di\s+bawah|pada|di\s+lingkungan|milik))?|(?:berkedudukan|berada)\s+di\s+bawah)\s+$",
    re.IGNORECASE,
)


def _ministries(subject: Subject) -> Iterator[Problem]:
    """ "Unit pelaksana teknis Kementerian X", where the data have another ministry above."""
    instansi = subject.laporan.instansi
    own = _MINISTRY.match(" ".join(instansi.kementerian.nama.split()))
    if own is None or instansi.pemerintah_daerah is not None:
        return
    agreements = subject.laporan.perjanjian_kinerja
    known = [own.group(), *(one.nama_kementerian or "" for one in agreements)]
    for text in texts_holding(subject, "kementerian"):
        if text.official or not text.field.startswith(_ABOUT_ITSELF):
            continue
        for sentence in kalimat(text.prose):
            if _FORMER.search(sentence.isi):
                continue
            for match in _MINISTRY.finditer(sentence.isi):
                name = " ".join(match.group().split())
                if not _PART_OF_MINISTRY.search(sentence.isi, 0, match.start()):
                    continue
                if _SHORT.search(name) or any(_begin_alike(name, one) for one in known if one):
                    continue
                message = f"“{name}” bukan {own.group()}, yang membawahi kantor ini."
                others: tuple[Path_, ...] = (("instansi", "kementerian", "nama"),)
                start = sentence.mulai + match.start()
                yield problem(subject, text, start, message, _ADVICE, others)


def _begin_alike(one: str, other: str) -> bool:
    """Whether one of two names begins with the other."""
    first, last = (" ".join(name.casefold().split()) for name in (one, other))
    return first.startswith(last) or last.startswith(first)


# --- the office itself --------------------------------------------------------------------


def _titles_of_office(subject: Subject) -> Iterator[Problem]:
    office = subject.laporan.kantor
    if "[" in office.jenis or "[" in office.nama:
        return
    for key in ("sebutan", "nama_singkat"):
        written: str = getattr(office, key) or ""
        kind = singkatan_jenis().get(written.split(" ")[0])
        if kind and not is_of_kind(kind, office):
            message = f"“{written}” berarti {kind}, sedangkan jenis kantor ini {office.jenis}."
            yield Problem(("kantor", key), message, _ADVICE, others=(("kantor", "jenis"),))
    if not _means_office(office.nama_singkat, office):
        message = f"Nama singkat “{office.nama_singkat}” tidak menyebut {office.nama}."
        yield Problem(("kantor", "nama_singkat"), message, _ADVICE, others=(("kantor", "nama"),))
    strange = _strange_place(subject)
    if strange:
        message = f"Sebutan “{office.sebutan}” menyebut {strange}, bukan {office.nama}."
        yield Problem(("kantor", "sebutan"), message, _ADVICE, others=(("kantor", "nama"),))
    head = " ".join((office.sebutan_pimpinan or "").split())
    led = jenis_kantor().search(head) if head.startswith("Kepala ") else None
    if led is not None and not is_of_kind(led.group(), office):
        message = f"{head} memimpin, sedangkan jenis kantor ini {office.jenis}."
        others: tuple[Path_, ...] = (("kantor", "jenis"), *_post_of_head(subject))
        yield Problem(("kantor", "sebutan_pimpinan"), message, _ADVICE, others=others)


def _post_of_head(subject: Subject) -> Iterator[Path_]:
    """Where the post of the head who signs the report is written."""
    for number, signed in enumerate(subject.laporan.pejabat):
        for row, person in enumerate(signed.penandatangan):
            if signed.dokumen == "laporan" and person.peran == "kepala":
                yield ("pejabat", number, "penandatangan", row, "jabatan")


def is_of_kind(kind: str, office: Kantor) -> bool:
    """Whether an office is of a kind, or its name begins like one.

    A kind of one word ("Dinas") says nothing of what an office does: its name does, unless that
    is an abbreviation ("Dinas PUPR").
    """
    names = " ".join(f"{office.nama} {office.jenis}".casefold().split())
    plain, own = (" ".join(name.casefold().split()) for name in (kind, office.jenis))
    if plain in names:
        return True
    if not plain.startswith(own):
        return False
    return " " in own or plain == own or _ABBREVIATED.search(office.nama) is not None


_ABBREVIATED = lazy_pattern(r"\b[A-Z]{2,}")


_PLACE = lazy_pattern(r"(?<=\s)[A-Z][a-z]{3,}")


def _strange_place(subject: Subject) -> str:
    """A name behind the kind in the short title that no name of the office holds or shortens."""
    office = subject.laporan.kantor
    area = office.wilayah_kerja
    names = [office.nama, office.jenis, office.alamat, subject.laporan.dokumen.tempat]
    names += [row.nama for row in area.wilayah] if area is not None else []
    return next(
        (
            word
            for word in _PLACE.findall(office.sebutan or "")
            if not any(_shortens(word.casefold(), name) for name in names)
        ),
        "",
    )


_LETTERS = lazy_pattern(r"[^a-z]")


def _means_office(short: str, office: Kantor) -> bool:
    """Whether a short name has a word in common with the office's names, or shortens one."""
    words = set(re.findall(r"\w{4,}", short.casefold()))
    whole = " ".join((office.nama, office.jenis, office.sebutan or "")).casefold()
    known = f"{whole} {(office.alamat or '').casefold()}"
    if not words or any(word in known for word in words) or "[" in short:
        return True
    wanted = _LETTERS.sub("", short.casefold())
    return any(_shortens(wanted, name) for name in (office.nama, office.sebutan or ""))


def _shortens(wanted: str, name: str) -> bool:
    """Whether letters stand in a name in their order, as those of an abbreviation do."""
    letters = iter(_LETTERS.sub("", _REMARK.sub("", name.casefold())))
    return all(letter in letters for letter in wanted)


_REMARK = lazy_pattern(r"\([^()]*\)")


def _field_of_office(subject: Subject) -> Iterator[Problem]:
    """A field that is known, and is not that of the office."""
    office, stated = subject.laporan.kantor, (subject.laporan.instansi.bidang or "").casefold()
    own = bidang_kantor(" ".join(f"{office.nama} {office.jenis}".casefold().split()))
    if not own or not stated or "kantor wilayah" in office.jenis.casefold():
        return
    named = [row for row in bidang_layanan() if row.milik(stated) or stated in row.nama]
    names = _names_without_field(subject)
    shared = any(word in names for word in stated.split() if len(word) > _SHORT_WORD)
    if named and not shared and not any(row in own for row in named):
        message = f"Bidang tugas “{stated}” bukan bidang {office.jenis}."
        yield Problem(("instansi", "bidang"), message, _ADVICE, others=(("kantor", "jenis"),))


_SHORT_WORD = 4
"""Letters of words such as "dan", which names of any field share."""


def _names_without_field(subject: Subject) -> str:
    """The names of the office and of what is above it, in lower case, without its field."""
    return office_names(subject.laporan).replace(
        (subject.laporan.instansi.bidang or "").casefold(), " ", 1
    )


# --- heads of regions in texts --------------------------------------------------------------

_TITLE = {"Kabupaten": r"[Ww]ali\s?[Kk]ota", "Kota": r"Bupati"}
_OTHERS = lazy_pattern(r"(?:[Bb]upati|[Ww]ali\s?[Kk]ota|[Gg]ubernur|para|beberapa|setiap|semua)\b")
_ELSEWHERE = ("kantor.sejarah", "penghargaan.", "indikator.pembanding.", "pejabat.")


def _regional_heads(subject: Subject) -> Iterator[Problem]:
    """ "Bertanggung jawab kepada Wali Kota" in the report of a regency."""
    above = pemerintah(subject.laporan)
    if above is None or above.jenis not in _TITLE:
        return
    ruler = above.lembaga.pimpinan or "Bupati"
    if not _RULER.match(ruler) or re.match(_TITLE[above.jenis], ruler):
        return
    region, title = re.escape(above.daerah), _TITLE[above.jenis]
    pattern = re.compile(
        rf"\b{title}\b(?=\s+{region}\b|(?!\s+[A-Z])(?!\s*[,/]|\s+dan\b|\s+atau\b))"
    )
    for text in texts(subject):
        if (
            text.field.startswith(_ELSEWHERE)
            or text.path[0] == "instansi"
            or not text.holds("bupati", "wali", "gubernur")
        ):
            continue
        for sentence in kalimat(text.prose):
            match = pattern.search(sentence.isi) or _answers_to_another(text.field, sentence.isi)
            if match is None or len(_OTHERS.findall(sentence.isi)) > 1:
                continue
            message = (
                f"“{match.group()}” disebut, sedangkan {above.nama} dipimpin {_right(above.jenis)}."
            )
            others: tuple[Path_, ...] = ((*above.path, "nama"),)
            yield problem(subject, text, sentence.mulai + match.start(), message, _ADVICE, others)


_RULER = lazy_pattern(r"(?:Bupati|[Ww]ali\s?[Kk]ota)\b")
_SUPERIOR = lazy_pattern(r"\b(?<=kepada )Gubernur\b|\b(?<=membantu )Gubernur\b", holds="Gubernur")
_OF_ITSELF = ("kantor.kedudukan", "organisasi.tugas")
"""Texts that say to whom the office answers."""


def _answers_to_another(field: str, sentence: str) -> re.Match[str] | None:
    """A governor to whom the office of a regency or a city answers, as its own head."""
    return _SUPERIOR.search(sentence) if field in _OF_ITSELF else None


def _right(kind: str) -> str:
    return "Bupati" if kind == "Kabupaten" else "Wali Kota"
