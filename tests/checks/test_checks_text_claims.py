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
from seeded_texts import FALSE, TRUE

from lkjip_docgen.findings import Finding


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Salinan:
    """The sample with every sentence of `seeded_texts` as an item of `kesimpulan.isu`."""
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
