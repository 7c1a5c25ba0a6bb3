"""A damaged Word template is a finding; an odd one is used or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from bombs import zipped
from hostile_word import (
    DOCUMENT,
    beside_paragraphs,
    hostile,
    in_body,
    replaced,
    template_parts,
)
from proyek import Proyek
from word_files import edited

from lkjip_docgen.cli import main
from lkjip_docgen.resources import TEMPLATES


@pytest.fixture
def proyek(proyek: Proyek) -> Proyek:
    return proyek.ringkas()


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def no_zip(file: Path) -> None:
    file.write_bytes(b"Bukan dokumen Word")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def damaged_data(file: Path) -> None:
    """The packed text with zeros in it: the list of contents is whole, the data are not."""
    data = bytearray(file.read_bytes())
    start = data.index(b"word/document.xml") + 200
    data[start : start + 600] = bytes(600)
    file.write_bytes(bytes(data))


def with_doctype(file: Path) -> None:
    edited(file, file, {DOCUMENT: lambda xml: xml.replace("<w:document", _BOMB + "<w:document", 1)})


_BOMB = '<!DOCTYPE w:document [<!ENTITY a "lalala"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def other_encoding(file: Path) -> None:
    def encoded(xml: str) -> str:
        return '<?xml version="1.0" encoding="UTF-7"?>' + xml.split("?>", 1)[1]

    edited(file, file, {DOCUMENT: encoded})


def no_root(file: Path) -> None:
    edited(file, file, {"word/header1.xml": lambda xml: ""})


def cut_element(file: Path) -> None:
    edited(file, file, {"word/styles.xml": lambda xml: xml[:-20]})


def without(name: str):  # type: ignore[no-untyped-def]
    def damage(file: Path) -> None:
        parts = template_parts()
        del parts[name]
        hostile(file, base=parts)

    return damage


def bomb(file: Path) -> None:
    file.write_bytes(zipped(template_parts(), "word/media/besar.png", 600))


DAMAGES = {
    "cut short": cut_short,
    "no zip": no_zip,
    "empty": empty,
    "damaged data": damaged_data,
    "DOCTYPE": with_doctype,
    "other encoding": other_encoding,
    "part without a root": no_root,
    "element cut off": cut_element,
    "without its list of parts": without("[Content_Types].xml"),
    "without its relations": without("_rels/.rels"),
    "without its text": without(DOCUMENT),
    "without styles": without("word/styles.xml"),
    "without settings": without("word/settings.xml"),
    "without numbering": without("word/numbering.xml"),
    "zip bomb": bomb,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_template_is_a_finding(
    proyek: Proyek,
    capsys: pytest.CaptureFixture[str],
    damage,  # type: ignore[no-untyped-def]
) -> None:
    file = proyek.root / "templates" / "laporan.docx"
    file.write_bytes((TEMPLATES / "laporan.docx").read_bytes())
    damage(file)
    assert main(["template", "check", str(proyek.root)]) == 1
    assert main(["build", str(proyek.root), "--no-layout"]) == 1
    said = capsys.readouterr()
    assert "LK600" in said.out
    assert "LK401" in said.err
    assert said.err.startswith(str(file))
    assert "internal" not in said.out + said.err


def odd(name: str, old: bytes, new: bytes):  # type: ignore[no-untyped-def]
    return lambda file: hostile(file, replaced(name, old, new))


ODD = {
    "page without a size": odd(DOCUMENT, b"<w:pgSz ", b"<w:pgSzLain "),
    "page of words": odd(DOCUMENT, b"<w:pgSz w:w=", b'<w:pgSz w:lain="x" w:lebar='),
    "lists without numbers": odd("word/numbering.xml", b'w:numId="', b'w:numId="x'),
    "frame without a size": odd(DOCUMENT, b' cx="', b' cx="x'),
    "footnote without a number": odd("word/footnotes.xml", b'w:id="', b'w:id="x'),
    "no sections": odd(DOCUMENT, b"<w:sectPr", b"<w:sectPrLain"),
    "bookmark without a number": lambda file: hostile(
        file, in_body('<w:bookmarkStart w:id="satu" w:name="x"/>')
    ),
    "nested without end": lambda file: hostile(
        file, beside_paragraphs("<w:sdt>" * 2500 + "</w:sdt>" * 2500)
    ),
}


@pytest.mark.parametrize("damage", ODD.values(), ids=ODD.keys())
def test_an_odd_template_is_used_or_refused_but_never_an_internal_error(
    proyek: Proyek,
    capsys: pytest.CaptureFixture[str],
    damage,  # type: ignore[no-untyped-def]
) -> None:
    damage(proyek.root / "templates" / "laporan.docx")
    main(["template", "check", str(proyek.root)])
    main(["build", str(proyek.root), "--no-layout"])
    said = capsys.readouterr()
    assert "internal" not in said.out + said.err
