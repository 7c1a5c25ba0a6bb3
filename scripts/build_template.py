"""Build templates/laporan.docx from the house style (assets/gaya.toml).

Run after a change of the house style:  python scripts/build_template.py
The people who own the look may as well open the file in Word and change it
there: the styles keep their names, each slot ({{ isi.bab_1 }}) its own
paragraph, and the frames for pictures their names (see word/frames.py).
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import docx

from lkjip_docgen.records import replace

sys.path.insert(0, str(Path(__file__).resolve().parent))

from template_numbering import numbering
from template_styles import stylesheet
from template_xml import HEAD, twips

from lkjip_docgen.docx.container import content_types, write_zip
from lkjip_docgen.docx.fields import field
from lkjip_docgen.docx.xml import DECLARATIONS, EMU_PER_CM, attribute, paragraph, run
from lkjip_docgen.resources import ASSETS, TEMPLATES
from lkjip_docgen.style import Style, load_style
from lkjip_docgen.word.cover import (
    BAND_HEIGHT,
    EDGE_WIDTH,
    PHOTO_HEIGHT,
    band,
    cover_pattern,
    edge,
)
from lkjip_docgen.word.drawings import inline_picture

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMBLEM = (2.4, 2.4)  # centimetres
LONGEST_IN_MARGIN = 52  # characters of a name that stands in a margin
LONGEST_WITH_CHAPTER = 64  # of name, report and period beside the title of a chapter

_PARTS = {
    "styles": ("styles.xml", _WML + "styles+xml"),
    "numbering": ("numbering.xml", _WML + "numbering+xml"),
    "settings": ("settings.xml", _WML + "settings+xml"),
    "fontTable": ("fontTable.xml", _WML + "fontTable+xml"),
    "footnotes": ("footnotes.xml", _WML + "footnotes+xml"),
    "theme": ("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
}


def main() -> None:
    """Write the template."""
    look = load_style()
    path = TEMPLATES / "laporan.docx"
    write_zip(path, build(look))
    print(f"{path} ({path.stat().st_size} bytes)")


def build(look: Style) -> dict[str, bytes]:
    """The parts of the template by name."""
    texts = {
        "word/document.xml": _document(look),
        "word/styles.xml": stylesheet(look),
        "word/numbering.xml": numbering(look),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(look),
        "word/footnotes.xml": _footnotes(),
        "word/header1.xml": _header(),
        "word/header2.xml": _header(_styleref("1 \\n"), _styleref("1")),
        "word/header3.xml": _header(_styleref('"Judul Bagian"')),
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _cover_footer(look),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/_rels/footer2.xml.rels": _relations([("rId1", "image", "media/pita.png")]),
        "_rels/.rels": _package_relations(),
    }
    entries = {name: text.encode() for name, text in texts.items()}
    entries["word/theme/theme1.xml"] = _theme()
    entries["word/media/lambang.png"] = (ASSETS / "lambang.png").read_bytes()
    entries["word/media/sampul.png"] = cover_pattern(look)
    entries["word/media/pita.png"] = band(look)
    entries["word/media/tepi.png"] = edge(look)
    types = {f"/word/{name}": kind for name, kind in _PARTS.values()}
    types["/word/document.xml"] = f"{_WML}document.main+xml"
    for number in (1, 2, 3):
        types[f"/word/header{number}.xml"] = f"{_WML}header+xml"
    types["/word/footer1.xml"] = types["/word/footer2.xml"] = f"{_WML}footer+xml"
    types["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["/docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    return {"[Content_Types].xml": content_types(types), **entries}


# --- document -----------------------------------------------------------------


def _document(look: Style) -> str:
    body = _cover(look) + _front(look) + _chapters(look)
    return f"{HEAD}<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>"


def _cover(look: Style) -> str:
    page = look.halaman
    photo = _floating(
        2,
        "gambar.sampul",
        "Foto atau hiasan sampul laporan",
        "rIdSampul",
        (page.lebar, PHOTO_HEIGHT),
        page.tinggi - PHOTO_HEIGHT - BAND_HEIGHT,
    )
    bar = _floating(
        4,
        "tepi",
        "Batang warna di tepi jilid",
        "rIdTepi",
        (EDGE_WIDTH, page.tinggi - PHOTO_HEIGHT - BAND_HEIGHT),
        0,
    )
    size = tuple(round(side * EMU_PER_CM) for side in _EMBLEM)
    emblem = inline_picture(
        1,
        "gambar.lambang",
        "Lambang {{ instansi.kementerian.nama }}",
        "rIdLambang",
        (size[0], size[1]),
    )
    return (
        paragraph("SampulLambang", photo + bar + emblem)
        + paragraph("SampulInstansi", run("{%p if instansi.kementerian.nama != kantor.nama %}"))
        + paragraph("SampulInstansi", run("{{ instansi.kementerian.nama }}"))
        + paragraph("SampulInstansi", run("{%p endif %}"))
        + paragraph("SampulInstansi", run("{%p if instansi.eselon_satu %}"))
        + paragraph("SampulInstansi", run("{{ instansi.eselon_satu.nama }}"))
        + paragraph("SampulInstansi", run("{%p endif %}"))
        + paragraph("Title", run('{{ istilah.laporan.baris | join("\\n") }}'))
        + paragraph("Subtitle", run("{{ periode.nama | kapital }}"))
        + paragraph("SampulKantor", run("{{ kantor.nama }}"))
        + paragraph("SampulHasil", run(_RESULT))
        + paragraph(
            "BatasBagian", "", _section(_centred(look), [("footer", "rIdFooterSampul")], foot=0.75)
        )
    )


_RESULT = (
    "{% if periode.tahunan and indikator | map(attribute='capaian') | selectattr('ada') | list %}"
    "{{ capai_semua(indikator) }}{% endif %}"
)
"""How many of the year's targets were reached, once that can be said."""


def _centred(look: Style) -> Style:
    """The same page with equal margins left and right: a cover has no binding edge."""
    side = (look.halaman.kiri + look.halaman.kanan) / 2
    return replace(look, halaman=replace(look.halaman, kiri=side, kanan=side))


def _front(look: Style) -> str:
    section = _section(
        look, [("header", "rIdHeader"), ("footer", "rIdFooter")], 'w:fmt="lowerRoman" w:start="1"'
    )
    lists = (
        ("Daftar Isi", 'TOC \\o "1-3" \\h \\z \\u'),
        ("Daftar Tabel", 'TOC \\h \\z \\c "Tabel"'),
        ("Daftar Gambar", 'TOC \\h \\z \\c "Gambar"'),
    )
    contents = "".join(
        paragraph("JudulDaftar" if number else "JudulBagian", run(title))
        + paragraph("TOC1", _toc(code))
        for number, (title, code) in enumerate(lists)
    )
    return (
        _slot("kata_pengantar")
        + contents
        + _slot("ringkasan")
        + paragraph("BatasBagian", "", section)
    )


def _chapters(look: Style) -> str:
    """The chapters and the appendices, under heads that name them."""
    slots = ("bab_1", "bab_2", "bab_3", "bab_4")
    chapters = _section(
        look, [("header", "rIdHeaderBab"), ("footer", "rIdFooter")], 'w:fmt="decimal" w:start="1"'
    )
    last = _section(
        look, [("header", "rIdHeaderBagian"), ("footer", "rIdFooter")], 'w:fmt="decimal"'
    )
    body = "".join(_slot(name) for name in slots) + paragraph("BatasBagian", "", chapters)
    return body + _slot("lampiran") + last


def _slot(name: str) -> str:
    return paragraph("BodyText", run(f"{{{{ isi.{name} }}}}"))


def _toc(code: str) -> str:
    hint = run("Terisi saat laporan dibuat.")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {attribute(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{hint}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _section(
    look: Style, parts: list[tuple[str, str]], numbers: str = "", foot: float = 1.25
) -> str:
    page = look.halaman
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{relation}"/>' for kind, relation in parts
    )
    number = f"<w:pgNumType {numbers}/>" if numbers else ""
    edge = twips(1.25)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.lebar)}" w:h="{twips(page.tinggi)}"/>'
        f'<w:pgMar w:top="{twips(page.atas)}" w:right="{twips(page.kanan)}"'
        f' w:bottom="{twips(page.bawah)}" w:left="{twips(page.kiri)}" w:header="{edge}"'
        f' w:footer="{twips(foot)}" w:gutter="0"/>{number}<w:cols w:space="708"/></w:sectPr>'
    )


def _floating(
    number: int, name: str, alt: str, relation: str, size: tuple[float, float], top: float
) -> str:
    """A picture behind the text, from the left edge of the page; centimetres."""
    inner = inline_picture(
        number,
        name,
        alt,
        relation,
        (round(size[0] * EMU_PER_CM), round(size[1] * EMU_PER_CM)),
    )
    position = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>'
        f"{round(top * EMU_PER_CM)}</wp:posOffset></wp:positionV>"
    )
    inner = inner.replace(
        '<wp:inline distT="0" distB="0" distL="0" distR="0">',
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        f' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">{position}',
    )
    inner = inner.replace("<wp:docPr", "<wp:wrapNone/><wp:docPr", 1)
    return inner.replace("</wp:inline>", "</wp:anchor>")


# --- headers, footers, notes -----------------------------------------------------


def _header(*chapter: str) -> str:
    """A head: report and office at the left, and at the right fields that name the chapter."""
    words = run("{{ istilah.laporan.pendek }} {{ periode.nama }}")
    office = run(_office_beside_chapter())
    title = _TO_THE_EDGE + run("  ").join(chapter) if chapter else ""
    return f"{HEAD}<w:hdr {DECLARATIONS}>{paragraph('Header', words + office + title)}</w:hdr>"


# On pages of any width; LibreOffice takes it for a tab, and goes to the stop of the style.
_TO_THE_EDGE = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'


def _styleref(asked: str) -> str:
    """A field that shows the heading above, or its number; filled in for each chapter."""
    return field(f"STYLEREF {asked}", run(" "))


_BESIDE = " + (istilah.laporan.pendek | length) + (periode.nama | length)"


def _office_beside_chapter() -> str:
    """The first of the office's names that leaves room for the chapter's; or none of them."""
    unknown = "{% if not kantor.nama %}  |  {{ kantor.nama }}"
    names = map(_name_that_fits, ("nama", "nama_singkat", "sebutan"))
    return unknown + "".join(names) + "{% endif %}"


def _name_that_fits(name: str) -> str:
    fits = f"(kantor.{name} | length){_BESIDE} <= {LONGEST_WITH_CHAPTER}"
    return f"{{% elif {fits} %}}  |  {{{{ kantor.{name} }}}}"


def office_in_a_line() -> str:
    """The office's name, or the short one where it would not fit on the line of a margin."""
    return (
        f"{{% if kantor.nama and (kantor.nama | length) > {LONGEST_IN_MARGIN} %}}"
        "{{ kantor.nama_singkat }}{% else %}{{ kantor.nama }}{% endif %}"
    )


def _footer() -> str:
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f"{HEAD}<w:ftr {DECLARATIONS}>{paragraph('Footer', page)}</w:ftr>"


def _cover_footer(look: Style) -> str:
    band = _floating(
        3,
        "pita",
        "Pita alamat",
        "rId1",
        (look.halaman.lebar, BAND_HEIGHT),
        look.halaman.tinggi - BAND_HEIGHT,
    )
    address = run(
        "{{ kantor.alamat }}{% if kantor.kode_pos and kantor.kode_pos not in kantor.alamat %}"
        " {{ kantor.kode_pos }}{% endif %}"
    )
    contacts = run(
        "{% if kantor.telepon %}Telepon {{ kantor.telepon }}{% endif %}"
        "{% if kantor.telepon and (kantor.laman or kantor.surel) %}  |  {% endif %}"
        "{% if kantor.laman %}{{ kantor.laman }}{% endif %}"
        "{% if kantor.laman and kantor.surel %}  |  {% endif %}"
        "{% if kantor.surel %}{{ kantor.surel }}{% endif %}"
    )
    body = paragraph("SampulAlamat", band + address) + paragraph("SampulAlamat", contacts)
    return f"{HEAD}<w:ftr {DECLARATIONS}>{body}</w:ftr>"


def _footnotes() -> str:
    def separator(number: int, kind: str) -> str:
        mark = "separator" if kind == "separator" else "continuationSeparator"
        text = paragraph("FootnoteText", f"<w:r><w:{mark}/></w:r>")
        return f'<w:footnote w:type="{kind}" w:id="{number}">{text}</w:footnote>'

    body = separator(-1, "separator") + separator(0, "continuationSeparator")
    return f"{HEAD}<w:footnotes {DECLARATIONS}>{body}</w:footnotes>"


# --- settings, fonts, properties ---------------------------------------------------


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in modes
    )
    return (
        f'{HEAD}<w:settings {DECLARATIONS}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat>{compat}</w:compat><m:mathPr><m:mathFont m:val="Cambria Math"/>'
        '<m:brkBin m:val="before"/><m:brkBinSub m:val="--"/><m:smallFrac m:val="0"/>'
        '<m:dispDef/><m:lMargin m:val="0"/><m:rMargin m:val="0"/><m:defJc m:val="center"/>'
        '<m:wrapIndent m:val="1440"/><m:intLim m:val="subSup"/><m:naryLim m:val="undOvr"/>'
        '</m:mathPr><w:themeFontLang w:val="id-ID"/><w:clrSchemeMapping w:bg1="light1"'
        ' w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"'
        ' w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts(look: Style) -> str:
    fonts = "".join(
        f'<w:font w:name="{attribute(name)}"><w:charset w:val="00"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, family in ((look.huruf.utama, "swiss"), ("Cambria Math", "roman"))
    )
    return f"{HEAD}<w:fonts {DECLARATIONS}>{fonts}</w:fonts>"


def _theme() -> bytes:
    """The theme of python-docx's own template: Word wants one, the styles use none of it."""
    source = Path(docx.__file__).parent / "templates" / "default.docx"
    with ZipFile(source) as archive:
        return archive.read("word/theme/theme1.xml")


def _core() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/'
        'XMLSchema-instance"><dc:title>Laporan Kinerja Instansi Pemerintah</dc:title>'
        "<dc:language>id-ID</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{HEAD}<Properties xmlns="{uri}"><Application>LKjIP Docgen</Application></Properties>'


# --- relations ---------------------------------------------------------------------


def _relations(items: list[tuple[str, str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="{i}" Type="{kind if "/" in kind else f"{_REL}/{kind}"}"'
        f' Target="{target}"/>'
        for i, kind, target in items
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE_REL}">{body}</Relationships>'


def _document_relations() -> str:
    items = [(f"rId{n}", kind, name) for n, (kind, (name, _)) in enumerate(_PARTS.items(), 1)]
    items += [
        ("rIdHeader", "header", "header1.xml"),
        ("rIdHeaderBab", "header", "header2.xml"),
        ("rIdHeaderBagian", "header", "header3.xml"),
        ("rIdFooter", "footer", "footer1.xml"),
        ("rIdFooterSampul", "footer", "footer2.xml"),
        ("rIdLambang", "image", "media/lambang.png"),
        ("rIdSampul", "image", "media/sampul.png"),
        ("rIdTepi", "image", "media/tepi.png"),
    ]
    return _relations(items)


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE_REL}/metadata/core-properties", "docProps/core.xml"),
            ("rId3", "extended-properties", "docProps/app.xml"),
        ]
    )


if __name__ == "__main__":
    main()
