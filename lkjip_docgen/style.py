"""The look of a report: colours, fonts and page, in one place for Word, charts and PDF."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import own_file
from lkjip_docgen.resources import ASSETS

_COLOR = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Colors:
    """Colours as RRGGBB."""

    utama: str
    aksen: str
    muda: str
    garis: str
    teks: str
    redup: str
    kurang: str
    penanda: str
    latar_penanda: str
    seri: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The text face with its fallbacks; sizes in points, `spasi` in lines."""

    utama: str
    cadangan: tuple[str, ...]
    ukuran: float
    spasi: float
    ukuran_tabel: float


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in centimetres."""

    lebar: float
    tinggi: float
    atas: float
    bawah: float
    kiri: float
    kanan: float

    @property
    def lebar_teks(self) -> float:
        """Width of the text column."""
        return self.lebar - self.kiri - self.kanan

    @property
    def tinggi_teks(self) -> float:
        """Height of the text column."""
        return self.tinggi - self.atas - self.bawah


@dataclass(frozen=True, slots=True)
class Style:
    """The whole look."""

    warna: Colors
    huruf: Fonts
    halaman: Page


def load_style(project: Path | None = None) -> Style:
    """The default look, with the project's own `gaya.toml` laid over it.

    Raises `LkjipError` when that file is not TOML, or names an unknown key
    or a value of the wrong kind, or is no ordinary file of the folder.
    """
    tables = tomllib.loads((ASSETS / "gaya.toml").read_text(encoding="utf-8"))
    own = own_file(project, "gaya.toml") if project else None
    if own is not None:
        _overlay(tables, own)
    return Style(
        warna=_section(Colors, tables["warna"]),
        huruf=_section(Fonts, tables["huruf"]),
        halaman=_section(Page, tables["halaman"]),
    )


def _section(kind: type, table: dict[str, Any]) -> Any:
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return kind(**{field.name: values[field.name] for field in fields(kind)})


def _overlay(tables: dict[str, Any], path: Path) -> None:
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _problem(path, f"berkas gaya tidak dapat dibaca: {error}") from error
    for name, section in own.items():
        if name not in tables or not isinstance(section, dict):
            raise _problem(path, f"bagian [{name}] tidak dikenal")
        for key, value in section.items():
            if key not in tables[name]:
                raise _problem(path, f"kunci {key} pada [{name}] tidak dikenal")
            if not _same_kind(tables[name][key], value):
                raise _problem(path, f"nilai {key} pada [{name}] tidak sesuai: {value!r}")
            tables[name][key] = value


def _same_kind(default: Any, value: Any) -> bool:
    if isinstance(default, list):
        return isinstance(value, list) and value != [] and _same_kind(default[0], value[0])
    if isinstance(default, str):
        is_color = _COLOR.fullmatch(default) is not None
        return isinstance(value, str) and (not is_color or _COLOR.fullmatch(value) is not None)
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _problem(path: Path, message: str) -> LkjipError:
    return LkjipError(
        Finding(
            "LK020",
            Severity.ERROR,
            f"Gaya laporan: {message}.",
            Place(str(path)),
            suggestion="Bandingkan dengan assets/gaya.toml bawaan program.",
        )
    )
