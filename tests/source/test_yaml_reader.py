from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.place import Number, Place
from lkjip_docgen.source import yaml_reader
from lkjip_docgen.source.yaml_reader import YamlData, read_yaml
from lkjip_docgen.source.yaml_syntax import explain


def baca(tmp_path: Path, content: str | bytes) -> YamlData:
    file = tmp_path / "laporan.yaml"
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return read_yaml(file)


def gagal(tmp_path: Path, content: str | bytes) -> Finding:
    with pytest.raises(LkjipError) as caught:
        baca(tmp_path, content)
    return caught.value.findings[-1]


def tempat(finding: Finding) -> tuple[int, int]:
    assert finding.place is not None
    return finding.place.line, finding.place.column


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023", Decimal(2023)),
        ("-3.25", Decimal("-3.25")),
        ("0.125", Decimal("0.125")),
        ("3.1299", Decimal("3.1299")),
        ("850.000", "850.000"),
        ("“Eselon III”", "Eselon III"),
        ("„Eselon III”", "Eselon III"),
        ("‘Melayani’ dan “melindungi”", "‘Melayani’ dan “melindungi”"),
        ("“Melayani” dan “melindungi”", "“Melayani” dan “melindungi”"),
        ("Urusan\u00a0Umum\u200b", "Urusan Umum"),
        ("\u200eUrusan\u200f \u202aUmum\u202c", "Urusan Umum"),
        ("Pela\u00adyanan 👨‍👩‍👧", "Pelayanan 👨‍👩‍👧"),
        ("2024-01-03", date(2024, 1, 3)),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("0811", "0811"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".nan", ".nan"),
        ("12:30", "12:30"),
        ("'2023'", "2023"),
        ('"true"', "true"),
        ("9.092.592.000", "9.092.592.000"),
    ],
)
def test_it_reads_a_scalar_without_surprises(tmp_path: Path, written: str, read: object) -> None:
    value = baca(tmp_path, f"a: {written}\n").data["a"]

    assert value == read
    assert isinstance(value, type(read) | Number)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a: >-\n  satu\n  dua\n\n  tiga\n", "satu dua\n\ntiga"),
        ("a:\n  satu\n\n  dua\n", "satu\n\ndua"),
        ('a: "satu\n\n  dua"\n', "satu\n\ndua"),
        ("a: >-\n  satu:\n\n    - x\n    - y\n", "satu:\n\n  - x\n  - y"),
        ('a: "satu\\ndua"\n', "satu\ndua"),
        ("a: |-\n  satu\n  dua\n", "satu\ndua"),
    ],
)
def test_a_blank_line_parts_paragraphs_however_a_text_is_written(
    tmp_path: Path, written: str, read: str
) -> None:
    assert baca(tmp_path, written).data == {"a": read}


def test_it_remembers_the_place_of_keys_values_and_numbers(tmp_path: Path) -> None:
    read = baca(tmp_path, "dokumen:\n  tahun: 2023\n  butir:\n    - 'a'\n    - \"3,25\"\n")
    file = str(tmp_path / "laporan.yaml")

    assert read.places.keys["dokumen", "tahun"] == Place(file, 2, 3)
    assert read.places.values["dokumen", "tahun"] == Place(file, 2, 10)
    assert read.places.values["dokumen", "butir", 1] == Place(file, 5, 7)
    assert read.data["dokumen"]["tahun"].place == Place(file, 2, 10)
    assert read.data["dokumen"]["butir"][1].place == Place(file, 5, 7)


def test_it_reads_the_same_with_the_pure_python_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "a: [1, 'x', {b: |-\n  }]\nc: >-\n  dua\n  baris\nd: 2023-01-02\n".replace("|-\n  ", "y")
    fast = baca(tmp_path, text)
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)

    assert baca(tmp_path, text) == fast


def test_it_agrees_with_pyyaml_on_the_structure(tmp_path: Path) -> None:
    text = "a:\n  - x: teks\n    y: [p, q]\n  - {z: 'r'}\nb: |\n  satu\n\n  dua\n"

    assert baca(tmp_path, text).data == yaml.safe_load(text)


def test_it_accepts_a_byte_order_mark(tmp_path: Path) -> None:
    assert baca(tmp_path, b"\xef\xbb\xbfnama: Belitung\n").data == {"nama": "Belitung"}


@pytest.mark.parametrize(
    ("content", "code", "place", "word"),
    [
        (b"", "LK002", (1, 1), "kosong"),
        (b"# hanya catatan\n\n", "LK002", (1, 1), "kosong"),
        (b"a: 1\nnama: caf\xe9\n", "LK003", (2, 10), "0xE9"),
        ("a: 1\n".encode("utf-16"), "LK003", (1, 1), "UTF-16"),
        (b"a: 1\nb: \0\n", "LK004", (2, 4), "biner"),
        (b"PK\x03\x04\0\0", "LK004", (1, 5), "biner"),
        (b"a: x\x07y\n", "LK004", (1, 5), "U+0007"),
        (b"- a\n- b\n", "LK014", (1, 1), "kunci: nilai"),
        (b"[" * 60, "LK009", (1, 52), "50 tingkat"),
    ],
)
def test_it_refuses_a_file_that_is_no_data_file(
    tmp_path: Path, content: bytes, code: str, place: tuple[int, int], word: str
) -> None:
    finding = gagal(tmp_path, content)

    assert (finding.code, tempat(finding)) == (code, place)
    assert word in finding.message
    assert finding.suggestion


def test_it_hints_at_windows_1252(tmp_path: Path) -> None:
    assert "Windows-1252" in gagal(tmp_path, b"nama: caf\xe9\n").suggestion


def test_it_refuses_a_file_of_more_than_ten_megabytes(tmp_path: Path) -> None:
    assert gagal(tmp_path, b"a: x\n" + b"#" * (10 * 1024 * 1024)).code == "LK005"


def test_it_refuses_more_values_than_any_report_has(tmp_path: Path) -> None:
    assert gagal(tmp_path, f"a: [{'1,' * 200_000}]\n").code == "LK005"


def items(count: int) -> str:
    return f"a: [{'1,' * count}]"


def keys(count: int) -> str:
    return "\n".join(f"k{n}: 1" for n in range(count))


def depth(count: int) -> str:
    return f"a: {'[' * (count - 1)}1{']' * (count - 1)}"


def text(count: int) -> str:
    return f"a: {'x' * count}"


def key(count: int) -> str:
    return f"{'k' * count}: 1"


@pytest.mark.parametrize(
    ("written", "most", "word"),
    [
        (items, 5_000, "5000 butir"),
        (keys, 500, "500 kunci"),
        (depth, 50, "50 tingkat"),
        (text, 100_000, "100000 karakter"),
        (key, 200, "200 karakter"),
    ],
)
def test_it_reads_as_much_as_it_says_and_not_one_more(
    tmp_path: Path, written: Callable[[int], str], most: int, word: str
) -> None:
    assert baca(tmp_path, written(most)).findings == ()
    try:
        told = baca(tmp_path, written(most + 1)).findings[0].message
    except LkjipError as error:
        told = error.findings[0].message
    assert f"lebih dari {word}" in told


def test_it_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match="tidak ditemukan"):
        read_yaml(tmp_path / "tidak-ada.yaml")


def test_it_says_that_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match="tidak dapat dibaca"):
        read_yaml(tmp_path)


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("text", "place", "message", "suggestion"),
    [
        ("a:\n\t- b\n", (2, 1), "tab", "dua spasi"),
        ("a:\n  b: 1\n\tc: 2\n", (3, 1), "tab", "dua spasi"),
        ("a: 1\nb:2\nc: 3\n", (2, 1), "kunci: nilai", "spasi setelah titik dua"),
        ("a:\n  b:2\n  c: 3\n", (2, 3), "kunci: nilai", "spasi setelah titik dua"),
        ("a: 1\nsambungan\nc: 3\n", (2, 1), "kunci: nilai", "menjorok"),
        ('a: "buka\nb: 1\n', (1, 4), "tidak ditutup", "Tutup"),
        ('a:\n  - "satu\n  - dua\n  - "tiga"\n', (2, 5), "tidak ditutup", "Tutup"),
        ("a: 'satu\nb: 1\n\nc: 'tiga'\n", (1, 4), "tidak ditutup", "Tutup"),
        ('a: {b: "x, c: 1}\nd: 2\ne: "y"\n', (1, 8), "tidak ditutup", "Tutup"),
        ("a: 'Jum'at\n", (1, 8), "setelah nilai", "tanda kutip"),
        ("a: Judul: anak judul\n", (1, 9), "titik dua", "tanda kutip"),
        ("a: 1\n  b: 2\n", (2, 4), "indentasi", "spasi di awal baris"),
        ("a:\n   b: 1\n  c: 2\n", (3, 3), "sejajar", "spasi di awal baris"),
        ("a: [1, 2\nb: 3\n", (1, 4), "Kurung siku", "Tutup kurung"),
        ("a: @surel\n", (1, 4), "`@`", "tanda kutip"),
        ("a: %\n", (1, 4), "`%`", "tanda kutip"),
        ("a: - b\n", (1, 4), "Butir daftar", "baris sendiri"),
        ('a: "C:\\qdata"\n', (1, 7), "miring terbalik", "kutip tunggal"),
        ("a: *\n", (1, 5), "diawali", "tanda kutip"),
    ],
)
def test_it_explains_a_syntax_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    parser: str,
    text: str,
    place: tuple[int, int],
    message: str,
    suggestion: str,
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", getattr(yaml, parser))
    finding = gagal(tmp_path, text)

    assert finding.code == "LK006"
    assert message in finding.message
    assert suggestion in finding.suggestion
    line, column = tempat(finding)
    assert line == place[0]
    assert abs(column - place[1]) <= 1  # the two parsers differ by one in places


@pytest.mark.parametrize(
    ("text", "code", "place", "word"),
    [
        ("a: 1\nb: 2\na: 3\n", "LK008", (3, 1), "baris 1, kolom 1"),
        ("s:\n  a: 1\n  a: 2\n", "LK008", (3, 3), "baris 2, kolom 3"),
        ("a: !!python/object/apply:os.system ['id']\n", "LK007", (1, 4), "python"),
        ("a: !kantor x\n", "LK007", (1, 4), "!kantor"),
        ("a: &x [1]\n", "LK007", (1, 4), "&x"),
        ("a: *x\n", "LK007", (1, 4), "*x"),
        ("a: {<<: *x}\n", "LK007", (1, 9), "*x"),
        ("2023: 1\n", "LK010", (1, 1), "2023"),
        ("2023-02-30: 1\n", "LK010", (1, 1), "2023-02-30"),
        ("true: 1\n", "LK010", (1, 1), "true"),
        ("[a]: 1\n", "LK010", (1, 1), "teks"),
        ("a: 2023-02-30\n", "LK011", (1, 4), "2023-02-30"),
        ("a: 1\n---\nb: 2\n", "LK007", (2, 1), "lebih dari satu"),
    ],
)
def test_it_reports_what_is_not_plain_data(
    tmp_path: Path, text: str, code: str, place: tuple[int, int], word: str
) -> None:
    findings = baca(tmp_path, text).findings

    assert [(f.code, tempat(f)) for f in findings] == [(code, place)]
    assert word in findings[0].message


def test_it_reports_every_problem_at_once(tmp_path: Path) -> None:
    read = baca(tmp_path, "a: 2023-02-30\nb: !x 1\na: 2\nc: &y 1\n")

    assert [f.code for f in read.findings] == ["LK011", "LK007", "LK008", "LK007"]


def test_an_alias_bomb_does_not_grow(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"]
    rows += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 40)]
    read = baca(tmp_path, "\n".join(rows) + "\n")

    assert all(f.code == "LK007" for f in read.findings)
    assert len(read.findings) == 40 + 39 * 3
    assert set(read.data.values()) == {None}


def test_a_plain_key_may_be_quoted_when_it_looks_like_a_number(tmp_path: Path) -> None:
    read: Any = baca(tmp_path, "'2023': ada\n")

    assert read.data == {"2023": "ada"}
    assert not read.findings


@pytest.mark.parametrize(
    ("written", "typed", "remedy"),
    [
        ("{nama: Eselon III, IV, dan V, jumlah: 1}", "nama: Eselon III, IV, dan V", '"Eselon III'),
        ("{jumlah: 1, nama: Umum, Kepegawaian}", "nama: Umum, Kepegawaian", '"Umum, Kepegawaian"'),
        ("{nama: Umum,\n   Kepegawaian, jumlah: 1}", "nama: Umum, Kepegawaian", '"Umum'),
        ("{tahun: 2021, realisasi: 3,91}", "realisasi: 3,91", 'Tulis 3.91 atau "3,91"'),
        ("{pagu: 850.000,00}", "pagu: 850.000,00", 'Tulis 850000.00 atau "850.000,00"'),
    ],
)
def test_a_text_that_a_comma_in_braces_cuts_is_refused(
    tmp_path: Path, written: str, typed: str, remedy: str
) -> None:
    (finding,) = baca(tmp_path, f"a: {written}\n").findings

    assert finding.code == "LK023"
    assert typed in finding.message
    assert remedy in finding.suggestion


@pytest.mark.parametrize(
    "written", ["{nama: 'Eselon III, IV', jumlah: 1}", "{nama: , jumlah: 1}", "{a: [x, y], b: 1}"]
)
def test_braces_whose_commas_part_the_pairs_are_sound(tmp_path: Path, written: str) -> None:
    assert baca(tmp_path, f"a: {written}\n").findings == ()


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Urusan Umum #2 dan lain-lain", "#2 dan lain-lain"),
        ("Urusan Umum  #2", "#2"),
        ("Urusan Umum # dan lain-lain", "# dan lain-lain"),
        ("Urusan\n  Umum #2", "#2"),
    ],
)
def test_text_behind_a_number_sign_is_told(tmp_path: Path, line: str, cut: str) -> None:
    (finding,) = baca(tmp_path, f"a: {line}\n").findings

    assert (finding.code, finding.severity.value) == ("LK024", "warning")
    assert f"`{cut}`" in finding.message


@pytest.mark.parametrize(
    "line", ["Urusan Umum  # dari SIMPEG", "'Urusan Umum #2'", "12 #2", "Umum#2", "|\n  Umum #2"]
)
def test_a_comment_and_a_number_sign_within_a_text_are_fine(tmp_path: Path, line: str) -> None:
    assert baca(tmp_path, f"a: {line}\n").findings == ()


@pytest.mark.parametrize(
    "escape", ["\\x0b", "\\x07", "\\uFFFE", "\\x1b", "\\u202e", "\\u0627\\u200f", "\\0"]
)
def test_a_character_that_cannot_be_printed_is_a_finding(tmp_path: Path, escape: str) -> None:
    (finding,) = baca(tmp_path, f'a: 1\nb: "Urusan{escape}Umum"\n').findings

    assert finding.code == "LK004"
    assert tempat(finding) == (2, 4)


def test_a_mistake_that_names_no_place_stands_at_the_beginning() -> None:
    found = explain(yaml.YAMLError("tidak jelas"), "laporan.yaml", ["a: 1", "b: 2"])
    assert tempat(found) == (1, 1)
