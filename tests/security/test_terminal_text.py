"""Words of other people on the terminal: they command nothing and feign no line of the program."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
from proyek import Proyek
from sign_files import PASSWORD, Issuer, write_pdf

from lkjip_docgen.cli import main
from lkjip_docgen.commands.common import Progress
from lkjip_docgen.findings import Accepted, Finding, Severity, as_github, as_json, as_text
from lkjip_docgen.output import slug
from lkjip_docgen.pdf import process
from lkjip_docgen.place import Place
from lkjip_docgen.visible import LONGEST, Screen, one_line, screened, visible

CLEAR = "\x1b[2J\x1b[H"  # empties the screen
TITLE = "\x1b]0;milik saya\x07"  # names the window
COPY = "\x1b]52;c;cm0gLXJm\x07"  # puts something on the clipboard
C1 = "\x9b2J"  # the same as CLEAR in one character
HIDDEN = "\x1b[8m"  # what follows is not shown
OVERRIDE = "foto\u202egnp.exe"  # looks like fotoexe.png
ISOLATE = "\u2066a\u2069"
BACK = "salah\b\b\b\b\bbenar"
OVERWRITE = "salah\rbenar"
COMMANDS = {
    "clear the screen": CLEAR,
    "title of the window": TITLE,
    "clipboard": COPY,
    "C1": C1,
    "hidden words": HIDDEN,
    "right to left": OVERRIDE,
    "isolate": ISOLATE,
    "mark of direction": "a\u200fb",
    "backspace": BACK,
    "carriage return": OVERWRITE,
    "line separator": "a\u2028b",
    "next line": "a\x85b",
    "delete": "a\x7fb",
    "null": "a\0b",
    "byte order mark": "a\ufeffb",
    "tag characters": "a\U000e0041b",
    "surrogate of an odd file name": "a\udc9bb",
}
FORBIDDEN = [*map(chr, [*range(8), 11, 12, *range(14, 32), *range(127, 160)])]
FORBIDDEN += ["\r", "\u202e", "\u2066", "\u200f", "\u2028", "\ufeff", "\U000e0041", "\udc9b"]
ALL = "".join(COMMANDS.values())
many = pytest.mark.parametrize("text", COMMANDS.values(), ids=COMMANDS.keys())


def is_harmless(text: str) -> bool:
    return not any(character in text for character in FORBIDDEN)


def finding(message: str, file: str = "laporan.yaml", suggestion: str = "") -> Finding:
    return Finding("LK001", Severity.ERROR, message, Place(file, 3, 1), "a.b", suggestion)


# --- one text --------------------------------------------------------------------


@many
def test_what_commands_a_terminal_is_shown_instead(text: str) -> None:
    assert is_harmless(visible(text))
    assert "\\u" in visible(text)


def test_words_of_people_stay_as_they_are() -> None:
    text = "Rp1.000,00 – “Kantor” é 東京 👍\ttab\nbaris"
    assert visible(text) == text


def test_a_line_break_in_a_name_feigns_no_line() -> None:
    assert (
        one_line("a.docx\nLaporan ditulis: b.docx\r\n") == "a.docx\\nLaporan ditulis: b.docx\\r\\n"
    )


@pytest.mark.parametrize("text", ["::error::x", "   ::add-mask::x", "##[error]x", "a ##[group]x"])
def test_a_line_of_data_is_no_command_to_a_runner(text: str) -> None:
    shown = one_line(text)
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown


def test_a_long_text_is_cut() -> None:
    assert len(one_line("x" * 10_000_000)) == LONGEST + 1


# --- findings --------------------------------------------------------------------


@many
def test_findings_for_a_terminal_are_harmless(tmp_path: Path, text: str) -> None:
    found = finding(f"Kunci `{text}`\nkedua", str(tmp_path / slug(text)), f"Mungkin `{text}`.")
    shown = as_text.render_text([found], accepted=[Accepted(found, f"karena {text}\nlagi")])
    assert is_harmless(shown)
    assert len(shown.splitlines()) == 6  # message, hint; heading, accepted, reason; summary


def test_the_line_that_is_quoted_is_harmless_and_the_caret_stands_below_its_place(
    tmp_path: Path,
) -> None:
    file = tmp_path / "ringkasan.md"
    file.write_text(f"satu\ndua\n{CLEAR}{C1}:: tiga\n", encoding="utf-8")
    found = Finding("LK300", Severity.ERROR, "x", Place(str(file), 3, len(f"{CLEAR}{C1}:: t")))
    _, quoted, caret, _ = as_text.render_text([found]).splitlines()
    assert is_harmless(quoted)
    assert quoted.strip().startswith("\\u001b[2J")
    assert quoted[caret.index("^")] == "t"


def test_a_quoted_line_is_no_command_to_a_runner(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("\n\n::stop-commands::abc\n")
    shown = as_text.render_text([finding("x", str(file))])
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())


def test_nothing_of_a_file_behind_a_link_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("a\nb\nkata sandi\n")
    (tmp_path / "a.md").symlink_to(tmp_path / "rahasia")
    assert "sandi" not in as_text.render_text([finding("x", str(tmp_path / "a.md"))])


@pytest.mark.parametrize(
    "text",
    ["x\n::error::lain", "x\r\n::error::lain", "x%0A::error::lain", "x\u2028::error::lain", CLEAR],
)
def test_findings_for_github_are_one_command_each(text: str) -> None:
    shown = as_github.render_github([finding(text, f"a,line=9::{text}.yaml", text)])
    assert len(shown.splitlines()) == 1
    assert is_harmless(shown)
    assert shown.startswith("::error file=a%2Cline=9%3A%3A")
    assert "%0A::" not in shown.replace("%250A::", "")


@many
def test_findings_as_json_say_the_same_and_are_harmless_on_a_terminal(text: str) -> None:
    stream = io.StringIO()
    Screen(stream).write(as_json.render_json([finding(text)]))
    assert is_harmless(stream.getvalue())
    said = json.loads(stream.getvalue())["findings"][0]["message"]
    assert said == text


def test_a_finding_quotes_no_more_than_a_reader_would_read() -> None:
    found = finding("Kunci `" + "x" * 5_000_000 + "` tidak dikenal.")
    for render in (as_text.render_text, as_github.render_github, as_json.render_json):
        assert len(render([found])) < 3 * LONGEST


# --- commands --------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_an_unknown_key_with_commands_is_told_harmlessly(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    proyek.ganti("  bidang: perc", '  "\\e[2J\\e]0;x\\a\\n::error::lain\\u202E": 1\n  bidang: perc')
    assert main(["check", str(proyek.root), "--format", form]) == 1
    out, err = capsys.readouterr()
    assert is_harmless(out + err)
    commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith("::") and ",title=LK" in line for line in commands)


@pytest.mark.parametrize("name", [f"kantor{CLEAR}", f"kantor{OVERRIDE}", f"kantor{C1}"])
def test_a_folder_with_commands_in_its_name_is_told_harmlessly(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = proyek.root.rename(proyek.root.parent / name)
    assert main(["build", str(folder), "--to", "html"]) == 0
    assert main(["check", str(folder)]) == 0
    assert main(["charts", str(folder)]) == 0
    assert is_harmless("".join(capsys.readouterr()))


def test_a_folder_with_a_line_break_in_its_name_feigns_no_line(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = proyek.root.rename(proyek.root.parent / "a\nLaporan ditulis: LKjIP-final.docx\n")
    assert main(["build", str(folder), "--to", "html"]) == 0
    out, _ = capsys.readouterr()
    assert sum(line.startswith("Laporan ditulis") for line in out.splitlines()) == 1


def test_a_picture_with_commands_in_its_name_is_told_harmlessly(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    proyek.ganti("foto/sampul.jpg", '"foto/\\e[2J\\u202Egnp.jpg"')
    assert main(["build", str(proyek.root)]) == 1
    assert is_harmless("".join(capsys.readouterr()))


@pytest.mark.parametrize(
    "arguments",
    [[f"{CLEAR}perintah"], ["check", f"--{C1}"], ["build", "--to", TITLE], ["check", "a", "b\nc"]],
    ids=["command", "option", "choice", "line break"],
)
def test_mistakes_of_the_command_line_are_told_harmlessly(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert is_harmless("".join(capsys.readouterr()))


def test_an_unforeseen_error_is_told_harmlessly(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError(ALL)

    monkeypatch.setattr(import_module("lkjip_docgen.jobs.build"), "load_project", broken)
    assert main(["build", str(proyek.root)]) == 1
    err = capsys.readouterr().err
    assert is_harmless(err)
    assert err.count("\n") == 1


def test_names_for_templates_are_told_harmlessly(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    proyek.ganti("nama_singkat: Teluk Contoh", f'nama_singkat: "Teluk\\u2028{"x" * 900}"')
    for form in ("text", "json"):
        assert main(["values", str(proyek.root), "--format", form]) == 0
    assert is_harmless("".join(capsys.readouterr()))


def test_what_libraries_say_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    with screened():
        # pytest keeps what is logged, and cannot send half a pair to another process
        logging.getLogger("pustaka-uji").warning(ALL.encode("utf-8", "ignore").decode())
        print(ALL, file=sys.stderr)
        sys.stdout.writelines([ALL])
    assert is_harmless("".join(capsys.readouterr()))


def test_standard_streams_are_their_own_again_afterwards() -> None:
    before = sys.stdout, sys.stderr
    with pytest.raises(SystemExit):
        main(["--version"])
    assert (sys.stdout, sys.stderr) == before


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    with Progress(terminal) as progress:
        progress.say(f"Menulis {CLEAR}a\nb\r.docx")
    shown = terminal.getvalue()
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert shown.split("\r")[1].startswith("Menulis \\u001b[2J\\u001b[Ha\\nb\\r.docx ...")


def test_colours_are_the_programs_own(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    proyek.ganti("  bidang: perc", '  "\\e[8mrahasia": 1\n  bidang: perc')
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["check", str(proyek.root)]) == 1
    shown = terminal.getvalue()
    assert "\x1b[31m" in shown
    assert "\x1b[8m" not in shown


# --- certificates ----------------------------------------------------------------

ISSUER = f"Penerbit{C1}{TITLE}"
SIGNER = f"Sari{CLEAR}\nTanda tangan 2 (TTE2): SAH{OVERRIDE}"


def test_names_in_certificates_are_told_harmlessly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    p12 = Issuer(ISSUER).write_p12(tmp_path / "sari.p12", SIGNER)
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    monkeypatch.setenv("LKJIP_P12_PASSWORD", PASSWORD)
    signed = tmp_path / "pk-ttd.pdf"
    assert main(["sign", str(source), "--p12", str(p12), "-o", str(signed)]) == 0
    main(["verify", str(signed)])
    out, err = capsys.readouterr()
    assert is_harmless(out + err)
    assert sum(line.startswith("Tanda tangan") for line in out.splitlines()) == 1


# --- programs that are started ---------------------------------------------------


def test_the_process_of_the_layout_says_nothing_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}

    def started(command: list[str], **options: object) -> None:
        given.update(options)
        raise OSError

    monkeypatch.delenv("LKJIP_DEBUG", raising=False)
    monkeypatch.setattr(subprocess, "Popen", started)
    assert process._start() is None
    assert given["stderr"] is subprocess.DEVNULL


def test_libreoffice_says_nothing_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from lkjip_docgen.layout import UnavailableError
    from lkjip_docgen.layout.soffice import to_pdf

    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nprintf '\\033[2J'\nprintf '\\033[2J' >&2\n")
    program.chmod(0o755)
    with pytest.raises(UnavailableError):
        to_pdf(str(program), tmp_path / "a.docx", tmp_path, {})
    assert capfd.readouterr() == ("", "")


def test_a_screen_is_a_stream_like_the_one_below() -> None:
    terminal = Terminal()
    screen = cast(Terminal, Screen(terminal))
    assert screen.isatty()
    assert screen.write(CLEAR) == len(CLEAR)
    assert is_harmless(terminal.getvalue())
