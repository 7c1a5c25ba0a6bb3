"""What the office planned for a year before it was agreed on: the annual plan of performance."""

from typing import ClassVar

from lkjip_docgen.model.base import Bagian, Tahun, Teks, bagian, opsional
from lkjip_docgen.model.renstra import SasaranRencana


class RencanaKinerja(Bagian):
    """A Rencana Kinerja Tahunan: objectives, indicators and targets planned for a year."""

    arti: ClassVar = "Rencana Kinerja Tahunan untuk satu tahun"

    tahun: Tahun = bagian("Tahun yang direncanakan: tahun laporan atau tahun berikutnya")
    penetapan: Teks | None = opsional(
        "Dokumen yang menetapkannya, bila ada", judul="Ditetapkan dengan"
    )
    sasaran: tuple[SasaranRencana, ...] = bagian(
        "Sasaran, indikator, dan target tepat seperti pada dokumen", min_length=1
    )
