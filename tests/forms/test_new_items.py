"""Items that are added to lists: what is known of them, and what is to be filled in."""

from __future__ import annotations

import pytest
from isian import all_groups, data_of, forms_of

from lkjip_docgen.editing import copied
from lkjip_docgen.forms import (
    FormItem,
    State,
    field_at,
    indicator_for,
    new_item,
    new_items,
    sections_of,
)
from lkjip_docgen.place import Number
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Path_, at, dotted, with_defaults

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


def test_new_rows_follow_each_other_and_say_what_was_given() -> None:
    path: Path_ = ("penerimaan", "tahunan")
    rows = at(DATA, path)
    assert isinstance(rows, list)
    last = max(row["tahun"] for row in rows)
    made = new_items(DATA, path, [{"target": 1}, {"tahun": Number(last + 5)}, {"target": 2}])

    assert [row["tahun"] for row in made] == [last + 1, last + 5, last + 6]
    assert made[0]["target"] == 1


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


PROMISES = ("perjanjian_kinerja", 1, "tingkat", 0, "sasaran", 0, "indikator")


def with_a_promise(name: object) -> tuple[dict[str, object], Path_]:
    """The data with one more promise on the measured level; where it names its indicator."""
    data = {key: copied(value) for key, value in DATA.items()}
    promises = at(data, PROMISES)
    assert isinstance(promises, list)
    promises.append({"nama": name, "target": None})
    return data, (*PROMISES, len(promises) - 1, "indikator")


def offered(data: dict[str, object]) -> list[str]:
    """The promises for which an indicator can be made, by their names."""
    [group] = (each for each in all_groups(sections_of(data, ROOT)) if each.offers)
    return [offer.title for offer in group.offers]


def test_a_promise_that_nothing_measures_may_become_an_indicator() -> None:
    data, path = with_a_promise("Persentase puskesmas yang terakreditasi")
    field = field_at(sections_of(data, ROOT), dotted(path))
    assert field is not None
    assert field.offer is not None
    assert field.offer.title == "Persentase puskesmas yang terakreditasi"
    assert offered(data) == [field.offer.title]

    value = indicator_for(data, ROOT, path)
    data["indikator"] = [*data["indikator"], value]  # type: ignore[misc]
    at(data, path[:-1])["indikator"] = value["kode"]  # type: ignore[index]
    filled = with_defaults(data)["indikator"][-1]  # type: ignore[index]

    assert filled["nama"] == "Persentase puskesmas yang terakreditasi"
    assert filled["sasaran"] == at(data, (*PROMISES[:-1], "kode"))
    assert not [each for each in all_groups(sections_of(data, ROOT)) if each.offers]


@pytest.mark.parametrize("name", [None, "[BELUM DIISI: nama indikator]"])
def test_a_promise_without_a_name_is_offered_to_nobody(name: object) -> None:
    data, path = with_a_promise(name)

    assert not [each for each in all_groups(sections_of(data, ROOT)) if each.offers]
    with pytest.raises(LookupError):
        indicator_for(data, ROOT, path)


def test_an_indicator_of_the_same_name_is_the_one_that_measures() -> None:
    """It stands in the field as what holds while nobody chooses, and none is offered."""
    data, path = with_a_promise("Persentase puskesmas yang terakreditasi")
    alike = {"kode": "terakreditasi", "nama": "Persentase Puskesmas yang  terakreditasi"}
    data["indikator"] = [*data["indikator"], alike]  # type: ignore[misc]
    field = field_at(sections_of(data, ROOT), dotted(path))

    assert field is not None
    assert (field.text, field.usual, field.offer) == ("", "terakreditasi", None)
