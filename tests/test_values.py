"""`lkjip values`: every name that a template may use, with value, unit and origin."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from proyek import Proyek

from lkjip_docgen import cli
from lkjip_docgen.document.tree import Paragraph
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.engine import Engine
from lkjip_docgen.template_owner import Entry, list_names
from lkjip_docgen.template_owner.kinds import ANYTHING
from lkjip_docgen.template_owner.scope import scope_of
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.inlines import to_inlines
from lkjip_docgen.templating.names import template_names


def run(*arguments: str) -> int:
    options = cli._parser().parse_args(["values", *arguments])
    return int(options.run(options))


def listed(proyek: Proyek) -> dict[str, Entry]:
    entries = list_names(proyek.muat())
    found = {entry.name: entry for entry in entries}
    assert len(found) == len(entries)
    return found


# --- what is listed ----------------------------------------------------------------------


def test_a_number_of_the_data_names_its_place(proyek: Proyek) -> None:
    entry = listed(proyek)['nilai["indikator.puas.target"]']
    assert (entry.printed, entry.value, entry.unit) == ("3,25", "3.25", "indeks")
    assert entry.place is not None
    line = proyek.data.read_text(encoding="utf-8").splitlines()[entry.place.line - 1]
    assert line[entry.place.column - 1 :] == "3.25"


def test_a_number_of_a_table_names_its_cell(proyek: Proyek) -> None:
    entry = listed(proyek)['nilai["emonev.feb.anggaran"]']
    assert entry.printed == "8,48%"
    assert entry.place is not None
    assert entry.place.file.endswith("emonev.csv")
    assert entry.place.cell == "baris 3, kolom anggaran"


def test_a_computed_number_names_its_formula_and_inputs(proyek: Proyek) -> None:
    found = listed(proyek)
    entry = found['nilai["anggaran.2031.total.serapan"]']
    assert entry.formula == "realisasi ÷ pagu × 100%"
    spent, ceiling = (Decimal(found[f'nilai["{path}"]'].value) for path in entry.inputs)
    assert Decimal(entry.value) == round(spent / ceiling * 100, 2)


def test_a_missing_number_is_listed_as_missing(proyek: Proyek) -> None:
    entry = listed(proyek.ganti("realisasi: 8871653297", "realisasi:"))[
        'nilai["anggaran.2031.total.realisasi"]'
    ]
    assert entry.value == ""
    assert "BELUM DIISI" in entry.printed


def test_plain_names_print_as_in_the_report_and_name_their_place(proyek: Proyek) -> None:
    found = listed(proyek)
    assert found["dokumen.tanggal"].printed == "5 Januari 2032"
    assert found["dokumen.tanggal"].value == "2032-01-05"
    assert found["tahun"].printed == "2031"
    assert found["kantor.nama"].printed == "Kantor Contoh Teluk"
    assert found["kantor.laman"].printed == "[BELUM DIISI]"
    assert found["laporan.anggaran.versi[0].program[0].kegiatan[0].pagu"].printed == "9.092.592.000"
    place = found["pejabat[0].penandatangan[0].nama"].place
    assert place is not None
    line = proyek.data.read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line.strip() == "nama: Sari Contoh"
    assert line[place.column - 1 :] == "Sari Contoh"


def test_every_listed_name_works_in_a_template_and_prints_the_listed_value(proyek: Proyek) -> None:
    project = proyek.muat()
    konteks = Konteks(project.laporan, measure(project.laporan), project)
    entries = [e for e in list_names(project) if e.printed not in ("ya", "tidak")]
    folder = proyek.root / "templates"
    folder.mkdir()
    lines = [f"{{{{ {entry.name} }}}}\n\n" for entry in entries]
    (folder / "semua.md").write_text("".join(lines), encoding="utf-8")
    engine = Engine(konteks, template_names(konteks), (folder,))
    printed = [plain_text(b.content) for b in engine.render("semua.md") if isinstance(b, Paragraph)]
    expected = [" ".join(entry.printed.strip("[]").split()) for entry in entries]
    assert [" ".join(text.strip("[]").split()) for text in printed] == expected
    assert len(expected) > 200


def test_every_name_has_a_known_kind_so_that_the_check_can_follow_it(proyek: Proyek) -> None:
    project = proyek.muat()
    names = template_names(Konteks(project.laporan, measure(project.laporan), project))
    assert [name for name, kind in scope_of(names).items() if kind == ANYTHING] == []


# --- the name `nilai` --------------------------------------------------------------------


def test_a_text_template_prints_a_number_by_its_path(proyek: Proyek) -> None:
    project = proyek.muat()
    konteks = Konteks(project.laporan, measure(project.laporan), project)
    names = template_names(konteks)
    quantity = konteks.hasil.indikator[0].target
    assert names["nilai"][quantity.path] is quantity
    assert plain_text(to_inlines(names["nilai"]["indikator.puas.target"])) == "3,25"
    assert "indikator.puas.target" in names["nilai"]
    assert "indikator.puas.tarjet" not in names["nilai"]
    assert len(names["nilai"]) == len(list(names["nilai"]))


def test_an_unknown_path_in_a_text_template_is_told_with_line_and_suggestion(
    proyek: Proyek,
) -> None:
    project = proyek.muat()
    konteks = Konteks(project.laporan, measure(project.laporan), project)
    folder = proyek.root / "templates"
    folder.mkdir()
    (folder / "a.md").write_text('\n\nTarget {{ nilai["indikator.puas.tarjet"] }}\n')
    with pytest.raises(LkjipError) as caught:
        Engine(konteks, template_names(konteks), (folder,)).render("a.md")
    [finding] = caught.value.findings
    assert finding.place is not None
    assert finding.place.line == 3
    assert "`indikator.puas.target`" in finding.suggestion


# --- the command -------------------------------------------------------------------------


def test_text_is_aligned_in_columns(proyek: Proyek, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(proyek.root), "anggaran.2031.total") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["NAMA", "NILAI", "SATUAN", "ASAL", "KETERANGAN"]
    assert any("= realisasi ÷ pagu × 100% (anggaran.2031.total.realisasi;" in x for x in lines)
    for title, pattern in (("NILAI", r"Rp|\d"), ("SATUAN", "rupiah|persen"), ("ASAL", r"=|\S+:\d")):
        column = head.index(title)
        for line in lines:
            assert line[column - 2 : column] == "  "
            assert re.match(pattern, line[column:]), (title, line)


def test_a_filter_looks_into_names_and_labels(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(proyek.root), "LENGKAP KANTOR") == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["kantor.nama"]


def test_a_filter_may_stand_alone(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(proyek.root)
    assert run("kantor.nama_singkat") == 0
    assert "Teluk Contoh" in capsys.readouterr().out


def test_nothing_found_is_said_and_ends_with_one(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(proyek.root), "tidakadanamabegini") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "`tidakadanamabegini`" in shown.err


def test_json_holds_value_unit_and_origin(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(proyek.root), "indikator.puas.capaian", "--format", "json") == 0
    [entry] = json.loads(capsys.readouterr().out)["values"]
    assert entry["name"] == 'nilai["indikator.puas.capaian"]'
    assert entry["unit"] == "persen"
    assert entry["inputs"] == ["indikator.puas.realisasi", "indikator.puas.target"]
    assert entry["file"] is None
    assert entry["printed"] == f"{Decimal(entry['value']):.2f}%".replace(".", ",")


def test_csv_can_be_read_as_a_table(proyek: Proyek, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(proyek.root), "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["name"] for row in rows] == [e.name for e in list_names(proyek.muat())]
    [row] = [row for row in rows if row["name"] == 'nilai["indikator.puas.target"]']
    assert (row["printed"], row["value"]) == ("3,25", "3.25")
    assert row["line"].isdigit()
