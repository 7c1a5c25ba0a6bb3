"""Build templates/perjanjian.docx: the report's styles under a letterhead, without a cover.

Run after a change of the house style, after build_template.py:
    python scripts/build_agreement_template.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_template import build as build_report
from build_template import office_in_a_line
from template_xml import BOLD, HEAD, KEEP, border, color, jc, size, spacing, style_xml, twips

from lkjip_docgen.docx.container import write_zip
from lkjip_docgen.docx.xml import DECLARATIONS, EMU_PER_CM, paragraph, run
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import Style, load_style
from lkjip_docgen.word.drawings import inline_picture

_EMBLEM = 2.3  # centimetres
_LEFT_OUT = (
    "word/header1.xml",
    "word/header2.xml",
    "word/header3.xml",
    "word/footer2.xml",
    "word/_rels/footer2.xml.rels",
    "word/media/sampul.png",
    "word/media/pita.png",
    "word/media/tepi.png",
)
_RELATIONS_LEFT_OUT = (
    "rIdHeader",
    "rIdHeaderBab",
    "rIdHeaderBagian",
    "rIdFooterSampul",
    "rIdSampul",
    "rIdTepi",
)


def main() -> None:
    """Write the template."""
    path = TEMPLATES / "perjanjian.docx"
    write_zip(path, build(load_style()))
    print(f"{path} ({path.stat().st_size} bytes)")


def build(look: Style) -> dict[str, bytes]:
    """The parts of the template by name."""
    parts = build_report(look)
    for name in _LEFT_OUT:
        del parts[name]
    parts["word/document.xml"] = _document(look).encode()
    parts["word/footer1.xml"] = _footer().encode()
    types, relations, styles, core = (
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "docProps/core.xml",
    )
    names = "|".join(re.escape(name) for name in _LEFT_OUT)
    parts[types] = _without(parts[types], rf'<Override [^>]*PartName="/(?:{names})"[^>]*/>')
    ids = "|".join(_RELATIONS_LEFT_OUT)
    parts[relations] = _without(parts[relations], rf'<Relationship Id="(?:{ids})"[^>]*/>')
    sheet = parts[styles]
    for style in ("JudulBagian", "JudulDaftar"):
        sheet = _without(sheet, rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>')
    parts[styles] = sheet.replace(b"</w:styles>", f"{_styles(look)}</w:styles>".encode())
    parts[core] = parts[core].replace(b"Laporan Kinerja Instansi Pemerintah", b"Perjanjian Kinerja")
    return parts


def _without(part: bytes, pattern: str) -> bytes:
    return re.sub(pattern, "", part.decode()).encode()


def _document(look: Style) -> str:
    side = round(_EMBLEM * EMU_PER_CM)
    emblem = inline_picture(
        1,
        "gambar.lambang",
        "Lambang {{ instansi.kementerian.nama }}",
        "rIdLambang",
        (side, side),
    )
    body = (
        paragraph("KopLambang", emblem)
        + paragraph("KopInstansi", run("{{ instansi.kementerian.nama }}"))
        + paragraph("KopUnit", run("{%p if instansi.eselon_satu %}"))
        + paragraph("KopUnit", run("{{ instansi.eselon_satu.nama }}"))
        + paragraph("KopUnit", run("{%p endif %}"))
        + paragraph("BodyText", run("{{ isi.perjanjian }}"))
        + _section(look)
    )
    return f"{HEAD}<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>"


def _section(look: Style) -> str:
    page = look.halaman
    edge = twips(1.25)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{twips(page.lebar)}" w:h="{twips(page.tinggi)}"/>'
        f'<w:pgMar w:top="{twips(page.atas - 0.5)}" w:right="{twips(page.kanan)}"'
        f' w:bottom="{twips(page.bawah - 0.5)}" w:left="{twips(page.kiri)}" w:header="{edge}"'
        f' w:footer="{edge}" w:gutter="0"/><w:pgNumType w:fmt="decimal" w:start="1"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )


def _footer() -> str:
    words = run(
        '{% if naskah.versi == "perubahan" %}Perubahan {% endif %}Perjanjian Kinerja'
        f" Tahun {{{{ naskah.tahun }}}}  |  {office_in_a_line()}  |  "
    )
    line = paragraph("KakiPerjanjian", words + _field("PAGE") + run("/") + _field("NUMPAGES"))
    return f"{HEAD}<w:ftr {DECLARATIONS}>{line}</w:ftr>"


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _styles(look: Style) -> str:
    main, accent, muted = look.warna.utama, look.warna.aksen, look.warna.redup
    rule = f"<w:pBdr>{border('bottom', accent, 12, 8)}</w:pBdr>"
    return (
        style_xml(  # the titles of this document, without the chapter's page break and rule
            "paragraph",
            "JudulBagian",
            "Judul Bagian",
            following="BodyText",
            ppr=f'{KEEP}{spacing(0, 12, 1.2)}{jc("center")}<w:outlineLvl w:val="0"/>',
            rpr=BOLD + color(main) + size(look.huruf.ukuran + 1),
        )
        + style_xml("paragraph", "KopLambang", "Kop Lambang", ppr=spacing(0, 6) + jc("center"))
        + style_xml(
            "paragraph",
            "KopInstansi",
            "Kop Instansi",
            ppr=spacing(0, 1, 1.1) + jc("center"),
            rpr=BOLD + "<w:caps/>" + color(main) + '<w:spacing w:val="10"/>' + size(12),
        )
        + style_xml(
            "paragraph",
            "KopUnit",
            "Kop Unit",
            ppr=rule + spacing(0, 16, 1.1) + jc("center"),
            rpr="<w:caps/>" + color(main) + '<w:spacing w:val="10"/>' + size(10.5),
        )
        + style_xml(
            "paragraph",
            "KakiPerjanjian",
            "Kaki Perjanjian",
            ppr=spacing() + jc("center"),
            rpr=color(muted) + size(8),
        )
    )


if __name__ == "__main__":
    main()
