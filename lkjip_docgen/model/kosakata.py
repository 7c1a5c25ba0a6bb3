"""What the report calls things: the words of the office over those of its profile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from pydantic import ValidationError

from lkjip_docgen.idn import title_case
from lkjip_docgen.model.istilah import Istilah, Sebutan
from lkjip_docgen.model.renstra import tingkat_diukur
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record, field_names
from lkjip_docgen.rules import Istilah as IstilahProfil
from lkjip_docgen.rules import istilah_umum, kode_profil, profil

PROFIL_UMUM: Final = "unit-kementerian"
"""The profile of an office that names none."""


class Kata(Record):
    """A name as it was written, in each form that a text needs."""

    nama: str
    singkatan: str = ""

    def __format__(self, form: str) -> str:
        """The form of that name; without one as a sentence says it: "DPA", "sasaran program"."""
        return str(getattr(self, form)) if form else self.singkatan or self.kecil

    def __str__(self) -> str:
        return format(self)

    @property
    def kecil(self) -> str:
        """As it runs in a sentence: small letters, abbreviations apart ("nilai KRO").

        For common nouns alone; a name that holds a proper one is printed as `nama`.
        """
        return _PLAIN_WORD.sub(lambda word: word[0].lower(), self.nama)

    @property
    def awal(self) -> str:
        """As it begins a sentence."""
        return _capital(self.kecil)

    @property
    def judul(self) -> str:
        """As it stands in a title or in the head of a table."""
        return title_case(_capital(self.nama))

    @property
    def pendek(self) -> str:
        """The short form, or the name where it has none."""
        return self.singkatan or self.nama

    @property
    def pendek_awal(self) -> str:
        """The short form as it begins a sentence or names a sheet."""
        return _capital(self.pendek)

    @property
    def lengkap(self) -> str:
        """With its short form in brackets, as it is written the first time."""
        return f"{self.nama} ({self.singkatan})" if self.singkatan else self.nama

    @property
    def baris(self) -> tuple[str, ...]:
        """The lines of the title on a cover: of about one length, as few as do."""
        return tuple(_even_lines(self.judul))


_PLAIN_WORD = lazy_pattern(r"(?<![\w-])[A-Z][a-z]+(?![\w-])")
"""A word with one capital, its first letter; "KRO", "e-Monev" and the I of "eselon I" are none."""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_COVER_LINE = 22
"""Bold capitals of a title that fit between the margins of a cover."""


def _even_lines(title: str) -> list[str]:
    """The lines of a title; none longer than it has to be with that many lines."""
    words = title.split()
    longest = max(map(len, words), default=1)
    lines = _lines(words, max(_COVER_LINE, longest))
    width = longest
    while len(_lines(words, width)) > len(lines):
        width += 1
    return _lines(words, width)


def _lines(words: list[str], width: int) -> list[str]:
    """The words in lines of at most `width` letters, of which no word has more."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


class Kosakata(Record):
    """Every word of one report; `sasaran` and `indikator` are those of the level it measures."""

    laporan: Kata
    rencana_strategis: Kata
    sasaran_strategis: Kata
    sasaran_program: Kata
    sasaran_kegiatan: Kata
    sasaran_sub_kegiatan: Kata
    indikator_strategis: Kata
    indikator_program: Kata
    indikator_kegiatan: Kata
    indikator_sub_kegiatan: Kata
    dokumen_anggaran: Kata
    penerimaan: Kata
    instansi: Kata
    pimpinan_instansi: Kata
    kantor: Kata
    kantor_wilayah: Kata
    unit_pembanding: Kata
    kinerja_anggaran: Kata
    aplikasi_kinerja_anggaran: Kata
    pelaksanaan_anggaran: Kata
    penilai_pelaksanaan_anggaran: Kata
    aplikasi_pemantauan: Kata
    skala_survei: Kata
    tingkat_anggaran: tuple[Kata, ...]
    sasaran: Kata
    indikator: Kata

    def tingkat(self, tingkat: str) -> tuple[Kata, Kata]:
        """What the objectives and the indicators of a level of an agreement are called."""
        sasaran: Kata = getattr(self, f"sasaran_{tingkat}")
        indikator: Kata = getattr(self, f"indikator_{tingkat}")
        return sasaran, indikator

    def tulis(self, text: str) -> str:
        """A text of the program with its words in their places: `Versi {dokumen_anggaran}`.

        Another form than that of a sentence is named: `{kantor_wilayah:awal}`.
        """
        return text.format_map({name: getattr(self, name) for name in WORDS})


WORDS = tuple(name for name in field_names(Kosakata) if name != "tingkat_anggaran")
"""The names of the single words."""


@cache
def kosakata_umum() -> Kosakata:
    """Words that fit every office, for texts that are not about one: the schema, a list."""
    return _kosakata(istilah_umum(), Istilah(), "kegiatan")


@cache
def kosakata(profil_kode: str, istilah: Istilah, tingkat: str) -> Kosakata:
    """The words of an office with this profile that measures itself at this level."""
    return _kosakata(profil(profil_kode).istilah, istilah, tingkat)


def kosakata_tertulis(profil_kode: object, istilah: object, tingkat: Iterable[object]) -> Kosakata:
    """The words of data that nobody has looked at yet; what is wrong in them counts for nothing.

    `tingkat` are the levels of its agreements.
    """
    known = profil_kode if profil_kode in kode_profil() else PROFIL_UMUM
    try:
        own = Istilah.model_validate(istilah or {})
    except ValidationError:
        own = Istilah()
    written = [level for level in tingkat if isinstance(level, str)]
    return kosakata(str(known), own, tingkat_diukur(written) or "kegiatan")


def _kosakata(base: Mapping[str, IstilahProfil], istilah: Istilah, tingkat: str) -> Kosakata:
    words = {name: _own(istilah, name) or _of(word) for name, word in base.items() if _one(word)}
    levels = istilah.tingkat_anggaran or tuple(map(str, base["tingkat_anggaran"]))
    return Kosakata(
        **words,
        tingkat_anggaran=tuple(map(Kata, levels)),
        sasaran=words[f"sasaran_{tingkat}"],
        indikator=words[f"indikator_{tingkat}"],
    )


def _one(word: IstilahProfil) -> bool:
    """Whether a word of a profile is one, and no list of levels."""
    return not isinstance(word, tuple)


def _of(word: IstilahProfil) -> Kata:
    """A word as a profile holds it."""
    return Kata(word["nama"], word["singkatan"]) if isinstance(word, Mapping) else Kata(str(word))


def _own(istilah: Istilah, name: str) -> Kata | None:
    """The office's own word; None where it follows its profile."""
    word: Sebutan | str | None = getattr(istilah, name)
    if isinstance(word, Sebutan):
        return Kata(word.nama, word.singkatan or "")
    return None if word is None else Kata(word)
