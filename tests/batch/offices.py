"""A folder with the projects of several small offices."""

from __future__ import annotations

from pathlib import Path

from proyek import Proyek, buat


def office(root: Path, name: str, called: str = "") -> Proyek:
    """A project of a few pages below `root`, of an office that is called after its folder.

    It has no charts: every process would load what draws them.
    """
    short = called or name.rpartition("/")[2].replace("-", " ").title()
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    project = buat(root / name).ringkas()
    project.ganti("nama_singkat: Teluk Contoh", f"nama_singkat: {short}")
    for chapter, chart in (("bab_1", "bagan-organisasi"), ("bab_3", "emonev")):
        project.ganti(f'{{{{ grafik("{chart}") }}}}', "", f"templates/narasi/{chapter}.md")
    return project


def broken(root: Path, name: str) -> None:
    """A project whose data cannot be read."""
    (root / name).mkdir(parents=True)
    (root / name / "laporan.yaml").write_text("kantor: [", encoding="utf-8")
