"""What a number in a text may be a number of: every known quantity, by the words that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lkjip_docgen.checks.claims.claim_subjects import printable
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

Roots = frozenset[str]

_SECTIONS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "anggaran": ("anggaran", "DIPA DPA sumber dana kas keuangan", ("anggaran", "belanja")),
    "smart": ("nka", "kinerja anggaran", ("NKA", "SMART")),
    "ikpa": ("ikpa", "indikator pelaksanaan anggaran", ("IKPA",)),
    "emonev": ("emonev", "aplikasi kegiatan fisik kumulatif anggaran", ("e-Monev",)),
    "evaluasi_akip": (
        *("evaluasi_akip", "kinerja rekomendasi internal inspektorat"),
        ("evaluasi akuntabilitas", "evaluasi SAKIP", "evaluasi AKIP"),
    ),
    "pegawai": ("pegawai", "ASN pendidikan berpendidikan", ("pegawai",)),
}
"""Sections of the data: where their quantities stand, words of their texts, what names them."""
_ANSWERING = (
    "responden survei kuesioner mengisi menjawab menilai jawaban pengisian pengunjung pemohon"
    " pengguna petugas pegawai layanan peserta terkumpul diisi ikut berpartisipasi"
    " loket daring luring formulir aplikasi wawancara tautan langsung"
)
"""How texts speak of those who answered a survey."""
_ALIKE = 0.6
_FEW = 2
_COUNTS = (Unit.JUMLAH, Unit.ORANG, Unit.RESPONDEN)
"""The share of a long name's words that names it."""


class Pokok(Record):
    """Something that has quantities.

    `kosa` are the roots of all words that say nothing but it; `sebutan` are the names by which
    texts outside its section mean it: of the only one of several words most will do.  `angka` are
    its quantities by the roots of what else their labels name: a component, a month, another
    office; none of the thing itself.  A count in its section is one of its
    numbers only beside one of `ciri`: not every number of villages is that of the verified ones.
    """

    bagian: Path_
    nama: str
    kosa: Roots
    sebutan: tuple[Roots, ...]
    singkatan: str
    ciri: Roots
    angka: Mapping[Roots, tuple[Quantity, ...]]

    def is_home_of(self, path: Path_) -> bool:
        """Whether a text stands in the part of the data that is about it."""
        return path[: len(self.bagian)] == self.bagian

    def is_named(self, words: Roots, sentence: str) -> bool:
        """Whether words name it, or its abbreviation stands in the sentence."""
        if self.singkatan and self.singkatan in sentence:
            return True
        return any(_names(name, words) for name in self.sebutan)

    def meant_by(self, words: Roots, own: Roots) -> tuple[Quantity, ...]:
        """The quantities that words mean that say nothing else, but for those of the office."""
        rest = words - self.kosa - own
        if not rest:
            return self.angka.get(frozenset(), ())
        fitting = [key for key in self.angka if rest <= key]
        nearest = min((len(key) for key in fitting), default=0)
        return tuple(q for key in fitting if len(key) == nearest for q in self.angka[key])


def _names(name: Roots, words: Roots) -> bool:
    """Whether words hold a name: all of a short one, most of a long one."""
    common = len(name & words)
    return common >= min(_FEW, len(name)) and common >= _ALIKE * len(name) > 0


@remembered
def subjects_of_numbers(subject: Subject) -> tuple[Pokok, ...]:
    """Everything that has quantities in the report: indicators, then the sections."""
    known = _by_section(printable(subject.hasil).values())
    indicators = (
        _of_indicator(number, row, known[f"indikator.{row.kode}"], known["pk"])
        for number, row in enumerate(subject.laporan.indikator)
    )
    sections = (
        _of_section(key, f"{words} {_kinds(subject, key)}", known[first], names)
        for key, (first, words, names) in _SECTIONS.items()
    )
    return tuple(
        pokok for pokok in (*indicators, *sections, *_revenue(subject, known)) if pokok.angka
    )


def _by_section(found: Iterable[Quantity]) -> defaultdict[str, list[Quantity]]:
    groups: defaultdict[str, list[Quantity]] = defaultdict(list)
    for quantity in found:
        found_by_us = ".telaah." in quantity.path and quantity.unit in _COUNTS
        if quantity.ada and quantity.unit is not Unit.PREDIKAT and not found_by_us:
            first, second = quantity.path.split(".", 2)[:2]
            groups[f"{first}.{second}" if first == "indikator" else first].append(quantity)
    return groups


def _kinds(subject: Subject, section: str) -> str:
    """Further words of a section: how staff is grouped."""
    staff = subject.laporan.pegawai
    if section != "pegawai" or staff is None:
        return ""
    return " ".join(row.nama for row in staff.rincian)


def _of_section(key: str, words: str, found: Iterable[Quantity], names: tuple[str, ...]) -> Pokok:
    common = roots(f"{words} {' '.join(names)}")
    called = tuple(map(roots, names))
    return Pokok(
        (key,), names[0], common, called, "", frozenset().union(*called), _grouped(found, common)
    )


def _revenue(subject: Subject, known: Mapping[str, list[Quantity]]) -> Iterator[Pokok]:
    key, words = subject.laporan.kunci_penerimaan, subject.laporan.kosakata.penerimaan
    names = (words.nama, words.pendek, "penerimaan retribusi")
    yield _of_section(key, "penerimaan pendapatan retribusi", known.get(key, ()), names)


def _of_indicator(
    number: int, row: Indikator, found: list[Quantity], agreed: list[Quantity]
) -> Pokok:
    name = roots(row.nama)
    common = roots(" ".join((row.nama, row.singkatan or "", row.satuan or "", *_counted(row))))
    targets = [quantity for quantity in agreed if roots(quantity.label) == name]
    angka = _grouped([*found, *targets], common)
    short, telling = row.singkatan or "", _telling(row, name)
    names = (name, *(root for root in map(roots, _parts(row)) if len(root) > 1))
    return Pokok(("indikator", number), row.nama, common, names, short, telling, angka)


def _parts(row: Indikator) -> Iterator[str]:
    """What an indicator counts, in its own words, where they are names of their own."""
    if row.pengukuran is not None:
        yield from way_of(row.pengukuran).counted()[:1]


def _telling(row: Indikator, name: Roots) -> Roots:
    """The words that tell what an indicator counts from what it is counted among."""
    if row.pengukuran is None:
        return name
    way = way_of(row.pengukuran)
    match way.counted():
        case (part, whole):
            return roots(part) - roots(whole)
    return name | roots(_ANSWERING if way.is_answered() else "")


def _counted(row: Indikator) -> Iterator[str]:
    """The words by which a way of measuring calls what it counts."""
    if row.pengukuran is None:
        return
    way = way_of(row.pengukuran)
    yield from way.counted()
    if way.is_answered():
        yield _ANSWERING
    yield from way.short_names()


def _grouped(found: Iterable[Quantity], common: Roots) -> dict[Roots, tuple[Quantity, ...]]:
    groups: defaultdict[Roots, list[Quantity]] = defaultdict(list)
    for quantity in found:
        groups[roots(quantity.label) - common].append(quantity)
    return {key: tuple(group) for key, group in groups.items()}
