"""Values that the owner of a Word template writes between {{ and }}."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import template_editing as owner
from lxml import etree
from proyek import Proyek
from word_files import Docx, W, words

from lkjip_docgen.findings import LkjipError

TARGET = 'nilai["indikator.puas.target"]'
PAGU = 'nilai["anggaran.2031.total.pagu"]'
AWKWARD = "P&K <utama> “kutip” 'tunggal' \"ganda\" 🙂 {{ bukan.jinja }}"


@pytest.fixture
def names(proyek: Proyek) -> dict[str, Any]:
    return owner.names_of(proyek.muat())


def controls(root: etree._Element) -> dict[str, str]:
    """The content controls below an element: printed text by tag."""
    return {
        c.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): words(c.find(f"{W}sdtContent"))
        for c in root.iter(f"{W}sdt")
    }


def sentence(written: Docx, start: str) -> etree._Element:
    return next(p for p in written.paragraphs() if words(p).startswith(start))


def complaint(template: Path, folder: Path, names: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(LkjipError) as caught:
        owner.write(template, folder, names)
    [finding] = caught.value.findings
    assert finding.code == "LK401"
    assert finding.place is not None
    assert finding.place.file == str(template)
    return finding.message, finding.suggestion


# --- what a value prints -----------------------------------------------------------------


def test_a_number_prints_as_in_the_text_and_stays_alive(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    template = owner.with_sentence(tmp_path, f"Targetnya {{{{ {TARGET} }}}} dari ", "pagu X.")
    written = owner.write(template, tmp_path, names)
    found = sentence(written, "Targetnya")
    assert words(found) == "Targetnya 3,25 dari pagu X."
    assert controls(found) == {"indikator.puas.target": "3,25"}
    store = next(d for n, d in written.parts.items() if n.startswith("customXml/item1"))
    assert b'jalur="indikator.puas.target" nilai="3.25"' in store


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        (PAGU, "Rp9.092.592.000"),
        (f"{PAGU} | satuan", "Rp9.092.592.000"),
        ("indikator[0].target", "3,25"),
        ("dokumen.tanggal", "5 Januari 2032"),
        ("tahun + 1", "2032"),
        ("kantor.nama | kapital", "KANTOR CONTOH TELUK"),
        (f'"sebesar " ~ {PAGU}', "sebesar Rp9.092.592.000"),
        ("pejabat[0].penandatangan[0].nip | nip", "[BELUM DIISI: NIP]"),
        ("kantor.laman", "[BELUM DIISI]"),
        (f"arah({PAGU}, {TARGET})", "naik"),
    ],
)
def test_every_kind_of_value_prints_in_indonesian(
    tmp_path: Path, names: dict[str, Any], expression: str, printed: str
) -> None:
    template = owner.with_sentence(tmp_path, f"Hasil: {{{{ {expression} }}}}.")
    written = owner.write(template, tmp_path, names)
    assert words(sentence(written, "Hasil")) == f"Hasil: {printed}."


def test_a_missing_number_shows_a_marker_that_cannot_be_overlooked(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    path = next(
        path for path, q in names["nilai"].items() if not q.ada and q.status == "belum diisi"
    )
    template = owner.with_sentence(tmp_path, f'Nilai: {{{{ nilai["{path}"] }}}}')
    found = sentence(owner.write(template, tmp_path, names), "Nilai:")
    label = names["nilai"][path].label
    assert words(found) == f"Nilai: [BELUM DIISI: {label}]"
    styles = [r.get(f"{W}val") for r in found.iter(f"{W}rStyle")]
    assert styles == ["Penanda"]


def test_a_number_has_the_format_of_the_run_it_is_written_in(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    added = owner.add_sentence(document, "Target ", f"{{{{ {TARGET} }}}}")
    added.runs[1].bold = True
    added.runs[1].font.size = 127000  # 10 points, in EMU
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    [control] = sentence(written, "Target").iter(f"{W}sdt")
    for holder in (control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent/{W}r")):
        format_ = holder.find(f"{W}rPr")
        assert format_.find(f"{W}b") is not None
        assert format_.find(f"{W}sz").get(f"{W}val") == "20"


def test_a_tag_that_word_has_spread_over_runs_is_put_together(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    template = owner.with_sentence(tmp_path, "Unit {", "{ kan", "tor.na", "ma }", "}.")
    written = owner.write(template, tmp_path, names)
    assert words(sentence(written, "Unit")) == "Unit Kantor Contoh Teluk."


# --- where it may stand ------------------------------------------------------------------


@pytest.mark.parametrize("name", [AWKWARD, "biasa"])
def test_values_print_in_body_cell_text_box_header_and_footnote(
    tmp_path: Path, proyek: Proyek, name: str
) -> None:
    proyek.ganti("nama: Kantor Contoh Teluk\n", f"nama: '{name.replace(chr(39), chr(39) * 2)}'\n")
    text = f"{{{{ kantor.nama }}}}: {{{{ {TARGET} }}}}"
    document = owner.default_template()
    owner.add_sentence(document, f"Badan {text}")
    table = document.add_table(1, 1)
    table.cell(0, 0).paragraphs[0].add_run(f"Sel {text}")
    owner.slot_paragraph(document, "ringkasan")._p.addprevious(table._tbl)
    owner.add_text_box(document, f"Kotak {text}")
    owner.add_footnote(document, f"Catatan {text}")
    header = next(s.header for s in document.sections if not s.header.is_linked_to_previous)
    header.paragraphs[0].add_run(f"Kop {text}")
    template = owner.saved(document, tmp_path)

    written = owner.write(template, tmp_path, owner.names_of(proyek.muat()))

    places = {
        "Badan": written.document,
        "Sel": next(written.document.iter(f"{W}tc")),
        "Kotak": next(written.document.iter(f"{W}txbxContent")),
        "Catatan": written.part("word/footnotes.xml"),
    }
    headers = [written.part(n) for n in written.parts if n.startswith("word/header")]
    places["Kop"] = next(h for h in headers if "Kop " in words(h))
    for start, root in places.items():
        assert f"{start} {name}: 3,25" in words(root), start
        assert controls(root).get("indikator.puas.target") == "3,25", start


def test_identifiers_stay_unique_when_a_number_is_printed_many_times(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    owner.add_text_box(document, f"{{{{ {TARGET} }}}}")  # two copies
    owner.add_sentence(document, f"{{{{ {TARGET} }}}} {{{{ {TARGET} }}}}")
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    ids = [e.get(f"{W}val") for e in written.document.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(ids) == len(set(ids)) == 4


def test_a_number_in_the_title_of_the_file_is_plain_text(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    document.core_properties.title = f"Target {{{{ {TARGET} }}}} & {{{{ kantor.nama_singkat }}}}"
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    assert "Target 3,25 &amp; Teluk Contoh" in written.parts["docProps/core.xml"].decode()


# --- mistakes ----------------------------------------------------------------------------


def test_an_unknown_path_is_named_with_its_place_and_what_was_meant(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    template = owner.with_sentence(tmp_path, 'Target {{ nilai["indikator.puas.tarjet"] }}')
    message, suggestion = complaint(template, tmp_path, names)
    assert "Besaran `indikator.puas.tarjet` tidak ada" in message
    assert "paragraf" in message
    assert "`indikator.puas.target`" in suggestion


@pytest.mark.parametrize(
    "attack",
    ["''.__class__", "kantor.__class__.__mro__", "namespace.__init__.__globals__", "nilai._gather"],
)
def test_a_template_that_reaches_for_the_program_is_refused(
    tmp_path: Path, names: dict[str, Any], attack: str
) -> None:
    template = owner.with_sentence(tmp_path, f"Serangan {{{{ {attack} }}}}")
    message, _ = complaint(template, tmp_path, names)
    assert "tidak diizinkan" in message
    assert "Serangan" in message


def test_a_mistake_in_a_cell_is_named_with_table_row_and_cell(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    table = document.add_table(2, 3)
    table.cell(1, 2).paragraphs[0].add_run("{{ kantor.alammat }}")
    owner.slot_paragraph(document, "ringkasan")._p.addprevious(table._tbl)
    message, suggestion = complaint(owner.saved(document, tmp_path), tmp_path, names)
    assert "tabel 1 baris 2 sel 3" in message
    assert "Mungkin maksud Anda alamat." in suggestion


def test_a_tag_cut_by_a_link_is_refused_without_a_traceback(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    added = owner.add_sentence(document, "Laman {{ kantor", ".laman }}")
    link = etree.SubElement(added._p, f"{W}hyperlink")
    link.append(added.runs[1]._r)
    message, suggestion = complaint(owner.saved(document, tmp_path), tmp_path, names)
    assert "terpotong" in message
    assert "template check" in suggestion


@pytest.mark.parametrize(
    "expression", ["anggaran", "hasil", "indikator[0].tercapai", "1 / 0", 'rujuk("x") + 1']
)
def test_a_value_that_cannot_be_printed_is_named_with_its_paragraph(
    tmp_path: Path, names: dict[str, Any], expression: str
) -> None:
    template = owner.with_sentence(tmp_path, f"Cetak {{{{ {expression} }}}}")
    message, _ = complaint(template, tmp_path, names)
    assert '"Cetak ' in message
