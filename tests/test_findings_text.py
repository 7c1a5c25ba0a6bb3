from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from lkjip_docgen.findings import Accepted, End, Finding, Severity, as_json, render_github
from lkjip_docgen.findings.as_text import (
    MOST_ENDS,
    MOST_OF_A_CODE,
    render_text,
    summary,
    wants_color,
    where_of,
)
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace


@pytest.fixture
def berkas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "laporan.yaml"
    file.write_text("dokumen:\n  tahun: dua ribu\nnama: 漢字 x\n", encoding="utf-8")
    return file


def temuan(place: Place | None, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("LK017", severity, "`tahun` harus tahun.", place, "dokumen.tahun", "Tulis 2023.")


def test_a_finding_shows_the_line_a_caret_and_the_remedy(berkas: Path) -> None:
    assert render_text([temuan(Place(str(berkas), 2, 10))]).splitlines() == [
        "laporan.yaml:2:10 kesalahan LK017 `tahun` harus tahun.",
        "      tahun: dua ribu",
        "             ^",
        "    Saran: Tulis 2023.",
        "1 kesalahan.",
    ]


def test_the_caret_stands_under_wide_characters(berkas: Path) -> None:
    lines = render_text([temuan(Place(str(berkas), 3, 10))]).splitlines()

    assert lines[1:3] == ["    nama: 漢字 x", f"{' ' * 15}^"]


def test_a_cell_is_named(berkas: Path) -> None:
    text = render_text([temuan(Place(str(berkas), 2, 3, "baris 2, kolom Jan"))])

    assert text.startswith("laporan.yaml:2:3 (baris 2, kolom Jan) ")


def test_a_folder_has_no_line(berkas: Path) -> None:
    assert render_text([temuan(Place(str(berkas.parent / "foto")))]).startswith(
        "foto kesalahan LK017"
    )


def test_a_file_elsewhere_keeps_its_whole_path(
    berkas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (berkas.parent / "lain").mkdir()
    monkeypatch.chdir(berkas.parent / "lain")

    assert render_text([temuan(Place(str(berkas), 1, 1))]).startswith(f"{berkas}:1:1 ")


def dengan_ujung(berkas: Path) -> Finding:
    """A finding with another end and another one of the same cause."""
    nama = End(Place(str(berkas), 3, 7), "nama")
    akibat = Finding("LK433", Severity.WARNING, "Berbeda.", Place(str(berkas), 3, 1), "nama")
    return replace(temuan(Place(str(berkas), 2, 10)), others=(nama,), same_cause=(akibat,))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_told_where_it_lies_and_an_address_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tautan").symlink_to("/etc")

    assert where_of(Place(str(tmp_path / "tautan"))) == "tautan"
    assert where_of(Place("s3://wadah/anggrek/laporan.yaml", 3, 7)) == (
        "s3://wadah/anggrek/laporan.yaml:3:7"
    )
    assert where_of(Place("s3://wadah/anggrek")) == "s3://wadah/anggrek"


def test_the_other_end_is_quoted_and_what_has_the_same_cause_is_named(berkas: Path) -> None:
    assert render_text([dengan_ujung(berkas)]).splitlines()[3:6] == [
        "    Ujung lain: laporan.yaml:3:7 `nama: 漢字 x`",
        "    Sebab yang sama: laporan.yaml:3:1 LK433 Berbeda.",
        "    Saran: Tulis 2023.",
    ]


def test_of_many_ends_the_first_are_shown_and_the_others_counted(berkas: Path) -> None:
    ends = tuple(End(Place(f"{berkas}{number}", 1)) for number in range(MOST_ENDS + 2))
    found = replace(temuan(None), others=ends)
    lines = [line for line in render_text([found]).splitlines() if "Ujung lain" in line]
    assert len(lines) == MOST_ENDS + 1
    assert lines[-1] == "    Ujung lain: … dan 2 lagi."


def test_ends_on_one_line_are_told_once(berkas: Path) -> None:
    """Eleven cells of a row are one place to look at."""
    ends = tuple(End(Place(str(berkas), 1, column)) for column in range(1, 12))
    lines = render_text([replace(temuan(None), others=ends)]).splitlines()
    assert [line for line in lines if "Ujung lain" in line] == [
        "    Ujung lain: laporan.yaml:1:1 `dokumen:` dan 10 lagi pada baris itu"
    ]


def test_a_place_in_a_message_is_a_key_and_a_line(berkas: Path) -> None:
    end = End(Place(str(berkas), 3, 1), "indikator[0].analisis.kendala[1]")
    told = replace(temuan(None), message=f"Sama dengan `{end.path}`.", others=(end,))
    assert "Sama dengan `kendala` baris 3." in render_text([told])
    assert end.path in as_json.render_json([told])


def test_an_end_without_a_place_is_named_by_its_path() -> None:
    found = replace(temuan(None), others=(End(None, "anggaran.faktor"),))
    assert "    Ujung lain: `anggaran.faktor`" in render_text([found])


def test_json_and_github_have_the_other_end_and_what_has_the_same_cause(berkas: Path) -> None:
    [found] = json.loads(as_json.render_json([dengan_ujung(berkas)]))["findings"]
    assert found["others"] == [
        {
            "file": "laporan.yaml",
            "line": 3,
            "column": 7,
            "cell": None,
            "end_column": 11,
            "quote": "漢字 x",
            "path": "nama",
        }
    ]
    assert [(row["code"], row["line"]) for row in found["same_cause"]] == [("LK433", 3)]
    assert render_github([dengan_ujung(berkas)]).endswith(
        "Tulis 2023. Ujung lain: laporan.yaml:3:7 `nama: 漢字 x`. "
        "Sebab yang sama: laporan.yaml:3:1 LK433 Berbeda."
    )


def test_a_long_line_is_cut_around_the_caret(berkas: Path) -> None:
    berkas.write_text("a" * 5000 + "X" + "b" * 5000, encoding="utf-8")
    lines = render_text([temuan(Place(str(berkas), 1, 5001))]).splitlines()

    assert len(lines[1]) < 200
    assert lines[1][len(lines[2]) - 1] == "X"


def test_the_summary_counts_by_severity() -> None:
    found = [temuan(None)] * 3 + [temuan(None, Severity.WARNING)]

    assert summary(found) == "3 kesalahan, 1 peringatan."
    assert summary([]) == "Tidak ada temuan."


def banyak(code: str, number: int) -> list[Finding]:
    return [Finding(code, Severity.WARNING, f"Temuan {n}.") for n in range(number)]


def test_of_one_code_the_first_twenty_are_shown_and_the_others_counted() -> None:
    found = [*banyak("LK416", MOST_OF_A_CODE + 3), *banyak("LK114", MOST_OF_A_CODE)]
    lines = render_text(found).splitlines()

    assert [line for line in lines if "LK416" in line][:-1] == [
        f"peringatan LK416 Temuan {n}." for n in range(MOST_OF_A_CODE)
    ]
    assert lines[-2:] == [
        "… dan 3 temuan LK416 lain.",
        "43 peringatan.",
    ]
    assert sum("LK114" in line for line in lines) == MOST_OF_A_CODE
    assert len(json.loads(as_json.render_json(found))["findings"]) == len(found)


def test_accepted_findings_are_counted_by_themselves() -> None:
    let_stand = [Accepted(f, "Benar.") for f in banyak("LK114", MOST_OF_A_CODE + 1)]
    text = render_text(banyak("LK114", MOST_OF_A_CODE), accepted=let_stand)

    opened, accepted = text.split("Diterima kantor:")
    assert "lain;" not in opened
    assert accepted.count("Alasan: Benar.") == MOST_OF_A_CODE
    assert "… dan 1 temuan LK114 lain." in accepted
    assert text.endswith("20 peringatan, 21 diterima.")


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("WT_SESSION", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_color(Terminal())
    assert not wants_color(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color(Terminal())


def test_colour_changes_nothing_but_colour(berkas: Path) -> None:
    found = [temuan(Place(str(berkas), 2, 10))]
    colored = render_text(found, color=True)

    assert "\x1b[31m" in colored
    for code in ("31", "1", "36", "0"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == render_text(found)


def test_json_holds_every_field_and_a_summary(berkas: Path) -> None:
    found = [temuan(Place(str(berkas), 2, 10)), temuan(None, Severity.WARNING)]
    data = json.loads(as_json.render_json(found))

    assert data["findings"][0] == {
        "code": "LK017",
        "severity": "error",
        "file": "laporan.yaml",
        "line": 2,
        "column": 10,
        "cell": None,
        "end_column": 18,
        "quote": "dua ribu",
        "path": "dokumen.tahun",
        "message": "`tahun` harus tahun.",
        "suggestion": "Tulis 2023.",
        "others": [],
        "same_cause": [],
    }
    assert data["findings"][1]["file"] is None
    assert data["summary"] == {"error": 1, "warning": 1, "hint": 0}
