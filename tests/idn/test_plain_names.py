"""Names of the data, compared and told in a row."""

from lkjip_docgen.idn import in_a_row, plain_name


def test_names_are_compared_without_case_and_spacing() -> None:
    assert plain_name("  Program  Dukungan\nManajemen ") == plain_name("program dukungan manajemen")


def test_words_in_a_row_have_a_comma_before_dan_from_three_on() -> None:
    assert in_a_row([]) == ""
    assert in_a_row(["Januari"]) == "Januari"
    assert in_a_row(["Januari", "Maret"]) == "Januari dan Maret"
    assert in_a_row(["Januari", "Maret", "Mei"]) == "Januari, Maret, dan Mei"
    assert in_a_row([".pem", ".crt", ".cer"], "atau") == ".pem, .crt, atau .cer"
