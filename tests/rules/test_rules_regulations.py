"""Regulations as offices cite them: kind, issuer, number and year."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip_docgen.rules import kutipan, penggantian


@pytest.mark.parametrize(
    ("kalimat", "kunci"),
    [
        ("UU Nomor 23 Tahun 2014", ("uu", "23", 2014)),
        ("Permendagri 86/2017", ("permendagri", "86", 2017)),
        ("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017", ("permendagri", "86", 2017)),
        ("Keppres Nomor 7 Tahun 2020", ("keppres", "7", 2020)),
        ("PMK 62 Tahun 2023", ("pmk", "62", 2023)),
        (
            "Peraturan Menteri Kesehatan Nomor 4 Tahun 2019",
            ("permenkes", "4", 2019),
        ),
        (
            "Peraturan Menteri Pekerjaan Umum dan Perumahan Rakyat No. 29 Tahun 2018",
            ("permen pekerjaan umum dan perumahan rakyat", "29", 2018),
        ),
        (
            "Peraturan Daerah Kabupaten Belitung Nomor 5 Tahun 2021",
            ("perda kabupaten belitung", "5", 2021),
        ),
        ("Perda Nomor 5 Tahun 2021", ("perda", "5", 2021)),
        ("Peraturan Bupati Belitung Nomor 61 Tahun 2022", ("perbup belitung", "61", 2022)),
        ("Perwali Kota Batu No 12 Tahun 2022", ("perwal kota batu", "12", 2022)),
        (
            "Peraturan Gubernur Jawa Timur Nomor 87 Tahun 2021",
            ("pergub jawa timur", "87", 2021),
        ),
        (
            "Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor M.HH-01.PR.03 Tahun 2023",
            ("kepmen hukum dan hak asasi manusia", "M.HH-01.PR.03", 2023),
        ),
        (
            "Keputusan Bupati Belitung Nomor 188.45/123/KEP/BAPPEDA/2021",
            ("kepkada belitung", "188.45/123/KEP/BAPPEDA", 2021),
        ),
        (
            "Surat Edaran Menteri PANRB Nomor 20 Tahun 2021",
            ("se menteri panrb", "20", 2021),
        ),
        (
            "Keputusan Direktur Jenderal Imigrasi Nomor IMI-0229.PR.01.01 Tahun 2020",
            ("kepdirjen imigrasi", "IMI-0229.PR.01.01", 2020),
        ),
    ],
)
def test_a_citation_is_read_with_its_issuer(kalimat: str, kunci: tuple[str, str, int]) -> None:
    (cited,) = kutipan(f"Berdasarkan {kalimat} tentang pedoman.")
    assert cited.kunci == kunci


@pytest.mark.parametrize(
    "kalimat",
    [
        "Peraturan Daerah ditetapkan pada tahun 2021.",
        "Keputusan Bupati tentang indikator kinerja utama berlaku sampai tahun 2026.",
        "Surat edaran itu bernomor 5 dan terbit tahun 2024.",
        "Peraturan menteri yang bersangkutan, Nomor surat 12 Tahun 2020.",
        "Jumlah Perda yang ditegakkan 12 dari 20 pada tahun 2024.",
    ],
)
def test_what_only_speaks_of_regulations_is_none(kalimat: str) -> None:
    assert list(kutipan(kalimat)) == []


def test_citations_stand_in_their_order_in_a_text() -> None:
    text = (
        "Peraturan Bupati Belitung Nomor 61 Tahun 2022, UU Nomor 23 Tahun 2014, dan "
        "Peraturan Daerah Nomor 5 Tahun 2021"
    )
    assert [cited.kunci[0] for cited in kutipan(text)] == ["perbup belitung", "uu", "perda"]


def test_the_same_number_of_another_issuer_is_another_regulation() -> None:
    (health,) = kutipan("Peraturan Menteri Kesehatan Nomor 54 Tahun 2010")
    (home,) = kutipan("Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010")
    assert penggantian(health.kunci, date(2025, 1, 1), 2024) is None
    found = penggantian(home.kunci, date(2025, 1, 1), 2024)
    assert found is not None
    assert found.pengganti == "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017"
    assert not found.pasti
