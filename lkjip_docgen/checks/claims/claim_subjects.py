"""What a sentence can be about, and the numbers known of it: indicators, budget, PNBP, scores."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures import Hasil, HasilIndikator, HasilNilai
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator, yearly
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, field
from lkjip_docgen.source import Path_

_SHORT_NAME = lazy_pattern(r"\s(?:terhadap|atas|di|pada|dalam|untuk|yang)\s")
_COUNT_OF = lazy_pattern(r"^(?:Jumlah|Banyaknya|Tingkat)\s+")
"""What a text leaves out of a name: "gangguan keamanan dan ketertiban"."""
_NKA = lazy_pattern(r"\b(?:NKA|SMART)\b|\b(?i:Nilai\s+Kinerja\s+Anggaran)\b")
_IKPA = lazy_pattern(r"\bIKPA\b|\b(?i:Indikator\s+Kinerja\s+Pelaksanaan\s+Anggaran)\b")
_EMONEV = lazy_pattern(r"\be-Monev\b", re.IGNORECASE)
_NOTHING: Mapping[int, Quantity] = {}


class Deret(Record):
    """A quantity over the years, and the words by which texts mean it."""

    nama: str
    words: re.Pattern[str]
    tahun: Mapping[int, Quantity]


class ClaimSubject(Record):
    """A subject of claims.

    A sentence that holds none of `kunci` (in lower case) does not name it;
    `pola` finds where it is named.
    The first of `deret` is what a text means that does not say which.
    Where `bernama` is false, its bare name means none of them: "anggaran" may be what was
    allotted or what was spent.  `bulanan` tells whether the data have it month by month.
    `capaian` tells, by year, how far the target was reached; `jangka_menengah`
    the same for the target at the end of the plan.  `bagian` is the part of
    the data whose texts are about it even when they do not name it.
    """

    nama: str
    kunci: tuple[str, ...]
    pola: re.Pattern[str]
    deret: tuple[Deret, ...] = ()
    capaian: Mapping[int, Quantity] = field(default_factory=dict)
    jangka_menengah: Quantity | None = None
    dikenal: tuple[Quantity, ...] = ()
    bagian: Path_ = ()
    bernama: bool = True
    bulanan: bool = False

    def deret_untuk(self, words: str) -> Deret | None:
        """The series that the last telling word means, else the one that the name means."""
        told = [
            (match.start(), -order, deret)
            for order, deret in enumerate(self.deret)
            for match in deret.words.finditer(words)
        ]
        if told:
            return max(told, key=lambda entry: entry[:2])[2]
        return self.deret[0] if self.deret and self.bernama else None


@remembered
def claim_subjects(subject: Subject) -> tuple[ClaimSubject, ...]:
    """Every subject that the report has numbers for, and the scores even without numbers."""
    hasil = subject.hasil
    known = _by_subject(printable(hasil))
    shared = Counter(_short(row.model.nama) for row in hasil.indikator)
    words = subject.laporan.kosakata
    return (
        *(
            _indicator(number, row, hasil, known, shared)
            for number, row in enumerate(hasil.indikator)
        ),
        _budget(hasil, subject.laporan.dokumen.tahun, known["anggaran"]),
        _revenue(subject, (*known["pnbp"], *known["penerimaan"], *known["sumber_dana"])),
        ClaimSubject(
            f"{words.kinerja_anggaran}",
            ("nka", "smart", "kinerja anggaran"),
            _NKA,
            _scored(hasil.nka),
            dikenal=known["nka"],
            bagian=("smart",),
        ),
        ClaimSubject(
            f"{words.pelaksanaan_anggaran}",
            ("ikpa", "pelaksanaan anggaran"),
            _IKPA,
            _scored(hasil.ikpa),
            dikenal=known["ikpa"],
            bagian=("ikpa",),
        ),
        ClaimSubject(
            f"{words.aplikasi_pemantauan}",
            ("e-monev",),
            _EMONEV,
            dikenal=known["emonev"],
            bulanan=True,
        ),
    )


@remembered
def printable(hasil: Hasil) -> dict[str, Quantity]:
    """The quantities by path, without the steps that lead to computed findings: no text prints
    them, and a wrong number that happens to equal one is still wrong."""
    told = {
        number.path
        for row in hasil.telaah
        for number in (*row.angka.values(), *(part.nilai for part in row.bagian))
    }
    return {
        path: quantity
        for path, quantity in known_quantities(hasil).items()
        if ".telaah." not in path or path in told
    }


@remembered
def known_quantities(hasil: Hasil) -> Mapping[str, Quantity]:
    """All quantities by path, collected once for all rules."""
    return hasil.quantities()


def _by_subject(known: Mapping[str, Quantity]) -> defaultdict[str, tuple[Quantity, ...]]:
    """Quantities by the first part of their path, those of an indicator by the first two."""
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for path, quantity in known.items():
        first, second = path.split(".", 2)[:2]
        groups[f"{first}.{second}" if first == "indikator" else first].append(quantity)
        if ".sumber_dana." in path:
            groups["sumber_dana"].append(quantity)
    return defaultdict(tuple, {name: tuple(group) for name, group in groups.items()})


def _short(name: str) -> str:
    """The first words of a name: "Indeks Kepuasan Masyarakat"."""
    return _SHORT_NAME.split(name, maxsplit=1)[0]


def _indicator(
    number: int,
    row: HasilIndikator,
    hasil: Hasil,
    known: Mapping[str, tuple[Quantity, ...]],
    shared: Mapping[str, int],
) -> ClaimSubject:
    model = row.model
    names = list(_names_of(model, shared))
    capaian = {year.tahun: year.capaian for year in row.tahun}
    return ClaimSubject(
        nama=model.singkatan or model.nama,
        kunci=tuple(" ".join(name.lower().split()) for name in names),
        pola=_pattern(names),
        deret=(
            _deret(
                "realisasi", "realisasi|terealisasi|hasil|memperoleh|nilai|indeks", row, "realisasi"
            ),
            Deret("capaian", _words("capaian|tercapai|persentase"), capaian),
            _deret("target", "target", row, "target"),
        ),
        capaian=capaian,
        jangka_menengah=row.menengah.capaian if row.menengah else None,
        dikenal=(*known[f"indikator.{model.kode}"], *_shared_figures(row, hasil)),
        bagian=("indikator", number),
        bulanan=row.survei is not None,
    )


def _shared_figures(row: HasilIndikator, hasil: Hasil) -> Iterator[Quantity]:
    """Figures that texts on an indicator may give though they are not its own."""
    if row.efisiensi is not None:
        yield row.efisiensi.serapan
    yield hasil.rata_rata_capaian


def _names_of(model: Indikator, shared: Mapping[str, int]) -> Iterator[str]:
    """What texts may call an indicator; a short name only where no other indicator has it."""
    yield model.nama
    if model.singkatan:
        yield model.singkatan
    if (counted := _COUNT_OF.sub("", model.nama)) != model.nama and len(counted.split()) > 2:
        yield counted
    short = _short(model.nama)
    if " " in short and shared[short] == 1:
        yield short
    yield from filter(None, way_of(model.pengukuran).short_names())


def _deret(nama: str, words: str, row: HasilIndikator, attribute: str) -> Deret:
    years = {year.tahun: getattr(year, attribute) for year in row.tahun}
    return Deret(nama, _words(words), years)


def _budget(hasil: Hasil, tahun: int, known: tuple[Quantity, ...]) -> ClaimSubject:
    years = hasil.anggaran.jenis_belanja
    totals = {year.tahun: year.total for year in years} | {tahun: hasil.anggaran.total}
    return ClaimSubject(
        nama="anggaran",
        kunci=("anggaran", "belanja", "pagu", "serapan"),
        pola=lazy_pattern(
            r"\b(?:(?:realisasi|penyerapan|serapan)\s+(?:anggaran|belanja)|belanja|pagu"
            r"|penyerapan|serapan|anggaran)\b",
            re.I,
        ),
        deret=(
            Deret(
                "realisasi",
                _words("realisasi|terealisasi|belanja"),
                {year: total.realisasi for year, total in totals.items()},
            ),
            Deret(
                "serapan",
                _words("serapan|penyerapan|terserap|persentase|capaian"),
                {year: total.serapan for year, total in totals.items()},
            ),
            Deret(
                "pagu",
                _words("pagu|alokasi"),
                {year: total.pagu for year, total in totals.items()},
            ),
        ),
        dikenal=known,
        bagian=("anggaran",),
        bernama=False,
    )


def _revenue(subject: Subject, known: tuple[Quantity, ...]) -> ClaimSubject:
    years = yearly(subject.hasil.penerimaan)
    name = subject.laporan.kosakata.penerimaan
    words = r"\s+".join(map(re.escape, name.nama.split()))
    capaian = {year.tahun: year.capaian for year in years}
    return ClaimSubject(
        nama=name.pendek,
        kunci=(name.pendek.lower(), " ".join(name.nama.lower().split()[-2:])),
        pola=re.compile(rf"\b{re.escape(name.pendek)}\b|\b{words}\b", re.I),
        deret=(
            Deret(
                "realisasi",
                _words("realisasi|terealisasi|penerimaan|pendapatan"),
                {year.tahun: year.realisasi for year in years},
            ),
            Deret("capaian", _words("capaian|tercapai|persentase"), capaian),
            Deret("target", _words("target"), {year.tahun: year.target for year in years}),
        ),
        capaian=capaian,
        dikenal=known,
        bagian=(subject.laporan.kunci_penerimaan,),
    )


def _scored(score: HasilNilai | None) -> tuple[Deret, ...]:
    """A score over the years; none where no year has one."""
    years = {year.tahun: year.nilai for year in score.tahunan} if score else _NOTHING
    return (Deret("nilai", _words("nilai"), years),) if years else ()


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Abbreviations as written, longer names in any case and with any white space."""
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_spelling, longest_first))})\b")


def _spelling(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return f"(?i:{words})" if " " in name else words


def _words(alternatives: str) -> re.Pattern[str]:
    return lazy_pattern(rf"\b(?:{alternatives})\b", re.I)
