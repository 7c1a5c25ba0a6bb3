"""Who the office is: what `lkjip init` asks, and what the answers must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lkjip_docgen.idn import group_nip, nip_problems

Answer = str | int | None
"""What a question gets: a text, a year, or nothing."""


@dataclass(frozen=True, slots=True)
class Identitas:
    """The answers; what was not answered is empty, and `nama` never is."""

    nama: str
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
    """The identity that the answers give, by the field of each; `nama` is among them."""
    year = answers.get("tahun")
    texts = {field: str(value) for field, value in answers.items() if value and field != "tahun"}
    return Identitas(**texts, tahun=year if isinstance(year, int) else None)


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


@dataclass(frozen=True, slots=True)
class Question:
    """One answer: the field of `Identitas`, its flag, what is asked, and how it is read."""

    field: str
    flag: str
    asks: str
    read: Callable[[str], Answer] = text


QUESTIONS = (
    Question("nama", "nama", "Nama lengkap kantor"),
    Question("jenis", "jenis", "Jenis satuan kerja"),
    Question("kota", "kota", "Kota tempat laporan ditandatangani"),
    Question("singkat", "singkat", "Nama singkat, dipakai pada nama berkas"),
    Question("alamat", "alamat", "Alamat lengkap kantor"),
    Question("tahun", "tahun", "Tahun yang dilaporkan", year),
    Question("kementerian", "kementerian", "Kementerian"),
    Question("eselon_satu", "eselon-satu", "Unit eselon I di atas kantor, bila ada"),
    Question("kanwil", "kanwil", "Kantor wilayah di atas kantor, bila ada"),
    Question("kepala", "kepala", "Nama kepala kantor"),
    Question("nip", "nip", "NIP kepala kantor", nip),
    Question("jabatan", "jabatan", "Jabatan kepala kantor"),
)
