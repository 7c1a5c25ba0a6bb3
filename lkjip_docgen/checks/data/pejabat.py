"""Signatories: who signs which document, in which capacity, and their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from lkjip_docgen.checks.data.perjanjian import in_force
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import (
    format_date,
    group_nip,
    in_a_row,
    month_name,
    nip_problems,
    parse_nip,
    plain_name,
)
from lkjip_docgen.model import Laporan, Pejabat, Penandatangan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import pimpinan_menurut_nama
from lkjip_docgen.source import Path_

_ROLES = {"laporan": ("kepala",), "perjanjian_kinerja": ("pihak_pertama",)}
ACTING = lazy_pattern(
    r"^((plt|plh|pj|pgs|pjs)\.?|penjabat sementara|penjabat|pelaksana tugas|pelaksana harian)\s+"
)


@rule("LK211", Severity.WARNING, "Dokumen tanpa penanda tangan")
def ada_penanda_tangan(subject: Subject) -> Iterator[Problem]:
    """The report, and every performance agreement, has its signatories."""
    year = subject.laporan.dokumen.tahun
    if _signed(subject, "laporan", year, None) is None:
        yield Problem(
            ("dokumen", "tahun"),
            f"Penanda tangan laporan tahun {year} belum ada.",
            "Tambahkan pada bagian `pejabat` dengan dokumen: laporan.",
        )
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        if _signed(subject, "perjanjian_kinerja", pk.tahun, pk.versi) is None:
            yield Problem(
                ("perjanjian_kinerja", number, "tanggal"),
                f"Penanda tangan perjanjian kinerja {pk.versi} tahun {pk.tahun} belum ada.",
                "Tambahkan pada bagian `pejabat` dengan dokumen: perjanjian_kinerja.",
            )
    for number, pejabat in enumerate(subject.laporan.pejabat):
        yield from _lacking_roles(number, pejabat)


def _lacking_roles(number: int, pejabat: Pejabat) -> Iterator[Problem]:
    have = {person.peran for person in pejabat.penandatangan}
    lacking = [f"`{role}`" for role in _ROLES[pejabat.dokumen] if role not in have]
    if lacking:
        yield Problem(
            ("pejabat", number, "penandatangan"),
            f"Peran {in_a_row(lacking)} belum ada.",
            "Laporan ditandatangani kepala, perjanjian kinerja pihak pertama dan atasannya.",
        )


@rule("LK212", Severity.HINT, "Pimpinan berganti antara perjanjian kinerja dan laporan")
def pimpinan_sama(subject: Subject) -> Iterator[Problem]:
    """Normal when an official was replaced; worth a look."""
    promised, reporting = _who_promised(subject), _who_reports(subject)
    if promised is None or reporting is None:
        return
    path, head = reporting
    promised_at, before = promised
    names = name_of(before), name_of(head)
    slip = _post(before) == _post(head) and is_misspelt(*names)  # which LK239 tells
    if _are_named(before, head) and names[0] != names[1] and not slip:
        yield Problem(
            (*path, "nama"),
            f"Laporan ditandatangani {head.nama}, perjanjian kinerja oleh "
            f"{before.nama.rstrip('.')}.",
            "Wajar bila pejabat berganti; pergantian menjadi alasan perjanjian kinerja perubahan.",
            others=((*promised_at, "nama"),),
        )


def name_of(person: Penandatangan) -> str:
    """The name of a person, in lower case, without the titles that only some documents bear."""
    name = _TITLES_BEFORE.sub("", person.nama.partition(",")[0])
    return plain_name(name)


_ALMOST: Final = 0.85


def is_misspelt(one: str, other: str) -> bool:
    """Whether two names (`name_of`) are nearly one: one of them is likely a slip of the pen."""
    return SequenceMatcher(None, one, other).ratio() >= _ALMOST


def _post(person: Penandatangan) -> tuple[bool, str]:
    return person.peran == "pihak_kedua", ACTING.sub("", plain_name(person.jabatan))


_TITLES_BEFORE = lazy_pattern(r"^(?:(?:Prof|Dr|dr|drg|Drs|Dra|Ir|H|Hj|apt)\.\s*)+")


def _are_named(*people: Penandatangan) -> bool:
    """Whether no name is still to be filled in; LK400 tells of one that is."""
    return not any(person.nama.startswith("[") for person in people)


def _who_promised(subject: Subject) -> tuple[Path_, Penandatangan] | None:
    """The head who signed the agreement in force."""
    if (found := in_force(subject.laporan)) is None:
        return None
    _, pk = found
    signed = _signed(subject, "perjanjian_kinerja", pk.tahun, pk.versi)
    return _person(subject, signed, "pihak_pertama")


def _who_reports(subject: Subject) -> tuple[Path_, Penandatangan] | None:
    """The head who signs the report."""
    signed = _signed(subject, "laporan", subject.laporan.dokumen.tahun, None)
    return _person(subject, signed, "kepala")


_REGION = lazy_pattern(r"\s(?:Kecamatan|Kabupaten|Kota|Provinsi)\s.+$")
"""The region at the end of an office's name, which its head leaves out: "Camat Sukamaju"."""


@rule("LK213", Severity.WARNING, "Jabatan menyebut kantor lain")
def jabatan_kantor_ini(subject: Subject) -> Iterator[Problem]:
    """The head of this office signs for this office, acting or not."""
    kantor = subject.laporan.kantor
    for path, _, person in people(subject):
        office = ACTING.sub("", plain_name(person.jabatan))
        head = pimpinan_menurut_nama(kantor.nama)
        heads = (kantor.sebutan_pimpinan, head, _REGION.sub("", head))
        known = plain_name(kantor.nama) in office or office in map(plain_name, heads)
        if person.peran != "pihak_kedua" and not known:
            yield Problem(
                (*path, "jabatan"),
                f"Jabatan “{person.jabatan}” tidak menyebut {kantor.nama}.",
                "Tulis jabatan pada tanggal dokumen, lengkap dengan nama kantor.",
                others=(("kantor", "nama"),),
            )


@rule("LK214", Severity.WARNING, "Susunan NIP tidak mungkin", culprit=True)
def nip_mungkin(subject: Subject) -> Iterator[Problem]:
    """18 digits: birth, appointment, sex, serial number; appointed before the document."""
    for path, pejabat, person in people(subject):
        if person.nip is None:
            continue
        if reasons := nip_problems(person.nip) or _too_late(person.nip, pejabat):
            yield Problem(
                (*path, "nip"),
                f"NIP {person.nama}: {'; '.join(reasons)}.",
                "Salin NIP dari surat keputusan; hasil pindaian sering salah baca.",
            )


def _too_late(nip: str, pejabat: Pejabat) -> tuple[str, ...]:
    """That somebody was appointed after signing; empty where it is not so, or not known."""
    appointed, day = parse_nip(nip).tmt, pejabat.tanggal
    if appointed is None or day is None or appointed <= day:
        return ()
    month = f"{month_name(appointed.month)} {appointed.year}"
    return (f"diangkat {month}, sesudah dokumen tanggal {format_date(day)}",)


@rule("LK215", Severity.WARNING, "NIP dan nama tidak berpasangan")
def nip_satu_orang(subject: Subject) -> Iterator[Problem]:
    """One person has one number, one number belongs to one person."""
    names: dict[str, tuple[str, Path_, tuple[bool, str]]] = {}
    numbers: dict[str, tuple[str, Path_]] = {}
    for path, _, person in people(subject):
        if person.nip is None:
            continue
        name, number = name_of(person), group_nip(person.nip)
        here: Path_ = (*path, "nip")
        known, where = numbers.setdefault(name, (number, here))
        if known != number:
            message = f"{person.nama} ditulis dengan dua NIP: {known} dan {number}."
            advice = "Pakai NIP yang sama di semua dokumen."
            yield Problem(here, message, advice, others=(where,))
        other, where, post = names.setdefault(number, (name, here, _post(person)))
        slip = post == _post(person) and is_misspelt(other, name)  # which LK239 tells
        if other != name and not slip:
            message = f"NIP {number} dipakai untuk dua orang; {person.nama} salah satunya."
            yield Problem(here, message, "Periksa NIP keduanya.", others=(where,))


@rule("LK216", Severity.WARNING, "Tanggal atau tempat tanda tangan berbeda dengan dokumennya")
def tanggal_sama(subject: Subject) -> Iterator[Problem]:
    """Date and place of the report, date of the agreement."""
    dokumen = subject.laporan.dokumen
    dates = _dates_of_documents(subject.laporan)
    for number, pejabat in enumerate(subject.laporan.pejabat):
        day = dates.get(_document(pejabat))
        if day is None:
            continue
        if pejabat.dokumen == "laporan" and plain_name(pejabat.tempat) != plain_name(
            dokumen.tempat
        ):
            yield Problem(
                ("pejabat", number, "tempat"),
                f"Laporan ditandatangani di {pejabat.tempat}, sedangkan `dokumen.tempat` "
                f"{dokumen.tempat}.",
                "Samakan tempatnya.",
                others=(("dokumen", "tempat"),),
            )
        yield from _other_day(number, pejabat, day)


def _other_day(number: int, pejabat: Pejabat, day: date) -> Iterator[Problem]:
    if pejabat.tanggal is not None and pejabat.tanggal != day:
        yield Problem(
            ("pejabat", number, "tanggal"),
            f"Tanda tangan bertanggal {format_date(pejabat.tanggal)}, dokumennya "
            f"{format_date(day)}.",
            "Samakan tanggalnya.",
        )


@rule("LK217", Severity.WARNING, "Penanda tangan ganda atau tanpa dokumen", tahunan=True)
def penanda_tangan_tunggal(subject: Subject) -> Iterator[Problem]:
    """One entry a document, one person a role, no entry for a document that is not there."""
    there = _dates_of_documents(subject.laporan)
    seen: set[_Document] = set()
    for number, pejabat in enumerate(subject.laporan.pejabat):
        document = _document(pejabat)
        what = f"{pejabat.dokumen.replace('_', ' ')} tahun {pejabat.tahun}"
        if document in seen:
            message = f"Penanda tangan {what} ditulis lebih dari sekali."
            yield Problem(("pejabat", number, "dokumen"), message, "Sisakan satu.")
        seen.add(document)
        if document not in there:
            message = f"Penanda tangan {what} ditulis, tetapi dokumennya tidak ada."
            yield Problem(("pejabat", number, "tahun"), message, "Periksa tahun dan versinya.")
        if twice := _roles_taken_twice(pejabat):
            message = f"Peran {in_a_row(twice)} ditulis lebih dari sekali."
            yield Problem(("pejabat", number, "penandatangan"), message, "Sisakan satu orang.")


def _roles_taken_twice(pejabat: Pejabat) -> list[str]:
    roles = Counter(person.peran for person in pejabat.penandatangan)
    return [f"`{role}`" for role, count in roles.items() if count > 1]


_Document = tuple[str, int, str | None]
"""The kind of a document, its year, and the version of an agreement or period of a report."""


def _document(pejabat: Pejabat) -> _Document:
    """The document that an entry signs."""
    versi = pejabat.periode if pejabat.dokumen == "laporan" else pejabat.versi
    return pejabat.dokumen, pejabat.tahun, versi


def _dates_of_documents(laporan: Laporan) -> dict[_Document, date | None]:
    """The date of every document that is signed; of an agreement it may be unknown."""
    dates: dict[_Document, date | None] = {
        ("perjanjian_kinerja", pk.tahun, pk.versi): pk.tanggal for pk in laporan.perjanjian_kinerja
    }
    for pejabat in laporan.pejabat:  # other reports of the same data
        if pejabat.dokumen == "laporan":
            dates["laporan", laporan.dokumen.tahun, pejabat.periode] = None
    dates["laporan", laporan.dokumen.tahun, laporan.dokumen.periode] = laporan.dokumen.tanggal
    return dates


def date_of(laporan: Laporan, pejabat: Pejabat) -> date | None:
    """The day on which a document was signed, else that of the document; None for neither."""
    return pejabat.tanggal or _dates_of_documents(laporan).get(_document(pejabat))


def _signed(subject: Subject, dokumen: str, tahun: int, versi: str | None) -> Pejabat | None:
    """The first entry for a document; of an agreement, in its version."""
    for row in subject.laporan.pejabat:
        if (row.dokumen, row.tahun) == (dokumen, tahun) and versi in (None, row.versi):
            return row
    return None


def people(subject: Subject) -> Iterator[tuple[Path_, Pejabat, Penandatangan]]:
    """Everybody who signs something, with the path of the entry, the document and the person."""
    for number, pejabat in enumerate(subject.laporan.pejabat):
        for position, person in enumerate(pejabat.penandatangan):
            yield ("pejabat", number, "penandatangan", position), pejabat, person


_VACANT = lazy_pattern(r"^(penjabat (?!sementara)|pj\.? )")


class Signed(Record):
    """A signature: where it stands, on which day, under which document, and whose."""

    path: Path_
    hari: date
    pejabat: Pejabat
    orang: Penandatangan

    @property
    def dokumen(self) -> str:
        """What was signed: "Perjanjian kinerja 2024"."""
        return f"{self.pejabat.dokumen.replace('_', ' ').capitalize()} {self.pejabat.tahun}"

    @property
    def nama(self) -> str:
        """The name without titles."""
        return name_of(self.orang)

    @property
    def jabatan(self) -> str:
        """The post, without what says that somebody only acts for its holder."""
        return ACTING.sub("", plain_name(self.orang.jabatan))

    @property
    def acting(self) -> bool:
        """Whether the person only acts for the holder."""
        return ACTING.match(plain_name(self.orang.jabatan)) is not None

    @property
    def penjabat(self) -> bool:
        """Whether the person is in a post that nobody holds."""
        return _VACANT.match(plain_name(self.orang.jabatan)) is not None


@remembered
def signatures(subject: Subject) -> tuple[Signed, ...]:
    """The signatures of which the day and the name are known."""
    return tuple(_dated(subject))


def _dated(subject: Subject) -> Iterator[Signed]:
    for path, document, person in people(subject):
        day = date_of(subject.laporan, document)
        if day is not None and not person.nama.startswith("["):
            yield Signed(path, day, document, person)


def _person(
    subject: Subject, pejabat: Pejabat | None, peran: str
) -> tuple[Path_, Penandatangan] | None:
    """Who signs a document in a role, and where that is written."""
    for path, row, person in people(subject):
        if row is pejabat and person.peran == peran:
            return path, person
    return None


_NO_NAMES = ("lowong", "kosong", "belum", "tidak", "nihil", "[", "-")
"""How it begins what is written where nobody holds a post."""
_FEWEST_WORDS = 2  # of a name that says who somebody is


@rule("LK275", Severity.HINT, "Dua unit dipimpin orang yang sama")
def satu_unit_satu_pejabat(subject: Subject) -> Iterator[Problem]:
    """A name twice in the chart; who acts for the head of a second unit is written as acting."""
    seen: dict[str, tuple[Path_, Unit]] = {}
    for path, unit in _units(("organisasi", "unit"), subject.laporan.organisasi.unit):
        name = plain_name((unit.pejabat or "").split(",")[0])
        if ACTING.match(name) or "(" in name or len(name.split()) < _FEWEST_WORDS:
            continue
        if name.startswith(_NO_NAMES):
            continue
        first, other = seen.setdefault(name, (path, unit))
        if first != path:
            yield Problem(
                (*path, "pejabat"),
                f"{unit.pejabat} memimpin {unit.nama} dan {other.nama}.",
                _TWO_POSTS,
                others=((*first, "pejabat"),),
            )
        yield from _signs_otherwise(subject, (*path, "pejabat"), unit, name)


_TWO_POSTS = (
    "Periksa namanya. Bila ia merangkap sebagai pelaksana tugas, tulis Plt. di depan namanya."
)


def _signs_otherwise(subject: Subject, path: Path_, unit: Unit, name: str) -> Iterator[Problem]:
    """Who leads a unit and signs as the head of the office, or as its superior.

    Whoever heads a part of a small office may be its head; then the unit bears the head's title.
    """
    head = plain_name(subject.laporan.kantor.sebutan_pimpinan)
    for at, _, person in people(subject):
        signs = plain_name(person.nama.split(",")[0]) == name
        office = plain_name(person.jabatan)
        if signs and not ACTING.match(office) and plain_name(unit.nama) not in (head, office):
            yield Problem(
                path,
                f"{unit.pejabat} memimpin {unit.nama} dan menandatangani sebagai {person.jabatan}.",
                _TWO_POSTS,
                others=((*at, "nama"),),
            )
            return


def _units(path: Path_, units: Sequence[Unit]) -> Iterator[tuple[Path_, Unit]]:
    """Every unit of the office with where it stands."""
    for number, unit in enumerate(units):
        yield (*path, number), unit
        yield from _units((*path, number, "unit"), unit.unit)
