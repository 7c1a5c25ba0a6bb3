"""What an office reports: the data file as typed, validated domain objects."""

from lkjip_docgen.model.laporan import Laporan

__all__ = ["Laporan"]
