"""`lkjip init`: a new project folder that builds at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import say
from lkjip_docgen.visible import one_line

if TYPE_CHECKING:
    from lkjip_docgen.new_office import Answer, Identitas, Question


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Buat folder proyek baru yang langsung dapat dijadikan laporan.\n\n"
        "Pada terminal, program menanyakan identitas kantor, lalu membuat folder kosong\n"
        "yang siap diisi. Identitas dapat juga ditulis sebagai pilihan. Tanpa identitas\n"
        "(dan dengan --sample saja), folder berisi salinan contoh yang lengkap.\n\n"
        "--profil menyebut jenis instansi; darinya istilah, bagian laporan, dan dasar hukum\n"
        "yang disiapkan. Tanpa --profil, jenisnya menurut nama kantor. Yang dikenal:\n"
        "unit-kementerian, eselon-satu, kementerian, perangkat-daerah, kecamatan,\n"
        "pemerintah-daerah, lainnya.",
        epilog="Contoh:\n  lkjip init laporan-2025\n"
        '  lkjip init laporan-2025 --nama "Kantor Imigrasi Kelas I TPI Batam" --tahun 2025\n'
        "  lkjip init dinas-2025 --profil perangkat-daerah \\\n"
        '    --nama "Dinas Pekerjaan Umum Kabupaten Contoh" --tahun 2025\n'
        "  lkjip init contoh --sample tanjungpandan-2023",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="folder baru")
    command.add_argument(
        "--sample",
        metavar="CONTOH",
        help="nama contoh: disalin apa adanya, atau menjadi pola bila identitas ditulis",
    )
    _add_identity(command)
    command.set_defaults(run=run, parser=command)


def _add_identity(command: Parser) -> None:
    group = command.add_argument_group("identitas kantor")
    for flags, words in (
        ("nama", "nama lengkap kantor"),
        ("profil profile", "jenis instansi, misalnya perangkat-daerah"),
        ("singkat", "nama singkat, dipakai pada nama berkas hasil"),
        ("jenis", "jenis satuan kerja, misalnya Kantor Imigrasi"),
        ("kota", "kota tempat laporan ditandatangani"),
        ("alamat", "alamat lengkap kantor"),
        ("tahun", "tahun yang dilaporkan"),
        ("kementerian pemerintah-daerah", "nama kementerian, atau pemerintah daerah bagi dinas"),
        ("eselon-satu", "nama unit eselon I, bila ada"),
        ("kanwil", "nama kantor wilayah di atas kantor"),
        ("kepala", "nama kepala kantor"),
        ("nip", "NIP kepala kantor, 18 angka"),
        ("jabatan", "jabatan kepala kantor"),
    ):
        names = [f"--{flag}" for flag in flags.split()]
        group.add_argument(*names, metavar="ISI", help=words)


def run(options: argparse.Namespace) -> int:
    """Make the folder and say what comes next."""
    from lkjip_docgen.jobs import create, create_for

    identity = _identity(options)
    if identity is None:
        create(options.folder, options.sample)
        lines = _to_try(options.folder)
    else:
        create_for(identity, options.folder, options.sample)
        lines = (_profil_taken(identity), *_what_next(options.folder))
    say(f"Folder proyek dibuat: {options.folder}")
    for line in lines:
        say(line)
    return 0


def _to_try(folder: Path) -> tuple[str, ...]:
    return (
        "Isinya contoh lengkap untuk berlatih, bukan data kantor Anda. Lewat peramban: klik ganda "
        f"Buka di folder itu, atau lkjip open {_shown(folder)}",
        f"Di berkas data: ubah {folder / 'laporan.yaml'}, lalu jalankan:",
        f"  lkjip build {_shown(folder)}",
    )


def _profil_taken(identity: Identitas) -> str:
    """By which profile the folder was made, and how to have it otherwise."""
    return f"Profil: {identity.profil}. Bila keliru, ulangi di folder lain dengan --profil."


def _what_next(folder: Path) -> tuple[str, ...]:
    """What to fill in first, by the data file or by Excel, and how to see how far one is."""
    shown = _shown(folder)
    return (
        "Isi dahulu `perjanjian_kinerja`, `indikator`, dan `anggaran`; dari situ sebagian besar "
        "tabel terisi.",
        f"Lewat peramban: klik ganda Buka di folder itu, atau lkjip open {shown}",
        f"Di berkas data: buka {folder / 'laporan.yaml'}. Lewat Excel: lkjip workbook export "
        f"{shown}",
        f"Lihat kemajuan dengan lkjip check {shown}, hasilnya dengan lkjip build {shown}",
    )


def _shown(folder: Path) -> str:
    """The folder as it is typed on a command line."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


def _identity(options: argparse.Namespace) -> Identitas | None:
    """The identity that the flags give, or a person; None where the sample is to be copied."""
    given = _given(options)
    if given is None and options.sample is None and _on_terminal():
        return _asked()
    return given


def _given(options: argparse.Namespace) -> Identitas | None:
    """The identity that the flags give; None where there are none of them."""
    from lkjip_docgen.new_office import identity_of

    answers = _answers(options)
    if not answers:
        return None
    if "nama" not in answers:
        options.parser.error("the following arguments are required: --nama")
    _refuse_unasked(options.parser, answers)
    return identity_of(answers)


def _refuse_unasked(parser: Parser, answers: dict[str, Answer]) -> None:
    """Wrong usage where a flag says what offices with the profile do not have."""
    from lkjip_docgen.new_office import QUESTIONS, profil_of

    code = profil_of(answers)
    for question in QUESTIONS:
        if question.field in answers and not question.asks(code):
            parser.error(f"argument --{question.flag}: tidak ada pada profil {code}")


def _answers(options: argparse.Namespace) -> dict[str, Answer]:
    """What the flags that were given say of the identity, each as it is read."""
    from lkjip_docgen.new_office import QUESTIONS

    found: dict[str, Answer] = {}
    for question in QUESTIONS:
        value = getattr(options, question.field)
        if value is None or not value.strip():
            continue
        try:
            found[question.field] = question.read(value)
        except ValueError as error:
            options.parser.error(f"argument --{question.flag}: {error}")
    return found


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked() -> Identitas | None:
    """The identity as answered on the terminal; None when a copy of the sample is wanted."""
    from lkjip_docgen.new_office import (
        QUESTIONS,
        defaults_for,
        identity_of,
        profil_lines,
        profil_of,
        questions,
    )

    print("Jawab yang sudah diketahui; tekan Enter untuk memakai isi dalam kurung siku.")
    print("Ctrl-C membatalkan.\n")
    first, kind = QUESTIONS[:2]
    name = _ask(first.asks(), first, "salin contoh lengkap", None)
    if name is None:
        return None
    answers: dict[str, Answer] = {"nama": name}
    print("\nProfil instansi:")
    for line in profil_lines():
        print(fill(line, 88, initial_indent="  ", subsequent_indent="     "))
    usual = profil_of(answers)
    answers["profil"] = code = str(_ask(kind.asks(), kind, usual, usual))
    for question in questions(code)[2:]:
        default = _default(question, defaults_for(answers))
        answers[question.field] = _ask(question.asks(code), question, default or "lewati", default)
    print()
    return identity_of(answers)


def _default(question: Question, known: Mapping[str, Answer]) -> Answer:
    """What an empty answer means; a report is written in the year after the one it is about."""
    return date.today().year - 1 if question.field == "tahun" else known.get(question.field, "")


def _ask(asked: str, question: Question, shown: object, default: Answer) -> Answer:
    """One answer, asked again until it can be read; the default for an empty one."""
    while True:
        try:
            answer = input(f"{asked} [{one_line(shown)}]: ").strip()
        except EOFError:
            raise KeyboardInterrupt from None
        if not answer:
            return default
        try:
            return question.read(answer)
        except ValueError as error:
            say(f"  {str(error)[:1].upper()}{str(error)[1:]}. Ulangi, atau tekan Enter.")
