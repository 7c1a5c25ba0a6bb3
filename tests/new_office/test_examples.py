"""Each key that a new data file leaves empty has an example below it that can be used as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.model import example_of
from lkjip_docgen.new_office import Identitas, new_office
from lkjip_docgen.source import load_project
from lkjip_docgen.source.yaml_reader import read_yaml

NAMES = (
    "Kantor Imigrasi Kelas I TPI Batam",
    "Rumah Detensi Imigrasi Kupang",
    "Dinas Pendidikan Kota Padang",
)


@pytest.fixture(params=NAMES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    new_office(tmp_path / "baru", Identitas(str(request.param)))
    return tmp_path / "baru"


def test_under_every_empty_key_stands_one_example(folder: Path) -> None:
    read = read_yaml(folder / "laporan.yaml")
    lines = (folder / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    first: dict[str, int] = {}
    for path, place in read.places.keys.items():
        value = read.data
        for step in path:
            value = value[step]
        if value is None:
            first.setdefault(".".join(s for s in path if isinstance(s, str)), place.line)

    assert len(first) > 40
    bare = [keys for keys, line in first.items() if not _explained(keys, lines[line:])]
    assert bare == []


def _explained(keys: str, below: list[str]) -> bool:
    """Whether the comment right below is an example, in a row in braces that of the key."""
    comments = []
    for line in below:
        if not line.lstrip().startswith("#"):
            break
        comments.append(line.strip())
    own = f"# {keys.rpartition('.')[2]}: misalnya "
    return comments[:1] != [] and any(c.startswith(("# misalnya", own)) for c in comments)


def test_the_examples_can_be_used_as_they_are(folder: Path) -> None:
    file = folder / "laporan.yaml"
    file.write_text(used(file.read_text(encoding="utf-8")), encoding="utf-8")
    try:
        load_project(folder)
    except LkjipError as error:
        pictures = ("foto", "foto_sampul", "gambar", "lambang", "piagam")
        others = [f for f in error.findings if not f.path.endswith(pictures)]
        assert [(f.path, f.message) for f in others] == []


def used(text: str) -> str:
    """The data file with its examples in place of what is empty."""
    text = re.sub(r"^(.*:)( *#.*)?\n +# misalnya (.+)$", r"\1 \3", text, flags=re.MULTILINE)
    lines, margin = [], ""
    for line in text.split("\n"):
        inside = margin != "" and line.startswith(f"{margin}# ")
        lines.append(line.replace("# ", "", 1) if inside else line)
        if line.strip() == "# misalnya:":
            margin = line[: line.index("#")]
        elif not inside:
            margin = ""
    return "\n".join(lines)


def test_an_agreement_is_signed_in_january_and_data_end_with_the_year() -> None:
    assert example_of("perjanjian_kinerja.tanggal", 2025) == "2025-01-05"
    assert example_of("dokumen.batas_data.semua", 2025) == "2025-12-31"
