"""The rule for output files, by itself."""

from __future__ import annotations

import ast
import os
import shutil
import stat
from pathlib import Path

import pikepdf
import pytest

import lkjip_docgen
import lkjip_docgen.output.outputs
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import Outputs, copy_new, is_kept, keep, write_aside
from lkjip_docgen.output.seals import is_sealed, seal


def write(target: Path, text: str, outputs: Outputs | None = None) -> None:
    (outputs or Outputs()).write(target, lambda aside: aside.write_text(text, encoding="utf-8"))


@pytest.fixture
def no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another computer, or a cache that cannot be used."""
    (tmp_path / "bukan-folder").touch()
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "bukan-folder"))


def a_pdf(target: Path) -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(target, deterministic_id=True)


def test_an_own_file_may_be_written_again(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write(target, "satu")
    write(target, "dua")
    assert target.read_text() == "dua"


def test_an_own_file_that_was_copied_elsewhere_is_somebodys(tmp_path: Path) -> None:
    write(tmp_path / "a.json", "satu")
    shutil.copyfile(tmp_path / "a.json", tmp_path / "arsip.json")
    with pytest.raises(LkjipError, match="tidak ditimpa"):
        write(tmp_path / "arsip.json", "dua")
    assert (tmp_path / "arsip.json").read_text() == "satu"


@pytest.mark.usefixtures("no_memory")
def test_without_a_memory_only_sealed_files_are_known(tmp_path: Path) -> None:
    write(tmp_path / "a.json", "satu")
    with pytest.raises(LkjipError, match="tidak ditimpa") as caught:
        write(tmp_path / "a.json", "dua")
    assert "--overwrite" in caught.value.findings[0].suggestion

    write(tmp_path / "a.html", "<p>satu</p>")
    write(tmp_path / "a.html", "<p>dua</p>")
    assert (tmp_path / "a.html").read_text().startswith("<p>dua</p><!-- lkjip-docgen ")

    Outputs().write(tmp_path / "a.pdf", a_pdf)
    Outputs().write(tmp_path / "a.pdf", a_pdf)


@pytest.mark.parametrize("position", [0.3, 0.9])
def test_a_changed_byte_breaks_the_seal_of_a_pdf(tmp_path: Path, position: float) -> None:
    file = tmp_path / "a.pdf"
    a_pdf(file)
    assert not is_sealed(file.read_bytes(), ".pdf")
    seal(file)
    content = file.read_bytes()
    assert is_sealed(content, ".pdf")
    with pikepdf.open(file) as document:
        assert len(document.pages) == 1

    place = int(len(content) * position)
    changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    assert not is_sealed(changed, ".pdf")
    assert not is_sealed(content + b"%\n", ".pdf")


def test_a_pdf_that_another_program_saved_has_no_seal(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    Outputs().write(file, a_pdf)
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        document.docinfo["/Title"] = "Catatan orang"
        document.save(file)
    with pytest.raises(LkjipError, match="tidak ditimpa"):
        Outputs().write(file, a_pdf)


def test_what_was_saved_while_the_work_went_on_is_not_lost(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write(target, "satu")

    def slowly(aside: Path) -> None:
        aside.write_text("dua")
        target.write_text("pekerjaan orang")

    with pytest.raises(LkjipError, match="tidak ditimpa"):
        Outputs().write(target, slowly)
    assert target.read_text() == "pekerjaan orang"
    assert list(tmp_path.iterdir()) == [target]


def test_what_carries_edits_of_a_report_is_replaced_by_that_report_alone(tmp_path: Path) -> None:
    target, report = tmp_path / "a.json", tmp_path / "laporan.docx"
    write(target, "satu", Outputs(made_from=report))
    write(target, "dua", Outputs(made_from=report))
    for other in (Outputs(), Outputs(made_from=tmp_path / "lain.docx")):
        with pytest.raises(LkjipError, match=r"laporan\.docx, beserta suntingan di dalamnya"):
            write(target, "tiga", other)
    assert target.read_text() == "dua"


def test_what_is_made_from_data_is_kept_beside_what_carries_edits(tmp_path: Path) -> None:
    target, report = tmp_path / "a.json", tmp_path / "laporan.docx"
    write(target, "dari data")
    outputs = Outputs(made_from=report)
    write(target, "dari Word", outputs)
    write(target, "dari Word lagi", outputs)
    (kept,) = outputs.kept
    assert kept.read_text() == "dari data"
    assert target.read_text() == "dari Word lagi"


def test_a_file_that_says_the_same_is_left_alone_and_known_from_then_on(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"gambar")
    before = target.stat().st_mtime_ns
    assert not Outputs().write_bytes(target, b"gambar")
    assert target.stat().st_mtime_ns == before
    assert Outputs().write_bytes(target, b"gambar baru")


def test_a_link_is_followed_but_not_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "jauh").mkdir()
    write(tmp_path / "jauh" / "a.json", "satu")
    link = tmp_path / "a.json"
    link.symlink_to(tmp_path / "jauh" / "a.json")
    write(link, "dua")
    assert link.is_symlink()
    assert (tmp_path / "jauh" / "a.json").read_text() == "dua"

    nowhere = tmp_path / "b.json"
    nowhere.symlink_to(tmp_path / "rumah" / "b.json")
    with pytest.raises(LkjipError, match="tidak dapat ditulis"):
        write(nowhere, "tiga")
    assert not (tmp_path / "rumah").exists()


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    with pytest.raises(LkjipError, match="tidak dapat ditulis"):
        write(tmp_path / "a.json", "satu")


def test_a_file_to_be_read_that_is_not_there_yet_is_known_by_its_path(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "x" / ".." / "gaya.toml")
    with pytest.raises(LkjipError, match="dibaca oleh perintah ini"):
        write(tmp_path / "gaya.toml", "satu", outputs)


def test_a_file_that_is_read_is_called_as_the_command_called_it(tmp_path: Path) -> None:
    read = tmp_path / "data.yaml"
    read.touch()
    for given, name in ((read, "data.yaml"), (tmp_path / "x" / ".." / "data.yaml", None)):
        with pytest.raises(LkjipError) as caught:
            write(read, "satu", Outputs(given))
        alias = "" if name else f" (sama dengan {given})"
        assert caught.value.findings[0].message == (
            f"data.yaml{alias} dibaca oleh perintah ini, sehingga tidak ditimpa."
        )


@pytest.mark.parametrize("refreshable", [True, False])
def test_refresh_is_named_as_the_way_only_where_it_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refreshable: bool
) -> None:
    monkeypatch.setattr(lkjip_docgen.output.outputs, "_is_report", lambda file: True)
    report = tmp_path / "laporan.docx"
    report.write_bytes(b"disunting")
    outputs = Outputs(refreshable=True) if refreshable else Outputs()
    with pytest.raises(LkjipError) as caught:
        write(report, "baru", outputs)
    assert ("`lkjip refresh" in caught.value.findings[0].suggestion) is refreshable


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_the_permissions_of_the_earlier_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write(target, "satu")
    beside = tmp_path / "biasa"
    beside.touch()
    assert target.stat().st_mode == beside.stat().st_mode

    target.chmod(0o640)
    write(target, "dua")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_the_temporary_name_differs_each_time_and_is_made_exclusively(tmp_path: Path) -> None:
    seen: list[Path] = []
    for _ in range(3):
        write_aside(tmp_path / "a.json", lambda aside: seen.append(aside))
    assert len(set(seen)) == 3
    assert {file.suffix for file in seen} == {".json"}


def test_copies_of_one_second_do_not_replace_each_other(tmp_path: Path) -> None:
    file = tmp_path / "laporan.docx"
    copies = []
    for n in range(5):
        file.write_text(f"isi {n}")
        copies.append(keep(file))
    assert [copy.read_text() for copy in copies] == [f"isi {n}" for n in range(5)]
    assert all(copy.suffix == ".docx" for copy in copies)
    assert all(is_kept(copy.name) for copy in copies)


def test_a_copy_that_is_interrupted_does_not_look_like_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever finds a copy restores from it: half of one must never have its name."""
    file = tmp_path / "laporan.docx"
    file.write_text("isi yang panjang")
    halfway: list[list[Path]] = []

    def half(source: Path, target: Path) -> None:
        target.write_text("isi")
        halfway.append(sorted(tmp_path.glob("laporan *")))
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(KeyboardInterrupt):
        keep(file)
    assert halfway == [[]]
    assert list(tmp_path.iterdir()) == [file]


def test_a_copy_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("isi")
    (tmp_path / "a.bak").symlink_to(tmp_path / "rahasia")
    kept = copy_new(tmp_path / "a", iter([tmp_path / "a.bak", tmp_path / "a-2.bak"]))
    assert kept == tmp_path / "a-2.bak"
    assert not (tmp_path / "rahasia").exists()


def test_a_copy_has_reached_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, copy = tmp_path / "a", tmp_path / "a.bak"
    file.write_text("isi")
    named: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: named.append(copy.exists()))
    copy_new(file, iter([copy]))
    assert (named, copy.read_text()) == ([False], "isi")


def test_files_are_written_in_the_output_room_alone() -> None:
    """Whoever writes files elsewhere writes into a temporary or a new folder, named here."""
    package = Path(lkjip_docgen.__file__).parent
    elsewhere = (file for file in package.rglob("*.py") if file.parent.name != "output")
    found = {f.relative_to(package).as_posix() for f in elsewhere if _writes_aside(f)}
    assert found == {
        "jobs/migrate.py",  # copies of templates and the schema, each after `keep`
        "jobs/trial.py",  # data files, after `keep`
        "jobs/refresh.py",  # the report in place: `write_anew` keeps the earlier one
        "sign/signer.py",  # a signed PDF grows in place
        "template_owner/copies.py",  # templates, the earlier one kept
    }


def _writes_aside(file: Path) -> bool:
    text, writers = file.read_text(encoding="utf-8"), ("write_aside", "write_anew")
    if not any(writer in text for writer in writers):
        return False  # most modules: they need not be parsed
    nodes = ast.walk(ast.parse(text))
    return any(isinstance(node, ast.Name) and node.id in writers for node in nodes)
