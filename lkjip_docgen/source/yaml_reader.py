"""Reads the YAML data file into plain data and the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Self, TypeGuard

import yaml

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import could_part_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number, Place
from lkjip_docgen.records import Record
from lkjip_docgen.source.files import decode, read_bytes
from lkjip_docgen.source.letters import clean, unprintable, unquoted
from lkjip_docgen.source.paths import Path_, Places, dotted
from lkjip_docgen.source.yaml_marks import end_of, start_of
from lkjip_docgen.source.yaml_silence import Cut, comment_in_text, goes_on, with_paragraphs
from lkjip_docgen.source.yaml_syntax import SPACE_AFTER_COLON, explain, is_glued_pair

MAX_DEPTH = 50
MAX_VALUES = 40_000  # the data of an office have 5,000
MAX_ITEMS = 5_000  # of one list
MAX_KEYS = 500  # of one section
MAX_TEXT = 100_000  # characters of a text: thirty pages
MAX_KEY = 200  # characters of a key
MAX_FINDINGS = 500
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = lazy_pattern(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?")
_DATE = lazy_pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")

_NUMBER_LIKE = lazy_pattern(r"\s*-?[0-9][0-9.,]{0,60}\s*")
_BEGINNINGS = frozenset("-0123456789")
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class NumberText(str):
    """A text that may turn out to be a number ("9.092.592.000") and keeps its place."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        """The text as written, at its place."""
        self = super().__new__(cls, text)
        self.place = place
        return self


class YamlData(Record):
    """What a YAML file holds: plain data, the places, and what was wrong.

    `data` is made of dict, list, str, `Number`, bool, date and None.  A value
    with a finding stands as None at its path.
    """

    data: dict[str, object]
    places: Places
    findings: tuple[Finding, ...]


def read_yaml(path: Path) -> YamlData:
    """Read a YAML file of the project.

    YAML is taken as plain data: no tags, anchors, aliases or further
    documents, string keys only, at most 50 levels and 40,000 values.  Only decimal integers,
    decimal fractions, `true`/`false`, `null` and ISO dates are not text;
    `850.000` is kept as it is written, since it is 850 to one reader and
    850,000 to another.  Raises `LkjipError` when the file as a whole cannot be read.
    """
    return read_yaml_text(path, decode(path, read_bytes(path)))


def read_yaml_text(path: Path, text: str) -> YamlData:
    """As `read_yaml`, the text that the file holds, or is to hold."""
    file = str(path)
    lines = text.splitlines()
    if all(not line.strip() or line.lstrip().startswith("#") for line in lines):
        raise problem(
            codes.BERKAS_KOSONG,
            "Berkas data kosong.",
            Place(file),
            "`lkjip init FOLDER` membuat contoh yang dapat diisi.",
        )
    builder = _Builder(file, text, lines, iter(yaml.parse(text, Loader=_LOADER)))
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        raise LkjipError([*builder.findings, explain(error, file, lines)]) from None
    if not isinstance(data, dict):
        hint = SPACE_AFTER_COLON if is_glued_pair(str(data)) else "Mulai dengan `dokumen:`."
        message = "Isi berkas data harus berupa pasangan `kunci: nilai`."
        raise problem(codes.JENIS_NILAI, message, builder.values.get((), Place(file)), hint)
    return YamlData(data, Places(builder.values, builder.keys), tuple(builder.findings))


class _Builder:
    """Turns the parser's events into data, noting places and forbidden features."""

    def __init__(
        self, file: str, text: str, lines: list[str], events: Iterator[yaml.Event]
    ) -> None:
        self._file = file
        self._text = text
        self._lines = lines
        self._events = events
        self.values: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}
        self.findings: list[Finding] = []

    def document(self) -> object:
        """The first document; further ones are a finding."""
        data: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._further_document(event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        return data

    def _node(self, event: yaml.Event, path: Path_) -> object:
        place = self._place(event)
        self.values[path] = place
        if len(self.values) > MAX_VALUES:
            raise problem(
                codes.BERKAS_TERLALU_BESAR,
                "Berkas data memuat lebih dari 40.000 nilai.",
                place,
                "Periksa apakah isi berkas tersalin berulang kali.",
            )
        if len(path) > MAX_DEPTH:
            raise problem(
                codes.TERLALU_DALAM,
                f"Bagian bersarang lebih dari {MAX_DEPTH} tingkat.",
                place,
                "Periksa indentasi dan kurung di sekitar baris ini.",
            )
        sound = self._is_plain_data(event, place, path)
        value: object = None
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, place, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(path, in_brackets=bool(event.flow_style))
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(path, in_braces=bool(event.flow_style))
        return value if sound else None

    def _sequence(self, path: Path_, *, in_brackets: bool) -> list[object]:
        items: list[object] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if len(items) >= MAX_ITEMS:
                raise self._too_many(
                    event, f"Daftar ini memuat lebih dari {MAX_ITEMS} butir.", path
                )
            item = (*path, len(items))
            items.append(self._node(event, item))
            if in_brackets and len(items) > 1 and _is_scalar(event) and _is_plain(event):
                self._tell_continued(str(items[-2]), event.value, item)
        return items

    def _tell_continued(self, before: str, text: str, path: Path_) -> None:
        """Say where a comma made two items of what was probably one text."""
        if goes_on(text):
            self._add(
                codes.TERPOTONG_KOMA,
                f"Butir `{text}` tampaknya lanjutan `{before}`; di dalam kurung siku koma "
                "memisahkan butir.",
                self.values[path],
                path,
                f'Apit seluruh teksnya dengan tanda kutip: ["{before}, {text}"]; bila memang '
                "butir tersendiri, hapus kata sambung di awalnya.",
            )

    def _mapping(self, path: Path_, *, in_braces: bool) -> dict[str, object]:
        pairs: dict[str, object] = {}
        texts: list[Cut | None] = [None]  # of each pair in braces, what a comma may have cut
        for event, value in self._keys_with_values():
            before = texts[-1]
            if before is not None and _is_scalar(event) and self._is_word(event, value):
                before.behind.append(event.value)
                continue
            texts.append(_text_of(event, value) if in_braces else None)
            self._pair(event, value, pairs, path)
        for cut in filter(None, texts):
            if cut.behind:
                self._add_cut(cut, (*path, cut.key))
        return pairs

    def _keys_with_values(self) -> Iterator[tuple[yaml.Event, yaml.Event | None]]:
        """The keys of a section, each with what begins its value; None behind a composed key."""
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            yield event, next(self._events) if isinstance(event, yaml.ScalarEvent) else None

    def _pair(
        self, event: yaml.Event, value: yaml.Event | None, pairs: dict[str, object], path: Path_
    ) -> None:
        place = self._place(event)
        key = self._key(event, place, path)
        value = next(self._events) if value is None else value
        here = (*path, key)
        if key in pairs:
            self._duplicate(key, here, place)
            self._node(value, (*path, f"{key} (ganda)"))
            return
        if len(pairs) >= MAX_KEYS:
            raise self._too_many(event, f"Bagian ini memuat lebih dari {MAX_KEYS} kunci.", path)
        self.keys[here] = place
        pairs[key] = self._node(value, here)

    def _is_word(self, key: yaml.Event, value: yaml.Event | None) -> bool:
        """Whether what stands for a key in braces is a word without colon and value."""
        if value is None or not _is_empty(value):
            return False
        return ":" not in self._text[end_of(key).index : start_of(value).index]

    def _add_cut(self, cut: Cut, path: Path_) -> None:
        message, remedy = cut.told()
        self._add(codes.TERPOTONG_KOMA, message, self.values[path], path, remedy)

    def _key(self, event: yaml.Event, place: Place, path: Path_) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._node(event, (*path, "?"))
            self._add(
                codes.KUNCI_BUKAN_TEKS,
                "Kunci harus berupa teks.",
                place,
                path,
                "Tulis `kunci: nilai`; teks yang diawali kurung diapit tanda kutip.",
            )
            return f"? baris {place.line} kolom {place.column}"
        if len(event.value) > MAX_KEY:
            self._add(
                codes.KUNCI_BUKAN_TEKS,
                f"Kunci di sini lebih dari {MAX_KEY} karakter.",
                place,
                path,
                "Tulis `kunci: nilai`; teks yang memuat titik dua diapit tanda kutip.",
            )
            return f"? baris {place.line} kolom {place.column}"
        self._is_plain_data(event, place, (*path, event.value))
        if _is_plain(event) and not _is_text(event.value):
            self._add(
                codes.KUNCI_BUKAN_TEKS,
                f"Kunci `{event.value}` bukan teks.",
                place,
                (*path, event.value),
                "Tahun ditulis sebagai nilai, misalnya butir daftar `- tahun: 2023`.",
            )
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent, place: Place, path: Path_) -> object:
        text = clean(event.value)
        if "\n" in text and self._is_folded(event):
            text = with_paragraphs(text)
        if len(text) > MAX_TEXT:
            raise problem(
                codes.BERKAS_TERLALU_BESAR,
                f"Teks di sini lebih dari {MAX_TEXT} karakter.",
                place,
                "Periksa tanda kutip dan indentasi; naskah panjang dibagi dalam beberapa bagian.",
                dotted(path),
            )
        if (sign := unprintable(text)) is not None:
            self._add_unprintable(sign, place, path)
            return None
        if not _is_plain(event):
            return _maybe_number(text, place)
        return self._plain_scalar(event, unquoted(text), place, path)

    def _plain_scalar(
        self, event: yaml.ScalarEvent, text: str, place: Place, path: Path_
    ) -> object:
        """The value that a text without quotation marks stands for."""
        try:
            value = _resolve(text, place)
        except ValueError:
            self._add(
                codes.TANGGAL_MUSTAHIL,
                f"Tanggal {text} tidak ada dalam kalender.",
                place,
                path,
                "Tulis tanggal sebagai TTTT-BB-HH, misalnya 2024-01-03.",
            )
            return None
        if isinstance(value, str):
            self._warn_of_comment(event, text, path)
        return value

    def _is_folded(self, event: yaml.ScalarEvent) -> bool:
        """Whether the line breaks of a text are blank lines of its source."""
        source = self._text[start_of(event).index : end_of(event).index]
        return event.style != "|" and not (event.style == '"' and "\\n" in source)

    def _add_unprintable(self, sign: str, place: Place, path: Path_) -> None:
        self._add(
            codes.BUKAN_TEKS,
            f"Teks memuat karakter yang tidak dapat dicetak ({sign}).",
            place,
            path,
            "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
        )

    def _warn_of_comment(self, event: yaml.ScalarEvent, text: str, path: Path_) -> None:
        """Tell of text behind ` #`, which YAML takes for a comment."""
        end = end_of(event)
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        cut = comment_in_text(rest) if rest else ""
        if not cut:
            return
        finding = Finding(
            codes.TERPOTONG_CATATAN,
            Severity.WARNING,
            f"Tulisan setelah ` #` dibaca sebagai catatan dan tidak dicetak: `{cut}`.",
            Place(self._file, end.line + 1, end.column + len(rest) - len(rest.lstrip()) + 1),
            dotted(path),
            f'Bila termasuk teks, apit semuanya dengan tanda kutip: "{text} {cut}"; bila memang '
            "catatan, beri dua spasi sebelum # dan satu spasi sesudahnya.",
        )
        self.findings.append(finding)

    def _is_plain_data(self, event: yaml.Event, place: Place, path: Path_) -> bool:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is None and tag is None:
            return True
        remedy = "Apit teks dengan tanda kutip bila memang diawali tanda itu."
        if isinstance(event, yaml.AliasEvent):
            message = f"Alias YAML `*{anchor}` tidak diizinkan."
        elif anchor is not None:
            message = f"Jangkar YAML `&{anchor}` tidak diizinkan."
        else:
            message = f"Tag YAML `{tag}` tidak diizinkan."
        self._add(codes.YAML_TIDAK_DIIZINKAN, message, place, path, remedy)
        return False

    def _duplicate(self, key: str, path: Path_, place: Place) -> None:
        first = self.keys[path]
        self._add(
            codes.KUNCI_GANDA,
            f"Kunci `{key}` sudah ditulis pada baris {first.line}, kolom {first.column}.",
            place,
            path,
            "Hapus salah satu, atau gabungkan isinya.",
        )

    def _further_document(self, event: yaml.Event) -> None:
        self._add(
            codes.YAML_TIDAK_DIIZINKAN,
            "Berkas memuat lebih dari satu dokumen YAML.",
            self._place(event),
            (),
            "Hapus baris pemisah `---` di tengah berkas.",
        )

    def _too_many(self, event: yaml.Event, message: str, path: Path_) -> LkjipError:
        hint = "Periksa apakah isi berkas tersalin berulang kali."
        code, place = codes.BERKAS_TERLALU_BESAR, self._place(event)
        return problem(code, message, place, hint, dotted(path))

    def _place(self, event: yaml.Event) -> Place:
        mark = start_of(event)
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _add(self, code: str, message: str, place: Place, path: Path_, suggestion: str) -> None:
        self.findings.append(
            Finding(code, Severity.ERROR, message, place, dotted(path), suggestion)
        )
        if len(self.findings) >= MAX_FINDINGS:
            raise LkjipError(self.findings)


def _text_of(key: yaml.Event, value: yaml.Event | None) -> Cut | None:
    """The value of a pair in braces as a text that the next comma may have cut."""
    if not (_is_scalar(key) and _is_scalar(value) and _is_plain(value) and value.value):
        return None
    return Cut(key.value, value.value)


def _is_scalar(event: yaml.Event | None) -> TypeGuard[yaml.ScalarEvent]:
    return isinstance(event, yaml.ScalarEvent)


def _is_empty(event: yaml.Event) -> bool:
    return _is_scalar(event) and not event.value and _is_plain(event)


def _is_plain(event: yaml.ScalarEvent) -> bool:
    return not event.style or event.style not in "'\"|>"


def _is_text(text: str) -> bool:
    if text in _CONSTANTS:
        return False
    return not (_begins_as_number(text) and (_NUMBER.fullmatch(text) or _DATE.fullmatch(text)))


def _resolve(text: str, place: Place) -> object:
    """What an unquoted scalar means; ValueError for a date that does not exist.

    A number that is 850 to one reader and 850,000 to another stays a text.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if not _begins_as_number(text):
        return text
    if _NUMBER.fullmatch(text) and not could_part_thousands(text):
        return Number(text, place)
    if found := _DATE.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    return _maybe_number(text, place)


def _maybe_number(text: str, place: Place) -> str:
    """The text, with its place where it may turn out to be a number."""
    return NumberText(text, place) if _NUMBER_LIKE.fullmatch(text) else text


def _begins_as_number(text: str) -> bool:
    """Whether a text begins as numbers and dates do, which most do not."""
    return text.lstrip()[:1] in _BEGINNINGS
