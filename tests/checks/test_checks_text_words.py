"""Reading texts: the place of words, numbers as written, regulations and their successors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeded_sample import SAMPLE, salin

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.kalimat import bilangan, kalimat
from lkjip_docgen.checks.texts.report_texts import texts
from lkjip_docgen.checks.texts.text_places import place_of
from lkjip_docgen.idn.numbers import format_decimal, format_percent, format_rupiah
from lkjip_docgen.measures import measure
from lkjip_docgen.operation import term
from lkjip_docgen.quantity import Unit, computed
from lkjip_docgen.rules.peraturan import kutipan, penggantian
from lkjip_docgen.source import load_project


def subject(folder: Path) -> Subject:
    project = load_project(folder)
    return Subject(project, project.laporan, measure(project.laporan))


# --- the texts and their places ----------------------------------------------------


def test_every_word_of_every_text_is_found_in_the_file() -> None:
    it = subject(SAMPLE)
    lines = (SAMPLE / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    found = 0
    for text in texts(it):
        if text.path not in it.project.places.values:
            continue  # from a table file
        start = 0
        for word in text.value.split():
            start = text.value.index(word, start)
            place = place_of(it, text, start)
            assert place is not None
            assert lines[place.line - 1][place.column - 1 :].startswith(word)
            start += len(word)
            found += 1
    assert found > 3000


def test_texts_are_words_not_codes_addresses_or_file_names() -> None:
    fields = {text.field for text in texts(subject(SAMPLE))}
    assert {"kantor.sejarah", "saran", "indikator.analisis.penyebab"} <= fields
    assert not fields & {"indikator.kode", "inovasi.foto", "kantor.surel", "emonev.laman"}
    assert "pejabat.penandatangan.nip" not in fields


@pytest.mark.parametrize(
    "tulisan",
    [
        "'Kegiatan ini bukan sekedar rutin'",
        '"Kegiatan ini bukan sekedar rutin"',
        "Kegiatan ini\n    bukan sekedar rutin",
        "|-\n    Kegiatan ini\n\n    bukan sekedar rutin",
        ">-  # catatan\n    Kegiatan ini\n    bukan sekedar rutin",
    ],
)
def test_a_word_is_found_however_the_text_is_written(tmp_path: Path, tulisan: str) -> None:
    salinan = salin(tmp_path).ganti("\nsaran:\n", f"\nsaran:\n  - {tulisan}\n")
    (finding,) = (f for f in salinan.temuan_baru() if f.code != "LK406")  # on its short lines
    assert finding.place is not None
    line = (salinan.root / "laporan.yaml").read_text("utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("sekedar")


@pytest.mark.parametrize("written", ["Bukan\\x20sekedar rutin", "Bukan\\x20sekedar"])
def test_a_text_with_escapes_has_at_least_its_own_place(tmp_path: Path, written: str) -> None:
    salinan = salin(tmp_path).ganti("\nsaran:\n", f'\nsaran:\n  - "{written}"\n')
    (finding,) = salinan.temuan_baru()
    assert finding.place is not None
    assert finding.place.line == salinan.baris(["Bukan\\x20"])


# --- sentences and numbers -----------------------------------------------------------


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Survei berlangsung Januari s.d. Desember 2023. Hasilnya baik.\n\nAlinea lain"
    assert [sentence.isi for sentence in kalimat(text)] == [
        "Survei berlangsung Januari s.d. Desember 2023.",
        "Hasilnya baik.",
        "Alinea lain",
    ]
    assert all(text[s.mulai :].startswith(s.isi) for s in kalimat(text))


@given(st.integers(0, 10**13))
def test_an_amount_is_read_as_it_is_printed(amount: int) -> None:
    (found,) = bilangan(f"sebesar {format_rupiah(amount)} setahun")
    assert (found.jenis, found.nilai) == ("rupiah", amount)


@given(st.decimals(0, 10000, places=2))
def test_a_percentage_and_an_index_are_read_as_they_are_printed(value: Decimal) -> None:
    (percent,) = bilangan(f"sebesar {format_percent(value)} dari target")
    (index,) = bilangan(f"sebesar {format_decimal(value, 2)} dari target")
    assert (percent.jenis, percent.nilai) == ("persen", value)
    assert (index.jenis, index.nilai) == ("indeks", value)


@given(st.decimals(0, 200, places=2), st.integers(0, 2))
def test_a_rounded_number_states_its_value_and_no_distant_one(value: Decimal, places: int) -> None:
    (found,) = bilangan(f"sebesar {format_percent(value, places)}")
    exact = computed("x", term(value), Unit.PERSEN, "x", formula="", inputs=())
    distant = computed("x", term(value + 2), Unit.PERSEN, "x", formula="", inputs=())
    assert found.menyatakan(exact)
    assert not found.menyatakan(distant)


@pytest.mark.parametrize(
    ("tulisan", "nilai", "jenis"),
    [
        ("Rp 8,713,186,386", 8713186386, "rupiah"),
        ("Rp. 9.092.592.000", 9092592000, "rupiah"),
        ("Rp8.871.281.776,00", 8871281776, "rupiah"),
        ("Rp8,87 miliar", 8870000000, "rupiah"),
        ("57.16%", Decimal("57.16"), "persen"),
        ("97,57 persen", Decimal("97.57"), "persen"),
        ("0,90 poin persentase", Decimal("0.90"), "persen"),
        ("3.98", Decimal("3.98"), "indeks"),
    ],
)
def test_numbers_are_read_in_the_spellings_that_occur(
    tulisan: str, nilai: Decimal, jenis: str
) -> None:
    (found,) = bilangan(f"Hasilnya {tulisan} pada akhir tahun.")
    assert (found.nilai, found.jenis) == (nilai, jenis)


@pytest.mark.parametrize("teks", ["tahun 2023", "39 pegawai", "Nomor M.HH-01.PR.03", "12/2023"])
def test_years_counts_and_codes_are_not_results(teks: str) -> None:
    assert not list(bilangan(teks))


# --- regulations ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tulisan", "kunci"),
    [
        ("Peraturan Pemerintah Nomor 45 Tahun 2016", ("pp", "45", 2016)),
        ("PP 45/2016", ("pp", "45", 2016)),
        ("PP No. 45 Tahun 2016", ("pp", "45", 2016)),
        ("Permenkumham Nomor 29 Tahun 2015", ("permenkumham", "29", 2015)),
        (
            "Peraturan Menteri Hukum dan Hak Asasi\nManusia Republik Indonesia Nomor 29 Tahun 2015",
            ("permenkumham", "29", 2015),
        ),
        ("Peraturan Menpanrb No. 14 Tahun 2017", ("permenpanrb", "14", 2017)),
        ("PMK Nomor 214/PMK.02/2017", ("pmk", "214", 2017)),
        ("Peraturan Menteri Keuangan Nomor 62 Tahun 2023", ("pmk", "62", 2023)),
        ("PER-5/PB/2022", ("perdirjenpb", "5", 2022)),
    ],
)
def test_a_regulation_is_recognised(tulisan: str, kunci: tuple[str, str, int]) -> None:
    (found,) = kutipan(f"Menurut {tulisan} tentang sesuatu.")
    assert found.kunci == kunci


def test_a_regulation_holds_until_its_successor_does() -> None:
    old = ("permenpanrb", "16", 2014)
    assert penggantian(old, date(2017, 1, 10), 2016) is None
    found = penggantian(old, date(2018, 1, 10), 2017)
    assert found is not None
    assert found.pengganti.endswith("Nomor 14 Tahun 2017")


def test_rules_of_measurement_follow_the_fiscal_year_not_the_date_of_the_report() -> None:
    rule = ("pmk", "22", 2021)
    assert penggantian(rule, date(2024, 1, 3), 2023) is None
    assert penggantian(rule, date(2025, 1, 3), 2024) is not None


def test_a_chain_of_successors_is_followed_to_its_end_and_is_as_sure_as_its_weakest_link() -> None:
    found = penggantian(("pmk", "214", 2017), date(2025, 1, 3), 2024)
    assert found is not None
    assert found.pengganti.endswith("Nomor 62 Tahun 2023")
    tariffs = penggantian(("pp", "45", 2016), date(2025, 1, 3), 2024)
    assert tariffs is not None
    assert tariffs.pengganti.endswith("Nomor 45 Tahun 2024")
    assert not tariffs.pasti
