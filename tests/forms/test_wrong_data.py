"""Data with mistakes are shown as they are, for people to mend; nothing is raised."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from isian import all_fields, data_of

from lkjip_docgen.editing import copied
from lkjip_docgen.forms import new_item, next_empty, sections_of
from lkjip_docgen.place import Number
from lkjip_docgen.resources import SAMPLES

ROOT = SAMPLES / "dinkes-teluk-cendana-2025"
DATA = data_of(ROOT)

WRONG: tuple[object, ...] = (
    *(None, "", "teks", Number("3.5"), Number(-7), True, date(2025, 1, 8), [], {}),
    *([None], ["satu", {"nama": "dua"}], {"asing": "kunci"}, [[Number(1)]], {"nama": ["x"]}),
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, item in value.items():
            found += places(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found += places(item, (*path, number))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_any_value_in_any_place(seed: int) -> None:
    random = Random(seed)
    data = copied(DATA)
    assert isinstance(data, dict)
    for path in random.sample(places(DATA), 60):
        here: object = data
        try:
            for step in path[:-1]:
                here = here[step]  # type: ignore[index]
            here[path[-1]] = copied(random.choice(WRONG))  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            continue  # what stood around it is something else by now
    sections = sections_of(data, ROOT)

    assert sections
    next_empty(sections)


@pytest.mark.parametrize("data", [{}, {"dokumen": None}, {"indikator": "?"}, {"profil": ["x"]}])
def test_next_to_nothing(data: dict[str, object], tmp_path: Path) -> None:
    sections = sections_of(data, tmp_path)

    assert next_empty(sections) is not None
    assert any(field.asked for field in all_fields(sections))


def test_whatever_the_value_its_text_is_shown() -> None:
    data = {
        **DATA,
        "dokumen": {"tahun": "dua ribu dua puluh lima"},
        "kantor": {"nama": ["satu", "dua"]},
    }
    texts = {field.id: field.text for field in all_fields(sections_of(data, ROOT))}

    assert texts["dokumen.tahun"] == "dua ribu dua puluh lima"
    assert texts["kantor.nama"] == "satu\ndua"


@pytest.mark.parametrize("wrong", [None, "teks", Number(1), {}, [None], ["x"]])
def test_an_item_is_added_to_whatever_stands_there(wrong: object) -> None:
    data = {**DATA, "landasan_hukum": wrong}

    assert new_item(data, ROOT, ("landasan_hukum",)).value == {"nama": None, "tentang": None}
