from __future__ import annotations

import os
from pathlib import Path

import pytest

from lkjip_docgen import cache
from lkjip_docgen.cache import project_cache, standing_for, user_cache


def test_the_cache_is_made_where_the_user_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "cache"))
    folder = user_cache("templat")
    assert folder == tmp_path / "cache" / "lkjip-docgen" / "templat"
    assert folder is not None
    assert folder.is_dir()


def test_without_a_place_for_it_there_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    monkeypatch.setenv("LKJIP_CACHE", str(blocked))
    assert user_cache("templat") is None


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache that has a folder for each project."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lkjip-docgen" / "proyek"


def office(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_project_finds_what_was_made_for_it_and_no_other_does(
    tmp_path: Path, projects: Path
) -> None:
    one, two = office(tmp_path / "satu"), office(tmp_path / "dua")
    kept = project_cache(one, "grafik")
    assert kept.is_dir()
    assert kept.parent.parent == projects
    assert project_cache(one / ".." / "satu", "grafik") == kept
    assert project_cache(one, "halaman").parent == kept.parent
    assert project_cache(two, "grafik").parent != kept.parent


def test_what_is_made_for_a_copy_is_kept_for_the_address_that_it_came_from(
    tmp_path: Path, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, other = (office(tmp_path / name) for name in ("satu", "dua", "lain"))
    with standing_for(one, "s3://wadah/anggrek"):
        kept = project_cache(one, "grafik")
    with standing_for(two, "s3://wadah/anggrek"):
        assert project_cache(two, "grafik") == kept
    assert project_cache(two, "grafik") != kept

    project_cache(other, "grafik")
    assert kept.is_dir()
    monkeypatch.setattr(cache, "_LONG", -1)
    project_cache(office(tmp_path / "baru"), "grafik")
    assert not kept.exists()


def test_a_new_project_sweeps_out_what_was_made_for_those_that_are_gone(
    tmp_path: Path, projects: Path
) -> None:
    stays, gone = office(tmp_path / "tetap"), office(tmp_path / "hilang")
    kept, lost = project_cache(stays, "grafik"), project_cache(gone, "grafik")
    gone.rmdir()
    for name in ("a-tautan", "z-tautan"):  # cannot be swept out, and keeps nothing from it
        (projects / name).symlink_to(lost.parent, target_is_directory=True)
    project_cache(office(tmp_path / "baru"), "grafik")
    assert kept.is_dir()
    assert not lost.parent.exists()


def test_of_many_projects_a_new_one_looks_at_some(
    tmp_path: Path, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_LOOKED_AT", 2)
    for number in range(5):
        project_cache(office(tmp_path / f"kantor-{number}"), "grafik")
    looked_at: list[Path] = []
    monkeypatch.setattr(cache, "_is_gone", looked_at.append)

    project_cache(office(tmp_path / "baru"), "grafik")

    assert 1 <= len(set(looked_at)) <= 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="hak akses berkas hanya ada pada Unix")
def test_a_folder_that_others_may_write_to_is_closed_to_them(
    tmp_path: Path, projects: Path
) -> None:
    folder = user_cache("proyek")
    assert folder == projects
    assert folder is not None
    own, open_to_others = folder / "milik-sendiri", folder / "dapat-ditulis-orang-lain"
    for file, mode in ((own, 0o600), (open_to_others, 0o666)):
        file.touch()
        file.chmod(mode)
    folder.chmod(0o777)
    assert user_cache("proyek") == folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == [own]


def test_without_a_cache_what_is_made_lasts_for_this_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    monkeypatch.setenv("LKJIP_CACHE", str(blocked))
    one = project_cache(tmp_path, "grafik")
    assert one == project_cache(tmp_path, "grafik")
    assert one.name == "grafik"
    assert not one.is_relative_to(tmp_path)
