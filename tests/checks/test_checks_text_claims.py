"""Claims in the texts are held against the numbers of the sample.

IKM 3,91 (2021), 3,89 (2022), 3,98 (2023) of target 3,25: 124,13%, 121,56%, 122,46%.
IPK 3,91, 3,90, 3,81 of target 3,13: 125,72%, 125,00%, 121,73%.
IKI 3,92, 3,97, 3,96 of target 3,13: 126,05%, 127,24%, 126,52%.
Spending 84,48%, 99,43%, 97,57% (Rp8.871.281.776 of Rp9.092.592.000); PNBP 99,35% in 2023.
NKA 78,57, 95,84, 91,91.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from seeded_sample import DATA, Salinan, salin

from lkjip_docgen.findings import Finding

# Code, sentence with the claim between «», and what the message must say.
FALSE = [
    # naik, turun, konsisten
    ("LK431", "Realisasi IKM tahun 2023 «turun» dibandingkan dengan tahun 2022.", "3,89 (2022)"),
    ("LK431", "Realisasi IPK «meningkat» pada tahun 2023.", "3,81 (2023)"),
    ("LK431", "Indeks Pengamanan Keimigrasian «mengalami peningkatan» dari tahun lalu.", "IPK"),
    ("LK431", "Nilai IPK konsisten «naik» dari tahun 2021 sampai dengan 2023.", "3,90 (2022)"),
    ("LK431", "Realisasi IKM terus «meningkat» setiap tahun.", "3,91 (2021)"),
    ("LK431", "Capaian IKI «naik» dibandingkan dengan tahun 2022.", "127,24% (2022)"),
    ("LK431", "Capaian IKM pada tahun 2022 «meningkat».", "124,13% (2021)"),
    ("LK431", "Realisasi belanja «menurun» dibandingkan dengan tahun 2022.", "Rp7.383.843.124"),
    ("LK431", "Penyerapan anggaran «meningkat» dari tahun sebelumnya.", "97,57% (2023)"),
    ("LK431", "Realisasi belanja «sama dengan tahun» 2022.", "Rp8.871.281.776"),
    ("LK431", "Realisasi PNBP «turun» dari tahun 2022.", "Rp5.259.606.637"),
    ("LK431", "Capaian PNBP «naik» dari tahun 2022.", "99,35% (2023)"),
    ("LK431", "Nilai Kinerja Anggaran «meningkat» dari tahun 2022.", "91,91"),
    # tercapai
    ("LK432", "Target IKM «tidak tercapai» pada tahun 2023.", "122,46%"),
    ("LK432", "Realisasi IPK masih «di bawah target» tahun ini.", "121,73%"),
    ("LK432", "Target PNBP tahun 2023 «tercapai».", "99,35%"),
    ("LK432", "Penerimaan PNBP telah «melampaui target».", "99,35%"),
    ("LK432", "Seluruh indikator kinerja «belum tercapai».", "122,46%"),
    ("LK432", "Target jangka menengah IKI «belum terlampaui».", "126,11%"),
    # numbers
    ("LK433", "Capaian IKM tahun 2023 sebesar «121,56%».", "122,46%"),
    ("LK433", "Capaian IKM sebesar «537,5%» dari target.", "122,46%"),
    ("LK433", "Realisasi IKM tahun 2022 adalah «3,98».", "2022: 3,89."),
    ("LK433", "IPK memperoleh nilai «3,98» dari target 3,13.", "2023: 3,81."),
    ("LK433", "Target IKI tahun 2023 sebesar «3,25».", "2023: 3,13."),
    ("LK433", "Realisasi anggaran mencapai «Rp8.713.186.386».", "Rp8.871.281.776"),
    ("LK433", "Realisasi anggaran mencapai «95,83%» dari pagu.", "97,57%"),
    ("LK433", "Realisasi belanja tahun 2022 sebesar «99,47%».", "99,43%"),
    ("LK433", "Pagu anggaran ditetapkan sebesar «Rp9,19 miliar».", "Rp9.092.592.000"),
    ("LK433", "Realisasi PNBP sebesar «Rp4.729.808.477» pada akhir tahun.", "Rp5.259.606.637"),
    ("LK433", "Realisasi PNBP mencapai «99,24%» dari target.", "99,35%"),
    ("LK433", "Nilai Kinerja Anggaran sebesar «91,46» termasuk sangat baik.", "91,91"),
]

TRUE = [
    "Realisasi IKM naik dari 3,89 pada tahun 2022 menjadi 3,98 pada tahun 2023.",
    "Capaian IKM naik 0,90 poin persentase dibandingkan dengan tahun 2022.",
    "Realisasi IPK konsisten turun dari tahun 2021 sampai dengan 2023.",
    "Capaian IKI turun dari 127,24% menjadi 126,52%.",
    "Target IKM, IPK, dan IKI tercapai.",
    "Seluruh indikator kinerja melampaui target.",
    "Target jangka menengah IKM sebesar 3,30 sudah terlampaui.",
    "Capaian IKM tahun 2023 sebesar 122,46%.",
    "Capaian IKM tahun 2023 sebesar 122,5%.",
    "Realisasi IKM 3,98 dari target 3,25 atau 122,46%.",
    "Unsur waktu pada IKM memperoleh nilai 17,41.",
    "Realisasi belanja meningkat, tetapi penyerapan anggaran turun dari tahun 2022.",
    "Realisasi anggaran sebesar Rp8,87 miliar atau 97,57% dari pagu Rp9,09 miliar.",
    "Pagu awal anggaran sebesar Rp8.276.071.000.",
    "Target PNBP tahun 2023 belum tercapai.",
    "Realisasi PNBP Rp5.259.606.637 dari target Rp5.294.197.000 (99,35%).",
    "Nilai Kinerja Anggaran turun dari 95,84 menjadi 91,91.",
    "Nilai IKPA menurun karena adendum kontrak.",
    # wishes, other things, and what nobody can know
    "Kantor berupaya agar realisasi IPK meningkat pada tahun berikutnya.",
    "Jumlah responden IPK meningkat pada tahun 2023.",
    "Kegiatan ini menjaga IPK tetap tinggi dan untuk meningkatkan mutu layanan.",
    "Nilai IPK triwulan III sebesar 3,70.",
    "Peningkatan pelayanan dilakukan agar target IKM tercapai.",
    "Permohonan paspor naik 12,50% sepanjang tahun.",
]


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Salinan:
    """The sample with every sentence above as an item of `kesimpulan.isu`."""
    items = [words.replace("«", "").replace("»", "") for _, words, _ in FALSE] + TRUE
    block = "".join(f"    - >-\n      {item}\n" for item in items)
    return salin(tmp_path_factory.mktemp("klaim")).ganti(
        "kesimpulan:\n  isu:\n", f"kesimpulan:\n  isu:\n{block}"
    )


@pytest.fixture(scope="module")
def by_line(seeded: Salinan) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in seeded.temuan_baru():
        if finding.place and Path(finding.place.file).name == DATA:
            found[finding.place.line].append(finding)
    return found


@pytest.mark.parametrize(("kode", "kalimat", "pesan"), FALSE)
def test_a_false_claim_is_found_with_the_true_value(
    seeded: Salinan, by_line: dict[int, list[Finding]], kode: str, kalimat: str, pesan: str
) -> None:
    findings = by_line.get(seeded.baris([kalimat.replace("«", "").replace("»", "")]), [])
    assert {f.code for f in findings} == {kode}
    claim = kalimat[kalimat.index("«") + 1 : kalimat.index("»")]
    assert any(
        claim in f.message
        and pesan in f.message
        and f.place
        and f.place.column == 7 + kalimat.index("«")
        for f in findings
    ), [(f.message, f.place) for f in findings]


@pytest.mark.parametrize("kalimat", TRUE)
def test_a_true_or_open_sentence_brings_nothing(
    seeded: Salinan, by_line: dict[int, list[Finding]], kalimat: str
) -> None:
    assert by_line.get(seeded.baris([kalimat]), []) == []


def test_a_text_of_an_indicator_is_about_it_without_naming_it(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti(
        "- Layanan kepada pegawai dalam pengelolaan sumber daya manusia.",
        "- Realisasi meningkat dibandingkan dengan tahun 2022.\n"
        "        - Capaian sebesar 127,24% karena layanan kepada pegawai.\n"
        "        - Jumlah pelatihan meningkat.",
    )
    found = {(f.code, f.path) for f in salinan.temuan_baru()}
    assert found == {
        ("LK431", "indikator[2].analisis.penyebab[0]"),
        ("LK433", "indikator[2].analisis.penyebab[1]"),
    }


def test_the_seed_reports_budget_paragraph_is_contradicted(tmp_path: Path) -> None:
    words = (
        "Realisasi belanja tahun 2023 sebesar Rp8.713.186.386 atau 95,83% dari total anggaran "
        "Rp9.092.592.000."
    )
    salinan = salin(tmp_path).ganti("  faktor:\n", f"  faktor:\n    - {words}\n")
    messages = [f.message for f in salinan.temuan_baru() if f.code == "LK433"]
    assert [re.findall(r"“(.*?)”", message)[0] for message in messages] == [
        "Rp8.713.186.386",
        "95,83%",
    ]
