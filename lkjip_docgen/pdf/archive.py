"""What an archive and a screen reader need beyond the layout: PDF/A-3a with PDF/UA-1.

Sources: ISO 19005-3 (PDF/A-3), 6.6.2 and 6.8; ISO 14289-1 (PDF/UA-1), 5, 7.5
and 7.7.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection
from typing import Final

import pydyf

from lkjip_docgen.pdf.metadata import ACCESSIBLE, END
from lkjip_docgen.pdf.rows import Row, even_rows
from lkjip_docgen.sign import draft_mark

_LEVEL: Final = 7  # of packing: 9 takes four times as long and saves a hundredth part


class _Written(pydyf.Object):  # type: ignore[misc]
    """A finished object with its bytes: pydyf asks for them twice, and compresses each time."""

    def __init__(self, item: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = item.number, item.generation, item.free
        self._compressible = item.compressible
        self._data = _content(item)

    @property
    def data(self) -> bytes:
        """The content of the object."""
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        """Whether it may go into an object stream."""
        return bool(self._compressible)


def _content(item: pydyf.Object) -> bytes:
    """The bytes of an object; what a stream holds is packed here."""
    if isinstance(item, pydyf.Stream) and item.compress and _is_plain(item):
        item.stream = [zlib.compress(b"\n".join(item.stream), _LEVEL)]
        item.extra["Filter"] = "/FlateDecode"
        item.compress = False
    return bytes(item.data)


def _is_plain(stream: pydyf.Stream) -> bool:
    return all(isinstance(part, bytes) for part in stream.stream)


class Finisher:
    """Called by WeasyPrint with the document and its PDF before the file is written."""

    def __init__(self, formulas: Collection[str], *, is_draft: bool = False) -> None:
        self._is_draft = is_draft
        self._formulas = {pydyf.String(words).data for words in formulas}

    def __call__(self, document: object, pdf: pydyf.PDF) -> None:
        """Complete tags, associated files and metadata; nothing may change after that."""
        for item in filter(_is_tag, tuple(pdf.objects)):
            self._element(item, pdf)
        if "AF" in pdf.catalog:  # WeasyPrint names each attachment twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        _claim_accessibility(pdf)
        if self._is_draft:
            pdf.info[draft_mark.KEY] = pydyf.String(draft_mark.VALUE)
        pdf.objects = [item if item.free == "f" else _Written(item) for item in pdf.objects]

    def _element(self, item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
        match item["S"]:
            case "/Table":
                even_rows(_groups(item, pdf), pdf)
            case "/THead" | "/TBody":
                _scope(item, pdf)
            case "/LI":
                _list_body(item, pdf)
            case "/Figure" if self._is_formula(item):
                item["S"] = "/Formula"

    def _is_formula(self, picture: pydyf.Dictionary) -> bool:
        return "Alt" in picture and picture["Alt"].data in self._formulas


def _is_tag(item: pydyf.Object) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


def _kids(item: pydyf.Dictionary, pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    """The children of a tag that are tags themselves."""
    references = (kid for kid in item["K"] if isinstance(kid, bytes))
    return [pdf.objects[int(reference.split()[0])] for reference in references]


def _groups(table: pydyf.Dictionary, pdf: pydyf.PDF) -> list[list[Row]]:
    """The rows of the head and of the body of a table, each with its cells."""
    parts = [kid for kid in _kids(table, pdf) if kid["S"] in ("/THead", "/TBody")]
    return [[(row, _kids(row, pdf)) for row in _kids(part, pdf)] for part in parts]


def _scope(group: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Header cells name columns in the head of a table, rows in its body (7.5)."""
    scope = "/Column" if group["S"] == "/THead" else "/Row"
    for row in _kids(group, pdf):
        for cell in _kids(row, pdf):
            if cell["S"] == "/TH":
                cell["A"]["Scope"] = scope


def _list_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """A list item holds its label and one body around everything else (7.2)."""
    loose = [kid for kid in _kids(item, pdf) if kid["S"] not in ("/Lbl", "/LBody")]
    if loose:
        _embody(item, loose, pdf)


def _embody(item: pydyf.Dictionary, loose: list[pydyf.Dictionary], pdf: pydyf.PDF) -> None:
    """Put a body around tags of a list item."""
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array([kid.reference for kid in loose]),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    for kid in loose:
        kid["P"] = body.reference
    moved = {kid.reference for kid in loose}
    kept = [kid for kid in item["K"] if kid not in moved]
    item["K"] = pydyf.Array([*kept, body.reference])


def _claim_accessibility(pdf: pydyf.PDF) -> None:
    """Say in the metadata that the file follows PDF/UA-1 too."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    metadata.stream = [part.replace(END, ACCESSIBLE + END) for part in metadata.stream]
