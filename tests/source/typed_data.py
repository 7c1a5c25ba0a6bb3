"""Data files drawn at random from the model: every field has a value that nothing else has.

The model is walked, so a field that is added to it is drawn from then on.  `fixed_fields` holds
what cannot be drawn freely: years, codes that refer to each other, names of files.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from fixed_fields import (
    COUNTS,
    GRADED,
    GRADES,
    IKPA,
    NKA,
    ONE_REVENUE,
    OWN_COLUMNS,
    WAYS,
    YEAR,
    fixed,
    left_out,
    own_field,
)
from PIL import Image
from pydantic import BaseModel

from lkjip_docgen.model import Laporan, base
from lkjip_docgen.model.indikator import TabelBulanan
from lkjip_docgen.model.tambahan import BerkasTabel

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
        self.left_out = self.random.choice(ONE_REVENUE)
        self.grades = iter(GRADES)

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
        if name == "tabel" and not own_field(path):
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
        model = next(m for m in get_args(hint) if m.__name__ == WAYS[at[0]].way)
        return self.section(model, path, at)

    def scores(self, path: str, at: tuple[int, ...]) -> list[str]:
        keys = NKA if path.startswith("smart") else IKPA
        return [f"{key}: {self.number(f'{path}.{key}', 2, at)[0]}" for key in keys]

    # --- values ------------------------------------------------------------------------------

    def scalar(self, hint: Any, path: str, at: tuple[int, ...]) -> list[str]:
        """The lines of one value, the first of which stands behind its key."""
        set_to = fixed(path, at)
        if set_to is not None:
            return self.given(path, set_to, at)
        if get_origin(hint) is Literal:
            return [str(get_args(hint)[at[-1] % len(get_args(hint))] if at else get_args(hint)[0])]
        if hint in _FILES:
            return [self.own_table(path, at) if hint == BerkasTabel else self.picture()]
        if hint == base.Tanggal:
            return self.given(path, date(YEAR, 1, 1) + timedelta(days=self._next() % 360), at)
        if hint in (base.Rupiah, base.Cacah):
            return self.number(path, 0, at)
        if hint == base.AngkaAtauPredikat and at[0] == GRADED and path.startswith("indikator."):
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
        """A table file of the office's own, with words and numbers."""
        name = f"tabel-{self._next()}.csv"
        rows = [
            [self._cell(f"{path}.kata", at), self._cells(f"{path}.angka", 0, at, 1)[0]]
            for _ in range(3)
        ]
        text = "\n".join(";".join(row) for row in [list(OWN_COLUMNS), *rows]) + "\n"
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
_FILES = (base.Berkas, base.BerkasPdf, BerkasTabel)
_SCALARS = (
    *_FILES,
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
)
