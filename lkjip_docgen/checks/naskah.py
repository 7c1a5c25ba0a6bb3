"""Placeholders, instructions and repeated passages left in the office's texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip_docgen.checks.report_texts import Text, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import IsiTabel, pieces_of
from lkjip_docgen.office_text import HTML
from lkjip_docgen.place import Place
from lkjip_docgen.rules import kata_isian, petunjuk
from lkjip_docgen.source import Path_, dotted

_PLACEHOLDER = re.compile(
    r"""
      # [jumlah responden], but no link, footnote, box to tick, number of a source or [sic]
      (?<!\^) \[ (?!\^ | [ xX]\] | \d{1,3}\] | sic\]) [^\[\]\n]{0,120} \] (?!\()
    | \{\{ .{0,200}? \}\} | \{% .{0,200}? %\}                    # template code
    | <<? (?! (?:br|HTML) [\s/>]) [^\W\d_] [^<>\n]{0,60} >       # <nama kantor>, but no HTML
    | \.{4,} | …{2,} | _{3,}                         # dotted lines
    | \b (?:Nomor|No\.|Rp|sebesar|tanggal|tahun) \s* (?:\.{3} | …)
    | \b x{2,} \b | \b X{4,} \b
    | \b (?:TODO|TBD|FIXME) \b
    | \#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!)
    | \# \s* (?:misalnya \b | PERIKSA:) [^\n]{0,80}  # a note of the data file, inside a text
    | Error! \s+ (?:Reference|Bookmark) \b .{0,80}?(?:found|defined)
    """.replace("HTML", HTML),
    re.VERBOSE,
)
_SIGNS = ("[", "{", "<", "..", "…", "__", "xx", "XX", "TODO", "TBD", "FIXME", "#", "Error!")
_FILL_IN = re.compile(
    r"\(\s*\*{0,2}(?P<kurung>[^*()\n]{1,60})\*{0,2}\s*\)|\*{1,2}(?P<miring>[^*()\n]{1,60})\*{1,2}"
)
_HALF_YEAR = re.compile(
    r"\b(?:selama\s+tahun|LKjIP\)?|laporan\s+kinerja(?:\s+instansi\s+pemerintah)?)\s+\*?"
    r"(?P<periode>(?:Semester|Triwulan)\s+(?:I{1,3}|IV|[1-4]|pertama|kedua|ganjil|genap)\b)",
    re.IGNORECASE,
)
_LONG = 150


@rule("LK400", Severity.ERROR, "Penanda isian tertinggal")
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
    """The headings of a table and its cells that hold words, with the places of the cells."""
    yield from ((column.judul, None) for column in table.kolom)
    cells = (cell for row in table.baris for cell in row)
    yield from ((cell.teks, cell.place) for cell in cells if cell.nilai is None)


_NOTE = re.compile(r"#\s*\w")
_NO_NOTE = (
    "Hapus baris itu. Di bawah tanda | atau >- semua baris yang menjorok tercetak, juga yang "
    "diawali tanda #."
)


def _placeholders(value: str, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where placeholders stand in a text, first those that are no ordinary words, and they."""
    taken: list[range] = []
    if any(map(value.__contains__, _SIGNS)):
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
    phrases = petunjuk()
    for text in texts(subject):
        if (phrase := _first_held(phrases, _one_spaced(text.lowered))) is not None:
            yield problem(
                subject,
                text,
                _find_loosely(text.value, phrase),
                f"Petunjuk pengisian masih tertinggal: “{phrase.strip('; ')}”.",
                "Hapus petunjuk itu dan tulis isi yang diminta.",
            )


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


@rule("LK404", Severity.WARNING, "Isian berulang")
def repetitions(subject: Subject) -> Iterator[Problem]:
    """The same passage in two places."""
    seen: dict[tuple[str, str], Path_] = {}
    for text in texts(subject):
        if text.official:
            continue
        key = (_scope(text), " ".join(text.value.split()).casefold())
        if key in seen:
            message = f"Isi ini sama dengan `{dotted(seen[key])}`."
            suggestion = "Hapus salah satu, atau tulis isi yang khas untuk tiap bagian."
            yield Problem(text.path, message, suggestion, others=(seen[key],))
        elif key[0]:
            seen[key] = text.path


def _scope(text: Text) -> str:
    """Where a repetition counts: among its siblings, and for long passages everywhere."""
    if len(text.value) >= _LONG:
        return "laporan"
    if isinstance(text.path[-1], int) and len(text.value) > 20:
        return dotted(text.path[:-1])
    if text.path[0] == "inovasi" and len(text.value) > 40:
        return text.field
    return ""
