"""What findings say, for people who know the forms and no keys: names of fields, and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from lkjip_docgen.findings import Finding
from lkjip_docgen.forms import choice_by_word, title_by_name
from lkjip_docgen.model import label, title_at
from lkjip_docgen.window.finding_places import FindingPlaces, upwards

_QUOTED = re.compile(r"`([^`\n]+)`")
_KEY = re.compile(r"[a-z][a-z0-9_]*(?:\[\d*\])?(?:\.[a-z][a-z0-9_]*(?:\[\d*\])?)*")
_PAIR = re.compile(r"(?P<key>[a-z][a-z0-9_.\[\]]*): ?(?P<value>.*)")
_MARKER = re.compile(r"\[BELUM DIISI(?:: ([^\]]*))?\]")
_LINE = re.compile(
    r"`[^`\n]+`|“[^”]*”"  # what is quoted stays as it is
    r"|(?P<at> pada (?:laporan\.yaml )?baris \d+(?:, kolom \d+)?)"
    r"(?=[ ,.;)]|$)(?!,? (?:kolom|tabel)\b)"  # a line of a table stands where it is said to
    r"|(?P<aside> \((?:laporan\.yaml )?baris \d+\))"
)
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
_OPTIONS = {
    " (--tsa)": "",
    "dengan --trust, atau tanda tangani tanpa --lt": (
        "pada “Pilihan lain”, atau tanda tangani tanpa data jangka panjang"
    ),
    "(--final)": "(centang “Laporan akhir”)",
    "dengan --draft": "bila “Tanda tangani walaupun masih draf” dicentang",
}
"""What the choices of a page are called that a finding names as the command line does."""

_NOT_APPLYING, _NOTHING = "tidak berlaku", "memang tidak ada"


class Said:
    """Turns what is in backquotes into the name of the field, linked to it."""

    def __init__(self, places: FindingPlaces, here: Callable[..., str]) -> None:
        self._places = places
        self._here = here

    def __call__(self, text: str, about: str = "") -> Markup:
        """A sentence of a finding as a piece of a page; `about` is the data path it is about."""
        for option, choice in _OPTIONS.items():
            text = text.replace(option, choice)
        return Markup("").join(self._parts(_LINE.sub(_without_line, text), about))

    def plain(self, text: str, about: str = "") -> str:
        """The same without links."""
        return self(text, about).striptags()

    def name(self, path: str) -> str:
        """What people call the field at a path, also where no form shows it just now."""
        spot = self._places.exact(path)
        return (spot.label if spot is not None else "") or _by_model(path) or _last(path)

    def _parts(self, text: str, about: str) -> Iterator[Markup]:
        end = 0
        for found in _QUOTED.finditer(text):
            yield _without_markers(text[end : found.start()])
            yield self._named(found[1], about)
            end = found.end()
        yield _without_markers(text[end:])

    def _named(self, quoted: str, about: str) -> Markup:
        if quoted.startswith("lkjip "):
            return self._page(quoted.removeprefix("lkjip "))
        if quoted.startswith("{tidak_berlaku") or quoted == "tidak_berlaku":
            return Markup("<b>{}</b>").format(_NOT_APPLYING)
        if (pair := _PAIR.fullmatch(quoted)) is not None:
            return self._pair(pair["key"], pair["value"], about)
        if not _KEY.fullmatch(quoted):
            return Markup("<q>{}</q>").format(_without_markers(quoted))
        return self._field(quoted, about) or Markup("<q>{}</q>").format(quoted)

    def _pair(self, key: str, value: str, about: str) -> Markup:
        """A key with its value, or with a colon alone, as data files write them."""
        field = self._field(key, about, surely=True)
        if value == "[]":
            return Markup("<b>{}</b>").format(_NOTHING)
        if not field:
            return Markup("<q>{}</q>").format(_without_markers(f"{key}: {value}".rstrip(": ")))
        if not value:
            return field
        if value.startswith("[") and value.endswith("]"):
            items = [item.strip().strip("\"'") for item in value[1:-1].split(",")]
            return Markup("{} {} (satu butir tiap baris)").format(
                field, Markup(", ").join(Markup("<q>{}</q>").format(item) for item in items)
            )
        chosen = choice_by_word(_names(self._nearest(key, about)), value)
        return Markup("{} <q>{}</q>").format(field, chosen or value.strip("\"'"))

    def _field(self, key: str, about: str, *, surely: bool = False) -> Markup:
        """The name of the field that a key means, beside what is spoken of; "" for no key."""
        path = self._nearest(key, about)
        spot = self._places.exact(path)
        if spot is not None:
            address = self._here("isi", f"{spot.section}#{spot.part}")
            return _link(address, spot.label or _last(path))
        title = _by_model(path, surely=surely)
        if not title and ("_" in key or "." in key or "[" in key):
            title = _last(key)
        return Markup("<b>{}</b>").format(title) if title else Markup("")

    def _nearest(self, key: str, about: str) -> str:
        """The path that a key means: in what is spoken of, beside it, around it, or as it is.

        Where no form shows it just now, the model knows what may stand there.
        """
        for around in upwards(about):
            for path in (f"{around}.{key}", around):
                if _ends_in(path, key) and self._places.exact(path) is not None:
                    return path
        inside = (f"{around}.{key}" for around in upwards(about))
        return next((path for path in inside if title_at(_names(path))), key)

    def _page(self, command: str) -> Markup:
        for name, steps in _PAGES.items():
            if command == name or command.startswith(f"{name} "):
                return _link(self._here(*steps), _TITLES[steps[-1]])
        return Markup("<code>lkjip {}</code>").format(command)


def without_path(finding: Finding) -> str:
    """The message without the data path that stands behind the name of what it is about."""
    return finding.message.replace(f" ({finding.path})", "")


def _without_line(found: re.Match[str]) -> str:
    """A line of the file as another field; what is quoted as it is."""
    if found["aside"]:
        return ""
    return " pada isian lain" if found["at"] else found[0]


def _without_markers(text: str) -> Markup:
    """A text in which a marker of a new data file tells what is missing."""
    return escape(_MARKER.sub(lambda found: f"({found[1] or 'ini'} belum diisi)", text))


def _ends_in(path: str, key: str) -> bool:
    return path == key or path.endswith(f".{key}")


def _names(path: str) -> tuple[str, ...]:
    """The keys of a path, without the numbers of items."""
    return tuple(filter(None, re.sub(r"\[\d*\]|#.*", "", path).split(".")))


def _by_model(path: str, *, surely: bool = False) -> str:
    """What the model calls a path, or a key by its name alone."""
    names = _names(path)
    if not names:
        return ""
    by_name = title_by_name(names[0], surely=surely) if len(names) == 1 else ""
    return title_at(names) or by_name


def _last(key: str) -> str:
    """What people call a key: `dokumen.batas_data` is "Batas data"."""
    names = _names(key)
    return label(names[-1:]) if names else ""


def _link(address: str, words: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, words)
