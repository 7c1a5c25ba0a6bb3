"""Who the office is: what `lkjip init` asks, and what the answers must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lkjip_docgen.idn import group_nip, nip_problems
from lkjip_docgen.model import PROFIL_UMUM
from lkjip_docgen.records import Record
from lkjip_docgen.rules import kerangka, kode_profil, profil, profil_menurut_nama

Answer = str | int | None
"""What a question gets: a text, a year, or nothing."""


class Identitas(Record):
    """The answers; what was not answered is empty, and `nama` never is."""

    nama: str
    profil: str = PROFIL_UMUM
    singkat: str = ""
    jenis: str = ""
    kota: str = ""
    alamat: str = ""
    tahun: int | None = None
    kementerian: str = ""
    eselon_satu: str = ""
    kanwil: str = ""
    kepala: str = ""
    nip: str = ""
    jabatan: str = ""


def identity_of(answers: Mapping[str, Answer]) -> Identitas:
    """The identity that the answers give, by the field of each; `nama` is among them.

    What is not asked of offices with this profile stays empty, whoever says it.
    """
    code = profil_of(answers)
    asked = {question.field for question in questions(code)}
    year = answers.get("tahun")
    texts = {
        field: str(value)
        for field, value in answers.items()
        if value and field in asked and field not in ("tahun", "profil")
    }
    return Identitas(**texts, profil=code, tahun=year if isinstance(year, int) else None)


def profil_of(answers: Mapping[str, Answer]) -> str:
    """The profile as answered, else the one that the name of the office tells."""
    return str(answers.get("profil") or "") or profil_default(str(answers["nama"]))


def profil_default(nama: str) -> str:
    """The profile of an office with this name, as far as a name tells."""
    return profil_menurut_nama(nama) or PROFIL_UMUM


def text(value: str) -> str:
    """A name or address on one line."""
    return " ".join(value.split())


def year(value: str) -> int:
    """A reported year; `ValueError` says in Indonesian what is wrong."""
    if not (value.strip().isascii() and value.strip().isdigit() and 2000 <= int(value) <= 2100):
        raise ValueError(f"`{value}` bukan tahun 2000 sampai dengan 2100")
    return int(value)


def nip(value: str) -> str:
    """A NIP in its groups; `ValueError` says in Indonesian what is wrong."""
    problems = nip_problems(value)
    if problems:
        raise ValueError("; ".join(problems))
    return group_nip(value)


def known_profil(value: str) -> str:
    """A profile's code, written as such or as its number; `ValueError` says which there are."""
    codes = kode_profil()
    code = value.strip().lower()
    if code.isascii() and code.isdigit() and 1 <= int(code) <= len(codes):
        return codes[int(code) - 1]
    if code not in codes:
        raise ValueError(f"`{value}` bukan profil yang dikenal; pilihannya: {', '.join(codes)}")
    return code


def profil_lines() -> Iterator[str]:
    """Every profile with its number, its name and whom it is for."""
    for number, code in enumerate(kode_profil(), start=1):
        row = profil(code)
        yield f"{number}. {code}: {row.nama} ({row.untuk})"


class Question(Record):
    """One answer: the field of `Identitas`, its flag, and how it is read."""

    field: str
    flag: str
    read: Callable[[str], Answer] = text

    def asks(self, code: str = PROFIL_UMUM) -> str:
        """What is asked of an office with this profile; "" where nothing is."""
        return kerangka(code).tanya[self.field]


QUESTIONS = (
    Question("nama", "nama"),
    Question("profil", "profil", known_profil),
    Question("jenis", "jenis"),
    Question("kota", "kota"),
    Question("singkat", "singkat"),
    Question("alamat", "alamat"),
    Question("tahun", "tahun", year),
    Question("kementerian", "kementerian"),
    Question("eselon_satu", "eselon-satu"),
    Question("kanwil", "kanwil"),
    Question("kepala", "kepala"),
    Question("nip", "nip", nip),
    Question("jabatan", "jabatan"),
)


def questions(code: str) -> tuple[Question, ...]:
    """The questions that an office with this profile is asked."""
    return tuple(question for question in QUESTIONS if question.asks(code))
