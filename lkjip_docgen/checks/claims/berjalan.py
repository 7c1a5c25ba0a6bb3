"""Services that one text tells as running and another as not running."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lkjip_docgen.checks.claims.kelompok import Words
from lkjip_docgen.checks.logic.patterns import MONTH, Said, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import holds_any, lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Path_

_RUNS: Final = (
    r"(?:beroperasi|berfungsi|berjalan|digunakan|dipakai|dimanfaatkan|dioperasikan|dibuka|tersedia|terpasang"
    r"|diterapkan|dilayani|memenuhi\s+(?:syarat|persyaratan|standar))"
)
_VERBS: Final = (
    *("beroperasi", "berfungsi", "berjalan", "digunakan", "dipakai", "dimanfaatkan"),
    *("memenuhi", "dioperasikan", "dibuka", "tersedia", "terpasang", "diterapkan", "dilayani"),
)
_OFFERS: Final = (
    *("membuka", "memiliki", "mempunyai", "menyediakan", "menyelenggarakan", "mengoperasikan"),
    "terdapat",
)
_NO: Final = ("belum", "tidak", "berhenti")
_YES: Final = ("sudah", "telah", "kini", "tetap", "masih", "mulai", "kembali", "beroperasi")
_STATE = lazy_pattern(
    rf"\b(?P<tidak>(?:belum|tidak|tidak\s+lagi|berhenti)\s+(?:dapat\s+|bisa\s+|pernah\s+|lagi\s+)?{_RUNS})\b"
    rf"|\b(?P<ya>(?:(?:sudah|telah|kini|tetap|masih|mulai|kembali)\s+){{1,2}}(?:dapat\s+|bisa\s+)?{_RUNS}"
    rf"|beroperasi(?=\s+(?:setiap|tiap|sepanjang|penuh|normal)))\b"
)
_CUT = lazy_pattern(
    r"[;:()]|,(?!\d)|\b(?:sehingga|karena|sebab|sedangkan|sementara|tetapi|namun|padahal|meskipun|walaupun"
    r"|bahwa|agar|supaya|untuk|ketika|bila|jika|apabila)\b"
)
_SOME = lazy_pattern(
    r"\b(?:sebagian|beberapa|sejumlah|semua|seluruh\w*|setiap|tiap|sering|kadang\w*|sempat|pernah|semula"
    r"|awalnya|sebelum\w*|dahulu|dulu|lalu|akan|\w*(?:rencana|jadwal|harap|target)\w*|hanya|kecuali|selain|lain|lainnya"
    r"|baru|uji|sementara|(?:19|20)\d\d)\b|\d"
)
"""What narrows a state to some of the things, or to what was before."""
_SOME_TIME = lazy_pattern(
    rf"\b(?:{MONTH.lower()}|selama|saat|hari|minggu|bulan|triwulan|malam|musim)\b"
)
_ALL_THE_TIME = lazy_pattern(r"\bsepanjang\s+tahun\b|\b(?:setiap|tiap)\s+(?:bulan|hari)\b")
_WHERE = lazy_pattern(r"\s+(?:di|pada|bagi|oleh)\s+(?P<apa>.*)")
_ALSO = lazy_pattern(r"\b(?:dan|atau|maupun|serta)\b")
_NOT_OFFERED = lazy_pattern(
    r"\b(?:belum|tidak)\s+(?:[a-z]+\s+){0,7}?(?:membuka|memiliki|mempunyai|menyediakan|menyelenggarakan"
    r"|mengoperasikan|terdapat)\s+(?P<apa>[^.;]+)"
)
_OFFERED = lazy_pattern(
    rf"\b(?:telah|sudah|kini)\s+(?:membuka|memiliki|mempunyai|menyediakan|menyelenggarakan|mengoperasikan)\b"
    rf"|\b(?:telah|sudah|kini)\s+{_RUNS}\b"
)
_ITEMS = lazy_pattern(r",\s*|\s+(?:atau|dan|maupun)\s+")
_SHORT = lazy_pattern(r"\(([A-Z][\w-]+)\)")
_NAME = lazy_pattern(r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+)+")
_NO_STATE: Final = frozenset(
    (
        *("permasalahan", "kendala", "solusi", "rekomendasi", "saran", "langkah", "sejarah"),
        *("sejarah_bidang", "renstra", "rencana_aksi", "evaluasi_akip", "organisasi", "riwayat"),
        *("perjanjian_kinerja", "rencana_kinerja", "diterima", "pernyataan"),
    )
)
"""Fields that tell of what was before, of what is wished for, or of what was mended."""
_FEWEST: Final = 2
_ADVICE: Final = "Samakan keduanya, atau sebutkan sejak kapan keadaannya berubah."


class _State(Record):
    """What a clause says of a thing: the words that mean it, whether it runs, and where."""

    teks: Text
    kalimat: Ucapan
    mulai: int
    kata: Words
    tempat: Words  # of whom and where it is said, behind the verb
    nama: tuple[str, ...]
    berjalan: bool
    bersama: bool  # whether several things are named together
    sewaktu: bool = False  # whether it is told of a part of the year only

    @property
    def kutip(self) -> str:
        """The words of the sentence."""
        return " ".join(self.kalimat.asli.split()).rstrip(".")


@rule("LK587", Severity.WARNING, "Disebut berjalan di satu tempat, tidak berjalan di tempat lain")
def running_and_not(subject: Subject) -> Iterator[Problem]:
    """ "Penerbangan belum dapat beroperasi" beside "penerbangan sudah beroperasi"."""
    said = _said(subject, _NO, (*_VERBS, *_OFFERS))
    denied = [one for text, sentence in said for one in _not_running(text, sentence)]
    for text, sentence in _said(subject, _YES, (*_VERBS, *_OFFERS)) if denied else ():
        for one in _running(text, sentence):
            other = next((no for no in denied if _contradict(no, one)), None)
            if other is not None:
                yield _told(subject, one, other)
    for one, other in _having_and_not(subject):
        yield _told(subject, one, other)


def _told(subject: Subject, one: _State, other: _State) -> Problem:
    place = place_of(subject, other.teks, other.kalimat.mulai + other.mulai)
    message = f"“{one.kutip}” bertentangan dengan “{other.kutip}”."
    start = one.kalimat.mulai + one.mulai
    others: tuple[Place | Path_, ...] = (place,) if place else (other.teks.path,)
    return problem(subject, one.teks, start, message, _ADVICE, others=others)


def _said(subject: Subject, words: Iterable[str], verbs: Iterable[str]) -> Iterator[Said]:
    """The sentences that hold one of some words, and one of some verbs."""
    held = {text.path for text in texts_with(subject, verbs)}
    for text in texts_with(subject, words):
        if text.path in held and not text.official and not _NO_STATE & set(text.field.split(".")):
            for sentence in sentences_of(subject, text):
                if holds_any(sentence.isi, words) and holds_any(sentence.isi, verbs):
                    yield text, sentence


def _contradict(no: _State, yes: _State) -> bool:
    """Whether what does not run is what runs, or several things of which that is one."""
    if no.teks.path == yes.teks.path:
        return False
    if no.sewaktu and not _ALL_THE_TIME.search(yes.kalimat.isi):
        return False
    if no.nama:
        return any(name in yes.kalimat.asli for name in no.nama)
    if min(len(no.kata), len(yes.kata)) < _FEWEST:
        return False
    if not no.tempat <= yes.kata | yes.tempat:
        return False
    return no.kata <= yes.kata or (no.bersama and yes.kata <= no.kata)


def _not_running(text: Text, sentence: Ucapan) -> Iterator[_State]:
    for state in _states(text, sentence, "tidak"):
        clause = _clause(sentence.isi, state.mulai)
        if not _SOME.search(clause):
            yield replace(state, sewaktu=_SOME_TIME.search(clause) is not None)
    match = _NOT_OFFERED.search(sentence.isi)
    if match is None or _SOME.search(sentence.isi[: match.end("apa")]) is not None:
        return
    names: list[str] = []
    for item in _ITEMS.split(sentence.asli[match.start("apa") : match.end("apa")]):
        names += [*_SHORT.findall(item), *(" ".join(n.split()) for n in _NAME.findall(item))]
    if names:
        yield _State(
            text,
            sentence,
            match.start(),
            frozenset(),
            frozenset(),
            tuple(names),
            berjalan=False,
            bersama=True,
        )


_HAS = lazy_pattern(
    r"\b(?P<ada>belum|tidak|sudah|telah|kini)\s+(?:ada\s+yang\s+)?(?:mempunyai|memiliki)\s+(?P<apa>[a-z]+(?:\s+[a-z]+){0,3})"
)
_ALL = lazy_pattern(r"\b(?:seluruh|semua|setiap|tiap)\b")
_FEW = lazy_pattern(r"\d|\b(?:sebagian|beberapa|sejumlah|sebuah|seorang)\b")
_OBJECT_ENDS = lazy_pattern(
    r"\s+(?:dan|yang|untuk|di|pada|bagi|dengan|sejak|sehingga|serta|atau)\b.*$"
)


def _having(text: Text, sentence: Ucapan) -> Iterator[tuple[_State, Words, bool]]:
    """What is said to have something, or not to: with who has it, and whether they are some."""
    for match in _HAS.finditer(sentence.isi):
        begin = max((cut.end() for cut in _CUT.finditer(sentence.isi, 0, match.start())), default=0)
        named = sentence.isi[begin : match.start()]
        whole = _OBJECT_ENDS.sub("", match["apa"])
        told = match["ada"] not in _NO
        some = _FEW.search(named) is not None
        state = _State(
            text,
            sentence,
            match.start(),
            frozenset(rows_of_words(whole)),
            frozenset(),
            (),
            berjalan=told,
            bersama=_ALL.search(named) is not None,
        )
        if not _LATER_OR_BEFORE.search(sentence.isi):
            yield state, roots(named), some


_LATER_OR_BEFORE = lazy_pattern(
    r"\b(?:semula|awalnya|sebelum\w*|dahulu|dulu|lalu|akan|agar|\w*(?:rencana|usul|harap|target)\w*|19\d\d|20\d\d)\b"
)


def _having_and_not(subject: Subject) -> Iterator[tuple[_State, _State]]:
    """Who is said to have something, beside a text by which they have none, or some have not."""
    verbs = ("mempunyai", "memiliki")
    said = [
        one
        for text, sentence in _said(subject, (*_NO, *_YES), verbs)
        for one in _having(text, sentence)
    ]
    for yes, who, some in said:
        for no, lacking, few in said if yes.berjalan and not some else ():
            they = who == lacking or (yes.bersama and who and who <= lacking)
            same = they and no.kata <= yes.kata
            apart = no.berjalan or no.teks.path == yes.teks.path
            if same and not apart and (yes.bersama or not few):
                yield yes, no
                break


def _running(text: Text, sentence: Ucapan) -> Iterator[_State]:
    for state in _states(text, sentence, "ya"):
        before = sentence.isi[: state.mulai]
        if not (_SOME.search(before) or _SOME_TIME.search(before)):
            yield state
    match = _OFFERED.search(sentence.isi)
    if match is not None and not _SOME.search(sentence.isi):
        yield _State(
            text,
            sentence,
            match.start(),
            frozenset(),
            frozenset(),
            (),
            berjalan=True,
            bersama=False,
        )


def _states(text: Text, sentence: Ucapan, kind: str) -> Iterator[_State]:
    """What a sentence says of things that are named before the verb of their clause."""
    words = sentence.isi
    for match in _STATE.finditer(words):
        if not match[kind]:
            continue
        begin = max((cut.end() for cut in _CUT.finditer(words, 0, match.start())), default=0)
        named = words[begin : match.start()]
        also = _ALSO.search(named) is not None
        kata, tempat = roots(named), roots(_behind(words, match.end()))
        yield _State(
            text, sentence, match.start(), kata, tempat, (), berjalan=kind == "ya", bersama=also
        )


def _behind(words: str, position: int) -> str:
    """Where something runs, or for whom, behind the verb."""
    cut = _CUT.search(words, position)
    match = _WHERE.match(words[position : cut.start() if cut else len(words)])
    return match["apa"] if match else ""


def _clause(words: str, position: int) -> str:
    begin = max((cut.end() for cut in _CUT.finditer(words, 0, position)), default=0)
    cut = _CUT.search(words, position)
    return words[begin : cut.start() if cut else len(words)]
