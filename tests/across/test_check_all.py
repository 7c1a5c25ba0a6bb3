"""`lkjip check FOLDER --all`: every office by itself, then what is found across them."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from ministry import Trouble, make_ministry
from offices_across import base

from lkjip_docgen.addresses import Address
from lkjip_docgen.cli import main
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs import check_all, check_project

OTHER_NAME = ("nama: Indeks Kepuasan Masyarakat,", "nama: Indeks Kepuasan Layanan,")


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    """Four offices that are in order."""
    for number in (1, 2, 3, 4):
        name = f"kantor-{number}"
        shutil.copytree(base() / name, tmp_path / name)
    return tmp_path


def change(office: Path, old: str, new: str) -> None:
    file = office / "laporan.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def accept(office: Path, entry: str) -> None:
    with (office / "laporan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"diterima:\n  - {{{entry}}}\n")


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def shown(capsys: pytest.CaptureFixture[str], *asked: str) -> tuple[int, str]:
    return main(["check", *asked, "--all"]), capsys.readouterr().out


# --- what is shown ---------------------------------------------------------------------------


def test_a_line_an_office_comes_before_what_is_found_across(
    offices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    status, printed = shown(capsys, str(offices))
    lines = printed.splitlines()
    assert status == 0
    assert lines[0].startswith("kantor-1 (Balai Layanan Kampung Kenanga, 2025): ")
    assert " peringatan, " in lines[0]
    assert lines[5] == "Antarkantor (4 dari 4 kantor dibandingkan):"
    assert "kantor-2/laporan.yaml:66:" in lines[6]
    assert "peringatan LK859" in lines[6]
    assert "Ujung lain: " in printed
    assert lines[-1] == "1 peringatan."


def test_json_has_the_offices_and_the_findings_across_them(
    offices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    _, printed = shown(capsys, str(offices), "--format", "json")
    told = json.loads(printed)
    [finding] = told["findings"]
    assert finding["code"] == "LK859"
    assert finding["line"] == 66
    assert finding["others"][0]["file"].endswith("kantor-1/laporan.yaml")
    assert told["summary"] == {"error": 0, "warning": 1, "hint": 0}
    first = told["offices"][0]
    assert first["name"] == "kantor-1"
    alone = check_project(offices / "kantor-1").findings
    for kind in Severity:
        assert first["summary"][kind] == sum(f.severity is kind for f in alone)


def test_github_is_told_of_them_too(offices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    _, printed = shown(capsys, str(offices), "--format", "github")
    assert printed.startswith("::warning file=")
    assert "title=LK859::" in printed


def test_an_office_without_a_peer_is_named_and_a_short_word_of_its_institution_makes_none(
    offices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(offices / "kantor-3", "nama: Direktorat Jenderal Layanan", "nama: Ditjen Layanan")
    change(offices / "kantor-3", *OTHER_NAME)
    change(offices / "kantor-4", "nama: Direktorat Jenderal Layanan", "nama: Badan Pelatihan")
    _, printed = shown(capsys, str(offices))
    assert "LK859" in printed
    alone = next(line for line in printed.splitlines() if line.startswith("Tanpa kantor sejenis"))
    assert alone.endswith("hanya salinannya yang dicari: kantor-4.")


def test_a_second_folder_of_an_office_may_keep_what_it_accepts(offices: Path) -> None:
    shutil.rmtree(offices / "kantor-2")
    shutil.copytree(offices / "kantor-1", offices / "kantor-2")
    accept(offices / "kantor-2", "kode: LK855, alasan: Satuan menurut keputusan menteri.")
    assert codes(check_all(offices).findings) == ["LK850"]


# --- what goes wrong with one harms no other ---------------------------------------------------


def test_an_office_that_cannot_be_read_is_told_and_the_others_are_compared(
    offices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    change(offices / "kantor-3", "dokumen:", "dokumen: [")
    status, printed = shown(capsys, str(offices))
    assert status == 1
    assert "kantor-3: 1 kesalahan; tidak dibandingkan" in printed
    assert "kantor-3/laporan.yaml:3:10 kesalahan LK0" in printed
    assert "Antarkantor (3 dari 4 kantor dibandingkan):" in printed
    assert "LK859" in printed


def test_a_folder_without_offices_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path), "--all"]) == 1
    assert "LK810" in capsys.readouterr().err


def test_one_office_alone_has_none_to_be_compared_with(offices: Path) -> None:
    result = check_all(offices / "kantor-1")
    assert [office.name for office in result.offices] == ["."]
    assert result.findings == ()


def test_a_file_that_is_not_saved_cannot_be_one_of_many(
    offices: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["check", "--all", "--stdin-name", str(offices / "kantor-1" / "laporan.yaml")])
    assert "--stdin-name" in capsys.readouterr().err


def test_an_error_of_an_office_is_one_of_all(offices: Path) -> None:
    assert not check_all(offices).has_errors
    change(
        offices / "kantor-1",
        "pnbp:",
        "  sumber_dana:\n    - {nama: Rupiah Murni, pagu: 1000}\npnbp:",
    )
    assert check_all(offices).has_errors


def test_processes_find_what_is_found_here(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    accept(offices / "kantor-3", "kode: LK861, alasan: Foto bersama.")
    here, there = check_all(offices), check_all(offices, workers=2)
    assert codes(here.findings) == ["LK859", "LK290"]
    assert here == there


# --- units of an office above ------------------------------------------------------------------


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    make_ministry(tmp_path, 4, 3, Trouble(late=1))
    return tmp_path


def test_the_units_of_an_office_are_compared_without_it(ministry: Path) -> None:
    result = check_all(ministry)
    assert [office.name.split("/")[0] for office in result.offices] == ["unit"] * 3
    assert result.superior == str(ministry)
    assert result.findings == ()


def test_a_unit_without_data_is_said(ministry: Path) -> None:
    [late] = check_all(ministry).about
    assert late.code == "LK821"
    assert late.severity is Severity.WARNING


def test_a_unit_that_does_not_count_is_left_out(ministry: Path) -> None:
    units = sorted(path.parent.name for path in ministry.glob("unit/*/laporan.yaml"))
    change(
        ministry,
        "  sebutan: balai",
        f"  sebutan: balai\n  tidak_dihitung: [{{folder: unit/{units[0]}, alasan: Digabung}}]",
    )
    names = [office.name for office in check_all(ministry).offices]
    assert names == [f"unit/{name}" for name in units[1:]]


# --- acceptance ----------------------------------------------------------------------------------


def test_an_office_accepts_what_stands_in_its_data(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    accept(offices / "kantor-2", "kode: LK859, alasan: Nama dari surat menteri.")
    result = check_all(offices)
    assert result.findings == ()
    [accepted] = result.accepted
    assert accepted.finding.code == "LK859"
    assert accepted.alasan == "Nama dari surat menteri."


def test_an_acceptance_may_be_limited_to_a_part(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    place = "perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator[1]"
    accept(offices / "kantor-2", f'kode: LK859, di: "{place}", alasan: Sudah diperiksa.')
    assert codes(check_all(offices).findings) == ["LK859", "LK290"]
    change(offices / "kantor-2", 'indikator[1]", alasan', 'indikator[0]", alasan')
    assert check_all(offices).findings == ()


def test_another_office_cannot_accept_it(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    accept(offices / "kantor-1", "kode: LK859, alasan: Kami yang benar.")
    assert codes(check_all(offices).findings) == ["LK859", "LK290"]


@pytest.mark.parametrize("office", ["kantor-1", "kantor-2"])
def test_a_copy_is_accepted_at_either_end(offices: Path, office: str) -> None:
    shutil.copy(offices / "kantor-1" / "foto.png", offices / "kantor-2" / "foto.png")
    assert codes(check_all(offices).findings) == ["LK861"]
    accept(offices / office, "kode: LK861, alasan: Foto bersama.")
    assert check_all(offices).findings == ()


def test_the_check_of_one_office_leaves_such_acceptances_alone(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    before = codes(check_project(offices / "kantor-2").findings)
    accept(offices / "kantor-2", "kode: LK859, alasan: Nama dari surat menteri.")
    assert codes(check_project(offices / "kantor-2").findings) == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LkjipError, match="Folder tidak ditemukan"):
        check_all(tmp_path / "tidak-ada")


def test_what_stands_in_the_agreement_is_accepted_under_the_indicator_too(offices: Path) -> None:
    change(offices / "kantor-2", *OTHER_NAME)
    accept(offices / "kantor-2", 'kode: LK859, di: "indikator[0].nama", alasan: Surat menteri.')
    assert check_all(offices).findings == ()


def test_a_file_is_no_folder_of_offices(offices: Path) -> None:
    with pytest.raises(LkjipError, match="berkas, bukan folder"):
        check_all(offices / "kantor-1" / "laporan.yaml")


# --- offices that lie elsewhere ----------------------------------------------------------------


def at(folder: Path) -> str:
    return f"file://{folder.as_posix()}"


def test_an_address_gives_what_a_folder_gives(offices: Path) -> None:
    pytest.importorskip("fsspec")
    change(offices / "kantor-2", *OTHER_NAME)
    change(offices / "kantor-2", "target: 2854000000", "target: 2854000")
    change(offices / "kantor-2", "realisasi: 2902535339", "realisasi: 2902535")
    accept(offices / "kantor-2", 'kode: LK862, isi: "2902535", alasan: Loket baru dibuka.')
    shutil.copy(offices / "kantor-1" / "integritas.csv", offices / "kantor-3")
    change(offices / "kantor-4", "dokumen:", "dokumen: [")
    (offices / "kosong").mkdir()
    here, there = check_all(offices), check_all(Address(at(offices)))
    assert {"LK852", "LK859"} <= set(codes(there.findings))
    assert [one.finding.code for one in there.accepted] == ["LK862"]
    assert codes(there.about) == ["LK811"]
    assert repr(there).replace("file://", "") == repr(here)


def test_units_of_an_office_elsewhere_are_compared_and_a_late_one_is_told(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    make_ministry(tmp_path, 3, 4, Trouble(late=1))
    (tmp_path / "unit" / "baru").mkdir()
    here, there = check_all(tmp_path), check_all(Address(at(tmp_path)))
    assert [office.name for office in there.offices] == [office.name for office in here.offices]
    assert "." not in {office.name for office in there.offices}
    assert codes(there.about) == codes(here.about)
    assert "LK821" in codes(there.about)
    assert there.superior == at(tmp_path)


def test_nothing_of_an_address_that_opens_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--all"]):
        with suppress(SystemExit):
            main(["check", "tak-dikenal://budi:r4h4s14@wadah/kanwil", *more])
        said = "".join(capsys.readouterr())
        assert "alamat" in said.lower()
        assert "r4h4s14" not in said
        assert "budi" not in said
