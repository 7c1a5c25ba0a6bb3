"""Parts that the guidelines ask for are missed when they are emptied, one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from seeded_sample import SAMPLE, Salinan, salin
from seeded_texts import PARTS

from lkjip_docgen.checks.data.kelengkapan import _none_at
from lkjip_docgen.checks.rule import RULES, Subject
from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs import check_project, explain
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Bagian, Laporan
from lkjip_docgen.new_office import Identitas, new_office
from lkjip_docgen.new_office.identity import profil_default
from lkjip_docgen.rules import kelengkapan
from lkjip_docgen.source import dotted, load_project

S = TypeVar("S", bound=Bagian)

RUDENIM = SAMPLE.parent / "rudenim-tanjung-purnama-2024"


def kosongkan(salinan: Salinan, key: str, after: str) -> Salinan:
    """Drop the first `key` after the line `after`, with everything indented below it."""
    path = salinan.root / "laporan.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(after))
    at = next(n for n in range(start, len(lines)) if lines[n].lstrip().startswith(f"{key}:"))
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    path.write_text("".join(lines[:at] + lines[end:]), encoding="utf-8")
    return salinan


def bagian(salinan: Salinan, key: str, after: str) -> int:
    """The line where the section that holds `key` begins: its item, its key, or the file."""
    lines = (salinan.root / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(after))
    at = next(n for n in range(start, len(lines)) if lines[n].lstrip().startswith(f"{key}:"))
    indent = len(lines[at]) - len(lines[at].lstrip())
    above = range(at - 1, -1, -1)
    head = next((n for n in above if _indent(lines[n]) < indent), -1)
    return (
        head + 1
        if head >= 0
        else next(n for n, line in enumerate(lines, 1) if _indent(line) < 1000)
    )


def _indent(line: str) -> int:
    """How far a line of data stands from the margin; lines without data stand far off."""
    text = line.strip()
    return 1000 if not text or text.startswith("#") else len(line) - len(line.lstrip())


@pytest.mark.parametrize(("kode", "kunci", "sesudah", "jalur"), PARTS)
def test_a_part_that_is_emptied_is_missed(
    tmp_path: Path, kode: str, kunci: str, sesudah: str, jalur: str
) -> None:
    salinan = salin(tmp_path)
    section = bagian(salinan, kunci, sesudah)
    findings = kosongkan(salinan, kunci, sesudah).temuan_baru()
    (found,) = [f for f in findings if (f.code, f.path) == (kode, jalur)]
    assert re.search(r"53/2014|88/2021", found.message + explain(kode))
    assert found.place is not None
    assert found.place.line == section


def test_a_target_that_neither_agreement_nor_indicator_has_is_missed(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    kosongkan(salinan, "target", "  - kode: ikm")
    assert "LK501" not in {f.code for f in salinan.temuan()}  # the agreement has it
    path = salinan.root / "laporan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(indikator: ikm.*\n +)target: .*\n +", r"\1", text), encoding="utf-8")
    assert "indikator[0].target" in {f.path for f in salinan.temuan() if f.code == "LK501"}


def test_an_activity_without_spending_is_missed_at_its_line(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("              realisasi: 1816401110\n", "")
    (finding,) = [f for f in salinan.temuan_baru() if f.code == "LK510"]
    assert finding.path == "anggaran.versi[2].program[0].kegiatan[0].realisasi"


def test_a_year_before_that_cannot_be_compared_needs_only_its_reason(tmp_path: Path) -> None:
    row = "- {tahun: 2022, target: 3.12, realisasi: 3.90}"
    salinan = salin(tmp_path).ganti(row, "- {tahun: 2022, target: 3.12}")
    assert "LK502" in {f.code for f in salinan.temuan_baru()}
    salinan.ganti("{tahun: 2022, target: 3.12}", "{tahun: 2022, keterangan: Survei belum ada}")
    assert "LK502" not in {f.code for f in salinan.temuan_baru()}


def test_an_agreement_of_another_year_does_not_count(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("perjanjian_kinerja:\n  - tahun: 2023", "perjanjian_kinerja:\n  - tahun: 2024")
    codes = {f.code for f in salinan.temuan()}
    assert "LK052" in codes
    assert "LK517" not in codes


def test_an_office_without_a_regional_office_owes_it_no_contribution(tmp_path: Path) -> None:
    salinan = kosongkan(salin(tmp_path), "kontribusi_kanwil", "kontribusi_kanwil:")
    assert "LK516" in {f.code for f in salinan.temuan_baru()}
    kosongkan(salinan, "kantor_wilayah", "instansi:")
    assert "LK516" not in {f.code for f in salinan.temuan_baru()}


@cache
def tanpa_isi() -> tuple[Subject, Laporan]:
    """The sample without what only some institutions or guidelines know."""
    project = load_project(SAMPLE)
    data = project.laporan
    renstra = tanpa(data.renstra, tata_nilai=())
    without = tanpa(data, smart=None, ikpa=None, emonev=None, pembinaan=())
    without = without.model_copy(update={"renstra": renstra})
    return Subject(project, without, measure(data)), without


def tanpa(section: S, **empty: object) -> S:
    """A section in which nobody has written these keys."""
    copy = section.model_copy(update=empty)
    copy.model_fields_set.difference_update(empty)
    return copy


def diminta(profil: str) -> set[str]:
    """The data paths that are asked of an institution of that profile, which has none of them."""
    subject, data = tanpa_isi()
    asked = replace(subject, laporan=data.model_copy(update={"profil": profil}))
    found = (p for code in ("LK512", "LK514", "LK516") for p in RULES[code].check(asked))
    return {dotted(problem.path) for problem in found}


def test_smart_ikpa_and_emonev_are_asked_of_the_centre_only() -> None:
    centre = {"smart", "ikpa", "emonev", "renstra.tata_nilai", "pembinaan"}
    assert diminta("unit-kementerian") == centre
    assert diminta("eselon-satu") == centre - {"pembinaan"}
    assert diminta("kementerian") == centre - {"emonev", "pembinaan"}
    assert diminta("perangkat-daerah") == diminta("kecamatan") == diminta("lainnya") == set()


def test_what_no_regulation_for_all_asks_for_is_a_hint_and_says_so() -> None:
    for asked in kelengkapan():
        severity = RULES[asked.kode].severity
        assert severity is (Severity.HINT if asked.saran else Severity.WARNING)
        assert ("tidak diminta PermenPANRB 53/2014" in asked.dasar) is asked.saran


def test_what_every_indicator_lacks_is_told_once() -> None:
    subject, data = tanpa_isi()
    none = tuple(tanpa(i, pembanding=()) for i in data.indikator)
    lacking = replace(subject, laporan=data.model_copy(update={"indikator": none}))
    (found,) = RULES["LK504"].check(lacking)
    assert found.path == ("indikator",)
    assert "pada semua indikator" in found.message
    one = (none[0], *data.indikator[1:])
    lacking = replace(subject, laporan=data.model_copy(update={"indikator": one}))
    assert ("indikator", 0, "pembanding") in {p.path for p in RULES["LK504"].check(lacking)}


def test_obstacles_and_solutions_are_no_longer_missed_once_they_are_written(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    kept = "LK506", "indikator[2].analisis.kendala"
    assert kept in {(f.code, f.path) for f in salinan.temuan()}
    start = "        - Layanan kepada pegawai dalam pelaksanaan anggaran.\n"
    salinan.ganti(start, f"{start}      kendala: [Anggaran pelatihan terbatas.]\n")
    assert kept not in {(f.code, f.path) for f in salinan.temuan()}


def test_a_finding_says_where_a_list_is_declared_empty() -> None:
    """On the line of its key where that is there; a second one would be another mistake."""
    project = load_project(SAMPLE)
    assert _none_at(("saran",), project).endswith("tulis `saran: []` pada baris ini.")
    remark = ("indikator", 0, "analisis", "kendala")
    assert _none_at(remark, project).endswith("tulis `kendala: []` pada baris ini.")

    assert _none_at(("pohon",), project) == "Bila memang tidak ada, tulis `pohon: []`."
    below = _none_at(("kesimpulan", "isi"), project)
    assert below.endswith("tulis `isi: []` di bawah `kesimpulan`.")
    of_an_item = _none_at(("indikator", 0, "analisis", "lain"), project)
    assert of_an_item.endswith(
        "tulis `lain: []` pada butir `indikator` yang bersangkutan di bawah `analisis`."
    )


def test_a_target_that_the_agreement_gives_is_asked_for_there(tmp_path: Path) -> None:
    new_office(tmp_path / "lapas", Identitas("Lembaga Pemasyarakatan Contoh", tahun=2025))

    found = check_project(tmp_path / "lapas").findings
    (target,) = [f for f in found if f.code == "LK501" and "target" in f.message]
    assert target.place is not None
    lines = (tmp_path / "lapas" / "laporan.yaml").read_text("utf-8").splitlines()
    assert lines[target.place.line - 1].strip() == "target:"
    assert "perjanjian kinerja ke baris ini" in target.suggestion


@pytest.mark.parametrize(
    "name", ["Kantor Imigrasi Contoh", "Lembaga Pemasyarakatan Contoh", "Dinas Sosial Kota Batu"]
)
def test_advice_can_be_followed_to_the_letter(name: str, tmp_path: Path) -> None:
    """Whoever writes on each line what its advice says has a file that reads, and asks no more."""
    new_office(tmp_path / "baru", Identitas(name, profil_default(name), tahun=2025))
    file = tmp_path / "baru" / "laporan.yaml"
    lines = file.read_text("utf-8").split("\n")
    followed = set()
    for found in check_project(file.parent).findings:
        key = found.path.rpartition(".")[2]
        none = f"tulis `{key}: []` pada baris ini"
        if found.place is None or not found.code.startswith("LK5"):
            continue
        written = "[]" if none in found.suggestion else '{tidak_berlaku: "Belum ada ketetapannya."}'
        if none in found.suggestion or "tidak_berlaku" in found.suggestion:
            line = lines[found.place.line - 1]
            match = re.match(rf"(\s*(?:- )?)(?:# ?)?{re.escape(key)}:", line)
            if match is not None:
                lines[found.place.line - 1] = f"{match[1]}{key}: {written}"
                followed.add((found.code, found.path, found.message))
    file.write_text("\n".join(lines), "utf-8")

    assert len(followed) > 10
    after = check_project(file.parent).findings
    assert [found.message for found in after if found.code < "LK100"] == []
    assert followed & {(found.code, found.path, found.message) for found in after} == set()
