"""Comparisons with what the data set beside a result: another unit, a mean, a standard."""

from __future__ import annotations

import re
from typing import Final

from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_THERE: Final = (
    r"(?:(?:angka|nilai|capaian|realisasi|hasil|cakupan|indeks|prevalensi|ketentuan|tuntutan|rata-rata)"
    r"\s+){0,2}"
)
COMPARED: Final = lazy_pattern(
    r"\b(?:(?P<atas>di\s*atas|lebih\s+(?:tinggi|besar|banyak)|melampaui|melebihi|mengungguli)"
    r"|(?P<bawah>di\s*bawah|lebih\s+(?:rendah|kecil|sedikit)|(?:belum|tidak)\s+menyamai|kalah|tertinggal)"
    r"|(?P<kurang>(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:terpenuhi|tercapai|dipenuhi|dicapai"
    rf"|(?:memenuhi|mencapai)(?=\s+{_THERE}(?:standar|spm|provinsi|nasional|kabupaten|kota|kantor|kanwil))))"
    r"|(?P<cukup>terpenuhi|tercapai|(?:telah|sudah|berhasil)\s+(?:dipenuhi|dicapai)"
    rf"|(?:memenuhi|mencapai)(?=\s+{_THERE}(?:standar|spm|provinsi|nasional|kabupaten|kota|kantor|kanwil)))"
    r"|(?P<sama>sama\s+dengan|setara\s+dengan|menyamai))\b"
)
"""What is said of a result beside another: above, below, the same, good enough or not."""
_OFFICES: Final = {
    "nasional": ("nasional",),
    "provinsi": ("provinsi",),
    "wilayah": ("kanwil", "kantor wilayah"),
}
_MEASURES: Final = " provinsi nasional kantor wilayah kanwil" + (
    " rata-rata rerata standar angka nilai capaian realisasi"
    " hasil cakupan indeks prevalensi persentase ketentuan tuntutan atas bawah tinggi rendah besar"
    " kecil banyak sedikit kalah tertinggal unggul setara terpenuhi tercapai"
)
_END_OF_STANDARD = lazy_pattern(r"\s+(?:bidang|untuk|pada|tahun|dalam|menurut|urusan)\b|\s*[(,]")
_STANDARD: Final = "standar"
_FEW = 3
_IN_PART = lazy_pattern(r"\b(?:baru|hampir|sebagian|separuh|nyaris|belum\s+seluruhnya)\b")
_SO_FAR = lazy_pattern(r"\s*(?:sebesar|sebanyak|sekitar|hingga|sampai)?\s*\d")


def compares_with(match: re.Match[str], unit: str, clause: str) -> bool:
    """Whether a match of `COMPARED` is about a unit: that of its words that stand behind it.

    What is fulfilled may stand before it: "Standar Pelayanan Minimal telah terpenuhi".  What is
    fulfilled in part is not compared.
    """
    after = clause[match.end() :]
    if match["cukup"] or match["kurang"]:
        if _IN_PART.search(clause[: match.start()]) or _SO_FAR.match(after):
            return False
        return is_meant(unit, clause)
    return is_meant(unit, after)


def names_standard(unit: str, words: str) -> bool:
    """Whether a unit is a standard that words name: what it asks of is told by its name."""
    return unit.lower().startswith(_STANDARD) and is_meant(unit, words)


def is_meant(unit: str, words: str) -> bool:
    """Whether words name another office, in full or as the province, the nation, the region."""
    lowered = " ".join(unit.lower().split())
    if lowered in words:
        return True
    if lowered.startswith(_STANDARD) and any(
        re.search(rf"\b{re.escape(name)}\b", words) for name in _standard(unit)
    ):
        return True
    return any(
        re.search(rf"\b{name}\b", words)
        for word, kinds in _OFFICES.items()
        if any(kind in lowered for kind in kinds)
        for name in (word, *kinds)
    )


def words_of_unit(unit: str) -> Roots:
    """The roots of what a comparison may say of a unit: its name, its initials, a measure."""
    names = _standard(unit) if unit.lower().startswith(_STANDARD) else ()
    return roots(f"{unit} {' '.join(names)} {_MEASURES}")


def _standard(unit: str) -> tuple[str, ...]:
    """The name of a standard without its field, and its initials, in lower case."""
    words = _END_OF_STANDARD.split(unit, maxsplit=1)[0].split()
    name = " ".join(words).lower()
    if len(words) < _FEW:
        return (name,) if len(words) > 1 else ()
    return name, "".join(word[0] for word in words).lower()


def is_so(match: re.Match[str], own: Quantity, other: Quantity, *, less_is_better: bool) -> bool:
    """Whether what a match of `COMPARED` says of a result beside another is true."""
    if match["atas"]:
        return own.nilai > other.nilai
    if match["bawah"]:
        return own.nilai < other.nilai
    if match["sama"]:
        return own.nilai == other.nilai
    enough = own.nilai <= other.nilai if less_is_better else own.nilai >= other.nilai
    return enough if match["cukup"] else not enough
