"""The sample office: what its files say, added up here without the program's own arithmetic."""

from __future__ import annotations

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen.model import Laporan
from lkjip_docgen.model.indikator import Indikator, SurveiBulanan, UnsurBerbobot
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

FOLDER = SAMPLES / "tanjungpandan-2023"
TEXT = (FOLDER / "laporan.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return load_project(FOLDER).laporan


def indikator(laporan: Laporan, kode: str) -> Indikator:
    return next(i for i in laporan.indikator if i.kode == kode)


def rows(name: str) -> list[list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def numbers(row: list[str]) -> list[Decimal]:
    return [Decimal(cell.replace(",", ".")) for cell in row[-12:]]


def two_places(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def weighted(values: list[Decimal], weights: list[Decimal]) -> Decimal:
    products = (v * w for v, w in zip(values, weights, strict=True))
    return sum(products, Decimal(0)) / sum(weights, Decimal(0))


def of_year(laporan: Laporan, year: int) -> tuple[int, int]:
    belanja = next(t for t in laporan.anggaran.jenis_belanja if t.tahun == year).belanja
    return sum(int(b.pagu or 0) for b in belanja), sum(int(b.realisasi or 0) for b in belanja)


# --- the folder --------------------------------------------------------------


def test_the_sample_loads_without_any_error(laporan: Laporan) -> None:
    assert laporan.kantor.nama == "Kantor Imigrasi Kelas II TPI Tanjungpandan"
    assert laporan.dokumen.tahun == 2023


def test_exactly_one_sample_is_marked_as_the_default_and_the_mark_is_empty() -> None:
    marks = list(SAMPLES.glob("*/.default"))
    assert marks == [FOLDER / ".default"]
    assert marks[0].read_bytes() == b""


def test_the_first_line_tells_an_editor_where_the_schema_is() -> None:
    assert TEXT.splitlines()[0] == (
        "# yaml-language-server: $schema=../../assets/laporan.schema.json"
    )


def test_no_leftover_of_a_form_stands_in_the_texts() -> None:
    written = "\n".join(line.split("#")[0] for line in TEXT.splitlines())
    assert not re.search(
        r"TODO|TBD|\[[A-Z][a-z]+ [a-z]+\]|satuan kerja\]|\blorem\b|\.\.\.", written
    )
    assert not re.search(r"dibawah\b|diantara\b|dimana\b|resepoden|Vidio|Melayanan|Sujuk", written)


# --- the monthly tables --------------------------------------------------------


def test_the_satisfaction_survey_weighs_to_17_40_and_converts_to_3_98() -> None:
    table = rows("survei-ikm-2023.csv")
    nilai, responden = numbers(table[-2]), numbers(table[-1])
    assert (table[-2][0], table[-1][0]) == ("Nilai SKM", "Responden")
    assert sum(v * w for v, w in zip(nilai, responden, strict=True)) == Decimal("6247.61")
    assert sum(responden) == 359
    yearly = two_places(weighted(nilai, responden))
    assert yearly == Decimal("17.40")
    assert two_places(yearly / Decimal("17.50") * 4) == Decimal("3.98")
    assert two_places(Decimal("3.98") / Decimal("3.25") * 100) == Decimal("122.46")


def test_each_element_of_the_satisfaction_survey_has_its_published_yearly_value() -> None:
    table = rows("survei-ikm-2023.csv")
    responden = numbers(table[-1])
    yearly = {row[0]: str(two_places(weighted(numbers(row), responden))) for row in table[1:-2]}
    assert yearly == {
        "Informasi": "17.36",
        "Persyaratan": "17.39",
        "Prosedur/Alur": "17.39",
        "Waktu Penyelesaian": "17.40",
        "Tarif/Biaya": "17.44",
        "Sarana/Prasarana": "17.41",
        "Respon": "17.41",
        "Konsultasi/Pengaduan": "17.41",
    }


def test_only_december_stays_below_thirty_respondents(laporan: Laporan) -> None:
    survei = indikator(laporan, "ikm").pengukuran
    assert isinstance(survei, SurveiBulanan)
    assert survei.minimum_responden is not None
    weak = [
        month
        for month, count in enumerate(survei.tabel.responden, 1)
        if count is not None and count < survei.minimum_responden
    ]
    assert weak == [12]


def test_june_is_the_one_month_whose_reported_value_leaves_its_elements() -> None:
    table = rows("survei-ikm-2023.csv")
    elements = [numbers(row) for row in table[1:-2]]
    means = [sum(column) / len(elements) for column in zip(*elements, strict=True)]
    far = [
        (month, two_places(mean), reported)
        for month, mean, reported in zip(table[0][1:], means, numbers(table[-2]), strict=True)
        if abs(mean - reported) > Decimal("0.005")
    ]
    assert far == [("Jun", Decimal("17.47"), Decimal("17.50"))]


def test_the_integrity_survey_weighs_to_98_89_and_converts_to_3_96() -> None:
    table = rows("survei-iki-2023.csv")
    nilai, responden = numbers(table[-2]), numbers(table[-1])
    assert sum(v * w for v, w in zip(nilai, responden, strict=True)) == Decimal("39554.38")
    assert sum(responden) == 400
    yearly = two_places(weighted(nilai, responden))
    assert yearly == Decimal("98.89")
    assert two_places(yearly / 25) == Decimal("3.96")


def test_the_integrity_survey_has_22_variables_in_4_groups(laporan: Laporan) -> None:
    survei = indikator(laporan, "iki").pengukuran
    assert isinstance(survei, SurveiBulanan)
    sizes = [sum(u.kelompok == k for u in survei.tabel.unsur) for k in survei.tabel.kelompok]
    assert sizes == [7, 7, 4, 4]


def test_every_month_the_integrity_value_lies_above_all_variables_as_the_notes_say() -> None:
    table = rows("survei-iki-2023.csv")
    highest = [max(column) for column in zip(*map(numbers, table[1:-2]), strict=True)]
    reported = numbers(table[-2])
    assert all(value > top for value, top in zip(reported, highest, strict=True))


def test_emonev_never_goes_back_from_month_to_month(laporan: Laporan) -> None:
    assert laporan.emonev is not None
    bulan = laporan.emonev.tabel
    assert [b.bulan for b in bulan] == list(range(1, 13))
    for column in ([b.anggaran for b in bulan], [b.pelaksanaan for b in bulan]):
        figures = [value for value in column if value is not None]
        assert len(figures) == 12
        assert figures == sorted(figures)
    assert bulan[7].pelaksanaan == Decimal("68.28")  # the table, not the list below it
    assert bulan[11].anggaran == Decimal("98.21")


# --- indicators ----------------------------------------------------------------


def test_targets_agree_with_the_signed_agreement(laporan: Laporan) -> None:
    tingkat = laporan.perjanjian_kinerja[0].tingkat
    assert [t.tingkat for t in tingkat] == ["strategis", "program", "kegiatan"]
    agreed = {i.indikator: (i.nama, i.target) for s in tingkat[2].sasaran for i in s.indikator}
    assert agreed == {i.kode: (i.nama, i.target) for i in laporan.indikator}
    assert [str(i.target) for i in laporan.indikator] == ["3.25", "3.13", "3.13"]


def test_missing_figures_of_the_security_index_stay_missing_and_are_not_zero(
    laporan: Laporan,
) -> None:
    ukuran = indikator(laporan, "ipk").pengukuran
    assert isinstance(ukuran, UnsurBerbobot)
    assert ukuran.hasil == Decimal("3.81")
    assert [len(k.unsur) for k in ukuran.kelompok] == [6, 5]
    for kelompok in ukuran.kelompok:
        assert sum(u.bobot for u in kelompok.unsur) == 100
        assert all(u.nilai is None for u in kelompok.unsur)
        assert kelompok.responden is None


def test_the_history_of_the_security_index_falls(laporan: Laporan) -> None:
    past = [r.realisasi for r in indikator(laporan, "ipk").riwayat]
    assert [str(p) for p in past] == ["3.91", "3.90"]


@pytest.mark.parametrize(
    ("kode", "tahun", "skala", "indeks"),
    [("ikm", 2022, "17.50", "3.89"), ("iki", 2021, "100", "3.92"), ("iki", 2022, "100", "3.97")],
)
def test_past_results_on_the_survey_scale_convert_to_the_published_index(
    laporan: Laporan, kode: str, tahun: int, skala: str, indeks: str
) -> None:
    past = next(r for r in indikator(laporan, kode).riwayat if r.tahun == tahun)
    assert past.nilai_survei is not None
    assert past.realisasi is None
    assert two_places(past.nilai_survei / Decimal(skala) * 4) == Decimal(indeks)


def test_each_indicator_is_paid_by_a_program_of_the_budget(laporan: Laporan) -> None:
    programs = {p.nama for p in laporan.anggaran.versi[-1].program}
    assert {i.program for i in laporan.indikator} == programs


def test_causes_are_given_only_where_the_office_gave_them(laporan: Laporan) -> None:
    assert {i.kode: bool(i.analisis.penyebab) for i in laporan.indikator} == {
        "ikm": False,
        "ipk": False,
        "iki": True,
    }
    for satu in laporan.indikator:
        assert all(p.realisasi is None for p in satu.pembanding)


# --- money ---------------------------------------------------------------------


def test_three_budget_versions_add_up_and_only_the_last_has_spending(laporan: Laporan) -> None:
    totals = {}
    for versi in laporan.anggaran.versi:
        kegiatan = [k for p in versi.program for k in p.kegiatan]
        spent = [int(k.realisasi) for k in kegiatan if k.realisasi is not None]
        totals[versi.kode] = (sum(int(k.pagu or 0) for k in kegiatan), sum(spent))
    assert totals == {
        "dipa-awal": (8_276_071_000, 0),
        "dipa-revisi": (9_092_592_000, 0),
        "dipa-akhir": (9_092_592_000, 8_871_281_776),
    }
    assert laporan.perjanjian_kinerja[0].anggaran == "dipa-awal"


@pytest.mark.parametrize(
    ("tahun", "pagu", "realisasi", "persen"),
    [
        (2021, 6_101_668_000, 5_154_553_127, "84.48"),
        (2022, 7_425_918_000, 7_383_843_124, "99.43"),
        (2023, 9_092_592_000, 8_871_281_776, "97.57"),
    ],
)
def test_spending_by_type_adds_up_to_the_published_totals(
    laporan: Laporan, tahun: int, pagu: int, realisasi: int, persen: str
) -> None:
    assert of_year(laporan, tahun) == (pagu, realisasi)
    assert two_places(Decimal(realisasi) / pagu * 100) == Decimal(persen)


def test_the_sources_of_funds_add_up_to_the_budget(laporan: Laporan) -> None:
    assert sum(int(s.pagu or 0) for s in laporan.anggaran.sumber_dana) == of_year(laporan, 2023)[0]


@pytest.mark.parametrize(("tahun", "persen"), [(2021, "71.10"), (2022, "99.63"), (2023, "99.35")])
def test_revenue_reaches_the_published_share_of_its_target(
    laporan: Laporan, tahun: int, persen: str
) -> None:
    assert laporan.pnbp is not None
    year = next(t for t in laporan.pnbp.tahunan if t.tahun == tahun)
    assert year.realisasi is not None
    assert year.target is not None
    assert two_places(year.realisasi / year.target * 100) == Decimal(persen)


@pytest.mark.parametrize(("tahun", "nka"), [(2021, "78.57"), (2022, "95.84"), (2023, "91.91")])
def test_the_smart_components_give_the_published_score_with_the_right_weights(
    laporan: Laporan, tahun: int, nka: str
) -> None:
    assert laporan.smart is not None
    part = next(t for t in laporan.smart.tahunan if t.tahun == tahun).komponen
    efisiensi, capaian = part["efisiensi"], part["capaian_output"]
    konsistensi, penyerapan = part["konsistensi"], part["penyerapan"]
    assert efisiensi is not None
    assert capaian is not None
    assert konsistensi is not None
    assert penyerapan is not None
    nilai_efisiensi = two_places(50 + efisiensi / 20 * 50)
    score = (
        capaian * Decimal("43.5")
        + nilai_efisiensi * Decimal("28.6")
        + konsistensi * Decimal("18.2")
        + penyerapan * Decimal("9.7")
    ) / 100
    assert two_places(score) == Decimal(nka)


def test_ikpa_is_kept_without_a_single_invented_figure(laporan: Laporan) -> None:
    assert laporan.ikpa is not None
    assert laporan.ikpa.tahunan == ()


# --- people, innovations, awards -------------------------------------------------


def test_every_breakdown_of_the_employees_adds_up_to_39(laporan: Laporan) -> None:
    assert laporan.pegawai is not None
    sums = [sum(int(k.jumlah or 0) for k in r.kelompok) for r in laporan.pegawai.rincian]
    assert sums == [39, 39]


def test_signatories_belong_to_their_document_and_have_possible_nips(laporan: Laporan) -> None:
    signed = {
        (p.dokumen, p.tanggal.isoformat()): [s.nama for s in p.penandatangan]
        for p in laporan.pejabat
    }
    assert signed == {
        ("laporan", "2024-01-03"): ["Kahtimad Santarso"],
        ("perjanjian_kinerja", "2023-01-02"): ["Suyatno", "Harun Sulianto"],
    }
    for person in (s for p in laporan.pejabat for s in p.penandatangan):
        assert person.nip is not None
        digits = person.nip.replace(" ", "")
        assert re.fullmatch(r"\d{18}", digits)
        assert int(digits[8:12]) - int(digits[:4]) >= 18  # appointed as an adult


def test_twelve_districts_in_two_regencies(laporan: Laporan) -> None:
    assert laporan.kantor.wilayah_kerja is not None
    wilayah = laporan.kantor.wilayah_kerja.wilayah
    assert [len(w.kecamatan) for w in wilayah] == [5, 7]
    assert "Sijuk" in wilayah[0].kecamatan


def test_ten_innovations_are_complete_and_no_sentence_is_used_twice(laporan: Laporan) -> None:
    parts = [
        text
        for i in laporan.inovasi
        for text in (i.permasalahan, i.uraian, i.output, i.dampak)
        if text
    ]
    assert len(laporan.inovasi) == 10
    assert len(parts) == 40
    sentences = [s.strip() for part in parts for s in re.split(r"(?<=[.!?])\s+", part)]
    assert len(sentences) == len(set(sentences))


def test_the_executive_summary_names_the_five_leading_innovations(laporan: Laporan) -> None:
    assert [i.nama for i in laporan.inovasi if i.ringkasan] == [
        "Mendanau",
        "M-Paspor",
        "Simpor",
        "Keremunting",
        "Laskar Pelangi",
    ]


def test_eight_awards_from_2020_to_2023_in_order_of_time(laporan: Laporan) -> None:
    years = [p.tahun for p in laporan.penghargaan]
    assert years == [2020, 2020, 2021, 2022, 2022, 2023, 2023, 2023]


# --- pictures ------------------------------------------------------------------


def pictures(laporan: Laporan) -> list[Path]:
    names = [laporan.dokumen.foto_sampul]
    names += [i.foto for i in laporan.inovasi]
    names += [p.piagam for p in laporan.penghargaan]
    return [FOLDER / name for name in names if name]


def test_every_picture_in_the_folder_is_used_and_every_used_picture_is_there(
    laporan: Laporan,
) -> None:
    used = pictures(laporan)
    assert len(used) == 19
    assert set(used) == {*FOLDER.glob("foto/*"), *FOLDER.glob("piagam/*")}


def test_pictures_are_landscape_small_and_differ_from_each_other(laporan: Laporan) -> None:
    files = pictures(laporan)
    assert len({file.read_bytes() for file in files}) == len(files)
    for file in files:
        assert file.stat().st_size < 90_000
        with Image.open(file) as image:
            assert image.width > image.height >= 900


def test_the_emblem_placeholder_is_square_and_transparent_outside_the_circle() -> None:
    with Image.open(SAMPLES.parent / "assets/lambang.png") as image:
        assert image.size == (800, 800)
        alpha = image.convert("RGBA").getchannel("A")
    assert alpha.getpixel((5, 5)) == 0
    assert alpha.getpixel((400, 345)) == 255
