"""Numbers in words are reckoned with as if they were written in figures."""

import pytest

from lkjip_docgen.checks.logic.patterns import figures


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("dua puluh orang", "20 orang"),
        ("Seribu dua ratus lima berkas", "1205 berkas"),
        ("dua ribu\n  lima ratus berkas", "2500 berkas"),
        ("sejak tahun dua ribu dua puluh dua", "sejak tahun 2022"),
        ("dua ribu berkas", "2 ribu berkas"),
        ("dua juta lima ratus ribu rupiah", "Rp2500000 rupiah"),
        ("dua miliar rupiah", "Rp2 miliar rupiah"),
        ("dua ribu tiga ribu", "2 ribu 3 ribu"),
        ("dua ribu\n\nlima ratus", "2 ribu 500"),
        ("kedua kantor", "kedua kantor"),
        ("“satu pintu”", "“1 pintu”"),
    ],
)
def test_a_number_in_words_becomes_a_figure(words, told):
    assert figures(words).split() == told.split()
    assert len(figures(words)) == len(words)
