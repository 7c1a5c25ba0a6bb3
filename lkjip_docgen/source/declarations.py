"""Declarations that something does not apply, `{tidak_berlaku: "..."}`, where they may not stand.

Sound ones are read by the model itself (`model.base.Bagian`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import DECLARED, reason_of
from lkjip_docgen.source.paths import Path_, Places, dotted

_EXAMPLE = f'Tulis alasannya, misalnya {DECLARED}: "Kantor tidak memungut penerimaan".'


def _some(names: list[str]) -> str:
    """Some names: "`a`", "`a` dan `b`", "`a`, `b`, dan isian lain"."""
    return in_a_row(names if len(names) < 3 else [*names[:2], "isian lain"])


def declarations(data: object, path: Path_ = ()) -> Iterator[tuple[Path_, Mapping[str, object]]]:
    """Every section of plain data that holds the key of a declaration, with its path."""
    if isinstance(data, Mapping):
        if DECLARED in data:
            yield path, data
        for key, value in data.items():
            yield from declarations(value, (*path, key))
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield from declarations(item, (*path, position))


def refused(
    path: Path_, section: Mapping[str, object], places: Places, permitted: Callable[[Path_], bool]
) -> Finding:
    """Why a declaration was not taken; `permitted` says whether a value may be declared at all."""
    code, message, suggestion = _told(path, section, permitted)
    return Finding(
        code,
        Severity.ERROR,
        message,
        places.key((*path, DECLARED)),
        dotted((*path, DECLARED)),
        suggestion,
    )


def _others(section: Mapping[str, object]) -> list[str]:
    """The keys that a section holds beside its declaration."""
    return [f"`{key}`" for key, value in section.items() if key != DECLARED and value]


def _is_item(path: Path_) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _told(
    path: Path_, section: Mapping[str, object], permitted: Callable[[Path_], bool]
) -> tuple[str, str, str]:
    others = _others(section)
    name = dotted(path) or "laporan"
    if others:
        message = f"`{name}` dinyatakan tidak berlaku, tetapi juga berisi {_some(others)}."
        return codes.BERLAKU_DAN_TIDAK, message, f"Hapus `{DECLARED}`, atau hapus isi yang lain."
    if _is_item(path):
        whole = dotted(path[:-1])
        message = f"Satu butir `{whole}` tidak dapat dinyatakan tidak berlaku."
        hint = f"Hapus butirnya, atau nyatakan seluruh `{whole}` tidak berlaku."
        return codes.HARUS_BERLAKU, message, hint
    if not permitted(path):
        message = f"`{name}` tidak dapat dinyatakan tidak berlaku; isian ini selalu diperlukan."
        return codes.HARUS_BERLAKU, message, "Isi nilainya."
    if not reason_of(section):
        return codes.TANPA_ALASAN, f"Alasan `{name}` tidak berlaku belum ditulis.", _EXAMPLE
    message = f"`{name}` tidak dapat dinyatakan tidak berlaku di sini."
    return codes.HARUS_BERLAKU, message, "Isi nilainya, atau kosongkan."
