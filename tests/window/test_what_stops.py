"""What is missing stops no check; what keeps a draft from being made is said, with its address."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from window_on_trial import Browser

from lkjip_docgen.checks import LEFT
from lkjip_docgen.filling import Workspace
from lkjip_docgen.forms import asked_in
from lkjip_docgen.jobs import Preview, create_for
from lkjip_docgen.model import CARA
from lkjip_docgen.new_office import identity_of
from lkjip_docgen.place import Number
from lkjip_docgen.source import steps
from lkjip_docgen.window.opened import Opened
from lkjip_docgen.window.standing import standing
from lkjip_docgen.window.window import Window

WAY = ("indikator", 0, "pengukuran")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": "Kantor Imigrasi Kelas II Wanasari", "tahun": 2025}), root)
    return root


def choose(root: Path, way: str) -> None:
    """Choose another way of measuring, as the form does it."""
    Workspace(root).set(WAY, {"jenis": way})


def found_in(root: Path) -> set[tuple[str, str]]:
    preview = Preview(root)
    preview.renew()
    found = preview.check()
    assert found is not None
    assert preview.is_sound
    return {(each.finding.code, each.finding.path) for each in found}


def opened_in(window: Window, root: Path) -> Opened:
    """The project in the window, as it is when it was looked at."""
    project = window.open(root)
    project.close()
    project.live.preview.renew()
    project._check()
    return project


@pytest.mark.parametrize("way", CARA)
def test_all_else_is_checked_whatever_a_way_of_measuring_lacks(office: Path, way: str) -> None:
    before = found_in(office)
    choose(office, way)

    now = found_in(office)

    lost = {(code, path) for code, path in before - now if not path.startswith("indikator[0]")}
    assert not lost
    assert {code for code, _ in now} >= {LEFT, "LK511"}


def test_what_keeps_a_draft_from_being_made_is_said(
    browser: Browser, window: Window, office: Path
) -> None:
    project = opened_in(window, office)
    before = project.standing()
    assert not before.stops
    choose(office, "survei_bulanan")
    project.look()
    project.live.preview.renew()
    project._check()

    now = project.standing()
    section = project.section("pengukuran")
    assert section is not None
    measured = section.groups[0].items[0].title
    pages = {
        name: browser.get(browser.page("p", project.key, name)).text
        for name in ("kerjakan", "temuan")
    }

    assert {each.finding.path for each in now.stops} >= {
        "indikator[0].pengukuran.skala_hasil",
        "indikator[0].pengukuran.tabel",
    }
    assert "draf sudah dapat dibuat" not in pages["kerjakan"]
    for text in pages.values():
        assert "Draf belum dapat dibuat" in text
        assert "/isi/pengukuran#indikator[0].pengukuran.skala_hasil" in text
        assert f"Pengukuran dan realisasi › {measured} › Rentang indeks" in text
    assert "Tidak ada temuan" not in pages["temuan"]
    assert len(now.notes) == len(before.notes)
    assert now.answered <= before.answered
    ticked = {each.id for each in now.chapters if each.done}
    assert ticked <= {each.id for each in before.chapters if each.done}


def test_a_check_that_could_not_go_on_is_never_green(
    browser: Browser, window: Window, office: Path
) -> None:
    project = opened_in(window, office)
    notes = project.standing().notes
    project.workspace.drop(("dokumen",))
    project.live.preview.renew()
    project._check()

    now = project.standing()
    text = browser.get(browser.page("p", project.key, "temuan")).text

    assert not now.whole
    assert now.notes == notes
    assert not any(each.done for each in now.chapters)
    assert "Belum dapat diperiksa seluruhnya" in text
    assert "Tidak ada temuan" not in text


def test_a_complete_report_is_clean_of_stops(window: Window, tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "sample_data" / "dinkes-teluk-cendana-2025"
    root = Path(shutil.copytree(sample, tmp_path / "contoh"))

    assert opened_in(window, root).standing().stops == ()


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("ada.png", True),
        ("belum ada.png", False),
        ("../luar.png", False),
        ("rusak.png", False),
        ("naskah.txt", False),
    ],
)
def test_only_a_picture_that_can_be_seen_is_asked_for(
    browser: Browser, window: Window, office: Path, name: str, seen: bool
) -> None:
    Image.new("RGB", (4, 3)).save(office / "ada.png")
    (office / "rusak.png").write_bytes(b"bukan gambar")
    (office / "naskah.txt").write_text("naskah", encoding="utf-8")
    project = opened_in(window, office)
    project.workspace.set(("kantor", "wilayah_kerja", "peta"), name)

    page = browser.get(browser.page("p", project.key, "isi", "kantor"))

    assert page.status_code == 200
    assert ('alt="Gambar Peta' in page.text) is seen


def test_what_is_typed_counts_at_once_and_waits_for_its_mark(window: Window, office: Path) -> None:
    """In a part that the program prepared; before the first check nothing is called done."""
    project = opened_in(window, office)
    before = {each.id: each for each in project.standing().chapters}
    section = project.section("pengukuran")
    assert section is not None
    empty = next(id for id, state in asked_in(section) if not state.answered)
    project.workspace.set(steps(empty), Number(3))
    now = {each.id: each for each in project.standing().chapters}
    blind = standing(project.sections(), (), project.places(), known=False)

    assert now["pengukuran"].answered == before["pengukuran"].answered + 1
    assert now["pengukuran"].unmarked == before["pengukuran"].unmarked + 1
    assert blind.answered == project.standing().answered
    assert not any(each.done for each in blind.chapters)
