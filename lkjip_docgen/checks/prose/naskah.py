"""Placeholders, instructions and repeated passages left in the office's texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.findings.codes import rules as codes
from lkjip_docgen.model import IsiTabel, made_up_names, pieces_of
from lkjip_docgen.office_text import HTML
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.rules import kata_isian, petunjuk
from lkjip_docgen.source import Path_

_SOURCE_NUMBERS = r"\d{1,3} (?: (?:[,;]\s|\s?[–-]\s?) (?:\d{1,3} | (?:hlm|hal|p)\.\s?\d{1,4}))*"
"""What stands in the brackets of a citation: "[4]", "[4, 5]", "[3, hlm. 7]"."""
_CHANGE = "(?:kenaikan|peningkatan|pertumbuhan|penambahan|penurunan|pengurangan)"

_PLACEHOLDER = lazy_pattern(
    r"""
      # [jumlah responden], but no link, footnote, box to tick, number of a source or [sic]
      (?<!\^) \[ (?!\^ | [ xX]\] | NUMBERS\] | sic\]) [^\[\]\n]{0,120} \] (?!\()
    | \{\{ .{0,200}? \}\} | \{% .{0,200}? %\}                    # template code
    | (?<![\w\\^{}$]) \{ (?![#{%]) [^{}\n#]{1,60} \} (?!\})       # {17,2}, but no formula
    | « [^\W\d]\w{0,60} »                             # a merge field
    | <<? (?! (?:br|HTML) [\s/>]) [^\W\d_] [^<>\n]{0,60} >       # <nama kantor>, but no HTML
    | \.{4,} | …{2,} | _{3,}                         # dotted lines
    | \b (?:Nomor|No\.|Rp|sebesar|tanggal|tahun) \s* (?:\.{3} | …)
    | (?<=\s) (?:\.{3} | …) (?=\s) (?![^“”"\n]{0,200}[”"])   # for a number, but not in a quotation
    | \A (?:\.{3} | …) \Z
    | \A misalnya :? [ ] [^\n]{1,120} \Z        # the example of a key, with the word before it
    | \b x{2,} \b | \b Xx{2,} \b | \b X{4,} \b | \b \d{1,3}[xX]{2,} \b
    | \b (?i:sebanyak|sebesar|sejumlah|berjumlah) \s+ X{2,3} \b
    | \b X{1,3} (?: [,.]X{1,3} | \s*% | \s+ (?:persen|orang|rupiah|responden|pegawai) \b)
    | \b (?:[Tt]abel|[Gg]ambar|[Gg]rafik|[Bb]agan|[Hh]alaman) \s+ X{2,3} (?!\w)
    | \( \s* (?:sebutkan|tuliskan|jelaskan|uraikan|isikan|cantumkan|lengkapi|masukkan|ketikkan)
      \b [^()\n]{0,100} \)                              # (sebutkan jenisnya)
    | \b (?:naik\s?/\s?turun | (?:meningkat|meningkatkan)\s?/\s?(?:menurun|menurunkan)
      | bertambah\s?/\s?berkurang | (?:tercapai|terpenuhi)\s?/\s?(?:tidak|belum)(?:\s+\w+)?
      | (?:sudah|telah)\s?/\s?belum | berhasil\s?/\s?gagal
      | lebih\s+(?:tinggi|rendah)\s?/\s?lebih\s+(?:tinggi|rendah)) \b
    | \b (?:mengalami|terjadi|terdapat|menunjukkan) \s+ CHANGE \s?/\s? CHANGE \b
    | \b (?:TODO|TBD|FIXME) \b
    | \#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!)
    | \# \s* (?:misalnya \b | PERIKSA:) [^\n]{0,80}  # a note of the data file, inside a text
    | (?:Error|Kesalahan|Galat)! \s+ [A-Z] [^.\n]{0,80}      # of Word, where a field leads nowhere
    """.replace("HTML", HTML)
    .replace("NUMBERS", _SOURCE_NUMBERS)
    .replace("CHANGE", _CHANGE),
    re.VERBOSE,
)
_SIGNS = (
    *("[", "{", "<", "«", "..", "…", "__", "xx", "XX", "TODO", "TBD", "FIXME", "#"),
    *(
        "Error!",
        "Kesalahan!",
        "Galat!",
        "/",
        "X.X",
        "X,",
        "X%",
        "X ",
        "(seb",
        "(tul",
        "(jel",
        "(ur",
    ),
    *("(isi", "(can", "(len", "(mas", "(di", "(ket", "(Seb", "(Tul", "(Jel", "(Ur", "( "),
    "misalnya",
)
_SIGN = lazy_pattern("|".join(map(re.escape, _SIGNS)))
"""What every placeholder holds, looked for at once."""
_ORDERS = (
    *("jelaskan", "uraikan", "tuliskan", "sebutkan", "deskripsikan", "cantumkan", "isikan"),
    *("paparkan", "gambarkan", "terangkan", "ceritakan"),
)
_ORDER = lazy_pattern(
    r"(?:\A|[.!?]\s+|\n\s*(?:[-*]\s+|\d+[.)]\s+)?)"
    rf"(?P<perintah>(?:{'|'.join(word.capitalize() for word in _ORDERS)})\s+[a-z][^.!?:\n]{{0,60}})"
    r"(?![^.!?\n]{0,200}:)"
)
"""A sentence that begins with an order to the writer: "Jelaskan faktor yang memengaruhi"."""

_FILL_IN = lazy_pattern(
    r"\(\s*\*{0,2}(?P<kurung>[^*()\n]{1,60})\*{0,2}\s*\)|\*{1,2}(?P<miring>[^*()\n]{1,60})\*{1,2}"
)
_HALF_YEAR = lazy_pattern(
    r"\b(?:selama\s+tahun|LKjIP\)?|laporan\s+kinerja(?:\s+instansi\s+pemerintah)?)\s+\*?"
    r"(?P<periode>(?:Semester|Triwulan)\s+(?:I{1,3}|IV|[1-4]|pertama|kedua|ganjil|genap)\b)",
    re.IGNORECASE,
)


@rule(codes.PENANDA_TERTINGGAL, Severity.ERROR, "Penanda isian tertinggal", acceptable=True)
def placeholders(subject: Subject) -> Iterator[Problem]:
    """Brackets, dotted lines and template words that wait for the office's own words.

    A text that follows another one of the data is told of where that one stands.
    """
    words = kata_isian()
    written = subject.project.places.values
    for text in texts(subject):
        if written and text.path not in written:
            continue
        for start, found in _placeholders(text.value, words):
            if _NOTE.match(found):
                yield problem(subject, text, start, f"Catatan `{found}` menjadi teks.", _NO_NOTE)
                continue
            yield problem(subject, text, start, _LEFT.format(found), _FILL)
    yield from _left_in_tables(subject, words)


_LEFT = "Penanda isian `{}` masih tertinggal."
_FILL = (
    "Ganti dengan isi yang sebenarnya, atau hapus kalimatnya. Keterangan yang memang "
    "bagian kalimat ditulis dalam kurung biasa."
)


def _left_in_tables(subject: Subject, words: frozenset[str]) -> Iterator[Problem]:
    """The same in the files of the office's own tables, whose cells are printed as they are."""
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel or piece.grafik
        if own is None or own.berkas is None:
            continue
        at = (*path, piece.jenis, "berkas")
        for value, place in _words_in(own.berkas):
            for _, found in _placeholders(value, words):
                yield Problem(at, _LEFT.format(found), _FILL, place)


def _words_in(table: IsiTabel) -> Iterator[tuple[str, Place | None]]:
    """The headings of a table and its cells that hold words, with the places of the cells.

    Dots alone are the sign of official statistics for a figure that is not available.
    """
    yield from ((column.judul, None) for column in table.kolom)
    cells = (cell for row in table.baris for cell in row if cell.nilai is None)
    yield from ((cell.teks, cell.place) for cell in cells if cell.teks.strip(".… "))


_NOTE = lazy_pattern(r"#\s*\w")
_NO_NOTE = (
    "Hapus baris itu. Di bawah tanda | atau >- semua baris yang menjorok tercetak, juga yang "
    "diawali tanda #."
)


def _placeholders(value: str, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where placeholders stand in a text, first those that are no ordinary words, and they."""
    taken: list[range] = []
    if _SIGN.search(value) is not None:
        for match in _PLACEHOLDER.finditer(value):
            taken.append(range(*match.span()))
            yield match.start(), match.group()
    for match in _fill_ins(value, words):
        if not any(match.start() in span for span in taken):
            yield match.start(), match.group()


def _fill_ins(value: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Words in parentheses or italics that ask to be replaced; a bold cell of a table is none."""
    if "*" in value or "(" in value:
        for match in _FILL_IN.finditer(value):
            if _asks(match, words) and not _is_bold_cell(match):
                yield match


def _is_bold_cell(match: re.Match[str]) -> bool:
    """Whether words are the heading or the total of a table: bold, and alone in their cell."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    alone = before.rstrip(" ").endswith("|") and after.lstrip(" ").startswith("|")
    return alone and match.group().startswith("**")


def _asks(match: re.Match[str], words: frozenset[str]) -> bool:
    """Whether words can only be a request; those in mere parentheses may be a remark."""
    inner = (match["kurung"] or match["miring"]).strip().lower()
    if inner not in words:
        return False
    return bool(match["miring"]) or "catatan" in inner or "isi" in inner


@rule("LK402", Severity.WARNING, "Petunjuk templat tertinggal")
def instructions(subject: Subject) -> Iterator[Problem]:
    """Sentences that tell the author how to write the report."""
    yield from _examples(subject)
    phrases: defaultdict[Path_, list[str]] = defaultdict(list)
    for phrase in petunjuk():
        for text in texts_holding(subject, _longest_word(phrase)):
            phrases[text.path].append(phrase)
    ordering = {text.path for text in texts_holding(subject, *_ORDERS)}
    for text in texts(subject):
        if text.path not in phrases and text.path not in ordering:
            continue
        if (found := _instruction(text, phrases.get(text.path, ()))) is not None:
            start, words = found
            yield problem(
                subject,
                text,
                start,
                f"Petunjuk pengisian masih tertinggal: “{words}”.",
                "Hapus petunjuk itu dan tulis isi yang diminta.",
            )


def _examples(subject: Subject) -> Iterator[Problem]:
    """Examples of this program that were made data by taking away the sign before them."""
    office = subject.laporan.kantor
    if "contoh" in office.nama.lower():
        return  # that is what the office is called
    known = made_up_names(subject.laporan.profil)
    addresses = ((("kantor", key), getattr(office, key)) for key in ("surel", "laman", "telepon"))
    for path, value in (*((text.path, text.value) for text in texts(subject)), *addresses):
        said = value or ""
        told = _EXAMPLE_WORD.sub("", said) if said.startswith("misalnya") else said
        plain = told.strip("\"'. ").lower()
        if plain in known or ("contoh" in plain and _SAMPLE_ADDRESS.fullmatch(plain)):
            yield Problem(
                path,
                f"Contoh isian masih tertinggal: “{value}”.",
                "Ganti dengan isi kantor, atau hapus barisnya.",
            )


_SAMPLE_ADDRESS = lazy_pattern(r"\S*\bcontoh(?:kab)?\.go\.id\S*")
_EXAMPLE_WORD = lazy_pattern(r"^misalnya:? ")


def _instruction(text: Text, phrases: Iterable[str]) -> tuple[int, str] | None:
    """Where the first instruction of a text begins, and its words."""
    phrase = _first_held(phrases, _one_spaced(text.lowered))
    if phrase is not None:
        return _find_loosely(text.value, phrase), phrase.strip("; ")
    order = _ORDER.search(text.prose) if text.holds(*_ORDERS) else None
    if order is None or text.official:
        return None
    return order.start("perintah"), order["perintah"]


def _longest_word(phrase: str) -> str:
    words: list[str] = _LETTERS.findall(phrase)
    return max(words, key=len)


_LETTERS = lazy_pattern(r"[^\W\d_]+")


def _first_held(phrases: Iterable[str], words: str) -> str | None:
    """The first of some phrases that words hold."""
    for phrase in phrases:
        if phrase in words:
            return phrase
    return None


def _one_spaced(words: str) -> str:
    """Words with one space between them."""
    return " ".join(words.split()) if "\n" in words or "  " in words else words


def _find_loosely(value: str, phrase: str) -> int:
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    match = re.search(pattern, value, re.IGNORECASE)
    return match.start() if match else 0


@rule("LK403", Severity.WARNING, "Periode bukan setahun dalam laporan tahunan")
def half_years(subject: Subject) -> Iterator[Problem]:
    """A half-year or a quarter named as the period of the report itself.

    What happened in a quarter of the year may of course be told.
    """
    year = subject.laporan.dokumen.tahun
    for text in texts(subject):
        if "emester" not in text.value and "riwulan" not in text.value:
            continue
        if (match := _HALF_YEAR.search(text.value)) is not None:
            yield problem(
                subject,
                text,
                match.start("periode"),
                f"“{match['periode']}” disebut sebagai periode laporan kinerja tahun {year}.",
                f"Tulis tahun {year} bila yang dimaksud periode laporan.",
                (("dokumen", "tahun"),),
            )
