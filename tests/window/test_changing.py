"""What pages change, one part at a time, and what is refused."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image
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


def test_an_item_that_moved_meanwhile_is_the_one_that_is_removed(office: Office) -> None:
    items = office.data["landasan_hukum"]
    before = office.opened.version
    office.change(aksi="pindah", bagian="dasar", id="landasan_hukum[0]", nilai=1)
    answer = office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]", sejak=before)
    assert answer.status_code == 200, answer.text
    assert office.data["landasan_hukum"] == items[1:]


def test_a_change_of_what_is_gone_is_refused(office: Office) -> None:
    before = office.opened.version
    office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]")
    answer = office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]", sejak=before)
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


def saved_by_an_editor(office: Office, old: str, new: str) -> None:
    file = office.folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def with_two_laws(office: Office) -> int:
    """Two items in the list of laws have names to know them by; the version that shows them."""
    laws = office.data["landasan_hukum"]
    for number, name in enumerate(("Peraturan A", "Peraturan B")):
        facts = {"id": f"landasan_hukum[{number}].nama", "tadi": laws[number]["nama"]}
        answer = office.change(aksi="isi", bagian="dasar", nilai=name, **facts)
        assert answer.status_code == 200, answer.text
    return office.opened.version


def test_typing_while_an_editor_saves_something_else_is_written(office: Office) -> None:
    seen = with_two_laws(office)
    saved_by_an_editor(office, "nama: Peraturan A", "nama: Peraturan C")
    facts = {"aksi": "isi", "bagian": "kantor", "id": "kantor.nama"}
    shown = office.data["kantor"]["nama"]
    answer = office.change(**facts, nilai="Kantor Uji", tadi=shown, sejak=seen)
    assert answer.status_code == 200, answer.text
    assert office.data["kantor"]["nama"] == "Kantor Uji"
    assert office.data["landasan_hukum"][0]["nama"] == "Peraturan C"


def test_typing_follows_its_item_that_an_editor_moves(office: Office) -> None:
    seen = with_two_laws(office)
    shown = office.data["landasan_hukum"][1]["tentang"]
    file = office.folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    first, second, third = (
        found.start() for found in list(re.finditer(r" *- nama: Per", text))[:3]
    )
    swapped = text[:first] + text[second:third] + text[first:second] + text[third:]
    file.write_text(swapped, encoding="utf-8")
    assert office.data["landasan_hukum"][0]["nama"] == "Peraturan B"

    id = "landasan_hukum[1].tentang"
    facts = {"id": id, "tadi": shown, "nilai": "Tentang B", "sejak": seen}
    answer = office.change(aksi="isi", bagian="dasar", **facts)
    assert answer.status_code == 200, answer.text
    told = {each["nama"]: each["tentang"] for each in office.data["landasan_hukum"]}
    assert told["Peraturan B"] == "Tentang B"
    assert told["Peraturan A"] != "Tentang B"


def test_the_same_field_changed_by_an_editor_is_a_conflict(office: Office) -> None:
    seen = with_two_laws(office)
    saved_by_an_editor(office, "nama: Peraturan A", "nama: Peraturan Penyunting")
    id = "landasan_hukum[0].nama"
    answer = office.change(
        aksi="isi", bagian="dasar", id=id, nilai="Peraturan Saya", tadi="Peraturan A", sejak=seen
    )
    assert answer.status_code == 422
    [conflict] = office.opened.workspace.conflicts
    assert (conflict.mine, conflict.theirs) == ("Peraturan Saya", "Peraturan Penyunting")


def test_a_conflict_keeps_its_name_where_items_went(office: Office) -> None:
    seen = with_two_laws(office)
    id = "landasan_hukum[1].tentang"
    facts = {"id": id, "nilai": "B saya", "tadi": "lain dari yang ada", "sejak": seen}
    assert office.change(aksi="isi", bagian="dasar", **facts).status_code == 422
    office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]")

    page = office.browser.get(office.browser.page("p", office.opened.key, "isi", "dasar")).text
    title = re.search(r'class="pertentangan".*?<strong>(.*?)</strong>', page, re.DOTALL)
    assert title is not None
    assert "Peraturan B" in title[1]


def pasted(office: Office, section: str, id: str, cells: list[list[str]], **more: int):
    at = {"baris": 0, "lajur": 0, **more}
    return office.change(aksi="sel", bagian=section, id=id, sel=cells, **at)


def test_columns_beyond_the_edge_are_told_and_blank_ones_dropped(office: Office) -> None:
    with_two_laws(office)
    row = ["Peraturan", "Tentang", "lebih"]
    answer = pasted(office, "dasar", "landasan_hukum", [row])
    assert answer.status_code == 422
    assert "kolom" in answer.json()["masalah"][0]["pesan"]
    answer = pasted(office, "dasar", "landasan_hukum", [["Peraturan", "Tentang", ""], ["", "", ""]])
    assert answer.status_code == 200
    assert office.data["landasan_hukum"][0]["tentang"] == "Tentang"


@pytest.mark.parametrize(
    "facts", [{"aksi": "nihil"}, {"aksi": "tidak-berlaku", "nilai": "Tidak ada."}], ids=str
)
def test_what_others_filled_in_meanwhile_is_not_said_to_be_nothing(
    office: Office, facts: dict[str, str]
) -> None:
    with_two_laws(office)
    before = office.data
    answer = office.change(bagian="dasar", id="landasan_hukum", **facts)
    assert answer.status_code == 422
    assert "diisi di tempat lain" in answer.json()["masalah"][0]["pesan"]
    assert office.data == before


def test_only_lists_are_said_to_have_nothing(office: Office) -> None:
    before = office.data
    assert office.change(bagian="kantor", aksi="nihil", id="kantor").status_code == 422
    assert office.data == before


@pytest.mark.parametrize("place", [{"baris": -1}, {"lajur": -1}, {"sejak": -1}])
def test_places_below_nothing_are_refused(office: Office, place: dict[str, int]) -> None:
    with_two_laws(office)
    before = office.data
    assert pasted(office, "dasar", "landasan_hukum", [["X"]], **place).status_code == 422
    assert office.data == before


def test_a_fault_of_the_program_is_told_calmly(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("rusak")

    monkeypatch.setattr(office.opened.workspace, "undo", broken)
    answer = office.change(aksi="urung", bagian="kantor")
    assert answer.status_code == 500
    assert "Isian yang sudah tersimpan tetap ada" in answer.json()["masalah"][0]["saran"]
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told


def test_a_preview_asked_for_with_a_version_of_thousands_of_digits(office: Office) -> None:
    address = office.address.replace("/ubah", "/pratinjau/sejak")
    assert office.browser.get(f"{address}?versi={'9' * 5000}").status_code == 200


def test_too_much_in_pieces_without_a_length_is_refused_in_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lkjip_docgen.window.guard.LARGEST", 1000)
    address = office.address.replace("/ubah", "/berkas")
    headers = {"origin": office.browser.window.session.origin, "x-lkjip": "1"}
    pieces = (b"x" * 600 for _ in range(4))
    answer = office.browser.post(f"{address}?isian=a&bagian=b", content=pieces, headers=headers)
    assert answer.status_code == 413
    assert "terlalu besar" in answer.json()["masalah"][0]["pesan"]


def test_a_field_is_found_again_while_others_save(office: Office) -> None:
    """An editor saves another field while one is typed: what was typed is written."""
    before = office.opened.version
    file = office.folder / "laporan.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# catatan penyunting\n", encoding="utf-8")
    office.opened.look()
    assert office.opened.version > before

    facts = {"aksi": "isi", "bagian": "kantor", "id": "kantor.alamat", "tadi": ""}
    answer = office.change(**facts, nilai="Jalan Uji 1", versi=before, sejak=before)

    assert answer.status_code == 200, answer.text
    assert office.data["kantor"]["alamat"] == "Jalan Uji 1"


def test_a_field_is_followed_to_where_its_item_went(office: Office) -> None:
    """Another window moves an item while a field of it is typed."""
    items = office.data["landasan_hukum"]
    before = office.opened.version
    seen = {"versi": before, "sejak": before}
    office.change(aksi="pindah", bagian="dasar", id="landasan_hukum[0]", nilai=1)

    facts = {"aksi": "isi", "bagian": "dasar", "id": "landasan_hukum[0].tentang"}
    answer = office.change(**facts, nilai="Yang baru", tadi=items[0]["tentang"], **seen)

    assert answer.status_code == 200, answer.text
    assert office.data["landasan_hukum"][1] == {**items[0], "tentang": "Yang baru"}
    assert office.data["landasan_hukum"][0] == items[1]


def test_a_field_of_an_item_that_was_removed_is_refused(office: Office) -> None:
    before = office.opened.version
    seen = {"versi": before, "sejak": before}
    office.change(aksi="hapus", bagian="dasar", id="landasan_hukum[0]")
    items = office.data["landasan_hukum"]

    facts = {"aksi": "isi", "bagian": "dasar", "id": "landasan_hukum[0].tentang"}
    answer = office.change(**facts, nilai="Yang baru", tadi="", **seen)

    assert answer.status_code == 422
    assert office.data["landasan_hukum"] == items


@pytest.mark.parametrize(
    ("cells", "left"),
    [([["1", "2", "3", "4"]], 2), ([["1"]] * 9, 0)],
    ids=["to the right", "downwards"],
)
def test_a_paste_beyond_the_edge_of_a_table_is_refused_as_a_whole(
    office: Office, cells: list[list[str]], left: int
) -> None:
    tables = [
        (section.id, group)
        for section in office.opened.sections()
        for group in section.groups
        if group.kind == "grid" and group.rows and not group.can_add and not group.file
    ]
    before = office.data
    section, group = tables[0]

    facts = {"aksi": "sel", "bagian": section, "id": group.id, "baris": 0, "lajur": left}
    answer = office.change(**facts, sel=cells)

    assert answer.status_code == 422, answer.text
    assert "melewati tepi tabel" in answer.json()["masalah"][0]["pesan"]
    assert office.data == before


def dropped(office: Office, field: str, name: str, content: bytes) -> str:
    """What the data say once a file fell on a field."""
    section = office.opened.places().spot(field).section
    address = office.address.replace("/ubah", "/berkas")
    headers = {"origin": office.browser.window.session.origin, "x-lkjip": "1"}
    query = f"?isian={field}&bagian={section}&nama={name}"
    answer = office.browser.post(address + query, content=content, headers=headers)
    return answer.text if answer.status_code == 422 else ""


def test_a_pdf_and_a_table_fall_on_their_fields(office: Office) -> None:
    office.opened.workspace.add(("lampiran",), {"judul": "Surat tugas", "berkas": None})
    table = b"bulan;anggaran;pelaksanaan\nJanuari;1;2\n"
    buffer = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(buffer)

    assert not dropped(office, "lampiran[0].berkas", "Surat.pdf", buffer.getvalue())
    assert not dropped(office, "emonev.tabel", "Monev 2025.csv", table)
    assert "bukan tabel" in dropped(office, "emonev.tabel", "Monev.docx", table)
    assert office.data["lampiran"][0]["berkas"] == "dokumen/surat.pdf"
    assert office.data["emonev"]["tabel"] == "monev-2025.csv"


def test_pictures_fall_one_after_the_other_on_a_field_for_several(office: Office) -> None:
    """Each is one more of the list, and one that is there already stands there once."""
    figure = {"judul": "Pemungutan suara", "berkas": [], "keterangan": []}
    office.opened.workspace.add(
        ("bagian_tambahan",),
        {"judul": "Pemungutan", "dalam": "Penutup", "isi": [{"gambar": figure}]},
    )
    field = "bagian_tambahan[0].isi[0].gambar.berkas"

    for name, colour in (("TPS 1.png", "red"), ("TPS 2.png", "blue"), ("TPS 1.png", "red")):
        assert not dropped(office, field, name, _picture(colour))

    (part,) = office.data["bagian_tambahan"]
    assert part["isi"][0]["gambar"]["berkas"] == ["foto/tps-1.png", "foto/tps-2.png"]
    page = office.browser.get(office.address.replace("/ubah", "/isi/tambahan")).text
    assert page.count("tps-1.png") >= 2  # its name, and the picture
    assert f'<textarea id="i:{field}"' in page


def _picture(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_an_empty_table_of_months_is_made_for_its_field(office: Office) -> None:
    answer = office.change(aksi="buat-tabel", bagian="nilai", id="emonev.tabel")
    assert "dibuat" in answer.json()["kabar"]
    name = office.data["emonev"]["tabel"]
    lines = (office.folder / name).read_text().splitlines()
    assert lines[:2] == ["bulan;anggaran;pelaksanaan", "Januari;;"]
    assert len(lines) == 13

    way = {"jenis": "survei_bulanan", "nama_nilai": "Nilai SKM"}
    office.opened.workspace.set(("indikator", 0, "pengukuran"), way)
    office.change(aksi="buat-tabel", bagian="pengukuran", id="indikator[0].pengukuran.tabel")
    name = office.data["indikator"][0]["pengukuran"]["tabel"]
    lines = (office.folder / name).read_text().splitlines()
    assert lines[0].startswith("unsur;Jan;Feb;")
    assert [line.partition(";")[0] for line in lines[-2:]] == ["Nilai SKM", "Responden"]


PROMISES = "perjanjian_kinerja[0].tingkat[2].sasaran[0].indikator"


def promised(office: Office, name: str) -> str:
    """A new promise of that name in the agreement; the field that names what measures it."""
    answer = office.change(aksi="tambah", bagian="perjanjian", id=PROMISES)
    assert answer.status_code == 200, answer.text
    index = office.opened.index("perjanjian")
    assert index is not None
    row = index.list(PROMISES).rows[-1].id
    facts = {"id": f"{row}.nama", "nilai": name, "tadi": ""}
    assert office.change(aksi="isi", bagian="perjanjian", **facts).status_code == 200
    return f"{row}.indikator"


def test_what_was_promised_becomes_an_indicator_by_one_click(office: Office) -> None:
    before = office.data["indikator"]
    field = promised(office, "Persentase paspor yang terbit tepat waktu")
    page = office.browser.page("p", office.opened.key, "isi", "indikator")
    assert "Persentase paspor yang terbit tepat waktu" in office.browser.get(page).text

    answer = office.change(aksi="ukur", bagian="perjanjian", id=field)

    assert answer.status_code == 200, answer.text
    made = office.data["indikator"][-1]
    promise = office.data["perjanjian_kinerja"][0]["tingkat"][2]["sasaran"][0]["indikator"][-1]
    assert promise["indikator"] == made["kode"]
    assert "data-ukur" not in answer.json()["potongan"]["bagian"]
    title = '<span class="nama-butir">Persentase paspor yang terbit tepat waktu</span>'
    assert title in office.browser.get(page).text

    office.change(aksi="urung", bagian="perjanjian")
    assert office.data["indikator"] == before


def test_the_empty_indicator_of_a_new_office_takes_the_first_promise(
    browser: Browser, tmp_path: Path
) -> None:
    """Once nothing names it, it would only stand there and keep every draft from being made."""
    folder = tmp_path / "kpu"
    create_for(
        identity_of({"nama": "KPU Kabupaten Uji", "tahun": 2025, "profil": "lainnya"}), folder
    )
    office = Office(browser, folder)
    row = "perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator"
    pasted(
        office, "perjanjian", row, [["Nilai SAKIP", "", "75"], ["Partisipasi pemilih", "", "77,5"]]
    )

    for number in (0, 1):
        field = f"{row}[{number}].indikator"
        assert office.change(aksi="ukur", bagian="perjanjian", id=field).status_code == 200

    promises = office.data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"][0]["indikator"]
    assert [each["indikator"] for each in promises] == ["ik1", "ik2"]
    assert [each["kode"] for each in office.data["indikator"]] == ["ik1", "ik2"]


@pytest.mark.parametrize("id", ["kantor.nama", f"{PROMISES}[0].indikator", "", "x[9].y"])
def test_nothing_else_becomes_an_indicator(office: Office, id: str) -> None:
    promised(office, "")
    before = (office.folder / "laporan.yaml").read_bytes()
    assert office.change(aksi="ukur", bagian="perjanjian", id=id).status_code == 422
    assert (office.folder / "laporan.yaml").read_bytes() == before
