"""Parts of the report that no template foresees: the office's own headings, texts and tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from lkjip_docgen.idn import plain_name
from lkjip_docgen.model.base import (
    Angka,
    Bagian,
    Cacah,
    Kode,
    Teks,
    Uraian,
    bagian,
    daftar,
    isian,
    opsional,
    turunan,
)
from lkjip_docgen.model.gambar_sendiri import GambarSendiri
from lkjip_docgen.model.periode import ARTI_MUAT, MUAT, PeriodeMuat
from lkjip_docgen.place import Number, Place
from lkjip_docgen.records import Record

FormatKolom = Literal["teks", "bilangan", "desimal", "persen", "rupiah", "tanggal"]
"""What the cells of a column of an own table hold."""

SUMMABLE: Final[tuple[FormatKolom, ...]] = ("bilangan", "desimal", "rupiah")
"""The formats of columns whose sum means something; percentages are no parts of one whole."""

Rata = Literal["kiri", "tengah", "kanan"]

JenisGrafik = Literal["kolom", "batang", "garis", "panel"]
"""What a chart of the office's own looks like."""

# --- what a table file holds -------------------------------------------------------------


class Sel(Record):
    """A cell: its text as typed, and the number or day that it says in the format of its column.

    An empty text is a missing value; a dash says that there is none.
    """

    teks: str
    nilai: Number | date | None
    place: Place


class IsiKolom(Record):
    """A column as it is printed: chosen by the office, the rest following from its cells.

    `desimal` is how many decimals its numbers show; `lebar` in centimetres, None where the
    cells decide.
    """

    nama: str  # as in the file
    judul: str  # as printed
    format: FormatKolom
    desimal: int
    rata: Rata
    lebar: Number | None


class IsiTabel(Record):
    """The table of a file, read by its columns."""

    berkas: str
    kolom: tuple[IsiKolom, ...]
    baris: tuple[tuple[Sel, ...], ...]

    def __str__(self) -> str:
        """The name of the file, which is what stands in the data."""
        return self.berkas


def column_named(table: IsiTabel, nama: str) -> int | None:
    """The position of the column of a name, in whatever letters and blanks; None for none."""
    names = [plain_name(column.nama) for column in table.kolom]
    wanted = plain_name(nama)
    return names.index(wanted) if wanted in names else None


def _read_before(value: object) -> IsiTabel:
    if isinstance(value, IsiTabel):
        return value
    raise PydanticCustomError("nama_tabel", "bukan nama berkas")


BerkasTabel = Annotated[
    IsiTabel,
    PlainValidator(_read_before),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
"""A table file, which is read before the model sees it (`source/own_tables.py`)."""

# --- what the office writes --------------------------------------------------------------

LETAK: Final = ("sebelum", "sesudah", "dalam")
"""The keys that say where a part stands; exactly one of them is written."""


_ISI: Final = {"bilangan": "Bilangan bulat", "desimal": "Bilangan berdesimal"}
_BENTUK: Final = {"kolom": "Kolom tegak", "batang": "Batang mendatar"}


class KolomTabel(Bagian):
    """A column to print, in the order of the list; what is not written follows from its cells."""

    arti: ClassVar = "Satu kolom yang dicetak"

    nama: Teks = bagian("Judul kolom seperti pada berkas tabel", judul="Judul pada berkas")
    judul: Teks | None = opsional(
        "Judul kolom yang tercetak; bawaan: seperti pada berkas", judul="Judul tercetak"
    )
    lebar: Angka | None = opsional("Lebar kolom dalam sentimeter", satuan="sentimeter")
    format: FormatKolom | None = opsional(
        "Isi kolom; bawaan: menurut sel-selnya", judul="Isi kolom", pilihan=_ISI
    )
    desimal: Cacah | None = opsional("Angka di belakang koma", judul="Angka di belakang koma")
    rata: Rata | None = opsional(
        "Perataan isi; bawaan: teks ke kiri, angka ke kanan", judul="Perataan"
    )


class JumlahTabel(Bagian):
    """The last rows of a table: the sums and the means of columns, computed by the program."""

    arti: ClassVar = "Baris jumlah dan rata-rata di akhir tabel"

    judul: Teks = Field(
        default="Jumlah",
        description="Sebutan baris jumlah",
        json_schema_extra=isian(judul="Sebutan baris jumlah"),
    )
    kolom: tuple[Teks, ...] = daftar(
        "Kolom yang dijumlahkan; bawaan: semua kolom bilangan", judul="Kolom yang dijumlahkan"
    )
    rata_rata: tuple[Teks, ...] = daftar(
        "Kolom yang dirata-ratakan, pada baris tersendiri", judul="Kolom yang dirata-ratakan"
    )


class TabelSendiri(Bagian):
    """A table of a CSV or Excel file."""

    arti: ClassVar = "Satu tabel dari berkas CSV atau Excel"

    judul: Teks = bagian("Judul tabel, tercetak di atasnya sesudah nomornya", judul="Judul tabel")
    kode: Kode = turunan(
        "Kode singkat untuk merujuknya; bila kosong dibuat dari judul", judul="Kode tabel"
    )
    berkas: BerkasTabel = bagian("Nama berkas tabel, CSV atau Excel (.xlsx)", judul="Berkas tabel")
    lembar: Teks | None = opsional(
        "Nama lembar pada berkas Excel yang berlembar banyak", judul="Lembar Excel"
    )
    sumber: Teks | None = opsional("Sumber data, tercetak di bawah tabel", judul="Sumber data")
    kolom: tuple[KolomTabel, ...] = daftar(
        "Kolom yang dicetak; bawaan: semua kolom berkas", judul="Kolom yang dicetak"
    )
    jumlah: JumlahTabel | None = opsional(
        "Baris jumlah dan baris rata-rata di akhir tabel", judul="Baris jumlah"
    )


class GarisAcuan(Bagian):
    """A line across a chart: a target, a limit, a mean that is known from elsewhere."""

    arti: ClassVar = "Garis yang melintasi grafik, misalnya target"

    nilai: Angka = bagian(
        "Nilai garis, dalam satuan grafik", judul="Nilai garis", satuan="satuan grafik"
    )
    nama: Teks = Field(
        default="Target",
        description="Sebutan garis",
        json_schema_extra=isian(judul="Sebutan garis"),
    )


class GrafikSendiri(Bagian):
    """A chart of columns of a table: one of the office's own, or of a file for the chart alone."""

    arti: ClassVar = "Satu grafik dari kolom-kolom sebuah tabel"

    judul: Teks = bagian(
        "Judul grafik, tercetak di bawahnya sesudah nomornya", judul="Judul grafik"
    )
    kode: Kode = turunan(
        "Kode singkat untuk merujuknya; bila kosong dibuat dari judul", judul="Kode grafik"
    )
    tabel: Kode | None = opsional(
        "Kode tabel bagian tambahan yang digambar", judul="Tabel yang digambar"
    )
    berkas: BerkasTabel | None = opsional(
        "Berkas tabel, CSV atau Excel, bila yang digambar tidak tercetak sebagai tabel",
        judul="Berkas tabel untuk grafik",
    )
    lembar: Teks | None = opsional(
        "Nama lembar pada berkas Excel yang berlembar banyak", judul="Lembar Excel"
    )
    jenis: JenisGrafik = Field(
        default="kolom",
        description="Bentuk grafik",
        json_schema_extra=isian(judul="Bentuk grafik", pilihan=_BENTUK),
    )
    kategori: Teks = bagian(
        "Judul kolom yang menyebut tiap kelompok kolom, batang, atau titik", judul="Kolom kelompok"
    )
    seri: tuple[Teks, ...] = bagian(
        "Judul kolom angka yang digambar", min_length=1, judul="Kolom angka"
    )
    satuan: Teks | None = opsional("Satuan angkanya, tercetak di atas sumbu", judul="Satuan angka")
    acuan: GarisAcuan | None = opsional("Garis acuan, misalnya target", judul="Garis acuan")
    sumber: Teks | None = opsional("Sumber data; bawaan: sumber tabelnya", judul="Sumber data")

    @model_validator(mode="after")
    def _satu_asal(self) -> Self:
        if (self.tabel is None) == (self.berkas is None):
            raise PydanticCustomError("asal_grafik", "tepat satu asal")
        return self


class Potongan(Bagian):
    """A piece of a part: exactly one of its fields is filled, which says what it is.

    A further kind of piece is a further field here and its module in `narrative/pieces/`.
    """

    arti: ClassVar = "Satu potongan isi: teks, tabel, grafik, atau gambar"

    uraian: Uraian | None = opsional(
        "Teks: alinea, daftar, tabel kecil, catatan kaki, gambar", judul="Teks"
    )
    tabel: TabelSendiri | None = opsional("Tabel dari berkas CSV atau Excel")
    grafik: GrafikSendiri | None = opsional("Grafik dari kolom-kolom sebuah tabel")
    gambar: GambarSendiri | None = opsional(
        "Satu atau beberapa gambar dengan satu judul dan nomor", judul="Gambar"
    )

    @property
    def jenis(self) -> str:
        """The name of the field that is filled."""
        return next(name for name in type(self).model_fields if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _satu_jenis(self) -> Self:
        kinds = type(self).model_fields
        if sum(getattr(self, name) is not None for name in kinds) != 1:
            raise PydanticCustomError("isi_potongan", "tepat satu jenis")
        return self


class SubBagian(Bagian):
    """A heading with what stands below it."""

    arti: ClassVar = "Satu judul dengan isinya"

    judul: Teks = bagian("Judul, tercetak tanpa nomor yang diketik: nomornya dari program")
    kode: Kode = turunan(
        "Kode singkat untuk merujuknya; bila kosong dibuat dari judul", judul="Kode bagian"
    )
    isi: tuple[Potongan, ...] = daftar(
        "Isi di bawah judul, urut seperti tercetak", judul="Isi bagian"
    )


class BagianTambahan(SubBagian):
    """A part of the office's own: where it stands, what it holds, and the parts below it."""

    arti: ClassVar = "Satu bagian milik kantor sendiri, dengan tempatnya dalam laporan"

    sebelum: Teks | None = opsional(
        "Judul yang didahului bagian ini", judul="Diletakkan sebelum judul"
    )
    sesudah: Teks | None = opsional(
        "Judul yang diikuti bagian ini, sesudah seluruh isinya", judul="Diletakkan sesudah judul"
    )
    dalam: Teks | None = opsional(
        "Judul yang memuat bagian ini, di akhirnya", judul="Diletakkan di dalam judul"
    )
    periode: PeriodeMuat | None = opsional(MUAT, judul="Dimuat dalam laporan", pilihan=ARTI_MUAT)
    bagian: tuple[SubBagian, ...] = daftar("Subbagian di bawah isi", judul="Subbagian")

    @property
    def letak(self) -> tuple[str, str]:
        """How it stands to a heading ("sesudah"), and the words of that heading."""
        for key in LETAK:
            name: str | None = getattr(self, key)
            if name is not None:
                return key, name
        raise ValueError(f"{self.kode}: no place")  # the validator has refused such a part

    @model_validator(mode="after")
    def _satu_letak(self) -> Self:
        if sum(getattr(self, key) is not None for key in LETAK) != 1:
            raise PydanticCustomError("letak_bagian", "tepat satu letak")
        return self


def pieces_of(parts: Iterable[BagianTambahan]) -> Iterator[tuple[tuple[str | int, ...], Potongan]]:
    """Every piece of the office's own parts with its data path, in the order of the data."""
    for number, part in enumerate(parts):
        path: tuple[str | int, ...] = ("bagian_tambahan", number)
        yield from _pieces(part, path)
        for below, section in enumerate(part.bagian):
            yield from _pieces(section, (*path, "bagian", below))


def _pieces(
    part: SubBagian, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Potongan]]:
    for number, piece in enumerate(part.isi):
        yield (*path, "isi", number), piece
