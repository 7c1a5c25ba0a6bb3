"""What the window says of findings: names of fields, and nothing that only a data file knows."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest
from window_on_trial import Browser

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as data_codes
from lkjip_docgen.forms import FormSection, asked_in, new_item, sections_of
from lkjip_docgen.jobs import AtField, Preview, create_for
from lkjip_docgen.new_office import identity_of
from lkjip_docgen.place import Place
from lkjip_docgen.source import load_sound_part
from lkjip_docgen.window.finding_places import FindingPlaces
from lkjip_docgen.window.finding_words import FindingWords
from lkjip_docgen.window.said import Said
from lkjip_docgen.window.standing import Standing, standing

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data").glob("*/laporan.yaml"))
OFFICES = (
    "Kantor Imigrasi Kelas II Non TPI Wanasari",
    "Dinas Perhubungan Kabupaten Wanasari",
    "Lembaga Pemasyarakatan Kelas IIA Wanasari",
)
OF_FILES = re.compile(
    r"\b[a-z]+_[a-z_]+\b|`|--\w|tanda #|YAML|[Kk]unci\b|folder proyek|nama berkas"
    r"|[Bb]aris \d|berkas data|menjorok|tanda hubung dan spasi|BELUM DIISI|PERIKSA\b|\[\]"
    r"|[Ss]alin (?:bagian|sasaran)|[Hh]apus bagian ini|\((?:langsung|cacah)\)"
)
"""Keys, signs, lines and options, which nobody sees in the window."""

OF_PROGRAMS = re.compile(r"\b[A-Z]\w+\([a-z_]+=|\b(?:Decimal|Number|Place|date)\(|\bNone\b|<class")


class Told:
    """What the window says of a project."""

    def __init__(self, root: Path) -> None:
        preview = Preview(root)
        preview.renew()
        self.places = FindingPlaces(sections_of(Workspace(root).data, root))
        found = preview.check(self.places.ids)
        assert found is not None
        self.found: tuple[AtField, ...] = found
        self.say = FindingWords(self.places, lambda *steps: "/".join(steps))

    @property
    def standing(self) -> Standing:
        return standing(self.places.sections, self.found, self.places, known=True)

    def sentences(self) -> Iterator[str]:
        for each in self.found:
            said = self.say(each)
            yield f"{each.finding.code}: {said.message.striptags()}"
            yield f"{each.finding.code}: {said.remedy.striptags()}"


@pytest.fixture(params=SAMPLES, ids=lambda file: file.parent.name)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param.parent, tmp_path / "kantor"))


def is_fit(sentence: str) -> bool:
    return not (OF_FILES.search(sentence) or OF_PROGRAMS.search(sentence))


def unfit(root: Path) -> list[str]:
    return [each for each in Told(root).sentences() if not is_fit(each)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Kode itu sudah dipakai pada baris 12.", "Kode itu sudah dipakai pada isian lain."),
        ("Sudah ditulis pada baris 3, kolom 5.", "Sudah ditulis pada isian lain."),
        ("Tidak sama (baris 7).", "Tidak sama."),
        ("Kosong pada baris 13, kolom Jan.", "Kosong pada baris 13, kolom Jan."),
        ("Kosong pada baris 3 tabel.", "Kosong pada baris 3 tabel."),
        ("Tertulis “lihat pada baris 3”.", "Tertulis “lihat pada baris 3”."),
    ],
)
def test_a_line_of_the_file_is_another_field(sentence: str, said: str) -> None:
    say = Said(FindingPlaces(()), lambda *steps: "/".join(steps))
    assert say.plain(sentence) == said


def test_of_a_sound_report(office: Path) -> None:
    assert unfit(office) == []


@pytest.mark.parametrize("seed", range(2))
def test_of_a_report_with_much_left_empty(office: Path, seed: int) -> None:
    change_values(office, random.Random(seed), "", 0.3)
    assert unfit(office) == []


@pytest.mark.parametrize("value", ["kira-kira", "{aneh: 1}", "[1, 2]", "2024-02-30"])
def test_of_a_report_with_values_of_a_wrong_form(office: Path, value: str) -> None:
    change_values(office, random.Random(value), value, 0.08)
    assert unfit(office) == []


def test_of_items_that_were_just_added(office: Path) -> None:
    workspace = Workspace(office)
    for key in ("pembinaan", "inovasi", "indikator", "pejabat", "lampiran", "bagian_tambahan"):
        workspace.add((key,), new_item(workspace.data, office, (key,)).value)
    told = Told(office)
    assert [each for each in told.sentences() if not is_fit(each)] == []
    assert load_sound_part(office).errors
    assert told.standing.errors == 0, "a field that is still empty says so itself"
    assert told.standing.missing


@pytest.mark.parametrize("nama", OFFICES)
def test_of_a_new_office(tmp_path: Path, nama: str) -> None:
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": nama, "tahun": 2025}), root)
    told = Told(root)
    assert [each for each in told.sentences() if not is_fit(each)] == []
    counted = told.standing
    assert counted.missing == len(unanswered(told.places.sections))
    assert counted.notes
    assert counted.unmarked
    assert not any(chapter.done for chapter in counted.chapters if chapter.notes)
    assert counted.errors == 0


@pytest.mark.parametrize("nama", OFFICES)
def test_what_the_program_prepared_is_not_counted_as_looked_at(tmp_path: Path, nama: str) -> None:
    """Kinds of spending and sources of funds stand there already, without a figure."""
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": nama, "tahun": 2025}), root)
    spending = next(each for each in Told(root).standing.chapters if each.id == "belanja")

    assert spending.answered
    assert spending.answered - spending.unmarked <= 1, "but that there is a budget at all"


def test_the_page_of_what_is_missing_names_as_much_as_is_counted(
    browser: Browser, tmp_path: Path
) -> None:
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": OFFICES[0], "tahun": 2025}), root)
    opened = browser.window.open(root)
    page = browser.get(browser.page("p", opened.key, "kurang")).text

    named = re.findall(r'<li><a href="[^"#]*#([^"]+)">', page)
    assert sorted(map(unescape, named)) == sorted(unanswered(opened.sections()))
    assert f"{len(named)} isian belum dijawab" in page


def unanswered(sections: Iterable[FormSection]) -> list[str]:
    """The ids of what has no answer."""
    return [id for each in sections for id, state in asked_in(each) if not state.answered]


def ends(lines: list[str], number: int) -> bool:
    """Whether the value of a line ends with it."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return indent(below) <= indent(lines[number].replace("- ", "  ", 1))


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def change_values(root: Path, chance: random.Random, value: str, share: float) -> None:
    """Put something else in the place of some values, but for what the whole report hangs on."""
    file = root / "laporan.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines.index("organisasi:\n")
    for number, line in enumerate(lines[start:], start):
        key, colon, old = line.partition(": ")
        simple = (
            colon and old.strip() and not set("{}[]|>&#\"'") & set(line) and ends(lines, number)
        )
        free = key.strip(" -") not in ("tahun", "kode", "jenis", "profil")
        if simple and free and chance.random() < share:
            lines[number] = f"{key}: {value}\n"
    file.write_text("".join(lines), encoding="utf-8")
    load_sound_part(root)


def test_a_cell_of_a_workbook_is_named_and_keeps_its_remedy(tmp_path: Path) -> None:
    """It is no field of the window: what is wrong in it is mended in Excel."""
    say = FindingWords(FindingPlaces(()), lambda *steps: "/".join(steps))
    finding = problem(
        data_codes.ANGKA_RANCU,
        "Angka `98.415` rancu: ribuan atau desimal?",
        Place(str(tmp_path / "laporan.xlsx"), cell="Pengukuran!Y6"),
        "Tulis 98,415 untuk desimal, atau 98415.",
    ).findings[0]

    said = say(AtField("", finding))

    assert said.message.striptags() == (
        "Lembar Pengukuran, sel Y6: Angka 98.415 rancu: ribuan atau desimal?"
    )
    assert said.remedy.striptags() == "Tulis 98,415 untuk desimal, atau 98415."


def test_items_of_a_list_are_told_as_they_are_typed() -> None:
    said = Said(FindingPlaces(()), lambda *steps: "/".join(steps))

    told = said("Tulis predikatnya: `indikator[0].pengukuran.urutan: [D, C, CC]`.").striptags()

    assert told.endswith("D, C, CC (satu butir tiap baris).")
    assert "[" not in told
