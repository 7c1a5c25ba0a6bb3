"""Weighted elements with internal and external respondents, and internal only."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from measures_data import indicator, measured

from lkjip_docgen.quantity import Status


def group(kode, responden, *unsur, **options):
    return {
        "kode": kode,
        "nama": f"Pihak {kode}",
        "responden": responden,
        "unsur": [
            {"nama": f"Unsur {number}", "bobot": bobot, "nilai": nilai}
            for number, (bobot, nilai) in enumerate(unsur, 1)
        ],
    } | options


def result(*groups, hasil=None, **options):
    survei = {
        "jenis": "unsur_berbobot",
        "nama": "E-survei",
        "skala_hasil": {"maks": 4},
        "kelompok": list(groups),
        "hasil": hasil,
    }
    return measured(indikator=[indicator(survei, **options)]).indikator[0]


def test_combines_internal_and_external_values_by_their_respondents():
    hasil = result(
        group("internal", 10, (20, "3,50"), (80, "4,00")),
        group("eksternal", 5, (50, "3,00"), (50, "3,20")),
    )
    internal, eksternal = hasil.berbobot.kelompok
    assert [u.tertimbang.nilai for u in internal.unsur] == [Decimal("0.70"), Decimal("3.20")]
    assert internal.nilai.nilai == Decimal("3.90")
    assert eksternal.nilai.nilai == Decimal("3.10")
    assert hasil.berbobot.jumlah_responden.nilai == 15
    assert hasil.realisasi.nilai == Decimal("3.63")  # (3,90 x 10 + 3,10 x 5) / 15
    assert hasil.berbobot.dihitung


def test_a_detention_house_asks_only_its_own_staff():
    hasil = result(group("internal", None, *[(20, "3,75")] * 5))
    assert hasil.realisasi.nilai == Decimal("3.75")
    assert hasil.berbobot.dihitung


def test_a_result_given_directly_stands_where_elements_are_missing():
    hasil = result(
        group("internal", None, *[(w, None) for w in (20, 10, 10, 20, 20, 20)]),
        group("eksternal", None, *[(20, None)] * 5, minimum_responden=5),
        hasil="3,81",
        riwayat=[
            {"tahun": 2021, "target": "3,11", "realisasi": "3,91"},
            {"tahun": 2022, "target": "3,12", "realisasi": "3,90"},
        ],
        target_menengah={"tahun": 2024, "nilai": "3,14"},
    )
    assert not hasil.berbobot.dihitung
    assert hasil.realisasi.nilai == Decimal("3.81")
    assert [t.capaian.nilai for t in hasil.tahun] == [
        Decimal("125.72"),
        Decimal("125.00"),
        Decimal("121.73"),
    ]
    assert hasil.menengah.capaian.nilai == Decimal("121.34")
    assert all(u.nilai.status is Status.KOSONG for u in hasil.berbobot.kelompok[0].unsur)
    assert hasil.berbobot.kelompok[0].jumlah_bobot.nilai == 100
    assert hasil.berbobot.kelompok[1].cukup is None


def test_elements_go_before_a_result_given_directly():
    assert result(group("internal", 3, (100, "3,00")), hasil="3,81").realisasi.nilai == 3


def test_one_missing_element_leaves_the_result_missing():
    hasil = result(group("internal", 3, (50, "3,00"), (50, None)))
    assert hasil.realisasi.status is Status.KOSONG
    assert hasil.capaian.status is Status.KOSONG


def test_missing_respondents_of_one_side_leave_the_result_missing():
    hasil = result(group("internal", 3, (100, "3,00")), group("eksternal", None, (100, "4,00")))
    assert hasil.realisasi.status is Status.KOSONG
    assert hasil.berbobot.jumlah_responden.status is Status.KOSONG


def test_a_side_that_nobody_answered_does_not_count():
    hasil = result(group("internal", 3, (100, "3,00")), group("eksternal", 0, (100, None)))
    assert hasil.realisasi.nilai == 3


def test_says_whether_the_minimum_of_respondents_is_reached():
    hasil = result(
        group("internal", 5, (100, 3), minimum_responden=5),
        group("eksternal", 4, (100, 3), minimum_responden=5),
    )
    assert [k.cukup for k in hasil.berbobot.kelompok] == [True, False]


element = st.tuples(
    st.integers(min_value=1, max_value=100), st.decimals(min_value=1, max_value=4, places=2)
)


@given(st.lists(element, min_size=1, max_size=6), st.lists(element, min_size=1, max_size=6))
def test_the_result_can_be_recomputed_with_fractions(internal, external):
    def published(value):
        return Fraction(int(value * 100 + Fraction(1, 2)), 100)

    def mean(elements):
        weights = sum(w for w, _ in elements)
        return published(sum(w * Fraction(v) for w, v in elements) / weights)

    hasil = result(group("internal", 7, *internal), group("eksternal", 5, *external))
    expected = published((mean(internal) * 7 + mean(external) * 5) / 12)
    assert Fraction(hasil.realisasi.nilai) == expected
