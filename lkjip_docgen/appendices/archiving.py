"""Foreign pages made fit for the archive, and the claims of a report that carries them.

Sources: ISO 19005-3 (PDF/A-3), 6.2.4.3 (device colours), 6.2.5 (graphics
states), 6.2.8 (pictures), 6.2.9 (forms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkjip_docgen.appendices.cmyk import cmyk_profile
from lkjip_docgen.appendices.read import Claim

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_ACCESSIBLE = re.compile(
    rb"<rdf:Description[^>]*\bxmlns:pdfuaid=(?:(?!</rdf:Description>).)*</rdf:Description>", re.S
)
_ARCHIVE = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>")
_ATTRIBUTE = re.compile(rb"""\s(pdfaid:(?:part|conformance)|pdfuaid:part)=(?:"[^"]*"|'[^']*')""")
_LEVEL = re.compile(rb"(<pdfaid:conformance>)[AU](</pdfaid:conformance>)")


def settle_pages(source: Pdf) -> None:
    """Take out of a foreign PDF what an archive refuses, and say what its CMYK colours mean.

    The report's own output intent is for RGB; a default colour space covers
    the colours of printing (6.2.4.3).
    """
    import pikepdf

    profile = source.make_stream(cmyk_profile())
    profile.N = 4
    space = source.make_indirect(pikepdf.Array([pikepdf.Name.ICCBased, profile]))
    for page in source.pages:
        _default(page.resources, space)
    for item in _dictionaries(source):
        if "/Resources" in item:
            _default(item.Resources, space)
        _group(item, space)
        _plain(item)


def _dictionaries(source: Pdf) -> Iterator[Object]:
    import pikepdf

    for item in source.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item


def _default(resources: Object, space: Object) -> None:
    import pikepdf

    if not isinstance(resources, pikepdf.Dictionary):
        return
    spaces = resources.get("/ColorSpace")
    if not isinstance(spaces, pikepdf.Dictionary):
        spaces = resources.ColorSpace = pikepdf.Dictionary()
    spaces["/DefaultCMYK"] = space
    for state in _values(resources.get("/ExtGState")):
        for key in ("/TR", "/TR2", "/HTP", "/HT"):
            _drop(state, key)


def _group(item: Object, space: Object) -> None:
    """Transparent pages and forms that are mixed in CMYK are so in that space."""
    import pikepdf

    group = item.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/CS") == "/DeviceCMYK":
        group.CS = space


def _plain(item: Object) -> None:
    """A picture or form without what only other programs know what to do with."""
    import pikepdf

    if not isinstance(item, pikepdf.Stream):
        return
    for key in ("/Alternates", "/OPI", "/Ref", "/PS", "/Subtype2"):
        _drop(item, key)
    if item.get("/Interpolate") is not None:
        _drop(item, "/Interpolate")


def _values(dictionary: Object | None) -> list[Object]:
    import pikepdf

    if not isinstance(dictionary, pikepdf.Dictionary):
        return []
    return [value for value in dict(dictionary).values() if isinstance(value, pikepdf.Dictionary)]


def _drop(item: Object, key: str) -> None:
    if key in item:
        del item[key]


def keep_claims(report: Pdf, claim: Claim) -> None:
    """Take back what the report says of itself and its foreign pages do not keep."""
    import pikepdf

    packet = report.Root.get("/Metadata")
    if claim is Claim.ALL or not isinstance(packet, pikepdf.Stream):
        return
    text = _ACCESSIBLE.sub(b"", packet.read_bytes())
    if claim is Claim.NOTHING:
        text = _ATTRIBUTE.sub(b"", _ARCHIVE.sub(b"", text))
    else:
        text = _LEVEL.sub(rb"\1B\2", text)
    packet.write(text)
