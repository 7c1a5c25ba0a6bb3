from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import make_folder, slug, target_file, write_aside


def test_a_name_becomes_part_of_a_file_name() -> None:
    assert slug("Tanjung Pandan / Café") == "Tanjung-Pandan-Cafe"


@given(st.text())
def test_a_slug_is_safe_in_any_file_system(text: str) -> None:
    assert set(slug(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(text)


def test_out_is_a_folder_or_a_file_of_the_right_kind() -> None:
    assert target_file(Path("hasil"), "LKjIP-X-2031", ".docx") == Path("hasil/LKjIP-X-2031.docx")
    assert target_file(Path("hasil/A.docx"), "LKjIP-X-2031", ".docx") == Path("hasil/A.docx")


def test_it_makes_the_folder_and_leaves_only_the_target(tmp_path: Path) -> None:
    target = tmp_path / "baru" / "a.docx"
    write_aside(target, lambda aside: aside.write_text("isi") and None)

    assert target.read_text() == "isi"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("error", [LkjipError(()), ValueError("x"), OSError(errno.ENOSPC, "penuh")])
def test_a_failure_leaves_the_earlier_output_intact(tmp_path: Path, error: Exception) -> None:
    target = tmp_path / "a.docx"
    target.write_text("lama")

    def half(aside: Path) -> None:
        aside.write_text("separuh")
        raise error

    with pytest.raises((LkjipError, ValueError)):
        write_aside(target, half)
    assert target.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    def full(aside: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(LkjipError, match="ruang penyimpanan penuh"):
        write_aside(tmp_path / "a.docx", full)


def test_a_file_that_windows_holds_open_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_text("lama")

    def locked(self: Path, other: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self), None, str(other))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(LkjipError, match="dibuka di program lain") as caught:
        write_aside(target, lambda aside: aside.write_text("baru") and None)

    assert "Tutup berkas itu di Word" in caught.value.findings[0].suggestion
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text() == "lama"


@pytest.mark.parametrize("owner", ["~$jIP-X-2031.docx", ".~lock.LKjIP-X-2031.docx#"])
def test_a_document_open_in_a_word_processor_is_not_replaced(tmp_path: Path, owner: str) -> None:
    target = tmp_path / "LKjIP-X-2031.docx"
    target.write_text("lama")
    (tmp_path / owner).touch()

    with pytest.raises(LkjipError) as caught:
        write_aside(target, lambda aside: aside.write_text("baru") and None)
    assert owner in caught.value.findings[0].suggestion
    assert target.read_text() == "lama"


def test_an_error_about_another_file_is_not_taken_for_a_locked_output(tmp_path: Path) -> None:
    def reads(aside: Path) -> None:
        (tmp_path / "hilang.png").read_bytes()

    with pytest.raises(FileNotFoundError):
        write_aside(tmp_path / "a.docx", reads)


def test_a_folder_under_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(LkjipError, match="nama itu"):
        make_folder(tmp_path / "berkas" / "folder")
    with pytest.raises(LkjipError, match="nama itu"):
        write_aside(tmp_path / "berkas" / "a.docx", lambda aside: None)
