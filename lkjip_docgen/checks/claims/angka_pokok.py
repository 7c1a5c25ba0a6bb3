"""Numbers in clauses that say nothing but one known thing, held against all its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.claims.angka_lain import AGAINST, BY_ONE, LEFT, may_be_another
from lkjip_docgen.checks.claims.cacah_bernama import is_named_count
from lkjip_docgen.checks.claims.cacah_indikator import counts_of_indicators
from lkjip_docgen.checks.claims.dijelaskan import is_explained, is_part_of_known
from lkjip_docgen.checks.claims.klaim import ADVICE, UNKNOWABLE
from lkjip_docgen.checks.claims.klaim_angka import wrong_numbers
from lkjip_docgen.checks.claims.klausa import (
    CHANGE,
    OF_RESULT,
    Clause,
    Number,
    Told,
    clauses,
    may_tell_numbers,
    numbers_in,
    reach,
)
from lkjip_docgen.checks.claims.nilai_unsur import wrong_values
from lkjip_docgen.checks.claims.pokok import (
    NamedPokok,
    Pokok,
    Roots,
    named_everything,
    subjects_of_numbers,
)
from lkjip_docgen.checks.claims.sisanya import may_be_a_rest
from lkjip_docgen.checks.claims.turunan_anggaran import follows_from_budget, is_share_of_own_budget
from lkjip_docgen.checks.claims.turunan_pokok import PEOPLE, YEAR, derived
from lkjip_docgen.checks.claims.turunan_triwulan import follows_from_quarter
from lkjip_docgen.checks.claims.ukuran_disebut import measures_told
from lkjip_docgen.checks.data.gaps import slipped
from lkjip_docgen.checks.logic.patterns import (
    MONTH,
    Ucapan,
    counted,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.remembered import remembered

_BEFORE = lazy_pattern(r"\b(?:nilai|angka|skor|indeks|persentase|realisasi|capaian)nya\b")
"""What was named before, or a part of it: "nilainya naik dari … menjadi …"."""
_A_MONTH = lazy_pattern(rf"\b(?:{MONTH.lower()})\b")
_UNTIL = lazy_pattern(r"\b(?:sampai|hingga|s\.d\.|sejak|selama|sepanjang|terkumpul|kumulatif)")
_MEASURES = {
    "target": ("Target",),
    "pagu": ("Pagu",),
    "alokasi": ("Pagu",),
    "serapan": ("Serapan",),
    "penyerapan": ("Serapan",),
    "terserap": ("Serapan",),
    "responden": ("Responden",),
}
_MEASURE = lazy_pattern(rf"\b(?:{'|'.join(_MEASURES)}|realisasi|terealisasi|hasil|capaian)")
_OTHER_TIME = lazy_pattern(
    r"\b(?:sebelum\w*|lalu|semula|awal|akhir|menengah|renstra|rencana\s+strategis|kemudian|depan|berikut\w*"
    r"|dari|dibanding\w*|daripada|lama|triwulan|semester|perubahan|menjadi|rkt|rencana\s+kerja)\b"
)
WORD_OF_MEASURE = lazy_pattern(
    r"\b(?:realisasi\w*|terealisasi|capaian\w*|target\w*|nilai\w*|angka\w*|hasil\w*|persentase\w*|cakupan\w*"
    r"|prevalensi\w*|indeks\w*|pagu\w*|serapan\w*|penyerapan\w*|terserap|sisa\w*|tersisa|indikator\s+ini)\b"
)
_UNITS = {
    "rupiah": (Unit.RUPIAH,),
    "persen": (Unit.PERSEN, Unit.POIN_PERSENTASE),
    "poin": (Unit.POIN, Unit.POIN_PERSENTASE),
    "desimal": (Unit.INDEKS, Unit.NILAI, Unit.JUMLAH, Unit.POIN),
    "cacah": (Unit.JUMLAH, Unit.ORANG, Unit.RESPONDEN, Unit.NILAI, Unit.PERSEN, Unit.INDEKS),
}


@rule("LK540", Severity.WARNING, "Angka bukan salah satu angka pokok yang disebut")
def numbers_of_subjects(subject: Subject) -> Iterator[Problem]:
    """A number in a clause that speaks of one known thing only, and is none of its values.

    Or one that counts more of what an indicator counts than there was, or is a slip of the pen
    away from what an indicator measures.
    """
    found = unknown_numbers(subject)
    yield from found
    told = {(one.path, one.place) for one in found}
    for one in (*counts_of_indicators(subject), *measures_told(subject)):
        if (one.path, one.place) not in told:
            yield one


@remembered
def unknown_numbers(subject: Subject) -> tuple[Problem, ...]:
    """The same at once, for rules that look at the other numbers."""
    return tuple(_unknown_numbers(subject))


def _unknown_numbers(subject: Subject) -> Iterator[Problem]:
    subjects, named = subjects_of_numbers(subject), named_everything(subject)
    own = own_roots(subject)
    others = (*wrong_numbers(subject), *wrong_values(subject))
    told = {(wrong.path, wrong.place) for wrong in others}
    now = subject.laporan.dokumen.tahun
    last: Text | None = None
    home: list[Pokok] = []
    for text, sentence in counted(subject):
        if not may_tell_numbers(sentence.isi) or text.field.startswith(_ELSEWHERE):
            continue
        if text is not last:
            last, home = text, named.at_home(text.path)
        if not home and not _may_name(named, sentence):
            continue
        for clause, number in _told_numbers(sentence):
            meant = _meant(named, home, sentence, clause, own, number.jenis)
            apart = _apart(named, home, sentence, clause, own) if meant else ()
            wrong = _is_wrong(meant, apart, number, clause, sentence, now)
            if not meant:
                near = _nearly_meant(named, home, sentence, clause, own, number)
                wrong = _slips(_is_wrong(near, (), number, clause, sentence, now), number)
            if wrong and not (
                _is_their_sum(number, wrong)
                or _is_of_a_district(subject, sentence, number, wrong)
                or may_be_another(number, clause, sentence, subjects, home)
                or _follows(subject, text, number, sentence)
                or _is_of_own_budget(subject, text, number)
                or may_be_a_rest(subject, text, sentence, number.mulai, number.nilai)
                or is_named_count(number, sentence, subjects)
                or is_part_of_known(subject, number, sentence.isi, meant)
            ):
                found = _told(subject, text, sentence, number, wrong)
                if (found.path, found.place) not in told:
                    yield found


def _may_name(subjects: NamedPokok, sentence: Ucapan) -> bool:
    words = roots(sentence.isi)
    return bool(subjects.named(words, sentence.besar) or subjects.known_by_one_word(words))


def _is_their_sum(number: Number, values: Sequence[Quantity]) -> bool:
    """Whether a number is of several things that one word means: all heads, of both kinds."""
    return (
        len(values) > 1
        and number.jenis in ("cacah", "rupiah")
        and number.nilai == sum(value.nilai for value in values)
    )


def _is_of_a_district(
    subject: Subject, sentence: Ucapan, number: Number, values: Sequence[Quantity]
) -> bool:
    """Whether a count may be that of a district which the sentence names: of fewer than all."""
    if number.jenis != "cacah" or number.nilai > max(value.nilai for value in values):
        return False
    if all(value.path.startswith("tabel.") for value in values):
        return False  # of that district itself
    return any(name in sentence.besar for name in _districts(subject))


@remembered
def _districts(subject: Subject) -> tuple[str, ...]:
    area = subject.laporan.kantor.wilayah_kerja
    if area is None:
        return ()
    return (*area.kecamatan, *(name for region in area.wilayah for name in region.kecamatan))


def _follows(subject: Subject, text: Text, number: Number, sentence: Ucapan) -> bool:
    """Whether a number is reckoned: from lines or quarters of the budget, or in the sentence."""
    precision = number.besaran.ketelitian
    told = Told(sentence.isi, number.mulai, number.nilai, precision, number.jenis)
    return (
        follows_from_budget(subject, told)
        or follows_from_quarter(subject, text.path, told)
        or is_explained(subject, told)
    )


def _is_of_own_budget(subject: Subject, text: Text, number: Number) -> bool:
    """Whether a percentage in the section of an indicator tells of its own budget."""
    match text.path:
        case ("indikator", int(order), *_) if number.jenis == "persen":
            precision = number.besaran.ketelitian
            return is_share_of_own_budget(subject, order, number.nilai, precision)
    return False


def _told_numbers(sentence: Ucapan) -> Iterator[tuple[Clause, Number]]:
    """The numbers of a sentence that can be judged, each with its clause."""
    for clause in clauses(sentence):
        if _IF.search(sentence.isi, 0, clause.mulai) and not _IF_COMPARED.search(clause.isi):
            continue
        for number in numbers_in(clause):
            if number.jenis != "cacah" or not _SEVERAL_YEARS.search(clause.isi):
                yield clause, number


_IF = lazy_pattern(r"\b(?:apabila|jika|bila)$")
_IF_COMPARED = lazy_pattern(r"\b(?:dibanding|dilihat|ditinjau|dihitung)", holds="di")
"""What makes a condition a way of speaking: "jika dibandingkan dengan tahun lalu, sebesar …"."""
_SEVERAL_YEARS = lazy_pattern(r"\b(?:dalam|selama)\s+\d+\s+tahun\b")
"""What makes a count one of several years together."""


def own_roots(subject: Subject) -> Roots:
    """The words by which an office speaks of itself."""
    office = subject.laporan.kantor
    return roots(" ".join((office.nama, office.sebutan or "", _OWN)))


_OWN = "kantor dinas badan kabupaten kota instansi pemerintah daerah"
_ELSEWHERE = (
    "indikator.pembanding.",
    "indikator.riwayat.",
    "penghargaan.",
    "kantor.sejarah",
    "indikator.satuan",
)


def _meant(
    subjects: NamedPokok,
    home: Sequence[Pokok],
    sentence: Ucapan,
    clause: Clause,
    own: Roots,
    kind: str,
) -> tuple[Quantity, ...]:
    """What a clause may mean: what it names, else what its section is about."""
    end = clause.mulai + len(clause.isi)
    if UNKNOWABLE.search(reach(sentence.besar, end)):
        return ()
    if _A_MONTH.search(reach(sentence.isi, end)) and not _A_MONTH.search(clause.dengan_pokok):
        return ()  # "hingga 31 Oktober, realisasi baru …"
    words = clause.kata_pokok()
    words = (kind != "cacah" and words - _ELEMENT) or words
    named = subjects.named(words, sentence.besar)
    if not named and not home and kind != "cacah" and WORD_OF_MEASURE.search(clause.isi):
        named = subjects.known_by_one_word(words)
    return _all(named, words, own) or _at_home(home, clause, words, own, kind)


def _nearly_meant(
    subjects: NamedPokok,
    home: Sequence[Pokok],
    sentence: Ucapan,
    clause: Clause,
    own: Roots,
    number: Number,
) -> tuple[Quantity, ...]:
    """What a clause may mean that says one verb more than the name of something."""
    end = clause.mulai + len(clause.isi)
    if UNKNOWABLE.search(reach(sentence.besar, end)) or _A_MONTH.search(sentence.isi[:end]):
        return ()
    words, verbs = clause.kata_pokok(), roots(" ".join(_VERB.findall(clause.dengan_pokok)))
    if number.jenis == "cacah":
        home = [about for about in home if about.ciri & words]
    chosen = subjects.named(words, sentence.besar) or home if verbs else ()
    return tuple(q for about in chosen for q in about.nearest_to(words, own, verbs))


_VERB = lazy_pattern(r"\b(?:me|di|ter|ber)[a-z]{4,}\b")


def _slips(wrong: Iterable[Quantity], number: Number) -> list[Quantity]:
    """The values of which a number is a slip of the pen, where it has figures enough for that."""
    size = number.besaran.ketelitian
    told = (number.nilai / size).to_integral_value()
    return [q for q in wrong if _is_slip(told, (abs(q.nilai) / size).to_integral_value())]


def _is_slip(told: Decimal, meant: Decimal) -> bool:
    figures, other = str(int(meant)), str(int(told))
    if min(len(figures), len(other)) < _FIGURES:
        return len(figures) > 1 and other == figures[::-1]
    return slipped(told, meant)


_FIGURES = 3
"""From so many figures on one that differs is no chance."""


_ELEMENT = roots("unsur variabel komponen")
"""What says of a value that it is one of a part, which the name of the part says as well."""


def _at_home(
    home: Sequence[Pokok], clause: Clause, words: Roots, own: Roots, kind: str
) -> tuple[Quantity, ...]:
    """What a clause may mean that names nothing, by the section that it stands in."""
    if kind == "cacah":
        telling = OF_RESULT.search(clause.isi)
        chosen = [
            about
            for about in home
            if telling
            or about.ciri & words
            or about.rest(words, own) in about.parts
            or (_SO_MANY.search(clause.isi) and about.rest(words, own) in about.angka)
        ]
        return () if _UNTIL.search(clause.isi) else _all(chosen, words, own)
    if not words and _BEFORE.search(clause.isi):
        return tuple(q for about in home for group in about.angka.values() for q in group)
    speaks = any(about.kosa & words for about in home) or WORD_OF_MEASURE.search(clause.isi)
    return _all(home, words, own) if speaks else ()


_SO_MANY = lazy_pattern(r"\b(?:berjumlah|jumlah|mencapai|tercatat|sebanyak)\s+(?:\w+\s+)?\d")


def _all(subjects: Iterable[Pokok], words: Roots, own: Roots) -> tuple[Quantity, ...]:
    return tuple(quantity for about in subjects for quantity in about.meant_by(words, own))


def _apart(
    subjects: NamedPokok, home: Sequence[Pokok], sentence: Ucapan, clause: Clause, own: Roots
) -> tuple[Quantity, ...]:
    """The values of each thing that a comparing clause names: of this month, and of that one."""
    if not CHANGE.search(clause.isi):
        return ()
    words = clause.kata()
    chosen = subjects.named(words, sentence.besar) or home
    return tuple(quantity for about in chosen for quantity in about.named_by(words, own))


def _is_wrong(
    meant: Sequence[Quantity],
    apart: Sequence[Quantity],
    number: Number,
    clause: Clause,
    sentence: Ucapan,
    now: int,
) -> list[Quantity]:
    """The values of which a number is none; nothing where it is one, or cannot be judged.

    Where the clause compares, `apart` are the values of each of the things that it names.
    """
    units = _units_of(number, meant)
    fitting = [q for q in meant if q.unit in units]
    if not fitting or (
        number.jenis == "cacah" and number.nilai <= 1 and any(q.nilai for q in fitting)
    ):
        return []
    years = set(YEAR.findall(clause.isi))
    if years and not years & {year for q in fitting for year in _years_of(q, now)}:
        return []  # of a year that the data do not tell of
    changed = CHANGE.search(clause.isi) is not None
    if changed:
        meant = [*meant, *apart]
    possible = fitting if changed else _narrowed(fitting, number, clause, sentence, now)
    if any(number.is_(quantity.nilai) for quantity in possible):
        return []
    open_ = changed or LEFT.search(clause.isi) is not None
    if changed and number.jenis != "rupiah":
        meant = _between(meant, clause, sentence, now)
    by_one = BY_ONE.search(clause.isi) is not None
    values = derived(meant, number, changed=open_, by_one=by_one)
    if any(map(number.is_, values)):
        return []
    return possible


def _between(
    meant: Sequence[Quantity], clause: Clause, sentence: Ucapan, now: int
) -> Sequence[Quantity]:
    """The values of the two years between which a change is told; all where no year is named."""
    match = AGAINST.search(clause.isi)
    if match is None or len(set(YEAR.findall(sentence.isi)) - {str(now)}) > 1:
        return meant
    told = match["tahun"]
    years = {told if told.isdigit() else str(now - 1), str(now)}
    return [quantity for quantity in meant if _year_of(quantity, now) in years]


def _units_of(number: Number, meant: Sequence[Quantity]) -> tuple[Unit, ...]:
    """The units that a number may have; a count beside respondents counts people."""
    answered = any(quantity.unit is Unit.RESPONDEN for quantity in meant)
    return PEOPLE if answered and number.jenis == "cacah" else _UNITS[number.jenis]


def _narrowed(
    found: list[Quantity], number: Number, clause: Clause, sentence: Ucapan, now: int
) -> list[Quantity]:
    """The values of the measure and the year that the words before a number tell."""
    before = clause.isi[: number.mulai - clause.mulai]
    measures = _MEASURE.findall(before)
    labels = _MEASURES.get(measures[-1], ()) if measures else ()
    of_measure = [q for q in found if not labels or q.label.startswith(labels)] or found
    years = set(YEAR.findall(clause.isi))
    told_elsewhere = not years and YEAR.search(sentence.isi)
    if (
        len(years) > 1
        or told_elsewhere
        or _OTHER_TIME.search(sentence.isi[: clause.mulai + len(clause.isi)])
    ):
        return of_measure
    year = years.pop() if years else str(now)
    return [q for q in of_measure if _year_of(q, now) == year] or of_measure


def _years_of(quantity: Quantity, now: int) -> list[str]:
    """The years of a quantity: that of its path, and that of a plan in its label."""
    return [_year_of(quantity, now), *YEAR.findall(quantity.label)]


def _year_of(quantity: Quantity, now: int) -> str:
    years = YEAR.findall(quantity.path.replace("_", " "))
    return years[0] if years else str(now)


def _told(
    subject: Subject, text: Text, sentence: Ucapan, number: Number, known: list[Quantity]
) -> Problem:
    shown = in_a_row([f"{q.label}: {besaran(q)}" for q in known[:3]])
    words = [word.rstrip(".,;:)”") for word in sentence.asli[number.mulai :].split()[:2]]
    quoted = " ".join(words if words[-1] in _UNIT_WORDS else words[:1])
    message = f"“{quoted}” tidak ada di antara angka yang dimaksud: {shown}."
    start = sentence.mulai + number.mulai
    return problem(subject, text, start, message, ADVICE, others=tuple(known[:3]))


_UNIT_WORDS = frozenset(
    ["persen", "orang", "pegawai", "responden", "ribu", "juta", "miliar", "triliun", "rupiah"]
)
