from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from docx import Document
from proyek import DATA, Proyek

from lkjip_docgen import __version__, cli
from lkjip_docgen.commands.argparse_id import translated
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.resources import default_sample, samples

COMMANDS = ("init", "check", "build", "charts")
ENGLISH = re.compile(
    r"usage|options|positional|show this|exit\b|error:|invalid|choose|required|expected|argument\b"
)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit status, what was printed, and what was complained about."""
    try:
        status = cli.main([str(a) for a in arguments])
    except SystemExit as left:
        status = int(left.code or 0)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_is_indonesian_with_an_example(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    status, out, err = run(capsys, *command, "--help")

    assert (status, err) == (0, "")
    assert out.startswith("Pemakaian: lkjip")
    assert re.search(r"Contoh:\n  lkjip \w+", out)
    assert not ENGLISH.search(out)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("tidak-ada",),
        ("build", "a", "b"),
        ("build", "--to", "odt"),
        ("build", "-o"),
        ("build", "--final=ya"),
        ("check", "--format", "xml"),
        ("init",),
        ("charts", "--entah"),
    ],
)
def test_wrong_usage_is_told_in_indonesian_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    status, out, err = run(capsys, *arguments)

    assert (status, out) == (2, "")
    assert "--help`." in err
    assert not ENGLISH.search(err)


def test_an_argument_may_stand_behind_the_options(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ("refresh", tmp_path / "tidak-ada.docx", "--no-layout", tmp_path)

    status, _, err = run(capsys, *arguments)

    assert (status, "LK751" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "lkjip: perintah `chek` tidak dikenal; mungkin maksud Anda `check`."),
        (("zzz",), "lkjip: perintah `zzz` tidak dikenal; yang ada: init, open, check, build, "),
        (("workbook", "impor"), "lkjip workbook: perintah `impor` tidak dikenal; mungkin maksud"),
        (("build", "a", "--pdf"), "lkjip build: argumen tidak dikenal: --pdf. Lihat `lkjip build"),
        (("diff", "a", "b", "c"), "lkjip diff: argumen tidak dikenal: c (nama yang "),
        (("build", "LKjIP", "2024"), "tidak dikenal: 2024 (nama yang memuat spasi diapit tanda"),
    ],
)
def test_what_is_not_known_is_named_with_the_command_that_does_not_know_it(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    status, _, err = run(capsys, *arguments)

    assert status == 2
    assert said in err


def test_every_command_stands_on_one_line_with_its_use(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--help")

    for command in ("agreement", "workbook", "new-year"):
        assert re.search(rf"^ +{command} +\w+", out, re.MULTILINE)


def test_an_unknown_message_of_argparse_is_passed_on() -> None:
    assert translated("something else") == "something else"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"lkjip {__version__}\n", "")


def test_help_imports_only_the_standard_library() -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        "from lkjip_docgen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stderr.strip() == "['lkjip_docgen']"


def test_help_waits_for_no_command() -> None:
    """What a command needs, and what only names types, is not loaded to list the commands."""
    script = (
        "import sys\n"
        "from lkjip_docgen.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'dataclasses', 'typing', 'pathlib', 'shutil', 'lkjip_docgen.findings'}\n"
        "commands = {name for name in sys.modules if name.startswith('lkjip_docgen.commands.')}\n"
        "print(sorted(heavy & set(sys.modules) | commands), file=sys.stderr)"
    )
    # -S: what an installation adds by itself to every start of Python is not ours.
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
        env=os.environ | {"PYTHONPATH": str(Path(cli.__file__).resolve().parents[1])},
    )

    assert done.stderr.strip() == "['lkjip_docgen.commands.argparse_id']"


def test_every_command_of_the_help_has_its_module() -> None:
    folder = Path(cli.__file__).parent / "commands"
    modules = {f.stem for f in folder.glob("*.py")} - {"__init__", "argparse_id", "common"}

    assert {name.replace("-", "_") for name in cli.COMMANDS} == modules


def test_the_readme_has_a_row_for_every_command() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| `lkjip ")]
    assert [name for name in cli.COMMANDS if not any(f"`lkjip {name}" in r for r in rows)] == []


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lkjip_docgen", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"lkjip {__version__}\n"


def test_init_makes_a_folder_that_passes_the_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "laporan saya"
    status, out, _ = run(capsys, "init", folder)

    assert status == 0
    assert f'lkjip build "{folder}"' in out
    assert not (folder / ".default").exists()
    assert run(capsys, "check", folder)[0] == 0


def test_init_takes_a_sample_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "init", tmp_path / "a", "--sample", default_sample())[0] == 0
    assert (tmp_path / "a" / "laporan.yaml").is_file()


def test_init_names_the_samples_when_there_is_no_such_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, _, err = run(capsys, "init", tmp_path / "a", "--sample", default_sample()[:-1])

    assert status == 1
    assert f"Mungkin maksud Anda `{default_sample()}`" in err
    assert all(name in err for name in samples())
    assert not (tmp_path / "a").exists()


def test_init_refuses_a_folder_with_files_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "catatan.txt").write_text("penting")
    status, _, err = run(capsys, "init", tmp_path)

    assert status == 1
    assert "sudah berisi berkas" in err
    assert [p.name for p in tmp_path.iterdir()] == ["catatan.txt"]


def test_check_says_when_all_is_well(capsys: pytest.CaptureFixture[str], proyek: Proyek) -> None:
    known = {finding.code for finding in check_project(proyek.root).findings}
    entries = "".join(f"  - {{kode: {code}, alasan: Diketahui}}\n" for code in sorted(known))
    status, out, err = run(capsys, "check", proyek.tulis(f"{DATA}diterima:\n{entries}").root)

    assert (status, err) == (0, "")
    assert out.startswith("Diterima kantor:\n")
    assert re.search(
        r"^\d+ diterima\.\nBelum diisi \(\d+ isian\):\n(  .*\n)+Kemajuan: .*\n\Z", out, re.MULTILINE
    )


def test_check_takes_the_current_folder(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(proyek.ganti("alamat:", "alamatt:").root)
    status, out, _ = run(capsys, "check")

    assert status == 1
    assert out.startswith("laporan.yaml:15:3 kesalahan LK013")
    assert out.endswith("1 kesalahan.\n")


@pytest.mark.parametrize("name", ["laporan.yaml.txt", "laporan.yml"])
def test_a_data_file_that_an_editor_renamed_is_recognised(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, name: str
) -> None:
    (proyek.root / "laporan.yaml").rename(proyek.root / name)

    status, out, _ = run(capsys, "check", proyek.root)

    assert status == 1
    assert f"Ganti nama {name} menjadi laporan.yaml" in out


def test_check_writes_json(capsys: pytest.CaptureFixture[str], proyek: Proyek) -> None:
    status, out, _ = run(
        capsys, "check", proyek.ganti("alamat:", "alamatt:").root, "--format", "json"
    )

    assert status == 1
    found = json.loads(out)["findings"][0]
    assert (found["code"], found["line"], found["column"]) == ("LK013", 15, 3)


def test_a_warning_does_not_fail_the_check(
    capsys: pytest.CaptureFixture[str], proyek: Proyek
) -> None:
    status, out, _ = run(capsys, "check", proyek.ganti("tahun: 2031", "tahun: 2030").root)

    assert status == 0
    assert " peringatan LK052 " in out
    assert re.search(
        r"^\d+ peringatan, \d+ saran\.\nBelum diisi \(\d+ isian\):\n(  .*\n)+Kemajuan: .*\n\Z",
        out,
        re.MULTILINE,
    )


def test_build_writes_the_report_and_counts_what_is_missing(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    status, out, err = run(capsys, "build", proyek.root, "-o", tmp_path / "hasil")
    target = tmp_path / "hasil" / "LKjIP-Teluk-Contoh-2031.docx"

    assert (status, err) == (0, "")
    assert f"Laporan ditulis: {target}" in out
    assert re.search(r"Masih ada \d+ bagian yang belum diisi\.", out)
    assert any("Kantor Contoh Teluk" in p.text for p in Document(str(target)).paragraphs)


def test_build_writes_beside_the_data_by_default(
    capsys: pytest.CaptureFixture[str], proyek: Proyek
) -> None:
    run(capsys, "build", proyek.root)

    assert (proyek.root / "keluaran" / "LKjIP-Teluk-Contoh-2031.docx").is_file()


def test_build_writes_the_file_that_is_named(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    assert run(capsys, "build", proyek.data, "-o", tmp_path / "laporan.docx")[0] == 0
    assert (tmp_path / "laporan.docx").is_file()


@pytest.mark.made_anew
def test_the_same_input_gives_the_same_bytes(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    for name in ("a.docx", "b.docx"):
        assert run(capsys, "build", proyek.root, "-o", tmp_path / name)[0] == 0

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_final_report_is_refused_while_something_is_missing(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    target = tmp_path / "laporan.docx"
    target.write_text("lama")
    status, out, err = run(capsys, "build", proyek.root, "-o", target, "--final")

    assert (status, out) == (1, "")
    assert "kesalahan LK061 BELUM DIISI" in err
    assert err.count("Saran:") == 1
    assert target.read_text() == "lama"


def test_charts_are_drawn_again_only_when_they_changed(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    first = run(capsys, "charts", proyek.root, "-o", tmp_path / "g")
    second = run(capsys, "charts", proyek.root, "-o", tmp_path / "g")
    proyek.ganti("2,05", "2,06", "emonev.csv")
    third = run(capsys, "charts", proyek.root, "-o", tmp_path / "g")

    assert first[0] == second[0] == third[0] == 0
    assert ", 0 sudah mutakhir." in first[1]
    assert "\n0 grafik digambar ulang, " in second[1]
    assert "\n1 grafik digambar ulang, " in third[1]
    drawn = sorted(p.suffix for p in (tmp_path / "g").iterdir() if p.suffix in (".png", ".svg"))
    assert drawn.count(".png") == drawn.count(".svg") > 0


def test_one_chart_can_be_drawn_alone(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, tmp_path: Path
) -> None:
    status, out, _ = run(capsys, "charts", proyek.root, "-o", tmp_path, "--only", "emonev")

    assert status == 0
    assert out.startswith("emonev: digambar ulang\n1 grafik")
    assert sorted(p.name for p in tmp_path.glob("*.png")) == ["emonev.png"]


def test_an_unknown_chart_is_named_with_those_there_are(
    capsys: pytest.CaptureFixture[str], proyek: Proyek
) -> None:
    status, _, err = run(capsys, "charts", proyek.root, "--only", "emonef")

    assert status == 1
    assert "Mungkin maksud Anda `emonev`" in err


def test_progress_is_shown_on_a_terminal_and_cleared(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    _, out, err = run(capsys, "build", proyek.root)

    assert "Membaca data ..." in err
    assert err.endswith("\r")
    assert "Membaca data" not in out


def test_too_little_memory_is_told_as_such(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no mistake of the program, and whoever sees it can do something about it."""

    def too_large(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(import_module("lkjip_docgen.jobs.build"), "load_project", too_large)
    status, out, err = run(capsys, "build", proyek.root)

    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "memori komputer tidak cukup" in err
    assert "kesalahan internal" not in err


def test_an_unforeseen_error_is_one_line_without_traceback(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("bagi nol\nbaris kedua")

    monkeypatch.setattr(import_module("lkjip_docgen.jobs.build"), "load_project", broken)
    status, out, err = run(capsys, "build", proyek.root)

    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "kesalahan internal (ZeroDivisionError: bagi nol)" in err
    assert "LKJIP_DEBUG=1" in err

    monkeypatch.setenv("LKJIP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["build", str(proyek.root)])


def test_a_build_tells_what_is_doubtful_in_the_data(
    capsys: pytest.CaptureFixture[str], proyek: Proyek
) -> None:
    proyek.ganti("- nama: Layanan\n", "- nama: Layanan #2 dan lain-lain\n")
    status, out, err = run(capsys, "build", proyek.root, "--no-layout", "-o", proyek.root / "k")

    assert status == 0
    assert "laporan.yaml:" in err
    assert "#2 dan lain-lain" in out + err


def test_an_interrupted_job_says_so(
    capsys: pytest.CaptureFixture[str], proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("lkjip_docgen.jobs.build"), "load_project", interrupted)

    assert run(capsys, "build", proyek.root) == (130, "", "\nDibatalkan.\n")
