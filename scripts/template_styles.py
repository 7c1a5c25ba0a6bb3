"""The styles of templates/laporan.docx, made from the house style."""

from __future__ import annotations

from template_numbering import (
    BULLET,
    CALLOUT_BULLET,
    CALLOUT_EDGE,
    CALLOUT_LETTER,
    CALLOUT_NUMBER,
    CELL_BULLET,
    CELL_LETTER,
    CELL_NUMBER,
    HANGS,
    HEADING,
    LETTER,
    NUMBER,
)
from template_xml import (
    BOLD,
    HEAD,
    KEEP,
    border,
    color,
    indent,
    jc,
    numbered,
    size,
    spacing,
    style_xml,
    twips,
)

from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.style import Style
from lkjip_docgen.word.contents_styles import FIGURE_INDEX
from lkjip_docgen.word.opener_styles import opener_styles

_CALLOUT_LIST_INDENT = indent(CALLOUT_EDGE + 0.75, 0.75, 0.2)


def stylesheet(look: Style) -> str:
    """The styles part."""
    groups = (
        _basics,
        _headings,
        _openers,
        _cover,
        _captions,
        _lists,
        _cells,
        _contents,
        _edges,
        _characters,
        _tables,
    )
    body = "".join(group(look) for group in groups)
    return f"{HEAD}<w:styles {DECLARATIONS}>{_defaults(look)}{body}</w:styles>"


def _defaults(look: Style) -> str:
    face = look.huruf.utama
    fonts = " ".join(f'w:{kind}="{face}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'{size(look.huruf.ukuran)}<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )


def _basics(look: Style) -> str:
    body = spacing(after=6, line=look.huruf.spasi)
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr>{color(look.warna.teks)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0"'
        ' w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108"'
        ' w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/></w:style>'
        + style_xml("paragraph", "BodyText", "Body Text", ppr=body + jc("both"))
        + style_xml("paragraph", "TeksTengah", "Teks Tengah", based="BodyText", ppr=jc("center"))
        + style_xml("paragraph", "TeksRapat", "Teks Rapat", ppr=spacing(line=1.15))
        + style_xml(
            "paragraph",
            "Label",
            "Label",
            based="BodyText",
            following="BodyText",
            ppr=KEEP + spacing(8, 2, look.huruf.spasi) + jc("left"),
            rpr=BOLD + color(look.warna.utama),
        )
    )


def _headings(look: Style) -> str:
    main, accent, base = look.warna.utama, look.warna.aksen, look.huruf.ukuran
    part = f"<w:pBdr>{border('bottom', accent, 12, 6)}</w:pBdr>{spacing(0, 14, 1.15)}{jc('left')}"
    part_face = f"{BOLD}<w:caps/>{color(main)}{size(base + 4)}"
    break_before = f"{KEEP}<w:pageBreakBefore/>"
    levels = (
        (2, base + 2, 14, 6, "<w:caps/>", HANGS[0]),
        (3, base + 0.5, 10, 4, "", HANGS[1]),
        (4, base, 8, 3, "", HANGS[2]),
    )
    out = [
        style_xml(
            "paragraph",
            "Heading1",
            "heading 1",
            following="BodyText",
            ppr=f'{break_before}{numbered(HEADING)}{_band(look)}<w:outlineLvl w:val="0"/>',
            rpr=f"{BOLD}<w:caps/>{color('FFFFFF')}{size(base + 6)}",
        )
    ]
    for level, points, before, after, caps, hang in levels:
        out.append(
            style_xml(
                "paragraph",
                f"Heading{level}",
                f"heading {level}",
                following="BodyText",
                ppr=f"{KEEP}{numbered(HEADING, level - 1)}{spacing(before, after, 1.15)}"
                f'{indent(hang, hang)}<w:outlineLvl w:val="{level - 1}"/>',
                rpr=BOLD + caps + color(main) + size(points),
            )
        )
    out.append(
        style_xml(
            "paragraph",
            "JudulBagian",
            "Judul Bagian",
            following="BodyText",
            ppr=f'{break_before}{part}<w:outlineLvl w:val="0"/>',
            rpr=part_face,
        )
    )
    out.append(
        style_xml(  # of a list that stands below another one
            "paragraph",
            "JudulDaftar",
            "Judul Daftar",
            based="JudulBagian",
            following="BodyText",
            ppr=f'<w:pageBreakBefore w:val="0"/>{spacing(16, 6, 1.15)}',
            rpr=size(base + 2),
        )
    )
    out.append(
        style_xml(
            "paragraph",
            "JudulDokumen",
            "Judul Dokumen",
            following="BodyText",
            ppr=f"{KEEP}{spacing(0, 12, 1.2)}<w:contextualSpacing/>{jc('center')}",
            rpr=BOLD + color(main) + size(base + 1),
        )
    )
    return "".join(out)


def _openers(look: Style) -> str:
    return "".join(opener_styles(look))


def _band(look: Style) -> str:
    """The title of a chapter on a band of colour, as wide as the text, with a bar at its left."""
    main = look.warna.utama
    sides = (("top", main, 4, 10), ("left", look.warna.aksen, 36, 8))
    edges = "".join(border(*side) for side in (*sides, ("bottom", main, 4, 10)))
    right = border("right", main, 4, 5)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{main}"/>'
    place = spacing(0, 4, 1.1) + indent(CALLOUT_EDGE, 0, 0.2) + jc("left")
    return f"<w:pBdr>{edges}{right}</w:pBdr>{shade}{place}"


def _cover(look: Style) -> str:
    main, accent = look.warna.utama, look.warna.aksen
    center, left = jc("center"), jc("left")
    return (
        style_xml(
            "paragraph",
            "Title",
            "Title",
            ppr=spacing(20, 6, 1.1) + left,
            rpr=BOLD + "<w:caps/>" + color(main) + size(29),
        )
        + style_xml(
            "paragraph",
            "Subtitle",
            "Subtitle",
            ppr=spacing(0, 18, 1.0) + left,
            rpr=BOLD + color(accent) + '<w:spacing w:val="40"/>' + size(20),
        )
        + style_xml("paragraph", "SampulLambang", "Sampul Lambang", ppr=spacing(0, 8) + left)
        + style_xml(
            "paragraph",
            "SampulInstansi",
            "Sampul Instansi",
            ppr=spacing(0, 2, 1.15) + left,
            rpr="<w:caps/>" + color(main) + '<w:spacing w:val="14"/>' + size(11.5),
        )
        + style_xml(
            "paragraph",
            "SampulKantor",
            "Sampul Kantor",
            ppr=f"<w:pBdr>{border('top', accent, 12, 10)}</w:pBdr>{spacing(0, 0, 1.15)}{left}",
            rpr=BOLD + "<w:caps/>" + color(main) + size(14),
        )
        + style_xml(
            "paragraph",
            "SampulHasil",
            "Sampul Hasil",
            ppr=spacing(5, 0, 1.1) + left,
            rpr=color(look.warna.redup) + size(10.5),
        )
        + style_xml(
            "paragraph",
            "SampulAlamat",
            "Sampul Alamat",
            ppr=spacing(0, 2, 1.15) + center,
            rpr=color("FFFFFF") + size(9.5),
        )
    )


def _captions(look: Style) -> str:
    face = BOLD + color(look.warna.utama) + size(look.huruf.ukuran - 1.5)
    muted = "<w:i/><w:iCs/>" + color(look.warna.redup) + size(8.5)
    box = "".join(
        border(side, look.warna.garis, 6, space)
        for side, space in (("top", 28), ("left", 6), ("bottom", 28), ("right", 6))
    )
    return (
        style_xml(
            "paragraph",
            "Caption",
            "caption",
            following="BodyText",
            ppr=KEEP + spacing(8, 3, 1.15) + indent(0, 0) + jc("center"),
            rpr=face,
        )
        + style_xml(
            "paragraph",
            "KeteranganGambar",
            "Keterangan Gambar",
            based="Caption",
            following="BodyText",
            ppr='<w:keepNext w:val="0"/>' + spacing(3, 2, 1.15),
        )
        + style_xml(
            "paragraph",
            "Sumber",
            "Sumber",
            following="BodyText",
            ppr="<w:keepLines/>" + spacing(3, 9, 1.1),
            rpr=muted,
        )
        + style_xml(
            "paragraph",
            "SumberGambar",
            "Sumber Gambar",
            based="Sumber",
            ppr=spacing(0, 9, 1.1) + jc("center"),
        )
        + style_xml(
            "paragraph", "Gambar", "Gambar", ppr="<w:keepNext/>" + spacing(6, 0) + jc("center")
        )
        + style_xml(
            "paragraph",
            "KotakGambar",
            "Kotak Gambar",
            ppr=f"{KEEP}<w:pBdr>{box}</w:pBdr>{spacing(12, 10)}{indent(2, 0, 2)}{jc('center')}",
        )
        + style_xml(
            "paragraph",
            "Rumus",
            "Rumus",
            ppr="<w:keepLines/>" + spacing(2, 5, 1.15) + jc("center"),
        )
    )


def _lists(look: Style) -> str:
    line = look.huruf.spasi
    out = []
    for identifier, name, number in (
        ("ListBullet", "List Bullet", BULLET),
        ("ListNumber", "List Number", NUMBER),
        ("DaftarHuruf", "Daftar Huruf", LETTER),
    ):
        for level, suffix in ((0, ""), (1, "2")):
            shown = f"{name} {suffix}".strip()
            ppr = numbered(number, level) + spacing(after=3, line=line) + jc("both")
            out.append(style_xml("paragraph", identifier + suffix, shown, ppr=ppr))
    for level, suffix in ((1, ""), (2, "2")):
        out.append(
            style_xml(
                "paragraph",
                f"ListContinue{suffix}",
                f"List Continue {suffix}".strip(),
                ppr=spacing(after=3, line=line) + indent(0.75 * level) + jc("both"),
            )
        )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.warna.muda}"/>'
    rule = (
        f"<w:pBdr>{border('top', look.warna.muda, 4, 4)}"
        f"{border('left', look.warna.aksen, 36, 8)}{border('bottom', look.warna.muda, 4, 4)}"
        f"{border('right', look.warna.muda, 4, 5)}"
        f"</w:pBdr>{shade}"
    )
    out.append(
        style_xml(
            "paragraph",
            "Sorotan",
            "Sorotan",
            ppr=rule + spacing(0, 0, line) + indent(CALLOUT_EDGE, 0, 0.2),
        )
    )
    out.append(
        style_xml(
            "paragraph",
            "JudulSorotan",
            "Judul Sorotan",
            based="Sorotan",
            following="Sorotan",
            ppr=KEEP,
            rpr=BOLD + color(look.warna.utama),
        )
    )
    for identifier, name, number in (
        ("ButirSorotan", "Butir Sorotan", CALLOUT_BULLET),
        ("NomorSorotan", "Nomor Sorotan", CALLOUT_NUMBER),
        ("HurufSorotan", "Huruf Sorotan", CALLOUT_LETTER),
    ):
        ppr = numbered(number) + _CALLOUT_LIST_INDENT
        out.append(style_xml("paragraph", identifier, name, based="Sorotan", ppr=ppr))
    return "".join(out)


def _cells(look: Style) -> str:
    out = []
    for suffix, points, pad in (
        ("", look.huruf.ukuran_tabel, 2.5),
        ("Rapat", look.huruf.ukuran_tabel - 1.5, 1.5),
    ):
        named = f" {suffix}" if suffix else ""
        base = spacing(pad, pad, 1.1)
        face = size(points)
        for identifier, name, align in (
            ("TeksTabel", "Teks Tabel", "left"),
            ("TeksTabelTengah", "Teks Tabel Tengah", "center"),
            ("AngkaTabel", "Angka Tabel", "right"),
        ):
            out.append(
                style_xml(
                    "paragraph", identifier + suffix, name + named, ppr=base + jc(align), rpr=face
                )
            )
        out.append(
            style_xml(
                "paragraph",
                "KepalaTabel" + suffix,
                "Kepala Tabel" + named,
                ppr="<w:keepNext/>" + spacing(pad + 1, pad + 1, 1.05) + jc("center"),
                rpr=BOLD + color("FFFFFF") + face,
            )
        )
        for identifier, name, number in (
            ("ButirTabel", "Butir Tabel", CELL_BULLET),
            ("NomorTabel", "Nomor Tabel", CELL_NUMBER),
            ("HurufTabel", "Huruf Tabel", CELL_LETTER),
        ):
            ppr = numbered(number) + spacing(pad * 0.7, pad * 0.7, 1.1)
            out.append(style_xml("paragraph", identifier + suffix, name + named, ppr=ppr, rpr=face))
    for identifier, name, align in (
        ("IsiPolos", "Isi Polos", "left"),
        ("IsiPolosTengah", "Isi Polos Tengah", "center"),
        ("IsiPolosKanan", "Isi Polos Kanan", "right"),
    ):
        out.append(style_xml("paragraph", identifier, name, ppr=spacing(2, 2, 1.15) + jc(align)))
    tiny = '<w:spacing w:before="0" w:after="{}" w:line="20" w:lineRule="exact"/>'
    after_table = tiny.format(180)  # space that a heading's own takes in, unlike a line as high
    out.append(style_xml("paragraph", "JarakTabel", "Jarak Tabel", ppr=after_table, rpr=size(1)))
    out.append(
        style_xml("paragraph", "BatasBagian", "Batas Bagian", ppr=tiny.format(0), rpr=size(1))
    )
    out.append(
        style_xml(
            "paragraph",
            "TandaTangan",
            "Tanda Tangan",
            ppr=KEEP + spacing(0, 0, 1.15) + jc("center"),
        )
    )
    out.append(
        style_xml(
            "paragraph",
            "NamaPenandatangan",
            "Nama Penandatangan",
            based="TandaTangan",
            ppr=spacing(54, 0, 1.15),
            rpr=BOLD,
        )
    )
    return "".join(out)


def _contents(look: Style) -> str:
    """The lists at the front.

    One tab stop, at the page number: see word/contents_styles.py.  The hanging indent, for
    lines that wrap, is wider than "A. " and narrower than any name without a label.
    """
    chapter = BOLD + color(look.warna.utama)
    return (
        _entry(look, 1, indent(0.0, 0.0), before=2.5, after=0.5, face=chapter)
        + _entry(look, 2, indent(1.1, 0.6), before=0, after=0)
        + _entry(look, 3, indent(1.7, 0.6), before=0, after=0)
        + _entry(look, 0, indent(2.0, 2.0), before=0, after=0)
        + FIGURE_INDEX
    )


def _entry(
    look: Style, level: int, edge: str, *, before: float, after: float, face: str = ""
) -> str:
    """A line of the contents; of level 0, of the lists of tables and figures."""
    right = twips(look.halaman.lebar_teks)
    dots = f'<w:tab w:val="right" w:leader="dot" w:pos="{right}"/>'
    return style_xml(
        "paragraph",
        f"TOC{level}" if level else "TableofFigures",
        f"toc {level}" if level else "table of figures",
        following="Normal",
        ppr=f"<w:tabs>{dots}</w:tabs>{spacing(before, after, 1)}{edge}",
        rpr=face + size(look.huruf.ukuran - 1.5),
    )


def _edges(look: Style) -> str:
    """What stands at the foot and the head of a page."""
    muted, main = look.warna.redup, look.warna.utama
    rule = border("bottom", look.warna.aksen, 8, 5)
    title_at = f'<w:tab w:val="right" w:pos="{twips(look.halaman.lebar_teks)}"/>'
    notes = style_xml(
        "paragraph",
        "FootnoteText",
        "footnote text",
        ppr=spacing(0, 2, 1.05) + jc("both"),
        rpr=size(8.5),
    )
    head = style_xml(
        "paragraph",
        "Header",
        "header",
        ppr=f"<w:pBdr>{rule}</w:pBdr><w:tabs>{title_at}</w:tabs>{spacing(after=10)}",
        rpr=color(muted) + size(8.5),
    )
    foot = style_xml(
        "paragraph",
        "Footer",
        "footer",
        ppr=spacing() + jc("right"),
        rpr=BOLD + color(main) + size(9),
    )
    return notes + head + foot


def _characters(look: Style) -> str:
    """Styles of words: the mark of a note, an address, what is still to be filled in."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.warna.latar_penanda}"/>'
    marker = BOLD + '<w:i w:val="0"/>' + color(look.warna.penanda) + shade
    link = color(look.warna.utama) + '<w:u w:val="single"/>'
    return (
        _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
        + _character("Hyperlink", "Hyperlink", link)
        + _character("Penanda", "Penanda", marker)
    )


def _character(style_id: str, name: str, look: str) -> str:
    return style_xml("character", style_id, name, rpr=look, based="DefaultParagraphFont")


def _tables(look: Style) -> str:
    main, soft, line = look.warna.utama, look.warna.muda, look.warna.garis
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    edges = (
        f"<w:tblBorders>{border('top', main, 8)}{border('bottom', main, 8)}"
        f"{border('insideH', line, 4)}{border('insideV', soft, 4)}</w:tblBorders>"
    )
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{BOLD}{color("FFFFFF")}</w:rPr>'
        f"<w:tcPr>{fill.format(main)}</w:tcPr></w:tblStylePr>"
    )
    total = (
        f'<w:tblStylePr w:type="lastRow"><w:rPr>{BOLD}</w:rPr>'
        f"<w:tcPr><w:tcBorders>{border('top', main, 8)}</w:tcBorders>{fill.format(soft)}</w:tcPr>"
        "</w:tblStylePr>"
    )
    middle = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    return style_xml(
        "table",
        "TabelLKjIP",
        "Tabel LKjIP",
        based="TableNormal",
        rest=f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/>{edges}{margins}</w:tblPr>'
        f"{middle}{head}{total}",
    ) + style_xml(
        "table",
        "TabelPolos",
        "Tabel Polos",
        based="TableNormal",
        rest=f"<w:tblPr>{margins}</w:tblPr>",
    )
