"""`{tidak_berlaku: "..."}` in the data: what may be declared, and what is said of the rest."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.measures.arithmetic import DIFFERENCE
from lkjip_docgen.model.base import DECLARED
from lkjip_docgen.quantity import Status, Unit, computed, given


def test_a_declared_value_reads_as_absent_and_keeps_its_reason(proyek: Proyek) -> None:
    proyek.ganti("  foto_sampul: foto/sampul.jpg", '  foto_sampul: {tidak_berlaku: "Tanpa foto."}')
    dokumen = proyek.muat().laporan.dokumen
    assert dokumen.foto_sampul is None
    assert dokumen.tak_berlaku("foto_sampul") == "Tanpa foto."
    assert not dokumen.kosong("foto_sampul")


def test_what_nobody_declared_is_missing(proyek: Proyek) -> None:
    kantor = proyek.muat().laporan.kantor
    assert kantor.tak_berlaku("sejarah") == ""
    assert kantor.kosong("sejarah")


def test_a_declared_section_declares_all_that_is_in_it(proyek: Proyek) -> None:
    proyek.ganti("anggaran:\n  versi", "    analisis: {tidak_berlaku: Baru}\nanggaran:\n  versi")
    analisis = proyek.muat().laporan.indikator[0].analisis
    assert {analisis.tak_berlaku(name) for name in type(analisis).model_fields} == {"Baru"}


def test_empty_keys_of_a_skeleton_may_stay_beside_the_declaration(proyek: Proyek) -> None:
    proyek.ganti("emonev:\n  tabel: emonev.csv", "emonev:\n  laman:\n  tabel:\n  tidak_berlaku: X")
    laporan = proyek.muat().laporan
    assert laporan.emonev is None
    assert laporan.tak_berlaku("emonev") == "X"


def test_one_number_of_a_table_of_components_may_be_declared(proyek: Proyek) -> None:
    proyek.ganti(
        "emonev:\n",
        "smart:\n  tahunan:\n    - tahun: 2030\n      komponen: "
        "{capaian_ro: {tidak_berlaku: Belum dinilai}}\nemonev:\n",
    )
    smart = proyek.muat().laporan.smart
    assert smart is not None
    assert smart.tahunan[0].komponen == {"capaian_ro": None}
    assert smart.tahunan[0].tak_berlaku("komponen.capaian_ro") == "Belum dinilai"


@pytest.mark.parametrize(
    ("old", "new", "code", "path", "told"),
    [
        pytest.param(
            "  tahun: 2031\n  tempat", "  tahun: {tidak_berlaku: x}\n  tempat",
            "LK521", "dokumen.tahun", "selalu diperlukan", id="the year",
        ),
        pytest.param(
            "  nama: Kantor Contoh Teluk", "  nama: {tidak_berlaku: x}",
            "LK521", "kantor.nama", "selalu diperlukan", id="the name",
        ),
        pytest.param(
            "    satuan: indeks", "    satuan: indeks\n    desimal: {tidak_berlaku: x}",
            "LK521", "indikator[0].desimal", "selalu diperlukan", id="what has a default",
        ),
        pytest.param(
            "emonev:", "saran: [{tidak_berlaku: x}]\nemonev:",
            "LK521", "saran[0]", "Satu butir `saran`", id="an item of a list",
        ),
        pytest.param(
            "  alamat:", "  sejarah: {tidak_berlaku: }\n  alamat:",
            "LK522", "kantor.sejarah", "belum ditulis", id="no reason",
        ),
        pytest.param(
            "  alamat:", '  sejarah: {tidak_berlaku: " "}\n  alamat:',
            "LK522", "kantor.sejarah", "belum ditulis", id="a blank reason",
        ),
        pytest.param(
            "  tabel: emonev.csv", "  tabel: emonev.csv\n  tidak_berlaku: x",
            "LK523", "emonev", "juga berisi `tabel`", id="a section with content",
        ),
        pytest.param(
            "  bidang: percontohan", "  bidang: percontohan\n  tidak_berlaku: x",
            "LK523", "instansi", "`kementerian`", id="a required section",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_declared_is_told_once_with_its_place(
    proyek: Proyek, old: str, new: str, code: str, path: str, told: str
) -> None:
    finding = proyek.ganti(old, new).satu()
    assert (finding.code, finding.path) == (code, f"{path}.{DECLARED}")
    assert told in finding.message
    assert finding.place is not None
    assert finding.place.line > 0
    assert finding.suggestion


def test_what_follows_from_a_value_that_does_not_apply_does_not_apply_either() -> None:
    target = given("t", None, Unit.RUPIAH, "Target", alasan="Tidak ditargetkan")
    missing = given("r", None, Unit.RUPIAH, "Realisasi")
    follows = computed(
        "c", DIFFERENCE, Unit.PERSEN, "Capaian", formula="r − t", inputs=(missing, target)
    )
    assert (follows.status, follows.alasan) == (Status.TIDAK_BERLAKU, "Tidak ditargetkan")


def test_a_key_that_nobody_knows_is_only_unknown_when_it_is_declared(proyek: Proyek) -> None:
    finding = proyek.ganti("emonev:", "sarann: {tidak_berlaku: x}\nemonev:").satu()
    assert (finding.code, finding.path) == ("LK013", "sarann")
