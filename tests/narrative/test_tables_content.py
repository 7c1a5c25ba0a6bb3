"""What single tables say, checked against figures worked out by hand."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest
from fixture_builders import indicator, table
from fixture_data import AGREEMENT, DATA, SMART_2023, body, grid, konteks, printed, values

from lkjip_docgen.document.tree import ListKind, Marker, RowRole, Table, Text, Value
from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.narrative.tables.cells import sel, sumber, uraian
from lkjip_docgen.quantity import Quantity, Status, Unit, given

OFFICE = konteks()
GAP = "BELUM DIISI"


def test_a_kind_of_spending_that_was_called_otherwise_has_one_row() -> None:
    years = deepcopy(DATA["anggaran"]["jenis_belanja"])
    for row in years[-1]["belanja"]:
        row["jenis"] = row["jenis"].replace("Barang", "Barang dan Jasa")
    made = table(konteks(anggaran={**DATA["anggaran"], "jenis_belanja": years}), "jenis-belanja")
    assert [line[0] for line in body(made)] == [
        "Belanja Barang dan Jasa",
        "Belanja Modal",
        "Jumlah",
    ]
    assert "–" not in body(made)[0]
    assert " Pada tahun 2024, Belanja Barang dan Jasa bernama Belanja Barang." in printed(
        made.source
    )


def test_a_missing_quantity_becomes_a_marker_and_a_known_one_a_value() -> None:
    missing = given("a", None, Unit.INDEKS, "A")
    assert sel(missing).content == (Marker(GAP),)
    zero = given("b", 0, Unit.ORANG, "B")
    assert sel(zero).content == (Value(zero, "0"),)


def test_a_quantity_that_cannot_have_a_value_says_why_in_italics() -> None:
    undone = Quantity("a", None, Unit.PERSEN, "A", status=Status.BELUM_DILAKSANAKAN)
    assert sel(undone).content == (Text("belum dilaksanakan", italic=True),)


def test_no_quantity_at_all_is_a_dash_and_not_a_gap() -> None:
    assert printed(sel(None)) == "–"


def test_the_source_line_names_the_latest_date() -> None:
    days = [given("a", 1, Unit.ORANG, "A", as_of=i.realisasi.as_of) for i in OFFICE.hasil.indikator]
    assert printed(sumber("data uji", days)) == "Sumber: Data uji (data per 5 Desember 2025)."
    assert printed(sumber("Data uji")) == "Sumber: Data uji."
    said = "Aplikasi Uji, 5 Desember 2025"
    assert printed(sumber(said, days)) == f"Sumber: {said}."


def test_long_texts_keep_their_markdown_in_a_cell() -> None:
    cell = uraian("Satu *dua*.\n\n- tiga\n- empat")
    assert printed(cell) == "Satu dua.\n• tiga\n• empat"
    assert Text("dua", italic=True) in cell.content
    listed = uraian("1. satu\n2. dua & <tiga>")
    assert (listed.items, printed(listed)) == (ListKind.DECIMAL, "satu\ndua & <tiga>")


def test_the_summary_gives_each_indicator_and_the_mean_of_capaian() -> None:
    rows = body(table(OFFICE, "ringkas-capaian"))
    assert rows[0][-3:] == ["3,25", "3,50", "107,69%"]
    assert rows[2] == ["Indikator KOSONG P&K <utama>", "3,00", GAP, GAP]
    assert rows[5] == ["Indikator ADUAN P&K <utama>", "8 laporan", "4 laporan", "150,00%"]
    mean = (Decimal("107.69") + Decimal("112.90") + Decimal("97.69") + Decimal("93.75") + 150) / 5
    assert rows[-1] == ["Rata-rata capaian", f"{mean:.2f}%".replace(".", ",")]


def test_the_summary_never_totals_targets_or_results() -> None:
    last = table(OFFICE, "ringkas-capaian").rows[-1]
    assert [cell.colspan for cell in last.cells] == [5, 1]


def test_an_unknown_sasaran_is_a_gap() -> None:
    rows = [{**DATA["indikator"][0], "sasaran": "sk-7"}]
    assert body(table(konteks(indikator=rows), "ringkas-capaian"))[0][1] == GAP


def test_the_agreement_has_the_official_head_and_numbers_indicators_of_one_sasaran() -> None:
    pk = OFFICE.laporan.perjanjian_kinerja[0]
    tabel = table(OFFICE, "pk", pk, pk.tingkat[0])
    heads = [[printed(cell) for cell in row.cells] for row in tabel.head]
    assert heads == [
        ["No.", "Sasaran Kegiatan", "Indikator Kinerja Kegiatan", "Target"],
        ["(1)", "(2)", "(3)", "(4)"],
    ]
    assert body(tabel) == [
        ["1", "Sasaran <satu> & pertama", "1. Indikator IKM", "3,30 indeks"],
        ["2. Indikator IPK", GAP],
        ["2", "Sasaran dua", "Ketepatan", "80,00%"],
    ]
    assert tabel.rows[0].cells[0].rowspan == 2


def test_the_agreement_prints_its_own_target_not_the_measured_one() -> None:
    pk = OFFICE.laporan.perjanjian_kinerja[0]
    assert values(table(OFFICE, "pk", pk, pk.tingkat[0])) == {
        "pk.2025.awal.kegiatan.sk-1.ikm.target": "3,30",
        "pk.2025.awal.kegiatan.sk-2.tepat.target": "80,00%",
    }


def test_the_agreement_prints_targets_as_written_those_of_one_unit_alike() -> None:
    def row(nama: str, target: str, satuan: str) -> dict[str, object]:
        return {"nama": nama, "target": Decimal(target), "satuan": satuan}

    rows = [row("Satu", "3.2", "Indeks"), row("Dua", "3.14", "Indeks"), row("Tiga", "87", "Nilai")]
    rows += [row("Empat", "90.50", "%"), row("Lima", "4", "Kejadian")]
    level = {"tingkat": "kegiatan", "sasaran": [{"kode": "sk", "nama": "S", "indikator": rows}]}
    office = konteks(perjanjian_kinerja=[{**AGREEMENT, "tingkat": [level]}])
    pk = office.laporan.perjanjian_kinerja[0]
    printed_targets = [row[-1] for row in body(table(office, "pk", pk, pk.tingkat[0]))]
    assert printed_targets == ["3,20 indeks", "3,14 indeks", "87 nilai", "90,50%", "4 kejadian"]


def test_the_budget_of_an_agreement_is_that_of_its_own_version() -> None:
    pk = OFFICE.laporan.perjanjian_kinerja[0]
    assert body(table(OFFICE, "pk-anggaran", pk)) == [
        ["1", "Program P&K <utama>", "Rp1.000"],
        ["a.", "Kegiatan satu", "Rp1.000"],
        ["2", "Program Lama", "Rp500"],
        ["a.", "Kegiatan lama", "Rp500"],
        ["Jumlah", "Rp1.500"],
    ]


def test_an_agreement_without_budget_keeps_the_form_with_markers() -> None:
    office = konteks(perjanjian_kinerja=[{**AGREEMENT, "anggaran": None}])
    tabel = table(office, "pk-anggaran", office.laporan.perjanjian_kinerja[0])
    assert body(tabel) == [["1", GAP, GAP]]
    assert all(cell is not None for row in grid(tabel) for cell in row)


def test_budget_versions_stand_side_by_side_and_absent_programs_are_dashes() -> None:
    assert body(table(OFFICE, "perubahan-pagu")) == [
        ["1", "Program P&K <utama>", "Rp1.000", "Rp1.500"],
        ["1.1", "Kegiatan satu", "Rp1.000", "Rp1.200"],
        ["1.2", "Dua", "–", "Rp300"],
        ["2", "Program Lama", "Rp500", "–"],
        ["3", "Program Baru", "–", "Rp700"],
        ["Jumlah", "Rp1.500", "Rp2.200"],
        ["Perubahan dari versi sebelumnya", "–", "Rp700"],
    ]


def test_the_monthly_survey_shows_gaps_and_points_out_months_with_few_respondents() -> None:
    tabel = table(OFFICE, "survei-bulanan", indicator(OFFICE, "ikm"))
    rows = body(tabel)
    assert rows[0] == ["Tarif & <Biaya>", *["18,50"] * 11, "[?]", "18,50"]
    assert rows[-2] == ["Nilai SL", "17,92", *["17,50"] * 10, "[?]", "17,52"]
    assert rows[-1] == ["Responden", "9*", *["20"] * 10, "[?]", "209"]
    assert printed(tabel.source).endswith(
        " Tanda *: responden kurang dari ketentuan minimum (10). "
        "Sel berlatar: nilai bulanan yang terendah (sekitar sepersepuluh). Tanda [?]: belum diisi."
    )


def test_the_lowest_months_of_a_survey_stand_on_a_ground() -> None:
    ind = indicator(OFFICE, "ikm")
    assert ind.survei is not None
    values = [m.nilai for unsur in ind.survei.unsur for m in unsur.bulan if m.ada]
    ranked = sorted(values)
    limit = ranked[len(ranked) // 10 - 1]
    elements = table(OFFICE, "survei-bulanan", ind).rows[: len(ind.survei.unsur)]
    for unsur, row in zip(ind.survei.unsur, elements, strict=True):
        for month, cell in zip(unsur.bulan, row.cells[1:-1], strict=True):
            assert (cell.ground != "") is (month.ada and month.nilai <= limit)
    assert limit < ranked[-1]


def test_a_complete_table_explains_no_mark() -> None:
    months = {"nilai": [Decimal(17)] * 12, "responden": [20] * 12}
    survey = {**DATA["indikator"][0]["pengukuran"]}
    survey["tabel"] = {"unsur": [{"nama": "Tarif", "nilai": [Decimal(18)] * 12}], **months}
    office = konteks(indikator=[{**DATA["indikator"][0], "pengukuran": survey}])
    tabel = table(office, "survei-bulanan", indicator(office, "ikm"))
    assert "Tanda" not in printed(tabel.source)
    assert not any("[?]" in row for row in body(tabel))


def test_a_survey_with_groups_names_them_above_their_rows_on_a_wide_page() -> None:
    tabel = table(OFFICE, "survei-bulanan", indicator(OFFICE, "ikd"))
    titles = [printed(row.cells[0]) for row in tabel.rows if row.role is RowRole.GROUP]
    assert titles == ["A. Budaya", "B. Sarana"]
    assert tabel.wide
    assert not table(OFFICE, "survei-bulanan", indicator(OFFICE, "ikm")).wide
    assert "minimum" not in printed(tabel.source)


def test_the_yearly_value_can_be_followed_month_by_month() -> None:
    rows = body(table(OFFICE, "survei-hitung", indicator(OFFICE, "ikm")))
    assert rows[0] == ["1", "Januari", "17,92", "9", "161,28"]
    assert rows[11] == ["12", "Desember", GAP, GAP, GAP]
    total = Decimal("161.28") + 10 * 350
    assert rows[12] == ["Jumlah", "–", "209", "3.661,28"]
    assert rows[13][1] == f"{total / 209:.2f}".replace(".", ",")


def test_highest_and_lowest_elements_are_pointed_out() -> None:
    tabel = table(OFFICE, "unsur-tahunan", indicator(OFFICE, "ikm"))
    notes = {row[1]: row[3] for row in body(tabel)[:-1]}
    assert notes == {"Tarif & <Biaya>": "tertinggi", "Waktu": "terendah", "Respons": ""}


def test_elements_that_are_all_equal_are_neither_highest_nor_lowest() -> None:
    survey = {**DATA["indikator"][0]["pengukuran"]}
    same = [{"nama": name, "nilai": [Decimal(17)] * 12} for name in ("A", "B")]
    survey["tabel"] = {**survey["tabel"], "unsur": same}
    office = konteks(indikator=[{**DATA["indikator"][0], "pengukuran": survey}])
    rows = body(table(office, "unsur-tahunan", indicator(office, "ikm")))
    assert [row[3] for row in rows[:-1]] == ["", ""]


def test_the_category_that_is_reached_has_a_mark_that_every_reader_shows() -> None:
    tabel = table(OFFICE, "kategori-mutu", indicator(OFFICE, "ikm"))
    # 3,50 x 25 = 87,50, between 76,61 and 88,30
    names = [row[-1] for row in body(tabel)]
    assert names == ["Tidak Baik", "Kurang Baik", "Baik*", "Sangat Baik"]
    assert printed(tabel.source).endswith(" Tanda *: kategori yang dicapai.")


def test_captions_have_the_capitals_of_titles_whatever_the_office_wrote() -> None:
    kinds = [{"kode": "status", "nama": "Status kepegawaian", "kelompok": [{"nama": "PNS"}]}]
    office = konteks(pegawai={"rincian": kinds})
    assert office.hasil.pegawai is not None
    (rincian,) = office.hasil.pegawai.rincian
    assert printed(table(office, "pegawai", rincian).caption) == (
        "Jumlah Pegawai menurut Status Kepegawaian"
    )


def test_weighted_elements_keep_their_weights_when_values_are_missing() -> None:
    ind = indicator(OFFICE, "ipk")
    assert ind.berbobot is not None
    tabel = table(OFFICE, "unsur-berbobot", ind, ind.berbobot.kelompok[0])
    assert body(tabel) == [
        ["1", "Intelijen", "60%", GAP, GAP],
        ["2", "Penyidikan", "40%", "3,10", "1,24"],
        ["Jumlah", "100%", "–", GAP],
        ["Responden", GAP],
    ]
    assert "Realisasi diberikan langsung" in printed(tabel.source)


def test_three_years_stand_under_merged_heads_and_say_why_one_cannot_be_compared() -> None:
    tabel = table(OFFICE, "riwayat-indikator", indicator(OFFICE, "ikm"))
    assert [(printed(c), c.colspan, c.rowspan) for c in tabel.head[0].cells] == [
        ("Indikator Kinerja", 1, 2),
        ("2023", 3, 1),
        ("2024", 3, 1),
        ("2025", 3, 1),
    ]
    assert body(tabel)[0][1:] == [
        *("3,10", "–", "–"),
        *("3,20", "3,40", "106,25%"),
        *("3,25", "3,50", "107,69%"),
    ]
    note = "Realisasi tahun 2023 tidak dapat diperbandingkan (–): indikator diubah."
    assert note in printed(tabel.source)
    converted = "Realisasi tahun 2024 dikonversi dari nilai 17,00 pada skala survei."
    assert converted in printed(tabel.source)
    given = [one for one in tabel.source if isinstance(one, Value)]
    assert [one.quantity.path for one in given] == ["indikator.ikm.tahun.2024.nilai_survei"]


def test_an_indicator_without_history_has_no_table_of_years() -> None:
    assert build("tabel", OFFICE, "riwayat-indikator", indicator(OFFICE, "ipk")) == ()


def test_comparison_efficiency_and_plan_target_say_what_was_measured() -> None:
    ind = indicator(OFFICE, "ikm")
    assert body(table(OFFICE, "pembanding", ind)) == [
        ["Kanwil Uji", "3,40", "3,50", "0,10 poin", "102,94%"],
        ["Rata-rata nasional", GAP, "3,50", GAP, GAP],
    ]
    # capaian 107,69% against 1.350 spent of 1.500
    assert body(table(OFFICE, "efisiensi", ind)) == [
        ["Program P&K <utama>", "107,69%", "90,00%", "17,69", "efisien"]
    ]
    assert body(table(OFFICE, "target-menengah", ind))[0][1:] == ["3,50", "3,60", "97,22%"]


def test_an_indicator_where_less_is_better_says_so() -> None:
    source = printed(table(OFFICE, "capaian-indikator", indicator(OFFICE, "aduan")).source)
    assert "Makin kecil realisasi, makin baik capaian." in source
    assert "Makin" not in printed(
        table(OFFICE, "capaian-indikator", indicator(OFFICE, "ikm")).source
    )


def test_spending_is_in_bold_for_programs_and_totals_count_programs_only() -> None:
    tabel = table(OFFICE, "realisasi-program")
    assert body(tabel)[:3] == [
        ["1", "Program P&K <utama>", "Rp1.500", "Rp1.350", "90,00%"],
        ["a.", "Kegiatan satu", "Rp1.200", "Rp1.100", "91,67%"],
        ["b.", "Dua", "Rp300", "Rp250", "83,33%"],
    ]
    assert body(tabel)[-1] == ["Jumlah", "Rp2.200", "Rp2.050", "93,18%"]
    assert all(cell.bold for cell in tabel.rows[0].cells[1:])
    assert not any(cell.bold for cell in tabel.rows[1].cells)


def test_years_of_spending_end_with_the_budget_of_the_reported_year() -> None:
    rows = body(table(OFFICE, "realisasi-tahunan"))
    assert [row[0] for row in rows] == ["2022", "2023", "2024", "2025"]
    assert rows[-1][1:] == ["Rp2.200", "Rp2.050", "93,18%"]


def test_types_of_spending_show_the_last_three_years() -> None:
    tabel = table(OFFICE, "jenis-belanja")
    assert [printed(c) for c in tabel.head[0].cells] == ["Jenis Belanja", "2023", "2024", "2025"]
    assert body(tabel)[0][:4] == ["Belanja Barang", "1.200", "1.100", "91,67%"]
    assert printed(tabel.caption).endswith("(dalam rupiah)")
    assert not tabel.wide


def test_a_type_of_spending_absent_in_a_year_is_a_dash() -> None:
    years = DATA["anggaran"]["jenis_belanja"][:2]
    tabel = table(konteks(anggaran={**DATA["anggaran"], "jenis_belanja": years}), "jenis-belanja")
    assert body(tabel)[1] == ["Belanja Modal", "–", "–", "–", "200", "150", "75,00%"]


def test_revenue_has_its_own_date_and_gaps() -> None:
    tabel = table(OFFICE, "pnbp")
    assert body(tabel) == [
        ["1", "2024", "Rp400", "Rp380", "95,00%"],
        ["2", "2025", "Rp500", GAP, GAP],
    ]
    assert printed(tabel.source).endswith("(data per 30 November 2025).")


def test_a_score_whose_method_changed_says_so_and_never_mixes_components() -> None:
    tabel = table(OFFICE, "nka")
    rows = {row[1]: row[2:] for row in body(tabel)[:-2]}
    assert rows["Efisiensi (tidak berbobot)"] == ["10,00", "–"]
    whole = "(bagian dari Nilai Kinerja Perencanaan Anggaran)"
    assert rows[f"Efisiensi {whole}"] == ["–", "60,00"]
    # 43,5% x 90 + 28,6% x 75 + 18,2% x 80 + 9,7% x 95 = 84,375
    assert body(tabel)[-2] == ["Nilai Kinerja Anggaran", "84,38", "86,00"]
    source = printed(tabel.source)
    assert "Metode penilaian berubah: tahun 2023 menurut" in source
    assert "tahun 2025 menurut" in source


def test_a_score_by_one_method_does_not_speak_of_a_change() -> None:
    smart = {"tahunan": [{"tahun": 2023, "komponen": SMART_2023}]}
    assert "berubah" not in printed(table(konteks(smart=smart), "nka").source)


def test_the_calculation_of_a_score_shows_the_parts_of_a_component_first() -> None:
    rows = body(table(OFFICE, "nka-hitung"))
    assert rows == [
        ["Nilai Kinerja Perencanaan Anggaran"],
        ["1", "Efektivitas", "75%", "88,00", "66,00"],
        ["2", "Efisiensi", "25%", "60,00", "15,00"],
        ["Nilai Kinerja Anggaran"],
        ["1", "Nilai Kinerja Perencanaan Anggaran", "50%", "81,00", "40,50"],
        ["2", "Nilai Kinerja Pelaksanaan Anggaran (IKPA)", "50%", "91,00", "45,50"],
        ["Nilai Kinerja Anggaran", "86,00"],
    ]


@pytest.fixture
def ikpa() -> Table:
    komponen = {"revisi_dipa": Decimal(100), "capaian_output": Decimal(90)}
    years = [{"tahun": 2025, "komponen": komponen, "pengurang": Decimal("0.5")}]
    return table(konteks(ikpa={"tahunan": years}), "ikpa")


def test_components_that_were_not_assessed_are_dashes_when_the_rule_drops_them(ikpa: Table) -> None:
    rows = {row[1]: row[2] for row in body(ikpa)[:-3]}
    assert rows["Revisi DIPA"] == "100,00"
    assert rows["Belanja Kontraktual"] == "–"
    assert "tidak dinilai ditandai “–” dan bobotnya dikeluarkan" in printed(ikpa.source)


def test_a_deduction_stands_above_the_score(ikpa: Table) -> None:
    # (10 x 100 + 25 x 90) / 35 = 92,86; minus 0,5
    assert body(ikpa)[-3:] == [
        ["Pengurang: Dispensasi SPM", "0,50"],
        ["Nilai Indikator Kinerja Pelaksanaan Anggaran", "92,36"],
        ["Kategori", "Baik"],
    ]


def test_conduct_runs_on_in_the_cell_and_meaning_keeps_its_paragraphs() -> None:
    meaning, conduct = OFFICE.laporan.renstra.tata_nilai
    assert body(table(OFFICE, "tata-nilai", conduct)) == [
        ["1", "Ramah", "Senyum; salam & <sapa>."],
        ["2", "Sigap", "Datang."],
    ]
    assert body(table(OFFICE, "tata-nilai", meaning)) == [["1", "Jujur", "Berkata benar.\nSelalu."]]


def test_awards_can_be_those_of_one_year() -> None:
    assert [row[1] for row in body(table(OFFICE, "penghargaan"))] == ["Juara <1>", "Juara Umum"]
    assert [row[1] for row in body(table(OFFICE, "penghargaan", 2025))] == ["Juara Umum"]


def test_employees_add_up_and_a_missing_group_leaves_the_sum_open() -> None:
    staff = OFFICE.hasil.pegawai
    assert staff is not None
    by_post, by_rank = (body(table(OFFICE, "pegawai", rincian)) for rincian in staff.rincian)
    assert by_post[2:] == [["3", "Pelaksana", "0"], ["Jumlah", "17"]]
    assert by_rank[1:] == [["2", "II", GAP], ["Jumlah", GAP]]


@pytest.mark.parametrize(("pagu", "beside"), [(9_999_999_999, True), (10_000_000_000, False)])
def test_years_stand_beside_each_other_as_long_as_no_amount_breaks(pagu: int, beside: bool) -> None:
    belanja = [{"jenis": "Belanja Modal", "pagu": pagu, "realisasi": 5}]
    years = [{"tahun": tahun, "belanja": belanja} for tahun in (2023, 2024, 2025)]
    shown = table(konteks(anggaran={**DATA["anggaran"], "jenis_belanja": years}), "jenis-belanja")
    assert (printed(shown.head[0].cells[1]) == "2023") is beside


def test_years_of_long_amounts_stand_below_each_other_and_turn_no_page() -> None:
    long = [{"jenis": "Belanja Modal", "pagu": 250_000_000_000, "realisasi": 100_000_000_000}]
    both = [*long, {"jenis": "Belanja Barang", "pagu": 5, "realisasi": 1}]
    years = [{"tahun": 2024, "belanja": long}, {"tahun": 2025, "belanja": both}]
    shown = table(konteks(anggaran={**DATA["anggaran"], "jenis_belanja": years}), "jenis-belanja")
    assert body(shown) == [
        ["Belanja Modal", "2024", "250.000.000.000", "100.000.000.000", "40,00%"],
        ["2025", "250.000.000.000", "100.000.000.000", "40,00%"],
        ["Belanja Barang", "2024", "–", "–", "–"],
        ["2025", "5", "1", "20,00%"],
        ["Jumlah", "2024", "250.000.000.000", "100.000.000.000", "40,00%"],
        ["2025", "250.000.000.005", "100.000.000.001", "40,00%"],
    ]
    assert [row.cells[0].rowspan for row in shown.rows] == [2, 1] * 3
    assert not shown.wide
