"""Hostile Word files, each a short piece put into the template that comes with the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.resources import TEMPLATES

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
SPACES = (
    f'{DECLARATIONS} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:asing" '
    'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
)
DOCUMENT = "word/document.xml"
Parts = dict[str, bytes]
Attack = Callable[[Parts], None]


def template_parts(name: str = "laporan.docx") -> Parts:
    with ZipFile(TEMPLATES / name) as archive:
        return {entry: archive.read(entry) for entry in archive.namelist()}


def hostile(target: Path, *attacks: Attack, base: Mapping[str, bytes] | None = None) -> Path:
    """The template of the program (or `base`) with something done to it, as a file."""
    parts = template_parts() if base is None else dict(base)
    for attack in attacks:
        attack(parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target


def put(parts: Parts, name: str, before: str, xml: str) -> None:
    """Write XML before a piece of a part that is there once or more; the last one counts."""
    text = parts[name].decode()
    head, mark, tail = text.rpartition(before)
    assert mark, before
    parts[name] = f"{head}{xml}{mark}{tail}".encode()


def element(xml: str) -> str:
    """An element that declares what it uses, for any part."""
    name, rest = xml.split(">", 1)[0], xml.split(">", 1)[1]
    closed = name.endswith("/")
    return f"{name.rstrip('/')} {SPACES}{'/' if closed else ''}>{rest}"


def in_body(xml: str) -> Attack:
    """A paragraph with this in it, at the end of the text."""
    return lambda parts: put(parts, DOCUMENT, "<w:sectPr", element(f"<w:p>{xml}</w:p>"))


def beside_paragraphs(xml: str) -> Attack:
    return lambda parts: put(parts, DOCUMENT, "<w:sectPr", element(xml))


def in_header(xml: str) -> Attack:
    return lambda parts: put(parts, "word/header1.xml", "</w:hdr>", element(f"<w:p>{xml}</w:p>"))


def in_footer(xml: str) -> Attack:
    return lambda parts: put(parts, "word/footer1.xml", "</w:ftr>", element(f"<w:p>{xml}</w:p>"))


def in_footnote(xml: str) -> Attack:
    note = f'<w:footnote w:id="7"><w:p>{xml}</w:p></w:footnote>'
    return lambda parts: put(parts, "word/footnotes.xml", "</w:footnotes>", element(note))


def in_settings(xml: str) -> Attack:
    return lambda parts: put(parts, "word/settings.xml", "</w:settings>", element(xml))


def in_properties(xml: str) -> Attack:
    return lambda parts: put(parts, "docProps/app.xml", "</Properties>", xml)


def relation(
    kind: str, target: str, part: str = DOCUMENT, number: str = "rIdX", mode: str = "External"
) -> Attack:
    """A relation of a part; a short kind is one of the format itself."""
    kind = kind if "/" in kind else f"{OFFICE}/{kind}"
    folder, _, name = part.rpartition("/")
    entry = f"{folder}/_rels/{name}.rels".lstrip("/")
    marked = f' TargetMode="{mode}"' if mode else ""
    xml = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{marked}/>'

    def attack(parts: Parts) -> None:
        parts.setdefault(
            entry,
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"></Relationships>',
        )
        put(parts, entry, "</Relationships>", xml)

    return attack


def part(name: str, data: bytes, content_type: str = "") -> Attack:
    """One more part, with its type."""

    def attack(parts: Parts) -> None:
        parts[name] = data
        if content_type:
            override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
            put(parts, "[Content_Types].xml", "</Types>", override)

    return attack


def replaced(name: str, old: bytes, new: bytes) -> Attack:
    def attack(parts: Parts) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return attack


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def field(words: str, result: str = "lama") -> str:
    shown = f"<w:r><w:t>{result}</w:t></w:r>"
    return f"{mark('begin')}{code(words)}{mark('separate')}{shown}{mark('end')}"


def box(xml: str) -> str:
    """A text box as old programs write it."""
    inner = f"<w:txbxContent><w:p>{xml}</w:p></w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"


def linked_picture(number: str = "rIdX") -> str:
    """A picture that is fetched when the file is shown."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        '<wp:docPr id="977" name="Gambar"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="977" name="Gambar"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def link(number: str = "rIdX") -> str:
    return f'<w:hyperlink r:id="{number}"><w:r><w:t>klik di sini</w:t></w:r></w:hyperlink>'
