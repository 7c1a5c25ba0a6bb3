"""Items that move, go or come in a list: each keeps its own comments and its layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkjip_docgen.editing import New, arrange, copied, drop, rewrite, same
from lkjip_docgen.source.yaml_reader import read_yaml

Data = dict[str, Any]
TEXT = """\
daftar:
  # a yang utama
  - kode: a
    nama: Alfa   # lengkap
    # target:    # belum ada

  # b yang kedua
  # dan seterusnya
  - kode: b
    butir:
      - {tahun: 2023, nilai: 3.15}   # lama
      - {tahun: 2024, nilai: 3.20}
  - kode: c
"""


def changed(folder: Path, text: str, change: Callable[[Data], object]) -> str:
    """The text after `change` has had its way with the data; it says what was meant."""
    file = folder / "data.yaml"
    file.write_bytes(text.encode())
    old = read_yaml(file).data
    new = copied(old)
    change(new)
    out = rewrite(text, old, new, {})
    file.write_bytes(out.encode())
    assert same(read_yaml(file).data, new)
    return out


def test_a_moved_item_keeps_its_comments_and_what_changed_in_it(tmp_path: Path) -> None:
    def change(data: Data) -> None:
        data["daftar"] = [data["daftar"][number] for number in (1, 0, 2)]
        data["daftar"][0]["nama"] = "Beta"
        data["daftar"][0]["butir"].reverse()

    assert changed(tmp_path, TEXT, change) == (
        """\
daftar:
  # b yang kedua
  # dan seterusnya
  - kode: b
    butir:
      - {tahun: 2024, nilai: 3.20}
      - {tahun: 2023, nilai: 3.15}   # lama
    nama: Beta

  # a yang utama
  - kode: a
    nama: Alfa   # lengkap
    # target:    # belum ada
  - kode: c
"""
    )


def test_a_comment_above_the_first_item_alone_is_about_the_list(tmp_path: Path) -> None:
    text = "daftar:\n  # satu baris tiap kode\n  - kode: a\n  - kode: b\n"

    out = changed(tmp_path, text, lambda data: data["daftar"].reverse())

    assert out == "daftar:\n  # satu baris tiap kode\n  - kode: b\n  - kode: a\n"


def test_items_come_and_go_while_others_move(tmp_path: Path) -> None:
    def change(data: Data) -> None:
        first, _, third = data["daftar"]
        data["daftar"] = [third, {"kode": "d", "nama": "Delta"}, first]

    assert changed(tmp_path, TEXT, change) == (
        """\
daftar:
  - kode: c

  - kode: d
    nama: Delta
  # a yang utama
  - kode: a
    nama: Alfa   # lengkap
    # target:    # belum ada
"""
    )


FLOW = """\
satu: [a, b,  c]   # tiga
baris: [
  a,   # pertama
  # tentang b
  b,
  c
]
kosong: [a]
peta: {kode: x, isi: [1, 2]}
"""


@pytest.mark.parametrize(
    ("places", "line"),
    [
        ((2, 0, 1), "satu: [c, a,  b]   # tiga\n"),
        ((0, 2), "satu: [a, c]   # tiga\n"),
        ((0, New("d, e"), 1, 2), "satu: [a, 'd, e',  b,  c]   # tiga\n"),
        ((1,), "satu: [b]   # tiga\n"),
    ],
    ids=["moved", "gone", "come", "one left"],
)
def test_a_list_on_one_line_keeps_its_spaces(places: tuple[int | New, ...], line: str) -> None:
    out = arrange(FLOW, ("satu",), places)

    assert out == FLOW.replace("satu: [a, b,  c]   # tiga\n", line)


def test_a_list_in_brackets_over_several_lines_keeps_its_comments() -> None:
    out = arrange(FLOW, ("baris",), (1, New("d"), 0))

    told = "baris: [\n  # tentang b\n  b,\n  d,\n  a  # pertama\n]\n"
    assert out == FLOW[: FLOW.index("baris")] + told + FLOW[FLOW.index("kosong") :]


def test_a_list_in_braces_is_arranged_where_it_stands() -> None:
    assert "peta: {kode: x, isi: [2, 1]}\n" in arrange(FLOW, ("peta", "isi"), (1, 0))


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (("peta", "kode"), "{kode: x, isi: [1, 2]}", "{isi: [1, 2]}"),
        (("peta", "isi"), "{kode: x, isi: [1, 2]}", "{kode: x}"),
        (("kosong",), "kosong: [a]\n", ""),
        (("satu",), "satu: [a, b,  c]   # tiga\n", ""),
    ],
)
def test_a_key_is_taken_out(path: tuple[str, ...], before: str, after: str) -> None:
    assert drop(FLOW, path) == FLOW.replace(before, after)
