"""Claims on a whole series: always, never, only in one step of it, in so many of its steps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.claims.barisan import Barisan, Titik, names_of_steps, series_of
from lkjip_docgen.checks.claims.bulan_lengkap import months_called_complete
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.pertama_kali import won_before
from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.claims.ramalan import Ramalan, may_tell, predicate_in
from lkjip_docgen.checks.claims.yang_menjawab import all_have_answered
from lkjip_docgen.checks.logic.patterns import MONTH, Ucapan, flat, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, replace

_STEPS: Final = (
    r"bulan|tahun|triwulan|jenis\s+belanja|unsur|variabel|komponen|indikator|program|sumber\s+dana"
)
_STEMS = (
    *("selalu", "senantiasa", "setiap ", "tiap ", "pernah", "hanya", "tidak ada", "seluruh "),
    *("semua ", "sepanjang", "berturut", "satu-satunya", "tahun", "bulan", "triwulan", "tanpa "),
)
_QUANTIFIER = lazy_pattern(
    rf"(?P<bukan>\b(?:tidak|belum|bukan|tak)\s+(?:selalu|setiap|tiap|semua|seluruh)\b)"
    rf"|(?P<nihil>\b(?:(?:tidak|belum|tak)\s+pernah|(?:tidak|tak)\s+(?:ada|terdapat)\s+"
    rf"(?:satu\s+pun\s+|1\s+pun\s+|se)?(?P<benda1>{_STEPS})(?:\s+pun)?(?:\s+yang)?"
    rf"|tanpa\s+(?:ada\s+)?(?:satu\s+|1\s+)?(?P<benda2>{_STEPS})\s+pun(?:\s+yang)?))\b"
    rf"|(?P<hanya>\bhanya\b(?:\s+(?:ada|pada|di))?(?:\s+(?P<n>\d{{1,2}})\s+(?P<benda3>{_STEPS}))?)"
    rf"|(?P<semua>\b(?:selalu|senantiasa"
    rf"|berturut-turut(?!\s+(?:[a-z]+\s+){{0,3}}(?:rp\s?)?\d[\d.,]*[^.;\d]{{0,20}},\s*(?:rp\s?)?\d)|sepanjang\s+(?:tahun|20\d\d)"
    rf"|(?:setiap|tiap|seluruh|semua|masing-masing|keempat|ketiga|kedua|keenam|keduabelas|kedelapan)"
    rf"\s+(?P<benda4>{_STEPS}))\b)"
    rf"|(?P<banyak>(?<![\w.,])(?P<kurang>(?:sedikitnya|setidaknya|paling\s+sedikit|lebih\s+dari)\s+)?"
    rf"(?P<m>\d{{1,2}})\s+(?P<benda5>{_STEPS})\b"
    r"(?!\s+(?:terakhir|lalu|berturut|pertama|sebelum|ini|itu|yang\s+lalu|lamanya|sekali|kemudian)))"
)
_OF_QUANTIFIERS = (
    *(
        "selalu",
        "senantiasa",
        "setiap",
        "tiap",
        "semua",
        "seluruh",
        "pernah",
        "tidak",
        "tak",
        "tanpa",
    ),
    *("hanya", "berturut-turut", "sepanjang", "masing-masing", "keempat", "ketiga", "kedua"),
    *("keenam", "kedelapan"),
)
"""One of them is in each of these claims, if no digit is."""
_NUMBERED = lazy_pattern(rf"\d\s+(?:{_STEPS})\b")
_NO_CLAIM = lazy_pattern(
    r"\b(?:agar|supaya|harus|wajib|diharapkan|diharap|akan|perlu|ditargetkan|direncanakan|diupayakan"
    r"|berusaha|berupaya|jika|bila|apabila|kalau|memastikan|menjaga|mendorong|berkomitmen|seharusnya"
    r"|semestinya|diperlukan|disyaratkan|syarat\w*|ketentuan|diwajibkan|hendak|semoga|dapat|bisa|mampu"
    r"|untuk|guna|demi|depan|mendatang|menargetkan|bertekad|ingin|hampir|rata-rata|sebagian|umumnya"
    r"|cenderung|belum\s+tentu|bulan\s+(?:pertama|terakhir)|(?:tahun|triwulan)\s+pertama)\b"
)
_CUT = lazy_pattern(
    r"[;:()“”]|\b(?:karena|sebab|akibat|sehingga|sedangkan|sementara|meskipun|walaupun|tetapi|namun"
    r"|padahal|yakni|yaitu|berkat|sekalipun|akan\s+tetapi|hingga\s+akhirnya)\b"
)
_AFTER = lazy_pattern(r",|\b(?:dan|serta|dengan|sesuai|oleh|kecuali|selain|walau|meski)\b")
"""What ends the clause behind what is said."""
_JOINT = lazy_pattern(r",\s+(?:dan|serta|lalu|kemudian)\s|\s(?:dan|serta)\s")
_BUT = lazy_pattern(r"\b(?:kecuali|selain|di\s+luar)\b(?P<apa>[^.;]*)")


class _Said(Record):
    """A claim: how many steps of what it speaks of, and what it says of them."""

    jenis: str  # semua | nihil | hanya | banyak
    langkah: str  # the kind of step; "" where it is not said
    banyak: int | None
    paling_sedikit: bool
    hanya: bool
    mulai: int
    akhir: int
    ramalan: Ramalan


@rule("LK556", Severity.WARNING, "Disebut selalu, tidak pernah, atau hanya, padahal datanya tidak")
def whole_series(subject: Subject) -> Iterator[Problem]:
    """ "Selalu melampaui target", "tidak pernah di bawah 30", "hanya April", "dua bulan"."""
    yield from all_have_answered(subject)
    yield from months_called_complete(subject)
    yield from won_before(subject)
    for text in texts_holding(subject, *_STEMS):
        if text.official or text.path[0] in ("renstra", "organisasi"):
            continue
        for sentence in sentences_of(subject, text):
            if not (may_tell(sentence.isi) and _may_claim(sentence.isi)):
                continue
            found = _contradicted(subject, text, sentence)
            if found is not None:
                start, message, others = found
                at = sentence.mulai + start
                yield problem(subject, text, at, message, ADVICE, others=others)


def _may_claim(sentence: str) -> bool:
    """A quick look at whether `_QUANTIFIER` can match a part of a sentence."""
    return any(map(sentence.__contains__, _OF_QUANTIFIERS)) or (
        has_figure(sentence) and _NUMBERED.search(sentence) is not None
    )


_Found = tuple[int, str, tuple[Quantity, ...]]


def _contradicted(subject: Subject, text: Text, sentence: Ucapan) -> _Found | None:
    """Where a claim on a series begins that is false by each series it may mean."""
    for begin, words in _parts(sentence.isi):
        for told in _said_in(words):
            said = _of_section(told, text)
            series = series_of(subject, text, words, sentence.besar)
            found = _false_of_all(said, series, words)
            if found is not None:
                quote = flat(sentence.asli[begin + said.mulai : begin + said.akhir])
                message = f"“{quote}” bertentangan dengan data: {_shown(*found)}."
                others = tuple(value for one in found[1][:_SHOWN] for value in _values(one))
                return begin + said.mulai, message, others
    return None


def _of_section(said: _Said, text: Text) -> _Said:
    """A claim as its section means it: what IKPA calls indicators are its components."""
    if said.langkah == "indikator" and text.path[0] in ("ikpa", "smart"):
        return replace(said, langkah="komponen")
    return said


def _parts(words: str) -> Iterator[tuple[int, str]]:
    """The parts of a sentence between causes, contrasts and brackets."""
    begin = 0
    for cut in (*_CUT.finditer(words), None):
        end = cut.start() if cut else len(words)
        if end - begin > 12:
            yield begin, words[begin:end]
        begin = cut.end() if cut else end


def _said_in(words: str) -> Iterator[_Said]:
    """The claims of a part of a sentence; none where it wishes."""
    if _NO_CLAIM.search(words):
        return
    for match in _QUANTIFIER.finditer(words):
        kind = next(kind for kind in _KINDS if match[kind])
        if kind == "bukan":
            return
        if kind == "banyak" and _WITHIN.search(words[: match.start()]):
            continue
        told = predicate_in(words, match.end()) or _told_before(words, match)
        if told is None or (kind == "hanya" and told.kata.startswith(_JUST)):
            continue
        if kind == "semua" and _NEVER.search(words, match.end(), max(told.mulai, match.end())):
            continue  # "setiap bulan tidak pernah": told by the words for never
        benda = next((flat(match[g]) for g in _THINGS if match[g]), "")
        number = match["n"] or match["m"]
        yield _Said(
            "banyak" if number else kind,
            "unsur" if benda == "variabel" else benda,
            int(number) if number else None,
            bool(match["kurang"]),
            kind == "hanya",
            min(match.start(), told.mulai),
            max(match.end(), told.akhir),
            told,
        )


_NEVER = lazy_pattern(r"\b(?:tidak|belum|tak)\s+pernah\b")
_JUST = ("mencapai", "sebesar", "bernilai", "tetap")
"""Words before a value behind "hanya", which call it small: "hanya mencapai 88 persen"."""
_WITHIN = lazy_pattern(r"\b(?:dalam|selama|kurun|waktu|ke)\s+$")
_KINDS = ("bukan", "nihil", "hanya", "semua", "banyak")
_THINGS = ("benda1", "benda2", "benda3", "benda4", "benda5")


def _told_before(words: str, match: re.Match[str]) -> Ramalan | None:
    """What is said before the word for always: "target tercapai setiap tahun"."""
    if match["semua"] or match["banyak"]:
        found = predicate_in(words[: match.start()], 0)
        return found if found and match.start() - found.akhir < 30 else None
    return None


# --- against the data ----------------------------------------------------------------------------

_Wrong = tuple[Barisan, Sequence[Titik]]


def _false_of_all(said: _Said, found: Sequence[Barisan], words: str) -> _Wrong | None:
    """The first series by which a claim is false, if it is false by each that it may mean.

    Of several series that are called by their names it is false by one.
    """
    spoken = roots(words)
    fitting = [one for one in found if _is_meant(said, one, words) and one.is_named(words, spoken)]
    called = [one for one in fitting if one.bernama]
    if called:
        more = frozenset[str]().union(*(one.kata for one in called))
        told = (one for one in called if not _rest(words, said, one, more))
        wrong = ((one, _against(said, one, words)) for one in told)
        return next(((one, steps) for one, steps in wrong if steps), None)
    each = [(one, _against(said, one, words)) for one in fitting if not _rest(words, said, one)]
    return each[0] if each and all(steps for _, steps in each) else None


def _is_meant(said: _Said, series: Barisan, words: str) -> bool:
    """Whether a claim can be one on a series, by its steps and by what is said of them."""
    if not said.ramalan.fits(series) or _is_told_elsewhere(said, series):
        return False
    if series.langkah not in _TIMES and not _is_of_the_time(series, words):
        return False
    if said.langkah:
        return series.langkah == said.langkah
    if said.jenis == "hanya":
        return bool(names_of_steps(series, words[said.mulai :]))
    return series.langkah == _step_of(words, series)


def _is_of_the_time(series: Barisan, words: str) -> bool:
    """Whether values of several things are of the month that words name, or of the year."""
    named = _A_MONTH.findall(words)
    if _OF_QUARTERS.search(words):
        return False
    return series.bulan in named if named else not series.bulan


_A_MONTH = lazy_pattern(rf"\b(?i:{MONTH})\b")


def _is_told_elsewhere(said: _Said, series: Barisan) -> bool:
    """Whether other rules count the indicators that reached their targets."""
    of_target = said.ramalan.jenis == "target" and series.langkah == "indikator"
    return of_target and said.jenis in ("semua", "banyak")


_OF_MONTHS = lazy_pattern(rf"\b(?:bulan\w*|(?i:{MONTH}))\b")
_OF_QUARTERS = lazy_pattern(r"\btriwulan\w*\b")
_OF_YEARS = lazy_pattern(r"\b(?:tahun\w*|20\d\d)\b")
_THROUGH_THE_YEAR = lazy_pattern(r"\bsepanjang\s+(?:tahun|20\d\d)\b")


def _step_of(words: str, series: Barisan) -> str:
    """Which steps are meant where a claim does not say: by other words, else by the series."""
    if _OF_QUARTERS.search(words):
        return "triwulan"
    if _OF_MONTHS.search(words) or _THROUGH_THE_YEAR.search(words):
        return "bulan"
    if _OF_YEARS.search(words):
        return "tahun"
    if series.langkah == "bulan":
        return "bulan"
    return "tahun" if series.langkah == "tahun" else ""


_ALLOWED = roots(
    "selalu senantiasa setiap tiap seluruh semua pernah hanya satu-satunya sepanjang"
    " berturut-turut bulan tahun triwulan target targetnya realisasi capaian capaiannya"
    " nilai nilainya hasil serapan terserap penyerapan realisasinya terealisasi responden"
    " respondennya tercapai terpenuhi terlampaui mencapai memenuhi melampaui melebihi"
    " mendahului bernilai bawah atas angka tinggi konsisten terakhir ditetapkan ditentukan"
    " sejak mulai sampai hingga persen orang kejadian memperoleh mendapat berhasil terus"
    " kali kecuali selain berada turun skor dalam kurun survei diikuti dijawab diisi"
    " menjawab mengisi jumlah ikut jenis unsur variabel komponen indikator program januari"
    " februari maret april mei juni juli agustus september oktober november desember ii"
    " iii iv awal akhir juta miliar milyar triliun ribu"
)
"""Words that say nothing but that there is a series, and how its steps lie."""


def _rest(words: str, said: _Said, series: Barisan, more: Roots = frozenset()) -> Roots:
    """What a claim says beside the series: then it may be about another one."""
    steps = roots(" ".join(f"{one.nama} {one.panjang}" for one in series.titik))
    end = _AFTER.search(words, said.ramalan.akhir)
    clause = words[: end.start() if end else None]
    return roots(clause) - series.kata - more - _ALLOWED - steps


def _against(said: _Said, series: Barisan, words: str) -> Sequence[Titik]:
    """The steps by which a claim is false; nothing where it may be true."""
    steps = _steps_of(said, series, words)
    if len(steps) < 2 or not steps:
        return ()
    found: list[Sequence[Titik]] = []
    for holds in said.ramalan.benar:
        wrong = _wrong(said, series, words, steps, holds)
        if not wrong:
            return ()
        found.append(wrong)
    return found[0] if found else ()


def _wrong(
    said: _Said,
    series: Barisan,
    words: str,
    steps: Sequence[Titik],
    holds: Callable[[Titik], bool | None],
) -> Sequence[Titik]:
    told = {one.nama: holds(one) for one in steps}
    true = [one for one in steps if told[one.nama]]
    false = [one for one in steps if told[one.nama] is False]
    if said.jenis == "semua":
        return false
    if said.jenis == "nihil":
        return true
    unknown = len(steps) - len(true) - len(false)
    if said.jenis == "banyak":
        return () if _may_be(said, series, len(true), unknown) else (true or steps)
    named = names_of_steps(series, words[said.mulai :])
    if not named:
        return ()
    others = [one for one in true if one not in named]
    return others or [one for one in named if told.get(one.nama) is False]


def _may_be(said: _Said, series: Barisan, true: int, unknown: int) -> bool:
    """Whether so many steps may be meant by a number of them.

    Of months and years it is all that there are; of other things it may be some.
    """
    told = said.banyak or 0
    some = said.paling_sedikit or (series.langkah not in _TIMES and not said.hanya)
    return told <= true + unknown and (some or told >= true)


_SINCE = lazy_pattern(
    rf"\b(?P<kata>sejak|mulai|setelah|sesudah)\s+(?:bulan\s+|tahun\s+)?(?P<dari>20\d\d|{MONTH}"
    r"|triwulan\s+[iv]+)\b",
    re.IGNORECASE,
)
_UNTIL = lazy_pattern(
    rf"\b(?:sampai|hingga|s\.d\.)\s+(?:dengan\s+)?(?:bulan\s+|tahun\s+)?(?P<ke>20\d\d|{MONTH}"
    r"|triwulan\s+[iv]+)\b",
    re.IGNORECASE,
)
_LAST = lazy_pattern(r"\b(?P<n>\d)\s+tahun\s+(?:terakhir|berturut-turut)\b")


def _steps_of(said: _Said, series: Barisan, words: str) -> Sequence[Titik]:
    """The steps that a claim is about: since one, until one, but for some, or all of them.

    Nothing where single steps are named in another way.
    """
    steps = list(series.titik)
    but = _BUT.search(words)
    excluded = names_of_steps(series, but["apa"]) if but else []
    since, until = _SINCE.search(words), _UNTIL.search(words)
    names = [one.nama for one in steps]
    begin, end = 0, len(steps)
    if since and since["dari"] in names:
        begin = names.index(since["dari"]) + (since["kata"] in ("setelah", "sesudah"))
    if until and until["ke"] in names:
        end = names.index(until["ke"]) + 1
    last = _LAST.search(words)
    if last and series.langkah == "tahun":
        begin = max(begin, len(steps) - int(last["n"]))
    named = [one for one in names_of_steps(series, words) if one not in excluded]
    if said.jenis != "hanya" and not (since or until) and named and series.langkah in _TIMES:
        return [one for one in steps if one in named] if len(named) > 1 else ()
    return [one for one in steps[begin:end] if one not in excluded]


_TIMES = ("tahun", "bulan", "triwulan")


_SHOWN = 3
"""Steps that a finding tells."""


def _values(step: Titik) -> Iterator[Quantity]:
    for value in (step.nilai, step.lain):
        if value is not None and value.ada:
            yield value


def _shown(series: Barisan, steps: Sequence[Titik]) -> str:
    """The steps that tell otherwise, with their values."""
    told = [_told(series, one) for one in steps[:_SHOWN]]
    more = len(steps) - len(told)
    if more:
        told.append(f"{more} lainnya")
    return f"{series.nama} {in_a_row(told)}"


def _told(series: Barisan, step: Titik) -> str:
    name = step.nama.upper() if series.langkah == "indikator" else step.nama.capitalize()
    if step.nilai is None or not step.nilai.ada:
        return name
    shown = [besaran(step.nilai)]
    if step.lain is not None and step.lain.ada:
        shown.append(f"lawannya {besaran(step.lain)}")
    elif step.target is not None and step.target.ada:
        shown.append(f"target {besaran(step.target)}")
    return f"{name} ({', '.join(shown)})"
