"""Two states of the small project, and a Word report edited as people do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import word_files
from built_sample import built
from lxml import etree
from proyek import Proyek
from word_files import W as W

SPENT = "anggaran.2031.dipa-akhir.program.program-layanan.kegiatan.layanan.realisasi"
"""The path of the one number that `corrected` changes in the data."""


def corrected(proyek: Proyek) -> Proyek:
    """A copy of the project in which a million less was spent."""
    other = Proyek(proyek.root.with_name("baru"))
    shutil.copytree(proyek.root, other.root, ignore=shutil.ignore_patterns("keluaran", ".lkjip"))
    return other.ganti("realisasi: 8871653297", "realisasi: 8870653297")


def in_word(proyek: Proyek) -> Path:
    """The Word report of the project."""
    target = proyek.root.with_suffix(".docx")
    target.write_bytes(built(proyek.root).read_bytes())
    return target


def edited(path: Path, edit: Callable[[etree._Element], None]) -> Path:
    """The Word file with its body changed by `edit`."""

    def body(text: str) -> str:
        root = etree.fromstring(text.encode())
        edit(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode()

    target = path.with_name("disunting.docx")
    return word_files.edited(path, target, {"word/document.xml": body})


def paragraphs_with(root: etree._Element, words: str) -> list[etree._Element]:
    """The paragraphs whose text has these words; there must be some."""
    found = [p for p in root.iter(f"{W}p") if words in "".join(p.itertext(f"{W}t"))]
    assert found, words
    return found


def controls_showing(root: etree._Element, text: str) -> list[etree._Element]:
    """The content controls that show this text; there must be some."""
    found = [s for s in root.iter(f"{W}sdt") if "".join(s.itertext(f"{W}t")) == text]
    assert found, text
    return found


def write_in(control: etree._Element, text: str) -> None:
    """Type another text into a content control."""
    first, *rest = control.iter(f"{W}t")
    first.text = text
    for node in rest:
        node.text = ""
