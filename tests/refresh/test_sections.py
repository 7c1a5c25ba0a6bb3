"""Which section of an old report is which of a new one."""

from __future__ import annotations

from lkjip_docgen.refresh.alignment import Item
from lkjip_docgen.refresh.outline import Outlined, outline
from lkjip_docgen.refresh.sections import match_texts


def outlined(text: str) -> Outlined:
    """A text whose lines that begin with # are headings."""
    lines = [line.strip() for line in text.strip().splitlines()]
    levels = [len(line) - len(line.lstrip("#")) for line in lines]
    return Outlined([Item("p", line.lstrip("# ")) for line in lines], outline(levels))


def pairs(old: str, new: str) -> list[tuple[str, str]]:
    """The lines that are one and the same, where they are not in the same place."""
    left, right = outlined(old), outlined(new)
    found = match_texts(left, right)
    return [(left.items[i].text, right.items[j].text) for i, j in sorted(found.items()) if i != j]


INDICATOR = """
    # {name}
    {name} diukur dengan survei {words} kepada pemohon.
    ## Analisis
    Kendala yang dihadapi adalah {words}.
    """
IKM = INDICATOR.format(name="Indeks Kepuasan", words="antrean loket yang panjang")
IPK = INDICATOR.format(name="Indeks Pengamanan", words="pengawasan perbatasan laut")
NEW = INDICATOR.format(name="Persentase Paspor", words="gangguan jaringan pusat data")


def test_sub_headings_of_the_same_name_belong_to_their_own_heading() -> None:
    assert pairs(IKM + IPK, NEW + IKM + IPK) == [
        (line, line) for line in [item.text for item in outlined(IKM + IPK).items]
    ]


def test_a_section_that_was_taken_out_is_not_another() -> None:
    found = pairs(IKM + IPK, NEW + IPK)
    assert all("Indeks Kepuasan" not in old for old, _ in found)
    assert outlined(IKM).items[0].text not in dict(found)


def test_a_section_that_moved_is_found() -> None:
    assert ("Indeks Kepuasan", "Indeks Kepuasan") in pairs(IKM + IPK, IPK + IKM)


def test_a_section_that_was_renamed_is_known_by_what_it_says() -> None:
    renamed = IKM.replace("Indeks Kepuasan", "Indeks Kepuasan Masyarakat")
    assert ("Indeks Kepuasan", "Indeks Kepuasan Masyarakat") in pairs(
        IKM + IPK, NEW + renamed + IPK
    )


def test_a_section_is_found_below_another_heading() -> None:
    old = "# Bab Satu\n## Seksi Izin Tinggal\nMelayani izin tinggal orang asing.\n# Bab Dua\nIsi."
    new = "# Bab Satu\n# Bab Dua\nIsi.\n## Seksi Izin Tinggal\nMelayani izin tinggal orang asing."
    assert ("Seksi Izin Tinggal", "Seksi Izin Tinggal") in pairs(old, new)


def test_a_copy_of_a_section_that_stayed_is_not_the_one_that_went() -> None:
    """What people wrote into the one that went would stand under a heading they never saw."""
    shape = """
        # {name}
        {name} diukur dengan survei setiap bulan kepada {who}.
        Nilai setiap bulan ditimbang menurut jumlah responden pada bulan itu.
        Hasilnya dibandingkan dengan target tahun ini, tahun lalu, dan akhir periode.
        Realisasinya {value} dari target 3,13.
        """
    went = shape.format(name="Indeks Kepuasan", who="pemohon paspor dan izin", value="3,98")
    stayed = shape.format(name="Indeks Internal", who="pegawai kantor sendiri", value="3,96")
    copy = shape.format(name="Indeks Integritas", who="pegawai kantor sendiri", value="3,96")
    assert ("Indeks Kepuasan", "Indeks Integritas") not in pairs(went + stayed, stayed + copy)
