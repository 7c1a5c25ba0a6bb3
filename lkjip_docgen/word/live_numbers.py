"""Numbers that stay alive: content controls bound to a custom XML part.

Technique: ISO/IEC 29500-1, 17.5.2.6 (dataBinding); the bound element holds the
printed text, its attributes the path, the exact value and the formula.
"""

from __future__ import annotations

from zlib import crc32

from lkjip_docgen.document import Value
from lkjip_docgen.docx import (
    NAMESPACE,
    STORE_ID,
    TAG_LENGTH,
    attribute,
    clean,
    escape,
    run,
    tag_of,
)
from lkjip_docgen.quantity import Quantity


class Values:
    """The content controls of one document and the store behind them."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        self._variants: dict[str, int] = {}
        self._elements: list[str] = []
        self._ids: set[int] = set()
        self._uses: dict[str, int] = {}

    def control(self, value: Value, properties: str = "", shown: str = "") -> str:
        """The value as a run-level content control, bound to its printed text.

        `shown` are properties of its run that the control itself does not have: LibreOffice
        shows a number whose control has a colour in that of its style.
        """
        quantity = value.quantity
        tag = tag_of(quantity.path)
        printed = " ".join(clean(value.text).split())
        key = self._key(tag, printed, quantity)
        alias = quantity.label[:TAG_LENGTH]
        return (
            f'<w:sdt><w:sdtPr>{properties}<w:alias w:val="{attribute(alias)}"/>'
            f'<w:tag w:val="{attribute(tag)}"/><w:id w:val="{self._id(key)}"/>'
            f"<w:dataBinding w:prefixMappings=\"xmlns:n='{NAMESPACE}'\""
            f' w:xpath="/n:nilai/n:angka[@id=\'{attribute(key)}\']" w:storeItemID="{STORE_ID}"/>'
            "<w:text/></w:sdtPr>"
            f"<w:sdtContent>{run(printed, shown or properties)}</w:sdtContent></w:sdt>"
        )

    def store(self) -> bytes:
        """The custom XML part that the controls are bound to."""
        body = "".join(self._elements)
        return f'{_HEAD}<nilai xmlns="{NAMESPACE}">{body}</nilai>'.encode()

    def _key(self, tag: str, printed: str, quantity: Quantity) -> str:
        known = self._keys.get((tag, printed))
        if known is not None:
            return known
        variant = self._variants[tag] = self._variants.get(tag, 0) + 1
        key = self._keys[tag, printed] = tag if variant == 1 else f"{tag}#{variant}"
        exact = "" if quantity.value is None else f"{quantity.value:f}"
        self._elements.append(
            f'<angka id="{attribute(key)}" jalur="{attribute(quantity.path)}"'
            f' nilai="{exact}" satuan="{attribute(quantity.satuan or quantity.unit)}"'
            f' rumus="{attribute(quantity.formula)}">{escape(printed)}</angka>'
        )
        return key

    def _id(self, key: str) -> int:
        use = self._uses[key] = self._uses.get(key, 0) + 1
        number = crc32(f"{key}@{use}".encode()) & 0x7FFFFFFF or 1
        while number in self._ids:
            number = number % 0x7FFFFFFF + 1
        self._ids.add(number)
        return number


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
