"""What another program dropped from a report: the store of its numbers, and its origin."""

from __future__ import annotations

import posixpath
import re

from lkjip_docgen.docx import NAMESPACES, Package, origin_name, relations_of, store_name

_DATA = f"{NAMESPACES['r']}/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = re.compile(rb'Target="([^"]*itemProps\d+\.xml)"')


def give_memory(file: Package, data: Package) -> None:
    """Give a file that lost them the parts by which it is known; those it has stay."""
    if store_name(file) is None:
        _bring(file, data, store_name(data))
    if origin_name(file.entries) is None:
        _bring(file, data, origin_name(data.entries))


def _bring(file: Package, data: Package, name: str | None) -> None:
    """Bring a custom XML part along, under a number that is free here."""
    if name is None:
        return
    free = _free_number(file)
    item, properties = f"customXml/item{free}.xml", f"customXml/itemProps{free}.xml"
    file.add_part(item, data.entries[name], "application/xml")
    relations = data.entries.get(relations_of(name), b"")
    match = _PROPERTIES.search(relations)
    if match is not None:
        own = posixpath.normpath(posixpath.join("customXml", match[1].decode()))
        own = own if own in data.entries else match[1].decode().lstrip("/")
        file.add_part(properties, data.entries[own], _PROPERTIES_TYPE)
        target = f'Target="{posixpath.basename(properties)}"'.encode()
        file.entries[relations_of(item)] = _PROPERTIES.sub(target, relations)
    file.add_relation(_DATA, f"../{item}")


def _free_number(file: Package) -> int:
    return next(n for n in range(1, len(file.entries) + 2) if not _taken(file, n))


def _taken(file: Package, number: int) -> bool:
    names = (f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml")
    return any(name in file.entries for name in names)
