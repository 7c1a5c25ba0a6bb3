"""Sentences that are whole: they begin with a capital, end with a full stop, and end at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.own_words import Own, own_words
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import kosakata

_LEADING: Final = (
    "adalah agar bagi bahwa dalam dan dari demi dengan di hingga ialah karena ke kepada "
    "ketika maupun meliputi melalui merupakan namun oleh para pada sebesar secara sedangkan "
    "sehingga sejak seperti serta sebagai supaya terhadap tetapi untuk yaitu yakni yang"
)
"""Words that something has to follow."""
_OPENERS: Final = tuple(_LEADING.split())
_OPEN: Final = frozenset(_OPENERS)
_BEGUN: Final = (
    *("segera", "selalu", "sudah", "juga", "belum", "tidak", "lebih", "langsung", "turut"),
    *("mulai", "terus", "kembali", "kerap"),
)
"""Words with which what "dan" joins to a sentence may begin."""
_HALF: Final = frozenset({"lebih", "sangat", "paling", "akan", "telah", "harus", "sedang", "dapat"})
"""Words that something follows unless "atau" stands before them: "50 orang atau lebih"."""
_NEVER_LAST: Final = frozenset(
    (
        *(
            "setiap",
            "tiap",
            "atau",
            "sangat",
            "paling",
            "amat",
            "telah",
            "masih",
            "menjadi",
            "tanpa",
        ),
        *("berbagai", "beberapa", "sebuah", "suatu", "seorang", "selain", "berupa", "tentang"),
        *("mengenai", "menurut", "selama", "setelah", "bahkan", "apabila", "jika", "bila", "maka"),
        *("walaupun", "meskipun", "terutama", "khususnya", "dapat", "harus", "akan"),
        *("adanya", "selaku", "hendak", "hanya", "merasa"),
    )
)
"""Words that end a phrase or an item now and then, and no sentence before its stop."""
_OF_SOMETHING: Final = frozenset(
    (
        *("memiliki", "mempunyai", "mencakup", "menampung", "menghasilkan", "melaksanakan"),
        *("menyelesaikan", "meningkatkan", "menyediakan", "memberikan", "melakukan", "menggunakan"),
        *("menyebabkan", "mengakibatkan", "menunjukkan", "membutuhkan", "memerlukan", "mengalami"),
        *("menyelenggarakan", "mewujudkan", "mengoptimalkan", "menetapkan", "memuat", "memperoleh"),
        *("mendapatkan", "menurunkan", "menindaklanjuti", "mengusulkan", "memastikan"),
    )
)
"""Verbs that say nothing without what is done, had or caused."""
_HAS_OBJECT: Final = lazy_pattern(
    r"\b(?:yang|untuk|guna|cara|siapa|apa|tempat|cukup|mampu|sanggup|sulit|mudah|sempat|tidak|belum"
    r"|bersedia|berwenang|wajib|enggan|sebelum|sesudah|setelah|ketika|saat)\b[^.;]{0,60}\Z"
)
"""Words after which such a verb may stand alone: "yang berwenang menetapkan"."""
_LAST_OPENERS: Final = (*_OPENERS, *_NEVER_LAST, *_BEGUN, *_OF_SOMETHING)
_MAY_END: Final = lazy_pattern(
    r"\b(?:(?:jika|apabila|bila|selama|sejauh|sedapat|sebisa|tidak|belum|yang)\s+(?:dapat|harus|akan)"
    r"|(?:sudah|telah|belum|sedang|dan|atau|maupun)[\s,]+(?:yang\s+)?(?:akan|telah)"
    r"|(?:apa|seperti|sebagaimana)\s+adanya|yang\s+terutama|sebuah\s+harus)\Z"
)
_DANGLING: Final = lazy_pattern(
    r"\b(?:(?:dan|serta|tetapi|sehingga|lalu)\s+(?:belum|tidak|lebih|sudah)"
    r"|(?:dan|atau|serta|tetapi|sehingga|lalu)\s+(?:segera|selalu|juga|langsung|turut|mulai|terus|kembali"
    r"|kerap))\Z"
)
"""A word that begins what "dan" joins to the sentence, which ends with it."""
_PAIRED: Final = lazy_pattern(
    r"\b(?:sudah|telah|sedang|tidak|belum|perlu|dapat|bisa|boleh|cepat|tepat|tanggap|tuntas|mudah"
    r"|cermat|rutin|pergi|maju|lama|baru|ya|jujur|lugas|kini|dulu|dahulu|berangkat|pulang|dibayar"
    r"|tertulis|baik|secara\s+[\w-]+(?:,\s+[\w-]+)*)[,\s]+(?:dan|atau|serta)\s+\w+\Z"
)
"""Two words of one kind: "sudah atau belum", "cepat dan segera"."""
_HALF_DONE: Final = lazy_pattern(
    r"(?<!atau\s)(?<!kurang\s)(?<!tidak\s)(?<!jauh\s)(?<!sedikit\s)(?<!bahkan\s)\blebih\Z"
)
_STOP: Final = lazy_pattern(r"[.!?](?=[\s)”]|$)")
_OPEN_PAIR: Final = lazy_pattern(
    r"\b(?:di\s+samping|antara\s+lain|terdiri\s+(?:atas|dari)"
    r"|berupa|yaitu|selain|di\s+antaranya|setiap|tiap|beberapa|berbagai|sebuah|suatu|setelah|sesudah"
    r"|selama|pada\s+masa|mengenai|tentang|menurut|menjadi|tanpa|hingga|di\s+antara"
    r"|(?<!gambar\s)(?<!grafik\s)(?<!tabel\s)(?<!daftar\s)(?<!bagan\s)(?<!berikut\s)(?<!tersebut\s)"
    r"(?<!seperti\s)(?<!sebagaimana\s)(?<!uraian\s)(?<!disebut\s)(?<!ada\s)di\s+bawah)\s*\Z"
)
"""Pairs of words that something has to follow where a sentence stops at them."""
_LAST_SMALL: Final = lazy_pattern(r"(?<![\w-])([a-z]+)\Z")
_BROKEN_OFF: Final = lazy_pattern(r"(?<=[a-z)%\d]\.)\s+(Sehingga)\s+[a-z]")
_BEFORE_COMMA: Final = lazy_pattern(
    r"\b(dengan|dari|pada|oleh|kepada|terhadap|untuk|bagi|dalam|sebagai|karena|agar)\s*,\s+[A-Z][a-z]+\s+[a-z]"
)
_LAST_WORD: Final = lazy_pattern(r"(?<![\w-])([^\W\d_]+)[ \t]*(,?)\s*$")
_IN_LIST: Final = lazy_pattern(r"[,;]\s*(?:dan|atau|serta|maupun)\s*$")
_LIST_LINE: Final = lazy_pattern(r"\s*(?:[-*+•]|\d+[.)]|[a-z][.)])\s")
_PARAGRAPHS: Final = lazy_pattern(r"\n[ \t]*\n")
_SENTENCE_END: Final = lazy_pattern(r"(?<=[a-z)%\d])[.!?]\s+(?=[A-Z])")
_ENDED: Final = lazy_pattern(r"[.!?:;…][\s)”\"*_]*$")
_NOT_PROSE: Final = lazy_pattern(r"\s*(?:[#|>!*+-]|\d+[.)]|[A-Za-z][.)]\s|Tabel:|Gambar:|\$\$)")
_SMALL_START: Final = lazy_pattern(
    r"(?<![\w./-])(?:([a-z]{4,})|(?:19|20)\d\d|\d[\d.,]*%)[.!?][ \t\n]+([a-z]{2,})(?![\w.-])"
)
_SMALL_BEHIND_STOP: Final = lazy_pattern(r"[.!?][ \t\n]+[a-z]{2}")
_LONGEST_WORD: Final = 40
_FEWEST_WORDS: Final = 4  # of a phrase that is a sentence; "Hasil antara" is none
_ABBREVIATED: Final = frozenset({"hlm", "prof", "lamp", "tahun", "jalan"})
_SENTENCE: Final = 12  # blanks: as many words are no title
_SENTENCES: Final = (
    *("kedudukan", "sejarah", "sejarah_bidang", "latar", "uraian", "penutup", "nilai_dasar"),
    *("permasalahan", "dampak", "catatan", "layanan_luar_kantor", "pengantar"),
)
"""Fields whose texts are sentences, however short."""
_PHRASES: Final = ("tugas", "fungsi", "satuan", "pengampu")
"""Fields of phrases, which begin with a small letter as regulations write them."""


@rule("LK430", Severity.WARNING, "Kalimat terpotong")
def cut_sentences(subject: Subject) -> Iterator[Problem]:
    """Sentences that end with a word which something follows, and last ones without a stop."""
    for own in own_words(subject):
        if own.text.field == "kantor.alamat":
            continue  # "Jl. Jend. Sudirman ...": its stops end no sentence
        for start, message, advice in _cut(own):
            yield problem(subject, own.text, start, message, advice)


def _cut(own: Own) -> Iterator[tuple[int, str, str]]:
    yield from _open_before_a_stop(own.words)
    for match in _BEFORE_COMMA.finditer(own.words) if ", " in own.words else ():
        yield match.start(), f"Kalimat terputus setelah kata “{match[1]}”.", _FINISH
    for match in _BROKEN_OFF.finditer(own.words) if "Sehingga" in own.words else ():
        message = f"Kalimat diawali kata hubung “{match[1]}”, sehingga terputus dari sebabnya."
        yield match.start(1), message, "Sambung dengan kalimat di depannya."
    whole = own.text.field.rpartition(".")[2] in _SENTENCES
    start = 0
    ends = [match.start() for match in _PARAGRAPHS.finditer(own.words)]
    for end in [*ends, len(own.words)]:
        paragraph = own.words[start:end]
        if not _ENDED_IN_QUOTES.search(own.text.value[start:end].rstrip()[-2:]):
            yield from (
                (start + at, said, advice) for at, said, advice in _cut_end(paragraph, whole=whole)
            )
        start = end


def _open_before_a_stop(words: str) -> Iterator[tuple[int, str, str]]:
    """Sentences that are ended behind a word which something has to follow."""
    for stop in _STOP.finditer(words):
        begin = max(0, stop.start() - _LONGEST_WORD)
        before = words[begin : stop.start()].rstrip(" \t")
        last = _LAST_SMALL.search(before) if before.endswith(_LAST_OPENERS) else None
        if last is not None and (last[1] in _OPEN or _is_unfinished(before, last[1])):
            yield begin + last.start(), f"Kalimat berakhir pada kata “{last[1]}”.", _FINISH


def _is_unfinished(before: str, last: str) -> bool:
    """Whether words that end with `last`, which may end a phrase, still wait for others."""
    if last in _OF_SOMETHING:
        return _HAS_OBJECT.search(before) is None
    if last in _NEVER_LAST:
        return _MAY_END.search(before) is None
    if last == "lebih" and _HALF_DONE.search(before):
        return True
    return _DANGLING.search(before) is not None and _PAIRED.search(before) is None


_ENDED_IN_QUOTES: Final = lazy_pattern(r"[.!?…][\"”’']$")
"""A sentence of somebody else, whose stop stands before the mark: "Jalan rusak." """
_FINISH: Final = "Lanjutkan kalimatnya, atau hapus kata itu."


def _cut_end(paragraph: str, *, whole: bool) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the end of a paragraph; `whole` where each is at least a sentence."""
    line = paragraph.rstrip().rpartition("\n")[2]
    last = _LAST_WORD.search(paragraph, max(0, len(paragraph.rstrip()) - _LONGEST_WORD))
    if (
        last is None
        or _ENDED.search(paragraph, max(0, len(paragraph) - _LONGEST_WORD))
        or paragraph.count(" ") < _FEWEST_WORDS
    ):
        return
    if _is_open(paragraph, last):
        yield last.start(), f"Kalimat terpotong setelah kata “{last[1]}”.", _FINISH
        return
    if _is_half_a_word(paragraph[: last.start()], last[1]):
        yield last.start(), f"Kalimat terpotong di tengah kata “{last[1]}”.", _FINISH
        return
    is_prose = not _NOT_PROSE.match(paragraph) and not _LIST_LINE.match(line)
    ended = _SENTENCE_END.search(paragraph) or (whole and paragraph.count(" ") >= _SENTENCE)
    if last[1] not in _OPEN and is_prose and ended:
        message = f"Kalimat terakhir tidak diakhiri titik: “... {last.group().strip()}”."
        yield last.start(), message, "Beri titik, atau lanjutkan kalimatnya."


def _is_half_a_word(before: str, last: str) -> bool:
    """Whether a last word is of a few small letters, and neither a word nor a unit."""
    if len(last) > _HALF_A_WORD or not last.islower() or last in _UNITS:
        return False
    return last not in kosakata().semua and re.search(r"[a-z]\s+$", before) is not None


_HALF_A_WORD: Final = 3
_UNITS: Final = frozenset(
    (
        *("km", "kg", "ha", "cm", "mm", "gr", "ml", "ton", "kwh", "rt", "rw", "kk", "org", "wib"),
        *("wit", "ya", "gas", "api", "web", "lab", "esa", "dll", "dsb", "dst", "asn", "pns", "tni"),
    )
)
"""Short words that end a phrase and are in no list of common words."""


def _is_open(paragraph: str, last: re.Match[str]) -> bool:
    """Whether something has to follow the last word, and the paragraph is no item of a list."""
    if last[1] in _HALF:
        return not paragraph[: last.start()].rstrip().endswith(("atau", "tidak", "belum"))
    if _OPEN_PAIR.search(paragraph, max(0, last.start() - _LONGEST_WORD)):
        return _IN_LIST.search(paragraph) is None
    return last[1] in _OPEN and _IN_LIST.search(paragraph) is None


@rule("LK437", Severity.WARNING, "Kalimat diawali huruf kecil")
def small_beginnings(subject: Subject) -> Iterator[Problem]:
    """A sentence that begins with a small letter behind a full stop, or at the start of a text."""
    for own in own_words(subject):
        for start, word in _small_beginnings(own):
            message = f"Kalimat diawali huruf kecil: “{word}”."
            yield problem(subject, own.text, start, message, f"Tulis “{word.capitalize()}”.")


def _small_beginnings(own: Own) -> Iterator[tuple[int, str]]:
    if "." not in own.words and "?" not in own.words:
        return
    for match in _SMALL_START.finditer(own.words) if _SMALL_BEHIND_STOP.search(own.words) else ():
        if (match[1] is None or _ends_a_sentence(match[1])) and match[2] in kosakata().semua:
            yield match.start(2), match[2]
    first = re.match(r"[a-z]{2,}(?![\w.-])", own.words)
    phrase = own.text.official or own.text.field.rpartition(".")[2] in _PHRASES
    if first and not phrase and _SENTENCE_END.search(own.words):
        yield 0, first.group()


def _ends_a_sentence(word: str) -> bool:
    """Whether a full stop behind a word is no part of an abbreviation."""
    return word in kosakata().semua and word not in _ABBREVIATED
