"""Innovations and certificates as cards with their pictures; many innovations as one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.document import (
    Align,
    Blocks,
    Cell,
    CellLine,
    Inlines,
    Inset,
    Row,
    Table,
    TableLook,
    Text,
)
from lkjip_docgen.identity import key_of
from lkjip_docgen.model import Inovasi, Penghargaan
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    Baris,
    joined,
    kartu,
    kepala,
    keterangan,
    kolom,
    nomor,
    uraian,
)
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks

C, L = Align.CENTER, Align.LEFT
_PHOTO_CM, _SMALL_CM, _CERTIFICATE_CM = 4.6, 3.4, 4.8
_ACROSS: Final = 3  # certificates side by side


# --- innovations ------------------------------------------------------------------


@tabel("kartu-inovasi")
def kartu_inovasi(konteks: Konteks, inovasi: Inovasi) -> Table | Blocks:
    """An innovation as a card: its photograph at the left, what it is about beside it.

    Nothing without a photograph: the text needs no box then.
    """
    photo = _photo(konteks, inovasi, _PHOTO_CM)
    if photo is None:
        return ()
    below: Inlines = (Text(inovasi.keterangan_foto),) if inovasi.keterangan_foto else ()
    picture = kartu((CellLine.BODY, (photo,)), (CellLine.NOTE, below), latar="")
    told: list[Baris] = [(CellLine.BODY, line) for line in _told(inovasi)]
    return Table(
        id=f"kartu-inovasi-{key_of(inovasi, konteks.laporan.inovasi)}",
        caption=(),
        columns=kolom((5, L), (11, L)),
        head=(),
        rows=(Row((picture, kartu(*told))),),
        look=TableLook.CARDS,
        summary=f"Foto dan uraian inovasi {inovasi.nama}.",
    )


@tabel("inovasi-uraian")
def inovasi_uraian(konteks: Konteks) -> Table | Blocks:
    """All innovations with what each is about, where cards of them would fill many pages."""
    innovations = konteks.laporan.inovasi
    if not innovations:
        return ()
    return Table(
        id="tabel-inovasi-uraian",
        caption=keterangan(f"Inovasi {konteks.laporan.kantor.sebutan}"),
        columns=kolom((1, C), (4, L), (11, L)),
        head=(kepala("No.", "Inovasi", "Uraian"),),
        rows=tuple(_row(konteks, n, i) for n, i in enumerate(innovations, start=1)),
        summary="Setiap inovasi dengan permasalahan, uraian, keluaran, dan dampaknya.",
    )


def _row(konteks: Konteks, number: int, inovasi: Inovasi) -> Row:
    long = (Text(inovasi.kepanjangan),) if inovasi.kepanjangan else ()
    photo = _photo(konteks, inovasi, _SMALL_CM)
    lines = ((Text(inovasi.nama, bold=True),), long, (photo,) if photo else ())
    name = Cell(joined(line for line in lines if line))
    return Row((nomor(number), name, Cell(joined(_told(inovasi)))))


def _told(inovasi: Inovasi) -> Iterator[Inlines]:
    """What is said of an innovation: a line a part, which begins with its name."""
    for name, key in _PARTS:
        said = uraian(getattr(inovasi, key), inovasi, key)
        yield (Text(f"{name}. ", bold=True), *((said.note and _why_not(said)) or said.content))


_PARTS: Final = (
    ("Permasalahan", "permasalahan"),
    ("Uraian", "uraian"),
    ("Keluaran", "output"),
    ("Dampak", "dampak"),
)


def _why_not(said: Cell) -> Inlines:
    """The reason why a part does not apply, for a card has no notes below it."""
    return (Text(f"Tidak berlaku: {said.note.rstrip('.')}."),)


def _photo(konteks: Konteks, inovasi: Inovasi, width_cm: float) -> Inset | None:
    """The photograph, or the marker of a file that is not there yet; None where none is named."""
    if not inovasi.foto:
        return None
    shown = inovasi.keterangan_foto or f"Inovasi {inovasi.nama}"
    key = key_of(inovasi, konteks.laporan.inovasi)
    return _picture(konteks, inovasi.foto, f"foto-inovasi-{key}", f"Foto: {shown}.", width_cm)


def _picture(konteks: Konteks, name: str, id: str, alt: str, width_cm: float) -> Inset:
    inset = Inset(id=id, alt=alt, width_cm=width_cm, missing=f"BELUM DIISI: berkas gambar {name}")
    path = konteks.project.shown(name)
    return replace(inset, picture=path, missing="") if path else inset


# --- certificates -----------------------------------------------------------------


@tabel("piagam")
def piagam(konteks: Konteks) -> Table | Blocks:
    """The certificates of awards, three side by side, each with its award below it."""
    awards = [award for award in konteks.laporan.penghargaan if award.piagam]
    if not awards:
        return ()
    cards = [_certificate(konteks, award) for award in awards]
    return Table(
        id="tabel-piagam",
        caption=(),
        columns=kolom(*[(1, L)] * _ACROSS),
        head=(),
        rows=tuple(_side_by_side(cards)),
        look=TableLook.CARDS,
        summary="Piagam penghargaan yang diterima.",
    )


def _certificate(konteks: Konteks, award: Penghargaan) -> Cell:
    name = award.piagam or ""
    id = f"piagam-{key_of(award, konteks.laporan.penghargaan)}"
    alt = f"Piagam penghargaan {award.nama}."
    picture = _picture(konteks, name, id, alt, _CERTIFICATE_CM)
    return kartu(
        (CellLine.BODY, (picture,)),
        (CellLine.BODY, (Text(award.nama, bold=True),)),
        (CellLine.NOTE, (Text(f"{award.pemberi}, {award.tahun}"),)),
        latar="",
    )


def _side_by_side(cards: Sequence[Cell]) -> Iterator[Row]:
    """Rows of as many cards as fit; an empty cell fills the last one."""
    for start in range(0, len(cards), _ACROSS):
        row = cards[start : start + _ACROSS]
        yield Row((*row, *[Cell(())] * (_ACROSS - len(row))))
