"""Comparing data with data: numbers, what follows from them, words, offices and years."""

from __future__ import annotations

import shutil
from decimal import ROUND_HALF_UP, Decimal

import pytest
from draws import draws
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st
from laporan_uji import SPENT, corrected
from proyek import DATA, Proyek

from lkjip_docgen.comparison import compare, read_snapshot
from lkjip_docgen.comparison.changed_texts import Change
from lkjip_docgen.comparison.compare import Differences, NumberChange
from lkjip_docgen.findings import LkjipError

CEILING = Decimal(9092592000)


def difference(old: Proyek, new: Proyek) -> Differences:
    return compare(read_snapshot(old.root), read_snapshot(new.root))


def by_path(differences: Differences) -> dict[str, NumberChange]:
    return {entry.number.path: entry for entry in differences.numbers}


def absorbed(spent: Decimal) -> Decimal:
    return (spent / CEILING * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_same_data_differ_in_nothing(proyek: Proyek) -> None:
    differences = difference(proyek, proyek)
    assert not differences
    assert differences.numbers == differences.texts == differences.parts == ()


def test_a_corrected_number_is_listed_with_all_that_follows_from_it(proyek: Proyek) -> None:
    found = by_path(difference(proyek, corrected(proyek)))
    assert found[SPENT].difference == -1000000
    total = found["anggaran.2031.total.serapan"]
    assert total.old is not None
    assert total.new is not None
    assert (total.old.value, total.new.value) == (
        absorbed(Decimal(8871653297)),
        absorbed(Decimal(8870653297)),
    )
    assert all(entry.change is Change.CHANGED for entry in found.values())
    assert {path for path, entry in found.items() if not entry.number.computed} == {SPENT}


def test_a_number_tells_where_it_is_printed(proyek: Proyek) -> None:
    found = by_path(difference(proyek, corrected(proyek)))
    assert found[SPENT].number.places == ("Tabel 3.3",)
    assert found["anggaran.2031.total.realisasi"].number.places == (
        "Kilas Kinerja Tahun 2031",
        "Realisasi Anggaran",
        "BAB III.B",
        "Tabel 3.3",
    )


def test_texts_in_which_only_such_numbers_differ_are_not_listed(proyek: Proyek) -> None:
    differences = difference(proyek, corrected(proyek))
    assert differences.numbers
    assert differences.texts == ()


def test_words_that_follow_a_number_are_listed(proyek: Proyek) -> None:
    short = Proyek(corrected(proyek).root).ganti(
        "target: 3.25\n    program", "target: 3.99\n    program"
    )
    texts = difference(proyek, short).texts
    changed = " ".join(entry.words.text for entry in texts)
    assert "belum mencapai target" in changed or "tidak mencapai target" in changed


def test_another_office_or_year_is_said_first(proyek: Proyek) -> None:
    other = corrected(proyek).ganti("nama: Kantor Contoh Teluk\n", "nama: Kantor Contoh Muara\n")
    remarks = difference(proyek, other).remarks
    assert len(remarks) == 1
    assert "“Kantor Contoh Teluk” dan “Kantor Contoh Muara”" in remarks[0]

    next_year = other.tulis(DATA.replace("2031", "2032").replace("nilai: 2032", "nilai: 2031"))
    assert any(
        "2031" in remark and "2032" in remark for remark in difference(proyek, next_year).remarks
    )


def test_a_row_put_in_above_others_adds_its_own_numbers_only(proyek: Proyek) -> None:
    more = Proyek(proyek.root.with_name("baru"))
    shutil.copytree(proyek.root, more.root)
    more.ganti(
        "            - nama: Layanan\n",
        "            - {nama: Pengawasan, pagu: 1000, realisasi: 500}\n"
        "            - nama: Layanan\n",
    )
    differences = difference(proyek, more)
    added = {e.number.label for e in differences.numbers if e.change is Change.ADDED}
    assert added == {"Pagu Pengawasan", "Realisasi Pengawasan", "Serapan Pengawasan"}
    sums = {e.number.label: e.difference for e in differences.numbers if e.change is Change.CHANGED}
    assert sums["Pagu Program Layanan"] == 1000
    assert sums["Realisasi Program Layanan"] == 500
    assert "Pagu Layanan" not in sums
    rows = {entry.words.text for entry in differences.texts}
    assert "Pengawasan | Rp1.000 | Rp500 | 50,00%" in rows
    (changed,) = (e.words.text for e in differences.texts if e.change is not Change.ADDED)
    assert changed.endswith("kegiatan, yaitu Pengawasan dan Layanan.")


def test_a_part_that_came_is_named_and_its_title_not_listed_again(proyek: Proyek) -> None:
    more = corrected(proyek).ganti(
        "organisasi:\n",
        "bagian_tambahan:\n  - judul: Seksi Pengawasan\n    dalam: Pendahuluan\n"
        "    isi: [{uraian: Seksi ini baru.}]\norganisasi:\n",
    )
    differences = difference(proyek, more)
    added = [entry.part for entry in differences.parts if entry.change is Change.ADDED]
    assert [(part.label, part.title) for part in added] == [("BAB I.H", "Seksi Pengawasan")]
    assert all(entry.words.text != "Seksi Pengawasan" for entry in differences.texts)


def test_data_that_cannot_be_read_give_their_findings(proyek: Proyek) -> None:
    broken = corrected(proyek).ganti("tahun: 2031", "tahun: dua ribu")
    with pytest.raises(LkjipError) as caught:
        difference(proyek, broken)
    assert caught.value.findings[0].place is not None


@settings(
    max_examples=draws(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@examples(spent=st.integers(min_value=1, max_value=9092592000))
def test_every_change_is_new_less_old_and_the_other_way_round_its_opposite(
    proyek: Proyek, spent: int
) -> None:
    old = read_snapshot(proyek.root)
    data = proyek.data.read_text(encoding="utf-8")
    try:
        proyek.ganti("realisasi: 8871653297", f"realisasi: {spent}")
        new = read_snapshot(proyek.root)
    finally:
        proyek.tulis(data)
    forth, back = by_path(compare(old, new)), by_path(compare(new, old))
    assert forth.keys() == back.keys()
    assert (SPENT in forth) == (spent != 8871653297)
    for path, entry in forth.items():
        assert old.numbers[path].value != new.numbers[path].value
        if entry.difference is not None:
            assert back[path].difference == -entry.difference
    for path in new.numbers.keys() - forth.keys():
        assert old.numbers[path].value == new.numbers[path].value
