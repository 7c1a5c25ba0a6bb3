"""Running the checks: one ordered list, acceptance, missing values, formats, documentation."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from defects import DEFECTS, load
from draws import draws
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from seeded_sample import DATA, IKM, SAMPLE, Salinan, salin
from seeded_texts import FALSE, LEFTOVERS
from seeded_texts import PARTS as EMPTIED

from lkjip_docgen.checks import check
from lkjip_docgen.checks.run import RULES
from lkjip_docgen.cli import main
from lkjip_docgen.findings import Finding, Severity, meanings
from lkjip_docgen.idn.dates import MONTHS_SHORT
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.source import Project, load_project

DOCS = Path(__file__).parents[2] / "docs" / "pemeriksaan.md"


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    """A copy of the sample."""
    return salin(tmp_path)


def terima(salinan: Salinan, *entries: str) -> Salinan:
    """Write acceptances into the data file."""
    return salinan.tambah("diterima:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


def codes_of(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


# --- one list ------------------------------------------------------------------


def test_the_same_data_give_the_same_findings_in_the_order_of_the_files() -> None:
    first, second = check_project(SAMPLE), check_project(SAMPLE)
    assert first == second
    assert list(first.findings) == sorted(first.findings, key=Finding.sort_key)


def test_every_finding_tells_its_place_its_path_and_a_remedy() -> None:
    for finding in check_project(SAMPLE).findings:
        assert finding.place is not None
        assert finding.path
        assert finding.suggestion
        assert finding.message.endswith((".", "?", "”"))


def test_warnings_of_the_loader_are_in_the_list(salinan: Salinan) -> None:
    salinan.ganti("  - tahun: 2023\n    versi: awal\n    tanggal", "  - tahun: 2022\n    tanggal")
    assert "LK052" in codes_of(salinan.temuan())


def test_data_that_cannot_be_read_give_the_findings_of_reading(salinan: Salinan) -> None:
    salinan.ganti("tempat: Tanjungpandan  ", "tempatt: Tanjungpandan  ")
    result = check_project(salinan.root)
    assert codes_of(result.findings) == {"LK013"}
    assert result.findings[0].place is not None


def test_a_folder_without_data_is_a_finding_not_an_exception(tmp_path: Path) -> None:
    assert codes_of(check_project(tmp_path).findings) == {"LK001"}


def test_a_project_already_loaded_can_be_checked() -> None:
    project = load_project(SAMPLE)
    assert check(project, measure(project.laporan)) == check_project(SAMPLE)


# Rules of texts and pictures that need more than a sentence or an emptied part.
ELSEWHERE = {
    *(f"LK56{n}" for n in range(7)),  # tests/units/test_units_rules.py, test_units_levels.py
    *("LK447",),  # test_checks_abbreviations.py
    *("LK446",),  # tests/measures/test_scores_as_stated.py
    *("LK444", "LK445"),  # test_checks_ministries.py
    *("LK528",),  # test_checks_sections.py
    *("LK529",),  # test_checks_words_of_the_office.py
    *("LK404",),  # test_checks_text_repeats.py
    *("LK405", "LK406"),  # test_office_texts.py, test_office_mistakes.py
    *("LK407", "LK408"),  # test_references_of_offices.py
    *("LK459", "LK460"),  # test_own_pictures.py
    *(f"LK45{n}" for n in range(1, 8)),  # test_checks_text_pictures.py
    *("LK458",),  # tests/security/test_style_attacks.py
    *("LK506", "LK510"),  # test_checks_text_completeness.py
    *("LK517",),  # test_checks_text_known.py, test_checks_seed_contradictions.py
    *("LK518", "LK519"),  # test_nothing_from_silence.py
    *("LK520",),  # test_checks_notes.py
    *("LK530",),  # test_checks_questions.py
    *("LK425", "LK426", "LK440"),  # test_checks_spelling.py
    *("LK427", "LK428", "LK429", "LK430", "LK436", "LK437", "LK449", "LK450"),  # ..._language.py
}


def test_every_rule_of_texts_pictures_and_parts_is_seeded() -> None:
    seeded = {row[0] for row in (*LEFTOVERS, *FALSE, *EMPTIED)}
    seeded |= {code for case in load(DEFECTS) for code in case.codes}
    assert {code for code in RULES if code >= "LK400"} - seeded - ELSEWHERE == set()


# --- acceptance ----------------------------------------------------------------


def test_an_accepted_warning_moves_to_the_accepted_with_its_reason(salinan: Salinan) -> None:
    terima(salinan, "kode: LK114, alasan: Layanan tutup dua minggu.")
    result = check_project(salinan.root)
    assert "LK114" not in codes_of(result.findings)
    (accepted,) = result.accepted
    assert accepted.finding.code == "LK114"
    assert accepted.alasan == "Layanan tutup dua minggu."


def test_an_acceptance_may_be_limited_to_a_part_of_the_data(salinan: Salinan) -> None:
    salinan.ganti("populasi: 39", "populasi: 39\n      minimum_responden: 31")
    terima(salinan, 'kode: LK114, di: "indikator[0]", alasan: Sudah diperiksa.')
    result = check_project(salinan.root)
    assert [a.finding.path for a in result.accepted] == ["indikator[0].pengukuran.tabel"]
    still_open = [f.path for f in result.findings if f.code == "LK114"]
    assert still_open == ["indikator[2].pengukuran.tabel"]


def test_an_acceptance_of_a_number_is_not_one_of_the_number_after_it(salinan: Salinan) -> None:
    """Whoever has accepted Rp525.960.663 has not looked at what is written there later."""
    salinan.ganti("realisasi: 5259606637", "realisasi: 525960663")
    terima(
        salinan,
        "kode: LK265, di: 'pnbp.tahunan[2].realisasi', alasan: Memang kecil., isi: '525960663'",
    )
    assert "LK265" not in codes_of(check_project(salinan.root).findings)

    salinan.ganti("realisasi: 525960663", "realisasi: 515960663")
    found = check_project(salinan.root).findings
    assert "LK265" in codes_of(found)
    (told,) = [f for f in found if f.code == "LK290"]
    assert told.message == "LK265 diterima untuk 525960663, kini di tempat itu 515960663."


def test_a_part_is_not_meant_by_the_beginning_of_its_name(salinan: Salinan) -> None:
    terima(salinan, "kode: LK114, di: indikat, alasan: Salah tempat.")
    assert {"LK114", "LK290"} <= codes_of(check_project(salinan.root).findings)


def test_an_acceptance_that_meets_nothing_becomes_a_hint_at_its_line(salinan: Salinan) -> None:
    terima(salinan, "kode: LK103, alasan: Tidak perlu lagi.")
    (useless,) = [f for f in check_project(salinan.root).findings if f.code == "LK290"]
    assert useless.severity is Severity.HINT
    assert useless.place is not None
    assert useless.place.line == salinan.baris(["kode: LK103"])


def test_an_acceptance_at_a_wrong_place_is_told_the_right_one(salinan: Salinan) -> None:
    known = next(f for f in check_project(salinan.root).findings if f.severity is Severity.WARNING)
    terima(salinan, f"kode: {known.code}, di: survei-ikm-2023.csv, alasan: Salah tempat.")
    (useless,) = [f for f in check_project(salinan.root).findings if f.code == "LK290"]
    assert f"`{known.path}`" in useless.suggestion


def test_an_error_cannot_be_accepted(salinan: Salinan) -> None:
    salinan.ganti("kinerja: 2023-12-31", "kinerja: 2024-12-31")
    where = "di: dokumen.batas_data.kinerja"
    result = check_project(terima(salinan, f"kode: LK223, {where}, alasan: Biar saja.").root)
    assert {"LK223", "LK291"} <= codes_of(result.findings)
    assert result.accepted == ()


def test_a_doubtful_error_is_accepted_only_where_it_stands(salinan: Salinan) -> None:
    quoted = "visi: 'Kata beliau, [kantor ini] melayani dengan hati.'"
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    vision = re.search(r"^  visi: >-\n(?:    .*\n)+", text, re.MULTILINE)
    assert vision
    (salinan.root / DATA).write_text(text.replace(vision[0], f"  {quoted}\n"), encoding="utf-8")
    for where, accepted in (("", 0), (", di: renstra.visi", 1)):
        terima(salinan, f"kode: LK400{where}, alasan: Kutipan.")
        result = check_project(salinan.root)
        assert len([one for one in result.accepted if one.finding.code == "LK400"]) == accepted
        assert ("LK291" in codes_of(result.findings)) is not bool(accepted)
        assert "LK400" in codes_of(result.findings) or accepted
        salinan.ganti(f"diterima:\n  - {{kode: LK400{where}, alasan: Kutipan.}}\n", "")


@pytest.mark.parametrize("entry", ["kode: LK114", "kode: LK114, alasan: ''"])
def test_an_acceptance_needs_a_reason(salinan: Salinan, entry: str) -> None:
    assert codes_of(check_project(terima(salinan, entry).root).findings) == {"LK012"}


# --- missing values ------------------------------------------------------------


def _optional(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where a value may be missing: optional fields, and the cells of monthly tables."""
    if isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            if not field.is_required():
                yield (*path, name)
            yield from _optional(getattr(node, name), (*path, name))
    elif isinstance(node, tuple):
        monthly = len(node) == 12 and not isinstance(node[0], BaseModel)
        for number, item in enumerate(node):
            if monthly:
                yield (*path, number)
            yield from _optional(item, (*path, number))
    elif isinstance(node, dict):
        yield from ((*path, key) for key in node)


@cache
def _sample() -> tuple[Project, tuple[tuple[str | int, ...], ...]]:
    project = load_project(SAMPLE)
    return project, tuple(_optional(project.laporan))


def _plain(node: Any) -> Any:
    """The data with lists in place of tuples, so that cells can be emptied."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, tuple) else node


def _without(laporan: Laporan, paths: list[tuple[str | int, ...]]) -> Laporan:
    """The report with the values at `paths` missing."""
    data = _plain(laporan.model_dump())
    for *above, last in paths:
        node: Any = data
        for step in above:
            inside = isinstance(node, list) or (isinstance(node, dict) and step in node)
            node = node[step] if inside else None
        if isinstance(node, list) or (node and above[-1:] == ["komponen"]):
            node[last] = None
        elif isinstance(node, dict):
            node.pop(last, None)
    return Laporan.model_validate(data)


@settings(max_examples=draws(60), suppress_health_check=[HealthCheck.too_slow])
@examples(st.data())
def test_no_rule_fails_whatever_is_missing(data: st.DataObject) -> None:
    project, optional = _sample()
    paths = data.draw(st.lists(st.sampled_from(optional), min_size=1, max_size=40, unique=True))
    try:
        laporan = _without(project.laporan, paths)
    except ValidationError:  # a value that may be missing in one kind of measurement only
        return
    poorer = Project(project.root, project.data_file, laporan, project.places)
    result = check(poorer, measure(laporan))
    assert all(isinstance(finding, Finding) for finding in result.findings)


def test_a_report_with_nothing_optional_can_be_checked() -> None:
    project, optional = _sample()
    laporan = _without(project.laporan, [path for path in optional if len(path) == 1])
    poorer = Project(project.root, project.data_file, laporan, project.places)
    found = check(poorer, measure(laporan)).findings
    assert laporan.pegawai is None
    assert laporan.smart is None
    assert "LK114" in codes_of(found)


# --- formats -------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status and standard output of a command."""
    status = main(["check", *arguments])
    return status, capsys.readouterr().out


def _codes(salinan: Salinan) -> set[str]:
    return {finding.code for finding in check_project(salinan.root).findings}


def test_sums_that_differ_by_their_sources_are_accepted_one_by_one(salinan: Salinan) -> None:
    """A return of spending may be in one source and not in the other: the office knows."""
    salinan.ganti("realisasi: 2257292623", "realisasi: 2257292000")
    (found,) = (f for f in check_project(salinan.root).findings if f.code == "LK102")
    terima(salinan, "kode: LK102, alasan: Pengembalian belanja.")
    assert "LK102" in _codes(salinan)
    salinan.ganti("kode: LK102,", f"kode: LK102, di: '{found.path}',")
    assert "LK102" not in _codes(salinan)


def test_text_lists_the_accepted_after_the_open_ones(
    salinan: Salinan, capsys: pytest.CaptureFixture[str]
) -> None:
    terima(salinan, "kode: LK114, alasan: Layanan tutup dua minggu.")
    status, out = run(capsys, str(salinan.root))
    assert status == 0
    opened, accepted = out.split("Diterima kantor:")
    assert "LK113" in opened
    assert "LK114" not in opened
    assert "Alasan: Layanan tutup dua minggu." in accepted
    assert any(line.endswith(", 1 diterima.") for line in accepted.splitlines())


def test_json_holds_the_accepted_with_their_reason(
    salinan: Salinan, capsys: pytest.CaptureFixture[str]
) -> None:
    terima(salinan, "kode: LK114, alasan: Layanan tutup dua minggu.")
    _, out = run(capsys, str(salinan.root), "--format", "json")
    data = json.loads(out)
    (accepted,) = data["accepted"]
    assert (accepted["code"], accepted["reason"]) == ("LK114", "Layanan tutup dua minggu.")
    assert accepted["line"] == salinan.baris(["Responden"], IKM)
    assert sum(data["summary"].values()) == len(data["findings"])


def test_github_annotations_carry_file_line_and_escaped_text(
    salinan: Salinan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    salinan.ganti("Eselon V\n          jumlah: 8", "Eselon V\n          jumlah: 9")
    monkeypatch.chdir(salinan.root)
    status, out = run(capsys, "--format", "github")
    assert status == 0
    lines = out.splitlines()
    at = salinan.baris(["nama: Status kepegawaian"])
    (staff,) = [line for line in lines if "LK141" in line]
    assert re.match(rf"::warning file={DATA},line={at},col=\d+,title=LK141::Pegawai", staff)
    (absorption,) = [line for line in lines if "LK105" in line]
    assert "98,21%25" in absorption
    kinds = {line.split()[0] for line in lines}
    assert kinds == {"::warning", "::notice"}


def test_a_check_loads_neither_charts_nor_word() -> None:
    heavy = ("matplotlib", "docx", "weasyprint", "lkjip_docgen.pdf", "ruamel.yaml")
    code = (
        "import sys\n"
        "from lkjip_docgen.cli import main\n"
        f"main(['check', {str(SAMPLE)!r}])\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# --- documentation -------------------------------------------------------------


def _entries() -> dict[str, tuple[str, str]]:
    """Title and text of every entry by its code."""
    text = DOCS.read_text(encoding="utf-8")
    found = re.findall(r"^### (LK\d{3}) (.+)\n((?:(?!^##).*\n?)*)", text, re.MULTILINE)
    assert len(found) == len({code for code, _, _ in found})
    return {code: (title, body) for code, title, body in found}


PARTS = ("Mengapa penting", "Dasar", "Cara memperbaiki", "Cara menerima")


def _rows() -> dict[str, str]:
    """Every code of the tables with what they say that it means."""
    rows = re.findall(r"^\| (LK\d{3}) \| (.+?) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len({code for code, _ in rows})
    return dict(rows)


def test_the_page_tells_of_every_code_once_and_in_the_words_of_the_registry() -> None:
    entries = {code: title for code, (title, _) in _entries().items()}
    rows = _rows()
    assert not entries.keys() & rows.keys()
    assert rows | entries == {
        code: meaning if code in rows else meaning.rstrip(".")
        for code, meaning in meanings().items()
    }


def test_the_codes_of_data_and_rules_have_an_entry_and_not_only_a_row() -> None:
    assert {code for code in _rows() if code < "LK300"} == set()
    assert RULES.keys() <= _entries().keys()


@pytest.mark.parametrize("code", sorted(_entries()))
def test_an_entry_has_its_four_parts(code: str) -> None:
    _, body = _entries()[code]
    found = dict(re.findall(r"^\*\*(.+?)\*\* (.+)$", body, re.MULTILINE))
    assert tuple(found) == PARTS
    assert all(text.rstrip().endswith(".") for text in found.values())


def test_only_what_can_be_accepted_is_said_to_be() -> None:
    entries = _entries()
    for code, rule in RULES.items():
        refused = "Tidak dapat diterima" in entries[code][1]
        assert refused is (rule.severity is Severity.ERROR and not rule.acceptable), code


def test_the_quantities_that_the_guide_names_exist() -> None:
    """KODE, TAHUN and BULAN stand for an indicator, a year and a month of the samples."""
    text = DOCS.read_text(encoding="utf-8").split("| besaran | isinya |")[1].split("\n\n")[0]
    named = set()
    for row in re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE):
        first, *others = re.findall(r"`(.+?)`", row)
        named |= {first, *(first.rpartition(".")[0] + other for other in others)}
    known = set()
    for folder in SAMPLE.parent.glob("*/laporan.yaml"):
        for path in measure(load_project(folder).laporan).quantities():
            general = re.sub(r"(?<=^indikator\.)(?!rata_rata)[\w-]+", "KODE", path)
            general = re.sub(r"\b20\d\d\b", "TAHUN", general)
            known.add(re.sub(rf"\b(?:{'|'.join(MONTHS_SHORT)})\b", "BULAN", general, flags=re.I))
    assert len(named) > 20
    assert named <= known
