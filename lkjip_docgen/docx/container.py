"""The .docx container: parts, content types and relations, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.package import OpcPackage

from lkjip_docgen.docx.xml import attribute

# The earliest date a zip entry can hold, which Word itself writes.
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_DEFAULTS = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def package_entries(package: OpcPackage, replaced: Mapping[str, bytes]) -> dict[str, bytes]:
    """The zip entries of a python-docx package; `replaced` gives parts another content."""
    entries = {"_rels/.rels": package.rels.xml}
    types: dict[str, str] = {}
    for part in package.iter_parts():
        name = str(part.partname)
        types[name] = part.content_type
        entries[part.partname.membername] = replaced.get(name) or part.blob
        if part.rels:
            entries[part.partname.rels_uri.membername] = part.rels.xml
    return {"[Content_Types].xml": content_types(types), **entries}


def content_types(types: Mapping[str, str]) -> bytes:
    """The part that says what each part is."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(_DEFAULTS.items())
    )
    overrides = "".join(
        f'<Override PartName="{attribute(name)}" ContentType="{attribute(kind)}"/>'
        for name, kind in sorted(types.items())
        if _DEFAULTS.get(name.rsplit(".", 1)[-1].lower()) != kind
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'.encode()


def write_zip(target: Path, entries: Mapping[str, bytes]) -> None:
    """Write the entries, content types first and the others by name.

    All are dated 1980; pictures are stored as they are.
    """
    with ZipFile(target, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, _DATE)
            info.create_system = 0  # the same on every system
            stored = name.endswith((".png", ".jpeg", ".jpg"))
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(info, entries[name], compresslevel=None if stored else _LEVEL)
