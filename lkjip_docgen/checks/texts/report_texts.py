"""The free texts of a report, each with its data path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.model import DECLARED, Bagian, Laporan, Teks, Uraian, holds_section
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.remembered import remembered as remembered
from lkjip_docgen.source import Path_

_TEXT_MARKS = (get_args(Teks)[1], get_args(Uraian)[1])  # of short texts and of long ones
_NOT_PROSE = frozenset({"laman", "surel", "telepon", "kode_pos", "nip"})
_NOT_PRINTED = frozenset({"pernyataan", "diterima"})
_OFFICIAL = (
    "instansi.",
    "kantor.wilayah_kerja.dasar",
    "organisasi.dasar_hukum",
    "landasan_hukum.",
    "pedoman.",
    "evaluasi_akip.nomor",
    "evaluasi_akip.rekomendasi.uraian",
    "renstra.nama",
    "renstra.penetapan",
    "renstra.visi",
    "renstra.misi",
    "renstra.tujuan",
    "renstra.sasaran_strategis.",
    "perjanjian_kinerja.",
    "pohon_kinerja.simpul.",
    "indikator.nama",
    "indikator.program",
    "indikator.pengukuran.nama",
    "indikator.pengukuran.pedoman",
    "anggaran.versi.program.",
    "pnbp.dasar_hukum",
    "penerimaan.dasar_hukum",
    "penghargaan.",
    "inovasi.nama",
    "inovasi.kepanjangan",
)
_NAMES_ELSEWHERE = frozenset(  # fields that call a heading, a sheet or a column as it is called
    (
        *(f"bagian_tambahan.{place}" for place in ("sebelum", "sesudah", "dalam")),
        *(
            f"bagian_tambahan.{part}isi.{name}"
            for part in ("", "bagian.")
            for name in (
                *("tabel.lembar", "tabel.kolom.nama"),
                *("tabel.jumlah.kolom", "tabel.jumlah.rata_rata"),
                *("grafik.lembar", "grafik.kategori", "grafik.seri"),
            )
        ),
    )
)
_OWN_WORDS = ("perjanjian_kinerja.alasan_perubahan",)
_ADDRESS = lazy_pattern(r"\b(?:https?://|www\.)\S+|\S+@\S+")
_KODE = lazy_pattern(r"\{#[^\s{}]+\}|(?<=\])\(#[^\s()]+\)")  # of a table, and a reference to it
_ADDRESS_SIGNS = ("://", "@", "www.")
_TITLE = lazy_pattern(
    r"(?<=\d{4})\s+tentang(?:[\s,]+(?:[A-Z(“][^\s.;,]*"
    r"|(?:dan|di|dalam|atas|untuk|pada|yang|terhadap|dari|oleh|serta|atau|dengan|bagi)\b))+"
)


class Text(Record):
    """A text as the office wrote it.

    `prose` has the same length as `value`; web addresses, kodes and the titles of
    regulations, whose wording is not the office's, are underscores in it; `lowered`
    is `prose` in lower case.  `official` marks a text that is copied from an official
    document as a whole.  `field` is the data path without list positions:
    `indikator.analisis.penyebab`.
    """

    path: Path_
    value: str
    prose: str
    lowered: str
    official: bool
    field: str

    def holds(self, *stems: str) -> bool:
        """Whether the prose holds one of `stems`, in lower case: a quick look before a slow one."""
        return any(map(self.lowered.__contains__, stems))


def texts(subject: Subject) -> tuple[Text, ...]:
    """Every free text of the report, in the order of the data model."""
    return _texts(subject.laporan)


def before(prose: str, position: int) -> str:
    """The last hundred characters before a position: as far back as a rule has to look."""
    return prose[max(0, position - 100) : position]


@remembered
def _texts(laporan: Laporan) -> tuple[Text, ...]:
    found = _texts_in(laporan, (), is_text=False)
    twice = laporan.instansi.pemerintah_daerah is not None  # it is read as the ministry too
    ministry = ("instansi", "kementerian")
    return tuple(
        text for text in found if _is_printed(text) and not (twice and text.path[:2] == ministry)
    )


def _is_printed(text: Text) -> bool:
    """Whether a text is in the report itself, not only a name by which something is found."""
    return text.path[0] not in _NOT_PRINTED and text.field not in _NAMES_ELSEWHERE


def _texts_in(value: object, path: Path_, *, is_text: bool) -> Iterator[Text]:
    """The texts in a value, in order."""
    if isinstance(value, str):
        if is_text:
            yield _text(value, path)
    elif isinstance(value, Bagian):
        yield from _texts_of_section(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_in(item, (*path, number), is_text=is_text)


def _texts_of_section(section: Bagian, path: Path_) -> Iterator[Text]:
    """The texts of a section, then its reasons why fields do not apply."""
    declared = section.tak_berlaku_semua()
    for name, is_text in _fields(type(section)):
        if name not in declared:
            yield from _texts_in(getattr(section, name), (*path, name), is_text=is_text)
    for name, reason in declared.items():
        yield _text(reason, (*path, *name.split("."), DECLARED))


def _text(value: str, path: Path_) -> Text:
    prose = _with_blanks(value)
    field = ".".join(step for step in path if isinstance(step, str))
    own = field.startswith(_OWN_WORDS) or path[-1] == DECLARED
    official = field.startswith(_OFFICIAL) and not own
    return Text(path, value, prose, prose.lower(), official, field)


def _with_blanks(value: str) -> str:
    """A text with underscores for what the office has not worded; a quick look comes first."""
    if any(sign in value for sign in _ADDRESS_SIGNS):
        value = _ADDRESS.sub(_blank, value)
    if "#" in value:
        value = _KODE.sub(_blank, value)
    return _TITLE.sub(_blank, value) if "tentang" in value else value


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())


@cache
def _fields(section: type[Bagian]) -> tuple[tuple[str, bool], ...]:
    """The fields of a section that are or may hold texts, and which are."""
    found = []
    for name, field in section.model_fields.items():
        if name not in _NOT_PROSE:
            is_text = _marked(field.metadata) or _holds_text(field.annotation)
            if is_text or holds_section(field.annotation):
                found.append((name, is_text))
    return tuple(found)


def _marked(metadata: object) -> bool:
    return isinstance(metadata, list | tuple) and any(mark in metadata for mark in _TEXT_MARKS)


def _holds_text(annotation: object) -> bool:
    return _marked(getattr(annotation, "__metadata__", ())) or any(
        _holds_text(part) for part in get_args(annotation)
    )
