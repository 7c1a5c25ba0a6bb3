"""What the office planned for a year before it was agreed on: the annual plan of performance."""

from __future__ import annotations

from lkjip_docgen.model.base import Bagian, Kode, Tahun, Teks, bagian, opsional
from lkjip_docgen.model.renstra import IndikatorPK


class SasaranRencana(Bagian):
    """An objective of an annual plan."""

    kode: Kode = bagian("Kode sasaran, misalnya sk1")
    nama: Teks = bagian("Rumusan sasaran tepat seperti pada dokumen")
    indikator: tuple[IndikatorPK, ...] = bagian("Indikator dan target sasaran ini", min_length=1)


class RencanaKinerja(Bagian):
    """A Rencana Kinerja Tahunan: objectives, indicators and targets planned for a year."""

    tahun: Tahun = bagian("Tahun yang direncanakan: tahun laporan atau tahun berikutnya")
    penetapan: Teks | None = opsional("Dokumen yang menetapkannya, bila ada")
    sasaran: tuple[SasaranRencana, ...] = bagian(
        "Sasaran, indikator, dan target tepat seperti pada dokumen", min_length=1
    )
