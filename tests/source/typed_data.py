"""Data files drawn at random from the model: every field has a value that nothing else has.

The model is walked, so a field that is added to it is drawn from then on.  `FIXED` holds what
cannot be drawn freely: years, codes that refer to each other, names of files.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from PIL import Image
from pydantic import BaseModel

from lkjip_docgen.model import Laporan, base
from lkjip_docgen.model.indikator import TabelBulanan
from lkjip_docgen.model.tambahan import IsiTabel

YEAR = 2031
Pieces = tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """A value as people mean it and as it stands in the file.

    `pieces` are to be printed, each `times` at least.
    """

    path: str
    spelt: str
    pieces: Pieces
    number: Decimal | None = None
    times: int = 1


@dataclass
class Drawn:
    """A project folder that was drawn, and all that was typed in it."""

    root: Path
    typed: list[Typed] = field(default_factory=list)


# --- what cannot be drawn -----------------------------------------------------------------


@dataclass(frozen=True)
class _Measured:
    """How an indicator is measured, and how its capaian is computed."""

    way: str
    unit: str = "indeks"
    polarity: str = "maksimum"
    formula: str = "r/t"


_WAYS = (
    _Measured("SurveiBulanan"),
    _Measured("UnsurBerbobot"),
    _Measured("UnsurBerbobot"),
    _Measured("Langsung", polarity="stabil", formula="simpangan"),
    _Measured("Persentase", "persen", "minimum", "t/r"),
    _Measured("Cacahan", "laporan"),
    _Measured("Berpredikat", "predikat"),
)
_RANGED, _FUNDED, _GRADED = 3, 5, 6
"""Indicators with a range as target, with money of their own, and with a predicate."""
_SURVEYED = (0, 1)
"""The past year of an indicator whose result stands on the scale of the survey."""
_KODE = tuple(f"ik{n}" for n in range(len(_WAYS)))
_PARTIES = ("pihak_pertama", "pihak_kedua")
_SIGNED = (
    {"dokumen": "laporan", "tahun": YEAR, "versi": "awal"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR, "versi": "awal"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR, "versi": "perubahan"},
    {"dokumen": "perjanjian_kinerja", "tahun": YEAR + 1, "versi": "awal"},
)
_LEVELS = ("strategis", "program", "kegiatan", "sub_kegiatan")
_GRADES = tuple(f"mutu {letter} (akhir)" for letter in "ABCDEFGHIJKLM")
"""An order of predicates, the lowest first: one for each use, and some that nobody got."""
_NKA = ("efektivitas", "efisiensi")
_IKPA = (
    "revisi_dipa",
    "deviasi_halaman_iii",
    "penyerapan_anggaran",
    "belanja_kontraktual",
    "penyelesaian_tagihan",
    "pengelolaan_up_tup",
    "capaian_output",
)

_PARTS = ("bagian_tambahan.isi", "bagian_tambahan.bagian.isi")
_PIECES = ("uraian", "tabel", "grafik", "gambar")
"""The pieces of a part of the office's own: one of each kind."""

COUNTS = {
    **dict.fromkeys(_PARTS, len(_PIECES)),
    **dict.fromkeys((f"{part}.grafik.seri" for part in _PARTS), 1),
    "pejabat": len(_SIGNED),
    "perjanjian_kinerja": 3,
    "perjanjian_kinerja.tingkat": len(_LEVELS),
    "indikator": len(_WAYS),
    "indikator.pengukuran.urutan": len(_GRADES),
    "indikator.pengukuran.nilai": len(_GRADES),
    "smart.tahunan": 3,
    "ikpa.tahunan": 3,
    "istilah.tingkat_anggaran": 3,
}
"""How many items a list has; two where nothing is said."""


def fixed(pattern: str, at: tuple[int, ...]) -> Any:
    """The value of a field that cannot be drawn, by its path without positions, and positions."""
    first = at[0] if at else 0
    last = at[-1] if at else 0
    if pattern.startswith("pejabat."):
        return _of_signatory(pattern, at)
    if pattern.startswith("perjanjian_kinerja."):
        return _of_agreement(pattern, at)
    if pattern in _OF_MEASURED:
        return getattr(_WAYS[first], _OF_MEASURED[pattern])
    return {
        "profil": "unit-kementerian",
        "batas_capaian": 101,  # low, so that a result of every draw goes beyond it
        "dokumen.tahun": YEAR,
        "dokumen.tanggal": date(YEAR + 1, 1, 5),
        "renstra.periode.mulai": YEAR - 1,
        "renstra.periode.akhir": YEAR + 3,
        "indikator.kode": _KODE[first % len(_KODE)],
        "indikator.sasaran": f"sub{first % 2}",
        "indikator.desimal": 2,
        "indikator.pengukuran.per": 100,
        "indikator.riwayat.tahun": YEAR - 2 + last,
        "indikator.target_menengah.tahun": YEAR + 3,
        "indikator.pembanding.tahun": 2000 + 2 * first + last,  # no other year of the file
        "kategori_capaian.kelas.dari": Decimal("61.07"),
        "kategori_capaian.kelas.sampai": Decimal("61.07"),
        "kategori_capaian.kelas.warna": '"#A5D6A7"',
        "indikator.pengukuran.urutan": _GRADES[last % len(_GRADES)],
        "susunan.tanpa": ("perjanjian_tahun_depan",),
        "susunan.dengan": ("pnbp",),
        "indikator.pengukuran.nama_nilai": "Nilai Survei",
        "indikator.program": "Program Layanan, Tahap 0",
        "anggaran.versi.program.nama": f"Program Layanan, Tahap {last}",
        "indikator.pengukuran.kategori": "skm-2017",
        "indikator.pengukuran.kelompok.kode": f"kelompok-{last}",
        "pegawai.rincian.kode": f"rincian-{last}",
        "anggaran.versi.kode": f"dipa-{last}",
        "anggaran.jenis_belanja.tahun": YEAR - 1 + last,
        "pnbp.tahunan.tahun": YEAR - 1 + last,
        "penerimaan.tahunan.tahun": YEAR - 1 + last,
        "smart.tahunan.tahun": YEAR - 2 + last,
        "ikpa.tahunan.tahun": YEAR - 2 + last,
        "penghargaan.tahun": YEAR - 1 + last,
        "inovasi.tahun": YEAR - 1 + last,
        "inovasi.ringkasan": True,
        "penghargaan_lampiran": True,
        "pohon_kinerja.simpul.kode": f"simpul-{last}",
        "pohon_kinerja.simpul.induk": "simpul-0",
        "evaluasi_akip.tahun": YEAR - 1,
        "evaluasi_akip.riwayat.tahun": YEAR - 3 + last,
        "evaluasi_akip.rekomendasi.kode": f"rekomendasi-{last}",
        "bagian_tambahan.kode": f"tambahan-{last}",
        "bagian_tambahan.bagian.kode": f"tambahan-{first}-{last}",
        "bagian_tambahan.sesudah": "Latar Belakang",
    }.get(pattern, _of_piece(pattern, at))


def _of_piece(pattern: str, at: tuple[int, ...]) -> Any:
    """What names a column, or says how one looks; a chart is drawn from the table above it."""
    name = pattern.partition(".isi.")[2]
    place = "-".join(map(str, at))
    return {
        "tabel.kode": f"tabel-{place}",
        "tabel.kolom.nama": _HEAD[at[-1]] if at and name.startswith("tabel.kolom") else None,
        "tabel.kolom.lebar": 4,
        "tabel.kolom.desimal": 0,
        "tabel.jumlah.kolom": _HEAD[1],
        "tabel.jumlah.rata_rata": _HEAD[1],
        "grafik.kode": f"grafik-{place}",
        "grafik.tabel": f"tabel-{place.rpartition('-')[0]}-{_PIECES.index('tabel')}",
        "grafik.jenis": "kolom",
        "grafik.kategori": _HEAD[0],
        "grafik.seri": _HEAD[1],
        "gambar.kode": f"gambar-{place}",
        "gambar.lajur": 2,
    }.get(name)


_HEAD = ("Sebutan", "Banyaknya")
"""The columns of the tables of own parts: words, and whole numbers."""


_OF_MEASURED = {
    "indikator.satuan": "unit",
    "indikator.polaritas": "polarity",
    "indikator.rumus": "formula",
}


def _of_signatory(pattern: str, at: tuple[int, ...]) -> Any:
    document = _SIGNED[at[0]]
    if pattern == "pejabat.penandatangan.peran":
        return _PARTIES[at[1]] if document["dokumen"] != "laporan" else "kepala"
    if pattern == "pejabat.penandatangan.nip":
        return f"1976020{at[0]} 200112 1 00{at[1]}"
    if pattern == "pejabat.tanggal":
        return date(YEAR + 1, 1, 5) if document["dokumen"] == "laporan" else date(YEAR, at[0], 20)
    return document.get(pattern.removeprefix("pejabat."))


def _of_agreement(pattern: str, at: tuple[int, ...]) -> Any:
    document = _SIGNED[at[0] + 1]
    name = pattern.removeprefix("perjanjian_kinerja.")
    if name == "anggaran":
        return f"dipa-{at[0]}" if at[0] < 2 else None
    return {
        "tahun": document["tahun"],
        "versi": document["versi"],
        "tanggal": date(YEAR, at[0] + 1, 20),
        "tingkat.tingkat": _LEVELS[at[1]] if len(at) > 1 else None,
        "tingkat.sasaran.kode": f"{_LEVELS[at[1]][:3]}{at[2]}" if len(at) > 2 else None,
        "tingkat.sasaran.induk": _above(at) if len(at) > 2 else None,
    }.get(name)


def _above(at: tuple[int, ...]) -> str:
    """The objective above one of an agreement: that of the level above, or a box of the tree."""
    return f"{_LEVELS[at[1] - 1][:3]}{at[2]}" if at[1] else "simpul-1"


LEFT_OUT = {
    "perjanjian_tahun_depan": "the agreement of the next year is there",
    "perjanjian_kinerja.tingkat.sasaran.indikator.indikator": "the names, drawn, would not agree",
    "perjanjian_kinerja.program.anggaran": "the sum of the activities",
    "perjanjian_kinerja.program.kegiatan.anggaran": "the sum of its parts",
    "perjanjian_kinerja.program.kegiatan.rincian.rincian": "three levels are enough",
    "anggaran.versi.program.pagu": "the sum of the activities",
    "anggaran.versi.program.realisasi": "the sum of the activities",
    "anggaran.versi.program.kegiatan.pagu": "the sum of its parts",
    "anggaran.versi.program.kegiatan.realisasi": "the sum of its parts",
    "anggaran.versi.program.kegiatan.rincian.rincian": "three levels are enough",
    "kategori_capaian.tabel": "classes of the office's own instead",
    "indikator.pengukuran.skala_predikat": "an order of the office's own instead",
    "instansi.pemerintah_daerah": "a ministry instead",
    "lampiran.berkas": "a picture instead",
    **dict.fromkeys((f"{part}.tabel.lembar" for part in _PARTS), "a CSV file instead"),
    **dict.fromkeys((f"{part}.grafik.berkas" for part in _PARTS), "a table that is printed"),
    **dict.fromkeys((f"{part}.grafik.lembar" for part in _PARTS), "a table that is printed"),
    "bagian_tambahan.sebelum": "behind a heading instead",
    "bagian_tambahan.dalam": "behind a heading instead",
    "indikator.induk": "below its objective",
    "organisasi.unit.unit.unit.unit": "four levels are enough",
}
"""Fields that stay empty here, because another one stands in their place."""


_ONE_REVENUE = (
    ("penerimaan", "dokumen.batas_data.penerimaan"),
    ("pnbp", "dokumen.batas_data.pnbp"),
)
"""An office has revenue of one kind: one draw has this kind, another that one."""


_EMPTY_AT: dict[str, Callable[[tuple[int, ...]], bool]] = {
    "indikator.pengukuran.hasil": lambda at: at[0] == 1,  # of elements; the second survey has
    "indikator.pengukuran.kelompok.unsur.nilai": lambda at: at[0] == 2,  # none but its result
    "indikator.anggaran": lambda at: at[0] != _FUNDED,
    "indikator.target_sampai": lambda at: at[0] != _RANGED,
    "indikator.riwayat.target_sampai": lambda at: at[0] != _RANGED,
    "indikator.target_menengah.sampai": lambda at: at[0] != _RANGED,
    "indikator.riwayat.nilai_survei": lambda at: at != _SURVEYED,
    "indikator.riwayat.realisasi": lambda at: at == _SURVEYED,
    "kategori_capaian.kelas.dari": lambda at: at[-1] == 0,  # the lowest class has no floor
    "kategori_capaian.kelas.sampai": lambda at: at[-1] == 1,  # the highest has no top
    "smart.tahunan.komponen": lambda at: at[0] == 0,  # the score of the first year stands alone
    "ikpa.tahunan.komponen": lambda at: at[0] == 0,
    "ikpa.tahunan.pengurang": lambda at: at[0] == 0,
    "perjanjian_kinerja.nama_kantor_wilayah": lambda at: at[0] == 0,  # as the office's own
    "perjanjian_kinerja.program": lambda at: at[0] < 2,  # of the year without DIPA in the file
    "perjanjian_kinerja.anggaran": lambda at: at[0] >= 2,
    "perjanjian_kinerja.alasan_perubahan": lambda at: at[0] != 1,  # of the version that changes
    **{
        f"{part}.{kind}": lambda at, number=number: at[-1] != number  # a piece is of one kind
        for part in _PARTS
        for number, kind in enumerate(_PIECES)
    },
    "pohon_kinerja.simpul.induk": lambda at: at[-1] == 0,  # the top of the tree
}
"""Where a field stays empty that other items have."""


def left_out(pattern: str, at: tuple[int, ...]) -> bool:
    """Whether this field of this item stays empty."""
    if pattern in _EMPTY_AT:
        return _EMPTY_AT[pattern](at)
    return pattern in LEFT_OUT


# --- walking the model ----------------------------------------------------------------------


def draw(root: Path, seed: int) -> Drawn:
    """A project folder with every field of the model, spelt in many ways."""
    root.mkdir(parents=True)
    drawn = Drawn(root)
    walk = _Walk(drawn, Random(seed))
    lines = walk.section(Laporan, "", ())
    (root / "laporan.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return drawn


class _Walk:
    """Writes lines of YAML for a model, and keeps what they say."""

    def __init__(self, drawn: Drawn, random: Random) -> None:
        self.drawn = drawn
        self.random = random
        self.count = 0
        self.left_out = self.random.choice(_ONE_REVENUE)
        self.grades = iter(_GRADES)

    def section(self, model: type[BaseModel], pattern: str, at: tuple[int, ...]) -> list[str]:
        """The lines of a section, each without the indent of the section itself."""
        lines: list[str] = []
        hints = get_type_hints(model, include_extras=True)
        for name in model.model_fields:
            path = f"{pattern}.{name}".lstrip(".")
            if not left_out(path, at) and path not in self.left_out:
                lines += self.field(name, hints[name], path, at)
        return lines

    def field(self, name: str, hint: Any, path: str, at: tuple[int, ...]) -> list[str]:
        hint = _bare(hint)
        if path.startswith("susunan."):
            return [f"{name}: [{', '.join(fixed(path, at))}]"]
        if hint is IsiTabel:
            return [f"{name}: {self.own_table(path, at)}"]
        if name == "tabel" and not path.startswith(_PARTS):
            return [f"{name}: {self.table(path, at, hint)}"]
        if get_origin(hint) is tuple:
            return [f"{name}:", *self.items(get_args(hint)[0], path, at)]
        if get_origin(hint) is dict:
            return [f"{name}:", *_deeper(self.scores(path, at))]
        if _is_union(hint):
            return [f"{name}:", *_deeper(self.way(hint, path, at))]
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return [f"{name}:", *_deeper(self.section(hint, path, at))]
        value = self.scalar(hint, path, at)
        return [f"{name}: {line}" if n == 0 else line for n, line in enumerate(value)]

    def items(self, hint: Any, path: str, at: tuple[int, ...]) -> list[str]:
        lines: list[str] = []
        bare = _bare(hint)
        for number in range(COUNTS.get(path, 2)):
            here = (*at, number)
            if path == "pejabat.penandatangan" and at == (0,) and number:
                break  # one head signs the report
            if isinstance(bare, type) and issubclass(bare, BaseModel):
                item = self.section(bare, path, here)
            else:
                item = self.scalar(bare, path, here)
            lines += [f"- {line}" if n == 0 else f"  {line}" for n, line in enumerate(item)]
        return _deeper(lines)

    def way(self, hint: Any, path: str, at: tuple[int, ...]) -> list[str]:
        """How the indicator at this position is measured."""
        model = next(m for m in get_args(hint) if m.__name__ == _WAYS[at[0]].way)
        return self.section(model, path, at)

    def scores(self, path: str, at: tuple[int, ...]) -> list[str]:
        keys = _NKA if path.startswith("smart") else _IKPA
        return [f"{key}: {self.number(f'{path}.{key}', 2, at)[0]}" for key in keys]

    # --- values ------------------------------------------------------------------------------

    def scalar(self, hint: Any, path: str, at: tuple[int, ...]) -> list[str]:
        """The lines of one value, the first of which stands behind its key."""
        set_to = fixed(path, at)
        if set_to is not None:
            return self.given(path, set_to, at)
        if get_origin(hint) is Literal:
            return [str(get_args(hint)[at[-1] % len(get_args(hint))] if at else get_args(hint)[0])]
        if hint in (base.Berkas, base.BerkasPdf):
            return [self.picture()]
        if hint == base.Tanggal:
            return self.given(path, date(YEAR, 1, 1) + timedelta(days=self._next() % 360), at)
        if hint in (base.Rupiah, base.Cacah):
            return self.number(path, 0, at)
        if hint == base.AngkaAtauPredikat and at[0] == _GRADED and path.startswith("indikator."):
            return self.grade(path, at)
        if hint in (base.Angka, base.AngkaAtauPredikat):
            return self.number(path, 2, at)
        if path.startswith("istilah."):
            return self.term(path, at)
        if hint in (base.Teks, base.Uraian):
            return self.text(path, hint == base.Uraian, at=at)
        raise AssertionError(f"{path}: a field of a kind that is not drawn yet ({hint})")

    def given(self, path: str, value: Any, at: tuple[int, ...]) -> list[str]:
        """A value that was not drawn; dates and years are looked for as they are printed."""
        spelt = str(value).lower() if isinstance(value, bool) else str(value)
        if isinstance(value, date):
            self._keep(path, at, spelt, (_day(value),))
        elif isinstance(value, Decimal):
            self._keep(path, at, spelt, (), value)
        elif path.endswith(_SHOWN):
            self._keep(path, at, spelt, (spelt,))
        return [spelt]

    def grade(self, path: str, at: tuple[int, ...]) -> list[str]:
        """A predicate that no other value of the indicator has."""
        word = next(self.grades)
        self.drawn.typed.append(Typed(path, word, (word,), times=2))  # in the order, and here
        return [word]

    def number(self, path: str, places: int, at: tuple[int, ...]) -> list[str]:
        """A number that no other field has, in one of the ways to write it."""
        whole = 1_000 + 37 * self._next()
        if "hasil" in path or "realisasi" in path or "target" in path or places:
            whole = 11 + self._next() % 80
        if path.endswith((".min", ".maks")) or path == "pernyataan.nilai":
            whole = 5_000 + self._next()  # far from what is computed
        if path.endswith("sampai"):
            whole += 100  # above the target
        if path == "indikator.pengukuran.nilai":
            whole = 100 + 9 * at[-1]  # each predicate above the one before it
        if places == 0:
            value = Decimal(1_000_000 + 7_919 * self._next())
            if path.split(".")[-1] in _COUNTS:
                value = Decimal(1_000 + 13 * self._next())
        else:
            value = Decimal(whole) + Decimal(self._next() % 89 + 10) / 100
        spelt = self.random.choice(_ways_to_write(value))
        self._keep(path, at, spelt, (), value)
        return [spelt]

    def term(self, path: str, at: tuple[int, ...]) -> list[str]:
        """What the office calls something: a common noun, or its short form."""
        short = path.endswith(".singkatan")
        word = f"SKT{self._next():04d}" if short else f"tanda{self._next():04d} sebutan"
        self._keep(path, at, word, (word,))
        return [word]

    def text(self, path: str, long: bool, at: tuple[int, ...]) -> list[str]:
        """A text that no other field has, in one of the ways to write it."""
        paragraphs = self.random.choice((1, 1, 1, 2)) if long else 1
        pieces = tuple(self._words(long) for _ in range(paragraphs))
        styles = _LONG_STYLES if paragraphs > 1 else _STYLES
        lines = None
        while lines is None:
            lines = self.random.choice(styles)(pieces)
        self._keep(path, at, "\n".join(lines), pieces)
        return lines

    def _words(self, long: bool) -> str:
        """Words with a sign that no other text has, among what is hard to write in YAML."""
        sign = f"tanda{self._next():04d}"
        count = self.random.choice((0, 1, 2, 4, 40 if long else 8))
        extra = [self.random.choice(_BITS) for _ in range(count)]
        return " ".join([self.random.choice(_STARTS) + sign, *extra, "akhir"])

    def picture(self) -> str:
        name = f"gambar-{self._next()}.png"
        Image.new("RGB", (40, 30), "navy").save(self.drawn.root / name)
        return name

    def table(self, path: str, at: tuple[int, ...], hint: Any) -> str:
        """A table file with drawn names and numbers."""
        name = f"tabel-{self._next()}.csv"
        rows = self._survey(path, at) if hint is TabelBulanan else self._months(path, at)
        text = "\n".join(";".join(row) for row in rows) + "\n"
        (self.drawn.root / name).write_text(text, encoding="utf-8")
        return name

    def own_table(self, path: str, at: tuple[int, ...]) -> str:
        """A table file of an own part."""
        name = f"tabel-{self._next()}.csv"
        rows = [(self._cell(path, at), self._cells(path, 0, at, 1)[0]) for _ in range(2)]
        text = "\n".join(";".join(row) for row in (_HEAD, *rows)) + "\n"
        (self.drawn.root / name).write_text(text, encoding="utf-8")
        return name

    def _survey(self, path: str, at: tuple[int, ...]) -> Iterator[list[str]]:
        yield ["kelompok", "unsur", *_MONTHS]
        for number in range(2):
            group = self._cell(f"{path}.kelompok", (*at, number))
            for below in range(2):
                element = self._cell(f"{path}.unsur.nama", (*at, number, below))
                yield [group, element, *self._cells(f"{path}.unsur.nilai", 2, (*at, below)), ""]
        yield ["", "Nilai Survei", *self._cells(f"{path}.nilai", 2, at), ""]
        yield ["", "Responden", *self._cells(f"{path}.responden", 0, at), ""]

    def _months(self, path: str, at: tuple[int, ...]) -> Iterator[list[str]]:
        yield ["bulan", "anggaran", "pelaksanaan"]
        for name in ("Januari", "Februari"):
            self._keep(f"{path}.bulan", at, name, (name,))
            yield [name, *(self._cells(f"{path}.{key}", 2, at, 1)[0] for key in ("a", "p"))]

    def _cell(self, path: str, at: tuple[int, ...]) -> str:
        words = f"tanda{self._next():04d}, ditulis"
        self._keep(path, at, words, (words,))
        return words

    def _cells(self, path: str, places: int, at: tuple[int, ...], count: int = 11) -> list[str]:
        spelt = []
        for _ in range(count):
            value = Decimal(self._next() % 4000 + 1100)
            value = value / 100 if places else value
            self._keep(path, at, str(value), (), value)
            spelt.append(str(value).replace(".", ","))
        return spelt

    def _keep(
        self,
        path: str,
        at: tuple[int, ...],
        spelt: str,
        pieces: Pieces,
        number: Decimal | None = None,
    ) -> None:
        self.drawn.typed.append(Typed(path, spelt, pieces, number))

    def _next(self) -> int:
        self.count += 1
        return self.count


def _bare(hint: Any) -> Any:
    """The type without `| None` and, but for the scalars of the data file, `Annotated`."""
    if hint in _SCALARS:
        return hint
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        given = [a for a in get_args(hint) if a is not type(None)]
        return _bare(given[0]) if len(given) == 1 else hint
    return hint


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _deeper(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _day(value: date) -> str:
    return f"{value.day} {_MONTH_NAMES[value.month - 1]} {value.year}"


# --- ways to write --------------------------------------------------------------------------


def _ways_to_write(value: Decimal) -> tuple[str, ...]:
    """A number as YAML has it, and as an Indonesian writes it."""
    plain = str(value)
    grouped = f"{value:,}".translate(str.maketrans(",.", ".,"))
    quoted = f'"{plain.replace(".", ",")}"'
    if value != value.to_integral_value():
        return plain, quoted, quoted.strip('"')
    # "1.816" alone is two numbers; from a million on the dots can only be those of thousands
    return (plain, quoted, grouped, f'"{grouped}"') if value >= 1_000_000 else (plain, quoted)


def _plain(pieces: Pieces) -> list[str] | None:
    (text,) = pieces
    return [text] if _reads(text, text) else None


def _curly(pieces: Pieces) -> list[str] | None:
    (text,) = pieces
    return [f"“{text}”"] if _reads(text, text) and not set(text) & set("“”") else None


def _double(pieces: Pieces) -> list[str] | None:
    text = "\n\n".join(pieces).replace("\\", "\\\\").replace('"', '\\"')
    return ['"' + text.replace("\n", "\\n") + '"']


def _single(pieces: Pieces) -> list[str] | None:
    (text,) = pieces
    return ["'" + text.replace("'", "''") + "'"]


def _folded(pieces: Pieces) -> list[str] | None:
    words = " ".join(pieces).split(" ")
    half = len(words) // 2
    if len(pieces) > 1 or half == 0:
        return None
    return [">-", f"    {' '.join(words[:half])}", f"    {' '.join(words[half:])}"]


def _literal(pieces: Pieces) -> list[str] | None:
    lines = [line for text in pieces for line in (f"    {text}", "")][:-1]
    return ["|-", *lines]


def _reads(spelt: str, meant: str) -> bool:
    """Whether a YAML reader of others takes it, unquoted, for that text."""
    try:
        return bool(yaml.safe_load(f"kunci: {spelt}") == {"kunci": meant})
    except yaml.YAMLError:
        return False


_STYLES = (_plain, _plain, _curly, _double, _single, _folded, _literal)
_LONG_STYLES = (_double, _literal)
_STARTS = ("", "Kata ", "17 ", "“Kutipan” ", "(Kurung) ", "'Apostrof' ", "3,12 ")
_BITS = (
    "kata",
    "dan,",
    "yaitu:",
    "butir;",
    "Urusan #2",
    "#3",
    "50%",
    "“kutip”",
    '"lurus"',
    "Ma'ruf",
    "über",
    "naïf",
    "Rp1.250.000",
    "3,12",
    "{kurung}",
    "[siku]",
    "a & b",
    "x < y",
    "tanya?",
    "seru!",
    "s.d.",
    "–",
    "No. 5/2024",
    "@akun",
    "~",
    "kunci: nilai",
    "\\garis",
    "{{ x }}",
    "{% y %}",
    "$2",
    "null",
    "2024-01-03",
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nov", "Des"]
_MONTH_NAMES = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_SHOWN = (
    "batas_capaian",
    ".tahun",
    ".mulai",
    ".akhir",
    ".nip",
    ".satuan",
    ".nama_nilai",
    ".program",
    ".nama",
    ".urutan",
)
"""Of what is not drawn: what the report shows.  Codes and choices say how it is made."""
_COUNTS = {"jumlah", "responden", "minimum_responden", "populasi"}
_SCALARS = (
    base.Angka,
    base.AngkaAtauPredikat,
    base.Warna,
    base.Rupiah,
    base.Cacah,
    base.Tahun,
    base.Tanggal,
    base.Teks,
    base.Uraian,
    base.Kode,
    base.Berkas,
    base.BerkasPdf,
)
