"""What findings say, for people who know the forms and no keys: names of fields, and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from lkjip_docgen.model import label
from lkjip_docgen.window.finding_places import FindingPlaces

_QUOTED = re.compile(r"`([^`\n]+)`")
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\[\d*\])?(?:\.[a-z][a-z0-9_]*(?:\[\d*\])?)*")
_NONE = re.compile(r"[a-z_]+: ?\[\]")
_PAGES = {
    "build": ("kerjakan", "word"),
    "agreement": ("kerjakan", "perjanjian"),
    "charts": ("kerjakan", "grafik"),
    "workbook export": ("kerjakan", "buku-kerja"),
    "workbook import": ("kerjakan", "impor"),
    "workpaper": ("kerjakan", "kertas-kerja"),
    "refresh": ("kerjakan", "perbarui"),
    "pull": ("kerjakan", "tarik"),
    "pdf": ("kerjakan", "pdf-word"),
    "diff": ("kerjakan", "bandingkan"),
    "sign": ("kerjakan", "tanda-tangan"),
    "verify": ("kerjakan", "periksa-tanda-tangan"),
    "new-year": ("kerjakan", "tahun-depan"),
    "check": ("temuan",),
}
_TITLES = {
    "word": "Buat laporan",
    "perjanjian": "Perjanjian Kinerja",
    "grafik": "Grafik",
    "buku-kerja": "Isi lewat Excel",
    "impor": "Ambil isian dari Excel",
    "kertas-kerja": "Kertas kerja",
    "perbarui": "Perbarui angkanya",
    "tarik": "Ambil angka yang diubah di Word",
    "pdf-word": "PDF dari Word",
    "bandingkan": "Bandingkan",
    "tanda-tangan": "Tanda tangani PDF",
    "periksa-tanda-tangan": "Periksa tanda tangan",
    "tahun-depan": "Folder tahun berikutnya",
    "temuan": "Temuan",
}


class Said:
    """Turns what is in backquotes into the name of the field, linked to it."""

    def __init__(self, places: FindingPlaces, here: Callable[..., str]) -> None:
        self._places = places
        self._here = here

    def __call__(self, text: str) -> Markup:
        """A sentence of a finding as a piece of a page."""
        return Markup("").join(self._parts(text))

    def _parts(self, text: str) -> Iterator[Markup]:
        end = 0
        for found in _QUOTED.finditer(text):
            yield escape(text[end : found.start()])
            yield self._named(found[1])
            end = found.end()
        yield escape(text[end:])

    def _named(self, quoted: str) -> Markup:
        if quoted.startswith("lkjip "):
            return self._page(quoted.removeprefix("lkjip "))
        if declared := _declared(quoted):
            return Markup("<b>{}</b>").format(declared)
        if not _KEY.fullmatch(quoted):
            return Markup("<q>{}</q>").format(quoted)
        return self._field(quoted)

    def _field(self, key: str) -> Markup:
        if (spot := self._places.exact(key)) is not None:
            address = self._here("isi", f"{spot.section}#{spot.part}")
            return _link(address, spot.label or _last(key))
        if "_" in key or "." in key:
            return Markup("<b>{}</b>").format(_last(key))
        return Markup("<q>{}</q>").format(key)

    def _page(self, command: str) -> Markup:
        for name, steps in _PAGES.items():
            if command == name or command.startswith(f"{name} "):
                return _link(self._here(*steps), _TITLES[steps[-1]])
        return Markup("<code>lkjip {}</code>").format(command)


def _declared(quoted: str) -> str:
    """What a piece of a data file declares, in words; "" for what declares nothing."""
    if quoted.startswith("{tidak_berlaku"):
        return "tidak berlaku"
    return "memang tidak ada" if _NONE.fullmatch(quoted) else ""


def _last(key: str) -> str:
    """What people call a key: `dokumen.batas_data` is "Batas data"."""
    name = re.sub(r"\[\d*\]", "", key).rpartition(".")[2]
    return label((name,))


def _link(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, words)
