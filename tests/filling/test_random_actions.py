"""Whatever is done, the data file loads, says what was meant, and keeps its comments."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import random_actions
from draws import thorough

from lkjip_docgen.jobs.init import create_for
from lkjip_docgen.new_office import identity_of
from lkjip_docgen.resources import SAMPLES

OFFICES = sorted(folder.name for folder in SAMPLES.iterdir() if folder.is_dir())
SEEDS = range(2)


def _actions() -> int:
    return 500 if thorough() else 25


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Losing power is not tried here."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.mark.parametrize("with_others", [False, True], ids=["alone", "with others"])
@pytest.mark.parametrize("name", OFFICES)
def test_a_sample_is_edited_at_random(tmp_path: Path, name: str, with_others: bool) -> None:
    root = tmp_path / name
    shutil.copytree(SAMPLES / name, root)

    random_actions.run(root, len(name), _actions(), with_others=with_others)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_new_office_is_filled_in_at_random(tmp_path: Path, seed: int) -> None:
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": "Dinas Sosial Kota Baru", "tahun": 2025}), root)

    random_actions.run(root, seed, _actions())
