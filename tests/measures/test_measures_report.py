"""The whole of what is measured: employees, e-Monev, paths, lineage."""

from datetime import date
from fractions import Fraction

from measures_data import indicator, measured, monthly, spending, version

from lkjip_docgen.place import Number, Place
from lkjip_docgen.quantity import Quantity, Status, Unit, round_half_up
from lkjip_docgen.records import Record, field_names

EMPLOYEES = {
    "rincian": [
        {
            "kode": "jabatan",
            "nama": "Jabatan",
            "kelompok": [
                {"nama": "Eselon III", "jumlah": 1},
                {"nama": "Eselon IV", "jumlah": 4},
                {"nama": "Eselon V", "jumlah": 8},
                {"nama": "Fungsional", "jumlah": 26},
            ],
        },
        {
            "kode": "seksi",
            "nama": "Seksi",
            "kelompok": [
                {"nama": n, "jumlah": j} for n, j in zip("ABCDE", (10, 3, 0, 8, 18), strict=True)
            ],
        },
    ]
}


def test_each_breakdown_of_employees_has_its_own_sum():
    pegawai = measured(pegawai=EMPLOYEES).pegawai
    assert [r.jumlah.nilai for r in pegawai.rincian] == [39, 39]
    assert pegawai.jumlah is pegawai.rincian[0].jumlah


def test_a_group_of_unknown_size_leaves_the_sum_missing():
    rows = [{"kode": "a", "nama": "A", "kelompok": [{"nama": "x", "jumlah": 3}, {"nama": "y"}]}]
    assert measured(pegawai={"rincian": rows}).pegawai.jumlah.status is Status.KOSONG


def test_progress_stands_in_the_order_of_the_months():
    rows = [
        {"bulan": 12, "anggaran": "98,21", "pelaksanaan": None},
        {"bulan": 8, "anggaran": "67,97", "pelaksanaan": "68,28"},
    ]
    emonev = measured(emonev={"tabel": rows}).emonev
    assert [name for name, _, _ in emonev.bulan] == ["Agustus", "Desember"]
    assert emonev.akhir[1].path == "emonev.des.anggaran"
    assert emonev.akhir[2].status is Status.KOSONG


def test_the_absorption_of_the_year_is_kept_by_source():
    smart = [{"tahun": 2022, "komponen": {"penyerapan": 90}}]
    months = [{"bulan": 12, "anggaran": "98,21", "pelaksanaan": None}]
    known = measured(smart={"tahunan": smart}, emonev={"tabel": months}).serapan
    assert [entry.sumber for entry in known] == ["e-Monev Bappenas sampai dengan akhir Desember"]

    smart[0]["tahun"] = 2023
    score = measured(smart={"tahunan": smart}, emonev={"tabel": months}).serapan[0]
    assert (score.sumber, score.serapan.nilai) == ("aplikasi SMART", 90)
    assert (score.serapan.unit, score.serapan.path) == (Unit.PERSEN, "nka.2023.serapan")


def test_parts_that_the_office_left_out_are_absent():
    hasil = measured()
    assert (hasil.pnbp, hasil.nka, hasil.ikpa, hasil.emonev, hasil.pegawai) == (None,) * 5


def whole():
    return measured(
        dokumen={"tahun": 2024, "tempat": "Belitung", "tanggal": date(2025, 1, 3)},
        indikator=[
            indicator(
                monthly(["17,40"] * 12, [30] * 12, kategori="skm-2017", minimum_responden=30),
                kode="ikm",
                program="Program A",
                riwayat=[{"tahun": 2023, "target": "3,20", "nilai_survei": "17,0"}],
                target_menengah={"tahun": 2025, "nilai": "3,30"},
                pembanding=[{"lingkup": "kanwil", "unit": "Kanwil", "realisasi": "3,70"}],
            ),
            indicator(),
        ],
        anggaran={
            "versi": [
                version("awal", ("Program A", [(10, None)])),
                version("akhir", ("Program A", [(10, 9), (5, 4)])),
            ],
            "jenis_belanja": [spending(2023, (8, 7)), spending(2024, (15, 13))],
            "sumber_dana": [{"nama": "RM", "pagu": 15}],
        },
        pnbp={"tahunan": [{"tahun": 2023, "target": 5, "realisasi": 4}, {"tahun": 2024}]},
        smart={
            "tahunan": [
                {
                    "tahun": 2023,
                    "komponen": {
                        "capaian_output": 100,
                        "efisiensi": 5,
                        "konsistensi": 90,
                        "penyerapan": 90,
                    },
                },
                {"tahun": 2024, "komponen": {"efektivitas": 90, "efisiensi": 50}},
            ]
        },
        ikpa={"tahunan": [{"tahun": 2024, "komponen": {"capaian_output": 90}, "pengurang": 1}]},
        emonev={"tabel": [{"bulan": 1, "anggaran": 1, "pelaksanaan": 2}]},
        pegawai=EMPLOYEES,
    )


def walk(node):
    """Every quantity with its inputs, however often it occurs."""
    if isinstance(node, Quantity):
        yield node
        yield from walk(node.inputs)
    elif isinstance(node, tuple):
        for item in node:
            yield from walk(item)
    elif isinstance(node, dict):
        yield from walk(tuple(node.values()))
    elif isinstance(node, Record):
        for name in field_names(node):
            yield from walk(getattr(node, name))


def test_a_path_names_one_quantity_only():
    seen = {}
    for quantity in walk(whole()):
        assert seen.setdefault(quantity.path, quantity) == quantity


def test_every_quantity_has_a_label_and_every_computed_one_its_formula_and_inputs():
    for quantity in walk(whole()):
        assert quantity.label
        assert bool(quantity.formula) == bool(quantity.inputs)


def test_every_computed_value_is_rounded_as_it_is_published():
    for quantity in walk(whole()):
        if quantity.formula and quantity.ada:
            assert quantity.nilai == round_half_up(quantity.nilai, quantity.places)


def test_paths_are_stable_names():
    paths = whole().quantities()
    assert {
        "indikator.ikm.realisasi",
        "indikator.ikm.survei.jan.nilai",
        "indikator.ikm.tahun.2023.capaian",
        "indikator.rata_rata_capaian",
        "anggaran.2024.total.realisasi",
        "anggaran.2024.awal.program.program-a.pagu",
        "anggaran.2024.jenis_belanja.total.pagu",
        "pnbp.2024.target",
        "nka.2024.nilai",
        "ikpa.2024.nilai",
        "emonev.jan.anggaran",
        "pegawai.jabatan.jumlah",
    } <= paths.keys()


def test_a_number_leads_back_to_the_place_where_it_was_written():
    place = Place("laporan.yaml", 12, 3)
    row = indicator(target=Number("3.25", place))
    target = measured(indikator=[row]).indikator[0].capaian.inputs[1]
    assert target.place == place


def test_measuring_twice_gives_the_same():
    assert whole() == whole()


def test_the_longest_numbers_that_the_data_may_hold_stay_exact():
    value, people = "123456,0123456789", 10**14 + 1
    row = indicator(monthly([value, *[None] * 11], [people, *[None] * 11]))
    survei = measured(indikator=[row]).indikator[0].survei
    exact = Fraction("123456.0123456789") * people
    assert Fraction(survei.jumlah_tertimbang.nilai) == exact
