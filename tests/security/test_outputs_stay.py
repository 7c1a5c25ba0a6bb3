"""Outputs of a project that was sent: they go where they seem to go, under names nobody guessed."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.api import build, draw_charts
from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes.data import KELUARAN_DI_TEMPAT_LAIN
from lkjip_docgen.output import Outputs, slug, write_aside
from lkjip_docgen.replacing import replace_file, unused_name

NAME = "LKjIP-Teluk-Contoh-2031.html"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another folder of the person who builds, with a report of another office in it."""
    folder = tmp_path / "kantor-lain"
    folder.mkdir()
    return folder


def own_report(file: Path) -> bytes:
    """A report of this program that nobody changed: one that a build may replace."""
    Outputs().write(file, lambda aside: aside.write_text("<p>Laporan kantor lain</p>"))
    return file.read_bytes()


# --- links in the folder that was sent -------------------------------------------


def test_a_folder_of_outputs_that_is_a_link_is_refused(proyek: Proyek, elsewhere: Path) -> None:
    (proyek.root / "keluaran").symlink_to(elsewhere)
    with pytest.raises(LkjipError) as caught:
        build(proyek.root, formats=("html",))
    assert caught.value.findings[0].code == KELUARAN_DI_TEMPAT_LAIN
    assert not list(elsewhere.iterdir())


def test_an_output_that_is_a_link_does_not_replace_the_report_of_another_office(
    proyek: Proyek, elsewhere: Path
) -> None:
    victim = elsewhere / "laporan.html"
    before = own_report(victim)
    (proyek.root / "keluaran").mkdir()
    (proyek.root / "keluaran" / NAME).symlink_to(victim)
    with pytest.raises(LkjipError) as caught:
        build(proyek.root, formats=("html",))
    assert caught.value.findings[0].code == KELUARAN_DI_TEMPAT_LAIN
    assert victim.read_bytes() == before


def test_a_link_is_refused_with_overwrite_too(proyek: Proyek, elsewhere: Path) -> None:
    victim = elsewhere / "laporan.html"
    before = own_report(victim)
    (proyek.root / "keluaran").mkdir()
    (proyek.root / "keluaran" / NAME).symlink_to(victim)
    assert main(["build", str(proyek.root), "--to", "html", "--overwrite"]) == 1
    assert victim.read_bytes() == before
    assert list(elsewhere.iterdir()) == [victim]


@pytest.mark.parametrize("named", ["absolute", "relative", "with a detour"])
def test_a_link_is_refused_however_the_place_is_named(
    proyek: Proyek, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    (proyek.root / "hasil").symlink_to(elsewhere)
    monkeypatch.chdir(proyek.root)
    out = {
        "absolute": proyek.root / "hasil",
        "relative": Path("hasil"),
        "with a detour": Path("foto", "..", "hasil"),
    }[named]
    with pytest.raises(LkjipError) as caught:
        build(Path(), out, ("html",))
    assert caught.value.findings[0].code == KELUARAN_DI_TEMPAT_LAIN
    assert not list(elsewhere.iterdir())


def test_charts_do_not_leave_the_folder_either(proyek: Proyek, elsewhere: Path) -> None:
    (proyek.root / "keluaran").mkdir()
    (proyek.root / "keluaran" / "grafik").symlink_to(elsewhere)
    with pytest.raises(LkjipError) as caught:
        draw_charts(proyek.root)
    assert caught.value.findings[0].code == KELUARAN_DI_TEMPAT_LAIN
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    "command", [("agreement",), ("workbook", "export")], ids=["agreement", "workbook"]
)
def test_other_outputs_stay_as_well(
    proyek: Proyek, elsewhere: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (proyek.root / "keluaran").symlink_to(elsewhere)
    (proyek.root / "laporan.xlsx").symlink_to(elsewhere / "isi.xlsx")
    assert main([*command, str(proyek.root)]) == 1
    assert KELUARAN_DI_TEMPAT_LAIN in capsys.readouterr().err
    assert not list(elsewhere.iterdir())


def test_a_place_outside_is_the_persons_own_choice(proyek: Proyek, elsewhere: Path) -> None:
    (proyek.root.parent / "arsip").symlink_to(elsewhere)
    (page,) = build(proyek.root, proyek.root.parent / "arsip", ("html",)).files
    assert (elsewhere / page.name).is_file()


# --- temporary files -------------------------------------------------------------


def test_a_link_with_a_guessed_temporary_name_is_not_written_through(
    proyek: Proyek, elsewhere: Path
) -> None:
    """The name was made of the number of the process, and there are not many of those."""
    victim = elsewhere / "penting.txt"
    victim.write_text("jangan hilang")
    (proyek.root / "keluaran").mkdir()
    stem = Path(NAME).stem
    for number in (os.getpid(), *range(1, 400)):
        for name in (f".{stem}.{number}.sementara.html", f".{NAME}.{number}.sementara.html"):
            (proyek.root / "keluaran" / name).symlink_to(victim)
    build(proyek.root, formats=("html",))
    assert victim.read_text() == "jangan hilang"


def test_temporary_names_are_never_the_same(tmp_path: Path) -> None:
    names = {unused_name(tmp_path / "a.docx").name for _ in range(200)}
    assert len(names) == 200
    assert all(len(name) > len(".a.0123456789abcdef.sementara") for name in names)


@pytest.mark.parametrize("stands", ["link", "dangling link", "file", "pipe"])
def test_a_temporary_name_that_is_taken_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands: str
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda size: "ab" * size)
    victim = tmp_path / "penting.txt"
    aside = unused_name(tmp_path / "a.json")
    if stands == "link":
        victim.write_text("jangan hilang")
        aside.symlink_to(victim)
    elif stands == "dangling link":
        aside.symlink_to(victim)
    elif stands == "file":
        aside.write_text("jangan hilang")
    else:
        os.mkfifo(aside)
    with pytest.raises(LkjipError, match="tidak dapat ditulis"):
        write_aside(tmp_path / "a.json", lambda file: file.write_text("isi"))
    assert not (tmp_path / "a.json").exists()
    assert os.path.lexists(aside)
    assert not victim.exists() or victim.read_text() == "jangan hilang"


def test_a_failure_leaves_no_temporary_file(tmp_path: Path) -> None:
    def broken(aside: Path) -> None:
        aside.write_text("separuh")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Outputs().write(tmp_path / "a.json", broken)
    assert not list(tmp_path.iterdir())


# --- permissions -----------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o644])
def test_an_output_keeps_the_permissions_that_it_had(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.json"
    Outputs().write(target, lambda aside: aside.write_text("satu"))
    target.chmod(mode)
    Outputs().write(target, lambda aside: aside.write_text("dua"))
    assert target.read_text() == "dua"
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.parametrize(("umask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o027, 0o640)])
def test_a_new_output_gets_the_permissions_of_any_new_file(
    tmp_path: Path, umask: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        Outputs().write(tmp_path / "a.json", lambda aside: aside.write_text("satu"))
        replace_file(tmp_path / "b.json", lambda aside: aside.write_text("satu"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "b.json").stat().st_mode) == mode


# --- names made of data ----------------------------------------------------------

SHORT = "nama_singkat: Teluk Contoh"
NAMES = {
    "too long": ("x" * 400, "LKjIP-" + "x" * 80 + "-2031.html"),
    "device": ("NUL", "LKjIP-NUL-2031.html"),
    "dots": ("...", "LKjIP-kantor-2031.html"),
    "up": ("../../rahasia", "LKjIP-rahasia-2031.html"),
    "absolute": ("/etc/passwd", "LKjIP-etc-passwd-2031.html"),
    "drive": ("C:\\\\Windows", "LKjIP-C-Windows-2031.html"),
    "stream": ("Teluk:Contoh", "LKjIP-Teluk-Contoh-2031.html"),
    "line break": ("Teluk\\nContoh", "LKjIP-Teluk-Contoh-2031.html"),
    "other letters": ("\u6771\u4eac", "LKjIP-kantor-2031.html"),
}


@pytest.mark.parametrize(("short", "name"), NAMES.values(), ids=NAMES.keys())
def test_a_short_name_of_an_office_is_a_safe_file_name(
    proyek: Proyek, tmp_path: Path, short: str, name: str
) -> None:
    proyek.ganti(SHORT, f'nama_singkat: "{short}"')
    (page,) = build(proyek.root, tmp_path / "hasil", ("html",)).files
    assert page.name == name
    assert [file.name for file in (tmp_path / "hasil").iterdir()] == [name]


def test_a_name_is_cut_where_no_hyphen_is_left_at_its_end() -> None:
    assert slug("a" * 79 + " " + "b" * 40) == "a" * 79
    assert slug("Dinas Perempuan, Anak, dan Keluarga", longest=28) == "Dinas-Perempuan-Anak"
    assert slug("Dinas Perempuan, Anak, dan Keluarga", longest=20) == "Dinas-Perempuan-Anak"


def test_charts_of_things_with_long_names_are_drawn(proyek: Proyek, tmp_path: Path) -> None:
    long = "Indeks Kepuasan " + "Pengguna Layanan Publik " * 20
    proyek.ganti("    nama: Indeks Kepuasan\n    sasaran", f"    nama: {long}\n    sasaran")
    proyek.ganti("kode: puas", f"kode: {'p' * 200}").ganti(
        "indikator: puas", f"indikator: {'p' * 200}"
    )
    assert main(["charts", str(proyek.root), "-o", str(tmp_path / "grafik")]) in (0, 1)


def test_a_place_with_a_name_that_no_file_can_have_is_told(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"{'x' * 300}.html"
    assert main(["build", str(proyek.root), "--to", "html", "-o", str(out)]) == 1
    err = capsys.readouterr().err
    assert "terlalu panjang" in err
    assert "kesalahan internal" not in err


@pytest.mark.parametrize("escape", ["\\x07", "\\x0b", "\\e", "\\x9b", "\\uFFFE", "\\x7f"])
def test_a_control_character_between_quotes_is_found_where_it_was_typed(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str], escape: str
) -> None:
    proyek.ganti("unit: [{nama: Subbagian Contoh}]", f'unit: [{{nama: "Sub{escape}bagian"}}]')
    found = proyek.satu()
    assert (found.code, found.path) == ("LK004", "organisasi.unit[0].nama")
    assert main(["workbook", "export", str(proyek.root), "-o", str(tmp_path / "isi.xlsx")]) == 1
    err = capsys.readouterr().err
    assert "LK004" in err
    assert "kesalahan internal" not in err
    assert not (tmp_path / "isi.xlsx").exists()
