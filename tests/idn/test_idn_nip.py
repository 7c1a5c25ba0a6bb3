"""Employee numbers."""

from datetime import date

import pytest

from lkjip_docgen.idn.nip import group_nip, nip_problems, parse_nip


def test_prints_a_nip_in_groups():
    assert group_nip("196806041992031001") == "19680604 199203 1 001"
    assert group_nip("19650408 198703 1 002") == "19650408 198703 1 002"
    assert group_nip("1965.0408") == "1965.0408"


def test_reads_birth_appointment_and_sex():
    nip = parse_nip("19650408 198703 1 002")
    assert (nip.lahir, nip.tmt, nip.pria) == (date(1965, 4, 8), date(1987, 3, 1), True)
    assert str(nip) == "19650408 198703 1 002"
    assert not parse_nip("197507302001122001").pria


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("19850408 198703 1 002", "diangkat pada usia 1 tahun"),
        ("19650408 198703 1 02", "18 angka, tertulis 17"),
        ("19650408 198703 3 002", "jenis kelamin 3"),
        ("19651308 198703 1 002", "tanggal lahir 19651308"),
        ("19650230 198703 1 002", "tanggal lahir 19650230"),
        ("19650408 198713 1 002", "bulan pengangkatan 198713"),
        ("19650408 19870A 1 002", "hanya boleh terdiri atas angka"),
        ("", "hanya boleh terdiri atas angka"),
        ("١٩٦٥٠٤٠٨١٩٨٧٠٣١٠٠٢", "hanya boleh terdiri atas angka"),
    ],
)
def test_says_why_a_nip_cannot_be_right(text, reason):
    assert reason in "; ".join(nip_problems(text))
    with pytest.raises(ValueError, match=reason):
        parse_nip(text)


def test_reports_every_reason_at_once():
    assert len(nip_problems("19651308 198713 9 002")) == 3


def test_eighteen_is_reached_on_the_birthday():
    assert nip_problems("20000301 201803 1 001") == ()
    assert nip_problems("20000302 201803 1 001") != ()


def test_the_number_of_a_contract_employee_has_no_month_of_appointment():
    nip = parse_nip("199001012022211001")
    assert nip.tmt is None
    assert nip.lahir == date(1990, 1, 1)
