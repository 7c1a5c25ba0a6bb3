"""Items are known by what they are: keys, matching of lists, and paths of quantities."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.identity import (
    candidates,
    identities,
    key_of,
    keys,
    match,
    same_quantities,
    slug,
)
from lkjip_docgen.records import replace

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)
DISTINCT = st.lists(NAMES, min_size=1, max_size=8, unique_by=slug)  # else one needs a number


def programme(nama: str, *amounts: int) -> dict[str, Any]:
    """A programme whose activities have these ceilings."""
    rows = [{"nama": f"Kegiatan {n}", "pagu": pagu} for n, pagu in enumerate(amounts)]
    return {"nama": nama, "kegiatan": rows}


# --- keys --------------------------------------------------------------------------


def test_a_code_names_an_item_and_else_what_people_call_it() -> None:
    assert keys(
        [
            {"kode": "ikm", "nama": "Indeks Kepuasan Masyarakat"},
            {"nama": "Program Dukungan Manajemen"},
            {"tahun": 2022, "target": 3},
            {"lingkup": "kanwil", "unit": "Kanwil Babel"},
            {"judul": "Peta"},
            "Melayani dengan tulus",
        ]
    ) == (
        "ikm",
        "program-dukungan-manajemen",
        "2022",
        "kanwil-kanwil-babel",
        "peta",
        "melayani-dengan-tulus",
    )


def test_capitals_blanks_quotes_and_punctuation_do_not_change_a_key() -> None:
    forms = ["Sarana & Prasarana", "sarana   dan prasarana.", "“Sarana dan Prasarana”"]
    assert len({slug(form) for form in forms}) == 1


def test_less_and_more_than_a_number_are_told_apart() -> None:
    assert len({slug(f"Usia {sign} 50 tahun") for sign in ("<", ">", "≤", "≥")}) == 4


def test_long_names_are_cut_at_a_word_and_told_apart_by_a_digest() -> None:
    one, other = (
        slug(f"Penyelenggaraan Fungsi Keimigrasian di Wilayah Kepulauan {end}")
        for end in ("Barat", "Timur")
    )
    assert one != other
    assert max(len(one), len(other)) <= 40
    assert one.startswith("penyelenggaraan-fungsi-")


def test_the_second_of_one_name_has_a_number_that_no_name_can_have() -> None:
    items = [{"nama": name} for name in ("Rapat", "Rapat 2", "Rapat")]
    assert keys(items) == ("rapat", "rapat-2", "rapat--2")


def test_a_name_is_never_taken_for_a_position_nor_for_a_word_of_the_path() -> None:
    assert keys([{"nama": "3"}, {"nama": "Total"}], taken=["total"]) == ("no-3", "total--2")


def test_an_item_is_found_by_itself_and_not_by_what_equals_it() -> None:
    items = [{"nama": "Rapat"}, {"nama": "Rapat"}]
    assert key_of(items[1], items) == "rapat--2"


@given(DISTINCT, st.data())
def test_no_other_item_changes_a_key_wherever_it_stands(names: list[str], data: Any) -> None:
    alone = dict(zip(names, keys(names), strict=True))
    some = data.draw(st.lists(st.sampled_from(names), unique=True))
    assert keys(some) == tuple(alone[name] for name in some)


@given(st.lists(NAMES, max_size=8))
def test_keys_are_unique_and_fit_into_a_path(names: list[str]) -> None:
    found = keys(names)
    assert len(set(found)) == len(names)
    for key in found:
        assert 0 < len(key) <= 44
        assert not set(key) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


# --- matching ----------------------------------------------------------------------


@given(DISTINCT, st.randoms(use_true_random=False))
def test_a_moved_item_is_always_found(names: list[str], random: Any) -> None:
    old = [programme(name, number) for number, name in enumerate(names)]
    new = random.sample(old, len(old))
    pairs = match(identities(old), identities(new))
    assert [old[o] for o, _ in pairs] == [new[n] for _, n in pairs] == new


@given(st.integers(0, 3), st.integers(0, 4))
def test_a_renamed_item_is_found_by_what_it_says(which: int, where: int) -> None:
    names = ["Penegakan Hukum", "Dukungan Manajemen", "Pelayanan Publik", "Pemajuan HAM"]
    old = [programme(name, 90210000 + n, 71500000 * (n + 1)) for n, name in enumerate(names)]
    new = [dict(row) for row in old]
    new[which]["nama"] = "Program Baru Sama Sekali"
    new.insert(where, programme("Uji Coba", 111000000))
    pairs = match(identities(old), identities(new))
    assert {old[o]["kegiatan"][0]["pagu"] for o, _ in pairs} == {
        row["kegiatan"][0]["pagu"] for row in old
    }
    assert all(old[o]["kegiatan"] == new[n]["kegiatan"] for o, n in pairs)


def test_a_corrected_name_is_the_same_item_though_its_amounts_changed_too() -> None:
    old = [programme("Dukungan Managemen", 100), programme("Pelayanan", 500)]
    new = [programme("Pelayanan", 500), programme("Dukungan Manajemen", 765)]
    assert match(identities(old), identities(new)) == [(1, 0), (0, 1)]


def test_a_replaced_item_is_not_the_one_that_stood_there() -> None:
    old = [programme("Penegakan Hukum", 82440000)]
    new = [programme("Pelatihan Pegawai", 99000000, 15)]
    assert match(identities(old), identities(new)) == []


def test_a_copy_of_an_item_that_stayed_is_not_the_one_that_went() -> None:
    went, stayed = programme("Program Layanan", 10_500, 22_000), programme("Program Induk", 71_300)
    copy = programme("Program Layanan Baru", 71_300)
    assert match(identities([went, stayed]), identities([copy, stayed])) == [(1, 1)]


def test_the_only_text_of_a_list_is_the_same_under_other_words() -> None:
    assert match(identities(["Melayani"]), identities(["Mengabdi"])) == [(0, 0)]


def test_two_items_that_could_both_be_it_are_nobodys_guess() -> None:
    old = [programme("Pelayanan", 82440000)]
    new = [programme("Layanan Satu", 82440000), programme("Layanan Dua", 82440000)]
    assert match(identities(old), identities(new)) == []


def test_a_year_is_never_another_year() -> None:
    old, new = [{"tahun": 2021, "target": 3.25}], [{"tahun": 2022, "target": 3.25}]
    assert match(identities(old), identities(new)) == []


def test_an_award_won_again_is_known_by_its_year_though_an_earlier_one_was_added() -> None:
    old = [{"nama": "WBK", "tahun": 2021, "pemberi": "A"}]
    new = [{"nama": "WBK", "tahun": 2020}, {"nama": "WBK", "tahun": 2021, "pemberi": "B"}]
    assert match(identities(old), identities(new)) == [(0, 1)]


def test_an_item_that_was_given_a_code_is_still_the_same() -> None:
    old = [{"nama": "Meningkatnya kepuasan"}, {"nama": "Meningkatnya pengamanan"}]
    new = [old[1], {"kode": "SS3", "nama": "Meningkatnya kepuasan"}]
    assert match(identities(old), identities(new)) == [(1, 0), (0, 1)]


def test_names_that_differ_in_a_short_mark_are_other_items() -> None:
    old = identities([{"nama": "Golongan III/a", "jumlah": 4}])
    new = identities([{"nama": "Golongan III/b", "jumlah": 9}])
    assert match(old, new) == []


def test_of_equal_names_those_that_say_the_same_are_the_same() -> None:
    old = identities([programme("Rapat", 10), programme("Rapat", 20)])
    new = identities([programme("Rapat", 20), programme("Rapat", 10)])
    assert match(old, new) == [(1, 0), (0, 1)]


# --- quantities --------------------------------------------------------------------


def labels(**programmes: str) -> dict[str, str]:
    """The labels by path of programmes, by the key of each."""
    return {
        f"anggaran.2031.akhir.program.{key.replace('_', '-')}.{what}": f"{what.title()} {nama}"
        for key, nama in programmes.items()
        for what in ("pagu", "realisasi")
    }


OLD = labels(penegakan="Program Penegakan", dukungan="Program Dukungan Manajemen")


def test_an_item_put_before_the_others_moves_no_quantity() -> None:
    new = labels(uji="Program Uji Coba") | OLD
    assert same_quantities(OLD, new) == {path: path for path in OLD}


def test_all_quantities_of_a_renamed_item_move_together() -> None:
    new = labels(penegakan="Program Penegakan", dukungan_man="Program Dukungan Manajerial")
    pairs = same_quantities(OLD, new)
    assert len(pairs) == len(new)
    assert all(o.rpartition(".")[2] == n.rpartition(".")[2] for n, o in pairs.items())
    assert pairs["anggaran.2031.akhir.program.dukungan-man.pagu"].endswith("dukungan.pagu")


def test_an_item_of_another_name_is_the_same_where_its_amounts_say_so() -> None:
    new = labels(penegakan="Program Penegakan", sekretariat="Urusan Sekretariat")
    amounts = {path: str(82440000 + n) for n, path in enumerate(OLD)}
    now = dict(zip(new, amounts.values(), strict=True))
    assert len(same_quantities(OLD, new)) == 2
    assert len(same_quantities(OLD, new, old_values=amounts, new_values=now)) == 4


def test_a_replaced_item_has_no_old_quantity() -> None:
    new = labels(penegakan="Program Penegakan", latihan="Pelatihan Pegawai")
    assert same_quantities(OLD, new).keys() == labels(penegakan="").keys()


def test_paths_that_count_items_are_matched_by_words_and_never_by_position() -> None:
    root = "anggaran.2031.akhir.program"
    counted = {f"{root}.1.pagu": "Pagu Program Penegakan", f"{root}.2.pagu": "Pagu Program Lama"}
    counted["pegawai.eselon.1"] = "Eselon IV"
    new = labels(uji="Program Uji Coba") | OLD
    new["pegawai.eselon.kelompok.eselon-iv.jumlah"] = "Eselon IV"
    assert same_quantities(counted, new) == {
        f"{root}.penegakan.pagu": f"{root}.1.pagu",
        "pegawai.eselon.kelompok.eselon-iv.jumlah": "pegawai.eselon.1",
    }


def test_a_label_that_two_items_share_matches_neither() -> None:
    counted = {"anggaran.2031.sumber_dana.1.pagu": "Pagu PNBP"}
    new = {f"anggaran.2031.sumber_dana.{key}.pagu": "Pagu PNBP" for key in ("pnbp", "pnbp--2")}
    assert same_quantities(counted, new) == {}


def test_years_of_a_series_are_not_taken_for_one_another() -> None:
    old = {"indikator.ikm.tahun.2021.target": "Target IKM", "indikator.ikm.target": "Target IKM"}
    new = {"indikator.ikm.tahun.2022.target": "Target IKM", "indikator.ikm.target": "Target IKM"}
    values = dict.fromkeys(old, "325000"), dict.fromkeys(new, "325000")
    found = same_quantities(old, new, old_values=values[0], new_values=values[1])
    assert found == {"indikator.ikm.target": "indikator.ikm.target"}


def test_an_old_path_suggests_the_items_that_stand_in_the_list_now() -> None:
    assert candidates("anggaran.2031.akhir.program.1.pagu", OLD) == (
        "anggaran.2031.akhir.program.penegakan.pagu",
        "anggaran.2031.akhir.program.dukungan.pagu",
    )
    assert candidates("anggaran.2031.akhir.program.lain.pagu", OLD) == ()


def test_what_an_item_is_known_by_can_be_told_apart_from_its_key() -> None:
    (one,) = identities([programme("Pelayanan", 1)])
    assert match([one], [replace(one, key="lain")]) == [(0, 0)]
