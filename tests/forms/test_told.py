"""What people are told of each key: once, in the model, for schema, forms and workbook alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from lkjip_docgen.forms.officers_order import SECTIONS
from lkjip_docgen.forms.shapes import Key, Shape, accepts, keys_of
from lkjip_docgen.model import Kind, Laporan, example_of, field_of, kosakata_umum, told_of
from lkjip_docgen.rules import kode_profil

_Place = tuple[type[BaseModel], Key, str]


def places(
    model: type[BaseModel] = Laporan,
    pattern: str = "",
    above: tuple[type[BaseModel], ...] = (Laporan,),
) -> Iterator[_Place]:
    """Every key of the data file, wherever it can stand; trees once."""
    for key in keys_of(model):
        here = f"{pattern}.{key.name}".lstrip(".")
        yield model, key, here
        for below in key.models:
            if below not in above:
                yield from places(below, here, (*above, below))


def values() -> Iterator[tuple[type[BaseModel], str, str, Kind]]:
    for model, key, pattern in places():
        if key.shape in (Shape.VALUE, Shape.TABLE):
            field = field_of(model, key.name)
            yield model, key.name, pattern, field.kind if field else Kind.TEKS


def words(text: str) -> str:
    return kosakata_umum().tulis(text)


def test_every_section_says_what_it_is() -> None:
    nameless = {model.__name__ for model, _, _ in places() if not getattr(model, "arti", "")}
    assert nameless == set()


def test_no_label_is_a_word_of_the_program() -> None:
    """Codes, names of files and keys with underscores are nothing that people say."""
    labels = {words(told_of(model, key.name).label) for model, key, _ in places()}
    assert [text for text in labels if re.search(r"[_`{}]|\btw\d", text)] == []


def test_no_help_names_a_key_of_the_file() -> None:
    helps = {pattern: words(told_of(model, key.name).help) for model, key, pattern in places()}
    keys = re.compile(r"`|\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z]+\b(?<!\.xlsx)")
    told = {pattern: text for pattern, text in helps.items() if keys.search(text)}
    assert told.keys() <= {"pernyataan.besaran"}  # where a path is the answer


@pytest.mark.parametrize("profile", sorted(kode_profil()))
def test_free_texts_and_numbers_have_an_example(profile: str) -> None:
    chosen = (Kind.PILIHAN, Kind.YA_TIDAK)
    for model, name, pattern, kind in values():
        if kind not in chosen and not told_of(model, name).choices:
            assert example_of(pattern, 2025, profile), pattern


def test_amounts_and_counts_have_a_unit() -> None:
    bare = {
        pattern
        for model, name, pattern, kind in values()
        if kind in (Kind.RUPIAH, Kind.CACAH) and not told_of(model, name).unit
    }
    ordinal = {".desimal", ".lajur", ".per"}  # of digits, pictures in a row, powers of ten
    assert {pattern for pattern in bare if not pattern.endswith(tuple(ordinal))} == set()


def test_what_a_choice_means_is_said_in_words() -> None:
    meanings = {
        words(meaning)
        for model, key, _ in places()
        for _, meaning in told_of(model, key.name).choices
    }
    assert [text for text in meanings if "_" in text] == []
    assert "Makin besar makin baik" in meanings
    assert "Perangkat daerah" in meanings


def test_names_of_files_are_known_as_such() -> None:
    kinds = {pattern: accepts(model, name) for model, name, pattern, _ in values()}
    assert kinds["kantor.lambang"] == "gambar"
    assert kinds["lampiran.berkas"] == "pdf"
    assert kinds["emonev.tabel"] == "tabel"
    assert kinds["bagian_tambahan.isi.gambar.berkas"] == "gambar"
    assert kinds["kantor.nama"] == ""


def test_every_key_of_the_data_belongs_to_one_section() -> None:
    """Whole keys to one part; a key that is divided has each of its own keys in one part."""
    whole = [key.name for key in keys_of(Laporan)]
    parts = [part for outline in SECTIONS for part in outline.parts]
    for name in whole:
        holding = [part for part in parts if name in (part.path or part.only)]
        [key] = [key for key in keys_of(Laporan) if key.name == name]
        below = [k.name for k in keys_of(key.models[0])] if key.models else []
        if len(holding) > 1:
            assert all(sum(part.keeps()(b) for part in holding) == 1 for b in below), name
        else:
            assert len(holding) == 1, name
            assert all(holding[0].keeps()(b) for b in below), name
