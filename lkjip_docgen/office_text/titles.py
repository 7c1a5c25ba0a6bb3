"""What is wrong with the titles of tables and pictures in a text, and with their kodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.markdown_tree import Node
from lkjip_docgen.office_text.captions import (
    TITLE,
    Arranged,
    Said,
    arranged,
    kode_in,
    lines_of,
    pieces_of,
    said,
    stray_titles,
)
from lkjip_docgen.office_text.parser import parse
from lkjip_docgen.office_text.pictures import KODE_AT_END, file_of, kodes_of, shown_alone, title_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_MAY_HAVE = lazy_pattern(r"tabel|table|gambar|\{#|\]\([^\n]*[\"']", re.IGNORECASE)
_SIGN = lazy_pattern(r"\{#[^\s{}]*\}")
_TYPED: Final = lazy_pattern(r"\s*tabel\s+(?:[\dA-Z]+\.)*\d+[.:]?\s+\S", re.IGNORECASE)
_PICTURE_LINE: Final = lazy_pattern(r"\s*gambar\s*:\s+\S", re.IGNORECASE)
_LONGEST_TITLE = 150  # characters: what is longer is a sentence about a table
_HOLDERS: Final = frozenset({"root", "list_item", "blockquote"})
"""What holds blocks side by side."""


class Told(Record):
    """A mistake of a title: its line in the text, the words at its place, and what is said."""

    line: int
    quote: str
    message: str
    suggestion: str
    lost: bool = True


def kodes(text: str) -> Iterator[tuple[int, str]]:
    """The kode of each titled table and picture of a text, and where it stands."""
    if "{#" not in text:
        return
    place = 0
    for kode in _kodes(parse(text)):
        found = text.find(f"{{#{kode}}}", place)
        place = max(place, found)
        yield place, kode


def _kodes(root: Node) -> Iterator[str]:
    """The kodes in the order of the blocks that have one."""
    for blocks in _side_by_side(root):
        found = arranged(blocks)
        for number, block in enumerate(blocks):
            if number in found.beside and (kode := kode_in(found.beside[number].title)):
                yield kode
            if block.type == "paragraph" and number not in found.used:
                yield from (kode for image, kode in _pictures(block) if kode and title_of(image))


def wrong_titles(root: Node, text: str) -> Iterator[Told]:
    """The mistakes of all titles and kodes of a text, by its syntax tree."""
    if not _MAY_HAVE.search(text):
        return
    for blocks in _side_by_side(root):
        found = arranged(blocks)
        yield from _of_tables(blocks, found)
        for number, block in enumerate(blocks):
            if block.type == "paragraph" and number not in found.used:
                yield from _of_paragraph(blocks, number)
    yield from _stray_kodes(root, text)


def _side_by_side(node: Node) -> Iterator[Sequence[Node]]:
    """The blocks of a text, then those of each list item and quotation in it."""
    if node.type in _HOLDERS:
        yield node.children
    for child in node.children:
        if child.type in _HOLDERS or child.type.endswith("_list"):
            yield from _side_by_side(child)


def _of_tables(blocks: Sequence[Node], found: Arranged) -> Iterator[Told]:
    """Titles that belong to no table, or to one of two, and such as say nothing."""
    for line in stray_titles(blocks, found):
        words = said(line)
        yield Told(
            line[0].line,
            words,
            "`{}` tidak berada tepat di atas atau di bawah tabel, sehingga tercetak sebagai "
            "kalimat.",
            "Tulis pada alinea tersendiri tepat di atas tabelnya; baris kosong di antaranya boleh.",
            lost=KODE_AT_END.search(words) is not None,
        )
    for number in found.unsure:
        yield Told(
            blocks[number].line,
            said(lines_of(blocks[number])[0]),
            "`{}` berada di antara dua tabel; judul itu diberikan kepada tabel di atasnya.",
            "Tulis rapat pada tabel yang dimaksud, tanpa baris kosong di antaranya, atau beri "
            "kedua tabel judul.",
            lost=False,
        )
    for beside in found.beside.values():
        if beside.title and not _words_in(beside.title):
            yield Told(
                beside.title[0][0].line,
                said(beside.title[0]),
                "`{}` tidak menyebut judul, sehingga tabelnya tidak bernomor.",
                "Tulis judulnya sesudah “Tabel:”.",
            )


def _words_in(title: Said) -> str:
    """What a title says, without its beginning and its kode."""
    words = " ".join(map(said, title))
    return KODE_AT_END.sub("", TITLE.sub("", words, count=1)).strip()


def _of_paragraph(blocks: Sequence[Node], number: int) -> Iterator[Told]:
    """A paragraph that is pictures, or that was meant as the title of a table or picture."""
    block = blocks[number]
    pictures = _pictures(block)
    for image, kode in pictures:
        if kode and not title_of(image):
            yield Told(
                block.line,
                f"{{#{kode}}}",
                f"Gambar `{file_of(image)}` berkode tetapi tanpa judul, sehingga tidak bernomor "
                "dan tidak dapat dirujuk.",
                f'Tulis judulnya: ![{image.content}]({file_of(image)} "Judul gambar"){{#{kode}}}.',
            )
    if pictures:
        return
    words = said(pieces_of(block))
    around = [b for b in blocks[max(0, number - 1) : number + 2] if b is not block]
    if any(b.type == "table" for b in around) and _is_typed(words):
        yield Told(
            block.line,
            words,
            "Nomor pada `{}` diketik; tabelnya sendiri tidak bernomor dan tidak masuk daftar "
            "tabel.",
            "Tulis “Tabel: Judul”, tanpa nomor: nomornya diberikan program.",
            lost=False,
        )
    if _PICTURE_LINE.match(words) and any(map(_pictures, around)):
        yield Told(
            block.line,
            words,
            "`{}` tercetak sebagai kalimat, bukan sebagai judul gambar.",
            'Tulis judul di dalam tanda gambarnya: ![yang tampak](foto/nama.jpg "Judul gambar").',
            lost=False,
        )


def _is_typed(words: str) -> bool:
    return len(words) <= _LONGEST_TITLE and _TYPED.match(words) is not None


def _pictures(block: Node) -> list[tuple[Node, str]]:
    """The pictures of a paragraph that holds nothing else, each with its kode."""
    if block.type != "paragraph":
        return []
    pieces = pieces_of(block)
    return list(zip(shown_alone(pieces), kodes_of(pieces), strict=False))


def _stray_kodes(root: Node, text: str) -> Iterator[Told]:
    """Kodes that stand at no title and behind no picture."""
    if "{#" not in text:
        return
    known = {f"{{#{kode}}}" for kode in _known(root)}
    for node in root.walk():
        if node.type != "inline":
            continue
        for sign in _SIGN.findall(said(node.children)):
            if sign not in known:
                yield Told(
                    node.line,
                    sign,
                    "Kode `{}` tercetak apa adanya.",
                    "Kode ditulis di ujung baris “Tabel: Judul”, atau tepat di belakang gambar: "
                    '![yang tampak](foto/nama.jpg "Judul"){#kode}. Judul kecil (##) tidak berkode.',
                )


def _known(root: Node) -> Iterator[str]:
    """The kodes that have their place; those of stray titles are told with them."""
    for blocks in _side_by_side(root):
        found = arranged(blocks)
        titles = [beside.title for beside in found.beside.values()]
        titles += [(line,) for line in stray_titles(blocks, found)]
        yield from filter(None, map(kode_in, titles))
        for block in blocks:
            yield from (kode for _, kode in _pictures(block) if kode)
