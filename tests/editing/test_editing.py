"""What a program writes into a data file, and what it leaves alone."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_docgen.editing import copied, rewrite, same
from lkjip_docgen.editing.emit import WIDTH
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source.yaml_reader import read_yaml

ORDER = {"kantor": {"nama": {}, "telepon": {}, "surel": {}}, "saran": {}, "riwayat": {}}
TEXT = """\
# kepala berkas
kantor:
  nama: Kantor A   # nama lengkap
  # telepon:       # belum diketahui
  surel: a@b.id
riwayat:
  - {tahun: 2021, target: 3.15, realisasi: 3.91}
  # catatan tahun kedua
  - {tahun: 2022, target: 3.20}
saran:
  - >-
    Saran pertama yang panjang
    sampai dua baris.

  - Saran kedua.   # penting
"""


def ubah(
    tmp_path: Path, change: Any, text: str = TEXT, comments: dict[Any, list[str]] | None = None
) -> str:
    """The text after `change` has had its way with the data."""
    file = tmp_path / "data.yaml"
    file.write_bytes(text.encode())
    old = read_yaml(file).data
    new = copied(old)
    change(new)
    out = rewrite(text, old, new, ORDER, comments)
    file.write_bytes(out.encode())
    assert same(read_yaml(file).data, new)
    return out


def test_a_scalar_is_replaced_where_it_stands_and_its_comment_stays(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["kantor"].update(nama="Kantor: B"))

    assert out == TEXT.replace("nama: Kantor A   #", "nama: 'Kantor: B'  #")


def test_a_comment_keeps_its_column_where_there_is_room(tmp_path: Path) -> None:
    text = "kantor:\n  nama: Kantor A      # nama lengkap\n  surel: a@b   # alamat\n"

    out = ubah(tmp_path, lambda d: d["kantor"].update(nama="Kantor Baru", surel=None), text)

    assert out == "kantor:\n  nama: Kantor Baru   # nama lengkap\n  surel:       # alamat\n"


def test_a_new_key_takes_the_place_that_a_comment_keeps_for_it(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["kantor"].update(telepon="0719 22"))

    line = "  # telepon:       # belum diketahui\n"
    assert out == TEXT.replace(line, f"{line}  telepon: 0719 22\n")


def test_a_long_text_is_folded_under_its_key_behind_the_comment(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["kantor"].update(nama="kata " * 30 + "akhir"))

    lines = out.splitlines()
    assert lines[2] == "  nama: >-         # nama lengkap"
    assert lines[3].startswith("    kata kata")
    assert max(map(len, lines)) <= 104


def test_the_comment_behind_a_long_text_stays_where_a_section_takes_its_place(
    tmp_path: Path,
) -> None:
    text = "kantor:\n  nama: >-   # nama lengkap\n    satu\n    dua\n  surel: a@b\n"
    absent = {"tidak_berlaku": "Tidak ada."}

    out = ubah(tmp_path, lambda d: d["kantor"].update(nama=absent), text)

    section = "  nama:   # nama lengkap\n    tidak_berlaku: Tidak ada.\n"
    assert out == f"kantor:\n{section}  surel: a@b\n"


def test_comments_that_a_long_text_would_swallow_stand_above_it(tmp_path: Path) -> None:
    text = "a:\n  - nip:\n\n      # misalnya 1976\n      # dan lagi\n    nama:\n"

    out = ubah(tmp_path, lambda d: d["a"][0].update(nip="satu\ndua"), text)

    block = "  - nip: |-\n      satu\n      dua\n    nama:\n"
    assert out == f"a:\n  # misalnya 1976\n  # dan lagi\n{block}"


def test_a_folded_text_stays_folded(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["saran"].__setitem__(0, "Pendek."))

    old = "  - >-\n    Saran pertama yang panjang\n    sampai dua baris.\n"
    assert out == TEXT.replace(old, "  - >-\n    Pendek.\n")


def test_a_key_in_braces_comes_and_goes_with_its_comma(tmp_path: Path) -> None:
    def change(data: Any) -> None:
        data["riwayat"][0] = {"tahun": Decimal(2021), "realisasi": Decimal("3.91")}
        data["riwayat"][1]["realisasi"] = Decimal("3.5")

    out = ubah(tmp_path, change)

    assert "  - {tahun: 2021, target: , realisasi: 3.91}\n" in out
    assert "  - {tahun: 2022, target: 3.20, realisasi: 3.5}\n" in out


def test_a_new_item_looks_like_its_neighbours(tmp_path: Path) -> None:
    row = {"tahun": Decimal(2023), "target": Decimal("3.25")}
    out = ubah(tmp_path, lambda d: d["riwayat"].append(row))

    assert out == TEXT.replace("saran:", "  - {tahun: 2023, target: 3.25}\nsaran:")


def test_a_new_item_keeps_the_blank_line_between_items(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["saran"].append("Saran ketiga."))

    assert out == TEXT + "\n  - Saran ketiga.\n"


def test_a_removed_item_takes_its_lines_along(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["saran"].pop(0))

    start, end = TEXT.index("  - >-"), TEXT.index("  - Saran kedua")
    assert out == TEXT[:start] + TEXT[end:]


def test_an_emptied_list_leaves_its_key(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d.update(saran=None))

    assert out == TEXT[: TEXT.index("saran:")] + "saran:\n"


def test_an_empty_list_in_brackets_becomes_a_list(tmp_path: Path) -> None:
    out = ubah(tmp_path, lambda d: d["saran"].append("x"), "saran: []  # isi\n")

    assert out == "saran:  # isi\n  - x\n"


def test_nothing_is_written_for_what_means_the_same(tmp_path: Path) -> None:
    text = 'a: "9.092.592.000"\nb: 17.50\nc: []\nd:\n'

    def change(data: Any) -> None:
        data.update(a=Decimal(9092592000), b=Decimal("17.5"), c=[], d="")

    assert ubah(tmp_path, change, text) == text


def test_a_remark_stands_above_its_key_or_item(tmp_path: Path) -> None:
    comments = {("saran", 1): ["PERIKSA: a", "b"], ("kantor",): ["PERIKSA: c"]}
    out = ubah(tmp_path, lambda d: None, comments=comments)

    assert "# kepala berkas\n# PERIKSA: c\nkantor:" in out
    assert "\n  # PERIKSA: a\n  # b\n  - Saran kedua." in out


@pytest.mark.parametrize(
    "text",
    ["x: y", "# x", "- x", "&a", "*a", "%b", "@c", "'q'", '"q"', "[a", "{a", "a #b", "?", "a:",
     "true", "null", "~", "1.50", "1e3", "2024-02-30", "0x1f", "a\tb", "é\u2028x", "<&>", "|"],
)  # fmt: skip
@pytest.mark.parametrize("text_around", ["a: 1\n", "z: {a: 1, b: 2}\n", "z: [1, 2]\n"])
def test_a_text_is_quoted_where_yaml_would_misread_it(
    tmp_path: Path, text: str, text_around: str
) -> None:
    def change(data: Any) -> None:
        target = data.get("z", data)
        target[0 if isinstance(target, list) else "a"] = text

    ubah(tmp_path, change, text_around)


SAMPLE = (SAMPLES / "tanjungpandan-2023" / "laporan.yaml").read_bytes().decode()
SCALARS = (
    st.sampled_from(["baru", "a: b # c", "33413", "dua\n\nalinea", "kata " * 40 + "x", "- y"])
    | st.decimals(-(10**9), 10**9, places=2).map(Decimal)
    | st.booleans()
    | st.dates(date(2000, 1, 1), date(2100, 1, 1))
)


def _paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = node.items() if isinstance(node, dict) else enumerate(node)
    found = []
    for step, value in steps:
        found.append((*path, step))
        if isinstance(value, dict | list):
            found += _paths(value, (*path, step))
    return found


@settings(max_examples=draws(60))
@given(seed=st.integers(0, 2**32), values=st.lists(SCALARS, min_size=1, max_size=6))
def test_any_change_of_the_sample_reads_back(
    tmp_path_factory: pytest.TempPathFactory, seed: int, values: list[Any]
) -> None:
    file = tmp_path_factory.mktemp("yaml") / "data.yaml"
    file.write_bytes(SAMPLE.encode())
    old = read_yaml(file).data
    new = copied(old)
    chance = random.Random(seed)
    for value in values:
        *way, last = chance.choice(_paths(new))
        owner = new
        for step in way:
            owner = owner[step]
        action = chance.randrange(4)
        if isinstance(owner, list) and action == 0:
            del owner[last]
        elif isinstance(owner, list) and action == 1:
            owner.insert(last, chance.choice([value, {"nama": value, "isi": [value]}]))
        elif isinstance(owner, dict) and action == 2:
            owner[last] = None
        elif not isinstance(owner[last], dict | list):
            owner[last] = value
        elif isinstance(owner, dict):
            owner["kunci_baru"] = value

    file.write_bytes(rewrite(SAMPLE, old, new, {}).encode())

    assert same(read_yaml(file).data, new)


def test_a_long_text_is_written_in_its_place_over_the_whole_width(tmp_path: Path) -> None:
    """Words go to the next line where they would not fit, and only there."""
    text = "kantor:\n  nama: >-\n    lama\n"
    widest = 0
    for letters in range(1, 12):
        words = f"{'x' * letters} " + "kata " * 40
        out = ubah(tmp_path, lambda d, words=words: d["kantor"].update(nama=words.strip()), text)
        widest = max(widest, *map(len, out.splitlines()))
    assert widest == WIDTH + 1  # ruamel.yaml breaks a line behind its width
