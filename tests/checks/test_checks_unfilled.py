"""What `check` names as not filled in is what `build --final` refuses: field by field."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from seeded_sample import EMONEV, IKM, SAMPLE, Salinan, salin

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs import build, check_project, listed, plain, progress, told
from lkjip_docgen.jobs.progress import Progress
from lkjip_docgen.resources import SAMPLES

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")
PLAIN = re.compile(r"(\s*(?:- )?[a-z_0-9]+:) +(?![|>&{\[#])\S")


def kemajuan(root: Path) -> Progress:
    found = progress(check_project(root))
    assert found is not None
    return found


def refused(root: Path) -> list[Finding]:
    """What a final report is refused for as not filled in."""
    try:
        build(root, root / "keluar", formats=("html",), final=True)
    except LkjipError as error:
        return [found for found in error.findings if found.code == "LK061"]
    return []


def lines_named(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    """The lines that refusals speak of, each with its file."""
    return {
        (Path(found.place.file).name, line)
        for found in findings
        if found.place is not None
        for line in (found.place.line, *_lines_in(found.message))
    }


def _lines_in(message: str) -> Iterator[int]:
    listed_lines = re.search(r", baris ([\d, –]+)", message)
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", listed_lines[1] if listed_lines else ""):
        yield from range(int(first), int(last or first) + 1)


def lines_told(found: Progress) -> set[tuple[str, int]]:
    """The lines that `check` names, of its JSON, and as it lists them one by one."""
    gaps = plain(found)["gaps"]
    assert isinstance(gaps, list)
    in_json = {(Path(gap["file"]).name, gap["line"]) for gap in gaps if gap["file"]}
    one_by_one = re.findall(
        r"^  (?:.*/)?([^/:\n]+):(\d+):", listed(found, every=True), re.MULTILINE
    )
    assert {(file, int(line)) for file, line in one_by_one} == in_json
    return in_json


def emptied(root: Path, seed: int, count: int) -> None:
    """Empty fields of the data file at random, as far as a report can still be composed."""
    path = root / "laporan.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = [number for number, line in enumerate(lines) if PLAIN.match(line)]
    chosen = set(random.Random(seed).sample(fields, count))
    broken = [0]
    while broken:
        text = [PLAIN.sub(r"\1 #", x) if n in chosen else x for n, x in enumerate(lines)]
        path.write_text("\n".join(text) + "\n", encoding="utf-8")
        broken = [f.place.line - 1 for f in _unreadable(root) if f.place is not None]
        chosen -= {min(chosen, key=lambda n, at=at: abs(n - at)) for at in broken}


def _unreadable(root: Path) -> list[Finding]:
    """The errors of data of which no report can be composed."""
    result = check_project(root)
    if progress(result) is not None:
        return []
    return [found for found in result.findings if found.severity is Severity.ERROR]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_check_and_final_agree_on_what_is_not_filled_in(
    tmp_path: Path, name: str, seed: int
) -> None:
    root = tmp_path / name
    shutil.copytree(SAMPLES / name, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    if seed:
        emptied(root, seed, 12 * seed)
    found = kemajuan(root)
    assert lines_told(found) == lines_named(refused(root))
    assert bool(found.groups) == bool(found.markers)
    unplaced = [group.name for group in found.groups if group.place is None]
    assert unplaced == []


def test_a_report_without_gaps_has_none_to_refuse() -> None:
    complete = Path(__file__).parents[1] / "source" / "paling_sedikit"
    assert listed(kemajuan(complete)) == ""
    assert plain(kemajuan(complete))["gaps"] == []


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


def baru(salinan: Salinan) -> str:
    """The lines of the list that the sample as it is does not have."""
    known = set(_without_folders(SAMPLE))
    return "\n".join(line for line in _without_folders(salinan.root) if line not in known)


def _without_folders(root: Path) -> list[str]:
    said = listed(kemajuan(root), every=True).splitlines()
    return [re.sub(r"^  (\S*/)?", "", line) for line in said if line.startswith("  ")]


def test_a_target_of_the_agreement_is_named_with_its_line(salinan: Salinan) -> None:
    at = salinan.baris(("perjanjian_kinerja:", "target: "))
    text = (salinan.root / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    salinan.ganti(text[at - 1], re.sub(r"target: .*", "target:", text[at - 1]))
    assert baru(salinan).startswith(f"laporan.yaml:{at}:")
    assert "Perjanjian kinerja 2023 awal: target (indikator)" in baru(salinan)


def test_a_month_that_is_missing_is_named_by_its_cell(salinan: Salinan) -> None:
    path = salinan.root / IKM
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    name, _, *others = first.split(";")
    path.write_text("\n".join([head, ";".join([name, "", *others]), *rest]), encoding="utf-8")
    assert baru(salinan).startswith("survei-ikm-2023.csv:2:1 (baris 2, kolom Jan) Indikator IKM")


def test_a_table_without_any_figure_is_named_as_a_whole(salinan: Salinan) -> None:
    path = salinan.root / EMONEV
    lines = path.read_text(encoding="utf-8").splitlines()
    empty = [line.partition(";")[0] + ";" * line.count(";") for line in lines[1:]]
    path.write_text("\n".join([lines[0], *empty]) + "\n", encoding="utf-8")
    assert "E-Monev: tabel" in baru(salinan)


def test_a_key_that_stands_as_a_remark_is_named_there(salinan: Salinan) -> None:
    at = salinan.baris(("  - kode: ikm", "# penyebab:"))
    assert f"laporan.yaml:{at}:" in listed(kemajuan(salinan.root), every=True)
    [asked] = [f for f in salinan.temuan() if f.path == "indikator[0].analisis.penyebab"]
    assert asked.place is not None
    assert asked.place.line == at
    assert asked.suggestion.startswith("Hapus tanda # di depan `penyebab:`.")


def test_a_marker_typed_into_the_data_is_named_where_it_stands(salinan: Salinan) -> None:
    at = salinan.baris(("kantor:", "  alamat:"))
    text = (salinan.root / "laporan.yaml").read_text(encoding="utf-8").splitlines()[at - 1]
    salinan.ganti(text, "  alamat: '[BELUM DIISI: alamat]'")
    assert f"laporan.yaml:{at}:" in baru(salinan)


def test_many_places_of_one_item_are_one_line(salinan: Salinan) -> None:
    root = salinan.root
    path = root / "laporan.yaml"
    text = path.read_text(encoding="utf-8")
    before, start, rest = text.partition("perjanjian_kinerja:\n")
    agreement, end, after = rest.partition("\nindikator:\n")
    agreement = re.sub(r"target: [\d.,]+", "target:", agreement)
    path.write_text(before + start + agreement + end + after, encoding="utf-8")
    short = listed(kemajuan(root)).splitlines()
    [line] = [line for line in short if "Perjanjian kinerja 2023" in line]
    assert re.search(r"\d+ target \(indikator\), baris \d+, ", line)
    assert len(short) <= 15


def test_the_last_line_says_where_the_markers_show() -> None:
    found = kemajuan(SAMPLE)
    assert told(found).startswith("Kemajuan: ")
    assert listed(found).startswith("Belum diisi (8 isian):\n  ")
