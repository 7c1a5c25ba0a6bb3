"""The places for the parts of a report in a Word template: each once, in a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from lkjip_docgen.docx import Story, paragraph_text, w
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.records import Record
from lkjip_docgen.template_owner.marks import Flaw

_SLOT = re.compile(r"""\{\{-?\s*isi(?:\.(\w+)|\[\s*["'“”‘’](\w+)["'“”‘’]\s*\])\s*-?\}\}""")


class Slot(Record):
    """A place for a part of the report."""

    name: str
    where: str
    alone: bool


def slots_in(story: Story) -> Iterator[Slot]:
    """The places in a part of a Word file."""
    body = story.root.findall(f"{w('body')}/{w('p')}")
    for paragraph in story.paragraphs:
        text = paragraph_text(paragraph)
        for mark in _SLOT.finditer(text):
            alone = paragraph in body and text.strip() == mark[0]
            yield Slot(mark[1] or mark[2], story.place(paragraph), alone)


def misplaced(found: Sequence[Slot], filled: Iterable[str]) -> Iterator[Flaw]:
    """What is wrong with the places of a template; `filled` are the parts that need one."""
    yield from (_among_others(slot) for slot in found if not slot.alone)
    yield from _repeated(found)
    yield from _without_place(found, filled)


def _repeated(found: Sequence[Slot]) -> Iterator[Flaw]:
    places: dict[str, list[str]] = {}
    for slot in found:
        places.setdefault(slot.name, []).append(slot.where)
    for name, where in places.items():
        if len(where) > 1:
            yield _several(name, where)


def _without_place(found: Sequence[Slot], filled: Iterable[str]) -> Iterator[Flaw]:
    placed = {slot.name for slot in found}
    return (_lost(name) for name in filled if name not in placed)


def _among_others(slot: Slot) -> Flaw:
    return Flaw(
        codes.SLOT_MENUMPANG,
        f"Tempat isi.{slot.name} tidak berdiri sendiri ({slot.where}).",
        f"Taruh {{{{ isi.{slot.name} }}}} pada paragrafnya sendiri dalam naskah, "
        "di luar tabel, kotak teks, kop, dan kaki halaman.",
    )


def _several(name: str, places: Collection[str]) -> Flaw:
    return Flaw(
        codes.SLOT_GANDA,
        f"Tempat isi.{name} ada {len(places)} kali ({'; '.join(places)}).",
        f"Sisakan satu {{{{ isi.{name} }}}}.",
    )


def _lost(name: str) -> Flaw:
    return Flaw(
        codes.SLOT_HILANG,
        f"Bagian {name} laporan tidak mempunyai tempat; isinya akan hilang.",
        f"Tambahkan paragraf berisi {{{{ isi.{name} }}}} di tempat yang dikehendaki.",
    )
