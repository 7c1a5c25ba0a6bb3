"""What a number in a text may be a number of: every known quantity, by the words that name it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from lkjip_docgen.checks.claims.claim_subjects import printable
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record, field
from lkjip_docgen.source import Path_

Roots = frozenset[str]

_SECTIONS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "anggaran": ("anggaran", "DIPA DPA sumber dana kas keuangan", ("anggaran", "belanja")),
    "smart": ("nka", "kinerja anggaran", ("NKA", "SMART")),
    "ikpa": ("ikpa", "indikator pelaksanaan anggaran", ("IKPA",)),
    "emonev": (
        "emonev",
        "aplikasi kegiatan kemajuan progres fisik kumulatif anggaran",
        ("e-Monev",),
    ),
    "evaluasi_akip": (
        *("evaluasi_akip", "kinerja rekomendasi internal inspektorat"),
        ("evaluasi akuntabilitas", "evaluasi SAKIP", "evaluasi AKIP"),
    ),
    "pegawai": (
        *("pegawai", "ASN pendidikan berpendidikan jabatan pejabat lulusan bergelar status"),
        ("pegawai",),
    ),
}
"""Sections of the data: where their quantities stand, words of their texts, what names them."""
_ANSWERING = (
    "responden survei kuesioner mengisi menjawab menilai jawaban pengisian pengunjung pemohon"
    " pengguna petugas pegawai layanan peserta terkumpul diisi ikut berpartisipasi"
    " loket daring luring formulir aplikasi wawancara tautan langsung"
)
"""How texts speak of those who answered a survey."""
_RECEIVED = (
    "penerimaan pendapatan retribusi terkumpul terhimpun dipungut setoran disetor menyetor kas"
    " daerah"
)
"""How texts speak of what was received."""
_ANSWERS = "responden survei kuesioner mengisi menjawab menilai jawaban pengunjung pemohon peserta"
"""The words among them beside which a count is one of those who answered."""
_NONE: Mapping[str, str] = {}
_COUNTS = (Unit.JUMLAH, Unit.ORANG, Unit.RESPONDEN)
_FEW = 2
_ALIKE = 0.6
"""The share of a long name's words that names it."""


class Pokok(Record):
    """Something that has quantities.

    `kosa` are the roots of all words that say nothing but it; `sebutan` are the names by which
    texts outside its section mean it: of the only one of several words most will do.  `angka` are
    its quantities by the roots of what else their labels name: a component, a month, another
    office; none of the thing itself.  A count in its section is one of its
    numbers only beside one of `ciri`: not every number of villages is that of the verified ones.
    `inisial` are the first letters by which texts call what a label names in full: "PPPK".
    Where it is `utuh` a number is meant only by all words of its label.
    """

    bagian: Path_
    nama: str
    kosa: Roots
    sebutan: tuple[Roots, ...]
    singkatan: str
    ciri: Roots
    angka: Mapping[Roots, tuple[Quantity, ...]]
    inisial: Mapping[str, Roots] = field(default_factory=dict)
    utuh: bool = False

    def is_home_of(self, path: Path_) -> bool:
        """Whether a text stands in the part of the data that is about it."""
        return path[: len(self.bagian)] == self.bagian

    def is_named(self, words: Roots, sentence: str) -> bool:
        """Whether words name it, or its abbreviation stands in the sentence."""
        if self.singkatan and self.singkatan in sentence:
            return True
        return any(_is_held(name, len(name & words)) for name in self.sebutan)

    @property
    def parts(self) -> frozenset[Roots]:
        """What it has numbers of that are named by several words: "rekomendasi yang selesai"."""
        return frozenset(key for key in self.angka if len(key) >= _FEW)

    @property
    def is_indicator(self) -> bool:
        """Whether it is an indicator, not a section."""
        return self.bagian[0] == "indikator"

    def meant_by(self, words: Roots, own: Roots) -> tuple[Quantity, ...]:
        """The quantities that words mean that say nothing else, but for those of the office."""
        rest = self.rest(words, own)
        if not rest:
            return self.angka.get(frozenset(), ())
        fitting = [key for key in self.angka if rest <= key and not (self.utuh and key - words)]
        nearest = min((len(key) for key in fitting), default=0)
        return tuple(q for key in fitting if len(key) == nearest for q in self.angka[key])

    def nearest_to(self, words: Roots, own: Roots, verbs: Roots) -> tuple[Quantity, ...]:
        """The quantities of what words name beside one verb, which says how it is."""
        extra = sorted(self.rest(words, own) & verbs)
        return tuple(q for verb in extra for q in self.meant_by(words - {verb}, own))

    def named_by(self, words: Roots, own: Roots) -> tuple[Quantity, ...]:
        """The quantities of everything that words name beside it: of two months, those of both."""
        rest = self.rest(words, own)
        return tuple(q for key, group in self.angka.items() if key and key <= rest for q in group)

    def rest(self, words: Roots, own: Roots) -> Roots:
        """What words say beside it and the office, with names for their first letters."""
        rest = words - self.kosa - own
        short = rest & self.inisial.keys()
        return (
            rest.difference(short).union(*(self.inisial[one] for one in short)) if short else rest
        )


def _is_held(name: Roots, common: int) -> bool:
    """Whether so many of a name's words name it: all of a short one, most of a long one."""
    return common >= min(_FEW, len(name)) and common >= _ALIKE * len(name) > 0


_BEGINNING = 3
"""Letters with which the abbreviations begin that are looked for together."""


class NamedPokok:
    """Things that have quantities, found by the words that name them without asking each one.

    A report of hundreds of indicators has tens of thousands of clauses, and each names few of them.
    """

    def __init__(self, subjects: Iterable[Pokok], *, by_parts: bool = False) -> None:
        """Any things, in the order in which they are to be found.

        With `by_parts` all words of what a number's label names beside the thing name it as well.
        """
        self._subjects = tuple(subjects)
        self._named_with: dict[str, list[int]] = {}
        self._of_part: defaultdict[Roots, list[int]] = defaultdict(list)
        self._parts_with: defaultdict[str, list[Roots]] = defaultdict(list)
        self._of_name: defaultdict[Roots, list[int]] = defaultdict(list)
        self._names_with: defaultdict[str, list[Roots]] = defaultdict(list)
        self._abbreviated: defaultdict[str, list[int]] = defaultdict(list)
        self._of_section: defaultdict[Path_, list[Pokok]] = defaultdict(list)
        self._depths: tuple[int, ...] = ()
        for number, about in enumerate(self._subjects):
            self._enter(number, about)
            for part in about.angka if by_parts else ():
                if len(part) >= _FEW:
                    self._enter_part(number, part)
        self._named_with = {w: n for w, n in self._named_with.items() if len(n) == 1}
        self._depths = tuple(sorted({len(section) for section in self._of_section}))
        self._words = frozenset(self._names_with)

    def _enter(self, number: int, about: Pokok) -> None:
        for name in about.sebutan:
            if name not in self._of_name:
                for word in name:
                    self._names_with[word].append(name)
            self._of_name[name].append(number)
        for word in about.sebutan[0] if about.is_indicator else ():
            self._named_with.setdefault(word, []).append(number)
        if about.singkatan:
            self._abbreviated[about.singkatan[:_BEGINNING]].append(number)
        self._of_section[about.bagian].append(about)

    def _enter_part(self, number: int, part: Roots) -> None:
        if part not in self._of_part:
            for word in part:
                self._parts_with[word].append(part)
        self._of_part[part].append(number)

    def named(self, words: Roots, sentence: str) -> list[Pokok]:
        """Those that words name, or whose abbreviation stands in the sentence."""
        names = () if words.isdisjoint(self._words) else self._named(words)
        found = {number for name in names for number in self._of_name[name]}
        found.update(number for part in self._parts(words) for number in self._of_part[part])
        for beginning, numbers in self._abbreviated.items():
            if beginning in sentence:
                found.update(n for n in numbers if self._subjects[n].singkatan in sentence)
        return [self._subjects[number] for number in sorted(found)]

    def _named(self, words: Roots) -> Iterator[Roots]:
        common = words & self._words
        held = Counter(name for word in common for name in self._names_with[word])
        return (name for name, common in held.items() if _is_held(name, common))

    def known_by_one_word(self, words: Roots) -> list[Pokok]:
        """The indicators that words name by one of their names' words which no other has."""
        found = {number for word in words for number in self._named_with.get(word, ())}
        return [self._subjects[number] for number in sorted(found)]

    def _parts(self, words: Roots) -> list[Roots]:
        """The parts of which words hold every one."""
        common = words & self._parts_with.keys() if self._parts_with else ()
        held = Counter(part for word in common for part in self._parts_with[word])
        return [part for part, count in held.items() if count == len(part)]

    def at_home(self, path: Path_) -> list[Pokok]:
        """Those whose part of the data a text stands in."""
        sections = (path[:depth] for depth in self._depths if depth <= len(path))
        return [about for section in sections for about in self._of_section.get(section, ())]


@remembered
def named_subjects(subject: Subject) -> NamedPokok:
    """Everything that has quantities in the report, by the words that name it."""
    return NamedPokok(subjects_of_numbers(subject))


@remembered
def named_everything(subject: Subject) -> NamedPokok:
    """The same and the office's own tables, named by what a single number is of as well."""
    return NamedPokok((*subjects_of_numbers(subject), *_own_tables(subject)), by_parts=True)


@remembered
def named_indicators(subject: Subject) -> NamedPokok:
    """The indicators among them."""
    return NamedPokok(pokok for pokok in subjects_of_numbers(subject) if pokok.is_indicator)


@remembered
def subjects_of_numbers(subject: Subject) -> tuple[Pokok, ...]:
    """Everything that has quantities in the report: indicators, then the sections."""
    known = _by_section(printable(subject.hasil).values())
    agreed = _by_name(known["pk"])
    known["anggaran"] += [q for q in known["pk"] if ".anggaran." in q.path]
    indicators = (
        _of_indicator(number, row, known[f"indikator.{row.kode}"], agreed)
        for number, row in enumerate(subject.laporan.indikator)
    )
    sections = (
        _of_section(
            key, f"{words} {_kinds(subject, key)}", known[first], names, _short_names(subject, key)
        )
        for key, (first, words, names) in _SECTIONS.items()
    )
    return tuple(
        pokok for pokok in (*indicators, *sections, *_revenue(subject, known)) if pokok.angka
    )


def _own_tables(subject: Subject) -> Iterator[Pokok]:
    """The cells of each own table, which texts name by their row and their column."""
    tables: defaultdict[str, list[Quantity]] = defaultdict(list)
    for path, quantity in printable(subject.hasil).items():
        first, *steps = path.split(".")
        if first == "tabel" and quantity.ada and steps[1:2] != ["jumlah"]:
            tables[steps[0]].append(quantity)
    for code, cells in tables.items():
        nothing = Roots()
        angka = _grouped(cells, nothing)
        yield Pokok(("tabel", code), code, nothing, (), "", nothing, angka, utuh=True)


def _by_section(found: Iterable[Quantity]) -> defaultdict[str, list[Quantity]]:
    groups: defaultdict[str, list[Quantity]] = defaultdict(list)
    for quantity in found:
        found_by_us = ".telaah." in quantity.path and quantity.unit in _COUNTS
        if quantity.ada and quantity.unit is not Unit.PREDIKAT and not found_by_us:
            first, second = quantity.path.split(".", 2)[:2]
            groups[f"{first}.{second}" if first == "indikator" else first].append(quantity)
    return groups


def _by_name(found: Iterable[Quantity]) -> Mapping[Roots, list[Quantity]]:
    groups: defaultdict[Roots, list[Quantity]] = defaultdict(list)
    for quantity in found:
        groups[roots(quantity.label)].append(quantity)
    return groups


def _kinds(subject: Subject, section: str) -> str:
    """Further words of a section: how staff is grouped."""
    staff = subject.laporan.pegawai
    if section != "pegawai" or staff is None:
        return ""
    return " ".join(row.nama for row in staff.rincian)


def _short_names(subject: Subject, section: str) -> Mapping[str, str]:
    """The short names of what a section has numbers of: "DAK Nonfisik"."""
    sources = subject.laporan.anggaran.sumber_dana if section == "anggaran" else ()
    return {row.nama: row.singkatan for row in sources if row.singkatan}


def _of_section(
    key: str,
    words: str,
    found: Iterable[Quantity],
    names: tuple[str, ...],
    short: Mapping[str, str] = _NONE,
) -> Pokok:
    common = roots(f"{words} {' '.join(names)}")
    called = tuple(map(roots, names))
    angka = _grouped(found, common)
    for name, letters in short.items():
        key_of_it = roots(letters) - common
        angka[key_of_it] = (*angka.get(key_of_it, ()), *angka.get(roots(name) - common, ()))
    return Pokok(
        (key,),
        names[0],
        common,
        called,
        _BARE_NAMES.get(key, ""),
        frozenset().union(*called),
        angka,
        _initials(found, common),
    )


_BARE_NAMES = {"anggaran": "pagu"}
"""Words that name a section though they are a measure elsewhere."""


def _initials(found: Iterable[Quantity], common: Roots) -> dict[str, Roots]:
    """The first letters of labels of three words or more, without the small ones between."""
    named: dict[str, Roots] = {}
    for quantity in found:
        words = [
            word for word in _WORD.findall(_MEASURED.sub("", quantity.label)) if word not in _SMALL
        ]
        if len(words) >= _LEAST:
            named["".join(word[0] for word in words).lower()] = roots(quantity.label) - common
    return named


_WORD = lazy_pattern(r"[^\W\d_]+")
_MEASURED = lazy_pattern(r"^(?:Pagu|Realisasi|Serapan)\s+")
_SMALL = frozenset(("dan", "dengan", "di", "untuk", "yang", "dari", "pada", "atas"))
_LEAST = 3


def _revenue(subject: Subject, known: Mapping[str, list[Quantity]]) -> Iterator[Pokok]:
    key, words = subject.laporan.kunci_penerimaan, subject.laporan.kosakata.penerimaan
    names = (words.nama, words.pendek, "penerimaan retribusi")
    yield _of_section(key, _RECEIVED, known.get(key, ()), names)


def _of_indicator(
    number: int, row: Indikator, found: list[Quantity], agreed: Mapping[Roots, list[Quantity]]
) -> Pokok:
    name = roots(row.nama)
    common = roots(" ".join((row.nama, row.singkatan or "", row.satuan or "", *_counted(row))))
    angka = _grouped([*found, *agreed.get(name, ())], common)
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
    return name | roots(_ANSWERS if way.is_answered() else "")


def _counted(row: Indikator) -> Iterator[str]:
    """The words by which a way of measuring calls what it counts."""
    if row.pengukuran is None:
        return
    way = way_of(row.pengukuran)
    yield from way.counted()
    if way.is_answered():
        yield _ANSWERING
    yield from way.short_names()


@cache
def _roots_of(label: str) -> Roots:
    """The roots of a label: those of months and years are the same for many things."""
    return roots(label)


def _grouped(found: Iterable[Quantity], common: Roots) -> dict[Roots, tuple[Quantity, ...]]:
    groups: defaultdict[Roots, list[Quantity]] = defaultdict(list)
    for quantity in found:
        groups[_roots_of(quantity.label) - common].append(quantity)
    return {key: tuple(group) for key, group in groups.items()}
