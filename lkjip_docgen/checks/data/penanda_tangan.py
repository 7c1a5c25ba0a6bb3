"""Who may have signed: of which office, in which order, at which age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from lkjip_docgen.checks.data.pejabat import (
    ACTING,
    date_of,
    is_misspelt,
    name_of,
    people,
    signatures,
)
from lkjip_docgen.checks.data.words_alike import shortens
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, nip_problems, parse_nip, plain_name
from lkjip_docgen.model import Laporan, Pejabat, Penandatangan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_WORDS: Final = lazy_pattern(r"[^\W\d_]+")
_REGIONAL: Final = "kepala kantor wilayah"
_RULERS: Final = ("bupati", "wali kota", "walikota", "gubernur", "camat")
_COMMON: Final = frozenset(
    (
        *("kepala", "kantor", "wilayah", "kementerian", "direktorat", "jenderal", "badan"),
        *("hukum", "dan", "hak", "asasi", "manusia", "ham", "imigrasi", "pemasyarakatan"),
        *("provinsi", "daerah", "kabupaten", "kota", "kepulauan", "khusus", "istimewa"),
    )
)
"""Words of titles that say of no place which one it is."""


@rule("LK285", Severity.WARNING, "Pihak kedua bukan atasan menurut data")
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
        if strange and title.startswith(_REGIONAL) and not _knows_a_regional_office(laporan):
            yield _without_regional_office(path, person)
        elif (strange and known - _COMMON - _rulers(laporan)) or _of_another_directorate(
            title, laporan, pejabat
        ):
            yield Problem(
                (*path, "jabatan"),
                f"“{person.jabatan}” bukan atasan kantor ini menurut `instansi`: "
                f"{_superior(laporan)}.",
                "Salin jabatan pihak kedua dari perjanjian yang ditandatangani, atau perbaiki "
                "`instansi`.",
                others=(_superior_path(laporan),),
            )


_DIRECTORATE: Final = lazy_pattern(r"\bdirektorat jenderal (?P<nama>[a-z]+)", holds="direktorat")


def _of_another_directorate(title: str, laporan: Laporan, pejabat: Pejabat) -> bool:
    """Whether a head of a regional office is of another directorate general than it is.

    The agreement of the year tells first: ministries were divided, and their offices with them.
    """
    told = _DIRECTORATE.search(title)
    if told is None or not title.startswith(_REGIONAL):
        return False
    above = laporan.instansi.kantor_wilayah
    names = [above.nama, above.pimpinan or ""] if above is not None else []
    for agreement in laporan.perjanjian_kinerja:
        if (agreement.tahun, agreement.versi) == (pejabat.tahun, pejabat.versi):
            names.append(agreement.nama_kantor_wilayah or "")
    known = {match["nama"] for name in names for match in _DIRECTORATE.finditer(plain_name(name))}
    return bool(known) and told["nama"] not in known


def _knows_a_regional_office(laporan: Laporan) -> bool:
    above = laporan.instansi
    return above.kantor_wilayah is not None or above.pemerintah_daerah is not None


def _without_regional_office(path: Path_, person: Penandatangan) -> Problem:
    return Problem(
        (*path, "jabatan"),
        f"Pihak kedua ialah “{person.jabatan}”, sedangkan `instansi.kantor_wilayah` belum diisi.",
        "Isi `nama` dan `pimpinan` pada `instansi.kantor_wilayah`, atau salin jabatan pihak kedua "
        "dari perjanjian yang ditandatangani.",
        others=(("instansi",),),
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
    return _COMMON | frozenset(words) | _rulers(laporan)


_RULERS_OF: Final = {
    "Kabupaten": ("bupati", "camat"),
    "Kota": ("wali kota", "walikota", "camat"),
    "Provinsi": ("gubernur",),
}
"""Who rules a region of each kind, and a part of it."""


def _rulers(laporan: Laporan) -> frozenset[str]:
    """The words of the titles that a ruler above the office may bear."""
    above = pemerintah(laporan)
    titles = _RULERS if above is None else _RULERS_OF[above.jenis]
    return frozenset(word for title in titles for word in title.split())


def _superior_path(laporan: Laporan) -> Path_:
    above = laporan.instansi
    for key in ("kantor_wilayah", "pemerintah_daerah", "kementerian"):
        if getattr(above, key) is not None:
            return "instansi", key, "nama"
    return ("instansi",)


@rule("LK296", Severity.WARNING, "Kedua pihak perjanjian kinerja orang atau jabatan yang sama")
def dua_orang(subject: Subject) -> Iterator[Problem]:
    """Nobody promises anything to himself, but who acts for his own superior."""
    for number, pejabat in enumerate(subject.laporan.pejabat):
        seen: dict[str, tuple[int, Penandatangan]] = {}
        for n, person in enumerate(pejabat.penandatangan):
            name = name_of(person)
            first, other = seen.setdefault(name, (n, person))
            acting = any(ACTING.match(plain_name(one.jabatan)) for one in (person, other))
            if first != n and not acting and not name.startswith("["):
                path: Path_ = ("pejabat", number, "penandatangan")
                yield Problem(
                    (*path, n, "nama"),
                    f"{person.nama} menandatangani sebagai {_role(other)} dan {_role(person)}.",
                    "Salin nama keduanya dari perjanjian yang ditandatangani. Bila ia merangkap "
                    "jabatan atasannya, tulis Plt. di depan jabatan itu.",
                    others=((*path, first, "nama"),),
                )
            elif person.peran == "pihak_kedua" and first == n:
                yield from _in_the_same_post(subject.laporan, number, n)


def _in_the_same_post(laporan: Laporan, number: int, n: int) -> Iterator[Problem]:
    """Who receives the promise in the very post of who gives it; the one row copied the other."""
    people = laporan.pejabat[number].penandatangan
    post = _post(people[n])
    givers = [row for row, person in enumerate(people) if person.peran == "pihak_pertama"]
    head_of_this = f"kepala {plain_name(laporan.kantor.nama)}"
    for row in givers:
        if post.startswith("[") or post not in (_post(people[row]), head_of_this):
            continue
        path: Path_ = ("pejabat", number, "penandatangan")
        yield Problem(
            (*path, n, "jabatan"),
            f"{people[n].nama} menerima perjanjian sebagai {people[n].jabatan}, jabatan "
            f"{people[row].nama} yang berjanji.",
            "Salin jabatan atasannya dari perjanjian yang ditandatangani.",
            others=((*path, row, "jabatan"),),
        )


def _post(person: Penandatangan) -> str:
    return ACTING.sub("", plain_name(person.jabatan))


def _role(person: Penandatangan) -> str:
    return person.peran.replace("_", " ")


"""The share of letters above which two names are one name misspelt."""


@rule("LK239", Severity.WARNING, "Nama pejabat ditulis berbeda")
def nama_pejabat_sama(subject: Subject) -> Iterator[Problem]:
    """Two names that are nearly one, of who signs in the same post."""
    seen: defaultdict[tuple[bool, str], dict[str, Path_]] = defaultdict(dict)
    for path, _, person in people(subject):
        name = name_of(person)
        known = seen[person.peran == "pihak_kedua", ACTING.sub("", plain_name(person.jabatan))]
        if name in known:
            continue
        first = next((one for one in known if is_misspelt(one, name)), None)
        known[name] = path
        if first is not None:
            yield Problem(
                (*path, "nama"),
                f"{person.nama} hampir sama dengan nama pada dokumen lain untuk jabatan yang sama.",
                "Samakan ejaan namanya, atau periksa siapa yang menjabat.",
                others=((*known[first], "nama"),),
            )


@rule("LK234", Severity.WARNING, "Kantor wilayah di wilayah lain")
def wilayah_atasan(subject: Subject) -> Iterator[Problem]:
    """The head of the regional office, and the office that an agreement names, of another place."""
    above = subject.laporan.instansi.kantor_wilayah
    if above is None:
        return
    path: Path_ = ("instansi", "kantor_wilayah", "nama")
    for here, name in _regional_names(subject.laporan):
        if _of_another_place(name, above.nama):
            yield Problem(
                here,
                f"“{name}” tidak berada di wilayah {above.nama}.",
                "Salin namanya dari dokumennya, atau perbaiki `instansi.kantor_wilayah`.",
                others=(path,),
            )


def _regional_names(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    above = laporan.instansi.kantor_wilayah
    for key in ("pimpinan", "singkatan"):
        name: str | None = getattr(above, key)
        if name:
            yield ("instansi", "kantor_wilayah", key), name
    for number, agreement in enumerate(laporan.perjanjian_kinerja):
        if agreement.nama_kantor_wilayah:
            here: Path_ = ("perjanjian_kinerja", number, "nama_kantor_wilayah")
            yield here, agreement.nama_kantor_wilayah


def _of_another_place(name: str, right: str) -> bool:
    """Whether two names hold places, none of which is the other one or short for it."""
    places = [word for word in _WORDS.findall(plain_name(name)) if _is_place(word)]
    right_places = [word for word in _WORDS.findall(plain_name(right)) if _is_place(word)]
    if not places or not right_places:
        return False
    whole = "".join(right_places)
    return not any(shortens(word, whole) for word in places)


_SHORT_TITLES: Final = lazy_pattern(r"(kemen|ditjen|kanwil|plt|plh|dirjen)\w*")


def _is_place(word: str) -> bool:
    return word not in _COMMON and len(word) > 2 and _SHORT_TITLES.fullmatch(word) is None


def _superior(laporan: Laporan) -> str:
    above = laporan.instansi
    row = above.kantor_wilayah or above.pemerintah_daerah or above.kementerian
    return row.nama


@rule("LK286", Severity.WARNING, "Pejabat lama menandatangani sesudah penggantinya")
def sesudah_pengganti(subject: Subject) -> Iterator[Problem]:
    """Somebody who signs again after another one has signed in the same office.

    Who acts for the head for some days is no successor, and may come back; who held a post that
    was vacant (`penjabat`) does not once it is filled.
    """
    for roles in (("kepala", "pihak_pertama"), ("pihak_kedua",)):
        signed = [row for row in signatures(subject) if row.orang.peran in roles]
        signed.sort(key=lambda row: row.hari)
        for n, row in enumerate(signed):
            before = [one for one in signed[:n] if one.hari < row.hari]
            heads = [one for one in before if not one.acting]
            last = heads[-1] if heads else None
            returns = row.acting and not row.penjabat
            if last is None or returns or last.nama == row.nama:
                continue
            if any(one.nama == row.nama and one.hari < last.hari for one in before):
                yield Problem(
                    (*row.path, "nama"),
                    f"{row.dokumen} tanggal {format_date(row.hari)} ditandatangani "
                    f"{row.orang.nama}, padahal {last.dokumen[:1].lower()}{last.dokumen[1:]} "
                    f"tanggal {format_date(last.hari)} sudah ditandatangani penggantinya, "
                    f"{last.orang.nama}.",
                    "Periksa siapa yang menjabat pada tanggal itu.",
                    others=((*last.path, "nama"),),
                )


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
