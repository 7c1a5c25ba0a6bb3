"""A part is what a program finds under its name, however the name is spelt."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hostile_word import (
    SPACES,
    Attack,
    field,
    hostile,
    in_body,
    part,
    put,
    relation,
    template_parts,
)

from lkjip_docgen.docx.outside import reaches
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.layout import soffice

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n"
HEADER = f"<w:hdr {SPACES}><w:p>{field('INCLUDETEXT x')}</w:p></w:hdr>".encode()
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_FAR = "http://203.0.113.7/x"


def picture(attribute: str) -> Attack:
    shape = f"<v:shape><v:imagedata {attribute}/></v:shape>"
    return in_body(f"<w:r><w:pict>{shape}</w:pict></w:r>")


def override(name: str, kind: str) -> Attack:
    entry = f'<Override PartName="{name}" ContentType="{kind}"/>'
    return lambda parts: put(parts, "[Content_Types].xml", "</Types>", entry)


ATTACKS: dict[str, tuple[Attack, ...]] = {
    "a percent sign in the address of a picture": (
        part("word/media/jahat.png", EPS),
        relation("image", "media/%6Aahat.png", mode=""),
    ),
    "two percent signs": (
        part("word/media/jahat.png", EPS),
        relation("image", "media/%256Aahat.png", mode=""),
    ),
    "capitals in the name of a picture": (
        part("word/media/JAHAT.png", EPS),
        relation("image", "media/jahat.png", mode=""),
    ),
    "a place within a picture": (
        part("word/media/jahat.png", EPS),
        relation("image", "media/jahat.png#x", mode=""),
    ),
    "a header under another spelling": (
        part("word/kop.png", HEADER),
        relation("header", "%6Bop.png", mode=""),
    ),
    "a header in capitals": (
        part("word/KOP.png", HEADER),
        relation("header", "kop.png", mode=""),
    ),
    "a part of no type": (part("word/vbaProject.bin", b"x"),),
    "a document of another program": (part("mimetype", b"application/vnd.oasis"),),
    "a type under another spelling": (override("/word/%64ocument.xml", MACROS),),
    "a part outside the file": (part("../../jahat.xml", b"<x/>"),),
    "a part from the root of the disk": (part("/etc/jahat.xml", b"<x/>"),),
    "two parts but for capitals": (part("word/Styles.xml", b"<x/>"),),
    "two parts but for a percent sign": (part("word/%73tyles.xml", b"<x/>"),),
    "the original of a picture": (picture(f'o:href="{_FAR}"'),),
    "another form of a picture": (picture(f'o:althref="{_FAR}"'),),
}


@pytest.mark.parametrize("attacks", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_part_is_looked_at_however_it_is_named(
    tmp_path: Path, attacks: tuple[Attack, ...]
) -> None:
    file = hostile(tmp_path / "t.docx", *attacks)

    assert reaches(Package(read_docx(file), file))


def test_the_template_of_the_program_is_plain() -> None:
    assert reaches(Package(template_parts(), Path("laporan.docx"))) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_damage(tmp_path: Path) -> None:
    """LibreOffice and Word would not take the same one."""
    file = hostile(tmp_path / "t.docx")
    with ZipFile(file, "a") as archive:
        archive.writestr("word/header1.xml", HEADER)

    with pytest.raises(LkjipError) as caught:
        read_docx(file)

    assert "rusak" in caught.value.findings[0].message


def test_libreoffice_never_reads_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else a zip file holds is not in the copy."""
    file = hostile(tmp_path / "t.docx")
    with ZipFile(file, "a") as archive:
        archive.comment = b"jahat"
    seen: list[bytes] = []
    monkeypatch.setattr(
        soffice,
        "convert",
        lambda program, docx, work, options: seen.append(docx.read_bytes()) or docx,
    )

    soffice.to_pdf("soffice", file, tmp_path, {})

    assert b"jahat" not in seen[0]
