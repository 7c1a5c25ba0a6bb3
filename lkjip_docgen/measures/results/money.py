"""Budget, spending and revenue."""

from __future__ import annotations

from lkjip_docgen.measures.results.quarterly import HasilTriwulanAnggaran
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_FEW_VERSIONS = 3
_FEW_PROGRAMS = 2


class HasilPos(Record):
    """A budget line: ceiling, spending, percentage; and the lines that it is divided into."""

    nama: str
    pagu: Quantity
    realisasi: Quantity
    serapan: Quantity
    kode: str = ""
    rincian: tuple[HasilPos, ...] = ()


class HasilProgram(Record):
    """A program with its activities; its own figures are their sums."""

    pos: HasilPos

    @property
    def kegiatan(self) -> tuple[HasilPos, ...]:
        """The activities, each of which may be divided further (`rincian`)."""
        return self.pos.rincian


class HasilVersi(Record):
    """One version of the budget by program; the total counts programs only."""

    kode: str
    nama: str
    program: tuple[HasilProgram, ...]
    total: HasilPos
    perubahan: Quantity | None  # total minus the total of the version before

    @property
    def tingkat(self) -> int:
        """How many levels deep it is: 2 for programs and activities."""
        return max((_depth(program.pos) for program in self.program), default=0)


def _is_undivided(pos: HasilPos) -> bool:
    """Whether a line has its amount, and no two parts of it stand beside each other."""
    if not pos.pagu.ada or len(pos.rincian) > 1:
        return False
    return all(map(_is_undivided, pos.rincian))


def _depth(pos: HasilPos) -> int:
    return 1 + max(map(_depth, pos.rincian), default=0)


class HasilTahunBelanja(Record):
    """A year of spending by type."""

    tahun: int
    jenis: tuple[HasilPos, ...]
    total: HasilPos


class HasilAnggaran(Record):
    """The budget of the year and of the years before."""

    versi: tuple[HasilVersi, ...]
    jenis_belanja: tuple[HasilTahunBelanja, ...]  # oldest first
    sumber_dana: tuple[HasilPos, ...]
    total_sumber_dana: Quantity
    total: HasilPos  # the last version's total
    perubahan_pagu: Quantity  # from the first version to the last
    perubahan_serapan: Quantity | None  # percentage points against last year
    pertumbuhan_realisasi: Quantity | None  # percent against last year
    tahun_lalu: HasilTahunBelanja | None  # the year before the reported one
    belanja_sumber_dana: HasilPos | None = None  # of all sources; None: not known by source
    triwulanan: HasilTriwulanAnggaran | None = None  # where the office has written of quarters
    berjalan: HasilPos | None = None  # up to the end of a part of the year, where one is reported

    @property
    def perubahan_ringkas(self) -> bool:
        """Whether a sentence says how the budget changed.

        It does for two or three versions of the same one or two programs, if none of these has
        parts that could change beside each other.
        """
        if not 2 <= len(self.versi) <= _FEW_VERSIONS:
            return False
        first = [program.pos.nama for program in self.versi[0].program]
        return 0 < len(first) <= _FEW_PROGRAMS and all(
            [program.pos.nama for program in version.program] == first
            and all(_is_undivided(program.pos) for program in version.program)
            for version in self.versi
        )

    @property
    def akhir(self) -> HasilVersi:
        """The version in force at year end."""
        return self.versi[-1]


class HasilTahunPnbp(Record):
    """Revenue of a year against its target."""

    tahun: int
    target: Quantity
    realisasi: Quantity
    capaian: Quantity


class HasilPnbp(Record):
    """Revenue of whatever kind over the years, oldest first."""

    tahunan: tuple[HasilTahunPnbp, ...]
    perubahan_capaian: Quantity | None  # percentage points against last year
    pertumbuhan_realisasi: Quantity | None  # percent against last year
    kunci: str = "pnbp"  # under which it stands in the data

    @property
    def kini(self) -> HasilTahunPnbp:
        """The reported year."""
        return self.tahunan[-1]


class HasilSerapan(Record):
    """The absorption of the year as one source records it, with the date of that source."""

    sumber: str  # "realisasi DIPA"
    serapan: Quantity


class HasilEmonev(Record):
    """Cumulative monthly progress."""

    bulan: tuple[tuple[str, Quantity, Quantity], ...]  # name, spending, execution

    @property
    def akhir(self) -> tuple[str, Quantity, Quantity]:
        """The last month that has a figure, else the last month."""
        filled = [b for b in self.bulan if b[1].ada or b[2].ada]
        return (filled or list(self.bulan))[-1]
