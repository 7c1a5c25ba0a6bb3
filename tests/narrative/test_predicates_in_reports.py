"""Predicates are printed as words, judged by their order, and never turned into percentages."""

from __future__ import annotations

import pickle
from decimal import Decimal

from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.tree import Figure
from lkjip_docgen.document.walk import each_block
from lkjip_docgen.measures import measure
from lkjip_docgen.place import Predikat
from lkjip_docgen.quantity import Status

ORDER = "urutan: [D, C, CC, B, BB, A, AA]"


def graded(proyek: Proyek, *way: str, hasil: str = "BB", more: str = "") -> Proyek:
    proyek.ukur(ORDER, f"hasil: {hasil}", *way)
    history = "[{tahun: 2030, target: B, realisasi: B}, {tahun: 2029, target: B, realisasi: CC}]"
    proyek.ganti(
        "    satuan: indeks\n    target: 3.25",
        f"    satuan: predikat\n    target: B\n    riwayat: {history}\n"
        f"    target_menengah: {{nilai: A}}\n"
        f"    pembanding: [{{unit: Provinsi, realisasi: A, sumber: LHE}}]{more}",
    )
    return proyek.ganti("target: 3.25", "target: B\n                satuan: Predikat")


def test_the_verdict_follows_the_order(proyek: Proyek) -> None:
    text = graded(proyek).naskah()
    assert "tahun 2031 melampaui target, yaitu BB terhadap target B. Pencapaiannya" in text
    assert "Pencapaiannya dinilai menurut urutan predikat, bukan dengan persentase." in text
    assert "dari yang terendah adalah D, C, CC, B, BB, A, dan AA" in text
    assert "Dibandingkan dengan tahun 2030, realisasi naik satu tingkat." in text
    assert "Realisasi tahun 2031 belum mencapai target tahun 2034 menurut" in text
    assert "Realisasi Indeks Kepuasan lebih rendah daripada realisasi Provinsi." in text
    assert "\nProvinsi\n–\nA\n–\n−1\n" in text


def test_no_percentage_is_made_of_places(proyek: Proyek) -> None:
    hasil = measure(graded(proyek).muat().laporan).indikator[0]
    assert hasil.capaian.status is Status.TIDAK_SEBANDING
    assert hasil.pembanding[0].rasio.status is Status.TIDAK_SEBANDING
    assert (hasil.putusan, hasil.realisasi.kata) == (1, "BB")


def test_no_chart_gives_places_a_height(proyek: Proyek) -> None:
    report = compose_report(graded(proyek).muat())
    blocks = each_block(block for part in report.parts for block in part.blocks)
    assert "gambar-puas-kartu" not in {b.id for b in blocks if isinstance(b, Figure)}


def test_the_rule_of_the_office_may_give_predicates_numbers(proyek: Proyek) -> None:
    worths = "nilai: [15, 40, 55, 65, 75, 85, 95]", "sumber_nilai: Peraturan Bupati Contoh"
    graded(proyek, *worths)
    hasil = measure(proyek.muat().laporan).indikator[0]
    assert hasil.capaian.nilai == Decimal("115.38")
    text = proyek.naskah()
    assert "setiap predikat diberi nilai menurut Peraturan Bupati Contoh, yaitu D = 15;" in text
    assert "; A = 85; AA = 95." in text
    assert "yaitu BB terhadap target B, dengan capaian 115,38%." in text
    assert "Capaian dihitung dari nilai predikat menurut Peraturan Bupati Contoh." in text


def test_a_result_that_has_not_come_is_a_marker(proyek: Proyek) -> None:
    text = graded(proyek, hasil="").naskah()
    assert "\nTahun 2031\nB\nBELUM DIISI\n–\n–\n" in text
    assert "Capaian indikator ini belum dapat dihitung karena datanya belum lengkap." in text


def test_hostile_names_are_words_like_others(proyek: Proyek) -> None:
    proyek.ukur('urutan: ["A<b>", "B & C"]', 'hasil: "A<b>"')
    proyek.ganti("    satuan: indeks\n    target: 3.25", '    target: "B & C"')
    proyek.ganti("target: 3.25", 'target: "B & C"')
    text = proyek.naskah()
    assert "yaitu A<b> terhadap target B & C." in text


def test_a_predicate_survives_being_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(Predikat("BB", ("B", "BB"))))
    assert (sent.kata, sent) == ("BB", 2)


def test_a_predicate_that_is_worth_nothing_as_a_target_leaves_no_percentage(proyek: Proyek) -> None:
    worths = "nilai: [-3, -2, -1, 0, 75, 85, 95]", "sumber_nilai: Peraturan Bupati Contoh"
    graded(proyek, *worths)
    text = proyek.naskah()
    assert "setiap predikat diberi nilai menurut Peraturan Bupati Contoh" in text
    assert "Karena nilai predikat targetnya tidak lebih dari nol, capaian" in text
    assert "Predikat tidak dinyatakan dengan persentase" not in text
