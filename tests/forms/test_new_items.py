"""Items that are added to lists: what is known of them, and what is to be filled in."""

from __future__ import annotations

import pytest
from isian import all_groups, data_of, forms_of

from lkjip_docgen.editing import copied
from lkjip_docgen.forms import FormItem, State, new_item, sections_of
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import at

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")
ROOT = SAMPLES / NAMES[2]
DATA = data_of(ROOT)


def test_an_item_has_the_keys_that_have_to_be_filled_in() -> None:
    value = new_item(DATA, ROOT, ("landasan_hukum",)).value

    assert value == {"nama": None, "tentang": None}


def test_a_code_goes_on_with_the_next_number() -> None:
    objectives = ("perjanjian_kinerja", 0, "tingkat", 0, "sasaran")
    codes = {row["kode"] for row in at(DATA, objectives)}  # type: ignore[attr-defined]
    value = new_item(DATA, ROOT, objectives).value

    assert value["kode"] not in codes
    assert value["indikator"] == [{"nama": None, "target": None}]


@pytest.mark.parametrize(
    ("path", "year"),
    [
        (("penerimaan", "tahunan"), "after the last"),
        (("indikator", 0, "riwayat"), "before the first"),
    ],
)
def test_a_year_follows_from_those_that_are_there(path: tuple[str | int, ...], year: str) -> None:
    rows = at(DATA, path)
    assert isinstance(rows, list)
    years = [row["tahun"] for row in rows]
    wanted = max(years) + 1 if year == "after the last" else min(years) - 1

    assert new_item(DATA, ROOT, path).value["tahun"] == wanted


def test_of_an_indicator_it_is_asked_how_it_is_measured() -> None:
    made = new_item(DATA, ROOT, ("indikator",))
    assert isinstance(made.form, FormItem)
    ways = [field for group in made.form.groups for field in group.fields if field.asked]

    assert made.value["pengukuran"] == {"jenis": None}
    assert f"indikator[{len(DATA['indikator'])}].pengukuran.jenis" in [way.id for way in ways]  # type: ignore[arg-type]


def test_a_list_of_a_section_that_is_not_there_yet() -> None:
    made = new_item({"dokumen": {"tahun": None}}, ROOT, ("aspek_strategis", "butir"))

    assert made.value == {"uraian": None}
    assert made.form.path == ("aspek_strategis", "butir", 0)


def test_where_no_list_can_stand() -> None:
    with pytest.raises(LookupError):
        new_item(DATA, ROOT, ("kantor", "nama"))


@pytest.mark.parametrize("name", NAMES)
def test_the_form_of_a_new_item_is_that_of_the_whole(name: str) -> None:
    """Every list of a sample, added to: the item is the one that the forms then show."""
    root = SAMPLES / name
    data = data_of(root)
    lists = [g for g in all_groups(forms_of(root)) if g.can_add and not g.file]
    for group in lists[:: max(1, len(lists) // 25)]:
        if group.state is State.ABSENT:
            continue
        made = new_item(data, root, group.path)
        changed = copied(data)
        parent = at(changed, group.path[:-1])
        if not isinstance(parent, dict):
            continue
        parent[group.path[-1]] = [*(parent.get(group.path[-1]) or []), made.value]
        assert isinstance(changed, dict)
        [again] = [g for g in all_groups(sections_of(changed, root)) if g.id == group.id][:1]
        assert (again.items or again.rows)[-1].path == made.form.path
        if group.id != "indikator":  # whose other keys stand in other sections
            assert (again.items or again.rows)[-1] == made.form
