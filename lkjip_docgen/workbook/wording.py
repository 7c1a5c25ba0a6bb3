"""What the sheets of an office's workbook call things, and what they leave out for it.

A workbook keeps the wording that it was made with: it is read by the same words
when the office, or a later version of the program, has others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import PROFIL_UMUM, WORDS, Field, Kata, Kosakata, Names, label
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rules import Kelaziman, kerangka, kode_profil, profil, profil_daerah
from lkjip_docgen.source import at, select, words_of
from lkjip_docgen.workbook.sheet_parts import Block, Form, Level, Sheet, Table, Tree


class Wording(Record):
    """The words of a workbook, and the data paths that have no place in it."""

    words: Kosakata
    left_out: frozenset[str] = frozenset()

    def title(self, text: str) -> str:
        """A title with its words; what could be read as a formula or break a link is left out."""
        return _plain(self.words.tulis(text)) or EARLIER.words.tulis(text)

    def sheet(self, text: str, short: str = "") -> str:
        """The name of a sheet, as short as Excel wants it; that of every office if it is taken.

        A name that would be cut gives way to a `short` one.
        """
        name = self.title(text).replace("/", " ")
        if short and len(name) > _LONGEST_NAME:
            return short
        name = name[:_LONGEST_NAME].strip()
        return EARLIER.words.tulis(text) if name.casefold() in _OTHER_SHEETS else name


_LONGEST_NAME = 31
_OTHER_SHEETS = frozenset(
    name.casefold()
    for name in (
        *("Petunjuk", "Dokumen laporan", "Kantor dan instansi", "Unit", "Penanda tangan"),
        *("Organisasi", "Pegawai", "Aspek dan isu strategis", "Dasar hukum"),
        *("Perjanjian kinerja", "Rencana kinerja", "Pohon kinerja", "Indikator kinerja"),
        *("Pengukuran dan realisasi", "Unsur berbobot", "Triwulan", "Rencana aksi", "Riwayat"),
        *("Pembanding", "Analisis capaian", "Anggaran", "Kegiatan", "Sumber dana", "Belanja"),
        *("Penerimaan", "Capaian lain", "Evaluasi akuntabilitas kinerja", "Penghargaan"),
        *("Inovasi", "Pembinaan dan penutup", "Bagian tambahan dan lampiran"),
        *("Istilah dan susunan", "Pemeriksaan", "Tidak berlaku", "_ekspor", "History"),
        *("Dokumen", "Instansi & Kantor", "Pejabat", "Strategis", "Indikator", "Pengukuran"),
        *("Analisis", "Capaian Lainnya", "Evaluasi AKIP", "Penutup", "Bagian Tambahan"),
        "Istilah & Susunan",
    )
)
"""The sheets whose names are no words of an office, also earlier ones, and what Excel keeps."""

_NO_TITLE = re.compile(r"[^\w &.,()/-]+")


def _plain(text: str) -> str:
    """A text without what a formula, a link or another block could be made of."""
    return " ".join(_NO_TITLE.sub(" ", text).split()).lstrip("-.,&/ ")


EARLIER = Wording(words_of({"profil": PROFIL_UMUM}))
"""The wording of workbooks that do not tell theirs: those of versions without any choice."""


def wording_of(data: Mapping[str, object]) -> Wording:
    """The wording for the office whose data these are."""
    left_out = set(_left_out(data))
    if "smart" not in left_out:
        left_out.discard("ikpa")  # half of the one score is the other
    return Wording(words_of(data), frozenset(left_out))


# --- what an office does not have --------------------------------------------------------

_WITH_SECTION = {
    "smart": (
        *("smart", "dokumen.batas_data.smart"),
        *("istilah.kinerja_anggaran", "istilah.aplikasi_kinerja_anggaran"),
    ),
    "ikpa": (
        *("ikpa", "dokumen.batas_data.ikpa"),
        *("istilah.pelaksanaan_anggaran", "istilah.penilai_pelaksanaan_anggaran"),
    ),
    "emonev": ("emonev", "dokumen.batas_data.emonev", "istilah.aplikasi_pemantauan"),
    "kontribusi_kanwil": ("kontribusi_kanwil",),
}
"""What belongs to a section that not every kind of office has."""

_WITH_ANSWER = {
    "eselon_satu": ("instansi.eselon_satu", "perjanjian_kinerja[].nama_eselon_satu"),
    "kanwil": (
        *("instansi.kantor_wilayah", "perjanjian_kinerja[].nama_kantor_wilayah"),
        "istilah.kantor_wilayah",
    ),
}
"""What belongs to an institution above the office, by the question that asks for its name."""


def _left_out(data: Mapping[str, object]) -> Iterator[str]:
    """The paths that offices of this kind do not have, and that hold nothing here."""
    for path in _unusual(data):
        if all(is_empty(value) for _, value in select(data, path)):
            yield path


def _unusual(data: Mapping[str, object]) -> Iterator[str]:
    code = data.get("profil")
    kind = code if isinstance(code, str) and code in kode_profil() else PROFIL_UMUM
    wanted = [kode for _, kode in select(data, "susunan.dengan[]")]
    for section, paths in _WITH_SECTION.items():
        if profil(kind).kelaziman[section] is Kelaziman.TAK_LAZIM and section not in wanted:
            yield from paths
    for question, paths in _WITH_ANSWER.items():
        if not kerangka(kind).tanya[question]:
            yield from paths
    if kind in profil_daerah():
        yield from _of_ministries(data)
    else:
        yield "instansi.pemerintah_daerah"


def _of_ministries(data: Mapping[str, object]) -> Iterator[str]:
    """What an office of a region has under another key, where it has not filled in this one."""
    ministry = at(data, ("instansi", "kementerian"))
    yield "instansi.kementerian" if is_empty(ministry) else "instansi.pemerintah_daerah"
    if is_empty(data.get("pnbp")):
        yield "dokumen.batas_data.pnbp"


# --- the sheets in these words ------------------------------------------------------------


def in_words(sheets: Iterator[Sheet], wording: Wording) -> Iterator[Sheet]:
    """The sheets with headings and notes in the words of the office, without what it lacks."""
    names: set[str] = set()
    for sheet in sheets:
        blocks = tuple(_blocks(sheet, wording))
        if blocks:
            name = _other_name(sheet.name, names)
            names.add(name.casefold())
            yield replace(sheet, name=name, blocks=blocks)


def _other_name(name: str, taken: set[str]) -> str:
    """The name of a sheet, with a number where two words of the office are alike."""
    number, other = 1, name
    while other.casefold() in taken:
        number += 1
        other = f"{name[: _LONGEST_NAME - 3]} {number}"
    return other


def _blocks(sheet: Sheet, wording: Wording) -> Iterator[Block]:
    for block in sheet.blocks:
        if isinstance(block, Form):
            form = replace(block, fields=_said(block.fields, block.path, wording))
            if form.fields and not _is_left_out(block.path, wording):
                yield form
        elif isinstance(block, Table):
            if not _is_left_out(block.levels[0].path, wording):
                yield replace(block, levels=tuple(_levels(block, wording)))
        elif isinstance(block, Tree):
            yield replace(block, fields=_said(block.fields, block.path, wording))
        else:
            yield block


def _levels(table: Table, wording: Wording) -> Iterator[Level]:
    """The levels of a table; no heading comes twice in it."""
    path: Names = ()
    taken = {field.label for field in table.columns}
    for level in table.levels:
        path = (*path, *level.path[:-1], f"{level.path[-1]}[]")
        keys = _said(level.keys, path, wording, taken)
        yield replace(level, keys=keys, fields=_said(level.fields, path, wording, taken))


def _said(
    known: tuple[Field, ...], path: Names, wording: Wording, taken: set[str] | None = None
) -> tuple[Field, ...]:
    """The fields that have a place, each in the words of the office.

    A heading that another field has (`taken`) stays as it was.
    """
    taken = {field.label for field in known} if taken is None else taken
    said = []
    for field in known:
        if not _is_left_out((*path, *field.names), wording):
            said.append(_in_words(field, wording, taken))
            taken.add(said[-1].label)
    return tuple(said)


def _in_words(field: Field, wording: Wording, taken: set[str]) -> Field:
    heading = _heading(field, wording)
    return replace(
        field,
        label=field.label if heading in taken else heading,
        note=wording.words.tulis(field.note),
    )


def _heading(field: Field, wording: Wording) -> str:
    """The heading with the office's word for each key that has one."""
    usual = label(field.names)
    said = label(tuple(_spoken(name, wording.words) for name in field.names))
    front = field.label.removesuffix(_small(usual))  # "Tingkat: ", where a prefix stands before it
    if front not in ("", field.label):
        return f"{front}{_small(said)}"
    return said if field.label == usual else field.label


def _spoken(name: str, words: Kosakata) -> str:
    """What the office calls a key."""
    say = _SPOKEN.get(name)
    return (say and _plain(say(words))) or name


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


_SPOKEN: Mapping[str, Callable[[Kosakata], str]] = {
    "kementerian": lambda words: words.instansi.kecil,
    "nama_kementerian": lambda words: f"nama {words.instansi}",
    "kantor_wilayah": lambda words: words.kantor_wilayah.kecil,
    "nama_kantor_wilayah": lambda words: f"nama {words.kantor_wilayah.kecil}",
    "smart": lambda words: words.aplikasi_kinerja_anggaran.pendek,
    "ikpa": lambda words: words.pelaksanaan_anggaran.pendek,
    "emonev": lambda words: words.aplikasi_pemantauan.pendek,
}
"""The keys whose names are words of some offices only."""


def _is_left_out(path: Names, wording: Wording) -> bool:
    steps = [".".join(path[:end]) for end in range(1, len(path) + 1)]
    return any(step in wording.left_out for step in steps)


# --- kept in the workbook -----------------------------------------------------------------


def as_data(wording: Wording) -> dict[str, object]:
    """A wording as plain data."""
    words = wording.words
    said: dict[str, list[list[str]]] = {name: [_pair(getattr(words, name))] for name in WORDS}
    said["tingkat_anggaran"] = [_pair(word) for word in words.tingkat_anggaran]
    return {"istilah": said, "tanpa": sorted(wording.left_out)}


def _pair(word: Kata) -> list[str]:
    return [word.nama, word.singkatan]


def from_data(data: object) -> Wording:
    """A wording from what `as_data` made; raises `ValueError` for anything else."""
    if not isinstance(data, Mapping):
        raise ValueError("no wording")
    left_out, said = data.get("tanpa"), data.get("istilah")
    if not (isinstance(left_out, list) and isinstance(said, Mapping)):
        raise ValueError("no wording")
    levels = tuple(_word(pair) for pair in said.get("tingkat_anggaran", ()))
    words = {name: _word(said[name][0]) for name in WORDS if name in said}
    known = replace(EARLIER.words, tingkat_anggaran=levels, **words)
    return Wording(known, frozenset(map(str, left_out)))


def _word(pair: Sequence[object]) -> Kata:
    nama, singkatan = pair
    return Kata(str(nama), str(singkatan))
