"""A PDF of another program made like our own: claims, dates, attachments.

Everything that depends on the clock or on chance is replaced, so that the same
document gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lkjip_docgen.pdf.metadata import CREATOR, Facts, xmp
from lkjip_docgen.pdf.writer import Enclosed

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_LANGUAGE = "id-ID"
_PROFILE_DATE = slice(24, 36)  # of an ICC profile (ISO 15076-1, 7.2)
_PROFILE_ID = slice(84, 100)
_EPOCH = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000
_PRIVATE = re.compile(rb"<(?:[Ee][0-9A-Fa-f]{3}|[Ff][0-8][0-9A-Fa-f]{2})>")  # U+E000 to U+F8FF
_VOLATILE = ("/ID", "/DocChecksum")


def describe(document: Pdf, facts: Facts, *, accessible: bool) -> None:
    """Write what the file says about itself: PDF/A-3, PDF/UA-1 if claimed, dates, language."""
    import pikepdf

    producer = str(document.docinfo.get("/Producer", "LibreOffice"))
    level = _level(document)
    entries = {
        "Title": facts.title, "Author": facts.author, "Subject": facts.subject,
        "Keywords": facts.keywords, "Creator": CREATOR, "Producer": producer,
        "CreationDate": _date(facts.created), "ModDate": _date(facts.modified),
    }  # fmt: skip
    document.trailer.Info = document.make_indirect(
        pikepdf.Dictionary({f"/{key}": pikepdf.String(text) for key, text in entries.items()})
    )
    packet = document.make_stream(xmp(facts, producer, level, accessible=accessible))
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    document.Root.Metadata = packet
    document.Root.Lang = pikepdf.String(_LANGUAGE)
    for key in ("/OpenAction", "/Dests"):  # a place to open at, names of bookmarks nobody uses
        if key in document.Root:
            del document.Root[key]


def _level(document: Pdf) -> str:
    """The level of PDF/A-3 that a file keeps to.

    Level A wants tags, and a meaning for every sign (ISO 19005-3, 6.2.11.7.3):
    the bullets of a symbol face often have a private code only.
    """
    tagged = "/StructTreeRoot" in document.Root
    return "A" if tagged and not any(map(_has_private_codes, document.objects)) else "B"


def _has_private_codes(font: Object) -> bool:
    import pikepdf

    if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != "/Font":
        return False
    table = font.get("/ToUnicode")
    return isinstance(table, pikepdf.Stream) and bool(_PRIVATE.search(table.read_bytes()))


def settle(document: Pdf) -> None:
    """Take out what two layouts of the same document have not in common."""
    for key in _VOLATILE:
        if key in document.trailer:
            del document.trailer[key]
    for intent in document.Root.get("/OutputIntents", ()):
        profile = intent.get("/DestOutputProfile")
        if profile is not None:
            data = bytearray(profile.read_bytes())
            data[_PROFILE_DATE] = _EPOCH
            data[_PROFILE_ID] = bytes(16)
            profile.write(bytes(data))


def attach(document: Pdf, files: Sequence[Enclosed], moment: datetime) -> None:
    """Enclose files as our own PDFs do, each with its relation to the report."""
    import pikepdf

    associated = []
    for file in files:
        document.attachments[file.name] = pikepdf.AttachedFileSpec(
            document,
            file.content,
            description=file.description,
            filename=file.name,
            mime_type="application/octet-stream",
            creation_date=_date(moment),
            mod_date=_date(moment),
            relationship=pikepdf.Name(f"/{file.relationship}"),
        )
        specification = document.attachments[file.name].obj
        specification.EF.F.Params.CheckSum = pikepdf.String(
            hashlib.md5(file.content, usedforsecurity=False).digest()
        )
        associated.append(specification)
    if associated:
        document.Root.AF = pikepdf.Array(associated)


def _date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%SZ")
