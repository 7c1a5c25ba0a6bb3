"""YAML syntax errors in words: what is wrong, where, and the usual remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace

_GLUED = lazy_pattern(r"^\s*(?:- +)?[A-Za-z_]\w*:[^\s/]")
_QUOTE_WHOLE = "Apit seluruh teks dengan tanda kutip, misalnya nama: 'Judul: anak judul'."
_OPENED = lazy_pattern(r"""(?:^|[:,\[{-])\s+(?P<sign>["'])|^\s*(?P<first>["'])""")
_ALIGN = "Samakan jumlah spasi di awal baris dengan baris lain pada bagian yang sama."
SPACE_AFTER_COLON = "Beri satu spasi setelah titik dua, misalnya tahun: 2023."


class _Trouble(Record):
    """What the YAML parser stumbled over; marks count from 0."""

    problem: str
    mark: tuple[int, int]
    start: tuple[int, int]  # where the construct began
    lines: Sequence[str]

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""


class _Explanation(Record):
    message: str
    suggestion: str
    at: tuple[int, int]


def is_glued_pair(text: str) -> bool:
    """Whether a text looks like `kunci:nilai`, a pair without its space."""
    return _GLUED.match(text) is not None


def explain(error: yaml.YAMLError, file: str, lines: Sequence[str]) -> Finding:
    """The finding for an error of PyYAML (C or Python parser)."""
    mark = _position(getattr(error, "problem_mark", None))
    start = _position(getattr(error, "context_mark", None))
    trouble = _Trouble(
        problem=str(getattr(error, "problem", None) or ""),
        mark=mark or start or (0, 0),
        start=start or mark or (0, 0),
        lines=lines,
    )
    told = _tab(trouble) or _left_open(trouble) or _by_problem(trouble)
    line, column = told.at
    line = max(0, min(line, len(lines) - 1))
    return Finding(
        codes.SINTAKS_YAML,
        Severity.ERROR,
        told.message,
        Place(file, line + 1, column + 1),
        "",
        told.suggestion,
    )


def _position(mark: yaml.Mark | None) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)


def _tab(t: _Trouble) -> _Explanation | None:
    for number in (t.mark[0], t.mark[0] - 1):
        text = t.line(number)
        indent = text[: len(text) - len(text.lstrip())]
        if "\t" in indent and ("token" in t.problem or "tab" in t.problem or "key" in t.problem):
            return _Explanation(
                "Awal baris memakai tab; YAML hanya menerima spasi.",
                "Ganti setiap tab di awal baris dengan dua spasi.",
                (number, indent.index("\t")),
            )
    return None


def _left_open(t: _Trouble) -> _Explanation | None:
    """A quotation mark that the next one of its kind, lines below, seemed to close."""
    before = t.line(t.mark[0])[: t.mark[1]]
    for sign in "\"'":
        if before.count(sign) % 2 == 0:
            continue
        above = next((n for n in range(t.mark[0] - 1, -1, -1) if sign in t.line(n)), None)
        column = None if above is None else _opened(t.line(above), sign)
        if above is not None and column is not None:
            return _open_quote(replace(t, start=(above, column)))
    return None


def _opened(line: str, sign: str) -> int | None:
    """The column of the quotation mark that begins a value and stays open on its line."""
    at = line.rfind(sign)
    if line.count(sign) % 2 == 0:
        return None
    begins = any(match.end() == at + 1 for match in _OPENED.finditer(line))
    return at if begins else None


def _by_problem(t: _Trouble) -> _Explanation:
    for pattern, explainer in _EXPLAINERS:
        if re.search(pattern, t.problem):
            return explainer(t)
    return _Explanation(
        "Penulisan YAML di sini tidak dapat dipahami.",
        "Periksa indentasi, tanda kutip, dan titik dua pada baris ini dan baris sebelumnya.",
        t.mark,
    )


def _open_quote(t: _Trouble) -> _Explanation:
    return _Explanation(
        "Tanda kutip yang dibuka di sini tidak ditutup.",
        "Tutup dengan tanda kutip yang sama; apostrof di dalam kutip tunggal ditulis dua kali.",
        t.start,
    )


def _escape(t: _Trouble) -> _Explanation:
    return _Explanation(
        "Garis miring terbalik di dalam kutip ganda tidak dikenal.",
        "Pakai kutip tunggal, atau tulis garis miring terbalik dua kali (\\\\).",
        t.mark,
    )


def _second_colon(t: _Trouble) -> _Explanation:
    above = t.line(t.mark[0] - 1)
    if is_glued_pair(above):
        start = len(above) - len(above.lstrip())
        return _not_a_pair(above, (t.mark[0] - 1, start))
    before = t.line(t.mark[0])[: t.mark[1]]
    if ": " in before:
        return _Explanation("Teks memuat titik dua tanpa tanda kutip.", _QUOTE_WHOLE, t.mark)
    return _Explanation(
        "Kunci di sini tidak diharapkan: indentasinya lebih dalam daripada baris sebelumnya, "
        "atau baris sebelumnya sudah mempunyai nilai.",
        _ALIGN,
        t.mark,
    )


def _no_colon(t: _Trouble) -> _Explanation:
    return _not_a_pair(t.line(t.start[0]), t.start)


def _not_a_pair(text: str, at: tuple[int, int]) -> _Explanation:
    remedy = (
        SPACE_AFTER_COLON
        if is_glued_pair(text)
        else "Tulis `kunci: nilai`; sambungan teks panjang harus menjorok di bawah kuncinya."
    )
    return _Explanation("Baris ini bukan pasangan `kunci: nilai`.", remedy, at)


def _bad_indent(t: _Trouble) -> _Explanation:
    text = t.line(t.mark[0])
    if text[: t.mark[1]].strip():
        return _Explanation(
            "Ada tulisan setelah nilai yang sudah selesai.",
            "Bila nilai diawali tanda kutip, seluruh nilai harus berada di dalamnya.",
            t.mark,
        )
    message = "Indentasi baris ini tidak sejajar dengan baris sebelumnya."
    return _Explanation(message, _ALIGN, t.mark)


def _open_bracket(t: _Trouble) -> _Explanation:
    kind = "siku" if "]" in t.problem else "kurawal"
    return _Explanation(
        f"Kurung {kind} yang dibuka di sini tidak ditutup dengan benar.",
        "Tutup kurung itu dan pisahkan isinya dengan koma; teks yang memang diawali kurung "
        "diapit tanda kutip.",
        t.start,
    )


def _bad_start(t: _Trouble) -> _Explanation:
    character = t.line(t.mark[0])[t.mark[1] : t.mark[1] + 1]
    return _Explanation(f"Nilai tidak boleh diawali `{character}`.", _QUOTE_WHOLE, t.mark)


def _list_on_key_line(t: _Trouble) -> _Explanation:
    before, after = t.line(t.mark[0])[: t.mark[1]], t.line(t.mark[0])[t.mark[1] + 1 :]
    if not after.partition("#")[0].strip():
        key = before.strip().removeprefix("- ").rstrip(": ")
        return _Explanation(
            f"`{key}` berisi tanda hubung saja, yang dibaca sebagai awal daftar.",
            f"Belum ada: kosongkan (`{key}:`). Memang nol: tulis 0. Daftar tanpa butir: tulis [].",
            t.mark,
        )
    return _Explanation(
        "Butir daftar tidak boleh ditulis di sini.",
        "Tulis setiap butir (- ) pada baris sendiri di bawah kuncinya, dengan indentasi yang sama.",
        t.mark,
    )


def _name_expected(t: _Trouble) -> _Explanation:
    return _Explanation("Nilai tidak boleh diawali `*`, `&`, atau `!`.", _QUOTE_WHOLE, t.mark)


def _after_document(t: _Trouble) -> _Explanation:
    return _Explanation(
        "Ada tulisan setelah data berakhir.",
        "Hapus baris `---`, `...`, atau baris yang indentasinya keluar dari bagiannya.",
        t.mark,
    )


_EXPLAINERS: tuple[tuple[str, Callable[[_Trouble], _Explanation]], ...] = (
    (r"unexpected end of stream|unexpected document (separator|indicator)", _open_quote),
    (r"escape|hexadecimal|hexdecimal", _escape),
    (r"mapping values", _second_colon),
    (r"expected ':'", _no_colon),
    (r"',' or '[\]}]'", _open_bracket),
    (r"sequence entries", _list_on_key_line),
    (r"expected '-'|expected key|<block end>", _bad_indent),
    (r"cannot start any token", _bad_start),
    (r"alphabetic or numeric", _name_expected),
    (r"document start", _after_document),
)
