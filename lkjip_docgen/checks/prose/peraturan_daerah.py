"""Regulations of a region that the office does not belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import Pemerintah, pemerintah
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern

_FIELDS: Final = (
    *("organisasi.dasar_hukum", "renstra.penetapan", "pedoman.nama", "landasan_hukum.nama"),
    *("penerimaan.dasar_hukum", "pnbp.dasar_hukum", "rencana_kinerja.penetapan"),
    "indikator.sumber_rumus",
)
"""Texts that name a regulation which holds for the office."""
_OF_REGION: Final = lazy_pattern(
    r"\b(?:Peraturan|Keputusan)\s+(?:(?P<kepala>Bupati|Wali\s?[Kk]ota|Gubernur)"
    r"|Daerah\s+(?P<jenis>Kabupaten|Kota|Provinsi))\s+(?P<daerah>[A-Z][^\d]*?)\s+Nomor\b",
    holds=("Bupati", "Wali", "Gubernur", "Daerah"),
)
_RULED: Final = {"Bupati": "Kabupaten", "Wali": "Kota", "Gubernur": "Provinsi"}


@rule("LK238", Severity.WARNING, "Peraturan daerah lain")
def of_another_region(subject: Subject) -> Iterator[Problem]:
    """ "Peraturan Bupati Muara Intan" where the office belongs to another regency or city.

    Regulations of a province hold for its regencies too.
    """
    above = pemerintah(subject.laporan)
    for text in texts(subject) if above is not None else ():
        if text.field not in _FIELDS or above is None:
            continue
        match = _OF_REGION.search(text.value)
        if match is not None and _is_another(match, above, text):
            yield problem(
                subject,
                text,
                match.start(),
                f"“{' '.join(match.group().split())}” bukan peraturan {above.nama}.",
                "Mungkin tertinggal dari laporan kantor lain. Salin peraturan daerah sendiri.",
                others=((*above.path, "nama"),),
            )


def _is_another(match: re.Match[str], above: Pemerintah, text: Text) -> bool:
    """Whether a regulation is of another region, or of a head that the region does not have."""
    kind = match["jenis"] or _RULED[match["kepala"].replace("kota", " ").split()[0]]
    if kind != above.jenis:
        return kind != "Provinsi" or text.field.startswith(("organisasi.", "renstra."))
    own, named = (" ".join(name.casefold().split()) for name in (above.daerah, match["daerah"]))
    return not named.startswith(own) and not own.startswith(named)
