"""Annual plan, review form, list of abbreviations and appendices of text: only where wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from dinas import DATA, buat

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import (
    Block,
    Figure,
    Heading,
    Report,
    Table,
    each_block,
    markers_of,
    own_inlines,
    plain_text,
)
from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.source import load_project

PLAN = """\
rencana_kinerja:
  - tahun: 2025
    penetapan: Keputusan Kepala Dinas Nomor 1 Tahun 2024
    sasaran:
      - kode: ss1
        nama: Meningkatnya jalan dalam kondisi mantap
        indikator:
          - {nama: Persentase jalan mantap, indikator: jalan, target: 82, satuan: persen}
          - {nama: Jembatan yang diperiksa, target: 4, satuan: jembatan}
"""


def report_of(folder: Path, more: str = "", changes: Iterable[tuple[str, str]] = ()) -> Report:
    return compose_report(load_project(changed(folder, more, changes)))


def changed(folder: Path, more: str, changes: Iterable[tuple[str, str]] = ()) -> Path:
    buat(folder)
    data = DATA
    for old, new in changes:
        assert old in data
        data = data.replace(old, new, 1)
    (folder / "laporan.yaml").write_text(data + more, encoding="utf-8")
    return folder


def blocks(report: Report) -> Iterator[Block]:
    for part in report.parts:
        yield from each_block(part.blocks)


def titles(report: Report) -> list[str]:
    return [plain_text(b.content) for b in blocks(report) if isinstance(b, Heading)]


def table(report: Report, id: str) -> list[list[str]]:
    """The rows of a table, its head included, as words."""
    (found,) = (b for b in blocks(report) if isinstance(b, Table) and b.id == id)
    return [[plain_text(c.content) for c in row.cells] for row in (*found.head, *found.rows)]


def found(folder: Path, code: str) -> list[Finding]:
    return [finding for finding in check_project(folder).findings if finding.code == code]


def test_a_report_that_asks_for_none_of_them_has_none(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas")
    wanted = {"Pernyataan Telah Direviu", "Daftar Singkatan", "Rencana Kinerja Tahunan"}
    assert not wanted & set(titles(report))


# --- the annual plan ----------------------------------------------------------------------


def test_a_plan_stands_beside_the_agreement_of_its_year(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", PLAN)
    assert titles(report).index("Rencana Kinerja Tahunan") < titles(report).index(
        "Perjanjian Kinerja"
    )
    opening = "\n".join(
        plain_text(i) for b in each_block(report.part("bab_2")) for i in own_inlines(b)
    )
    assert "rencana kinerja tahunan, serta target yang disepakati" in opening
    head, *rows = table(report, "tabel-rkt-2025")
    assert head[-2:] == ["Target RKT", "Target Perjanjian Kinerja"]
    assert [row[-3:] for row in rows] == [
        ["1. Persentase jalan mantap", "82,00%", "80,00%"],
        ["2. Jembatan yang diperiksa", "4 jembatan", "–"],
    ]


def test_a_plan_for_a_year_without_an_agreement_has_its_targets_alone(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", PLAN.replace("tahun: 2025", "tahun: 2026"))
    head, first, _ = table(report, "tabel-rkt-2026")
    assert (head[-1], first[-1]) == ("Target", "82,00%")


def test_plans_stand_in_the_order_of_their_years_and_a_year_has_one(tmp_path: Path) -> None:
    listed = PLAN.split("rencana_kinerja:\n")[1]
    later = listed.replace("tahun: 2025", "tahun: 2026").replace("target: 82", "target: 85")
    folder = tmp_path / "dinas"
    report = report_of(folder, f"rencana_kinerja:\n{later}{listed}{later}")
    plans = [b.id for b in blocks(report) if isinstance(b, Table) and b.id.startswith("tabel-rkt")]
    assert plans == ["tabel-rkt-2025", "tabel-rkt-2026"]
    assert "LK231" in {finding.code for finding in check_project(folder).findings}
    (hint,) = found(folder, "LK210")
    assert hint.path.startswith("rencana_kinerja[1].")


def test_a_target_that_was_agreed_on_otherwise_is_a_hint_that_names_both(tmp_path: Path) -> None:
    (finding,) = found(changed(tmp_path / "dinas", PLAN), "LK210")
    assert finding.path == "rencana_kinerja[0].sasaran[0].indikator[0].target"
    assert "RKT 2025 adalah 82, sedangkan pada perjanjian kinerja 80." in finding.message


def test_a_target_that_a_later_change_of_the_agreement_replaced_is_none(tmp_path: Path) -> None:
    start, end = DATA.index("perjanjian_kinerja:\n") + 20, DATA.index("indikator:\n  - kode")
    first = DATA[start:end].rstrip("\n")
    later = first.replace("tahun: 2025", "tahun: 2025\n    versi: perubahan").replace(
        "target: 80", "target: 82"
    )
    folder = changed(tmp_path / "dinas", PLAN, [(first, f"{first}\n{later}")])
    assert found(folder, "LK210") == []


def test_a_plan_that_was_asked_for_and_is_not_there_is_a_marker(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", "susunan: {dengan: [rencana_kinerja]}\n")
    assert any("Rencana Kinerja Tahunan" in marker.text for marker in markers_of(report))


def test_two_plans_of_one_year_are_refused(tmp_path: Path) -> None:
    twice = PLAN + PLAN.removeprefix("rencana_kinerja:\n")
    assert found(changed(tmp_path / "dinas", twice), "LK231")


# --- the review form ----------------------------------------------------------------------


def test_the_form_says_nothing_that_only_the_reviewer_may_say(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", "susunan: {dengan: [pernyataan_reviu]}\n")
    parts = report.part("kata_pengantar")
    texts = "\n".join(plain_text(i) for b in each_block(parts) for i in own_inlines(b))
    form = texts[texts.index("Pernyataan Telah Direviu") :]
    assert "tahun anggaran 2025 sesuai Pedoman Reviu" in form
    assert "tidak terdapat" not in form
    (title,), (box,) = table(report, "tabel-reviu-simpulan")
    assert (title, box.strip()) == ("Simpulan Reviu", "")
    ((_, signed),) = table(report, "tabel-reviu-tanda-tangan")
    assert not set(signed) - set("Pereviu, NIP().")
    assert not markers_of(report)  # an empty form is complete: a final report has it as it is


# --- the list of abbreviations ------------------------------------------------------------


def listed(report: Report) -> dict[str, str]:
    """The entries of the list; of one in halves, those of the left half before the others."""
    head, *rows = table(report, "tabel-daftar-singkatan")
    assert head == ["Singkatan", "Kepanjangan"] * (len(head) // 2)
    pairs = [(row[left], row[left + 1]) for left in range(0, len(head), 2) for row in rows]
    return {short: long for short, long in pairs if short}


def is_listed(report: Report) -> tuple[bool, bool]:
    """Whether there is a list, and whether there is its heading."""
    ids = {block.id for block in blocks(report) if isinstance(block, Table)}
    return "tabel-daftar-singkatan" in ids, "Daftar Singkatan" in titles(report)


def named(names: Iterable[str]) -> str:
    """Innovations with short names, which the report prints with their long forms."""
    made = (f"{{nama: {name}, kepanjangan: Layanan Loket Desa, uraian: x.}}" for name in names)
    return f"inovasi: [{', '.join(made)}]\n"


MANY = ("RAWA", "PASIR", "KALI", "TEBING", "HUTAN", "LADANG", "KEBUN", "SAWAH")


def test_a_report_that_prints_many_abbreviations_lists_them(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", named(MANY))
    assert is_listed(report) == (True, True)
    assert set(MANY) <= set(listed(report))


def test_few_abbreviations_need_no_list_unless_the_office_asks_for_one(tmp_path: Path) -> None:
    few = report_of(tmp_path / "dinas")
    asked = report_of(tmp_path / "minta", "susunan: {dengan: [daftar_singkatan]}\n")
    assert len(listed(asked)) < 8
    assert (is_listed(few), is_listed(asked)) == ((False, False), (True, True))


def test_an_office_may_leave_the_list_out(tmp_path: Path) -> None:
    more = f"{named(MANY)}susunan: {{tanpa: [daftar_singkatan]}}\n"
    assert is_listed(report_of(tmp_path / "dinas", more)) == (False, False)


def test_a_long_list_stands_in_halves_in_the_order_of_letters(tmp_path: Path) -> None:
    report = report_of(tmp_path / "dinas", named(f"{one}{two}X" for one in "BDFG" for two in MANY))
    assert len(table(report, "tabel-daftar-singkatan")[0]) == 4
    found = list(listed(report))
    assert found == sorted(found, key=str.casefold)


@pytest.mark.parametrize(("letters", "small"), [("B", False), ("BD", False), ("BDFG", True)])
def test_only_a_list_of_many_rows_has_small_letters(
    tmp_path: Path, letters: str, small: bool
) -> None:
    names = (f"{one}{two}X" for one in letters for two in MANY)
    report = report_of(tmp_path / "dinas", named(names))
    (made,) = (
        block
        for block in blocks(report)
        if isinstance(block, Table) and block.id == "tabel-daftar-singkatan"
    )
    assert (len(made.rows) > 12) == small
    assert made.compact == small


def test_the_list_holds_what_is_printed_in_the_order_of_letters(tmp_path: Path) -> None:
    more = (
        "susunan: {dengan: [daftar_singkatan]}\n"
        "langkah: ['Mengusulkan Jalan Usaha Tani (JUT), menilai ASN, dan menyusun JUT baru.']\n"
        "inovasi: [{nama: PASIR, kepanjangan: Jalan Pesisir, uraian: Dibangun UPTD.}]\n"
    )
    found = listed(report_of(tmp_path / "dinas", more))
    assert found["JUT"] == "Jalan Usaha Tani"  # as the text says
    assert found["DPA"] == "Dokumen Pelaksanaan Anggaran"  # as the report calls it
    assert found["PASIR"] == "Jalan Pesisir"  # as the data spell the name
    assert found["UPTD"] == "Unit Pelaksana Teknis Daerah"
    assert found["ASN"] == "Aparatur Sipil Negara"  # as the rules say
    assert "RPJMN" not in found  # nowhere printed
    assert list(found) == sorted(found, key=str.casefold)


def test_what_is_no_longer_printed_leaves_the_list(tmp_path: Path) -> None:
    asked = "susunan: {dengan: [daftar_singkatan]}\n"
    assert "ASN" not in listed(report_of(tmp_path / "dinas", asked))


# --- appendices ----------------------------------------------------------------------------


def test_an_appendix_may_be_a_text_with_a_table(tmp_path: Path) -> None:
    more = (
        "lampiran:\n"
        "  - judul: Maklumat pelayanan\n"
        "    uraian: |-\n"
        "      Maklumat dipasang di loket.\n\n"
        "      | Layanan | Waktu |\n"
        "      |---|---|\n"
        "      | Izin | 3 hari |\n"
    )
    report = report_of(tmp_path / "dinas", more)
    assert titles(report)[-1] == "Maklumat pelayanan"
    printed = [plain_text(i) for b in each_block(report.part("lampiran")) for i in own_inlines(b)]
    assert {"Maklumat dipasang di loket.", "3 hari"} <= set(printed)


def test_parts_of_the_offices_own_may_stand_in_an_appendix(tmp_path: Path) -> None:
    more = (
        "lampiran: [{judul: Maklumat pelayanan, uraian: Maklumat dipasang di loket.}]\n"
        "bagian_tambahan:\n"
        "  - {judul: Layanan tiap loket, dalam: Maklumat pelayanan, isi: [{uraian: Dua loket.}]}\n"
    )
    report = report_of(tmp_path / "dinas", more)
    assert titles(report)[-2:] == ["Maklumat pelayanan", "Layanan tiap loket"]


@pytest.mark.parametrize("entry", ["{judul: Kosong}", "{judul: Dua, gambar: a.png, berkas: b.pdf}"])
def test_an_appendix_without_anything_or_with_two_files_is_refused(
    tmp_path: Path, entry: str
) -> None:
    assert found(changed(tmp_path / "dinas", f"lampiran: [{entry}]\n"), "LK042")


def test_a_picture_with_a_text_stands_under_its_own_heading(tmp_path: Path) -> None:
    more = "lampiran: [{judul: Denah kantor, gambar: denah.png, uraian: Denah tahun 2025.}]\n"
    report = report_of(tmp_path / "dinas", more)
    assert titles(report)[-1] == "Denah kantor"
    assert "Dokumen Lain" not in titles(report)
    (figure,) = (b for b in each_block(report.part("lampiran")) if isinstance(b, Figure))
    assert figure.id == "gambar-lampiran-denah-kantor"
