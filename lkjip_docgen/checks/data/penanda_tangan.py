"""Who may have signed: of which office, in which order, at which age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lkjip_docgen.checks.data.pejabat import ACTING, date_of, people
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, nip_problems, parse_nip, plain_name
from lkjip_docgen.model import Laporan, Pejabat, Penandatangan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_WORDS: Final = lazy_pattern(r"[^\W\d_]+")
_REGIONAL: Final = "kepala kantor wilayah"
_RULERS: Final = ("bupati", "wali kota", "walikota", "gubernur", "camat")
_VACANT: Final = lazy_pattern(r"^(penjabat (?!sementara)|pj\.? )")
_COMMON: Final = frozenset(
    (
        *("kepala", "kantor", "wilayah", "kementerian", "direktorat", "jenderal", "badan"),
        *("hukum", "dan", "hak", "asasi", "manusia", "ham", "imigrasi", "pemasyarakatan"),
        *("provinsi", "daerah", "kabupaten", "kota", "kepulauan", "khusus", "istimewa"),
    )
)
"""Words of titles that say of no place which one it is."""


@rule("LK285", Severity.WARNING, "Pihak kedua memimpin wilayah lain")
def atasan_sendiri(subject: Subject) -> Iterator[Problem]:
    """A head of a regional office or a ruler whose title names a place that the report does not."""
    laporan = subject.laporan
    for path, pejabat, person in people(subject):
        if person.peran != "pihak_kedua":
            continue
        title = ACTING.sub("", plain_name(person.jabatan.split("(")[0]))
        if not title.startswith((_REGIONAL, *_RULERS)):
            continue
        known = _places(laporan, pejabat)
        strange = [word for word in _WORDS.findall(title) if word not in known]
        if strange and known - _COMMON:
            yield Problem(
                (*path, "jabatan"),
                f"“{person.jabatan}” bukan atasan kantor ini menurut `instansi`: "
                f"{_superior(laporan)}.",
                "Salin jabatan pihak kedua dari perjanjian yang ditandatangani, atau perbaiki "
                "`instansi`.",
                others=(_superior_path(laporan),),
            )


def _places(laporan: Laporan, pejabat: Pejabat) -> frozenset[str]:
    """The words of everything that is said to stand above the office, then and now."""
    above = laporan.instansi
    levels = (above.kementerian, above.pemerintah_daerah, above.eselon_satu, above.kantor_wilayah)
    names = [text for row in levels if row for text in (row.nama, row.pimpinan or "")]
    for agreement in laporan.perjanjian_kinerja:
        if (agreement.tahun, agreement.versi) == (pejabat.tahun, pejabat.versi):
            names += [agreement.nama_kementerian or "", agreement.nama_kantor_wilayah or ""]
    words = _WORDS.findall(plain_name(" ".join(names)))
    return _COMMON | frozenset(words) | frozenset(word for name in _RULERS for word in name.split())


def _superior_path(laporan: Laporan) -> Path_:
    above = laporan.instansi
    for key in ("kantor_wilayah", "pemerintah_daerah", "kementerian"):
        if getattr(above, key) is not None:
            return "instansi", key, "nama"
    return ("instansi",)


def _superior(laporan: Laporan) -> str:
    above = laporan.instansi
    row = above.kantor_wilayah or above.pemerintah_daerah or above.kementerian
    return row.nama


class _Signed(Record):
    """A document that somebody signed on a day, as the head or for the head (`sementara`)."""

    path: Path_
    hari: date
    orang: Penandatangan
    dokumen: str
    sementara: bool
    penjabat: bool  # in a post that nobody held


@rule("LK286", Severity.WARNING, "Pejabat lama menandatangani sesudah penggantinya")
def sesudah_pengganti(subject: Subject) -> Iterator[Problem]:
    """Somebody who signs again after another one has signed in the same office.

    Who acts for the head for some days is no successor, and may come back; who held a post that
    was vacant (`penjabat`) does not once it is filled.
    """
    for roles in (("kepala", "pihak_pertama"), ("pihak_kedua",)):
        signed = [row for row in _signed(subject) if row.orang.peran in roles]
        signed.sort(key=lambda row: row.hari)
        for n, row in enumerate(signed):
            before = [one for one in signed[:n] if one.hari < row.hari]
            heads = [one for one in before if not one.sementara]
            last = heads[-1] if heads else None
            returns = row.sementara and not row.penjabat
            if last is None or returns or _name(last) == _name(row):
                continue
            if any(_name(one) == _name(row) and one.hari < last.hari for one in before):
                yield Problem(
                    (*row.path, "nama"),
                    f"{row.dokumen} tanggal {format_date(row.hari)} ditandatangani "
                    f"{row.orang.nama}, padahal {last.dokumen[:1].lower()}{last.dokumen[1:]} "
                    f"tanggal {format_date(last.hari)} sudah ditandatangani penggantinya, "
                    f"{last.orang.nama}.",
                    "Periksa siapa yang menjabat pada tanggal itu.",
                    others=((*last.path, "nama"),),
                )


def _signed(subject: Subject) -> Iterator[_Signed]:
    """Every document with a day and somebody who signed it."""
    for path, pejabat, person in people(subject):
        day = date_of(subject.laporan, pejabat)
        if day is not None and not person.nama.startswith("["):
            what = pejabat.dokumen.replace("_", " ").capitalize()
            title = plain_name(person.jabatan)
            acting = ACTING.match(title) is not None
            vacant = _VACANT.match(title) is not None
            yield _Signed(path, day, person, f"{what} {pejabat.tahun}", acting, vacant)


def _name(row: _Signed) -> str:
    return plain_name(row.orang.nama)


_OLDEST: Final = 60
_OLDEST_IN_OFFICES: Final = 58
_IN_OFFICES: Final = lazy_pattern(
    r"^kepala (sub\s?(bagian|bidang|seksi)|seksi|urusan|bagian|bidang)\b|\bkelas (ii|iii)\b"
)
_OLDER: Final = lazy_pattern(
    r"\b(ahli utama|utama|dokter|dosen|guru|rektor|dekan|direktur rumah sakit|menteri|presiden"
    r"|jaksa|hakim|panitera)\b"
)
_ELECTED: Final = lazy_pattern(
    r"^(wakil )?(bupati|wali ?kota|gubernur|presiden|menteri|kepala desa)"
)


@rule("LK287", Severity.WARNING, "Penanda tangan sudah melewati usia pensiun")
def belum_pensiun(subject: Subject) -> Iterator[Problem]:
    """By the birth date in the NIP and the day of the document.

    Officials retire at the end of the month in which they become 60 (high officials, and those
    with a middle functional rank) or 58 (all others in offices): PP 11/2017 articles 239 and 240,
    UU 20/2023 article 55.  Who may stay longer (experts of the highest rank, physicians, teachers,
    judges), and who was elected, is not judged; nor is it assumed that somebody is below a high
    official unless the title says so.
    """
    for path, pejabat, person in people(subject):
        day = date_of(subject.laporan, pejabat)
        if person.nip is None or day is None or nip_problems(person.nip):
            continue
        born = parse_nip(person.nip).lahir
        limit = _age_of(person.jabatan)
        if limit is not None and day >= _leaves(born, limit):
            yield Problem(
                (*path, "nip"),
                f"Menurut NIP-nya {person.nama} lahir {format_date(born)}, sehingga pensiun pada "
                f"usia {limit} tahun sebelum dokumen tanggal {format_date(day)} ini.",
                "Periksa angka tahun lahir pada NIP dan tanggal dokumennya. Terima temuan ini bila "
                "batas usia jabatannya memang lebih tinggi.",
                others=(("pejabat", path[1], "tanggal"),),
            )


def _age_of(title: str) -> int | None:
    """The age at which somebody with a title retires beyond doubt; None where it is not known."""
    plain = plain_name(title)
    office = ACTING.sub("", plain)
    if _OLDER.search(plain) or (_ELECTED.match(office) and office == plain):
        return None
    return _OLDEST_IN_OFFICES if _IN_OFFICES.search(office) else _OLDEST


def _leaves(born: date, age: int) -> date:
    """The first day of the month after a birthday."""
    year, month = divmod((born.year + age) * 12 + born.month, 12)
    return date(year, month + 1, 1)
