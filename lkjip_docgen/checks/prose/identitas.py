"""The office's own particulars, held against its name: class, kind, postcode, address, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.sebutan_lembaga import is_of_kind
from lkjip_docgen.checks.prose.tempat import own_province, place_of_office
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import Kantor
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import (
    Provinsi,
    label_alamat,
    nama_kabupaten,
    provinsi,
    sebutan_ibu_kota,
    sebutan_provinsi,
)

_GRADE = lazy_pattern(r"\bkelas\s+(IV|I{1,3}|[1-4])\b", re.IGNORECASE)
_TPI = lazy_pattern(r"\b(non[\s-]+)?TPI\b", re.IGNORECASE)
_STREET = lazy_pattern(r"\b(?:Jalan|Jl|Jln|Gedung|Kompleks|Gang)\b", re.IGNORECASE)
_POSTCODE = lazy_pattern(r"\d{5}")
_REGENCY = lazy_pattern(
    r"\b(?:Kabupaten|Kota|Provinsi)\b", re.IGNORECASE, holds=("kabupaten", "kota", "provinsi")
)
_GENERAL = lazy_pattern(
    r"(?:imigrasi|humas|pusat|kabupaten|provinsi|kab|prov|sekretariat|perencanaan|program|umum"
    r"|keuangan|pelaporan|informasi|layanan|pelayanan|pengaduan|kepegawaian|official|resmi|indonesia"
    r"|kantor|data|tata|usaha|tatausaha|subbag|tpi|kelas)+"
)
_LONG_NAME = 6
"""Letters of a name in an e-mail address; fewer are an abbreviation of anything."""


@rule("LK463", Severity.WARNING, "Kelas atau jenis kantor berbeda dengan namanya")
def class_and_kind(subject: Subject) -> Iterator[Problem]:
    """`kantor.kelas` and `kantor.jenis`, held against `kantor.nama`."""
    office = subject.laporan.kantor
    told = {"kelas": _differs_in_class(office), "jenis": not _holds_kind(office)}
    for key, differs in told.items():
        if differs:
            yield Problem(
                ("kantor", key),
                f"{key.capitalize()} kantor “{getattr(office, key)}”, sedangkan namanya "
                f"“{office.nama}”.",
                "Samakan keduanya dengan peraturan organisasi kantor.",
                others=(("kantor", "nama"),),
            )


def _differs_in_class(office: Kantor) -> bool:
    """Whether name and class tell of two classes; a name without a class tells of none."""
    if not office.kelas or _GRADE.search(office.nama) is None:
        return False
    return _class_in(office.kelas) != _class_in(office.nama)


def _class_in(words: str) -> tuple[str, str]:
    """The number of a class, and whether it has a checkpoint: ("II", "tpi"), ("I", "non tpi")."""
    grade, tpi = _GRADE.search(words), _TPI.search(words)
    sort = "" if tpi is None else "non tpi" if tpi[1] else "tpi"
    return grade[1].upper() if grade else "", sort


def _holds_kind(office: Kantor) -> bool:
    if "[" in office.jenis:  # it waits for its kind
        return True
    return " ".join(office.jenis.casefold().split()) in " ".join(office.nama.casefold().split())


@rule("LK464", Severity.WARNING, "Kode pos atau alamat bukan milik daerah kantor")
def postcode_and_address(subject: Subject) -> Iterator[Problem]:
    """Postcodes begin alike in a province; an address does not name another one."""
    office, own = subject.laporan.kantor, own_province(subject.laporan)
    code = (office.kode_pos or "").strip()
    if code and not _POSTCODE.fullmatch(code):
        message = f"Kode pos “{code}” tidak terdiri atas lima angka."
        yield Problem(("kantor", "kode_pos"), message, "Tulis kelima angkanya.")
    elif code and own is not None and code[:2] not in own.kode_pos:
        yield Problem(
            ("kantor", "kode_pos"),
            f"Kode pos {code} bukan milik {own.nama}, yang kode posnya diawali "
            f"{in_a_row(own.kode_pos)}{_of_another(code)}.",
            "Periksa kode posnya.",
            others=(("kantor", "alamat"),),
        )
    for found in _other_regions(office, own):
        yield Problem(
            ("kantor", "alamat"),
            f"Alamat menyebut “{found}”, sedangkan kantor ini berada di {own.nama if own else ''}.",
            "Mungkin tertinggal dari laporan kantor lain. Perbaiki alamatnya.",
        )


def _of_another(code: str) -> str:
    """Whose postcode it is, where one province has it."""
    holders = [row.nama for row in provinsi() if code[:2] in row.kode_pos]
    return f"; awalan {code[:2]} milik {in_a_row(holders)}" if holders else ""


def _other_regions(office: Kantor, own: Provinsi | None) -> Iterator[str]:
    """The first other province, or capital of one, in an address; names of streets are none."""
    if own is None:
        return
    for piece in (office.alamat or "").split(","):
        if _STREET.search(piece):
            continue
        for found in (*sebutan_provinsi(piece), *sebutan_ibu_kota(piece)):
            if found.provinsi is not own:
                yield found.tertulis
                return


@rule("LK465", Severity.HINT, "Surel memakai nama kantor lain")
def address_of_another(subject: Subject) -> Iterator[Problem]:
    """An address with another kind of office, another place, or a city for a regency."""
    yield from _place_in_address(subject)
    yield from _labels_of_others(subject)


def _place_in_address(subject: Subject) -> Iterator[Problem]:
    """An e-mail address that begins with the kind of office and goes on with another place."""
    office = subject.laporan.kantor
    local, _, domain = (office.surel or "").lower().partition("@")
    place = _letters(_REGENCY.sub("", place_of_office(office)))
    if not domain or not place or place in _letters(local + domain):
        return
    name = _behind_kind(_letters(local), office)
    if name is None or len(name) < _LONG_NAME or name in place or _GENERAL.fullmatch(name):
        return
    yield Problem(
        ("kantor", "surel"),
        f"Surel “{office.surel}” memuat nama “{name}”, sedangkan kantor ini {office.nama}.",
        "Periksa alamatnya; mungkin tertinggal dari kantor lain atau salah ketik.",
        others=(("kantor", "nama"),),
    )


_LABEL = lazy_pattern(r"[a-z]+")
_SUFFIXES = {"kab": "Kabupaten", "kota": "Kota", "prov": "Provinsi"}


def _labels_of_others(subject: Subject) -> Iterator[Problem]:
    """The parts of an address, each of which may name a kind of office, a place or a region."""
    office = subject.laporan.kantor
    for key in ("surel", "laman"):
        address = (getattr(office, key) or "").lower()
        for label in _LABEL.findall(address.removeprefix("https://").partition("/")[0]):
            means = _means_another(subject, label)
            if means:
                yield Problem(
                    ("kantor", key),
                    f"“{label}” pada alamat “{getattr(office, key)}” berarti {means}, sedangkan "
                    f"kantor ini {office.nama}.",
                    "Periksa alamatnya; mungkin tertinggal dari kantor lain.",
                    others=(("kantor", "nama"),),
                )
                break


def _means_another(subject: Subject, label: str) -> str:
    """What of another office a part of an address means; "" where it may be the own one."""
    office = subject.laporan.kantor
    names = [_letters(name) for name in (office.nama, office.sebutan)]
    if any(_in_order(label, name) for name in names):
        return ""
    kind = label_alamat().get(label)
    if kind is not None:
        return "" if is_of_kind(kind, office) else kind
    above = pemerintah(subject.laporan)
    if above is not None:
        region = _letters(above.daerah)
        for suffix, right in _SUFFIXES.items():
            if label in (region + suffix, suffix + region) and right != above.jenis:
                return f"{right} {above.daerah}"
    return _place_by_name(label, _letters(" ".join((office.nama, office.alamat))))


def _place_by_name(label: str, known: str) -> str:
    """The regency or city of which a part of an address is the name: "pontianak"."""
    if len(label) < _LONG_NAME or label in known:
        return ""
    return next((name for name in nama_kabupaten() if _letters(name) == label), "")


def _in_order(label: str, known: str) -> bool:
    """Whether the letters of a part stand in the own names in their order."""
    letters = iter(known)
    return all(letter in letters for letter in label)


def _behind_kind(local: str, office: Kantor) -> str | None:
    """What follows the kind of office at the beginning of an address; None where none does."""
    short = (office.sebutan or office.jenis).split()[0]
    for kind in (_letters(office.jenis), _letters(short)):
        if local.startswith(kind):
            return local[len(kind) :]
    return None


def _letters(words: str) -> str:
    return re.sub(r"[\W\d_]", "", words).lower()


_PROVIDERS = ("gmail.com", "yahoo.com", "yahoo.co.id", "outlook.com", "hotmail.com")
_ENDINGS = {
    **dict.fromkeys(("con", "cim", "vom", "xom", "comm", "coom", "ocm"), "com"),
    **dict.fromkeys(("go.if", "go.od", "gi.id", "go.di", "g0.id", "go.ld", "goid"), "go.id"),
}
"""Endings that no registry has given out, or no office in Indonesia has, and what was meant."""


@rule("LK276", Severity.WARNING, "Alamat surel atau laman salah ketik")
def mistyped_address(subject: Subject) -> Iterator[Problem]:
    """Endings that do not exist (`.con`), and names of providers with a letter amiss (`gmial`)."""
    office = subject.laporan.kantor
    for key in ("surel", "laman"):
        address = (getattr(office, key) or "").strip().lower()
        domain = re.sub(r"^https?://", "", address.rpartition("@")[2]).split("/")[0]
        meant = _meant(domain, mail=key == "surel")
        if meant is not None:
            yield Problem(
                ("kantor", key),
                f"Alamat “{getattr(office, key)}” berakhir dengan “{domain}”.",
                f"Mungkin maksudnya {meant}; periksa alamatnya.",
            )


def _meant(domain: str, *, mail: bool) -> str | None:
    """What a domain was to be; None where nothing speaks against it."""
    for wrong, right in _ENDINGS.items():
        if domain.endswith(f".{wrong}"):
            return f"{domain.removesuffix(wrong)}{right}"
    near = (name for name in _PROVIDERS if domain != name and _one_slip(domain, name))
    return next(near, None) if mail and domain not in _PROVIDERS else None


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter lost, added or exchanged with its neighbour."""
    if len(one) > len(other):
        one, other = other, one
    n = next((n for n, letter in enumerate(one) if letter != other[n]), len(one))
    if len(one) == len(other):
        return one[n + 2 :] == other[n + 2 :] and one[n : n + 2] == other[n : n + 2][::-1]
    return one[n:] == other[n + 1 :]
