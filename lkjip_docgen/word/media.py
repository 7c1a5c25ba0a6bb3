"""The pictures of a Word file: each stored once, however often it is shown."""

from __future__ import annotations

from hashlib import sha1
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from lkjip_docgen.pictures import Picture, prepare


class Media:
    """The pictures of one package; equal pictures are stored once."""

    def __init__(self, document: Part) -> None:
        self._document = document
        self._relations: dict[str, str] = {}

    def load(self, path: Path, width_cm: float) -> Picture:
        """The picture scaled for a width."""
        return prepare(path, width_cm)

    def relate(self, picture: Picture) -> str:
        """The id of the document's relation to this picture."""
        digest = sha1(picture.data).hexdigest()
        if digest not in self._relations:
            extension = picture.media_type.rpartition("/")[2]
            name = PackURI(f"/word/media/{digest[:16]}.{extension}")
            part = Part(name, picture.media_type, picture.data, self._document.package)
            self._relations[digest] = self._document.relate_to(part, RT.IMAGE)
        return self._relations[digest]
