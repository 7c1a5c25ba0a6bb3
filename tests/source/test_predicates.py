"""Words become places on the order of their indicator; what is on no order is told of."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.place import Predikat

SAKIP = "urutan: [D, C, CC, B, BB, A, AA]"


def graded(proyek: Proyek, *way: str, target: str = "B", more: str = "") -> Proyek:
    """An office whose indicator and agreement have a predicate."""
    proyek.ukur(*way)
    proyek.ganti(
        "    satuan: indeks\n    target: 3.25", f"    satuan: predikat\n    target: {target}{more}"
    )
    return proyek.ganti("target: 3.25", f"target: {target}\n                satuan: Predikat")


def test_words_of_the_indicator_and_its_agreement_are_on_its_order(proyek: Proyek) -> None:
    more = "\n    riwayat: [{tahun: 2030, target: CC, realisasi: cc}]"
    laporan = graded(proyek, SAKIP, "hasil: BB", more=more).muat().laporan
    indikator = laporan.indikator[0]
    agreed = laporan.perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator[0]
    past = indikator.riwayat[0]
    found = [indikator.target, indikator.pengukuran.hasil, past.realisasi, agreed.target]
    assert [(one.kata, int(one)) for one in found if isinstance(one, Predikat)] == [
        ("B", 4),
        ("BB", 5),
        ("CC", 3),
        ("B", 4),
    ]
    assert indikator.target.place.line > 1


def test_an_agreement_without_codes_is_on_the_order_of_the_indicator_of_its_name(
    proyek: Proyek,
) -> None:
    graded(proyek, SAKIP, "hasil: BB")
    laporan = proyek.ganti("                indikator: puas\n", "").muat().laporan
    agreed = laporan.perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator[0].target
    assert agreed == laporan.indikator[0].target
    assert int(agreed) == 4


def test_a_named_order_needs_no_kind(proyek: Proyek) -> None:
    laporan = graded(proyek, "skala_predikat: opini-bpk", "hasil: WTP", target="WDP").muat().laporan
    assert laporan.indikator[0].pengukuran.hasil == 4


def test_a_promise_that_is_not_measured_is_a_word_where_its_unit_says_so(proyek: Proyek) -> None:
    other = "              - {nama: Opini, target: WTP, satuan: Opini}\n"
    proyek.ganti("                target: 3.25\n", f"                target: 3.25\n{other}")
    rows = proyek.muat().laporan.perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator
    assert rows[1].target.kata == "WTP"
    assert "WTP" in proyek.naskah()


@pytest.mark.parametrize(
    ("way", "target", "code", "said"),
    [
        (SAKIP, "BBB", "LK027", "Predikat `BBB` tidak ada pada urutan"),
        (SAKIP, "3", "LK027", "Predikat `3` tidak ada pada urutan"),
        ("urutan: [B]", "B", "LK026", "paling sedikit dua predikat"),
        ("urutan: [B, BB, b]", "B", "LK026", "memuat `b` lebih dari sekali"),
        ("urutan: [B, null, BB]", "B", "LK026", "memuat butir kosong"),
        ('urutan: ["1", B]', "B", "LK026", "memuat angka, `1`"),
        (f"urutan: [B, {'x' * 200}]", "B", "LK026", "lebih dari 60 karakter"),
        ("skala_predikat: sakip", "B", "LK050", "Urutan predikat `sakip` tidak ada"),
    ],
)
def test_a_wrong_order_or_a_word_that_is_not_on_it_is_refused(
    proyek: Proyek, way: str, target: str, code: str, said: str
) -> None:
    findings = graded(proyek, way, target=target).temuan()
    assert {finding.code for finding in findings} == {code}
    assert said in findings[0].message
    assert findings[0].place is not None


@pytest.mark.parametrize(
    ("worths", "said"),
    [
        ("nilai: [1, 2]", "berjumlah 2, sedangkan predikatnya 7"),
        ("nilai: [1, 2, 3, 4, 5, 5, 6]", "tidak makin besar"),
        ("nilai: [1, 2, 3, 4, 5, 6, 7]", "tidak menyebut sumbernya"),
    ],
)
def test_numbers_of_predicates_must_fit_and_have_a_source(
    proyek: Proyek, worths: str, said: str
) -> None:
    finding = graded(proyek, SAKIP, worths).satu()
    assert finding.code == "LK026"
    assert said in finding.message


def test_a_predicate_has_no_other_polarity(proyek: Proyek) -> None:
    finding = graded(proyek, SAKIP, more="\n    polaritas: minimum").satu()
    assert (finding.code, finding.path) == ("LK053", "indikator[0].polaritas")


def test_a_word_where_numbers_are_measured_is_refused_with_the_way_out(proyek: Proyek) -> None:
    proyek.langsung("BB")
    finding = proyek.satu()
    assert finding.code == "LK015"
    assert "`jenis: predikat`" in finding.suggestion


def test_a_predicate_has_no_range_for_its_order_says_what_is_better(proyek: Proyek) -> None:
    finding = graded(proyek, SAKIP, "hasil: BB", more="\n    target_sampai: 6").satu()
    assert finding.code == "LK054"
    assert "tidak berlaku bagi predikat" in finding.message
    assert "Hapus `target_sampai`" in finding.suggestion
