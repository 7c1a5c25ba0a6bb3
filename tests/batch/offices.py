"""A folder with the projects of several small offices."""

from __future__ import annotations

from pathlib import Path

from proyek import Proyek, buat


def office(root: Path, name: str, called: str = "") -> Proyek:
    """A project of a few pages below `root`, of an office that is called after its folder."""
    short = called or name.rpartition("/")[2].replace("-", " ").title()
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    return buat(root / name).ringkas().ganti("nama_singkat: Teluk Contoh", f"nama_singkat: {short}")


def broken(root: Path, name: str) -> None:
    """A project whose data cannot be read."""
    (root / name).mkdir(parents=True)
    (root / name / "laporan.yaml").write_text("kantor: [", encoding="utf-8")
