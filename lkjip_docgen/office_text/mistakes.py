"""What a text asks of Markdown that the report does not print as meant, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from lkjip_docgen.markdown_tree import Token, tree_of
from lkjip_docgen.office_text.captions import TITLE
from lkjip_docgen.office_text.lines import APART, JOINED, ended_early
from lkjip_docgen.office_text.parser import tokens_of
from lkjip_docgen.office_text.pictures import FOREIGN, file_of, shown_alone
from lkjip_docgen.office_text.references import target_of
from lkjip_docgen.office_text.titles import wrong_titles
from lkjip_docgen.patterns import holds_any, lazy_pattern
from lkjip_docgen.records import Record

SAFE_LINK: Final = lazy_pattern(r"(https?://|mailto:)", re.IGNORECASE)
_ROW = lazy_pattern(r"^[ \t]*\|.*\|", re.MULTILINE)
_PARTING = lazy_pattern(r"\|[ \t]*:?-{3,}")
_CELL = lazy_pattern(r"(?<!\\)\|")
_TOLD_ELSEWHERE = lazy_pattern(  # tables and their titles, underlined titles
    rf"{_ROW.pattern}|^[ \t]*[Tt]ab(?:el|le)[ \t]*:|^=+\s*$", re.MULTILINE
)
_NOTE_LINE = r"^[ \t]*\[\^{}\]:"
_LETTERED = lazy_pattern(
    r"^[ \t]*(?:[a-z][.)]|\d{1,2}\\?[.)]|\(\w{1,3}\))(?=[ \t]+\S)", re.MULTILINE
)
_TELLING: Final = tuple("*_`~^|![]<>&$#=+-")
_NUMBERED = lazy_pattern(r"\s*\d{1,9}[.)](?:\s|$)")
_SHOWN = 40  # characters of a text that a message quotes
_MOST = 100  # mistakes of one text
HTML: Final = (
    "a|abbr|b|big|blockquote|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|mark|ol"
    "|p|pre|s|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
"""The names of the elements of HTML that people write among Markdown."""


class Mistake(Record):
    """What is wrong with a text, where it begins, and what to write instead.

    `lost`: words or a picture are missing from the report, or signs stand in it
    that mean nothing to a reader; otherwise only its look is not as meant.
    """

    start: int
    message: str
    suggestion: str
    lost: bool = True


def mistakes(text: str, *, in_cell: bool = False, in_list: bool = False) -> tuple[Mistake, ...]:
    """The mistakes of a text in their order.

    `in_cell`: it is printed in a cell of a table; `in_list`: as an item of a list.
    """
    leading = tuple(_leading_sign(text, _MARKED if in_list else _BULLET))
    if not _may_have_markdown(text):
        return leading
    tokens, notes = tokens_of(text)
    reader = _Reader(text, in_cell)
    found = chain(
        leading,
        reader.whole(tokens, in_list=in_list),
        reader.blocks(tokens),
        () if in_cell else reader.titles(tokens),
        reader.notes(notes),
    )
    return tuple(sorted(set(islice(found, _MOST)), key=lambda m: (m.start, m.message)))


def _may_have_markdown(text: str) -> bool:
    """Whether a text has a sign of it or a second line; a number is one only where it begins."""
    if "\n" in text.strip() or holds_any(text, _TELLING):
        return True
    return _NUMBERED.match(text) is not None


_BOX = lazy_pattern(r"\[[ xX]\](?=\s)")
_BULLET = lazy_pattern(r"\s*([•▪●◦‣➢])\s*(?=\S)")
_ITEM = lazy_pattern(r"\s*([-+*•▪●◦‣➢]|#{1,6}|\d{1,2}[.)])\s+(?=\S)")
_MARKED = lazy_pattern(  # 1. is read as a list of one item, and told as such
    r"\s*([•▪●◦‣➢–—]|(?:[2-9]|1[0-5])[.)]|[a-z][.)])\s+(?=\S)"
)
_SIGN_PRINTED: Final = "Tanda `{}` di awal isian tercetak apa adanya."
_SIGN_NEEDLESS: Final = "Hapus tandanya: laporan sendiri yang memberi nomor atau tanda butir."


def plain_signs(text: str) -> Iterator[Mistake]:
    """The signs of Markdown and HTML in a text that is none: they are printed as they are."""
    yield from _leading_sign(text, _ITEM)
    if sign := _IN_PLAIN.search(text):
        message = "Tanda `{}` tercetak apa adanya: isian ini tidak mengenal tata tulis."
        advice = "Hapus tandanya, atau tulis kalimatnya pada isian uraian."
        yield Mistake(sign.start(), message.replace("{}", sign[0][:_SHOWN]), advice, lost=False)


def _leading_sign(text: str, pattern: re.Pattern[str]) -> Iterator[Mistake]:
    """The sign of an item that begins a text and is printed with it."""
    if sign := pattern.match(text):
        message = _SIGN_PRINTED.replace("{}", sign[1])
        yield Mistake(sign.start(1), message, _SIGN_NEEDLESS, lost=False)


class _Sign(Record):
    """Signs that are left in the words, and what is said of them."""

    pattern: re.Pattern[str]
    message: str
    suggestion: str


_SIGNS: Final = (
    _Sign(
        lazy_pattern(rf"</?(?:{HTML})(?:\s[^<>]*)?/?>|<!--.{{0,200}}?-->", re.IGNORECASE),
        "Kode HTML `{}` tercetak apa adanya.",
        "Pakai **tebal**, *miring*, ~bawah~, ^atas^, atau hapus kodenya.",
    ),
    _Sign(
        lazy_pattern(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE),
        "Kode HTML `{}` tercetak apa adanya.",
        "Ketik hurufnya langsung.",
    ),
    _Sign(
        lazy_pattern(r"\*\*|(?<!\w)__(?!_)|(?<!_)__(?!\w)"),
        "Tanda `{}` tidak berpasangan, sehingga tercetak apa adanya.",
        "Tulis **seperti ini**, tanpa spasi di sisi dalam tandanya.",
    ),
    _Sign(
        lazy_pattern(r"!?\[[^\[\]\n]*\]\([^\n]{0,200}?(?:\)|$)"),
        "Tautan atau gambar `{}` tidak terbaca.",
        "Tulis [kata](https://alamat) atau ![keterangan](foto/nama.jpg); alamat tanpa spasi.",
    ),
    _Sign(
        lazy_pattern(r"\[\^[^\]\s]{1,60}\](?!:)"),
        "Catatan kaki `{}` tidak mempunyai isi.",
        "Tambahkan baris {}: isi catatan, pada paragraf tersendiri dalam teks yang sama.",
    ),
    _Sign(
        lazy_pattern(r"^\[[^\]^]+\]:\s*\S+", re.MULTILINE),
        "Alamat rujukan `{}` tidak didukung.",
        "Tulis alamatnya pada tautannya: [kata](https://alamat).",
    ),
    _Sign(
        lazy_pattern(r"\$[^$\s][^$\n]{0,80}[\\^_{][^$\n]{0,80}\$"),
        "Rumus `{}` tidak didukung dalam teks.",
        "Tulis dengan kata, atau dengan ~bawah~ dan ^atas^.",
    ),
    _Sign(
        lazy_pattern(r"^=+\s*$", re.MULTILINE),
        "Garis `{}` di bawah judul tidak didukung.",
        "Hapus garisnya; judul ditulis ## Judul.",
    ),
)
_IN_PLAIN: Final = lazy_pattern(
    rf"\*\*(?=[^\s*])[^*\n]+\*\*|</?(?:{HTML})(?:\s[^<>]*)?/?>|\[[^\[\]\n]+\]\(\S+\)", re.IGNORECASE
)
_BLOCKS: Final = {
    "fence": (
        "Blok kode (```) dicetak sebagai alinea biasa.",
        "Hapus baris ```; untuk baris yang berjajar, pakai tabel.",
        False,
    ),
    "hr": ("Garis pemisah tidak dicetak.", "Hapus barisnya, atau pakai judul.", False),
    "blockquote_open": (
        "Kutipan (>) dicetak sebagai alinea biasa.",
        "Hapus tanda >, dan pakai tanda kutip.",
        False,
    ),
}
_NO_PICTURES: Final = frozenset({"td_open", "th_open", "footnote_open"})
_IN_CELL: Final = {
    "table_open": "Tabel",
    "heading_open": "Judul",
}


class _Reader:
    """Goes through the tokens of one text."""

    def __init__(self, text: str, in_cell: bool) -> None:
        self._text = text
        self._in_cell = in_cell
        self._line = 0  # of the block being read
        self._columns = 0  # of the table being read
        # Markdown ends a line at each of these; the lines stay as long as they are in the text.
        self._lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def whole(self, tokens: Sequence[Token], *, in_list: bool) -> Iterator[Mistake]:
        """A text that is one item or title as a whole, and an item of a list that is a list."""
        first = self._lines[tokens[0].map[0]].strip() if tokens and tokens[0].map else ""
        if is_one_item(tokens) and not _BOX.search(first):
            yield self._at(
                first,
                "Tanda di depan `{}` tidak tercetak: isian ini bukan daftar.",
                _SIGN_NEEDLESS,
                lost=False,
            )
        elif _is_only(tokens, "heading"):
            yield self._at(
                first,
                "`{}` dicetak sebagai kalimat tebal, bukan sebagai judul.",
                "Hapus tanda #, atau tulis uraiannya di bawah judul itu.",
                lost=False,
            )
        elif in_list and tokens and tokens[0].type.endswith("_list_open"):
            yield self._at(
                first,
                "Butir yang dimulai dengan `{}` berupa daftar, sehingga nomornya tercetak kosong.",
                "Tulis tiap butir tersendiri, atau beri kalimat pengantar di atas daftarnya.",
                lost=False,
            )

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Mistake]:
        """The mistakes of blocks and of what stands in them."""
        above: list[str] = []
        for number, token in enumerate(tokens):
            if token.map is not None:
                self._line = token.map[0]
            yield from self._block(token, above)
            if _is_empty(tokens, number):
                yield self._empty()
            if token.type == "inline":
                if _opens_item(tokens, number):
                    yield from self._box(token.content)
                yield from self._inline(token, above)
            _step(token, above)

    def _block(self, token: Token, above: list[str]) -> Iterator[Mistake]:
        if token.type in _BLOCKS:
            message, suggestion, lost = _BLOCKS[token.type]
            yield Mistake(self._starts[self._line], message, suggestion, lost)
        if self._in_cell and token.type in _IN_CELL:
            yield self._here(
                f"{_IN_CELL[token.type]} tidak dapat berada di dalam sel tabel laporan.",
                "Tulis dengan alinea atau daftar.",
            )
        yield from self._table(token, above)
        if "footnote_open" in above and _begins_more_than_words(token):
            yield self._here(
                "Catatan kaki hanya dapat memuat kalimat; daftar atau tabel di dalamnya hilang.",
                "Pindahkan ke dalam teks.",
            )

    def _empty(self) -> Mistake:
        """A sign that begins an item or a title, and no word behind it."""
        return self._here(
            f"`{self._lines[self._line].strip()[:_SHOWN]}` dibaca sebagai butir atau judul tanpa "
            "isi, sehingga tidak tercetak.",
            "Tulis katanya, atau hapus tandanya.",
        )

    def _table(self, token: Token, above: list[str]) -> Iterator[Mistake]:
        """Count the columns of a table in its head, and look at its rows."""
        if token.type == "table_open":
            self._columns = 0
        elif token.type == "th_open":
            self._columns += 1
        elif token.type == "tr_open" and "tbody_open" in above:
            yield from self._row(token)

    def _here(self, message: str, suggestion: str) -> Mistake:
        return Mistake(self._starts[self._line], message, suggestion)

    def _row(self, token: Token) -> Iterator[Mistake]:
        """A row with more cells than the table has columns: the rest is cut off."""
        if token.map is None:
            return
        raw = self._lines[token.map[0]].strip().removeprefix("|")
        cells = len(_CELL.split(re.sub(r"(?<!\\)\|$", "", raw)))
        if cells > self._columns:
            yield self._here(
                f"Baris tabel mempunyai {cells} sel, judulnya {self._columns}; sisanya hilang.",
                "Samakan banyaknya sel; tanda | di dalam sel ditulis \\|.",
            )

    def titles(self, tokens: Sequence[Token]) -> Iterator[Mistake]:
        """The mistakes of the titles of tables and pictures."""
        for told in wrong_titles(tree_of(tokens), self._text):
            self._line = told.line
            yield self._at(told.quote, told.message, told.suggestion, lost=told.lost)

    # --- inlines -------------------------------------------------------------

    def _box(self, content: str) -> Iterator[Mistake]:
        """A box to tick at the beginning of a list item."""
        if box := re.match(_BOX.pattern, content):
            yield self._at(
                box[0], "Kotak centang `{}` tidak didukung.", "Tulis, misalnya, “selesai:”."
            )

    def _inline(self, token: Token, above: list[str]) -> Iterator[Mistake]:
        if "table_open" not in above and (row := _ROW.search(token.content)):
            yield self._stray_row(row[0].strip(), token.content)
        yield from self._joined(token.content)
        pieces = token.children or ()
        alone = shown_alone(pieces)
        for piece in pieces:
            if piece.type == "image":
                yield from self._image(piece, piece in alone, above)
            elif piece.type == "footnote_ref":
                yield from self._reference(above)
            else:
                yield from self._piece(piece)

    def _reference(self, above: list[str]) -> Iterator[Mistake]:
        """A footnote inside a footnote."""
        if "footnote_open" in above:
            yield self._here(
                "Catatan kaki di dalam catatan kaki tidak didukung.",
                "Gabungkan kedua catatan.",
            )

    def _joined(self, content: str) -> Iterator[Mistake]:
        """Lines that people have lettered, or ended on purpose, which become one paragraph."""
        signs = [match[0].strip().replace("\\", "") for match in _LETTERED.finditer(content)]
        if len(signs) > 1:
            yield self._at(
                signs[0],
                "Rincian yang dimulai dengan `{}` disambung menjadi satu alinea.",
                "Mulai setiap baris dengan 1., 2., 3. atau -, atau beri baris kosong di antaranya.",
                lost=False,
            )
        elif _TOLD_ELSEWHERE.search(content) or TITLE.match(content):
            return
        elif (line := ended_early(content.split("\n"))) is not None:
            words = line.replace("\\", "")
            yield self._at(words, JOINED, APART, lost=False)

    def _stray_row(self, row: str, content: str) -> Mistake:
        folded = bool(_PARTING.search(row))
        why = (
            "Tulis `|` (bukan `>` atau tanda kutip) sesudah nama isiannya agar setiap baris tabel "
            "tetap pada barisnya."
            if folded
            else "Di bawah baris judul tulis baris |---|---| dengan kolom yang sama banyak, dan "
            "beri baris kosong di atas tabel."
        )
        return self._at(row, "Tabel `{}` tidak terbaca sebagai tabel.", why)

    def _image(self, image: Token, alone: bool, above: list[str]) -> Iterator[Mistake]:
        name = file_of(image)
        if self._has_no_place(alone, above):
            yield self._at(
                name,
                "Gambar `{}` berada di dalam kalimat atau sel, sehingga tidak dicetak.",
                "Tulis gambar pada paragraf tersendiri, dengan baris kosong di atas dan bawahnya.",
            )
        elif FOREIGN.match(name) or not name:
            yield self._at(
                name,
                "Gambar `{}` bukan berkas proyek, sehingga tidak dicetak.",
                "Simpan gambarnya di folder laporan, lalu tulis namanya, misalnya foto/kantor.jpg.",
            )
        if not image.content.strip():
            yield self._at(
                name,
                "Gambar `{}` tidak mempunyai keterangan bagi pembaca tunanetra.",
                "Tulis apa yang tampak di antara kurung siku: ![Loket layanan](foto/loket.jpg).",
                lost=False,
            )

    def _has_no_place(self, alone: bool, above: list[str]) -> bool:
        """Whether a picture stands where none is printed: in a sentence, a cell or a footnote."""
        return not alone or self._in_cell or not _NO_PICTURES.isdisjoint(above)

    def _piece(self, piece: Token) -> Iterator[Mistake]:
        if piece.type == "s_open":
            yield self._at("~~", "Coretan `{}` tidak dicetak.", "Hapus kata yang dicoret.")
        elif piece.type == "code_inline":
            yield self._at(
                piece.content,
                "Huruf mesin ketik `{}` dicetak sebagai huruf biasa.",
                "Hapus tanda ` atau pakai tanda petik.",
                lost=False,
            )
        elif piece.type == "link_open":
            yield from self._link(str(piece.attrs.get("href", "")))
        elif piece.type == "text":
            yield from self._signs(piece.content)

    def _link(self, address: str) -> Iterator[Mistake]:
        """A link that leads neither out of the report by a safe way, nor into it."""
        if not SAFE_LINK.match(address) and not target_of(address):
            yield self._at(
                address,
                "Tautan ke `{}` tidak dicetak; hanya katanya.",
                "Pakai alamat yang dimulai dengan https:// atau mailto:, atau # dan kode tabel, "
                "gambar, atau judul laporan ini.",
            )

    def _signs(self, words: str) -> Iterator[Mistake]:
        for sign in _SIGNS:
            for match in sign.pattern.finditer(words):
                yield self._at(match[0], sign.message, sign.suggestion)

    def _at(self, quote: str, message: str, suggestion: str, *, lost: bool = True) -> Mistake:
        """A mistake at the first place of its words from the line of their block on."""
        start = self._starts[self._line]
        found = self._text.find(quote, start)
        shown = quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1]}…"
        place = found if found >= 0 else start
        return Mistake(place, message.replace("{}", shown), suggestion.replace("{}", shown), lost)

    # --- footnotes -----------------------------------------------------------

    def notes(self, known: dict[str, int]) -> Iterator[Mistake]:
        """Notes that nothing refers to, and those of one name."""
        for label, number in known.items():
            name = label.removeprefix(":")
            lines = [m.start() for m in self._note_lines(name)]
            place = lines[-1] if lines else 0
            if number < 0:
                yield Mistake(
                    place,
                    f"Catatan kaki [^{name}] tidak dirujuk, sehingga tidak dicetak.",
                    f"Tulis [^{name}] di belakang kata yang diberi catatan.",
                )
            if len(lines) > 1:
                yield Mistake(
                    place,
                    f"Isi catatan kaki [^{name}] ditulis dua kali; hanya satu yang dicetak.",
                    "Beri nama yang berbeda, misalnya [^2].",
                )

    def _note_lines(self, name: str) -> Iterator[re.Match[str]]:
        return re.finditer(_NOTE_LINE.format(re.escape(name)), self._text, re.MULTILINE)


def is_one_item(tokens: Sequence[Token]) -> bool:
    """Whether a text is a list of a single item that holds something, and nothing else."""
    if not (_is_only(tokens, "bullet_list") or _is_only(tokens, "ordered_list")):
        return False
    items = [token for token in tokens if token.type == "list_item_open" and token.level == 1]
    return len(items) == 1 and not _is_empty(tokens, 1)


def _is_only(tokens: Sequence[Token], kind: str) -> bool:
    """Whether a text is one block of a kind as a whole."""
    ends = [token.type for token in tokens if token.level == 0 and token.nesting != 1]
    return ends == [f"{kind}_close"] and tokens[0].type == f"{kind}_open"


def _is_empty(tokens: Sequence[Token], number: int) -> bool:
    """Whether a list item or a title that begins at a token holds nothing."""
    kind = tokens[number].type
    if kind == "list_item_open":
        return tokens[number + 1].type == "list_item_close"
    return kind == "heading_open" and not tokens[number + 1].content


def _opens_item(tokens: Sequence[Token], number: int) -> bool:
    """Whether a run of text is the first of its list item."""
    before = [token.type for token in tokens[max(0, number - 2) : number]]
    return before == ["list_item_open", "paragraph_open"]


def _begins_more_than_words(token: Token) -> bool:
    return token.nesting == 1 and token.type != "paragraph_open"


def _step(token: Token, above: list[str]) -> None:
    """Go into a block that a token opens, or out of one that it closes."""
    if token.nesting == 1:
        above.append(token.type)
    elif token.nesting == -1:
        above.pop()
