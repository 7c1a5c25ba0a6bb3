"""Pictures named in the data: inside the project, sound, and not too large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import Laporan
from lkjip_docgen.pictures import inspect
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.source.files import decode, locate, read_bytes
from lkjip_docgen.source.office_texts import pictures_of
from lkjip_docgen.source.paths import Path_, Places, dotted, select

FIELDS = (
    "dokumen.foto_sampul",
    "kantor.lambang",
    "kantor.foto",
    "kantor.wilayah_kerja.peta",
    "inovasi[].foto",
    "penghargaan[].piagam",
    "lampiran[].gambar",
    "bagian_tambahan[].isi[].gambar.berkas[]",
    "bagian_tambahan[].bagian[].isi[].gambar.berkas[]",
)
"""Where the data name pictures: the model's fields of the type `Berkas`."""


def check_pictures(
    data: dict[str, object], laporan: Laporan | None, root: Path, places: Places
) -> list[Finding]:
    """A finding for every picture that the report could not show, those in its texts too.

    One that is not there yet is a warning: the report is drafted with a marker
    in its place.  `laporan` is None while the data have errors.
    """
    findings = []
    checked: dict[str, Finding | None] = {}
    in_texts = [] if laporan is None else list(pictures_of(laporan))
    for path, name in [*_named(data), *in_texts]:
        if name not in checked:
            checked[name] = trouble(root, name)
        if (found := checked[name]) is not None:
            place = places.value(path)
            place = _in_text(place, name) if (path, name) in in_texts else place
            findings.append(replace(found, place=place, path=dotted(path)))
    return findings


def _in_text(start: Place | None, name: str) -> Place | None:
    """Where a picture stands in the text that begins at `start`; that place where it is no line."""
    if start is None or start.cell or not Path(start.file).is_file():
        return start
    lines = decode(Path(start.file), read_bytes(Path(start.file))).splitlines()
    for number, line in enumerate(lines[start.line - 1 :], start.line):
        column = max(line.find(name), line.find(quote(name)))
        if column >= 0:
            return Place(start.file, number, column + 1)
    return start


def _named(data: dict[str, object]) -> Iterator[tuple[Path_, str]]:
    for field in FIELDS:
        for path, name in select(data, field):
            if isinstance(name, str) and name.strip():  # a wrong type is the validation's business
                yield path, name.strip()


def trouble(root: Path, name: str) -> Finding | None:
    """Why the report cannot show the picture `name` of a project folder; None when it can."""
    try:
        inspect(locate(root, name), name)
    except LkjipError as error:
        found = error.findings[0]
        return _missing(found, name) if found.code == codes.BERKAS_TIDAK_TERBACA else found
    return None


def _missing(found: Finding, name: str) -> Finding:
    return Finding(
        codes.GAMBAR_TIDAK_ADA,
        Severity.WARNING,
        f"Gambar `{name}` belum ada di folder proyek; laporan memuat penanda di tempatnya.",
        found.place,
        suggestion=found.suggestion,
    )
