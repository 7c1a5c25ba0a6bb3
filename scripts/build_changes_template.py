"""Build templates/perubahan.docx: the agreement's page without the emblem, for a list of changes.

Run after a change of the house style, after build_agreement_template.py:
    python scripts/build_changes_template.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_agreement_template import build as build_agreement
from template_xml import HEAD

from lkjip_docgen.docx.container import write_zip
from lkjip_docgen.docx.xml import DECLARATIONS, paragraph, run
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import Style, load_style

_SECTION = re.compile(r"<w:sectPr>.*</w:sectPr>", re.DOTALL)
_WORDS = re.compile(r'<w:r><w:t xml:space="preserve">.*?</w:t></w:r>', re.DOTALL)
_EMBLEM = re.compile(r'<Relationship Id="rIdLambang"[^>]*/>')


def main() -> None:
    """Write the template."""
    path = TEMPLATES / "perubahan.docx"
    write_zip(path, build(load_style()))
    print(f"{path} ({path.stat().st_size} bytes)")


def build(look: Style) -> dict[str, bytes]:
    """The parts of the template by name."""
    parts = build_agreement(look)
    document, footer, relations, core = (
        "word/document.xml",
        "word/footer1.xml",
        "word/_rels/document.xml.rels",
        "docProps/core.xml",
    )
    parts[document] = _document(parts[document].decode()).encode()
    words = run("Daftar Perubahan  |  {{ perihal }}  |  {{ kantor }}  |  ")
    parts[footer] = _WORDS.sub(words, parts[footer].decode(), count=1).encode()
    parts[relations] = _EMBLEM.sub("", parts[relations].decode()).encode()
    del parts["word/media/lambang.png"]
    parts[core] = parts[core].replace(b"Perjanjian Kinerja", b"Daftar Perubahan")
    return parts


def _document(agreement: str) -> str:
    section = _SECTION.search(agreement)
    if section is None:
        raise ValueError("the agreement's template has no section")
    body = (
        paragraph("KopInstansi", run("{{ kantor }}"))
        + paragraph("KopUnit", run("{{ perihal }}"))
        + paragraph("BodyText", run("{{ isi.perubahan }}"))
        + section[0]
    )
    return f"{HEAD}<w:document {DECLARATIONS}><w:body>{body}</w:body></w:document>"


if __name__ == "__main__":
    main()
