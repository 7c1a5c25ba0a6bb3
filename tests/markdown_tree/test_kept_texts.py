"""Texts that an earlier run parsed are what the parser makes of them, and it is not asked again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from lkjip_docgen.markdown_tree import (
    Node,
    Token,
    kept_texts,
    office_tokens,
    office_tree,
    parsed_once,
    parsers,
    template_tree,
    tree_of,
)

SAMPLES = Path(__file__).parents[2] / "sample_data"
TEXT = """\
Capaian *naik*[^1] dari 2 m~2~:

1. loket [daftar](#loket)
2. gerai

   > antrean

| Loket | Tamu |
|-------|-----:|
| A     | **12** |

![loket](foto/loket.jpg "Loket"){#loket}

[^1]: Menurut *survei*.
"""
TEMPLATE = """\
# Bab {#bab .tanpa-nomor}

Butir \ufdd012\ufdd1.[^n]
{.pengantar}

- satu
{.huruf}

::: sorot Judul
kata
:::

[^n]: Catatan.
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "simpanan"))
    return tmp_path / "simpanan"


def everything(folder: Path) -> tuple[Node, Node, object]:
    """What is made of the texts above in a run of its own."""
    with parsed_once(folder):
        return template_tree(TEMPLATE), office_tree(TEXT), office_tokens(TEXT)


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: str) -> kept_texts.Parsed:
        raise AssertionError("parsed again")

    for name in ("_of_template", "_of_office", "_exactly"):
        monkeypatch.setattr(parsers, name, never)


def test_a_tree_is_that_of_the_parser() -> None:
    def same(node: Node, theirs: SyntaxTreeNode) -> None:
        assert node.type == theirs.type
        if not theirs.is_root:
            assert (node.tag, node.info, node.content) == (theirs.tag, theirs.info, theirs.content)
            assert (node.map, node.attrs) == (theirs.map, theirs.attrs)
        for one, other in zip(node.children, theirs.children, strict=True):
            same(one, other)

    tokens = parsers._office_parser().parse(TEXT)
    same(office_tree(TEXT), SyntaxTreeNode(tokens))


def test_a_piece_is_of_the_line_where_its_block_begins() -> None:
    (image,) = (node for node in office_tree(TEXT).walk() if node.type == "image")
    assert TEXT.splitlines()[image.line].startswith("![loket]")
    assert image.map is None


def test_braces_and_footnotes_are_part_of_a_tree() -> None:
    root = template_tree(TEMPLATE)
    heading, paragraph, items, box, notes = root.children
    assert (heading.id, heading.classes) == ("bab", ("tanpa-nomor",))
    assert (paragraph.classes, items.classes) == (("pengantar",), ("huruf",))
    assert (box.type, box.info.strip()) == ("container_sorot", "sorot Judul")
    (reference,) = (node for node in root.walk() if node.type == "footnote_ref")
    assert [note.note for note in notes.children] == [reference.note] == [0]


def test_a_later_run_asks_no_parser(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    first = everything(tmp_path)
    request.getfixturevalue("no_parser")
    assert everything(tmp_path) == first


def test_outside_a_run_that_checks_once_nothing_is_kept(cache: Path) -> None:
    office_tree(TEXT)
    assert list(cache.rglob("*")) == []


def test_a_text_of_one_kind_is_none_of_another(tmp_path: Path) -> None:
    with parsed_once(tmp_path):
        assert office_tree("[^1]\n\na~b~") != template_tree("[^1]\n\na~b~")
    with parsed_once(tmp_path):
        assert office_tree("[^1]\n\na~b~") != template_tree("[^1]\n\na~b~")


def test_a_changed_text_alone_is_parsed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(tmp_path)
    asked: list[str] = []
    parse = parsers._of_office

    def ask(text: str) -> kept_texts.Parsed:
        asked.append(text)
        return parse(text)

    monkeypatch.setattr(parsers, "_of_office", ask)
    with parsed_once(tmp_path):
        office_tree(TEXT)
        assert (
            office_tree("Capaian **turun**.").children[0].children[0].children[1].type == "strong"
        )
    assert asked == ["Capaian **turun**."]


@pytest.mark.parametrize("content", [b"", b"nothing", b'{"kantor\\nx": {"root": 1}}', b"[]"])
def test_a_spoilt_entry_counts_as_none(content: bytes, cache: Path, tmp_path: Path) -> None:
    first = everything(tmp_path)
    (entry,) = (file for file in cache.rglob("markdown/*") if file.is_file())
    kept_texts._SHELF.put(entry.name, content)
    assert everything(tmp_path) == first
    entry.write_bytes(content)
    assert everything(tmp_path) == first


def test_each_project_has_its_own(cache: Path, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        everything(tmp_path / name)
    assert len([file for file in cache.rglob("markdown/*") if file.is_file()]) == 2


def test_another_version_of_the_parser_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_texts._key(tmp_path)
    other = tmp_path / "__init__.py"
    other.write_text('__version__ = "99"\n', encoding="utf-8")
    monkeypatch.setattr(kept_texts, "_beginning", lambda _: other)
    assert kept_texts._key(tmp_path) not in (first, "")
    monkeypatch.setattr(kept_texts, "_beginning", lambda _: tmp_path / "tiada.py")
    assert kept_texts._key(tmp_path) == ""
    assert everything(tmp_path) == everything(tmp_path)


def test_what_no_check_needs_any_more_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_texts, "_SPARE", 0)
    for number in range(3):
        with parsed_once(tmp_path):
            office_tree(f"teks {number}")
    with parsed_once(tmp_path):
        book = kept_texts._book.get()
        assert book is not None
        assert list(book._known) == ["kantor\nteks 2"]


def test_of_texts_without_end_nothing_is_kept(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_texts, "_MOST", 30)
    with parsed_once(tmp_path):
        office_tree("satu " * 10)
    assert not list(cache.rglob("markdown/*"))
    with parsed_once(tmp_path):
        office_tree("satu")
    assert len(list(cache.rglob("markdown/*"))) == 1


def test_half_a_letter_is_parsed_every_time(tmp_path: Path) -> None:
    for _ in range(2):
        with parsed_once(tmp_path):
            assert office_tree("a \ud800").children[0].children[0].content == "a \ud800"


def test_a_tree_of_tokens_is_that_of_the_text() -> None:
    tokens, notes = office_tokens("satu[^a] *dua*\n\n[^a]: tiga\n\n[^b]: empat")
    assert notes == {":a": 0, ":b": -1}
    paragraph = tree_of(tokens).children[0]
    assert [node.type for node in paragraph.children[0].children] == [
        *("text", "footnote_ref", "text", "em")
    ]
    assert tree_of([Token("hr", map=(3, 4))]).children == (Node("hr", line=3, map=(3, 4)),)


def test_the_second_check_of_a_sample_imports_no_parser() -> None:
    (sample,) = (file.parent for file in SAMPLES.glob("*/.default"))
    code = (
        "import sys\nfrom lkjip_docgen.cli import main\nmain(sys.argv[1:])\n"
        f"print({MarkdownIt.__module__.partition('.')[0]!r} in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "check", str(sample)]
    first, second = (
        subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        for _ in range(2)
    )
    assert (first.stderr.split(), second.stderr.split()) == (["True"], ["False"])
    assert first.stdout == second.stdout != ""
