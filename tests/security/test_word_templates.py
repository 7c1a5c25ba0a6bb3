"""A Word template that reaches beyond itself, or runs something, is named and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_word import (
    MICROSOFT,
    OFFICE,
    Attack,
    beside_paragraphs,
    box,
    code,
    field,
    hostile,
    in_body,
    in_footer,
    in_footnote,
    in_header,
    in_properties,
    in_settings,
    link,
    linked_picture,
    mark,
    part,
    put,
    relation,
    replaced,
    template_parts,
)
from proyek import Proyek

from lkjip_docgen.cli import main
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.word.template import ReportTemplate

FAR = "http://203.0.113.7/x"
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'


@pytest.fixture
def proyek(proyek: Proyek) -> Proyek:
    return proyek.ringkas()


def refused(template: Path) -> tuple[Finding, ...]:
    with pytest.raises(LkjipError) as caught:
        ReportTemplate(template)
    return caught.value.findings


# --- fields ------------------------------------------------------------------------------

FIELDS = [
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe /k calc",
    'DDE excel "buku.xlsx"',
    'INCLUDETEXT "http://203.0.113.7/x.docx"',
    'INCLUDEPICTURE "http://203.0.113.7/x.png" \\d',
    'INCLUDE "//203.0.113.7/x"',
    'IMPORT "x.png"',
    'LINK Excel.Sheet.12 "buku.xlsx" "A1"',
    "EMBED Excel.Sheet.12",
    'DATABASE \\d "data.mdb"',
    'RD "bab-lain.docx"',
    "MACROBUTTON jalankan klik",
    'GOTOBUTTON x "y"',
    'AUTOTEXT "x"',
    "ADDIN x",
    'PRINT "x"',
    'ASK x "Kata sandi?"',
    'FILLIN "Kata sandi?"',
    "MERGEFIELD nama",
    "QUOTE 68 68 69",
    "CONTROL x",
    "HTMLCONTROL x",
    "TIDAKDIKENAL x",
    " ",
]


@pytest.mark.parametrize("words", FIELDS)
def test_a_field_that_is_not_on_the_list_is_refused(tmp_path: Path, words: str) -> None:
    [finding] = refused(hostile(tmp_path / "t.docx", in_body(field(words))))
    assert finding.code == "LK716"
    assert (words.split() or ["tanpa nama"])[0] in finding.message
    assert "(paragraf " in finding.message


HIDDEN = {
    "split over runs": in_body(
        mark("begin") + code(" D") + code("DEA") + code("UTO x") + mark("end")
    ),
    "in small letters": in_body(field("ddeauto x")),
    "without an end": in_body(mark("begin") + code("DDEAUTO x")),
    "without a result": in_body(mark("begin") + code("DDEAUTO x") + mark("end")),
    "a simple field": in_body('<w:fldSimple w:instr=" DDEAUTO x "><w:r/></w:fldSimple>'),
    "inside an allowed field": in_body(
        mark("begin") + code(" IF 1 = 1 ") + field("DDEAUTO x") + mark("end")
    ),
    "whose name another field makes": in_body(
        mark("begin") + field(" SYMBOL 68 ") + code("DDEAUTO x") + mark("end")
    ),
    "in the result of an allowed field": in_body(
        mark("begin") + code(" PAGE ") + mark("separate") + field("DDEAUTO x") + mark("end")
    ),
    "behind a name in a text box": in_body(
        mark("begin") + box(code("PAGE ")) + code("DDEAUTO x") + mark("end")
    ),
    "behind a name that an unknown program wraps": in_body(
        mark("begin") + f"<x:y>{code('PAGE ')}</x:y>" + code("DDEAUTO x") + mark("end")
    ),
    "behind a name in the properties of a run": in_body(
        mark("begin")
        + "<w:r><w:rPr><w:instrText>PAGE </w:instrText></w:rPr></w:r>"
        + code("DDEAUTO x")
        + mark("end")
    ),
    "behind a name that was struck": in_body(
        mark("begin")
        + '<w:del w:id="1"><w:r><w:delInstrText>PAGE </w:delInstrText></w:r></w:del>'
        + code("DDEAUTO x")
        + mark("end")
    ),
    "behind a name that was added": in_body(
        mark("begin") + f'<w:ins w:id="1">{code("PAGE ")}</w:ins>' + code("DDEAUTO x") + mark("end")
    ),
    "behind a remark": in_body(
        mark("begin")
        + "<w:r><w:instrText><!-- --> DDEAUTO x</w:instrText></w:r>"
        + code(" PAGE ")
        + mark("end")
    ),
    "behind alternatives": in_body(
        mark("begin")
        + f'<mc:AlternateContent><mc:Choice Requires="x">{code("PAGE ")}</mc:Choice>'
        + f"<mc:Fallback>{code('DDEAUTO ')}</mc:Fallback></mc:AlternateContent>"
        + mark("end")
    ),
    "that begins nowhere": in_body(code("DDEAUTO x") + mark("end")),
}


@pytest.mark.parametrize("attack", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_field_is_found_however_it_is_hidden(tmp_path: Path, attack: Attack) -> None:
    assert {f.code for f in refused(hostile(tmp_path / "t.docx", attack))} == {"LK716"}


PLACES = {
    "kop halaman bagian ": in_header,
    "kaki halaman bagian ": in_footer,
    "catatan kaki 7": in_footnote,
    "kotak teks pada paragraf ": lambda xml: in_body(box(xml)),
    'di bawah judul "': in_body,
}


@pytest.mark.parametrize(("words", "where"), PLACES.items(), ids=PLACES.keys())
def test_a_field_is_named_with_its_place(tmp_path: Path, words: str, where) -> None:  # type: ignore[no-untyped-def]
    [finding] = refused(hostile(tmp_path / "t.docx", where(field("DDEAUTO x"))))
    assert "“DDEAUTO” tidak diizinkan dalam templat" in finding.message
    assert words in finding.message


def test_a_field_in_a_comment_is_found(tmp_path: Path) -> None:
    comments = f'<w:comments {XMLNS}><w:comment w:id="3"><w:p>{field("DDEAUTO x")}</w:p>'
    attacks = (
        part(
            "word/comments.xml",
            f"{comments}</w:comment></w:comments>".encode(),
            f"{WORD_TYPES}.comments+xml",
        ),
        relation("comments", "comments.xml", mode=""),
    )
    [finding] = refused(hostile(tmp_path / "t.docx", *attacks))
    assert "komentar 3" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "PAGE",
        "page \\* MERGEFORMAT",
        'TOC \\o "1-3" \\h \\z \\u',
        "REF _Ref1 \\h",
        "=SUM(ABOVE)",
        'HYPERLINK "https://contoh.go.id/a" \\o "Laman kami"',
        "HYPERLINK mailto:humas@contoh.go.id",
        'HYPERLINK \\l "bab1"',
        'STYLEREF "Heading 1"',
    ],
)
def test_a_field_that_only_counts_or_points_within_stays(tmp_path: Path, words: str) -> None:
    ReportTemplate(hostile(tmp_path / "t.docx", in_body(field(words))))


# --- links that people click -------------------------------------------------------------

ADDRESSES = [
    "javascript:alert(1)",
    "file:///C:/Windows/System32/cmd.exe",
    "\\\\203.0.113.7\\share\\x",
    "//203.0.113.7/x",
    "vbscript:x",
    "ms-word:ofe|u|http://203.0.113.7/x.docx",
    "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=x",
    "ftp://203.0.113.7/x",
    "berkas-lain.docx",
    " https://contoh.go.id",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_leads_to_the_web_or_a_mailbox_alone(tmp_path: Path, address: str) -> None:
    attacks = (in_body(link()), relation("hyperlink", address))
    [finding] = refused(hostile(tmp_path / "t.docx", *attacks))
    assert finding.code == "LK718"
    assert address.strip() in finding.message
    assert "(paragraf " in finding.message


@pytest.mark.parametrize(
    "words",
    [
        'HYPERLINK "file:///C:/x"',
        "HYPERLINK \\\\203.0.113.7\\x",
        'HYPERLINK \\o "https://contoh.go.id" "javascript:x"',
        'HYPERLINK "https://contoh.go.id" "file:///x"',
        "HYPERLINK “file:///x”",
    ],
)
def test_a_link_of_a_field_does_so_too(tmp_path: Path, words: str) -> None:
    [finding] = refused(hostile(tmp_path / "t.docx", in_body(field(words))))
    assert finding.code == "LK718"


def test_a_link_whose_address_another_field_makes_is_refused(tmp_path: Path) -> None:
    xml = mark("begin") + code(" HYPERLINK ") + field(' IF 1 = 1 "file:///x" ') + mark("end")
    [finding] = refused(hostile(tmp_path / "t.docx", in_body(xml)))
    assert "alamatnya disusun bidang lain" in finding.message


# --- what is fetched, held or run --------------------------------------------------------

RELATIONS = {
    "remote picture": (relation("image", FAR), "LK717"),
    "remote picture by another name of the mode": (
        relation("image", FAR, mode="external"),
        "LK717",
    ),
    "remote picture said to be inside": (relation("image", FAR, mode="Internal"), "LK717"),
    "picture of a Windows server": (relation("image", "\\\\203.0.113.7\\x.png"), "LK717"),
    "local picture": (relation("image", "file:///etc/passwd"), "LK717"),
    "remote picture of a header": (
        relation("image", FAR, part="word/header1.xml"),
        "LK717",
    ),
    "remote header": (relation("header", FAR), "LK717"),
    "remote styles": (relation("styles", FAR, number="rIdY"), "LK717"),
    "remote font": (relation("font", FAR, part="word/fontTable.xml"), "LK717"),
    "attached template": (
        relation("attachedTemplate", FAR, part="word/settings.xml"),
        "LK721",
    ),
    "local attached template": (
        relation("attachedTemplate", "file:///C:/x.dotm", part="word/settings.xml"),
        "LK721",
    ),
    "linked object": (relation("oleObject", FAR), "LK720"),
    "linked package": (relation("package", FAR), "LK720"),
    "subdocument": (relation("subDocument", FAR), "LK717"),
    "remote frame": (relation("frame", FAR), "LK721"),
    "mail merge": (relation("mailMergeSource", FAR, part="word/settings.xml"), "LK721"),
    "XSLT": (relation("transform", FAR, part="word/settings.xml"), "LK721"),
    "video": (relation("video", FAR), "LK717"),
    "add-in": (
        relation(f"{MICROSOFT}/2011/relationships/webextensiontaskpanes", FAR, part=""),
        "LK719",
    ),
    "ribbon": (
        relation(f"{MICROSOFT}/2006/relationships/ui/extensibility", FAR, part=""),
        "LK719",
    ),
    "unknown kind": (relation("http://contoh.test/kabar", FAR), "LK722"),
    "known word in an unknown family": (relation("http://contoh.test/image", FAR), "LK722"),
    "known word behind an unknown one": (relation(f"{OFFICE}/lain/image", FAR), "LK722"),
}


@pytest.mark.parametrize(("attack", "expected"), RELATIONS.values(), ids=RELATIONS.keys())
def test_a_part_is_related_to_parts_of_the_file_alone(
    tmp_path: Path, attack: Attack, expected: str
) -> None:
    [finding] = refused(hostile(tmp_path / "t.docx", attack))
    assert finding.code == expected


def test_a_remote_picture_is_named_with_its_address_and_paragraph(tmp_path: Path) -> None:
    attacks = (in_body(linked_picture()), relation("image", FAR))
    [finding] = refused(hostile(tmp_path / "t.docx", *attacks))
    assert f"“{FAR}”" in finding.message
    assert "(paragraf " in finding.message
    assert 'di bawah judul "' in finding.message


def svg(content: bytes) -> Attack:
    return lambda parts: parts.update({"word/media/sampul.png": SVG % content})


HELD = {
    "VBA": (
        part("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),
        relation(f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin", mode=""),
        "LK719",
    ),
    "VBA that nothing leads to": (
        part("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject"),
        "LK719",
    ),
    "a file with macros": (
        replaced(
            "[Content_Types].xml",
            f"{WORD_TYPES}.document.main+xml".encode(),
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "LK719",
    ),
    "key map": (
        part(
            "word/customizations.xml",
            b"<x/>",
            "application/vnd.ms-word.keyMapCustomizations+xml",
        ),
        relation(
            f"{MICROSOFT}/2006/relationships/keyMapCustomizations", "customizations.xml", mode=""
        ),
        "LK719",
    ),
    "form that runs a macro": (
        in_body(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="x"/></w:ffData>'
            f"</w:fldChar></w:r>{code('FORMTEXT')}{mark('end')}"
        ),
        "LK719",
    ),
    "Office program": (
        part(
            "docProps/custom.xml",
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'custom-properties"><property name="_AssemblyLocation" pid="2"/></Properties>',
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        ),
        "LK719",
    ),
    "button that starts a program": (
        in_body('<w:r><w:drawing><a:hlinkClick action="ppaction://program"/></w:drawing></w:r>'),
        "LK719",
    ),
    "OLE object": (
        in_body('<w:r><w:object><o:OLEObject Type="Embed" r:id="rIdX"/></w:object></w:r>'),
        "LK720",
    ),
    "ActiveX": (
        in_body('<w:r><w:object><w:control r:id="rIdX"/></w:object></w:r>'),
        "LK720",
    ),
    "ActiveX part": (
        part("word/activeX/activeX1.xml", b"<x/>", "application/vnd.ms-office.activeX+xml"),
        "LK720",
    ),
    "package inside": (
        part(
            "word/embeddings/x.bin", b"x", "application/vnd.openxmlformats-officedocument.oleObject"
        ),
        "LK720",
    ),
    "other document": (beside_paragraphs('<w:altChunk r:id="rIdX"/>'), "LK720"),
    "subdocument": (in_body('<w:subDoc r:id="rIdX"/>'), "LK717"),
    "online video": (
        in_body('<w:r><w:drawing><wp15:webVideoPr embeddedHtml="x"/></w:drawing></w:r>'),
        "LK717",
    ),
    "VML picture": (
        in_body(
            '<w:r><w:pict><v:shape><v:imagedata src="http://203.0.113.7/x"/></v:shape></w:pict></w:r>'
        ),
        "LK717",
    ),
    "VML background": (
        in_body('<w:r><w:pict><v:rect><v:fill src="//203.0.113.7/x"/></v:rect></w:pict></w:r>'),
        "LK717",
    ),
    "VML link": (
        in_body('<w:r><w:pict><v:shape href="file:///x"/></w:pict></w:r>'),
        "LK718",
    ),
    "base of links": (
        in_properties("<HyperlinkBase>file://203.0.113.7/</HyperlinkBase>"),
        "LK718",
    ),
    "attached template": (in_settings('<w:attachedTemplate r:id="rIdX"/>'), "LK721"),
    "mail merge": (
        in_settings('<w:mailMerge><w:query w:val="select 1"/></w:mailMerge>'),
        "LK721",
    ),
    "XSLT on saving": (in_settings('<w:saveThroughXslt r:id="rIdX"/>'), "LK721"),
    "attached schema": (in_settings('<w:attachedSchema w:val="urn:x"/>'), "LK721"),
    "styles of another template": (in_settings("<w:linkStyles/>"), "LK721"),
    "smart tags": (
        in_settings('<w:smartTagType w:name="x" w:url="http://203.0.113.7/x"/>'),
        "LK721",
    ),
    "frames": (
        part(
            "word/webSettings.xml",
            f"<w:webSettings {XMLNS}><w:frameset/></w:webSettings>".encode(),
            f"{WORD_TYPES}.webSettings+xml",
        ),
        "LK721",
    ),
    "schema of custom data": (
        part(
            "customXml/item1.xml",
            b'<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            b'xsi:schemaLocation="urn:x http://203.0.113.7/x.xsd"/>',
        ),
        "LK721",
    ),
    "InfoPath form": (
        part(
            "customXml/item1.xml",
            b'<customXsn xmlns="http://schemas.microsoft.com/office/2006/metadata/customXsn"/>',
        ),
        "LK721",
    ),
    "style sheet of custom data": (
        part(
            "customXml/item1.xml",
            b'<?xml-stylesheet href="http://203.0.113.7/x.xsl" type="text/xsl"?><a/>',
        ),
        "LK721",
    ),
    "included XML": (
        part(
            "customXml/item1.xml",
            b'<include xmlns="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
        ),
        "LK717",
    ),
    "workbook": (
        part(
            "word/x.xlsx",
            b"x",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "LK720",
    ),
    "unknown part": (part("word/x.dat", b"x", "application/x-lain"), "LK722"),
    "header in the strict form": (
        replaced(
            "word/header1.xml",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        "LK722",
    ),
    "SVG with a remote picture": (svg(b'<image xlink:href="http://203.0.113.7/x"/>'), "LK723"),
    "SVG with a script": (svg(b"<script>x</script>"), "LK723"),
    "SVG with an event": (svg(b'<rect onload="x"/>'), "LK723"),
    "SVG with a style": (svg(b"<style>@import 'http://203.0.113.7/x'</style>"), "LK723"),
    "SVG with a fill from elsewhere": (svg(b'<rect fill="url(//203.0.113.7/x)"/>'), "LK723"),
    "SVG inside an SVG": (svg(b'<image href="data:image/svg+xml,x"/>'), "LK723"),
    "PostScript as a picture": (
        lambda parts: parts.update({"word/media/sampul.png": b"%!PS-Adobe-3.0 EPSF-3.0\n"}),
        "LK723",
    ),
    "packed SVG as a picture": (
        lambda parts: parts.update({"word/media/sampul.png": b"\x1f\x8b\x08x"}),
        "LK723",
    ),
    "PDF as a picture": (
        lambda parts: parts.update({"word/media/sampul.png": b"%PDF-1.7\n"}),
        "LK723",
    ),
}


@pytest.mark.parametrize("case", HELD.values(), ids=HELD.keys())
def test_a_template_holds_text_and_pictures_alone(tmp_path: Path, case: tuple) -> None:  # type: ignore[type-arg]
    *attacks, expected = case
    assert {f.code for f in refused(hostile(tmp_path / "t.docx", *attacks))} == {expected}


def test_a_plain_svg_stays(tmp_path: Path) -> None:
    ReportTemplate(hostile(tmp_path / "t.docx", svg(b'<rect fill="url(#a)" width="1"/>')))


# --- what commands of the template put together ------------------------------------------

ASSEMBLED = {
    "a remark takes the harmless name away": (
        mark("begin")
        + "<w:r><w:t>{#</w:t></w:r>"
        + code("PAGE ")
        + "<w:r><w:t>#}</w:t></w:r>"
        + code("DDEAUTO x")
        + mark("end")
    ),
    "a branch that is never entered holds it": (
        mark("begin")
        + "<w:r><w:t>{% if false %}</w:t></w:r>"
        + code("PAGE ")
        + "<w:r><w:t>{% endif %}</w:t></w:r>"
        + code("DDEAUTO x")
        + mark("end")
    ),
    "a value is the name": field("{{ 'DDE' ~ 'AUTO' }} x"),
}


@pytest.mark.parametrize("xml", ASSEMBLED.values(), ids=ASSEMBLED.keys())
def test_a_field_that_the_template_puts_together_is_refused(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], xml: str
) -> None:
    hostile(proyek.root / "templates" / "laporan.docx", in_body(xml))
    assert main(["build", str(proyek.root), "--no-layout"]) == 1
    assert "LK716" in capsys.readouterr().err


# --- the commands ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["laporan.docx", "perjanjian.docx", "perubahan.docx"])
def test_check_names_all_that_is_wrong_in_each_template_of_a_project(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = proyek.root / "templates" / name
    attacks = (in_body(field("DDEAUTO x")), in_body(linked_picture()), relation("image", FAR))
    hostile(file, *attacks, base=template_parts(name))
    assert main(["template", "check", str(proyek.root)]) == 1
    said = capsys.readouterr().out
    assert str(file) in said
    assert "LK716" in said
    assert "LK717" in said
    assert "“DDEAUTO”" in said
    assert "Ctrl+Shift+F9" in said


def test_build_refuses_and_leaves_the_earlier_report_as_it_was(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(proyek.root), "--no-layout"]) == 0
    report = next((proyek.root / "keluaran").glob("*.docx"))
    before = report.read_bytes()
    hostile(proyek.root / "templates" / "laporan.docx", in_body(field("DDEAUTO x")))
    assert main(["build", str(proyek.root), "--no-layout"]) == 1
    assert "LK716" in capsys.readouterr().err
    assert report.read_bytes() == before


def test_the_agreement_refuses_its_template(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    file = proyek.root / "templates" / "perjanjian.docx"
    hostile(file, in_body(field("DDEAUTO x")), base=template_parts("perjanjian.docx"))
    main(["agreement", str(proyek.root)])
    said = capsys.readouterr()
    assert "LK716" in said.err + said.out
    assert not list((proyek.root / "keluaran").glob("PK-*.docx"))


def test_names_in_a_template_cannot_write_to_the_terminal(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    attack = part("word/\x1b[2Jx.dat", b"x", "")
    typed = relation("http://contoh.test/\x9b2J", "x")
    default = '<Default Extension="dat" ContentType="application/x-\u009b2J"/>'

    def declared(parts: dict[str, bytes]) -> None:
        put(parts, "[Content_Types].xml", "</Types>", default)

    hostile(proyek.root / "templates" / "laporan.docx", attack, typed, declared)
    assert main(["template", "check", str(proyek.root)]) == 1
    said = capsys.readouterr().out
    assert "LK722" in said
    assert not {"\x1b", "\x9b"} & set(said)
