"""Every command that writes files: over nothing, or over its own that nobody changed."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from draws import in_turn
from proyek import Proyek, buat
from sign_files import PASSWORD, Issuer, write_pdf

from lkjip_docgen import api, cli, jobs
from lkjip_docgen.commands.argparse_id import LateParser, Parser
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.output import is_kept

FOREIGN = b"pekerjaan orang"


@dataclass(frozen=True)
class Office:
    """What the commands work on: a project, a report that was edited, a PDF to sign."""

    root: Path

    @property
    def project(self) -> Path:
        return self.root / "proyek"

    @property
    def report(self) -> Path:
        return self.root / "laporan.docx"

    @property
    def chart(self) -> str:
        """The file of one chart of the report."""
        return f"{charts_of(api.compose_report(api.load(self.project)))[0].id}.png"


@dataclass(frozen=True)
class Command:
    """How a command is called, the ending of what it writes, and a file that it reads.

    The `-o` of one with `folder` names the folder of several files; `status` is
    what a refusal ends with.
    """

    call: Callable[[Office], tuple[object, ...]]
    suffix: str
    reads: str | None = None
    folder: bool = False
    status: int = 1

    def run(self, office: Office, target: Path, *more: str) -> int:
        """Call it so that it writes `target`."""
        out = target.parent if self.folder else target
        words = (*self.call(office), "-o", out, *more)
        return cli.main([str(word) for word in words])

    def target(self, office: Office, folder: Path) -> Path:
        """A file that it would write in a folder."""
        return folder / (office.chart if self.folder else f"hasil{self.suffix}")


COMMANDS = {
    "build": Command(
        lambda office: ("build", office.project, "--no-layout"),
        ".docx",
        "proyek/templates/laporan.docx",
    ),
    "build --to pdf": Command(
        lambda office: ("build", office.project, "--to", "pdf"), ".pdf", "proyek/lampiran.pdf"
    ),
    "build --to html": Command(lambda office: ("build", office.project, "--to", "html"), ".html"),
    "watch": Command(
        lambda office: ("watch", office.project),
        ".docx",
        "proyek/templates/laporan.docx",
        status=0,  # it goes on until Ctrl+C
    ),
    "charts": Command(
        lambda office: ("charts", office.project), ".png", "proyek/foto/{chart}", folder=True
    ),
    "agreement": Command(
        lambda office: ("agreement", office.project, "--to", "docx"),
        ".docx",
        "proyek/templates/perjanjian.docx",
    ),
    "agreement --to pdf": Command(
        lambda office: ("agreement", office.project, "--to", "pdf"), ".pdf", "proyek/lampiran.pdf"
    ),
    "sign": Command(
        lambda office: (
            *("sign", office.root / "pk.pdf", "--p12", office.root / "sari.p12"),
            *("--password-file", office.root / "sandi.txt"),
        ),
        ".pdf",
        "pk.pdf",
    ),
    "pdf": Command(
        lambda office: ("pdf", office.report, office.project), ".pdf", "proyek/lampiran.pdf"
    ),
    "workbook export": Command(
        lambda office: ("workbook", "export", office.project), ".xlsx", "proyek/laporan.yaml"
    ),
    "workpaper": Command(lambda office: ("workpaper", office.project), ".xlsx"),
    "refresh": Command(
        lambda office: ("refresh", office.report, office.project, "--no-layout"),
        ".docx",
        "laporan.docx",
    ),
    "diff": Command(
        lambda office: ("diff", office.report, office.project), ".docx", "laporan.docx"
    ),
    "diff -o .html": Command(lambda office: ("diff", office.report, office.project), ".html"),
    "schema": Command(lambda office: ("schema",), ".json"),
}
FOLDERS = {"new-year"}
"""Commands whose `-o` is a folder that has to be new: see the last test."""
LIKE_BUILD = {"rollup"}
"""Commands that write the report of `build` by its own function."""
BY_OFFICE = {"batch"}
"""Commands whose `-o` holds a folder of each office, over nobody's work: see tests/batch."""

_MADE_BY_LIBREOFFICE = {"pdf"}
_WITHOUT_SEAL = {"sign", "pdf"}  # what is signed stays; what holds edits is known here alone

every = pytest.mark.parametrize("name", COMMANDS)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kantor")
    project = buat(root / "proyek").ringkas()
    report = api.build(project.root, root / "laporan.docx", with_layout=False).files[0]
    document = docx.Document(str(report))
    document.add_paragraph("Kalimat orang.")
    document.save(str(report))
    write_pdf(root / "pk.pdf", ("Sari Contoh",))
    Issuer().write_p12(root / "sari.p12", "Sari Contoh")
    (root / "sandi.txt").write_text(PASSWORD, encoding="utf-8")
    return root


@pytest.fixture
def office(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    def one_save(root: Path, out: Path | None = None) -> Iterator[frozenset[Path]]:
        yield frozenset()

    monkeypatch.setattr(jobs, "saves", one_save)
    shutil.copytree(made_once, tmp_path / "kantor")
    return Office(tmp_path / "kantor")


def needs(name: str) -> None:
    if name in _MADE_BY_LIBREOFFICE and find_soffice() is None:
        pytest.skip("LibreOffice is not installed")


def test_no_command_with_outputs_is_forgotten() -> None:
    found = {name for name, command in commands_of(cli._parser()) if "out" in dests(command)}
    tested = {name.split(" -")[0] for name in COMMANDS}
    assert found == tested | FOLDERS | LIKE_BUILD | BY_OFFICE


def commands_of(parser: Parser) -> Iterator[tuple[str, Parser]]:
    """The commands of the command line with their names, those inside others too."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, known in action.choices.items():
                command = known.made() if isinstance(known, LateParser) else known
                yield name, command
                for part, inner in commands_of(command):
                    yield f"{name} {part}", inner


def dests(command: argparse.ArgumentParser) -> set[str]:
    """The options of a command; one that writes files is known by `-o`, whatever its name."""
    return {"out" if "-o" in a.option_strings else a.dest for a in command._actions}


@every
def test_a_file_of_somebody_is_left_as_it_was(
    office: Office, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = COMMANDS[name]
    target = command.target(office, tmp_path / "hasil")
    target.parent.mkdir()
    target.write_bytes(FOREIGN)

    assert command.run(office, target) == command.status

    assert target.read_bytes() == FOREIGN
    said = "".join(capsys.readouterr())
    assert "LK066" in said
    assert "tidak ditimpa" in said
    assert not list(target.parent.glob(".*"))


@every
def test_the_own_output_is_written_anew_until_somebody_changes_it(
    office: Office, tmp_path: Path, name: str
) -> None:
    needs(name)
    command = COMMANDS[name]
    target = command.target(office, tmp_path / "hasil")
    assert command.run(office, target) == 0
    first = target.read_bytes()
    Proyek(office.project).ganti("nama: Kantor Contoh Teluk", "nama: Kantor Contoh Tanjung")
    more = ("--force",) if name == "refresh" else ()  # the office's name has changed
    again = command.run(office, target, *more)
    if name == "sign":  # whatever carries a signature stays
        assert (again, target.read_bytes()) == (1, first)
    else:
        assert again == 0

    worked_on(target)
    changed = target.read_bytes()
    assert command.run(office, target, *more) == command.status
    assert target.read_bytes() == changed


def worked_on(file: Path) -> None:
    """Change a file as people do."""
    if file.suffix == ".docx":
        document = docx.Document(str(file))
        document.add_paragraph("Kalimat orang.")
        document.save(str(file))
    else:
        file.write_bytes(file.read_bytes() + b"\n")


@every
def test_with_overwrite_the_earlier_file_is_kept_beside_it(
    office: Office, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    needs(name)
    command = COMMANDS[name]
    target = command.target(office, tmp_path / "hasil")
    target.parent.mkdir()
    target.write_bytes(FOREIGN)

    assert command.run(office, target, "--overwrite") == 0

    [kept] = (file for file in target.parent.iterdir() if is_kept(file.name))
    assert kept.read_bytes() == FOREIGN
    assert target.read_bytes() != FOREIGN
    assert str(kept) in "".join(capsys.readouterr())


def through_a_folder(source: Path, aside: Path) -> Path:
    (aside / "tautan").symlink_to(source.parent)
    return aside / "tautan" / source.name


def through_a_link(source: Path, aside: Path) -> Path:
    (aside / source.name).symlink_to(source)
    return aside / source.name


def through_a_second_name(source: Path, aside: Path) -> Path:
    os.link(source, aside / source.name)
    return aside / source.name


def through_dots(source: Path, aside: Path) -> Path:
    (source.parent / "sub").mkdir()
    return source.parent / "sub" / ".." / source.name


ALIASES = [through_a_folder, through_a_link, through_a_second_name, through_dots]


@pytest.mark.parametrize(
    ("name", "alias"), in_turn([name for name, c in COMMANDS.items() if c.reads], ALIASES)
)
def test_what_a_command_reads_it_does_not_write_over(
    office: Office,
    tmp_path: Path,
    name: str,
    alias: Callable[[Path, Path], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    needs(name)
    command = COMMANDS[name]
    source = office.root / str(command.reads).format(chart=office.chart)
    given(office, source)
    before = source.read_bytes()
    aside = tmp_path / "lain"
    aside.mkdir()

    status = command.run(office, alias(source, aside), "--overwrite")

    assert status == command.status
    assert source.read_bytes() == before
    assert "LK067" in "".join(capsys.readouterr())


def given(office: Office, source: Path) -> None:
    """See to it that a file is there and that the project reads it."""
    project = Proyek(office.project)
    if source.parent.name == "templates":
        assert cli.main(["template", str(office.project)]) == 0
    elif source.name == "lampiran.pdf":
        shutil.copyfile(office.root / "pk.pdf", source)
        text = project.data.read_text(encoding="utf-8")
        project.tulis(f"{text}lampiran: [{{judul: Naskah, berkas: lampiran.pdf}}]\n")
    elif source.suffix == ".png":
        shutil.copyfile(office.project / "foto" / "sampul.jpg", source)
        project.ganti("foto/sampul.jpg", f"foto/{source.name}")


def test_the_folder_of_a_new_year_has_to_be_new(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "baru"
    folder.mkdir()
    (folder / "laporan.yaml").write_bytes(FOREIGN)

    assert cli.main(["new-year", str(office.project), "-o", str(folder)]) == 1

    assert [file.read_bytes() for file in folder.iterdir()] == [FOREIGN]
    assert "LK062" in capsys.readouterr().err


def test_a_file_that_is_refused_does_not_keep_the_others_from_being_made(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hasil").mkdir()
    target = tmp_path / "hasil" / "laporan.docx"
    target.with_suffix(".html").write_bytes(FOREIGN)
    words = ["build", office.project, "--to", "docx", "--to", "html", "-o", target, "--no-layout"]

    assert cli.main([str(word) for word in words]) == 1

    assert target.is_file()
    assert target.with_suffix(".html").read_bytes() == FOREIGN
    assert "LK066" in capsys.readouterr().err

    again = tmp_path / "grafik" / office.chart
    again.parent.mkdir()
    again.write_bytes(FOREIGN)
    assert COMMANDS["charts"].run(office, again) == 1
    assert again.with_suffix(".svg").is_file()
    assert again.read_bytes() == FOREIGN


@pytest.mark.parametrize("name", [n for n, c in COMMANDS.items() if c.suffix in (".pdf", ".html")])
def test_a_colleague_may_build_again_what_nobody_changed(
    office: Office, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs(name)
    command = COMMANDS[name]
    target = command.target(office, tmp_path / "hasil")
    assert command.run(office, target) == 0
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "komputer-lain"))
    assert command.run(office, target) == int(name in _WITHOUT_SEAL)


def test_what_a_refresh_wrote_elsewhere_is_not_built_over(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "baru.docx"
    assert COMMANDS["refresh"].run(office, target) == 0
    before = target.read_bytes()

    assert COMMANDS["build"].run(office, target) == 1

    assert target.read_bytes() == before
    assert "LK755" in capsys.readouterr().err
