"""Pictures as a piece of an office's own part."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Blocks, Figure, Photo
from lkjip_docgen.model import GambarSendiri, Potongan
from lkjip_docgen.narrative.office import printed_width
from lkjip_docgen.narrative.pieces.known import Bench, potongan
from lkjip_docgen.narrative.tables.cells import keterangan, sumber
from lkjip_docgen.office_text import OWN_PICTURE, id_of
from lkjip_docgen.pictures import size_of
from lkjip_docgen.records import replace

_WIDEST_CM, _HIGHEST_CM = 12.0, 9.5  # of a picture that stands alone


@potongan("gambar")
def gambar(bench: Bench, piece: Potongan) -> Blocks:
    """One figure; several pictures stand side by side under one number."""
    isi = piece.gambar
    if isi is None:
        return ()
    photos = tuple(_photo(bench, isi, number) for number in range(len(isi.berkas)))
    figure = Figure(
        id=f"{OWN_PICTURE}{isi.kode}",
        caption=keterangan(isi.judul),
        alt=" ".join(photo.alt for photo in photos),
        source=sumber(isi.sumber) if isi.sumber else (),
    )
    if len(photos) > 1:
        return (replace(figure, photos=photos, across=isi.sebaris),)
    (photo,) = photos
    width = _alone_cm(photo.picture)
    return (replace(figure, picture=photo.picture, missing=photo.missing, width_cm=width),)


def _alone_cm(path: Path | None) -> float:
    """The width of a picture that stands alone: it leaves room for text on its page."""
    size = None if path is None else size_of(path)
    if path is None or size is None:
        return _WIDEST_CM
    return min(_WIDEST_CM, _HIGHEST_CM * size[0] / size[1], printed_width(path) or _WIDEST_CM)


def _photo(bench: Bench, isi: GambarSendiri, number: int) -> Photo:
    """One of the pictures, or the marker in its place."""
    name = isi.berkas[number]
    path = bench.konteks.project.shown(name)
    missing = "" if path else f"BELUM DIISI: berkas gambar {name}"
    return Photo(_id(isi, number), _alt(isi, number), path, missing)


def _id(isi: GambarSendiri, number: int) -> str:
    """The id of a picture, made of its file, for it may change its place; of two alike one is 2."""
    name = isi.berkas[number]
    again = isi.berkas[:number].count(name)
    suffix = f"-{again + 1}" if again else ""
    return f"{OWN_PICTURE}{isi.kode}-{id_of(str(Path(name).with_suffix('')))}{suffix}"


def _alt(isi: GambarSendiri, number: int) -> str:
    """What a picture shows, in the office's words; else the title and which of them it is."""
    if number < len(isi.keterangan):
        return isi.keterangan[number]
    return isi.judul if len(isi.berkas) == 1 else f"{isi.judul} ({number + 1})"
