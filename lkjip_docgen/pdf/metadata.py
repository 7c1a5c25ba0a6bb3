"""The XMP metadata of a PDF for the archive: PDF/A-3, and PDF/UA-1 where it is claimed.

Sources: ISO 19005-3 (PDF/A-3), 6.6.2; ISO 14289-1 (PDF/UA-1), 5; the extension
schema for `pdfuaid` follows the PDF Association's TechNote 0009.
"""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

from lkjip_docgen.records import Record

END = b"</rdf:RDF>"
ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema\
</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/\
</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property>\
<rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal\
</pdfaProperty:category><pdfaProperty:description>Part of the PDF/UA standard\
</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>\
</pdfaExtension:schemas></rdf:Description>"""
"""The claim of PDF/UA-1, to stand before `END`."""

CREATOR = "LKjIP Docgen"


class Facts(Record):
    """What a PDF says about itself; `created` and `modified` are those of the document."""

    title: str
    author: str
    subject: str
    keywords: str
    created: datetime
    modified: datetime


def xmp(facts: Facts, producer: str, conformance: str, *, accessible: bool) -> bytes:
    """The packet of a PDF/A-3 file of a level ("A", "B"); `accessible` claims PDF/UA-1 too."""
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    body = "".join(
        (
            f"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>",
            f"<pdf:Producer>{escape(producer)}</pdf:Producer>",
            f"<dc:title>{_spoken(facts.title)}</dc:title>",
            f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>",
            f"<dc:description>{_spoken(facts.subject)}</dc:description>",
            f"<pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords>",
            f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
            f"<xmp:CreateDate>{facts.created.strftime(stamp)}</xmp:CreateDate>",
            f"<xmp:ModifyDate>{facts.modified.strftime(stamp)}</xmp:ModifyDate>",
        )
    )
    claim = ACCESSIBLE if accessible else b""
    return _HEAD.encode() + body.encode() + b"</rdf:Description>" + claim + END + _TAIL


def _spoken(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
)
_TAIL = b'</x:xmpmeta>\n<?xpacket end="w"?>'
