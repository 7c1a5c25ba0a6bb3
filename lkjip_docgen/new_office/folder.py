"""The first folder of an office: data file, empty tables, and the schema for editors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lkjip_docgen.editing import rewrite
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import PROFIL_UMUM, key_order
from lkjip_docgen.new_office.blank import blank
from lkjip_docgen.new_office.comments import in_keys_of_the_profile, settled
from lkjip_docgen.new_office.examples import with_examples
from lkjip_docgen.new_office.identity import Answer, Identitas, identity_of, profil_of
from lkjip_docgen.new_office.left_out import (
    with_final_scores,
    without_keys,
    without_remains,
)
from lkjip_docgen.new_office.maker import Blank, kind_told, short_name, without_kin
from lkjip_docgen.new_year import Section
from lkjip_docgen.output import fresh_folder
from lkjip_docgen.records import replace
from lkjip_docgen.resources import (
    copy_schema,
    copy_starters,
    default_sample,
    sample_folder,
    samples,
)
from lkjip_docgen.rules import (
    induk_menurut_nama,
    nama_pada,
    pimpinan_menurut_nama,
    profil_daerah,
)
from lkjip_docgen.source import DATA_FILE, at, load_project, read_yaml
from lkjip_docgen.workbook import empty_csv, tables_of


def new_office(folder: Path, identity: Identitas, sample: str | None = None) -> None:
    """Make the folder of an office, with the structure of a sample and none of its contents.

    Without `sample`, the sample whose kind of office begins the office's name
    is the pattern, else the main one.  Raises `LkjipError` when the folder is
    in use, or the sample is unknown or no pattern; nothing is written then.
    """
    name = sample or pattern_for(identity.nama)
    source = sample_folder(name)
    data: Section = read_yaml(source / DATA_FILE).data
    if not _of_a_ministry(data):
        raise _no_pattern(name)
    kin = sample is not None or _kin(identity.nama) is not None
    known = kin and identity.profil == PROFIL_UMUM
    maker = blank(data, _in_its_year(identity, data) if known else without_kin(identity))
    made = maker.result
    text = (source / DATA_FILE).read_bytes().decode("utf-8")
    text = settled(text, maker, teaching=name == default_sample())
    text = rewrite(text, data, made.data, key_order(), made.remarks.lines)
    text = re.sub(r"\n{3,}", "\n\n", text)  # where items went
    text = in_keys_of_the_profile(text, maker)
    with fresh_folder(folder) as aside:
        _write_data_file(aside, text, made, identity.profil)
        copy_schema(aside)
        copy_starters(aside)
        _write_tables(aside, made, data, source)
        load_project(aside)


def _in_its_year(identity: Identitas, sample: Section) -> Identitas:
    """The identity with its ministry, where that is not said and was called otherwise that year."""
    usual = _ministry_of(sample, identity.tahun)
    named = sample["instansi"]["kementerian"]["nama"]
    return identity if identity.kementerian else replace(identity, kementerian=_other(usual, named))


def _other(name: str, than: str) -> str:
    return "" if name == than else name


def _ministry_of(sample: Section, year: int | None) -> str:
    """What the ministry above a sample's office is called in a reported year.

    In a year in which it is renamed the sample's name stays, with what it says of that year.
    """
    above = sample["instansi"]
    name = str(above["kementerian"]["nama"])
    unit = (above.get("eselon_satu") or {}).get("nama") or ""
    reported = year or int(sample["dokumen"]["tahun"])
    days = date(reported, 1, 1), date(reported, 12, 31)
    called = [nama_pada(name, day, unit) or name for day in days]
    return name if name in called else called[0]


def _write_data_file(folder: Path, text: str, made: Blank, profil: str) -> None:
    """The data file, edited further by what its own reading tells.

    What the office does not have goes, and under what is empty come examples.
    """
    folder.mkdir()
    file = folder / DATA_FILE
    for edit in (
        lambda text, read: without_remains(text, read, made.data),
        lambda text, read: without_keys(text, read, made.left_out),
        with_final_scores,
        lambda text, _: _with_realisasi(text),
        with_examples,
        lambda text, read: _with_its_region(text, profil),
    ):
        file.write_bytes(text.encode("utf-8"))
        text = edit(text, read_yaml(file))
    file.write_bytes(text.encode("utf-8"))


def _with_realisasi(text: str) -> str:
    """The only version of the budget has room for what was spent: it is the last one as well."""
    return _VERSIONS.sub(lambda found: _SPENT.sub(r"\g<0>\1realisasi:\n", found[0]), text, count=1)


_VERSIONS = re.compile(r"^  versi:\n(?:(?: {4,}.*| *#.*)?\n)*", re.MULTILINE)
_SPENT = re.compile(r"^( +)pagu:\n(?!\1realisasi:)", re.MULTILINE)


def _with_its_region(text: str, profil: str) -> str:
    """What stands above an office of a region, under its own key."""
    if profil not in profil_daerah():
        return text
    return _MINISTRY.sub(r"\1pemerintah_daerah:", text, count=1)


_MINISTRY = re.compile(r"(^instansi:\n(?: .*\n|\n)*?  )kementerian:", re.MULTILINE)


def _write_tables(folder: Path, made: Blank, sample: Section, source: Path) -> None:
    """The tables of the sample under their new names, without their figures."""
    for block in tables_of(sample):
        if block.file in made.tables:
            (folder / made.tables[block.file]).write_bytes(empty_csv(block, source))


def defaults_for(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What is taken for a question that is not answered, by field; `nama` is answered."""
    nama = str(answers["nama"])
    data: Section = read_yaml(sample_folder(pattern_for(nama)) / DATA_FILE).data
    own: dict[str, Answer] = {
        "singkat": short_name(identity_of(answers)),
        "tahun": int(data["dokumen"]["tahun"]),
        "jabatan": pimpinan_menurut_nama(nama),
    }
    profil = profil_of(answers)
    if profil != PROFIL_UMUM:
        above = induk_menurut_nama(nama, profil)
        return own | {"jenis": kind_told(nama, profil), "kementerian": above}
    if _kin(nama) is None:
        return own | {"jenis": kind_told(nama, profil)}
    return own | {
        "jenis": str(data["kantor"]["jenis"]),
        "kementerian": _ministry_of(data, _year_of(answers)),
        "eselon_satu": str(data["instansi"]["eselon_satu"]["nama"]),
    }


def _year_of(answers: Mapping[str, Answer]) -> int | None:
    """The reported year, where it is answered already."""
    year = answers.get("tahun")
    return year if isinstance(year, int) else None


def pattern_for(nama: str) -> str:
    """The sample that an office of this name takes as its pattern."""
    return _kin(nama) or default_sample()


def _kin(nama: str) -> str | None:
    """The sample whose kind of office begins this name; None for an office of another kind.

    Units of a ministry have much in common with others of their kind.  An office with another
    profile begins as its profile does, from the main sample, whatever sample is called alike.
    """
    for name, folder in samples().items():
        data = read_yaml(folder / DATA_FILE).data
        kind = str(at(data, ("kantor", "jenis")))
        if _of_a_ministry(data) and nama.casefold().startswith(kind.casefold()):
            return name
    return None


def _of_a_ministry(sample: Section) -> bool:
    """Whether a sample is of a unit of a ministry: what others are emptied and fitted from."""
    return bool(sample.get("profil", PROFIL_UMUM) == PROFIL_UMUM)


def _no_pattern(name: str) -> LkjipError:
    return problem(
        codes.CONTOH_TIDAK_DIKENAL,
        f"Contoh `{name}` tidak dapat menjadi pola kantor lain.",
        suggestion="Hapus `--sample`: isi awal folder mengikuti profil kantor. Untuk menyalin "
        "contoh itu apa adanya, tulis `--sample` tanpa identitas kantor.",
    )
