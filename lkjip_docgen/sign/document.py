"""A PDF opened for signing or checking, and the signature fields it has."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.records import Record
from lkjip_docgen.sign.problems import problem

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.rw_common import PdfHandler


PdfValue: TypeAlias = Any
"""What stands in a PDF, as pyHanko or pypdf give it: of no kind that one could rely on."""


class Field(Record):
    """A signature field: its name, what it is called for readers, its size in points."""

    name: str
    label: str
    size: tuple[float, float]
    filled: bool


def open_pdf(path: Path) -> PdfFileReader:
    """pyHanko's reader of the file, all of it in memory.

    Raises `LkjipError` (LK700) when it is missing, no PDF, damaged or encrypted.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unusable(path, "tidak ditemukan atau tidak dapat dibaca") from error
    if not data.startswith(b"%PDF-"):
        raise _unusable(path, "bukan PDF")
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        encrypted = reader.encrypted
        pages = int(reader.root["/Pages"]["/Count"])
    except Exception as error:  # a damaged file can fail in any way
        raise _unusable(path, "rusak") from error
    if encrypted:
        raise _unusable(path, "bersandi")
    if pages < 1:
        raise _unusable(path, "tidak memuat halaman")
    return reader


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whatever a damaged file makes the libraries stumble over is one finding (LK700)."""
    try:
        yield
    except LkjipError:
        raise
    except Exception as error:  # it can fail in any way
        raise _unusable(path, "rusak") from error


def value_of(owner: DictionaryObject, key: str, default: PdfValue = None) -> PdfValue:
    """What an entry of a dictionary of pyHanko's stands for, a reference followed."""
    return owner[key] if key in owner else default  # noqa: SIM401  `get` follows none


def read_pdf(data: bytes) -> PdfFileReader:
    """pyHanko's reader of a file in memory, which `open_pdf` took before."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    return PdfFileReader(io.BytesIO(data), strict=False)


def signature_fields(reader: PdfHandler) -> tuple[Field, ...]:
    """The signature fields in the order in which the file lists them."""
    from pyhanko.sign.fields import enumerate_sig_fields

    found = []
    for name, value, reference in enumerate_sig_fields(reader):
        field = reference.get_object()
        rect = [float(side) for side in field.get("/Rect", (0, 0, 0, 0))]
        size = (abs(rect[2] - rect[0]), abs(rect[3] - rect[1]))
        found.append(Field(str(name), str(field.get("/TU", "")), size, value is not None))
    return tuple(found)


def _unusable(path: Path, why: str) -> Exception:
    message = f"{path.name} tidak dapat dipakai: berkas {why}."
    return problem(codes.BUKAN_PDF, message, "Buat ulang PDF itu, lalu ulangi.", path)
