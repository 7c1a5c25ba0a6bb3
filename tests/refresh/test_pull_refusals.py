"""Why a number that people typed over does not go into the data, and what to do instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.jobs.pull import refusal
from lkjip_docgen.operation import term
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Unit, computed, given
from lkjip_docgen.records import replace
from lkjip_docgen.refresh.corrections import Correction, Spot
from lkjip_docgen.refresh.typed_number import Reading

REPORT = Path("laporan.docx")
HERE = Place("laporan.yaml", 3, 8)


def typed(new: str, heading: str = "Anggaran", reading: Reading | None = None) -> Spot:
    return Spot(heading, new, reading or Reading(Decimal(new)), tracked=False)


def correction(quantity: Quantity | None, *spots: Spot, renewed: bool = False) -> Correction:
    return Correction("anggaran.pagu", "100", quantity, spots or (typed("120"),), 0, renewed)


def total(*inputs: Quantity) -> Quantity:
    return computed("anggaran.pagu", term(100), Unit.ORANG, "Pagu", formula="a + b", inputs=inputs)


def part(name: str, place: Place | None = HERE) -> Quantity:
    return replace(given(f"anggaran.{name}", 1, Unit.ORANG, name), place=place)


def said(found: Correction) -> tuple[str, str]:
    finding = refusal(found, REPORT)
    assert finding is not None
    assert finding.path == "anggaran.pagu"
    assert finding.place == Place("laporan.docx")
    before, _, reason = finding.message.partition("”): ")
    assert before.endswith("anggaran.pagu): 100 menjadi 120 (di bawah judul “Anggaran")
    return reason, finding.suggestion


def test_a_number_that_the_data_no_longer_have() -> None:
    assert said(correction(None)) == (
        "angka ini tidak ada lagi dalam data.",
        "Periksa laporan dan datanya.",
    )


def test_a_computed_number_names_what_it_is_made_of() -> None:
    within = computed(
        "b", term(1), Unit.ORANG, "b", formula="d", inputs=(part("d"), part("e", None))
    )
    assert said(correction(total(part("a"), within, part("a")))) == (
        "angka ini dihitung (a + b).",
        f"Perbaiki asalnya: anggaran.a ({HERE}); anggaran.d ({HERE}); anggaran.e.",
    )
    assert said(correction(total())) == ("angka ini dihitung (a + b).", "Perbaiki asalnya.")


@pytest.mark.parametrize(
    ("many", "more"), [(6, ""), (7, "; dan 1 angka lain"), (9, "; dan 3 angka lain")]
)
def test_of_many_only_six_are_named(many: int, more: str) -> None:
    _, remedy = said(correction(total(*(part(str(n), None) for n in range(many)))))
    named = "; ".join(f"anggaran.{n}" for n in range(6))
    assert remedy == f"Perbaiki asalnya: {named}{more}."


def test_what_cannot_be_read_is_quoted_where_several_were_typed() -> None:
    unread = typed("120", reading=Reading(None, "bukan angka", "Ketik angka."))
    assert said(correction(part("pagu"), unread)) == ("bukan angka.", "Ketik angka.")
    assert said(correction(part("pagu"), unread, typed("130"))) == (
        "“120”: bukan angka.",
        "Ketik angka.",
    )


def test_two_numbers_for_one_have_to_be_made_alike() -> None:
    assert said(correction(part("pagu"), typed("120"), typed("130", "Ringkasan"))) == (
        "angka yang sama diubah menjadi nilai yang berbeda-beda: 120 (di bawah judul “Anggaran”) "
        "dan 130 (di bawah judul “Ringkasan”).",
        "Samakan dahulu dalam laporan, atau ubah langsung dalam data.",
    )


def test_data_that_have_changed_themselves_are_not_written_over() -> None:
    assert said(correction(part("pagu"), renewed=True)) == (
        "datanya sudah berbeda dari yang tercetak ketika laporan dibuat.",
        f"Jalankan `lkjip refresh` dahulu, atau ubah langsung di {HERE}.",
    )


def test_a_number_that_nobody_wrote_in_the_data() -> None:
    assert said(correction(part("pagu", None))) == (
        "angka ini tidak ditulis dalam data, melainkan ditetapkan peraturan atau belum diisi.",
        "Isi atau ubah langsung dalam berkas data bila memang harus berbeda.",
    )


def test_a_number_that_no_longer_stands_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "laporan.yaml"
    file.write_text("anggaran:\n  pagu: 1\n", encoding="utf-8")
    there, gone = Place(str(file), 2, 9), Place(str(file), 1, 1)
    assert refusal(correction(part("pagu", there)), REPORT) is None
    _, remedy = said(correction(part("pagu", gone)))
    assert remedy == f"Ubah angka itu langsung di {gone}."
