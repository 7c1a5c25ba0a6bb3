"""What data call things that nobody has looked at yet: those of a workbook, or of a new year."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.model import Kosakata, kosakata_tertulis
from lkjip_docgen.source.paths import select


def words_of(data: Mapping[str, object]) -> Kosakata:
    """The words of the office over those of its profile, as far as the data say them soundly."""
    levels = (level for _, level in select(data, "perjanjian_kinerja[].tingkat[].tingkat"))
    return kosakata_tertulis(data.get("profil"), data.get("istilah"), levels)
