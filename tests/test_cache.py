from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.cache import user_cache


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
