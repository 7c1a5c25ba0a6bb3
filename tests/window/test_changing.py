"""What pages change, one part at a time, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from window_on_trial import Browser

from lkjip_docgen.forms import FormGroup, sections_of
from lkjip_docgen.jobs import create_for
from lkjip_docgen.new_office import identity_of


class Office:
    """A new office that is open in the window."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser = browser
        self.folder = folder
        self.opened = browser.window.open(folder)
        self.address = browser.page("p", self.opened.key, "ubah")

    def change(self, **facts: object):
        version = self.opened.version
        more = {"versi": version, "sejak": version, "saya": "uji"}
        return self.browser.change(self.address, {**more, **facts})

    @property
    def data(self) -> dict:
        return yaml.safe_load((self.folder / "laporan.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Office:
    folder = tmp_path / "kantor"
    create_for(identity_of({"nama": "Kantor Imigrasi Kelas I TPI Uji", "tahun": 2025}), folder)
    return Office(browser, folder)


def test_a_placeholder_is_no_conflict(office: Office) -> None:
    """What a new file says in place of a required text is shown as an empty field."""
    text = (office.folder / "laporan.yaml").read_text(encoding="utf-8")
    fields = [
        field
        for section in sections_of(office.opened.data, office.folder)
        for group in section.groups
        for field in group.fields
        if field.required and not field.text and field.kind == "teks" and not field.choices
    ]
    assert "[BELUM DIISI" in text
    first = fields[0]
    section = office.opened.places().spot(first.id).section
    answer = office.change(aksi="isi", bagian=section, id=first.id, nilai="Kota Uji", tadi="")
    assert answer.status_code == 200, answer.text


def test_every_list_takes_its_first_item(office: Office) -> None:
    tried = 0
    for section in sections_of(office.opened.data, office.folder):
        for group in _lists(section.groups):
            if not group.can_add or group.file:
                continue
            answer = office.change(aksi="tambah", bagian=section.id, id=group.id)
            assert answer.status_code == 200, (group.id, answer.text)
            index = office.opened.index(section.id)
            assert index is not None
            found = index.list(group.id)
            assert len(found.items or found.rows) == len(group.items or group.rows) + 1, group.id
            assert office.change(aksi="urung", bagian=section.id).status_code == 200
            tried += 1
    assert tried > 10


def _lists(groups: tuple[FormGroup, ...]) -> list[FormGroup]:
    return [group for group in groups if group.kind != "form"]


def test_a_change_of_what_has_moved_is_refused(office: Office) -> None:
    office.change(aksi="tambah", bagian="dasar", id="landasan_hukum")
    answer = office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]", sejak=1)
    assert answer.status_code == 422
    assert "dipindah" in answer.json()["masalah"][0]["pesan"]


@pytest.mark.parametrize(
    "facts",
    [
        {"aksi": "isi", "bagian": "kantor", "id": "pejabat"},
        {"aksi": "isi", "bagian": "tidak-ada", "id": "kantor.nama"},
        {"aksi": "hancurkan", "bagian": "kantor", "id": "kantor.nama"},
        {"aksi": "isi", "bagian": "kantor", "id": ["kantor"]},
        {"aksi": "sel", "bagian": "dasar", "id": "landasan_hukum", "sel": "x"},
        {"aksi": "pindah", "bagian": "dasar", "id": "landasan_hukum"},
        {},
    ],
)
def test_what_no_page_sends_changes_nothing(office: Office, facts: dict[str, object]) -> None:
    before = (office.folder / "laporan.yaml").read_bytes()
    assert office.change(**facts).status_code == 422
    assert (office.folder / "laporan.yaml").read_bytes() == before


def test_a_file_that_was_mended_elsewhere_is_not_written_over(office: Office) -> None:
    file = office.folder / "laporan.yaml"
    before = file.read_bytes()
    address = office.address.replace("/ubah", "/naskah")
    answer = office.browser.change(address, {"naskah": "kantor: {}"})
    assert answer.status_code == 200
    assert file.read_bytes() == before
