"""The sheet of what does not apply: a row for each declared value, with its reason.

A value is named by the keys of the items that lead to it, as quantities are:
`indikator.ikm.pembanding`, `ikpa.tahunan.1.komponen`.  In the data file it stands in its own place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_docgen.editing import is_empty
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.identity import identities
from lkjip_docgen.model import DECLARED, Field, Kind, reason_of
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, at, declarations, select
from lkjip_docgen.workbook.rows import Gathered
from lkjip_docgen.workbook.sheet_parts import Level, Sheet, Table

_PART = Field(
    ("bagian",),
    "Bagian",
    Kind.TEKS,
    "Nama isian seperti pada berkas data, misalnya inovasi, renstra.tata_nilai, atau "
    "indikator.ikm.pembanding (ikm: kode indikator)",
    required=True,
)
_REASON = Field(
    ("alasan",), "Alasan", Kind.URAIAN, "Mengapa isian itu tidak berlaku", required=True
)
SHEET = Sheet(
    "Tidak berlaku",
    (Table("Isian yang tidak berlaku", (Level((DECLARED,), (), (_PART, _REASON)),)),),
    "Tidak Berlaku",
)


def with_rows(data: Mapping[str, object]) -> dict[str, object]:
    """The data with the rows of the sheet beside them."""
    rows = [
        {"bagian": _name(data, path), "alasan": reason_of(section)}
        for path, section in declarations(data)
        if reason_of(section)
    ]
    return {**data, DECLARED: rows}


def _name(data: object, path: Path_) -> str:
    """A data path in keys: an item of a list by what it is called."""
    return ".".join(_word(data, path[:end], step) for end, step in enumerate(path))


def _word(data: object, path: Path_, step: str | int) -> str:
    """What a step from a path is called: a key, or the key of an item."""
    items = at(data, path)
    return _words(items)[step] if isinstance(step, int) and isinstance(items, list) else str(step)


def _words(items: Sequence[object]) -> list[str]:
    """What each item of a list is called here: by its key, else by its place, from 1.

    The key of an item that no field names is made of all that it says, the
    declared value too, which the workbook has on another sheet.
    """
    known = enumerate(identities(items), start=1)
    return [identity.key if identity.kind else str(number) for number, identity in known]


def put_in_place(gathered: Gathered) -> list[Finding]:
    """Declare in the data what the rows of the sheet say; findings about rows that cannot be."""
    rows = [row for _, row in select(gathered.data, f"{DECLARED}[]") if isinstance(row, dict)]
    gathered.data.pop(DECLARED, None)
    findings = (
        _declare(gathered, row, gathered.places[DECLARED, number, "bagian"])
        for number, row in enumerate(rows)
    )
    return [finding for finding in findings if finding is not None]


def _declare(gathered: Gathered, row: Mapping[str, object], place: Place) -> Finding | None:
    name = str(row.get("bagian", "")).strip()
    path = _path(gathered.data, name)
    if path is None:
        return _no_part(name, place)
    reason = str(row.get("alasan") or "").strip()
    if not reason:
        return _problem(
            codes.TANPA_ALASAN,
            f"`{name}` dinyatakan tidak berlaku tanpa alasan.",
            place,
            "Tulis alasannya pada kolom `Alasan`, atau hapus baris ini.",
        )
    section, last = at(gathered.data, path[:-1]), path[-1]
    if not is_empty(at(section, path[-1:])):
        return _problem(
            codes.BERLAKU_DAN_TIDAK,
            f"`{name}` dinyatakan tidak berlaku, tetapi terisi pada lembar lain.",
            place,
            "Hapus baris ini, atau kosongkan isiannya.",
        )
    assert isinstance(section, dict)  # where `_path` ends
    section[last] = {DECLARED: reason}
    gathered.places[path] = gathered.places[*path, DECLARED] = place
    return None


def _no_part(name: str, place: Place) -> Finding:
    return _problem(
        codes.RUJUKAN,
        f"Bagian `{name}` tidak ada." if name else "Kolom `Bagian` pada baris ini kosong.",
        place,
        "Tulis nama isian seperti pada berkas data, misalnya inovasi atau renstra.tata_nilai.",
    )


def _path(data: object, name: str) -> Path_ | None:
    """The data path that a name means; sections on its way are made where they are missing."""
    path: list[int | str] = []
    *before, last = name.split(".")
    for word in before:
        if isinstance(data, list):
            found = dict(zip(_words(data), range(len(data)), strict=True)).get(word)
            if found is None:
                return None
            path.append(found)
            data = data[found]
        elif isinstance(data, dict):
            path.append(word)
            data = data.setdefault(word, {})
        else:
            return None
    return (*path, last) if last and isinstance(data, dict) else None


def _problem(code: str, message: str, place: Place, suggestion: str) -> Finding:
    return Finding(code, Severity.ERROR, message, place, "", suggestion)
